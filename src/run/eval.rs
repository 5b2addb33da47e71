//! Rules scored against a gold set: sources with the answers that a reader expects of each.
//!
//! A **fill** is an answer of one source to one slot (and key) as a comparison would take it; claims that agree are one
//! fill. It is right where it is the same as an expected value or compatible with it. Precision is the share of fills that
//! are right, recall the share of expected values that a fill hits. A count whose source tells of one besides (the attacker,
//! who died too) is right with that one and without. A value that is only *allowed* makes a fill right too,
//! and is not missed where nothing fills it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use jiff::civil::Date as Day;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use crate::compare::{SingleAnswer, single_answers};
use crate::extract::record::SlotRecord;
use crate::extract::{Program, extract, slot_record};
use crate::problem::{Problem, Problems};
use crate::rule::{RuleSet, Slot, read_answer, read_phrase};
use crate::source::{self, Defaults, Source};
use crate::value::{Kind, ReadSettings, Relation, Terms, Value};

use super::pipeline::no_such_slot;

/// A line of a gold set as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineIn {
    id: Option<String>,
    story: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    published: Option<Day>,
    text: Option<String>,
    file: Option<PathBuf>,
    #[serde(default)]
    expected: BTreeMap<String, Json>,
    /// Answers that the text need not give: right where they are filled in, and not missed where they are not.
    #[serde(default)]
    allowed: BTreeMap<String, Json>,
    /// Slots of which not every answer is listed: fills for other keys are not judged.
    #[serde(default)]
    partial: Vec<String>,
}

/// A source with what is expected of it.
pub struct Item {
    /// The source.
    pub source: Source,
    expected: Vec<Expectation>,
}

/// What a source is expected to answer to one slot.
struct Expectation {
    slot: usize,
    values: Vec<Wanted>,
    partial: bool,
}

/// One expected value.
struct Wanted {
    key: Option<(String, Option<Value>)>,
    written: String,
    value: Value,
    /// Whether it is missed where nothing fills it.
    counts: bool,
}

/// Reads a gold set. Paths in it are relative to `folder`.
///
/// # Errors
///
/// Every line that is no record, names no text or a slot that nobody asks, or expects what the slot's kind cannot read.
pub fn read(text: &str, name: &str, folder: &Path, rules: &RuleSet) -> Result<Vec<Item>, Problems> {
    let mut problems = Problems::default();
    let mut items = Vec::new();
    // What is wrong in the same way in every line is told once, with the number of further lines.
    let mut told: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = format!("line {} of `{name}`", at + 1);
        let line: LineIn = match serde_json::from_str(line) {
            Ok(line) => line,
            Err(error) => {
                problems.push(
                    Problem::error(format!("{place} is no record: {error}"))
                        .hint(r#"write {"id": "a", "text": "Two people died.", "expected": {"killed": 2}}"#),
                );
                continue;
            }
        };
        match read_item(line, at + 1, folder, rules) {
            Ok(item) => items.push(item),
            Err(found) => {
                for mut problem in found {
                    match told.get_mut(&problem.what) {
                        Some((_, more)) => *more += 1,
                        None => {
                            told.insert(problem.what.clone(), (problems.0.len(), 0));
                            problem.what = format!("{place}: {}", problem.what);
                            problems.push(problem);
                        }
                    }
                }
            }
        }
    }
    for (at, more) in told.into_values().filter(|(_, more)| *more > 0) {
        let lines = if more == 1 { "line" } else { "lines" };
        problems.0[at].what.push_str(&format!(", and so in {more} more {lines}"));
    }
    if items.is_empty() && !problems.has_error() {
        problems.push(Problem::error(format!("`{name}` holds no source")).hint("write one record a line"));
    }
    if problems.has_error() { Err(problems) } else { Ok(items) }
}

