use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Outcome;
use super::output::Console;
use crate::extract::Program;
use crate::problem::{Problem, Problems};
use crate::run::needed;
use crate::run::packs::{self, PackChoice};
use crate::run::trial::{self, Case};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Rule files, or folders of them; without, the shipped packs.
    #[arg(value_name = "RULES")]
    rules: Vec<PathBuf>,
    /// Tell also of phrases that no example needs.
    #[arg(long)]
    needed: bool,
    /// The format of the output.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// What failed, and the count.
    Text,
    /// `{"cases": […]}`.
    Json,
}

#[derive(Serialize)]
struct Cases<'a> {
    cases: &'a [Case],
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let rules = packs::choose_whole(&arguments.rules, &PackChoice::Named(Vec::new()))?;
    let cases = trial::run(&rules, &Program::compile(&rules));
    let failures: Vec<Problem> = cases.iter().filter_map(Case::problem).collect();
    match arguments.format {
        Format::Json => console.print(&(serde_json::to_string_pretty(&Cases { cases: &cases })? + "\n"))?,
        Format::Text => {
            let gaps = cases.iter().filter(|case| case.outcome == trial::Outcome::KnownGap).count();
            let passed = cases.len() - failures.len() - gaps;
            let mut line = format!("{passed} passed, {} failed", failures.len());
            if gaps > 0 {
                line.push_str(&format!(", {gaps} known to fail"));
            }
            console.report(&Problems(failures.clone()));
            console.print(&format!("{line} ({} slots)\n", rules.slots.len()))?;
        }
    }
    let unneeded = if arguments.needed { needed::unneeded(&rules) } else { Vec::new() };
    console.report(&Problems(unneeded.clone()));
    if cases.is_empty() {
        return Err(Problem::error("the rules have no example and no pair").hint("give every slot `examples:`").into());
    }
    Ok(if failures.is_empty() && unneeded.is_empty() { Outcome::Clean } else { Outcome::Found })
}
