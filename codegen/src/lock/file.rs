//! `*.docs.lock`: what the page said when somebody last accepted it. Per entry the number of its
//! words, their digest and the facts among them; no sentence of the page.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use crate::page::{Documented, EntryKey, Facts, Page, Quantity};

/// What a page said, entry by entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lock {
    pub(super) entries: BTreeMap<EntryKey, Locked>,
}

/// What a page said of one entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// How many words it said.
    pub words: usize,
    /// The digest of the words: see [`Documented::digest`].
    pub digest: String,
    /// The facts among them.
    pub facts: Facts,
}

/// Why a lock cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockFault {
    /// The line of the lock, from 1.
    pub line: usize,
    /// What is wrong: one line, lower case, without a full stop.
    pub message: String,
}

impl From<&Documented> for Locked {
    fn from(entry: &Documented) -> Self {
        let (words, digest) = entry.digest();
        Self { words, digest, facts: entry.facts.clone() }
    }
}

impl From<&Page> for Lock {
    fn from(page: &Page) -> Self {
        let entries = page.entries.iter().map(|entry| (entry.key.clone(), entry.into()));
        Self { entries: entries.collect() }
    }
}

/// A block of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    key: String,
    words: usize,
    digest: String,
    #[serde(default)]
    numbers: Vec<String>,
    #[serde(default)]
    operations: Vec<String>,
    #[serde(default)]
    terms: Vec<String>,
}

impl Row {
    fn checked(self) -> Result<(EntryKey, Locked), String> {
        let key = EntryKey::parse(&self.key).ok_or("the key has no section, such as `code:`")?;
        let quantity = |text: &String| {
            Quantity::parse(text).ok_or_else(|| format!("`{}` is no number", text.escape_debug()))
        };
        let numbers = self.numbers.iter().map(quantity).collect::<Result<_, _>>()?;
        let facts = Facts { numbers, operations: self.operations, terms: self.terms };
        Ok((key, Locked { words: self.words, digest: self.digest, facts }))
    }
}

impl Lock {
    /// Reads what [`Lock::text`] writes.
    ///
    /// # Errors
    ///
    /// The first thing in it that no lock has.
    pub fn parse(text: &str) -> Result<Self, LockFault> {
        let rows: Option<Vec<Row>> = serde_yaml::from_str(text).map_err(|error| LockFault {
            line: error.location().map_or(1, |location| location.line()),
            message: error.to_string(),
        })?;
        let mut lock = Self::default();
        for row in rows.unwrap_or_default() {
            let key = row.key.clone();
            let fault = |message: String| {
                let start = format!("- key: {}", written(&key));
                let line = 1 + text.lines().take_while(|line| *line != start).count();
                LockFault { line, message: format!("`{key}`: {message}") }
            };
            let (key, locked) = row.checked().map_err(&fault)?;
            if lock.entries.insert(key, locked).is_some() {
                return Err(fault("the key stands twice".to_owned()));
            }
        }
        Ok(lock)
    }

    /// The file, the same on every machine: sorted, an entry a block.
    #[must_use]
    pub fn text(&self, url: &str) -> String {
        let mut text = format!(
            "# {MAKER}: what {url} said.\n\
             # Per entry the number of its words, their digest, and the facts among them. None of its\n\
             # sentences stands here. Review a change like code: which field of the catalog follows?\n"
        );
        for (key, locked) in &self.entries {
            let key = written(&key.to_string());
            let Locked { words, digest, facts } = locked;
            let block = write!(text, "\n- key: {key}\n  words: {words}\n  digest: {digest}\n");
            block.expect("a String takes any text");
            let numbers: Vec<_> = facts.numbers.iter().map(ToString::to_string).collect();
            for (name, values) in
                [("numbers", &numbers), ("operations", &facts.operations), ("terms", &facts.terms)]
            {
                if !values.is_empty() {
                    let values: Vec<_> = values.iter().map(|value| written(value)).collect();
                    let line = writeln!(text, "  {name}: [{}]", values.join(", "));
                    line.expect("a String takes any text");
                }
            }
        }
        text
    }

    /// The keys in their order, each with what the page said.
    pub fn iter(&self) -> impl Iterator<Item = (&EntryKey, &Locked)> {
        self.entries.iter()
    }

    /// What the page said of an entry.
    #[must_use]
    pub fn get(&self, key: &EntryKey) -> Option<&Locked> {
        self.entries.get(key)
    }
}

/// Words that YAML, in any version, takes for something else than a text.
const NO_TEXTS: &[&str] = &["null", "true", "false", "yes", "no", "on", "off", "y", "n"];

/// A text as YAML has it: in quotes unless it cannot be anything else.
fn written(text: &str) -> String {
    let is_plain = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.ends_with(|c: char| c.is_ascii_alphanumeric())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | ':' | '-'))
        && !NO_TEXTS.contains(&text.to_ascii_lowercase().as_str());
    if is_plain {
        return text.to_owned();
    }
    // JSON is YAML, but for what YAML does not print.
    let mut quoted = String::new();
    for c in serde_json::Value::from(text).to_string().chars() {
        match c {
            '\u{7f}'..='\u{9f}'
            | '\u{fffe}'
            | '\u{ffff}'
            | '\u{feff}'
            | '\u{2028}'
            | '\u{2029}' => {
                let written = write!(quoted, "\\u{:04x}", u32::from(c));
                written.expect("a String takes any text");
            }
            c => quoted.push(c),
        }
    }
    quoted
}

/// Who makes the file.
const MAKER: &str = "@generated by `cargo xtask drift --accept`";