/// Leaves only what is expected of these slots, of all where none is named. The rules are asked whole, since some slots take
/// off what others count.
///
/// # Errors
///
/// A slot that nobody asks.
pub fn keep_only(items: &mut [Item], rules: &RuleSet, only: &[String]) -> Result<(), Problem> {
    let known: Vec<&str> = rules.slots.iter().map(|slot| slot.id.as_str()).collect();
    if let Some(unknown) = only.iter().find(|slot| !known.contains(&slot.as_str())) {
        return Err(no_such_slot(unknown, &known));
    }
    if !only.is_empty() {
        for item in items {
            item.expected.retain(|expectation| only.iter().any(|slot| slot == known[expectation.slot]));
        }
    }
    Ok(())
}

fn read_item(line: LineIn, number: usize, folder: &Path, rules: &RuleSet) -> Result<Item, Vec<Problem>> {
    let mut source = read_source(&line, number, folder).map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    source.outlet = line.outlet.or(source.outlet);
    let settings = ReadSettings { published: source.published, ..ReadSettings::default() };
    let mut expected: Vec<Expectation> = Vec::new();
    let written = line.expected.iter().map(|(slot, json)| (slot, json, true));
    for (slot, json, counts) in written.chain(line.allowed.iter().map(|(slot, json)| (slot, json, false))) {
        let Some(at) = rules.slots.iter().position(|known| known.id == *slot) else {
            let known: Vec<&str> = rules.slots.iter().map(|slot| slot.id.as_str()).collect();
            problems.push(no_such_slot(slot, &known));
            continue;
        };
        let asked = &rules.slots[at];
        let mut values = Vec::new();
        match (json, asked.each) {
            (Json::Object(keyed), Some(each)) => {
                for (key, json) in keyed {
                    // A key is written as a name; one that cannot be read is compared as written.
                    let value = read_phrase(each, key, &settings, &Terms::default()).ok();
                    wanted(json, Some((key.clone(), value)), asked, &settings, &mut values, &mut problems);
                }
            }
            (Json::Object(_), None) => {
                let problem = Problem::error(format!("`{slot}` has no keys"));
                problems.push(problem.hint("write a value or a list of values"));
            }
            _ => wanted(json, None, asked, &settings, &mut values, &mut problems),
        }
        values.iter_mut().for_each(|value| value.counts = counts);
        match expected.iter_mut().find(|known| known.slot == at) {
            Some(known) => known.values.extend(values),
            None => expected.push(Expectation { slot: at, values, partial: line.partial.contains(slot) }),
        }
    }
    if problems.is_empty() { Ok(Item { source, expected }) } else { Err(problems) }
}

fn read_source(line: &LineIn, number: usize, folder: &Path) -> Result<Source, Problem> {
    let file = line.file.as_ref().map(|file| file.display().to_string());
    let bytes = match (&line.text, &line.file) {
        (Some(text), None) => match &line.title {
            Some(title) => format!("{title}\n\n{text}").into_bytes(),
            None => text.clone().into_bytes(),
        },
        (None, Some(file)) => std::fs::read(folder.join(file)).map_err(|error| {
            Problem::error(format!("`{}` cannot be read: {}", file.display(), error.kind()))
                .hint("paths are relative to the gold set")
        })?,
        _ => return Err(Problem::error("a record has either `text` or `file`")),
    };
    let id = line.id.clone().or_else(|| file.clone()).unwrap_or_else(|| number.to_string());
    let story = line.story.clone().unwrap_or_else(|| id.clone());
    let name = file.unwrap_or_else(|| id.clone());
    let defaults = Defaults { story, id, published: line.published };
    let format = line.text.is_some().then(|| source::Format::named("text")).flatten();
    let (sources, problems) = source::read(bytes, &name, format, &defaults);
    let failed = || problems.0.into_iter().next().unwrap_or_else(|| Problem::error(format!("`{name}` holds no text")));
    let mut source = sources.into_iter().next().ok_or_else(failed)?;
    source.published = line.published.or(source.published);
    Ok(source)
}

