//! Cuts the words of a phrase into items exactly as the tokeniser cuts texts.

use rust_decimal::Decimal;

use super::Item;
use crate::text::{Document, Shape};

/// A run of words between two special atoms of a phrase.
#[derive(Default)]
pub(super) struct Run {
    /// The words, escapes resolved.
    pub words: String,
    /// The chunks that white space or a mark behind (`?`, `*`) parts, in order.
    pub chunks: Vec<Chunk>,
}

/// One word with what stands around it.
pub(super) struct Chunk {
    /// Its bytes in the run.
    pub start: usize,
    /// One past its last byte in the run.
    pub end: usize,
    /// Its bytes in the phrase.
    pub written: (usize, usize),
    /// What stands behind it.
    pub mark: Mark,
}

/// What stands behind a word.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// Nothing.
    None,
    /// `?`: it may be missing.
    Optional,
    /// `*`: it is the beginning of a word.
    Prefix,
}

/// What follows a run: it decides whether a dot belongs to an abbreviation.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// The end, or words in a group.
    Words,
    /// A mention that begins with a figure.
    Figure,
    /// A mention that begins with a capital.
    Name,
}

/// The items of each chunk of a run. `glued` says that the run stands right behind a mention or a group, `open` that one
/// stands right behind it.
///
/// Words that a text would hold beside the run are put there while it is cut: a dot or a possessive is read by what stands
/// around it. Words of small letters alone are read alike everywhere.
pub(super) fn cut(run: &Run, glued: bool, open: bool, next: Next) -> Vec<Vec<Item>> {
    if run.words.bytes().all(|byte| byte == b' ' || byte.is_ascii_lowercase()) {
        return run.chunks.iter().map(|chunk| vec![word(&run.words[chunk.start..chunk.end], None)]).collect();
    }
    let first = run.words.chars().next();
    let mark = first.is_some_and(|c| !c.is_alphanumeric());
    let before = if glued && mark { "x" } else { "" };
    let after = match next {
        _ if open && run.words.ends_with(|c: char| !c.is_alphanumeric() && c != '.') => "x",
        Next::Figure => " 5",
        Next::Name => " Xx",
        Next::Words => "",
    };
    let text = format!("{before}{}{after}", run.words);
    let document = Document::new(text);
    let mut items: Vec<Vec<Item>> = run.chunks.iter().map(|_| Vec::new()).collect();
    for (at, token) in document.tokens().iter().enumerate() {
        let Some(start) = (token.span.start as usize).checked_sub(before.len()) else { continue };
        let chunk = run.chunks.partition_point(|chunk| chunk.end <= start);
        if run.chunks.get(chunk).is_none_or(|chunk| start < chunk.start) {
            continue;
        }
        // A possessive of its own stands in a group: `<person>('s)? office`.
        if matches!(&run.words[run.chunks[chunk].start..run.chunks[chunk].end], "'s" | "’s") {
            continue;
        }
        let known = document.word(at);
        let item = match token.shape {
            Shape::Possessive | Shape::Hyphen => continue,
            Shape::Dash | Shape::Punct => Item::Punct(known.to_owned()),
            Shape::Number => Item::Word { word: known.to_owned(), exact: None, number: figure(known) },
            Shape::Word => {
                let written = document.written(at);
                let capitals = written.chars().filter(|c| c.is_uppercase()).count();
                let exact = (capitals >= 2).then(|| written.replace('.', ""));
                word(known, exact)
            }
        };
        items[chunk].push(item);
    }
    items
}

/// The item of a word in its normalised form.
pub(super) fn word(word: &str, exact: Option<String>) -> Item {
    Item::Word { word: word.to_owned(), exact, number: number_word(word).map(Decimal::from) }
}

fn figure(word: &str) -> Option<Decimal> {
    let plain: String = word.chars().filter(|c| *c != ',').collect();
    let digits = plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    if digits { Decimal::from_str_exact(&plain).ok().map(|number| number.normalize()) } else { None }
}

/// The value of a number word that stands for a number by itself. Scale words (`hundred`, `million`) do not: no text that
/// says `100` holds a word for `hundred` alone.
fn number_word(word: &str) -> Option<u32> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}
