//! The header `Retry-After`, with the crate `httpdate` as the oracle for dates.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::errors::retry_after;
use proptest::prelude::*;

/// 6 November 1994, 08:49:37.
const NOW: Duration = Duration::from_secs(784_111_777);

/// The last second of 9999.
const LAST: u64 = 253_402_300_799;

const YEAR: u64 = 365 * 24 * 60 * 60;

/// The seconds that a value asks for, with the time of the examples.
fn asked(value: &str) -> Option<u64> {
    retry_after(value, NOW).map(|wait| wait.as_secs())
}

fn time(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}

/// A date in the three forms of HTTP; in the second one the year has two digits.
fn forms(seconds: u64) -> [String; 3] {
    let date = httpdate::fmt_http_date(time(seconds));
    let parts: Vec<_> = date.split([' ', ',']).filter(|part| !part.is_empty()).collect();
    let [weekday, day, month, year, time, _] = parts[..] else { panic!("{date}") };
    [
        date.clone(),
        format!("{weekday}day, {day}-{month}-{} {time} GMT", &year[2..]),
        format!("{weekday} {month} {:>2} {time} {year}", day.trim_start_matches('0')),
    ]
}

#[test]
fn a_number_is_seconds() {
    for (value, seconds) in [("0", 0), ("5", 5), ("0120", 120), (" 5 ", 5), ("\t5", 5)] {
        assert_eq!(asked(value), Some(seconds), "{value:?}");
    }
    for huge in ["18446744073709551616", "99999999999999999999999999"] {
        assert_eq!(retry_after(huge, NOW), Some(Duration::MAX));
    }
    let most = u64::MAX.to_string();
    assert_eq!(retry_after(&most, NOW), Some(Duration::from_secs(u64::MAX)));
}

#[test]
fn what_is_neither_seconds_nor_a_date_asks_for_nothing() {
    for value in [
        "",
        " ",
        "-1",
        "+5",
        "1.5",
        "5s",
        "5 s",
        "5, 6",
        "1e3",
        "0x5",
        "\u{a0}5",
        "５",
        "soon",
        "GMT",
        "Sun, ,",
        "Sun, 06 Nov 1994 08:49:37 PST",
        "Sun, 06 Nov 1994 08:49:37",
        "Sun, 06 Nov 1994 08:49 GMT",
        "Sun, 06 Nov 1994 08:49:37:00 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:60:00 GMT",
        "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 00006 Nov 1994 08:49:37 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT",
        "Sun, 31 Feb 1995 08:49:37 GMT",
        "Wed, 29 Feb 1995 00:00:00 GMT",
        "Mon, 29 Feb 2100 00:00:00 GMT",
        "Sunday, 29-Feb-95 08:49:37 GMT",
        "Sun, 06 nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 994 08:49:37 GMT",
        "Sun, 06 Nov 19940 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT x",
        "Sun Nov 32 08:49:37 1994",
        "Sun Nov  6 08:49:37 94 GMT x",
        "Sun, 06 Nov 1994 08:+9:37 GMT",
    ] {
        assert_eq!(asked(value), None, "{value:?}");
    }
}

#[test]
fn a_date_in_the_past_is_no_wait() {
    for value in [
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:36 GMT",
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "Wed, 31 Dec 1969 23:59:59 GMT",
        "Mon, 01 Jan 0001 00:00:00 GMT",
        "Sunday, 06-Nov-45 08:49:37 GMT",
    ] {
        assert_eq!(asked(value), Some(0), "{value:?}");
    }
    assert_eq!(retry_after("Fri, 31 Dec 9999 23:59:59 GMT", Duration::MAX), Some(Duration::ZERO));
    assert_eq!(retry_after("Friday, 31-Dec-99 23:59:59 GMT", Duration::MAX), Some(Duration::ZERO));
}

#[test]
fn a_leap_year_has_a_day_more() {
    assert_eq!(asked("Tue, 29 Feb 2000 00:00:00 GMT"), Some(167_670_623));
    assert_eq!(asked("Wed, 01 Mar 2000 00:00:00 GMT"), Some(167_757_023));
    assert_eq!(asked("Mon, 01 Mar 2100 00:00:00 GMT"), Some(3_323_430_623));
}

/// Far beyond the last date there is no date to wait for.
#[test]
fn a_time_that_no_clock_shows_is_after_every_date() {
    for now in [Duration::MAX, Duration::from_secs(u64::MAX / 2), Duration::from_secs(LAST * 9)] {
        for year in 0..100 {
            let date = format!("Friday, 31-Dec-{year:02} 23:59:59 GMT");
            assert_eq!(retry_after(&date, now), Some(Duration::ZERO), "{date}");
        }
    }
}

#[test]
fn a_leap_second_is_a_second() {
    assert_eq!(asked("Sat, 31 Dec 1994 23:59:60 GMT"), asked("Sun, 01 Jan 1995 00:00:00 GMT"));
}

#[test]
fn what_is_left_of_a_second_is_not_waited_for() {
    let now = NOW + Duration::from_millis(250);
    let left = retry_after("Sun, 06 Nov 1994 08:49:38 GMT", now);
    assert_eq!(left, Some(Duration::from_millis(750)));
}

