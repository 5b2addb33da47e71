//! Days as headers, front matter and metadata write them: ISO, month names, figures between slashes.
//!
//! This is not the reader of dates in running text. A header says its date in one of a few forms, stands alone, and is
//! either read whole or not at all.

use jiff::civil::Date as Day;

/// What a written date comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// A day of the calendar.
    Day(Day),
    /// A month and a day, from 1; the year is not said.
    Yearless(i8, i8),
    /// Something of the form of a date that is none.
    Unread(&'static str),
}

impl Written {
    /// The day; where the year is not said, the one that brings it nearest to `near`.
    pub(super) fn day(self, near: Option<Day>) -> Result<Day, &'static str> {
        match self {
            Written::Day(day) => Ok(day),
            Written::Unread(why) => Err(why),
            Written::Yearless(month, day) => {
                let near = near.ok_or("it has no year")?;
                (near.year() - 1..=near.year() + 1)
                    .filter_map(|year| Day::new(year, month, day).ok())
                    .min_by_key(|day| (*day - near).get_days().abs())
                    .ok_or("there is no such day")
            }
        }
    }
}

/// Names of months, their usual abbreviations, and their number.
const MONTHS: &[(&str, i8)] = &[
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sept", 9),
    ("sep", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tues",
    "tue",
    "wed",
    "thurs",
    "thur",
    "thu",
    "fri",
    "sat",
    "sun",
];

/// Time zones as news sites write them behind a time.
const ZONES: &[&str] = &[
    "UTC", "GMT", "BST", "IST", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT", "PT", "CET",
    "CEST", "EET", "EEST", "MSK", "AEST", "AEDT", "HKT", "SGT", "JST", "KST", "SAST", "NZST", "NZDT", "UK", "Z",
];

/// The day that a metadata field such as `2024-04-02T10:00:00+02:00` or `Tue, 2 Apr 2024` names: the day as written, in
/// the publisher's own zone. A time may follow; nothing else may.
///
/// # Errors
///
/// Why it cannot be read, to follow "because".
pub(super) fn field(text: &str) -> Result<Day, &'static str> {
    const FORM: &str = "it is not of a form such as `2024-04-02` or `April 2, 2024`";
    let mut rest = text.trim();
    if let Some(day) = compact(rest) {
        return day;
    }
    let mut found = None;
    while !rest.is_empty() {
        let taken = if let Some((written, length)) = date(rest).filter(|_| found.is_none()) {
            found = Some(written);
            length
        } else if let Some(length) = weekday(rest).or_else(|| time(rest)) {
            length
        } else if rest.starts_with([' ', ',', '|', '-']) {
            1
        } else if let Some(length) = word(rest, "at") {
            length
        } else {
            return Err(FORM);
        };
        rest = &rest[taken..];
    }
    found.ok_or(FORM)?.day(None)
}

/// `20240402`, alone or before a `T`.
fn compact(text: &str) -> Option<Result<Day, &'static str>> {
    let (digits, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    if digits.len() != 8 || !(rest.is_empty() || rest.starts_with('T')) {
        return None;
    }
    Some(calendar(digits[..4].parse().ok()?, digits[4..6].parse().ok()?, digits[6..].parse().ok()?).day(None))
}

/// A date at the very start of `text`, and its length in bytes.
pub(super) fn date(text: &str) -> Option<(Written, usize)> {
    let found = month_day_year(text).or_else(|| day_month_year(text)).or_else(|| figures(text))?;
    let next = text[found.1..].chars().next();
    let ends = next.is_none_or(|c| !c.is_alphanumeric() || c == 'T');
    ends.then_some(found)
}

/// The name of a day of the week at the start of `text`, with its dot; its length in bytes.
pub(super) fn weekday(text: &str) -> Option<usize> {
    if !matches!(text.as_bytes().first()?.to_ascii_lowercase(), b'm' | b't' | b'w' | b'f' | b's') {
        return None;
    }
    WEEKDAYS
        .iter()
        .find_map(|name| word(text, name))
        .map(|length| length + usize::from(text[length..].starts_with('.')))
}

