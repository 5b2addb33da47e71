use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::arguments::ReportArguments;
use super::corpus::{CorpusArguments, not_kept};
use super::output::{self, Console};
use super::progress::Progress;
use super::report::Reports;
use crate::problem::{Problem, Problems};
use crate::run::input::lines::{Lines, LinesPiece};
use crate::run::input::open::{self, Unpacked};
use crate::run::ordered::ordered;
use crate::run::sorted::ByStory;
use crate::run::stories::{add_slots, label};

/// About how many bytes of lines one thread takes apart at once; ours.
const PIECE: usize = 512 << 10;
/// So many lines that are no records are told one by one.
const TOLD: usize = 20;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// What `factdiff extract` printed, packed or not; `-` is standard input. Several are taken together.
    #[arg(required = true, value_name = "FILE|-")]
    files: Vec<String>,
    #[command(flatten)]
    report: ReportArguments,
    #[command(flatten)]
    corpus: CorpusArguments,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let corpus = &arguments.corpus;
    let mut reports = Reports::begin(&arguments.report, console)?;
    let mut streams = Streams::open(&arguments.files)?;
    let size = arguments.files.iter().map(|file| std::fs::metadata(file).ok().map(|about| about.len())).sum();
    let mut progress = Progress::new(console, size, streams.read.clone(), corpus.quiet, corpus.summary);
    let (mut slots, mut lines, mut problems) = (Vec::new(), ByStory::default(), Problems::default());
    let work = |(file, piece): (usize, LinesPiece)| label(piece, file, &arguments.files[file], corpus.shard);
    ordered(corpus.threads(), &mut streams, work, |labelled| {
        problems.0.extend(labelled.problems.0);
        if problems.0.len() > TOLD {
            problems.0.truncate(TOLD);
            anyhow::bail!(std::mem::take(&mut problems));
        }
        add_slots(&mut slots, labelled.slots)?;
        for (story, number, start, end) in labelled.stories {
            lines.add(&story, number, &labelled.lines[start..end]).map_err(not_kept)?;
        }
        progress.add(labelled.counts);
        Ok(())
    })?;
    progress.read();
    problems.0.append(&mut streams.empty.0);
    if problems.has_error() {
        return Err(problems.into());
    }
    reports.write(lines.stories().map_err(not_kept)?, &slots, &arguments.files, corpus.threads())?;
    let outcome = reports.finish(!corpus.shard.is_whole())?;
    progress.finish();
    console.report(&streams.broken_off);
    Ok(if streams.broken_off.has_error() { Outcome::Failed } else { outcome })
}

/// Files of records, in pieces.
struct Streams<'f> {
    files: &'f [String],
    /// From the last to the first.
    open: Vec<(usize, Lines<Unpacked<'static>>)>,
    read: Arc<AtomicU64>,
    /// Files without a line.
    empty: Problems,
    broken_off: Problems,
}

impl Streams<'_> {
    fn open(files: &[String]) -> Result<Streams<'_>> {
        let (read, mut problems) = (Arc::<AtomicU64>::default(), Problems::default());
        let mut streams = Vec::with_capacity(files.len());
        for (at, file) in files.iter().enumerate() {
            let stream =
                if file == "-" { open::unpacked(std::io::stdin(), &read) } else { open::open(Path::new(file), &read) };
            match stream {
                Ok(stream) => streams.push((at, Lines::new(stream, PIECE))),
                Err(error) => problems.push(
                    Problem::error(format!("`{file}` cannot be read: {}", output::plain(&error)))
                        .hint("name a file that `factdiff extract` wrote"),
                ),
            }
        }
        if problems.has_error() {
            return Err(problems.into());
        }
        streams.reverse();
        Ok(Streams { files, open: streams, read, empty: Problems::default(), broken_off: Problems::default() })
    }
}

impl Iterator for Streams<'_> {
    type Item = (usize, LinesPiece);

    fn next(&mut self) -> Option<(usize, LinesPiece)> {
        loop {
            let (at, lines) = self.open.last_mut()?;
            let (at, begun) = (*at, lines.has_begun());
            match lines.next_piece() {
                Ok(Some(piece)) => return Some((at, piece)),
                Ok(None) if !begun => self.empty.push(
                    Problem::error(format!("`{}` is empty", self.files[at]))
                        .hint("give it what `factdiff extract` printed"),
                ),
                Ok(None) => {}
                Err(error) => self.broken_off.push(
                    Problem::error(format!("`{}` ends too soon: {}", self.files[at], output::plain(&error)))
                        .hint("`factdiff extract --resume` completes it; what stands before the break was compared"),
                ),
            }
            self.open.pop();
        }
    }
}
