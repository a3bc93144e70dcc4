//! Searches in sorted tables that `const fn` can do.

use core::cmp::Ordering;

/// The index of `wanted` in a table of ascending numbers.
#[allow(dead_code, reason = "a catalog whose codes are strings has no use for it")]
pub(crate) const fn number(table: &[i64], wanted: i64) -> Option<usize> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if table[middle] == wanted {
            return Some(middle);
        }
        if table[middle] < wanted {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    None
}

/// What stands beside `wanted` in a table of ascending texts.
pub(crate) const fn text(table: &[(&str, u32)], wanted: &str) -> Option<usize> {
    let (mut low, mut high) = (0, table.len());
    while low < high {
        let middle = low + (high - low) / 2;
        match compare(table[middle].0.as_bytes(), wanted.as_bytes()) {
            Ordering::Less => low = middle + 1,
            Ordering::Equal => return Some(table[middle].1 as usize),
            Ordering::Greater => high = middle,
        }
    }
    None
}

/// Compares as `Ord` does for byte strings.
const fn compare(left: &[u8], right: &[u8]) -> Ordering {
    let mut index = 0;
    while index < left.len() && index < right.len() {
        if left[index] != right[index] {
            return if left[index] < right[index] { Ordering::Less } else { Ordering::Greater };
        }
        index += 1;
    }
    if left.len() < right.len() {
        Ordering::Less
    } else if left.len() > right.len() {
        Ordering::Greater
    } else {
        Ordering::Equal
    }
}