/// A time of day at the start of `text` with its zone; its length in bytes.
pub(super) fn time(text: &str) -> Option<usize> {
    let clock = text.strip_prefix('T').unwrap_or(text);
    let mut at = text.len() - clock.len();
    let (_, hours) = number(clock)?;
    if hours == 4 {
        // "1052 GMT": four figures are a time only before a zone.
        return zone(&text[at + 4..]).map(|length| at + 4 + length);
    }
    if hours > 2 {
        return None;
    }
    at += hours;
    let mut is_time = false;
    for _ in 0..2 {
        let Some(rest) = text[at..].strip_prefix([':', '.']) else { break };
        match number(rest) {
            Some((_, 2)) => at += 3,
            _ => break,
        }
        is_time = true;
    }
    if is_time && let Some((_, length)) = text[at..].strip_prefix('.').and_then(number) {
        at += 1 + length;
    }
    let half = text[at..].trim_start_matches(' ');
    let gap = text.len() - at - half.len();
    if let Some(length) = ["a.m.", "p.m.", "am", "pm", "hrs"].iter().find_map(|mark| word(half, mark)) {
        at += gap + length;
        is_time = true;
    }
    is_time.then(|| at + zone(&text[at..]).unwrap_or(0))
}

/// A zone or an offset behind a time, with the space before it.
fn zone(text: &str) -> Option<usize> {
    let name = text.trim_start_matches([' ', '(']);
    let gap = text.len() - name.len();
    if let Some(offset) = name.strip_prefix(['+', '-']) {
        let figures = offset.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b':').count();
        return (4..=5).contains(&figures).then_some(gap + 1 + figures);
    }
    if let Some(length) = word(name, "local time") {
        return Some(gap + length);
    }
    let found = ZONES.iter().find(|zone| name.starts_with(**zone) && ends_word(&name[zone.len()..]))?;
    let mut end = gap + found.len();
    if text[end..].starts_with(['+', '-']) {
        end += zone(&text[end..]).unwrap_or(0);
    }
    Some(end + usize::from(text[..gap].contains('(') && text[end..].starts_with(')')))
}

/// `April 2, 2024`, `Apr. 2nd 2024`, `April 2`.
fn month_day_year(text: &str) -> Option<(Written, usize)> {
    let (month, mut at) = month(text)?;
    at += spaces(&text[at..])?;
    let (day, length) = day_of_month(&text[at..])?;
    at += length;
    Some(with_year(text, at, month, day))
}

/// `2 April 2024`, `2nd of April, 2024`, `2 April`.
fn day_month_year(text: &str) -> Option<(Written, usize)> {
    let (day, mut at) = day_of_month(text)?;
    at += spaces(&text[at..])?;
    if let Some(length) = word(&text[at..], "of") {
        at += length;
        at += spaces(&text[at..])?;
    }
    let (month, length) = month(&text[at..])?;
    Some(with_year(text, at + length, month, day))
}

/// Looks for a year behind a month and a day that end at `at`.
fn with_year(text: &str, at: usize, month: i8, day: u32) -> (Written, usize) {
    let rest = &text[at..];
    let behind_comma = rest.trim_start_matches([',', ' ']);
    let gap = rest.len() - behind_comma.len();
    match number(behind_comma).filter(|_| gap > 0) {
        Some((year, length)) if length >= 4 => {
            let year = if length == 4 { i64::from(year) } else { i64::MAX };
            (calendar(year, i64::from(month), i64::from(day)), at + gap + length)
        }
        _ => {
            // 2000 was a leap year, so 29 February passes.
            let written = match calendar(2000, i64::from(month), i64::from(day)) {
                Written::Day(_) => Written::Yearless(month, day as i8),
                unread => unread,
            };
            (written, at)
        }
    }
}

