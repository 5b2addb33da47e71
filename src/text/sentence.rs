use std::cell::OnceCell;
use std::ops::Range;

use super::forms::Forms;
use super::token::Tokens;
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

/// The sentences of a text, and which of its tokens stand inside quotation marks.
pub(super) struct Sentences {
    pub(super) list: Vec<Sentence>,
    pub(super) quoted: Vec<Range<u32>>,
}

/// Cuts the tokens into sentences.
pub(super) fn split(text: &str, tokens: &Tokens) -> Sentences {
    let Tokens { list, forms } = tokens;
    let wrapped = OnceCell::new();
    let mut sentences = Vec::with_capacity(list.len() / 20 + 1);
    let mut quotations = Quotations::default();
    let (mut start, mut paragraph, mut terminated) = (0, 0, false);
    // Where the line of the token begins.
    let mut line = list.first().map_or(0, |first| line_within(text, 0, first.span.start as usize).unwrap_or(0));
    for at in 0..list.len() {
        let token = &list[at];
        let plain = token.shape != Shape::Punct && !token.dotted;
        // Most tokens are words with a blank behind them.
        let next = list.get(at + 1).map_or(0, |next| next.span.start as usize);
        if plain && next == token.span.end as usize + 1 && text.as_bytes()[next - 1] == b' ' {
            terminated = false;
            continue;
        }
        if token.shape == Shape::Punct {
            quotations.mark(character(text, token), at + 1);
        }
        let edge = Edge { text, tokens: list, forms, at };
        terminated = !plain && edge.is_terminated(at > start && terminated);
        let ends = match list.get(at + 1) {
            Some(_) if !terminated && edge.is_close() => None,
            Some(next) => {
                let ends = edge.ends(next, line, terminated, || *wrapped.get_or_init(|| is_wrapped(text)));
                line = line_within(text, edge.end(), next.span.start as usize).unwrap_or(line);
                ends
            }
            None => Some(false),
        };
        if let Some(new_paragraph) = ends {
            let span = list[start].span.to(list[at].span);
            sentences.push(Sentence { tokens: start..at + 1, span, region: Region::Body, paragraph });
            start = at + 1;
            if new_paragraph {
                paragraph += 1;
                quotations.close(at + 1);
            }
        }
    }
    quotations.close(list.len());
    Sentences { list: sentences, quoted: quotations.closed }
}

/// Where the last line begins that begins in a part of a text.
fn line_within(text: &str, start: usize, end: usize) -> Option<usize> {
    text.as_bytes()[start..end].iter().rposition(|byte| *byte == b'\n').map(|at| start + at + 1)
}

/// Whether a text is wrapped by hand: no line of it is long.
fn is_wrapped(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut start = 0;
    for end in memchr::memchr_iter(b'\n', bytes) {
        let line = &bytes[start..end];
        if line.strip_suffix(b"\r").unwrap_or(line).len() > WRAPPED_LONGEST {
            return false;
        }
        start = end + 1;
    }
    bytes.len() - start <= WRAPPED_LONGEST
}

/// The quotations of a text as its marks open and close them.
#[derive(Default)]
struct Quotations {
    /// The tokens of those that are over.
    closed: Vec<Range<u32>>,
    /// The first token of the one that is not.
    open: Option<usize>,
}

impl Quotations {
    /// Takes note of a mark; `behind` is the token behind it.
    fn mark(&mut self, mark: char, behind: usize) {
        match mark {
            '“' | '„' | '«' => self.open(behind),
            '”' | '»' => self.close(behind),
            '"' if self.open.is_none() => self.open(behind),
            '"' => self.close(behind),
            _ => {}
        }
    }

    fn open(&mut self, first: usize) {
        self.open.get_or_insert(first);
    }

    fn close(&mut self, behind: usize) {
        if let Some(first) = self.open.take() {
            self.closed.push(first as u32..behind as u32);
        }
    }
}

/// The character that a token begins with; punctuation is no more than that.
fn character(text: &str, token: &Token) -> char {
    text[token.span.start as usize..].chars().next().unwrap_or_default()
}

