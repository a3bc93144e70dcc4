use core::time::Duration;

use crate::{Diagnosis, Entry, Operation, Outcome, Reason, Retry, Step};

/// The most reasons to retry that have a schedule each.
const MOST_SCHEDULES: usize = 4;

/// The attempts at one call: what to do after each response to it.
///
/// It keeps count and decides; it has no clock, and sends nothing. Every sequence of responses comes to
/// an end: each error has a schedule of delays of its own, which is used once, another call is made
/// once, and at the fifth different reason to retry there is no further attempt.
///
/// ```
/// use std::time::Duration;
///
/// use CRATE::{Attempts, ErrorResponse, Operation, Step};
///
/// /// Sends a call until it is in effect; whether it is.
/// fn send(call: Operation, mut status_of: impl FnMut(Operation) -> u16) -> bool {
///     let mut attempts = Attempts::new(call).with_max_wait(Duration::from_secs(60));
///     loop {
///         let response = ErrorResponse::new(status_of(call));
///         match attempts.next(&response.diagnose(Some(call)), None) {
///             Step::Done { .. } => return true,
///             Step::Wait(delay) => std::thread::sleep(delay),
///             Step::Call(first) => drop(status_of(first)),
///             _ => return false,
///         }
///     }
/// }
/// # for call in Operation::ALL {
/// #     assert!(!send(*call, |_| 999));
/// # }
/// ```
#[doc(alias = "backoff")]
#[doc(alias = "retry")]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempts {
    during: Option<Operation>,
    wait_left: Duration,
    default_delays: &'static [Duration],
    schedules: [Option<Schedule>; MOST_SCHEDULES],
    is_in_doubt: bool,
}

/// How many delays of a schedule are used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Schedule {
    after: After,
    used: usize,
}

/// What a schedule is for.
#[derive(Clone, Copy, Debug)]
enum After {
    /// A response, by its entry; `None` for anything undocumented.
    Response(Option<&'static Entry>),
    /// No response.
    Silence,
    /// Another call, which is made first.
    Call(Operation),
}

/// Entries are the rows of one table: the same one is at the same address.
impl PartialEq for After {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Response(Some(one)), Self::Response(Some(other))) => core::ptr::eq(*one, *other),
            (Self::Response(one), Self::Response(other)) => one.is_none() && other.is_none(),
            (Self::Silence, Self::Silence) => true,
            (Self::Call(one), Self::Call(other)) => one == other,
            _ => false,
        }
    }
}

impl Eq for After {}

impl Attempts {
    /// Attempts at a call. They wait as long as it takes, and only where a delay is documented.
    #[must_use]
    pub const fn new(during: Operation) -> Self {
        Self { during: Some(during), ..Self::of_unknown_call() }
    }

    /// The same where the call is not known, or the API has only one: only what holds for every call
    /// is retried.
    #[must_use]
    pub const fn of_unknown_call() -> Self {
        Self {
            during: None,
            wait_left: Duration::MAX,
            default_delays: &[],
            schedules: [None; MOST_SCHEDULES],
            is_in_doubt: false,
        }
    }

    /// The same, with at most this much time for all waits together, such as what is left before a
    /// deadline. Set it wherever a server is believed that says when to retry: it can say any time.
    #[must_use]
    pub const fn with_max_wait(self, total: Duration) -> Self {
        Self { wait_left: total, ..self }
    }

    /// The same, with the application's own delays for errors about whose retry the documentation says
    /// nothing, and for no response at all. It is for the application to know that the call may be
    /// repeated.
    #[must_use]
    pub const fn with_default_delays(self, delays: &'static [Duration]) -> Self {
        Self { default_delays: delays, ..self }
    }

    /// Whether an attempt so far may have had its effect although no response says so: it was not
    /// answered, or is worth repeating. Then do not begin again with another call, such as one for a new
    /// token, which could do it twice: find out first, or send the same request again.
    #[must_use]
    pub const fn is_in_doubt(&self) -> bool {
        self.is_in_doubt
    }

    /// What to do after a response to the call. `retry_after` is how long the server asks to wait, as
    /// [`retry_after`](crate::retry_after) reads it; the wait is never shorter than that, nor than the
    /// documented delay.
    #[must_use = "the step is to be taken"]
    pub fn next(&mut self, diagnosis: &Diagnosis<'_>, retry_after: Option<Duration>) -> Step {
        let answer = match self.during {
            Some(_) if self.during != diagnosis.during() => {
                *diagnosis.response().diagnose(self.during)
            }
            _ => **diagnosis,
        };
        let outcome = answer.outcome();
        if outcome.is_in_effect() {
            let was_in_effect = outcome == Outcome::AlreadyInEffect;
            return Step::Done { by_earlier_attempt: was_in_effect && self.is_in_doubt };
        }
        let delays = match answer.retry() {
            Retry::Never => return Step::GiveUp(Reason::Never),
            Retry::AfterFix => return Step::GiveUp(Reason::AfterFix),
            Retry::AfterCall(first) => return self.call(first),
            Retry::SameCall(delays) => delays.as_slice(),
            // What was carried out in part is not sent again without advice.
            Retry::Unspecified if outcome == Outcome::Degraded => &[],
            Retry::Unspecified => self.default_delays,
        };
        self.is_in_doubt = true;
        self.wait(After::Response(answer.entry()), delays, retry_after.unwrap_or_default())
    }

    /// What to do if no response came, such as after a timeout or a reset. `sent` is false if the
    /// request cannot have reached the server, because there was no connection.
    #[must_use = "the step is to be taken"]
    pub fn next_after_silence(&mut self, sent: bool) -> Step {
        self.is_in_doubt |= sent;
        self.wait(After::Silence, self.default_delays, Duration::ZERO)
    }

    /// Another call could make an attempt whose effect is in doubt have its effect twice.
    fn call(&mut self, first: Operation) -> Step {
        if self.is_in_doubt {
            return Step::GiveUp(Reason::InDoubt);
        }
        match self.used(After::Call(first)) {
            Some(used @ 0) => {
                *used = 1;
                Step::Call(first)
            }
            _ => Step::GiveUp(Reason::Exhausted),
        }
    }

    fn wait(&mut self, after: After, delays: &[Duration], at_least: Duration) -> Step {
        if delays.is_empty() {
            return Step::GiveUp(Reason::Unspecified);
        }
        let wait_left = self.wait_left;
        let Some(used) = self.used(after) else { return Step::GiveUp(Reason::Exhausted) };
        let Some(delay) = delays.get(*used) else { return Step::GiveUp(Reason::Exhausted) };
        let wait = at_least.max(*delay);
        let Some(left) = wait_left.checked_sub(wait) else {
            return Step::GiveUp(Reason::WaitTooLong);
        };
        *used += 1;
        self.wait_left = left;
        Step::Wait(wait)
    }

    /// The count of a schedule; `None` if there is no room for another one.
    fn used(&mut self, after: After) -> Option<&mut usize> {
        let is_it = |one: &&mut Option<Schedule>| one.is_none_or(|one| one.after == after);
        let schedule = self.schedules.iter_mut().find(is_it)?;
        Some(&mut schedule.get_or_insert(Schedule { after, used: 0 }).used)
    }
}
