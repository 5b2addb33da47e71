//! A set of what stands in a sentence: the cues of kinds, and the words that phrases need.

use crate::value::Cues;

/// Words of the set; 256 bits in all.
const WORDS: usize = 4;

/// Bits for cues, and behind them bits for needs. Needs are many and share bits, so that a set says surely what is missing
/// and only probably what is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Bits([u64; WORDS]);

impl Bits {
    /// Nothing.
    pub(super) const NONE: Bits = Bits([0; WORDS]);

    /// The bit of the need of this number.
    pub(super) fn of_need(number: usize) -> Bits {
        let at = Cues::BITS + number % (64 * WORDS - Cues::BITS);
        let mut bits = Bits::NONE;
        bits.0[at / 64] |= 1 << (at % 64);
        bits
    }

    /// The bits of cues.
    pub(super) fn of_cues(cues: Cues) -> Bits {
        let mut bits = Bits::NONE;
        bits.0[0] = cues.bits();
        bits
    }

    /// The cues in the set.
    pub(super) fn cues(&self) -> Cues {
        Cues::from_bits(self.0[0])
    }

    /// Adds all of another set.
    pub(super) fn add(&mut self, other: &Bits) {
        for (word, other) in self.0.iter_mut().zip(other.0) {
            *word |= other;
        }
    }

    /// Whether all of another set is in this one.
    pub(super) fn holds(&self, other: &Bits) -> bool {
        self.0.iter().zip(other.0).all(|(word, other)| other & !word == 0)
    }

    /// Whether the sets have a bit in common.
    pub(super) fn meets(&self, other: &Bits) -> bool {
        self.0.iter().zip(other.0).any(|(word, other)| word & other != 0)
    }
}
