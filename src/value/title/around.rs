//! What stands around an office: modifiers and jurisdiction before, `-elect` and `of France` behind.

use std::ops::Range;

use super::reader::{Core, folded_slice, is_capital, is_thing_run};
use super::role::roles;
use super::{Title, jurisdiction, modifier};
use crate::text::{Shape, Words};
use crate::value::person::{is_common, is_function, is_given, is_honorific, is_month, is_thing, is_weekday};

/// What stands around a core.
pub(super) struct Around {
    start: usize,
    /// The token behind all of it.
    pub(super) end: usize,
    modifiers: Vec<&'static str>,
    /// Whose office it is, from before the core.
    owner: Option<String>,
    /// Where the words behind the owner begin, where nothing stands before it.
    cut: Option<usize>,
    /// Whose office it is, from behind the core.
    right: Option<String>,
    /// Where to, from behind the core.
    destination: Option<String>,
    /// Where to, from before the core: `UN Syria envoy`.
    destination_before: Option<String>,
    /// The token behind the core and its `-elect`.
    core_end: usize,
}

/// The readings of one office, the longest first.
pub(super) fn around(words: &Words<'_>, core: &Core, floor: usize, headline: bool) -> Vec<(Range<usize>, Title)> {
    let found = look_around(words, core, floor, headline);
    let mut readings: Vec<(Range<usize>, Title)> = Vec::new();
    for (with_owner, with_right) in [(true, true), (false, true), (true, false), (false, false)] {
        let start = found.cut.filter(|_| !with_owner).unwrap_or(found.start);
        let end = if with_right { found.end } else { found.core_end };
        let owner = found.owner.as_ref().filter(|_| start == found.start);
        let right = found.right.as_ref().filter(|_| with_right);
        let jurisdiction = owner.filter(|_| found.right.is_none()).or(right).or(owner).cloned();
        if core.whose && jurisdiction.is_none() || readings.iter().any(|(tokens, _)| *tokens == (start..end)) {
            continue;
        }
        let before = found.destination_before.as_ref().filter(|_| start == found.start);
        let role = match found.destination.as_ref().filter(|_| with_right).or(before) {
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

pub(super) fn look_around(words: &Words<'_>, core: &Core, floor: usize, headline: bool) -> Around {
    let Range { start, end } = core.tokens;
    let mut found = Around {
        start,
        end,
        modifiers: Vec::new(),
        owner: None,
        cut: None,
        right: None,
        destination: None,
        destination_before: None,
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
        if core.to
            && let Some((begin, sender)) = sender_before(words, floor, begin)
        {
            found.start = begin;
            found.destination_before = found.owner.replace(sender);
        }
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
    let from = core.from && preposition == "from" && known.is_some();
    let fits = matches!(preposition, "of" | "for") || core.at && preposition == "at" || from;
    // `the Republican governor of Ohio` has a place besides the party.
    let owned = found.owner.as_deref().is_some_and(|owner| !jurisdiction::is_party(owner));
    if owned || !fits {
        return;
    }
    let run = organisation_behind(words, begin).filter(|_| core.org && !headline && !from);
    let whose = match (known, run) {
        (Some(known), Some(run)) => Some(if run.0 > known.0 { run } else { known }),
        (known, run) => known.or(run),
    };
    if let Some((behind, id)) = whose {
        found.end = behind;
        found.right = Some(id);
    }
}

/// Who sends an envoy whose country stands right before the office: `UN Syria envoy`, `US Iran envoy`. Only a body, or the US:
/// two other countries in a row are more often a place and a sender.
fn sender_before(words: &Words<'_>, floor: usize, end: usize) -> Option<(usize, String)> {
    let end = if end > floor && words.is(end - 1, Shape::Possessive) { end - 1 } else { end };
    jurisdiction::known_before(words, floor, end).filter(|(_, id)| id == "US" || jurisdiction::is_body(id))
}

/// The name of a body in capitals that ends before token `end`: where it begins, and its words in lower case.
fn organisation_before(words: &Words<'_>, floor: usize, end: usize) -> Option<(usize, String)> {
    // More words in capitals before an office are a headline; ours.
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
    // Names of bodies behind an office hold small words (`of the`) too; ours.
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
