//! Findings of one question: pairs judged, groups that agree built into sides.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Day;

use crate::rule::{Class, Level};
use crate::value::{Kind, Value, ValueRecord};

use super::answer::{Answer, OTHERS, Question};
use super::cliques::largest_groups;
use super::copies;
use super::finding::{EditedCopy, Finding, FindingTag, Side, SideClaim};
use super::judge::{Judgement, judge, likeness};
use super::order::openness;
use super::time::{Course, in_time};
use super::within::within_sources;

/// A side before it is written down: which claims agree, the one that says most first in each source.
pub(super) type Agreeing = Vec<usize>;

/// What is known of a pair of answers.
struct Pairs {
    nodes: usize,
    class: Vec<Option<Class>>,
}

impl Pairs {
    fn at(&self, one: usize, other: usize) -> Option<Class> {
        self.class[one * self.nodes + other]
    }

    fn set(&mut self, one: usize, other: usize, class: Option<Class>) {
        self.class[one * self.nodes + other] = class;
        self.class[other * self.nodes + one] = class;
    }
}

/// Every finding of a question whose answer is one value.
pub(super) fn findings(question: &Question<'_>, answers: &[Answer]) -> Vec<Finding> {
    let mut found = within_sources(question, answers);
    found.extend(weekdays(question));
    let current = question.current(answers);
    let held_against = with_own_figures(question, &current, answers);
    found.extend(across_sources(question, &held_against, &current));
    found.extend(background(question, answers));
    found.extend(few(question, answers));
    found
}

/// A note on figures of a few of many, where a source has no other.
fn few(question: &Question<'_>, answers: &[Answer]) -> Option<Finding> {
    let (kept, _) = question.background(answers);
    let alone = |answer: &Answer| kept.iter().filter(|other| other.source == answer.source).count() == 1;
    let few: Vec<Answer> = question.few(&kept).into_iter().filter(alone).collect();
    let first = few.first()?;
    let more = if few.len() > 1 { format!(", and so with {} more", few.len() - 1) } else { String::new() };
    let reason = format!(
        "\"{}\" in {} is held against nobody{more}: others had ten times as many by then, so it seems to tell of a few of them",
        question.stated[first.best()].shown,
        question.source_id(first.source)
    );
    let sides = few.into_iter().map(|answer| answer.stated).collect();
    let mut note = finding(question, Judgement::new(Class::Apart, reason), sides);
    note.level = note.level.min(Level::Note);
    Some(note)
}

/// A note on figures that were held against none of another source, since they seem to tell of another event.
fn background(question: &Question<'_>, answers: &[Answer]) -> Option<Finding> {
    let (kept, left_out) = question.background(answers);
    let differs = |answer: &&Answer| {
        let own = kept.iter().filter(|other| other.source == answer.source);
        own.clone().count() > 0
            && own.clone().all(|other| {
                matches!(judge(question, other.best(), answer.best()).class, Class::Conflict | Class::Apart)
            })
    };
    let left_out: Vec<&Answer> = left_out.iter().filter(differs).collect();
    let first = left_out.first()?;
    let stated = &question.stated[first.best()];
    let more = if left_out.len() > 1 { format!(", as are {} more", left_out.len() - 1) } else { String::new() };
    let reason = format!(
        "\"{}\" in {} is taken for background{more}: it stands behind an answer that others share, and nobody shares it",
        stated.shown,
        question.source_id(first.source)
    );
    let sides = left_out.into_iter().map(|answer| answer.stated.clone()).collect();
    let mut note = finding(question, Judgement::new(Class::Apart, reason), sides);
    note.level = note.level.min(Level::Note);
    Some(note)
}

/// Dates whose written weekday is not that of the written day; once a source where it writes the same again.
fn weekdays(question: &Question<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut told: BTreeSet<(usize, String)> = BTreeSet::new();
    for (at, stated) in question.stated.iter().enumerate() {
        let Value::Date(date) = &stated.value else { continue };
        let Some(misfit) = date.weekday_mismatch() else { continue };
        let reason = format!("{}: {misfit}", question.source_id(stated.source));
        if told.insert((stated.source, misfit)) {
            found.push(finding(question, Judgement::new(Class::Weekday, reason), vec![vec![at]]));
        }
    }
    found
}

