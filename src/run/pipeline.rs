//! From stories to records and comparisons, over all threads, in the order of the input.

use std::path::PathBuf;
use std::sync::Arc;

use rayon::ThreadPool;
use rayon::prelude::*;

use super::input::Story;
use super::packs::{self, PackChoice};
use super::{rules, trial};
use crate::compare::{StoryComparison, compare_all};
use crate::extract::record::{ExpectedRecord, Header, KeyRecord, Record, SlotRecord, StoryRecord};
use crate::extract::{Program, extract, slot_record};
use crate::problem::{Problem, Problems};
use crate::rule::{Expected, RuleSet, check_expected, read_phrase, read_story};
use crate::value::{Kind, ReadSettings, Terms};

/// The version of the stream of records that this version writes, and the highest that it reads.
pub const STREAM_FORMAT: u32 = 1;

/// Rules that are ready to run.
struct Ready {
    rules: RuleSet,
    program: Program,
}

/// Stories with the rules that each is asked.
pub struct Plan {
    stories: Vec<(Story, Arc<Ready>)>,
    /// Whether all stories are asked the same, so that the slots are said once.
    shared: bool,
}

impl Plan {
    /// Chooses the rules of each story and checks them: those named, else those in its folder, with the packs that are
    /// chosen or that the story names before them; else the shipped packs.
    ///
    /// With `only`, all other slots are left out.
    ///
    /// # Errors
    ///
    /// Every mistake of every rule file, examples that fail among them, a slot in `only` that nobody asks, and every
    /// expected value that fits no slot.
    pub fn new(
        stories: Vec<Story>,
        named: &[PathBuf],
        packs: &PackChoice,
        only: &[String],
    ) -> Result<Plan, Problems> {
        let mut problems = Problems::default();
        let mut known: Vec<((Vec<PathBuf>, PackChoice), Option<Arc<Ready>>)> = Vec::new();
        let mut planned = Vec::new();
        for story in stories {
            let files = if named.is_empty() { story.rule_files.clone() } else { named.to_vec() };
            let asked = match &story.story_file {
                Some(path) => packs.or_those_of(path)?,
                None => packs.clone(),
            };
            let asked = (files, asked);
            let ready = match known.iter().find(|(known, _)| *known == asked) {
                Some((_, ready)) => ready.clone(),
                None => {
                    let ready = match make_ready(&asked.0, &asked.1, only) {
                        Ok(ready) => Some(Arc::new(ready)),
                        Err(more) => {
                            problems.0.extend(more.0);
                            None
                        }
                    };
                    known.push((asked, ready.clone()));
                    ready
                }
            };
            if let Some(ready) = ready {
                planned.push((story, ready));
            }
        }
        if problems.has_error() {
            return Err(problems);
        }
        Ok(Plan { stories: planned, shared: known.len() <= 1 })
    }

    /// The programs' slots, where every story is asked the same.
    fn shared_slots(&self) -> Vec<SlotRecord> {
        match self.stories.first() {
            Some((_, ready)) if self.shared => ready.rules.slots.iter().map(slot_record).collect(),
            _ => Vec::new(),
        }
    }

    /// The stream of records of all stories, in the order of the input, handed over line group by line group.
    ///
    /// # Errors
    ///
    /// Expected values that fit no slot, and what `write` returns.
    pub fn records(
        &self,
        pool: &ThreadPool,
        mut write: impl FnMut(Vec<Record>) -> anyhow::Result<()>,
    ) -> anyhow::Result<()> {
        let header = Header { format: STREAM_FORMAT, factdiff: env!("CARGO_PKG_VERSION").to_owned() };
        let mut first = vec![Record::Header(header)];
        first.extend(self.shared_slots().into_iter().map(Record::Slot));
        write(first)?;
        for (story, ready) in &self.stories {
            write(self.story_records(story, ready, pool)?)?;
        }
        Ok(())
    }

    fn story_records(&self, story: &Story, ready: &Ready, pool: &ThreadPool) -> Result<Vec<Record>, Problems> {
        let mut records = Vec::new();
        if !self.shared {
            records.extend(
                ready
                    .rules
                    .slots
                    .iter()
                    .map(|slot| Record::Slot(SlotRecord { story: Some(story.id.clone()), ..slot_record(slot) })),
            );
        }
        let expected = expected_records(story, &ready.rules)?;
        records.push(Record::Story(StoryRecord { story: story.id.clone(), title: story.title.clone(), expected }));
        let by_source: Vec<Vec<Record>> = pool.install(|| {
            story.sources.par_iter().map(|source| extract(&ready.program, source).into_records().collect()).collect()
        });
        records.extend(by_source.into_iter().flatten());
        Ok(records)
    }

