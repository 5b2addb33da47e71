//! The three intervals of wordings, in the words in which they are shown.

use super::relations::value;
use crate::value::number::{Hedges, describe};
use crate::value::{Kind, Terms, Value};

#[track_caller]
fn means_on(kind: Kind, terms: &Terms, text: &str, can: &str, round: &str, fair: &str) {
    let Value::Number(number) = value(kind, text) else { panic!("{text:?} is no number") };
    let expected =
        [format!("to the letter: {can}"), format!("with rounding: {round}"), format!("a fair reader: {fair}")];
    assert_eq!(describe(&number, kind, terms), expected, "{text:?}");
}

#[test]
fn the_table_of_counts() {
    #[track_caller]
    fn means(text: &str, can: &str, round: &str, fair: &str) {
        means_on(Kind::Count, &Terms::default(), text, can, round, fair);
    }
    const SAME: &str = "the same";
    means("exactly 1,300", "1,300", SAME, SAME);
    means("1.3 million", "1,300,000", "1,250,000 to less than 1,350,000", SAME);
    means("33,000", "33,000", "32,500 to less than 33,500", SAME);
    means("1,139", "1,139", SAME, SAME);
    means("90", "90", SAME, SAME);
    means("about 50", "43 to 57", SAME, SAME);
    means("about 1,139", "1,117 to 1,161", SAME, SAME);
    means("about 3", "2 to 4", SAME, SAME);
    means("nearly 200", "170 to less than 200", "170 to 200", SAME);
    means("just over 400", "more than 400, up to 460", "400 to 460", SAME);
    means("over one million", "more than 1,000,000", SAME, "more than 1,000,000, up to 1,250,000");
    means("more than 2", "more than 2", SAME, "more than 2, up to 3");
    means("at least 12", "12 or more", SAME, "12 to 15");
    means("fewer than 100", "0 to less than 100", SAME, "75 to less than 100");
    means("at most 100", "0 to 100", SAME, "75 to 100");
    means("up to 20", "0 to 20", "0 or more", "15 to 20");
    means("between 5 and 10", "5 to 10", SAME, SAME);
    means("about 5 to 10", "4 to 11", SAME, SAME);
    means("a couple", "2", SAME, SAME);
    means("dozens", "24 to 99", "20 to 118", SAME);
    means("hundreds", "200 to 999", "160 to 1,198", SAME);
    means("tens of thousands", "20,000 to 99,999", "16,000 to 119,998", SAME);
    means("no children", "0", SAME, SAME);
}

#[test]
fn the_other_kinds() {
    let means = |kind, text, can, round, fair| means_on(kind, &Terms::default(), text, can, round, fair);
    means(Kind::Quantity, "10 km", "10 kilometres", "9.5 to less than 10.5 kilometres", "the same");
    means(Kind::Quantity, "aged 30", "30 years old", "the same", "the same");
    means(
        Kind::Quantity,
        "-5 degrees Celsius",
        "-5 degrees Celsius",
        "-5.5 to less than -4.5 degrees Celsius",
        "the same",
    );
    means(
        Kind::Quantity,
        "below -5 degrees Celsius",
        "less than -5 degrees Celsius",
        "the same",
        "-6.25 to less than -5 degrees Celsius",
    );
    means(Kind::Quantity, "magnitude 6.5", "magnitude 6.5", "magnitude 6.45 to less than 6.55", "the same");
    means(Kind::Money, "$1.3 million", "$1,300,000", "$1,250,000 to less than $1,350,000", "the same");
    means(Kind::Percent, "20%", "20%", "19.5% to less than 20.5%", "the same");
    means(Kind::Percent, "about 1%", "0.5% to 1.5%", "the same", "the same");
    means(Kind::Percent, "two thirds of them", "66.67%", "66.17% to less than 67.17%", "the same");
    means(Kind::Quantity, "5 feet 10 inches", "70 inches", "69.5 to less than 70.5 inches", "the same");
    means(
        Kind::Money,
        "$1.3 million a year",
        "$1,300,000 per year",
        "$1,250,000 to less than $1,350,000 per year",
        "the same",
    );
    means(Kind::Duration, "two hours", "2 hours", "the same", "the same");
    means(Kind::Duration, "more than two hours", "more than 2 hours", "the same", "more than 2, up to 2.5 hours");
}

#[test]
fn a_slot_changes_the_widths() {
    let hedges = Hedges::with([("about".into(), "10%".into()), ("over".into(), "50%".into())]).unwrap();
    let terms = Terms { hedges, ..Terms::default() };
    means_on(Kind::Count, &terms, "about 50", "45 to 55", "the same", "the same");
    means_on(Kind::Count, &terms, "over 50", "more than 50", "the same", "more than 50, up to 75");
    let exact = Terms { exact: true, ..Terms::default() };
    means_on(Kind::Count, &exact, "33,000", "33,000", "the same", "the same");
}

#[test]
fn nearly_nothing_is_unclear() {
    super::reads(Kind::Count, "nearly 0 votes", "nearly 0 ? `nearly` nothing has no size that could be compared");
}

#[test]
fn a_line_of_numbers_costs_what_prose_costs() {
    // Each figure is looked at once from a bounded distance; a quadratic reader would not end here.
    let line = "12 men, 1,300 cars and $5m; ".repeat(5_000);
    let document = crate::text::Document::new(line);
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        super::super::read_counts(&document.words(sentence), &Default::default(), &mut mentions);
    }
    assert_eq!(mentions.len(), 10_000);
}
