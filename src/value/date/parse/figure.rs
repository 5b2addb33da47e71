//! Figures: counts, ordinals, days, years, and dates written in figures alone.

use jiff::civil::{Date as Day, ISOWeekDate, Weekday};

use super::super::MOST_READINGS;
use super::super::expression::{Expr, Fields};
use super::super::guard::{four_digits, is_part_of_figure, is_year};
use super::super::lexicon;
use super::{Parsed, Parser};
use crate::text::Shape;

/// One piece of a date written with `-`, `/` or `.` between its pieces.
#[derive(Clone, Copy)]
enum Piece {
    /// One or two digits.
    Short(i8),
    /// Four digits.
    Year(i16),
    /// A month's name.
    Month(i8),
}

impl Parser<'_, '_> {
    /// A whole number without separators.
    pub(super) fn digits(&self, at: usize) -> Option<i64> {
        let written = self.words.written(at);
        let plain = !written.is_empty() && written.len() <= 5 && written.bytes().all(|byte| byte.is_ascii_digit());
        if plain { written.parse().ok() } else { None }
    }

    /// A whole number below 100,000 with a comma before its last three digits: `2,000`.
    fn grouped(&self, at: usize) -> Option<i64> {
        let (thousands, rest) = self.words.written(at).split_once(',')?;
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let whole = matches!(thousands.len(), 1 | 2) && rest.len() == 3 && digits(thousands) && digits(rest);
        if whole { format!("{thousands}{rest}").parse().ok() } else { None }
    }

    /// A count in figures or words, below 100,000; `a couple` and its like have two ends.
    pub(super) fn count(&self, at: usize) -> Option<(usize, i64, i64)> {
        if let Some(count) = self.digits(at).or_else(|| self.grouped(at)) {
            return Some((at + 1, count, count));
        }
        match (self.word(at), self.word(at + 1)) {
            ("a", "few") => return Some((at + 2, 2, 9)),
            ("a", "couple") => return Some((self.over(at + 2, &["of"]), 2, 2)),
            ("couple", _) => return Some((self.over(at + 1, &["of"]), 2, 2)),
            ("few", _) => return Some((at + 1, 2, 9)),
            ("several", _) => return Some((at + 1, 3, 9)),
            ("a" | "an", _) => return Some((at + 1, 1, 1)),
            _ => {}
        }
        let (end, count) = self.cardinal(at)?;
        Some((end, count, count))
    }

    /// A cardinal in words from one to ninety-nine.
    pub(super) fn cardinal(&self, at: usize) -> Option<(usize, i64)> {
        if let Some(ones) = lexicon::ones(self.word(at)) {
            return Some((at + 1, ones));
        }
        let tens = lexicon::tens(self.word(at))?;
        let next = self.words.over_hyphen(at + 1);
        match lexicon::ones(self.word(next)).filter(|ones| *ones < 10) {
            Some(ones) => Some((next + 1, tens + ones)),
            None => Some((at + 1, tens)),
        }
    }

    /// An ordinal: `1st`, `first`, `twenty-second`.
    pub(super) fn ordinal(&self, at: usize) -> Option<(usize, i64)> {
        if let Some(count) = self.digits(at) {
            let suffix = self.words.joined(at + 1) && matches!(self.word(at + 1), "st" | "nd" | "rd" | "th");
            return suffix.then_some((at + 2, count));
        }
        if let Some(count) = lexicon::ordinal(self.word(at)) {
            return Some((at + 1, count));
        }
        let tens = lexicon::tens(self.word(at))?;
        let next = self.words.over_hyphen(at + 1);
        let ones = lexicon::ordinal(self.word(next)).filter(|ones| *ones < 10)?;
        Some((next + 1, tens + ones))
    }

    /// A day of the month, and whether it is written as an ordinal.
    pub(super) fn day_number(&self, at: usize) -> Option<(usize, i8, bool)> {
        let fits = |day: i64| i8::try_from(day).ok().filter(|day| (1..=31).contains(day));
        if let Some((end, day)) = self.ordinal(at) {
            return Some((end, fits(day)?, true));
        }
        if self.words.written(at).len() > 2 {
            return None;
        }
        let day = fits(self.digits(at)?)?;
        (!is_part_of_figure(self.words, at, at + 1)).then_some((at + 1, day, false))
    }

