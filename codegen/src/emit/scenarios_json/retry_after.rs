//! Values of the header `Retry-After`.

use super::kit::Kit;
use super::mixtures::DELAYS;
use super::script::Script;
use crate::attempts::Policy;

/// When every scenario takes place: 6 November 1994, 08:49:37, in seconds since 1970.
pub(super) const NOW: u64 = 784_111_777;

/// The longest wait of the format: the largest whole number that every reader of JSON has exactly.
const LONGEST: u64 = (1 << 53) - 1;

/// What each value asks for in milliseconds at that time.
const VALUES: &[(&str, &str, Option<u64>)] = &[
    ("nothing to wait", "0", Some(0)),
    ("seconds", "5", Some(5_000)),
    ("seconds with zeros before them", "0005", Some(5_000)),
    ("seconds with white space around them", " 5\t", Some(5_000)),
    ("a day", "86400", Some(86_400_000)),
    ("more seconds than any clock has", "99999999999999999999999", Some(LONGEST)),
    ("a negative number", "-1", None),
    ("a fraction", "1.5", None),
    ("a number with a plus", "+5", None),
    ("a number with a unit", "5s", None),
    ("two numbers", "5, 6", None),
    ("an empty value", "", None),
    ("a word", "soon", None),
    ("a date", "Sun, 06 Nov 1994 08:49:42 GMT", Some(5_000)),
    ("a date with two digits for the year", "Sunday, 06-Nov-94 08:49:42 GMT", Some(5_000)),
    ("a date of asctime", "Sun Nov  6 08:49:42 1994", Some(5_000)),
    (
        "a date of asctime with two digits for the day",
        "Tue Nov 15 08:49:37 1994",
        Some(777_600_000),
    ),
    ("this very second", "Sun, 06 Nov 1994 08:49:37 GMT", Some(0)),
    ("a date in the past", "Sun, 06 Nov 1994 08:49:07 GMT", Some(0)),
    ("a date before 1970", "Wed, 31 Dec 1969 23:59:59 GMT", Some(0)),
    ("a leap second", "Sat, 31 Dec 1994 23:59:60 GMT", Some(4_806_623_000)),
    ("29 February", "Thu, 29 Feb 1996 00:00:00 GMT", Some(41_440_223_000)),
    ("29 February of a year that has none", "Wed, 29 Feb 1995 00:00:00 GMT", None),
    ("31 February", "Fri, 31 Feb 1995 00:00:00 GMT", None),
    ("an hour that no day has", "Sun, 06 Nov 1994 24:00:00 GMT", None),
    ("a date in another time zone", "Sun, 06 Nov 1994 08:49:42 PST", None),
    ("a date without a time", "Sun, 06 Nov 1994", None),
    ("two digits for 50 years ahead", "Sunday, 06-Nov-44 08:49:37 GMT", Some(1_577_923_200_000)),
    ("two digits for more than 50 years ahead", "Sunday, 06-Nov-44 08:49:38 GMT", Some(0)),
    ("the last date", "Fri, 31 Dec 9999 23:59:59 GMT", Some(252_618_189_022_000)),
];

/// Each value, as what a response asks for about whose retry nothing is documented.
pub(super) fn scripts(kits: &[Kit<'_, '_>]) -> Vec<Script> {
    let policy = Policy { max_wait_ms: Some(2_000_000_000_000), default_delays_ms: DELAYS };
    let Some(kit) = kits.last() else { return Vec::new() };
    let Some(response) = kit.undocumented() else { return Vec::new() };
    let script = |(what, value, milliseconds): &(&str, &str, Option<u64>)| Script {
        title: format!("Retry-After: {what}"),
        during: kit.during,
        policy,
        happenings: vec![response.clone().asking(*value, *milliseconds)],
    };
    VALUES.iter().map(script).collect()
}
