use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::Outcome;
use super::arguments::{InputArguments, RuleArguments};
use super::corpus::CorpusArguments;
use super::output::Console;
use super::progress::Progress;
use crate::problem::Problem;
use crate::run::input::Pieces;
use crate::run::partial::{Begun, Output, Packing};
use crate::run::pipeline::Asked;
use crate::run::rules;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    rules: RuleArguments,
    /// The format of the output.
    #[arg(long, value_name = "FORMAT", default_value = "jsonl")]
    format: Format,
    /// Write to this file instead of standard output, packed where its name ends in .gz or .zst. It appears when it is
    /// whole; what a run that was stopped has written stays beside it, as FILE.partial.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Go on after the last whole article of a run that was stopped; the output is the same as without the stop.
    #[arg(long, requires = "output")]
    resume: bool,
    #[command(flatten)]
    corpus: CorpusArguments,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// One record a line.
    Jsonl,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let Format::Jsonl = arguments.format;
    let corpus = &arguments.corpus;
    let mut pieces = arguments.input.pieces(console)?;
    let asked = Asked::new(pieces.homes(), &arguments.rules.rules, &arguments.rules.only)?;
    let mut progress = Progress::new(console, pieces.size(), pieces.counter(), corpus.quiet, corpus.summary);
    let packing = arguments.output.as_deref().map_or(Packing::Plain, Packing::of);
    let mut begun = arguments.begin(&pieces, console)?;
    // The head is a block of its own and goes before the first piece, so that nothing is printed where that fails.
    let mut head = Some(asked.head());
    if let Some(begun) = begun.as_ref().filter(|begun| begun.blocks > 0) {
        head = None;
        pieces.pass(begun.blocks - 1);
    }
    let mut put = |block: &[u8]| match &mut begun {
        Some(begun) => Ok(begun.output.add(block)?),
        None => console.write(block),
    };
    corpus.extract(
        &mut pieces,
        &asked,
        &mut progress,
        |extracted| Ok(packing.pack(std::mem::take(&mut extracted.lines))?),
        |block| {
            if let Some(head) = head.take() {
                put(&packing.pack(head)?)?;
            }
            put(&block)
        },
    )?;
    let mut late = pieces.broken_off();
    late.0.extend(pieces.missing().0);
    let resumed = begun.as_ref().is_some_and(|begun| begun.blocks > 0);
    if !resumed {
        corpus.nothing_read(&progress, &mut late);
    }
    if head.is_none()
        && let Some(begun) = begun
    {
        begun.output.finish()?;
    }
    progress.finish();
    console.report(&late);
    Ok(if late.has_error() { Outcome::Failed } else { Outcome::Clean })
}

impl Arguments {
    /// Begins the output file, where one is asked for.
    fn begin(&self, pieces: &Pieces, console: &Console) -> Result<Option<Begun>> {
        let Some(path) = &self.output else { return Ok(None) };
        if self.resume && pieces.uses_stdin() {
            return Err(Problem::error("a run that reads standard input cannot be gone on with")
                .hint("put the articles in a file and name it")
                .into());
        }
        let begun = Output::begin(path, &self.description(pieces), self.resume)?;
        if begun.replaced {
            let what = format!("`{}.partial`, which an earlier run left, is written anew", path.display());
            console.report(&Problem::warning(what).hint("`--resume` would have gone on with it").into());
        }
        Ok(Some(begun))
    }

    /// All that decides what the output will be: what is read, how, and what is asked.
    fn description(&self, pieces: &Pieces) -> String {
        let mut description = format!("{} {:?} {}\n", env!("CARGO_PKG_VERSION"), self.input, self.corpus.shard);
        let _ = writeln!(description, "{:?}", self.rules);
        pieces.describe(&mut description);
        let mut files: Vec<PathBuf> = self.rules.rules.clone();
        files.extend(pieces.homes().iter().flat_map(|home| home.rule_files.iter().chain(&home.story_file)).cloned());
        files.sort();
        files.dedup();
        for file in rules::rule_files(&files).0.iter().chain(&rules::shipped_files()) {
            let _ = writeln!(description, "{}\n{}", file.name, file.text);
        }
        description
    }
}
