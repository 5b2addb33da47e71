use jiff::civil::Date as Day;
use rust_decimal::Decimal;

use super::Form;
use crate::value::Tolerance;

/// `true` or `false`.
pub(super) static FLAG: Form = Form {
    name: "`true` or `false`",
    examples: "`true`",
    pattern: "^(true|false)$",
    types: &["boolean"],
    check: |words| if matches!(words, "true" | "false") { Ok(()) } else { Err(String::new()) },
};

/// The version of a file's format.
pub(super) static VERSION: Form = Form {
    name: "the version of the format",
    examples: "`1`",
    pattern: "^1$",
    types: &["integer"],
    check: |words| match words.parse::<u32>() {
        Ok(1) => Ok(()),
        Ok(other) => {
            Err(format!("this file is written in version {other} of the format, and this program reads version 1"))
        }
        Err(_) => Err(String::new()),
    },
};

/// A whole number that orders slots.
pub(super) static PRIORITY: Form = Form {
    name: "a whole number",
    examples: "`10`, `-1`",
    pattern: "^[+-]?[0-9]{1,9}$",
    types: &["integer"],
    check: |words| match words.parse::<i32>() {
        Ok(number) if number.abs() < 1_000_000_000 => Ok(()),
        _ => Err(String::new()),
    },
};

/// A day.
pub(super) static DAY: Form = Form {
    name: "a day",
    examples: "`2024-04-01`",
    pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
    types: &["string"],
    check: |words| day(words).map(|_| ()),
};

/// How far two figures may differ.
pub(super) static TOLERANCE: Form = Form {
    name: "a tolerance",
    examples: "`none`, `5%`, `10`, `1 day`",
    pattern: "^(none|[0-9.,]+ ?%?|[0-9]+ days?)$",
    types: &["string", "number"],
    check: |words| tolerance(words).map(|_| ()).ok_or_else(String::new),
};

/// A length of time in hours or days.
pub(super) static HOURS: Form = Form {
    name: "a length of time in hours or days",
    examples: "`6 hours`, `1 day`",
    pattern: "^[0-9]+ (hour|day)s?$",
    types: &["string"],
    check: |words| hours(words).map(|_| ()).ok_or_else(String::new),
};

/// Reads a day in the form of ISO 8601, or says why it is none.
pub(in crate::rule) fn day(words: &str) -> Result<Day, String> {
    let parts: Vec<&str> = words.split('-').collect();
    let [year, month, date] = parts[..] else { return Err(String::new()) };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(year) || !digits(month) || !digits(date) {
        return Err(String::new());
    }
    if year.len() > 4 {
        return Err(format!("the year {year} lies behind 9999, the last that is read"));
    }
    if year.len() < 4 || month.len() != 2 || date.len() != 2 {
        return Err(String::new());
    }
    let part = |part: &str| part.parse::<i16>().unwrap_or(0);
    if part(year) == 0 {
        return Err("there is no year 0000 in the calendar".to_owned());
    }
    Day::new(part(year), part(month) as i8, part(date) as i8)
        .map_err(|_| format!("`{words}` is no day of the calendar"))
}

/// Reads `none`, `5%`, `10`, `1 day`.
pub(in crate::rule) fn tolerance(words: &str) -> Option<Tolerance> {
    let words = words.trim();
    if words == "none" {
        return Some(Tolerance::None);
    }
    if let Some(share) = words.strip_suffix('%').or_else(|| words.strip_suffix("percent")) {
        let share = figure(share.trim())?;
        return (share < Decimal::ONE_HUNDRED).then_some(Tolerance::Percent(share));
    }
    if let Some(days) = words.strip_suffix("days").or_else(|| words.strip_suffix("day")) {
        return days.trim().parse().ok().filter(|days| *days <= 36_525).map(Tolerance::Days);
    }
    figure(words).map(Tolerance::Absolute)
}

/// Reads `6 hours`, `1 day` as hours.
pub(in crate::rule) fn hours(words: &str) -> Option<u32> {
    let (number, unit) = words.trim().split_once(' ')?;
    let number: u32 = number.parse().ok()?;
    match unit.trim() {
        "hour" | "hours" => Some(number),
        "day" | "days" => number.checked_mul(24),
        _ => None,
    }
}

/// A figure with commas between thousands; not below nothing.
fn figure(words: &str) -> Option<Decimal> {
    let starts = words.starts_with(|c: char| c.is_ascii_digit());
    let plain = words.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    if !starts || !plain {
        return None;
    }
    let whole = words.split('.').next().unwrap_or("");
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or("");
    let grouped = !whole.contains(',') || first.len() <= 3 && groups.all(|group| group.len() == 3);
    let commas_behind_point = words.split_once('.').is_some_and(|(_, fraction)| fraction.contains(','));
    if !grouped || commas_behind_point {
        return None;
    }
    Decimal::from_str_exact(&words.replace(',', "")).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolerances() {
        let reads = |words: &str, expected: Option<Tolerance>| assert_eq!(tolerance(words), expected, "{words}");
        reads("none", Some(Tolerance::None));
        reads("5%", Some(Tolerance::Percent(Decimal::from(5))));
        reads("2.5 %", Some(Tolerance::Percent(Decimal::new(25, 1))));
        reads("10", Some(Tolerance::Absolute(Decimal::from(10))));
        reads("1,000", Some(Tolerance::Absolute(Decimal::from(1000))));
        reads("1 day", Some(Tolerance::Days(1)));
        for words in ["", "%", "-5%", "100%", "1,00", "1.0,0", "a day", "5 %%", "five", "1 week", "99999999 days"] {
            reads(words, None);
        }
    }

    #[test]
    fn lengths_of_time() {
        let reads = |words: &str, expected: Option<u32>| assert_eq!(hours(words), expected, "{words}");
        reads("6 hours", Some(6));
        reads("1 day", Some(24));
        reads("4000000000 days", None);
        reads("soon", None);
        reads("6", None);
    }

    #[test]
    fn days() {
        assert_eq!(day("2024-02-29"), Ok(jiff::civil::date(2024, 2, 29)));
        let refuses = |words: &str, why: &str| assert_eq!(day(words), Err(why.to_owned()), "{words}");
        refuses("2023-02-29", "`2023-02-29` is no day of the calendar");
        refuses("99999-01-01", "the year 99999 lies behind 9999, the last that is read");
        refuses("0000-01-01", "there is no year 0000 in the calendar");
        for words in ["", "yesterday", "2024-4-1", "01/04/2024", "2024-04", "-2024-04-01", "２０２４-04-01"] {
            refuses(words, "");
        }
    }
}
