//! Reading and asking a corpus piece by piece, as `check` and `extract` do.

use std::num::NonZeroUsize;

use anyhow::Result;
use clap::Args;

use super::output::plain;
use super::progress::Progress;
use crate::problem::{Problem, Problems, Severity};
use crate::run::input::Pieces;
use crate::run::ordered::{ordered, threads};
use crate::run::pipeline::{Asked, Extracted};
use crate::run::shard::Shard;

/// How to work through a corpus.
#[derive(Debug, Args)]
#[command(next_help_heading = "Corpus")]
pub(super) struct CorpusArguments {
    /// How many threads to use; as many as there are cores by default. The output is the same for any number.
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
    /// Only a part of the stories: 3/16 is the third of sixteen. The findings of all parts are those of the whole.
    #[arg(long, value_name = "PART", default_value_t, hide_default_value = true)]
    pub(super) shard: Shard,
    /// Stop at the first article with which anything is the matter.
    #[arg(long)]
    strict: bool,
    /// No progress and no summary, even on a terminal.
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Tell at the end how much was read and found, even where no terminal listens.
    #[arg(long)]
    pub(super) summary: bool,
}

impl CorpusArguments {
    /// How many threads to use.
    pub(super) fn threads(&self) -> usize {
        threads(self.threads)
    }

    /// Extracts every piece on all threads. `make` works on what is extracted, on the thread that did it; `take` gets what
    /// comes of that, in the order of the pieces.
    ///
    /// # Errors
    ///
    /// An article that the user names and that cannot be read; with `--strict` any; and what `make` and `take` return.
    pub(super) fn extract<R: Send>(
        &self,
        pieces: &mut Pieces,
        asked: &Asked,
        progress: &mut Progress,
        make: impl Fn(&mut Extracted) -> Result<R> + Sync,
        mut take: impl FnMut(R) -> Result<()> + Send,
    ) -> Result<()> {
        let (first, second) = (pieces.next(), pieces.next());
        // Where there is one piece alone, its files are what can be spread.
        let inside = if second.is_none() { self.threads() } else { 1 };
        let pieces = first.into_iter().chain(second).chain(pieces);
        let work = |piece| {
            let mut extracted = match inside {
                1 => asked.extract(piece, self.shard),
                threads => asked.extract_over(threads, piece, self.shard),
            };
            let made = make(&mut extracted);
            (made, extracted.counts, extracted.problems)
        };
        ordered(self.threads(), pieces, work, |(made, counts, problems)| {
            let mut fatal = Problems::default();
            for (file, problem) in problems {
                if self.strict || problem.severity == Severity::Error {
                    fatal.push(Problem { severity: Severity::Error, ..problem });
                } else {
                    progress.tell(&file, problem);
                }
            }
            if fatal.has_error() {
                return Err(fatal.into());
            }
            take(made?)?;
            progress.add(counts);
            Ok(())
        })
    }

    /// What is the matter where nothing was read at all.
    pub(super) fn nothing_read(&self, progress: &Progress, problems: &mut Problems) {
        if progress.articles() == 0 && self.shard.is_whole() && !problems.has_error() {
            problems.push(no_article());
        }
    }
}

/// The problem of claims that have to be sorted on disk, where the disk does not take them.
pub(super) fn not_kept(error: std::io::Error) -> Problem {
    let folder = std::env::temp_dir();
    Problem::error(format!("claims cannot be put on disk in `{}`: {}", folder.display(), plain(&error)))
        .hint("make room there, or name a folder that has room in the variable TMPDIR")
}

/// The problem of a run without anything to read.
pub(super) fn no_article() -> Problem {
    Problem::error("there is no article to read").hint("name a file, a folder with articles, or `-`")
}
