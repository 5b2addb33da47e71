//! Dates by their distance from publication: `yesterday`, `last month`, `next Friday`, `Monday last week`.

use jiff::civil::Weekday;

use super::super::calendar::Grain;
use super::super::expression::{Counted, Expr};
use super::super::guard::{is_capital, is_possessive};
use super::super::lexicon::{self, Which};
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
        if self.word(at) == "all" {
            return self.all_of(at + 1);
        }
        let mut which = lexicon::which(self.word(at))?;
        let mut start = at;

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

    /// The `week` of `all week`, the `summer` of `all summer long`: every day of the one that is under way or was last.
    fn all_of(&self, at: usize) -> Parsed {
        let (end, of) = match self.word(at) {
            "week" => (at + 1, Expr::Around { unit: Grain::Week, steps: 0 }),
            "month" => (at + 1, Expr::Around { unit: Grain::Month, steps: 0 }),
            "year" => (at + 1, Expr::Around { unit: Grain::Year, steps: 0 }),
            "weekend" => (at + 1, Expr::Weekend),
            _ => self.season_name(at)?,
        };
        // `all year round` is every year, and `all fall down` no season.
        let other = self.words.is(end, Shape::Hyphen)
            || matches!(self.word(end), "round" | "around" | "down" | "under" | "into" | "for" | "apart" | "behind");
        (!other).then(|| (self.over(end, &["long"]), Expr::All(Box::new(of))))
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
            return Some((at + 1, Expr::Rolling { which, most: factor, unit }));
        }
        let (end, least, most) = self.count(at).filter(|(_, _, most)| *most > 0)?;
        if matches!(self.word(end), "business" | "working" | "work") && self.word(end + 1) == "days" && least == most {
            let count = if which == Which::Last { most.checked_neg()? } else { most };
            return (most < 1_000).then_some((end + 2, Expr::Workdays { count }));
        }
        let (unit, factor) = lexicon::unit(self.word(end))?;
        if self.words.before(at, 1) == "last" && is_modal(self.words.before(at, 2)) {
            return None;
        }
        let end = end + 1;
        let most = most.checked_mul(factor)?;
        (unit != Grain::Weekend && most < 10_000).then_some((end, Expr::Rolling { which, most, unit }))
    }

    /// `last week`, `this year`, `the following day`, `next week on Tuesday`, `last week's Sunday`.
    fn which_unit(&self, at: usize, unit_at: usize, which: Which) -> Parsed {
        if let Some(end) = self.working_week(unit_at) {
            // The Monday to Friday of it, as office hours have it in most of the world.
            let of = Box::new(Expr::Around { unit: Grain::Week, steps: which.steps() });
            return Some((end, Expr::Several { count: 5, unit: Grain::Day, last: false, of }));
        }
        if self.word(unit_at) == "week" && self.words.is(unit_at + 1, Shape::Hyphen) && self.word(unit_at + 2) == "end"
        {
            if which == Which::Last
                && let Some((end, of)) = self.inside(unit_at + 3)
            {
                return Some((end, Expr::Nth { nth: -1, what: Counted::Unit(Grain::Weekend), of: Box::new(of) }));
            }
            return Some((unit_at + 3, Expr::Around { unit: Grain::Weekend, steps: which.steps() }));
        }
        let (unit, factor) = lexicon::unit(self.word(unit_at))?;
        let end = unit_at + 1;
        let plural = self.word(unit_at).ends_with('s');
        let steps = which.steps();
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
            return (which != Which::This).then_some((end, Expr::Rolling { which, most: factor, unit }));
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

    /// The token behind `working week`, `workweek` and their like.
    fn working_week(&self, at: usize) -> Option<usize> {
        match (self.word(at), self.word(at + 1)) {
            ("workweek", _) => Some(at + 1),
            ("working" | "work" | "business", "week") => Some(at + 2),
            _ => None,
        }
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
                let steps = which.steps();
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
