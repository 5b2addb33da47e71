use super::hash;
use super::word_index::NO_WORD;

/// A set of numbered words that was laid out when the program was built, so that nothing is left to do when it starts.
#[derive(Clone, Copy, Debug)]
pub struct FixedWords {
    /// Hash and number of a word, found by the lower bits of its hash; where a place is taken, the next one. A hash of 0 is a
    /// free place.
    places: &'static [(u32, u32)],
    /// Where the letters of each word end.
    ends: &'static [u32],
    letters: &'static str,
}

impl FixedWords {
    /// The set as `build/tables.rs` lays it out: as many places as a power of two, one of them free at the least.
    pub const fn new(places: &'static [(u32, u32)], ends: &'static [u32], letters: &'static str) -> FixedWords {
        FixedWords { places, ends, letters }
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The number of a word, given by its [`hash`]; the word itself is asked for only where one of that hash is known.
    #[inline]
    pub fn get<'w>(&self, hash: u32, word: impl Fn() -> &'w str) -> Option<u32> {
        let mask = self.places.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let (known, number) = self.places[at];
            if known == NO_WORD {
                return None;
            }
            if known == hash && self.word(number) == word() {
                return Some(number);
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a word of which no token carries the hash.
    #[inline]
    pub fn find(&self, word: &str) -> Option<u32> {
        self.get(hash(word), || word)
    }

    /// The word of a number.
    ///
    /// # Panics
    ///
    /// If no word has that number.
    pub fn word(&self, number: u32) -> &'static str {
        let at = number as usize;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.letters[start as usize..self.ends[at] as usize]
    }
}
