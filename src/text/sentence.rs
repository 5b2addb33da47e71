use std::cell::OnceCell;
use std::ops::Range;

use super::token::{Changed, Tokens, word};
use super::{Case, Region, Shape, Span, Token};

/// One sentence, or one line that stands for itself (a headline, an item of a list).
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Its tokens, as indices into the document's.
    pub tokens: Range<usize>,
    /// Where it stands in the text, without white space around it.
    pub span: Span,
    /// What part of the article it belongs to.
    pub region: Region,
    /// The index of its paragraph.
    pub paragraph: u32,
}

/// Words that begin a sentence so often that an abbreviation before them ends one (`in the U.S. The talks`).
const STARTERS: &[&str] = &[
    "a",
    "after",
    "also",
    "an",
    "and",
    "as",
    "at",
    "both",
    "but",
    "by",
    "earlier",
    "for",
    "he",
    "her",
    "his",
    "however",
    "if",
    "in",
    "it",
    "its",
    "many",
    "meanwhile",
    "more",
    "no",
    "on",
    "one",
    "our",
    "she",
    "since",
    "so",
    "some",
    "that",
    "the",
    "their",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "two",
    "we",
    "when",
    "while",
    "with",
    "you",
];

/// Abbreviations that can end a sentence; after others (`Gen.`, `Mr.`) a name goes on.
const CAN_END: &[&str] = &["am", "co", "corp", "esq", "inc", "jr", "ltd", "pm", "sr"];

/// Lines longer than this that wrap are taken for wrapped text (72 to 80 columns are usual); ours.
const WRAPPED_LINE: usize = 55;
/// No line of a text that is wrapped by hand is longer than this; ours.
const WRAPPED_LONGEST: usize = 110;

/// Cuts the tokens into sentences and sets each token's `quoted`.
pub(super) fn split(text: &str, tokens: &mut Tokens) -> Vec<Sentence> {
    let Tokens { list, changed } = tokens;
    let wrapped = OnceCell::new();
    let mut sentences = Vec::with_capacity(list.len() / 20 + 1);
    let (mut start, mut paragraph, mut quoted, mut terminated) = (0, 0, false, false);
    for at in 0..list.len() {
        let edge = Edge { text, tokens: list, changed, at };
        terminated = edge.is_terminated(at > start && terminated);
        let ends = match list.get(at + 1) {
            Some(next) => edge.ends(next, terminated, || *wrapped.get_or_init(|| is_wrapped(text))),
            None => Some(false),
        };
        mark_quotation(text, &mut list[at], &mut quoted);
        if let Some(new_paragraph) = ends {
            let span = list[start].span.to(list[at].span);
            sentences.push(Sentence { tokens: start..at + 1, span, region: Region::Body, paragraph });
            start = at + 1;
            if new_paragraph {
                paragraph += 1;
                quoted = false;
            }
        }
    }
    sentences
}

/// Whether a text is wrapped by hand: no line of it is long.
fn is_wrapped(text: &str) -> bool {
    text.lines().all(|line| line.len() <= WRAPPED_LONGEST)
}

fn mark_quotation(text: &str, token: &mut Token, quoted: &mut bool) {
    token.quoted = *quoted;
    if token.shape != Shape::Punct {
        return;
    }
    match &text[token.span.range()] {
        "“" | "„" | "«" => *quoted = true,
        "”" | "»" => *quoted = false,
        "\"" => *quoted = !*quoted,
        _ => {}
    }
}

/// A token behind which a sentence may end.
struct Edge<'t> {
    text: &'t str,
    tokens: &'t [Token],
    changed: &'t Changed,
    at: usize,
}