    /// Compares every story.
    ///
    /// # Errors
    ///
    /// Expected values that fit no slot.
    pub fn compare(&self, pool: &ThreadPool) -> Result<Vec<StoryComparison>, Problems> {
        let mut comparisons = Vec::new();
        for (story, ready) in &self.stories {
            let mut records: Vec<Record> = self.shared_slots().into_iter().map(Record::Slot).collect();
            records.extend(self.story_records(story, ready, pool)?);
            comparisons.extend(compare_all(records)?);
        }
        comparisons.sort_by(|one, other| one.story.cmp(&other.story));
        Ok(comparisons)
    }

    /// Each source with the program that it is asked by, in order.
    pub fn sources(&self) -> impl Iterator<Item = (&crate::source::Source, &Program, &RuleSet)> {
        self.stories
            .iter()
            .flat_map(|(story, ready)| story.sources.iter().map(|source| (source, &ready.program, &ready.rules)))
    }
}

fn make_ready(files: &[PathBuf], packs: &PackChoice, only: &[String]) -> Result<Ready, Problems> {
    let mut rules = packs::choose(files, packs)?;
    let mut program = Program::compile(&rules);
    // The shipped packs are proven by the tests; a user's rules prove themselves each time.
    if !files.is_empty() {
        let failed: Vec<Problem> = trial::run(&rules, &program).iter().filter_map(trial::Case::problem).collect();
        if !failed.is_empty() {
            return Err(Problems(failed));
        }
    }
    if !only.is_empty() {
        rules = self::only(rules, only)?;
        program = Program::compile(&rules);
    }
    if rules.slots.is_empty() {
        return Err(Problem::error("the rules ask nothing: there is no slot")
            .hint("give the rule file `slots:`, or ask a shipped pack with `--pack`")
            .into());
    }
    Ok(Ready { rules, program })
}

/// The rules with these slots alone; all where none is named.
///
/// # Errors
///
/// A slot that nobody asks.
pub fn only(mut rules: RuleSet, only: &[String]) -> Result<RuleSet, Problems> {
    let mut problems = Problems::default();
    let known: Vec<&str> = rules.slots.iter().map(|slot| slot.id.as_str()).collect();
    for name in only.iter().filter(|name| !known.contains(&name.as_str())) {
        problems.push(no_such_slot(name, &known));
    }
    if problems.has_error() {
        return Err(problems);
    }
    if !only.is_empty() {
        rules.slots.retain(|slot| only.contains(&slot.id));
    }
    Ok(rules)
}

/// The problem of a slot that nobody asks, with the nearest that somebody does.
pub fn no_such_slot(name: &str, known: &[&str]) -> Problem {
    let nearest = known.iter().max_by(|one, other| {
        strsim::jaro_winkler(name, one).total_cmp(&strsim::jaro_winkler(name, other)).then(other.cmp(one))
    });
    let problem = Problem::error(format!("no rule asks `{name}`"));
    match nearest {
        Some(nearest) => problem.hint(format!("did you mean `{nearest}`? `factdiff slots` lists all")),
        None => problem.hint("`factdiff slots` lists all"),
    }
}

fn expected_records(story: &Story, rules: &RuleSet) -> Result<Vec<ExpectedRecord>, Problems> {
    let mut records = Vec::new();
    for slot in &rules.slots {
        records.extend(slot.expected.iter().map(|expected| expected_record(rules, &slot.id, expected)));
    }
    if let Some(path) = &story.story_file {
        let file = rules::read_file(path)?;
        for (slot, expected) in check_expected(&read_story(&file)?, rules)? {
            records.push(expected_record(rules, &slot, &expected));
        }
    }
    Ok(records)
}

fn expected_record(rules: &RuleSet, slot_id: &str, expected: &Expected) -> ExpectedRecord {
    let slot =
        rules.slots.iter().find(|slot| slot.id == slot_id).expect("expected values are checked against the slots");
    let key = expected.key.as_ref().zip(slot.each).map(|(key, kind)| key_record(kind, key));
    ExpectedRecord {
        slot: slot_id.to_owned(),
        key,
        said: expected.values.iter().map(|literal| literal.written.as_str()).collect::<Vec<_>>().join(", "),
        values: expected.values.iter().map(|literal| (slot.kind.row().record)(&literal.value)).collect(),
        from: expected.from.clone(),
        link: expected.link.clone(),
        as_of: expected.as_of,
        until: expected.until,
    }
}

fn key_record(kind: Kind, written: &str) -> KeyRecord {
    let value = read_phrase(kind, written, &ReadSettings::default(), &Terms::default());
    let value = value.map(|value| (kind.row().record)(&value)).unwrap_or_default();
    KeyRecord { kind, shown: written.to_owned(), value }
}

/// A pool of that many threads; as many as the machine has cores where `None`.
///
/// # Errors
///
/// Where the system grants no threads.
pub fn pool(threads: Option<usize>) -> anyhow::Result<ThreadPool> {
    Ok(rayon::ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0)).build()?)
}
