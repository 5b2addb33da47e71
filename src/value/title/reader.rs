//! Finds titles in text.
//!
//! First the cores, `prime minister`, by the table of roles and the patterns of ministers and secretaries (`portfolio.rs`);
//! then what stands around them (`around.rs`).

use std::ops::Range;

use super::around::{around, look_around};
use super::portfolio::widen;
use super::role::{Class, Naming, Role, roles};
use super::spelling::spelling_class;
use super::{Title, jurisdiction, modifier};
use crate::text::{Case, Document, Shape, Words};
use crate::value::person::{
    is_function, is_given, is_month, is_surname_thing, is_thing, is_weekday, looks_like_headline,
};
use crate::value::text_value::content_words;
use crate::value::{Kind, Mention, ReadSettings, Value};

/// The words of an office without what stands around it.
pub(super) struct Core {
    pub(super) tokens: Range<usize>,
    /// The id of the role.
    pub(super) id: String,
    /// Takes the name of any organisation.
    pub(super) org: bool,
    /// Has a destination.
    pub(super) to: bool,
    /// Can be said with `at` (`analyst at Acme`).
    pub(super) at: bool,
    /// Can be said with `from` (`senator from Ohio`).
    pub(super) from: bool,
    /// Counts only with a jurisdiction.
    pub(super) whose: bool,
}

/// Adds every mention of a title in the window: with modifiers and jurisdiction, and again without the jurisdiction before
/// and behind. The longest of one office comes first.
pub fn read(words: &Words<'_>, _settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    if !may_hold_office(words) {
        return;
    }
    let headline = looks_like_headline(words);
    let mut floor = words.range().start;
    for core in scan(words, false, headline) {
        for (tokens, title) in around(words, &core, floor, headline) {
            mentions.push(Mention::clear(words.document(), Kind::Title, tokens, Value::Title(title)));
        }
        floor = core.tokens.end;
    }
}

/// The tokens of all titles in the window, in order: offices with what stands behind them, not what stands before.
pub(in crate::value) fn offices(words: &Words<'_>, headline: bool) -> Vec<Range<usize>> {
    if !may_hold_office(words) {
        return Vec::new();
    }
    let mut floor = words.range().start;
    let tokens = |core: Core| {
        let end = look_around(words, &core, floor, headline).end;
        floor = core.tokens.end;
        core.tokens.start..end
    };
    scan(words, false, headline).into_iter().map(tokens).collect()
}

/// Whether some word is what an office of the table of roles is about: what spares most windows the rest.
fn may_hold_office(words: &Words<'_>) -> bool {
    let roles = roles();
    words.range().any(|at| roles.is_head(words, at))
}

/// Whether a phrase of the table of roles begins at token `at`.
pub(in crate::value) fn begins_office(words: &Words<'_>, at: usize) -> bool {
    office_end(words, at).is_some()
}

/// Whether a phrase of the table of roles reaches from token `at` to token `end`.
pub fn ends_office(words: &Words<'_>, at: usize, end: usize) -> bool {
    office_end(words, at) == Some(end)
}

/// The token behind the longest phrase of the table of roles that begins at token `at`.
pub(in crate::value) fn office_end(words: &Words<'_>, at: usize) -> Option<usize> {
    roles().phrases.longest(words, at).map(|(end, _)| end)
}

/// The title that these words are, taken by themselves; `None` where there is no word of an office in them.
///
/// A role that the table does not hold is kept by its content words.
///
/// ```
/// let title = factdiff::value::title::read_literal("Chile's former defense minister").unwrap();
/// assert_eq!(title.role, "defence minister");
/// assert_eq!(title.modifiers, ["former"]);
/// assert_eq!(title.jurisdiction.as_deref(), Some("CL"));
/// ```
pub fn read_literal(words: &str) -> Option<Title> {
    let document = Document::new(words);
    let is_word = |at: &usize| matches!(document.tokens()[*at].shape, Shape::Word | Shape::Number);
    let first = (0..document.tokens().len()).find(is_word)?;
    let first = if document.word(first) == "the" { first + 1 } else { first };
    let last = (first..document.tokens().len()).rev().find(is_word)?;
    let window = document.words_in(first..last + 1);
    let whole =
        |core: &Core| around(&window, core, first, false).into_iter().find(|(tokens, _)| *tokens == (first..last + 1));
    let known = scan(&window, true, false).iter().find_map(whole);
    known.map(|(_, title)| title).or_else(|| of_a_service(&window)).or_else(|| unknown(&window))
}

