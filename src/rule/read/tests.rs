use std::sync::Arc;

use proptest::prelude::*;

use super::{RuleFile, read_rules, read_rules_with};
use crate::problem::Problems;
use crate::rule::{Class, Direction, Gives, Item, Level, LookIn, RuleSet, check_expected, read_story};
use crate::source::Role;
use crate::value::{DayOrder, Kind, Names, Tolerance, WeekdayRule};

fn file(name: &str, text: &str) -> RuleFile {
    RuleFile { name: name.into(), text: text.into() }
}

/// Problems as `line:column what -> hint`.
fn told(problems: &Problems) -> Vec<String> {
    let one = |problem: &crate::problem::Problem| {
        let place = problem.place.as_ref().map_or(String::new(), |place| {
            let (line, column) = place.line_column();
            format!("{line}:{column} ")
        });
        format!("{place}{} -> {}", problem.what, problem.hint.as_deref().unwrap_or(""))
    };
    problems.0.iter().map(one).collect()
}

#[track_caller]
fn refuses(text: &str, expected: &[&str]) {
    let problems = read_rules(&[file("a.rules.yaml", text)]).expect_err("a mistake");
    assert_eq!(told(&problems), expected);
}

#[track_caller]
fn accepts(text: &str) -> RuleSet {
    read_rules(&[file("a.rules.yaml", text)]).unwrap_or_else(|problems| panic!("{problems}"))
}

const FORM: &str = "\
rules: 1
words:
  meet: [met, meeting]
slots:
  form:
    question: How did they meet?
    kind: choice
    read:
      wording:
        remote:
        in person:
          accept: [face to face]
    find:
      phrases:
        - $meet (was)? <choice>
    examples:
      - text: They met in person.
        gives: in person
      - text: They met.
        gives: nothing
";

/// The file above with one piece of it replaced.
fn with(from: &str, to: &str) -> String {
    assert!(FORM.contains(from), "{from:?} is no part of the file");
    FORM.replacen(from, to, 1)
}

#[track_caller]
fn wrong(from: &str, to: &str, expected: &[&str]) {
    refuses(&with(from, to), expected);
}

#[test]
fn the_file_is_right() {
    let rules = accepts(FORM);
    assert_eq!(rules.slots.len(), 1);
    assert_eq!(rules.slots[0].kind, Kind::Choice);
}

#[test]
fn keys() {
    wrong("rules: 1\n", "", &["1:1 a rule file needs the key `rules` -> add `rules:`. The version of the format: 1."]);
    wrong("rules: 1", "rules: 2", &[
        "1:8 this file is written in version 2 of the format, and this program reads version 1 -> write it like `1`",
    ]);
    wrong("rules: 1", "rules: one", &["1:8 `rules` takes the version of the format, which `one` is not -> write it like `1`"]);
    wrong("rules: 1", "rulse: 1", &[
        "1:1 `rulse` is no key of a rule file -> did you mean `rules`?",
    ]);
    wrong("rules: 1", "rules: 1\nauthor: Kim", &[
        "2:1 `author` is no key of a rule file -> its keys are `rules`, `pack`, `words` or `slots`",
    ]);
    wrong("    kind: choice", "    knid: choice", &["7:5 `knid` is no key of a slot -> did you mean `kind`?"]);
    wrong("    kind: choice", "    kind: choice\n    phrases: [a]", &[
        "8:5 `phrases` is no key of a slot -> `phrases` is a key of `find`",
    ]);
    wrong("      phrases:", "      phrase:", &["14:7 `phrase` is no key of `find` -> did you mean `phrases`?"]);
    wrong("      wording:", "      name: x\n      wording:", &["9:7 `name` is no key of `read` -> did you mean `names`?"]);
    wrong("          accept: [f", "          acept: [f", &[
        "12:11 `acept` is no key of an answer of `wording` -> did you mean `accept`?",
    ]);
    wrong("        gives: in person", "        give: in person", &[
        "18:9 `give` is no key of an example -> did you mean `gives`?",
    ]);
    wrong("    examples:", "    compare: { changes: { way: up } }\n    examples:", &[
        "16:25 `changes` needs the key `direction` -> add `direction:`. Which way it moves.",
        "16:27 `way` is no key of `changes` -> its keys are `direction`, `settle` or `stale_after`",
    ]);
    wrong("    examples:", "    pairs:\n      - { one: remote, other: remote, ar: same }\n    examples:", &[
        "17:9 a pair needs the key `are` -> add `are:`. How they stand: a relation or a class of finding.",
        "17:39 `ar` is no key of a pair -> did you mean `are`?",
    ]);
    wrong("    examples:", "    report: { conflcit: off }\n    examples:", &[
        "16:15 `conflcit` is no key of `report` -> did you mean `conflict`?",
    ]);
}
