//! Whom claims are about: the keys of a story, joined across its sources.

use std::collections::{BTreeMap, BTreeSet};

use crate::extract::record::{ClaimRecord, ExpectedRecord, KeyRecord, Said, SlotRecord, UnclearRecord};
use crate::rule::Class;
use crate::value::{Kind, Names, Terms, Value};

use super::answer::Question;
use super::finding::{Finding, Side, SideClaim};
use super::join::{Joined, Register, form_id};
use super::judge::Judgement;
use super::sets::spellings;
use super::sides::made;

/// The keys of a story, joined once for all slots that ask for one kind of key on the same terms.
pub(super) struct Keys {
    groups: BTreeMap<(Kind, Names), Group>,
}

/// The keys of one kind.
struct Group {
    things: Vec<Joined>,
    /// For each form's id, its thing.
    thing_of: BTreeMap<String, usize>,
    /// For each form's id, the claims in which it stands.
    seen: BTreeMap<String, BySource>,
}

/// For each source, a claim.
type BySource = BTreeMap<usize, Seen>;

/// A claim about a key: the slot (as a place in their order), whether it asks for keys, and the claim, the name marked where
/// the sentence holds it.
struct Seen {
    slot: usize,
    keyed: bool,
    named: bool,
    claim: SideClaim,
}

/// The keys of a story before they are joined.
struct Building<'s> {
    slots: &'s [SlotRecord],
    slot_at: &'s BTreeMap<&'s str, usize>,
    groups: BTreeMap<(Kind, Names), Forms>,
}

/// The forms of the keys of one kind before they are joined.
#[derive(Default)]
struct Forms {
    keys: Register,
    /// The members of lists, which may be further forms of a key.
    listed: Register,
    seen: BTreeMap<String, BySource>,
}

impl Building<'_> {
    /// Notes a key, or a member of a list; what it gives are the place of its slot and the claims in which the form was seen.
    fn note(
        &mut self,
        slot: &str,
        key: &Option<KeyRecord>,
        listed: bool,
        source: Option<usize>,
    ) -> Option<(usize, &mut BySource)> {
        let (key, slot) = (key.as_ref()?, *self.slot_at.get(slot)?);
        let forms = self.groups.entry(terms_of(&self.slots[slot], key)).or_default();
        let register = if listed { &mut forms.listed } else { &mut forms.keys };
        let id = register.note(key.kind, &key.shown, &key.value, source)?;
        Some((slot, forms.seen.entry(id).or_default()))
    }
}

impl Keys {
    /// Joins the keys of all that a story holds. `expected` keys join too, though no source speaks of them.
    pub(super) fn join(
        slots: &[SlotRecord],
        slot_at: &BTreeMap<&str, usize>,
        source_at: &BTreeMap<&str, usize>,
        claims: &[ClaimRecord],
        unclear: &[UnclearRecord],
        expected: &[ExpectedRecord],
    ) -> Keys {
        let mut building = Building { slots, slot_at, groups: BTreeMap::new() };
        for claim in claims {
            let Some(&source) = source_at.get(claim.source.as_str()) else { continue };
            let listed = listed_person(claim);
            let key = if listed.is_some() { &listed } else { &claim.key };
            let keyed = listed.is_none();
            let Some((slot, seen)) = building.note(&claim.slot, key, !keyed, Some(source)) else { continue };
            let name = key.as_ref().map(|key| key.shown.as_str()).unwrap_or_default();
            let said = named(&claim.said, name);
            let now = (said.is_none(), !keyed, slot, claim.said.start);
            if seen.get(&source).is_none_or(|best| now < (!best.named, !best.keyed, best.slot, best.claim.said.start)) {
                let named = said.is_some();
                let claim = SideClaim {
                    source: claim.source.clone(),
                    said: said.unwrap_or_else(|| claim.said.clone()),
                    shown: name.to_owned(),
                    context: claim.context.clone(),
                };
                seen.insert(source, Seen { slot, keyed, named, claim });
            }
        }
        for words in unclear {
            building.note(&words.slot, &words.key, false, source_at.get(words.source.as_str()).copied());
        }
        for expected in expected {
            building.note(&expected.slot, &expected.key, false, None);
        }
        let groups = building
            .groups
            .into_iter()
            .map(|((kind, names), forms)| {
                let terms = Terms { names, ..Terms::default() };
                let (mut things, thing_of) = forms.keys.join(kind, names, &terms);
                forms.listed.attach(kind, &terms, &mut things);
                ((kind, names), Group { things, thing_of, seen: forms.seen })
            })
            .collect();
        Keys { groups }
    }

