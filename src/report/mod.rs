//! From findings to bytes: each format is a plain function over the finished comparison of stories.
//!
//! To add a format: write its file with a function of the type [`FormatRow::write`] and give it its row in [`FORMATS`].

mod json;
mod layout;
mod markdown;
mod matrix;
mod schema;
mod style;
mod text;

pub use layout::{clean, wrap};
pub use schema::{json_schema_claims, json_schema_findings};

use crate::compare::{Finding, StoryComparison};
use crate::rule::Level;

/// How a report is to look. What it says depends on `all` alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReportOptions {
    /// Whether the output goes to a terminal that shows colours.
    pub color: bool,
    /// How many columns a line of `text` may take.
    pub width: usize,
    /// Whether findings of level *off* are printed too.
    pub all: bool,
}

impl Default for ReportOptions {
    /// No colour, 80 columns, no findings of level *off*.
    fn default() -> ReportOptions {
        ReportOptions { color: false, width: 80, all: false }
    }
}

/// What a report format is: one row of [`FORMATS`].
#[derive(Debug)]
pub struct FormatRow {
    /// Its name on the command line.
    pub name: &'static str,
    /// The extension of its files, without a dot.
    pub extension: &'static str,
    /// One line for help.
    pub about: &'static str,
    /// The report of these stories, in this order, with a final newline unless it is empty.
    pub write: fn(&[StoryComparison], &ReportOptions) -> String,
    /// How the report of many stories is made of those of each; `None` where all have to be known before the first byte.
    pub parts: Option<Parts>,
}

/// How a report of many stories is made of the reports of each, so that a corpus need not be held in memory.
#[derive(Debug)]
pub struct Parts {
    /// What stands between two stories.
    pub between: &'static str,
    /// What stands at the end.
    pub end: fn(&Totals, &ReportOptions) -> String,
}

/// How much there is in the stories of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Stories.
    pub stories: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
}

impl Totals {
    /// Adds a story.
    pub fn add(&mut self, story: &StoryComparison) {
        self.stories += 1;
        self.add_findings(story.findings.iter());
    }

    fn add_findings<'f>(&mut self, findings: impl Iterator<Item = &'f Finding>) {
        for finding in findings {
            match finding.level {
                Level::Error => self.errors += 1,
                Level::Warning => self.warnings += 1,
                Level::Note => self.notes += 1,
                Level::Off => {}
            }
        }
    }

    /// `2 errors, 1 warning`, leaving out what there is none of; `nothing to report` where there is nothing.
    fn levels(self) -> String {
        let parts: Vec<String> = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")]
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, noun)| counted(number, noun))
            .collect();
        if parts.is_empty() { "nothing to report".to_owned() } else { parts.join(", ") }
    }
}

/// Every report format, in the order in which help lists them.
pub static FORMATS: &[FormatRow] = &[
    FormatRow {
        name: "text",
        extension: "txt",
        about: "for people: who says what, then each finding with its quotes",
        write: text::write,
        parts: Some(Parts { between: "\n", end: text::end }),
    },
    FormatRow {
        name: "json",
        extension: "json",
        about: "one object with the sources, the findings and the coverage",
        write: json::write,
        parts: None,
    },
    FormatRow {
        name: "jsonl",
        extension: "jsonl",
        about: "one finding a line",
        write: json::write_lines,
        parts: Some(Parts { between: "", end: |_, _| String::new() }),
    },
    FormatRow {
        name: "markdown",
        extension: "md",
        about: "to be pasted: a table, then each finding with its quotes",
        write: markdown::write,
        parts: Some(Parts { between: "\n", end: |_, _| String::new() }),
    },
];

impl FormatRow {
    /// The format of this name.
    pub fn named(name: &str) -> Option<&'static FormatRow> {
        FORMATS.iter().find(|row| row.name == name)
    }
}

/// The findings to print, the loudest level first, within a level in the order of the comparison.
fn reported<'c>(story: &'c StoryComparison, options: &ReportOptions) -> Vec<&'c Finding> {
    let mut findings: Vec<&Finding> =
        story.findings.iter().filter(|finding| options.all || finding.level > Level::Off).collect();
    findings.sort_by_key(|finding| (std::cmp::Reverse(finding.level), finding.edited_copy.is_none()));
    findings
}

/// `1 error`, `2 errors`.
fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The findings of a story by their levels, in words.
fn level_counts<'f>(findings: impl Iterator<Item = &'f Finding>) -> String {
    let mut totals = Totals::default();
    totals.add_findings(findings);
    totals.levels()
}

#[cfg(test)]
mod tests;
