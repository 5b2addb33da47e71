//! A table of phrases that is looked up word by word: offices, countries, bodies.

use std::collections::HashMap;

use foldhash::fast::FixedState;

use crate::text::{WordIndex, Words, hash, push_normal};

/// Phrases and what each stands for. Looking up costs the length of the longest phrase that fits, however many there are.
///
/// Hyphens are spaces; case and the dots of abbreviations do not matter. One phrase may stand for several things.
pub(super) struct Lexicon<T> {
    words: WordIndex,
    /// By the number of a word, the node behind it at the beginning of a phrase; 0 where it begins none.
    first: Vec<u32>,
    /// Bits by the hashes of the words that begin a phrase: what spares nearly all tokens the look-up.
    begins: Vec<u64>,
    steps: HashMap<(u32, u32), u32, FixedState>,
    /// By the number of a node.
    meanings: Vec<Meanings<T>>,
    /// A word that is being added, and the numbers of those of its phrase: room that is used again and again.
    normal: String,
    numbers: Vec<u32>,
}

/// How many bits the table of beginnings has.
const BEGINS: usize = 1 << 15;

/// What a phrase stands for; nearly all stand for one thing, which needs no room elsewhere.
enum Meanings<T> {
    None,
    One([T; 1]),
    Several(Vec<T>),
}

impl<T> Meanings<T> {
    fn push(&mut self, meaning: T) {
        *self = match std::mem::replace(self, Meanings::None) {
            Meanings::None => Meanings::One([meaning]),
            Meanings::One([first]) => Meanings::Several(vec![first, meaning]),
            Meanings::Several(mut all) => {
                all.push(meaning);
                Meanings::Several(all)
            }
        };
    }

    fn as_slice(&self) -> &[T] {
        match self {
            Meanings::None => &[],
            Meanings::One(one) => one,
            Meanings::Several(all) => all,
        }
    }
}

impl<T> Lexicon<T> {
    pub(super) fn new() -> Lexicon<T> {
        // Room for what our tables hold, so that reading them does not grow the map step by step.
        const ROOM: usize = 4096;
        Lexicon {
            words: WordIndex::new(),
            first: Vec::new(),
            begins: vec![0; BEGINS / 64],
            steps: HashMap::with_capacity_and_hasher(ROOM, FixedState::default()),
            meanings: vec![Meanings::None],
            normal: String::new(),
            numbers: Vec::new(),
        }
    }

    /// Adds a phrase, written as in a text.
    pub(super) fn insert(&mut self, phrase: &str, meaning: T) {
        let mut numbers = std::mem::take(&mut self.numbers);
        numbers.clear();
        self.number(phrase, &mut numbers);
        self.insert_words(&numbers, meaning);
        self.numbers = numbers;
    }

    /// The numbers of the words of a phrase, by which it can be joined to others before it is added.
    pub(super) fn words_of(&mut self, phrase: &str) -> Vec<u32> {
        let mut numbers = Vec::with_capacity(6);
        self.number(phrase, &mut numbers);
        numbers
    }

    fn number(&mut self, phrase: &str, numbers: &mut Vec<u32>) {
        for written in phrase.split([' ', '-']).filter(|word| !word.is_empty()) {
            self.normal.clear();
            push_normal(&mut self.normal, written);
            let word = self.normal.as_str();
            match word.strip_suffix("'s").or_else(|| word.strip_suffix('\'').filter(|stem| stem.ends_with('s'))) {
                Some(stem) => numbers.extend([self.words.insert(stem), self.words.insert(&word[stem.len()..])]),
                None => numbers.push(self.words.insert(word)),
            }
        }
    }

    /// Adds a phrase of words from [`Lexicon::words_of`].
    pub(super) fn insert_words(&mut self, words: &[u32], meaning: T) {
        let mut node = 0;
        for word in words {
            let fresh = self.meanings.len() as u32;
            node = if node == 0 {
                self.first.resize(self.words.len(), 0);
                let first = &mut self.first[*word as usize];
                if *first == 0 {
                    *first = fresh;
                    let place = hash(self.words.word(*word)) as usize % BEGINS;
                    self.begins[place / 64] |= 1 << (place % 64);
                }
                *first
            } else {
                *self.steps.entry((node, *word)).or_insert(fresh)
            };
            if node == fresh {
                self.meanings.push(Meanings::None);
            }
        }
        self.meanings[node as usize].push(meaning);
    }

