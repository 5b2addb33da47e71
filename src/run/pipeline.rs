//! From pieces of a corpus to lines of the stream: which rules each source is asked, and what it answers.

use std::collections::HashMap;
use std::convert::Infallible;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread;

use super::input::{Home, Piece};
use super::ordered::ordered;
use super::packs::{self, PackChoice};
use super::shard::Shard;
use super::{rules, trial};
use crate::extract::record::{ExpectedRecord, Header, KeyRecord, Record, SlotRecord, StoryRecord};
use crate::extract::{Program, extract, push_line, push_lines, slot_record};
use crate::problem::{Problem, Problems};
use crate::rule::{Expected, RuleSet, check_expected, read_phrase, read_story};
use crate::source::Source;
use crate::value::{Kind, ReadSettings, Terms, open_tables};

/// The version of the stream of records that this version writes, and the highest that it reads.
pub const STREAM_FORMAT: u32 = 1;

/// Rules that are ready to run.
struct Ready {
    rules: RuleSet,
    /// The rules before some of their slots were left out; none where all are asked.
    whole: Option<RuleSet>,
    program: Program,
    slots: Vec<SlotRecord>,
    /// What the rules themselves expect of every story.
    expected: Vec<ExpectedRecord>,
}

/// What the sources of each plan are asked.
pub struct Asked {
    /// By the number of the plan.
    plans: Vec<Questions>,
    /// Whether all are asked the same, so that the slots are said once.
    shared: bool,
}

struct Questions {
    ready: Arc<Ready>,
    /// What `story.yaml` expects of the plan's own story.
    expected: Vec<ExpectedRecord>,
}

/// What came of a piece: lines of the stream.
#[derive(Debug, Default)]
pub struct Extracted {
    /// The lines.
    pub lines: Vec<u8>,
    /// Which of them belong to which story: the story, and where its lines end.
    pub stories: Vec<(String, usize)>,
    /// Where the lines end that name the first story.
    named: usize,
    /// How much there is in them.
    pub counts: Counts,
    /// What is the matter, with the file that it is the matter with.
    pub problems: Vec<(String, Problem)>,
}

/// How much was read and found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sources.
    pub articles: u64,
    /// Answers.
    pub claims: u64,
    /// Answers that could not be read.
    pub unclear: u64,
    /// Bytes that could not be decoded.
    pub undecodable: u64,
}

/// A problem is looked for among so many to be told with; ours.
const REASONS: usize = 64;

impl Extracted {
    /// Adds what came of articles behind these, as if it had come of one piece with them.
    fn append(&mut self, mut other: Extracted) {
        let goes_on =
            matches!((self.stories.last(), other.stories.first()), (Some(one), Some(other)) if one.0 == other.0);
        if self.stories.is_empty() {
            self.named = other.named;
        }
        let (from, skipped) = (self.lines.len(), if goes_on { other.named } else { 0 });
        self.lines.extend_from_slice(&other.lines[skipped..]);
        if goes_on {
            self.stories.pop();
        }
        self.stories.extend(other.stories.drain(..).map(|(story, end)| (story, from + end - skipped)));
        self.counts += other.counts;
        for (file, problem) in other.problems {
            let known = self.problems.iter_mut().take(REASONS).filter(|(known, _)| *known == file);
            if !known.map(|(_, known)| known).any(|known| known.takes_in(&problem)) {
                self.problems.push((file, problem));
            }
        }
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Counts) {
        self.articles += other.articles;
        self.claims += other.claims;
        self.unclear += other.unclear;
        self.undecodable += other.undecodable;
    }
}

impl Asked {
    /// Chooses the rules of each plan and checks them: those named, else those in its folder, with the packs that are
    /// chosen or that the story names before them; else the shipped packs.
    ///
    /// With `only`, all other slots are left out.
    ///
    /// # Errors
    ///
    /// Every mistake of every rule file, examples that fail among them, a slot in `only` that nobody asks, and every
    /// expected value that fits no slot.
    pub fn new(homes: &[Arc<Home>], named: &[PathBuf], packs: &PackChoice, only: &[String]) -> Result<Asked, Problems> {
        thread::scope(|scope| {
            scope.spawn(open_tables);
            Asked::choose(homes, named, packs, only)
        })
    }

