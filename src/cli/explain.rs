use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Outcome;
use super::arguments::InputArguments;
use super::corpus::no_article;
use super::output::Console;
use crate::extract::{Explained, Outcome as Came, explain};
use crate::problem::Problems;
use crate::report::{clean, wrap};
use crate::run::packs::PackChoice;
use crate::run::pipeline::{Asked, no_such_slot};
use crate::value::{KindRow, Terms};

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
                Format::Text => {
                    text(&source.id, &source.file, &explained, slot.kind.row(), &slot.terms, console.width())
                }
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

/// One source: each sentence once, and under it what each phrase made of it, the best first; in lines of `width` columns.
fn text(id: &str, file: &str, explained: &[Explained], row: &KindRow, terms: &Terms, width: usize) -> String {
    let mut printed = format!("{id}\n");
    if explained.is_empty() {
        printed.push_str("  no sentence comes near an answer\n\n");
        return printed;
    }
    let mut at = 0;
    while at < explained.len() {
        let sentence = &explained[at];
        let mut here: Vec<&Explained> =
            explained[at..].iter().take_while(|other| other.quote_start == sentence.quote_start).collect();
        at += here.len();
        here.sort_by_key(|explained| nearness(explained));
        printed.push_str(&format!("  {file}:{}\n", sentence.line));
        put(&mut printed, 2, &sentence.quote, width);
        for explained in here {
            put(&mut printed, 4, &explained.rule, width);
            let matched: Vec<&str> = explained.matched.iter().map(|words| words.words.as_str()).collect();
            if !matched.is_empty() {
                put(&mut printed, 6, &format!("matched: {}", matched.join(" … ")), width);
            }
            for line in outcome(&explained.outcome, row, terms) {
                put(&mut printed, if line.starts_with(' ') { 8 } else { 6 }, &line, width);
            }
        }
        printed.push('\n');
    }
    printed
}

/// Adds words in lines. Below the sentence, what goes on stands further in than what begins.
fn put(printed: &mut String, indent: usize, words: &str, width: usize) {
    let hanging = if indent > 2 { indent + 2 } else { indent };
    for (at, line) in wrap(&clean(words), width.saturating_sub(hanging)).iter().enumerate() {
        let before = if at == 0 { indent } else { hanging };
        printed.push_str(&format!("{:before$}{line}\n", ""));
    }
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

fn outcome(outcome: &Came, row: &KindRow, terms: &Terms) -> Vec<String> {
    match outcome {
        Came::Claim(claim) => {
            let mut lines = Vec::new();
            if let Ok(value) = (row.from_record)(&claim.value) {
                lines.push(format!("answer: {:?} is {}", claim.said.said, (row.show)(&value)));
                lines.extend((row.describe)(&value, row.kind, terms).into_iter().map(|line| format!("  {line}")));
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
            let wanted = wanted.join(" or ");
            match found {
                Some(found) => vec![format!("failed at {:?}, where {wanted} should stand", found.words)],
                None => vec![format!("failed: {wanted} does not follow")],
            }
        }
    }
}
