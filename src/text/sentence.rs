use std::ops::Range;

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

/// Cuts the tokens into sentences and sets each token's `sentence` and `quoted`.
pub(super) fn split(text: &str, tokens: &mut [Token], normal: &str) -> Vec<Sentence> {
    let wrapped = text.lines().map(str::len).max().unwrap_or(0) <= WRAPPED_LONGEST;
    let mut sentences = Vec::with_capacity(tokens.len() / 20 + 1);
    let (mut start, mut paragraph, mut quoted) = (0, 0, false);
    for at in 0..tokens.len() {
        let gap = tokens.get(at + 1).map(|next| &text[tokens[at].span.end as usize..next.span.start as usize]);
        let ends = match gap {
            None => Some(false),
            Some(gap) => ends_here(text, tokens, normal, start, at, gap, wrapped),
        };
        mark_quotation(text, &mut tokens[at], &mut quoted);
        if let Some(new_paragraph) = ends {
            let span = tokens[start].span.to(tokens[at].span);
            sentences.push(Sentence { tokens: start..at + 1, span, region: Region::Body, paragraph });
            for token in &mut tokens[start..=at] {
                token.sentence = (sentences.len() - 1) as u32;
            }
            start = at + 1;
            if new_paragraph {
                paragraph += 1;
                quoted = false;
            }
        }
    }
    sentences
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

/// Whether a sentence ends behind token `at`; `Some(true)` where a paragraph does too.
fn ends_here(
    text: &str,
    tokens: &[Token],
    normal: &str,
    start: usize,
    at: usize,
    gap: &str,
    wrapped: bool,
) -> Option<bool> {
    let breaks = gap.matches('\n').count();
    if breaks >= 2 || gap.contains('\u{2029}') {
        return Some(true);
    }
    let next = &tokens[at + 1];
    let terminated = is_terminated(text, tokens, normal, start, at);
    if breaks == 1 {
        let line = text[..tokens[at].span.end as usize].rsplit('\n').next().unwrap_or("");
        let goes_on =
            wrapped && line.chars().count() >= WRAPPED_LINE || next.case == Case::Lower && next.shape == Shape::Word;
        if !goes_on || terminated && !wrapped {
            return Some(true);
        }
    }
    let closer = next.shape == Shape::Punct
        && !next.space_before
        && matches!(&text[next.span.range()], "”" | "\"" | "’" | "'" | ")" | "]" | "»");
    let again =
        next.shape == Shape::Punct && !next.space_before && matches!(&text[next.span.range()], "." | "!" | "?" | "…");
    if !terminated || closer || again || !next.space_before && next.shape != Shape::Word {
        return None;
    }
    let begins = next.case != Case::Lower
        && !(next.shape == Shape::Punct && matches!(&text[next.span.range()], "," | ";" | ":"));
    begins.then_some(false)
}

/// Whether token `at` closes a sentence: a terminator, quotation marks behind one, or an abbreviation that can.
fn is_terminated(text: &str, tokens: &[Token], normal: &str, start: usize, at: usize) -> bool {
    let token = &tokens[at];
    let written = &text[token.span.range()];
    match token.shape {
        Shape::Punct if matches!(written, "." | "!" | "?" | "…" | "。") => true,
        Shape::Punct
            if matches!(written, "”" | "\"" | "’" | "'" | ")" | "]" | "»") && at > start && !token.space_before =>
        {
            is_terminated(text, tokens, normal, start, at - 1)
        }
        Shape::Word if token.dotted => {
            let Some(next) = tokens.get(at + 1) else { return true };
            let word = &normal[token.normal.range()];
            let acronym = written.matches('.').count() > 1;
            let starter = next.case == Case::Title && STARTERS.binary_search(&&normal[next.normal.range()]).is_ok();
            (acronym || CAN_END.contains(&word)) && starter
        }
        _ => false,
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
