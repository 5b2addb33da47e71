//! Dates by their distance: `yesterday`, `two weeks ago`, `last month`, `next Friday`, `the day before`.

use jiff::civil::Weekday;

use super::super::calendar::Grain;
use super::super::expression::{Counted, Expr};
use super::super::guard::{is_capital, is_possessive};
use super::super::lexicon::{self, Part, Which};
use super::super::tense::Tense;
use super::{Parsed, Parser};
use crate::text::{Region, Shape};

impl Parser<'_, '_> {
    /// `today`, `yesterday`, `tonight`, `tomorrow`.
    pub(super) fn today(&self, at: usize) -> Parsed {
        let steps = match self.word(at) {
            "today" | "tonight" => 0,
            "yesterday" => -1,
            "tomorrow" | "tomorrows" => 1,
            _ => return None,
        };
        (!self.is_title(at)).then_some((at + 1, Expr::Today(steps)))
    }

    /// Whether a word is part of a name (`USA Today`, `the Today programme`): a capital inside a sentence that is no headline.
    fn is_title(&self, at: usize) -> bool {
        let range = self.words.range();
        let headline =
            self.words.get(at).is_some_and(|_| self.words.document().sentence_of(at).region == Region::Headline);
        if !is_capital(self.words, at) || at == range.start || headline {
            return self.words.before(at, 1) == "usa";
        }
        is_capital(self.words, at - 1) && self.words.is(at - 1, Shape::Word)
            || matches!(self.word(at + 1), "show" | "programme" | "program")
    }

    /// What begins with `last`, `this`, `next` and their like.
    pub(super) fn which(&self, at: usize) -> Parsed {
        let mut which = lexicon::which(self.word(at))?;
        let mut start = at;
        if self.word(at) == "last" && is_modal(self.words.before(at, 1)) {
            return None;
        }
        // "this past Friday", "this coming week"
        if which == Which::This && matches!(self.word(at + 1), "past" | "last" | "coming" | "next" | "upcoming") {
            which = lexicon::which(self.word(at + 1))?;
            start = at + 1;
        }
        let next = self.over(start + 1, &["around"]);
        if matches!(self.word(start), "last" | "this") && which != Which::Next {
            match (self.word(start), self.word(next)) {
                ("last", "night" | "evening") => return Some((next + 1, Expr::Today(-1))),
                ("this", "morning" | "afternoon" | "evening" | "lunchtime") => return Some((next + 1, Expr::Today(0))),
                _ => {}
            }
        }
        self.rolling(next, which).or_else(|| self.which_unit(at, next, which)).or_else(|| {
            let (end, of) = self
                .weekday_first(next)
                .filter(|(_, expr)| expr.fields().is_some_and(|fields| fields.weekday.is_some()))
                .or_else(|| self.which_month(next))
                .or_else(|| self.holiday(next))
                .or_else(|| self.season_name(next))?;
            let dated =
                of.fields().is_some_and(|f| f.day.is_some()) || matches!(of, Expr::Numeric { .. } | Expr::DayIn { .. });
            if dated {
                return Some((end, of));
            }
            Some((end, Expr::Which { which, of: Box::new(of) }))
        })
    }

    fn which_month(&self, at: usize) -> Parsed {
        let (_, short) = lexicon::month(self.word(at))?;
        if short && !is_capital(self.words, at) {
            return None;
        }
        self.month_first(at)
    }

    /// `last two weeks`, `next few days`.
    fn rolling(&self, at: usize, which: Which) -> Parsed {
        if which == Which::This || self.word(at) == "a" {
            return None;
        }
        // "the past year" is the last twelve months.
        if self.words.before(at, 1) == "past"
            && let Some((unit, factor)) = lexicon::unit(self.word(at))
            && unit != Grain::Day
            && unit != Grain::Weekend
            && !self.word(at).ends_with('s')
        {
            return Some((at + 1, Expr::Rolling { which, least: factor, most: factor, unit }));
        }
        let (end, least, most) = self.count(at)?;
        let (unit, factor) = lexicon::unit(self.word(end))?;
        let end = end + 1;
        let (least, most) = (least.checked_mul(factor)?, most.checked_mul(factor)?);
        (unit != Grain::Weekend && most < 10_000).then_some((end, Expr::Rolling { which, least, most, unit }))
    }

