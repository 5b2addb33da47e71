use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::arguments::{InputArguments, ReportArguments, RuleArguments};
use super::output::Console;
use crate::run::pipeline::{Plan, pool};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    rules: RuleArguments,
    #[command(flatten)]
    report: ReportArguments,
    /// How many threads to use; as many as there are cores by default.
    #[arg(long, value_name = "N")]
    threads: Option<std::num::NonZeroUsize>,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let stories = arguments.input.read(console)?;
    let plan = Plan::new(stories, &arguments.rules.rules, &arguments.rules.choice(), &arguments.rules.only)?;
    let pool = pool(arguments.threads.map(Into::into))?;
    let comparisons = plan.compare(&pool)?;
    arguments.report.write(&comparisons, console)
}
