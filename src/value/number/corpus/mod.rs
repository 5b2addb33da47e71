//! Wordings and what is read from them: every one that is understood, and every one that must not be.

use super::show;
use crate::text::Document;
use crate::value::{Kind, ReadSettings, Reading, Value};

mod count;
mod duration;
mod intervals;
mod money;
mod percent;
mod quantity;
pub(super) mod relations;

/// What is read of one kind in a text: `words = value [of noun] [role]`, joined by ` | `.
fn readings(kind: Kind, text: &str) -> String {
    let document = Document::new(text);
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        (kind.row().read)(&document.words(sentence), &ReadSettings::default(), &mut mentions);
    }
    let shown: Vec<String> = mentions
        .iter()
        .map(|mention| {
            let words = document.slice(mention.span);
            match &mention.reading {
                Reading::Clear(Value::Number(number)) => {
                    let of = number.of.as_ref().map_or(String::new(), |of| format!(" of {of}"));
                    let role = match number.role {
                        super::Role::Part => ", part",
                        _ => "",
                    };
                    format!("{words} = {}{of}{role}", show::show(number))
                }
                Reading::Clear(_) => format!("{words} = no number"),
                Reading::Unclear(reason) => format!("{words} ? {reason}"),
            }
        })
        .collect();
    shown.join(" | ")
}

/// The words that were read and their value, nouns and roles left out.
#[track_caller]
fn reads(kind: Kind, text: &str, expected: &str) {
    assert_eq!(readings(kind, text), expected, "in {text:?}");
}
