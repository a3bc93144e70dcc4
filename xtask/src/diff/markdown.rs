//! For a comment in a pull request: the verdict first, then what clients do otherwise, then a table per
//! severity, wording folded. Of whatever size the change is, GitHub takes it.

use std::collections::{BTreeMap, BTreeSet};

use codegen::diff::{Change, Decision, Kind, Severity};
use similar::ChangeTag;

use super::report::{DiffReport, Row, calls, decided, runs};
use crate::findings::{self, Exit, Stop};
use crate::markdown::{code, prose, row, sentence};

/// The line by which a bot finds its own comment, and the title.
const HEAD: &str = "<!-- cargo xtask diff -->\n## What this changes in the error catalog";

/// The most characters of a table or list. There are at most six, and GitHub takes 65,536 in all.
const MOST_OF_TABLE: usize = 9_000;

/// The most characters of a text of the catalog.
const MOST_OF_TEXT: usize = 300;

/// From how many changes of one kind they are one row.
const MANY: usize = 20;

/// How many are named of those that are one row.
const NAMED: usize = 5;

impl DiffReport {
    pub(super) fn markdown(&self) -> String {
        let sign = match (self.is_acceptable(), self.verdict.next(), &self.verdict.after) {
            (false, ..) => "**Not yet:** ",
            (true, Some(_), Some(_)) if !self.rows.is_empty() => "**Enough:** ",
            _ => "",
        };
        let mut verdict = self.sentence();
        verdict[..1].make_ascii_uppercase();
        let counts = [self.retries(), self.counts()].into_iter().filter(|it| !it.is_empty());
        let counts = counts.map(|counts| counts + ", ").collect::<String>();
        let notes = self.notes().map(|note| format!(" {}.", sentence(&cut(note))));
        let notes: String = notes.collect();
        let base = text(&self.sides.base.name);
        let mut parts = vec![
            HEAD.to_owned(),
            format!("{sign}{}.", prose(&verdict)),
            format!("{counts}against {base}.{notes}"),
        ];
        let obstacles = self.obstacles();
        if !obstacles.is_empty() {
            let line = |finding| findings::markdown(std::slice::from_ref(finding));
            let lines = obstacles.iter().map(|finding| (1, line(finding).trim_end().to_owned()));
            let (lines, shown) = fitting(lines);
            let more = left_out(obstacles.len() - shown, "findings");
            parts.push(lines.join("\n") + &more);
        }
        if !self.decisions.is_empty() {
            parts.push(decisions(&self.decisions));
        }
        parts.extend(self.by_severity().map(|(severity, rows)| self.table(severity, rows)));
        parts.join("\n\n") + "\n"
    }

    fn table(&self, severity: Severity, rows: &[Row]) -> String {
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        for row in rows {
            *counts.entry(row.change.kind).or_default() += 1;
        }
        let mut grouped = BTreeSet::new();
        let lines = rows.iter().filter_map(|row| {
            let kind = row.change.kind;
            if counts[&kind] < MANY {
                return Some((1, self.row(&row.change)));
            }
            grouped.insert(kind).then(|| (counts[&kind], many(kind, counts[&kind], rows)))
        });
        let (lines, shown): (Vec<_>, usize) = fitting(lines);
        let title = match severity {
            Severity::Breaking => {
                "### Breaking: code does not compile, or a key means something else"
            }
            Severity::Behaviour => "### Behaviour: the same code does something else",
            Severity::Addition => "### Additions",
            Severity::Wording => "",
        };
        let more = left_out(rows.len() - shown, "changes");
        let reasons = counts.keys().filter(|kind| kind.severity() > Severity::Wording);
        let reasons = reasons.map(|kind| format!("\n- {}: {}", kind.id(), kind.why()));
        let reasons = reasons.collect::<Vec<_>>().concat();
        let table = format!("| what | before | after |\n|---|---|---|\n{}", lines.join("\n"));
        if severity == Severity::Wording {
            let count = rows.len();
            return format!(
                "<details><summary>Wording ({count})</summary>\n\n{table}{more}\n\n</details>"
            );
        }
        format!("{title}\n\n{table}{more}\n{reasons}")
    }

