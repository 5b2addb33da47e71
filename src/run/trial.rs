//! Rules tried on their own examples and pairs.

use std::convert::Infallible;

use serde::Serialize;

use super::ordered::{ordered, threads};
use crate::compare::compare_all;
use crate::extract::record::{ClaimRecord, Context, KeyRecord, Record, Said, SourceRecord, StoryRecord};
use crate::extract::{Program, extract_slot, slot_record, source_record};
use crate::problem::{Place, Problem};
use crate::rule::{Class, Example, Gives, Literal, Pair, RuleSet, Slot};
use crate::source::Source;
use crate::value::{Kind, Relation, Value};

/// What came of one example or pair.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Case {
    /// The slot.
    pub slot: String,
    /// What was tried.
    #[serde(flatten)]
    pub tried: Tried,
    /// `passed`, or what went wrong.
    pub outcome: Outcome,
    /// What the rule gave.
    pub got: String,
    /// What the rule file expects.
    pub expected: String,
    /// Where it stands.
    #[serde(skip)]
    pub place: Place,
}

/// What is tried: a sentence, or two phrases.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Tried {
    /// An example.
    Example {
        /// The sentence.
        text: String,
    },
    /// A pair.
    Pair {
        /// One phrase.
        one: String,
        /// The other.
        other: String,
    },
}

/// How a case ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// As expected.
    Passed,
    /// Nothing was found where something is expected.
    Missed,
    /// Something was found where nothing is expected.
    Unwanted,
    /// Another value was found.
    Differs,
    /// It fails as the rule file says it does (`known_gap`).
    KnownGap,
    /// It passes although the rule file says it does not (`known_gap`).
    GapClosed,
}

impl Outcome {
    /// Whether the case counts as a failure. A closed gap does, so that the note is taken out.
    pub fn failed(self) -> bool {
        !matches!(self, Outcome::Passed | Outcome::KnownGap)
    }

    /// The outcome in words.
    pub fn words(self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Missed => "nothing was found",
            Outcome::Unwanted => "something was found where nothing is expected",
            Outcome::Differs => "something else was found",
            Outcome::KnownGap => "known gap",
            Outcome::GapClosed => "passes, though it is noted as a known gap",
        }
    }
}

impl Case {
    /// The case as a problem of its rule file; `None` where it did not fail.
    pub fn problem(&self) -> Option<Problem> {
        let what = match &self.tried {
            _ if !self.outcome.failed() => return None,
            Tried::Example { text } => {
                format!("the example {text:?} of `{}` gives {}, not {}", self.slot, self.got, self.expected)
            }
            Tried::Pair { one, other } => {
                format!("{one:?} and {other:?} of `{}` are {}, not {}", self.slot, self.got, self.expected)
            }
        };
        let hint = match (self.outcome, &self.tried) {
            (Outcome::GapClosed, _) => "take `known_gap` out".to_owned(),
            (Outcome::Unwanted, _) => "narrow the phrase, or add an `unless`".to_owned(),
            (Outcome::Missed, _) => {
                format!("`factdiff explain {}` on a file with this text shows which word failed", self.slot)
            }
            (_, Tried::Pair { .. }) => "`factdiff relate` shows how two phrases are read and why".to_owned(),
            _ => "`factdiff read` shows how the words are read".to_owned(),
        };
        Some(Problem::error(what).at(self.place.clone()).hint(hint))
    }
}

/// Runs every example and pair, in the order of the slots. `program` is that of the rules.
pub fn run(rules: &RuleSet, program: &Program) -> Vec<Case> {
    let try_slot = |slot: &Slot| -> Vec<Case> {
        let examples = slot.examples.iter().map(|example| try_example(program, slot, example));
        examples.chain(slot.pairs.iter().map(|pair| try_pair(slot, pair))).collect()
    };
    let mut cases = Vec::new();
    let done: Result<(), Infallible> = ordered(threads(None), rules.slots.iter(), try_slot, |tried| {
        cases.extend(tried);
        Ok(())
    });
    match done {
        Ok(()) => cases,
    }
}

