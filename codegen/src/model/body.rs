//! Where the body of a response says what happened.

use std::fmt;

use super::Invalid;
use crate::diagnostic::Rule;

/// The most steps of a path.
const DEEPEST: usize = 8;

/// The most paths of a body: with that many steps each, their objects can be counted in a byte.
const MOST_PATHS: usize = 32;

/// Where the body of a response has its code, its texts, and whether it failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The places of the code: the first that has one counts.
    pub code: Vec<BodyPath>,
    /// The texts in the order in which they are tried, each with its places.
    pub texts: Vec<Vec<BodyPath>>,
    /// The values that say that the request failed, whatever the status.
    pub failed_if: Vec<(BodyPath, Flag)>,
    /// Whether the catalog states it: then a value of the wrong kind counts as absent.
    pub is_stated: bool,
}

impl Default for Body {
    /// `code`, `message`, `reason` and `detail`, or where they are absent those in an object `error`.
    fn default() -> Self {
        let places = |name: &str| [&[name][..], &["error", name]].map(BodyPath::of).to_vec();
        Self {
            code: places("code"),
            texts: ["message", "reason", "detail"].map(places).to_vec(),
            failed_if: Vec::new(),
            is_stated: false,
        }
    }
}

impl Body {
    /// Every path.
    pub fn paths(&self) -> impl Iterator<Item = &BodyPath> {
        let flags = self.failed_if.iter().map(|(path, _)| path);
        self.code.iter().chain(self.texts.iter().flatten()).chain(flags)
    }

    pub(crate) fn has_too_many_paths(&self) -> bool {
        self.paths().count() > MOST_PATHS
    }

    /// Whether a body is a list.
    pub fn is_list(&self) -> bool {
        self.paths().any(|path| path.0[0].index().is_some())
    }

    /// The paths of the objects around the values, the outermost first.
    pub fn containers(&self) -> Vec<&[Step]> {
        let around = |path: &BodyPath| 1..path.0.len();
        let mut all: Vec<_> =
            self.paths().flat_map(|path| around(path).map(|end| &path.0[..end])).collect();
        all.sort_by(|a, b| a.len().cmp(&b.len()).then_with(|| a.cmp(b)));
        all.dedup();
        all
    }
}

/// Such as `code: code, error.code; texts: message; failed if: ok is false`.
impl fmt::Display for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let list = |paths: &[BodyPath], between| {
            paths.iter().map(ToString::to_string).collect::<Vec<_>>().join(between)
        };
        let texts: Vec<_> = self.texts.iter().map(|places| list(places, " or ")).collect();
        write!(f, "code: {}; texts: {}", list(&self.code, ", "), texts.join(", "))?;
        let flags = self.failed_if.iter().map(|(path, flag)| format!("{path} is {flag}"));
        let flags: Vec<_> = flags.collect();
        if flags.is_empty() { Ok(()) } else { write!(f, "; failed if: {}", flags.join(", ")) }
    }
}

/// A path into a body: names of members, and positions in lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BodyPath(pub Vec<Step>);

/// The name of a member; of digits, also the position in a list.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Step(pub String);

impl Step {
    /// The position in a list.
    pub fn index(&self) -> Option<usize> {
        self.0.parse().ok()
    }
}

impl BodyPath {
    fn of(steps: &[&str]) -> Self {
        Self(steps.iter().map(|step| Step((*step).to_owned())).collect())
    }

    pub(crate) fn parse(text: &str) -> Result<Self, Invalid> {
        let is_step = |step: &str| {
            let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$' | '@');
            // A position beyond 99 is rather a name.
            let is_position = step.bytes().all(|byte| byte.is_ascii_digit());
            let longest = if is_position { 2 } else { 100 };
            let is_padded = is_position && step.len() == 2 && step.starts_with('0');
            !step.is_empty() && step.len() <= longest && !is_padded && step.chars().all(is_name)
        };
        let steps: Vec<_> = text.split('.').collect();
        if steps.len() <= DEEPEST && steps.iter().all(|step| is_step(step)) {
            return Ok(Self::of(&steps));
        }
        let message = format!("`{}` is not a path into a body", text.escape_debug());
        let help = "join the names of members by `.`, such as `error.code`; a number is the position in a list: `errors.0.code`";
        Err(Invalid::new(Rule::InvalidPath, message, help))
    }
}

/// Such as `error.code`.
impl fmt::Display for BodyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let steps: Vec<_> = self.0.iter().map(|step| step.0.as_str()).collect();
        f.write_str(&steps.join("."))
    }
}

/// A value that says that the request failed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flag {
    Bool(bool),
    Number(i64),
    Text(String),
}

/// As JSON has it.
impl fmt::Display for Flag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(value) => write!(f, "{value}"),
            Self::Number(value) => write!(f, "{value}"),
            Self::Text(value) => write!(f, "{}", serde_json::Value::from(value.as_str())),
        }
    }
}
