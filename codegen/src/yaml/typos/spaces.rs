//! Tabs and other white space where YAML has spaces.

use super::line::Line;
use super::{Break, syntax};
use crate::diagnostic::{Diagnostic, Rule};
use crate::text::{Lookalike, Span, is_odd_space};

/// A tab before the content of a line: of the one of the break, or of a later one if the parser says
/// that it is a tab.
pub(super) fn tab(stop: &Break<'_>) -> Option<Diagnostic> {
    let tabbed = |line: &Line<'_>| line.prefix().contains('\t');
    let line = if stop.kind.to_string().contains("tab") {
        let start = stop.line().start;
        let mut after = Line::all(&stop.text[start..]);
        let line = after.find(tabbed)?;
        Line::at(stop.text, start + line.start)
    } else {
        stop.lines().find(tabbed)?
    };
    let prefix = line.prefix();
    let tabs = &prefix[prefix.find('\t')?..];
    let tabs = &tabs[..tabs.len() - tabs.trim_start_matches('\t').len()];
    let message = "a tab is before the content of this line, where YAML allows only spaces";
    let help = "indent with spaces, and write one space after a dash";
    Some(syntax(line.span(tabs), message).label("a tab").help(help))
}

/// A line that is indented with what only looks like spaces: what comes from it and after it is
/// reported once, there.
pub(super) fn explain(text: &str, diagnostics: &mut Vec<Diagnostic>) {
    let Some(last) = diagnostics.iter().map(|one| one.at.start).max() else { return };
    let lines = Line::all(text).take_while(|line| line.start <= last);
    let Some(line) = lines.filter(|line| !line.text.is_ascii()).find(|line| is_odd(*line)) else {
        return;
    };
    let prefix = line.prefix();
    let Some((odd, space)) = Lookalike::first_in(prefix) else { return };
    diagnostics.retain(|one| one.at.end < line.start);
    let start = line.start + odd;
    let at = Span { start, end: start + space.character.len_utf8() };
    let message = "what indents this line only looks like spaces";
    diagnostics.push(
        Diagnostic::new(Rule::YamlSyntax, at, message)
            .label(space.describe())
            .help("replace it with ordinary spaces, also in the lines after this one"),
    );
}

/// Whether a key or an entry comes after spaces that are none.
fn is_odd(line: Line<'_>) -> bool {
    line.prefix().contains(is_odd_space) && (line.prefix().contains('-') || line.key().is_some())
}
