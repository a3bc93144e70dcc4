//! Names, and the Rust identifiers that they become.

use heck::{ToKebabCase, ToSnakeCase, ToUpperCamelCase};

use schemars::JsonSchema;
use serde::Serialize;

use super::Invalid;
use crate::diagnostic::Rule;

/// The longest name, in bytes: longer ones make rustdoc and error messages unreadable.
const MAX_LENGTH: usize = 100;

/// Words that Rust keeps for itself, in any edition up to 2024, and that `r#` makes usable.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let",
    "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return",
    "static", "struct", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use",
    "virtual", "where", "while", "yield",
];

/// Variants that cannot be: the keyword, and the constant that lists the variants.
const TAKEN: &[&str] = &["Self", "ALL"];

/// What a diagnosis is called that is based on no entry.
const UNDOCUMENTED: &str = "undocumented";

/// Words that no `r#` makes usable.
const UNUSABLE: &[&str] = &["crate", "self", "super"];

/// The Rust variant that the name of a term becomes: `SlotId` for `slotId`.
pub(crate) fn term_variant(name: &str) -> Result<String, Invalid> {
    let variant = name.to_upper_camel_case();
    let is_word = |text: &str| text.chars().all(|c| c.is_ascii_alphanumeric());
    let starts = variant.starts_with(|c: char| c.is_ascii_uppercase());
    if starts && is_word(&variant) && !TAKEN.contains(&variant.as_str()) {
        return Ok(variant);
    }
    let message = format!("`{name}` is not a name that becomes a Rust variant");
    let help = "use ASCII letters and digits, such as `slotId`; other spellings are `aliases`";
    Err(Invalid::new(Rule::InvalidName, message, help))
}

/// The name of a catalog: kebab-case, such as `depot`. It names the crate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CatalogName(String);

impl CatalogName {
    pub(crate) fn parse(name: &str) -> Result<Self, Invalid> {
        if is_slug(name, '-') {
            return Ok(Self(name.to_owned()));
        }
        let message = format!("`{name}` is not a kebab-case name");
        let help = suggestion(name, '-', "use lower-case words joined by `-`, such as `big-depot`");
        Err(Invalid::new(Rule::InvalidCatalogName, message, help))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the crate that the catalog becomes.
    pub fn package(&self) -> String {
        format!("{}-errors", self.0)
    }

    /// The name of the crate in Rust.
    pub fn library(&self) -> String {
        self.package().replace('-', "_")
    }
}

/// The name of an entry or an operation: `snake_case`, and a Rust identifier in any casing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Name {
    slug: String,
    #[serde(skip)]
    variant: String,
}

impl Name {
    pub(crate) fn parse(name: &str) -> Result<Self, Invalid> {
        let invalid =
            |message: String, help: &str| Err(Invalid::new(Rule::InvalidName, message, help));
        let length = name.chars().count();
        if length > MAX_LENGTH {
            return invalid(
                format!("the name has {length} characters, {MAX_LENGTH} are allowed"),
                "shorten it",
            );
        }
        if !is_slug(name, '_') {
            let general = "use lower-case words joined by `_`, such as `processing_timeout`";
            let message = format!("`{name}` is not a snake_case name");
            return invalid(message, &suggestion(name, '_', general));
        }
        let variant = name.to_upper_camel_case();
        if TAKEN.contains(&variant.as_str()) {
            let message =
                format!("`{name}` would become the variant `{variant}`, which is reserved");
            return invalid(message, "use another word");
        }
        if name == UNDOCUMENTED {
            let message = format!("`{name}` is the name of whatever is not in the catalog");
            return invalid(message, "use another word");
        }
        Ok(Self { slug: name.to_owned(), variant })
    }

    /// The name as the catalog has it: `processing_timeout`.
    pub fn as_str(&self) -> &str {
        &self.slug
    }

    /// The name of the Rust variant: `ProcessingTimeout`. Never a keyword.
    pub fn variant(&self) -> &str {
        &self.variant
    }
}

/// The name of what varies in a template: `snake_case`, and a field of a Rust variant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placeholder(String);

impl Placeholder {
    pub(crate) fn parse(name: &str) -> Result<Self, Invalid> {
        let (message, help) = if !is_slug(name, '_') {
            let help = "use lower-case words joined by `_`, such as `{task_id}`; write a brace of the wire twice";
            (format!("`{name}` is not a snake_case placeholder"), help)
        } else if UNUSABLE.contains(&name) {
            (format!("`{name}` cannot be a field in Rust"), "use another word")
        } else {
            return Ok(Self(name.to_owned()));
        };
        Err(Invalid::new(Rule::InvalidTemplate, message, help))
    }

    /// The name as the catalog has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether Rust code has to write `r#` before it.
    pub fn is_keyword(&self) -> bool {
        KEYWORDS.contains(&self.as_str())
    }
}

/// The name of a variable in the source of a page, such as `Vg.COMPANY`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Variable(String);

impl Variable {
    pub(crate) fn parse(name: &str) -> Result<Self, Invalid> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        if (1..=MAX_LENGTH).contains(&name.len()) && name.chars().all(fits) {
            return Ok(Self(name.to_owned()));
        }
        let message = format!("`{name}` is not the name of a variable");
        let help = format!(
            "use at most {MAX_LENGTH} ASCII letters, digits, `_`, `.` and `-`, such as `Vg.COMPANY` for `<Vg k=\"COMPANY\"/>`"
        );
        Err(Invalid::new(Rule::InvalidVariable, message, help))
    }

    /// The name as the catalog has it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `name` is lower-case ASCII words and digits joined by single `joint`s, from a letter on.
fn is_slug(name: &str, joint: char) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    name.len() <= MAX_LENGTH
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split(joint).all(word)
}

/// The name in the right case, if that makes it valid; otherwise the general help.
fn suggestion(name: &str, joint: char, general: &str) -> String {
    let recased = if joint == '_' { name.to_snake_case() } else { name.to_kebab_case() };
    let is_taken = TAKEN.contains(&recased.to_upper_camel_case().as_str());
    if is_slug(&recased, joint) && !is_taken {
        format!("did you mean `{recased}`?")
    } else {
        general.to_owned()
    }
}
