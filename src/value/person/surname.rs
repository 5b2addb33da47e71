//! Bare surnames, which only the full names around them tell from other words.

use std::collections::HashMap;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::Person;
use super::lists::{folded, is_common, is_function, is_given, is_month, is_particle, is_suffix, is_thing, is_weekday};
use super::parts::build;
use super::reader::is_place;
use super::spelling::is_leading_surname;
use crate::text::{Case, Shape, Words, hash};
use crate::value::{Kind, Mention, Value};

/// Names in folded letters, by their hash.
type ByHash = HashMap<u32, Vec<String>, FixedState>;

/// The surnames of full names: what a bare surname is held against.
#[derive(Debug, Default)]
pub struct Surnames {
    plain: ByHash,
    with_particles: ByHash,
}

fn add(names: &mut ByHash, name: String) {
    let known = names.entry(hash(&name)).or_default();
    if !known.contains(&name) {
        known.push(name);
    }
}

fn holds(names: &ByHash, name: &str) -> bool {
    names.get(&hash(name)).is_some_and(|known| known.iter().any(|known| known == name))
}

impl Surnames {
    /// Adds the surname of a mention, if it is that of a person with a given name.
    pub fn add(&mut self, mention: &Mention) {
        self.add_if(mention, |_| true);
    }

    /// Adds the surname of a mention, if it is that of a person with a given name and compared by this [`surname_hash`].
    pub fn add_of(&mut self, mention: &Mention, surname: u32) {
        self.add_if(mention, |plain| hash(plain) == surname);
    }

    fn add_if(&mut self, mention: &Mention, wanted: impl Fn(&str) -> bool) {
        let Some(Value::Person(person)) = mention.value() else { return };
        let family = person.family.to_lowercase();
        let plain = folded(&family);
        if person.given.is_empty() || !wanted(&plain) || is_common(&family) && !begins_with_given(&person.given) {
            return;
        }
        if !person.particles.is_empty() {
            let joined = format!("{}{}", person.particles, person.family).to_lowercase();
            add(&mut self.with_particles, folded(&joined));
        }
        add(&mut self.plain, plain);
    }

    /// Adds all that another set holds.
    pub fn join(&mut self, others: &Surnames) {
        for (all, more) in [(&mut self.plain, &others.plain), (&mut self.with_particles, &others.with_particles)] {
            more.values().flatten().for_each(|name| add(all, name.clone()));
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.plain.is_empty()
    }

    /// Whether one of them may have this [`surname_hash`].
    fn may_hold(&self, hash: u32) -> bool {
        self.plain.contains_key(&hash)
    }
}

/// The hash of what a surname that begins at token `at` is compared by: equal surnames have equal hashes. `None` where no
/// surname can begin.
pub fn surname_hash(words: &Words<'_>, at: usize) -> Option<u32> {
    can_begin(words, at).then(|| hash_of(words, at, end_of_surname(words, at)))
}

/// The hashes of all that a surname that begins at token `at` can be: of `Belo-led` that of `Belo` too, since what a hyphen
/// joins to a name need not belong to it.
pub fn surname_hashes(words: &Words<'_>, at: usize) -> impl Iterator<Item = u32> {
    let ends = if can_begin(words, at) { at + 1..end_of_surname(words, at) + 1 } else { 0..0 };
    ends.step_by(2).map(move |behind| hash_of(words, at, behind))
}

fn can_begin(words: &Words<'_>, at: usize) -> bool {
    let joined = || at.checked_sub(1).is_some_and(|before| words.is(before, Shape::Hyphen));
    let token = words.get(at).filter(|token| token.shape == Shape::Word);
    token.is_some_and(|token| token.case != Case::Lower || joined())
}

fn hash_of(words: &Words<'_>, at: usize, behind: usize) -> u32 {
    if behind == at + 1 && words.word(at).bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return words.hash(at);
    }
    let family: String = (at..behind).map(|at| words.word(at)).collect();
    hash(&folded(&family))
}

/// Whether a full name may end with the surname that begins at token `at`, whatever the names are: a word in capitals, a
/// particle, what a hyphen joins, or a nickname in quotation marks stands right before it.
pub fn may_end_full_name(words: &Words<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let Some(token) = words.get(before) else { return false };
    match token.shape {
        Shape::Hyphen | Shape::Possessive => true,
        Shape::Word => {
            token.case != Case::Lower
                || is_particle(words.word(before))
                || before.checked_sub(1).is_some_and(|joint| words.is(joint, Shape::Hyphen))
        }
        Shape::Punct => matches!(words.word(before), "\"" | "'" | "‘" | "’"),
        Shape::Number | Shape::Dash => false,
    }
}

/// The hashes of the words that can stand for a person alone, as [`surname_hash`] gives them: of the surname, and of a first
/// word that is the surname in East Asia.
pub fn alone_hashes(person: &Person) -> impl Iterator<Item = u32> {
    let family = folded(&person.family.to_lowercase());
    let first = folded(&person.given.split(' ').next().unwrap_or_default().to_lowercase());
    let leading = Some(first).filter(|word| is_leading_surname(word));
    std::iter::once(family).chain(leading).map(|word| hash(&word))
}

