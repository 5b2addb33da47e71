//! Finds titles in text.
//!
//! First the cores, `prime minister`, by the table of roles and the patterns of ministers and secretaries; then what
//! stands around them: modifiers and jurisdiction before, `-elect` and `of France` behind.

use std::ops::Range;

use super::role::{Class, Naming, Role, is_portfolio_word, roles, spelling_class};
use super::{Title, jurisdiction, modifier};
use crate::text::{Case, Document, Shape, Words};
use crate::value::person::{
    is_common, is_function, is_given, is_honorific, is_month, is_surname_thing, is_thing, is_weekday,
    looks_like_headline,
};
use crate::value::text_value::content_words;
use crate::value::{Kind, Mention, ReadSettings, Value};

/// The words of an office without what stands around it.
struct Core {
    tokens: Range<usize>,
    id: String,
    org: bool,
    to: bool,
    at: bool,
    whose: bool,
}

/// Adds every mention of a title in the window: with modifiers and jurisdiction, and again without the jurisdiction before
/// and behind. The longest of one office comes first.
pub fn read(words: &Words<'_>, _settings: &ReadSettings, mentions: &mut Vec<Mention>) {
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
    let mut floor = words.range().start;
    let tokens = |core: Core| {
        let end = look_around(words, &core, floor, headline).end;
        floor = core.tokens.end;
        core.tokens.start..end
    };
    scan(words, false, headline).into_iter().map(tokens).collect()
}

