//! Answers as JSON objects, with the names that `catalog.json` uses.

use core::time::Duration;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::{Case, Delays, Diagnosis, Entry, Operation, Retry, Term};

/// Milliseconds; a delay above 2^64 of them is the largest that there is.
struct Milliseconds(Delays);

impl Serialize for Milliseconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let milliseconds = |delay: Duration| u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
        serializer.collect_seq(self.0.into_iter().map(milliseconds))
    }
}

/// The delays of a retry, and the call that comes first.
const fn parts(retry: Retry) -> (Milliseconds, Option<Operation>) {
    let (delays, call) = match retry {
        Retry::SameCall(delays) => (delays, None),
        Retry::AfterCall(call) => (Delays(&[]), Some(call)),
        Retry::Never | Retry::AfterFix | Retry::Unspecified => (Delays(&[]), None),
    };
    (Milliseconds(delays), call)
}

/// The strategy, the delays in milliseconds, and the call that comes first.
impl Serialize for Retry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (delays, call) = parts(*self);
        let mut object = serializer.serialize_struct("Retry", 3)?;
        object.serialize_field("strategy", self.name())?;
        object.serialize_field("delays_ms", &delays)?;
        object.serialize_field("call", &call)?;
        object.end()
    }
}

impl Serialize for Case {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Case", 7)?;
        object.serialize_field("operations", self.operations())?;
        object.serialize_field("operations_basis", &self.operations_basis())?;
        object.serialize_field("summary", self.summary())?;
        object.serialize_field("outcome", &self.outcome())?;
        object.serialize_field("retry", &self.retry())?;
        object.serialize_field("basis", &self.basis())?;
        object.serialize_field("remediation", &self.remediation())?;
        object.end()
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Entry", 12)?;
        object.serialize_field("name", self.name())?;
        object.serialize_field("section", &self.section())?;
        object.serialize_field("wire", self.wire())?;
        object.serialize_field("operations", self.operations())?;
        object.serialize_field("operations_basis", &self.operations_basis())?;
        object.serialize_field("summary", self.summary())?;
        object.serialize_field("outcome", &self.outcome())?;
        object.serialize_field("retry", &self.retry())?;
        object.serialize_field("basis", &self.basis())?;
        object.serialize_field("remediation", &self.remediation())?;
        object.serialize_field("cases", self.cases())?;
        object.serialize_field("since", &self.since())?;
        object.end()
    }
}

/// What a `Diagnosis` lacks.
struct Missing<'a>(&'a Diagnosis<'a>);

impl Serialize for Missing<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.missing().map(Term::name))
    }
}

/// One flat object without any text from the server.
impl Serialize for Diagnosis<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (entry, (delays, call)) = (self.entry(), parts(self.retry()));
        let mut object = serializer.serialize_struct("Diagnosis", 19)?;
        object.serialize_field("name", self.name())?;
        object.serialize_field("section", &entry.map(Entry::section))?;
        object.serialize_field("wire", &entry.map(Entry::wire))?;
        object.serialize_field("operation", &self.during())?;
        object.serialize_field("status", &self.response().status())?;
        object.serialize_field("certainty", &self.certainty())?;
        object.serialize_field("error_type", &self.error_type())?;
        object.serialize_field("summary", self.summary())?;
        object.serialize_field("outcome", &self.outcome())?;
        object.serialize_field("retry", self.retry().name())?;
        object.serialize_field("delays_ms", &delays)?;
        object.serialize_field("call", &call)?;
        object.serialize_field("basis", &self.basis())?;
        object.serialize_field("actor", &self.remediation().actor())?;
        object.serialize_field("action", self.remediation().action())?;
        object.serialize_field("conflict", &self.conflict().map(|cause| cause.name()))?;
        object.serialize_field("anomaly", &self.anomaly().map(|cause| cause.name()))?;
        object.serialize_field("missing", &Missing(self))?;
        object.serialize_field("docs", crate::DOCS_URL)?;
        object.end()
    }
}
