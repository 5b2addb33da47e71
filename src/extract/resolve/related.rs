//! Which names of a document have to be known to resolve one.

use foldhash::HashSet;

use super::{Names, Place, person_of};
use crate::value::person;

/// The names of a document that can stand for each other, sought from some of them: names that have the word in common by
/// which a person is named alone, or any two words. Others never are one person's.
///
/// Each word and pair is looked up once, and of a pair only the sentences that hold the rarer word are looked through, so
/// that a long text costs no more a byte than a short one.
pub(super) struct Related<'n, 'a> {
    names: &'n Names<'a>,
    found: HashSet<Place>,
    /// Those whose words have not been looked up.
    open: Vec<Place>,
    alone: HashSet<u32>,
    pairs: HashSet<(u32, u32)>,
}

impl<'n, 'a> Related<'n, 'a> {
    pub(super) fn new(names: &'n Names<'a>) -> Related<'n, 'a> {
        Related {
            names,
            found: HashSet::default(),
            open: Vec::new(),
            alone: HashSet::default(),
            pairs: HashSet::default(),
        }
    }

    /// All of them, in the order of the text.
    pub(super) fn all(mut self, from: Vec<Place>) -> Vec<Place> {
        from.into_iter().for_each(|place| self.find(place));
        while let Some(place) = self.open.pop() {
            let mention = self.names.person(place);
            let Some(person) = person_of(mention) else { continue };
            let hashes = self.names.hashes(mention);
            for alone in person::alone_hashes(person).filter(|hash| hashes.contains(hash)) {
                if self.alone.insert(alone) {
                    self.find_alone(alone);
                }
            }
            for (at, one) in hashes.iter().enumerate() {
                for other in &hashes[at + 1..] {
                    let pair = (*one.min(other), *one.max(other));
                    if pair.0 != pair.1 && self.pairs.insert(pair) {
                        self.find_pair(pair);
                    }
                }
            }
        }
        let mut all: Vec<Place> = self.found.into_iter().collect();
        all.sort_unstable();
        all
    }

    fn find(&mut self, place: Place) {
        if person_of(self.names.person(place)).is_some() && self.found.insert(place) {
            self.open.push(place);
        }
    }

    /// The persons who are named alone by a word.
    fn find_alone(&mut self, alone: u32) {
        for word in self.names.words_of(alone).iter() {
            let sentence = word.sentence();
            for (_, number) in self.names.holding(sentence, alone) {
                let person = person_of(self.names.person((sentence, *number)));
                if person.is_some_and(|person| person::alone_hashes(person).any(|hash| hash == alone)) {
                    self.find((sentence, *number));
                }
            }
        }
    }

    /// The persons whose names hold two words.
    fn find_pair(&mut self, (one, other): (u32, u32)) {
        let words = (self.names.words_of(one), self.names.words_of(other));
        let (few, many) = shorter_first(&words.0, &words.1);
        for sentence in few.iter().map(|word| word.sentence()) {
            if many.binary_search_by_key(&sentence, |word| word.sentence()).is_err() {
                continue;
            }
            let (few, many) = shorter_first(self.names.holding(sentence, one), self.names.holding(sentence, other));
            for (_, number) in few {
                if many.binary_search_by_key(number, |(_, number)| *number).is_ok() {
                    self.find((sentence, *number));
                }
            }
        }
    }
}

fn shorter_first<'s, T>(one: &'s [T], other: &'s [T]) -> (&'s [T], &'s [T]) {
    if one.len() <= other.len() { (one, other) } else { (other, one) }
}
