//! Finds names in text.
//!
//! A run of capitalised words is a name where something says so: a given name, an honorific or an office before it, an initial, a
//! particle; or where nothing speaks against it: no word of it is a common one, a place, or part of the name of a body.

use std::ops::Range;

use super::Person;
use super::lists::{
    is_common, is_function, is_given, is_honorific, is_month, is_particle, is_suffix, is_surname_function,
    is_surname_thing, is_thing, is_weekday,
};
use super::parts::build;
use crate::text::{Case, Shape, Words};
use crate::value::place::gazetteer;
use crate::value::{Kind, Mention, ReadSettings, Value, title};

/// The most words of a nickname; ours (`Tony "Joe Batters" Roe`, `Ben "The Big Tuna" Roe`).
const NICKNAME: usize = 3;

/// Adds every name in the window: two words or more, or one behind a title or an honorific.
///
/// Titles and honorifics stand outside the span. Bare surnames take knowledge of the whole document: see
/// `bare_surnames`.
pub fn read(words: &Words<'_>, _settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    let headline = looks_like_headline(words);
    let offices = title::offices(words, headline);
    let question = words.range().any(|at| words.is(at, Shape::Punct) && words.word(at) == "?");
    let scan = Scan { words, headline, question };
    let Range { start, end } = words.range();
    let (mut at, mut next_office) = (start, 0);
    let mut office_before = false;
    while at < end {
        while offices.get(next_office).is_some_and(|office| office.end <= at) {
            next_office += 1;
        }
        if let Some(office) = offices.get(next_office).filter(|office| office.start <= at) {
            at = office.end;
            office_before = true;
            continue;
        }
        let limit = offices.get(next_office).map_or(end, |office| office.start);
        if !scan.is_capital(at) {
            at += 1;
            office_before = false;
            continue;
        }
        if is_honorific(words.word(at)) {
            at += 1;
            office_before = true;
            // `Mr. van der Moss`
            if let Some(name) = scan.particles(at, limit) {
                let parts: Vec<usize> = (at..=name).filter(|at| words.is(*at, Shape::Word)).collect();
                let run = Run { tokens: at..name + 1, parts };
                let person = scan.person(&run);
                at = run.tokens.end;
                mentions.push(Mention::clear(words.document(), Kind::Person, run.tokens, Value::Person(person)));
                office_before = false;
            }
            continue;
        }
        match scan.run(at, limit) {
            Some(run) => {
                at = run.tokens.end;
                if scan.is_person(&run, office_before) {
                    let person = scan.person(&run);
                    mentions.push(Mention::clear(words.document(), Kind::Person, run.tokens, Value::Person(person)));
                }
            }
            None => at += 1,
        }
        office_before = false;
    }
}

/// Whether most words of a window begin with a capital, so that capitals tell nothing.
///
/// From four capitals on, in a line without a full stop; the small words that title case leaves in lower case (Chicago
/// Manual of Style, 8.159) do not count. The limits are ours.
pub(in crate::value) fn looks_like_headline(words: &Words<'_>) -> bool {
    let closed = words.range().end.checked_sub(1).is_some_and(|last| words.word(last) == ".");
    if closed {
        return false;
    }
    let (mut capital, mut lower) = (0_usize, 0_usize);
    for at in words.range() {
        if let Some(token) = words.get(at).filter(|token| token.shape == Shape::Word) {
            if matches!(token.case, Case::Title | Case::Upper | Case::Mixed) {
                capital += 1;
            } else if !is_small(words.word(at)) {
                lower += 1;
            }
        }
    }
    capital >= 4 && lower * 4 <= capital
}

fn is_small(word: &str) -> bool {
    matches!(
        word,
        "a" | "an"
            | "the"
            | "and"
            | "but"
            | "or"
            | "nor"
            | "for"
            | "of"
            | "in"
            | "on"
            | "at"
            | "to"
            | "by"
            | "from"
            | "with"
            | "as"
            | "over"
            | "after"
            | "into"
            | "amid"
            | "vs"
            | "via"
    )
}

pub(super) fn is_place(words: &Words<'_>, at: usize) -> Option<usize> {
    gazetteer().names.longest(words, at).map(|(end, _)| end)
}

struct Scan<'w, 'd> {
    words: &'w Words<'d>,
    headline: bool,
    /// Whether the window holds a question, which may begin with `Will` or `May`.
    question: bool,
}

