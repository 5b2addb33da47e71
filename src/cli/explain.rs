use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Outcome;
use super::arguments::InputArguments;
use super::corpus::no_article;
use super::output::Console;
use crate::extract::{Explained, Outcome as Came, explain, slot_record};
use crate::problem::Problems;
use crate::report::{clean, wrap};
use crate::rule::Slot;
use crate::run::packs::PackChoice;
use crate::run::pipeline::{Asked, no_such_slot};
use crate::source::Source;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// The slot.
    slot: String,
    #[command(flatten)]
    input: InputArguments,
    /// Rule files, or folders of them; without, those in the story's folder, else the shipped packs.
    #[arg(long, value_name = "FILE|DIR")]
    rules: Vec<PathBuf>,
    /// The format of the output.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Show every sentence that holds a word of a phrase, not only the nearest; `jsonl` always has them all.
    #[arg(long)]
    all: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// One sentence and phrase a line.
    Jsonl,
}

#[derive(Serialize)]
struct Line<'a> {
    story: &'a str,
    source: &'a str,
    slot: &'a str,
    #[serde(flatten)]
    explained: &'a Explained,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let mut pieces = arguments.input.pieces(console)?;
    let asked = Asked::new(pieces.homes(), &arguments.rules, &PackChoice::Named(Vec::new()), &[])?;
    let mut problems = Problems::default();
    let mut found = false;
    for read in pieces.by_ref().flat_map(|piece| piece.read(|_| true)) {
        if read.problems.has_error() {
            return Err(read.problems.into());
        }
        console.report(&read.problems);
        let Some((rules, program)) = asked.rules(&read.home) else { continue };
        let Some(slot) = rules.slots.iter().find(|slot| slot.id == arguments.slot) else {
            let known: Vec<&str> = rules.slots.iter().map(|slot| slot.id.as_str()).collect();
            problems = no_such_slot(&arguments.slot, &known).into();
            continue;
        };
        for source in &read.sources {
            found = true;
            let explained = explain(program, &slot.id, source);
            let printed = match arguments.format {
                Format::Jsonl => {
                    let mut lines = String::new();
                    for explained in &explained {
                        let line = Line { story: &source.story, source: &source.id, slot: &slot.id, explained };
                        lines.push_str(&serde_json::to_string(&line)?);
                        lines.push('\n');
                    }
                    lines
                }
                Format::Text => text(source, &explained, slot, arguments.all),
            };
            console.print(&printed)?;
        }
    }
    if found {
        problems = pieces.broken_off();
        console.report(&problems);
        return Ok(if problems.has_error() { Outcome::Failed } else { Outcome::Clean });
    }
    problems.0.extend(pieces.broken_off().0);
    problems.0.extend(pieces.missing().0);
    if !problems.has_error() {
        problems.push(no_article());
    }
    Err(problems.into())
}

/// The columns of a line, as in the reports.
const WIDTH: usize = 80;
/// How many sentences without an answer are shown of a source, the nearest: who looks for a missing word reads a few.
const NEAREST: usize = 3;