    /// `last week`, `this year`, `the following day`, `next week on Tuesday`, `last week's Sunday`.
    fn which_unit(&self, at: usize, unit_at: usize, which: Which) -> Parsed {
        let (unit, factor) = lexicon::unit(self.word(unit_at))?;
        let end = unit_at + 1;
        let plural = self.word(unit_at).ends_with('s');
        let steps = match which {
            Which::Last => -1,
            Which::This => 0,
            Which::Next => 1,
        };
        let lead = self.word(at);
        let from_sentence = matches!(lead, "following" | "previous" | "preceding") && unit != Grain::Weekend;
        if plural || unit == Grain::Day && !(from_sentence || lead == "next") {
            return None;
        }
        if unit == Grain::Day || from_sentence && matches!(lead, "preceding") {
            return Some((end, Expr::FromSentence { steps, unit, whole: unit != Grain::Day }));
        }
        // In a tale of the past the following week is the one behind what was told.
        if from_sentence && self.tense(at) == Tense::Past {
            return Some((end, Expr::FromSentence { steps, unit, whole: true }));
        }
        if factor != 1 {
            return (which != Which::This).then_some((end, Expr::Rolling { which, least: factor, most: factor, unit }));
        }
        let around = Expr::Around { unit, steps };
        if unit == Grain::Week {
            // "next week on Tuesday", "last week's Sunday"
            let behind = if is_possessive(self.words, end) { end + 1 } else { self.over(end, &["on"]) };
            let weekday = lexicon::weekday(self.word(behind)).filter(|(_, short)| !short);
            if let Some((weekday, _)) = weekday {
                let doubtful = behind == end && self.words.get(end).is_none();
                if !doubtful {
                    return Some((behind + 1, Expr::DayIn { weekday, of: Box::new(around) }));
                }
            }
        }
        if unit == Grain::Year {
            // "next year's first quarter"
            let behind = if is_possessive(self.words, end) { end + 1 } else { end };
            if behind > end
                && let Some((last, quarter)) = self.quarter(behind)
            {
                return Some((last, Expr::InYear { of: Box::new(quarter), steps }));
            }
        }
        Some((end, around))
    }

    /// `last week` behind a weekday: `Monday last week`, `Sunday of this week`, `Friday after next`.
    pub(super) fn weekday_in_week(&self, at: usize, weekday: Weekday) -> Parsed {
        let end = at + 1;
        match (self.word(end), self.word(end + 1)) {
            ("after", "next") => {
                let next = Expr::Which { which: Which::Next, of: Box::new(Expr::weekday(weekday)) };
                return Some((
                    end + 2,
                    Expr::Beside { nearest: 1, farthest: 1, unit: Grain::Week, of: Box::new(next) },
                ));
            }
            ("before", "last") => {
                let last = Expr::Which { which: Which::Last, of: Box::new(Expr::weekday(weekday)) };
                return Some((
                    end + 2,
                    Expr::Beside { nearest: -1, farthest: -1, unit: Grain::Week, of: Box::new(last) },
                ));
            }
            _ => {}
        }
        let next = self.over(end, &["of", "from", "in", ",", "earlier", "later"]);
        let next = self.over_the(next);
        if let Some(which) = lexicon::which(self.word(next)) {
            let unit_at = self.over(next + 1, &["around"]);
            if self.word(unit_at) == "week" && !is_possessive(self.words, unit_at + 1) {
                let steps = match which {
                    Which::Last => -1,
                    Which::This => 0,
                    Which::Next => 1,
                };
                let of = Box::new(Expr::Around { unit: Grain::Week, steps });
                return Some((unit_at + 1, Expr::DayIn { weekday, of }));
            }
        }
        // "Monday two weeks from now"
        let (last, away) = self.counted(next)?;
        let Expr::Away { nearest, unit: Grain::Week, .. } = away else { return None };
        let of = Box::new(Expr::Around { unit: Grain::Week, steps: nearest });
        Some((last, Expr::DayIn { weekday, of }))
    }

