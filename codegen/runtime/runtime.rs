//! What does not depend on the catalog: how responses are read and diagnosed, and the types of the
//! answers.

mod answer;
#[cfg(feature = "json")]
mod api_error;
mod attempts;
#[cfg(feature = "json")]
mod body;
mod case;
mod cause;
mod charset;
mod diagnosis;
mod entry;
mod error_code;
#[cfg(feature = "fixtures")]
mod example;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "json")]
mod json_repair;
#[cfg(feature = "json")]
mod json_values;
mod message;
mod names;
mod outcome;
mod remediation;
mod response;
mod retry;
mod retry_after;
mod rules;
#[cfg(feature = "serde")]
mod serde_names;
#[cfg(feature = "serde")]
mod serialize;
mod status_code;
mod step;
pub(crate) mod template;
mod text;
mod undocumented;

pub use answer::Answer;
#[cfg(feature = "json")]
pub use api_error::{ApiError, Redacted, check};
pub use attempts::Attempts;
#[cfg(feature = "json")]
pub(crate) use body::{Member, Role};
pub use case::Case;
pub use cause::{Cause, Certainty};
pub use diagnosis::{Diagnosed, Diagnosis};
pub use entry::{Entry, Section};
#[cfg(feature = "fixtures")]
pub use example::Example;
pub use outcome::Outcome;
pub use remediation::{Actor, Remediation};
pub use response::ErrorResponse;
pub use retry::{Basis, Delays, Retry};
pub use retry_after::retry_after;
#[cfg(feature = "http")]
pub use retry_after::retry_after_in;
pub use step::{Reason, Step};
pub use undocumented::{NotInCatalog, Undocumented};
