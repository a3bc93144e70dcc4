//! What a request says, as text: nothing in it can be malformed.

use agora_stt_errors::Term;
use serde_json::Value;

/// A request without its transport.
#[derive(Debug, Default)]
pub(super) struct Request {
    pub(super) method: String,
    /// The segments of the path, decoded.
    pub(super) path: Vec<String>,
    /// The names and values of the query, decoded.
    pub(super) query: Vec<(String, String)>,
    /// The header `x-session`.
    pub(super) session: Option<String>,
    /// The header `x-fault`.
    pub(super) fault: Option<String>,
    pub(super) body: Vec<u8>,
}

impl Request {
    /// The path and the query of a request target.
    pub(super) fn target(path: &str, query: &str) -> Self {
        let path = path.split('/').filter(|segment| !segment.is_empty()).map(decoded).collect();
        let pairs = query.split('&').filter(|pair| !pair.is_empty());
        let pairs = pairs.map(|pair| pair.split_once('=').unwrap_or((pair, "")));
        let decoded = |text: &str| decoded(&text.replace('+', " "));
        let query = pairs.map(|(name, value)| (decoded(name), decoded(value))).collect();
        Self { path, query, ..Self::default() }
    }

    /// The answer that is asked for: the header `x-fault`, else `fault` in the query.
    pub(super) fn asked(&self) -> Option<&str> {
        let in_query = self.query.iter().find(|(name, _)| name == "fault");
        self.fault.as_deref().or(in_query.map(|(_, value)| value.as_str()))
    }

    /// The value of a term under any of its spellings: in the query, in a JSON body at any depth, or in
    /// the path after a segment that is a spelling; else a segment that the session knows as one.
    pub(super) fn term(&self, term: Term, is_known: impl Fn(&str) -> bool) -> Option<String> {
        let in_query = || self.query.iter().find(|(name, _)| is_spelling(term, name));
        let in_path = || self.path.windows(2).find(|pair| is_spelling(term, &pair[0]));
        let in_body = || in_json(&serde_json::from_slice(&self.body).ok()?, term);
        in_query()
            .map(|(_, value)| value.clone())
            .or_else(in_body)
            .or_else(|| in_path().map(|pair| pair[1].clone()))
            .or_else(|| self.path.iter().find(|segment| is_known(segment)).cloned())
            .filter(|value| !value.trim().is_empty())
    }
}

fn is_spelling(term: Term, name: &str) -> bool {
    term.name() == name || term.aliases().contains(&name)
}

/// The first value of a term in JSON, which `serde_json` keeps from nesting too deeply.
fn in_json(json: &Value, term: Term) -> Option<String> {
    match json {
        Value::Object(fields) => fields.iter().find_map(|(name, value)| match value {
            Value::String(text) if is_spelling(term, name) => Some(text.clone()),
            Value::Number(number) if is_spelling(term, name) => Some(number.to_string()),
            value => in_json(value, term),
        }),
        Value::Array(values) => values.iter().find_map(|value| in_json(value, term)),
        _ => None,
    }
}

/// A text with its percent-encoded bytes; what is not a code stays as it is.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        match after {
            [high, low, after @ ..] if *first == b'%' => match (digit(*high), digit(*low)) {
                (Some(high), Some(low)) => {
                    bytes.push(high * 16 + low);
                    rest = after;
                    continue;
                }
                _ => bytes.push(*first),
            },
            _ => bytes.push(*first),
        }
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(byte: u8) -> Option<u8> {
    u8::try_from(char::from(byte).to_digit(16)?).ok()
}

/// A text as one segment of a path.
pub(super) fn encoded(text: &str) -> String {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_~".contains(byte);
    let encode = |byte: u8| match byte {
        byte if is_plain(&byte) => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(encode).collect()
}
