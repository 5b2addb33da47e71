//! What is told while a corpus is worked through, and at its end.

use std::collections::HashMap;
use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::Console;
use crate::problem::{Problem, Problems, Repeats};
use crate::run::pipeline::Counts;

/// Work that takes less than this is done before anybody looks for a bar.
const PATIENCE: Duration = Duration::from_millis(700);
/// So many warnings of one file are told one by one; the rest is counted.
const TOLD: usize = 20;

/// Tells how the work goes: warnings as they come, a bar on a terminal, a summary.
pub(super) struct Progress<'c> {
    console: &'c Console,
    started: Instant,
    summary: bool,
    /// From the start, so that it knows the speed when it is first drawn.
    bar: Option<ProgressBar>,
    drawn: bool,
    read: Arc<AtomicU64>,
    counts: Counts,
    told: HashMap<String, Told>,
}

/// What was told of a file.
#[derive(Default)]
struct Told {
    count: usize,
    /// Of each reason that several records have, how many were not told since the first time.
    again: Vec<(Repeats, usize)>,
}

impl<'c> Progress<'c> {
    /// Begins to watch over `size` bytes, of which `read` counts those that are done. `quiet` leaves out all but problems;
    /// `summary` asks for one though no terminal listens.
    pub(super) fn new(
        console: &'c Console,
        size: Option<u64>,
        read: Arc<AtomicU64>,
        quiet: bool,
        summary: bool,
    ) -> Progress<'c> {
        let watched = !quiet && std::io::stderr().is_terminal();
        let bar = watched.then(|| new_bar(size));
        Progress {
            console,
            started: Instant::now(),
            summary: summary || watched,
            bar,
            drawn: false,
            read,
            counts: Counts::default(),
            told: HashMap::new(),
        }
    }

    /// Notes what came of some articles.
    pub(super) fn add(&mut self, counts: Counts) {
        self.counts += counts;
        let Some(bar) = &self.bar else { return };
        bar.set_position(self.read.load(Ordering::Relaxed));
        bar.set_message(format!("{} articles", self.counts.articles));
        if !self.drawn && self.started.elapsed() > PATIENCE {
            self.drawn = true;
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    /// Tells what is the matter with a file, up to a point.
    pub(super) fn tell(&mut self, file: &str, problem: Problem) {
        let told = self.told.entry(file.to_owned()).or_default();
        if let Some(repeats) = &problem.repeats {
            let known = told.again.iter_mut();
            let mut same = known.filter(|(one, _)| (&one.reason, one.several) == (&repeats.reason, repeats.several));
            if let Some((_, count)) = same.next() {
                *count += repeats.more + 1;
                return;
            }
            if told.again.len() < TOLD {
                told.again.push((Repeats::clone(repeats), 0));
            }
        }
        told.count += 1;
        if told.count <= TOLD {
            self.report(&problem.into());
        }
    }

    /// Tells problems, above the bar where there is one.
    pub(super) fn report(&self, problems: &Problems) {
        match &self.bar {
            Some(bar) => bar.suspend(|| self.console.report(problems)),
            None => self.console.report(problems),
        }
    }

    /// How many articles there were so far.
    pub(super) fn articles(&self) -> u64 {
        self.counts.articles
    }

    /// Takes the bar away and tells how many warnings were not told one by one.
    pub(super) fn read(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        let mut files: Vec<(String, Told)> = self.told.drain().collect();
        files.sort_by(|(one, _), (other, _)| one.cmp(other));
        let mut problems = Problems::default();
        for (file, told) in files {
            for (Repeats { reason, several, .. }, more) in told.again {
                if more > 0 {
                    problems
                        .push(Problem::warning(format!("{more} more {several} of `{file}` are not read: {reason}")));
                }
            }
            if told.count > TOLD {
                let more = told.count - TOLD;
                problems.push(Problem::warning(format!("{more} more things are the matter with `{file}`")));
            }
        }
        self.console.report(&problems);
    }

    /// The summary, where one is wanted.
    pub(super) fn finish(mut self) {
        self.read();
        if self.summary {
            let Counts { articles, claims, unclear, undecodable } = self.counts;
            let seconds = self.started.elapsed().as_millis();
            self.console.tell(&format!(
                "{articles} articles, {claims} claims, {unclear} unclear, {undecodable} undecodable bytes, {}.{:03} seconds",
                seconds / 1000,
                seconds % 1000
            ));
        }
    }
}

/// A bar that is not drawn yet.
fn new_bar(size: Option<u64>) -> ProgressBar {
    let known = "{wide_bar} {percent}% · {msg} · {decimal_bytes_per_sec} · {eta} left";
    let unknown = "{spinner} {msg} · {decimal_bytes} · {decimal_bytes_per_sec}";
    let template = if size.is_some() { known } else { unknown };
    let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::with_draw_target(size, ProgressDrawTarget::hidden()).with_style(style)
}
