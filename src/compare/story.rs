//! One story from its records to its findings.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rust_decimal::Decimal;

use crate::extract::record::{ClaimRecord, Context, Said, SlotRecord, SourceRecord, UnclearRecord};
use crate::rule::{Class, Level};
use crate::value::{Kind, Relation, Terms, Value, WordingEntry};

use super::answer::{Answer, Question, Stated, Unread};
use super::finding::{Cell, Coverage, Finding, MatrixRow, SideClaim, StoryComparison};
use super::gather::StoryRecords;
use super::join::Joined;
use super::judge::{Judgement, is_year_before, limit};
use super::keys::Keys;
use super::namesakes::namesakes;
use super::reference::{Expectation, off_reference};
use super::sides::{bare_side, made};
use super::{copies, counting, sets, sides};

/// Compares the sources of one story: joins keys, relates values, builds findings.
///
/// `slots` are those that were asked, in the order in which the report lists them. The order of the records changes
/// nothing: sources stand in the order of their ids, claims in that of the text.
pub fn compare(slots: impl Into<Arc<[SlotRecord]>>, records: StoryRecords) -> StoryComparison {
    let StoryRecords { story, slots: own, mut sources, claims, unclear, near_misses } = records;
    let shared: Arc<[SlotRecord]> = slots.into();
    let shared = if own.is_empty() { shared } else { shared.iter().cloned().chain(own).collect() };
    let slots = &*shared;
    sources.sort_by(|one, other| {
        one.source.cmp(&other.source).then_with(|| format!("{one:?}").cmp(&format!("{other:?}")))
    });
    sources.dedup_by(|later, earlier| later.source == earlier.source);
    let source_at: BTreeMap<&str, usize> =
        sources.iter().enumerate().map(|(at, source)| (source.source.as_str(), at)).collect();
    let slot_at: BTreeMap<&str, usize> = slots.iter().enumerate().map(|(at, slot)| (slot.slot.as_str(), at)).collect();
    let place = |slot: &str, source: &str, said: &Said| {
        Some((*slot_at.get(slot)?, *source_at.get(source)?, said.start, said.end))
    };
    let placed = in_order(claims, |claim| place(&claim.slot, &claim.source, &claim.said));
    let unclear = in_order(unclear, |unclear| place(&unclear.slot, &unclear.source, &unclear.said));

    let keys = Keys::join(slots, &slot_at, &source_at, &placed, &unclear, &story.expected);
    let independent = copies::independent(&sources);
    let mut compared = StoryComparison {
        story: story.story.clone(),
        title: story.title,
        copies: independent.clone(),
        common: independent
            .iter()
            .zip(&sources)
            .map(|(first, source)| copies::common(&sources[*first], source))
            .collect(),
        slots: shared.clone(),
        findings: Vec::new(),
        coverage: Vec::new(),
        matrix: Vec::new(),
        unclear: unclear.clone(),
        sources: Vec::new(),
    };
    let mut asked = Sorted::new(placed, unclear);
    for slot in slots {
        let rows = asked.take(slot, &keys);
        let expects = story.expected.iter().any(|expected| expected.slot == slot.slot);
        if rows.is_empty() && !expects {
            silent(&story.story, slot, &sources, &mut compared);
            continue;
        }
        let rows = if rows.is_empty() { vec![(None, Vec::new(), Vec::new())] } else { rows };
        // The offices and ages of persons are held against each other across keys as well.
        let across = matches!(slot.kind, Kind::Title | Kind::Quantity) && slot.each == Some(Kind::Person);
        let mut bearers: Vec<Question<'_>> = Vec::new();
        for (key, claims, unread) in rows {
            let joined = key.and_then(|key| keys.joined(slot, key));
            let mut question = Question {
                story: &story.story,
                slot,
                key: joined.map(Joined::shown),
                sources: &sources,
                independent: &independent,
                stated: Vec::new(),
                unread: Vec::new(),
                passed_on: passed_on(slot, &compared.matrix),
                terms: RefCell::new(terms_for(slot, joined)),
            };
            fill(&mut question, claims, unread, &source_at);
            let expected: Vec<Expectation<'_>> = story
                .expected
                .iter()
                .filter(|expected| expected.slot == slot.slot && keys.of(slot, expected.key.as_ref()) == key)
                .map(|expected| Expectation::read(expected, slot.kind))
                .collect();
            answer(&question, key, &keys, &expected, &mut compared);
            if across {
                bearers.push(question);
            }
        }
        compared.findings.extend(namesakes(&bearers));
    }
    once(&mut compared.findings);
    for row in compared.coverage.iter_mut().filter(|row| row.key.is_none()) {
        let near = near_misses.iter().filter(|near| near.slot == row.slot && row.not_stated.contains(&near.source));
        row.near_misses = near.map(|near| near.sentences).sum();
    }
    compared.sources = sources;
    compared
}