    /// A year in figures where a date calls for one: `2024`, `'24`.
    pub(super) fn written_year(&self, at: usize) -> Option<(usize, i16)> {
        if let Some(year) = four_digits(self.words, at) {
            let read = is_year(self.words, at, year, true);
            return read.then_some((at + 1, year));
        }
        let short = self.words.joined(at + 1) && self.words.written(at + 1).len() == 2;
        if matches!(self.word(at), "'") && short {
            return Some((at + 2, century_of(self.digits(at + 1)?)?));
        }
        None
    }

    /// A year in words: `nineteen ninety six`, `two thousand and ten`.
    pub(super) fn year_in_words(&self, at: usize) -> Option<(usize, i16)> {
        let (end, head) = self.cardinal(at)?;
        let year = |end: usize, year: i64| {
            i16::try_from(year).ok().filter(|year| (1000..3000).contains(year)).map(|year| (end, year))
        };
        match self.word(end) {
            "thousand" if head == 2 => {
                let next = self.over(end + 1, &["and"]);
                match self.cardinal(next) {
                    Some((last, rest)) => year(last, 2000 + rest),
                    None => year(end + 1, 2000),
                }
            }
            "hundred" if (11..=21).contains(&head) => {
                let next = self.over(end + 1, &["and"]);
                match self.cardinal(next) {
                    Some((last, rest)) => year(last, head * 100 + rest),
                    None => year(end + 1, head * 100),
                }
            }
            _ if (15..=21).contains(&head) => {
                let (last, rest) = self.cardinal(end).filter(|(_, rest)| *rest >= 10)?;
                year(last, head * 100 + rest)
            }
            _ => None,
        }
    }

    /// A date in figures: `2024-04-01`, `04/01/2024`, `1.4.2024`, `31/Oct/1974`, `2024-04-01T10:30:00Z`.
    pub(super) fn numeric(&self, at: usize) -> Parsed {
        if self.words.joined(at)
            && at.checked_sub(1).is_some_and(|before| {
                self.words.is(before, Shape::Hyphen)
                    && self.words.is(before.wrapping_sub(1), Shape::Number)
                    && self.word(at + 1) != "/"
                    || matches!(self.word(before), "/" | "." | ":" | "$" | "£" | "€" | "#")
                    || self.words.is(before, Shape::Number)
            })
        {
            return None;
        }
        self.dotted(at).or_else(|| self.compact(at)).or_else(|| self.separated(at)).or_else(|| self.spaced(at))
    }

    /// `15 / 2` and nothing else; one of the two must be too large for a month, or it is a score.
    fn spaced(&self, at: usize) -> Parsed {
        let (Piece::Short(first), "/", Piece::Short(second)) =
            (self.piece(at)?, self.word(at + 1), self.piece(at + 2)?)
        else {
            return None;
        };
        let alone = self.is_all(at, at + 3) && (first > 12 || second > 12) && (first, second) != (24, 7);
        alone.then(|| both_orders(first, second, None)).flatten().map(|expr| (at + 3, expr))
    }

    /// `04.01.2024` is one token.
    fn dotted(&self, at: usize) -> Parsed {
        let mut parts = self.words.written(at).split('.');
        let pieces = [parts.next()?, parts.next()?, parts.next()?];
        if parts.next().is_some() || self.is_joined_figure(at + 1) {
            return None;
        }
        let [first, second, year] = pieces.map(piece);
        match (first?, second?, year?) {
            (Piece::Short(first), Piece::Short(second), Piece::Year(year)) => {
                both_orders(first, second, Some(year)).map(|expr| (at + 1, expr))
            }
            (Piece::Year(year), Piece::Short(month), Piece::Short(day)) => {
                whole(year, month, day).map(|expr| (at + 1, expr))
            }
            _ => None,
        }
    }

    /// `20240401`, in the years from 1900 to 2099.
    fn compact(&self, at: usize) -> Parsed {
        let written = self.words.written(at);
        if written.len() != 8 || !written.bytes().all(|byte| byte.is_ascii_digit()) || self.is_joined_figure(at + 1) {
            return None;
        }
        let year = written[..4].parse().ok().filter(|year| (1900..2100).contains(year))?;
        whole(year, written[4..6].parse().ok()?, written[6..].parse().ok()?).map(|expr| (at + 1, expr))
    }

    fn is_joined_figure(&self, at: usize) -> bool {
        self.words.joined(at)
            && (self.words.is(at, Shape::Word)
                || self.words.is(at, Shape::Number)
                || matches!(self.word(at), "-" | "/" | "%")
                    && self.words.joined(at + 1)
                    && self.words.is(at + 1, Shape::Number))
    }

