//! Findings for programs.

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::Serialize;

use super::{ReportOptions, reported};
use crate::compare::{Coverage, Finding, StoryComparison};
use crate::source::Role;

/// The version of the format; it changes when a field changes its meaning or goes.
const FORMAT: u32 = 1;

/// A whole report.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Report")]
pub(super) struct ReportRecord<'c> {
    /// The version of the format.
    format: u32,
    /// The sources that were compared.
    sources: Vec<SourceOut<'c>>,
    /// What was found, the loudest level first within each story.
    findings: Vec<&'c Finding>,
    /// Which sources answer what.
    coverage: Vec<&'c Coverage>,
}

/// A source that was compared.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Source")]
struct SourceOut<'c> {
    /// Its id within the story.
    id: &'c str,
    /// The story.
    story: &'c str,
    /// Who published it.
    outlet: Option<&'c str>,
    /// Its title.
    title: Option<&'c str>,
    /// When it was published.
    #[schemars(with = "Option<String>")]
    published: Option<Day>,
    /// What it is for.
    role: Role,
    /// The file as the user named it.
    file: &'c str,
    /// Where it was published.
    url: Option<&'c str>,
    /// The source that it is a near copy of; the two count as one independent source.
    copy_of: Option<&'c str>,
    /// How much of its text it has in common with that source, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    common: Option<usize>,
    /// The length of its text in bytes.
    bytes: usize,
    /// A hash of its text, in hexadecimal.
    hash: &'c str,
    /// How many bytes could not be decoded.
    undecodable: usize,
}

/// One object: the sources, the findings, the coverage.
pub(super) fn write(stories: &[StoryComparison], options: &ReportOptions) -> String {
    let report = ReportRecord {
        format: FORMAT,
        sources: stories.iter().flat_map(sources).collect(),
        findings: stories.iter().flat_map(|story| reported(story, options)).collect(),
        coverage: stories.iter().flat_map(|story| &story.coverage).collect(),
    };
    let mut out = serde_json::to_string_pretty(&report).unwrap_or_default();
    out.push('\n');
    out
}

/// One finding a line.
pub(super) fn write_lines(stories: &[StoryComparison], options: &ReportOptions) -> String {
    let mut out = String::new();
    for finding in stories.iter().flat_map(|story| reported(story, options)) {
        out.push_str(&serde_json::to_string(finding).unwrap_or_default());
        out.push('\n');
    }
    out
}

fn sources(story: &StoryComparison) -> Vec<SourceOut<'_>> {
    story
        .sources
        .iter()
        .enumerate()
        .map(|(at, source)| SourceOut {
            id: &source.source,
            story: &source.story,
            outlet: source.outlet.as_deref(),
            title: source.title.as_deref(),
            published: source.published,
            role: source.role,
            file: &source.file,
            url: source.url.as_deref(),
            copy_of: story
                .copies
                .get(at)
                .copied()
                .filter(|first| *first != at)
                .map(|first| story.sources[first].source.as_str()),
            common: story.common.get(at).copied().filter(|_| story.copies[at] != at),
            bytes: source.bytes,
            hash: &source.hash,
            undecodable: source.undecodable,
        })
        .collect()
}
