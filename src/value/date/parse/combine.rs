//! Bounds, ranges and choices of dates: `since April`, `April 1–3`, `between 3 and 5 May`, `Monday or Tuesday`.

use super::super::MOST_READINGS;
use super::super::expression::{Bound, Expr, Fields};
use super::super::guard::{four_digits, is_capital, is_possessive};
use super::super::lexicon;
use super::{Found, Parser};
use crate::text::Shape;

impl Parser<'_, '_> {
    /// A date behind a word that bounds it.
    pub(super) fn bounded(&self, at: usize) -> Option<Found> {
        let (next, bound) = match (self.word(at), self.word(at + 1)) {
            ("since", _) => (at + 1, Bound::Since),
            ("until" | "till" | "through", _) => (at + 1, Bound::Until),
            ("by", _) => (at + 1, Bound::By),
            ("after", _) => (at + 1, Bound::After),
            ("before", _) => (at + 1, Bound::Before),
            ("prior", "to") => (at + 2, Bound::Before),
            ("ahead", "of") => (at + 2, Bound::Before),
            ("later", "than") if self.words.before(at, 1) != "no" => (at + 2, Bound::After),
            ("no", "later") if self.word(at + 2) == "than" => (at + 3, Bound::By),
            ("on", "or") if self.word(at + 2) == "before" => (at + 3, Bound::By),
            ("on", "or") if self.word(at + 2) == "after" => (at + 3, Bound::Since),
            ("starting" | "beginning", _) => (at + 1, Bound::Since),
            ("from", _) => return self.open_ended(at),
            ("as", "of") => (at + 2, Bound::Since),
            _ => return None,
        };
        let opening = matches!(self.word(at), "starting" | "beginning" | "as");
        let next =
            if opening { self.over(next, &["on", "from"]) } else { self.over(next, &["on", "at", "about", "around"]) };
        let article = self.word(next) == "the";
        let next = self.over_the(next);
        let comparing = matches!(self.word(next.wrapping_sub(1)), "than" | "to" | "of");
        let (end, of) = self.point(next).or_else(|| if comparing { self.plain_year(next) } else { None })?;
        // "after Monday's attack" and "after the May 3 attack" bound the attack, not the day.
        let named = lexicon::month(self.word(next)).is_some() || lexicon::weekday(self.word(next)).is_some();
        if is_possessive(self.words, end) || article && named || matches!(of, Expr::FromSentence { .. }) {
            return None;
        }
        if opening && self.word(at) == "as" {
            return Some(Found { start: next, end, expr: of, inside: Vec::new() });
        }
        let inside = vec![(next, end, of.clone())];
        Some(Found { start: at, end, expr: Expr::Bound { bound, of: Box::new(of) }, inside })
    }

    /// `from Monday on`, `from 1 April onwards`.
    fn open_ended(&self, at: usize) -> Option<Found> {
        let next = self.over_the(at + 1);
        let (end, of) = self.point(next)?;
        if !matches!(self.word(end), "on" | "onward" | "onwards") || self.words.is(end + 1, Shape::Number) {
            return None;
        }
        let inside = vec![(next, end, of.clone())];
        Some(Found { start: at, end: end + 1, expr: Expr::Bound { bound: Bound::Since, of: Box::new(of) }, inside })
    }

    /// A stretch between two dates.
    pub(super) fn range(&self, at: usize) -> Option<Found> {
        let lead = self.word(at);
        let between = lead == "between";
        let from = lead == "from";
        let opener = if from { Some(at) } else { at.checked_sub(1).filter(|before| self.word(*before) == "from") };
        let moved = opener.is_some_and(|from| (1..=3).any(|back| is_moved(self.words.before(from, back))));
        if moved {
            return None;
        }
        let start = if between || from { self.over_the(at + 1) } else { at };
        let (first_end, first) = self.first_end(start)?;
        let joiner = self.joiner(first_end, between)?;
        let second_start = self.over_the(self.over(joiner, &["on"]));
        let (second_end, second) = self.second_end(second_start, &first)?;
        if is_possessive(self.words, second_end) && !first_is_dated(&first) {
            return None;
        }
        let loose = self.words.is(first_end, Shape::Dash);
        let solid =
            |expr: &Expr| !matches!(expr, Expr::Fields(f) if f.month.is_none() && f.year.is_none() && f.day.is_none());
        // Behind a comma the dash may be that of a dateline (`OSLO, March 6 - Dec. 31 was …`).
        let dateline = loose && self.words.before(at, 1) == ",";
        if loose && !(solid(&first) && solid(&second)) || dateline {
            return None;
        }
        let (first, second, end) = self.fill(first, second, second_end)?;
        let written_out = !self.words.is(first_end, Shape::Hyphen) && !loose;
        let is_whole = |expr: &Expr| !expr.fields().is_some_and(|f| f.day.is_some() && f.month.is_none());
        let inside = if written_out {
            let (own, _) = self.first_end(start)?;
            let mut inside = Vec::new();
            if let Some((_, expr)) = self.point(start).filter(|(_, expr)| is_whole(expr)) {
                inside.push((start, own, expr));
            }
            if let Some((end, expr)) = self.point(second_start).filter(|(_, expr)| is_whole(expr)) {
                inside.push((second_start, end, expr));
            }
            inside
        } else {
            Vec::new()
        };
        let expr = Expr::Range { from: Box::new(first), to: Box::new(second), all: !between };
        Some(Found { start: at, end, expr, inside })
    }