    /// What a change is about: the name, its key, its field, and the kind of change.
    fn row(&self, change: &Change) -> String {
        let name = if change.name.is_empty() { change.part.key() } else { change.name.as_str() };
        let key = self.key_of(change).map(|key| format!(" ({})", text(&key))).unwrap_or_default();
        let field = text(&change.path.to_string());
        let gap = if field.is_empty() { "" } else { " " };
        let (kind, id) = (change.kind.id(), change.fingerprint());
        let what = format!("<a id=\"diff-{id}\"></a>{}{key}{gap}{field}<br>{kind}", text(name));
        let [before, after] = match (&change.before, &change.after) {
            (Some(before), Some(after)) if change.severity() == Severity::Wording => {
                reworded(before, after)
            }
            (before, after) => {
                [before, after].map(|it| it.as_deref().map(text).unwrap_or_default())
            }
        };
        row([&what, &before, &after])
    }
}

/// A text of the catalog in code font, cut if it is long.
fn text(text: &str) -> String {
    code(&cut(text))
}

fn cut(text: &str) -> String {
    let more = text.chars().count().saturating_sub(MOST_OF_TEXT);
    let shown: String = text.chars().take(MOST_OF_TEXT).collect();
    if more == 0 { shown } else { format!("{shown}... and {more} more characters") }
}

/// The two texts, with what differs marked.
fn reworded(before: &str, after: &str) -> [String; 2] {
    let side = |own: ChangeTag, tag: &str| {
        let runs = runs(&cut(before), &cut(after));
        let runs = runs.into_iter().filter(|(is, _)| [own, ChangeTag::Equal].contains(is));
        let run = |(is, text): (ChangeTag, String)| {
            let text = prose(&text);
            if is == own { format!("<{tag}>{text}</{tag}>") } else { text }
        };
        runs.map(run).collect()
    };
    [side(ChangeTag::Delete, "del"), side(ChangeTag::Insert, "ins")]
}

/// One row for many changes of a kind.
fn many(kind: Kind, count: usize, rows: &[Row]) -> String {
    let of_kind = rows.iter().map(|row| &row.change).filter(|change| change.kind == kind);
    let names: Vec<_> = of_kind.take(NAMED).map(|change| text(&change.name)).collect();
    let what = format!("{} and {} more<br>{}", names.join(", "), count - names.len(), kind.id());
    row([&what, "", ""])
}

/// The rows that fit into a table, and how many changes they show.
fn fitting(rows: impl Iterator<Item = (usize, String)>) -> (Vec<String>, usize) {
    let (mut lines, mut shown, mut length) = (Vec::new(), 0, 0);
    for (count, line) in rows {
        length += line.chars().count() + 1;
        if length > MOST_OF_TABLE {
            break;
        }
        shown += count;
        lines.push(line);
    }
    (lines, shown)
}

fn left_out(count: usize, what: &str) -> String {
    if count == 0 { String::new() } else { format!("\n\nAnd {count} more {what}.") }
}

/// What clients do otherwise; entries with the same decision are one row.
fn decisions(decisions: &[Decision]) -> String {
    let mut groups: Vec<(&Decision, Vec<&Decision>)> = Vec::new();
    let mut index = BTreeMap::new();
    for decision in decisions {
        let same =
            (calls(decision), decided(decision.before.as_ref()), decided(decision.after.as_ref()));
        let next = groups.len();
        match groups.get_mut(*index.entry(same).or_insert(next)) {
            Some((_, group)) => group.push(decision),
            None => groups.push((decision, vec![decision])),
        }
    }
    let lines = groups.iter().map(|(first, group)| {
        let names = group.iter().take(NAMED).map(|it| text(&it.variant)).collect::<Vec<_>>();
        let more = group.len() - names.len();
        let more = if more == 0 { String::new() } else { format!(" and {more} more") };
        let calls = if first.calls.is_empty() { calls(first) } else { text(&calls(first)) };
        let [before, after] = [&first.before, &first.after].map(|it| prose(&decided(it.as_ref())));
        let mark = match (first.starts(), first.stops()) {
            (true, _) => "**starts**<br>",
            (_, true) => "**stops**<br>",
            _ => "",
        };
        (
            group.len(),
            row([&(names.join(", ") + &more), &calls, &before, &format!("{mark}{after}")]),
        )
    });
    let (lines, shown) = fitting(lines);
    let more = left_out(decisions.len() - shown, "decisions");
    format!(
        "### What clients do\n\n| response | call | before | after |\n|---|---|---|---|\n{}{more}",
        lines.join("\n")
    )
}

pub(crate) fn not_compared(stop: &Stop) -> String {
    let why = match stop.exit {
        Exit::Fine => "There is nothing to compare",
        Exit::Findings | Exit::CouldNotRun => "The catalogs could not be compared",
    };
    format!("{HEAD}\n\n{why}:\n\n{}", findings::markdown(&stop.findings))
}
