//! How two titles stand.

use std::collections::BTreeSet;

use super::jurisdiction::{self, Standing as Place};
use super::modifier::{self, Standing};
use super::role::{Class, Role, roles};
use super::{Title, reader};
use crate::value::text_value::plain_words;
use crate::value::{Relation, Terms, Value, Verdict, Wording};

/// What a title means on the terms of a slot; two titles are the same exactly if their meanings are equal.
#[derive(PartialEq, Eq)]
struct Meaning {
    role: String,
    modifiers: Vec<String>,
    jurisdiction: Option<String>,
    /// The words in which it was said, where the slot flags them.
    flagged: Option<String>,
}

/// How two titles stand.
///
/// The slot's wording goes first: what it accepts is its canonical title, what it flags is that title under another
/// *label*. (Entries that hold for some persons only are the caller's to leave out.) Then: equal role, modifiers and jurisdiction are
/// the *same*; a jurisdiction against none, and a role against a vaguer one (`minister`), *compatible*; the same function
/// under another office's name *label*; different countries, offices that exclude each other, and former, acting or
/// deputy against none a *conflict*, unless the dates of publication explain it; offices that can be held together *apart* or
/// *compatible*, by their classes (`roles.txt`).
pub fn relate(one: &Value, other: &Value, terms: &Terms) -> Verdict {
    let (Value::Title(one), Value::Title(other)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "only one of the two is a title");
    };
    let (left, right) = (meaning(one, &terms.wording), meaning(other, &terms.wording));
    if left == right {
        let reason = match &left.flagged {
            None if one.words == other.words => format!("both say \"{}\"", one.words),
            _ => format!("\"{}\" and \"{}\" are the same office", one.words, other.words),
        };
        return Verdict::new(Relation::Same, reason);
    }
    let verdict = relate_meanings((one, &left), (other, &right), terms);
    let labels = left.flagged != right.flagged;
    if labels && verdict.relation < Relation::Label {
        let (flagged, plain) = if left.flagged.is_some() { (one, other) } else { (other, one) };
        let reason = format!("\"{}\" is another label for \"{}\"", flagged.words, plain.words);
        return Verdict::new(Relation::Label, reason);
    }
    verdict
}

fn meaning(title: &Title, wording: &Wording) -> Meaning {
    let said = plain_words(&title.words);
    let says = |words: &String| plain_words(words) == said;
    let flagged = wording.0.iter().find(|entry| entry.flag.iter().any(says));
    let accepted = wording.0.iter().find(|entry| says(&entry.canonical) || entry.accept.iter().any(says));
    let (canonical, flag) = match (accepted, flagged) {
        (Some(entry), _) => (reader::read_literal(&entry.canonical), None),
        (None, Some(entry)) => (reader::read_literal(&entry.canonical), Some(said.join(" "))),
        (None, None) => (None, None),
    };
    let title = canonical.as_ref().unwrap_or(title);
    let mut modifiers = title.modifiers.clone();
    modifiers.sort();
    modifiers.dedup();
    let role = title.jurisdiction.as_deref().and_then(|whose| of_body(&title.role, whose)).unwrap_or(&title.role);
    let jurisdiction = title.jurisdiction.clone().or_else(|| implied(role).map(str::to_owned));
    Meaning { role: role.to_owned(), modifiers, jurisdiction, flagged: flag }
}

/// The role that the table holds for an office of this country or body: the director-general of the WHO is the WHO chief.
fn of_body(role: &str, whose: &str) -> Option<&'static str> {
    let whose_words = whose.to_lowercase();
    let words = whose_words.split([' ', '-']).chain(role.split([' ', '-']));
    let mut rows = roles().phrases.exactly(words).iter().map(|naming| &roles().all[usize::from(naming.role)]);
    rows.find(|row| row.home.contains(&whose)).map(|row| row.id)
}

/// The jurisdiction that a role has where none is written: that of the first row, if it is one.
fn implied(role: &str) -> Option<&'static str> {
    match roles().with_id(role).next()?.home[..] {
        [home] if !home.ends_with('*') => Some(home),
        _ => None,
    }
}

