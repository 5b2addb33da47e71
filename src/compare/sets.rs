//! Answers that are lists (`many: true`): members joined across sources, lists held against each other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use crate::rule::Class;
use crate::value::{Kind, Names, Relation, ValueRecord};

use super::answer::Question;
use super::finding::{Finding, Side};
use super::join::{Joined, Register};
use super::judge::Judgement;
use super::sides::{bare_side, list, made, side};

/// What one source lists.
struct Listing {
    source: usize,
    /// The members that it names, with its claims of each.
    named: BTreeMap<usize, Vec<usize>>,
    /// The members that it says are not among them.
    absent: BTreeMap<usize, Vec<usize>>,
}

/// Every finding of a question whose answer is a list. Lists of different years or periods are apart from each other.
pub(super) fn findings(question: &Question<'_>) -> Vec<Finding> {
    let mut limits: BTreeMap<&Option<String>, Vec<usize>> = BTreeMap::new();
    for (at, stated) in question.stated.iter().enumerate() {
        limits.entry(&stated.limit).or_default().push(at);
    }
    limits.into_values().flat_map(|claims| of_limit(question, &claims)).collect()
}

fn of_limit(question: &Question<'_>, claims: &[usize]) -> Vec<Finding> {
    let mut register = Register::default();
    let mut ids: Vec<(usize, String)> = Vec::new();
    for &at in claims {
        let stated = &question.stated[at];
        if let Some(id) =
            register.note(question.kind(), &member_shown(question, at), &stated.claim.value, Some(stated.source))
        {
            ids.push((at, id));
        }
    }
    let terms = question.terms.borrow().clone();
    let (members, member_of) = register.join(question.kind(), terms.names, &terms);
    let mut listings: Vec<Listing> = Vec::new();
    for (at, id) in ids {
        let stated = &question.stated[at];
        let Some(&member) = member_of.get(&id) else { continue };
        if listings.last().is_none_or(|listing| listing.source != stated.source) {
            listings.push(Listing { source: stated.source, named: BTreeMap::new(), absent: BTreeMap::new() });
        }
        if let Some(listing) = listings.last_mut() {
            let to = if stated.is_denied() { &mut listing.absent } else { &mut listing.named };
            to.entry(member).or_default().push(at);
        }
    }
    let mut found: Vec<Finding> = members.iter().filter_map(|member| spelling(question, member, claims)).collect();
    found.extend(across(question, &members, &listings));
    found
}

/// How the matrix shows what each claim names, where it names somebody: `Belo` and `Ana Belo` of two sources are one member
/// of two equal lists. By claim, as places in [`Question::stated`].
pub(super) fn members_shown(question: &Question<'_>) -> BTreeMap<usize, String> {
    if question.kind() != Kind::Person {
        return BTreeMap::new();
    }
    let mut register = Register::default();
    let stated = question.stated.iter().enumerate().filter(|(_, stated)| !stated.is_denied());
    let ids: Vec<(usize, String)> = stated
        .filter_map(|(at, stated)| {
            let source = Some(stated.source);
            Some((at, register.note(question.kind(), &stated.shown, &stated.claim.value, source)?))
        })
        .collect();
    let terms = question.terms.borrow().clone();
    // Spellings stay as they are: that they differ is what is to be seen.
    let (members, member_of) = register.join(question.kind(), Names::Strict, &terms);
    let shown = |id: &String| Some(members[*member_of.get(id)?].shown().to_owned());
    ids.into_iter().filter_map(|(at, id)| Some((at, shown(&id)?))).collect()
}

/// A member in words, whether it is stated or denied.
fn member_shown(question: &Question<'_>, claim: usize) -> String {
    (question.kind().row().show)(&question.stated[claim].value)
}

