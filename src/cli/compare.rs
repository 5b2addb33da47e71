use std::io::{BufRead, BufReader};

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::arguments::ReportArguments;
use super::output::{self, Console};
use crate::compare::compare_all;
use crate::problem::Problem;
use crate::run::stream;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What `factdiff extract` printed; `-` is standard input.
    #[arg(value_name = "FILE|-")]
    file: String,
    #[command(flatten)]
    report: ReportArguments,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let input: Box<dyn BufRead> = if arguments.file == "-" {
        Box::new(BufReader::new(std::io::stdin()))
    } else {
        let file = std::fs::File::open(&arguments.file).map_err(|error| {
            Problem::error(format!("`{}` cannot be read: {}", arguments.file, output::plain(&error)))
                .hint("name a file that `factdiff extract` wrote")
        })?;
        Box::new(BufReader::new(file))
    };
    let comparisons = compare_all(stream::read(input, &arguments.file)?)?;
    arguments.report.write(&comparisons, console)
}