/// `police spokesman`: an office of the table behind one or two words in small letters, which say whose it is.
fn of_a_service(words: &Words<'_>) -> Option<Title> {
    let Range { start, end } = words.range();
    let core = scan(words, true, false).into_iter().find(|core| core.org && core.tokens.end == end)?;
    let owner = start..core.tokens.start;
    let plain = |at: usize| {
        let lower = words.get(at).is_some_and(|token| token.shape == Shape::Word && token.case == Case::Lower);
        lower && modifier::before(words, at).is_none() && !is_function(words.word(at))
    };
    if !(1..=2).contains(&owner.len()) || !owner.clone().all(plain) {
        return None;
    }
    Some(Title {
        role: core.id,
        modifiers: Vec::new(),
        jurisdiction: Some(folded_slice(words, owner)),
        words: folded_slice(words, start..end),
    })
}

/// A role that is in no table: its content words, between modifiers and jurisdiction.
fn unknown(words: &Words<'_>) -> Option<Title> {
    let Range { mut start, mut end } = words.range();
    let mut title = Title {
        role: String::new(),
        modifiers: Vec::new(),
        jurisdiction: None,
        words: folded_slice(words, start..end),
    };
    while start < end {
        if let Some(name) = modifier::before(words, start) {
            title.modifiers.push(name.to_owned());
            start += 1;
        } else if let Some((behind, id)) = jurisdiction::known(words, start).filter(|_| title.jurisdiction.is_none()) {
            title.jurisdiction = Some(id);
            start = behind;
        } else if matches!(words.get(start).map(|token| token.shape), Some(Shape::Hyphen | Shape::Possessive)) {
            start += 1;
        } else {
            break;
        }
    }
    if title.jurisdiction.is_none()
        && let Some((begin, id)) = jurisdiction::known_before(words, start, end)
        && let Some(preposition) = preposition_before(words, start, begin, &["of", "for"])
    {
        title.jurisdiction = Some(id);
        end = preposition;
    }
    if start >= end {
        return None;
    }
    let role = content_words(&folded_slice(words, start..end));
    title.role = role.iter().map(|word| spelling_class(word)).collect::<Vec<_>>().join(" ");
    title.modifiers.sort();
    title.modifiers.dedup();
    (!title.role.is_empty()).then_some(title)
}

/// Where the preposition stands before token `begin`, over an article, if there is one and something before it.
fn preposition_before(words: &Words<'_>, start: usize, begin: usize, prepositions: &[&str]) -> Option<usize> {
    let at = begin.checked_sub(if words.before(begin, 1) == "the" { 2 } else { 1 })?;
    (at > start && prepositions.contains(&words.word(at))).then_some(at)
}

pub(super) fn folded_slice(words: &Words<'_>, tokens: Range<usize>) -> String {
    let document = words.document();
    document.slice(document.span(tokens)).split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn is_capital(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|token| token.shape == Shape::Word && !matches!(token.case, Case::Lower | Case::None))
}

/// Whether a name seems to begin at token `at`: a capitalised word that is none of the usual others.
fn name_follows(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    let month = is_month(word) && !is_given(word);
    is_capital(words, at)
        && words.get(at).is_some_and(|token| token.space_before && (token.case != Case::Upper || token.dotted))
        && !is_function(word)
        && !is_weekday(word)
        && !month
        && !is_thing_run(words, at)
}

/// Whether the capitalised words from token `at` on name a thing (`Motors`, `Electric Company`).
pub(super) fn is_thing_run(words: &Words<'_>, at: usize) -> bool {
    if is_given(words.word(at)) {
        return false;
    }
    (at..at + 3).take_while(|at| is_capital(words, *at)).any(|at| {
        let word = words.word(at);
        // `General Mills` is a company more often than an officer.
        is_thing(word) && (!is_surname_thing(word) || word == "mills")
    })
}