impl Edge<'_> {
    #[inline]
    /// Whether a sentence ends before `next`; `Some(true)` where a paragraph does too.
    fn ends(&self, next: &Token, terminated: bool, wrapped: impl FnOnce() -> bool) -> Option<bool> {
        let end = self.tokens[self.at].span.end as usize;
        let start = next.span.start as usize;
        let close = start == end || start == end + 1 && self.text.as_bytes()[end] == b' ';
        if close && !terminated {
            return None;
        }
        let gap = &self.text[end..start];
        let breaks = if close { 0 } else { gap.bytes().filter(|byte| *byte == b'\n').count() };
        if breaks >= 2 || gap.len() > 2 && gap.contains('\u{2029}') {
            return Some(true);
        }
        if breaks == 1 {
            let line = || self.text[..end].rsplit('\n').next().unwrap_or("");
            let wrapped = wrapped();
            let goes_on = wrapped && line().chars().count() >= WRAPPED_LINE
                || next.case == Case::Lower && next.shape == Shape::Word;
            if !goes_on || terminated && !wrapped {
                return Some(true);
            }
        }
        if !terminated || !next.space_before && next.shape != Shape::Word {
            return None;
        }
        // What closes or repeats the end of a sentence stands close to it, and is no word.
        let begins = next.case != Case::Lower
            && !(next.shape == Shape::Punct && matches!(&self.text[next.span.range()], "," | ";" | ":"));
        begins.then_some(false)
    }

    /// Whether the token closes a sentence: a terminator, quotation marks behind one, or an abbreviation that can.
    /// `before` tells whether the token before it does, in the same sentence.
    fn is_terminated(&self, before: bool) -> bool {
        let token = &self.tokens[self.at];
        if token.shape != Shape::Punct && !token.dotted {
            return false;
        }
        let written = &self.text[token.span.range()];
        match token.shape {
            Shape::Punct => match written {
                "." | "!" | "?" | "…" | "。" => true,
                "”" | "\"" | "’" | "'" | ")" | "]" | "»" => before && !token.space_before,
                _ => false,
            },
            Shape::Word if token.dotted => {
                let Some(next) = self.tokens.get(self.at + 1) else { return true };
                let can_end = || CAN_END.contains(&word(self.text, self.changed, token));
                let starter =
                    || next.case == Case::Title && STARTERS.binary_search(&word(self.text, self.changed, next)).is_ok();
                (written.matches('.').count() > 1 || can_end()) && starter()
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    #[track_caller]
    fn splits(text: &str, expected: &[&str]) {
        let document = Document::new(text);
        let got: Vec<&str> = document.sentences().iter().map(|s| document.slice(s.span)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn starters_are_sorted() {
        assert!(super::STARTERS.is_sorted());
    }

    #[test]
    fn abbreviations_decimals_and_quotations_do_not_split() {
        splits(
            "Gen. Ada Moss met Mr. Roe on Jan. 5 at 3.30 p.m. in D.C. with 1.5 million.",
            &["Gen. Ada Moss met Mr. Roe on Jan. 5 at 3.30 p.m. in D.C. with 1.5 million."],
        );
        splits("“Go away!” he said. She left.", &["“Go away!” he said.", "She left."]);
        splits("It is in the U.S. The talks go on.", &["It is in the U.S.", "The talks go on."]);
        splits("She stood before Judge I. Ada Moss.", &["She stood before Judge I. Ada Moss."]);
        splits("It was World War I. Then came peace.", &["It was World War I.", "Then came peace."]);
        splits("The U.S. Senate voted.", &["The U.S. Senate voted."]);
        splits("It fell.\" Then it rose.", &["It fell.\"", "Then it rose."]);
        splits("He is fine (so far). Good.", &["He is fine (so far).", "Good."]);
    }

    #[test]
    fn lines_and_paragraphs() {
        splits("Talks end\n\nThe talks ended. All left.", &["Talks end", "The talks ended.", "All left."]);
        splits("Looking ahead\nThe talks ended.", &["Looking ahead", "The talks ended."]);
        splits(
            "This is a text that somebody has wrapped by hand at some\ncolumn or other, as mail does. It goes on.",
            &[
                "This is a text that somebody has wrapped by hand at some\ncolumn or other, as mail does.",
                "It goes on.",
            ],
        );
        splits("", &[]);
        splits(" \n ", &[]);
    }
}