/// The answers that stand, and of those that give way to them the counts that would be held against a source that gives them
/// too: an article that tells of five dead in all and of four who died at once says what one says that tells of four.
fn with_own_figures(question: &Question<'_>, current: &[Answer], all: &[Answer]) -> Vec<Answer> {
    if question.kind() != Kind::Count || question.key.is_some() || question.slot.many {
        return current.to_vec();
    }
    let claims: Vec<usize> = current.iter().map(Answer::best).collect();
    let course = Course::of(question, &claims);
    let is_held_against = |one: &Answer, other: &Answer| {
        one.source != other.source
            && matches!(
                judge_in_time(question, one.best(), other.best(), &claims, &course).class,
                Class::Conflict | Class::Apart
            )
    };
    let standing: BTreeSet<usize> = claims.iter().copied().collect();
    let stands = |answer: &Answer| {
        let own = current.iter().filter(|own| own.source == answer.source);
        let rivals = current.iter().take(OTHERS).filter(|rival| {
            rival.source != answer.source && judge(question, answer.best(), rival.best()).class == Class::Same
        });
        rivals.clone().any(|rival| own.clone().any(|own| is_held_against(own, rival)))
    };
    let is_own_figure = |answer: &&Answer| {
        standing.contains(&answer.best()) || !question.stated[answer.best()].context().derived && stands(answer)
    };
    all.iter().filter(is_own_figure).cloned().collect()
}

/// The finding of all sources that answer, and one for answers that cannot be compared with any other. Of the answers only
/// those that are `current` stand on its sides.
fn across_sources(question: &Question<'_>, answers: &[Answer], current: &[Answer]) -> Vec<Finding> {
    if answers.is_empty() {
        return Vec::new();
    }
    let claims: Vec<usize> = answers.iter().map(Answer::best).collect();
    let course = Course::of(question, &claims);
    let pairs = judge_pairs(question, answers, &course);
    // Answers that were not held against each other, since each has one more like it, can agree all the same.
    let agree = |one: usize, other: usize| {
        let class = pairs.at(one, other).unwrap_or_else(|| judge(question, claims[one], claims[other]).class);
        matches!(class, Class::Same | Class::Compatible)
    };
    let independent: BTreeSet<usize> = answers.iter().map(|answer| question.independent[answer.source]).collect();

    let copies = |one: usize, other: usize| {
        let (one, other) = (answers[one].source, answers[other].source);
        one != other && question.independent[one] == question.independent[other]
    };
    let standing: BTreeSet<usize> = current.iter().map(Answer::best).collect();
    let stands: Vec<bool> = claims.iter().map(|claim| standing.contains(claim)).collect();
    let mut worst: Option<(Class, usize, usize)> = None;
    for one in 0..answers.len() {
        for other in one + 1..answers.len() {
            // Of pairs that differ alike, two copies are named: nothing tells more than what an editor changed.
            let rank = |class: Class, a: usize, b: usize| (class, !(stands[a] && stands[b]), !copies(a, b));
            if let Some(class) = pairs.at(one, other)
                && worst.is_none_or(|(gravest, a, b)| rank(class, one, other) < rank(gravest, a, b))
            {
                worst = Some((class, one, other));
            }
        }
    }
    let sides_of = |nodes: &[usize]| -> Vec<Vec<usize>> {
        let nodes: Vec<usize> = nodes.iter().copied().filter(|at| stands[*at]).collect();
        let groups = largest_groups(nodes.len(), |a, b| agree(nodes[a], nodes[b]));
        groups.into_iter().map(|group| group.into_iter().map(|at| nodes[at]).collect()).collect()
    };
    let told = |groups: Vec<Vec<usize>>| -> Vec<Agreeing> {
        groups
            .into_iter()
            .map(|group| group.into_iter().flat_map(|at| answers[at].stated.iter().copied()).collect())
            .collect()
    };
    let only_one = independent.len() == 1;
    let Some((class, one, other)) = worst.filter(|(class, ..)| !(only_one && *class >= Class::Single)) else {
        let nodes: Vec<usize> = (0..answers.len()).collect();
        return vec![finding(
            question,
            Judgement::new(Class::Single, single(question, answers)),
            told(sides_of(&nodes)),
        )];
    };

    let met = |at: usize, with: &dyn Fn(Class) -> bool| (0..answers.len()).any(|to| pairs.at(at, to).is_some_and(with));
    let (within, beside): (Vec<usize>, Vec<usize>) = (0..answers.len())
        .filter(|at| met(*at, &|_| true))
        .partition(|at| class == Class::Incomparable || met(*at, &|class| class != Class::Incomparable));
    let mut found = Vec::new();
    let judged = match class {
        Class::Same => Judgement::new(class, format!("{} say the same", list_sources(question, answers, &within))),
        _ => {
            let judged = judge_in_time(question, claims[one], claims[other], &claims, &course);
            let mut reason = between(question, &answers[one], &answers[other], &judged);
            let moves = !matches!(judged.class, Class::Same | Class::Compatible | Class::Incomparable);
            if let Some(told) = course.told().filter(|_| moves) {
                reason = format!("{reason}; {told}");
            }
            Judgement::new(judged.class, reason)
        }
    };
    let mut groups = sides_of(&within);
    if matches!(class, Class::Same | Class::Compatible) {
        // Where nobody differs, a source that says it twice (as a plan and as a fact) need not stand twice.
        let sources = |group: &Vec<usize>| group.iter().map(|at| answers[*at].source).collect::<BTreeSet<usize>>();
        let all: Vec<BTreeSet<usize>> = groups.iter().map(sources).collect();
        let mut at = 0;
        groups.retain(|_| {
            at += 1;
            let own = &all[at - 1];
            !all.iter()
                .enumerate()
                .any(|(to, other)| to != at - 1 && own.is_subset(other) && (own.len() < other.len() || to < at - 1))
        });
    } else if class != Class::Incomparable {
        // Answers that differ from nobody, such as plans that agree beside outcomes that do not, are no side of it.
        // Nor is a derived count a side of a finding between counts that are stated.
        let differs = |other| match other {
            Class::Same | Class::Compatible | Class::Incomparable => false,
            Class::Derived => class == Class::Derived,
            _ => true,
        };
        groups.retain(|group| group.iter().any(|at| met(*at, &differs)));
    }
    let differs = !matches!(class, Class::Same | Class::Compatible | Class::Incomparable);
    // A figure that moves is told in the order of the days.
    let published = |at: &usize| question.sources[answers[*at].source].published;
    let moves = question.slot.changes.is_some() && question.figure(claims[one]).is_some();
    if moves && (0..answers.len()).all(|at| published(&at).is_some()) {
        groups.sort_by_key(|group| group.iter().map(published).min());
    }
    let mut finding_of_all = finding(question, judged, told(groups));
    if differs && copies(one, other) {
        edited(question, &mut finding_of_all, answers[one].source, answers[other].source);
    }
    found.push(finding_of_all);
    if !beside.is_empty() {
        let (one, other) = (beside[0], (0..answers.len()).find(|to| pairs.at(beside[0], *to).is_some()).unwrap_or(0));
        let judged = judge(question, claims[one], claims[other]);
        let reason = between(question, &answers[one], &answers[other], &judged);
        found.push(finding(question, Judgement::new(Class::Incomparable, reason), told(sides_of(&beside))));
    }
    found
}