fn across(question: &Question<'_>, members: &[Joined], listings: &[Listing]) -> Option<Finding> {
    let independent: BTreeSet<usize> = listings.iter().map(|listing| question.independent[listing.source]).collect();
    if let Some(denial) = denied(question, members, listings) {
        return Some(denial);
    }
    let listings: Vec<&Listing> = listings.iter().filter(|listing| !listing.named.is_empty()).collect();
    listings.first()?;
    let id = |listing: &Listing| question.source_id(listing.source);
    let mut worst: Option<(Class, &Listing, &Listing)> = None;
    for (at, one) in listings.iter().enumerate() {
        for other in &listings[at + 1..] {
            let class = if one.named.keys().eq(other.named.keys()) {
                Class::Same
            } else if one.named.keys().any(|member| other.named.contains_key(member)) {
                Class::Omitted
            } else {
                Class::Apart
            };
            if worst.is_none_or(|(gravest, ..)| class < gravest) {
                worst = Some((class, one, other));
            }
        }
    }
    let all_named = |listing: &Listing| listing.named.keys().map(|at| members[*at].shown()).collect::<Vec<_>>();
    let judged = match worst.filter(|(class, ..)| independent.len() > 1 || *class < Class::Single) {
        None => Judgement::new(
            Class::Single,
            format!("stated by {} only", list(&listings.iter().map(|l| id(l)).collect::<Vec<_>>())),
        ),
        Some((Class::Same, ..)) => {
            let ids: Vec<&str> = listings.iter().map(|listing| id(listing)).collect();
            Judgement::new(Class::Same, format!("{} name the same", list(&ids)))
        }
        Some((Class::Apart, one, other)) => Judgement::new(
            Class::Apart,
            format!(
                "{} names {}, {} names {}: nobody is in both lists",
                id(one),
                list(&all_named(one)),
                id(other),
                list(&all_named(other))
            ),
        ),
        Some(_) => Judgement::new(Class::Omitted, omissions(question, members, &listings)),
    };
    // One side for each list, in the order of their first sources.
    let mut sides: Vec<(Vec<usize>, Vec<&Listing>)> = Vec::new();
    for listing in &listings {
        let named: Vec<usize> = listing.named.keys().copied().collect();
        match sides.iter_mut().find(|(other, _)| *other == named) {
            Some((_, together)) => together.push(listing),
            None => sides.push((named, vec![listing])),
        }
    }
    let sides = sides.into_iter().map(|(named, together)| list_side(question, members, &named, &together)).collect();
    Some(made(question, question.kind(), judged, sides))
}

/// A member that one source names and another says is not among them.
fn denied(question: &Question<'_>, members: &[Joined], listings: &[Listing]) -> Option<Finding> {
    for (at, member) in members.iter().enumerate() {
        let named: Vec<usize> =
            listings.iter().filter_map(|listing| listing.named.get(&at)).flatten().copied().collect();
        let absent: Vec<usize> =
            listings.iter().filter_map(|listing| listing.absent.get(&at)).flatten().copied().collect();
        let (Some(yes), Some(no)) = (named.first(), absent.first()) else { continue };
        let reason = format!(
            "{} names {}, {} says otherwise",
            question.source_id(question.stated[*yes].source),
            member.shown(),
            question.source_id(question.stated[*no].source)
        );
        let sides = vec![side(question, named), side(question, absent)];
        return Some(made(question, question.kind(), Judgement::new(Class::Conflict, reason), sides));
    }
    None
}

/// Who is missing where: `Ana Belo is named by a and c, not by b`.
fn omissions(question: &Question<'_>, members: &[Joined], listings: &[&Listing]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut more = 0;
    for (at, member) in members.iter().enumerate() {
        let (with, without): (Vec<&Listing>, Vec<&Listing>) =
            listings.iter().copied().partition(|listing| listing.named.contains_key(&at));
        if without.is_empty() || with.is_empty() {
            continue;
        }
        if parts.len() == 3 {
            more += 1;
            continue;
        }
        let ids = |listings: &[&Listing]| {
            list(&listings.iter().map(|listing| question.source_id(listing.source)).collect::<Vec<_>>())
        };
        parts.push(format!("{} is named by {}, not by {}", member.shown(), ids(&with), ids(&without)));
    }
    if more > 0 {
        parts.push(format!("and {more} more"));
    }
    parts.join("; ")
}

