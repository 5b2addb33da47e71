//! Tables of words and phrases, laid out as the constants that the crate looks them up in.

use std::collections::{BTreeMap, HashMap};
use std::fmt::{Display, Write as _};

use super::normal::push_normal;
use super::word_index::hash;

/// Words numbered in the order in which they come: a `FixedWords`.
#[derive(Default)]
pub(super) struct Words {
    numbers: HashMap<String, u32>,
    list: Vec<String>,
}

impl Words {
    /// Adds a word; its number.
    pub(super) fn insert(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.list.len() as u32;
        self.numbers.insert(word.to_owned(), number);
        self.list.push(word.to_owned());
        number
    }

    pub(super) fn find(&self, word: &str) -> Option<u32> {
        self.numbers.get(word).copied()
    }

    pub(super) fn source(&self) -> String {
        // Half of the places stay free.
        let size = (self.list.len() * 2).next_power_of_two().max(2);
        let mut places = vec![(0, 0); size];
        let (mut ends, mut letters) = (Vec::new(), String::new());
        for (number, word) in self.list.iter().enumerate() {
            assert!(!word.is_empty(), "no word is empty");
            letters.push_str(word);
            ends.push(letters.len());
            let mut at = hash(word) as usize % size;
            while places[at].0 != 0 {
                at = (at + 1) % size;
            }
            places[at] = (hash(word), number);
        }
        format!("FixedWords::new(&{places:?}, &{ends:?}, {letters:?})")
    }
}

/// Phrases that are looked up word by word, with what they stand for: a `Lexicon`.
pub(super) struct Phrases<T> {
    words: Words,
    /// By node and word, the node behind it; node 0 is the beginning of every phrase.
    steps: BTreeMap<(u32, u32), u32>,
    /// By node.
    meanings: Vec<Vec<T>>,
}

impl<T> Phrases<T> {
    pub(super) fn new() -> Phrases<T> {
        Phrases { words: Words::default(), steps: BTreeMap::new(), meanings: vec![Vec::new()] }
    }

    /// Adds a phrase, written as in a text. One phrase may stand for several things.
    pub(super) fn insert(&mut self, phrase: &str, meaning: T) {
        let words = self.words_of(phrase);
        self.insert_words(&words, meaning);
    }

    /// The numbers of the words of a phrase, by which it can be joined to others before it is added.
    pub(super) fn words_of(&mut self, phrase: &str) -> Vec<u32> {
        let mut numbers = Vec::new();
        for written in phrase.split([' ', '-']).filter(|word| !word.is_empty()) {
            let mut normal = String::new();
            push_normal(&mut normal, written);
            let word = normal.as_str();
            match word.strip_suffix("'s").or_else(|| word.strip_suffix('\'').filter(|stem| stem.ends_with('s'))) {
                Some(stem) => numbers.extend([self.words.insert(stem), self.words.insert(&word[stem.len()..])]),
                None => numbers.push(self.words.insert(word)),
            }
        }
        numbers
    }

    /// Adds a phrase of words from [`Phrases::words_of`].
    pub(super) fn insert_words(&mut self, words: &[u32], meaning: T) {
        let mut node = 0;
        for word in words {
            let fresh = self.meanings.len() as u32;
            node = *self.steps.entry((node, *word)).or_insert(fresh);
            if node == fresh {
                self.meanings.push(Vec::new());
            }
        }
        self.meanings[node as usize].push(meaning);
    }

    /// What exactly these words stand for.
    pub(super) fn exactly(&self, words: &[u32]) -> &[T] {
        let end = words.iter().try_fold(0, |node, word| self.steps.get(&(node, *word)).copied());
        end.map_or(&[], |node| &self.meanings[node as usize])
    }

    /// The numbers of normalised words; nothing where one is in no phrase.
    pub(super) fn known(&self, words: &[String]) -> Option<Vec<u32>> {
        words.iter().map(|word| self.words.find(word)).collect()
    }

    pub(super) fn source<S: Display>(&self, show: impl Fn(&T) -> S) -> String {
        let mut first = vec![0; self.words.list.len()];
        let (mut children, mut steps) = (vec![0; self.meanings.len() + 1], Vec::new());
        for ((node, word), next) in &self.steps {
            if *node == 0 {
                first[*word as usize] = *next;
            } else {
                steps.push((*word, *next));
                children[*node as usize + 1] = steps.len();
            }
        }
        for node in 1..children.len() {
            children[node] = children[node].max(children[node - 1]);
        }
        let (mut ends, mut meanings, mut count) = (vec![0], String::new(), 0);
        for meaning in &self.meanings {
            meaning.iter().for_each(|meaning| write!(meanings, "{},", show(meaning)).expect("writing to a string"));
            count += meaning.len();
            ends.push(count);
        }
        let words = self.words.source();
        format!(
            "Lexicon {{ words: {words}, first: &{first:?}, children: &{children:?}, steps: &{steps:?}, ends: &{ends:?}, \
             meanings: &[{meanings}] }}"
        )
    }
}
