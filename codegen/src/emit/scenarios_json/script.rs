//! What happens in a scenario, and how it is played to its end.

use super::super::catalog_json::retry;
use super::super::examples;
use super::retry_after::NOW;
use super::{Answer, Exchange, Response, Scenario, Silence, Step};
use crate::attempts::{self, Event, Policy};
use crate::diagnose::{self, Diagnosis, Index, diagnose};
use crate::model::{Catalog, Entry, OperationId};

/// What an application allows that leaves everything to the documentation.
pub(super) const PLAIN: Policy = Policy { max_wait_ms: None, default_delays_ms: &[] };

/// What scenarios are made with.
pub(super) struct Scripts<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) index: Index<'c>,
    /// A status that says no more than that the request failed.
    pub(super) failure: u16,
}

/// What happens to the attempts at a call: the last of it happens again until the end.
pub(super) struct Script {
    /// What happens, after the name of the call.
    pub(super) title: String,
    pub(super) during: Option<OperationId>,
    pub(super) policy: Policy,
    pub(super) happenings: Vec<Happening>,
}

/// What comes of an attempt.
#[derive(Clone, Debug)]
pub(super) enum Happening {
    Response {
        status: u16,
        body: String,
        /// The value of the header `Retry-After`, and what it means in milliseconds.
        retry_after: Option<(String, Option<u64>)>,
    },
    Silence {
        sent: bool,
    },
}

impl Happening {
    pub(super) fn response(status: u16, body: impl Into<String>) -> Self {
        Self::Response { status, body: body.into(), retry_after: None }
    }

    /// The same with a header `Retry-After`, which means so many milliseconds.
    pub(super) fn asking(self, value: impl Into<String>, milliseconds: Option<u64>) -> Self {
        match self {
            Self::Response { status, body, .. } => {
                Self::Response { status, body, retry_after: Some((value.into(), milliseconds)) }
            }
            Self::Silence { .. } => self,
        }
    }

    /// The same with a header that asks for a number of seconds.
    pub(super) fn asking_seconds(self, seconds: u64) -> Self {
        self.asking(seconds.to_string(), Some(seconds * 1000))
    }
}

impl<'c> Scripts<'c> {
    pub(super) fn of(catalog: &'c Catalog) -> Self {
        let index = Index::of(catalog);
        let failure = examples::failure(&index);
        Self { catalog, index, failure }
    }

    /// The examples of every entry as the response to each attempt at a call.
    pub(super) fn of_every_entry(&self, during: Option<OperationId>) -> Vec<Script> {
        self.catalog.entries.iter().flat_map(|entry| self.of_entry(entry, during)).collect()
    }

    fn of_entry(&self, entry: &Entry, during: Option<OperationId>) -> Vec<Script> {
        let mut examples = examples::of(self.catalog, self.failure, entry);
        // Of an unknown call the first one says what each of the others says.
        match during {
            None => examples.truncate(1),
            Some(_) => examples.retain(|it| it.during.is_none() || it.during == during),
        }
        let calls = entry.scope.operations();
        if during.is_some_and(|call| !calls.is_empty() && !calls.contains(&call)) {
            examples.clear();
        }
        let name = entry.name.as_str();
        let scripts = examples.into_iter().enumerate().map(|(at, example)| Script {
            title: if at == 0 { name.to_owned() } else { format!("{name}, example {}", at + 1) },
            during,
            policy: PLAIN,
            happenings: vec![Happening::response(example.status, example.body)],
        });
        scripts.collect()
    }

    /// A script with the step after each happening; `None` if not all of it happens.
    pub(super) fn play<'s>(&'s self, script: &'s Script) -> Option<Scenario<'s>> {
        let mut earlier = Vec::new();
        let mut exchanges = Vec::new();
        let mut rest = script.happenings.iter();
        let mut happening = rest.next()?;
        loop {
            let event = self.event(script.during, happening);
            let step = attempts::step(&script.policy, &earlier, &event);
            exchanges.push(self.exchange(happening, &event, step));
            if matches!(step, attempts::Step::Done { .. } | attempts::Step::GiveUp(_)) {
                break;
            }
            earlier.push((event, step));
            happening = rest.next().unwrap_or(happening);
        }
        let call = script.during.map(|call| self.call(call));
        let Policy { max_wait_ms, default_delays_ms } = script.policy;
        let is_complete = rest.next().is_none();
        is_complete.then(|| Scenario {
            name: format!("{}: {}", call.unwrap_or("unknown call"), script.title),
            call,
            max_wait_ms,
            default_delays_ms,
            now: NOW,
            exchanges,
        })
    }

    pub(super) fn diagnose(
        &self,
        during: Option<OperationId>,
        status: u16,
        body: &str,
    ) -> Diagnosis<'c> {
        let response = diagnose::Response::read(status, body, &self.index);
        diagnose(&self.index, &response, during)
    }

    fn event(&self, during: Option<OperationId>, happening: &Happening) -> Event<'c> {
        match happening {
            Happening::Response { status, body, retry_after } => Event::Response {
                diagnosis: self.diagnose(during, *status, body),
                retry_after_ms: retry_after.as_ref().and_then(|(_, milliseconds)| *milliseconds),
            },
            Happening::Silence { sent } => Event::Silence { sent: *sent },
        }
    }

    fn exchange<'s>(
        &'s self,
        happening: &'s Happening,
        event: &Event<'s>,
        step: attempts::Step,
    ) -> Exchange<'s> {
        let step = self.shown(step);
        match (happening, event) {
            (
                Happening::Response { status, body, retry_after },
                Event::Response { diagnosis, retry_after_ms },
            ) => {
                let kind = match body.chars().next() {
                    None => None,
                    Some('{') => Some("application/json"),
                    Some(_) => Some("text/html"),
                };
                let retry_after = retry_after.as_ref().map(|(value, _)| value.as_str());
                let headers = [("content-type", kind), ("retry-after", retry_after)];
                let headers = headers.into_iter().filter_map(|(name, it)| Some((name, it?)));
                let (status, body) = (*status, body.as_str());
                Exchange::Response {
                    response: Response { status, headers: headers.collect(), body },
                    diagnosis: Answer {
                        name: diagnosis.cause.name(),
                        outcome: diagnosis.outcome,
                        retry: retry(self.catalog, diagnosis.retry),
                    },
                    retry_after_ms: *retry_after_ms,
                    step,
                }
            }
            (_, Event::Silence { sent }) => {
                Exchange::Silence { silence: Silence { sent: *sent }, step }
            }
            (Happening::Silence { .. }, Event::Response { .. }) => {
                unreachable!("the event is that of the happening")
            }
        }
    }

    fn shown(&self, step: attempts::Step) -> Step<'_> {
        match step {
            attempts::Step::Done { by_earlier_attempt } => Step::Done { by_earlier_attempt },
            attempts::Step::Wait(wait_ms) => Step::Wait { wait_ms },
            attempts::Step::Call(call) => Step::Call { call: self.call(call) },
            attempts::Step::GiveUp(reason) => Step::GiveUp { reason },
        }
    }

    fn call(&self, call: OperationId) -> &str {
        self.catalog.operation(call).name.as_str()
    }
}
