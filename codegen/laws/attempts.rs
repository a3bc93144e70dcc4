//! What holds for the attempts at any call, whatever the responses are.

use std::hint::black_box;
use std::time::Duration;

use super::errors::{
    Attempts, Diagnosis, Entry, ErrorResponse, Operation, Outcome, Reason, Retry, Step,
};
use super::responses::{body, call, statuses};
use super::{bodies, calls};
use proptest::prelude::*;

/// What comes of an attempt.
#[derive(Clone, Debug)]
enum Happening {
    Response { status: u16, body: String, hint: Option<Duration> },
    Silence { sent: bool },
}

/// Delays of an application.
const DELAYS: &[&[Duration]] = &[
    &[],
    &[Duration::from_secs(1)],
    &[Duration::from_millis(500), Duration::from_secs(2), Duration::from_secs(2)],
    &[Duration::ZERO, Duration::MAX],
    &[Duration::from_secs(7); 9],
];

/// Examples of every entry, pages of gateways, successes and errors that nothing is documented of.
fn responses() -> Vec<(u16, String)> {
    let examples = Entry::ALL.iter().flat_map(Entry::examples);
    let examples = examples.map(|example| (example.status(), example.body().to_owned()));
    let under_success = bodies().into_iter().map(|body| (200, body));
    let odd = [(200, ""), (200, "{}"), (502, "<html>"), (429, ""), (503, "{\"code\":\"?\"}")];
    examples
        .chain(under_success)
        .chain(odd.map(|(status, body)| (status, body.to_owned())))
        .collect()
}

fn happening() -> impl Strategy<Value = Happening> {
    let response = prop_oneof![
        6 => proptest::sample::select(responses()),
        1 => (proptest::sample::select(statuses()), body()),
        1 => (any::<u16>(), body()),
    ];
    let hint = prop_oneof![
        4 => Just(None),
        2 => (0_u64..20_000).prop_map(|it| Some(Duration::from_millis(it))),
        1 => Just(Some(Duration::MAX)),
    ];
    prop_oneof![
        5 => (response, hint).prop_map(|((status, body), hint)| {
            Happening::Response { status, body, hint }
        }),
        1 => any::<bool>().prop_map(|sent| Happening::Silence { sent }),
    ]
}

fn budget() -> impl Strategy<Value = Option<Duration>> {
    prop_oneof![
        Just(None),
        Just(Some(Duration::ZERO)),
        (0_u64..60_000).prop_map(|it| Some(Duration::from_millis(it))),
    ]
}

fn attempts(during: Option<Operation>, most: Option<Duration>, delays: usize) -> Attempts {
    let attempts = during.map_or_else(Attempts::of_unknown_call, Attempts::new);
    let attempts = attempts.with_default_delays(DELAYS[delays]);
    most.map_or(attempts, |most| attempts.with_max_wait(most))
}

/// What an attempt is repeated for: an entry or nothing documented, no response, or another call.
#[derive(Clone, Copy, PartialEq)]
enum Because {
    Response(&'static str),
    Silence,
    Call(Operation),
}

/// What happened so far.
struct History {
    delays: &'static [Duration],
    left: Duration,
    reasons: Vec<Because>,
    is_in_doubt: bool,
}

impl History {
    /// The step after a happening that is repeated after these delays.
    fn wait(&self, because: Because, delays: &[Duration], hint: Duration) -> Step {
        if delays.is_empty() {
            return Step::GiveUp(Reason::Unspecified);
        }
        let mut firsts: Vec<Because> = Vec::new();
        for reason in self.reasons.iter().chain([&because]) {
            if !firsts.contains(reason) {
                firsts.push(*reason);
            }
        }
        let used = self.reasons.iter().filter(|it| **it == because).count();
        match delays.get(used) {
            Some(_) if firsts.len() > 4 => Step::GiveUp(Reason::Exhausted),
            None => Step::GiveUp(Reason::Exhausted),
            Some(delay) if hint.max(*delay) > self.left => Step::GiveUp(Reason::WaitTooLong),
            Some(delay) => Step::Wait(hint.max(*delay)),
        }
    }

