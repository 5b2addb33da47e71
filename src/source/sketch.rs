//! Hashes of texts, and sketches by which near copies are found: a wire story on many sites is one source.
//!
//! The sketch is the bottom-k sketch of Broder's resemblance (A. Broder, "On the resemblance and containment of
//! documents", 1997): the smallest of the hashes of all runs of five words. Hashes are FNV-1a of 64 bits, the same on
//! every machine and in every version, since they stand in files.

use std::collections::BTreeSet;

/// Words in a run (Broder takes ten, later work on news four or five).
const RUN: usize = 5;
/// Hashes in a sketch: the share of common runs is then known to about 5 points, which tells copies from retellings.
const SIZE: usize = 128;

/// A hash of a text: FNV-1a of 64 bits over its bytes, as sixteen hexadecimal figures.
///
/// ```
/// assert_eq!(factdiff::source::hash("talks"), factdiff::source::hash("talks"));
/// assert_eq!(factdiff::source::hash(""), "cbf29ce484222325");
/// ```
pub fn hash(text: &str) -> String {
    format!("{:016x}", text.bytes().fold(START, step))
}

/// The sketch of a text: at most 128 different numbers, smallest first, of its runs of five words. Case, punctuation and
/// white space do not count. A text of fewer than five words has one run; one of none has no number.
pub fn shingles(text: &str) -> Vec<u32> {
    let mut smallest = BTreeSet::new();
    let mut window = [0_u64; RUN];
    let mut words = 0;
    let mut add = |window: &[u64]| {
        let run = window.iter().flat_map(|word| word.to_le_bytes()).fold(START, step);
        let number = (scatter(run) >> 32) as u32;
        if smallest.len() < SIZE || smallest.last().is_some_and(|last| number < *last) {
            smallest.insert(number);
            if smallest.len() > SIZE {
                smallest.pop_last();
            }
        }
    };
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.chars().flat_map(char::to_lowercase).fold(START, |hash, c| {
            let mut bytes = [0; 4];
            c.encode_utf8(&mut bytes).bytes().fold(hash, step)
        });
        window.rotate_left(1);
        window[RUN - 1] = word;
        words += 1;
        if words >= RUN {
            add(&window);
        }
    }
    if (1..RUN).contains(&words) {
        add(&window[RUN - words..]);
    }
    smallest.into_iter().collect()
}

/// The share of their runs of words that two texts have in common, in percent of all runs of both (Jaccard's index), as
/// far as their sketches tell: exact for short texts, within about 5 points for others. 100 for equal sketches, 0 where one
/// is empty.
///
/// ```
/// use factdiff::source::{common_percent, shingles};
///
/// let one = shingles("The talks ended on Monday without a result.");
/// assert_eq!(common_percent(&one, &shingles("the talks ended on monday, without a result")), 100);
/// assert_eq!(common_percent(&one, &shingles("It rained all day in the north of the country.")), 0);
/// ```
pub fn common_percent(one: &[u32], other: &[u32]) -> u32 {
    if one.is_empty() || other.is_empty() {
        return 0;
    }
    // Where both sketches are whole, all of their union counts; else only its smallest part is a fair sample of it.
    let whole = one.len() < SIZE && other.len() < SIZE;
    let (mut left, mut right) = (one, other);
    let (mut seen, mut common) = (0_u32, 0_u32);
    while (whole || (seen as usize) < SIZE) && !(left.is_empty() && right.is_empty()) {
        let (a, b) = (left.first(), right.first());
        let both = a == b;
        if b.is_none() || a.is_some_and(|a| b.is_some_and(|b| a <= b)) {
            left = &left[1..];
        }
        if a.is_none() || b.is_some_and(|b| a.is_some_and(|a| b <= a)) {
            right = &right[1..];
        }
        seen += 1;
        common += u32::from(both);
    }
    (common * 100 + seen / 2) / seen
}

const START: u64 = 0xcbf2_9ce4_8422_2325;

/// One step of FNV-1a (Fowler, Noll, Vo; IETF draft-eastlake-fnv).
fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
}

/// Spreads a hash over all bits: the last step of MurmurHash3. FNV's high bits alone are not even enough for a sketch.
fn scatter(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::{common_percent, hash, shingles};

    fn words(range: std::ops::Range<usize>) -> String {
        range.map(|n| format!("word{n}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn hashes_are_those_of_the_draft() {
        assert_eq!(hash(""), "cbf29ce484222325");
        assert_eq!(hash("a"), "af63dc4c8601ec8c");
        assert_eq!(hash("foobar"), "85944171f73967e8");
    }

    #[test]
    fn sketches_are_sorted_short_and_stable() {
        let sketch = shingles(&words(0..3000));
        assert_eq!(sketch.len(), 128);
        assert!(sketch.windows(2).all(|pair| pair[0] < pair[1]));
        assert_eq!(shingles("one two three").len(), 1);
        assert_eq!(shingles("one two three four five six").len(), 2);
        assert_eq!(shingles("… — !").len(), 0);
    }

    #[test]
    fn shares() {
        #[track_caller]
        fn about(one: &str, other: &str, low: u32, high: u32) {
            let (one, other) = (shingles(one), shingles(other));
            let got = common_percent(&one, &other);
            assert!((low..=high).contains(&got), "{got} is not between {low} and {high}");
            assert_eq!(got, common_percent(&other, &one));
        }
        about(&words(0..1000), &words(0..1000), 100, 100);
        about(&words(0..1000), &words(1000..2000), 0, 0);
        // 750 of 1250 runs are common.
        about(&words(0..1000), &words(250..1250), 50, 70);
        about(&words(0..20), &words(10..30), 23, 24);
        about(&words(0..1000), "", 0, 0);
        about("", "", 0, 0);
        about(&words(0..1000), &words(0..10), 0, 2);
    }
}