    /// What begins with a count of units: `two weeks ago`, `a week before Monday`, `three days after Easter`, `a day later`,
    /// `in two weeks` (only where the future is spoken of).
    pub(super) fn counted(&self, at: usize) -> Parsed {
        if self.word(at) == "in" || self.word(at) == "within" {
            let (end, least, most) = self.count(self.over(at + 1, &["about", "around"]))?;
            let (unit, factor) = lexicon::unit(self.word(end))?;
            let future = matches!(self.tense(at), Tense::Future) || self.is_all(at, end + 1);
            let timed = !matches!(self.word(end + 1), "of" | "'s" | "'") && !self.words.is(end + 1, Shape::Hyphen);
            let (nearest, farthest) = (least.checked_mul(factor)?, most.checked_mul(factor)?);
            return (future && timed && self.word(at) == "in")
                .then_some((end + 1, Expr::Away { nearest, farthest, unit }));
        }
        if let Some(found) = self.compared(at) {
            return Some(found);
        }
        // "days ago", "weeks earlier"
        let bare = lexicon::unit(self.word(at)).filter(|_| self.word(at).ends_with('s') && self.word(at + 1) == "ago");
        if let Some((unit, factor)) = bare {
            return Some((at + 2, Expr::Away { nearest: -2 * factor, farthest: -9 * factor, unit }));
        }
        let (end, least, most) = self.count(at)?;
        if let Some((weekday, _)) = self.plural_weekday(end) {
            return self.weekdays_away(end + 1, least, weekday);
        }
        // "two upcoming weeks"
        if let Some(which) = lexicon::which(self.word(end)).filter(|which| *which != Which::This)
            && let Some((unit, factor)) = lexicon::unit(self.word(end + 1))
            && self.word(end + 1).ends_with('s')
            && least > 1
        {
            let (least, most) = (least.checked_mul(factor)?, most.checked_mul(factor)?);
            return Some((end + 2, Expr::Rolling { which, least, most, unit }));
        }
        let end = self.over(end, &["more"]);
        let (unit, factor) = lexicon::unit(self.word(end))?;
        let (nearest, farthest) = (least.checked_mul(factor)?, most.checked_mul(factor)?);
        self.beside(end + 1, nearest, farthest, unit)
    }

    /// `more than two weeks ago`, `less than three days after Easter`.
    fn compared(&self, at: usize) -> Parsed {
        let (next, farther) = match (self.word(at), self.word(at + 1)) {
            ("more", "than") => (at + 2, true),
            ("less", "than") => (at + 2, false),
            ("over", _) => (at + 1, true),
            ("under", _) => (at + 1, false),
            _ => return None,
        };
        if self.word(next) == "in" {
            return None;
        }
        let (end, of) = self.counted(next)?;
        let counted = matches!(of, Expr::Away { .. } | Expr::Beside { .. });
        counted.then(|| (end, Expr::Compared { farther, of: Box::new(of) }))
    }

