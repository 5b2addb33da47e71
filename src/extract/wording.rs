//! The words that a slot declares for its answers, read as mentions: its choices, and what its titles are called besides
//! what everybody calls them.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use crate::text::{Case, Document, Shape, Words};
use crate::value::choice::Choice;
use crate::value::{Kind, Mention, Value, Wording, title};

/// A word with the letters that must stand in this case, if it has two or more capitals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct DeclaredWord {
    pub(super) word: String,
    pub(super) exact: Option<String>,
}

impl DeclaredWord {
    fn fits(&self, words: &Words<'_>, at: usize) -> bool {
        words.word(at) == self.word && self.exact.as_deref().is_none_or(|exact| letters_are(words.written(at), exact))
    }
}

/// Whether a word as written has just these letters, dots and soft hyphens aside.
pub(super) fn letters_are(written: &str, exact: &str) -> bool {
    written.chars().filter(|c| !matches!(c, '.' | '\u{ad}')).eq(exact.chars())
}

#[derive(Clone, Debug)]
struct Declared {
    words: Vec<DeclaredWord>,
    value: Value,
}

/// Reads the words that a slot declares.
#[derive(Clone, Debug)]
pub(super) struct WordingReader {
    kind: Kind,
    declared: Vec<Declared>,
    by_first: HashMap<String, Vec<usize>>,
}

impl WordingReader {
    /// A reader of the canonical words of every entry and of all that says the same. Of equal words the first declared
    /// counts, canonical words before others.
    pub(super) fn new(kind: Kind, wording: &Wording) -> WordingReader {
        let mut declared: Vec<Declared> = Vec::new();
        let mut add = |words: &str, at: usize, flagged: bool| {
            let sequence = declared_words(words);
            if sequence.is_empty() || declared.iter().any(|known| known.words == sequence) {
                return;
            }
            let value = match kind {
                Kind::Title => title::read_literal(words).map(Value::Title),
                _ => Choice::declared(wording, at)
                    .map(|choice| Value::Choice(Choice { flagged: flagged.then(|| words.to_owned()), ..choice })),
            };
            declared.extend(value.map(|value| Declared { words: sequence, value }));
        };
        for (at, entry) in wording.0.iter().enumerate() {
            add(&entry.canonical, at, false);
        }
        for (at, entry) in wording.0.iter().enumerate() {
            entry.accept.iter().for_each(|words| add(words, at, false));
        }
        for (at, entry) in wording.0.iter().enumerate() {
            entry.flag.iter().for_each(|words| add(words, at, true));
        }
        let mut by_first: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, entry) in declared.iter().enumerate() {
            by_first.entry(entry.words[0].word.clone()).or_default().push(at);
        }
        WordingReader { kind, declared, by_first }
    }

    /// The word sequences, for choosing what starts a phrase.
    pub(super) fn sequences(&self) -> impl Iterator<Item = &[DeclaredWord]> {
        self.declared.iter().map(|entry| entry.words.as_slice())
    }

    /// The words that begin the sequences.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        self.declared.iter().map(|entry| entry.words[0].word.as_str())
    }

    /// Adds every place in the window where declared words stand, but for those that lie in something read already:
    /// `Secretary of State` is no office of its own in `Deputy Secretary of State`.
    pub(super) fn read(&self, words: &Words<'_>, mentions: &mut Vec<Mention>) {
        let mut known: Vec<Range<usize>> = mentions.iter().map(|mention| mention.tokens.clone()).collect();
        known.sort_unstable_by_key(|tokens| tokens.start);
        // Each end is the furthest of all mentions that begin up to there.
        let mut furthest = 0;
        for tokens in &mut known {
            furthest = furthest.max(tokens.end);
            tokens.end = furthest;
        }
        let holds = |tokens: &Range<usize>| {
            let before = known.partition_point(|read| read.start <= tokens.start);
            before > 0 && tokens.end <= known[before - 1].end
        };
        for at in words.range() {
            let Some(candidates) = self.by_first.get(words.word(at)) else { continue };
            for entry in candidates.iter().map(|index| &self.declared[*index]) {
                let Some(tokens) = fits_at(&entry.words, words, at) else { continue };
                if !holds(&tokens) {
                    mentions.push(Mention::clear(words.document(), self.kind, tokens, entry.value.clone()));
                }
            }
        }
    }
}

fn fits_at(sequence: &[DeclaredWord], words: &Words<'_>, start: usize) -> Option<Range<usize>> {
    let mut at = start;
    for (number, declared) in sequence.iter().enumerate() {
        while number > 0 && (words.is(at, Shape::Hyphen) || words.is(at, Shape::Possessive)) {
            at += 1;
        }
        if !declared.fits(words, at) {
            return None;
        }
        at += 1;
    }
    Some(start..at)
}

fn declared_words(phrase: &str) -> Vec<DeclaredWord> {
    let document = Document::new(phrase);
    let mut words = Vec::new();
    for (at, token) in document.tokens().iter().enumerate() {
        if matches!(token.shape, Shape::Word | Shape::Number) {
            let letters: String = document.written(at).chars().filter(|c| *c != '.').collect();
            let exact = matches!(token.case, Case::Upper | Case::Mixed)
                && letters.chars().filter(|c| c.is_uppercase()).count() >= 2;
            words.push(DeclaredWord { word: document.word(at).to_owned(), exact: exact.then_some(letters) });
        }
    }
    words
}
