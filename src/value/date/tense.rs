//! In which direction a bare weekday or a day without a year is looked for: what the verbs beside it say.

use std::sync::LazyLock;

use crate::text::{Case, Region, Shape, WordIndex, Words};

/// What the verb says that a date belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    /// No verb that says anything.
    #[default]
    None,
    /// `met`, `said`, `was killed`.
    Past,
    /// `will`, `is to`, `are set to`, `plan to`.
    Future,
    /// `would`, `was due to`, headlines: either way.
    Either,
}

/// The tense at each token of a window, each found in constant time after one pass.
#[derive(Debug)]
pub(super) struct Tenses {
    start: usize,
    headline: bool,
    at: Vec<Tense>,
}

impl Tenses {
    /// Finds the verbs of a window.
    ///
    /// A date belongs to the last verb before it in its clause (`He said on Monday that he will resign on Friday`), or to
    /// the first behind it where none stands before (`On Friday he will resign`). Ours.
    pub(super) fn of(words: &Words<'_>) -> Tenses {
        let range = words.range();
        let headline = words
            .get(range.start)
            .is_some_and(|_| words.document().sentence_of(range.start).region == Region::Headline);
        let mut cues = vec![Tense::None; range.len()];
        let mut at = range.start;
        while at < range.end {
            let (tense, taken) = cue(words, at);
            cues[at - range.start] = tense;
            at += taken;
        }
        // First what follows, so that it can fill in where nothing stands before; a semicolon ends a clause either way.
        let mut tenses = cues.clone();
        let mut ahead = Tense::None;
        for at in range.clone().rev() {
            let slot = at - range.start;
            if cues[slot] != Tense::None {
                ahead = cues[slot];
            } else if words.word(at) == ";" {
                ahead = Tense::None;
            }
            tenses[slot] = ahead;
        }
        let mut behind = Tense::None;
        for at in range.clone() {
            let slot = at - range.start;
            if cues[slot] != Tense::None {
                behind = cues[slot];
            } else if words.word(at) == ";" {
                behind = Tense::None;
            }
            if behind != Tense::None {
                tenses[slot] = behind;
            }
        }
        Tenses { start: range.start, headline, at: tenses }
    }

    /// The tense at a token.
    pub(super) fn at(&self, token: usize) -> Tense {
        let tense = token.checked_sub(self.start).and_then(|slot| self.at.get(slot)).copied().unwrap_or_default();
        if self.headline && tense != Tense::Future { Tense::Either } else { tense }
    }
}

/// The cue that begins at a token and how many tokens it takes.
fn cue(words: &Words<'_>, at: usize) -> (Tense, usize) {
    let word = words.word(at);
    match word {
        "will" | "shall" | "won't" | "'ll" => (Tense::Future, 1 + group(words, at + 1)),
        _ if word.ends_with("'ll") => (Tense::Future, 1 + group(words, at + 1)),
        // `may rule on Friday` looks ahead, `may have met on Friday` back.
        "may" | "might" if looks_ahead(words, at) => (Tense::Future, 1 + group(words, at + 1)),
        "would" | "could" | "should" | "might" => (Tense::Either, 1 + group(words, at + 1)),
        _ if word.ends_with("'d") => (Tense::Either, 1),
        "upcoming" | "forthcoming" => (Tense::Future, 1),
        "deadline" => (Tense::Either, 1),
        "due" if matches!(words.word(at + 1), "date" | "dates") => (Tense::Either, 2),
        "is" | "are" | "am" => match toward(words, at + 1) {
            Some(taken) => (Tense::Future, taken + 1 + group(words, at + 1 + taken)),
            None => (Tense::None, 1),
        },
        "was" | "were" => match toward(words, at + 1) {
            Some(taken) => (Tense::Either, taken + 1 + group(words, at + 1 + taken)),
            None => (Tense::Past, 1),
        },
        "has" | "have" | "had" => match words.word(at + 1) {
            // `had been scheduled for June` may have come about since, `has been` lies ahead.
            "been" if toward(words, at + 2).is_some() => (if word == "had" { Tense::Either } else { Tense::Future }, 3),
            "to" => (Tense::None, 1),
            _ if word == "had" => (Tense::Past, 1),
            _ => (Tense::Past, if words.word(at + 1) == "been" { 2 } else { 1 }),
        },
        "plan" | "plans" | "intend" | "intends" | "hope" | "hopes" | "aim" | "aims" | "expect" | "expects"
            if words.word(at + 1) == "to" =>
        {
            (Tense::Future, 2 + group(words, at + 2))
        }
        "planned" | "scheduled" | "slated" | "due" | "expected" | "set" | "poised"
            if matches!(words.word(at + 1), "for" | "to" | "on" | "in" | "at" | "by" | "next" | "this") =>
        {
            (Tense::Either, 1)
        }
        "begins" | "starts" | "opens" | "resumes" | "takes" | "expires" | "ends" | "meets" | "arrives" | "kicks" => {
            (Tense::Either, 1)
        }
        _ if is_past(word) => (Tense::Past, 1),
        _ => (Tense::None, 1),
    }
}

/// Whether `may` or `might` is the verb and has a plain one behind it.
fn looks_ahead(words: &Words<'_>, at: usize) -> bool {
    let lower = |at: usize| words.get(at).is_some_and(|token| token.shape == Shape::Word && token.case == Case::Lower);
    lower(at) && lower(at + 1) && !matches!(words.word(at + 1), "have" | "well") && words.word(at + 2) != "have"
}