fn relate_meanings(one: (&Title, &Meaning), other: (&Title, &Meaning), terms: &Terms) -> Verdict {
    let (left, right) = (one.1, other.1);
    let pair = format!("\"{}\" and \"{}\"", one.0.words, other.0.words);
    let by_role = relate_roles(one, other);
    // Offices that are two anyway can differ in all else without saying more.
    if by_role.relation > Relation::Label || by_role.free {
        let past = |meaning: &Meaning| hard(meaning).contains(&Standing::Former);
        if by_role.relation == Relation::Conflict && past(left) != past(right) {
            return Verdict::new(Relation::Apart, format!("{pair} are different offices, one of them a former one"));
        }
        return Verdict::new(by_role.relation, by_role.reason);
    }
    let by_place = relate_jurisdictions(left, right, &pair);
    let by_modifier = relate_modifiers(left, right, &pair, terms);
    let mut worst = Verdict::new(by_role.relation, by_role.reason);
    for verdict in [by_place, by_modifier] {
        if verdict.relation > worst.relation {
            worst = verdict;
        }
    }
    if worst.relation == Relation::Same {
        // Only a slot's flag can tell two meanings apart that agree in everything else.
        return Verdict::new(Relation::Same, format!("{pair} are the same office"));
    }
    worst
}

struct ByRole {
    relation: Relation,
    reason: String,
    /// Neither bears on the other: jurisdiction and modifiers need not be compared.
    free: bool,
}

fn relate_roles(one: (&Title, &Meaning), other: (&Title, &Meaning)) -> ByRole {
    let pair = format!("\"{}\" and \"{}\"", one.0.words, other.0.words);
    let found = |relation, reason: String| ByRole { relation, reason, free: false };
    let (left, right) = (&one.1.role, &other.1.role);
    if left == right {
        let rows = |meaning: &Meaning| rows(&meaning.role, meaning.jurisdiction.as_deref());
        let (one, other) = (rows(one.1), rows(other.1));
        return if one.is_empty() || shared_function(&one, &other).is_some() {
            found(Relation::Same, format!("{pair} name the same office"))
        } else {
            found(Relation::Conflict, format!("{pair} are two offices of one name"))
        };
    }
    // `ambassador` and `ambassador to Chile`
    let bare = |role: &str| role.split_once(" to ").map(|(office, _)| office.to_owned());
    let (left_office, right_office) = (bare(left), bare(right));
    if left_office.as_ref() == Some(right) || right_office.as_ref() == Some(left) {
        return found(Relation::Compatible, format!("only one of {pair} says where to"));
    }
    if left_office.is_some() && left_office == right_office {
        return found(Relation::Conflict, format!("{pair} are offices for different destinations"));
    }
    // `press secretary` and `White House press secretary`
    if says_whose(left, right) || says_whose(right, left) {
        return found(Relation::Compatible, format!("only one of {pair} says whose office it is"));
    }
    if holds_both(left, right) || holds_both(right, left) {
        return found(Relation::Compatible, format!("one of {pair} names another office besides"));
    }
    let lookup = |meaning: &Meaning, office: &Option<String>| {
        rows(office.as_ref().unwrap_or(&meaning.role), meaning.jurisdiction.as_deref())
    };
    let (rows_left, rows_right) = (lookup(one.1, &left_office), lookup(other.1, &right_office));
    if let Some((one_row, other_row)) = shared_function(&rows_left, &rows_right) {
        let begins = |short: &str, long: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with(" of "));
        // `officer` and `police officer`
        let trade = |row: &Role| matches!(row.class, Class::Rank | Class::Calling | Class::Loose);
        let ends = |short: &str, long: &str| {
            (trade(one_row) || trade(other_row)) && long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
        };
        let within = |short: &str, long: &str| is_vaguer(short, long) || begins(short, long) || ends(short, long);
        if within(left, right) || within(right, left) {
            return found(Relation::Compatible, format!("one of {pair} is the other in fewer words"));
        }
        // Two ranks or callings have no function in common but their trade.
        if !matches!(one_row.class, Class::Rank | Class::Calling | Class::Loose) || one_row.class != other_row.class {
            return found(Relation::Label, label_reason((one.0, one_row), (other.0, other_row)));
        }
    }
    if is_vaguer(left, right) || is_vaguer(right, left) {
        return found(Relation::Compatible, format!("one of {pair} is the other in fewer words"));
    }
    let free = |relation, reason: String| ByRole { relation, reason, free: true };
    match (rows_left.first(), rows_right.first()) {
        (Some(one_row), Some(other_row)) => {
            // The president of a company or a party may well sit in parliament.
            let of_state = |meaning: &Meaning| meaning.jurisdiction.as_deref().is_none_or(jurisdiction::is_place);
            by_class((one_row, of_state(one.1)), (other_row, of_state(other.1)), &pair)
        }
        _ => {
            // The head of a union and its chief are one.
            let plain = |word: &str| if matches!(word, "head" | "boss") { "chief" } else { word }.to_owned();
            let words = |role: &str| role.split(' ').map(plain).collect::<BTreeSet<_>>();
            let (left, right) = (words(left), words(right));
            if left == right {
                found(Relation::Same, format!("{pair} use the same content words"))
            } else if left.is_subset(&right) || right.is_subset(&left) {
                found(Relation::Compatible, format!("one of {pair} is the other in fewer words"))
            } else {
                free(Relation::Apart, format!("{pair} are different roles"))
            }
        }
    }
}