/// Two digits are the last such year in which the date is at most 50 years ahead.
#[test]
fn two_digits_for_the_year_are_at_most_50_years_ahead() {
    let half = (2044 - 1994) * YEAR + 13 * 24 * 60 * 60;
    for (value, seconds) in [
        ("Sunday, 06-Nov-94 08:49:42 GMT", 5),
        ("Sunday, 06-Nov-44 08:49:37 GMT", half),
        ("Sunday, 06-Nov-44 08:49:38 GMT", 0),
        ("Saturday, 05-Nov-44 08:49:37 GMT", half - 24 * 60 * 60),
        ("Sunday, 31-Dec-44 08:49:37 GMT", 0),
    ] {
        assert_eq!(asked(value), Some(seconds), "{value:?}");
    }
    // The first and the last second of a year.
    for (now, value, seconds) in [
        ("Sat, 01 Jan 2000 00:00:00 GMT", "Saturday, 01-Jan-50 00:00:00 GMT", 1_577_923_200),
        ("Fri, 31 Dec 1999 23:59:59 GMT", "Saturday, 01-Jan-50 00:00:00 GMT", 0),
        ("Fri, 31 Dec 1999 23:59:59 GMT", "Friday, 31-Dec-49 23:59:59 GMT", 1_577_923_200),
        ("Sat, 01 Jan 1972 00:00:00 GMT", "Saturday, 01-Jan-22 00:00:00 GMT", 1_577_923_200),
    ] {
        let now = httpdate::parse_http_date(now).expect("a date").duration_since(UNIX_EPOCH);
        let wait = retry_after(value, now.expect("after 1970"));
        assert_eq!(wait, Some(Duration::from_secs(seconds)), "{value:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_read(value in ".{0,40}", now: (u64, u32)) {
        let now = Duration::new(now.0, now.1 % 1_000_000_000);
        let wait = retry_after(&value, now);
        prop_assert_eq!(retry_after(&format!(" {value}\t"), now), wait);
    }

    #[test]
    fn anything_that_is_nearly_a_date_is_read(
        date in 0..=LAST,
        now: u64,
        form in 0_usize..3,
        at: prop::sample::Index,
        other in "[ -~]",
    ) {
        let mut value = forms(date)[form].clone();
        let at = at.index(value.len());
        value.replace_range(at..=at, &other);
        let wait = retry_after(&value, Duration::from_secs(now));
        prop_assert!(wait.is_none_or(|wait| wait.as_secs() <= LAST || other == value));
    }

    #[test]
    fn a_number_of_seconds_is_that(seconds: u64) {
        let wait = retry_after(&seconds.to_string(), NOW);
        prop_assert_eq!(wait, Some(Duration::from_secs(seconds)));
    }

    #[test]
    fn the_three_forms_are_one_date(date in 0..=LAST, now in 0..=LAST) {
        let forms = forms(date);
        let oracle = httpdate::parse_http_date(&forms[0]).expect("a date");
        prop_assert_eq!(httpdate::parse_http_date(&forms[2]).ok(), Some(oracle));
        let expected = oracle.duration_since(time(now)).unwrap_or_default();
        for form in [&forms[0], &forms[2]] {
            prop_assert_eq!(retry_after(form, Duration::from_secs(now)), Some(expected), "{}", form);
        }
    }

    #[test]
    fn two_digits_are_a_year_near_now(now in 50 * YEAR..200 * YEAR, ahead in 0..50 * YEAR, behind in 1..49 * YEAR) {
        let now = Duration::from_secs(now);
        let date = forms(now.as_secs() + ahead)[1].clone();
        prop_assert_eq!(retry_after(&date, now), Some(Duration::from_secs(ahead)), "{}", date);
        let date = forms(now.as_secs() - behind)[1].clone();
        prop_assert_eq!(retry_after(&date, now), Some(Duration::ZERO), "{}", date);
    }
}

#[cfg(feature = "http")]
#[test]
fn the_longest_of_several_headers_counts() {
    use super::errors::retry_after_in;
    use http::header::{HeaderMap, HeaderValue, RETRY_AFTER};

    let wait = |values: &[&[u8]], now| {
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(RETRY_AFTER, HeaderValue::from_bytes(value).expect("a value"));
        }
        retry_after_in(&headers, now).map(|wait| wait.as_secs())
    };
    let now = UNIX_EPOCH + NOW;
    assert_eq!(wait(&[], now), None);
    assert_eq!(wait(&[b"-1", b"soon", b"\xff"], now), None);
    assert_eq!(wait(&[b"5"], now), Some(5));
    assert_eq!(wait(&[b"5", b"120", b"7"], now), Some(120));
    assert_eq!(wait(&[b"soon", b"\xff", b"5", b"1.5"], now), Some(5));
    assert_eq!(wait(&[b"5", b"Sun, 06 Nov 1994 08:50:00 GMT"], now), Some(23));
    assert_eq!(wait(&[b"0", b"Sun, 06 Nov 1994 08:00:00 GMT"], now), Some(0));
    // A clock that is before 1970.
    let early = UNIX_EPOCH - Duration::from_secs(9);
    assert_eq!(wait(&[b"Thu, 01 Jan 1970 00:00:05 GMT"], early), Some(5));
}
