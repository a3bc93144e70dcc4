//! What a response means, for people and for programs.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Cause, Certainty, Index, Response, advice, diagnose};
use crate::diagnostic::{list, near_miss};
use crate::model::{
    Actor, Basis, Catalog, Delay, Entry, HttpStatus, OperationId, Outcome, Section,
};

/// The answer to a response. As JSON it has the fields of a `Diagnosis` of a generated crate, in their
/// order, and no text of the response either.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer<'c> {
    /// The name of the entry, or `undocumented`.
    pub name: &'c str,
    /// The section of the entry; `None` if nothing is documented.
    pub section: Option<Section>,
    /// The key of the entry as the wire has it, a template as the catalog has it.
    pub wire: Option<String>,
    /// The call that was answered, if it is known.
    pub operation: Option<&'c str>,
    /// The HTTP status of the response.
    pub status: u16,
    /// How sure it is which meaning of the entry applies.
    pub certainty: Certainty,
    /// The error for the attribute `error.type` of OpenTelemetry; `None` if the request is in effect.
    pub error_type: Option<&'c str>,
    /// What happened, in a sentence without a full stop.
    pub summary: &'c str,
    /// What became of the request.
    pub outcome: Outcome,
    /// The strategy of the retry, such as `same_call`.
    pub retry: &'static str,
    /// The delays before each retry of the same call, in milliseconds.
    #[serde(serialize_with = "milliseconds")]
    pub delays_ms: &'c [Delay],
    /// The call to make first.
    pub call: Option<&'c str>,
    /// What the retry rests on; `None` exactly if it is unspecified.
    pub basis: Option<Basis>,
    /// Who can fix the cause.
    pub actor: Actor,
    /// What to do, in a sentence without a full stop.
    pub action: &'c str,
    /// The name of the entry that was overruled, where message and code differ.
    pub conflict: Option<&'c str>,
    /// The name of the HTTP status, where it means success and the body has an error.
    pub anomaly: Option<&'c str>,
    /// The terms that the call returns and a success lacks.
    pub missing: Vec<&'c str>,
    /// The page of the documentation.
    pub docs: &'c str,
    /// Whether retry, summary and action are those of the entry, and not those for anything undocumented.
    #[serde(skip)]
    pub is_of_entry: bool,
}

fn milliseconds<S: Serializer>(delays: &&[Delay], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(delays.iter().map(|delay| delay.milliseconds()))
}

/// Whether and how to retry, in the words of a generated crate: `retry the same call after 3 s, then 6 s`.
impl fmt::Display for Answer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.retry, self.call) {
            ("never", _) => f.write_str("do not retry"),
            ("after_fix", _) => f.write_str("do not retry before the cause is fixed"),
            (_, Some(call)) => write!(f, "retry after {call}"),
            _ if self.delays_ms.is_empty() => {
                f.write_str("the documentation does not say whether to retry")
            }
            _ => {
                let delays: Vec<_> = self.delays_ms.iter().map(ToString::to_string).collect();
                write!(f, "retry the same call after {}", delays.join(", then "))
            }
        }
    }
}

/// Why a response cannot be diagnosed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QuestionError {
    /// What is wrong: lower case, without a full stop.
    pub message: String,
    /// What is possible.
    pub help: String,
}

impl Catalog {
    /// What a response means: the answer to a call, or to an unknown one, by its HTTP status and its body.
    ///
    /// A generated crate reads a body in the same way, and repairs one more thing: after an escape
    /// that JSON does not know, such as `\q`, the rest of the body is not read here.
    ///
    /// # Errors
    ///
    /// The catalog has no such call, or there is no such HTTP status.
    pub fn diagnose(
        &self,
        call: Option<&str>,
        status: &str,
        body: &[u8],
    ) -> Result<Answer<'_>, QuestionError> {
        let during = call.map(|call| self.call(call)).transpose()?;
        let status = self.status(status)?;
        let index = Index::of(self);
        let response = Response::read(status, &String::from_utf8_lossy(body), &index);
        Ok(self.answer(&index, &response, during))
    }

    fn call(&self, name: &str) -> Result<OperationId, QuestionError> {
        let names: Vec<_> = self.operations.iter().map(|it| it.name.as_str()).collect();
        match names.iter().position(|it| *it == name) {
            Some(index) => Ok(OperationId(index)),
            None => Err(unknown(format!("there is no call `{name}`"), name, "calls", &names)),
        }
    }

    fn status(&self, text: &str) -> Result<u16, QuestionError> {
        let number = text.parse().ok().and_then(|number| HttpStatus::parse(number).ok());
        number.map(HttpStatus::get).ok_or_else(|| {
            let documented: Vec<_> =
                self.statuses().map(|(_, status)| status.get().to_string()).collect();
            let message = format!("`{text}` is not an HTTP status, a number from 100 to 599");
            match self.codes().find(|(entry, _)| entry.key.wire() == text) {
                Some((entry, _)) => {
                    let name = entry.name.as_str();
                    let help = format!("it is the code of `{name}`: a code belongs in the body");
                    QuestionError { message, help }
                }
                None => unknown(message, text, "statuses", &documented),
            }
        })
    }

    fn answer<'c>(
        &'c self,
        index: &Index<'c>,
        response: &Response,
        during: Option<OperationId>,
    ) -> Answer<'c> {
        let said = diagnose(index, response, during);
        let entry = if let Cause::Entry(entry) = said.cause { Some(entry) } else { None };
        let advised =
            if let Cause::Entry(by) = said.advice { advice(index, by, during).1 } else { None };
        let fallback = (&self.undocumented.summary, &self.undocumented.remediation);
        let (summary, remediation) =
            advised.map_or(fallback, |advice| (&advice.summary, &advice.remediation));
        let name_of = |call: OperationId| self.operation(call).name.as_str();
        let (retry, delays_ms, call) = said.retry.strategy.parts();
        Answer {
            name: said.cause.name(),
            section: entry.map(|entry| entry.key.section()),
            wire: entry.map(|entry| entry.key.wire()),
            operation: during.map(name_of),
            status: response.status,
            certainty: said.certainty,
            error_type: error_type(said.outcome, entry),
            summary: summary.as_str(),
            outcome: said.outcome,
            retry,
            delays_ms,
            call: call.map(name_of),
            basis: said.retry.basis,
            actor: remediation.actor,
            action: remediation.action.as_str(),
            conflict: said.conflict.map(Cause::name),
            anomaly: said.anomaly.map(Cause::name),
            missing: said.missing.iter().map(|term| term.as_str()).collect(),
            docs: self.docs.url.as_str(),
            is_of_entry: advised.is_some(),
        }
    }
}

fn error_type(outcome: Outcome, entry: Option<&Entry>) -> Option<&str> {
    let error = entry.filter(|entry| entry.advice.outcome != Outcome::Success);
    let is_in_effect = matches!(outcome, Outcome::Success | Outcome::AlreadyInEffect);
    (!is_in_effect).then(|| error.map_or("_OTHER", |entry| entry.name.as_str()))
}

fn unknown(message: String, word: &str, noun: &str, names: &[impl AsRef<str>]) -> QuestionError {
    let near = near_miss(word, names).map(|near| format!("did you mean `{near}`? "));
    let help = match list(names).as_str() {
        "" => format!("the catalog has no {noun}"),
        names => format!("{}the catalog has the {noun} {names}", near.unwrap_or_default()),
    };
    QuestionError { message, help }
}