/// A surname has no more parts that hyphens join; ours.
const PARTS: usize = 4;

/// The token behind a surname; one with a hyphen is one.
fn end_of_surname(words: &Words<'_>, begin: usize) -> usize {
    let mut behind = begin + 1;
    while behind < begin + 2 * PARTS - 1 && words.is(behind, Shape::Hyphen) && words.is(behind + 1, Shape::Word) {
        behind += 2;
    }
    behind
}

/// The bare surnames of a sentence, which only the full names of the document tell from other words: `Moss said`, where some
/// sentence names `Ada Moss`. `persons` and `titles` are those that were read in the sentence.
///
/// A surname that is a common word or a place is taken only inside a sentence. Words that already belong to a name are left
/// alone.
pub fn bare_surnames(words: &Words<'_>, surnames: &Surnames, persons: &[Mention], titles: &[Mention]) -> Vec<Mention> {
    let mut bare = Vec::new();
    if surnames.is_empty() {
        return bare;
    }
    let Range { start, end } = words.range();
    let mut taken = vec![false; end - start];
    let mut ends_title = vec![false; end - start];
    let inside = |mention: &Mention| mention.tokens.start.max(start)..mention.tokens.end.min(end);
    for tokens in titles.iter().map(inside).filter(|tokens| !tokens.is_empty()) {
        ends_title[tokens.end - 1 - start] = true;
    }
    persons.iter().flat_map(inside).for_each(|at| taken[at - start] = true);
    let mut at = start;
    while at < end {
        let begin = at;
        at += 1;
        let Some(token) = words.get(begin) else { break };
        let capital = token.shape == Shape::Word && matches!(token.case, Case::Title | Case::Mixed | Case::Upper);
        if !capital || taken[begin - start] {
            continue;
        }
        if surname_hash(words, begin).is_none_or(|hash| !surnames.may_hold(hash)) {
            continue;
        }
        let behind = end_of_surname(words, begin);
        let family: String = (begin..behind).map(|at| words.word(at)).collect();
        if !holds(&surnames.plain, &folded(&family)) {
            continue;
        }
        let mut particles = particles_before(words, begin);
        // `Van Moss` where the full name is `Ada Van Moss`.
        let capital = begin.checked_sub(1).filter(|at| particles == begin && is_particle(words.word(*at)));
        if let Some(at) =
            capital.filter(|at| holds(&surnames.with_particles, &folded(&format!("{}{family}", words.word(*at)))))
        {
            particles = at;
        }
        let alone = |at: usize| {
            let other = words.get(at).filter(|token| token.shape == Shape::Word && token.case == Case::Title);
            other.is_none()
                || taken[at - start]
                || at == start
                || is_function(words.word(at))
                || is_weekday(words.word(at))
        };
        let doubtful = is_common(words.word(begin)) || is_place(words, begin).is_some() || is_given(words.word(begin));
        let before = particles.checked_sub(1).filter(|before| *before >= start);
        let thing = is_thing(words.word(behind)) && words.get(behind).is_some_and(|token| token.case == Case::Title);
        let after_office = before.is_none_or(|before| alone(before) || ends_title[before - start]);
        let dated = is_month(words.word(begin))
            && (words.is(behind, Shape::Number)
                || matches!(
                    words.before(begin, 1),
                    "in" | "of" | "since" | "until" | "by" | "last" | "next" | "early" | "late" | "mid" | "on" | "-"
                ));
        if dated || doubtful && (begin == start || token.case == Case::Upper) || thing || !after_office {
            continue;
        }
        let tokens = particles..behind;
        let person = build(words, &tokens.clone().collect::<Vec<_>>());
        bare.push(Mention::clear(words.document(), Kind::Person, tokens, Value::Person(person)));
        at = behind;
    }
    bare
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

/// Whether [`bare_surnames`] may take token `at` for the beginning of a bare surname, whatever surnames there are.
pub fn may_be_surname(words: &Words<'_>, at: usize) -> bool {
    let Some(token) = words.get(at) else { return false };
    let capital = token.shape == Shape::Word && matches!(token.case, Case::Title | Case::Mixed | Case::Upper);
    capital && !(at == words.range().start && is_common(words.word(at)))
}

/// Whether a name may begin at token `at`, or a pronoun stand for one, without reading any: where not, no mention of a person
/// does.
pub fn may_begin(words: &Words<'_>, at: usize) -> bool {
    let token = words.get(at).filter(|token| token.shape == Shape::Word);
    token.is_some_and(|token| token.case != Case::Lower || is_particle(words.word(at)) || is_pronoun(words.word(at)))
}

fn is_pronoun(word: &str) -> bool {
    matches!(word, "he" | "she")
}

/// Whether a name may end before token `end`, without reading any: where not, no mention of a person does.
pub fn may_end(words: &Words<'_>, end: usize) -> bool {
    let Some(last) = end.checked_sub(1) else { return false };
    let token = words.get(last).filter(|token| token.shape == Shape::Word);
    let joined = || last.checked_sub(1).is_some_and(|before| words.is(before, Shape::Hyphen));
    token.is_some_and(|token| {
        token.case != Case::Lower || joined() || is_suffix(words.word(last)) || is_pronoun(words.word(last))
    })
}