    fn first_end(&self, at: usize) -> Option<(usize, Expr)> {
        self.point(at)
            .or_else(|| self.plain_year(at))
            .or_else(|| self.plain_day(at))
            .or_else(|| self.plain_month(at))
            .or_else(|| self.now(at))
    }

    /// A month that another one follows: `Nov-Feb`, `March to May`.
    fn plain_month(&self, at: usize) -> Option<(usize, Expr)> {
        let (month, _) = lexicon::month(self.word(at))?;
        let joined = self.words.is(at + 1, Shape::Hyphen) || matches!(self.word(at + 1), "to" | "through" | "and");
        let other = lexicon::month(self.word(at + 2)).is_some();
        let capital = is_capital(self.words, at) && is_capital(self.words, at + 2);
        (joined && other && capital).then(|| (at + 1, Expr::month(month, None)))
    }

    /// `now`, `the present`: only as an end.
    fn now(&self, at: usize) -> Option<(usize, Expr)> {
        let now = matches!(self.word(at), "now" | "present" | "date");
        (now && !self.words.is(at + 1, Shape::Number)).then_some((at + 1, Expr::Today(0)))
    }

    /// The token behind what joins two ends.
    fn joiner(&self, at: usize, between: bool) -> Option<usize> {
        if self.words.is(at, Shape::Hyphen) || self.words.is(at, Shape::Dash) {
            return Some(at + 1);
        }
        match self.word(at) {
            "and" | "~" if between => Some(at + 1),
            "to" | "through" | "thru" | "until" | "till" if !between => Some(at + 1),
            _ => None,
        }
    }

    fn second_end(&self, at: usize, first: &Expr) -> Option<(usize, Expr)> {
        let day_only = first.fields().is_some_and(|fields| fields.month.is_none() && fields.day.is_some());
        let point = self.point(at).or_else(|| {
            let year_only = first.fields().is_some_and(|f| f.year.is_some() && f.month.is_none());
            if year_only { self.plain_year(at) } else { None }
        });
        let point = point.or_else(|| self.now(at)).or_else(|| {
            let (month, _) = lexicon::month(self.word(at)).filter(|_| is_capital(self.words, at))?;
            let month_only = first.fields().is_some_and(|f| f.month.is_some() && f.day.is_none());
            month_only.then(|| (at + 1, Expr::month(month, None)))
        });
        if day_only {
            // "3 and 5 May": the second says the month.
            return point.filter(|(_, expr)| expr.fields().is_some_and(|f| f.month.is_some() && f.day.is_some()));
        }
        let dated = first.fields().is_some_and(|fields| fields.day.is_some() && fields.month.is_some());
        point.or_else(|| {
            if dated {
                let (end, expr) = self.plain_day(at)?;
                let Expr::Fields(fields) = expr else { return None };
                let next = self.over(end, &[",", "of"]);
                return Some(match self.written_year(next) {
                    Some((end, year)) => (end, Expr::Fields(Fields { year: Some(year), ..fields })),
                    None => (end, expr),
                });
            }
            None
        })
    }

    /// A bare figure that may be a day; the other end must name the month.
    fn plain_day(&self, at: usize) -> Option<(usize, Expr)> {
        let (end, day, _) = self.day_number(at)?;
        Some((end, Expr::Fields(Fields { day: Some(day), ..Fields::default() })))
    }

    /// Four digits that may be a year; the other end must be one too.
    fn plain_year(&self, at: usize) -> Option<(usize, Expr)> {
        let year = four_digits(self.words, at)?;
        let counted = lexicon::is_counted(self.word(at + 1));
        let opened = matches!(
            self.words.before(at, 1),
            "in" | "from"
                | "between"
                | "during"
                | "the"
                | "("
                | "and"
                | "to"
                | "-"
                | "till"
                | "until"
                | "through"
                | "is"
                | "than"
                | "~"
                | ""
        );
        // A year alone needs to be one that news writes of; ours.
        (!counted && opened && (1700..2100).contains(&year)).then(|| (at + 1, Expr::year(year)))
    }

