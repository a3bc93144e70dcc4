//! The date of a page, from the front matter of its source.

use crate::model::Date;

/// The keys of front matter that say when a page was written or last changed, in any case and without
/// the `_` between their words.
const KEYS: [&str; 7] =
    ["date", "lastupdate", "lastupdated", "lastmod", "modified", "updated", "updatedat"];

/// The last of the days that front matter gives for the page.
pub(super) fn of_front_matter(text: &str) -> Option<Date> {
    let fields = text.lines().filter_map(|line| line.split_once(':'));
    let dates = fields.filter_map(|(key, value)| {
        let key = key.trim().trim_matches(['"', '\'']).replace('_', "").to_lowercase();
        // Also within brackets, and with the time after it.
        let mut parts = value.split([' ', 'T', '"', '\'', '{', '}', ',']);
        parts.find_map(|part| Date::parse(part).ok()).filter(|_| KEYS.contains(&key.as_str()))
    });
    dates.max()
}
