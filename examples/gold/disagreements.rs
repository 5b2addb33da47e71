//! Known differences between outlets: which of them `check` finds.
//!
//! An age is found where a finding about that person holds two of the listed ages on different sides, a name where a finding
//! of class `spelling` holds both spellings. What an auditor found to be no difference shall not be reported.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use factdiff::compare::Finding;
use factdiff::extract::Program;
use factdiff::rule::{Class, Level, RuleSet};
use serde_json::Value as Json;

use crate::incident::{compare, incidents, records};

/// Prints each known difference with what became of it, and the counts.
pub fn check(corpora: &Path, rules: &RuleSet) -> Result<(), Box<dyn Error>> {
    let program = Program::compile(rules);
    let incidents = incidents(corpora)?;
    let (mut found, mut known, mut reported, mut unfounded) = (0, 0, 0, 0);
    for entry in records(&corpora.join("shootings/disagreements.jsonl"))? {
        let text = |field: &str| entry[field].as_str().unwrap_or_default();
        let cases = incidents.get(text("incident")).ok_or("an incident that the gold does not hold")?;
        let story = compare(corpora, cases, rules, &program)?;
        let is_it = |finding: &&Finding| match text("kind") {
            "age" => is_age(finding, &entry, text("person")),
            _ => is_spelling(finding, text("person"), text("variant")),
        };
        let finding =
            story.findings.iter().filter(|finding| finding.level > Level::Off).filter(is_it).max_by_key(|f| f.level);
        let told = match finding {
            Some(finding) => {
                let sides: Vec<&str> = finding.sides.iter().map(|side| side.shown.as_str()).collect();
                format!("found: {:?} {} {}", finding.level, finding.finding.row().name, sides.join(" | "))
            }
            None => "not found".to_owned(),
        };
        match text("audit") {
            "true" => {
                known += 1;
                found += usize::from(finding.is_some());
            }
            "false" => {
                unfounded += 1;
                reported += usize::from(finding.is_some());
            }
            _ => {}
        }
        println!("{} {} {} (audit {}): {told}", text("incident"), text("kind"), text("person"), text("audit"));
    }
    println!("{found} of {known} known differences found; {reported} of {unfounded} that are none reported");
    Ok(())
}

fn is_age(finding: &Finding, entry: &Json, person: &str) -> bool {
    let surname = |name: &str| {
        let names: Vec<&str> = name.split_whitespace().filter(|word| !matches!(*word, "Jr." | "Sr.")).collect();
        names.last().map(|name| name.to_lowercase())
    };
    let is_about = finding.key.as_deref().is_some_and(|key| surname(key) == surname(person));
    let ages: BTreeSet<&str> = entry["values"].as_object().into_iter().flatten().map(|(age, _)| age.as_str()).collect();
    let told = |shown: &str| ages.iter().find(|age| shown.split_whitespace().next() == Some(**age)).copied();
    let sides: BTreeSet<&str> = finding.sides.iter().filter_map(|side| told(&side.shown)).collect();
    is_about && sides.len() > 1
}

fn is_spelling(finding: &Finding, person: &str, variant: &str) -> bool {
    let last = |name: &str| name.split_whitespace().last().unwrap_or_default().to_lowercase();
    let spelt: Vec<String> = finding.sides.iter().map(|side| side.shown.to_lowercase()).collect();
    let holds = |name: &str| spelt.iter().any(|side| side.contains(&last(name)));
    finding.finding == Class::Spelling && holds(person) && holds(variant)
}