    /// Gives each end what only the other names, and a year that follows both.
    fn fill(&self, first: Expr, second: Expr, end: usize) -> Option<(Expr, Expr, usize)> {
        if let (Expr::Numeric { first: a, second: b, year: None }, Expr::Numeric { year: Some(year), .. }) =
            (&first, &second)
        {
            let first = Expr::Numeric { first: *a, second: *b, year: Some(*year) };
            return Some((first, second, end));
        }
        let (Expr::Fields(a), Expr::Fields(b)) = (&first, &second) else { return Some((first, second, end)) };
        let (mut a, mut b, mut end) = (*a, *b, end);
        // "April to June in 2017"
        if a.year.is_none()
            && b.year.is_none()
            && matches!(self.word(end), "in" | "of" | ",")
            && let Some((behind, year)) = self.written_year(end + 1)
        {
            b.year = Some(year);
            end = behind;
        }
        if a.month.is_none() && a.day.is_some() {
            a.month = b.month;
        }
        if b.month.is_none() && b.day.is_some() {
            b.month = a.month;
            // "from April 27 to the 3rd" runs into the next month.
            if b.day < a.day {
                b.month = a.month.map(|month| month % 12 + 1);
            }
        }
        if a.month.is_some() != b.month.is_some() && a.year.is_none() {
            return None;
        }
        let wraps = (b.month, b.day.unwrap_or(31)) < (a.month, a.day.unwrap_or(1));
        match (a.year, b.year) {
            (None, Some(year)) if a.month.is_some() => a.year = Some(if wraps { year.checked_sub(1)? } else { year }),
            (Some(year), None) if b.month.is_some() => b.year = Some(if wraps { year.checked_add(1)? } else { year }),
            _ => {}
        }
        Some((Expr::Fields(a), Expr::Fields(b), end))
    }

    /// `Monday or Tuesday`, `1 April 2024, 25 March 2024 or 8 April 2024`; the first alone where no `or` follows.
    pub(super) fn either(&self, first: Found) -> Found {
        let mut end = first.end;
        let mut more: Vec<Found> = Vec::new();
        // How many of them stand up to the last `or`: commas alone make a list, not a choice.
        let mut chosen = 0;
        while more.len() + 1 < MOST_READINGS {
            let closes = self.word(end) == "or";
            if !closes && (self.word(end) != "," || chosen > 0) {
                break;
            }
            let next = self.over_the(self.over(end + 1, &["on"]));
            let Some(other) = self.single(next).filter(|other| !is_possessive(self.words, other.end)) else { break };
            end = other.end;
            more.push(other);
            if closes {
                chosen = more.len();
            }
        }
        more.truncate(chosen);
        let Some(end) = more.last().map(|other| other.end) else { return first };
        let start = first.start;
        let mut choices = vec![first.expr];
        let mut inside = vec![(start, first.end, choices[0].clone())];
        for found in more {
            inside.push((found.start, found.end, found.expr.clone()));
            choices.push(found.expr);
        }
        Found { start, end, expr: Expr::Either(choices), inside }
    }

    /// `April 1 and 2`: two days that follow each other.
    pub(super) fn two_days(&self, at: usize) -> Option<Found> {
        let (end, first) = self.point(at)?;
        let Expr::Fields(a) = &first else { return None };
        if !matches!(self.word(end), "and" | "&") || a.month.is_none() || a.year.is_some() {
            return None;
        }
        let (behind, day, _) =
            self.day_number(end + 1).filter(|(_, day, _)| a.day.and_then(|a| a.checked_add(1)) == Some(*day))?;
        if self.words.is(behind, Shape::Word) && lexicon::month(self.word(behind)).is_some() {
            return None;
        }
        let next = self.over(behind, &[","]);
        let (last, year) = match self.written_year(next) {
            Some((last, year)) => (last, Some(year)),
            None => (behind, None),
        };
        let from = Fields { year, weekday: None, ..*a };
        let to = Fields { day: Some(day), ..from };
        let expr = Expr::Range { from: Box::new(Expr::Fields(from)), to: Box::new(Expr::Fields(to)), all: true };
        Some(Found { start: at, end: last, expr, inside: vec![(at, end, Expr::Fields(from))] })
    }
}

fn first_is_dated(expr: &Expr) -> bool {
    expr.fields().is_some_and(|fields| fields.day.is_some() || fields.year.is_some())
}

/// Verbs that move an event from one day to another: what follows is no stretch.
fn is_moved(word: &str) -> bool {
    matches!(
        word,
        "moved"
            | "postponed"
            | "delayed"
            | "rescheduled"
            | "pushed"
            | "shifted"
            | "changed"
            | "brought"
            | "adjourned"
            | "deferred"
            | "extended"
    )
}