/// Says of a finding that two of its texts are near copies, and lifts it to a warning: however time or a plan may explain
/// the difference, one text was made from the other and changed here.
fn edited(question: &Question<'_>, finding: &mut Finding, one: usize, other: usize) {
    let common = copies::common(&question.sources[one], &question.sources[other]);
    let (source, other) = (question.source_id(one).to_owned(), question.source_id(other).to_owned());
    finding.reason.push_str(&format!("; the two texts are near copies ({common}% in common) and differ here"));
    // What nobody states is no change of the text.
    if finding.level != Level::Off && finding.finding != Class::Derived {
        finding.level = finding.level.max(Level::Warning);
    }
    finding.edited_copy = Some(EditedCopy { source, other, common });
}

fn single(question: &Question<'_>, answers: &[Answer]) -> String {
    let sources: BTreeSet<usize> = answers.iter().map(|answer| answer.source).collect();
    let mut ids = sources.iter().map(|at| question.source_id(*at));
    let first = ids.next().unwrap_or_default();
    let copies: Vec<&str> = ids.collect();
    if copies.is_empty() {
        format!("stated by {first} only")
    } else {
        format!("stated by {first} and by near copies of it only: {}", copies.join(", "))
    }
}

fn list_sources(question: &Question<'_>, answers: &[Answer], nodes: &[usize]) -> String {
    let sources: BTreeSet<usize> = nodes.iter().map(|at| answers[*at].source).collect();
    let ids: Vec<&str> = sources.iter().map(|at| question.source_id(*at)).collect();
    list(&ids)
}

