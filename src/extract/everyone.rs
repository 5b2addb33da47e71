//! Everyone whom a source names in full, where it answers another question: a report on a crime names victims, kin and
//! witnesses in any words, and what is asked is how their names are spelled.

use std::collections::BTreeSet;

use super::claim::ClaimWriter;
use super::record::{ClaimRecord, Context};
use super::remainder::Found;
use crate::rule::List;
use crate::text::{Region, Shape};
use crate::value::{Kind, Value, ValueRecord};

/// The most names that are taken from one source; ours, more than any article tells of.
const MOST: usize = 100;

/// Adds a claim for each name at its first place in the running text, but for those that other claims hold already. What only
/// comes near an answer is no sign that a source is on the matter: a business report has its hits and its losses too.
pub(super) fn add(writer: &ClaimWriter<'_>, claims: &mut Vec<Found>) {
    let slots = &writer.program.slots;
    for (slot, asked) in slots.iter().enumerate().filter(|(_, slot)| !slot.everyone.is_empty()) {
        let is_meant = |of: usize| asked.everyone.contains(&slots[of].id);
        if !claims.iter().any(|(of, ..)| is_meant(*of)) {
            continue;
        }
        let named = named(writer, slot, claims);
        claims.extend(named);
    }
}

fn named(writer: &ClaimWriter<'_>, slot: usize, claims: &[Found]) -> Vec<Found> {
    let of_person = |record: &ClaimRecord| (record.kind == Kind::Person).then(|| record.value.clone());
    let key = |record: &ClaimRecord| record.key.as_ref().map(|key| key.value.clone());
    let mut known: BTreeSet<String> = BTreeSet::new();
    let held = claims.iter().flat_map(|(_, claim, _)| [of_person(claim), key(claim)]).flatten();
    known.extend(held.map(|record| written(&record)));
    known.extend(places(writer));
    let mut found = Vec::new();
    for (number, sentence) in writer.document.sentences().iter().enumerate() {
        if matches!(sentence.region, Region::Pointer | Region::Headline) {
            continue;
        }
        for mention in writer.names.full(number).iter() {
            let Some(meant @ Value::Person(person)) = mention.value() else { continue };
            if person.given.is_empty() {
                continue;
            }
            let value = (Kind::Person.row().record)(meant);
            if !known.insert(written(&value)) {
                continue;
            }
            let claim = ClaimRecord {
                story: writer.source.story.clone(),
                slot: writer.program.slots[slot].id.clone(),
                key: None,
                source: writer.source.id.clone(),
                kind: Kind::Person,
                said: writer.said(mention, sentence),
                value,
                context: Context::default(),
                rule: "everyone".to_owned(),
            };
            found.push((slot, claim, List::Phrases));
            if found.len() == MOST {
                return found;
            }
        }
    }
    found
}

/// What has the form of a name and is a place: something stands `in` or `near` it (`in Punta Roja`), and not in what is its
/// own (`in Ana Belo's house`).
fn places(writer: &ClaimWriter<'_>) -> Vec<String> {
    let mut places = Vec::new();
    for (number, sentence) in writer.document.sentences().iter().enumerate() {
        let words = writer.document.words(sentence);
        for mention in writer.names.full(number).iter() {
            let tokens = &mention.tokens;
            let within = matches!(
                words.before(tokens.start, 1),
                "across" | "around" | "at" | "in" | "into" | "near" | "outside" | "through" | "toward" | "towards"
            );
            if within
                && !words.is(tokens.end, Shape::Possessive)
                && let Some(meant @ Value::Person(_)) = mention.value()
            {
                places.push(written(&(Kind::Person.row().record)(meant)));
            }
        }
    }
    places
}

/// A value as one text, the same for equal values.
pub(super) fn written(record: &ValueRecord) -> String {
    serde_json::to_string(record).unwrap_or_default()
}
