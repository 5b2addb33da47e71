//! Findings of level error, to be read one by one.

use std::error::Error;
use std::path::Path;

use factdiff::extract::Program;
use factdiff::rule::{Level, RuleSet};

use crate::incident::{compare, incidents};

/// Prints each finding of level error with both quotes and the gold of its incident, and how many incidents have none.
pub fn print(corpora: &Path, rules: &RuleSet) -> Result<(), Box<dyn Error>> {
    let program = Program::compile(rules);
    let incidents = incidents(corpora)?;
    let (mut quiet, mut errors) = (0, 0);
    for (id, cases) in &incidents {
        let story = compare(corpora, cases, rules, &program)?;
        let found: Vec<_> = story.findings.iter().filter(|finding| finding.level == Level::Error).collect();
        quiet += usize::from(found.is_empty());
        errors += found.len();
        if !found.is_empty() {
            println!("== {id} gold {}", cases[0]["gold"]);
        }
        for finding in found {
            let key = finding.key.as_deref().map_or(String::new(), |key| format!(" ({key})"));
            println!("  {} {}{key}: {}", finding.finding.row().name, finding.slot, finding.reason);
            for side in &finding.sides {
                println!("    {}", side.shown);
                for claim in side.claims.iter().take(3) {
                    let quote = claim.said.quote.split_whitespace().collect::<Vec<_>>().join(" ");
                    println!("      {} «{}» {quote}", claim.source, claim.said.said);
                }
            }
        }
    }
    println!("{errors} findings of level error; {quiet} of {} incidents have none", incidents.len());
    Ok(())
}