/// A run of capitalised words that may be a name.
struct Run {
    tokens: Range<usize>,
    /// The tokens that are words of the name, without hyphens, commas and the suffix.
    parts: Vec<usize>,
}

impl Scan<'_, '_> {
    fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|token| {
            token.shape == Shape::Word && matches!(token.case, Case::Title | Case::Mixed | Case::Upper)
        }) && self.words.written(at).starts_with(char::is_uppercase)
    }

    /// Whether a word of capitals is written so because it is short for something.
    fn is_acronym(&self, at: usize) -> bool {
        let initials = |written: &str| written.ends_with('.') && written.matches('.').count() * 2 == written.len();
        let upper = |at: usize| self.words.get(at).is_some_and(|token| token.case == Case::Upper);
        let written = self.words.written(at);
        if !upper(at) || is_suffix(self.words.word(at)) {
            return false;
        }
        // `J.P. Moss`, but not `U.S. Army`
        if initials(written) {
            return is_place(self.words, at).is_some() || self.words.word(at) == "un" || self.words.word(at) == "eu";
        }
        // `ADA MOSS` has a given name before or behind, `JEAN-LUC MOSS` over a hyphen.
        let hyphen = |at: usize| self.words.is(at, Shape::Hyphen);
        let next = if hyphen(at + 1) { at + 2 } else { at + 1 };
        let before = if at > 1 && hyphen(at - 1) { at.checked_sub(2) } else { at.checked_sub(1) };
        let name = is_given(self.words.word(at)) && upper(next)
            || before.is_some_and(|before| upper(before) && is_given(self.words.word(before)));
        !name || written.chars().count() < 3
    }

    /// Whether the word ends every name: calendar words, function words, peoples, acronyms.
    fn breaks(&self, at: usize, first: bool, after_given: bool) -> bool {
        let word = self.words.word(at);
        let prefix = matches!(word, "ex" | "anti" | "pro" | "non" | "pre" | "post" | "mid" | "co")
            && self.words.is(at + 1, Shape::Hyphen);
        if prefix || is_weekday(word) || self.is_acronym(at) {
            return true;
        }
        if is_month(word) {
            let name = after_given || first && is_given(word) && self.is_capital(at + 1);
            return !name || self.words.is(at + 1, Shape::Number);
        }
        if is_surname_function(word) && after_given && !self.headline {
            return false;
        }
        if is_function(word) {
            return !(is_given(word) && !self.question && self.is_capital(at + 1)) || !first && !after_given;
        }
        if self.headline && is_common(word) && !is_given(word) && !after_given {
            return true;
        }
        if is_thing(word) && !is_surname_thing(word) {
            return false;
        }
        if after_given {
            return false;
        }
        gazetteer().names.longest(self.words, at).is_some_and(|(end, namings)| {
            let country = namings.iter().any(|naming| naming.adjective || gazetteer().area(*naming).is_country());
            country && !(is_given(word) && end == at + 1 && self.is_capital(at + 1))
        })
    }

    fn run(&self, begin: usize, limit: usize) -> Option<Run> {
        let words = self.words;
        let initial =
            |at: usize| words.get(at).is_some_and(|token| token.dotted) && words.word(at).chars().count() == 1;
        // `D-Day`, `D-Ohio`
        let letter = words.is(begin + 1, Shape::Hyphen) && words.written(begin).chars().count() == 1;
        if letter || !self.is_capital(begin) || self.breaks(begin, true, false) && !initial(begin) {
            return None;
        }
        let mut parts = vec![begin];
        let mut end = begin + 1;
        loop {
            let joined = self.is_capital(end + 1)
                || is_particle(words.word(end - 1))
                || parts.len() > 1 && ends_given_name(words.word(end + 1));
            if words.is(end, Shape::Hyphen) && words.is(end + 1, Shape::Word) && joined && end + 1 < limit {
                parts.push(end + 1);
                end += 2;
                continue;
            }
            if end < limit && self.is_capital(end) && words.get(end).is_some_and(|token| token.space_before) {
                if is_suffix(words.word(end)) {
                    return Some(Run { tokens: begin..end + 1, parts });
                }
                let after_given = is_given(words.word(end - 1)) && parts.len() <= 2;
                if is_honorific(words.word(end)) || self.breaks(end, false, after_given) && !initial(end) {
                    break;
                }
                parts.push(end);
                end += 1;
                continue;
            }
            let comma = words.word(end) == "," && matches!(words.word(end + 1), "jr" | "sr") && end + 1 < limit;
            if comma {
                return Some(Run { tokens: begin..end + 2, parts });
            }
            if let Some(name) = self.nickname(end, limit) {
                parts.push(name);
                end = name + 1;
                continue;
            }
            match self.particles(end, limit) {
                Some(name) => {
                    parts.extend((end..name + 1).filter(|at| words.is(*at, Shape::Word)));
                    end = name + 1;
                }
                None => break,
            }
        }
        // `Receptionist Ada Moss`: a sentence begins with the word for what somebody is.
        let leads = is_common(words.word(begin)) && parts.len() >= 3 && end - begin == parts.len();
        if leads && !is_given(words.word(begin)) && is_given(words.word(begin + 1)) {
            parts.remove(0);
            return Some(Run { tokens: begin + 1..end, parts });
        }
        Some(Run { tokens: begin..end, parts })
    }

    /// Over a nickname in quotation marks or brackets that leads to another capital (`Ada "Addie" Moss`, `Ada "The Chin" Moss`,
    /// `Ada (Lucky) Moss`): the token of that.
    fn nickname(&self, begin: usize, limit: usize) -> Option<usize> {
        let quote = |at: usize| matches!(self.words.word(at), "\"" | "'" | "‘" | "’");
        let closes = |at: usize| match self.words.word(begin) {
            // What stands in brackets behind a full name is its body or party.
            "(" => self.words.word(at) == ")" && is_given(self.words.word(begin - 1)),
            _ => quote(begin) && quote(at),
        };
        let close = (begin + 2..begin + NICKNAME + 2).find(|at| closes(*at))?;
        let is_name = |at: usize| self.is_capital(at) && (quote(begin) || !self.is_acronym(at));
        let inside = (begin + 1..close).all(|at| is_name(at) || at == begin + 1 && self.words.word(at) == "the");
        let name = close + 1;
        let fits = inside && is_name(close - 1) && name < limit && self.is_capital(name);
        (fits && !self.breaks(name, false, true)).then_some(name)
    }

    /// Whether an age or a word of kin and the like says that a person is named: `Ada Moss, 31,`, `her son, Ben Moss`.
    fn is_introduced(&self, run: &Run) -> bool {
        let words = self.words;
        let end = run.tokens.end;
        let age = |at: usize| words.is(at, Shape::Number) && words.word(at).len() <= 3;
        let behind = words.word(end) == "," && age(end + 1) && !matches!(words.word(end + 2), "percent" | "%")
            || words.word(end) == "(" && age(end + 1) && words.word(end + 2) == ")";
        let begin = run.tokens.start;
        let before = if words.before(begin, 1) == "," { words.before(begin, 2) } else { words.before(begin, 1) };
        behind
            || matches!(
                before,
                "old"
                    | "son"
                    | "daughter"
                    | "wife"
                    | "husband"
                    | "brother"
                    | "sister"
                    | "mother"
                    | "father"
                    | "cousin"
                    | "uncle"
                    | "aunt"
                    | "nephew"
                    | "niece"
                    | "grandson"
                    | "granddaughter"
                    | "grandfather"
                    | "grandmother"
                    | "girlfriend"
                    | "boyfriend"
                    | "fiancée"
                    | "fiancé"
                    | "partner"
                    | "friend"
                    | "neighbor"
                    | "neighbour"
                    | "victim"
                    | "suspect"
                    | "named"
                    | "colleague"
                    | "co-worker"
                    | "widow"
                    | "driver"
                    | "resident"
                    | "stepfather"
                    | "stepson"
                    | "teenager"
            )
    }

    /// Over lower-case particles that lead to another capital: the token at which the capitalised word stands.
    fn particles(&self, begin: usize, limit: usize) -> Option<usize> {
        let mut at = begin;
        while at < limit && at < begin + 5 {
            let particle =
                is_particle(self.words.word(at)) && self.words.get(at).is_some_and(|token| token.case == Case::Lower);
            if !particle {
                break;
            }
            at = self.words.over_hyphen(at + 1);
        }
        let name = at > begin && at < limit && self.is_capital(at) && !self.breaks(at, false, true);
        let only_conjunction =
            at == begin + 1 && matches!(self.words.word(begin), "e" | "y" | "do" | "ten" | "san" | "santa");
        (name && !only_conjunction).then_some(at)
    }

    fn is_person(&self, run: &Run, office_before: bool) -> bool {
        let words = self.words;
        let word = |at: usize| words.word(at);
        let first = run.parts[0];
        let Some(&last) = run.parts.last() else { return false };
        let at_start = first == words.range().start;
        let given = is_given(word(first));
        let weak_given = given && (is_common(word(first)) || is_place(words, first).is_some());
        let initial = |at: usize| {
            words.written(at).chars().filter(|c| c.is_alphabetic()).count() == 1
                || words.get(at).is_some_and(|token| token.dotted)
        };
        let has_initial = run.parts.iter().take(2).any(|at| initial(*at)) && run.parts.len() > 1;
        let has_particle = run
            .parts
            .iter()
            .any(|at| is_particle(word(*at)) && words.get(*at).is_some_and(|token| token.case == Case::Lower));
        if initial(last) {
            return false;
        }
        let introduced = run.parts.len() > 1 && run.parts.len() <= 5 && self.is_introduced(run);
        // Bodies, streets, works: any word of one, but for surnames behind a given name.
        let things = run.parts.iter().filter(|at| is_thing(word(**at)));
        for at in things {
            let surname = *at == last
                && is_surname_thing(word(*at))
                && (office_before || introduced || given && !weak_given)
                && run.parts.len() <= 3;
            if !surname {
                return false;
            }
        }
        if run.parts.len() == 1 {
            let people = gazetteer().names.longest(words, first).is_some_and(|(_, namings)| {
                namings.iter().any(|naming| naming.adjective || gazetteer().area(*naming).is_country())
            });
            let other = is_function(word(first))
                || is_common(word(first)) && self.headline
                || title::begins_office(words, first);
            return office_before && word(first).chars().count() > 1 && !people && !other;
        }
        // No name in news has more words; ours.
        if run.parts.len() > 6 {
            return false;
        }
        let common_behind = run.parts[1..].iter().any(|at| is_common(word(*at)) && !is_given(word(*at)));
        if office_before {
            return !(self.headline && common_behind
                || run.parts.iter().all(|at| is_common(word(*at)) && !is_given(word(*at))));
        }
        if introduced && !self.headline && !is_function(word(first)) {
            return !is_common(word(first)) || given || !common_behind;
        }
        if given && !weak_given || has_initial && !self.headline {
            return !(common_behind
                && (self.headline || run.parts.len() > 2 && run.parts[1..].iter().all(|at| is_common(word(*at)))));
        }
        if weak_given {
            let place_behind = run.parts[1..].iter().any(|at| is_place(words, *at).is_some());
            return !common_behind && !place_behind && !self.headline && run.parts.len() <= 3;
        }
        let placed = run.parts.iter().any(|at| is_place(words, *at).is_some());
        let common = common_behind || is_common(word(first));
        let verbal = at_start && ["ing", "ed", "ly"].iter().any(|ending| word(first).ends_with(ending));
        let particle_first = is_particle(word(first));
        if has_particle {
            return !common && !self.headline && !placed;
        }
        !(common || placed || self.headline || verbal || particle_first)
            && run.parts.len() <= 4
            && !self.follows_article(first)
    }

    /// Whether an article stands before: `the Kuiper Belt`, but no person.
    fn follows_article(&self, at: usize) -> bool {
        matches!(self.words.before(at, 1), "the" | "a" | "an" | "this" | "these" | "its")
    }

    fn person(&self, run: &Run) -> Person {
        // A nickname is no part of the name.
        let belongs = |at: &usize| {
            let hyphen = self.words.is(*at, Shape::Hyphen);
            hyphen || run.parts.contains(at) || is_suffix(self.words.word(*at))
        };
        build(self.words, &run.tokens.clone().filter(belongs).collect::<Vec<_>>())
    }
}

/// Whether a lower-case word behind a hyphen can be the end of a given name (`Kim Min-soo`), and is not `-led` or `-based`.
fn ends_given_name(word: &str) -> bool {
    let compound =
        ["ed", "ing", "led", "like", "style", "era", "backed", "sized", "free"].iter().any(|end| word.ends_with(end));
    word.len() <= 8 && !compound && !is_common(word) && !is_thing(word)
}
