//! Different responses to the attempts at one call, wherever a catalog has what they need.

use super::kit::Kit;
use super::script::{Happening, PLAIN, Script};
use crate::attempts::Policy;
use crate::model::Outcome;

/// An application's own delays.
pub(super) const DELAYS: &[u64] = &[1_000, 2_000];

/// What happens, made from the responses to a call; `None` if it has not all of them.
type Mixture = fn(&Kit<'_, '_>) -> Option<Vec<Happening>>;

const WITH_DELAYS: Policy = Policy { max_wait_ms: None, default_delays_ms: DELAYS };

const SENT: Happening = Happening::Silence { sent: true };

const NOT_SENT: Happening = Happening::Silence { sent: false };

const fn within(milliseconds: u64) -> Policy {
    Policy { max_wait_ms: Some(milliseconds), ..WITH_DELAYS }
}

/// What an effect or its lack does to what comes later.
const EFFECTS: &[(&str, Policy, Mixture)] = &[
    ("a retry, then success", PLAIN, |kit| Some(vec![kit.same_call(0)?, kit.success()?])),
    ("a retry, then in effect already", PLAIN, |kit| {
        Some(vec![kit.same_call(0)?, kit.already_in_effect()?])
    }),
    ("a retry, then another call", PLAIN, |kit| Some(vec![kit.same_call(0)?, kit.after_call(0)?])),
    ("a retry, then never", PLAIN, |kit| Some(vec![kit.same_call(0)?, kit.never()?])),
    ("a retry, then something to fix", PLAIN, |kit| {
        Some(vec![kit.same_call(0)?, kit.after_fix()?])
    }),
    ("another call, then success", PLAIN, |kit| Some(vec![kit.after_call(0)?, kit.success()?])),
    ("another call, then in effect already", PLAIN, |kit| {
        Some(vec![kit.after_call(0)?, kit.already_in_effect()?])
    }),
    ("another call, then the same again", PLAIN, |kit| {
        Some(vec![kit.after_call(0)?, kit.after_call(0)?])
    }),
    ("another call for two reasons", PLAIN, |kit| {
        Some(vec![kit.after_call(0)?, kit.after_call(1)?])
    }),
    ("another call, then retries until the end", PLAIN, |kit| {
        Some(vec![kit.after_call(0)?, kit.same_call(0)?])
    }),
    ("another call, a retry, then another call", PLAIN, |kit| {
        Some(vec![kit.after_call(0)?, kit.same_call(0)?, kit.after_call(0)?])
    }),
    ("an undocumented error, then in effect already", WITH_DELAYS, |kit| {
        Some(vec![kit.undocumented()?, kit.already_in_effect()?])
    }),
    ("an undocumented error, then another call", WITH_DELAYS, |kit| {
        Some(vec![kit.undocumented()?, kit.after_call(0)?])
    }),
    ("no response, then success", WITH_DELAYS, |kit| Some(vec![SENT, kit.success()?])),
    ("no response, then in effect already", WITH_DELAYS, |kit| {
        Some(vec![SENT, kit.already_in_effect()?])
    }),
    ("no response, then another call", WITH_DELAYS, |kit| Some(vec![SENT, kit.after_call(0)?])),
    ("no response and no connection, then another call", WITH_DELAYS, |kit| {
        Some(vec![SENT, NOT_SENT, kit.after_call(0)?])
    }),
    ("no connection, then in effect already", WITH_DELAYS, |kit| {
        Some(vec![NOT_SENT, kit.already_in_effect()?])
    }),
    ("no connection, then another call", WITH_DELAYS, |kit| {
        Some(vec![NOT_SENT, kit.after_call(0)?])
    }),
];

