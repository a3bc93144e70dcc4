//! What holds for the crate of any catalog, of this one.

use agora_stt_errors as errors;

#[cfg(feature = "json")]
const CONFORMANCE: &str = include_str!("../conformance.json");

#[path = "../../codegen/laws/mod.rs"]
mod laws;

#[cfg(feature = "json")]
#[path = "../../codegen/laws/decode.rs"]
mod decode;

#[cfg(feature = "json")]
#[path = "../../codegen/laws/shown.rs"]
mod shown;
