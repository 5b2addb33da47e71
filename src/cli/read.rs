use std::io::Read;
use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};
use jiff::civil::Date as Day;
use serde::{Deserialize, Serialize, Serializer};

use super::lines::each_line;
use super::output::Console;
use super::{Outcome, arguments};
use crate::problem::Problem;
use crate::text::Document;
use crate::value::{KINDS, Kind, Mention, ReadSettings, Reading, Terms, ValueRecord, best, read};

/// So many bytes are printed at once; ours.
pub(super) const HELD: usize = 64 << 10;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// A file, `-` for standard input, or the words themselves.
    #[arg(value_name = "FILE|-|WORDS")]
    what: String,
    /// Only values of these kinds.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Vec<Kind>,
    /// When the text was published (2024-04-01).
    #[arg(long, value_name = "DATE", value_parser = arguments::day)]
    published: Option<Day>,
    /// The format of the lines.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    input: Input,
    /// The format of the output.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// All readings, nested and competing ones too, not only the best that do not overlap.
    #[arg(long)]
    all: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Input {
    /// Each line is a text.
    Text,
    /// Each line is `{"id", "text", "published"}`. Bad lines are told at the end, with status 2; the others are read.
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// One object a line.
    Jsonl,
}

/// Reads the name of a kind.
pub(super) fn kind(written: &str) -> Result<Kind, String> {
    Kind::named(written).ok_or_else(|| {
        let names: Vec<&str> = KINDS.iter().map(|row| row.name).collect();
        format!("write one of {}", names.join(", "))
    })
}

/// A line as `--input jsonl` takes it.
#[derive(Deserialize)]
struct LineIn {
    #[serde(default)]
    id: Option<serde_json::Value>,
    text: String,
    #[serde(default)]
    published: Option<Day>,
}

/// A line as `--format jsonl` prints it.
#[derive(Serialize)]
struct LineOut<'a> {
    id: serde_json::Value,
    mentions: MentionsOut<'a>,
}

/// The mentions of a text, each made when it is printed: a line may hold a hundred thousand.
struct MentionsOut<'a>(&'a Document, &'a [Mention]);

impl Serialize for MentionsOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.iter().map(|mention| mention_out(self.0, mention)))
    }
}

/// A mention as `--format jsonl` prints it; spans are bytes of the text.
#[derive(Serialize)]
struct MentionOut<'a> {
    kind: Kind,
    said: &'a str,
    start: u32,
    end: u32,
    value: Option<ValueRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unclear: Option<&'a str>,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let kinds: Vec<Kind> =
        if arguments.kind.is_empty() { KINDS.iter().map(|row| row.kind).collect() } else { arguments.kind.clone() };
    let mut printed = String::new();
    let outcome = each_line(open(&arguments.what)?, &arguments.what, |number, line| {
        let line = String::from_utf8_lossy(line);
        let line = line.trim_end_matches('\r');
        let line = match arguments.input {
            Input::Text => LineIn { id: None, text: line.to_owned(), published: None },
            Input::Jsonl => match serde_json::from_str::<LineIn>(line) {
                Ok(line) => line,
                Err(error) => {
                    let what = format!("line {number} of `{}` is no record: {error}", arguments.what);
                    return Ok(Err(Problem::error(what)
                        .hint(r#"write {"id": "a", "text": "over one million", "published": "2024-04-01"}"#)));
                }
            },
        };
        let settings = ReadSettings { published: line.published.or(arguments.published), ..ReadSettings::default() };
        let document = Document::new(line.text);
        let all = read(&document, &kinds, &settings);
        let mentions = if arguments.all { all } else { best(all) };
        match arguments.format {
            Format::Text => print_text(&document, &mentions, &mut printed),
            Format::Jsonl => {
                let id = line.id.unwrap_or_else(|| number.into());
                let mentions = MentionsOut(&document, &mentions);
                printed.push_str(&serde_json::to_string(&LineOut { id, mentions })?);
                printed.push('\n');
            }
        }
        if printed.len() > HELD {
            console.print(&std::mem::take(&mut printed))?;
        }
        Ok(Ok(()))
    });
    console.print(&printed)?;
    outcome
}

/// Opens a file or standard input; words that name no file are read themselves.
fn open(what: &str) -> Result<Box<dyn Read>> {
    if what == "-" {
        return Ok(Box::new(std::io::stdin()));
    }
    let path = PathBuf::from(what);
    if path.is_dir() {
        return Err(Problem::error(format!("`{what}` is a folder")).hint("name one file, or write the words").into());
    }
    if !path.exists() && !looks_like_a_path(what) {
        return Ok(Box::new(std::io::Cursor::new(what.to_owned().into_bytes())));
    }
    let file = std::fs::File::open(&path).map_err(|error| {
        Problem::error(format!("`{what}` cannot be read: {}", super::output::plain(&error)))
            .hint("check the spelling of the path; words that look like one go through `-`")
    })?;
    Ok(Box::new(file))
}

/// Whether words that name no file were surely meant to: no white space, and a folder or a known ending in them.
fn looks_like_a_path(what: &str) -> bool {
    let ending = what.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let known =
        ending.is_some_and(|ending| crate::source::FORMATS.iter().any(|row| row.extensions.contains(&ending.as_str())));
    !what.contains(char::is_whitespace) && (known || what.starts_with(['/', '.', '~']))
}

fn mention_out<'a>(document: &'a Document, mention: &'a Mention) -> MentionOut<'a> {
    let (value, unclear) = match &mention.reading {
        Reading::Clear(value) => (Some((mention.kind.row().record)(value)), None),
        Reading::Unclear(reason) => (None, Some(reason.as_str())),
    };
    let span = mention.span;
    MentionOut { kind: mention.kind, said: document.slice(span), start: span.start, end: span.end, value, unclear }
}

fn print_text(document: &Document, mentions: &[Mention], printed: &mut String) {
    printed.push_str(document.text().trim());
    printed.push('\n');
    for mention in mentions {
        let said = document.slice(mention.span).split_whitespace().collect::<Vec<_>>().join(" ");
        match &mention.reading {
            Reading::Clear(value) => {
                let row = mention.kind.row();
                printed.push_str(&format!("  {:<9} {said:?} is {}\n", row.name, (row.show)(value)));
                for line in (row.describe)(value, mention.kind, &Terms::default()) {
                    printed.push_str(&format!("            {line}\n"));
                }
            }
            Reading::Unclear(reason) => {
                printed.push_str(&format!("  {:<9} {said:?} is unclear: {reason}\n", mention.kind));
            }
        }
    }
    if mentions.is_empty() {
        printed.push_str("  nothing is read\n");
    }
}
