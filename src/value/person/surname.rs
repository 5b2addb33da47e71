//! Bare surnames, which only the full names around them tell from other words.

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::lists::{folded, is_common, is_function, is_given, is_month, is_particle, is_thing, is_weekday};
use super::parts::build;
use super::reader::is_place;
use crate::text::{Case, Document, Shape, Words};
use crate::value::{Kind, Mention, Value};

/// Adds the bare surnames of a document, which only the full names in it tell from other words: `Moss said`, where some
/// sentence names `Ada Moss`. `mentions` holds what was read in all its sentences.
///
/// A surname that is a common word or a place is taken only inside a sentence. Words that already belong to a name are left
/// alone. Linear in the document.
pub fn complete(document: &Document, mentions: &mut Vec<Mention>) {
    let mut surnames: HashSet<String, FixedState> = HashSet::default();
    let mut with_particles: HashSet<String, FixedState> = HashSet::default();
    let mut taken = vec![false; document.tokens().len()];
    let mut ends_title = vec![false; document.tokens().len()];
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Title) {
        if let Some(ends) = mention.tokens.end.checked_sub(1).and_then(|last| ends_title.get_mut(last)) {
            *ends = true;
        }
    }
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Person) {
        for at in mention.tokens.clone() {
            if let Some(taken) = taken.get_mut(at) {
                *taken = true;
            }
        }
        if let Some(Value::Person(person)) = mention.value()
            && !person.given.is_empty()
            && (!is_common(&person.family.to_lowercase()) || begins_with_given(&person.given))
        {
            surnames.insert(folded(&person.family.to_lowercase()));
            if !person.particles.is_empty() {
                with_particles.insert(folded(&format!("{}{}", person.particles, person.family).to_lowercase()));
            }
        }
    }
    if surnames.is_empty() {
        return;
    }
    for sentence in document.sentences() {
        let words = document.words(sentence);
        let Range { start, end } = words.range();
        let mut at = start;
        while at < end {
            let begin = at;
            at += 1;
            let Some(token) = words.get(begin) else { break };
            let capital = token.shape == Shape::Word && matches!(token.case, Case::Title | Case::Mixed | Case::Upper);
            if !capital || taken[begin] {
                continue;
            }
            // A surname with a hyphen is one.
            let mut behind = begin + 1;
            while words.is(behind, Shape::Hyphen) && words.is(behind + 1, Shape::Word) {
                behind += 2;
            }
            let family: String = (begin..behind).map(|at| words.word(at)).collect();
            if !surnames.contains(folded(&family).as_str()) {
                continue;
            }
            let mut particles = particles_before(&words, begin);
            // `Van Moss` where the full name is `Ada Van Moss`.
            let capital = begin.checked_sub(1).filter(|at| particles == begin && is_particle(words.word(*at)));
            if let Some(at) =
                capital.filter(|at| with_particles.contains(folded(&format!("{}{family}", words.word(*at))).as_str()))
            {
                particles = at;
            }
            let alone = |at: usize| {
                let other = words.get(at).filter(|token| token.shape == Shape::Word && token.case == Case::Title);
                other.is_none() || taken[at] || at == start || is_function(words.word(at)) || is_weekday(words.word(at))
            };
            let doubtful =
                is_common(words.word(begin)) || is_place(&words, begin).is_some() || is_given(words.word(begin));
            let before = particles.checked_sub(1).filter(|before| *before >= start);
            let thing =
                is_thing(words.word(behind)) && words.get(behind).is_some_and(|token| token.case == Case::Title);
            let after_office = before.is_none_or(|before| alone(before) || ends_title[before]);
            let dated = is_month(words.word(begin))
                && (words.is(behind, Shape::Number)
                    || matches!(
                        words.before(begin, 1),
                        "in" | "of"
                            | "since"
                            | "until"
                            | "by"
                            | "last"
                            | "next"
                            | "early"
                            | "late"
                            | "mid"
                            | "on"
                            | "-"
                    ));
            if dated || doubtful && (begin == start || token.case == Case::Upper) || thing || !after_office {
                continue;
            }
            let tokens = particles..behind;
            let person = build(&words, &tokens.clone().collect::<Vec<_>>());
            mentions.push(Mention::clear(document, Kind::Person, tokens, Value::Person(person)));
            at = behind;
        }
    }
}

fn begins_with_given(given: &str) -> bool {
    given.split([' ', '-']).next().is_some_and(|first| is_given(&first.to_lowercase()))
}

/// Where the particles before a surname begin.
fn particles_before(words: &Words<'_>, begin: usize) -> usize {
    let lowest = words.range().start;
    let mut at = begin;
    while at > lowest {
        let last = if words.is(at - 1, Shape::Hyphen) && at - 1 > lowest { at - 2 } else { at - 1 };
        let lower = words.get(last).is_some_and(|token| token.case == Case::Lower);
        // `e`, `y` and `do` alone are words of sentences.
        if !lower
            || !is_particle(words.word(last))
            || matches!(words.word(last), "e" | "y" | "do" | "la" | "le" | "lo" | "ten")
        {
            break;
        }
        at = last;
    }
    at
}
