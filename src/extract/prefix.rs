//! Beginnings of words that rules name, found by how a word of a text begins.

use std::ops::Range;

use foldhash::HashMap;

use super::program::VariantId;

/// The beginnings of words that start variants or fill needs, sorted, with a table of how they begin.
#[derive(Clone, Debug, Default)]
pub(super) struct PrefixIndex {
    sorted: Vec<(Box<str>, PrefixUse)>,
    /// By the first bytes of the prefixes, where these stand among them.
    by_head: HashMap<[u8; PrefixIndex::HEAD], Range<u32>>,
    /// The prefixes that are shorter than that.
    short: Range<u32>,
    /// Bits by the first three bytes that a word with one of the prefixes can begin with; empty where there is none.
    first_bytes: Vec<u64>,
}

/// What a beginning of words is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PrefixUse {
    /// It starts a variant.
    Starts(VariantId),
    /// It fills the need of this number.
    Fills(usize),
}

impl PrefixIndex {
    /// How many bytes a prefix is found by.
    const HEAD: usize = 4;
    /// How many bits the table of first bytes has.
    const FIRST: usize = 1 << 15;

    /// Adds a beginning of words.
    pub(super) fn add(&mut self, prefix: &str, used: PrefixUse) {
        self.sorted.push((prefix.into(), used));
    }

    /// Puts all that were added in order, after which they are found.
    pub(super) fn finish(&mut self) {
        // The short ones first, and those of one head together.
        self.sorted
            .sort_by(|(one, _), (other, _)| (one.len() >= Self::HEAD, one).cmp(&(other.len() >= Self::HEAD, other)));
        self.sorted.dedup();
        self.short = 0..self.sorted.partition_point(|(prefix, _)| prefix.len() < Self::HEAD) as u32;
        if self.sorted.is_empty() {
            return;
        }
        // Shorter prefixes than three bytes fit words of any third byte.
        let any = self.sorted.iter().any(|(prefix, _)| prefix.len() < 3);
        self.first_bytes = vec![if any { u64::MAX } else { 0 }; Self::FIRST / 64];
        for (at, (prefix, _)) in self.sorted.iter().enumerate() {
            if let Some(head) = prefix.as_bytes().first_chunk() {
                let places = self.by_head.entry(*head).or_insert(at as u32..at as u32);
                places.end = at as u32 + 1;
            }
            if let Some(first) = prefix.as_bytes().first_chunk() {
                let place = Self::place(*first);
                self.first_bytes[place / 64] |= 1 << (place % 64);
            }
        }
    }

    /// The bit of the first three bytes of a word in small letters.
    fn place([one, two, three]: [u8; 3]) -> usize {
        (usize::from(one) * 961 + usize::from(two) * 31 + usize::from(three)) % Self::FIRST
    }

    /// Whether a word that is written with these first bytes may begin so; 0 stands for those that are not there.
    pub(super) fn may_fit(&self, first: [u8; 3]) -> bool {
        if self.first_bytes.is_empty() {
            return false;
        }
        let place = Self::place(first.map(|byte| byte.to_ascii_lowercase()));
        // Of a character outside ASCII the small letter may begin otherwise.
        !first.is_ascii() || self.first_bytes[place / 64] & (1 << (place % 64)) != 0
    }

    /// Adds what the beginnings of a word are for.
    pub(super) fn uses(&self, word: &str, found: &mut Vec<PrefixUse>) {
        let head = word.as_bytes().first_chunk().and_then(|head| self.by_head.get(head));
        for places in [Some(&self.short), head].into_iter().flatten() {
            let known = &self.sorted[places.start as usize..places.end as usize];
            found.extend(known.iter().filter(|(prefix, _)| word.starts_with(&**prefix)).map(|(_, used)| *used));
        }
    }
}
