use std::ops::Range;

/// The hash of no word at all: what [`Words::hash`](super::Words::hash) gives outside its window.
pub(super) const NO_WORD: u32 = 0;

const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
const OTHER_ODD: u64 = 0xd6e8_feb8_6659_fd93;

/// The hash by which a [`WordIndex`] finds a normalised word. Tokens carry it, so that a text is hashed once however many
/// tables its words are looked up in.
///
/// Two words of eight bytes or parts of them are multiplied to a whole of 128 bits and its halves folded together, as
/// wyhash does (Wang Yi, 2019). It is no defence against words that are made to collide: tables hold our own words and
/// those of rules, and a text only looks up.
///
/// ```
/// use factdiff::text::{Document, hash};
///
/// let document = Document::new("The U.S. talks");
/// assert_eq!(document.tokens()[1].hash, hash("us"));
/// ```
#[inline]
pub fn hash(word: &str) -> u32 {
    hash_bytes(word.as_bytes())
}

#[inline]
pub(super) fn hash_bytes(bytes: &[u8]) -> u32 {
    let len = bytes.len();
    let mut seed = ODD ^ len as u64;
    let mut rest = bytes;
    while rest.len() > 16 {
        seed = fold(eight(rest) ^ seed, eight(&rest[8..]) ^ OTHER_ODD);
        rest = &rest[16..];
    }
    let (first, last) = match rest.len() {
        0 if len == 0 => return NO_WORD,
        0 => (0, 0),
        1..4 => (u64::from(rest[0]) | u64::from(rest[rest.len() / 2]) << 8, u64::from(rest[rest.len() - 1])),
        4..8 => (four(rest), four(&rest[rest.len() - 4..])),
        _ => (eight(rest), eight(&rest[rest.len() - 8..])),
    };
    finished(first, last, seed)
}

/// The same of a word of one to seven bytes, the first of which is the lowest and those behind which are nought.
#[inline]
pub(super) fn hash_short(word: u64, len: usize) -> u32 {
    let byte = |at: usize| word >> (8 * at) & 0xff;
    let (first, last) = if len < 4 {
        (byte(0) | byte(len / 2) << 8, byte(len - 1))
    } else {
        (word & 0xffff_ffff, word >> (8 * (len - 4)))
    };
    finished(first, last, ODD ^ len as u64)
}

#[inline]
fn finished(first: u64, last: u64, seed: u64) -> u32 {
    let mixed = fold(first ^ seed, last ^ OTHER_ODD);
    ((mixed ^ (mixed >> 32)) as u32).max(1)
}

/// Whether two words are the same, without a call for those that are short.
#[inline]
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    let len = one.len();
    len == other.len()
        && match len {
            0 => true,
            1..4 => one[0] == other[0] && one[len / 2] == other[len / 2] && one[len - 1] == other[len - 1],
            4..8 => four(one) == four(other) && four(&one[len - 4..]) == four(&other[len - 4..]),
            8..=16 => eight(one) == eight(other) && eight(&one[len - 8..]) == eight(&other[len - 8..]),
            _ => one == other,
        }
}

#[inline]
fn fold(one: u64, other: u64) -> u64 {
    let whole = u128::from(one) * u128::from(other);
    whole as u64 ^ (whole >> 64) as u64
}

#[inline]
fn eight(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |chunk| u64::from_le_bytes(*chunk))
}

#[inline]
fn four(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(0, |chunk| u64::from(u32::from_le_bytes(*chunk)))
}

/// A set of normalised words, numbered in the order in which they came; made for looking up the words of a text, most of
/// which are not in it.
///
/// ```
/// use factdiff::text::{WordIndex, hash};
///
/// let mut index = WordIndex::new();
/// assert_eq!((index.insert("mayor"), index.insert("judge"), index.insert("mayor")), (0, 1, 0));
/// assert_eq!(index.get(hash("judge"), || "judge"), Some(1));
/// assert_eq!(index.get(hash("of"), || "of"), None);
/// ```
#[derive(Clone, Debug, Default)]
pub struct WordIndex {
    /// Bits by the lower bits of the hashes of all words, two for each place: what is not there is found out in a table
    /// small enough to be always at hand.
    hashes: Vec<u64>,
    /// Found by the lower bits of the hash; where a place is taken, the next one.
    places: Vec<Place>,
    words: Vec<Range<u32>>,
    letters: String,
}

