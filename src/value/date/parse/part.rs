//! Parts of a stretch: `early April`, `the end of last week`, `the first Monday of May`, `the last three months of 2023`.

use super::super::calendar::Grain;
use super::super::expression::{Counted, Expr};
use super::super::guard::{four_digits, is_capital, is_year};
use super::super::lexicon::{self, Part, Which};
use super::{Parsed, Parser};

impl Parser<'_, '_> {
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
            let year = four_digits(self.words, at)?;
            is_year(self.words, at, year, true).then(|| (at + 1, Expr::year(year)))
        };
        let which = || {
            let (end, expr) = self.which(at)?;
            match expr {
                // Parts are those of the calendar: "the end of the past week".
                Expr::Rolling { which: Which::Last, most: 1, unit } => Some((end, Expr::Around { unit, steps: -1 })),
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
