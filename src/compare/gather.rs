use std::collections::{BTreeMap, BTreeSet};

use crate::extract::record::{ClaimRecord, Record, SlotRecord, SourceRecord, StoryRecord, UnclearRecord};
use crate::problem::{Problem, Problems};

/// All records of one story, in any order.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryRecords {
    /// The story and what it expects.
    pub story: StoryRecord,
    /// The slots that it alone is asked.
    pub slots: Vec<SlotRecord>,
    /// Its sources.
    pub sources: Vec<SourceRecord>,
    /// What they answer.
    pub claims: Vec<ClaimRecord>,
    /// What they say that could not be read.
    pub unclear: Vec<UnclearRecord>,
}

impl StoryRecords {
    /// A story of this id with nothing in it yet.
    pub fn new(story: impl Into<String>) -> StoryRecords {
        StoryRecords {
            story: StoryRecord { story: story.into(), title: None, expected: Vec::new() },
            slots: Vec::new(),
            sources: Vec::new(),
            claims: Vec::new(),
            unclear: Vec::new(),
        }
    }
}

/// Sorts a stream of records into its slots, in the order in which they were asked, and its stories, by id.
///
/// A slot that comes twice with the same content (two streams, one behind the other) is one slot.
///
/// # Errors
///
/// A slot of one id with two contents, a source that comes twice in a story, and a claim whose slot or source the stream
/// does not hold: comparing would lose what it says.
pub fn gather(records: impl IntoIterator<Item = Record>) -> Result<(Vec<SlotRecord>, Vec<StoryRecords>), Problems> {
    let mut problems = Problems::default();
    let mut slots: Vec<SlotRecord> = Vec::new();
    let stories = sort(records, &mut slots, &mut problems);
    for story in stories.values() {
        check(story, &slots, &mut problems);
    }
    if problems.has_error() { Err(problems) } else { Ok((slots, stories.into_values().collect())) }
}

/// The records of one story, where the slots that every story is asked are known already. Records of other stories do not
/// count.
///
/// # Errors
///
/// What [`gather`] says of a story.
pub fn gather_story(
    slots: &[SlotRecord],
    id: &str,
    records: impl IntoIterator<Item = Record>,
) -> Result<StoryRecords, Problems> {
    let mut problems = Problems::default();
    let story = sort(records, &mut Vec::new(), &mut problems).remove(id).unwrap_or_else(|| StoryRecords::new(id));
    check(&story, slots, &mut problems);
    if problems.has_error() { Err(problems) } else { Ok(story) }
}

/// Puts each record where it belongs.
fn sort(
    records: impl IntoIterator<Item = Record>,
    slots: &mut Vec<SlotRecord>,
    problems: &mut Problems,
) -> BTreeMap<String, StoryRecords> {
    let mut stories: BTreeMap<String, StoryRecords> = BTreeMap::new();
    for record in records {
        match record {
            Record::Header(_) | Record::NearMiss(_) => {}
            Record::Slot(slot) => {
                let asked = match &slot.story {
                    Some(story) => &mut of(&mut stories, story).slots,
                    None => &mut *slots,
                };
                match asked.iter().find(|known| known.slot == slot.slot) {
                    Some(known) if *known == slot => {}
                    Some(_) => problems.push(
                        Problem::error(format!("the slot `{}` comes twice and asks different things", slot.slot))
                            .hint("compare records of one set of rules"),
                    ),
                    None => asked.push(slot),
                }
            }
            Record::Story(story) => {
                let id = story.story.clone();
                stories.entry(id.clone()).or_insert_with(|| StoryRecords::new(id)).story = story;
            }
            Record::Source(source) => of(&mut stories, &source.story).sources.push(source),
            Record::Claim(claim) => of(&mut stories, &claim.story).claims.push(claim),
            Record::Unclear(unclear) => of(&mut stories, &unclear.story).unclear.push(unclear),
        }
    }
    stories
}

fn of<'s>(stories: &'s mut BTreeMap<String, StoryRecords>, id: &str) -> &'s mut StoryRecords {
    // Looked up first, so that the id is copied once a story and not once a claim.
    if !stories.contains_key(id) {
        stories.insert(id.to_owned(), StoryRecords::new(id));
    }
    stories.get_mut(id).expect("inserted above")
}

fn check(story: &StoryRecords, shared: &[SlotRecord], problems: &mut Problems) {
    let slots: BTreeSet<&str> = shared.iter().chain(&story.slots).map(|slot| slot.slot.as_str()).collect();
    let mut sources: BTreeMap<&str, &str> = BTreeMap::new();
    for source in &story.sources {
        if let Some(other) = sources.insert(&source.source, &source.file) {
            let what = format!(
                "`{other}` and `{}` are both the source `{}` of the story `{}`",
                source.file, source.source, story.story.story
            );
            problems.push(
                Problem::error(what)
                    .hint("give each an id of its own: rename one file, or change the `id` of one record"),
            );
        }
    }
    let said = story.claims.iter().map(|claim| (&claim.slot, &claim.source));
    let unread = story.unclear.iter().map(|unclear| (&unclear.slot, &unclear.source));
    let mut missing: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (slot, source) in said.chain(unread) {
        if !slots.contains(slot.as_str()) {
            missing.insert(("slot", slot));
        }
        if !sources.contains_key(source.as_str()) {
            missing.insert(("source", source));
        }
    }
    for (what, id) in missing {
        problems.push(
            Problem::error(format!(
                "a claim of the story `{}` names the {what} `{id}`, which the records do not hold",
                story.story.story
            ))
            .hint("compare the whole stream that `extract` wrote, its head included"),
        );
    }
}
