//! Dates in words and figures: `Monday, April 1, 2024`, `1st of April`, `March 2023`, names of days.

use jiff::civil::Weekday;

use super::super::calendar::Grain;
use super::super::expression::{Counted, Expr, Fields};
use super::super::guard::{four_digits, is_bare_month, is_capital, is_possessive, is_year, weekday_in_name};
use super::super::{holiday, lexicon};
use super::{Parsed, Parser};
use crate::text::Shape;

impl Parser<'_, '_> {
    /// A date that begins with a month: `April 1, 2024`, `March 2023`, `Oct. 7`, `May`.
    pub(super) fn month_first(&self, at: usize) -> Parsed {
        let (month, _) = lexicon::month(self.word(at))?;
        let fields = Fields { month: Some(month), ..Fields::default() };
        self.month_and_day(at, fields).or_else(|| self.month_and_year(at, fields)).or_else(|| {
            if self.word(at + 1) == "after" && self.word(at + 2) == "next" {
                let next = Expr::Which { which: lexicon::Which::Next, of: Box::new(Expr::Fields(fields)) };
                return Some((at + 3, Expr::InYear { of: Box::new(next), steps: 1 }));
            }
            is_bare_month(self.words, at).then_some((at + 1, Expr::Fields(fields)))
        })
    }

    fn month_and_day(&self, at: usize, fields: Fields) -> Parsed {
        let mut next = self.over(at + 1, &["the", ","]);
        if self.words.is(next, Shape::Hyphen) || self.word(next) == "/" {
            next += 1;
        }
        let word_day = || {
            let (end, day) = self.cardinal(next)?;
            i8::try_from(day).ok().filter(|day| *day <= 31).map(|day| (end, day, false))
        };
        let (end, day, ordinal) = self.day_number(next).or_else(|| {
            let alone = lexicon::tens(self.word(next)).is_some() || self.year_in_words(next).is_none();
            if alone { word_day() } else { None }
        })?;
        let plain = next == at + 1;
        if !plain && !ordinal && self.word(at + 1) != "/" && !self.words.is(at + 1, Shape::Hyphen) {
            return None;
        }
        let in_words = !self.words.is(next, Shape::Number);
        if !self.is_day_of_month(at, end, ordinal, in_words) {
            return None;
        }
        let (behind, expr) = self.with_year(end, Fields { day: Some(day), ..fields });
        // The day of the attacks on the United States in 2001 is said without its year.
        if (fields.month, day) == (Some(9), 11)
            && matches!(self.word(behind), "attack" | "attacks" | "terrorist" | "hijackers")
            && behind == end
        {
            return Some((end, Expr::Fields(Fields { year: Some(2001), day: Some(day), ..fields })));
        }
        Some(self.with_weekday_behind(behind, expr))
    }

    /// Whether the figure behind a month is its day: `In June 16 people died` has none.
    fn is_day_of_month(&self, at: usize, end: usize, ordinal: bool, in_words: bool) -> bool {
        let next = self.word(end);
        let lower = self.words.is(end, Shape::Word) && !is_capital(self.words, end);
        if in_words {
            return !lexicon::is_counted(next)
                && (is_capital(self.words, at)
                    || self.word(at) == "march" && ordinal && at == self.words.range().start
                    || !matches!(self.word(at), "may" | "march"));
        }
        if self.word(at) == "may" && !is_capital(self.words, at) && !ordinal && self.words.range().start != at {
            return false;
        }
        if self.words.before(at, 1) == "in" && lower && !ordinal {
            return next.len() <= 3 || !next.ends_with('s') && !lexicon::is_counted(next);
        }
        true
    }

