//! Answers that other slots hold already: the ages of those who were hurt are, of all ages, those of the victims.

use std::collections::BTreeSet;

use super::everyone::written;
use super::program::Program;
use super::remainder::Found;
use crate::rule::{About, List};

/// Takes over the answers of one slot whose keys another names, but for those whose words are an answer here already.
pub(super) fn add(program: &Program, claims: &mut Vec<Found>) {
    for (slot, asked) in program.slots.iter().enumerate() {
        let Some(About { from, of }) = &asked.about else { continue };
        let (Some(from), Some(of)) = (program.slot_named(from), program.slot_named(of)) else { continue };
        let of_slot =
            |wanted: usize| claims.iter().filter(move |(slot, ..)| *slot == wanted).map(|(_, claim, _)| claim);
        let named: BTreeSet<String> = of_slot(of).map(|claim| written(&claim.value)).collect();
        if named.is_empty() {
            continue;
        }
        let known: BTreeSet<u32> = of_slot(slot).map(|claim| claim.said.start).collect();
        let mut taken: Vec<Found> = Vec::new();
        for claim in of_slot(from).filter(|claim| claim.kind == asked.kind && !known.contains(&claim.said.start)) {
            if claim.key.as_ref().is_some_and(|key| named.contains(&written(&key.value))) {
                let mut claim = claim.clone();
                claim.rule = format!("{} about {}", claim.slot, program.slots[of].id);
                claim.slot = asked.id.clone();
                claim.key = None;
                taken.push((slot, claim, List::Phrases));
            }
        }
        claims.append(&mut taken);
    }
}