fn list_side(question: &Question<'_>, members: &[Joined], named: &[usize], listings: &[&Listing]) -> Side {
    // What these sources call a member: where one says `ceasefire`, another's `immediate ceasefire` is not to stand here.
    let fullest = |at: &usize| {
        let said = listings.iter().filter_map(|listing| listing.named.get(at)).flatten();
        said.map(|claim| &question.stated[*claim])
            .reduce(|one, other| if other.shown.chars().count() > one.shown.chars().count() { other } else { one })
    };
    let shown: Vec<&str> =
        named.iter().map(|at| fullest(at).map_or(members[*at].shown(), |stated| &stated.shown)).collect();
    let records = named
        .iter()
        .map(|at| fullest(at).map_or(&members[*at].forms[0].record, |stated| &stated.claim.value).clone())
        .map(Json::Object)
        .collect();
    let mut value = ValueRecord::new();
    value.insert("members".to_owned(), Json::Array(records));
    let claims = listings
        .iter()
        .flat_map(|listing| listing.named.values().flatten())
        .map(|at| question.stated[*at].side_claim())
        .collect();
    Side {
        value,
        shown: shown.join(", "),
        sources: listings.iter().map(|listing| question.source_id(listing.source).to_owned()).collect(),
        claims,
    }
}

/// The spellings of one thing: groups of its forms of which one is a near spelling of the other. Forms that go with all
/// groups (a bare surname) tell nothing.
pub(super) fn spellings(
    thing: &Joined,
    relate: impl Fn(&crate::value::Value, &crate::value::Value) -> crate::value::Verdict,
) -> Option<(String, Vec<Vec<usize>>)> {
    let relation = |a: usize, b: usize| relate(&thing.forms[a].value, &thing.forms[b].value);
    let near = |a: usize| (0..thing.forms.len()).any(|b| a != b && relation(a, b).relation == Relation::Spelling);
    let spelt: Vec<usize> = (0..thing.forms.len()).filter(|at| near(*at)).collect();
    let (&one, rest) = spelt.split_first()?;
    let reason =
        rest.iter().map(|other| relation(one, *other)).find(|verdict| verdict.relation == Relation::Spelling)?.reason;
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for at in spelt {
        match groups
            .iter_mut()
            .find(|group| group.iter().all(|other| relation(at, *other).relation != Relation::Spelling))
        {
            Some(group) => group.push(at),
            None => groups.push(vec![at]),
        }
    }
    Some((reason, groups))
}

fn spelling(question: &Question<'_>, member: &Joined, claims: &[usize]) -> Option<Finding> {
    let terms = question.terms.borrow().clone();
    let (reason, groups) = spellings(member, |a, b| (question.kind().row().relate)(a, b, &terms))?;
    let sides = groups
        .into_iter()
        .map(|forms| {
            let of_form =
                |at: &usize| forms.iter().any(|form| member.forms[*form].shown == member_shown(question, *at));
            let spelt = claims.iter().copied().filter(of_form);
            bare_form_side(question, &member.forms[forms[0]].record, spelt.collect())
        })
        .collect();
    Some(made(question, question.kind(), Judgement::new(Class::Spelling, reason), sides))
}

fn bare_form_side(question: &Question<'_>, record: &ValueRecord, claims: Vec<usize>) -> Side {
    let shown = claims.first().map(|at| member_shown(question, *at)).unwrap_or_default();
    let mut side = bare_side(shown, claims.iter().map(|at| question.stated[*at].side_claim()).collect());
    side.value = record.clone();
    side
}