fn wanted(
    json: &Json,
    key: Option<(String, Option<Value>)>,
    asked: &Slot,
    settings: &ReadSettings,
    values: &mut Vec<Wanted>,
    problems: &mut Vec<Problem>,
) {
    let written = match json {
        Json::Null => return,
        Json::Array(list) => {
            for json in list {
                wanted(json, key.clone(), asked, settings, values, problems);
            }
            return;
        }
        Json::String(written) => written.clone(),
        Json::Number(number) => number.to_string(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::Object(_) => {
            problems.push(Problem::error("a value is a word, a figure or a list of these"));
            return;
        }
    };
    let value = read_answer(asked.kind, asked.unit.as_deref(), &written, settings, &asked.terms);
    match value {
        Ok(value) => values.push(Wanted { key, written, value, counts: true }),
        Err(why) => problems.push(Problem::error(why)),
    }
}

/// What became of a fill or of an expected value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// A fill that is right.
    Right,
    /// A fill that is not expected.
    False,
    /// An expected value that no fill hits.
    Missed,
}

/// A fill or an expected value with what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Judged {
    /// The slot.
    pub slot: String,
    /// The source.
    pub source: String,
    /// What became of it.
    pub verdict: Verdict,
    /// Whom it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// What was filled in; none where nothing was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filled: Option<String>,
    /// What is expected.
    pub expected: String,
    /// The sentence of the fill.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The phrase that found it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// Whether the fill is a count that the source does not state.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
}

/// Counts of one slot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Score {
    /// Fills that are right.
    pub right: usize,
    /// Fills that are not expected.
    pub false_fills: usize,
    /// Expected values that a fill hits.
    pub hit: usize,
    /// Expected values that no fill hits.
    pub missed: usize,
}

impl Score {
    /// The share of fills that are right, in thousandths; none where nothing is filled.
    pub fn precision(&self) -> Option<usize> {
        share(self.right, self.right + self.false_fills)
    }

    /// The share of expected values that are hit, in thousandths; none where nothing is expected.
    pub fn recall(&self) -> Option<usize> {
        share(self.hit, self.hit + self.missed)
    }

    /// The harmonic mean of both, in thousandths.
    pub fn f1(&self) -> Option<usize> {
        let (precision, recall) = (self.precision()?, self.recall()?);
        share(2 * precision * recall, (precision + recall) * 1000)
    }

    fn add(&mut self, verdict: Verdict, hits: bool) {
        match verdict {
            Verdict::Right => self.right += 1,
            Verdict::False => self.false_fills += 1,
            Verdict::Missed => self.missed += 1,
        }
        self.hit += usize::from(hits);
    }

    /// Both counts together.
    pub fn plus(self, other: Score) -> Score {
        Score {
            right: self.right + other.right,
            false_fills: self.false_fills + other.false_fills,
            hit: self.hit + other.hit,
            missed: self.missed + other.missed,
        }
    }
}

/// A share in thousandths, rounded to the nearest.
fn share(part: usize, whole: usize) -> Option<usize> {
    (whole > 0).then(|| (part * 2000 + whole) / (2 * whole))
}

/// How the rules do on a gold set.
pub struct Evaluation {
    /// Each slot of which something is expected, in the order of the rules. Derived counts do not count.
    pub scores: Vec<(String, Score)>,
    /// The same with derived counts, for the slots that have any.
    pub with_derived: Vec<(String, Score)>,
    /// All that was judged, in the order of the gold set.
    pub judged: Vec<Judged>,
}