    fn choose(homes: &[Arc<Home>], named: &[PathBuf], packs: &PackChoice, only: &[String]) -> Result<Asked, Problems> {
        let mut problems = Problems::default();
        let mut known: HashMap<(&[PathBuf], PackChoice), Option<Arc<Ready>>> = HashMap::new();
        let mut plans = Vec::with_capacity(homes.len());
        for home in homes {
            let files = if named.is_empty() { &home.rule_files } else { named };
            let packs = match &home.story_file {
                Some(path) => packs.or_those_of(path)?,
                None => packs.clone(),
            };
            let ready = known.entry((files, packs.clone())).or_insert_with(|| match make_ready(files, &packs, only) {
                Ok(ready) => Some(Arc::new(ready)),
                Err(more) => {
                    problems.0.extend(more.0);
                    None
                }
            });
            let Some(ready) = ready.clone() else { continue };
            match expected_by_story(home, &ready) {
                Ok(expected) => plans.push(Questions { ready, expected }),
                Err(more) => problems.0.extend(more.0),
            }
        }
        let shared = known.len() <= 1;
        if problems.has_error() { Err(problems) } else { Ok(Asked { plans, shared }) }
    }

    /// The slots that every story is asked; none where stories differ.
    pub fn shared_slots(&self) -> &[SlotRecord] {
        match self.plans.first() {
            Some(questions) if self.shared => &questions.ready.slots,
            _ => &[],
        }
    }

    /// What the sources of a plan are asked.
    pub fn rules(&self, home: &Home) -> Option<(&RuleSet, &Program)> {
        self.plans.get(home.number).map(|questions| (&questions.ready.rules, &questions.ready.program))
    }

    /// The first lines of the stream: the header, and the slots that every story is asked.
    pub fn head(&self) -> Vec<u8> {
        let mut lines = Vec::new();
        push_line(
            &mut lines,
            &Record::Header(Header { format: STREAM_FORMAT, factdiff: env!("CARGO_PKG_VERSION").into() }),
        );
        for slot in self.shared_slots() {
            push_line(&mut lines, &Record::Slot(slot.clone()));
        }
        lines
    }

    /// What the articles of a piece say, those of a story's shard alone. Each story is named where its lines begin, and
    /// named again where another has come between or a new piece begins: so that pieces need nothing of each other.
    pub fn extract(&self, piece: Piece, shard: Shard) -> Extracted {
        let mut extracted = Extracted::default();
        for read in piece.read(|story| shard.holds(story)) {
            let file = read.file;
            extracted.problems.extend(read.problems.0.into_iter().map(|problem| (file.clone(), problem)));
            let Some(questions) = self.plans.get(read.home.number) else { continue };
            for source in &read.sources {
                if shard.holds(&source.story) {
                    self.extract_source(source, &read.home, questions, &mut extracted);
                }
            }
        }
        extracted
    }

    /// The same, with the files of the piece spread over several threads.
    pub fn extract_over(&self, threads: usize, piece: Piece, shard: Shard) -> Extracted {
        let mut all = Extracted::default();
        let done: Result<(), Infallible> = ordered(
            threads,
            piece.files(),
            |file| self.extract(file, shard),
            |extracted| {
                all.append(extracted);
                Ok(())
            },
        );
        match done {
            Ok(()) => all,
        }
    }

    fn extract_source(&self, source: &Source, home: &Home, questions: &Questions, extracted: &mut Extracted) {
        let lines = &mut extracted.lines;
        if extracted.stories.last().is_none_or(|(story, _)| *story != source.story) {
            extracted.stories.push((source.story.clone(), 0));
            self.name_story(&source.story, home, questions, lines);
            if extracted.stories.len() == 1 {
                extracted.named = lines.len();
            }
        }
        let said = extract(&questions.ready.program, source);
        extracted.counts += Counts {
            articles: 1,
            claims: said.claims.len() as u64,
            unclear: said.unclear.len() as u64,
            undecodable: said.source.undecodable as u64,
        };
        push_lines(lines, said);
        if let Some((_, end)) = extracted.stories.last_mut() {
            *end = lines.len();
        }
    }

