//! What is kept of a source's text besides its claims: a hash to know it again, a sketch to know near copies.

use crate::text::{Document, Shape};

/// How many words one shingle holds; after Broder, *On the resemblance and containment of documents* (1997), who takes
/// ten for web pages; five tells apart rewritten wire copy.
const SHINGLE_WORDS: usize = 5;
/// How many of the smallest hashes are kept: two sketches of this size estimate a resemblance to within about ±0.12.
const SKETCH: usize = 64;

const FNV_OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

/// An odd multiplier without pattern: 2^64 over the golden ratio (Knuth, *The Art of Computer Programming*, 6.4).
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo; RFC 9923) of some bytes, after `start`.
fn fnv(start: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(start, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(FNV_PRIME))
}

/// The hash of a text, sixteen hexadecimal digits.
pub(super) fn text_hash(text: &str) -> String {
    format!("{:016x}", fnv(FNV_OFFSET, text.as_bytes()))
}

/// A hash of a word that is quick on short ones and the same on every machine.
fn word_hash(word: &str) -> u64 {
    let mix = |hash: u64, part: u64| (hash.rotate_left(5) ^ part).wrapping_mul(MIX);
    let (eights, rest) = word.as_bytes().as_chunks::<8>();
    let hash = eights.iter().fold(word.len() as u64, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
    mix(hash, rest.iter().fold(0, |part, byte| part << 8 | u64::from(*byte)))
}

/// The smallest hashes of all runs of five words, in order, without repetition; punctuation and case do not count. A text of
/// fewer words is one run.
pub(super) fn shingles(document: &Document) -> Vec<u32> {
    let mut smallest = Smallest { hashes: Vec::with_capacity(4 * SKETCH), limit: u32::MAX };
    let mut run = [0; SHINGLE_WORDS];
    let mut words = 0;
    for (at, token) in document.tokens().iter().enumerate() {
        if matches!(token.shape, Shape::Word | Shape::Number) {
            run.rotate_left(1);
            run[SHINGLE_WORDS - 1] = word_hash(document.word(at));
            words += 1;
            if words >= SHINGLE_WORDS {
                smallest.add(run_hash(&run));
            }
        }
    }
    if (1..SHINGLE_WORDS).contains(&words) {
        smallest.add(run_hash(&run));
    }
    smallest.finish()
}

fn run_hash(run: &[u64; SHINGLE_WORDS]) -> u32 {
    (run.iter().fold(0, |hash: u64, word| (hash.rotate_left(5) ^ word).wrapping_mul(MIX)) >> 32) as u32
}

/// Keeps the smallest of many hashes: a buffer that is sorted and cut each time it is full.
struct Smallest {
    hashes: Vec<u32>,
    limit: u32,
}

impl Smallest {
    fn add(&mut self, hash: u32) {
        if hash > self.limit {
            return;
        }
        self.hashes.push(hash);
        if self.hashes.len() == 4 * SKETCH {
            self.cut();
        }
    }

    fn cut(&mut self) {
        self.hashes.sort_unstable();
        self.hashes.dedup();
        self.hashes.truncate(SKETCH);
        if let (SKETCH, Some(largest)) = (self.hashes.len(), self.hashes.last()) {
            self.limit = *largest;
        }
    }

    fn finish(mut self) -> Vec<u32> {
        self.cut();
        self.hashes.shrink_to_fit();
        self.hashes
    }
}

#[cfg(test)]
mod tests {
    use super::{shingles, text_hash};
    use crate::text::Document;

    #[test]
    fn hashes_follow_the_published_test_vectors() {
        assert_eq!(text_hash(""), "cbf29ce484222325");
        assert_eq!(text_hash("a"), "af63dc4c8601ec8c");
        assert_eq!(text_hash("foobar"), "85944171f73967e8");
    }

    #[test]
    fn near_copies_share_most_shingles() {
        let sketch = |text: &str| shingles(&Document::new(text));
        let wire = "The mayor of the town said on Monday that the bridge would stay shut until the end of the month.";
        let copy = wire.replace("Monday", "Tuesday").replace("The mayor", "THE MAYOR");
        let (wire, copy) = (sketch(wire), sketch(&copy));
        assert_eq!(wire.len(), 16);
        assert_eq!(wire.iter().filter(|hash| copy.contains(hash)).count(), 11);
        let long: String = (0..5_000).map(|number| format!("{number} ")).collect();
        let many = sketch(&long);
        assert!(many.len() == 64 && many.is_sorted_by(|one, next| one < next), "{many:?}");
        assert_eq!(many, sketch(&(long.clone() + &long)[..long.len() * 2]));
        assert_eq!(sketch("").len(), 0);
        assert_eq!(sketch("Two words").len(), 1);
    }
}
