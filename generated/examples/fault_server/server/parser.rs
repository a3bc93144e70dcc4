//! Text to answers. The grammar is that of [`super::script`].

use std::iter::Peekable;
use std::time::Duration;

use agora_stt_errors::{Entry, Operation, Outcome, retry_after};

use super::answer::{Answer, Kind, NAMES};
use super::nearest::nearest;
use super::script::{Place, Repeated, Script, ScriptError};
use super::tokens::{Kind as Mark, Token, tokens};

const MODIFIERS: &[&str] = &["retry-after", "after effect"];
const MODIFIERS_HELP: &str = "possible are `x3`, `retry-after SECONDS`, `retry-after \"DATE\"` \
                              and `after effect`; a comma separates two answers";

/// Reads a whole script.
pub(super) fn script(text: &str) -> Result<Script, ScriptError> {
    let mut parser = Parser::new(text)?;
    let mut script = Script::default();
    while let Some(token) = parser.tokens.peek() {
        if token.kind == Mark::End {
            parser.tokens.next();
            continue;
        }
        let call = parser.call()?;
        script.extend(call, parser.answers(call)?);
    }
    Ok(script)
}

/// Reads one answer to a call.
pub(super) fn answer(text: &str, call: Operation) -> Result<Answer, ScriptError> {
    let mut parser = Parser::new(text)?;
    let (repeated, place) = (parser.answer(call)?, parser.place());
    if repeated.times != 1 || parser.tokens.next().is_some_and(|next| next.kind != Mark::End) {
        let help = "a request takes one answer, once: use the script of a session for more";
        return Err(ScriptError::new(place, "this is more than one answer", help));
    }
    Ok(repeated.answer)
}

struct Parser<'a> {
    tokens: Peekable<std::vec::IntoIter<Token<'a>>>,
    end: Place,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Result<Self, ScriptError> {
        let tokens = tokens(text)?;
        let end = tokens.last().map_or(Place { line: 1, column: 1 }, |token| token.place);
        Ok(Self { tokens: tokens.into_iter().peekable(), end })
    }

    /// The place of the next token.
    fn place(&mut self) -> Place {
        self.tokens.peek().map_or(self.end, |token| token.place)
    }

    /// Takes the next token if it is a word.
    fn word(&mut self) -> Option<(&'a str, Place)> {
        match *self.tokens.peek()? {
            Token { kind: Mark::Word(word), place } => {
                self.tokens.next();
                Some((word, place))
            }
            _ => None,
        }
    }

    /// Takes the next token if it is this one.
    fn takes(&mut self, kind: Mark<'_>) -> bool {
        self.tokens.next_if(|token| token.kind == kind).is_some()
    }

    /// A call and its colon.
    fn call(&mut self) -> Result<Operation, ScriptError> {
        let place = self.place();
        let calls = || Operation::ALL.iter().map(|call| call.name());
        let help = format!("the calls are {}", listed(calls()));
        let Some((name, _)) = self.word() else {
            return Err(ScriptError::new(place, "a call is missing", help));
        };
        let call = name.parse().map_err(|_| {
            let problem = format!("there is no call `{name}`");
            ScriptError::new(place, problem, did_you_mean(name, calls(), &help))
        })?;
        if !self.takes(Mark::Colon) {
            let problem = format!("a colon is missing after `{name}`");
            let help = format!("a line is such as `{name}: 503 x2, then ok`");
            return Err(ScriptError::new(self.place(), problem, help));
        }
        Ok(call)
    }

    /// The answers to a call, up to the end of the line.
    fn answers(&mut self, call: Operation) -> Result<Vec<Repeated>, ScriptError> {
        let mut answers = vec![self.answer(call)?];
        while self.takes(Mark::Comma) {
            self.takes(Mark::Word("then"));
            answers.push(self.answer(call)?);
        }
        let place = self.place();
        match self.tokens.next() {
            Some(Token { kind: Mark::End, .. }) | None => Ok(answers),
            _ => Err(ScriptError::new(place, "the line does not end here", MODIFIERS_HELP)),
        }
    }

    fn answer(&mut self, call: Operation) -> Result<Repeated, ScriptError> {
        let place = self.place();
        let Some((name, _)) = self.word() else {
            return Err(ScriptError::new(place, "an answer is missing", possible(call)));
        };
        let kind = match (name, number(name)) {
            ("ok", _) => Kind::Ok,
            ("reset", _) => Kind::Reset,
            ("stall", _) => Kind::Stall,
            ("truncated", _) => Kind::Truncated,
            ("gateway", _) => Kind::Gateway(self.gateway_status()?),
            (_, Some(number)) => Kind::Status(status(number, place)?),
            _ => entry(name, call, place)?,
        };
        let mut repeated = Repeated { answer: Answer::new(kind), times: 1 };
        while let Some((modifier, place)) = self.word() {
            self.modifier(modifier, place, &mut repeated)?;
        }
        Ok(repeated)
    }

    /// The status after `gateway`.
    fn gateway_status(&mut self) -> Result<u16, ScriptError> {
        match *self.tokens.peek().unwrap_or(&Token { kind: Mark::End, place: self.end }) {
            Token { kind: Mark::Word(word), place } => match number(word) {
                Some(number) => {
                    self.tokens.next();
                    status(number, place)
                }
                None => Ok(502),
            },
            _ => Ok(502),
        }
    }

    fn modifier(
        &mut self,
        word: &str,
        place: Place,
        repeated: &mut Repeated,
    ) -> Result<(), ScriptError> {
        match (word, word.strip_prefix('x').and_then(number)) {
            (_, Some(times)) => {
                let times = u32::try_from(times).ok().filter(|times| *times > 0);
                repeated.times = times.ok_or_else(|| {
                    let problem = format!("`{word}` is not a count");
                    ScriptError::new(place, problem, format!("it is from x1 to x{}", u32::MAX))
                })?;
            }
            ("retry-after", _) => {
                let value = self.retry_after(place)?;
                if !repeated.answer.kind.has_head() {
                    let problem = format!("`{}` has no headers", repeated.answer.kind);
                    return Err(ScriptError::new(place, problem, "remove `retry-after`"));
                }
                repeated.answer.retry_after = Some(value);
            }
            ("after", _) if self.takes(Mark::Word("effect")) => {
                repeated.answer.is_after_effect = true;
            }
            _ => {
                let help = did_you_mean(word, MODIFIERS.iter().copied(), MODIFIERS_HELP);
                let problem = format!("there is no modifier `{word}`");
                return Err(ScriptError::new(place, problem, help));
            }
        }
        Ok(())
    }

    /// The value after `retry-after`.
    fn retry_after(&mut self, after: Place) -> Result<String, ScriptError> {
        let help = "it is such as `retry-after 5` or \
                    `retry-after \"Sun, 06 Nov 1994 08:50:00 GMT\"`";
        let (value, place) = match self.tokens.peek() {
            Some(Token { kind: Mark::Word(value) | Mark::Quoted(value), place }) => {
                (*value, *place)
            }
            _ => return Err(ScriptError::new(after, "`retry-after` has no value", help)),
        };
        self.tokens.next();
        if retry_after(value, Duration::ZERO).is_none() {
            let problem = format!("`{value}` is neither seconds nor a date");
            return Err(ScriptError::new(place, problem, help));
        }
        Ok(value.trim().to_owned())
    }
}

