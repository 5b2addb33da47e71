//! A small reader of the phrase language for tests, so that they stand beside the texts that they match.

use crate::rule::{Item, Phrase};
use crate::text::{Document, Shape, Span};
use crate::value::Kind;

pub(super) fn phrases_of(written: &[&str]) -> Vec<Phrase> {
    written.iter().map(|written| phrase_of(written)).collect()
}

pub(super) fn phrase_of(written: &str) -> Phrase {
    let mut rest = written;
    let items = sequence(&mut rest);
    assert_eq!(rest, "", "in {written:?}");
    Phrase { items, written: written.to_owned(), span: Span::new(0, 0) }
}

fn sequence(rest: &mut &str) -> Vec<Item> {
    let mut items = Vec::new();
    loop {
        *rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return items };
        let item = match first {
            ')' | '|' => return items,
            '(' => group(rest),
            '<' => mention(rest),
            _ if rest.starts_with("...") => {
                *rest = &rest[3..];
                Item::Gap
            }
            '\\' => {
                *rest = &rest[1..];
                mark(rest)
            }
            c if c.is_alphanumeric() => word(rest, &mut items),
            _ => mark(rest),
        };
        if let Some(after) = rest.strip_prefix('?') {
            *rest = after;
            items.push(Item::Group(match item {
                Item::Group(mut alternatives) => {
                    alternatives.push(Vec::new());
                    alternatives
                }
                item => vec![vec![item], Vec::new()],
            }));
        } else {
            items.push(item);
        }
    }
}

fn group(rest: &mut &str) -> Item {
    let mut alternatives = Vec::new();
    while !rest.starts_with(')') {
        *rest = &rest[1..];
        alternatives.push(sequence(rest));
    }
    *rest = &rest[1..];
    Item::Group(alternatives)
}

fn mention(rest: &mut &str) -> Item {
    let (inside, after) = rest[1..].split_once('>').unwrap();
    *rest = after;
    let (kind, name) = inside.split_once(':').map_or((inside, None), |(kind, name)| (kind, Some(name.to_owned())));
    Item::Mention { kind: Kind::named(kind).unwrap(), name }
}

fn mark(rest: &mut &str) -> Item {
    let len = rest.chars().next().unwrap().len_utf8();
    let (mark, after) = rest.split_at(len);
    *rest = after;
    Item::Punct(crate::text::normalise(mark))
}

fn word(rest: &mut &str, items: &mut Vec<Item>) -> Item {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.' | ',');
    let end = rest.find(|c: char| !inside(c)).unwrap_or(rest.len());
    let end = rest[..end].trim_end_matches([',', '.']).len();
    let (run, after) = rest.split_at(end);
    *rest = after;
    if let Some(after) = rest.strip_prefix('*') {
        *rest = after;
        return Item::Prefix(crate::text::normalise(run));
    }
    let document = Document::new(run);
    for (at, token) in document.tokens().iter().enumerate() {
        if !matches!(token.shape, Shape::Word | Shape::Number) {
            continue;
        }
        let word = document.word(at).to_owned();
        let letters = document.written(at).replace('.', "");
        let exact = (letters.chars().filter(|c| c.is_uppercase()).count() >= 2).then_some(letters);
        let number = match word.as_str() {
            "two" => Some(2.into()),
            "thirty" => Some(30.into()),
            digits => digits.replace(',', "").parse().ok(),
        };
        items.push(Item::Word { word, exact, number });
    }
    items.pop().unwrap()
}
