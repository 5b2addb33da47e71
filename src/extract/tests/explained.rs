//! Why a phrase found something or not, in one line for each phrase that came near.

use super::{Draft, rules, slot, source};
use crate::extract::{Outcome, Program, explain};

fn explained(draft: &Draft, text: &str) -> Vec<String> {
    let program = Program::compile(&rules(&[draft]));
    let line = |one: crate::extract::Explained| {
        let matched: Vec<&str> = one.matched.iter().map(|words| words.words.as_str()).collect();
        let outcome = match one.outcome {
            Outcome::Claim(claim) => format!("gives {}", claim.said.said),
            Outcome::Unclear(unclear) => format!("unclear: {}", unclear.reason),
            Outcome::Cancelled { unless, by } => format!("cancelled by {unless} at {}", by.words),
            Outcome::Overruled => "overruled".to_owned(),
            Outcome::Failed { wanted, found } => {
                format!(
                    "wants {}, found {}",
                    wanted.join(" or "),
                    found.map_or("nothing".to_owned(), |words| words.words)
                )
            }
        };
        format!("{} | {} | {outcome}", one.rule, matched.join(" + "))
    };
    explain(&program, &draft.id, &source(text)).into_iter().map(line).collect()
}

#[test]
fn every_phrase_that_comes_near_is_explained() {
    let slot = slot("count", &["<count> (people|civilians) ... sheltering"]).unless(&["school* ... sheltering"]);
    let reads = |text: &str, expected: &[&str]| assert_eq!(explained(&slot, text), expected, "in {text:?}");
    let rule = "phrases[1]: <count> (people|civilians) ... sheltering";
    reads("Some 600 people were sheltering.", &[&format!("{rule} | Some 600 + people + sheltering | gives Some 600")]);
    reads(
        "Some 600 people in schools were sheltering.",
        &[&format!(
            "{rule} | Some 600 + people + sheltering | cancelled by unless[1]: school* ... sheltering at schools were sheltering"
        )],
    );
    reads(
        "Some 600 families were sheltering.",
        &[&format!("{rule} | sheltering | wants people or civilians, found nothing")],
    );
    reads("People were sheltering.", &[&format!("{rule} | People + sheltering | wants <count>, found nothing")]);
    let rule = "phrases[1]: <count> mills closed";
    let slot = super::slot("count", &["<count> mills closed"]);
    assert_eq!(
        explained(&slot, "Six old mills closed."),
        [format!("{rule} | mills + closed | wants <count>, found old")]
    );
    assert_eq!(explained(&slot, "Six mills are shut."), [""; 0]);
    reads("It rained.", &[]);
}

#[test]
fn a_slot_that_is_not_asked_has_nothing_to_explain() {
    let program = Program::compile(&rules(&[&slot("count", &["<count> people"])]));
    assert_eq!(explain(&program, "other", &source("Six people.")), []);
}
