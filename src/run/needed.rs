//! Phrases that no example needs: without one of them every example of its slot gives what it gave.

use std::convert::Infallible;
use std::sync::Arc;

use super::ordered::{ordered, threads};
use super::trial::{self, Case};
use crate::extract::Program;
use crate::problem::{Place, Problem};
use crate::rule::{List, Phrase, RuleSet, Slot};

/// A problem for each phrase of which no example of its slot shows what it is for, in the order of the slots.
///
/// Each is taken out in turn and the examples of its slot are run. Slots without examples are left out, and so are phrases
/// that a slot takes over from one that it extends.
pub fn unneeded(rules: &RuleSet) -> Vec<Problem> {
    let mut found = Vec::new();
    let of_slot = |slot: &Slot| unneeded_of(rules, slot);
    let done: Result<(), Infallible> = ordered(threads(None), rules.slots.iter(), of_slot, |problems| {
        found.extend(problems);
        Ok(())
    });
    match done {
        Ok(()) => found,
    }
}

fn unneeded_of(rules: &RuleSet, slot: &Slot) -> Vec<Problem> {
    if slot.examples.is_empty() {
        return Vec::new();
    }
    let mut alone = rules.clone();
    alone.ask(|other| other.id == slot.id);
    let whole = Program::compile(&alone);
    let before: Vec<Case> = slot.examples.iter().map(|example| trial::try_example(&whole, slot, example)).collect();
    let is_needed = |alone: &RuleSet| {
        let program = Program::compile(alone);
        let mut examples = slot.examples.iter().zip(&before);
        examples.any(|(example, case)| trial::try_example(&program, slot, example).got != case.got)
    };
    let mut found = Vec::new();
    for list in List::ALL {
        let all: Vec<Arc<Phrase>> = slot.find.list(list).to_vec();
        for (at, phrase) in all.iter().enumerate() {
            let Some(place) = place_of(slot, phrase) else { continue };
            alone.slots[0].find.list_mut(list).remove(at);
            if !is_needed(&alone) {
                found.push(unneeded_phrase(slot, list.name(), &phrase.written, place));
            }
            *alone.slots[0].find.list_mut(list) = all.clone();
        }
    }
    found
}

/// Where a phrase stands; nothing where it stands in another file than its slot.
fn place_of(slot: &Slot, phrase: &Phrase) -> Option<Place> {
    let Place { file, text, .. } = &slot.place;
    let written = text.get(phrase.span.start as usize..phrase.span.end as usize)?;
    written.contains(phrase.written.trim()).then(|| Place { file: file.clone(), text: text.clone(), span: phrase.span })
}

fn unneeded_phrase(slot: &Slot, list: &str, written: &str, place: Place) -> Problem {
    let what = format!("no example of `{}` needs this phrase of `{list}`: `{written}`", slot.id);
    Problem::warning(what).at(place).hint("add an example that gives another answer without it, or take it out")
}

#[cfg(test)]
mod tests {
    use super::unneeded;
    use crate::rule::{RuleFile, read_rules};

    #[test]
    fn a_phrase_without_an_example_is_told() {
        let rules = "rules: 1\nslots:\n  toll:\n    question: How many?\n    kind: count\n    find:\n      phrases:\n        \
                     - hurt <count>\n        - <count> (were)? hurt\n      unless:\n        - nearly\n    examples:\n      \
                     - text: It hurt nine.\n        gives: \"9\"\n      - text: It hurt nobody.\n        gives: nothing\n";
        let rules = read_rules(&[RuleFile::new("a.rules.yaml", rules)]).unwrap();
        let told: Vec<(String, usize)> = unneeded(&rules)
            .iter()
            .map(|problem| (problem.what.clone(), problem.place.as_ref().map_or(0, |place| place.line_column().0)))
            .collect();
        let expected = [
            ("no example of `toll` needs this phrase of `phrases`: `<count> (were)? hurt`".to_owned(), 9),
            ("no example of `toll` needs this phrase of `unless`: `nearly`".to_owned(), 11),
        ];
        assert_eq!(told, expected);
    }
}