    fn month_and_year(&self, at: usize, fields: Fields) -> Parsed {
        let next = self.over(at + 1, &["of", ",", "in"]);
        let next = if self.words.is(next, Shape::Hyphen) || self.word(next) == "/" { next + 1 } else { next };
        if !is_capital(self.words, at) && self.word(at) == "may" {
            return None;
        }
        if let Some((end, year)) = self.written_year(next) {
            return Some((end, Expr::Fields(Fields { year: Some(year), ..fields })));
        }
        if self.word(at + 1) == "of"
            && self.words.written(next).len() == 2
            && (self.is_all(at, next + 1) || self.words.range().end <= next + 2)
        {
            let short = self.digits(next).and_then(|short| i16::try_from(short).ok())?;
            let year = if short >= 69 { 1900 + short } else { 2000 + short };
            return Some((next + 1, Expr::Fields(Fields { year: Some(year), ..fields })));
        }
        if let Some((end, year)) = self.year_in_words(next) {
            return Some((end, Expr::Fields(Fields { year: Some(year), ..fields })));
        }
        let (end, steps) = self.relative_year(next)?;
        Some((end, Expr::InYear { of: Box::new(Expr::Fields(fields)), steps }))
    }

    /// `last year`, `of this year`: a year by its distance from publication.
    pub(super) fn relative_year(&self, at: usize) -> Option<(usize, i64)> {
        if let Some(found) = self.years_away(at) {
            return Some(found);
        }
        let at = self.over(at, &["of", "in", ","]);
        let at = self.over_the(at);
        let steps = lexicon::which(self.word(at))?.steps();
        (self.word(at + 1) == "year" && !is_possessive(self.words, at + 2)).then_some((at + 2, steps))
    }

    /// `two years ago`, `in three years`, `six years hence` behind a day or month.
    fn years_away(&self, at: usize) -> Option<(usize, i64)> {
        let ahead = self.word(at) == "in";
        let (end, count, most) = self.count(self.over(at, &["in"]))?;
        let years = matches!(lexicon::unit(self.word(end)), Some((Grain::Year, 1)));
        if !years || count != most {
            return None;
        }
        match (self.word(end + 1), ahead) {
            ("ago", false) => Some((end + 2, -count)),
            ("hence", false) => Some((end + 2, count)),
            (_, true) if self.is_all_behind(end + 1) => Some((end + 1, count)),
            _ => None,
        }
    }

    /// Whether the window ends here.
    fn is_all_behind(&self, at: usize) -> bool {
        self.words.get(at).is_none() || matches!(self.word(at), "." | "," | ";")
    }

    /// Takes a year behind day and month, or `last year`.
    fn with_year(&self, end: usize, fields: Fields) -> (usize, Expr) {
        let next = self.over(end, &[",", "of", "in"]);
        let hyphen = self.words.is(next, Shape::Hyphen) || self.word(next) == "/" && self.words.joined(next);
        let next = if hyphen { next + 1 } else { next };
        if let Some((end, year)) = self.written_year(next).or_else(|| self.year_in_words(next)) {
            return (end, Expr::Fields(Fields { year: Some(year), ..fields }));
        }
        if let Some((end, steps)) = self.relative_year(end) {
            return (end, Expr::InYear { of: Box::new(Expr::Fields(fields)), steps });
        }
        (end, Expr::Fields(fields))
    }

    /// `April 1 (Monday)`, `Jul 18, Fri`.
    fn with_weekday_behind(&self, end: usize, expr: Expr) -> (usize, Expr) {
        let Expr::Fields(fields) = expr else { return (end, expr) };
        let bracket = self.word(end) == "(";
        let next = self.over(end, &[",", "("]);
        let weekday = lexicon::weekday(self.word(next)).filter(|(_, short)| !short || next > end);
        let closed = !bracket || self.word(next + 1) == ")";
        match weekday {
            Some((weekday, _)) if next > end && closed && !self.begins_date(next) => {
                let end = if bracket { next + 2 } else { next + 1 };
                (end, Expr::Fields(Fields { weekday: Some(weekday), ..fields }))
            }
            _ => (end, Expr::Fields(fields)),
        }
    }

    /// Whether a weekday is followed by a date of its own.
    fn begins_date(&self, weekday: usize) -> bool {
        let next = self.over(weekday + 1, &[","]);
        lexicon::month(self.word(next)).is_some() || self.words.is(next, Shape::Number)
    }

