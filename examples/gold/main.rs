//! Gold sets of news on shootings as `factdiff eval` takes them, and a check of known disagreements.
//!
//! ```text
//! cargo run --release --example gold -- CORPORA shootings >shootings.gold.jsonl
//! cargo run --release --example gold -- CORPORA victims >victims.gold.jsonl
//! factdiff eval shootings.gold.jsonl
//! cargo run --release --example gold -- CORPORA disagreements [--rules RULES…]
//! cargo run --release --example gold -- CORPORA errors [--rules RULES…]
//! ```
//!
//! `CORPORA` holds `shootings/` and `victims/`, which are not part of the repository. `shootings` and `victims` print JSON
//! lines with paths of the articles, [`gold`] says what stands in them; so do `shootings-gunman-apart` and
//! `victims-marked`, which are kinder to what the sets count or leave out, as told there. `disagreements` says of each known difference between
//! outlets whether `check` finds it, and `errors` prints each finding of level error with what the gold says, to be read.

mod disagreements;
mod errors;
mod gold;
mod incident;

use std::error::Error;
use std::path::{Path, PathBuf};

use factdiff::run::packs::{PackChoice, choose};

const USAGE: &str = "usage: gold CORPORA SET|disagreements|errors [--rules RULES…]";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [corpora, what, rest @ ..] = arguments.as_slice() else { return Err(USAGE.into()) };
    let corpora = Path::new(corpora).canonicalize().map_err(|error| format!("`{corpora}`: {error}"))?;
    let paths: Vec<PathBuf> = match rest {
        [] => Vec::new(),
        [flag, paths @ ..] if flag == "--rules" => paths.iter().map(PathBuf::from).collect(),
        _ => return Err(USAGE.into()),
    };
    let rules = || choose(&paths, &PackChoice::Named(Vec::new())).map_err(|problems| problems.to_string());
    match what.as_str() {
        "shootings" => gold::shootings(&corpora, false),
        "shootings-gunman-apart" => gold::shootings(&corpora, true),
        "victims" => gold::victims(&corpora, false),
        "victims-marked" => gold::victims(&corpora, true),
        "disagreements" => disagreements::check(&corpora, &rules()?),
        "errors" => errors::print(&corpora, &rules()?),
        _ => Err(USAGE.into()),
    }
}
