//! Sources against the value that a story or rule expects.

use crate::extract::record::ExpectedRecord;
use crate::rule::Class;
use crate::value::Value;

use super::answer::{Answer, Question};
use super::finding::{Finding, Side};
use super::judge::{Judgement, of_relation};
use super::sides::{list, made, side};

/// What is expected of a question's sources, with its values read.
#[derive(Debug)]
pub(super) struct Expectation<'s> {
    pub(super) record: &'s ExpectedRecord,
    pub(super) values: Vec<Value>,
}

impl<'s> Expectation<'s> {
    /// Reads the values; what cannot be read expects nothing.
    pub(super) fn read(record: &'s ExpectedRecord, kind: crate::value::Kind) -> Expectation<'s> {
        let values = record.values.iter().filter_map(|value| (kind.row().from_record)(value).ok()).collect();
        Expectation { record, values }
    }

    /// Whether it holds for a source of this day; an undated source is held against it, since nothing tells that it
    /// speaks of another time.
    fn holds_for(&self, published: Option<jiff::civil::Date>) -> bool {
        let Some(day) = published else { return true };
        self.record.as_of.is_none_or(|from| from <= day) && self.record.until.is_none_or(|to| day <= to)
    }
}

/// The sources whose answers differ from what is expected.
pub(super) fn off_reference(
    question: &Question<'_>,
    answers: &[Answer],
    expected: &Expectation<'_>,
) -> Option<Finding> {
    let mut off: Vec<(usize, String)> = Vec::new();
    for group in answers.chunk_by(|a, b| a.source == b.source) {
        if !expected.holds_for(question.sources[group[0].source].published) {
            continue;
        }
        let judged: Vec<(usize, Judgement)> = group
            .iter()
            .filter(|answer| !question.stated[answer.best()].context().derived)
            .filter_map(|answer| Some((answer.best(), against(question, answer.best(), expected)?)))
            .collect();
        let differs = |class: Class| matches!(class, Class::Conflict | Class::Apart | Class::Label | Class::Spelling);
        // A list differs by each name that is not expected; a single answer only where none of a source's answers fits.
        if question.slot.many || !judged.is_empty() && judged.iter().all(|(_, judged)| differs(judged.class)) {
            off.extend(
                judged.into_iter().filter(|(_, judged)| differs(judged.class)).map(|(at, judged)| (at, judged.reason)),
            );
        }
    }
    let (_, why) = off.first().cloned()?;
    let mut ids: Vec<&str> = off.iter().map(|(at, _)| question.source_id(question.stated[*at].source)).collect();
    ids.dedup();
    let verb = if ids.len() == 1 { "differs" } else { "differ" };
    let whose = expected.record.from.as_ref().map_or_else(String::new, |from| format!(" (from {from})"));
    let why = if why.is_empty() { String::new() } else { format!(": {why}") };
    let reason = format!("{} {verb} from the expected \"{}\"{whose}{why}", list(&ids), expected.record.said);
    let shown = expected.values.iter().map(|value| question.slot.show(value)).collect::<Vec<_>>().join(", ");
    let value = expected.record.values.first().cloned().unwrap_or_default();
    let mut sides = vec![Side { value, shown, sources: Vec::new(), claims: Vec::new() }];
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for (at, _) in off {
        let shown = &question.stated[at].shown;
        match groups.iter_mut().find(|(other, _)| other == shown) {
            Some((_, claims)) => claims.push(at),
            None => groups.push((shown.clone(), vec![at])),
        }
    }
    sides.extend(groups.into_iter().map(|(_, claims)| side(question, claims)));
    Some(made(question, question.kind(), Judgement::new(Class::OffReference, reason), sides))
}

/// How a claim stands to the nearest of the expected values; none where nothing is to be said of it.
fn against(question: &Question<'_>, claim: usize, expected: &Expectation<'_>) -> Option<Judgement> {
    let stated = &question.stated[claim];
    if stated.limit.is_some() || stated.is_denied() {
        return None;
    }
    // An expected stage is an outcome; a source that tells the plan does not differ from it.
    let staged = matches!(question.kind(), crate::value::Kind::Choice | crate::value::Kind::YesNo);
    if staged && stated.is_plan() {
        return None;
    }
    let verdicts = expected.values.iter().map(|value| question.relate_to(claim, value));
    let nearest = verdicts.min_by_key(|verdict| std::cmp::Reverse(of_relation(verdict.relation)))?;
    Some(Judgement::new(of_relation(nearest.relation), nearest.reason))
}