/// A token behind which a sentence may end.
struct Edge<'t> {
    text: &'t str,
    tokens: &'t [Token],
    forms: &'t Forms,
    at: usize,
}

impl Edge<'_> {
    /// Where the token ends.
    #[inline]
    fn end(&self) -> usize {
        self.tokens[self.at].span.end as usize
    }

    /// Whether nothing or a single blank stands between the token and the next one.
    #[inline]
    fn is_close(&self) -> bool {
        let end = self.end();
        self.tokens.get(self.at + 1).is_some_and(|next| {
            let start = next.span.start as usize;
            start == end || start == end + 1 && self.text.as_bytes()[end] == b' '
        })
    }

    /// Whether a sentence ends before `next`; `Some(true)` where a paragraph does too. `line` is where the line of the token
    /// begins.
    fn ends(&self, next: &Token, line: usize, terminated: bool, wrapped: impl FnOnce() -> bool) -> Option<bool> {
        let end = self.end();
        let gap = &self.text[end..next.span.start as usize];
        let breaks = if self.is_close() { 0 } else { gap.bytes().filter(|byte| *byte == b'\n').count() };
        if breaks >= 2 || gap.len() > 2 && gap.contains('\u{2029}') {
            return Some(true);
        }
        if breaks == 1 {
            let wrapped = wrapped();
            // No character takes less than a byte, and those of ASCII take no more.
            let line = &self.text[line..end];
            let long = || line.len() >= WRAPPED_LINE && (line.is_ascii() || line.chars().count() >= WRAPPED_LINE);
            let goes_on = wrapped && long() || next.case == Case::Lower && next.shape == Shape::Word;
            if !goes_on || terminated && !wrapped {
                return Some(true);
            }
        }
        if !terminated || !next.space_before && next.shape != Shape::Word {
            return None;
        }
        // What closes or repeats the end of a sentence stands close to it, and is no word.
        let begins = next.case != Case::Lower
            && !(next.shape == Shape::Punct && matches!(character(self.text, next), ',' | ';' | ':'));
        begins.then_some(false)
    }

    /// Whether the token closes a sentence: a terminator, quotation marks behind one, or an abbreviation that can.
    /// `before` tells whether the token before it does, in the same sentence.
    fn is_terminated(&self, before: bool) -> bool {
        let token = &self.tokens[self.at];
        if token.shape != Shape::Punct && !token.dotted {
            return false;
        }
        match token.shape {
            Shape::Punct => match character(self.text, token) {
                '.' | '!' | '?' | '…' | '。' => true,
                ']' if self.closes_footnote() => true,
                '”' | '"' | '’' | '\'' | ')' | ']' | '»' => before && !token.space_before,
                _ => false,
            },
            Shape::Word if token.dotted => {
                let Some(next) = self.tokens.get(self.at + 1) else { return true };
                let can_end = || CAN_END.contains(&self.forms.of(token.span));
                let starter = || next.case == Case::Title && STARTERS.binary_search(&self.forms.of(next.span)).is_ok();
                let dots = || self.text[token.span.range()].matches('.').count();
                (dots() > 1 || can_end()) && starter()
            }
            _ => false,
        }
    }

    /// Whether the token closes the mark of a footnote behind a full stop: `He left.[19] She stayed.`, `.[3][4]`.
    fn closes_footnote(&self) -> bool {
        let close = |at: usize| !self.tokens[at].space_before;
        let Some(stop) = self.at.checked_sub(3) else { return false };
        let number = &self.tokens[self.at - 1];
        number.shape == Shape::Number
            && character(self.text, &self.tokens[self.at - 2]) == '['
            && matches!(character(self.text, &self.tokens[stop]), '.' | ']')
            && (stop + 1..self.at + 1).all(close)
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
        splits("It fell.[19] Then it rose.[3][4] All left.", &["It fell.[19]", "Then it rose.[3][4]", "All left."]);
        splits("It fell [19] Then it rose.", &["It fell [19] Then it rose."]);
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
