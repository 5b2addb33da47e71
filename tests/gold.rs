//! What the packs read in whole articles: invented ones in the manner of many kinds of outlets, on earthquakes, storms,
//! crashes and unrest, each with the figures that it states.
//!
//! The packs were mended on them, so the floors hold what was reached; how well they read an article that nobody has seen is
//! another question.

use assert_cmd::Command;

#[track_caller]
fn reads(gold: &str, floors: &[&str]) {
    let mut arguments = vec!["eval", gold];
    arguments.extend(floors.iter().flat_map(|floor| ["--min", floor]));
    Command::cargo_bin("factdiff").unwrap().args(arguments).assert().success();
}

#[test]
fn earthquakes() {
    reads(
        "tests/gold/earthquakes.jsonl",
        &["precision=0.96", "recall=0.88", "killed.recall=0.84", "magnitude.recall=0.9", "injured.recall=0.95"],
    );
}

#[test]
fn storms_and_floods() {
    reads(
        "tests/gold/storms-and-floods.jsonl",
        &["precision=0.96", "recall=0.83", "killed.precision=0.95", "killed.recall=0.87"],
    );
}

#[test]
fn crashes_and_attacks() {
    reads(
        "tests/gold/crashes-and-attacks.jsonl",
        &["precision=0.93", "recall=0.75", "killed.precision=0.95", "killed.recall=0.84"],
    );
}