/// What an example gave: the answers with their keys, and whether something could not be read.
struct Given {
    answers: Vec<(Option<KeyRecord>, Value, Option<String>)>,
    unclear: bool,
}

/// What one example of a slot gives.
pub(super) fn try_example(program: &Program, slot: &Slot, example: &Example) -> Case {
    let source = source("example", &example.text, example.published);
    let (claims, unclear) = match extract_slot(program, &source, &slot.id) {
        Some(extraction) => (extraction.claims, extraction.unclear),
        None => (Vec::new(), Vec::new()),
    };
    let mut given = Given { answers: Vec::new(), unclear: unclear.iter().any(|unclear| unclear.slot == slot.id) };
    for claim in claims.into_iter().filter(|claim| claim.slot == slot.id) {
        if let Ok(value) = (slot.kind.row().from_record)(&claim.value) {
            let known = given.answers.iter().any(|(key, other, _)| {
                key.as_ref().map(|key| &key.shown) == claim.key.as_ref().map(|key| &key.shown)
                    && same(slot, other, &value)
            });
            if !known {
                given.answers.push((claim.key, value, claim.context.by));
            }
        }
    }
    let speaker_fits = example.by.as_ref().is_none_or(|by| {
        given.answers.iter().all(|(_, _, said_by)| {
            said_by.as_ref().is_some_and(|said_by| said_by.to_lowercase().contains(&by.to_lowercase()))
        })
    });
    let fits = fits(slot, &example.gives, &given) && speaker_fits;
    let outcome = match (fits, &example.known_gap) {
        (true, None) => Outcome::Passed,
        (true, Some(_)) => Outcome::GapClosed,
        (false, Some(_)) => Outcome::KnownGap,
        (false, None) if example.gives == Gives::Nothing => Outcome::Unwanted,
        (false, None) if given.answers.is_empty() => Outcome::Missed,
        (false, None) => Outcome::Differs,
    };
    Case {
        slot: slot.id.clone(),
        tried: Tried::Example { text: example.text.clone() },
        outcome,
        got: given.shown(slot, example.by.is_some()),
        expected: shown(&example.gives, example.by.as_deref()),
        place: example.place.clone(),
    }
}

fn same(slot: &Slot, one: &Value, other: &Value) -> bool {
    (slot.kind.row().relate)(one, other, &slot.terms).relation == Relation::Same
}

/// Whether two lists hold the same values, whatever their order. The same sum in another currency, in brackets behind the
/// first, need not be written in an example.
fn same_set(slot: &Slot, expected: &[Literal], got: &[&Value]) -> bool {
    let other_currency = |value: &&&Value| {
        !slot.many
            && slot.kind == Kind::Money
            && expected.iter().all(|literal| {
                (slot.kind.row().relate)(&literal.value, value, &slot.terms).relation == Relation::Incomparable
            })
    };
    let got: Vec<&Value> = got.iter().filter(|value| !other_currency(value)).copied().collect();
    expected.len() == got.len()
        && expected.iter().all(|literal| got.iter().any(|value| same(slot, &literal.value, value)))
        && got.iter().all(|value| expected.iter().any(|literal| same(slot, &literal.value, value)))
}

fn fits(slot: &Slot, gives: &Gives, given: &Given) -> bool {
    match gives {
        Gives::Nothing => given.answers.is_empty() && !given.unclear,
        Gives::Unclear => given.answers.is_empty() && given.unclear,
        Gives::Values(expected) => {
            let got: Vec<&Value> = given.answers.iter().map(|(_, value, _)| value).collect();
            same_set(slot, expected, &got)
        }
        Gives::Keyed(expected) => {
            let all_found = expected.iter().all(|(key, values)| {
                let got: Vec<&Value> = given
                    .answers
                    .iter()
                    .filter(|(found, _, _)| has_name(found, key))
                    .map(|(_, value, _)| value)
                    .collect();
                same_set(slot, values, &got)
            });
            let none_more =
                given.answers.iter().all(|(found, _, _)| expected.iter().any(|(key, _)| has_name(found, key)));
            all_found && none_more
        }
    }
}

