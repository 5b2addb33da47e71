use anyhow::Result;
use clap::{Args, ValueEnum};

use super::Outcome;
use super::output::Console;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Of what.
    of: Of,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Of {
    /// `*.rules.yaml`.
    Rules,
    /// `story.yaml`.
    Story,
    /// What `extract` prints.
    Claims,
    /// What `check` prints as `json`, and each line of `jsonl`.
    Findings,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let schema = match arguments.of {
        Of::Rules => crate::rule::json_schema_rules(),
        Of::Story => crate::rule::json_schema_story(),
        Of::Claims => crate::report::json_schema_claims(),
        Of::Findings => crate::report::json_schema_findings(),
    };
    console.print(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(Outcome::Clean)
}
