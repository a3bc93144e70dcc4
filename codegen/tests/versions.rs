//! Which version a change needs.

use codegen::diff::{Bump, Verdict, Version};

fn verdict(bump: Bump, before: &str, after: &str) -> Verdict {
    let version = |text: &str| Some(Version::parse(text).expect("a version"));
    Verdict { bump, before: version(before), after: version(after) }
}

#[test]
fn a_bump_leads_to_the_next_release() {
    for (bump, before, next) in [
        (Bump::None, "1.2.3", "1.2.3"),
        (Bump::Patch, "1.2.3", "1.2.4"),
        (Bump::Minor, "1.2.3", "1.3.0"),
        (Bump::Major, "1.2.3+x", "2.0.0"),
        (Bump::None, "0.2.0-rc.1", "0.2.0-rc.1"),
        (Bump::Patch, "0.1.1-rc.1", "0.1.1"),
        (Bump::Minor, "0.1.1-rc.1", "0.2.0"),
        (Bump::Patch, "0.2.0-rc.1", "0.2.0"),
        (Bump::Minor, "0.2.0-rc.1", "0.2.0"),
        (Bump::Major, "1.1.0-rc.1", "2.0.0"),
        (Bump::Major, "2.0.0-rc.1", "2.0.0"),
    ] {
        let next_of = verdict(bump, before, before).next().expect("a version");
        assert_eq!(next_of.to_string(), next, "{bump} from {before}");
    }
}

#[test]
fn a_verdict_is_met_by_a_version_that_is_high_enough() {
    let met = [
        (Bump::None, "0.1.0", "0.1.0"),
        (Bump::None, "0.2.0-rc.1", "0.2.0-rc.1"),
        (Bump::None, "0.2.0-rc.1", "0.2.0"),
        (Bump::None, "0.1.0+a", "0.1.0+b"),
        (Bump::Patch, "0.1.0", "0.1.1"),
        (Bump::Patch, "0.1.0", "0.1.1-rc.1"),
        (Bump::Patch, "0.1.0", "0.2.0-rc.1"),
        (Bump::Minor, "0.1.7", "0.2.0"),
        (Bump::Minor, "0.1.7", "1.0.0"),
        (Bump::Minor, "0.1.0", "0.2.0-rc.1"),
        (Bump::Minor, "0.2.0-rc.1", "0.2.0-rc.2"),
        (Bump::Minor, "0.2.0-rc.1", "0.2.0"),
        (Bump::Minor, "0.1.1-rc.1", "0.2.0-rc.1"),
        (Bump::Major, "1.2.3", "2.0.0-alpha"),
    ];
    for (bump, before, after) in met {
        assert!(verdict(bump, before, after).is_met(), "{bump} from {before} to {after}");
    }
    let unmet = [
        (Bump::None, "0.2.0", "0.1.0"),
        (Bump::None, "0.2.0", "0.2.0-rc.1"),
        (Bump::Patch, "0.1.0", "0.1.0"),
        (Bump::Patch, "0.1.0", "0.1.0+build"),
        (Bump::Patch, "0.1.0", "0.0.9"),
        (Bump::Minor, "0.1.7", "0.1.8"),
        (Bump::Minor, "0.1.0", "0.1.1-rc.1"),
        (Bump::Minor, "0.2.0-rc.1", "0.2.0-rc.1"),
        (Bump::Minor, "0.2.0-rc.2", "0.2.0-rc.1"),
        (Bump::Minor, "0.1.1-rc.1", "0.1.1"),
        (Bump::Major, "1.1.0-rc.1", "1.1.0"),
    ];
    for (bump, before, after) in unmet {
        assert!(!verdict(bump, before, after).is_met(), "{bump} from {before} to {after}");
    }
}

#[test]
fn an_entry_is_gone_since_a_version_of_the_change() {
    for (before, after, since, can) in [
        ("0.1.0", "0.2.0", "0.1.0", false),
        ("0.1.0", "0.2.0", "0.1.1", true),
        ("0.1.0", "0.2.0", "0.2.0-rc.1", true),
        ("0.1.0", "0.2.0", "0.2.0", true),
        ("0.1.0", "0.2.0", "0.2.1-rc.1", false),
        ("0.1.0", "0.2.0-rc.1", "0.2.0", true),
        ("0.2.0-rc.1", "0.2.0-rc.2", "0.2.0-rc.1", false),
        ("0.2.0-rc.1", "0.2.0-rc.2", "0.2.0", true),
    ] {
        let verdict = verdict(Bump::Minor, before, after);
        let since = Version::parse(since).expect("a version");
        assert_eq!(verdict.can_leave_out(&since), can, "{before} -> {after}: {since}");
    }
}

#[test]
fn a_version_that_is_not_known_is_not_checked() {
    let known = Version::parse("0.1.0").ok();
    for (before, after) in [(None, known.clone()), (known, None), (None, None)] {
        let verdict = Verdict { bump: Bump::Major, before, after };
        assert!(verdict.is_met() && !verdict.is_lowered());
    }
}
