//! The gold sets as JSON lines.
//!
//! **shootings**: the gold is the final state of an incident, the same for each article on it. What is expected of an article
//! is the toll where the set says that its text supports it, the day, and the age of each person whose name and age it
//! supports. The rest is allowed: right where it is filled in, not missed where it is not. Ages of people whom the gold does
//! not name are not judged, since it names victims and suspects only.
//!
//! **victims**: the ages of those killed or hurt and of those who shot, by value; every other age is false.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use serde_json::{Map, Value as Json, json};

use crate::incident::records;

/// Prints the shootings. The gold counts a gunman who dies or is hurt among the killed or injured, and most articles do not:
/// with `gunman_apart` the count without him is right too.
pub fn shootings(corpora: &Path, gunman_apart: bool) -> Result<(), Box<dyn Error>> {
    let folder = corpora.join("shootings");
    for case in records(&folder.join("gold.jsonl"))? {
        let (gold, supported) = (&case["gold"], &case["supported"]);
        let (mut expected, mut allowed) = (Map::new(), Map::new());
        for (slot, value, support) in [("killed", "killed", "num_killed"), ("injured", "injured", "num_injured")] {
            let to = if supported[support] == json!(true) { &mut expected } else { &mut allowed };
            to.insert(slot.to_owned(), gold[value].clone());
            let gunmen = gunmen(gold, value);
            if let (true, Some(all)) = (gunman_apart && gunmen > 0, gold[value].as_u64()) {
                let other = json!(all.saturating_sub(gunmen));
                let known = allowed.remove(slot);
                allowed.insert(slot.to_owned(), json!([known, other]));
            }
        }
        if gold["date"].is_string() {
            expected.insert("day".to_owned(), gold["date"].clone());
        }
        let ages = by_support(gold, supported);
        expected.insert("age".to_owned(), json!(ages[1]));
        allowed.insert("age".to_owned(), json!(ages[0]));
        let line = json!({
            "id": case["file"], "story": case["story"], "outlet": case["outlet"], "published": case["published"],
            "file": path(&folder, &case["file"]), "expected": expected, "allowed": allowed, "partial": ["age"],
        });
        println!("{line}");
    }
    Ok(())
}

/// How many suspects the gold counts among the `killed` or `injured`.
fn gunmen(gold: &Json, harmed: &str) -> u64 {
    let people = gold["people"].as_array().into_iter().flatten();
    let is_one = |person: &&Json| {
        let holds =
            |field: &str, word: &str| person[field].as_str().is_some_and(|text| text.to_lowercase().contains(word));
        holds("type", "suspect") && holds("status", harmed)
    };
    people.filter(is_one).count() as u64
}

/// Ages by name: those that the text does not support in full, and those that it does. The set lists what is supported in the
/// order of the people, and people without a name or an age, who are not in the gold, as well.
fn by_support(gold: &Json, supported: &Json) -> [BTreeMap<String, Json>; 2] {
    let mut ages = [BTreeMap::new(), BTreeMap::new()];
    let people = gold["people"].as_array().into_iter().flatten();
    let known = |support: &&Json| !support["name"].is_null() && !support["age"].is_null();
    let supports = supported["participants"].as_array().into_iter().flatten().filter(known);
    for (person, support) in people.zip(supports) {
        let is_named = support["name"] == json!(true) || support["surname"] == json!(true);
        let stated = is_named && support["age"] == json!(true);
        if let (Some(name), Some(age)) = (person["name"].as_str(), person["age"].as_u64()) {
            ages[usize::from(stated)].insert(name.to_owned(), json!(years(age)));
        }
    }
    ages
}

/// An age as the sets give it, in completed years.
fn years(age: u64) -> String {
    if age == 0 { "under 1 year old".to_owned() } else { format!("{age} years old") }
}

/// Prints the victims. Of many articles the set marks no age at all, though they tell some: with `marked_only` these are left
/// out, and how many is told.
pub fn victims(corpora: &Path, marked_only: bool) -> Result<(), Box<dyn Error>> {
    let folder = corpora.join("victims");
    let mut unmarked = 0;
    for case in records(&folder.join("gold.jsonl"))? {
        let ages = |group: &str| -> Vec<String> {
            let people = case["gold"][group].as_array().into_iter().flatten();
            let mut ages: Vec<u64> = people.filter_map(|person| person["age_value"].as_u64()).collect();
            ages.sort_unstable();
            ages.dedup();
            ages.iter().map(|age| years(*age)).collect()
        };
        let (victims, suspects) = (ages("victims"), ages("shooters"));
        if marked_only && victims.is_empty() && suspects.is_empty() {
            unmarked += 1;
            continue;
        }
        let line = json!({
            "id": case["file"], "outlet": case["outlet"], "file": path(&folder, &case["file"]),
            "expected": {"victim-age": victims, "suspect-age": suspects},
        });
        println!("{line}");
    }
    if marked_only {
        eprintln!("{unmarked} articles are left out, since the set marks no age in them");
    }
    Ok(())
}

fn path(folder: &Path, file: &Json) -> String {
    folder.join(file.as_str().unwrap_or_default()).display().to_string()
}
