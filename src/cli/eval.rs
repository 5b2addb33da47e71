use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};
use serde::Serialize;

use super::Outcome;
use super::arguments::RuleArguments;
use super::output::{Console, plain};
use crate::problem::{Problem, Problems};
use crate::run::eval::{self, Evaluation, Judged, Score, Verdict};
use crate::run::packs;

/// What the gold set looks like, for the help of the verb.
const FORMAT: &str = r#"The gold set is JSON lines, one source a line:

  {"id": "a", "story": "fire", "published": "2024-04-02", "text": "Two people died.",
   "expected": {"killed": 2, "injured": null, "office": {"Ana Belo": "Finance Minister"}}}

  text | file   the article, or its path from the gold set (any format that is read)
  expected      by slot: a value, a list of values, values by key, or null for no answer;
                a value is written as in `gives`; slots left out are not judged
  allowed       the same, for what the text need not say: right where it is filled in, not missed where it is not
  partial       slots of which only some answers are listed: others are not judged

Of a slot with one answer, expected values that can be one fact (26 and at least 26) are one. A fill is one answer of one
source; it is right where it is the same as an expected value or compatible with it. A count
whose source tells of one besides, whom it leaves out (a gunman who died too), is right with that one and without."#;

#[derive(Debug, Args)]
#[command(after_help = FORMAT)]
pub(super) struct Arguments {
    /// The sources with what is expected of each, as JSON lines.
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    #[command(flatten)]
    rules: RuleArguments,
    /// Explain each of these.
    #[arg(long, value_name = "WHICH")]
    show: Option<Show>,
    /// Fail where a figure is lower: precision, recall or f1, of all slots together or of one (killed.recall=0.8).
    #[arg(long, value_name = "FIGURE=SHARE", value_parser = minimum)]
    min: Vec<Minimum>,
    /// The format of the output.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

/// Which judgements to explain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Show {
    /// Expected values that are not found.
    Misses,
    /// Fills that are not expected.
    False,
    /// Everything.
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One object.
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Figure {
    Precision,
    Recall,
    F1,
}

/// A figure that must be reached.
#[derive(Clone, Debug)]
struct Minimum {
    slot: Option<String>,
    figure: Figure,
    /// In thousandths.
    least: usize,
    written: String,
}

fn minimum(written: &str) -> Result<Minimum, String> {
    let form = "write precision=0.9, recall=0.8, f1=0.8 or a slot before it, as in killed.recall=0.8";
    let (name, share) = written.split_once('=').ok_or(form)?;
    let (slot, figure) = match name.rsplit_once('.') {
        Some((slot, figure)) => (Some(slot.to_owned()), figure),
        None => (None, name),
    };
    let figure = match figure {
        "precision" => Figure::Precision,
        "recall" => Figure::Recall,
        "f1" => Figure::F1,
        _ => return Err(form.to_owned()),
    };
    let share: rust_decimal::Decimal = share.parse().map_err(|_| form.to_owned())?;
    let thousandths = share.checked_mul(1000.into()).and_then(|share| usize::try_from(share.ceil()).ok());
    let least = thousandths.filter(|least| *least <= 1000).ok_or("a share lies between 0 and 1")?;
    Ok(Minimum { slot, figure, least, written: written.to_owned() })
}

/// The scores as `--format json` prints them; shares in thousandths.
#[derive(Serialize)]
struct Report<'a> {
    slots: Vec<SlotScore<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    with_derived: Vec<SlotScore<'a>>,
    all: SlotScore<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    judged: Vec<&'a Judged>,
}

#[derive(Serialize)]
struct SlotScore<'a> {
    slot: &'a str,
    #[serde(flatten)]
    score: Score,
    precision_thousandths: Option<usize>,
    recall_thousandths: Option<usize>,
    f1_thousandths: Option<usize>,
}

