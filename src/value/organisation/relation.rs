//! How two names of organisations stand.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use super::Organisation;
use super::words::is_legal_form;
use crate::value::text_value::{is_near_spelling, plain_words};
use crate::value::{Relation, Terms, Value, Verdict};

/// The words of a name that tell who is meant: no legal form at the end, no article, `and` for `&`.
fn core(organisation: &Organisation) -> Vec<String> {
    let mut words = plain_words(&organisation.words);
    while words.len() > 1 && words.last().is_some_and(|last| is_legal_form(last)) {
        words.pop();
    }
    if words.len() > 1 && words[0] == "the" {
        words.remove(0);
    }
    words
}

fn is_small(word: &str) -> bool {
    matches!(word, "and" | "for" | "in" | "of" | "on" | "the")
}

/// What a name of several words is abbreviated to, with its small words and without.
fn initials(words: &[String]) -> [String; 2] {
    let of = |words: &mut dyn Iterator<Item = &String>| words.filter_map(|word| word.chars().next()).collect();
    [of(&mut words.iter()), of(&mut words.iter().filter(|word| !is_small(word)))]
}

fn abbreviates(short: &[String], long: &[String]) -> bool {
    matches!(short, [word] if long.len() > 1 && initials(long).contains(word))
}

/// How two names stand: **same** where they differ in the legal form at most, **compatible** where one is the beginning of the
/// other or its initials, **spelling** where one word is spelled another way, **conflict** else.
pub fn relate(one: &Value, other: &Value, _: &Terms) -> Verdict {
    let (Value::Organisation(one), Value::Organisation(other)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "one of the two names no organisation");
    };
    let pair = format!("\"{}\" and \"{}\"", one.words, other.words);
    let (left, right) = (core(one), core(other));
    if left == right {
        return Verdict::new(Relation::Same, format!("{pair} are one name"));
    }
    if left.starts_with(&right) || right.starts_with(&left) {
        return Verdict::new(Relation::Compatible, format!("one of {pair} is the other in fewer words"));
    }
    if abbreviates(&left, &right) || abbreviates(&right, &left) {
        return Verdict::new(Relation::Compatible, format!("one of {pair} is short for the other"));
    }
    let differing: Vec<(&String, &String)> = left.iter().zip(&right).filter(|(a, b)| a != b).collect();
    if left.len() == right.len()
        && let [(a, b)] = differing[..]
        && is_near_spelling(a, b)
    {
        return Verdict::new(Relation::Spelling, format!("{pair} spell a word differently"));
    }
    Verdict::new(Relation::Conflict, format!("{pair} are names of two organisations"))
}

/// What names that can be one organisation's have in common, as hashes: the first word, or the initials.
pub fn handles(organisation: &Organisation) -> Vec<u64> {
    let words = core(organisation);
    let hash = |word: &str| FixedState::default().hash_one(word);
    let mut handles: Vec<u64> = words.first().map(|word| hash(word)).into_iter().collect();
    if words.len() > 1 {
        handles.extend(initials(&words).iter().map(|word| hash(word)));
    }
    handles.sort_unstable();
    handles.dedup();
    handles
}