fn scan(words: &Words<'_>, literal: bool, headline: bool) -> Vec<Core> {
    let mut found = Vec::new();
    let Range { start, end } = words.range();
    let (mut at, mut floor) = (start, start);
    while at < end {
        let core = roles().phrases.longest(words, at).filter(|(behind, _)| !crosses(words, at, *behind));
        let core = core.and_then(|(behind, namings)| {
            let core = admit(words, at..behind, namings, literal)?;
            let core = widen(words, core, floor, literal, headline);
            (literal || stands_free(words, &core.tokens)).then_some(core)
        });
        match core {
            Some(core) => {
                at = core.tokens.end;
                // Words taken by themselves may all belong to the last office of them.
                floor = if literal { start } else { at };
                found.push(core);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a country and the first word of a longer office make the phrase by chance: `US Attorney` of `US Attorney General`.
fn crosses(words: &Words<'_>, at: usize, end: usize) -> bool {
    end > at + 1
        && roles().phrases.longest(words, end - 1).is_some_and(|(longer, _)| longer > end)
        && jurisdiction::known(words, at).is_some_and(|(behind, _)| behind + 1 == end)
}

/// The core that a phrase of the table makes, if it is written as its row wants it.
fn admit(words: &Words<'_>, tokens: Range<usize>, namings: &[Naming], literal: bool) -> Option<Core> {
    let case = words.get(tokens.start)?.case;
    let rows: Vec<&Role> = namings
        .iter()
        .map(|naming| (naming, &roles().all[usize::from(naming.role)]))
        .filter(|(naming, role)| {
            if literal {
                return true;
            }
            let named = role.named || naming.abbreviation;
            if naming.acronym && case != Case::Upper || named && case == Case::Lower {
                return false;
            }
            (!named || name_follows(words, tokens.end))
                && (!role.capital || case != Case::Lower || name_follows(words, tokens.end))
        })
        .map(|(_, role)| role)
        .collect();
    let first = rows.first()?;
    let lone = tokens.len() == 1;
    let word = words.word(tokens.start);
    let before = words.before(tokens.start, 1);
    if !literal && lone && case == Case::Lower && is_verb_here(word, before) {
        return None;
    }
    // `Deputy Prime Minister` has a modifier, `Deputy Roe` a rank.
    if lone && modifier::before(words, tokens.start).is_some() && roles().phrases.longest(words, tokens.end).is_some() {
        return None;
    }
    // `Amy Bishop` and `Dean Roe` are names.
    let before_it = tokens.start.wrapping_sub(1);
    let after_given =
        is_given(before) && is_capital(words, before_it) && jurisdiction::known(words, before_it).is_none();
    // So is `Ada Lucia King`, and any with `Jr.` behind.
    let full_name = is_capital(words, before_it)
        && tokens.start > 1
        && is_capital(words, tokens.start - 2)
        && is_given(words.before(tokens.start, 2))
        && modifier::before(words, before_it).is_none()
        && jurisdiction::known(words, before_it).is_none();
    let suffixed = matches!(words.word(tokens.end), "jr" | "sr" | "iii");
    if !literal && lone && case == Case::Title && (after_given || full_name || suffixed || is_given(word)) {
        return None;
    }
    // `a sheriff's spokesman` is no sheriff.
    let follows_owner = |behind: usize| {
        words.is(tokens.end, Shape::Possessive)
            && matches!(
                words.word(behind),
                "spokesman" | "spokeswoman" | "spokesperson" | "deputy" | "aide" | "adviser" | "advisor" | "lawyer"
            )
    };
    if !literal && case == Case::Lower && follows_owner(tokens.end + 1) {
        return None;
    }
    // `at 5 PM` is no prime minister, `commander in chief` and the like are rows of their own.
    if !literal && (words.is(tokens.start.wrapping_sub(1), Shape::Number) && word == "pm" || lone && before == "in") {
        return None;
    }
    Some(Core {
        id: first.id.to_owned(),
        org: rows.iter().any(|role| role.org),
        to: rows.iter().any(|role| role.to),
        at: rows.iter().any(|role| matches!(role.class, Class::Company | Class::Calling)),
        from: rows.iter().any(|role| role.class == Class::Seat),
        whose: rows.iter().all(|role| role.whose) && !(is_cased(case) && name_follows(words, tokens.end)),
        tokens,
    })
}

fn is_cased(case: Case) -> bool {
    case != Case::Lower
}

/// Whether a lower-case word that is a role elsewhere is a verb or an adjective behind this one.
fn is_verb_here(word: &str, before: &str) -> bool {
    matches!(word, "chair" | "judge" | "coach" | "author" | "head" | "boss" | "captain" | "publisher")
        && matches!(
            before,
            "to" | "will"
                | "would"
                | "can"
                | "could"
                | "should"
                | "must"
                | "may"
                | "might"
                | "and"
                | "not"
                | "who"
                | "we"
                | "i"
                | "they"
                | "you"
                | "armchair"
                | "wheelchair"
                | "electric"
                | "empty"
        )
}

/// Whether nothing around says that the words are part of something else: `Minister's Office`, `minister-level`, `President Street`.
fn stands_free(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let Range { start, end } = *tokens;
    if words.is(end, Shape::Possessive)
        && matches!(
            words.word(end + 1),
            "office"
                | "offices"
                | "residence"
                | "department"
                | "house"
                | "palace"
                | "questions"
                | "day"
                | "cup"
                | "compound"
        )
    {
        return false;
    }
    if words.is(end, Shape::Hyphen) && modifier::behind(words, end + 1).is_none() {
        return false;
    }
    let hyphenated = start > 0 && words.is(start - 1, Shape::Hyphen);
    if hyphenated && start > 1 && modifier::before(words, start - 2).is_none() {
        return false;
    }
    !(is_capital(words, end - 1) && words.get(end).is_some_and(|token| token.space_before) && is_thing_run(words, end))
}