/// For each source, the figure that it gives for the slot into which go those who leave the count of this one; of a slot that
/// was asked before.
fn passed_on(slot: &SlotRecord, matrix: &[MatrixRow]) -> Vec<Option<Decimal>> {
    let into = slot.changes.as_ref().and_then(|changes| changes.into.as_deref());
    let row = into.and_then(|into| matrix.iter().find(|row| row.slot == into && row.key.is_none()));
    let figure = |cell: &Cell| match cell.answers.as_slice() {
        [answer] => answer.shown.replace(',', "").parse().ok(),
        _ => None,
    };
    row.map_or_else(Vec::new, |row| row.cells.iter().map(figure).collect())
}

/// One pair of spellings is reported once a story, with the slot that reports it loudest; the first of these.
fn once(findings: &mut Vec<Finding>) {
    let spelt = |finding: &Finding| {
        let mut names: Vec<String> = finding.sides.iter().map(|side| side.shown.to_lowercase()).collect();
        names.sort_unstable();
        (finding.finding == Class::Spelling).then_some(names)
    };
    let mut loudest: BTreeMap<Vec<String>, (Level, usize)> = BTreeMap::new();
    for (at, finding) in findings.iter().enumerate() {
        if let Some(names) = spelt(finding) {
            let best = loudest.entry(names).or_insert((finding.level, at));
            if finding.level > best.0 {
                *best = (finding.level, at);
            }
        }
    }
    let mut at = 0;
    findings.retain(|finding| {
        at += 1;
        spelt(finding).is_none_or(|names| loudest.get(&names).is_some_and(|(_, best)| *best == at - 1))
    });
}

/// What has a place, in the order of places, each once. What stands at one place is ordered by all that it holds.
fn in_order<R: std::fmt::Debug + PartialEq, P: Ord>(records: Vec<R>, place: impl Fn(&R) -> Option<P>) -> Vec<R> {
    let mut placed: Vec<(P, R)> = records.into_iter().filter_map(|record| Some((place(&record)?, record))).collect();
    placed.sort_by(|(at, one), (to, other)| at.cmp(to).then_with(|| format!("{one:?}").cmp(&format!("{other:?}"))));
    let mut records: Vec<R> = placed.into_iter().map(|(_, record)| record).collect();
    records.dedup();
    records
}

/// Claims and unread words by slot, taken one slot after the other.
struct Sorted {
    claims: BTreeMap<String, Vec<ClaimRecord>>,
    unclear: BTreeMap<String, Vec<UnclearRecord>>,
}

type Row = (Option<usize>, Vec<ClaimRecord>, Vec<UnclearRecord>);

impl Sorted {
    fn new(claims: Vec<ClaimRecord>, unclear: Vec<UnclearRecord>) -> Sorted {
        let mut sorted = Sorted { claims: BTreeMap::new(), unclear: BTreeMap::new() };
        for claim in claims {
            sorted.claims.entry(claim.slot.clone()).or_default().push(claim);
        }
        for words in unclear {
            sorted.unclear.entry(words.slot.clone()).or_default().push(words);
        }
        sorted
    }

    /// What is said to a slot, by joined key.
    fn take(&mut self, slot: &SlotRecord, keys: &Keys) -> Vec<Row> {
        let mut rows: BTreeMap<Option<usize>, (Vec<ClaimRecord>, Vec<UnclearRecord>)> = BTreeMap::new();
        for claim in self.claims.remove(&slot.slot).unwrap_or_default() {
            rows.entry(keys.of(slot, claim.key.as_ref())).or_default().0.push(claim);
        }
        for words in self.unclear.remove(&slot.slot).unwrap_or_default() {
            rows.entry(keys.of(slot, words.key.as_ref())).or_default().1.push(words);
        }
        rows.into_iter().map(|(key, (claims, unclear))| (key, claims, unclear)).collect()
    }
}

/// The slot's terms with the wording that holds for the key: entries that are limited to others are left out.
pub(super) fn terms_for<'s>(slot: &'s SlotRecord, key: Option<&Joined>) -> Cow<'s, Terms> {
    let mut terms = Cow::Borrowed(&slot.terms);
    if terms.unit != slot.unit {
        terms.to_mut().unit.clone_from(&slot.unit);
    }
    if terms.wording.0.iter().any(|entry| !entry.only_for.is_empty()) {
        let forms: Vec<String> = key.iter().flat_map(|key| &key.forms).map(|form| form.shown.to_lowercase()).collect();
        let is_for = |name: &String| {
            let name = name.to_lowercase();
            forms
                .iter()
                .any(|form| *form == name || form.ends_with(&format!(" {name}")) || name.ends_with(&format!(" {form}")))
        };
        let holds = |entry: &WordingEntry| entry.only_for.is_empty() || entry.only_for.iter().any(is_for);
        terms.to_mut().wording.0.retain(holds);
    }
    terms
}

