use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::Outcome;
use super::arguments::{InputArguments, RuleArguments};
use super::output::{Console, OutputFiles};
use crate::run::pipeline::{Plan, pool};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    rules: RuleArguments,
    /// The format of the output.
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    format: Format,
    /// Write to this file instead of standard output; it is written whole or not at all.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads to use; as many as there are cores by default.
    #[arg(long, value_name = "N")]
    threads: Option<std::num::NonZeroUsize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One record a line.
    Jsonl,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let Format::Jsonl = arguments.format;
    let stories = arguments.input.read(console)?;
    let plan = Plan::new(stories, &arguments.rules.rules, &arguments.rules.choice(), &arguments.rules.only)?;
    let pool = pool(arguments.threads.map(Into::into))?;
    let mut held = Vec::new();
    plan.records(&pool, |records| {
        let mut lines = Vec::new();
        for record in records {
            serde_json::to_writer(&mut lines, &record)?;
            lines.push(b'\n');
        }
        match arguments.output {
            Some(_) => held.append(&mut lines),
            None => console.write(&lines)?,
        }
        Ok(())
    })?;
    if let Some(path) = &arguments.output {
        let mut files = OutputFiles::default();
        files.add(path, &held)?;
        files.finish()?;
    }
    Ok(Outcome::Clean)
}
