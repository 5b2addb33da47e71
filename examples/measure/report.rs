//! What was measured, and how it is printed.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;

/// Cases that are right, of those in scope and of all.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    right: usize,
    of: usize,
    all_right: usize,
    all: usize,
}

impl Tally {
    /// Counts a case that is neither left out nor printed.
    pub fn count(&mut self, right: bool) {
        self.add(Tally { right: right.into(), of: 1, all_right: right.into(), all: 1 });
    }

    /// The cases of both.
    pub fn add(&mut self, other: Tally) {
        self.right += other.right;
        self.of += other.of;
        self.all_right += other.all_right;
        self.all += other.all;
    }
}

/// One row of the table.
struct Row {
    what: String,
    counts: String,
    share: f64,
    /// The share that is asked for, in percent.
    goal: Option<f64>,
    nothing_left_out: String,
}

/// The cases of one class that is left out.
#[derive(Default)]
struct Class {
    right: usize,
    cases: Vec<String>,
}

/// What was measured on one set.
#[derive(Default)]
pub struct Measured {
    rows: Vec<Row>,
    left_out: BTreeMap<&'static str, Class>,
    odd: BTreeMap<&'static str, Vec<String>>,
    missed: Vec<String>,
    notes: Vec<String>,
}

impl Measured {
    /// Counts a case: `class` is why it is left out, decided before it was read.
    pub fn case(&mut self, tally: &mut Tally, class: Option<&'static str>, right: bool, case: impl FnOnce() -> String) {
        tally.all += 1;
        tally.all_right += usize::from(right);
        if let Some(class) = class {
            let class = self.left_out.entry(class).or_default();
            class.right += usize::from(right);
            class.cases.push(format!("{}{}", if right { "right: " } else { "" }, case()));
            return;
        }
        tally.of += 1;
        tally.right += usize::from(right);
        if !right {
            self.missed.push(case());
        }
    }

    /// Adds a row for the cases counted.
    pub fn share(&mut self, what: &str, tally: Tally, goal: Option<f64>) {
        let percent = |right: usize, of: usize| 100.0 * right as f64 / of.max(1) as f64;
        let nothing_left_out = match tally.all == tally.of {
            true => String::new(),
            false => format!("{}/{} {:.1}", tally.all_right, tally.all, percent(tally.all_right, tally.all)),
        };
        self.rows.push(Row {
            what: what.to_owned(),
            counts: format!("{}/{}", tally.right, tally.of),
            share: percent(tally.right, tally.of),
            goal,
            nothing_left_out,
        });
    }

    /// Adds a row for the harmonic mean of precision and recall, in percent.
    pub fn f1(&mut self, what: &str, right: usize, read: usize, gold: usize, goal: f64) {
        let (precision, recall) = (right as f64 / read.max(1) as f64, right as f64 / gold.max(1) as f64);
        self.rows.push(Row {
            what: format!("{what}, F1 (precision {precision:.3}, recall {recall:.3})"),
            counts: format!("{right}/{gold}"),
            share: 200.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE),
            goal: Some(goal),
            nothing_left_out: String::new(),
        });
    }

    /// Names a case whose gold is odd; it counts as missed all the same.
    pub fn odd(&mut self, why: &'static str, case: String) {
        self.odd.entry(why).or_default().push(case);
    }

    /// Adds what was missed where it is no case of a tally.
    pub fn miss(&mut self, case: String) {
        self.missed.push(case);
    }

    /// Adds a remark below the table.
    pub fn note(&mut self, note: String) {
        self.notes.push(note);
    }
}

/// Prints the table, and below it for each set what is left out; with `misses` case by case.
pub fn print(measured: &[(&str, Measured)], misses: bool) {
    let line = |set: &str, what: &str, counts: &str, share: &str, goal: &str, all: &str| {
        println!("{}", format!("{set:<18} {what:<58} {counts:>9} {share:>6} {goal:>9}  {all}").trim_end());
    };
    line("set", "what", "right/of", "%", "goal", "nothing left out");
    for (set, found) in measured {
        for row in &found.rows {
            let goal = row.goal.map_or("—".to_owned(), |goal| {
                format!("{goal}{}", if row.share >= goal { " met" } else { " short" })
            });
            line(set, &row.what, &row.counts, &format!("{:.1}", row.share), &goal, &row.nothing_left_out);
        }
    }
    for (set, found) in measured {
        println!("\n{set}");
        found.notes.iter().for_each(|note| println!("  {note}"));
        for (class, cases) in &found.left_out {
            println!("  left out, {class}: {} ({} right)", cases.cases.len(), cases.right);
            if misses {
                cases.cases.iter().for_each(|case| println!("      {case}"));
            }
        }
        for (why, cases) in &found.odd {
            println!("  odd in the gold, counted all the same, {why}: {}", cases.len());
            if misses {
                cases.iter().for_each(|case| println!("      {case}"));
            }
        }
        println!("  missed: {}", found.missed.len());
        if misses {
            found.missed.iter().for_each(|case| println!("      {case}"));
        }
    }
}

/// The records of a file of JSON lines.
pub fn records(path: &Path) -> Result<Vec<Json>, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// A field that is text, or nothing.
pub fn text<'j>(json: &'j Json, name: &str) -> &'j str {
    json[name].as_str().unwrap_or("")
}
