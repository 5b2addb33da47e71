//! Finds names in text.
//!
//! A run of capitalised words is a name where something says so: a given name, an honorific or an office before it, an initial, a
//! particle; or where nothing speaks against it: no word of it is a common one, a place, or part of the name of a body.

use std::collections::HashSet;
use std::ops::Range;

use foldhash::fast::FixedState;

use super::Person;
use super::lists::{
    folded, is_common, is_function, is_given, is_honorific, is_month, is_particle, is_suffix, is_surname_thing,
    is_thing, is_weekday,
};
use crate::text::{Case, Document, Shape, Words};
use crate::value::place::gazetteer;
use crate::value::{Kind, Mention, ReadSettings, Value, title};

/// Adds every name in the window: two words or more, or one behind a title or an honorific.
///
/// Titles and honorifics stand outside the span. Bare surnames take knowledge of the whole document: see [`complete`].
pub fn read(words: &Words<'_>, _settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    let headline = looks_like_headline(words);
    let offices = title::offices(words, headline);
    let question = words.range().any(|at| words.word(at) == "?");
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
        if is_honorific(words.word(at)) && scan.is_capital(at) {
            at += 1;
            office_before = true;
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

/// The name that these words are, taken by themselves; `None` where no word has letters.
///
/// ```
/// let person = factdiff::value::person::read_literal("Mr. Ada van der Moss, Jr.").unwrap();
/// assert_eq!((&*person.given, &*person.particles, &*person.family), ("Ada", "van der", "Moss"));
/// assert_eq!(person.suffix.as_deref(), Some("Jr."));
/// ```
pub fn read_literal(words: &str) -> Option<Person> {
    let document = Document::new(words);
    let count = document.tokens().len();
    let is_word = |at: &usize| document.tokens()[*at].shape == Shape::Word;
    let mut first = (0..count).find(is_word)?;
    let last = (first..count).rev().find(is_word)?;
    let window = document.words_in(0..count);
    while first < last && is_honorific(document.word(first)) {
        first += 1;
    }
    let kept = (first..last + 1).filter(|at| matches!(document.tokens()[*at].shape, Shape::Word | Shape::Hyphen));
    Some(build(&window, &kept.collect::<Vec<_>>()))
}

/// Adds the bare surnames of a document, which only the full names in it tell from other words: `Moss said`, where some
/// sentence names `Ada Moss`. `mentions` holds what was read in all its sentences.
///
/// A surname that is a common word or a place is taken only inside a sentence. Words that already belong to a name are left
/// alone. Linear in the document.
pub fn complete(document: &Document, mentions: &mut Vec<Mention>) {
    let mut surnames: HashSet<String, FixedState> = HashSet::default();
    let mut with_particles: HashSet<String, FixedState> = HashSet::default();
    let mut taken = vec![false; document.tokens().len()];
    let mut ends_title = vec![false; document.tokens().len()];
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Title) {
        if let Some(ends) = mention.tokens.end.checked_sub(1).and_then(|last| ends_title.get_mut(last)) {
            *ends = true;
        }
    }
    for mention in mentions.iter().filter(|mention| mention.kind == Kind::Person) {
        for at in mention.tokens.clone() {
            if let Some(taken) = taken.get_mut(at) {
                *taken = true;
            }
        }
        if let Some(Value::Person(person)) = mention.value()
            && !person.given.is_empty()
            && (!is_common(&person.family.to_lowercase()) || begins_with_given(&person.given))
        {
            surnames.insert(folded(&person.family.to_lowercase()));
            if !person.particles.is_empty() {
                with_particles.insert(folded(&format!("{}{}", person.particles, person.family).to_lowercase()));
            }
        }
    }
    if surnames.is_empty() {
        return;
    }
    for sentence in document.sentences() {
        let words = document.words(sentence);
        let Range { start, end } = words.range();
        let mut at = start;
        while at < end {
            let begin = at;
            at += 1;
            let Some(token) = words.get(begin) else { break };
            let capital = token.shape == Shape::Word && matches!(token.case, Case::Title | Case::Mixed | Case::Upper);
            if !capital || taken[begin] {
                continue;
            }
            // A surname with a hyphen is one.
            let mut behind = begin + 1;
            while words.is(behind, Shape::Hyphen) && words.is(behind + 1, Shape::Word) {
                behind += 2;
            }
            let family: String = (begin..behind).map(|at| words.word(at)).collect();
            if !surnames.contains(folded(&family).as_str()) {
                continue;
            }
            let mut particles = particles_before(&words, begin);
            // `Van Moss` where the full name is `Ada Van Moss`.
            let capital = begin.checked_sub(1).filter(|at| particles == begin && is_particle(words.word(*at)));
            if let Some(at) =
                capital.filter(|at| with_particles.contains(folded(&format!("{}{family}", words.word(*at))).as_str()))
            {
                particles = at;
            }
            let alone = |at: usize| {
                let other = words.get(at).filter(|token| token.shape == Shape::Word && token.case == Case::Title);
                other.is_none() || taken[at] || at == start || is_function(words.word(at)) || is_weekday(words.word(at))
            };
            let doubtful =
                is_common(words.word(begin)) || is_place(&words, begin).is_some() || is_given(words.word(begin));
            let before = particles.checked_sub(1).filter(|before| *before >= start);
            let thing =
                is_thing(words.word(behind)) && words.get(behind).is_some_and(|token| token.case == Case::Title);
            let after_office = before.is_none_or(|before| alone(before) || ends_title[before]);
            let dated = is_month(words.word(begin))
                && (words.is(behind, Shape::Number)
                    || matches!(
                        words.before(begin, 1),
                        "in" | "of"
                            | "since"
                            | "until"
                            | "by"
                            | "last"
                            | "next"
                            | "early"
                            | "late"
                            | "mid"
                            | "on"
                            | "-"
                    ));
            if dated || doubtful && (begin == start || token.case == Case::Upper) || thing || !after_office {
                continue;
            }
            let tokens = particles..behind;
            let person = build(&words, &tokens.clone().collect::<Vec<_>>());
            mentions.push(Mention::clear(document, Kind::Person, tokens, Value::Person(person)));
            at = behind;
        }
    }
}

fn begins_with_given(given: &str) -> bool {
    given.split([' ', '-']).next().is_some_and(|first| is_given(&first.to_lowercase()))
}

/// Where the particles before a surname begin.
fn particles_before(words: &Words<'_>, begin: usize) -> usize {
    let lowest = words.range().start;
    let mut at = begin;
    while at > lowest {
        let last = if words.is(at - 1, Shape::Hyphen) && at - 1 > lowest { at - 2 } else { at - 1 };
        let lower = words.get(last).is_some_and(|token| token.case == Case::Lower);
        // `e`, `y` and `do` alone are words of sentences.
        if !lower
            || !is_particle(words.word(last))
            || matches!(words.word(last), "e" | "y" | "do" | "la" | "le" | "lo" | "ten")
        {
            break;
        }
        at = last;
    }
    at
}

/// Whether most words of a window begin with a capital, so that capitals tell nothing.
///
/// From four capitals on, in a line without a full stop; the small words that title case leaves in lower case (Chicago
/// Manual of Style, 8.159) do not count. The limits are ours.
pub(in crate::value) fn looks_like_headline(words: &Words<'_>) -> bool {
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
    let closed = words.range().end.checked_sub(1).is_some_and(|last| words.word(last) == ".");
    capital >= 4 && lower * 4 <= capital && !closed
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

fn is_place(words: &Words<'_>, at: usize) -> Option<usize> {
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
        // `ADA MOSS` has a given name before or behind.
        let name = is_given(self.words.word(at)) && upper(at + 1)
            || at > 0 && upper(at - 1) && is_given(self.words.word(at - 1));
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
        if !self.is_capital(begin) || self.breaks(begin, true, false) && !initial(begin) {
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

    /// Over a nickname in quotation marks that leads to another capital (`Ada "Addie" Moss`): the token of that.
    fn nickname(&self, begin: usize, limit: usize) -> Option<usize> {
        let quote = |at: usize| matches!(self.words.word(at), "\"" | "'" | "‘" | "’");
        let name = begin + 3;
        let fits =
            quote(begin) && self.is_capital(begin + 1) && quote(begin + 2) && name < limit && self.is_capital(name);
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
            return office_before
                && word(first).chars().count() > 1
                && !is_function(word(first))
                && !(is_common(word(first)) && self.headline)
                && !title::begins_office(words, first)
                && !gazetteer().names.longest(words, first).is_some_and(|(_, namings)| {
                    namings.iter().any(|naming| naming.adjective || gazetteer().area(*naming).is_country())
                });
        }
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

/// The name that some tokens, words and hyphens, make up.
fn build(words: &Words<'_>, tokens: &[usize]) -> Person {
    let mut tokens = tokens;
    let mut suffix = None;
    if let [rest @ .., last] = tokens
        && is_suffix(words.word(*last))
        && !rest.is_empty()
    {
        suffix = Some(words.written(*last).to_owned());
        tokens = rest;
    }
    let is_word = |at: usize| words.is(at, Shape::Word);
    let hyphen = |at: usize| words.is(at, Shape::Hyphen);
    let letters: Vec<&str> = tokens.iter().filter(|at| is_word(**at)).map(|at| words.written(*at)).collect();
    let shouted = letters.iter().any(|word| word.chars().count() > 2)
        && letters.iter().all(|word| !word.chars().any(char::is_lowercase));
    let written = |at: usize| {
        let written = words.written(at);
        let initials = written.contains('.') || written.chars().count() < 2;
        if shouted && !initials { in_ordinary_case(written, is_particle(words.word(at))) } else { written.to_owned() }
    };
    // The family name: the last word, with what hyphens join to it, particles apart.
    let mut begin = tokens.len().saturating_sub(1);
    while begin >= 2
        && hyphen(tokens[begin - 1])
        && is_word(tokens[begin - 2])
        && !is_particle(words.word(tokens[begin - 2]))
    {
        begin -= 2;
    }
    let mut particle_begin = begin;
    while particle_begin > 0 {
        let last =
            if hyphen(tokens[particle_begin - 1]) { particle_begin.checked_sub(2) } else { Some(particle_begin - 1) };
        let Some(last) = last else { break };
        let at = tokens[last];
        let lower = words.get(at).is_some_and(|token| token.case == Case::Lower);
        let inner = last > 0 || lower || tokens.get(last + 1).is_some_and(|at| hyphen(*at));
        if !is_word(at) || !is_particle(words.word(at)) || !inner || words.written(at).contains('.') {
            break;
        }
        particle_begin = last;
    }
    let joined = |range: Range<usize>| {
        let mut text = String::new();
        for index in range {
            let at = tokens[index];
            if hyphen(at) {
                text.push('-');
            } else {
                if !text.is_empty() && !text.ends_with('-') {
                    text.push(' ');
                }
                text.push_str(&written(at));
            }
        }
        text
    };
    Person {
        given: joined(0..particle_begin),
        family: joined(begin..tokens.len()),
        particles: joined(particle_begin..begin),
        suffix,
    }
}

fn in_ordinary_case(word: &str, particle: bool) -> String {
    if particle {
        return word.to_lowercase();
    }
    let mut up = true;
    let mut text = String::with_capacity(word.len());
    for c in word.chars() {
        if up {
            text.push(c);
        } else {
            text.extend(c.to_lowercase());
        }
        up = matches!(c, '\'' | '’');
    }
    text
}