impl<'a> SlotScore<'a> {
    fn new(slot: &'a str, score: Score) -> SlotScore<'a> {
        SlotScore {
            slot,
            score,
            precision_thousandths: score.precision(),
            recall_thousandths: score.recall(),
            f1_thousandths: score.f1(),
        }
    }
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let rules = packs::choose(&arguments.rules.rules, &arguments.rules.choice())?;
    let name = arguments.gold.display().to_string();
    let text = std::fs::read_to_string(&arguments.gold).map_err(|error| {
        Problem::error(format!("`{name}` cannot be read: {}", plain(&error))).hint("check the spelling of the path")
    })?;
    let folder = arguments.gold.parent().unwrap_or(Path::new("."));
    let mut items = eval::read(&text, &name, folder, &rules)?;
    eval::keep_only(&mut items, &rules, &arguments.rules.only)?;
    let evaluation = eval::evaluate(&rules, &items);
    let all = evaluation.scores.iter().fold(Score::default(), |sum, (_, score)| sum.plus(*score));
    let shown: Vec<&Judged> = evaluation.judged.iter().filter(|judged| wants(arguments.show, judged)).collect();
    match arguments.format {
        Format::Json => {
            let slots = evaluation.scores.iter().map(|(slot, score)| SlotScore::new(slot, *score)).collect();
            let derived = &evaluation.with_derived;
            let with_derived = derived.iter().map(|(slot, score)| SlotScore::new(slot, *score)).collect();
            let report = Report { slots, with_derived, all: SlotScore::new("all", all), judged: shown };
            console.print(&(serde_json::to_string_pretty(&report)? + "\n"))?;
        }
        Format::Text => console.print(&text_report(&evaluation, all, &shown))?,
    }
    let mut missed = Problems::default();
    for minimum in &arguments.min {
        let score = match &minimum.slot {
            None => all,
            Some(slot) => match evaluation.scores.iter().find(|(known, _)| known == slot) {
                Some((_, score)) => *score,
                None => {
                    let what = format!("the gold set expects nothing of `{slot}`, which `--min` names");
                    return Err(Problem::error(what).hint("name a slot of the gold set").into());
                }
            },
        };
        let reached = match minimum.figure {
            Figure::Precision => score.precision(),
            Figure::Recall => score.recall(),
            Figure::F1 => score.f1(),
        };
        if reached.unwrap_or(0) < minimum.least {
            missed.push(
                Problem::error(format!("`{}` is not reached: it is {}", minimum.written, share(reached)))
                    .hint("`--show all` explains every fill and miss"),
            );
        }
    }
    console.report(&missed);
    Ok(if missed.0.is_empty() { Outcome::Clean } else { Outcome::Found })
}

fn wants(show: Option<Show>, judged: &Judged) -> bool {
    match show {
        None => false,
        Some(Show::All) => true,
        Some(Show::Misses) => judged.verdict == Verdict::Missed,
        Some(Show::False) => judged.verdict == Verdict::False,
    }
}

fn share(thousandths: Option<usize>) -> String {
    thousandths.map_or("-".to_owned(), |share| format!("{}.{:03}", share / 1000, share % 1000))
}

fn text_report(evaluation: &Evaluation, all: Score, shown: &[&Judged]) -> String {
    let mut printed = String::new();
    for judged in shown {
        let key = judged.key.as_deref().map_or(String::new(), |key| format!(" ({key})"));
        let line = match (judged.verdict, &judged.filled) {
            (Verdict::Missed, _) | (_, None) => format!("missed: {}", judged.expected),
            (Verdict::Right, Some(filled)) => format!("right: {filled}"),
            (Verdict::False, Some(filled)) => format!("false: {filled}, expected {}", judged.expected),
        };
        printed.push_str(&format!("{} {}{key}: {line}\n", judged.source, judged.slot));
        if let Some(quote) = &judged.quote {
            printed.push_str(&format!("    {}\n", quote.split_whitespace().collect::<Vec<_>>().join(" ")));
        }
        if let Some(rule) = &judged.rule {
            printed.push_str(&format!("    by {rule}\n"));
        }
    }
    if !shown.is_empty() {
        printed.push('\n');
    }
    let mut rows: Vec<(String, Score)> = evaluation.scores.clone();
    rows.extend(evaluation.with_derived.iter().map(|(slot, score)| (format!("{slot}, derived too"), *score)));
    rows.push(("all".to_owned(), all));
    let width = rows.iter().map(|(slot, _)| slot.chars().count()).max().unwrap_or(0);
    printed.push_str(&format!(
        "{:width$}  {:>9}  {:>6}  {:>5}  {:>6}  {:>6}  {:>6}  {:>6}\n",
        "slot", "precision", "recall", "f1", "right", "false", "hit", "missed"
    ));
    for (slot, score) in rows {
        printed.push_str(&format!(
            "{slot:width$}  {:>9}  {:>6}  {:>5}  {:>6}  {:>6}  {:>6}  {:>6}\n",
            share(score.precision()),
            share(score.recall()),
            share(score.f1()),
            score.right,
            score.false_fills,
            score.hit,
            score.missed
        ));
    }
    printed
}
