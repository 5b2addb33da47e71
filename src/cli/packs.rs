use anyhow::Result;
use clap::Args;

use super::Outcome;
use super::output::Console;
use crate::run::packs;

#[derive(Debug, Args)]
pub(super) struct Arguments {
    /// Print the rules of this pack, as a start for one's own.
    #[arg(value_name = "PACK")]
    pack: Option<String>,
}

pub(super) fn run(arguments: &Arguments, console: &Console) -> Result<Outcome> {
    let packs = packs::shipped();
    if let Some(name) = &arguments.pack {
        let known: Vec<&str> = packs.iter().map(|(pack, _)| pack.name.as_str()).collect();
        let Some((_, file)) = packs.iter().find(|(pack, _)| pack.name == *name) else {
            return Err(packs::no_such_pack(name, &known).into());
        };
        console.print(&file.text)?;
        return Ok(Outcome::Clean);
    }
    let width = packs.iter().map(|(pack, _)| pack.name.chars().count()).max().unwrap_or(0);
    let mut printed = String::new();
    for (pack, _) in &packs {
        let slots = if pack.slots == 1 { "1 slot" } else { &format!("{} slots", pack.slots) };
        let asked = if pack.on_request { "; only where it is named" } else { "" };
        let about = pack.about.as_deref().unwrap_or("no description");
        printed.push_str(&format!("{:width$}  {about} ({slots}{asked})\n", pack.name));
    }
    console.print(&printed)?;
    Ok(Outcome::Clean)
}
