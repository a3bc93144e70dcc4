//! What the JSON Schema says beyond types: the rules that an editor can check in a file by itself.
//!
//! Each refuses only what `lower` refuses.

use serde_json::{Value, json};

/// The pattern of a name in `snake_case`.
pub(super) const NAME: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";

/// The pattern of a name in kebab-case.
pub(super) const CATALOG_NAME: &str = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";

/// How many characters a name may have.
pub(super) const LONGEST_NAME: usize = 100;

/// The pattern of a text that is not blank.
pub(super) const NOT_BLANK: &str = r"\S";

/// The pattern of a delay above zero.
const DELAY: &str = "^0*[1-9][0-9]*(ms|s|m|h)$";

/// The pattern of an address: http or https, and ASCII that needs no escapes in a link.
pub(super) const URL: &str = r"^https?://[!#-;=?-\[\]-_a-~]+$";

/// The pattern of a semantic version, which may have more after its three numbers.
pub(super) const VERSION: &str =
    r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)([-+][0-9A-Za-z.+-]+)?$";

/// Names that are taken: by Rust, and by what is in no catalog.
pub(super) fn taken_names() -> Value {
    json!({ "enum": ["self", "a_l_l", "undocumented"] })
}

/// Texts that only hold the place of a sentence.
pub(super) fn unfinished() -> Value {
    json!({ "pattern": r"^\s*(((TODO|FIXME|XXX|TBD)\.*|\.\.\.)\s*$|(TODO|FIXME|XXX|TBD):)" })
}

pub(super) fn delay() -> Value {
    json!({ "type": "string", "pattern": DELAY })
}

/// The keys of a retry, by its strategy.
pub(super) fn by_strategy() -> Value {
    json!([
        when("strategy", &["same_call"], &["delays", "basis"], &["call"]),
        when("strategy", &["after_call"], &["call", "basis"], &["delays"]),
        when("strategy", &["never", "after_fix"], &["basis"], &["delays", "call"]),
        when("strategy", &["unspecified"], &[], &["delays", "call", "basis"]),
    ])
}

/// The key of a retired entry, by its section.
pub(super) fn by_section() -> Value {
    json!([
        when("section", &["messages"], &["text"], &["code"]),
        when("section", &["error_codes", "status_codes"], &["code"], &["text"]),
        {
            "if": { "properties": { "section": { "const": "status_codes" } }, "required": ["section"] },
            "then": { "properties": { "code": { "type": "integer", "minimum": 100, "maximum": 599 } } },
        },
    ])
}

/// The keys of an entry, with cases and without.
pub(super) fn by_cases() -> Value {
    let forbidden = forbidden(&["operations", "operations_basis", "retry"]);
    json!([{
        "if": { "required": ["cases"] },
        "then": { "properties": forbidden },
        "else": {
            "required": ["retry", "remediation"],
            "dependentRequired": { "operations_basis": ["operations"] },
        },
    }])
}

/// Where `key` has one of the words, which other keys are required and which are forbidden.
fn when(key: &str, words: &[&str], required: &[&str], without: &[&str]) -> Value {
    json!({
        "if": { "properties": { key: { "enum": words } }, "required": [key] },
        "then": { "required": required, "properties": forbidden(without) },
    })
}

fn forbidden(keys: &[&str]) -> Value {
    keys.iter().map(|key| ((*key).to_owned(), Value::Bool(false))).collect()
}