pub(super) fn fill(
    question: &mut Question<'_>,
    claims: Vec<ClaimRecord>,
    unread: Vec<UnclearRecord>,
    source_at: &BTreeMap<&str, usize>,
) {
    let kind = question.slot.kind;
    // A source without a date speaks of other years as the others do.
    let latest = question.sources.iter().filter_map(|source| source.published).max();
    for claim in claims {
        let Some(&source) = source_at.get(claim.source.as_str()) else { continue };
        match (kind.row().from_record)(&claim.value) {
            Ok(value) => {
                let shown = question.slot.show(&value);
                // An age of last month is that of today.
                let is_age = matches!(&value, Value::Number(number) if number.unit.is_age());
                let scope = claim.context.scope.as_deref().filter(|scope| {
                    !is_age || scope.contains(|letter: char| letter.is_ascii_digit()) || scope.contains("year")
                });
                let published = question.sources[source].published.or(latest);
                let limit = limit(kind, scope, published)
                    .filter(|limit| !question.slot.by_year || !is_year_before(limit, published));
                let mut stated = Stated { claim, source, value, shown, limit, one_more: false };
                if stated.is_denied() {
                    stated.shown = format!("not {}", stated.shown);
                }
                question.stated.push(stated);
            }
            Err(reason) => question.unread.push(Unread { source, said: claim.said, reason }),
        }
    }
    tell_of_one_more(question);
    // What a source states stands for what it tells of beside it.
    let stating: BTreeSet<usize> = question
        .stated
        .iter()
        .filter(|stated| !stated.context().derived && stated.limit.is_none())
        .map(|stated| stated.source)
        .collect();
    // And `did not kill his brother` tells of nobody.
    question.stated.retain(|stated| {
        let told = !stated.is_denied() && !stated.is_plan() && !stating.contains(&stated.source);
        !stated.context().derived || told
    });
    if question.slot.many {
        let named = |denied: &Stated| {
            let own = question.stated.iter().filter(|stated| stated.source == denied.source && !stated.is_denied());
            own.map(|stated| (kind.row().relate)(&stated.value, &denied.value, &question.terms.borrow()).relation)
                .any(|relation| matches!(relation, Relation::Same | Relation::Compatible))
        };
        // Whoever is named in a list and then said not to be in it is named: what is denied is something else of him.
        let kept: Vec<bool> = question.stated.iter().map(|stated| !stated.is_denied() || !named(stated)).collect();
        let mut kept = kept.into_iter();
        question.stated.retain(|_| kept.next().unwrap_or(true));
    }
    for words in unread {
        if let Some(&source) = source_at.get(words.source.as_str()) {
            question.unread.push(Unread { source, said: words.said, reason: words.reason });
        }
    }
    question.unread.sort_by_key(|unread| (unread.source, unread.said.start, unread.said.end));
}

/// Where a source tells of one whom its counts may leave out, says so of these counts; where it counts nobody else, that one
/// is its count.
fn tell_of_one_more(question: &mut Question<'_>) {
    let besides = |stated: &Stated| stated.context().besides;
    let told = |stated: &&Stated| besides(stated) && !stated.is_denied() && !stated.is_plan() && stated.limit.is_none();
    let telling: BTreeSet<usize> = question.stated.iter().filter(told).map(|stated| stated.source).collect();
    let counting: BTreeSet<usize> = question
        .stated
        .iter()
        .filter(|stated| !besides(stated) && stated.limit.is_none() && !stated.is_denied() && !stated.is_plan())
        .map(|stated| stated.source)
        .collect();
    question.stated.retain(|stated| !besides(stated) || !counting.contains(&stated.source));
    for stated in &mut question.stated {
        stated.one_more = telling.contains(&stated.source)
            && !besides(stated)
            && stated.limit.is_none()
            && !counting::counts_attacker(stated.context().scope.as_deref());
    }
}