/// The rows that a role can mean: those of its jurisdiction, else those of none, else all.
fn rows(role: &str, jurisdiction: Option<&str>) -> Vec<&'static Role> {
    let all: Vec<&Role> = roles().with_id(role).collect();
    let Some(place) = jurisdiction else { return all };
    let at_home: Vec<&Role> = all.iter().copied().filter(|row| row.is_home(place)).collect();
    if !at_home.is_empty() {
        return at_home;
    }
    let anywhere: Vec<&Role> = all.iter().copied().filter(|row| row.home.is_empty()).collect();
    if anywhere.is_empty() { all } else { anywhere }
}

fn shared_function(one: &[&'static Role], other: &[&'static Role]) -> Option<(&'static Role, &'static Role)> {
    one.iter().find_map(|left| {
        let right = other.iter().find(|right| left.function == right.function)?;
        Some((*left, *right))
    })
}

/// The sentence on two offices of one function; where one of them is the office of one country or body, it says whose.
fn label_reason(one: (&Title, &Role), other: (&Title, &Role)) -> String {
    let ((plain, _), (homely, home)) = match (one.1.home, other.1.home) {
        (_, [home]) => (one, (other.0, Some(*home))),
        ([home], _) => (other, (one.0, Some(*home))),
        _ => (one, (other.0, None)),
    };
    let same = format!("\"{}\" names the same function as \"{}\"", plain.words, homely.words);
    match home.filter(|home| !home.ends_with('*')) {
        Some(home) => format!("{same}, the office of {}", with_article(jurisdiction::shown(home))),
        None => same,
    }
}

/// The name of a country with the article that it takes in a sentence.
fn with_article(name: &str) -> String {
    let takes = name.starts_with("United ")
        || [
            "Netherlands",
            "Philippines",
            "Vatican",
            "Maldives",
            "Bahamas",
            "Gambia",
            "Czech Republic",
            "Dominican Republic",
        ]
        .contains(&name)
        || name.len() == 2;
    if takes { format!("the {name}") } else { name.to_owned() }
}

/// Whether a role is the other one in fewer words: `minister` and `health minister`, `general` and `lieutenant general`.
fn is_vaguer(role: &str, full: &str) -> bool {
    let last = |role: &str| role.rsplit(' ').next().map(str::to_owned);
    let loose = |role: &str| roles().with_id(role).next().is_some_and(|row| row.class == Class::Loose);
    let rank =
        |role: &str| roles().with_id(role).next().is_some_and(|row| matches!(row.class, Class::Rank | Class::Court));
    let rest = full.strip_suffix(role).and_then(|rest| rest.strip_suffix(' '));
    // An assistant is not the office, nor is a prime minister any minister.
    let ends = rest.is_some_and(|rest| !matches!(rest, "prime" | "assistant" | "associate" | "deputy" | "vice"));
    ends && (loose(role) || rank(role) && rank(full)) && last(role) == last(full)
}

/// Whether a role is the other one with a country or body before it.
fn says_whose(role: &str, full: &str) -> bool {
    full.strip_suffix(role).and_then(|rest| rest.strip_suffix(' ')).is_some_and(jurisdiction::is_named)
}

/// Whether a role is one of the two of the other: `chief executive` and `president and CEO`.
fn holds_both(role: &str, both: &str) -> bool {
    let ids =
        |name: &str| roles().phrases.exactly(name.split([' ', '-'])).iter().map(|naming| usize::from(naming.role));
    both.contains(" and ") && both.split(" and ").any(|name| ids(name).any(|at| roles().all[at].id == role))
}