/// Whether a phrase of the table of roles begins at token `at`.
pub(in crate::value) fn begins_office(words: &Words<'_>, at: usize) -> bool {
    roles().phrases.longest(words, at).is_some()
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
    known.map(|(_, title)| title).or_else(|| unknown(&window))
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

fn folded_slice(words: &Words<'_>, tokens: Range<usize>) -> String {
    let document = words.document();
    document.slice(document.span(tokens)).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_capital(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|token| token.shape == Shape::Word && !matches!(token.case, Case::Lower | Case::None))
}

/// Whether a name seems to begin at token `at`: a capitalised word that is none of the usual others.
fn name_follows(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    is_capital(words, at)
        && words.get(at).is_some_and(|token| token.space_before && (token.case != Case::Upper || token.dotted))
        && !is_function(word)
        && !is_weekday(word)
        && !(is_month(word) && !is_given(word))
        && !is_thing_run(words, at)
}

/// Whether the capitalised words from token `at` on name a thing (`Motors`, `Electric Company`).
fn is_thing_run(words: &Words<'_>, at: usize) -> bool {
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
        let core = roles().phrases.longest(words, at).and_then(|(behind, namings)| {
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
    if !literal && lone && case == Case::Title && (after_given || is_given(word)) {
        return None;
    }
    // `at 5 PM` is no prime minister, `commander in chief` and the like are rows of their own.
    if !literal && (words.is(tokens.start.wrapping_sub(1), Shape::Number) && word == "pm" || lone && before == "in") {
        return None;
    }
    Some(Core {
        id: first.id.clone(),
        org: rows.iter().any(|role| role.org),
        to: rows.iter().any(|role| role.to),
        at: rows.iter().any(|role| matches!(role.class, Class::Company | Class::Calling)),
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

/// Takes the words of a portfolio that the table does not hold into a core: `Silly Walks Minister`, `Minister for Silly Walks`.
fn widen(words: &Words<'_>, core: Core, floor: usize, literal: bool, headline: bool) -> Core {
    let Range { start, end } = core.tokens;
    let head = words.word(end - 1);
    let bare = end - start == 1 && matches!(head, "minister" | "secretary");
    let of_state = core.id == "secretary of state" || matches!(core.id.as_str(), "minister") && end - start > 1;
    if (bare || of_state)
        && let Some((behind, portfolio)) = portfolio_behind(words, end, headline && !literal)
    {
        let office = if core.id.starts_with("secretary") { "secretary" } else { "minister" };
        return Core {
            id: open_role(&portfolio, office),
            tokens: start..behind,
            org: false,
            to: false,
            at: false,
            whose: false,
        };
    }
    let ends_as_head =
        matches!(head, "minister" | "secretary") && core.id != "prime minister" && !core.id.starts_with("press");
    if ends_as_head
        && let Some((begin, mut portfolio)) = portfolio_before(words, start, floor, bare, headline && !literal)
    {
        portfolio.extend((start..end - 1).filter(|at| words.is(*at, Shape::Word)).map(|at| words.word(at)));
        return Core {
            id: open_role(&portfolio, head),
            tokens: begin..end,
            org: false,
            to: false,
            at: false,
            whose: false,
        };
    }
    core
}

/// The name of a role by portfolio: content words in one spelling, then the office.
fn open_role(portfolio: &[&str], office: &str) -> String {
    let content = portfolio.iter().filter(|word| !matches!(**word, "and" | "the" | "of" | "for" | "&"));
    content.map(|word| spelling_class(word)).chain(std::iter::once(office)).collect::<Vec<_>>().join(" ")
}

/// The portfolio behind `Minister of` and the like: the token behind it, and its words.
fn portfolio_behind<'d>(words: &Words<'d>, end: usize, headline: bool) -> Option<(usize, Vec<&'d str>)> {
    if !matches!(words.word(end), "of" | "for") {
        return None;
    }
    let mut at = if words.word(end + 1) == "the" { end + 2 } else { end + 1 };
    if jurisdiction::known(words, at).is_some() {
        return None;
    }
    const LONGEST: usize = 8;
    let (limit, mut behind, mut known) = (at + LONGEST, at, false);
    let mut found = Vec::new();
    while at < limit {
        let word = words.word(at);
        let capital = is_capital(words, at);
        let joins = matches!(word, "and" | "&" | ",") && !found.is_empty();
        if words.is(at, Shape::Hyphen) {
            at += 1;
        } else if joins && (is_capital(words, at + 1) || is_portfolio_word(words.word(at + 1))) && !ends_list(words, at)
        {
            known = false;
            at += 1;
        } else if is_portfolio_word(word) || capital && !known && !headline && !is_name_here(words, at) {
            known |= is_portfolio_word(word);
            found.push(word);
            at += 1;
            behind = at;
        } else {
            break;
        }
    }
    (!found.is_empty()).then_some((behind, found))
}

/// Whether a comma or an `and` leads to something else than more of the portfolio: a title or a name.
fn ends_list(words: &Words<'_>, at: usize) -> bool {
    is_name_here(words, at + 1)
        || jurisdiction::known(words, at + 1).is_some()
        || words.word(at) == "," && !(at + 1..at + 5).any(|at| words.word(at) == "and" && is_capital(words, at + 1))
        || roles().phrases.longest(words, at + 1).is_some()
}

fn is_name_here(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    is_given(word) && !is_portfolio_word(word) || is_weekday(word) || is_month(word) || is_function(word)
}

/// The portfolio before `Minister`: where it begins, and its words.
fn portfolio_before<'d>(
    words: &Words<'d>,
    start: usize,
    floor: usize,
    bare: bool,
    headline: bool,
) -> Option<(usize, Vec<&'d str>)> {
    const LONGEST: usize = 7;
    let lowest = start.saturating_sub(LONGEST).max(floor);
    let (mut at, mut begin) = (start, start);
    while at > lowest {
        let before = at - 1;
        let word = words.word(before);
        let joins = word == "and" && begin < start && before > lowest && is_portfolio_word(words.word(before - 1));
        if words.is(before, Shape::Hyphen) || joins {
            at = before;
            continue;
        }
        let begins_sentence = before == words.range().start;
        let fits = is_portfolio_word(word)
            && (is_capital(words, before) || is_capital(words, start) == is_capital(words, before))
            || is_capital(words, before) && bare && !headline && !(begins_sentence && is_common(word));
        if !fits
            || is_name_here(words, before)
            || is_honorific(word)
            || modifier::before(words, before).is_some()
            || jurisdiction::known_before(words, floor, at).is_some()
        {
            break;
        }
        at = before;
        begin = before;
    }
    let found = (begin..start).filter(|at| words.is(*at, Shape::Word)).map(|at| words.word(at)).collect();
    (begin < start).then_some((begin, found))
}

/// What stands around a core.
struct Around {
    start: usize,
    end: usize,
    modifiers: Vec<&'static str>,
    /// Whose office it is, from before the core.
    owner: Option<String>,
    /// Where the words behind the owner begin, where nothing stands before it.
    cut: Option<usize>,
    /// Whose office it is, from behind the core.
    right: Option<String>,
    destination: Option<String>,
    /// The token behind the core and its `-elect`.
    core_end: usize,
}

/// The readings of one office, the longest first.
fn around(words: &Words<'_>, core: &Core, floor: usize, headline: bool) -> Vec<(Range<usize>, Title)> {
    let found = look_around(words, core, floor, headline);
    let mut readings: Vec<(Range<usize>, Title)> = Vec::new();
    for (with_owner, with_right) in [(true, true), (false, true), (true, false), (false, false)] {
        let start = found.cut.filter(|_| !with_owner).unwrap_or(found.start);
        let end = if with_right { found.end } else { found.core_end };
        let owner = found.owner.as_ref().filter(|_| start == found.start);
        let jurisdiction = owner.or(found.right.as_ref().filter(|_| with_right)).cloned();
        if core.whose && jurisdiction.is_none() || readings.iter().any(|(tokens, _)| *tokens == (start..end)) {
            continue;
        }
        let role = match found.destination.as_ref().filter(|_| with_right) {
            Some(destination) => format!("{} to {destination}", core.id),
            None => core.id.clone(),
        };
        let mut modifiers: Vec<String> = found.modifiers.iter().map(|name| (*name).to_owned()).collect();
        modifiers.sort();
        modifiers.dedup();
        let title = Title { role, modifiers, jurisdiction, words: folded_slice(words, start..end) };
        readings.push((start..end, title));
    }
    readings.sort_by_key(|(tokens, _)| (std::cmp::Reverse(tokens.len()), tokens.start));
    readings
}

fn look_around(words: &Words<'_>, core: &Core, floor: usize, headline: bool) -> Around {
    let Range { start, end } = core.tokens;
    let mut found = Around {
        start,
        end,
        modifiers: Vec::new(),
        owner: None,
        cut: None,
        right: None,
        destination: None,
        core_end: end,
    };
    while found.start > floor {
        let mut last = found.start - 1;
        if words.is(last, Shape::Hyphen) && last > floor {
            last -= 1;
        }
        if let Some(name) = modifier::before(words, last) {
            found.modifiers.push(name);
            found.start = last;
            found.cut = None;
            continue;
        }
        if found.owner.is_some() || last + 1 != found.start {
            break;
        }
        if words.is(last, Shape::Possessive) && last > floor {
            last -= 1;
        }
        let known = jurisdiction::known_before(words, floor, last + 1);
        let body = organisation_before(words, floor, last + 1).filter(|_| core.org && !headline);
        // `Bank of Peru` and `Peru Trading Company` are bodies, `Andean Peru` is a country.
        let whose = match (known, body) {
            (Some(known), Some(body))
                if (body.0..known.0).any(|at| is_thing(words.word(at)) || words.word(at) == "of") =>
            {
                Some(body)
            }
            (known, body) => known.or(body),
        };
        let Some((begin, id)) = whose else { break };
        found.cut = Some(found.start);
        found.start = begin;
        found.owner = Some(id);
    }
    look_behind(words, core, headline, &mut found);
    found
}

fn look_behind(words: &Words<'_>, core: &Core, headline: bool, found: &mut Around) {
    let next = words.over_hyphen(found.end);
    if let Some(name) = modifier::behind(words, next) {
        found.modifiers.push(name);
        found.end = next + 1;
    }
    found.core_end = found.end;
    let preposition = words.word(found.end);
    let begin = if words.word(found.end + 1) == "the" { found.end + 2 } else { found.end + 1 };
    let known = jurisdiction::known(words, begin);
    if core.to && matches!(preposition, "to" | "for" | "on") {
        let target = known.or_else(|| organisation_behind(words, begin).filter(|_| !headline));
        if let Some((behind, id)) = target {
            found.end = behind;
            found.destination = Some(id);
        }
        return;
    }
    let fits = matches!(preposition, "of" | "for") || core.at && preposition == "at";
    if found.owner.is_some() || !fits {
        return;
    }
    let run = organisation_behind(words, begin).filter(|_| core.org && !headline);
    let whose = match (known, run) {
        (Some(known), Some(run)) => Some(if run.0 > known.0 { run } else { known }),
        (known, run) => known.or(run),
    };
    if let Some((behind, id)) = whose {
        found.end = behind;
        found.right = Some(id);
    }
}

/// The name of a body in capitals that ends before token `end`: where it begins, and its words in lower case.
fn organisation_before(words: &Words<'_>, floor: usize, end: usize) -> Option<(usize, String)> {
    const LONGEST: usize = 5;
    let lowest = end.saturating_sub(LONGEST).max(floor);
    let mut begin = end;
    while begin > lowest {
        let at = begin - 1;
        let word = words.word(at);
        let inner =
            begin < end && at > lowest && (words.is(at, Shape::Hyphen) || word == "&") && is_capital(words, at - 1);
        if inner {
            begin = at;
            continue;
        }
        if !is_capital(words, at)
            || is_function(word)
            || is_weekday(word)
            || is_month(word)
            || is_honorific(word)
            || modifier::before(words, at).is_some()
        {
            break;
        }
        begin = at;
    }
    let lone = begin + 1 == end && is_common(words.word(begin)) && !is_thing(words.word(begin));
    (begin < end && !lone).then(|| (begin, lower_words(words, begin..end)))
}

/// The name of a body in capitals that begins at token `begin`: the token behind it, and its words in lower case.
fn organisation_behind(words: &Words<'_>, begin: usize) -> Option<(usize, String)> {
    const LONGEST: usize = 7;
    let (mut at, mut end) = (begin, begin);
    while at < begin + LONGEST {
        let word = words.word(at);
        if end > begin && (words.is(at, Shape::Hyphen) || matches!(word, "of" | "for" | "&" | "and")) {
            if !is_capital(words, at + 1) || word == "and" && !is_thing_run(words, at + 1) {
                break;
            }
            at += 1;
            continue;
        }
        let begins_name = at > begin && is_given(word) && is_capital(words, at + 1);
        if !is_capital(words, at)
            || begins_name
            || is_function(word)
            || is_weekday(word)
            || roles().phrases.longest(words, at).is_some()
        {
            break;
        }
        at += 1;
        end = at;
    }
    (end > begin).then(|| (end, lower_words(words, begin..end)))
}

fn lower_words(words: &Words<'_>, tokens: Range<usize>) -> String {
    let shown = tokens.filter(|at| words.is(*at, Shape::Word));
    shown.map(|at| words.word(at)).collect::<Vec<_>>().join(" ")
}
