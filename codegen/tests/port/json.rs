//! Reads JSON as far as it goes.

use super::Rules;

pub(crate) type Members = Vec<(String, Json)>;

/// A value, as far as the rules need to know it.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Text(String),
    /// A number as it is written.
    Number(String),
    Object(Members),
    Other,
}

/// The members of the object that a text begins with, and whether the object has an end.
pub(crate) fn object(text: &str, rules: Rules) -> (Members, bool) {
    let mut reader = Reader { rest: text, is_broken: false, rules };
    reader.skip("{");
    let members = reader.members();
    (members, !reader.is_broken)
}

struct Reader<'a> {
    rest: &'a str,
    /// Whether the text ended too early, or is not JSON.
    is_broken: bool,
    rules: Rules,
}

impl Reader<'_> {
    fn skip(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\r', '\n']);
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// Breaks off.
    fn break_off<T>(&mut self) -> Option<T> {
        self.is_broken = true;
        None
    }

    /// The members until the object ends, or breaks off.
    fn members(&mut self) -> Members {
        let mut members = Members::new();
        if self.skip("}") {
            return members;
        }
        while let Some(name) = self.string() {
            let value = if self.skip(":") { self.value() } else { self.break_off() };
            members.extend(value.map(|value| (name, value)));
            if self.is_broken || self.skip("}") {
                return members;
            }
            if !self.skip(",") {
                break;
            }
        }
        self.is_broken = true;
        members
    }

    /// A value; of one that breaks off, what an object has so far.
    fn value(&mut self) -> Option<Json> {
        self.skip("");
        for word in ["null", "true", "false"] {
            if self.skip(word) {
                return Some(Json::Other);
            }
        }
        match self.rest.chars().next() {
            Some('"') => self.string().map(Json::Text),
            Some('-' | '0'..='9') => self.number().map(Json::Number),
            Some('{') => {
                self.skip("{");
                Some(Json::Object(self.members()))
            }
            Some('[') => {
                self.skip("[");
                self.elements()
            }
            _ => self.break_off(),
        }
    }

    fn elements(&mut self) -> Option<Json> {
        if self.skip("]") {
            return Some(Json::Other);
        }
        loop {
            self.value();
            if self.is_broken || self.skip("]") {
                return Some(Json::Other);
            }
            if !self.skip(",") {
                return self.break_off();
            }
        }
    }

    fn number(&mut self) -> Option<String> {
        let is_part = |c: char| c.is_ascii_digit() || "+-.eE".contains(c);
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        let digits = number.strip_prefix('-').unwrap_or(number);
        let begins =
            digits == "0" || !digits.starts_with('0') || digits[1..].starts_with(['.', 'e', 'E']);
        let is_number = begins && digits.ends_with(|c: char| c.is_ascii_digit());
        // It may have had more digits.
        let is_cut =
            rest.is_empty() && !self.rules.breaks("a number at the very end does not count");
        if is_cut || !is_number || number.parse::<f64>().is_err() {
            return self.break_off();
        }
        Some(number.to_owned())
    }

    fn string(&mut self) -> Option<String> {
        let mut text = String::new();
        if !self.skip("\"") {
            return self.break_off();
        }
        let mut rest = self.rest.chars();
        loop {
            match rest.next() {
                Some('"') => break,
                Some('\\') => text.push(escaped(&mut rest)?),
                Some(c)
                    if c.is_ascii_control() && self.rules.breaks("control characters are read") =>
                {
                    return self.break_off();
                }
                Some(c) => text.push(c),
                None => {
                    let is_kept = self.rules.breaks("a string without an end does not count");
                    return if is_kept { Some(text) } else { self.break_off() };
                }
            }
        }
        self.rest = rest.as_str();
        Some(text)
    }
}

/// The character that an escape means. The vectors have none that JSON does not know.
fn escaped(rest: &mut std::str::Chars<'_>) -> Option<char> {
    let escape = rest.next()?;
    if escape == 'u' {
        let digits: String = rest.by_ref().take(4).collect();
        return char::from_u32(u32::from_str_radix(&digits, 16).ok()?);
    }
    let meanings = [('b', '\u{8}'), ('f', '\u{c}'), ('n', '\n'), ('r', '\r'), ('t', '\t')];
    let meaning = meanings.iter().find(|(name, _)| *name == escape);
    Some(meaning.map_or(escape, |(_, meaning)| *meaning))
}