fn has_name(key: &Option<KeyRecord>, name: &str) -> bool {
    key.as_ref().is_some_and(|key| key.shown == name)
}

impl Given {
    fn shown(&self, slot: &Slot, with_speaker: bool) -> String {
        let answers: Vec<String> = self
            .answers
            .iter()
            .map(|(key, value, by)| {
                let shown = slot_record(slot).show(value);
                let speaker = by.as_deref().filter(|_| with_speaker).map_or(String::new(), |by| format!(" by {by}"));
                match key {
                    Some(key) => format!("{}: {shown}{speaker}", key.shown),
                    None => format!("{shown}{speaker}"),
                }
            })
            .collect();
        match (answers.is_empty(), self.unclear) {
            (true, true) => "unclear".to_owned(),
            (true, false) => "nothing".to_owned(),
            (false, _) => answers.join(", "),
        }
    }
}

fn shown(gives: &Gives, by: Option<&str>) -> String {
    let written =
        |values: &[Literal]| values.iter().map(|literal| literal.written.as_str()).collect::<Vec<_>>().join(", ");
    let answer = match gives {
        Gives::Nothing => "nothing".to_owned(),
        Gives::Unclear => "unclear".to_owned(),
        Gives::Values(values) => written(values),
        Gives::Keyed(keyed) => {
            keyed.iter().map(|(key, values)| format!("{key}: {}", written(values))).collect::<Vec<_>>().join(", ")
        }
    };
    match by {
        Some(by) => format!("{answer} by {by}"),
        None => answer,
    }
}

/// A pair is judged as two sources are that say nothing else.
fn try_pair(slot: &Slot, pair: &Pair) -> Case {
    let sides = [("one", &pair.one, pair.one_published), ("other", &pair.other, pair.other_published)];
    let story = StoryRecord { story: STORY.to_owned(), title: None, expected: Vec::new() };
    let mut records = vec![Record::Slot(slot_record(slot)), Record::Story(story)];
    for (id, literal, published) in sides {
        // Two sources that say it in the same words are no copies of each other: these words are all that they say.
        let record = source_record(&source(id, &literal.written, published));
        records.push(Record::Source(SourceRecord { hash: String::new(), shingles: Vec::new(), ..record }));
        records.push(Record::Claim(claim(slot, id, literal)));
    }
    let got = compare_all(records)
        .map(|stories| stories.iter().flat_map(|story| &story.findings).map(|finding| finding.finding).min())
        .ok()
        .flatten()
        .unwrap_or(Class::Same);
    Case {
        slot: slot.id.clone(),
        tried: Tried::Pair { one: pair.one.written.clone(), other: pair.other.written.clone() },
        outcome: if got == pair.are { Outcome::Passed } else { Outcome::Differs },
        got: got.to_string(),
        expected: pair.are.to_string(),
        place: pair.place.clone(),
    }
}

const STORY: &str = "trial";

fn source(id: &str, text: &str, published: Option<jiff::civil::Date>) -> Source {
    Source {
        story: STORY.to_owned(),
        id: id.to_owned(),
        file: id.to_owned(),
        outlet: None,
        title: None,
        url: None,
        published,
        role: crate::source::Role::Peer,
        copy_of: None,
        text: text.into(),
        regions: Vec::new(),
        undecodable: 0,
    }
}

fn claim(slot: &Slot, source: &str, literal: &Literal) -> ClaimRecord {
    let end = u32::try_from(literal.written.len()).unwrap_or(u32::MAX);
    let said = Said {
        said: literal.written.clone(),
        start: 0,
        end,
        quote: literal.written.clone(),
        quote_start: 0,
        quote_end: end,
        line: 1,
    };
    ClaimRecord {
        story: STORY.to_owned(),
        slot: slot.id.clone(),
        key: None,
        source: source.to_owned(),
        kind: slot.kind,
        said,
        value: (slot.kind.row().record)(&literal.value),
        context: Context::default(),
        rule: "pair".to_owned(),
    }
}