    /// Pieces with one and the same separator between them.
    fn separated(&self, at: usize) -> Parsed {
        let first = self.piece(at)?;
        let separator = self.word(at + 1);
        if !matches!(separator, "-" | "/") || !self.words.joined(at + 1) || !self.words.joined(at + 2) {
            return None;
        }
        if let (Piece::Year(year), "-", "w") = (first, separator, self.word(at + 2)) {
            return self.week_date(at + 3, year);
        }
        let second = self.piece(at + 2)?;
        if let (Piece::Year(first), Piece::Short(second), "-") = (first, second, separator)
            && self.words.written(at + 2).len() == 2
            && i16::from(second) > first % 100
            && !self.words.is(at + 3, Shape::Hyphen)
        {
            // "2003-07" is a stretch of years, "2024-04" a month.
            let last = first / 100 * 100 + i16::from(second);
            let all = Expr::Range { from: Box::new(Expr::year(first)), to: Box::new(Expr::year(last)), all: true };
            return Some((at + 3, all));
        }
        let third = (self.word(at + 3) == separator && self.words.joined(at + 3) && self.words.joined(at + 4))
            .then(|| self.piece(at + 4))
            .flatten();
        let fields =
            |year, month, day| Some(Expr::Fields(Fields { year, month: Some(month), day, ..Fields::default() }));
        if let Some(third) = third {
            let end = self.over_clock(at + 5);
            // "10/1/2018-10/7/2018" goes on with another date.
            if self.is_joined_figure(end) && !(separator == "/" && self.word(end) == "-") {
                return None;
            }
            use Piece::{Month, Short, Year};
            let expr = match (first, second, third) {
                (Year(year), Short(month), Short(day)) => {
                    whole(year, month, day).or_else(|| both_orders(month, day, Some(year)))
                }
                (Year(year), Month(month), Short(day)) | (Short(day), Month(month), Year(year)) => {
                    whole(year, month, day)
                }
                (Year(year), Short(day), Month(month)) | (Month(month), Short(day), Year(year)) => {
                    whole(year, month, day)
                }
                (Short(day), Year(year), Month(month)) | (Month(month), Year(year), Short(day)) => {
                    whole(year, month, day)
                }
                (Short(first), Short(second), Year(year)) => both_orders(first, second, Some(year)),
                (Month(month), Short(day), Short(year)) | (Short(day), Month(month), Short(year))
                    if self.words.written(at + 4).len() == 2 =>
                {
                    whole(century_of(i64::from(year))?, month, day)
                }
                (Short(first), Short(second), Short(year)) if self.words.written(at + 4).len() == 2 => {
                    both_orders(first, second, century_of(i64::from(year)))
                }
                _ => None,
            }?;
            return Some((end, expr));
        }
        let end = at + 3;
        if self.is_joined_figure(end) && self.word(end) != "-" {
            return None;
        }
        let expr = match (first, second) {
            (Piece::Month(month), Piece::Year(year)) => fields(Some(year), month, None),
            (Piece::Month(month), Piece::Short(day)) | (Piece::Short(day), Piece::Month(month))
                if separator == "/" || self.words.written(at).len() < 3 =>
            {
                (1..=31).contains(&day).then(|| fields(None, month, Some(day))).flatten()
            }
            (Piece::Year(year), Piece::Short(month)) if (1..=12).contains(&month) => fields(Some(year), month, None),
            (Piece::Short(month), Piece::Year(year)) if separator == "/" && (1..=12).contains(&month) => {
                fields(Some(year), month, None)
            }
            (Piece::Short(9), Piece::Short(11)) if separator == "/" && self.words.before(at, 1) != "on" => {
                whole(2001, 9, 11)
            }
            (Piece::Short(first), Piece::Short(second)) if separator == "/" && self.reads_as_day_and_month(at, end) => {
                both_orders(first, second, None)
            }
            _ => None,
        }?;
        Some((end, expr))
    }

