//! From tokens to expressions: a state machine whose only memory is the last date it read. Each function looks at the tokens from `at` on, takes the
//! longest run it understands and returns the token behind it. No function looks further than a fixed number of tokens, so
//! that reading stays linear.

mod combine;
mod counted;
mod figure;
mod part;
mod relative;
mod whole;
mod written;

use std::cell::{Cell, RefCell};

use super::expression::Expr;
use super::lexicon;
use super::tense::{Tense, Tenses};
use crate::text::{Shape, Words};

/// The token behind what was understood, and what it says.
type Parsed = Option<(usize, Expr)>;

/// An expression with its tokens and those that can be wanted by themselves inside it.
pub(super) struct Found {
    /// The first token.
    pub(super) start: usize,
    /// The token behind the last.
    pub(super) end: usize,
    /// What they say.
    pub(super) expr: Expr,
    /// Expressions inside: the day in `since Monday`, both ends of `from Monday to Wednesday`.
    pub(super) inside: Vec<(usize, usize, Expr)>,
}

/// Reads expressions in one window.
pub(super) struct Parser<'w, 'd> {
    words: &'w Words<'d>,
    tenses: &'w Tenses,
    depth: Cell<u8>,
    /// The single date that was looked for last from the outside, and what was found: bounds, ranges and choices all begin
    /// with one.
    last: RefCell<Option<(usize, Parsed)>>,
}

/// How deep dates may stand in dates (`two days before the Monday after Easter`); ours.
const DEEPEST: u8 = 4;

impl<'w, 'd> Parser<'w, 'd> {
    /// A parser for a window whose tenses are known.
    pub(super) fn new(words: &'w Words<'d>, tenses: &'w Tenses) -> Parser<'w, 'd> {
        Parser { words, tenses, depth: Cell::new(0), last: RefCell::default() }
    }

    fn word(&self, at: usize) -> &'d str {
        self.words.word(at)
    }

    fn tense(&self, at: usize) -> Tense {
        self.tenses.at(at)
    }

    /// Whether the window holds nothing else.
    fn is_all(&self, at: usize, end: usize) -> bool {
        self.words.range() == (at..end)
    }

    /// Steps over `the`.
    fn over_the(&self, at: usize) -> usize {
        if self.word(at) == "the" { at + 1 } else { at }
    }

    /// Steps over one of some words.
    fn over(&self, at: usize, these: &[&str]) -> usize {
        if these.contains(&self.word(at)) { at + 1 } else { at }
    }

    /// The longest expression that begins at a token.
    pub(super) fn expression(&self, at: usize) -> Option<Found> {
        let first = self.single(at)?;
        Some(self.either(first))
    }

    /// An expression that is no choice of several.
    fn single(&self, at: usize) -> Option<Found> {
        self.bounded(at).or_else(|| self.range(at)).or_else(|| self.two_days(at)).or_else(|| {
            let (end, expr) = self.point(at)?;
            Some(Found { start: at, end, expr, inside: Vec::new() })
        })
    }

    /// A single date: no bound, no range.
    fn point(&self, at: usize) -> Parsed {
        let depth = self.depth.get();
        if depth >= DEEPEST {
            return None;
        }
        // Inside of another date less depth is left.
        let outside = depth == 0;
        if let Some((_, known)) = self.last.borrow().as_ref().filter(|(place, _)| outside && *place == at) {
            return known.clone();
        }
        self.depth.set(depth + 1);
        let parsed = self.plain_point(at);
        self.depth.set(depth);
        let parsed = parsed.map(|(end, expr)| self.over_time_of_day(end, expr));
        if outside {
            self.last.replace(Some((at, parsed.clone())));
        }
        parsed
    }

    fn plain_point(&self, at: usize) -> Parsed {
        // Digits begin few of these, and stand in long lists.
        if self.words.is(at, Shape::Number) {
            return self
                .numeric(at)
                .or_else(|| self.day_first(at))
                .or_else(|| self.nth(at))
                .or_else(|| self.counted(at))
                .or_else(|| self.quarter(at))
                .or_else(|| self.decade(at))
                .or_else(|| self.bare_year(at));
        }
        self.numeric(at)
            .or_else(|| self.holiday(at))
            .or_else(|| self.weekday_first(at))
            .or_else(|| self.month_first(at))
            .or_else(|| self.day_first(at))
            .or_else(|| self.today(at))
            .or_else(|| self.nth(at))
            .or_else(|| self.which(at))
            .or_else(|| self.part(at))
            .or_else(|| self.counted(at))
            .or_else(|| self.unit_first(at))
            .or_else(|| self.season(at))
            .or_else(|| self.quarter(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.bare_year(at))
    }

    /// Takes `morning` or `night` behind a day into its words; the hour itself is left outside.
    fn over_time_of_day(&self, end: usize, expr: Expr) -> (usize, Expr) {
        let is_day = match &expr {
            Expr::Fields(fields) => fields.day.is_some() || fields.weekday.is_some(),
            Expr::Today(_) | Expr::Holiday { .. } | Expr::Which { .. } | Expr::DayIn { .. } => true,
            _ => false,
        };
        if !is_day {
            return (end, expr);
        }
        let early = self.over(end, &["early", "late"]);
        if lexicon::part_of_day(self.word(early)) && !self.words.joined(early) {
            (early + 1, expr)
        } else {
            (end, expr)
        }
    }
}
