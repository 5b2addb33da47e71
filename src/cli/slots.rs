use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::output::Console;
use crate::run::packs::{self, PackChoice};

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Rule files, or folders of them; without, the shipped packs.
    #[arg(value_name = "RULES")]
    rules: Vec<PathBuf>,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let rules = packs::choose(&arguments.rules, &PackChoice::Named(Vec::new()))?;
    let mut printed = String::new();
    let width = rules.slots.iter().map(|slot| slot.id.chars().count()).max().unwrap_or(0);
    let mut pack = None;
    for slot in &rules.slots {
        if slot.pack != pack {
            pack = slot.pack.clone();
            if let Some(pack) = &pack {
                printed.push_str(&format!("{pack}\n"));
            }
        }
        let each = slot.each.map_or(String::new(), |each| format!(", each {each}"));
        let many = if slot.many { ", many" } else { "" };
        printed.push_str(&format!("  {:width$}  {} ({}{each}{many})\n", slot.id, slot.question, slot.kind));
    }
    console.print(&printed)?;
    Ok(Outcome::Clean)
}