/// Scores the rules on a gold set.
pub fn evaluate(rules: &RuleSet, items: &[Item]) -> Evaluation {
    let program = Program::compile(rules);
    let slots: Vec<SlotRecord> = rules.slots.iter().map(slot_record).collect();
    let judged: Vec<(usize, Judged, bool)> =
        items.iter().flat_map(|item| judge(rules, &program, &slots, item)).collect();
    let (mut scores, mut with_derived): (BTreeMap<usize, Score>, BTreeMap<usize, Score>) = Default::default();
    let derives: BTreeSet<usize> =
        judged.iter().filter(|(_, judged, _)| judged.derived).map(|(slot, ..)| *slot).collect();
    for item in items {
        for expectation in &item.expected {
            scores.entry(expectation.slot).or_default();
        }
    }
    for (slot, judged, hits) in &judged {
        let score = scores.entry(*slot).or_default();
        if judged.derived {
            // What only a derived count hits is not stated.
            score.missed += usize::from(*hits);
        } else {
            score.add(judged.verdict, *hits);
        }
        if derives.contains(slot) {
            with_derived.entry(*slot).or_default().add(judged.verdict, *hits);
        }
    }
    let named = |scores: BTreeMap<usize, Score>| -> Vec<(String, Score)> {
        scores.into_iter().map(|(slot, score)| (rules.slots[slot].id.clone(), score)).collect()
    };
    Evaluation {
        scores: named(scores),
        with_derived: named(with_derived),
        judged: judged.into_iter().map(|(_, judged, _)| judged).collect(),
    }
}

/// All that one source fills in or leaves open: the slot, the verdict, and whether an expected value is hit for the first
/// time by it.
fn judge(rules: &RuleSet, program: &Program, slots: &[SlotRecord], item: &Item) -> Vec<(usize, Judged, bool)> {
    let extraction = extract(program, &item.source);
    let answers = single_answers(slots, &extraction.source, &extraction.claims);
    let mut judged = Vec::new();
    for expectation in &item.expected {
        let slot = &rules.slots[expectation.slot];
        let said_by = first_saying(slot, &expectation.values);
        let mut hit = vec![false; expectation.values.len()];
        let expected = |key: Option<&str>| {
            let values = expectation.values.iter().filter(|wanted| {
                key.is_none_or(|key| {
                    wanted.key.as_ref().is_none_or(|(name, value)| is_same_key(slot.each, key, name, value))
                })
            });
            let written: Vec<&str> = values.map(|wanted| wanted.written.as_str()).collect();
            if written.is_empty() { "nothing".to_owned() } else { written.join(", ") }
        };
        for answer in answers.iter().filter(|answer| answer.slot == slot.id) {
            let of_key = |wanted: &&(usize, &Wanted)| match (&wanted.1.key, &answer.key) {
                (Some((name, value)), Some(key)) => is_same_key(slot.each, key, name, value),
                (None, _) => true,
                _ => false,
            };
            let wanted: Vec<(usize, &Wanted)> = expectation.values.iter().enumerate().collect();
            let wanted: Vec<(usize, &Wanted)> = wanted.iter().filter(of_key).copied().collect();
            if expectation.partial && wanted.is_empty() {
                continue;
            }
            let fits = |value: &Value| {
                std::iter::once(&answer.value).chain(&answer.with_one_more).any(|filled| {
                    let relation = (slot.kind.row().relate)(value, filled, &slot.terms).relation;
                    matches!(relation, Relation::Same | Relation::Compatible | Relation::Spelling)
                })
            };
            let right: Vec<usize> =
                wanted.iter().filter(|(_, wanted)| fits(&wanted.value)).map(|(at, _)| *at).collect();
            let first = right.iter().map(|at| said_by[*at]).find(|at| !hit[*at] && expectation.values[*at].counts);
            if let Some(at) = first {
                hit[at] = true;
            }
            let verdict = if right.is_empty() { Verdict::False } else { Verdict::Right };
            judged.push((
                expectation.slot,
                of_fill(slot, answer, item, verdict, expected(answer.key.as_deref())),
                first.is_some(),
            ));
        }
        let leaders = expectation.values.iter().enumerate().filter(|(at, _)| said_by[*at] == *at);
        for (_, wanted) in leaders.filter(|(at, wanted)| wanted.counts && !hit[*at]) {
            let missed = Judged {
                slot: slot.id.clone(),
                source: item.source.id.clone(),
                verdict: Verdict::Missed,
                key: wanted.key.as_ref().map(|(name, _)| name.clone()),
                filled: None,
                expected: wanted.written.clone(),
                quote: None,
                rule: None,
                derived: false,
            };
            judged.push((expectation.slot, missed, false));
        }
    }
    judged
}

