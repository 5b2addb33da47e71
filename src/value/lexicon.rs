//! A table of phrases that is looked up word by word: offices, countries, bodies.

use crate::text::{FixedWords, Words};

/// Phrases and what each stands for, as `build/tables.rs` lays them out. Looking up costs the length of the longest phrase that
/// fits, however many there are.
///
/// Hyphens are spaces; case and the dots of abbreviations do not matter. One phrase may stand for several things.
pub(super) struct Lexicon<T: 'static> {
    pub(super) words: FixedWords,
    /// By the number of a word, the node behind it at the beginning of a phrase; 0 where it begins none.
    pub(super) first: &'static [u32],
    /// By the number of a node, where its steps begin; they end where those of the next node begin.
    pub(super) children: &'static [u32],
    /// Words, in the order of their numbers within a node, and the nodes behind them.
    pub(super) steps: &'static [(u32, u32)],
    /// By the number of a node, where its meanings begin; they end where those of the next node begin.
    pub(super) ends: &'static [u32],
    pub(super) meanings: &'static [T],
}

impl<T: 'static> Lexicon<T> {
    /// The words that phrases begin with.
    pub(super) fn first_words(&self) -> impl Iterator<Item = &str> {
        let begins = self.first.iter().enumerate().filter(|(_, node)| **node != 0);
        begins.map(|(number, _)| self.words.word(number as u32))
    }

    /// Whether some phrase begins with the word of token `at`: what spares most tokens a look at the words behind.
    pub(super) fn may_begin(&self, words: &Words<'_>, at: usize) -> bool {
        self.step(0, words.hash(at), || words.word(at)).is_some()
    }

    /// The longest phrase that begins at token `at`: the token behind it, and what it stands for.
    pub(super) fn longest(&self, words: &Words<'_>, at: usize) -> Option<(usize, &'static [T])> {
        self.longest_where(words, at, |_, _| true)
    }

    /// The longest phrase that begins at token `at` and of which some meaning fits, by the token behind it.
    pub(super) fn longest_where(
        &self,
        words: &Words<'_>,
        at: usize,
        fits: impl Fn(usize, &T) -> bool,
    ) -> Option<(usize, &'static [T])> {
        let (mut node, mut index) = (0, at);
        let mut found = None;
        loop {
            // A hyphen inside a phrase is stepped over; it neither begins nor ends one.
            if index > at {
                index = words.over_hyphen(index);
            }
            let Some(next) = self.step(node, words.hash(index), || words.word(index)) else { return found };
            (node, index) = (next, index + 1);
            let meanings = self.meanings_of(node);
            if meanings.iter().any(|meaning| fits(index, meaning)) {
                found = Some((index, meanings));
            }
        }
    }

    fn step<'w>(&self, node: u32, hash: u32, word: impl Fn() -> &'w str) -> Option<u32> {
        self.step_to(node, self.words.get(hash, word)?)
    }

    fn step_to(&self, node: u32, word: u32) -> Option<u32> {
        if node == 0 {
            return self.first.get(word as usize).copied().filter(|next| *next != 0);
        }
        let steps = &self.steps[self.children[node as usize] as usize..self.children[node as usize + 1] as usize];
        steps.binary_search_by_key(&word, |(word, _)| *word).ok().map(|at| steps[at].1)
    }

    fn meanings_of(&self, node: u32) -> &'static [T] {
        &self.meanings[self.ends[node as usize] as usize..self.ends[node as usize + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;
    use crate::value::place::gazetteer;

    #[test]
    fn the_longest_phrase_is_found() {
        #[track_caller]
        fn finds(text: &str, end: Option<usize>) {
            let document = Document::new(text);
            let words = document.words_in(0..document.tokens().len());
            assert_eq!(gazetteer().names.longest(&words, 0).map(|(end, _)| end), end, "in {text:?}");
        }
        finds("Guinea", Some(1));
        finds("guinea bissau", Some(2));
        finds("Papua New Guinea", Some(3));
        finds("Papua-New-Guinea", Some(5));
        finds("Guinea the Bissau", Some(1));
        finds("Papua New Wales", None);
        finds("St. John’s", Some(3));
        finds("St. John", None);
        finds("U.N.", None);
        finds("NL", Some(1));
        finds("", None);
    }
}
