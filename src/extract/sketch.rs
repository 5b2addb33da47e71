//! What is kept of a source's text besides its claims: a hash to know it again, a sketch to know near copies.

use std::collections::BinaryHeap;

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

/// The smallest hashes of all runs of five words, in order, without repetition; punctuation and case do not count.
pub(super) fn shingles(document: &Document) -> Vec<u32> {
    let words: Vec<u64> = document
        .tokens()
        .iter()
        .enumerate()
        .filter(|(_, token)| matches!(token.shape, Shape::Word | Shape::Number))
        .map(|(at, _)| fnv(FNV_OFFSET, document.word(at).as_bytes()))
        .collect();
    let mut smallest: BinaryHeap<u32> = BinaryHeap::with_capacity(SKETCH + 1);
    for run in words.windows(SHINGLE_WORDS.min(words.len()).max(1)) {
        let mixed = run.iter().fold(0, |hash: u64, word| (hash.rotate_left(5) ^ word).wrapping_mul(MIX));
        let hash = (mixed >> 32) as u32;
        let full = smallest.len() == SKETCH;
        if full && smallest.peek().is_some_and(|largest| hash >= *largest)
            || smallest.iter().any(|known| *known == hash)
        {
            continue;
        }
        if full {
            smallest.pop();
        }
        smallest.push(hash);
    }
    smallest.into_sorted_vec()
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
        assert_eq!(sketch("").len(), 0);
        assert_eq!(sketch("Two words").len(), 1);
    }
}
