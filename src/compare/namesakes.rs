//! People under two names whom something beside the name makes one.
//!
//! One office, one surname, two given names: `Mayor Ada Roe` in one source and `Mayor Ida Roe` in another.
//!
//! Keys are joined by their names alone, and two common given names are two people. Where sources give both the same office
//! and none knows of the other, a reader should look: it is one of them under another name, or two. The same holds for one
//! given name, one age and two surnames that are much alike, further apart than a slip of the pen: `Idris Brandley, 29`
//! in one source and `Idris Ranley, 29` in another.

use std::collections::BTreeSet;

use crate::extract::record::KeyRecord;
use crate::rule::{Class, Level};
use crate::value::person::{Person, same_person};
use crate::value::{Kind, Relation, Value};

use super::answer::Question;
use super::finding::{Finding, Side, SideClaim};
use super::judge::Judgement;
use super::sides::made;

/// How many bearers of offices of a story are held against each other: far more than a story has; ours.
const BEARERS: usize = 400;

/// Findings about the questions of one slot that asks for the office of each person; `Apart`, since both can be so.
pub(super) fn namesakes(questions: &[Question<'_>]) -> Vec<Finding> {
    let bearers: Vec<(&Question<'_>, &KeyRecord, Person)> =
        questions.iter().take(BEARERS).filter_map(|question| bearer(question)).collect();
    let mut found = Vec::new();
    for (at, (one, first, name)) in bearers.iter().enumerate() {
        for (other, second, rival) in &bearers[at + 1..] {
            if sources(one).intersection(&sources(other)).next().is_some() {
                continue;
            }
            // `Ada Moss` and `Ada Maria Moss` can be one person, whichever keys they were joined to.
            if same_person(name, rival, false).is_some() || by_nickname(one, rival) || by_nickname(other, name) {
                continue;
            }
            let of_one_surname = name.family.to_lowercase() == rival.family.to_lowercase();
            let reason = if of_one_surname {
                shared_office(one, other).map(|office| {
                    format!(
                        "\"{}\" and \"{}\" are two people's names, but sources give both as \"{office}\"",
                        first.shown, second.shown
                    )
                })
            } else {
                shared_age(one, other).filter(|_| are_alike(name, rival)).map(|age| {
                    format!(
                        "\"{}\" and \"{}\" are much alike, and sources give both as {age}",
                        first.shown, second.shown
                    )
                })
            };
            let Some(reason) = reason else { continue };
            let class = if one.kind() == Kind::Title { Class::Apart } else { Class::Spelling };
            let sides = vec![side(one, first), side(other, second)];
            let mut finding = made(one, Kind::Person, Judgement::new(class, reason), sides);
            // Kin share a surname, and a surname alone is told of either: a shared age is no more than a hint.
            if of_one_surname && class == Class::Spelling {
                finding.level = finding.level.min(Level::Note);
            }
            found.push(finding);
        }
    }
    found
}

fn bearer<'q, 's>(question: &'q Question<'s>) -> Option<(&'q Question<'s>, &'q KeyRecord, Person)> {
    let shown = question.key?;
    let keys = question.stated.iter().filter_map(|stated| stated.claim.key.as_ref());
    let key = keys.clone().find(|key| key.shown == shown).or_else(|| keys.clone().next())?;
    let Ok(Value::Person(person)) = (Kind::Person.row().from_record)(&key.value) else { return None };
    (!person.given.is_empty()).then_some((question, key, person))
}

/// Whether a source says that a person is also called by the other's given name: `Ada Maria "Addie" Roe`, `Ada Maria (Addie)
/// Roe`.
fn by_nickname(question: &Question<'_>, other: &Person) -> bool {
    let marks = [("\"", "\""), ("“", "”"), ("(", ")"), ("'", "'"), ("‘", "’")];
    let called = marks.map(|(open, close)| format!("{open}{}{close} {}", other.given, other.family));
    let mut quotes = question.stated.iter().map(|stated| &stated.claim.said.quote);
    quotes.any(|quote| called.iter().any(|called| quote.contains(called.as_str())))
}

fn sources(question: &Question<'_>) -> BTreeSet<usize> {
    question.stated.iter().map(|stated| question.independent[stated.source]).collect()
}

/// Whether two people have one given name and surnames that are much alike: from five letters on, two thirds of the letters are the
/// same in the same order; a doubled letter counts once (`Conley`, `Connelly`). Ours.
fn are_alike(one: &Person, other: &Person) -> bool {
    let given = |person: &Person| person.given.split_whitespace().next().map(str::to_lowercase);
    let same = given(one).is_some_and(|name| Some(name) == given(other));
    let plain = |person: &Person| {
        let mut letters: Vec<char> = person.family.to_lowercase().chars().collect();
        letters.dedup();
        letters.into_iter().collect::<String>()
    };
    let (surname, other) = (plain(one), plain(other));
    let longest = surname.chars().count().max(other.chars().count());
    same && longest >= 5 && strsim::osa_distance(&surname, &other) * 3 <= longest
}

/// The age that sources give to both, in words.
fn shared_age(one: &Question<'_>, other: &Question<'_>) -> Option<String> {
    let is_age = |value: &Value| matches!(value, Value::Number(number) if number.unit.is_age());
    one.stated.iter().enumerate().filter(|(_, stated)| is_age(&stated.value)).find_map(|(at, stated)| {
        let same = |rival: &Value| is_age(rival) && one.relate_to(at, rival).relation == Relation::Same;
        other.stated.iter().any(|rival| same(&rival.value)).then(|| stated.shown.clone())
    })
}

/// The office that sources give to both, in words.
fn shared_office(one: &Question<'_>, other: &Question<'_>) -> Option<String> {
    let role = |value: &Value| match value {
        Value::Title(title) => Some(title.role.clone()),
        _ => None,
    };
    let mut seen = BTreeSet::new();
    for (at, stated) in one.stated.iter().enumerate() {
        if !seen.insert(&stated.shown) {
            continue;
        }
        let same = other.stated.iter().any(|rival| {
            role(&stated.value) == role(&rival.value)
                && matches!(one.relate_to(at, &rival.value).relation, Relation::Same | Relation::Compatible)
        });
        if same {
            return Some(stated.shown.clone());
        }
    }
    None
}

fn side(question: &Question<'_>, key: &KeyRecord) -> Side {
    let mut told = BTreeSet::new();
    let claims: Vec<SideClaim> = question
        .stated
        .iter()
        .filter(|stated| told.insert(stated.source))
        .map(|stated| SideClaim { shown: key.shown.clone(), ..stated.side_claim() })
        .collect();
    let sources = claims.iter().map(|claim| claim.source.clone()).collect();
    Side { value: key.value.clone(), shown: key.shown.clone(), sources, claims }
}

#[cfg(test)]
mod tests {
    use crate::compare::sample::{Desk, key};
    use crate::value::Kind;

    #[test]
    fn a_nickname_makes_one_of_two_names() {
        let apart = |called: &str| {
            let mut desk = Desk::new();
            desk.slot(Kind::Title, "office", "What office does <person> hold?").each = Some(Kind::Person);
            for (source, written, name) in [("a", called, "Ada Maria Roe"), ("b", "Addie Roe", "Addie Roe")] {
                desk.source(source, "");
                let text = format!("The «Mayor» {written} came.");
                desk.says(source, "office", "Mayor", &text).key = key(Kind::Person, name);
            }
            desk.found().iter().any(|line| line.starts_with("apart"))
        };
        assert!(apart("Ada Maria Roe"));
        assert!(!apart("Ada Maria \"Addie\" Roe"));
        assert!(!apart("Ada Maria (Addie) Roe"));
    }

    fn offices(said: &[(&str, &str, &str)]) -> Vec<String> {
        let mut desk = Desk::new();
        let slot = desk.slot(Kind::Title, "office", "What office does <person> hold?");
        slot.each = Some(Kind::Person);
        for source in ["a", "b"] {
            desk.source(source, "");
        }
        for (source, office, name) in said {
            desk.says(source, "office", office, &format!("«{office}» {name} came.")).key = key(Kind::Person, name);
        }
        desk.found()
    }

    #[test]
    fn one_office_and_surname_under_two_given_names() {
        let found = offices(&[("a", "Finance Minister", "Carl Dorn"), ("b", "Finance Minister", "Peter Dorn")]);
        assert!(found.contains(&"apart office [Carl Dorn]: Carl Dorn (a) | Peter Dorn (b)".to_owned()), "{found:?}");
    }

    #[test]
    fn other_offices_other_surnames_and_sources_that_know_both_say_nothing() {
        let quiet = |said: &[(&str, &str, &str)]| {
            let found = offices(said);
            assert!(found.iter().all(|line| line.starts_with("single") || line.starts_with("same")), "{found:?}");
        };
        quiet(&[("a", "Finance Minister", "Carl Dorn"), ("b", "Health Minister", "Peter Dorn")]);
        quiet(&[("a", "Finance Minister", "Carl Dorn"), ("b", "Finance Minister", "Carl Moss")]);
        quiet(&[
            ("a", "Finance Minister", "Carl Dorn"),
            ("b", "Finance Minister", "Carl Dorn"),
            ("b", "Finance Minister", "Peter Dorn"),
        ]);
    }

    #[test]
    fn one_age_and_given_name_and_surnames_much_alike() {
        let ages = |said: &[(&str, &str, &str)]| -> Vec<String> {
            let mut desk = Desk::new();
            desk.slot(Kind::Quantity, "age", "How old is <person>?").each = Some(Kind::Person);
            for source in ["a", "b"] {
                desk.source(source, "");
            }
            for (source, age, name) in said {
                desk.says(source, "age", age, &format!("{name} is «{age}».")).key = key(Kind::Person, name);
            }
            desk.found().into_iter().filter(|line| line.starts_with("spelling")).collect()
        };
        let found = ages(&[("a", "29 years old", "Idris Brandley"), ("b", "29 years old", "Idris Ranley")]);
        assert_eq!(found, ["spelling age [Idris Brandley]: Idris Brandley (a) | Idris Ranley (b)"]);
        let found = ages(&[("a", "29 years old", "Idris Conley"), ("b", "29 years old", "Idris Connelly")]);
        assert_eq!(found, ["spelling age [Idris Conley]: Idris Conley (a) | Idris Connelly (b)"]);
        assert_eq!(ages(&[("a", "29 years old", "Idris Brandley"), ("b", "31 years old", "Idris Ranley")]), [""; 0]);
        assert_eq!(ages(&[("a", "29 years old", "Idris Brandley"), ("b", "29 years old", "Idris Moss")]), [""; 0]);
        assert_eq!(ages(&[("a", "29 years old", "Idris Brandley"), ("b", "29 years old", "Omar Ranley")]), [""; 0]);
    }

    #[test]
    fn two_offices_of_one_person_in_one_source() {
        let both = |one, other| offices(&[("a", one, "Carl Dorn"), ("a", other, "Carl Dorn"), ("b", one, "Carl Dorn")]);
        let found = both("Finance Minister", "President");
        assert!(
            found.contains(&"apart office [Carl Dorn]: Finance Minister (a) | President (a)".to_owned()),
            "{found:?}"
        );
        for other in ["former President", "then-President", "President-elect", "economist"] {
            let found = both("Finance Minister", other);
            assert!(!found.iter().any(|line| line.starts_with("apart")), "{other}: {found:?}");
        }
    }
}
