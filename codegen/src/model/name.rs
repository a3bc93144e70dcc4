//! Names, and the Rust identifiers that they become.

use heck::ToUpperCamelCase;

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

/// Words that no `r#` makes usable.
const UNUSABLE: &[&str] = &["crate", "self", "super"];

/// The name of a catalog: kebab-case, such as `agora-stt`. It names the crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogName(String);

impl CatalogName {
    pub(crate) fn parse(name: &str) -> Result<Self, Invalid> {
        if is_slug(name, '-') {
            return Ok(Self(name.to_owned()));
        }
        Err(Invalid::new(
            Rule::InvalidCatalogName,
            format!("`{}` cannot name a crate", name.escape_debug()),
            suggestion(name, '-', "use lower-case words joined by `-`, such as `agora-stt`"),
        ))
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name of the crate that the catalog becomes.
    #[must_use]
    pub fn package(&self) -> String {
        format!("{}-errors", self.0)
    }
}

/// The name of an entry or an operation: `snake_case`, and a Rust identifier in any casing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    slug: String,
    variant: String,
}

impl Name {
    pub(crate) fn parse(name: &str) -> Result<Self, Invalid> {
        let advice = "use lower-case words joined by `_`, such as `processing_timeout`";
        if name.len() > MAX_LENGTH {
            let message = format!(
                "the name has {} characters, and may have {MAX_LENGTH}",
                name.chars().count()
            );
            return Err(Invalid::new(Rule::InvalidName, message, "shorten it"));
        }
        if !is_slug(name, '_') {
            return Err(Invalid::new(
                Rule::InvalidName,
                format!("`{}` is not a snake_case name", name.escape_debug()),
                suggestion(name, '_', advice),
            ));
        }
        let variant = name.to_upper_camel_case();
        if TAKEN.contains(&variant.as_str()) {
            let message = format!(
                "`{name}` would become the variant `{variant}`, which Rust or the crate takes"
            );
            return Err(Invalid::new(Rule::InvalidName, message, "use another word"));
        }
        Ok(Self { slug: name.to_owned(), variant })
    }

    /// The name as the catalog has it: `processing_timeout`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.slug
    }

    /// The name of the Rust variant: `ProcessingTimeout`. Never a keyword.
    #[must_use]
    pub fn variant(&self) -> &str {
        &self.variant
    }
}

/// The name of what varies in a template: `snake_case`, and a field of a Rust variant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placeholder(String);

impl Placeholder {
    pub(crate) fn parse(name: &str) -> Result<Self, Invalid> {
        if !is_slug(name, '_') {
            return Err(Invalid::new(
                Rule::InvalidTemplate,
                format!("`{}` is not a snake_case placeholder", name.escape_debug()),
                "write lower-case words joined by `_`, such as `{task_id}`; a brace on the wire is written twice",
            ));
        }
        if UNUSABLE.contains(&name) {
            let message = format!("`{name}` cannot be the name of a field in Rust");
            return Err(Invalid::new(Rule::InvalidTemplate, message, "use another word"));
        }
        Ok(Self(name.to_owned()))
    }

    /// The name as the catalog has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether Rust code has to write `r#` before it.
    #[must_use]
    pub fn is_keyword(&self) -> bool {
        KEYWORDS.contains(&self.as_str())
    }
}

/// The name of a variable in the source of a page, such as `Vg.COMPANY`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Variable(String);

impl Variable {
    pub(crate) fn parse(name: &str) -> Result<Self, Invalid> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
        if (1..=MAX_LENGTH).contains(&name.len()) && name.chars().all(fits) {
            return Ok(Self(name.to_owned()));
        }
        Err(Invalid::new(
            Rule::InvalidVariable,
            format!("`{}` cannot name a variable", name.escape_debug()),
            format!(
                "use at most {MAX_LENGTH} ASCII letters, digits, `_`, `.` and `-`, such as `Vg.COMPANY` for `<Vg k=\"COMPANY\"/>`"
            ),
        ))
    }

    /// The name as the catalog has it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether `name` is made of lower-case ASCII words and digits joined by single `joint`s, starting
/// with a letter.
fn is_slug(name: &str, joint: char) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
    };
    name.len() <= MAX_LENGTH
        && name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split(joint).all(word)
}

/// How the name could be spelt, if that is easy to tell; otherwise the general advice.
fn suggestion(name: &str, joint: char, advice: &str) -> String {
    use heck::{ToKebabCase, ToSnakeCase};
    let spelt = if joint == '_' { name.to_snake_case() } else { name.to_kebab_case() };
    let is_taken = TAKEN.contains(&spelt.to_upper_camel_case().as_str());
    if is_slug(&spelt, joint) && !is_taken {
        format!("did you mean `{spelt}`?")
    } else {
        advice.to_owned()
    }
}
