use crate::entries::ENTRIES;
use crate::examples::EXAMPLES;
use crate::{Entry, Operation};

/// A response that means an entry, to test an application with.
///
/// The numbers and texts are documented. Which HTTP status comes with a code or a message is not, nor
/// what replaces a placeholder: the example has a status that says no more than that the request
/// failed, and the name of the placeholder.
///
/// ```
/// use CRATE::Entry;
///
/// for entry in Entry::ALL {
///     for example in entry.examples() {
///         assert!((100..=599).contains(&example.status()));
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Example {
    pub(crate) during: Option<Operation>,
    pub(crate) status: u16,
    pub(crate) body: &'static str,
}

impl Example {
    /// The call that was answered; `None` if the response means the entry after any call.
    #[must_use]
    pub const fn during(&self) -> Option<Operation> {
        self.during
    }

    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// The names and values of the headers.
    #[must_use]
    pub const fn headers(&self) -> &'static [(&'static str, &'static str)] {
        if self.body.is_empty() { &[] } else { &[("content-type", "application/json")] }
    }

    /// The body, a JSON object; empty if the status says everything.
    #[must_use]
    pub const fn body(&self) -> &'static str {
        self.body
    }
}

impl Entry {
    /// Responses that mean the entry: at least one, and one for each call if it is limited to calls.
    #[must_use]
    pub fn examples(&self) -> &'static [Example] {
        let is_it = |entry: &Self| (entry.section, entry.name) == (self.section, self.name);
        let mut rows = ENTRIES.iter().zip(EXAMPLES);
        rows.find(|(entry, _)| is_it(entry)).map_or(&[], |(_, examples)| *examples)
    }
}
