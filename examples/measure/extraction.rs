//! Measures how fast claims are extracted, and that more rules cost no more: texts that are not part of the repository, the
//! rules given repeated under other ids and with other words.
//!
//! ```text
//! cargo run --release --example measure -- --speed <rules.yaml> <text>... [--slots 1000]
//! ```

use std::error::Error;
use std::fs;
use std::time::Instant;

use factdiff::extract::{Program, extract};
use factdiff::rule::{RuleFile, RuleSet, read_rules};
use factdiff::source::{Role, Source};
use factdiff::text::Document;

/// Runs the measurement with the arguments of the command line.
pub fn measure(mut arguments: Vec<String>) -> Result<(), Box<dyn Error>> {
    let mut counts = vec![50, 200, 1000];
    if let Some(at) = arguments.iter().position(|argument| argument == "--slots") {
        counts = vec![arguments.get(at + 1).ok_or("--slots takes a number")?.parse()?];
        arguments.drain(at..at + 2);
    }
    let (rules, texts) = arguments.split_first().ok_or("usage: measure --speed <rules.yaml> <text>...")?;
    let file = RuleFile::new(rules.as_str(), fs::read_to_string(rules)?);
    let base = read_rules(&[file]).map_err(|problems| problems.to_string())?;
    let sources: Vec<Source> = texts.iter().flat_map(|path| read(path)).collect();
    let bytes: usize = sources.iter().map(|source| source.text.len()).sum();
    let megabytes = |started: Instant| bytes as f64 / started.elapsed().as_secs_f64() / 1e6;
    println!("{} texts, {} bytes, {} slots as given", sources.len(), bytes, base.slots.len());
    let started = Instant::now();
    let tokens: usize = sources.iter().map(|source| Document::new(source.text.clone()).tokens().len()).sum();
    println!("tokens alone: {:.1} MB/s, {tokens} tokens", megabytes(started));
    for count in counts {
        let program = Program::compile(&repeated(&base, count));
        let started = Instant::now();
        let (mut claims, mut unclear) = (0, 0);
        for source in &sources {
            let extraction = extract(&program, source);
            claims += extraction.claims.len();
            unclear += extraction.unclear.len();
        }
        println!("{count} slots: {:.1} MB/s, {claims} claims, {unclear} unclear", megabytes(started));
    }
    Ok(())
}

/// The slots once as they are; then again with every fixed word spelt so that no text holds it.
fn repeated(base: &RuleSet, count: usize) -> RuleSet {
    let mut rules = RuleSet::default();
    for number in 0..count {
        let mut slot = base.slots[number % base.slots.len()].clone();
        let round = number / base.slots.len();
        if round > 0 {
            slot.id = format!("{}-{round}", slot.id);
            let find = &mut slot.find;
            for list in
                [&mut find.phrases, &mut find.says_yes, &mut find.says_no, &mut find.says_unsure, &mut find.unless]
            {
                list.retain_mut(|phrase| respelt(&mut std::sync::Arc::make_mut(phrase).items, round));
            }
            find.regex.clear();
        }
        rules.slots.push(slot);
    }
    rules
}

/// Respells the fixed words; whether there were any.
fn respelt(items: &mut [factdiff::rule::Item], round: usize) -> bool {
    use factdiff::rule::Item;
    let mut any = false;
    for item in items {
        match item {
            Item::Word { word, exact, number } => {
                *word = format!("{word}{round}");
                (*exact, *number) = (None, None);
                any = true;
            }
            Item::Group(alternatives) => {
                for items in std::sync::Arc::make_mut(alternatives) {
                    any |= respelt(items, round);
                }
            }
            _ => {}
        }
    }
    any
}

fn read(path: &str) -> Vec<Source> {
    let Ok(text) = fs::read_to_string(path) else { return Vec::new() };
    text.split("\n\n\n").enumerate().map(|(number, text)| source(&format!("{path}:{number}"), text)).collect()
}

fn source(id: &str, text: &str) -> Source {
    Source {
        story: "measured".to_owned(),
        id: id.to_owned(),
        file: id.to_owned(),
        outlet: None,
        title: None,
        url: None,
        published: None,
        role: Role::Peer,
        copy_of: None,
        text: text.into(),
        regions: Vec::new(),
        undecodable: 0,
    }
}
