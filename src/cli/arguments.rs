use std::io::{self, Read as _};
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::civil::Date as Day;

use super::output::Console;
use crate::problem::Problems;
use crate::report::{self, FormatRow};
use crate::rule::Level;
use crate::rule::{RuleFile, read_story};
use crate::run::input::{self, Pieces, Request};
use crate::run::packs::PackChoice;
use crate::source::{self, Columns, Format, StorySettings};

/// What to read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(super) struct InputArguments {
    /// Files, folders and patterns: a file is a source, several files are one story, a folder is a story, a folder of folders is many; `-` is standard input. Files may be packed (.gz, .zst).
    #[arg(required_unless_present = "paths_from", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// A file that lists more of them, one a line; `-` is standard input. Listed files of one folder are a story.
    #[arg(long, value_name = "FILE|-")]
    pub(super) paths_from: Option<PathBuf>,
    /// The format of the sources, where the name of a file does not tell.
    #[arg(long, value_name = "FORMAT", default_value = "auto", value_parser = format_name)]
    pub(super) input: String,
    /// When sources were published that carry no date (2024-04-01).
    #[arg(long, value_name = "DATE", value_parser = day)]
    pub(super) published: Option<Day>,
    /// What records call their fields (text=body,id=guid); the fields are id, story, outlet, title, published, url and text.
    #[arg(long, value_name = "FIELD=NAME,…", default_value = "", hide_default_value = true, value_parser = Columns::read)]
    pub(super) columns: Columns,
    /// Read only the first N articles.
    #[arg(long, value_name = "N")]
    pub(super) limit: Option<usize>,
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
    /// Finds what is to be read, and tells what is worth telling. Nothing but `story.yaml` is read yet.
    ///
    /// # Errors
    ///
    /// Named paths that cannot be used.
    pub(super) fn pieces(&self, console: &Console) -> Result<Pieces<'static>> {
        let settings = |name: &str, text: &str| {
            let file = RuleFile::new(name, text);
            match read_story(&file) {
                Ok(story) => (story.settings(), Problems::default()),
                Err(problems) => (StorySettings::default(), problems),
            }
        };
        let stdin = || {
            let mut bytes = Vec::new();
            io::stdin().read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        let request = Request {
            paths: &self.paths,
            list: self.paths_from.as_deref(),
            stdin: &stdin,
            format: Format::named(&self.input),
            columns: self.columns.clone(),
            published: self.published,
            settings: &settings,
            limit: self.limit,
        };
        let (plans, problems) = input::find(&request);
        if problems.has_error() {
            return Err(problems.into());
        }
        console.report(&problems);
        Ok(Pieces::new(plans, &request, io::stdin()))
    }
}

/// How to report.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct ReportArguments {
    /// The format of the report on standard output.
    #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = report_format)]
    pub(super) format: &'static FormatRow,
    /// Write a report to a file too (markdown=report.md); files are written whole or not at all.
    #[arg(long, value_name = "FORMAT=FILE", value_parser = report_file)]
    pub(super) output: Vec<(&'static FormatRow, PathBuf)>,
    /// From which level on a finding makes the exit status 1.
    #[arg(long, value_name = "LEVEL", default_value = "warning")]
    pub(super) fail_on: FailOn,
    /// Findings of every level, those that are off too.
    #[arg(long)]
    pub(super) all: bool,
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
    /// Whether a finding of this level makes the exit status 1.
    pub(super) fn reached_by(self, level: Level) -> bool {
        match self {
            FailOn::Error => level >= Level::Error,
            FailOn::Warning => level >= Level::Warning,
            FailOn::Note => level >= Level::Note,
            FailOn::Never => false,
        }
    }
}
