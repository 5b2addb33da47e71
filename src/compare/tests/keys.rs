//! Keys: which forms of a name are one person or thing.

use super::super::sample::{Desk, key};
use super::finds;
use crate::value::Kind;

#[test]
fn a_name_in_a_list_is_a_further_form_of_a_key() {
    let mut desk = Desk::new();
    desk.slot(Kind::Quantity, "age", "How old is <person>?").each = Some(Kind::Person);
    desk.slot(Kind::Person, "present", "Who was there?").many = true;
    for id in ["a", "b"] {
        desk.source(id, "");
    }
    desk.says("a", "age", "42 years old", "Ana Lindquist is «42».").key = key(Kind::Person, "Ana Lindquist");
    desk.says("b", "present", "", "«Ana Lindqvist» was there.");
    finds(
        &desk,
        &[
            "spelling age [Ana Lindquist]: Ana Lindquist (a) | Ana Lindqvist (b)",
            "single age [Ana Lindquist]: 42 years old (a)",
            "single present: Ana Lindqvist (b)",
        ],
    );
}

#[test]
fn keys_are_joined_across_sources_and_a_form_that_fits_two_stays_apart() {
    let mut desk = Desk::new();
    desk.slot(Kind::YesNo, "came", "Did <text> come?").each = Some(Kind::Text);
    for id in ["a", "b", "c", "d"] {
        desk.source(id, "");
    }
    for (source, name, value) in
        [("a", "Ana Belo", "yes"), ("b", "Belo", "no"), ("c", "Ana Belo", "yes"), ("d", "Jane Roe", "yes")]
    {
        desk.says(source, "came", value, &format!("{name} «came».")).key =
            crate::compare::sample::key(Kind::Text, name);
    }
    finds(&desk, &["conflict came [Ana Belo]: yes (a, c) | no (b)", "single came [Jane Roe]: yes (d)"]);
    desk.says("d", "came", "yes", "Max Belo «came».").key = crate::compare::sample::key(Kind::Text, "Max Belo");
    finds(
        &desk,
        &[
            "same came [Ana Belo]: yes (a, c)",
            "single came [Belo]: no (b)",
            "single came [Jane Roe]: yes (d)",
            "single came [Max Belo]: yes (d)",
        ],
    );
    let rows: Vec<(Option<String>, usize)> =
        desk.compared().coverage.into_iter().map(|row| (row.key, row.answered.len())).collect();
    let expected = [("Ana Belo", 2), ("Belo", 1), ("Jane Roe", 1), ("Max Belo", 1)];
    assert_eq!(rows, expected.map(|(key, answered)| (Some(key.to_owned()), answered)));
}

#[test]
fn wording_that_is_for_somebody_holds_for_them_only() {
    let mut desk = Desk::new();
    let slot = desk.choices("office", "What office does <text> hold?", "treasurer ! keeper of the purse; clerk");
    slot.each = Some(Kind::Text);
    slot.terms.wording.0[0].only_for = vec!["Ana Belo".to_owned()];
    let question = slot.clone();
    let terms = |name: &str| {
        let mut register = crate::compare::join::Register::default();
        let key = crate::compare::sample::key(Kind::Text, name).unwrap();
        register.note(Kind::Text, &key.shown, &key.value, Some(0));
        let (things, _) = register.join(Kind::Text, Default::default(), &Default::default());
        crate::compare::story::terms_for(&question, things.first()).wording.0.len()
    };
    assert_eq!([terms("Ana Belo"), terms("Belo"), terms("Jane Roe")], [2, 2, 1]);
}

#[test]
fn who_is_excluded_by_one_form_is_somebody_else() {
    let mut desk = Desk::new();
    desk.slot(Kind::Quantity, "age", "How old is <person>?").each = Some(Kind::Person);
    let said = [("a", "Ada B. Moss", "80"), ("b", "Ada Moss", "80"), ("b", "Ben Moss", "70"), ("c", "Ben Moss", "70")];
    for source in ["a", "b", "c"] {
        desk.source(source, "");
    }
    for (source, name, age) in said {
        desk.says(source, "age", "", &format!("{name} is «{age} years old».")).key = key(Kind::Person, name);
    }
    finds(&desk, &["same age [Ada B. Moss]: 80 years old (a, b)", "same age [Ben Moss]: 70 years old (b, c)"]);
}

#[test]
fn organisations_are_joined_over_legal_forms_and_initials() {
    let mut desk = Desk::new();
    desk.slot(Kind::Count, "seats", "How many seats did <organisation> win?").each = Some(Kind::Organisation);
    let said = [
        ("a", "Elm Labour Party", "90"),
        ("b", "ELP", "91"),
        ("c", "Elm Labour Party Ltd", "90"),
        ("c", "Elm Liberal Party", "12"),
    ];
    for source in ["a", "b", "c"] {
        desk.source(source, "");
    }
    for (source, name, seats) in said {
        desk.says(source, "seats", "", &format!("{name} won «{seats}» seats.")).key = key(Kind::Organisation, name);
    }
    // `ELP` may be either party.
    finds(
        &desk,
        &[
            "single seats [ELP]: 91 (b)",
            "same seats [Elm Labour Party Ltd]: 90 (a, c)",
            "single seats [Elm Liberal Party]: 12 (c)",
        ],
    );
    desk.records.claims.pop();
    finds(&desk, &["conflict seats [Elm Labour Party Ltd]: 90 (a, c) | 91 (b)"]);
}
