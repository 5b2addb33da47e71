use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::arguments::{InputArguments, ReportArguments, RuleArguments};
use super::corpus::{CorpusArguments, not_kept};
use super::output::Console;
use super::progress::Progress;
use super::report::Reports;
use crate::run::pipeline::Asked;
use crate::run::sorted::ByStory;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    input: InputArguments,
    #[command(flatten)]
    rules: RuleArguments,
    #[command(flatten)]
    report: ReportArguments,
    #[command(flatten)]
    corpus: CorpusArguments,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let corpus = &arguments.corpus;
    let mut reports = Reports::begin(&arguments.report, console)?;
    let mut pieces = arguments.input.pieces(console)?;
    let asked = Asked::new(pieces.homes(), &arguments.rules.rules, &arguments.rules.choice(), &arguments.rules.only)?;
    let mut progress = Progress::new(console, pieces.size(), pieces.counter(), corpus.quiet, corpus.summary);
    let (mut lines, mut number) = (ByStory::default(), 0);
    corpus.extract(
        &mut pieces,
        &asked,
        &mut progress,
        |extracted| Ok((std::mem::take(&mut extracted.lines), std::mem::take(&mut extracted.stories))),
        |(extracted, stories)| {
            let mut start = 0;
            for (story, end) in stories {
                lines.add(&story, number, &extracted[start..end]).map_err(not_kept)?;
                (start, number) = (end, number + 1);
            }
            Ok(())
        },
    )?;
    progress.read();
    let broken_off = pieces.broken_off();
    let mut missing = pieces.missing();
    if broken_off.has_error() && progress.articles() == 0 {
        return Err(broken_off.into());
    }
    if !broken_off.has_error() {
        corpus.nothing_read(&progress, &mut missing);
    }
    if missing.has_error() {
        missing.0.splice(0..0, broken_off.0);
        return Err(missing.into());
    }
    progress.report(&missing);
    progress.report(&broken_off);
    reports.write(lines.stories().map_err(not_kept)?, asked.shared_slots(), &[], corpus.threads())?;
    let outcome = reports.finish(!corpus.shard.is_whole())?;
    progress.finish();
    // The process ends here, and the system takes rules back faster than they can be taken apart.
    std::mem::forget(asked);
    Ok(if broken_off.has_error() { Outcome::Failed } else { outcome })
}
