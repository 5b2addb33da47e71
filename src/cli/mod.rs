//! The command line: one file a verb. The only place that touches files, terminal and environment besides `run`.

mod arguments;
mod check;
mod compare;
mod corpus;
mod eval;
mod explain;
mod extract;
mod lines;
mod output;
mod packs;
mod progress;
mod read;
mod relate;
mod report;
mod schema;
mod slots;
mod test;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::problem::{Problem, Problems};

/// What a verb comes to: a finding reached the level that fails the run, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to act on: exit 0.
    Clean,
    /// A finding reached `--fail-on`, or an example failed: exit 1.
    Found,
    /// What could be done is done and what could not is told: exit 2.
    Failed,
}

/// A diff for facts: reads several texts about one story and reports where they disagree, with both quotes.
#[derive(Debug, Parser)]
#[command(name = "factdiff", version, about, max_term_width = 100, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
    /// When to use colour.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = "Output")]
    color: clap::ColorChoice,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Compare the sources of each story and report where they differ.
    Check(check::Arguments),
    /// Print what each source claims, as JSON lines: the first half of `check`.
    Extract(extract::Arguments),
    /// Read what `extract` printed and report where the sources differ: the second half of `check`.
    Compare(compare::Arguments),
    /// Print every value that is read in each line, or what one phrase means.
    Read(read::Arguments),
    /// Say how two phrases stand to each other, and why.
    Relate(relate::Arguments),
    /// Run the examples and pairs of rule files.
    Test(test::Arguments),
    /// Show, for each source, the sentences that came near an answer.
    Explain(explain::Arguments),
    /// List what is asked.
    Slots(slots::Arguments),
    /// List the packs of rules that are shipped.
    Packs(packs::Arguments),
    /// Score the rules on sources with known answers.
    Eval(eval::Arguments),
    /// Print the JSON Schema of a kind of file or record.
    Schema(schema::Arguments),
}

/// Runs the command line that the process was started with.
///
/// Returns the exit status: 0 where nothing reached the level that fails the run, 1 where something did, 2 where the job
/// could not be done.
pub fn run() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come as errors too, and belong on standard output with status 0.
            let code = u8::try_from(error.exit_code()).unwrap_or(2);
            drop(error.print());
            return ExitCode::from(code);
        }
    };
    let console = output::Console::new(cli.color);
    let outcome = match cli.verb {
        Verb::Check(arguments) => check::run(&arguments, &console),
        Verb::Extract(arguments) => extract::run(&arguments, &console),
        Verb::Compare(arguments) => compare::run(&arguments, &console),
        Verb::Read(arguments) => read::run(&arguments, &console),
        Verb::Relate(arguments) => relate::run(&arguments, &console),
        Verb::Test(arguments) => test::run(&arguments, &console),
        Verb::Explain(arguments) => explain::run(&arguments, &console),
        Verb::Slots(arguments) => slots::run(&arguments, &console),
        Verb::Packs(arguments) => packs::run(&arguments, &console),
        Verb::Eval(arguments) => eval::run(&arguments, &console),
        Verb::Schema(arguments) => schema::run(&arguments, &console),
    };
    match outcome {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Found) => ExitCode::from(1),
        Ok(Outcome::Failed) => ExitCode::from(2),
        Err(error) => {
            if output::is_closed_pipe(&error) {
                // The reader has seen enough (`factdiff … | head`).
                return ExitCode::SUCCESS;
            }
            console.report(&problems_of(error));
            ExitCode::from(2)
        }
    }
}

/// The problems behind an error of any layer.
fn problems_of(error: anyhow::Error) -> Problems {
    match error.downcast::<Problems>() {
        Ok(problems) => problems,
        Err(error) => match error.downcast::<Problem>() {
            Ok(problem) => problem.into(),
            Err(error) => Problem::error(format!("{error:#}")).into(),
        },
    }
}
