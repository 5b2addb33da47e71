use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::civil::Date as Day;

use super::Outcome;
use super::output::{Console, OutputFiles};
use crate::compare::StoryComparison;
use crate::problem::{Problem, Problems};
use crate::report::{self, FormatRow, ReportOptions};
use crate::rule::Level;
use crate::rule::{RuleFile, read_story};
use crate::run::input::{self, Request, Story};
use crate::run::packs::PackChoice;
use crate::source::{self, Format, StorySettings};

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
    /// Ask these shipped packs, before the rules of the story; `all` stands for those of every story.
    #[arg(long, value_name = "NAME", conflicts_with = "no_packs")]
    pub(super) pack: Vec<String>,
    /// Ask no shipped pack, not even those that a story names.
    #[arg(long)]
    pub(super) no_packs: bool,
    /// Only these slots.
    #[arg(long, value_name = "SLOT")]
    pub(super) only: Vec<String>,
}

impl RuleArguments {
    /// Which shipped packs to ask.
    pub(super) fn choice(&self) -> PackChoice {
        if self.no_packs { PackChoice::None } else { PackChoice::Named(self.pack.clone()) }
    }
}

/// Reads a day as the command line takes it.
pub(super) fn day(written: &str) -> Result<Day, String> {
    written.parse::<Day>().map_err(|_| "write a day as 2024-04-01".to_owned())
}

fn format_name(written: &str) -> Result<String, String> {
    if written == "auto" || Format::named(written).is_some() {
        return Ok(written.to_owned());
    }
    let names: Vec<&str> = source::FORMATS.iter().map(|row| row.word).collect();
    Err(format!("write auto or one of {}", names.join(", ")))
}

fn report_format(written: &str) -> Result<&'static FormatRow, String> {
    report::FORMATS.iter().find(|row| row.name == written).ok_or_else(|| {
        let names: Vec<&str> = report::FORMATS.iter().map(|row| row.name).collect();
        format!("write one of {}", names.join(", "))
    })
}

fn report_file(written: &str) -> Result<(&'static FormatRow, PathBuf), String> {
    let (format, file) = written.split_once('=').ok_or("write FORMAT=FILE, as in markdown=report.md")?;
    if file.is_empty() {
        return Err("name a file behind the equals sign".to_owned());
    }
    Ok((report_format(format)?, file.into()))
}

impl InputArguments {
    /// Reads the stories, tells what is worth telling, and stops where a named path cannot be used.
    pub(super) fn read(&self, console: &Console) -> Result<Vec<Story>> {
        let settings = |name: &str, text: &str| {
            let file = RuleFile { name: name.into(), text: text.into() };
            match read_story(&file) {
                Ok(story) => (story.settings(), Problems::default()),
                Err(problems) => (StorySettings::default(), problems),
            }
        };
        let request = Request {
            paths: &self.paths,
            format: Format::named(&self.input),
            published: self.published,
            settings: &settings,
        };
        let input = input::gather(&request, &mut std::io::stdin());
        if input.problems.has_error() {
            return Err(input.problems.into());
        }
        console.report(&input.problems);
        Ok(input.stories)
    }
}

/// How to report.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct ReportArguments {
    /// The format of the report on standard output.
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format)]
    format: &'static FormatRow,
    /// Write a report to a file too (markdown=report.md); files are written whole or not at all.
    #[arg(long, value_name = "FORMAT=FILE", value_parser = report_file)]
    output: Vec<(&'static FormatRow, PathBuf)>,
    /// From which level on a finding makes the exit status 1.
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    fail_on: FailOn,
    /// Findings of every level, those that are off too.
    #[arg(long)]
    all: bool,
}

/// From which level on a finding makes the exit status 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors only.
    Error,
    /// Warnings and errors.
    Warning,
    /// Notes, warnings and errors.
    Note,
    /// Nothing.
    Never,
}

impl FailOn {
    fn reached_by(self, level: Level) -> bool {
        match self {
            FailOn::Error => level >= Level::Error,
            FailOn::Warning => level >= Level::Warning,
            FailOn::Note => level >= Level::Note,
            FailOn::Never => false,
        }
    }
}

impl ReportArguments {
    /// Writes all reports. Files are put in their places only when every report is made.
    ///
    /// # Errors
    ///
    /// A file that cannot be written; or that no source answers any slot, which is no result but a question badly put.
    pub(super) fn write(&self, comparisons: &[StoryComparison], console: &Console) -> Result<Outcome> {
        let answered = |story: &StoryComparison| {
            !story.unclear.is_empty() || story.coverage.iter().any(|row| !row.answered.is_empty())
        };
        if !comparisons.iter().any(answered) {
            return Err(Problem::error("no source answers any slot")
                .hint("`factdiff slots` lists what is asked; `factdiff explain SLOT PATH` shows what came near")
                .into());
        }
        let options = |color| ReportOptions { color, width: console.width(), all: self.all };
        let mut files = OutputFiles::default();
        let mut problems = Problems::default();
        for (format, path) in &self.output {
            let report = (format.write)(comparisons, &ReportOptions { width: 80, ..options(false) });
            if let Err(error) = files.add(path, report.as_bytes()) {
                match error.downcast::<Problem>() {
                    Ok(problem) => problems.push(problem),
                    Err(error) => return Err(error),
                }
            }
        }
        if problems.has_error() {
            return Err(problems.into());
        }
        console.print(&(self.format.write)(comparisons, &options(console.color())))?;
        files.finish()?;
        let found =
            comparisons.iter().flat_map(|story| &story.findings).any(|finding| self.fail_on.reached_by(finding.level));
        Ok(if found { Outcome::Found } else { Outcome::Clean })
    }
}
