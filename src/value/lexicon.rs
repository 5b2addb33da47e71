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
    /// The longest phrase that begins at token `at`: the token behind it, and what it stands for.
    #[inline]
    pub(super) fn longest(&self, words: &Words<'_>, at: usize) -> Option<(usize, &'static [T])> {
        self.longest_where(words, at, |_, _| true)
    }

    /// The longest phrase that begins at token `at` and of which some meaning fits, by the token behind it.
    #[inline]
    pub(super) fn longest_where(
        &self,
        words: &Words<'_>,
        at: usize,
        fits: impl Fn(usize, &T) -> bool,
    ) -> Option<(usize, &'static [T])> {
        // What spares most tokens the rest.
        if self.words.may_hold(words.hash(at)) { self.longest_from(words, at, fits) } else { None }
    }

    fn longest_from(
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

    /// What exactly these normalised words stand for; empty where they are no phrase.
    pub(super) fn exactly<'w>(&self, words: impl IntoIterator<Item = &'w str>) -> &'static [T] {
        let mut node = 0;
        for word in words {
            match self.words.find(word).and_then(|word| self.step_to(node, word)) {
                Some(next) => node = next,
                None => return &[],
            }
        }
        if node == 0 { &[] } else { self.meanings_of(node) }
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
