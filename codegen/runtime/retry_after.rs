//! The header `Retry-After`: RFC 9110, sections 5.6.7 and 10.2.3.

use core::time::Duration;

const DAY: i64 = 24 * 60 * 60;

/// The last second that has a year of four digits.
const LAST: i64 = 253_402_300_799;

/// How long a server asks to wait before the next request, by the value of its header `Retry-After`:
/// a number of seconds, or a date in one of the three forms of HTTP.
///
/// `now` is the time since 1970 in UTC, which only a date needs; a date in the past is no wait. Seconds
/// beyond the largest `Duration` are the largest. `None` if the value is neither, such as `-1` or `1.5`:
/// then the server asks for nothing.
///
/// ```
/// use std::time::Duration;
///
/// use CRATE::retry_after;
///
/// let now = Duration::from_secs(784_111_777); // 6 November 1994, 08:49:37
/// assert_eq!(retry_after("120", now), Some(Duration::from_secs(120)));
/// let date = "Sun, 06 Nov 1994 08:50:00 GMT";
/// assert_eq!(retry_after(date, now), Some(Duration::from_secs(23)));
/// assert_eq!(retry_after("soon", now), None);
/// ```
#[must_use]
pub fn retry_after(value: &str, now: Duration) -> Option<Duration> {
    let value = value.trim_matches([' ', '\t']);
    if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(value.parse().map_or(Duration::MAX, Duration::from_secs));
    }
    // What was before 1970 is past too.
    let date = u64::try_from(seconds_of(value, now)?).unwrap_or(0);
    Some(Duration::from_secs(date).saturating_sub(now))
}

/// The longest wait that the headers `Retry-After` of a response ask for; `None` if none asks for one.
/// See [`retry_after`].
#[cfg(feature = "http")]
#[must_use]
pub fn retry_after_in(headers: &http::HeaderMap, now: std::time::SystemTime) -> Option<Duration> {
    let now = now.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let values = headers.get_all(http::header::RETRY_AFTER).into_iter();
    values.filter_map(|value| retry_after(value.to_str().ok()?, now)).max()
}

/// The seconds from 1970 to a date; `None` if it is not one.
fn seconds_of(date: &str, now: Duration) -> Option<i64> {
    let mut parts = [""; 6];
    let mut words = date.split([' ', '-', ',']).filter(|word| !word.is_empty());
    for (part, word) in parts.iter_mut().zip(&mut words) {
        *part = word;
    }
    if words.next().is_some() {
        return None;
    }
    let ([_, day, month, year, time, "GMT"] | [_, month, day, time, year, ""]) = parts else {
        return None;
    };
    let (month, day, time) = (number_of(month)?, number(day)?, seconds_of_day(time)?);
    let in_year = |year| (days_before(year, month) + day - 1) * DAY + time;
    let year = match year.len() {
        2 => recent(number(year)?, now, in_year),
        4 => number(year)?,
        _ => return None,
    };
    (1..=days_of(year, month)).contains(&day).then(|| in_year(year))
}

fn seconds_of_day(time: &str) -> Option<i64> {
    let mut parts = time.split(':');
    let mut next = |most| number(parts.next()?).filter(|part| *part <= most);
    // The last second of a day may be a leap second.
    let (hour, minute, second) = (next(23)?, next(59)?, next(60)?);
    parts.next().is_none().then_some(hour * 60 * 60 + minute * 60 + second)
}

/// At most four digits.
fn number(digits: &str) -> Option<i64> {
    let is_number = digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_number)
}

/// The number of a month, from 0.
fn number_of(month: &str) -> Option<usize> {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    MONTHS.iter().position(|name| *name == month)
}

/// The year of two digits: the last one with these in which the date is at most 50 years ahead.
fn recent(digits: i64, now: Duration, in_year: impl Fn(i64) -> i64) -> i64 {
    let now = i64::try_from(now.as_secs()).map_or(LAST, |now| now.min(LAST));
    // It is the year that it is now, or the one before: no date of the next one is that far ahead.
    let latest = 1970 + now / (DAY * 1_461 / 4) + 51;
    let year = latest - (latest - digits).rem_euclid(100);
    if in_year(year - 50) > now { year - 100 } else { year }
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_of(year: i64, month: usize) -> i64 {
    match month {
        1 if is_leap(year) => 29,
        1 => 28,
        3 | 5 | 8 | 10 => 30,
        _ => 31,
    }
}

/// The days from 1970 to a month.
fn days_before(year: i64, month: usize) -> i64 {
    let before = year - 1;
    let leap_years = before / 4 - before / 100 + before / 400 - 477;
    (year - 1970) * 365 + leap_years + (0..month).map(|month| days_of(year, month)).sum::<i64>()
}