    /// Whether a phrase of words from [`Lexicon::words_of`] is held.
    pub(super) fn holds(&self, words: &[u32]) -> bool {
        let end = words.iter().try_fold(0, |node, word| self.step_to(node, *word));
        end.is_some_and(|node| !self.meanings[node as usize].as_slice().is_empty())
    }

    /// The word of a number from [`Lexicon::words_of`].
    pub(super) fn word(&self, number: u32) -> &str {
        self.words.word(number)
    }

    /// Whether a phrase may begin with a word of this hash.
    #[inline]
    fn has_beginning(&self, hash: u32) -> bool {
        let place = hash as usize % BEGINS;
        self.begins[place / 64] & (1 << (place % 64)) != 0
    }

    /// The longest phrase that begins at token `at`: the token behind it, and what it stands for.
    #[inline]
    pub(super) fn longest(&self, words: &Words<'_>, at: usize) -> Option<(usize, &[T])> {
        self.longest_where(words, at, |_, _| true)
    }

    /// The longest phrase that begins at token `at` and of which some meaning fits, by the token behind it.
    #[inline]
    pub(super) fn longest_where(
        &self,
        words: &Words<'_>,
        at: usize,
        fits: impl Fn(usize, &T) -> bool,
    ) -> Option<(usize, &[T])> {
        if self.has_beginning(words.hash(at)) { self.longest_from(words, at, fits) } else { None }
    }

    fn longest_from(&self, words: &Words<'_>, at: usize, fits: impl Fn(usize, &T) -> bool) -> Option<(usize, &[T])> {
        let (mut node, mut index) = (0, at);
        let mut found = None;
        loop {
            // A hyphen inside a phrase is stepped over; it neither begins nor ends one.
            if index > at {
                index = words.over_hyphen(index);
            }
            let Some(next) = self.step(node, words.hash(index), || words.word(index)) else { return found };
            (node, index) = (next, index + 1);
            let meanings = self.meanings[node as usize].as_slice();
            if meanings.iter().any(|meaning| fits(index, meaning)) {
                found = Some((index, meanings));
            }
        }
    }

    /// What exactly these normalised words stand for; empty where they are no phrase.
    pub(super) fn exactly<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> &[T] {
        let mut node = 0;
        for word in words {
            match self.step(node, hash(word), || word) {
                Some(next) => node = next,
                None => return &[],
            }
        }
        if node == 0 { &[] } else { self.meanings[node as usize].as_slice() }
    }

    fn step<'w>(&self, node: u32, hash: u32, word: impl Fn() -> &'w str) -> Option<u32> {
        self.step_to(node, self.words.get(hash, word)?)
    }

    fn step_to(&self, node: u32, word: u32) -> Option<u32> {
        if node == 0 {
            return self.first.get(word as usize).copied().filter(|next| *next != 0);
        }
        self.steps.get(&(node, word)).copied()
    }
}

/// The rows of one of our data files: lines of fields parted by `|`, without comments and empty lines.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
}

/// The parts of one field, parted by `;`.
pub(super) fn parts<'f>(row: &[&'f str], field: usize) -> impl Iterator<Item = &'f str> + use<'f> {
    row.get(field).copied().unwrap_or("").split(';').map(str::trim).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn the_longest_phrase_is_found() {
        let mut lexicon = Lexicon::new();
        for (at, phrase) in ["head", "head of state", "St. John's", "vice-admiral", "U.N. head"].iter().enumerate() {
            lexicon.insert(phrase, at);
        }
        #[track_caller]
        fn finds(lexicon: &Lexicon<usize>, text: &str, expected: Option<(usize, &[usize])>) {
            let document = Document::new(text);
            assert_eq!(lexicon.longest(&document.words_in(0..document.tokens().len()), 0), expected, "in {text:?}");
        }
        finds(&lexicon, "head of state", Some((3, &[1])));
        finds(&lexicon, "Head-of-State", Some((5, &[1])));
        finds(&lexicon, "head of the state", Some((1, &[0])));
        finds(&lexicon, "St. John’s", Some((3, &[2])));
        finds(&lexicon, "St. John", None);
        finds(&lexicon, "Vice Admiral", Some((2, &[3])));
        finds(&lexicon, "UN head", Some((2, &[4])));
        finds(&lexicon, "", None);
        assert_eq!(lexicon.exactly(["head", "of", "state"]), &[1]);
        assert!(lexicon.exactly(["of"]).is_empty());
    }
}
