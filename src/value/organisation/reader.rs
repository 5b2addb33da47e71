//! Finds the names of organisations that say themselves what they are.

use std::cell::OnceCell;
use std::ops::Range;

use super::Organisation;
use super::words::{is_body, is_legal_form, is_other_acronym};
use crate::text::{Case, Document, Shape, Words};
use crate::value::person::{is_common, is_function, is_given, looks_like_headline};
use crate::value::place::gazetteer;
use crate::value::{Kind, Mention, ReadSettings, Value};

/// The most words of a name; ours, more than any that news carries.
const LONGEST: usize = 10;
/// The most words of a name that only its seat tells for one; ours.
const SEATED: usize = 4;
/// The most words behind `of` that are no place of the table; ours.
const COMPLEMENT: usize = 3;

/// Adds every name that says itself that it is one of an organisation: by a legal form (`Kestrel Inc.`), by a word for a body
/// (`Kestrel Foods`, `Bank of Elm`), or by being short for one (`UAW`).
pub fn read(words: &Words<'_>, _settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    let headline = OnceCell::new();
    let in_headline = || *headline.get_or_init(|| looks_like_headline(words));
    let mut at = words.range().start;
    while at < words.range().end {
        let Some(tokens) = name_at(words, at, &in_headline) else {
            at += 1;
            continue;
        };
        at = tokens.end;
        let organisation = Value::Organisation(named(words, &tokens));
        mentions.push(Mention::clear(words.document(), Kind::Organisation, tokens, organisation));
    }
}

/// The name that these words are, taken by themselves; `None` where they hold no word.
///
/// ```
/// let kestrel = factdiff::value::organisation::read_literal("Kestrel Foods, Inc.").unwrap();
/// assert_eq!((&*kestrel.words, kestrel.form.as_deref()), ("Kestrel Foods, Inc.", Some("Inc.")));
/// ```
pub fn read_literal(words: &str) -> Option<Organisation> {
    let document = Document::new(words);
    let count = document.tokens().len();
    let is_word = |at: &usize| matches!(document.tokens()[*at].shape, Shape::Word | Shape::Number);
    let first = (0..count).find(is_word)?;
    let last = (first..count).rev().find(is_word)?;
    Some(named(&document.words_in(0..count), &(first..last + 1)))
}

/// Where a name stands alone for one of `full`, of which it is the beginning: `Kestrel` for `Kestrel Foods Inc.` Common words
/// and places are none (`American` of `American Airlines`), nor is what is part of a longer name.
pub fn short_forms(words: &Words<'_>, full: &[Organisation], taken: &[Mention]) -> Vec<Mention> {
    let begins = |at: usize| {
        let written = words.written(at);
        full.iter().find(|organisation| organisation.words.split(' ').next() == Some(written))
    };
    let alone = |at: usize| {
        let joined = |at: usize| is_capital(words, at) || matches!(words.word(at), "&" | "-");
        let before = at > words.range().start && joined(at - 1) && !is_small(words, at - 1);
        !before && !joined(at + 1)
    };
    let free = |at: usize| !taken.iter().any(|mention| mention.tokens.contains(&at));
    let own = |at: usize| {
        let word = words.word(at);
        let common = is_common(word) || is_function(word) || is_body(word) || is_given(word);
        !common && gazetteer().names.longest(words, at).is_none()
    };
    let stands = |at: &usize| is_capital(words, *at) && free(*at) && alone(*at) && own(*at);
    let of = |at: usize| begins(at).map(|full| (at, full));
    let mention = |(at, full): (usize, &Organisation)| {
        let value = Value::Organisation(full.clone());
        Mention::clear(words.document(), Kind::Organisation, at..at + 1, value)
    };
    words.range().filter(stands).filter_map(of).map(mention).collect()
}

fn named(words: &Words<'_>, tokens: &Range<usize>) -> Organisation {
    let document = words.document();
    let written = document.slice(document.span(tokens.clone()));
    let last = tokens.end - 1;
    let form = (tokens.len() > 1 && is_legal_form(words.word(last))).then(|| words.written(last).to_owned());
    Organisation { words: written.split_whitespace().collect::<Vec<_>>().join(" "), form }
}

fn is_capital(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|token| {
        token.shape == Shape::Word && matches!(token.case, Case::Title | Case::Mixed | Case::Upper)
    })
}

