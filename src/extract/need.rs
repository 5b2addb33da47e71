//! What a sentence needs to hold for a phrase to match anywhere in it, as far as single words tell.

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

use foldhash::HashMap;

use super::bits::Bits;
use super::frequency::per_million;
use super::wording::WordingReader;
use crate::rule::Item;
use crate::value::Kind;

/// One of these words has to stand in the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Need<'r> {
    /// Whole words, normalised.
    pub(super) words: Vec<&'r str>,
    /// Beginnings of words.
    pub(super) prefixes: Vec<&'r str>,
}

impl<'r> Need<'r> {
    /// One of these words.
    pub(super) fn of_words(words: impl Iterator<Item = &'r str>) -> Need<'r> {
        Need { words: words.collect(), prefixes: Vec::new() }.sorted()
    }

    fn add(&mut self, part: Part<'r>) {
        match part {
            Part::Word(word) => self.words.push(word),
            Part::Prefix(prefix) => self.prefixes.push(prefix),
            Part::OneOf(need) => self.add_all(&need),
            Part::List(list) => self.add_all(&list.need),
        }
    }

    fn add_all(&mut self, other: &Need<'r>) {
        self.words.extend(&other.words);
        self.prefixes.extend(&other.prefixes);
    }

    /// The same need, written in one way.
    pub(super) fn sorted(mut self) -> Need<'r> {
        self.words.sort_unstable();
        self.words.dedup();
        self.prefixes.sort_unstable();
        self.prefixes.dedup();
        self
    }

    /// The need as one text; no word of it holds a blank or a `*`.
    pub(super) fn written(&self) -> String {
        let mut written = self.words.join(" ");
        written.extend(self.prefixes.iter().flat_map(|prefix| ["*", prefix]));
        written
    }
}

/// What an item needs: most often one word, which takes no room of its own.
pub(super) enum Part<'r> {
    Word(&'r str),
    Prefix(&'r str),
    OneOf(Need<'r>),
    List(Rc<ListNeed<'r>>),
}

impl<'r> Part<'r> {
    /// How many of a million words fill it.
    fn frequency(&self) -> u32 {
        match self {
            Part::Word(word) | Part::Prefix(word) => per_million(word),
            Part::OneOf(need) => frequency(need),
            Part::List(list) => list.frequency,
        }
    }
}

fn frequency(need: &Need<'_>) -> u32 {
    let all = need.words.iter().chain(&need.prefixes);
    all.fold(0, |sum: u32, word| sum.saturating_add(per_million(word)))
}

/// What is needed where one of the words of a list has to match.
pub(super) struct ListNeed<'r> {
    pub(super) need: Need<'r>,
    frequency: u32,
    /// Its bit, once that is known.
    pub(super) bits: OnceCell<Bits>,
}

/// What word lists need, by where they lie: many phrases name one.
pub(super) type ListNeeds<'r> = HashMap<*const Vec<Item>, Option<Rc<ListNeed<'r>>>>;

/// Hands over the needs of a phrase. Numbers match in other words too and make none, nor do marks and what may be missing.
pub(super) fn needs<'r>(
    items: &'r [Item],
    wording: Option<&'r WordingReader>,
    lists: &mut ListNeeds<'r>,
    add: &mut dyn FnMut(Part<'r>),
) {
    for item in items {
        match item {
            Item::Word { word, number: None, .. } if !matches!(word.as_str(), "'s" | "'") => add(Part::Word(word)),
            Item::Prefix(prefix) => add(Part::Prefix(prefix)),
            Item::Group(alternatives) => match &**alternatives {
                [items] => needs(items, wording, lists, add),
                // What is shared is most often a word list.
                list if Arc::strong_count(alternatives) > 1 => {
                    let need = match lists.get(&list.as_ptr()) {
                        Some(need) => need.clone(),
                        None => {
                            let need = one_of(list, wording, lists).map(|need| {
                                let frequency = frequency(&need);
                                Rc::new(ListNeed { need, frequency, bits: OnceCell::new() })
                            });
                            lists.insert(list.as_ptr(), need.clone());
                            need
                        }
                    };
                    need.into_iter().for_each(|need| add(Part::List(need)));
                }
                alternatives => {
                    one_of(alternatives, wording, lists).into_iter().for_each(|need| add(Part::OneOf(need)));
                }
            },
            Item::Mention { kind: Kind::Choice, name: None } => {
                let sequences = wording.into_iter().flat_map(WordingReader::sequences);
                let longest = sequences.filter_map(|sequence| sequence.iter().max_by_key(|word| word.word.len()));
                let need = Need::of_words(longest.map(|word| word.word.as_str()));
                if !need.words.is_empty() {
                    add(Part::OneOf(need));
                }
            }
            _ => {}
        }
    }
}

/// What is needed where one of several has to match: the rarest need of each; nothing where one of them needs nothing.
fn one_of<'r>(
    alternatives: &'r [Vec<Item>],
    wording: Option<&'r WordingReader>,
    lists: &mut ListNeeds<'r>,
) -> Option<Need<'r>> {
    let mut all = Need { words: Vec::with_capacity(alternatives.len()), prefixes: Vec::new() };
    for items in alternatives {
        // Most alternatives are one word.
        if let [Item::Word { word, number: None, .. }] = items.as_slice()
            && !word.starts_with('\'')
        {
            all.words.push(word);
            continue;
        }
        let mut rarest: Option<(Part<'r>, u32)> = None;
        needs(items, wording, lists, &mut |part| {
            let frequency = part.frequency();
            if rarest.as_ref().is_none_or(|(_, known)| frequency < *known) {
                rarest = Some((part, frequency));
            }
        });
        all.add(rarest?.0);
    }
    Some(all.sorted())
}