/// One source: each sentence once, and under it what the phrases made of it, the best first. Sentences that hold no more
/// than a word of a phrase are counted, or shown where all are asked for.
fn text(source: &Source, explained: &[Explained], slot: &Slot, all: bool) -> String {
    let mut printed = format!("{}\n", source.id);
    let sentences: Vec<&[Explained]> = explained.chunk_by(|one, other| one.quote_start == other.quote_start).collect();
    let nearest = |sentence: &[Explained]| sentence.iter().map(nearness).min();
    let mut order: Vec<usize> = (0..sentences.len()).collect();
    order.sort_by_key(|at| nearest(sentences[*at]));
    let answers = sentences.iter().filter(|sentence| sentence.iter().any(|one| !has_failed(one))).count();
    let near = sentences.iter().filter(|sentence| sentence.iter().any(|one| one.matched.len() > 1)).count();
    let shown = if all { sentences.len() } else { near.max(answers).min(answers + NEAREST).max(1) };
    let mut kept = order[..shown.min(order.len())].to_vec();
    kept.sort_unstable();
    for at in &kept {
        let here = sentences[*at];
        let best = nearest(here);
        for line in wrap(&clean(&here[0].quote), WIDTH - 4) {
            printed.push_str(&format!("  │ {line}\n"));
        }
        printed.push_str(&format!("  └ {}:{}\n", source.file, here[0].line));
        let mut phrases: Vec<&Explained> = here.iter().collect();
        phrases.retain(|one| all || !has_failed(one) || Some(nearness(one)) == best);
        phrases.sort_by_key(|one| nearness(one));
        for one in phrases {
            push(&mut printed, 4, "", &one.rule);
            let matched: Vec<&str> = one.matched.iter().map(|words| words.words.as_str()).collect();
            if !matched.is_empty() {
                push(&mut printed, 6, "matched: ", &matched.join(" … "));
            }
            for line in outcome(&one.outcome, slot) {
                push(&mut printed, 6, "", &line);
            }
        }
        printed.push('\n');
    }
    match sentences.len() - kept.len() {
        0 if kept.is_empty() => printed.push_str("  no sentence holds a word of a phrase\n\n"),
        0 => {}
        1 => printed.push_str("  1 more sentence holds words of a phrase; `--all` shows it\n\n"),
        more => printed.push_str(&format!("  {more} more sentences hold words of a phrase; `--all` shows them\n\n")),
    }
    printed
}

/// Lines behind an indent, wrapped under their first word.
fn push(printed: &mut String, indent: usize, label: &str, words: &str) {
    let under = indent + label.len().max(2);
    let spaces = words.len() - words.trim_start().len();
    for (number, line) in wrap(&clean(words), WIDTH - under - spaces).iter().enumerate() {
        match number {
            0 => printed.push_str(&format!("{:indent$}{label}{:spaces$}{line}\n", "", "")),
            _ => printed.push_str(&format!("{:under$}{:spaces$}{line}\n", "", "")),
        }
    }
}

fn has_failed(explained: &Explained) -> bool {
    matches!(explained.outcome, Came::Failed { .. })
}

fn nearness(explained: &Explained) -> (u8, usize) {
    let rank = match explained.outcome {
        Came::Claim(_) => 0,
        Came::Unclear(_) => 1,
        Came::Cancelled { .. } => 2,
        Came::Overruled => 3,
        Came::Failed { .. } => 4,
    };
    (rank, usize::MAX - explained.matched.len())
}

fn outcome(outcome: &Came, slot: &Slot) -> Vec<String> {
    let row = slot.kind.row();
    match outcome {
        Came::Claim(claim) => {
            let mut lines = Vec::new();
            if let Ok(value) = (row.from_record)(&claim.value) {
                lines.push(format!("answer: {:?} is {}", claim.said.said, slot_record(slot).show(&value)));
                lines.extend((row.describe)(&value, row.kind, &slot.terms).into_iter().map(|line| format!("  {line}")));
            }
            if let Some(key) = &claim.key {
                lines.push(format!("about: {}", key.shown));
            }
            lines
        }
        Came::Unclear(unclear) => vec![format!("unclear: {:?}: {}", unclear.said.said, unclear.reason)],
        Came::Cancelled { unless, by } => vec![format!("cancelled by {unless}: {:?}", by.words)],
        Came::Overruled => vec!["gave way to a better match of the same words".to_owned()],
        Came::Failed { wanted, found } => {
            let wanted = either(wanted);
            match found {
                Some(found) => vec![format!("failed at {:?}, where {wanted} should stand", found.words)],
                None => vec![format!("missing: {wanted}")],
            }
        }
    }
}

/// Words of which one is enough, the first of many.
fn either(words: &[String]) -> String {
    const FIRST: usize = 4;
    match words.len() {
        0..=5 => words.join(" or "),
        many => format!("{} or {} others", words[..FIRST].join(", "), many - FIRST),
    }
}
