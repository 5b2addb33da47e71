use std::io::Read;

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::civil::Date as Day;
use serde::{Deserialize, Serialize};

use super::lines::each_line;
use super::output::Console;
use super::{Outcome, arguments, read};
use crate::problem::Problem;
use crate::rule::read_within;
use crate::value::{Kind, ReadSettings, Relation, Terms, ValueRecord};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// One phrase; with `--input jsonl` a file of many, or `-`.
    one: String,
    /// The other phrase.
    #[arg(required_if_eq("input", "words"))]
    other: Option<String>,
    /// The kind that both are read as; with `--input jsonl` the one of lines that name none.
    #[arg(long, value_name = "KIND", value_parser = read::kind, required_if_eq("input", "words"))]
    kind: Option<Kind>,
    /// When both were published (2024-04-01).
    #[arg(long, value_name = "DATE", value_parser = arguments::day)]
    published: Option<Day>,
    /// When the other was published, if not on the same day.
    #[arg(long, value_name = "DATE", value_parser = arguments::day)]
    other_published: Option<Day>,
    /// What is given.
    #[arg(long, value_name = "FORMAT", default_value = "words")]
    input: Input,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Input {
    /// Two phrases.
    Words,
    /// Lines of `{"id", "kind", "one", "other", "published", "one_published", "other_published"}`. Bad lines
    /// are told at the end, with status 2; the others are related.
    Jsonl,
}

#[derive(Deserialize)]
struct LineIn {
    #[serde(default)]
    id: Option<serde_json::Value>,
    #[serde(default)]
    kind: Option<Kind>,
    one: String,
    other: String,
    #[serde(default)]
    published: Option<Day>,
    #[serde(default)]
    one_published: Option<Day>,
    #[serde(default)]
    other_published: Option<Day>,
}

#[derive(Serialize)]
struct LineOut {
    id: serde_json::Value,
    kind: Kind,
    one: Option<ValueRecord>,
    other: Option<ValueRecord>,
    relation: Option<Relation>,
    reason: String,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    match (arguments.input, arguments.kind, &arguments.other) {
        (Input::Words, Some(kind), Some(other)) => {
            let published = [arguments.published, arguments.other_published.or(arguments.published)];
            let related = relate(kind, [&arguments.one, other], published);
            let Some(relation) = related.relation else {
                return Err(Problem::error(related.reason)
                    .hint("`factdiff read` shows what is read in a phrase; a kind is named by `--kind`")
                    .into());
            };
            console.print(&format!("{relation}: {}\n", related.reason))?;
            Ok(Outcome::Clean)
        }
        (Input::Words, ..) => Err(Problem::error("two phrases and their kind are needed")
            .hint("write `factdiff relate --kind count \"over one million\" \"1.3 million\"`")
            .into()),
        (Input::Jsonl, ..) => lines(arguments, console),
    }
}

fn lines(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let input: Box<dyn Read> = if arguments.one == "-" {
        Box::new(std::io::stdin())
    } else {
        let file = std::fs::File::open(&arguments.one).map_err(|error| {
            Problem::error(format!("`{}` cannot be read: {}", arguments.one, super::output::plain(&error)))
                .hint("with `--input jsonl`, name a file of records or `-`")
        })?;
        Box::new(file)
    };
    let mut printed = String::new();
    let outcome = each_line(input, &arguments.one, |number, line| {
        let bad = |why: String| {
            Problem::error(format!("line {number} of `{}` is no record: {why}", arguments.one))
                .hint(r#"write {"kind": "count", "one": "about 50", "other": "48"}"#)
        };
        let line: LineIn = match serde_json::from_slice(line) {
            Ok(line) => line,
            Err(error) => return Ok(Err(bad(error.to_string()))),
        };
        let Some(kind) = line.kind.or(arguments.kind) else {
            return Ok(Err(bad("it names no kind, and no `--kind` is given".to_owned())));
        };
        let both = line.published.or(arguments.published);
        let published = [line.one_published.or(both), line.other_published.or(arguments.other_published).or(both)];
        let related = relate(kind, [&line.one, &line.other], published);
        let out = LineOut { id: line.id.unwrap_or_else(|| number.into()), ..related };
        printed.push_str(&serde_json::to_string(&out)?);
        printed.push('\n');
        if printed.len() > read::HELD {
            console.print(&std::mem::take(&mut printed))?;
        }
        Ok(Ok(()))
    });
    console.print(&printed)?;
    outcome
}

/// Reads and relates two phrases; without a relation, `reason` says what could not be read.
fn relate(kind: Kind, phrases: [&String; 2], published: [Option<Day>; 2]) -> LineOut {
    let mut out =
        LineOut { id: serde_json::Value::Null, kind, one: None, other: None, relation: None, reason: String::new() };
    let read = |phrase: &str, published| {
        read_within(kind, phrase, &ReadSettings { published, ..ReadSettings::default() }, &Terms::default())
    };
    let one = read(phrases[0], published[0]);
    let other = read(phrases[1], published[1]);
    let row = kind.row();
    out.one = one.as_ref().ok().map(|(value, _)| (row.record)(value));
    out.other = other.as_ref().ok().map(|(value, _)| (row.record)(value));
    match (one, other) {
        (Ok((one, part_of_one)), Ok((other, part_of_other))) => {
            let verdict = (row.relate)(&one, &other, &Terms { published, ..Terms::default() });
            out.relation = Some(verdict.relation);
            // What was left out is said, so that nobody takes a part for the whole.
            for (phrase, part) in [(phrases[0], part_of_one), (phrases[1], part_of_other)] {
                if let Some(part) = part {
                    out.reason.push_str(&format!("of \"{phrase}\" only \"{part}\" is read; "));
                }
            }
            out.reason.push_str(&verdict.reason);
        }
        (Err(why), _) | (_, Err(why)) => out.reason = why,
    }
    out
}