    /// What may follow a count of units.
    fn beside(&self, at: usize, nearest: i64, farthest: i64, unit: Grain) -> Parsed {
        match (self.word(at), self.word(at + 1)) {
            ("ago" | "back", _) if self.word(at) == "ago" || !self.words.is(at + 1, Shape::Word) => {
                Some((at + 1, Expr::Away { nearest: -nearest, farthest: -farthest, unit }))
            }
            ("hence", _) => Some((at + 1, Expr::Away { nearest, farthest, unit })),
            ("from", "now") => Some((at + 2, Expr::Away { nearest, farthest, unit })),
            ("before" | "after" | "from" | "following" | "prior", _) => {
                let word = self.word(at);
                let next = self.over_the(if word == "prior" { self.over(at + 1, &["to"]) } else { at + 1 });
                let after = matches!(word, "after" | "from" | "following");
                let (end, of) = self.point(next).filter(|(_, of)| !matches!(of, Expr::FromSentence { .. }))?;
                let sign = if after { 1 } else { -1 };
                Some((end, Expr::Beside { nearest: sign * nearest, farthest: sign * farthest, unit, of: Box::new(of) }))
            }
            ("later", _) if nearest == farthest => {
                Some((at + 1, Expr::FromSentence { steps: nearest, unit, whole: false }))
            }
            ("earlier", _) if nearest == farthest && self.word(at + 1) != "than" => {
                Some((at + 1, Expr::FromSentence { steps: -nearest, unit, whole: false }))
            }
            _ => None,
        }
    }

    fn plural_weekday(&self, at: usize) -> Option<(Weekday, bool)> {
        let word = self.word(at);
        lexicon::weekday(word.strip_suffix('s')?).filter(|(_, short)| !short)
    }

    /// `two Sundays from now`, `two Thursdays ago`.
    fn weekdays_away(&self, at: usize, count: i64, weekday: Weekday) -> Parsed {
        let (end, nth) = match (self.word(at), self.word(at + 1)) {
            ("ago" | "back", _) => (at + 1, -count),
            ("from", "now") => (at + 2, count),
            _ => return None,
        };
        Some((end, Expr::WeekdayBeside { nth, weekday, of: Box::new(Expr::Today(0)) }))
    }

    /// What begins with a unit: `day before yesterday`, `week before last`, `week of October 7`, `day after`, `weekend`.
    pub(super) fn unit_first(&self, at: usize) -> Parsed {
        let (unit, factor) = lexicon::unit(self.word(at))?;
        if self.word(at).ends_with('s') || factor != 1 {
            return None;
        }
        let the = self.words.before(at, 1) == "the";
        match (self.word(at + 1), self.word(at + 2)) {
            ("after", "next") => return Some((at + 3, Expr::Around { unit, steps: 2 })),
            ("before", "last") => return Some((at + 3, Expr::Around { unit, steps: -2 })),
            ("of" | "beginning" | "starting" | "commencing" | "ending" | "ended" | "to", _) if unit == Grain::Week => {
                let next = self.over_the(self.over(at + 2, &["on"]));
                let to_day = matches!(self.word(at + 1), "ending" | "ended" | "to");
                let (end, of) = self.point(next)?;
                let dated = of.fields().is_some_and(|fields| fields.day.is_some())
                    || matches!(of, Expr::Numeric { .. } | Expr::Holiday { .. });
                let of = Box::new(of);
                return dated.then_some((end, if to_day { Expr::WeekTo(of) } else { Expr::WeekOf(of) }));
            }
            ("before" | "after", _) if the || unit == Grain::Day => {
                let sign = if self.word(at + 1) == "after" { 1 } else { -1 };
                if let Some((end, of)) = self.point(self.over_the(at + 2)) {
                    return Some((end, Expr::Beside { nearest: sign, farthest: sign, unit, of: Box::new(of) }));
                }
                let bare = !self.words.is(at + 2, Shape::Word)
                    || matches!(self.word(at + 2), "and" | "but" | "in" | "at" | "when");
                return (the && bare).then_some((at + 2, Expr::FromSentence { steps: sign, unit, whole: false }));
            }
            _ => {}
        }
        let said = matches!(self.words.before(at, 1), "the" | "over" | "at") || self.is_all(at, at + 1);
        (unit == Grain::Weekend && said).then_some((at + 1, Expr::Weekend))
    }