/// `2024-04-02`, `2024/4/2`, `23.04.2024`, `05 / 05 / 2010`.
fn figures(text: &str) -> Option<(Written, usize)> {
    let (first, first_digits) = number(text)?;
    let (separator, gap) = separator(&text[first_digits..])?;
    let mut at = first_digits + gap;
    let (second, second_digits) = number(&text[at..])?;
    at += second_digits;
    let (again, gap) = self::separator(&text[at..])?;
    at += gap;
    let (third, third_digits) = number(&text[at..])?;
    at += third_digits;
    if again != separator || second_digits > 2 {
        return None;
    }
    let written = if first_digits == 4 && third_digits <= 2 {
        calendar(i64::from(first), i64::from(second), i64::from(third))
    } else if first_digits > 4 && third_digits <= 2 || first_digits <= 2 && third_digits > 4 {
        Written::Unread(NO_YEAR)
    } else if first_digits > 2 || !matches!(third_digits, 2 | 4) {
        return None;
    } else if third_digits == 2 {
        Written::Unread("its year has two figures")
    } else if separator == '.' || first > 12 || first == second {
        calendar(i64::from(third), i64::from(second), i64::from(first))
    } else if second > 12 {
        calendar(i64::from(third), i64::from(first), i64::from(second))
    } else {
        Written::Unread("day and month could be either way round")
    };
    Some((written, at))
}

const NO_YEAR: &str = "there is no such year";

fn calendar(year: i64, month: i64, day: i64) -> Written {
    let (Ok(year @ 1..=9999), Ok(month), Ok(day)) = (i16::try_from(year), i8::try_from(month), i8::try_from(day))
    else {
        return Written::Unread(if (1..=9999).contains(&year) { "there is no such day" } else { NO_YEAR });
    };
    Day::new(year, month, day).map_or(Written::Unread("there is no such day"), Written::Day)
}

fn month(text: &str) -> Option<(i8, usize)> {
    if !matches!(text.as_bytes().first()?.to_ascii_lowercase(), b'j' | b'f' | b'm' | b'a' | b's' | b'o' | b'n' | b'd') {
        return None;
    }
    let (number, length) = MONTHS.iter().find_map(|(name, number)| Some((*number, word(text, name)?)))?;
    Some((number, length + usize::from(text[length..].starts_with('.'))))
}

fn day_of_month(text: &str) -> Option<(u32, usize)> {
    let (day, length) = number(text).filter(|(_, length)| *length <= 2)?;
    let suffix = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word(&text[length..], suffix)).unwrap_or(0);
    Some((day, length + suffix))
}

/// White space; at least one.
fn spaces(text: &str) -> Option<usize> {
    let length = text.len() - text.trim_start_matches([' ', '\t', '\u{a0}']).len();
    (length > 0).then_some(length)
}

fn separator(text: &str) -> Option<(char, usize)> {
    let inner = text.trim_start_matches(' ');
    let found = inner.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let spaced = text.len() != inner.len();
    let after = &inner[1..];
    let rest = if spaced { after.trim_start_matches(' ') } else { after };
    Some((found, text.len() - rest.len()))
}

/// Figures at the start of `text`; more than nine saturate, which no date survives.
fn number(text: &str) -> Option<(u32, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then(|| (text[..length].parse().unwrap_or(u32::MAX), length))
}

/// The length of `name`, if it stands at the start of `text` in any case and ends there as a word.
#[inline]
pub(super) fn word(text: &str, name: &str) -> Option<usize> {
    let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    // The first letter alone tells most words apart.
    if first(text) != first(name) {
        return None;
    }
    let start = text.get(..name.len())?;
    (start.eq_ignore_ascii_case(name) && ends_word(&text[name.len()..])).then_some(name.len())
}

fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::{Written, date, field, time};

    #[test]
    fn days_of_metadata() {
        #[track_caller]
        fn reads(text: &str, expected: &str) {
            assert_eq!(field(text).map(|day| day.to_string()), Ok(expected.to_owned()), "in {text:?}");
        }
        reads("2024-04-02", "2024-04-02");
        reads("2024-4-2", "2024-04-02");
        reads("2024/04/02", "2024-04-02");
        reads("20240402", "2024-04-02");
        reads("20240402T101500Z", "2024-04-02");
        reads("2024-04-02T23:30:00-05:00", "2024-04-02");
        reads("2024-04-02T10:00:00.123Z", "2024-04-02");
        reads("2024-04-02 10:00:00 +0200", "2024-04-02");
        reads("Tue, 02 Apr 2024 10:00:00 GMT", "2024-04-02");
        reads("Tuesday, April 2nd, 2024 at 9:44 PM", "2024-04-02");
        reads("2 April 2024", "2024-04-02");
        reads("Sept. 30, 2024", "2024-09-30");
        reads("30/09/2024", "2024-09-30");
        reads("09/30/2024", "2024-09-30");
        reads("02.04.2024", "2024-04-02");
        reads("4/4/2024", "2024-04-04");
    }

    #[test]
    fn days_that_metadata_does_not_say() {
        #[track_caller]
        fn refuses(text: &str, why: &str) {
            let got = field(text).expect_err(text);
            assert!(got.starts_with(why), "{text:?} is refused because {got}");
        }
        refuses("", "it is not of a form");
        refuses("soon", "it is not of a form");
        refuses("1712016000", "it is not of a form");
        refuses("99999-04-02", "there is no such year");
        refuses("April 2, 99999", "there is no such year");
        refuses("0000-01-01", "there is no such year");
        refuses("2024-13-02", "there is no such day");
        refuses("2023-02-29", "there is no such day");
        refuses("20240431", "there is no such day");
        refuses("03/04/2024", "day and month could be either way round");
        refuses("8/2/13", "its year has two figures");
        refuses("April 2", "it has no year");
        refuses("2024-04-02 and more", "it is not of a form");
    }

    #[test]
    fn a_date_at_the_start() {
        #[track_caller]
        fn takes(text: &str, expected: Option<&str>) {
            let got = date(text).map(|(_, length)| &text[..length]);
            assert_eq!(got, expected, "in {text:?}");
        }
        takes("April 3 (Xyz)", Some("April 3"));
        takes("May 5 2010 15:14", Some("May 5 2010"));
        takes("05 / 05 / 2010 on", Some("05 / 05 / 2010"));
        takes("2024-04-02T10:00", Some("2024-04-02"));
        takes("2nd of April, 2024.", Some("2nd of April, 2024"));
        takes("may come", None);
        takes("2024-04", None);
        takes("12 men", None);
        takes("3.5.2", None);
        takes("2-0", None);
    }

    #[test]
    fn a_yearless_day_takes_the_nearest_year() {
        let near = |text: &str| Some(field(text).unwrap());
        assert_eq!(Written::Yearless(12, 30).day(near("2024-01-02")), Ok(field("2023-12-30").unwrap()));
        assert_eq!(Written::Yearless(1, 2).day(near("2023-12-30")), Ok(field("2024-01-02").unwrap()));
        assert_eq!(Written::Yearless(2, 29).day(near("2023-12-30")), Ok(field("2024-02-29").unwrap()));
        assert_eq!(Written::Yearless(2, 29).day(near("2022-06-30")), Err("there is no such day"));
    }

    #[test]
    fn times() {
        #[track_caller]
        fn takes(text: &str, expected: Option<&str>) {
            assert_eq!(time(text).map(|length| &text[..length]), expected, "in {text:?}");
        }
        takes("9:44 PM EST and", Some("9:44 PM EST"));
        takes("7:00pm UK, Wednesday", Some("7:00pm UK"));
        takes("23:37:00 05", Some("23:37:00"));
        takes("3 p.m. (GMT) x", Some("3 p.m. (GMT)"));
        takes("T10:00:00+02:00", Some("T10:00:00+02:00"));
        takes("12 men", None);
        takes("10:00 Ethan", Some("10:00"));
        takes("1052 GMT (1852 HKT)", Some("1052 GMT"));
        takes("1852 HKT)", Some("1852 HKT"));
        takes("11:25 GMT+02:00", Some("11:25 GMT+02:00"));
        takes("1052 men", None);
        takes("2024", None);
    }
}
