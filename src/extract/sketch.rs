//! What is kept of a source's text besides its claims: a hash to know it again, a sketch to know near copies.

use twox_hash::XxHash3_64;

use crate::text::{Document, Shape};

/// How many words one shingle holds; after Broder, *On the resemblance and containment of documents* (1997), who takes
/// ten for web pages; five tells apart rewritten wire copy.
const SHINGLE_WORDS: usize = 5;
/// How many of the smallest hashes are kept: two sketches of this size estimate a resemblance to within about ±0.12.
const SKETCH: usize = 64;

/// The hash of a text, sixteen hexadecimal digits: XXH3 of 64 bits (Yann Collet; xxHash specification 0.2) without a seed.
pub(super) fn text_hash(text: &str) -> String {
    format!("{:016x}", XxHash3_64::oneshot(text.as_bytes()))
}

/// The base of the polynomial by which the words of a run are mixed in their order; an odd number of well mixed bits, ours.
const BASE: u64 = 0x9fb2_1c65_1e98_df25;
/// What the word that leaves a run was multiplied by meanwhile.
const LEAVING: u64 = BASE.wrapping_pow(SHINGLE_WORDS as u32);
/// How many hashes are held before the smallest of them are sought out again.
const HELD: usize = 4 * SKETCH;

/// The smallest hashes of all runs of five words, in order, without repetition; punctuation and case do not count. A text
/// of fewer words is one run.
///
/// The runs are hashed as they roll over the words (Karp and Rabin, 1987).
pub(super) fn shingles(document: &Document) -> Vec<u32> {
    // The hashes of the words of a run, the first of them first.
    let mut window = [0_u64; SHINGLE_WORDS];
    let (mut count, mut run) = (0_usize, 0_u64);
    let mut smallest: Vec<u32> = Vec::with_capacity(HELD);
    let mut largest = u32::MAX;
    for token in document.tokens() {
        if !matches!(token.shape, Shape::Word | Shape::Number) {
            continue;
        }
        let (leaving, entering) = (window[0], u64::from(token.hash));
        run = run.wrapping_mul(BASE).wrapping_add(entering).wrapping_sub(leaving.wrapping_mul(LEAVING));
        window.copy_within(1.., 0);
        window[SHINGLE_WORDS - 1] = entering;
        count += 1;
        let hash = finished(run);
        if count >= SHINGLE_WORDS && hash <= largest {
            smallest.push(hash);
            if smallest.len() == HELD {
                largest = keep_smallest(&mut smallest);
            }
        }
    }
    if (1..SHINGLE_WORDS).contains(&count) {
        smallest.push(finished(run));
    }
    keep_smallest(&mut smallest);
    smallest
}

fn finished(run: u64) -> u32 {
    ((run ^ (run >> 29)).wrapping_mul(BASE) >> 32) as u32
}

/// Leaves the smallest in order and returns what another one has to be below.
fn keep_smallest(hashes: &mut Vec<u32>) -> u32 {
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SKETCH);
    if hashes.len() == SKETCH { hashes[SKETCH - 1] } else { u32::MAX }
}

#[cfg(test)]
mod tests {
    use super::{shingles, text_hash};
    use crate::text::Document;

    #[test]
    fn hashes_follow_the_published_test_vectors() {
        assert_eq!(text_hash(""), "2d06800538d394c2");
        assert_eq!(text_hash("a"), "e6c632b61e964e1f");
        assert_eq!(text_hash("abc"), "78af5f94892f3950");
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