    /// A date that begins with a day: `1 April 2024`, `the 1st of April`, `20th of next month`, `the 15th`.
    pub(super) fn day_first(&self, at: usize) -> Parsed {
        let (end, day, ordinal) = self.day_number(at).or_else(|| {
            // "fifteen August", but not "one March".
            let (end, day) = self.cardinal(at).filter(|(_, day)| *day > 1)?;
            i8::try_from(day).ok().filter(|day| *day <= 31).map(|day| (end, day, false))
        })?;
        let end = if ordinal && self.word(end) == "day" { end + 1 } else { end };
        let of = self.word(end) == "of";
        let next = self.over(end, &["of"]);
        let next = if self.words.is(next, Shape::Hyphen) || self.word(next) == "/" { next + 1 } else { next };
        if let Some((month, short)) = lexicon::month(self.word(next)) {
            let capital = is_capital(self.words, next);
            let doubtful = matches!(self.word(next), "may" | "march");
            let firm = ordinal || of || !doubtful || capital || self.is_all(at, next + 1);
            let in_words = !self.words.is(at, Shape::Number);
            let named = short && !capital && !self.words.joined(next) && in_words;
            if firm && !named && !(in_words && !ordinal && !capital) {
                let fields = Fields { month: Some(month), day: Some(day), ..Fields::default() };
                let (end, expr) = self.with_year(next + 1, fields);
                return Some(self.with_weekday_behind(end, expr));
            }
        }
        let inner = self.over_the(next);
        let month_word = |at: usize| self.word(at) == "month" || self.word(at) == "months";
        if of || ordinal {
            let which = lexicon::which(self.word(inner));
            if let Some(which) = which.filter(|_| month_word(inner + 1)) {
                let steps = which.steps();
                let of = Box::new(Expr::Around { unit: Grain::Month, steps });
                let what = Counted::Unit(Grain::Day);
                return Some((inner + 2, Expr::Nth { nth: i64::from(day), what, of }));
            }
            if of && self.word(inner) == "month" && inner > next {
                let of = Box::new(Expr::Around { unit: Grain::Month, steps: 0 });
                let what = Counted::Unit(Grain::Day);
                return Some((inner + 1, Expr::Nth { nth: i64::from(day), what, of }));
            }
        }
        // "on the 15th": nothing may follow that the ordinal could count.
        let ends =
            !self.words.is(end, Shape::Word) || matches!(self.word(end), "at" | "and" | "to" | "for" | "in" | "when");
        let begun = self.words.before(at, 1) == "the" && self.words.before(at, 2) == "on";
        (ordinal && self.words.is(at, Shape::Number) && begun && ends && !self.words.is(end, Shape::Hyphen))
            .then_some((end, Expr::Fields(Fields { day: Some(day), ..Fields::default() })))
    }

    /// A date that begins with a weekday: `Monday`, `Monday, April 1`, `Monday last week`, `Friday the 13th`.
    pub(super) fn weekday_first(&self, at: usize) -> Parsed {
        let (weekday, short) = lexicon::weekday(self.word(at))?;
        if !short && weekday_in_name(self.words, at) {
            return None;
        }
        let next = self.over(at + 1, &[",", "("]);
        let next = if self.words.is(next, Shape::Hyphen) { next + 1 } else { next };
        let bracket = self.word(at + 1) == "(";
        let next = self.over(next, &["the"]);
        if let Some((end, Expr::Fields(fields))) = self.full_date(next) {
            let closed = !bracket || self.word(end) == ")";
            if closed {
                let end = if bracket { end + 1 } else { end };
                return Some((end, Expr::Fields(Fields { weekday: Some(weekday), ..fields })));
            }
        }
        if let Some((end, expr @ Expr::Numeric { .. })) = self.numeric(next) {
            return Some((end, expr));
        }
        if let Some((end, day, true)) = self.day_number(next).filter(|_| next == at + 1 || self.word(next - 1) == "the")
        {
            let ends = !self.words.is(end, Shape::Word) || matches!(self.word(end), "at" | "and" | "to" | "for" | "in");
            if ends && (self.words.is(next, Shape::Number) || self.word(next - 1) == "the") {
                let fields = Fields { weekday: Some(weekday), day: Some(day), ..Fields::default() };
                return Some((end, Expr::Fields(fields)));
            }
        }
        let dotted = self.word(at + 1) == "." && self.words.joined(at + 1)
            || self.words.get(at).is_some_and(|token| token.dotted);
        if short
            && !(matches!(self.word(at), "tues" | "thurs" | "thur") && is_capital(self.words, at))
            && !(is_capital(self.words, at) && self.short_weekday_stands(at, dotted))
            && !(self.is_all(at, at + 1) || dotted && self.is_all(at, at + 2))
        {
            return None;
        }
        let beside = self.beside_holiday(at, weekday).or_else(|| self.weekday_in_week(at, weekday));
        Some(beside.unwrap_or((at + 1, Expr::weekday(weekday))))
    }

