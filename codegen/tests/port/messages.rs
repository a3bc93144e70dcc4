//! Which documented message a text is.

use serde_json::Value;

use super::Rules;

/// The literal parts of a template, and the names between them.
fn parts(wire: &str) -> (Vec<String>, Vec<String>) {
    let (mut literals, mut names) = (vec![String::new()], Vec::new());
    let mut rest = wire.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '{' | '}' if rest.peek() == Some(&c) => {
                rest.next();
                literals.last_mut().expect("one").push(c);
            }
            '{' => {
                names.push(rest.by_ref().take_while(|c| *c != '}').collect());
                literals.push(String::new());
            }
            _ => literals.last_mut().expect("one").push(c),
        }
    }
    (literals, names)
}

/// The values of the placeholders, if the text matches as a whole.
fn values(wire: &str, text: &str, rules: Rules) -> Option<Vec<String>> {
    let (literals, _) = parts(wire);
    let (text, literals) = if rules.breaks("the case of a message matters") {
        (text.to_lowercase(), literals.iter().map(|it| it.to_lowercase()).collect())
    } else {
        (text.to_owned(), literals)
    };
    let text =
        if rules.breaks("white space around a message matters") { text.trim() } else { &text };
    let [first, .., last] = &literals[..] else {
        let is_found = match literals.first() {
            Some(only) if rules.breaks("a text that contains a message is another one") => {
                text.contains(&**only)
            }
            Some(only) if rules.breaks("a text that begins with a message is another one") => {
                text.starts_with(&**only)
            }
            Some(only) if rules.breaks("a text that ends with a message is another one") => {
                text.ends_with(&**only)
            }
            only => only.is_some_and(|only| text == only),
        };
        return is_found.then(Vec::new);
    };
    let mut rest = text.strip_prefix(&**first)?;
    rest = rest.strip_suffix(&**last)?;
    let mut values = Vec::new();
    for literal in &literals[1..literals.len() - 1] {
        let (value, after) = rest.split_once(&**literal)?;
        values.push(value.to_owned());
        rest = after;
    }
    values.push(rest.to_owned());
    let is_empty = values.iter().any(String::is_empty);
    (!is_empty || !rules.breaks("a placeholder may be empty")).then_some(values)
}

/// The entry of the message that a text is.
pub(crate) fn matching<'c>(catalog: &'c Value, text: &str, rules: Rules) -> Option<&'c Value> {
    let messages = catalog["messages"].as_array()?;
    messages
        .iter()
        .find(|entry| values(entry["wire"].as_str().unwrap_or(""), text, rules).is_some())
}

/// The value of the placeholder that is called like a term.
pub(crate) fn value_of(catalog: &Value, text: &str, term: &str) -> Option<String> {
    let wire = matching(catalog, text, Rules(""))?["wire"].as_str()?;
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let position = parts(wire).1.iter().position(|name| plain(name) == plain(term))?;
    values(wire, text, Rules(""))?.get(position).filter(|value| !value.trim().is_empty()).cloned()
}
