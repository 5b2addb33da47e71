//! What a sentence needs to hold for a phrase to match anywhere in it, as far as single words tell.

use super::frequency::per_million;
use super::wording::WordingReader;
use crate::rule::Item;
use crate::value::Kind;

/// One of these words has to stand in the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Need {
    /// Whole words, normalised.
    pub(super) words: Vec<Box<str>>,
    /// Beginnings of words.
    pub(super) prefixes: Vec<Box<str>>,
}

impl Need {
    /// One of these words.
    pub(super) fn of_words<'w>(words: impl Iterator<Item = &'w str>) -> Need {
        Need { words: words.map(Into::into).collect(), prefixes: Vec::new() }.sorted()
    }

    fn word(word: &str) -> Need {
        Need { words: vec![word.into()], prefixes: Vec::new() }
    }

    /// How many of a million words fill it.
    fn frequency(&self) -> u32 {
        let all = self.words.iter().chain(&self.prefixes);
        all.fold(0, |sum: u32, word| sum.saturating_add(per_million(word)))
    }

    fn add(&mut self, other: Need) {
        self.words.extend(other.words);
        self.prefixes.extend(other.prefixes);
    }

    /// The same need, written in one way.
    pub(super) fn sorted(mut self) -> Need {
        self.words.sort();
        self.words.dedup();
        self.prefixes.sort();
        self.prefixes.dedup();
        self
    }
}

/// The needs of a phrase. Numbers match in other words too and make none, nor do marks and what may be missing.
pub(super) fn needs(items: &[Item], wording: Option<&WordingReader>) -> Vec<Need> {
    let mut needs = Vec::new();
    for item in items {
        match item {
            Item::Word { word, number: None, .. } if !matches!(word.as_str(), "'s" | "'") => {
                needs.push(Need::word(word))
            }
            Item::Prefix(prefix) => needs.push(Need { words: Vec::new(), prefixes: vec![prefix.as_str().into()] }),
            Item::Group(alternatives) if alternatives.len() == 1 => {
                needs.extend(self::needs(&alternatives[0], wording))
            }
            Item::Group(alternatives) => needs.extend(one_of(alternatives, wording)),
            Item::Mention { kind: Kind::Choice, name: None } => {
                let mut words = Need::default();
                for sequence in wording.into_iter().flat_map(WordingReader::sequences) {
                    words.words.extend(
                        sequence.iter().max_by_key(|word| word.word.len()).map(|word| word.word.as_str().into()),
                    );
                }
                needs.extend((!words.words.is_empty()).then(|| words.sorted()));
            }
            _ => {}
        }
    }
    needs
}

/// What is needed where one of several has to match: the rarest need of each; nothing where one of them needs nothing.
fn one_of(alternatives: &[Vec<Item>], wording: Option<&WordingReader>) -> Option<Need> {
    let mut all = Need::default();
    for items in alternatives {
        all.add(needs(items, wording).into_iter().min_by_key(Need::frequency)?);
    }
    Some(all.sorted())
}