/// `a`, `a and b`, `a, b and c`; `8 sources` where there are many.
pub(super) fn list(ids: &[&str]) -> String {
    match ids {
        [] => "nobody".to_owned(),
        [one] => (*one).to_owned(),
        [most @ .., last] if ids.len() <= 5 => format!("{} and {last}", most.join(", ")),
        _ => format!("{} sources", ids.len()),
    }
}

fn between(question: &Question<'_>, one: &Answer, other: &Answer, judged: &Judgement) -> String {
    let (a, b) = (question.source_id(one.source), question.source_id(other.source));
    match judged.class {
        // What time explains names its sources itself.
        Class::Stale => judged.reason.clone(),
        _ if judged.reason.is_empty() => format!("{a} and {b}: {}", judged.class.row().about),
        _ => format!("{a} and {b}: {}", judged.reason),
    }
}

fn judge_in_time(question: &Question<'_>, one: usize, other: usize, claims: &[usize], course: &Course) -> Judgement {
    in_time(question, one, other, judge(question, one, other), course, |claim, by: Day| {
        claims.iter().any(|past| {
            let published = question.sources[question.stated[*past].source].published;
            *past != claim
                && published.is_some_and(|day| day <= by)
                // `More than 200` leaves room for 256, which repeats nothing all the same.
                && question.figure(claim) == question.figure(*past)
                && matches!(judge(question, claim, *past).class, Class::Same | Class::Compatible)
        })
    })
}

/// Judges every pair of answers of two sources. Where a source has several, like is compared with like, and an answer
/// that the other source shares is not held against what else that one says.
fn judge_pairs(question: &Question<'_>, answers: &[Answer], course: &Course) -> Pairs {
    let mut pairs = Pairs { nodes: answers.len(), class: vec![None; answers.len() * answers.len()] };
    let claims: Vec<usize> = answers.iter().map(Answer::best).collect();
    let (alike, kinds_of_claim) = alike(question, &claims);
    let mut known: Vec<Option<Class>> = vec![None; kinds_of_claim * kinds_of_claim];
    let mut class_of = |one: usize, other: usize| {
        let at = alike[one] * kinds_of_claim + alike[other];
        *known[at].get_or_insert_with(|| judge_in_time(question, claims[one], claims[other], &claims, course).class)
    };
    let groups: Vec<std::ops::Range<usize>> = {
        let mut from = 0;
        answers
            .chunk_by(|a, b| a.source == b.source)
            .map(|group| {
                from += group.len();
                from - group.len()..from
            })
            .collect()
    };
    for (at, group) in groups.iter().enumerate() {
        for rivals in &groups[at + 1..] {
            let all = || group.clone().flat_map(|one| rivals.clone().map(move |other| (one, other)));
            let like = |(one, other): (usize, usize)| likeness(question, claims[one], claims[other]);
            let most = all().map(like).max().unwrap_or(0);
            let several = group.len() > 1 || rivals.len() > 1;
            let judged: Vec<(usize, usize, Class)> = all()
                .filter(|pair| !several || like(*pair) == most)
                .map(|(one, other)| (one, other, class_of(one, other)))
                .collect();
            // Somebody can hold several offices: two sources that have one in common agree.
            let set = question.kind() == Kind::Title;
            let agrees = |class: Class| matches!(class, Class::Same | Class::Compatible);
            let has = |at: Option<usize>, with: &dyn Fn(Class) -> bool| {
                judged.iter().any(|(one, other, class)| (set || at == Some(*one) || at == Some(*other)) && with(*class))
            };
            let mut goes_on =
                |(one, other)| matches!(class_of(one, other), Class::Same | Class::Compatible | Class::Updated);
            let mildest = judged.iter().map(|(.., class)| *class).filter(|class| *class != Class::Incomparable).max();
            for &(one, other, class) in &judged {
                let either = |with: &dyn Fn(Class) -> bool| has(Some(one), with) || has(Some(other), with);
                let kept = match class {
                    _ if agrees(class) => true,
                    Class::Incomparable => !either(&|class| class != Class::Incomparable),
                    // What goes on from one of two figures of a source has not fallen below the other.
                    Class::Reversed if all().any(|pair| (pair.0 == one) != (pair.1 == other) && goes_on(pair)) => false,
                    _ => !either(&agrees) && (!set || mildest == Some(class)),
                };
                if kept {
                    pairs.set(one, other, Some(class));
                }
            }
        }
    }
    pairs
}

