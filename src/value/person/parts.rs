//! The parts of a name: given names, particles, surname, suffix.

use std::ops::Range;

use super::Person;
use super::lists::{is_given, is_honorific, is_particle, is_suffix};
use crate::text::{Case, Document, Shape, Words};
use crate::value::title;

/// The name that these words are, taken by themselves; `None` where no word has letters.
///
/// ```
/// let person = factdiff::value::person::read_literal("Mr. Ada van der Moss, Jr.").unwrap();
/// assert_eq!((&*person.given, &*person.particles, &*person.family), ("Ada", "van der", "Moss"));
/// assert_eq!(person.suffix.as_deref(), Some("Jr."));
/// ```
pub fn read_literal(words: &str) -> Option<Person> {
    let document = Document::new(words);
    let count = document.tokens().len();
    let is_word = |at: &usize| document.tokens()[*at].shape == Shape::Word;
    let mut first = (0..count).find(is_word)?;
    let last = (first..count).rev().find(is_word)?;
    let window = document.words_in(0..count);
    while first < last && is_honorific(document.word(first)) {
        first += 1;
    }
    // `President Belo`, `Gen. Ada Moss`: the office is no part of the name. `Dean Roe` is one.
    if !is_given(document.word(first))
        && let Some(behind) = title::office_end(&window, first).filter(|behind| *behind <= last)
        && window.is(behind, Shape::Word)
    {
        first = behind;
    }
    let kept = (first..last + 1).filter(|at| matches!(document.tokens()[*at].shape, Shape::Word | Shape::Hyphen));
    Some(build(&window, &kept.collect::<Vec<_>>()))
}

/// The name that some tokens, words and hyphens, make up.
pub(super) fn build(words: &Words<'_>, tokens: &[usize]) -> Person {
    let mut tokens = tokens;
    let mut suffix = None;
    if let [rest @ .., last] = tokens
        && is_suffix(words.word(*last))
        && !rest.is_empty()
    {
        suffix = Some(words.written(*last).to_owned());
        tokens = rest;
    }
    let is_word = |at: usize| words.is(at, Shape::Word);
    let hyphen = |at: usize| words.is(at, Shape::Hyphen);
    let letters: Vec<&str> = tokens.iter().filter(|at| is_word(**at)).map(|at| words.written(*at)).collect();
    let shouted = letters.iter().any(|word| word.chars().count() > 2)
        && letters.iter().all(|word| !word.chars().any(char::is_lowercase));
    let written = |at: usize| {
        let written = words.written(at);
        let initials = written.contains('.') || written.chars().count() < 2;
        if shouted && !initials { in_ordinary_case(written, is_particle(words.word(at))) } else { written.to_owned() }
    };
    // The family name: the last word, with what hyphens join to it, particles apart.
    let mut begin = tokens.len().saturating_sub(1);
    while begin >= 2
        && hyphen(tokens[begin - 1])
        && is_word(tokens[begin - 2])
        && !is_particle(words.word(tokens[begin - 2]))
    {
        begin -= 2;
    }
    let mut particle_begin = begin;
    while particle_begin > 0 {
        let last =
            if hyphen(tokens[particle_begin - 1]) { particle_begin.checked_sub(2) } else { Some(particle_begin - 1) };
        let Some(last) = last else { break };
        let at = tokens[last];
        let lower = words.get(at).is_some_and(|token| token.case == Case::Lower);
        let inner = last > 0 || lower || tokens.get(last + 1).is_some_and(|at| hyphen(*at));
        if !is_word(at) || !is_particle(words.word(at)) || !inner || words.written(at).contains('.') {
            break;
        }
        particle_begin = last;
    }
    let joined = |range: Range<usize>| {
        let mut text = String::new();
        for index in range {
            let at = tokens[index];
            if hyphen(at) {
                text.push('-');
            } else {
                if !text.is_empty() && !text.ends_with('-') {
                    text.push(' ');
                }
                text.push_str(&written(at));
            }
        }
        text
    };
    Person {
        given: joined(0..particle_begin),
        family: joined(begin..tokens.len()),
        particles: joined(particle_begin..begin),
        suffix,
    }
}

fn in_ordinary_case(word: &str, particle: bool) -> String {
    if particle {
        return word.to_lowercase();
    }
    let mut up = true;
    let mut text = String::with_capacity(word.len());
    for c in word.chars() {
        if up {
            text.push(c);
        } else {
            text.extend(c.to_lowercase());
        }
        up = matches!(c, '\'' | '’');
    }
    text
}