    /// `Monday after Easter` behind `the`: without it, `after Easter` may say when something else happened.
    fn beside_holiday(&self, at: usize, weekday: Weekday) -> Parsed {
        let nth = match self.word(at + 1) {
            "after" | "following" => 1,
            "before" => -1,
            _ => return None,
        };
        let (end, of) = self.holiday(self.over_the(at + 2)).filter(|_| self.words.before(at, 1) == "the")?;
        matches!(of, Expr::Holiday { .. }).then(|| (end, Expr::WeekdayBeside { nth, weekday, of: Box::new(of) }))
    }

    /// Whether an abbreviated weekday is one by what stands around it: `on Fri.`, `Fri. night`, `this Thu 9am`, `Sat at 8`.
    fn short_weekday_stands(&self, at: usize, dotted: bool) -> bool {
        let led = matches!(
            self.words.before(at, 1),
            "on" | "this" | "last" | "next" | "by" | "until" | "since" | "late" | "early"
        );
        let next = at + 1 + usize::from(self.word(at + 1) == ".");
        let timed = lexicon::part_of_day(self.word(next))
            || self.word(next) == "at" && self.words.is(next + 1, Shape::Number)
            || self.words.is(next, Shape::Number) && matches!(self.word(next + 1), "am" | "pm" | ":");
        led && (dotted || timed || !self.words.is(next, Shape::Word)) || timed && (dotted || self.word(at) != "sun")
    }

    /// Day and month with or without year, however ordered.
    fn full_date(&self, at: usize) -> Parsed {
        let is_full = |parsed: &(usize, Expr)| parsed.1.fields().is_some_and(|f| f.day.is_some() && f.month.is_some());
        self.numeric(at).or_else(|| self.month_first(at)).filter(is_full).or_else(|| self.day_first(at).filter(is_full))
    }

    /// A day with a name: `Christmas Day`, `Easter Monday 2010`, `Thanksgiving last year`.
    pub(super) fn holiday(&self, at: usize) -> Parsed {
        let (count, holiday) = holiday::named(|step| self.word(at + step))?;
        let end = at + count;
        if lexicon::month(self.word(at)).is_some() && !is_capital(self.words, at) {
            return None;
        }
        let next = self.over(end, &["of", "in", ","]);
        if let Some((end, year)) = self.written_year(next).or_else(|| self.year_in_words(next)) {
            let of = Expr::Holiday { holiday, year: Some(year) };
            let weekend = self.word(end) == "weekend";
            return Some(if weekend { (end + 1, Expr::WeekendOf(Box::new(of))) } else { (end, of) });
        }
        let of = Expr::Holiday { holiday, year: None };
        if let Some((end, steps)) = self.relative_year(end) {
            return Some((end, Expr::InYear { of: Box::new(of), steps }));
        }
        if self.word(end) == "weekend" {
            return Some(match self.written_year(end + 1) {
                Some((end, year)) => (end, Expr::WeekendOf(Box::new(Expr::Holiday { holiday, year: Some(year) }))),
                None => (end + 1, Expr::WeekendOf(Box::new(of))),
            });
        }
        Some((end, of))
    }

    /// A year by itself.
    pub(super) fn bare_year(&self, at: usize) -> Parsed {
        let Some(year) = four_digits(self.words, at) else {
            let (end, year) = self.year_in_words(at)?;
            let opened = matches!(self.words.before(at, 1), "in" | "since" | "until" | "year")
                && !self.words.is(end, Shape::Word)
                || matches!(self.word(end), "and" | "when" | "to") && self.words.before(at, 1) == "in";
            return opened.then(|| (end, Expr::year(year)));
        };
        if self.words.joined(at) && self.words.is(at.wrapping_sub(1), Shape::Hyphen) {
            return None;
        }
        is_year(self.words, at, year, false).then(|| (at + 1, Expr::year(year)))
    }
}