/// For each claim a number that it shares with those that say the same in the same way on the same day, so that a pair
/// is judged once however many sources repeat it; and how many numbers there are.
fn alike(question: &Question<'_>, claims: &[usize]) -> (Vec<usize>, usize) {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let alike = claims
        .iter()
        .map(|at| {
            let stated = &question.stated[*at];
            let value = serde_json::to_string(&stated.claim.value).unwrap_or_default();
            let published = question.sources[stated.source].published;
            let key = format!("{value}{:?}{published:?}", stated.context());
            let next = numbers.len();
            *numbers.entry(key).or_insert(next)
        })
        .collect();
    (alike, numbers.len())
}

/// Writes a finding down.
pub(super) fn finding(question: &Question<'_>, judged: Judgement, sides: Vec<Agreeing>) -> Finding {
    let mut times: BTreeMap<usize, usize> = BTreeMap::new();
    sides.iter().flatten().for_each(|at| *times.entry(*at).or_default() += 1);
    let written = |claims: Agreeing| side_with(question, claims, |at| times.get(&at).is_some_and(|times| *times > 1));
    let sides = sides.into_iter().map(written).collect();
    made(question, question.kind(), judged, sides)
}

/// A finding of a question with its sides made.
pub(super) fn made(question: &Question<'_>, kind: Kind, judged: Judgement, sides: Vec<Side>) -> Finding {
    let set = |class: Class| question.slot.report.get(&class).copied();
    let level = set(judged.class).unwrap_or_else(|| match set(Class::Conflict) {
        // What differs less than a conflict is not reported louder than one.
        Some(conflict) if judged.class == Class::Apart => conflict.min(Class::Apart.row().level),
        _ => judged.class.row().level,
    });
    written(question.story, &question.slot.slot, question.key, kind, judged, level, sides)
}

/// A finding in the form in which it is reported.
pub(super) fn written(
    story: &str,
    slot: &str,
    key: Option<&str>,
    kind: Kind,
    judged: Judgement,
    level: Level,
    sides: Vec<Side>,
) -> Finding {
    let fingerprint = fingerprint(story, slot, key, judged.class, &sides);
    Finding {
        record: FindingTag::Finding,
        story: story.to_owned(),
        slot: slot.to_owned(),
        key: key.map(str::to_owned),
        finding: judged.class,
        level,
        kind,
        reason: judged.reason,
        edited_copy: None,
        sides,
        fingerprint,
    }
}

/// A side of claims that agree: the value that says most, and what each source says.
pub(super) fn side(question: &Question<'_>, claims: Agreeing) -> Side {
    side_with(question, claims, |_| false)
}

/// The same where sides overlap: a claim that stands on several sides is what they have in common, so the value of a side
/// is that of another claim if it has one.
fn side_with(question: &Question<'_>, mut claims: Agreeing, shared: impl Fn(usize) -> bool) -> Side {
    let open = |at: &usize| {
        let stated = &question.stated[*at];
        let terms = question.terms.borrow();
        (stated.is_plan(), openness(&stated.value, &stated.claim.value, &stated.shown, &terms), *at)
    };
    claims.sort_by_cached_key(|at| (question.stated[*at].source, open(at)));
    let most = claims.iter().min_by_key(|at| (shared(**at), open(at))).copied();
    let (value, shown) = most
        .map(|at| &question.stated[at])
        .map_or_else(Default::default, |stated| (stated.claim.value.clone(), stated.shown.clone()));
    let sources: BTreeSet<usize> = claims.iter().map(|at| question.stated[*at].source).collect();
    Side {
        value,
        shown,
        sources: sources.into_iter().map(|at| question.source_id(at).to_owned()).collect(),
        claims: claims.iter().map(|at| question.stated[*at].side_claim()).collect(),
    }
}

/// A side of words that have no value of the slot's kind.
pub(super) fn bare_side(shown: String, claims: Vec<SideClaim>) -> Side {
    let mut sources: Vec<String> = claims.iter().map(|claim| claim.source.clone()).collect();
    sources.dedup();
    Side { value: ValueRecord::new(), shown, sources, claims }
}

/// FNV-1a in 64 bits (Fowler, Noll and Vo), in hexadecimal: small, stable and the same everywhere.
fn fingerprint(story: &str, slot: &str, key: Option<&str>, class: Class, sides: &[Side]) -> String {
    let mut shown: Vec<&str> = sides.iter().map(|side| side.shown.as_str()).collect();
    shown.sort_unstable();
    shown.dedup();
    let parts = [story, slot, key.unwrap_or_default(), class.row().name].into_iter().chain(shown);
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in parts.flat_map(|part| part.bytes().chain([0x1f])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}