    /// A week of a year, and a day of it: the `31` and `31-3` of `2024-W31-3` (ISO 8601).
    fn week_date(&self, at: usize, year: i16) -> Parsed {
        let two_digits = self.words.joined(at) && self.words.written(at).len() == 2;
        let week = self.digits(at).filter(|_| two_digits).and_then(|week| i8::try_from(week).ok())?;
        let of_week = |day: i8| {
            let weekday = Weekday::from_monday_one_offset(day).ok()?;
            let day = ISOWeekDate::new(year, week, weekday).ok()?.date();
            whole(day.year(), day.month(), day.day())
        };
        let end = at + 1;
        let day = (self.word(end) == "-" && self.words.joined(end) && self.words.joined(end + 1))
            .then(|| self.digits(end + 1))
            .flatten();
        let (end, expr) = match day {
            Some(day) => (end + 2, of_week(i8::try_from(day).ok()?)?),
            None => (end, Expr::WeekOf(Box::new(of_week(1)?))),
        };
        (!self.is_joined_figure(end)).then_some((end, expr))
    }

    /// `4/25` alone is as often a fraction or a score: only a word before it, or nothing beside it, makes it a day.
    fn reads_as_day_and_month(&self, at: usize, end: usize) -> bool {
        // All hours of all days.
        if (self.word(at), self.word(end - 1)) == ("24", "7") {
            return false;
        }
        // "on 11/20, 11/22 or 11/25"
        let mut first = at;
        for _ in 0..MOST_READINGS {
            let listed = first.checked_sub(4).is_some_and(|other| {
                matches!(self.word(first - 1), "," | "or" | "and")
                    && self.word(first - 3) == "/"
                    && self.words.is(first - 2, Shape::Number)
                    && self.words.is(other, Shape::Number)
            });
            if !listed {
                break;
            }
            first -= 4;
        }
        let before = self.words.before(first, 1);
        let weekday = lexicon::weekday(before).is_some()
            || matches!(before, "," | "(") && lexicon::weekday(self.words.before(at, 2)).is_some();
        let next = self.word(end);
        // "5/1-5/7/2020"
        let goes_on = next == "-" && self.words.joined(end) && self.word(end + 2) == "/" && self.word(end + 4) == "/";
        (weekday || goes_on || self.is_all(at, end) || matches!(before, "on" | "dated" | "until" | "since" | "due"))
            && !(self.words.is(end, Shape::Word) && lexicon::is_counted(next))
    }

    fn piece(&self, at: usize) -> Option<Piece> {
        let written = self.words.written(at);
        if self.words.is(at, Shape::Word) {
            return lexicon::month(self.word(at)).map(|(month, _)| Piece::Month(month));
        }
        piece(written)
    }

    /// Steps over the clock of an ISO timestamp: `T10:30:00Z`, `T10:30+02:00`.
    fn over_clock(&self, at: usize) -> usize {
        if self.word(at) != "t" || !self.words.joined(at) || !self.words.is(at + 1, Shape::Number) {
            return at;
        }
        let mut end = at + 2;
        while end < at + 10
            && self.words.joined(end)
            && (matches!(self.word(end), ":" | "z" | "+" | "-" | "." | ",") || self.words.is(end, Shape::Number))
        {
            let last = matches!(self.word(end), "." | ",");
            if last && !(self.words.joined(end + 1) && self.words.is(end + 1, Shape::Number)) {
                break;
            }
            end += 1;
        }
        end
    }
}

fn piece(written: &str) -> Option<Piece> {
    if !written.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match written.len() {
        1 | 2 => written.parse().ok().map(Piece::Short),
        4 => written.parse().ok().filter(|year| (1000..3000).contains(year)).map(Piece::Year),
        _ => None,
    }
}

/// A day that the calendar has.
fn whole(year: i16, month: i8, day: i8) -> Option<Expr> {
    Day::new(year, month, day).ok()?;
    Some(Expr::Fields(Fields { year: Some(year), month: Some(month), day: Some(day), weekday: None }))
}

/// Day and month in either order, where at least one makes sense.
fn both_orders(first: i8, second: i8, year: Option<i16>) -> Option<Expr> {
    // A leap year stands for the unknown one.
    let fits = |month, day| Day::new(year.unwrap_or(2000), month, day).is_ok();
    (fits(first, second) || fits(second, first)).then_some(Expr::Numeric { first, second, year })
}

/// The year that two digits mean, by the rule of POSIX `strptime`: 69–99 are 1969–1999, 00–68 are 2000–2068.
fn century_of(short: i64) -> Option<i16> {
    let short = i16::try_from(short).ok().filter(|short| (0..100).contains(short))?;
    Some(if short >= 69 { 1900 + short } else { 2000 + short })
}
