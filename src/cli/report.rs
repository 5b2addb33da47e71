//! Writing reports of one story after the other.

use std::sync::Arc;

use anyhow::Result;

use super::Outcome;
use super::arguments::ReportArguments;
use super::output::{Console, OutputFiles};
use crate::compare::StoryComparison;
use crate::extract::record::SlotRecord;
use crate::problem::{Problem, Problems};
use crate::report::{FormatRow, ReportOptions, Totals};
use crate::run::ordered::ordered;
use crate::run::sorted::{Stories, StoryLines};
use crate::run::stories::compare_lines;

/// About how many bytes of lines are compared by one thread at once; ours.
const BATCH: usize = 256 << 10;
/// The report on standard output is held back until a source answers something, but no more of it than this, in bytes.
const HELD: usize = 1 << 20;

/// The reports that were asked for, as far as they are written.
pub(super) struct Reports<'a> {
    arguments: &'a ReportArguments,
    console: &'a Console,
    files: OutputFiles,
    formats: Vec<(&'static FormatRow, ReportOptions)>,
    /// What standard output has not got yet.
    held: String,
    /// Comparisons, for formats that need all of them at once.
    stories: Vec<StoryComparison>,
    totals: Totals,
    answered: bool,
    found: bool,
    failed: Problems,
}

/// The reports of one story.
struct Rendered {
    /// By format; empty for those that need all stories.
    texts: Vec<String>,
    comparison: StoryComparison,
    answered: bool,
}

impl<'a> Reports<'a> {
    /// Begins the reports; the first goes to standard output, the others to files.
    ///
    /// # Errors
    ///
    /// All files that cannot be written.
    pub(super) fn begin(arguments: &'a ReportArguments, console: &'a Console) -> Result<Reports<'a>> {
        let options = |color| ReportOptions { color, width: console.width(), all: arguments.all };
        let mut formats = vec![(arguments.format, options(console.color()))];
        let mut files = OutputFiles::default();
        let mut problems = Problems::default();
        for (format, path) in &arguments.output {
            formats.push((format, ReportOptions { width: 80, ..options(false) }));
            if let Err(problem) = files.create(path) {
                problems.push(problem);
            }
        }
        if problems.has_error() {
            return Err(problems.into());
        }
        Ok(Reports {
            arguments,
            console,
            files,
            formats,
            held: String::new(),
            stories: Vec::new(),
            totals: Totals::default(),
            answered: false,
            found: false,
            failed: Problems::default(),
        })
    }

    /// Compares and reports all stories, over `threads` threads. `names` are the files that the lines come from. A story
    /// whose records do not fit together is left out and told.
    ///
    /// # Errors
    ///
    /// What cannot be read from disk or written.
    pub(super) fn write(
        &mut self,
        stories: Stories,
        slots: &[SlotRecord],
        names: &[String],
        threads: usize,
    ) -> Result<()> {
        let formats = self.formats.clone();
        let slots: Arc<[SlotRecord]> = slots.into();
        let work = |batch: std::io::Result<Vec<StoryLines>>| {
            let stories = batch?;
            let render = |story: &StoryLines| compare_lines(&slots, story, names).map(|story| render(story, &formats));
            Ok(stories.iter().map(render).collect::<Vec<_>>())
        };
        ordered(threads, batches(stories), work, |batch: std::io::Result<Vec<_>>| {
            for rendered in batch? {
                match rendered {
                    Ok(rendered) => self.take(rendered)?,
                    Err(problems) => {
                        self.console.report(&problems);
                        self.failed.0.extend(problems.0);
                    }
                }
            }
            Ok(())
        })
    }

    fn take(&mut self, rendered: Rendered) -> Result<()> {
        let Rendered { texts, comparison, answered } = rendered;
        self.answered |= answered;
        self.found |= comparison.findings.iter().any(|finding| self.arguments.fail_on.reached_by(finding.level));
        let first = self.totals.stories == 0;
        self.totals.add(&comparison);
        for (at, text) in texts.iter().enumerate() {
            let Some(parts) = &self.formats[at].0.parts else { continue };
            if !first {
                self.put(at, parts.between)?;
            }
            self.put(at, text)?;
        }
        if self.formats.iter().any(|(format, _)| format.parts.is_none()) {
            self.stories.push(comparison);
        }
        Ok(())
    }

    /// Writes to the report of this number.
    fn put(&mut self, at: usize, text: &str) -> Result<()> {
        if at > 0 {
            return Ok(self.files.write(at - 1, text.as_bytes())?);
        }
        self.held.push_str(text);
        if self.held.len() > HELD { self.print_held() } else { Ok(()) }
    }

    fn print_held(&mut self) -> Result<()> {
        self.console.print(&std::mem::take(&mut self.held))
    }

    /// Ends the reports. Files are put in their places only when every report is made.
    ///
    /// # Errors
    ///
    /// A file that cannot be written; or, unless only a part of the stories was asked for, that no source answers any slot,
    /// which is no result but a question badly put.
    pub(super) fn finish(mut self, part: bool) -> Result<Outcome> {
        if !self.answered && !part && self.failed.0.is_empty() {
            return Err(Problem::error("no source answers any slot")
                .hint("`factdiff slots` lists what is asked; `factdiff explain SLOT PATH` shows what came near")
                .into());
        }
        for at in 0..self.formats.len() {
            let (format, options) = self.formats[at];
            let text = match &format.parts {
                Some(parts) => (parts.end)(&self.totals, &options),
                None => (format.write)(&self.stories, &options),
            };
            self.put(at, &text)?;
        }
        self.print_held()?;
        self.files.finish()?;
        Ok(match (self.failed.has_error(), self.found) {
            (true, _) => Outcome::Failed,
            (false, true) => Outcome::Found,
            (false, false) => Outcome::Clean,
        })
    }
}

fn render(comparison: StoryComparison, formats: &[(&FormatRow, ReportOptions)]) -> Rendered {
    let answered = !comparison.unclear.is_empty() || comparison.coverage.iter().any(|row| !row.answered.is_empty());
    let story = std::slice::from_ref(&comparison);
    let texts = formats.iter().map(|(format, options)| match format.parts {
        Some(_) => (format.write)(story, options),
        None => String::new(),
    });
    Rendered { texts: texts.collect(), answered, comparison }
}

/// Stories in batches that are worth a thread's while.
fn batches(stories: Stories) -> impl Iterator<Item = std::io::Result<Vec<StoryLines>>> + Send {
    let mut stories = stories.fuse();
    std::iter::from_fn(move || {
        let (mut batch, mut size) = (Vec::new(), 0);
        while size < BATCH {
            match stories.next() {
                Some(Ok(story)) => {
                    size += story.size();
                    batch.push(story);
                }
                Some(Err(error)) => return Some(Err(error)),
                None => break,
            }
        }
        (!batch.is_empty()).then_some(Ok(batch))
    })
}
