//! What one request is answered with.

use std::fmt;

use agora_stt_errors::Entry;

/// What one request is answered with. `Display` writes it as a script has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(super) kind: Kind,
    /// The value of the header `Retry-After`.
    pub(super) retry_after: Option<String>,
    /// Whether the call has its effect before it is answered.
    pub(super) is_after_effect: bool,
}

/// The kinds of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A success with what the call returns, if the state allows it.
    Ok,
    /// The documented response of an entry.
    Entry(&'static Entry),
    /// An HTTP status without a body.
    Status(u16),
    /// An HTML page under this status.
    Gateway(u16),
    /// A body that is shorter than its `content-length`.
    Truncated,
    /// A reset of the TCP connection.
    Reset,
    /// No answer.
    Stall,
}

/// The names of the answers that are no entries.
pub(super) const NAMES: &[&str] = &["ok", "gateway", "truncated", "reset", "stall"];

impl Answer {
    /// An answer without modifiers.
    pub(super) const fn new(kind: Kind) -> Self {
        Self { kind, retry_after: None, is_after_effect: false }
    }

    /// Whether the call has its effect.
    pub(super) fn has_effect(&self) -> bool {
        self.is_after_effect || self.kind == Kind::Ok
    }
}

impl Kind {
    /// Whether the client receives the head of a response.
    pub(super) const fn has_head(self) -> bool {
        !matches!(self, Self::Reset | Self::Stall)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ok => f.write_str("ok"),
            Self::Entry(entry) => f.write_str(entry.name()),
            Self::Status(status) => write!(f, "{status}"),
            Self::Gateway(status) => write!(f, "gateway {status}"),
            Self::Truncated => f.write_str("truncated"),
            Self::Reset => f.write_str("reset"),
            Self::Stall => f.write_str("stall"),
        }
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind)?;
        match &self.retry_after {
            Some(date) if date.contains(' ') => write!(f, " retry-after \"{date}\"")?,
            Some(seconds) => write!(f, " retry-after {seconds}")?,
            None => (),
        }
        f.write_str(if self.is_after_effect { " after effect" } else { "" })
    }
}