    /// What begins with an ordinal or `last` and counts inside a stretch: `first Tuesday of October`, `last week of May`.
    pub(super) fn nth(&self, at: usize) -> Parsed {
        let (after, nth) = match self.ordinal(at) {
            Some((end, nth)) if self.word(end) == "last" => (end + 1, -nth),
            Some(found) => found,
            None if matches!(self.word(at), "last" | "final") => (at + 1, -1),
            None if self.word(at) == "opening" => (at + 1, 1),
            None => return None,
        };
        if let Some((weekday, _)) = lexicon::weekday(self.word(after)).filter(|(_, short)| !short) {
            if let Some((end, of)) = self.inside(after + 1) {
                return Some((end, Expr::Nth { nth, what: Counted::Weekday(weekday), of: Box::new(of) }));
            }
            let sign = match self.word(after + 1) {
                "after" => nth,
                "before" => -nth,
                _ => return None,
            };
            let (end, of) = self.point(self.over_the(after + 2)).filter(|_| nth > 0)?;
            return Some((end, Expr::WeekdayBeside { nth: sign, weekday, of: Box::new(of) }));
        }
        match self.word(after) {
            "half" if matches!(nth, 1 | 2) => {
                let part = if nth == 1 { Part::FirstHalf } else { Part::SecondHalf };
                let (end, of) = self.inside(after + 1)?;
                Some((end, Expr::Part { part, of: Box::new(of) }))
            }
            "quarter" | "qtr" if (1..=4).contains(&nth) => self.quarter(at),
            _ => {
                if matches!(nth, 1 | -1)
                    && let Some((unit_at, count, _)) = self.count(after).filter(|(_, count, _)| *count > 1)
                    && let Some((unit, 1)) = lexicon::unit(self.word(unit_at))
                    && let Some((end, of)) = self.inside(unit_at + 1)
                {
                    return Some((end, Expr::Several { count, unit, last: nth < 0, of: Box::new(of) }));
                }
                let (unit, factor) = lexicon::unit(self.word(after))?;
                let (end, of) = self.inside(after + 1)?;
                let countable = matches!(unit, Grain::Day | Grain::Week | Grain::Month | Grain::Weekend) && factor == 1;
                countable.then(|| (end, Expr::Nth { nth, what: Counted::Unit(unit), of: Box::new(of) }))
            }
        }
    }

    /// `of March`, `in 2018`, `of the month`, `of last week`: the stretch that something is a part of.
    pub(super) fn inside(&self, at: usize) -> Parsed {
        if !matches!(self.word(at), "of" | "in") {
            return None;
        }
        let next = self.over(self.over_the(at + 1), &["around", "about"]);
        if let Some((end, of)) = self.stretch(next) {
            return Some((end, of));
        }
        // "of the month"
        if next > at + 1 {
            let (unit, factor) = lexicon::unit(self.word(next))?;
            let one = !self.word(next).ends_with('s') && factor == 1 && unit >= Grain::Week;
            return one.then_some((next + 1, Expr::Around { unit, steps: 0 }));
        }
        None
    }

    /// A month, year, season, decade or relative unit.
    fn stretch(&self, at: usize) -> Parsed {
        if let Some((month, _)) = lexicon::month(self.word(at)) {
            // Behind "end of" even a doubtful month is one, where it has a capital or no other meaning.
            let doubtful = matches!(self.word(at), "may" | "march" | "august") && !is_capital(self.words, at);
            let dated = self.month_first(at).filter(|(_, expr)| match expr {
                Expr::Fields(fields) => fields.day.is_none(),
                _ => true,
            });
            return dated.or_else(|| {
                (!doubtful || self.words.range().end <= at + 1).then(|| (at + 1, Expr::month(month, None)))
            });
        }
        let year = || {
            let year = super::super::guard::four_digits(self.words, at)?;
            super::super::guard::is_year(self.words, at, year, true).then(|| (at + 1, Expr::year(year)))
        };
        let which = || {
            let (end, expr) = self.which(at)?;
            match expr {
                // Parts are those of the calendar: "the end of the past week".
                Expr::Rolling { which: Which::Last, most: 1, unit, .. } => {
                    Some((end, Expr::Around { unit, steps: -1 }))
                }
                Expr::Around { .. } | Expr::Which { .. } => Some((end, expr)),
                _ => None,
            }
        };
        self.decade(at).or_else(year).or_else(which).or_else(|| self.season(at)).or_else(|| self.quarter(at))
    }

