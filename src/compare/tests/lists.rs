//! Slots with many answers: lists of names.

use super::super::sample::Desk;
use super::{finds, reasons};
use crate::extract::record::Polarity;
use crate::value::Kind;

fn present() -> Desk {
    let mut desk = Desk::new();
    desk.slot(Kind::Text, "present", "Who was there?").many = true;
    for id in ["a", "b", "c"] {
        desk.source(id, "");
    }
    desk
}

fn lists(desk: &mut Desk, source: &str, names: &[&str]) {
    for name in names {
        desk.says(source, "present", "", &format!("With them was «{name}»."));
    }
}

#[test]
fn who_is_named_in_a_list_is_not_denied_by_it() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Ana Belo"]);
    desk.records.claims[1].context.polarity = Polarity::Negative;
    lists(&mut desk, "b", &["Ana Belo"]);
    finds(&desk, &["same present: Ana Belo (a, b)"]);
}

#[test]
fn a_list_shows_one_person_under_one_name() {
    let mut desk = Desk::new();
    desk.slot(Kind::Person, "present", "Who was there?").many = true;
    for (source, name) in [("a", "Ana Belo"), ("b", "Ana M. Belo"), ("c", "Ana Belo")] {
        desk.source(source, "");
        desk.says(source, "present", "", &format!("With them was «{name}»."));
    }
    let shown: Vec<String> = desk.compared().matrix[0].cells.iter().map(|cell| cell.answers[0].shown.clone()).collect();
    assert_eq!(shown, ["Ana Belo", "Ana Belo", "Ana Belo"]);
}

#[test]
fn an_answer_that_leads_in_most_sources_leads_where_it_comes_late() {
    let mut desk = Desk::new();
    desk.slot(Kind::Duration, "sentence", "How long is the sentence?").first_counts = true;
    for source in ["a", "b", "c"] {
        desk.source(source, "");
    }
    desk.says("a", "sentence", "", "He was jailed for «12 years».");
    desk.says("b", "sentence", "", "He was jailed for «12 years».");
    desk.says("c", "sentence", "", "As a youth he was jailed for «seven years».");
    // Two against one is a difference.
    assert!(desk.found()[0].starts_with("conflict sentence: 12 years (a, b) | 7 years (c)"), "{:?}", desk.found());
    desk.says("c", "sentence", "", "At last he was jailed for «12 years».");
    assert!(desk.found().iter().all(|line| !line.starts_with("conflict")), "{:?}", desk.found());
}

#[test]
fn lists_that_leave_names_out_are_omissions() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Jane Roe"]);
    lists(&mut desk, "b", &["Jane Roe"]);
    lists(&mut desk, "c", &["Jane Roe", "Ana Belo", "Ana Belo"]);
    finds(&desk, &["omitted present: Ana Belo, Jane Roe (a, c) | Jane Roe (b)"]);
    reasons(&desk, &["Ana Belo is named by a and c, not by b"]);
}

#[test]
fn equal_lists_are_the_same_and_lists_without_a_common_name_are_apart() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Jane Roe"]);
    lists(&mut desk, "b", &["Jane Roe", "Ana Belo"]);
    finds(&desk, &["same present: Ana Belo, Jane Roe (a, b)"]);
    lists(&mut desk, "c", &["Max Oak"]);
    finds(&desk, &["apart present: Ana Belo, Jane Roe (a, b) | Max Oak (c)"]);
    reasons(&desk, &["a names Ana Belo and Jane Roe, c names Max Oak: nobody is in both lists"]);
}

#[test]
fn a_list_of_one_source_is_single() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Jane Roe"]);
    finds(&desk, &["single present: Ana Belo, Jane Roe (a)"]);
    reasons(&desk, &["stated by a only"]);
}

#[test]
fn a_stated_absence_is_a_conflict() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Jane Roe"]);
    lists(&mut desk, "b", &["Ana Belo"]);
    desk.says("b", "present", "", "«Jane Roe» was not there.").context.polarity = Polarity::Negative;
    finds(&desk, &["conflict present: Jane Roe (a) | not Jane Roe (b)"]);
    reasons(&desk, &["a names Jane Roe, b says otherwise"]);
}

#[test]
fn lists_are_held_against_what_is_expected_name_by_name() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo"]);
    lists(&mut desk, "b", &["Ana Belo", "Max Oak"]);
    desk.expects("present", "Ana Belo");
    finds(
        &desk,
        &["off-reference present: Ana Belo () | Max Oak (b)", "omitted present: Ana Belo (a) | Ana Belo, Max Oak (b)"],
    );
}
