//! How a body is read.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Rules;
use super::json::{Json, Members, object};
use super::messages::value_of;

/// What the rules use of a response.
#[derive(Debug, Default)]
pub(crate) struct Response {
    pub(crate) status: u64,
    /// A number in digits, or any other text.
    pub(crate) code: Option<String>,
    pub(crate) texts: Vec<String>,
    pub(crate) terms: BTreeMap<String, String>,
    pub(crate) is_foreign: bool,
}

pub(crate) fn read(catalog: &Value, status: u64, body: &str, rules: Rules) -> Response {
    let mut response = Response { status, ..Response::default() };
    let bare = body.strip_prefix('\u{feff}').unwrap_or(body);
    let body = if rules.breaks("a byte order mark is skipped") { body } else { bare };
    let start = body.trim_start();
    if !start.starts_with('{') {
        let is_array = start.starts_with('[') && rules.breaks("an array is foreign");
        let is_text = start.starts_with('"') && rules.breaks("a JSON string is foreign");
        response.is_foreign = !(start.is_empty() || is_array || is_text);
        response.is_foreign &= !rules.breaks("a body that is not JSON is foreign");
        return response;
    }
    let (members, has_end) = object(start, rules);
    let has_tail = has_end && !start.trim_end().ends_with('}');
    let is_lost = !has_end && rules.breaks("a body that breaks off is read");
    if is_lost || (has_tail && rules.breaks("text after the object is ignored")) {
        return response;
    }
    fields(catalog, &members, &mut response, rules);
    response
}

fn fields(catalog: &Value, members: &Members, response: &mut Response, rules: Rules) {
    let inner = members.iter().filter_map(|(name, value)| match value {
        Json::Object(inner) if name == "error" => Some(inner.clone()),
        _ => None,
    });
    let inner: Members = inner.flatten().collect();
    let none = Members::new();
    let inner = if rules.breaks("an object error is read") { &none } else { &inner };
    let (first, second) = if rules.breaks("the body before its object error") {
        (inner, members)
    } else {
        (members, inner)
    };
    let usable = |names: &[&str], read: &dyn Fn(&Json) -> Option<String>| {
        let of = |members: &Members| {
            let all = members.iter().filter(|(name, _)| names.contains(&name.as_str()));
            let mut all: Vec<_> = all.map(|(_, value)| value.clone()).collect();
            if !rules.breaks("the last of two fields counts") {
                all.reverse();
            }
            if rules.breaks("an unusable value does not hide a usable one") {
                all.truncate(1);
            }
            all.iter().find_map(read)
        };
        of(first).or_else(|| of(second))
    };
    response.code = usable(&["code"], &|value| code(value, rules));
    let mut names = vec!["message", "reason", "detail"];
    if rules.breaks("a message before a reason") {
        names.swap(0, 1);
    }
    if rules.breaks("a reason before a detail") {
        names.swap(1, 2);
    }
    if rules.breaks("a reason is read") {
        names.retain(|name| *name != "reason");
    }
    if rules.breaks("a detail is read") {
        names.retain(|name| *name != "detail");
    }
    let text = |value: &Json| if let Json::Text(text) = value { Some(text.clone()) } else { None };
    response.texts = names.iter().filter_map(|name| usable(&[*name], &text)).collect();
    for term in catalog["terms"].as_array().into_iter().flatten() {
        let name = term["name"].as_str().expect("a name");
        let aliases = term["aliases"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let mut names = vec![name];
        if !rules.breaks("a term has several spellings") {
            names.extend(aliases);
        }
        let field = usable(&names, &|value| term_value(value, rules));
        let in_text = || response.texts.iter().find_map(|text| value_of(catalog, text, name));
        let in_text = || in_text().filter(|_| !rules.breaks("a message has the value of a term"));
        if let Some(value) = field.or_else(in_text) {
            response.terms.insert(name.to_owned(), value);
        }
    }
}

fn term_value(value: &Json, rules: Rules) -> Option<String> {
    match value {
        Json::Text(text) if text.trim().is_empty() && !rules.breaks("a blank term is absent") => {
            None
        }
        Json::Text(text) => Some(text.clone()),
        Json::Number(_) if rules.breaks("a term may be a number") => None,
        Json::Number(number) => Some(number.clone()),
        _ => None,
    }
}

fn code(value: &Json, rules: Rules) -> Option<String> {
    let text = match value {
        Json::Text(_) if rules.breaks("a code may be in quotes") => return None,
        Json::Text(text) | Json::Number(text) => text.clone(),
        Json::Object(_) => return None,
        Json::Other => return rules.breaks("null is no code").then(|| "0".to_owned()),
    };
    if text.trim().is_empty() && !rules.breaks("an empty text is no code") {
        return None;
    }
    let trimmed =
        if rules.breaks("a code may have white space around it") { &text } else { text.trim() };
    if trimmed.starts_with('+') && !rules.breaks("a plus makes no number") {
        return Some(text);
    }
    if let Ok(number) = trimmed.parse::<i64>() {
        return Some(number.to_string());
    }
    let float: f64 = trimmed.parse().unwrap_or(f64::NAN);
    let is_whole =
        float.fract() == 0.0 || (rules.breaks("a fraction makes no code") && float.is_finite());
    let is_exact = float.abs() < 2_f64.powi(53);
    let is_float = is_whole && is_exact && !rules.breaks("a whole float is a number");
    Some(if is_float { format!("{:.0}", float.trunc()) } else { text })
}