    fn after_response(&self, diagnosis: &Diagnosis<'_>, hint: Duration) -> (Because, Step) {
        let because = Because::Response(diagnosis.name());
        let outcome = diagnosis.outcome();
        if outcome.is_in_effect() {
            let by_earlier_attempt = outcome == Outcome::AlreadyInEffect && self.is_in_doubt;
            return (because, Step::Done { by_earlier_attempt });
        }
        match diagnosis.retry() {
            Retry::Never => (because, Step::GiveUp(Reason::Never)),
            Retry::AfterFix => (because, Step::GiveUp(Reason::AfterFix)),
            Retry::AfterCall(_) if self.is_in_doubt => (because, Step::GiveUp(Reason::InDoubt)),
            Retry::AfterCall(first) => {
                let because = Because::Call(first);
                let step = match self.wait(because, &[Duration::ZERO], Duration::ZERO) {
                    Step::Wait(_) => Step::Call(first),
                    other => other,
                };
                (because, step)
            }
            Retry::SameCall(delays) => (because, self.wait(because, delays.as_slice(), hint)),
            _ if outcome == Outcome::Degraded => (because, Step::GiveUp(Reason::Unspecified)),
            _ => (because, self.wait(because, self.delays, hint)),
        }
    }
}

/// The most steps before the last one: four schedules of the longest delays that there are.
fn most_steps(delays: &[Duration]) -> usize {
    let documented = Entry::ALL.iter().flat_map(|entry| {
        calls().map(|call| match call.map_or(entry.retry(), |call| entry.retry_for(call)) {
            Retry::SameCall(delays) => delays.len(),
            _ => 1,
        })
    });
    4 * documented.chain([delays.len(), 1]).max().unwrap_or(1)
}

/// One step of the attempts, from a diagnosis that was made for a call.
fn step(attempts: &mut Attempts, happening: &Happening, made_for: Option<Operation>) -> Step {
    match happening {
        Happening::Silence { sent } => attempts.next_after_silence(*sent),
        Happening::Response { status, body, hint } => {
            let response = ErrorResponse::from_json(*status, body.as_bytes());
            attempts.next(&response.diagnose(made_for), *hint)
        }
    }
}

fn hold(during: Option<Operation>, most: Option<Duration>, delays: usize, all: &[Happening]) {
    let mut attempts = attempts(during, most, delays);
    let delays = DELAYS[delays];
    let mut history = History {
        delays,
        left: most.unwrap_or(Duration::MAX),
        reasons: Vec::new(),
        is_in_doubt: false,
    };
    let most_steps = most_steps(delays);
    for (number, happening) in all.iter().cycle().enumerate() {
        assert!(number <= most_steps, "it has no end: {number} steps");
        let (because, expected, leaves_doubt) = match happening {
            Happening::Silence { sent } => {
                let step = history.wait(Because::Silence, delays, Duration::ZERO);
                (Because::Silence, step, *sent)
            }
            Happening::Response { status, body, hint } => {
                let response = ErrorResponse::from_json(*status, body.as_bytes());
                let diagnosis = response.diagnose(during);
                let (because, step) = history.after_response(&diagnosis, hint.unwrap_or_default());
                (because, step, !matches!(because, Because::Call(_)))
            }
        };
        // Without the call, or with another one, the diagnosis leads to the same step.
        for made_for in calls().filter(|_| during.is_some()) {
            let mut copy = attempts;
            assert_eq!(step(&mut copy, happening, made_for), expected, "{made_for:?}");
        }
        assert_eq!(step(&mut attempts, happening, during), expected, "{happening:?}");
        match expected {
            Step::Wait(wait) => history.left -= wait,
            Step::Call(call) => assert!(!history.reasons.contains(&Because::Call(call))),
            _ => return,
        }
        history.reasons.push(because);
        history.is_in_doubt |= leaves_doubt;
    }
}

proptest! {
    #[test]
    fn any_sequence_is_decided_by_the_rules_and_ends(
        during in call(),
        most in budget(),
        delays in 0..DELAYS.len(),
        all in proptest::collection::vec(happening(), 1..12),
    ) {
        hold(during, most, delays, &all);
    }
}

/// Every pair and triple of a few kinds of responses.
#[test]
fn every_short_sequence_is_decided_by_the_rules_and_ends() {
    let mut few = vec![Happening::Silence { sent: true }, Happening::Silence { sent: false }];
    let mut kinds = Vec::new();
    for during in calls() {
        for (status, body) in responses() {
            let response = ErrorResponse::from_json(status, body.as_bytes());
            let diagnosis = response.diagnose(during);
            let kind = (diagnosis.outcome(), diagnosis.retry(), diagnosis.entry().is_some());
            if kinds.contains(&kind) {
                continue;
            }
            kinds.push(kind);
            few.push(Happening::Response { status, body, hint: None });
        }
    }
    for during in calls() {
        for one in &few {
            for other in &few {
                for third in &few {
                    hold(during, None, 2, &[one.clone(), other.clone(), third.clone()]);
                }
            }
        }
    }
}

const NONE: Attempts = Attempts::of_unknown_call()
    .with_max_wait(Duration::from_secs(60))
    .with_default_delays(&[Duration::from_secs(1)]);

const fn of(call: Operation) -> Attempts {
    Attempts::new(call).with_max_wait(Duration::ZERO).with_default_delays(&[])
}

#[test]
fn attempts_are_constant_and_small() {
    let mut none = NONE;
    assert_eq!(none.next_after_silence(true), Step::Wait(Duration::from_secs(1)));
    for call in Operation::ALL {
        assert_eq!(of(*call).next_after_silence(true), Step::GiveUp(Reason::Unspecified));
    }
    // Four schedules of 24 bytes, the time, the delays, the call and the doubt.
    assert!(size_of::<Attempts>() <= 144, "{}", size_of::<Attempts>());
}

#[test]
fn a_decision_never_allocates() {
    for (status, body) in responses() {
        let response = ErrorResponse::from_json(status, body.as_bytes());
        for during in calls() {
            for made_for in [during, None] {
                let diagnosis = response.diagnose(made_for);
                let mut attempts = attempts(during, None, 2);
                let count = allocation_counter::measure(|| {
                    black_box(attempts.next(black_box(&diagnosis), Some(Duration::from_secs(1))));
                    black_box(attempts.next_after_silence(black_box(true)));
                    black_box(attempts.next(black_box(&diagnosis), None));
                });
                assert_eq!(count.count_total, 0, "{body}");
            }
        }
    }
}
