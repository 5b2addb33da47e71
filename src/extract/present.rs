//! What stands in a sentence: the cues of kinds, and the words that phrases need.

use std::cell::Cell;

use crate::value::Cues;

/// The number of a need of the program.
pub(super) type NeedId = u32;

/// What stands in one sentence after the other.
#[derive(Debug, Default)]
pub(super) struct Present {
    cues: Cues,
    /// The number of the sentence, from 1.
    sentence: u32,
    /// By need, the last sentence that a word of it stood in.
    filled: Vec<u32>,
}

thread_local! {
    /// What the last text of this thread left: the number of its last sentence and the needs with theirs. A short text has
    /// fewer words than there are needs, and sentences that are counted on make it needless to begin with noughts.
    static LEFT: Cell<(u32, Vec<u32>)> = const { Cell::new((0, Vec::new())) };
}

impl Present {
    /// No sentence yet, for so many needs.
    pub(super) fn new(needs: usize) -> Present {
        let (sentence, mut filled) = LEFT.take();
        if filled.len() < needs {
            filled.resize(needs, 0);
        }
        Present { cues: Cues::NONE, sentence, filled }
    }

    /// Goes to a sentence of which nothing is known.
    pub(super) fn begin(&mut self) {
        if self.sentence == u32::MAX {
            self.filled.fill(0);
            self.sentence = 0;
        }
        self.sentence += 1;
        self.cues = Cues::NONE;
    }

    /// Takes note of a word that a need asks for.
    #[inline]
    pub(super) fn fill(&mut self, need: NeedId) {
        self.filled[need as usize] = self.sentence;
    }

    /// Takes note of what all words tell of the kinds.
    pub(super) fn tell(&mut self, cues: Cues) {
        self.cues = cues;
    }

    /// What the words tell of the kinds.
    #[inline]
    pub(super) fn cues(&self) -> Cues {
        self.cues
    }

    /// Whether a word of a need stands in the sentence.
    #[inline]
    pub(super) fn holds(&self, need: NeedId) -> bool {
        self.filled[need as usize] == self.sentence
    }

    /// Whether the sentence has all that is needed: a word of every need, and these cues.
    #[inline]
    pub(super) fn meets(&self, needs: &[NeedId], cues: Cues) -> bool {
        self.cues.and(cues) == self.cues && needs.iter().all(|need| self.holds(*need))
    }
}

impl Drop for Present {
    fn drop(&mut self) {
        LEFT.set((self.sentence, std::mem::take(&mut self.filled)));
    }
}
