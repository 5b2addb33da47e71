//! What time explains: answers that move with the publication date.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use jiff::civil::Date as Day;
use rust_decimal::Decimal;

use crate::rule::{Class, Direction};

use super::answer::Question;
use super::judge::Judgement;

/// Judges a pair anew in the light of when the sources were published, where the slot `changes`.
///
/// `repeats` tells whether a claim repeats what a source published by that day has said. Without both dates time neither
/// explains nor contradicts, and within one day it does not either, since publication dates are days.
pub(super) fn in_time(
    question: &Question<'_>,
    one: usize,
    other: usize,
    judged: Judgement,
    course: &Course,
    repeats: impl Fn(usize, Day) -> bool,
) -> Judgement {
    let Some(changes) = &question.slot.changes else { return judged };
    if !matches!(judged.class, Class::Apart | Class::Conflict | Class::Timing) {
        return judged;
    }
    let published = |at: usize| question.sources[question.stated[at].source].published;
    let (Some(first), Some(second)) = (published(one), published(other)) else { return judged };
    // Of two copies of one day one was made from the other: what differs was changed and has not moved.
    let sources = [question.stated[one].source, question.stated[other].source];
    if first == second && question.independent[sources[0]] == question.independent[sources[1]] {
        return judged;
    }
    let start = question.sources.iter().filter_map(|source| source.published).min().unwrap_or(first);
    if let Some(settle) = changes.settle_hours.filter(|hours| *hours > 0)
        && hours(start, first.max(second)) <= settle
    {
        if judged.class == Class::Conflict
            && let (Some(a), Some(b)) = (question.figure(one), question.figure(other))
            && let Some((back, between)) = course.comes_back(a, b, changes.direction)
        {
            let reason = format!("{}; {back} was told before and after {between}", judged.reason);
            return Judgement::new(Class::Conflict, reason);
        }
        return Judgement::new(
            Class::Updated,
            format!("both were published while reports settle, within {settle} hours"),
        );
    }
    let (earlier, later, from, to) = match first.cmp(&second) {
        Ordering::Less => (one, other, first, second),
        Ordering::Greater => (other, one, second, first),
        Ordering::Equal => {
            let within = |at: usize| course.passes(first, question.figure(at)?);
            return match within(one).and(within(other)).filter(|_| judged.class == Class::Conflict) {
                Some((before, after)) => Judgement::new(
                    Class::Updated,
                    format!("both were published on {first}, and it moved from {before} to {after} about that day"),
                ),
                None => judged,
            };
        }
    };
    let (old, new) = (&question.stated[earlier], &question.stated[later]);
    let names = |at: usize| question.source_id(question.stated[at].source).to_owned();
    let moved = match question.further(later, earlier) {
        // `nearly 60` and `more than 60` have the same figure.
        Some(Ordering::Equal) if changes.direction != Direction::Any => return judged,
        None => return judged,
        Some(step) => step,
    };
    let onward = match changes.direction {
        Direction::Up => moved == Ordering::Greater,
        Direction::Down => moved == Ordering::Less,
        Direction::Any => moved == Ordering::Equal || !repeats(later, from),
    };
    if onward {
        if judged.class == Class::Timing {
            return judged;
        }
        let reason = format!("\"{}\" on {from}, \"{}\" on {to}: it moved with time", old.shown, new.shown);
        return Judgement::new(Class::Updated, reason);
    }
    if repeats(later, from) {
        let (class, what) = match changes.stale_after_hours {
            Some(grace) if hours(from, to) < grace => (Class::Updated, "repeats within the time allowed"),
            _ => (Class::Stale, "repeats"),
        };
        let reason = format!(
            "{} {what}, on {to}, an earlier answer, \"{}\"; {} had \"{}\" on {from}",
            names(later),
            new.shown,
            names(earlier),
            old.shown
        );
        return Judgement::new(class, reason);
    }
    // What both can be so to the letter has not fallen, and stages told as ahead and as past are never a conflict.
    if judged.class != Class::Conflict {
        return judged;
    }
    if let Some(figure) = question.figure(later).filter(|figure| course.was_lowered(to, *figure)) {
        let reason = format!("\"{}\" on {from}, \"{}\" on {to}: it was lowered to {figure}", old.shown, new.shown);
        return Judgement::new(Class::Updated, reason);
    }
    let way = if changes.direction == Direction::Down { "down" } else { "up" };
    let reason =
        format!("\"{}\" on {from}, \"{}\" on {to}, though it is expected to go {way} only", old.shown, new.shown);
    Judgement::new(Class::Reversed, reason)
}

