//! Long stretches: seasons, quarters and halves, decades, centuries.

use super::super::expression::Expr;
use super::super::guard::{four_digits, is_capital, is_possessive};
use super::super::lexicon;
use super::{Parsed, Parser};
use crate::text::Shape;

impl Parser<'_, '_> {
    /// A season with a year or a word that places it: `spring of 2021`, `summer 2023`, `winter last year`.
    pub(super) fn season(&self, at: usize) -> Parsed {
        let season = lexicon::season(self.word(at))?;
        let next = self.over(at + 1, &["of", ","]);
        if let Some((end, year)) = self.written_year(next) {
            let end = self.over_second_year(end, year);
            return Some((end, Expr::Season { season, year: Some(year) }));
        }
        let (end, steps) = self.relative_year(at + 1)?;
        Some((end, Expr::InYear { of: Box::new(Expr::Season { season, year: None }), steps }))
    }

    /// The `-24` of `winter 2023-24`.
    fn over_second_year(&self, at: usize, year: i16) -> usize {
        let follows = self.words.is(at, Shape::Hyphen)
            && self.words.written(at + 1).len() == 2
            && self.digits(at + 1) == Some(i64::from((year + 1) % 100));
        if follows { at + 2 } else { at }
    }

    /// The name of a season behind `last`, `this`, `next`.
    pub(super) fn season_name(&self, at: usize) -> Parsed {
        let season = lexicon::season(self.word(at))?;
        let named = is_capital(self.words, at) && self.words.range().start + 1 != at && is_capital(self.words, at + 1);
        (!named).then_some((at + 1, Expr::Season { season, year: None }))
    }

    /// Quarters and halves: `the first quarter of 2024`, `Q1 2024`, `2017-Q1`, `4th qtr 2018`, `second half of 2023`, `H2`.
    pub(super) fn quarter(&self, at: usize) -> Parsed {
        // "2017-Q1", "2019 H2"
        if let Some(year) = four_digits(self.words, at).or_else(|| self.short_year(at)) {
            let next = self.words.over_hyphen(at + 1);
            let (end, nth, months) = self.letter_quarter(next)?;
            return Some((end, Expr::Months { nth, months, year: Some(year) }));
        }
        let (end, nth, months) = match self.letter_quarter(at) {
            Some(found) => found,
            None => {
                let (end, nth) = self.ordinal(at)?;
                if !matches!(self.word(end), "quarter" | "qtr") || !(1..=4).contains(&nth) {
                    return None;
                }
                (end + 1, i8::try_from(nth).ok()?, 3)
            }
        };
        let next = self.over(self.words.over_hyphen(end), &["of", "in", ","]);
        let next = self.over_the(next);
        if let Some((end, year)) = self.written_year(next) {
            return Some((end, Expr::Months { nth, months, year: Some(year) }));
        }
        let of = Expr::Months { nth, months, year: None };
        if let Some((end, steps)) = self.relative_year(end) {
            return Some((end, Expr::InYear { of: Box::new(of), steps }));
        }
        // A bare "first quarter" is as often one of a match; behind a possessive it belongs to a year.
        let placed = self.words.is(at, Shape::Word) && self.words.joined(at + 1) && months == 3
            || is_possessive(self.words, at.wrapping_sub(1))
            || self.is_all(at, end)
            || self.words.before(at, 1) == "the" && self.is_all(at - 1, end);
        placed.then_some((end, of))
    }

    /// The `18` of `18q4`.
    fn short_year(&self, at: usize) -> Option<i16> {
        let written = self.words.written(at);
        let short = written.len() == 2 && self.word(at + 1) == "q" && self.words.joined(at + 1);
        if short { self.digits(at).and_then(|year| i16::try_from(2000 + year).ok()) } else { None }
    }

    /// `Q1`, `H2`: where it ends, which, and its months.
    fn letter_quarter(&self, at: usize) -> Option<(usize, i8, i8)> {
        let months = match self.word(at) {
            "q" => 3,
            "h" => 6,
            _ => return None,
        };
        let nth = self.digits(at + 1).filter(|_| self.words.joined(at + 1))?;
        let nth = i8::try_from(nth).ok().filter(|nth| (1..=12 / months).contains(nth))?;
        (!self.words.joined(at + 2) || !self.words.is(at + 2, Shape::Word)).then_some((at + 2, nth, months))
    }

    /// `1990s`, `the '90s`, `the nineties`, `the 19th century`.
    pub(super) fn decade(&self, at: usize) -> Parsed {
        let s = |at: usize| {
            self.words.joined(at) && self.word(at) == "s"
                || self.words.is(at, Shape::Possessive) && self.words.written(at).len() > 1 && {
                    let before = self.words.before(at, 2);
                    matches!(before, "the" | "early" | "mid" | "late" | "-" | "'")
                }
        };
        let decade =
            |first: i16| Expr::Years { first, count: if first % 100 == 0 && first % 1000 != 0 { 100 } else { 10 } };
        if let Some(year) = four_digits(self.words, at).filter(|year| year % 10 == 0)
            && (s(at + 1) || self.word(at + 1) == "s" && self.words.before(at, 1) == "in")
        {
            return Some((at + 2, decade(year)));
        }
        if self.word(at) == "'" && self.words.joined(at + 1) && self.words.written(at + 1).len() == 2 && s(at + 2) {
            let short = self.digits(at + 1).filter(|short| short % 10 == 0)?;
            return Some((at + 3, Expr::Years { first: recent_decade(short)?, count: 10 }));
        }
        if let Some(short) = lexicon::decade(self.word(at)) {
            let opened = matches!(
                self.words.before(at, 1),
                "the" | "in" | "early" | "mid" | "late" | "-" | "swinging" | "roaring"
            );
            let aged = matches!(self.words.before(at, 2), "his" | "her" | "their" | "my" | "your" | "our")
                || matches!(self.words.before(at, 1), "his" | "her" | "their");
            return (opened && !aged).then(|| (at + 1, Expr::Years { first: 1900 + short, count: 10 }));
        }
        let (end, nth) = self.ordinal(at)?;
        let end = self.words.over_hyphen(end);
        if self.word(end) != "century"
            || !(11..=30).contains(&nth)
            || matches!(self.word(end + 1), "bc" | "bce" | "fox" | "studios")
        {
            return None;
        }
        let first = i16::try_from(nth - 1).ok()? * 100;
        Some((end + 1, Expr::Years { first, count: 100 }))
    }
}

/// The decade of the twentieth century, or of this one up to its thirties, that two digits mean; ours.
fn recent_decade(short: i64) -> Option<i16> {
    let short = i16::try_from(short).ok()?;
    Some(if short < 40 { 2000 + short } else { 1900 + short })
}