    /// What begins with `early`, `mid`, `late`, `the end of`, `earlier`, `later`.
    pub(super) fn part(&self, at: usize) -> Parsed {
        let part = lexicon::part(self.word(at))?;
        let next = at + 1;
        if matches!(part, Part::Earlier | Part::Later) {
            return self.earlier_or_later(next, part, matches!(self.word(at), "rest" | "remainder"));
        }
        let noun = matches!(self.word(at), "beginning" | "start" | "middle" | "end" | "close" | "outset");
        let inner = if noun { None } else { self.early_or_late(self.words.over_hyphen(next), part) };
        if inner.is_some() {
            return inner;
        }
        // "end of month" is said without the article too.
        if matches!(self.word(next), "of")
            && self.word(next + 1) != "the"
            && noun
            && let Some((unit, 1)) = lexicon::unit(self.word(next + 1))
            && unit >= Grain::Week
            && !self.word(next + 1).ends_with('s')
        {
            return Some((next + 2, Expr::Part { part, of: Box::new(Expr::Around { unit, steps: 0 }) }));
        }
        // "talks start in May" begins with a verb.
        let (end, of) = self.inside(next).filter(|_| noun && self.word(next) == "of")?;
        Some((end, Expr::Part { part, of: Box::new(of) }))
    }

    /// `early April`, `mid-2022`, `late last month`, `early Monday`, `early this week`, `late in the year`.
    fn early_or_late(&self, at: usize, part: Part) -> Parsed {
        if let Some((end, expr)) = self.weekday_first(at).or_else(|| self.today(at)) {
            // Early in the day is the day.
            return Some((end, expr));
        }
        if matches!(self.word(at), "on" | "yesterday") {
            return None;
        }
        let at = if self.word(at) == "in" { at } else { self.over_the(at) };
        let of = if self.word(at) == "in" { self.inside(at) } else { self.stretch(at) };
        let of = of.or_else(|| {
            let week = part == Part::Mid && self.word(at) == "week";
            week.then(|| (at + 1, Expr::Around { unit: Grain::Week, steps: 0 }))
        });
        let (end, of) = of?;
        if matches!(&of, Expr::Fields(fields) if fields.day.is_some()) {
            return Some((end, of));
        }
        Some((end, Expr::Part { part, of: Box::new(of) }))
    }

    /// `earlier this week`, `later in the year`, `earlier on Monday`, `the rest of the week`.
    fn earlier_or_later(&self, at: usize, part: Part, rest: bool) -> Parsed {
        if rest {
            let (end, of) = self.inside(at)?;
            return Some((end, Expr::Part { part, of: Box::new(of) }));
        }
        let next = self.over(at, &["on"]);
        if let Some((end, expr)) = self.weekday_first(next).or_else(|| self.today(next)) {
            return (next == at).then_some((end, expr));
        }
        let (end, of) =
            self.which(at).or_else(|| self.inside(at).filter(|(_, of)| matches!(of, Expr::Around { .. })))?;
        match of {
            Expr::Around { unit, steps: 0 } if unit >= Grain::Week => {
                Some((end, Expr::Part { part, of: Box::new(Expr::Around { unit, steps: 0 }) }))
            }
            Expr::Around { unit: Grain::Week, steps: -1 } if part == Part::Earlier => {
                Some((end, Expr::Part { part: Part::Early, of: Box::new(of) }))
            }
            Expr::Today(_) => Some((end, of)),
            _ => None,
        }
    }
}

/// Words behind which `last` is a verb.
fn is_modal(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "would"
            | "to"
            | "could"
            | "can"
            | "may"
            | "might"
            | "must"
            | "should"
            | "not"
            | "n't"
            | "'ll"
            | "won't"
            | "didn't"
    )
}
