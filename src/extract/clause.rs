//! Where a sentence falls into clauses, as far as words and marks can tell.
//!
//! A clause ends at `;` and at a dash, and where a comma, a conjunction or a relative pronoun begins words with a finite
//! verb of their own: an auxiliary or a reporting verb within eight words and before the next mark. `and` alone joins
//! nouns more often than clauses, so it needs that verb too; `when`, `while` and their like need none. What is missed leaves
//! a clause too long, never too short.

use super::grammar::{Classes, is_finite, is_past_form, stance};
use crate::text::{Shape, Words};

/// How far a finite verb is looked for; ours.
const REACH: usize = 8;

/// The clauses of one sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Clauses {
    starts: Vec<usize>,
}

impl Clauses {
    /// Finds the clauses of a sentence.
    pub(super) fn of(words: &Words<'_>) -> Clauses {
        let range = words.range();
        let classes = range.clone().map(|at| Classes::at(words, at)).collect();
        let sentence = Sentence { words, start: range.start, classes };
        let mut starts = vec![range.start];
        let mut finite_before = false;
        for at in range {
            if sentence.begins_clause(at, finite_before) {
                starts.push(at);
                finite_before = false;
            }
            finite_before |= sentence.classes(at).is_finite();
        }
        Clauses { starts }
    }

    /// The number of the clause that holds a token.
    pub(super) fn number(&self, token: usize) -> usize {
        self.starts.partition_point(|start| *start <= token).saturating_sub(1)
    }

    /// The first token of the clause of this number.
    pub(super) fn start(&self, number: usize) -> usize {
        self.starts[number]
    }

    /// The number of the clause to whose noun a clause belongs, itself where it is none: of `the quake of 2005 that killed
    /// 70` or `in May, when 70 died` the first. `said that 70 died` speaks of no noun.
    pub(super) fn head(&self, words: &Words<'_>, mut number: usize) -> usize {
        while number > 0 && is_relative(words, self.starts[number]) {
            number -= 1;
        }
        number
    }

    /// The tokens of the clause that holds a token, in a sentence that ends before `end`.
    pub(super) fn tokens(&self, token: usize, end: usize) -> std::ops::Range<usize> {
        let number = self.number(token);
        self.starts[number]..self.starts.get(number + 1).copied().unwrap_or(end)
    }
}

/// A sentence, with what the lists say of each of its words.
struct Sentence<'w, 'd> {
    words: &'w Words<'d>,
    start: usize,
    classes: Vec<Classes>,
}

impl Sentence<'_, '_> {
    fn classes(&self, at: usize) -> Classes {
        self.classes.get(at - self.start).copied().unwrap_or_default()
    }

    fn begins_clause(&self, at: usize, finite_before: bool) -> bool {
        let words = self.words;
        if at == self.start {
            return false;
        }
        let classes = self.classes(at);
        match words.get(at).map(|token| token.shape) {
            Some(Shape::Dash) => true,
            Some(Shape::Punct) => match words.word(at) {
                ";" => true,
                "," => (finite_before || self.classes(at + 1).is_subordinator()) && self.finite_within(at + 1),
                _ => false,
            },
            Some(Shape::Word) if !classes.is_coordinator() && !classes.is_subordinator() => false,
            Some(Shape::Word) if words.before(at, 1) == "," => false,
            Some(Shape::Word) if classes.is_coordinator() => finite_before && self.finite_within(at + 1),
            Some(Shape::Word) => always_begins(words.word(at)) || self.finite_within(at + 1),
            _ => false,
        }
    }

    fn finite_within(&self, from: usize) -> bool {
        let words = self.words;
        for at in from..from + REACH {
            let Some(token) = words.get(at).filter(|_| !words.word(at).is_empty()) else { return false };
            let classes = self.classes(at);
            let joins = at > from && (classes.is_coordinator() || classes.is_subordinator());
            let mark = token.shape == Shape::Dash
                || token.shape == Shape::Punct && matches!(words.word(at), "," | ";" | ":" | "(" | ")");
            if joins || mark {
                return false;
            }
            // Right behind a relative pronoun a past form is no participle: `a bill that passed`.
            let relative =
                at == from && matches!(words.before(at, 1), "that" | "which" | "who") && is_past_form(words.word(at));
            if classes.is_finite() || relative {
                return true;
            }
        }
        false
    }
}

/// Whether the clause that begins here tells more of a noun, or of a day, right before it.
fn is_relative(words: &Words<'_>, start: usize) -> bool {
    let at = if words.word(start) == "," { start + 1 } else { start };
    let before = words.before(start, 1);
    let noun = !before.is_empty()
        && stance(before).is_none()
        && !is_finite(before)
        && words.get(start.saturating_sub(1)).is_some_and(|token| matches!(token.shape, Shape::Word | Shape::Number));
    match words.word(at) {
        "that" => at == start && noun,
        "which" => noun,
        // `The roof fell when …` is no relative clause, and `last year, when …` is one.
        "when" => at > start && noun,
        _ => false,
    }
}

/// Words that begin a clause wherever they stand without a comma; `after` or `since` can as well begin a mere phrase.
fn always_begins(word: &str) -> bool {
    matches!(word, "although" | "though" | "unless" | "when" | "whereas" | "which" | "while" | "who" | "whom" | "whose")
}

#[cfg(test)]
mod tests {
    use super::Clauses;
    use crate::text::Document;

    #[track_caller]
    fn cuts(text: &str, expected: &[&str]) {
        let document = Document::new(text);
        let words = document.words(&document.sentences()[0]);
        let clauses = Clauses::of(&words);
        let mut got: Vec<String> = Vec::new();
        for at in words.range() {
            match clauses.number(at) {
                number if number < got.len() => got[number] = format!("{} {}", got[number], document.written(at)),
                _ => got.push(document.written(at).to_owned()),
            }
        }
        assert_eq!(got, expected);
    }

    #[test]
    fn sentences_fall_into_clauses() {
        cuts("Ten people were killed and 20 were hurt", &["Ten people were killed", "and 20 were hurt"]);
        cuts("The mayor, a farmer, said so", &["The mayor , a farmer , said so"]);
        cuts("Men and women were there", &["Men and women were there"]);
        cuts("It was late; all had left", &["It was late", "; all had left"]);
        cuts("Six died – none was armed", &["Six died", "– none was armed"]);
        cuts("He left, but she has stayed", &["He left , but she has stayed"]);
        cuts("He has left, but she has stayed", &["He has left", ", but she has stayed"]);
        cuts("The hall, which was full, is shut", &["The hall", ", which was full", ", is shut"]);
        cuts("He did not veto a bill that passed", &["He did not veto a bill", "that passed"]);
        cuts("He was late when the mill closed", &["He was late", "when the mill closed"]);
        cuts("Six died when the roof was hit", &["Six died", "when the roof was hit"]);
    }

    #[test]
    fn relative_clauses_have_heads() {
        let heads = |text: &str| -> Vec<usize> {
            let document = Document::new(text);
            let words = document.words(&document.sentences()[0]);
            let clauses = Clauses::of(&words);
            (0..clauses.starts.len()).map(|number| clauses.head(&words, number)).collect()
        };
        assert_eq!(heads("It recalled the quake of 2005 that killed 70 people"), [0, 0]);
        assert_eq!(heads("Storms were worse last year, when 70 people were hurt"), [0, 0]);
        assert_eq!(heads("The mayor said last year that 70 people were hurt"), [0, 0]);
        assert_eq!(heads("The mayor said that 70 people were hurt"), [0, 1]);
        assert_eq!(heads("The roof was wet when 70 people were hurt"), [0, 1]);
    }
}
