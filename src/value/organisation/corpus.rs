//! Names of organisations as news writes them, what is none, and how two of them stand.

use super::{relate, short_forms};
use crate::text::Document;
use crate::value::{Kind, ReadSettings, Relation, Terms, Value, read};

fn names(text: &str) -> Vec<String> {
    let document = Document::new(text);
    let mentions = read(&document, &[Kind::Organisation], &ReadSettings::default());
    mentions.iter().map(|mention| document.slice(mention.span).to_owned()).collect()
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    assert_eq!(names(text), expected, "in {text:?}");
}

#[test]
fn names_that_say_what_they_are() {
    reads("Kestrel Foods Inc. bought it.", &["Kestrel Foods Inc."]);
    reads("They sold it to Kestrel, Inc. in May.", &["Kestrel, Inc."]);
    reads("The Elm-based Kestrel grew.", &["Kestrel"]);
    reads("Lisbon-headquartered Kestrel Bikes grew.", &["Kestrel Bikes"]);
    reads("Kestrel, headquartered in Elm, grew.", &["Kestrel"]);
    reads("Kestrel, which is headquartered in Elm, grew.", &["Kestrel"]);
    reads("The Elm-based Ana Belo sang.", &[]);
    reads("Elm-based singers met Kestrel, based in Lisbon.", &[]);
    reads("Odenthal AG and Kestrel plc agreed.", &["Odenthal AG", "Kestrel plc"]);
    reads("Kestrel Foods bought Odenthal Dairies.", &["Kestrel Foods", "Odenthal Dairies"]);
    reads("Kestrel Ltd, a maker of cheese, grew.", &["Kestrel Ltd"]);
    reads("The Bank of England cut rates.", &["Bank of England"]);
    reads("She left the Department of Public Works on Monday.", &["Department of Public Works"]);
    reads("The Ministry of Health said so.", &["Ministry of Health"]);
    reads("The health workers of the University of Elm left.", &["University of Elm"]);
    reads("Central Bank Governor Ana Belo agreed.", &["Central Bank"]);
    reads("Moss & Roe Partners sued.", &["Moss & Roe Partners"]);
    reads("The Liberal Democratic Party won.", &["Liberal Democratic Party"]);
    reads("Talks with the UAW failed.", &["UAW"]);
    reads("NATO and the OECD met.", &["NATO", "OECD"]);
    reads("The Rolls-Moss Group grew.", &["Rolls-Moss Group"]);
    reads("The New Elm Police Department said so.", &["New Elm Police Department"]);
    reads("The Elm County Sheriff's Office said so.", &[]);
    reads("The Supreme Court ruled.", &["Supreme Court"]);
    reads("The National Transportation Safety Board came.", &["National Transportation Safety Board"]);
    reads("The U.S. Geological Survey put it at 7.", &["U.S. Geological Survey"]);
    reads("The US Geological Survey put it at 7.", &["US Geological Survey"]);
    reads("The International Olympic Committee met.", &["International Olympic Committee"]);
    reads("The European Commission fined it.", &["European Commission"]);
    reads("St. Mary's Hospital took them.", &[]);
    reads("Elm General Hospital took them.", &["Elm General Hospital"]);
    reads("Shares of Moss Pharmaceuticals rose.", &["Moss Pharmaceuticals"]);
    reads("Elm Airlines flies there.", &["Elm Airlines"]);
    reads("The Elm Football Club lost.", &["Elm Football Club"]);
    reads("The Red Cross Society sent aid.", &["Red Cross Society"]);
}

#[test]
fn nothing_is_named() {
    #[track_caller]
    fn nothing(text: &str) {
        reads(text, &[]);
    }
    nothing("Ana Belo met Piet Lund in Lisbon.");
    nothing("The bank cut its rates.");
    nothing("Bank shares fell.");
    nothing("Its CEO spoke at 5 PM EST on TV.");
    nothing("The US and the UK agreed.");
    nothing("TALKS END IN UPROAR");
    nothing("Company officials said so.");
    nothing("On Monday it rained.");
    nothing("The union asked for more.");
    nothing("They met in New York City.");
    nothing("President Ana Belo spoke.");
    nothing("It happened on Mill Street.");
    nothing("He drove a red car with GPS.");
    nothing("World War II ended.");
    nothing("Police said so.");
    nothing("She has a PhD and an MBA.");
}

#[test]
fn what_stands_for_a_name() {
    let full = [super::read_literal("Kestrel Foods Inc.").unwrap(), super::read_literal("American Airlines").unwrap()];
    let document =
        Document::new("Kestrel rose and American shares fell; the Kestrel Club and Ada Kestrel-Roe did not.");
    let words = document.words_in(0..document.tokens().len());
    let found: Vec<(String, String)> = short_forms(&words, &full, &[])
        .iter()
        .map(|mention| {
            let Some(Value::Organisation(meant)) = mention.value() else { panic!("{mention:?}") };
            (document.slice(mention.span).to_owned(), meant.words.clone())
        })
        .collect();
    assert_eq!(found, [("Kestrel".to_owned(), "Kestrel Foods Inc.".to_owned())]);
}

#[test]
fn relations() {
    #[track_caller]
    fn related(one: &str, other: &str, expected: Relation) {
        let value = |words: &str| Value::Organisation(super::read_literal(words).unwrap());
        let verdict = relate(&value(one), &value(other), &Terms::default());
        assert_eq!(verdict.relation, expected, "{one:?} and {other:?}: {}", verdict.reason);
        assert_eq!(relate(&value(other), &value(one), &Terms::default()).relation, expected);
    }
    related("Kestrel Foods Inc.", "Kestrel Foods", Relation::Same);
    related("The Kestrel Group", "Kestrel Group", Relation::Same);
    related("Moss & Roe", "Moss and Roe", Relation::Same);
    related("Kestrel", "Kestrel Foods", Relation::Compatible);
    related("UAW", "United Auto Workers", Relation::Compatible);
    related("FDA", "Food and Drug Administration", Relation::Compatible);
    related("Kestrel Foods", "Kestrell Foods", Relation::Spelling);
    related("Kestrel Foods", "Odenthal Foods", Relation::Conflict);
    related("Kestrel Foods", "Kestrel Motors", Relation::Conflict);
}