/// How long is waited, and how often.
const SCHEDULES: &[(&str, Policy, Mixture)] = &[
    ("documented delays before the application's", WITH_DELAYS, |kit| {
        Some(vec![kit.same_call(0)?])
    }),
    ("the application's delays for a documented error", WITH_DELAYS, |kit| {
        Some(vec![kit.unspecified(0)?])
    }),
    ("the application's delays for an undocumented error", WITH_DELAYS, |kit| {
        Some(vec![kit.undocumented()?])
    }),
    ("an undocumented error without delays", PLAIN, |kit| Some(vec![kit.undocumented()?])),
    ("two documented retries in turn", PLAIN, |kit| {
        let (one, other) = (kit.same_call(0)?, kit.same_call(1)?);
        Some(vec![one.clone(), other.clone(), one, other])
    }),
    ("a documented and an undocumented retry in turn", WITH_DELAYS, |kit| {
        let (one, other) = (kit.same_call(0)?, kit.undocumented()?);
        Some(vec![one, other.clone(), other.clone(), other])
    }),
    ("errors and no responses in turn", WITH_DELAYS, |kit| {
        let error = kit.undocumented()?;
        Some(vec![error.clone(), SENT, error.clone(), SENT, error])
    }),
    ("four different reasons in turn", WITH_DELAYS, |kit| {
        let four = vec![kit.unspecified(0)?, kit.unspecified(1)?, kit.undocumented()?, SENT];
        Some([four.clone(), four.clone(), four[..1].to_vec()].concat())
    }),
    ("five different reasons", WITH_DELAYS, |kit| {
        let four = vec![kit.unspecified(0)?, kit.unspecified(1)?, kit.undocumented()?, SENT];
        Some([four, vec![kit.same_call(0)?]].concat())
    }),
    ("another call and four different reasons", WITH_DELAYS, |kit| {
        let four = vec![kit.unspecified(0)?, kit.undocumented()?, SENT, kit.same_call(0)?];
        Some([vec![kit.after_call(0)?], four].concat())
    }),
    ("no response", WITH_DELAYS, |_| Some(vec![SENT])),
    ("no response without delays", PLAIN, |_| Some(vec![SENT])),
    ("no connection", WITH_DELAYS, |_| Some(vec![NOT_SENT])),
    ("no connection without delays", PLAIN, |_| Some(vec![NOT_SENT])),
    ("less to wait than the documented delay", PLAIN, |kit| {
        Some(vec![kit.same_call(0)?.asking_seconds((kit.first_delay()? - 1) / 1_000)])
    }),
    ("more to wait than the documented delay", PLAIN, |kit| {
        Some(vec![kit.same_call(0)?.asking_seconds(kit.first_delay()? / 1_000 + 1)])
    }),
    ("more to wait for the first retry alone", PLAIN, |kit| {
        Some(vec![kit.same_call(0)?.asking_seconds(86_400), kit.same_call(0)?])
    }),
    ("as much to wait as there is time", within(60_000), |kit| {
        Some(vec![kit.undocumented()?.asking_seconds(60)])
    }),
    ("more to wait than there is time", within(59_999), |kit| {
        Some(vec![kit.undocumented()?.asking_seconds(60)])
    }),
    ("waits that use up the time", within(2_999), |kit| Some(vec![kit.undocumented()?])),
    ("waits that just fit", within(3_000), |kit| Some(vec![kit.undocumented()?])),
    ("waits for different reasons that use up the time", within(2_999), |kit| {
        Some(vec![kit.undocumented()?, SENT, kit.undocumented()?])
    }),
    ("no time to wait", within(0), |kit| Some(vec![kit.undocumented()?])),
    ("no time to wait, and another call", within(0), |kit| Some(vec![kit.after_call(0)?])),
    ("a wait that is asked for, without delays", PLAIN, |kit| {
        Some(vec![kit.undocumented()?.asking_seconds(5)])
    }),
    ("a wait that is asked for, and never", WITH_DELAYS, |kit| {
        Some(vec![kit.never()?.asking_seconds(5)])
    }),
    ("a wait that is asked for, and another call", WITH_DELAYS, |kit| {
        Some(vec![kit.after_call(0)?.asking_seconds(5)])
    }),
];

/// Responses that are not what they seem.
const ODD: &[(&str, Policy, Mixture)] = &[
    ("a page of a gateway", WITH_DELAYS, |kit| Some(vec![kit.foreign(Outcome::Failed)?])),
    ("a page of a gateway without delays", PLAIN, |kit| Some(vec![kit.foreign(Outcome::Failed)?])),
    ("a page of a gateway under a success", WITH_DELAYS, |kit| {
        Some(vec![kit.foreign(Outcome::Success)?])
    }),
    ("a page of a gateway under what is in effect already", WITH_DELAYS, |kit| {
        Some(vec![kit.foreign(Outcome::AlreadyInEffect)?])
    }),
    ("an error under a success", WITH_DELAYS, |kit| Some(vec![kit.error_under_success()?])),
    ("an error under a success without delays", PLAIN, |kit| {
        Some(vec![kit.error_under_success()?])
    }),
    ("an error, then the same under a success", WITH_DELAYS, |kit| {
        Some(vec![kit.same_call(0)?, kit.error_under_success()?])
    }),
    ("a success that lacks what the call returns", WITH_DELAYS, |kit| {
        Some(vec![kit.incomplete()?])
    }),
    ("an effect in part", WITH_DELAYS, |kit| Some(vec![kit.degraded()?])),
];

/// Each mixture, during the first call that has what it needs; during an unknown one if none does.
pub(super) fn scripts(kits: &[Kit<'_, '_>]) -> impl Iterator<Item = Script> {
    let (unknown, known) = kits.split_at(1);
    [EFFECTS, SCHEDULES, ODD].into_iter().flatten().filter_map(move |(title, policy, mixture)| {
        let mut kits = known.iter().chain(unknown);
        let (during, happenings) = kits.find_map(|kit| Some((kit.during, mixture(kit)?)))?;
        Some(Script { title: (*title).to_owned(), during, policy: *policy, happenings })
    })
}
