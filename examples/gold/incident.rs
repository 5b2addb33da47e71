//! The articles on one incident, compared.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use factdiff::compare::{StoryComparison, compare_all};
use factdiff::extract::record::Record;
use factdiff::extract::{Program, extract, slot_record};
use factdiff::rule::RuleSet;
use factdiff::source::{self, Defaults, Format};
use serde_json::Value as Json;

/// Every line of a file of JSON lines.
pub fn records(path: &Path) -> Result<Vec<Json>, Box<dyn Error>> {
    let text = fs::read_to_string(path).map_err(|error| format!("`{}`: {error}", path.display()))?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

/// The lines of the gold by incident.
pub fn incidents(corpora: &Path) -> Result<BTreeMap<String, Vec<Json>>, Box<dyn Error>> {
    let mut incidents: BTreeMap<String, Vec<Json>> = BTreeMap::new();
    for case in records(&corpora.join("shootings/gold.jsonl"))? {
        incidents.entry(case["story"].as_str().unwrap_or_default().to_owned()).or_default().push(case);
    }
    Ok(incidents)
}

/// What `check` finds in the articles on one incident. A source's id is the stem of its file, as in the set.
pub fn compare(
    corpora: &Path,
    cases: &[Json],
    rules: &RuleSet,
    program: &Program,
) -> Result<StoryComparison, Box<dyn Error>> {
    let mut read: Vec<Record> = rules.slots.iter().map(|slot| Record::Slot(slot_record(slot))).collect();
    for case in cases {
        let file = case["file"].as_str().ok_or("a case without a file")?;
        let id = Path::new(file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let defaults = Defaults {
            story: case["story"].as_str().unwrap_or_default().to_owned(),
            id,
            published: case["published"].as_str().and_then(|day| day.parse().ok()),
        };
        let bytes = fs::read(corpora.join("shootings").join(file))?;
        let (sources, _) = source::read(bytes, file, Format::named("text"), &defaults);
        for mut source in sources {
            source.published = source.published.or(defaults.published);
            read.extend(extract(program, &source).into_records());
        }
    }
    let stories = compare_all(read).map_err(|problems| problems.to_string())?;
    stories.into_iter().next().ok_or_else(|| "an incident without articles".into())
}
