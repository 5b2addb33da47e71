//! Measures the readers of values on public sets that are not part of the repository, and prints one table.
//!
//! ```text
//! cargo run --release --example measure -- CORPORA [--misses] [SET…]
//! cargo run --release --example measure -- CORPORA --scan                       every date read in the stories, for the eye
//! cargo run --release --example measure -- --speed RULES TEXT… [--slots 1000]   how fast claims are extracted
//! ```
//!
//! `CORPORA` holds `values/`, `victims/`, `shootings/` and `stories/`, as far as they are there.
//!
//! What is left out of a figure is left out by a class that a rule decides from the case alone, before anything is read, and
//! for every case of the class, whether it would be right or not. Each class is printed with its count and how many of it
//! are right, the last column gives the figure with nothing left out, and `--misses` prints every case.
//!
//! To add a set, write a module with a function from the folder to a [`Measured`] and add its row to [`SETS`].

mod articles;
mod dates;
mod duckling;
mod duckling_dates;
mod extraction;
mod newsquant;
mod numbers;
mod recognizers;
mod recognizers_dates;
mod report;

use std::error::Error;
use std::path::Path;

use report::{Measured, print};

/// A set: its name, and what measures it in the folder of the corpora.
type Set = (&'static str, fn(&Path) -> Result<Measured, Box<dyn Error>>);

const SETS: &[Set] = &[
    ("newsquant", newsquant::measure),
    ("duckling", duckling::measure),
    ("duckling-dates", duckling_dates::measure),
    ("recognizers", recognizers::measure),
    ("recognizers-dates", recognizers_dates::measure),
    ("shootings", articles::shootings),
    ("victims", articles::victims),
];

const USAGE: &str = "usage: measure CORPORA [--misses | --scan] [SET…], or measure --speed RULES TEXT… [--slots N]";

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut flag = |name: &str| {
        let before = arguments.len();
        arguments.retain(|argument| argument != name);
        arguments.len() < before
    };
    let (misses, scan, speed) = (flag("--misses"), flag("--scan"), flag("--speed"));
    if speed {
        return extraction::measure(arguments);
    }
    let (corpora, wanted) = arguments.split_first().ok_or(USAGE)?;
    let corpora = Path::new(corpora);
    if scan {
        return dates::scan(corpora);
    }
    if let Some(unknown) = wanted.iter().find(|name| SETS.iter().all(|(set, _)| set != name)) {
        let known: Vec<&str> = SETS.iter().map(|(set, _)| *set).collect();
        return Err(format!("no set `{unknown}`; there are {}", known.join(", ")).into());
    }
    let mut measured = Vec::new();
    for (name, measure) in SETS.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|set| set == name)) {
        match measure(corpora) {
            Ok(found) => measured.push((*name, found)),
            Err(error) => println!("{name}: not measured, {error}"),
        }
    }
    print(&measured, misses);
    Ok(())
}