/// How many tokens of `to`, `set to`, `due to`, `expected to`, `scheduled for`, `going to` stand here.
fn toward(words: &Words<'_>, at: usize) -> Option<usize> {
    let at_first = at;
    let at = if matches!(words.word(at), "also" | "now" | "not" | "still" | "currently") { at + 1 } else { at };
    let taken = match (words.word(at), words.word(at + 1)) {
        ("to", _) => 1,
        (
            "set" | "due" | "expected" | "scheduled" | "going" | "planned" | "slated" | "poised" | "about" | "planning"
            | "hoping" | "likely",
            "to" | "for" | "on" | "in" | "at" | "back" | "by",
        ) => 2,
        ("expected" | "scheduled" | "due" | "planned", _) => 1,
        _ => return None,
    };
    Some(taken + at - at_first)
}

/// How many of the next tokens belong to the same verb: `(will) not have been held`.
fn group(words: &Words<'_>, at: usize) -> usize {
    let mut taken = 0;
    while taken < 4 {
        let word = words.word(at + taken);
        let adverb = matches!(word, "not" | "be" | "have" | "been" | "also" | "likely" | "probably" | "then" | "get")
            || word.len() > 4 && word.ends_with("ly");
        if adverb {
            taken += 1;
        } else {
            return taken + usize::from(is_past(word)) + usize::from(taken == 0 && !is_past(word));
        }
    }
    taken
}

/// Whether a word is a verb in the past. Participles count: `the man arrested on Monday`. The irregular ones are
/// our own list.
fn is_past(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "ate",
        "beat",
        "became",
        "began",
        "begun",
        "bid",
        "bled",
        "blew",
        "bore",
        "bought",
        "broke",
        "broken",
        "brought",
        "built",
        "came",
        "cast",
        "caught",
        "chose",
        "cut",
        "dealt",
        "did",
        "died",
        "drank",
        "drawn",
        "drew",
        "driven",
        "drove",
        "dug",
        "eaten",
        "fallen",
        "fed",
        "fell",
        "felt",
        "fled",
        "flew",
        "flown",
        "forgot",
        "forgotten",
        "fought",
        "found",
        "froze",
        "gave",
        "given",
        "gone",
        "got",
        "grew",
        "grown",
        "heard",
        "held",
        "hid",
        "hidden",
        "hit",
        "hung",
        "hurt",
        "kept",
        "knelt",
        "knew",
        "known",
        "laid",
        "lay",
        "led",
        "left",
        "lent",
        "lit",
        "lost",
        "made",
        "meant",
        "met",
        "overthrew",
        "paid",
        "put",
        "ran",
        "rang",
        "risen",
        "rode",
        "rose",
        "said",
        "sang",
        "sank",
        "sat",
        "saw",
        "seen",
        "sent",
        "shaken",
        "shed",
        "shook",
        "shot",
        "showed",
        "shown",
        "shrank",
        "shut",
        "slept",
        "slid",
        "sold",
        "sought",
        "spent",
        "spoke",
        "spoken",
        "sprang",
        "spread",
        "spun",
        "stole",
        "stolen",
        "stood",
        "struck",
        "stuck",
        "stung",
        "swam",
        "swept",
        "swore",
        "sworn",
        "taken",
        "taught",
        "thought",
        "threw",
        "thrown",
        "told",
        "took",
        "tore",
        "torn",
        "understood",
        "undertook",
        "underwent",
        "went",
        "wept",
        "withdrawn",
        "withdrew",
        "woke",
        "won",
        "wore",
        "worn",
        "written",
        "wrote",
    ];
    static INDEX: LazyLock<WordIndex> = LazyLock::new(|| {
        let mut index = WordIndex::new();
        for word in IRREGULAR {
            index.insert(word);
        }
        index
    });
    INDEX.find(word).is_some()
        || word.len() > 4 && word.ends_with("ed") && !matches!(word, "united" | "need" | "hundred")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[track_caller]
    fn tense(text: &str, word: &str, expected: Tense) {
        let document = Document::new(text);
        let words = document.words(&document.sentences()[0]);
        let at = words.range().find(|at| words.word(*at) == word).unwrap();
        assert_eq!(Tenses::of(&words).at(at), expected, "{word} in {text:?}");
    }

    #[test]
    fn the_nearest_verb_decides() {
        tense("He said on Monday that he will resign on Friday.", "monday", Tense::Past);
        tense("He said on Monday that he will resign on Friday.", "friday", Tense::Future);
        tense("On Friday he will resign.", "friday", Tense::Future);
        tense("Talks will be held on Friday, he said.", "friday", Tense::Future);
        tense("Talks are set to begin on Friday.", "friday", Tense::Future);
        tense("The man arrested on Monday will appear in court.", "monday", Tense::Past);
        tense("Talks have been scheduled for Friday.", "friday", Tense::Future);
        tense("Talks had been scheduled for Friday.", "friday", Tense::Either);
        tense("She would travel on Friday.", "friday", Tense::Either);
        tense("The vote was due to take place on Friday.", "friday", Tense::Either);
        tense("Talks on Friday", "friday", Tense::None);
    }
}