    fn name_story(&self, story: &str, home: &Home, questions: &Questions, lines: &mut Vec<u8>) {
        if !self.shared {
            for slot in &questions.ready.slots {
                push_line(lines, &Record::Slot(SlotRecord { story: Some(story.to_owned()), ..slot.clone() }));
            }
        }
        let own = *story == home.id;
        let mut expected = questions.ready.expected.clone();
        expected.extend(questions.expected.iter().filter(|_| own).cloned());
        let title = home.title.clone().filter(|_| own);
        push_line(lines, &Record::Story(StoryRecord { story: story.to_owned(), title, expected }));
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
    let mut whole = None;
    if !only.is_empty() {
        whole = Some(rules.clone());
        rules = self::only(rules, only)?;
        program = Program::compile(&rules);
    }
    if rules.slots.is_empty() {
        return Err(Problem::error("the rules ask nothing: there is no slot")
            .hint("give the rule file `slots:`, or ask a shipped pack with `--pack`")
            .into());
    }
    let slots = rules.slots.iter().map(slot_record).collect();
    let expected = rules
        .slots
        .iter()
        .flat_map(|slot| slot.expected.iter().map(|expected| expected_record(&rules, &slot.id, expected)));
    let expected = expected.collect();
    Ok(Ready { rules, whole, program, slots, expected })
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
        rules.ask(|slot| only.contains(&slot.id));
    }
    Ok(rules)
}

/// The known name that was most likely meant, if one comes near.
pub(super) fn nearest<'n>(name: &str, known: &[&'n str]) -> Option<&'n str> {
    // Below this, by trial, the nearest of many names has nothing to do with what was written.
    const NEAR: f64 = 0.75;
    let near = known.iter().map(|known| (strsim::jaro_winkler(name, known), *known)).filter(|(near, _)| *near >= NEAR);
    near.max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.cmp(one.1))).map(|(_, known)| known)
}

/// The problem of a slot that nobody asks, with the nearest that somebody does.
pub fn no_such_slot(name: &str, known: &[&str]) -> Problem {
    let nearest = nearest(name, known);
    let problem = Problem::error(format!("no rule asks `{name}`"));
    match nearest {
        Some(nearest) => problem.hint(format!("did you mean `{nearest}`? `factdiff slots` lists all")),
        None => problem.hint("`factdiff slots` lists all"),
    }
}

/// What the `story.yaml` of a plan expects of the slots that are asked. What it expects of others is checked too.
fn expected_by_story(home: &Home, ready: &Ready) -> Result<Vec<ExpectedRecord>, Problems> {
    let Some(path) = &home.story_file else { return Ok(Vec::new()) };
    let file = rules::read_file(path)?;
    let expected = check_expected(&read_story(&file)?, ready.whole.as_ref().unwrap_or(&ready.rules))?;
    let asked = |slot: &str| ready.rules.slots.iter().any(|known| known.id == slot);
    let expected = expected.iter().filter(|(slot, _)| asked(slot));
    Ok(expected.map(|(slot, expected)| expected_record(&ready.rules, slot, expected)).collect())
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

#[cfg(test)]
mod tests {
    use super::Extracted;

    #[test]
    fn what_comes_of_files_joins_to_what_comes_of_their_piece() {
        let mut all = Extracted::default();
        all.append(Extracted::default());
        for (story, said) in [("a", "1\n"), ("a", "2\n"), ("b", "3\n"), ("a", "4\n")] {
            let named = format!("{story}:\n");
            let lines = format!("{named}{said}").into_bytes();
            let stories = vec![(story.to_owned(), lines.len())];
            all.append(Extracted { lines, stories, named: named.len(), ..Extracted::default() });
        }
        assert_eq!(String::from_utf8_lossy(&all.lines), "a:\n1\n2\nb:\n3\na:\n4\n");
        assert_eq!(all.stories, [("a".to_owned(), 7), ("b".to_owned(), 12), ("a".to_owned(), 17)]);
    }
}