/// A number of digits alone; those beyond a `u64` are the largest.
fn number(word: &str) -> Option<u64> {
    let is_number = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| word.parse().unwrap_or(u64::MAX))
}

fn status(number: u64, place: Place) -> Result<u16, ScriptError> {
    let status = u16::try_from(number).ok().filter(|status| (200..=599).contains(status));
    status.ok_or_else(|| {
        let problem = format!("{number} is not a status of a response");
        ScriptError::new(place, problem, "it is from 200 to 599")
    })
}

/// The documented response of an entry. Without an effect a success would be a lie: that is `ok`.
fn entry(name: &str, call: Operation, place: Place) -> Result<Kind, ScriptError> {
    match Entry::by_name(name) {
        Some(entry) if entry.outcome() == Outcome::Success => Ok(Kind::Ok),
        Some(entry) if entry.is_documented_for(call) => Ok(Kind::Entry(entry)),
        Some(entry) => {
            let problem = format!("`{name}` is not documented for {call}");
            let calls = listed(entry.operations().iter().map(|call| call.name()));
            Err(ScriptError::new(place, problem, format!("it is for {calls}; {}", possible(call))))
        }
        None => {
            let problem = format!("there is no answer `{name}`");
            let names = NAMES.iter().copied().chain(Entry::ALL.iter().map(Entry::name));
            Err(ScriptError::new(place, problem, did_you_mean(name, names, &possible(call))))
        }
    }
}

/// All answers to a call.
fn possible(call: Operation) -> String {
    let entries = Entry::ALL.iter().filter(|entry| entry.is_documented_for(call)).map(Entry::name);
    let names = NAMES.iter().copied().chain(entries);
    format!("possible for {call} are {} and a status such as 503", listed(names))
}

fn did_you_mean<'a>(word: &str, names: impl IntoIterator<Item = &'a str>, help: &str) -> String {
    match nearest(word, names) {
        Some(name) => format!("did you mean `{name}`? {help}"),
        None => help.to_owned(),
    }
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}