/// How a figure moves: the lowest and the highest of each day of publication, each with its words.
pub(super) struct Course {
    days: BTreeMap<Day, (Mark, Mark)>,
    /// What it was lowered to, and when.
    lowered: Vec<(Day, Decimal)>,
}

/// A figure and its words.
type Mark = (Decimal, String);

/// How many days are told one by one; of more, the first and the last few.
const DAYS: usize = 6;

impl Course {
    /// The course of the claims that are held against each other; empty where nothing moves.
    pub(super) fn of(question: &Question<'_>, claims: &[usize]) -> Course {
        let mut course = Course { days: BTreeMap::new(), lowered: Vec::new() };
        if question.slot.changes.is_none() {
            return course;
        }
        for &at in claims {
            let stated = &question.stated[at];
            let (Some(day), Some(figure)) = (question.sources[stated.source].published, question.figure(at)) else {
                continue;
            };
            if stated.limit.is_some() || stated.context().derived || stated.is_plan() {
                continue;
            }
            if stated.is_lowered() {
                course.lowered.push((day, figure));
            }
            let mark = || (figure, stated.shown.clone());
            let (low, high) = course.days.entry(day).or_insert_with(|| (mark(), mark()));
            if figure < low.0 {
                *low = mark();
            }
            if figure > high.0 {
                *high = mark();
            }
        }
        course
    }

    /// The ends between which the figure moved from the day before to the day after, where it passes a figure on its way.
    /// Nothing passes the last day: that reports differ on it is not yet history.
    fn passes(&self, day: Day, figure: Decimal) -> Option<(&str, &str)> {
        let (_, (low, high)) = self.days.range(..day).next_back()?;
        let (_, (next_low, next_high)) = self.days.range(day..).find(|(other, _)| **other > day)?;
        if low.0 <= figure && figure <= next_high.0 {
            Some((&low.1, &next_high.1))
        } else if next_low.0 <= figure && figure <= high.0 {
            Some((&high.1, &next_low.1))
        } else {
            None
        }
    }

    /// Of two figures the one that is told before and after the other, and the other: what moves one way does not come back, so
    /// neither was passed on the way. It is told by the first day of the other, and nothing else is on a day after its last.
    fn comes_back(&self, one: Decimal, other: Decimal, direction: Direction) -> Option<(Decimal, Decimal)> {
        let (lower, higher) = (one.min(other), one.max(other));
        let between = |back: Decimal, between: Decimal| {
            let tells = |(low, high): &(Mark, Mark)| match direction {
                Direction::Up => high.0 >= between,
                Direction::Down => low.0 <= between,
                Direction::Any => low.0 == between || high.0 == between,
            };
            let mut with_other = self.days.iter().filter(|(_, ends)| tells(ends)).map(|(day, _)| *day);
            let first = with_other.next()?;
            let last = with_other.next_back().unwrap_or(first);
            let before = self.days.range(..=first).any(|(_, (low, high))| low.0 == back || high.0 == back);
            let mut after = self.days.range(last..).filter(|(day, _)| **day > last);
            (before && after.any(|(_, (low, high))| low.0 == back && high.0 == back)).then_some((back, between))
        };
        match direction {
            Direction::Up => between(lower, higher),
            Direction::Down => between(higher, lower),
            Direction::Any => between(lower, higher).or_else(|| between(higher, lower)),
        }
    }

    /// Whether a source says by a day that the figure was lowered to this one.
    fn was_lowered(&self, by: Day, figure: Decimal) -> bool {
        self.lowered.iter().any(|(day, to)| *day <= by && *to == figure)
    }

    /// The figures of each day, in words; nothing where there are fewer than three days.
    pub(super) fn told(&self) -> Option<String> {
        if self.days.len() < 3 {
            return None;
        }
        let skipped = self.days.len().saturating_sub(DAYS);
        let told = self.days.iter().enumerate().filter(|(at, _)| *at == 0 || *at > skipped).map(|(_, (day, ends))| {
            let ((_, low), (_, high)) = ends;
            if low == high { format!("{low} on {day}") } else { format!("{low} to {high} on {day}") }
        });
        Some(format!("by day of publication it was {}", told.collect::<Vec<_>>().join(", ")))
    }
}

fn hours(from: Day, to: Day) -> u32 {
    from.until(to).map_or(u32::MAX, |span| span.get_days().unsigned_abs().saturating_mul(24))
}
