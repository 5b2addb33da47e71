//! What one source answers by itself, before anything is held against it.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::extract::record::{ClaimRecord, SlotRecord, SourceRecord};
use crate::value::Value;
use crate::value::number::Number;

use super::answer::{Question, Stated};
use super::keys::Keys;
use super::story::{fill, terms_for};

/// One answer of a source: claims that agree, and the one that says most of them.
#[derive(Clone, Debug, PartialEq)]
pub struct SingleAnswer {
    /// The slot.
    pub slot: String,
    /// Whom it is about, in the source's fullest form, where the slot has keys.
    pub key: Option<String>,
    /// The claim that says most.
    pub claim: ClaimRecord,
    /// Its value.
    pub value: Value,
    /// The same count with one more, where the source tells of one besides whom it can leave out.
    pub with_one_more: Option<Value>,
}

/// The answers of one source as a comparison would take them: claims that agree are one answer, and where the slot
/// `changes` only the one that is furthest on stands. What is denied, and what is limited to another year or period, is no
/// answer. In the order of the slots, of the keys and of the text.
pub fn single_answers(slots: &[SlotRecord], source: &SourceRecord, claims: &[ClaimRecord]) -> Vec<SingleAnswer> {
    let slot_at: BTreeMap<&str, usize> = slots.iter().enumerate().map(|(at, slot)| (slot.slot.as_str(), at)).collect();
    let source_at: BTreeMap<&str, usize> = BTreeMap::from([(source.source.as_str(), 0)]);
    let sources = std::slice::from_ref(source);
    let keys = Keys::join(slots, &slot_at, &source_at, claims, &[], &[]);
    let mut asked: BTreeMap<(usize, Option<usize>), Vec<ClaimRecord>> = BTreeMap::new();
    for claim in claims {
        if let Some(&at) = slot_at.get(claim.slot.as_str()) {
            asked.entry((at, keys.of(&slots[at], claim.key.as_ref()))).or_default().push(claim.clone());
        }
    }
    let mut given = Vec::new();
    for ((at, key), claims) in asked {
        let slot = &slots[at];
        let joined = key.and_then(|key| keys.joined(slot, key));
        let mut question = Question {
            story: &source.story,
            slot,
            key: joined.map(|joined| joined.shown()),
            sources,
            independent: &[0],
            stated: Vec::new(),
            unread: Vec::new(),
            passed_on: Vec::new(),
            terms: std::cell::RefCell::new(terms_for(slot, joined)),
        };
        fill(&mut question, claims, Vec::new(), &source_at);
        let answers = question.answers();
        let answers = if slot.many { answers } else { question.current(&answers) };
        given.extend(answers.iter().map(|answer| &question.stated[answer.best()]).filter(|stated| stands(stated)).map(
            |stated| SingleAnswer {
                slot: slot.slot.clone(),
                key: question.key.map(str::to_owned),
                claim: stated.claim.clone(),
                value: stated.value.clone(),
                with_one_more: with_one_more(stated),
            },
        ));
    }
    given
}

fn with_one_more(stated: &Stated) -> Option<Value> {
    match &stated.value {
        Value::Number(number) if stated.one_more => {
            let nominal = number.nominal + Decimal::ONE;
            Some(Value::Number(Number { nominal, step: Decimal::ONE, ..number.clone() }))
        }
        _ => None,
    }
}

/// Whether a claim is an answer to the question as it is put.
fn stands(stated: &Stated) -> bool {
    !stated.is_denied() && stated.limit.is_none()
}