/// By value, the first that says the same of the same key: of a slot that has one answer, wordings that can be one fact (`26`
/// in the headline and `at least 26` below it, `14 km` and `8.7 miles`) are one expectation. Of slots with many answers each
/// stands for itself.
fn first_saying(slot: &crate::rule::Slot, values: &[Wanted]) -> Vec<usize> {
    let same = |one: &Wanted, other: &Wanted| {
        let relation = || (slot.kind.row().relate)(&one.value, &other.value, &slot.terms).relation;
        let key = |wanted: &Wanted| wanted.key.as_ref().map(|(name, _)| name.clone());
        one.counts == other.counts
            && key(one) == key(other)
            && matches!(relation(), Relation::Same | Relation::Compatible | Relation::Spelling)
    };
    let first = |at: usize| (0..at).find(|before| same(&values[*before], &values[at])).unwrap_or(at);
    (0..values.len()).map(|at| if slot.many { at } else { first(at) }).collect()
}

fn of_fill(slot: &crate::rule::Slot, answer: &SingleAnswer, item: &Item, verdict: Verdict, expected: String) -> Judged {
    Judged {
        slot: slot.id.clone(),
        source: item.source.id.clone(),
        verdict,
        key: answer.key.clone(),
        filled: Some((slot.kind.row().show)(&answer.value)),
        expected,
        quote: Some(answer.claim.said.quote.clone()),
        rule: Some(answer.claim.rule.clone()),
        derived: answer.claim.context.derived,
    }
}

/// Whether a key that was found is the one expected.
fn is_same_key(each: Option<Kind>, found: &str, name: &str, value: &Option<Value>) -> bool {
    if found == name {
        return true;
    }
    let (Some(each), Some(value)) = (each, value) else { return false };
    let Ok(found) = read_phrase(each, found, &ReadSettings::default(), &Terms::default()) else { return false };
    let relation = (each.row().relate)(&found, value, &Terms::default()).relation;
    matches!(relation, Relation::Same | Relation::Compatible | Relation::Spelling)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Score, evaluate, read};
    use crate::rule::RuleSet;
    use crate::run::packs;

    #[test]
    fn wordings_of_one_answer_are_one_expectation() {
        let rules =
            packs::choose(&[], &packs::PackChoice::Named(vec!["casualties".to_owned()])).expect("the packs are read");
        let score = |expected: &str| {
            let line = format!(
                r#"{{"id": "a", "title": "Fire kills 12", "text": "A fire killed at least 12 people.", "expected": {{"killed": {expected}}}}}"#
            );
            let items = read(&line, "g.jsonl", Path::new("."), &rules).expect("a gold set");
            evaluate(&rules, &items).scores.into_iter().find(|(slot, _)| slot == "killed").map(|(_, score)| score)
        };
        let one = Score { right: 1, false_fills: 0, hit: 1, missed: 0 };
        assert_eq!(score(r#"["12", "at least 12"]"#), Some(one));
        assert_eq!(score(r#"["12", 30]"#), Some(Score { missed: 1, ..one }));
    }

    #[test]
    fn what_is_wrong_in_every_line_is_told_once() {
        let line = r#"{"id": "a", "text": "Two died.", "expected": {"toll": 2}}"#;
        let gold = format!("{line}\n{line}\n{line}\n");
        let problems = read(&gold, "g.jsonl", Path::new("."), &RuleSet::default()).err().expect("mistakes");
        let told: Vec<&str> = problems.0.iter().map(|problem| problem.what.as_str()).collect();
        assert_eq!(told, ["line 1 of `g.jsonl`: no rule asks `toll`, and so in 2 more lines"]);
    }
}