    /// The joined key of a record's key, as a place in the list of its kind.
    pub(super) fn of(&self, slot: &SlotRecord, key: Option<&KeyRecord>) -> Option<usize> {
        let key = key?;
        self.groups.get(&terms_of(slot, key))?.thing_of.get(&form_id(&key.shown, &key.value)).copied()
    }

    /// The joined key at a place of the list of a slot's kind of key.
    pub(super) fn joined(&self, slot: &SlotRecord, key: usize) -> Option<&Joined> {
        self.groups.get(&(slot.each?, slot.terms.names))?.things.get(key)
    }

    /// The spellings of the key itself; every slot that asks about it finds the same.
    pub(super) fn spelling(&self, question: &Question<'_>, key: usize) -> Option<Finding> {
        let (kind, names) = (question.slot.each?, question.slot.terms.names);
        let group = self.groups.get(&(kind, names))?;
        let thing = &group.things[key];
        let ids: Vec<String> = thing.forms.iter().map(|form| form_id(&form.shown, &form.record)).collect();
        let claims_of = |form: usize| group.seen.get(&ids[form]).into_iter().flatten();
        let terms = Terms { names, ..Terms::default() };
        let (reason, spelt) = spellings(thing, |a, b| (kind.row().relate)(a, b, &terms))?;
        let sides = spelt.into_iter().map(|forms| {
            let mut claims: BTreeMap<usize, &Seen> = BTreeMap::new();
            for (source, seen) in forms.iter().flat_map(|form| claims_of(*form)) {
                claims.entry(*source).or_insert(seen);
            }
            let sources: BTreeSet<usize> =
                forms.iter().flat_map(|form| thing.forms[*form].sources.iter().copied()).collect();
            Side {
                value: thing.forms[forms[0]].record.clone(),
                shown: thing.forms[forms[0]].shown.clone(),
                sources: sources.into_iter().map(|source| question.source_id(source).to_owned()).collect(),
                claims: claims.into_values().map(|seen| seen.claim.clone()).collect(),
            }
        });
        Some(made(question, kind, Judgement::new(Class::Spelling, reason), sides.collect()))
    }
}

/// The person whom a claim names as one of a list (of victims), as a key: how a name is spelled is asked whatever the question
/// was. A surname alone tells nothing new.
fn listed_person(claim: &ClaimRecord) -> Option<KeyRecord> {
    if claim.kind != Kind::Person || claim.key.is_some() {
        return None;
    }
    let value = (claim.kind.row().from_record)(&claim.value).ok()?;
    let full = matches!(&value, Value::Person(person) if !person.given.is_empty());
    full.then(|| KeyRecord { kind: claim.kind, shown: (claim.kind.row().show)(&value), value: claim.value.clone() })
}

fn terms_of(slot: &SlotRecord, key: &KeyRecord) -> (Kind, Names) {
    (slot.each.unwrap_or(key.kind), slot.terms.names)
}

/// The same sentence with the name marked, where it holds it as shown.
fn named(said: &Said, name: &str) -> Option<Said> {
    let at = said.quote.find(name).filter(|_| !name.is_empty())?;
    let start = said.quote_start.checked_add(u32::try_from(at).ok()?)?;
    let lines =
        |to: usize| u32::try_from(said.quote.get(..to).map_or(0, |text| text.matches('\n').count())).unwrap_or(0);
    let value_at = usize::try_from(said.start.saturating_sub(said.quote_start)).ok()?;
    // The line is that of the value; the name may stand on another line of the sentence.
    let line = (said.line + lines(at)).saturating_sub(lines(value_at));
    Some(Said { said: name.to_owned(), start, end: start + u32::try_from(name.len()).ok()?, line, ..said.clone() })
}