fn name_at(words: &Words<'_>, at: usize, in_headline: &dyn Fn() -> bool) -> Option<Range<usize>> {
    if !is_capital(words, at) {
        return None;
    }
    let word = words.word(at);
    // What goes on here was no name where it began.
    let inside = at > words.range().start && is_capital(words, at - 1) && !is_small(words, at - 1);
    if is_small(words, at) || is_legal_form(word) || inside {
        return None;
    }
    let run = run(words, at);
    longest(words, &run)
        .or_else(|| (run.len() == 1 && is_acronym(words, at) && !in_headline()).then(|| at..at + 1))
        .or_else(|| is_seated(words, &run).then_some(run))
}

/// Whether the words around a name say where it has its seat: `the Elm-based Kestrel`, `Kestrel, headquartered in Elm`. Persons
/// are based somewhere too, but are not headquartered.
fn is_seated(words: &Words<'_>, run: &Range<usize>) -> bool {
    let joined = matches!(words.before(run.start, 1), "based" | "headquartered")
        && run.start >= 2 + words.range().start
        && words.is(run.start - 2, Shape::Hyphen);
    let behind = match words.word(run.end) {
        "," if matches!(words.word(run.end + 1), "which" | "that") => run.end + 3,
        "," => run.end + 1,
        "is" | "are" | "was" => run.end + 1,
        _ => run.end,
    };
    let seated = || behind > run.end && words.word(behind) == "headquartered";
    let name = |at: usize| {
        let word = words.word(at);
        !is_given(word) && !is_function(word) && gazetteer().names.longest(words, at).is_none()
    };
    run.len() <= SEATED && name(run.start) && (joined || seated())
}

/// Whether a word is one of grammar (`The`); `US` and `U.S.` are not `us`.
fn is_small(words: &Words<'_>, at: usize) -> bool {
    is_function(words.word(at)) && words.get(at).is_some_and(|token| token.case != Case::Upper && !token.dotted)
}

/// The capitalised words from a token on, with what joins them.
fn run(words: &Words<'_>, at: usize) -> Range<usize> {
    let mut end = at + 1;
    while end < at + LONGEST {
        let spaced = words.get(end).is_some_and(|token| token.space_before);
        let joins = words.word(end) == "&" && is_capital(words, end + 1)
            || words.is(end, Shape::Hyphen) && is_capital(words, end + 1);
        let form = words.word(end) == "," && is_legal_form(words.word(end + 1)) && is_capital(words, end + 1);
        if joins || form {
            end += 2;
        } else if spaced && (is_capital(words, end) || is_legal_form(words.word(end))) {
            end += 1;
        } else {
            break;
        }
    }
    at..end
}

/// The longest beginning of a run that is a name of an organisation, with what `of` adds to it.
fn longest(words: &Words<'_>, run: &Range<usize>) -> Option<Range<usize>> {
    let tells = |at: &usize| is_legal_form(words.word(*at)) && *at > run.start || is_body(words.word(*at));
    let last = run.clone().rev().find(tells)?;
    let complement = if last + 1 == run.end { complement(words, run.end) } else { None };
    let end = complement.unwrap_or(last + 1);
    (end > run.start + 1).then_some(run.start..end)
}

/// Behind a word for a body, `of Elm`, `for Foreign Trade`: the token behind it.
fn complement(words: &Words<'_>, at: usize) -> Option<usize> {
    if !matches!(words.word(at), "of" | "for") {
        return None;
    }
    let from = if words.word(at + 1) == "the" { at + 2 } else { at + 1 };
    if !is_capital(words, from) {
        return None;
    }
    let place = gazetteer().names.longest(words, from).map(|(end, _)| end);
    let plain = || (from..from + COMPLEMENT).find(|at| !is_capital(words, *at)).unwrap_or(from + COMPLEMENT);
    Some(place.unwrap_or_else(plain))
}

/// Whether a word in capitals is short for an organisation.
fn is_acronym(words: &Words<'_>, at: usize) -> bool {
    let Some(token) = words.get(at).filter(|token| token.case == Case::Upper && !token.dotted) else { return false };
    let written = words.written(at);
    let letters = (2..=6).contains(&written.len()) && written.bytes().all(|byte| byte.is_ascii_uppercase());
    // Lines of capitals are no names.
    let shouted = |at: usize| words.get(at).is_some_and(|token| token.case == Case::Upper);
    let around = at > words.range().start && shouted(at - 1) || shouted(at + 1);
    let place = gazetteer().names.longest(words, at).is_some();
    token.shape == Shape::Word && letters && !around && !place && !is_other_acronym(words.word(at))
}