/// How two offices stand that have neither name nor function in common, by what goes together.
fn by_class(one: (&Role, bool), other: (&Role, bool), pair: &str) -> ByRole {
    use Class::{Body, Calling, Church, Company, Court, Loose, Party, Rank, Seat, State};
    let found = |relation, reason: String| ByRole { relation, reason, free: true };
    if excludes(one, other) || excludes(other, one) {
        return found(Relation::Conflict, format!("{pair} are different offices"));
    }
    match (one.0.class, other.0.class) {
        (Calling, _) | (_, Calling) => found(Relation::Compatible, format!("{pair} can be said of one person")),
        (Loose, _) | (_, Loose) => found(Relation::Apart, format!("{pair} are different roles")),
        (Rank, Rank) if one.0.any_rank != other.0.any_rank => {
            found(Relation::Compatible, format!("one of {pair} is said of people of every rank"))
        }
        (Rank, Rank) => found(Relation::Conflict, format!("{pair} are different ranks")),
        (Rank, _) | (_, Rank) => {
            found(Relation::Compatible, format!("{pair} are a rank and an office, which go together"))
        }
        (Company, Company) => found(Relation::Apart, format!("{pair} are different posts, which one person can hold")),
        (Party, Party | State | Seat) | (State | Seat, Party) | (State, Seat) | (Seat, State) => {
            found(Relation::Compatible, format!("{pair} are offices that one person can hold"))
        }
        (State | Court | Body, State | Court | Body) | (Seat, Seat) | (Church, Church) => {
            found(Relation::Conflict, format!("{pair} are different offices"))
        }
        _ => found(Relation::Apart, format!("{pair} are different offices")),
    }
}

/// Whether who holds the one office cannot hold the other, though their classes go together otherwise. With each role comes
/// whether it can be an office of a state.
fn excludes((one, of_state): (&Role, bool), (other, _): (&Role, bool)) -> bool {
    match (one.function, other.function) {
        // Heads of state and regions sit in no parliament.
        ("head-of-state" | "deputy-head-of-state" | "governor" | "deputy-governor", _) => {
            of_state && other.class == Class::Seat
        }
        // A prince is not yet king.
        ("royal", monarch) => monarch.starts_with("monarch-"),
        // The parties of a trial.
        ("lawyer" | "public-defender", court) => court.starts_with("judge"),
        _ => false,
    }
}

fn relate_jurisdictions(left: &Meaning, right: &Meaning, pair: &str) -> Verdict {
    match (&left.jurisdiction, &right.jurisdiction) {
        (Some(one), Some(other)) => match jurisdiction::stand(one, other) {
            Place::Equal => Verdict::new(Relation::Same, ""),
            Place::Open => Verdict::new(
                Relation::Compatible,
                format!("\"{}\" and \"{}\" go together", jurisdiction::shown(one), jurisdiction::shown(other)),
            ),
            Place::Different => Verdict::new(
                Relation::Conflict,
                format!(
                    "{pair} are offices of different places or bodies: {} and {}",
                    jurisdiction::shown(one),
                    jurisdiction::shown(other)
                ),
            ),
        },
        (None, None) => Verdict::new(Relation::Same, ""),
        _ => Verdict::new(Relation::Compatible, format!("only one of {pair} says whose office it is")),
    }
}

/// What the modifiers do, without those that do nothing.
fn hard(meaning: &Meaning) -> BTreeSet<Standing> {
    meaning
        .modifiers
        .iter()
        .map(|name| modifier::standing(name))
        .filter(|standing| *standing != Standing::Slack)
        .collect()
}

fn relate_modifiers(left: &Meaning, right: &Meaning, pair: &str, terms: &Terms) -> Verdict {
    if left.modifiers == right.modifiers {
        return Verdict::new(Relation::Same, "");
    }
    let (one, other) = (hard(left), hard(right));
    if one == other {
        let words = |meaning: &Meaning| -> BTreeSet<String> {
            let hard = |name: &&String| modifier::standing(name) != Standing::Slack;
            meaning.modifiers.iter().filter(hard).cloned().collect()
        };
        return if words(left) == words(right) {
            Verdict::new(Relation::Compatible, format!("{pair} are one office, said more or less fully"))
        } else {
            Verdict::new(Relation::Label, format!("{pair} say the same standing in different words"))
        };
    }
    let difference: Vec<Standing> = one.symmetric_difference(&other).copied().collect();
    if let [only] = difference[..]
        && let Some(reason) = explained(only, one.contains(&only), terms)
    {
        return Verdict::new(Relation::Compatible, reason);
    }
    Verdict::new(Relation::Conflict, format!("{pair} are the same office with another standing"))
}

/// Whether the dates of publication explain a modifier that one text has: an office left later, or entered later.
fn explained(standing: Standing, first_has_it: bool, terms: &Terms) -> Option<String> {
    let [one, other] = terms.published;
    let (has, lacks) = if first_has_it { (one?, other?) } else { (other?, one?) };
    match standing {
        Standing::Former if has > lacks => Some(format!("the later text, of {has}, says former")),
        Standing::Designate if has < lacks => Some(format!("the earlier text, of {has}, says designate")),
        Standing::Acting if has < lacks => Some(format!("the earlier text, of {has}, says acting")),
        _ => None,
    }
}
