//! What happened in a session.

use agora_stt_errors::Operation;
use serde_json::{Value, json};

/// What happened in a session so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Accounting {
    /// The requests in the order in which they were answered.
    pub(crate) requests: Vec<Served>,
    /// The answers of the script that no request got, by call, as a script has them.
    pub(crate) unused: Vec<(Operation, String)>,
    /// The ids of the tasks that were started.
    pub(crate) started: Vec<String>,
    /// The ids of those that still run.
    pub(crate) running: Vec<String>,
}

/// A request, and how it was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Served {
    /// The call that it was.
    pub(crate) call: Operation,
    /// The token that it had.
    pub(crate) token: Option<String>,
    /// The answer, as a script has it; the name of an entry if the state of the session refused the call.
    pub(crate) answer: String,
    /// Whether it issued a token, started, changed or ended a task.
    pub(crate) had_effect: bool,
}

impl Accounting {
    /// The calls in the order in which they were answered.
    pub(crate) fn calls(&self) -> Vec<Operation> {
        self.requests.iter().map(|request| request.call).collect()
    }

    /// The same as a JSON object.
    pub(crate) fn to_json(&self) -> Value {
        let requests = self.requests.iter().map(|request| {
            json!({
                "call": request.call.name(),
                "token": request.token,
                "answer": request.answer,
                "had_effect": request.had_effect,
            })
        });
        let unused = self.unused.iter();
        let unused = unused.map(|(call, answer)| json!({ "call": call.name(), "answer": answer }));
        json!({
            "requests": requests.collect::<Vec<_>>(),
            "unused": unused.collect::<Vec<_>>(),
            "started": self.started,
            "running": self.running,
        })
    }
}
