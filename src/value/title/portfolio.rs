//! Ministers and secretaries of portfolios that the table does not hold.

use std::ops::Range;

use super::jurisdiction;
use super::modifier;
use super::reader::{Core, is_capital};
use super::role::{is_portfolio_word, roles};
use super::spelling::spelling_class;
use crate::text::{Shape, Words};
use crate::value::person::{is_common, is_function, is_given, is_honorific, is_month, is_weekday};

/// Takes the words of a portfolio that the table does not hold into a core: `Silly Walks Minister`, `Minister for Silly Walks`.
pub(super) fn widen(words: &Words<'_>, core: Core, floor: usize, literal: bool, headline: bool) -> Core {
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
