//! What one source says against itself, and its headline against its text.

use std::collections::BTreeSet;

use crate::extract::record::{Modality, Tense};
use crate::rule::{Class, Direction, Level};
use crate::value::{Kind, Value};

use super::answer::{Answer, Question, Stated};
use super::finding::Finding;
use super::judge::{Judgement, judge, other_speaker};
use super::sides::finding;

/// One source that differs from itself, which time, scope, speaker and plan do not explain.
pub(super) fn within_sources(question: &Question<'_>, answers: &[Answer]) -> Vec<Finding> {
    // A figure that changes is told as it was and as it is, but a headline tells what its own text tells.
    if question.slot.changes.is_some() {
        return answers.chunk_by(|a, b| a.source == b.source).filter_map(|own| headline(question, own)).collect();
    }
    let mut found = Vec::new();
    for group in answers.chunk_by(|a, b| a.source == b.source) {
        let set = question.slot.report.get(&Class::Inconsistent);
        if set.is_some_and(|level| *level < Level::Warning)
            && let Some(headline) = headline(question, group)
        {
            found.push(headline);
            continue;
        }
        let mut worst: Option<Judgement> = None;
        let mut involved: BTreeSet<usize> = BTreeSet::new();
        for (at, one) in group.iter().enumerate() {
            for (to, other) in group.iter().enumerate().skip(at + 1) {
                let (a, b) = (&question.stated[one.best()], &question.stated[other.best()]);
                let speakers = match (&a.context().by, &b.context().by) {
                    (Some(one), Some(other)) => other_speaker(one, other),
                    _ => false,
                };
                if a.context().scope != b.context().scope
                    || speakers
                    || a.context().as_of != b.context().as_of
                    || !told_alike(a, b)
                {
                    continue;
                }
                let judged = judge(question, one.best(), other.best());
                let class = match judged.class {
                    // Somebody can hold several offices, one after the other or at once: two that exclude each other as a
                    // rule are worth a look, a past one or one to come is not.
                    Class::Conflict if question.kind() == Kind::Title => {
                        if moved_on(&a.value) || moved_on(&b.value) {
                            continue;
                        }
                        Class::Apart
                    }
                    Class::Apart if question.kind() == Kind::Title => continue,
                    // What somebody is quoted with may differ from what the source says itself, but is worth a look.
                    Class::Apart | Class::Conflict
                        if a.context().by.is_some() != b.context().by.is_some() || a.is_plan() != b.is_plan() =>
                    {
                        Class::Apart
                    }
                    Class::Apart | Class::Conflict => Class::Inconsistent,
                    Class::Spelling => Class::Spelling,
                    _ => continue,
                };
                involved.extend([at, to]);
                if worst.as_ref().is_none_or(|worst| class < worst.class) {
                    let at = if is_headline(question, one) != is_headline(question, other) {
                        ", headline and body"
                    } else {
                        ""
                    };
                    let reason = format!("{}{at}: {}", question.source_id(one.source), judged.reason);
                    worst = Some(Judgement::new(class, reason));
                }
            }
        }
        if let Some(worst) = worst {
            let sides = involved.into_iter().map(|at| group[at].stated.clone()).collect();
            let own = worst.class != Class::Spelling;
            let mut differs = finding(question, worst, sides);
            // A slot that mutes what differs within a source mutes it where a speaker softens it too.
            if let Some(level) = question.slot.report.get(&Class::Inconsistent).filter(|_| own) {
                differs.level = differs.level.min(*level);
            }
            found.push(differs);
        }
    }
    found
}

/// Whether two claims tell of the same state of things: both as facts, both as plans, or one as a plan for what the other
/// tells as going on or ahead. What came about may differ from what was planned.
fn told_alike(a: &Stated, b: &Stated) -> bool {
    if a.is_plan() == b.is_plan() {
        return a.context().modality == b.context().modality;
    }
    let (plan, fact) = if a.is_plan() { (a, b) } else { (b, a) };
    plan.context().modality == Modality::Planned
        && matches!(fact.context().tense, Some(Tense::Present | Tense::Future))
        && matches!(fact.value, Value::Date(_))
}

/// How far the first paragraphs reach, in bytes: a body that contradicts its headline further down most often tells of
/// something else; ours.
const LEAD: u32 = 1_500;

/// Whether an answer stands in the headline alone.
fn is_headline(question: &Question<'_>, answer: &Answer) -> bool {
    let Some(title) = &question.sources[answer.source].title else { return false };
    let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
    let title = plain(title);
    answer.stated.iter().all(|at| title.contains(&plain(&question.stated[*at].claim.said.quote)))
}

/// A headline that says what the text below it says nowhere, and what its first answer excludes.
fn headline(question: &Question<'_>, own: &[Answer]) -> Option<Finding> {
    // Somebody is called by an office in the headline and by a rank below it.
    if question.kind() == Kind::Title {
        return None;
    }
    let above = own.iter().find(|answer| is_headline(question, answer))?;
    let below = own.iter().filter(|answer| !is_headline(question, answer));
    let limit = &question.stated[above.best()].limit;
    let none = |stated: &Stated| matches!(&stated.value, Value::Number(number) if number.nominal.is_zero());
    let alike = |answer: &&Answer| {
        let (one, other) = (&question.stated[above.best()], &question.stated[answer.best()]);
        // `No one was hurt inside` is none of the toll.
        none(one) == none(other)
            && other.limit == *limit
            && one.is_plan() == other.is_plan()
            && one.is_denied() == other.is_denied()
    };
    let mut below = below.filter(alike);
    let first = below.next()?;
    let judged = judge(question, above.best(), first.best());
    let backed = |answer: &Answer| {
        matches!(
            judge(question, above.best(), answer.best()).class,
            Class::Same | Class::Compatible | Class::Incomparable
        )
    };
    if backed(first) || below.any(backed) {
        return None;
    }
    let class = match judged.class {
        Class::Conflict => Class::Inconsistent,
        Class::Apart => Class::Apart,
        _ => return None,
    };
    let reason = format!("{}, headline and body: {}", question.source_id(above.source), judged.reason);
    let mut found = finding(question, Judgement::new(class, reason), vec![above.stated.clone(), first.stated.clone()]);
    // Slots whose articles tell of several events mute what differs within one; a headline is of the article's own.
    // A figure that only rises is told in parts below its headline, each of them lower.
    let part = question.slot.changes.as_ref().is_some_and(|changes| changes.direction == Direction::Up)
        && question.further(first.best(), above.best()) == Some(std::cmp::Ordering::Less);
    let muted = question.slot.report.get(&Class::Conflict) == Some(&Level::Note);
    let late = question.stated[first.best()].claim.said.start > LEAD;
    if part || late {
        found.level = found.level.min(Level::Note);
    } else if !muted && class == Class::Inconsistent {
        found.level = found.level.max(Level::Warning);
    }
    Some(found)
}

/// Whether a title is that of somebody who has left the office or has not yet entered it.
fn moved_on(value: &Value) -> bool {
    matches!(value, Value::Title(title) if !title.is_held())
}
