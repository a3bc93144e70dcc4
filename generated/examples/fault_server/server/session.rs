//! A session: a script, the tokens and tasks, and what happened.

use agora_stt_errors::{Operation, Term};

use super::accounting::{Accounting, Served};
use super::answer::{Answer, Kind};
use super::reply::{Reply, reply};
use super::request::Request;
use super::script::Script;
use super::state::{End, State, Subject};

#[derive(Debug, Default)]
pub(super) struct Session {
    script: Script,
    state: State,
    served: Vec<Served>,
}

impl Session {
    pub(super) fn new(script: Script) -> Self {
        Self { script, ..Self::default() }
    }

    /// Answers a call: as asked, else by the script.
    pub(super) fn answer(
        &mut self,
        call: Operation,
        request: &Request,
        asked: Option<Answer>,
    ) -> Reply {
        let answer = asked.or_else(|| self.script.next(call)).unwrap_or(Answer::new(Kind::Ok));
        let subject = Subject {
            token: request.term(Term::TokenName, |segment| self.state.has_token(segment)),
            task: request.term(Term::TaskId, |segment| self.state.has_task(segment)),
        };
        let end = answer.has_effect().then(|| self.state.make(call, &subject));
        if let Kind::Entry(entry) = answer.kind {
            self.state.answered(call, subject.token.as_deref(), entry);
        }
        let shown = match (answer.kind, &end) {
            (Kind::Ok, Some(End::Refusal(entry, _))) => entry.name().to_owned(),
            _ => answer.to_string(),
        };
        let had_effect = call != Operation::Query && matches!(end, Some(End::Success(_)));
        self.served.push(Served { call, token: subject.token, answer: shown, had_effect });
        reply(call, &answer, end.as_ref())
    }

    pub(super) fn accounting(&self) -> Accounting {
        let running = self.state.started().filter(|(_, is_running)| *is_running);
        Accounting {
            requests: self.served.clone(),
            unused: self.script.left(),
            started: self.state.started().map(|(id, _)| id.to_owned()).collect(),
            running: running.map(|(id, _)| id.to_owned()).collect(),
        }
    }
}
