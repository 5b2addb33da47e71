//! Counted distances: `two weeks ago`, `a week before Monday`, `the day after`, `the week of 7 October`.

use jiff::civil::Weekday;

use super::super::calendar::Grain;
use super::super::expression::{Counted, Expr};
use super::super::lexicon::{self, Which};
use super::super::tense::Tense;
use super::{Parsed, Parser};
use crate::text::Shape;

impl Parser<'_, '_> {
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
            return Some((end + 2, Expr::Rolling { which, most: most.checked_mul(factor)?, unit }));
        }
        // "48 hours ago"
        if self.word(end) == "hours" && self.word(end + 1) == "ago" && least == most && least > 0 && least % 24 == 0 {
            return Some((end + 2, Expr::Away { nearest: -least / 24, farthest: -least / 24, unit: Grain::Day }));
        }
        if least == most
            && let Some(found) = self.mixed(end, least)
        {
            return Some(found);
        }
        let end = self.over(end, &["more"]);
        let (unit, factor) = lexicon::unit(self.word(end))?;
        let (nearest, farthest) = (least.checked_mul(factor)?, most.checked_mul(factor)?);
        if let Some(lasting) = self.lasting(end + 1, nearest, unit).filter(|_| least == most) {
            return Some(lasting);
        }
        self.beside(end + 1, nearest, farthest, unit)
    }

    /// `two and a half years ago`, `a year and a half ago`, `two years and one month later`: told in the smaller unit.
    fn mixed(&self, at: usize, count: i64) -> Parsed {
        let half = |at: usize| {
            let and = self.word(at) == "and" && self.word(self.words.over_hyphen(at + 1)) == "a";
            let at = self.words.over_hyphen(self.words.over_hyphen(at + 1) + 1);
            (and && self.word(at) == "half").then_some(at + 1)
        };
        let smaller = |unit: Grain| match unit {
            Grain::Century => Some((Grain::Decade, 10)),
            Grain::Decade => Some((Grain::Year, 10)),
            Grain::Year => Some((Grain::Month, 12)),
            Grain::Week => Some((Grain::Day, 7)),
            _ => None,
        };
        // "two and a half years", "a year and a half"
        let (end, unit, halved) = match half(self.words.over_hyphen(at)) {
            Some(behind) => (behind + 1, lexicon::unit(self.word(behind)).filter(|(_, factor)| *factor == 1)?.0, true),
            None => {
                let unit = lexicon::unit(self.word(at)).filter(|(_, factor)| *factor == 1)?.0;
                match half(at + 1) {
                    Some(end) => (end, unit, true),
                    None => (at + 1, unit, false),
                }
            }
        };
        let (less, ratio) = smaller(unit)?;
        let whole = count.checked_mul(ratio)?;
        if halved {
            let total = whole.checked_add(ratio / 2)?;
            return self.beside(end, total, total, less);
        }
        let next = self.over(self.over(end, &[","]), &["and"]);
        let (last, more, most) = self.count(next).filter(|_| next > end)?;
        let (second, _) = lexicon::unit(self.word(last)).filter(|(second, factor)| *second == less && *factor == 1)?;
        if more != most || more >= ratio {
            return None;
        }
        let total = whole.checked_add(more)?;
        self.beside(last + 1, total, total, second)
    }

    /// `starting May 20` behind a count of units.
    fn lasting(&self, at: usize, count: i64, unit: Grain) -> Parsed {
        if !matches!(self.word(at), "starting" | "beginning" | "commencing") || count < 1 {
            return None;
        }
        let (end, of) = self.point(self.over_the(self.over(at + 1, &["on", "from"])))?;
        let is_day = of.fields().is_some_and(|fields| fields.day.is_some() || fields.weekday.is_some())
            || matches!(of, Expr::Numeric { .. } | Expr::Holiday { .. } | Expr::Today(_));
        is_day.then(|| (end, Expr::Lasting { count, unit, of: Box::new(of) }))
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

    /// `week 12 of 2024`, `week 27 of last year`; without a year only where the window holds nothing else or the words say
    /// that the calendar's weeks are meant, since a season, a term and a pregnancy have weeks too.
    fn numbered_week(&self, at: usize) -> Parsed {
        let nth = self.digits(at + 1).filter(|nth| self.word(at) == "week" && (1..=53).contains(nth))?;
        let week = |of: Expr| Expr::Nth { nth, what: Counted::Unit(Grain::Week), of: Box::new(of) };
        let end = at + 2;
        if let Some((last, year)) = self.written_year(self.over(end, &["of", "in", ","])) {
            return Some((last, week(Expr::year(year))));
        }
        if let Some((last, steps)) = self.relative_year(end) {
            return Some((last, week(Expr::Around { unit: Grain::Year, steps })));
        }
        let meant = self.is_all(at, end) || matches!(self.words.before(at, 1), "calendar" | "iso");
        meant.then(|| (end, week(Expr::Around { unit: Grain::Year, steps: 0 })))
    }

    /// What begins with a unit: `day before yesterday`, `week before last`, `week of October 7`, `day after`, `weekend`.
    pub(super) fn unit_first(&self, at: usize) -> Parsed {
        let (unit, factor) = lexicon::unit(self.word(at))?;
        if self.word(at).ends_with('s') || factor != 1 {
            return None;
        }
        if let Some(found) = self.numbered_week(at) {
            return Some(found);
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
}
