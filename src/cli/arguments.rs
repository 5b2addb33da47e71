use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date as Day;

use crate::problem::Problem;

/// What to read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArguments {
    /// Files and folders: a file is a source, several files are one story, a folder is a story, a folder of folders is many; `-` is standard input.
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The format of the sources, where the name of a file does not tell.
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = format_name)]
    pub(super) input: String,
    /// When sources were published that carry no date (2024-04-01).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) published: Option<Day>,
}

/// What to ask.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rules")]
pub(super) struct RuleArguments {
    /// Rule files, or folders of them; without, those in the story's folder, else the shipped packs.
    #[arg(long, value_name = "FILE|DIR")]
    pub(super) rules: Vec<PathBuf>,
    /// Only these slots.
    #[arg(long, value_name = "SLOT")]
    pub(super) only: Vec<String>,
}

/// Reads a day as the command line takes it.
pub(super) fn day(written: &str) -> Result<Day, String> {
    written.parse::<Day>().map_err(|_| "write a day as 2024-04-01".to_owned())
}

fn format_name(written: &str) -> Result<String, String> {
    if written == "auto" || crate::source::FORMATS.iter().any(|row| row.name == written) {
        return Ok(written.to_owned());
    }
    let names: Vec<&str> = crate::source::FORMATS.iter().map(|row| row.name).collect();
    Err(format!("write auto or one of {}", names.join(", ")))
}

/// The problem of a slot that nobody asks.
pub(super) fn no_such_slot(name: &str, known: &[&str]) -> Problem {
    let nearest = known.iter().max_by(|one, other| {
        strsim::jaro_winkler(name, one).total_cmp(&strsim::jaro_winkler(name, other)).then(other.cmp(one))
    });
    let problem = Problem::error(format!("no rule asks `{name}`"));
    match nearest {
        Some(nearest) => problem.hint(format!("did you mean `{nearest}`? `factdiff slots` lists all")),
        None => problem.hint("`factdiff slots` lists all"),
    }
}