/// Adds the coverage and the row of the matrix of a slot that no source answers: most slots of most stories.
fn silent(story: &str, slot: &SlotRecord, sources: &[SourceRecord], compared: &mut StoryComparison) {
    let slot = &slot.slot;
    compared.coverage.push(Coverage {
        story: story.to_owned(),
        slot: slot.clone(),
        key: None,
        answered: Vec::new(),
        not_stated: sources.iter().map(|source| source.source.clone()).collect(),
        unclear: Vec::new(),
        near_misses: 0,
    });
    let cells = sources.iter().map(|_| Cell { answers: Vec::new(), unclear: false, level: Level::Off });
    compared.matrix.push(MatrixRow { slot: slot.clone(), key: None, cells: cells.collect() });
}

/// Adds the findings, the coverage and the row of the matrix of one question.
fn answer(
    question: &Question<'_>,
    key: Option<usize>,
    keys: &Keys,
    expected: &[Expectation<'_>],
    compared: &mut StoryComparison,
) {
    let answers = question.answers();
    let mut found = if question.slot.many { sets::findings(question) } else { sides::findings(question, &answers) };
    found.extend(key.and_then(|key| keys.spelling(question, key)));
    found.extend(unclear(question, &answers));
    found.extend(expected.iter().filter_map(|expected| off_reference(question, &answers, expected)));
    found.sort_by_key(|finding| finding.finding);

    let (coverage, row) = rows(question, &answers, &found);
    compared.coverage.push(coverage);
    compared.matrix.push(row);
    compared.findings.extend(found);
}

/// What could not be read in sources that answer in no other way, and sources with more answers than are compared.
fn unclear(question: &Question<'_>, answers: &[Answer]) -> Option<Finding> {
    let answered: BTreeSet<usize> = answers.iter().map(|answer| answer.source).collect();
    let compared: BTreeSet<usize> = answers.iter().flat_map(|answer| answer.stated.iter().copied()).collect();
    let too_many = (0..question.stated.len()).filter(|at| !compared.contains(at)).map(|at| {
        let stated = &question.stated[at];
        let reason = "there are more different answers than are compared".to_owned();
        Unread { source: stated.source, said: stated.claim.said.clone(), reason }
    });
    let mut unread: Vec<Unread> =
        question.unread.iter().filter(|unread| !answered.contains(&unread.source)).cloned().chain(too_many).collect();
    unread.sort_by_key(|unread| (unread.source, unread.said.start, unread.said.end));
    let first = unread.first()?;
    let source = question.source_id(first.source);
    let reason = format!("{source}: \"{}\" could not be read: {}", first.said.said, first.reason);
    let sides = unread
        .chunk_by(|a, b| a.source == b.source)
        .map(|group| {
            let claims = group.iter().map(|unread| SideClaim {
                source: question.source_id(unread.source).to_owned(),
                said: unread.said.clone(),
                shown: "?".to_owned(),
                context: Context::default(),
            });
            bare_side("?".to_owned(), claims.collect())
        })
        .collect();
    Some(made(question, question.kind(), Judgement::new(Class::Unclear, reason), sides))
}

fn rows(question: &Question<'_>, answers: &[Answer], found: &[Finding]) -> (Coverage, MatrixRow) {
    let mut coverage = Coverage {
        story: question.story.to_owned(),
        slot: question.slot.slot.clone(),
        key: question.key.map(str::to_owned),
        answered: Vec::new(),
        not_stated: Vec::new(),
        unclear: Vec::new(),
        near_misses: 0,
    };
    let mut row = MatrixRow { slot: coverage.slot.clone(), key: coverage.key.clone(), cells: Vec::new() };
    let own_answers = question.told(answers);
    let members = if question.slot.many { sets::members_shown(question) } else { BTreeMap::new() };
    let mut rest = answers;
    let mut told = own_answers.as_slice();
    for (at, source) in question.sources.iter().enumerate() {
        let (own, others) = rest.split_at(rest.iter().take_while(|answer| answer.source == at).count());
        rest = others;
        let (held, others) = told.split_at(told.iter().take_while(|answer| answer.source == at).count());
        told = others;
        let unclear = question.unread.iter().any(|unread| unread.source == at);
        let list = match (own.is_empty(), unclear) {
            (false, _) => &mut coverage.answered,
            (true, true) => &mut coverage.unclear,
            (true, false) => &mut coverage.not_stated,
        };
        list.push(source.source.clone());
        let takes_part = |finding: &&Finding| finding.sides.iter().any(|side| side.sources.contains(&source.source));
        let shown = |answer: &Answer| {
            let mut claim = question.stated[answer.best()].cell_claim();
            if let Some(member) = members.get(&answer.best()) {
                claim.shown.clone_from(member);
            }
            claim
        };
        row.cells.push(Cell {
            answers: held.iter().map(shown).collect(),
            unclear,
            level: found.iter().filter(takes_part).map(|finding| finding.level).max().unwrap_or(Level::Off),
        });
    }
    (coverage, row)
}