/// A word with what it takes to know it, so that nothing else is looked at. A hash of 0 is a free place.
#[derive(Clone, Copy, Debug, Default)]
struct Place {
    hash: u32,
    number: u32,
    start: u32,
    end: u32,
}

impl WordIndex {
    /// A set without words.
    pub fn new() -> WordIndex {
        WordIndex::default()
    }

    /// How many words it holds.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Adds a word and returns its number: a new one, or the one that it has.
    pub fn insert(&mut self, word: &str) -> u32 {
        if self.words.len() * 2 >= self.places.len() {
            self.grow();
        }
        let hash = hash(word).max(1);
        let mask = self.places.len() - 1;
        let mut at = hash as usize & mask;
        while self.places[at].hash != 0 {
            if self.places[at].hash == hash && self.word(self.places[at].number) == word {
                return self.places[at].number;
            }
            at = (at + 1) & mask;
        }
        let number = self.words.len() as u32;
        let start = self.letters.len() as u32;
        self.letters.push_str(word);
        let end = self.letters.len() as u32;
        self.words.push(start..end);
        self.places[at] = Place { hash, number, start, end };
        self.note(hash);
        number
    }

    fn note(&mut self, hash: u32) {
        let bit = hash as usize & (self.hashes.len() * 64 - 1);
        self.hashes[bit / 64] |= 1 << (bit % 64);
    }

    /// The number of a word, given by its [`hash`]; the word itself is asked for only where one of that hash is known.
    #[inline]
    pub fn get<'w>(&self, hash: u32, word: impl Fn() -> &'w str) -> Option<u32> {
        if self.places.is_empty() {
            return None;
        }
        let bit = hash as usize & (self.hashes.len() * 64 - 1);
        if self.hashes[bit / 64] & (1 << (bit % 64)) == 0 {
            return None;
        }
        let mask = self.places.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let place = &self.places[at];
            if place.hash == hash && hash != NO_WORD {
                let letters = &self.letters.as_bytes()[place.start as usize..place.end as usize];
                if same(letters, word().as_bytes()) {
                    return Some(place.number);
                }
            }
            if place.hash == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a word of which no token carries the hash.
    #[inline]
    pub fn find(&self, word: &str) -> Option<u32> {
        self.get(hash(word), || word)
    }

    /// The word of a number that [`WordIndex::insert`] gave.
    ///
    /// # Panics
    ///
    /// If no word has that number.
    pub fn word(&self, number: u32) -> &str {
        let Range { start, end } = self.words[number as usize];
        &self.letters[start as usize..end as usize]
    }

    fn grow(&mut self) {
        let size = (self.places.len() * 2).max(64);
        let old = std::mem::replace(&mut self.places, vec![Place::default(); size]);
        self.hashes = vec![0; size * 2 / 64];
        for place in old.into_iter().filter(|place| place.hash != 0) {
            let mut at = place.hash as usize & (size - 1);
            while self.places[at].hash != 0 {
                at = (at + 1) & (size - 1);
            }
            self.places[at] = place;
            self.note(place.hash);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{WordIndex, hash, hash_short, same};

    #[test]
    fn every_word_is_found_and_no_other() {
        let word = |number: usize| format!("{}{number}", &"abcdefghijklmnopqrstuvwxyz"[..number % 27]);
        let mut index = WordIndex::new();
        for number in 0..2_000 {
            assert_eq!(index.insert(&word(number)), number as u32);
        }
        for number in 0..4_000 {
            assert_eq!(index.find(&word(number)), (number < 2_000).then_some(number as u32));
        }
        assert_eq!(index.find(""), None);
        assert_eq!(WordIndex::new().find("word"), None);
    }

    #[test]
    fn every_byte_counts() {
        for len in 1..40 {
            let word = "q".repeat(len);
            assert!(same(word.as_bytes(), word.clone().as_bytes()));
            for at in 0..len {
                let mut other = word.clone();
                other.replace_range(at..at + 1, "x");
                assert_ne!(hash(&word), hash(&other), "{other}");
                assert!(!same(word.as_bytes(), other.as_bytes()), "{other}");
            }
            assert_ne!(hash(&word), hash(&"q".repeat(len + 1)));
        }
    }

    #[test]
    fn a_short_word_has_its_hash_whole_or_by_its_letters() {
        for len in 1..8 {
            let mut letters = [0; 8];
            letters[..len].copy_from_slice(&b"abcdefg"[..len]);
            assert_eq!(hash_short(u64::from_le_bytes(letters), len), hash(&"abcdefg"[..len]));
        }
    }
}
