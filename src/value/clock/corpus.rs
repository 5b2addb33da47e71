//! Times of day as news writes them, and what is none.

use super::show;
use crate::text::Document;
use crate::value::{Kind, ReadSettings, read};

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    let document = Document::new(text);
    let mentions = read(&document, &[Kind::Time], &ReadSettings::default());
    let told = |mention: &crate::value::Mention| {
        let said = document.slice(mention.span);
        mention.value().map_or(said.to_owned(), |value| format!("{said} = {}", show(value)))
    };
    assert_eq!(mentions.iter().map(told).collect::<Vec<_>>(), expected, "in {text:?}");
}

#[test]
fn wordings() {
    reads("The fire broke out at 7:30 p.m. on Monday.", &["7:30 p.m. = 7:30 p.m."]);
    reads("It happened around 1:30 a.m. Sunday.", &["around 1:30 a.m. = about 1:30 a.m."]);
    reads("It happened about 9 p.m.", &["about 9 p.m. = about 9 p.m."]);
    reads("It happened at 9pm.", &["9pm = 9 p.m."]);
    reads("It happened at 11.40pm.", &["11.40pm = 11:40 p.m."]);
    reads("It happened at 9:05 AM.", &["9:05 AM = 9:05 a.m."]);
    reads("It struck at 22:52 local time.", &["22:52 local time = 10:52 p.m."]);
    reads("It struck at 15:52 BST.", &["15:52 BST = 3:52 p.m. BST"]);
    reads("It struck at 0230 GMT.", &["0230 GMT = 2:30 a.m. GMT"]);
    reads("They were called at 0615 hrs.", &["0615 hrs = 6:15 a.m."]);
    reads("It came ashore at 04.30 GMT.", &["04.30 GMT = 4:30 a.m. GMT"]);
    reads("It happened shortly before 11 p.m.", &["shortly before 11 p.m. = just before 11 p.m."]);
    reads("It happened just after 6 p.m.", &["just after 6 p.m. = just after 6 p.m."]);
    reads("It happened shortly after midnight.", &["shortly after midnight = just after midnight"]);
    reads("It happened around noon.", &["around noon = about noon"]);
    reads("They left before 9 p.m.", &["before 9 p.m. = before 9 p.m."]);
    reads("They left after 9 p.m.", &["after 9 p.m. = after 9 p.m."]);
    reads("They met at 7:30 Monday.", &["7:30 = 7:30"]);
    reads("They met at 07:30 Monday.", &["07:30 = 7:30 a.m."]);
    reads("They met at 19:30:05 exactly.", &["19:30:05 = 7:30 p.m."]);
    reads("They met at seven o'clock.", &["seven o'clock = 7:00"]);
    reads("They met at 7 o'clock in the evening.", &["7 o'clock in the evening = 7 p.m."]);
    reads("They came at 2 in the morning.", &["2 in the morning = 2 a.m."]);
    reads("They came at seven in the morning.", &["seven in the morning = 7 a.m."]);
    reads("They came at 9 at night.", &["9 at night = 9 p.m."]);
    reads("It was 8:15 p.m. Eastern time.", &["8:15 p.m. Eastern time = 8:15 p.m. ET"]);
    reads("It happened at 12:10 a.m. on Sunday.", &["12:10 a.m. = 12:10 a.m."]);
    reads("It happened at 12:10 p.m. on Sunday.", &["12:10 p.m. = 12:10 p.m."]);
    reads("From 6 p.m. until 9:45 p.m. it rained.", &["6 p.m. = 6 p.m.", "9:45 p.m. = 9:45 p.m."]);
}

#[test]
fn nothing_is_a_time() {
    #[track_caller]
    fn nothing(text: &str) {
        reads(text, &[]);
    }
    nothing("He won 21:15 in the end.");
    nothing("The ratio was 3:10.");
    nothing("Genesis 7:30 says so.");
    nothing("The show runs 24 hours.");
    nothing("In 1452 hours were long.");
    nothing("He was 25 in the morning of his life.");
    nothing("A magnitude of 7.30 was told.");
    nothing("The pm spoke.");
    nothing("I am 7.");
    nothing("They sang Midnight Blues.");
    nothing("At 13 p.m. nothing happens.");
    nothing("It rose by 1452 points.");
    nothing("The score at 7 was told.");
    nothing("At 25:30 nothing happens.");
    nothing("At 7:75 p.m. nothing happens.");
    nothing("They fired 7 shots in the morning.");
}
