//! One match of a phrase, and the choice between matches that get in each other's way.

use std::cmp::Reverse;
use std::ops::Range;

use foldhash::{HashMap, HashMapExt};

use super::automaton::Part;
use super::coordination::{self, Lanes};
use super::grammar::{is_auxiliary, is_no_participle, is_past_form};
use super::lattice::{LaneId, Lattice};
use super::matcher::{Bound, Matcher};
use super::partitive::{Counted, counted};
use super::program::{Program, SlotProgram};
use crate::rule::List;
use crate::text::{Case, Shape, Words};
use crate::value::number::{Number, Role, Unit, names_persons};
use crate::value::text_value::Text;
use crate::value::yes_no::YesNo;
use crate::value::{Kind, Mention, Value};

/// What found a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Finder {
    /// The phrase of this number in the program.
    Phrase(usize),
    /// The expression of this number in its slot.
    Regex(usize),
}

/// One match of a phrase in one sentence.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) slot: usize,
    pub(super) finder: Finder,
    pub(super) answer: Mention,
    pub(super) key: Option<Mention>,
    /// The tokens of the fixed words, in order.
    pub(super) fixed: Vec<usize>,
    /// The words that a yes-no phrase stepped over.
    pub(super) between: Vec<usize>,
    /// From the first to the last token that the phrase matched.
    pub(super) tokens: Range<usize>,
    /// The list of the phrase that found it.
    pub(super) list: List,
}

impl Candidate {
    /// The candidates that the bounds of a match make: one, or in a slot with many answers one for each that the phrase
    /// holds; none where it holds none.
    pub(super) fn of(
        program: &Program,
        lattice: &Lattice<'_>,
        matcher: &Matcher<'_>,
        phrase: usize,
        bounds: &[Bound],
    ) -> Vec<Candidate> {
        let slot_number = program.phrases[phrase].slot;
        let slot = &program.slots[slot_number];
        let mut fixed = Vec::new();
        let mut between = Vec::new();
        let all = bounds.iter().map(|bound| matcher.tokens(bound));
        let Some(mut tokens) = all.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end)) else {
            return Vec::new();
        };
        for bound in bounds {
            match bound {
                Bound::Words(words) => fixed.extend(words.clone()),
                Bound::Between(token) => between.push(*token),
                Bound::Mention(..) | Bound::Text(..) => {}
            }
        }
        fixed.sort_unstable();
        between.sort_unstable();
        let key_in_front = bounds.iter().find_map(|bound| match bound {
            Bound::Mention(_, _, Part::Key) => Some(matcher.tokens(bound)).filter(|key| key.start == tokens.start),
            _ => None,
        });
        if let Some(key) = key_in_front {
            let next = bounds.iter().map(|bound| matcher.tokens(bound).start).filter(|at| *at >= key.end).min();
            if next.is_some_and(|next| next > key.end) && is_governed(&lattice.words(), &key) {
                return Vec::new();
            }
        }
        let mut answers: Vec<Mention> = match slot.kind {
            Kind::YesNo => vec![yes_no(program.phrases[phrase].list, lattice, tokens.clone())],
            _ if let Some(told) = told(program.phrases[phrase].list, bounds) => {
                vec![Mention::clear(
                    lattice.document(),
                    Kind::Count,
                    tokens.clone(),
                    Value::Number(Number::counted(told.into(), None)),
                )]
            }
            _ => bounds
                .iter()
                .filter_map(|bound| match bound {
                    Bound::Mention(lane, index, Part::Answer) => {
                        let free = match slot.kind {
                            Kind::Title => free_before(lattice, *lane, *index, &tokens, &fixed),
                            _ => 0,
                        };
                        let answer = widened(lattice, *lane, *index, &fixed, free);
                        match slot.kind {
                            Kind::Count => match counted(lattice, *lane, &answer, tokens.end) {
                                Counted::All => Some(answer),
                                Counted::Part(part) => Some(part),
                                Counted::Some => None,
                            },
                            _ => Some(answer),
                        }
                    }
                    Bound::Text(words, Part::Answer) => Some(text(lattice, words.clone())),
                    _ => None,
                })
                .collect(),
        };
        let mut list = program.phrases[phrase].list;
        if let (Kind::Count, Some(counts), false) = (slot.kind, slot.answers, slot.many) {
            let lanes = Lanes { counts, persons: program.person_lane };
            for answer in &mut answers {
                list = add_up(lattice, lanes, list, answer, tokens.clone());
            }
        }
        answers.retain(|answer| slot.takes(answer));
        answers.sort_by_key(|answer| answer.tokens.start);
        // A part stands before the whole that was matched.
        tokens.start = answers.first().map_or(tokens.start, |first| tokens.start.min(first.tokens.start));
        if !slot.many {
            answers.truncate(1);
        }
        let with_key = |answer: Mention| {
            let keys = bounds.iter().filter_map(|bound| match bound {
                Bound::Mention(lane, index, Part::Key) => Some(&lattice.lane(*lane).all()[*index]),
                _ => None,
            });
            let key = keys.min_by_key(|key| (distance(&key.tokens, &answer.tokens), key.tokens.start)).cloned();
            Candidate {
                slot: slot_number,
                finder: Finder::Phrase(phrase),
                answer,
                key,
                fixed: fixed.clone(),
                between: between.clone(),
                tokens: tokens.clone(),
                list,
            }
        };
        answers.into_iter().map(with_key).collect()
    }

    /// Whether the answer is a count that nobody states.
    pub(super) fn is_derived(&self) -> bool {
        matches!(self.list, List::SaysOne | List::SaysTwo | List::SaysBesides | List::Otherwise)
    }

    /// Whether the answer is a count that stands in the text, be it that of a whole of which the answer is a part.
    pub(super) fn states_figure(&self) -> bool {
        !self.is_derived() || self.list == List::Otherwise && self.answer.tokens != self.tokens
    }

    /// The better first: what is stated before what is derived, the most fixed words, then the nearest, then the longest
    /// answer, then the earlier rule and place.
    fn rank(&self) -> impl Ord + use<> {
        (
            self.is_derived(),
            self.list == List::Otherwise,
            Reverse(self.fixed.len()),
            self.tokens.len(),
            Reverse(self.answer.tokens.len()),
            self.finder,
            self.tokens.start,
            self.answer.tokens.start,
        )
    }

    /// Whether two matches of one slot exclude each other: they claim the same words, or in a slot with a single answer
    /// they lean on the same fixed word and speak of the same key.
    fn excludes(&self, other: &Candidate, slot: &SlotProgram) -> bool {
        let same_words = self.answer.span.overlaps(other.answer.span);
        let same_key = match (&self.key, &other.key) {
            (Some(one), Some(other)) => one.span.overlaps(other.span),
            _ => true,
        };
        let shares_word = || self.fixed.iter().any(|token| other.fixed.binary_search(token).is_ok());
        same_words || !slot.many && same_key && shares_word()
    }
}

/// Chooses among the matches of one slot in one sentence. What remains stands in the order of the text; what does not is
/// added to `overruled`.
pub(super) fn choose(
    mut candidates: Vec<Candidate>,
    slot: &SlotProgram,
    overruled: &mut Vec<Candidate>,
) -> Vec<Candidate> {
    candidates.sort_by_cached_key(Candidate::rank);
    let mut chosen: Vec<Candidate> = Vec::new();
    // By token, which of the chosen use it: a candidate is held only against those that it can touch.
    let mut users: HashMap<usize, Vec<usize>> = HashMap::new();
    for candidate in candidates {
        let used = || candidate.answer.tokens.clone().chain(candidate.fixed.iter().copied());
        let excluded = used()
            .filter_map(|token| users.get(&token))
            .any(|users| users.iter().any(|better| chosen[*better].excludes(&candidate, slot)));
        if excluded {
            overruled.push(candidate);
            continue;
        }
        used().for_each(|token| users.entry(token).or_default().push(chosen.len()));
        chosen.push(candidate);
    }
    chosen.sort_by_key(|candidate| (candidate.answer.tokens.start, candidate.finder));
    chosen
}

/// How many words of an office may stand between a preposition and the name that it governs; ours.
const OFFICE_WORDS: usize = 6;

/// Whether a name hangs on a preposition, so that a verb further on has another subject: in `he stood before Judge Ana Belo
/// and pleaded guilty` it was not the judge. A relative clause tells of the name all the same (`before Ana Belo, who …`).
fn is_governed(words: &Words<'_>, name: &Range<usize>) -> bool {
    let behind = if words.word(name.end) == "," { name.end + 1 } else { name.end };
    if matches!(words.word(behind), "who" | "whose" | "whom") || words.is(behind, Shape::Number) {
        return false;
    }
    let capital = |at: usize| words.get(at).is_some_and(|token| token.case != Case::Lower);
    let office =
        |at: usize| capital(at) || matches!(words.word(at), "the" | "judge" | "justice" | "magistrate" | "a" | "'s");
    let first = words.range().start;
    let before = (first.max(name.start.saturating_sub(OFFICE_WORDS))..name.start).rev().find(|at| !office(*at));
    before.is_some_and(|at| {
        matches!(words.word(at), "alongside" | "before" | "by" | "from" | "like" | "than" | "to" | "under" | "with")
    })
}

/// How many tokens stand between two runs.
fn distance(one: &Range<usize>, other: &Range<usize>) -> usize {
    one.start.saturating_sub(other.end).max(other.start.saturating_sub(one.end))
}

fn yes_no(list: List, lattice: &Lattice<'_>, tokens: Range<usize>) -> Mention {
    let value = match list {
        List::SaysNo => YesNo::No,
        List::SaysUnsure => YesNo::Unsure,
        _ => YesNo::Yes,
    };
    Mention::clear(lattice.document(), Kind::YesNo, tokens, Value::YesNo(value))
}

/// Makes an answer the sum of all members of the coordination to which it belongs, if it does. Returns the list that the
/// match counts for: what adds up a figure is stated.
fn add_up(lattice: &Lattice<'_>, lanes: Lanes, list: List, answer: &mut Mention, matched: Range<usize>) -> List {
    let words = lattice.words();
    let Some(Value::Number(number)) = answer.value() else { return list };
    let exact = number.unit == Unit::None && number.upper.is_none() && number.role == Role::Whole;
    if !exact || !matches!(list, List::Phrases | List::SaysOne | List::SaysBesides | List::Otherwise) {
        return list;
    }
    let told = answer.tokens == matched;
    let mut member = answer.tokens.clone();
    let verb = |at: usize| {
        !names_persons(words.word(at))
            && (is_auxiliary(words.word(at))
                || is_past_form(words.word(at))
                || words.word(at).len() > 5 && words.word(at).ends_with("ing")
                || is_no_participle(words.word(at))
                || matches!(words.word(at), "dead" | "hurt"))
    };
    let others = if told {
        let noun = matched.clone().find(|at| names_persons(words.word(*at)));
        let start = noun.and_then(|noun| coordination::start_of(&words, noun));
        member.start = start.unwrap_or(member.start);
        match noun.filter(|noun| !matched.clone().take_while(|at| at < noun).any(verb)) {
            Some(noun) => {
                member.end = noun + 1;
                start.and_then(|start| coordination::before(lattice, lanes, start))
            }
            None => coordination::behind(lattice, lanes, matched.end),
        }
    } else if (answer.tokens.end..matched.end).any(verb) {
        coordination::before(lattice, lanes, answer.tokens.start)
    } else {
        coordination::behind(lattice, lanes, matched.end)
    };
    let Some(others) = others else { return list };
    let sum = coordination::sum(number, &others);
    let tokens = member.start.min(others.edge)..member.end.max(others.edge);
    *answer = Mention::clear(lattice.document(), Kind::Count, tokens, Value::Number(sum));
    match list {
        _ if others.figure => List::Phrases,
        // With those beside whom the attacker is told of he is one of all.
        List::SaysBesides => List::SaysOne,
        list => list,
    }
}

/// How many a match of a phrase of this list tells of without a figure.
fn told(list: List, bounds: &[Bound]) -> Option<u32> {
    let states = || bounds.iter().any(|bound| matches!(bound, Bound::Mention(_, _, Part::Answer)));
    match list {
        List::SaysOne | List::SaysBesides => Some(1),
        List::SaysTwo => Some(2),
        List::Otherwise if !states() => Some(1),
        _ => None,
    }
}

/// Words as they are, as a mention.
pub(super) fn text(lattice: &Lattice<'_>, tokens: Range<usize>) -> Mention {
    let document = lattice.document();
    let words = document.slice(document.span(tokens.clone())).split_whitespace().collect::<Vec<_>>().join(" ");
    Mention::clear(document, Kind::Text, tokens, Value::Text(Text { words }))
}

/// The widest mention around one, as far as the words around are fixed words of the phrase: `over <count>` finds the whole
/// of `over one million`. The first `free` tokens before it may be taken in as well.
fn widened(lattice: &Lattice<'_>, lane: LaneId, index: usize, fixed: &[usize], free: usize) -> Mention {
    let mentions = lattice.lane(lane);
    let mention = &mentions.all()[index];
    let mut limit = mention.tokens.clone();
    limit.start = limit.start.saturating_sub(free);
    while limit.start > 0 && fixed.binary_search(&(limit.start - 1)).is_ok() {
        limit.start -= 1;
    }
    while fixed.binary_search(&limit.end).is_ok() {
        limit.end += 1;
    }
    let widest = mentions.widest(&mention.tokens, &limit).unwrap_or(index);
    mentions.all()[widest].clone()
}

/// The most tokens before a title that may belong to it (`the Democratic Republic of the Congo's former acting Minister`); ours.
const FREE_TOKENS: usize = 16;

/// How many tokens before an answer with which a match begins, or which follows a fixed word of it, no word of the phrase
/// claims, as far as [`FREE_TOKENS`]. Whose office it is stands there: `Chilean Finance Minister Ana Belo`.
fn free_before(lattice: &Lattice<'_>, lane: LaneId, index: usize, tokens: &Range<usize>, fixed: &[usize]) -> usize {
    let start = lattice.lane(lane).all()[index].tokens.start;
    let claimed = fixed[..fixed.partition_point(|token| *token < start)].last();
    let free = match claimed {
        Some(token) => start - token - 1,
        None if start == tokens.start => start,
        None => 0,
    };
    free.min(FREE_TOKENS)
}

/// The same sum in another currency, which stands in brackets behind an answer: `2 million euros ($2.6 million)`. Outlets that
/// write in one currency alone can be held against it.
pub(super) fn conversion(program: &Program, lattice: &Lattice<'_>, candidate: &Candidate) -> Option<Candidate> {
    let lane = program.slots[candidate.slot].answers.filter(|_| candidate.answer.kind == Kind::Money)?;
    let words = lattice.words();
    let open = candidate.answer.tokens.end;
    if words.word(open) != "(" {
        return None;
    }
    let mentions = lattice.lane(lane);
    let mut inside = mentions.starting_at(open + 1).map(|index| &mentions.all()[index]);
    let other = inside.find(|other| matches!(words.word(other.tokens.end), ")" | ";"))?.clone();
    let currency = |mention: &Mention| match mention.value() {
        Some(Value::Number(number)) => Some(number.unit),
        _ => None,
    };
    (currency(&other)? != currency(&candidate.answer)?).then(|| Candidate { answer: other, ..candidate.clone() })
}

/// The most words of a list that may stand between two of its members besides titles and places; ours.
const LIST_WORDS: usize = 4;
/// The most members that a list goes on with in one direction; ours.
const LIST_MEMBERS: usize = 40;

/// The other members of the list in which an answer stands: `A, B and C`, with titles and places between them.
pub(super) fn list_around(program: &Program, lattice: &Lattice<'_>, candidate: &Candidate) -> Vec<Candidate> {
    let Some(lane) = program.slots[candidate.slot].answers else { return Vec::new() };
    let words = lattice.words();
    let mut members = Vec::new();
    let mut at = candidate.answer.tokens.end;
    while members.len() < LIST_MEMBERS
        && let Some(member) = next_member(program, lattice, &words, lane, at)
    {
        at = member.tokens.end;
        members.push(member);
    }
    // A single name behind a comma begins the main clause more often than it goes on with a list: `after the killing of Ben
    // Moss, Ada Roe fled`.
    if let [only] = &members[..]
        && candidate.answer.kind == Kind::Person
        && words.word(candidate.answer.tokens.end) == ","
        && (candidate.answer.tokens.end + 1..only.tokens.start)
            .all(|at| !matches!(words.word(at), "and" | "or" | "&" | "nor"))
    {
        members.clear();
    }
    let mut at = candidate.answer.tokens.start;
    let behind = members.len() + LIST_MEMBERS;
    while members.len() < behind
        && let Some(member) = member_before(program, lattice, &words, lane, at)
    {
        at = member.tokens.start;
        members.push(member);
    }
    members.into_iter().map(|answer| Candidate { answer, ..candidate.clone() }).collect()
}

/// The lanes whose mentions may stand between two members: titles and places, and persons where the members are their ages
/// (`Ana Belo, 42; Piet Lund, 25; and Jon Sand, 30`).
fn lanes_between(program: &Program, members: LaneId) -> impl Iterator<Item = LaneId> {
    let ages = program.lanes[members].kind == Kind::Quantity;
    program.between_lanes.iter().copied().filter(move |lane| ages || program.lanes[*lane].kind != Kind::Person)
}

fn next_member(
    program: &Program,
    lattice: &Lattice<'_>,
    words: &Words<'_>,
    lane: LaneId,
    mut at: usize,
) -> Option<Mention> {
    let mut joined = false;
    for _ in 0..=LIST_WORDS {
        if joined && let Some(index) = lattice.lane(lane).starting_at(at).next() {
            return Some(lattice.lane(lane).all()[index].clone());
        }
        let between = lanes_between(program, lane).filter_map(|lane| {
            let mentions = lattice.lane(lane);
            mentions.starting_at(at).next().map(|index| mentions.all()[index].tokens.end)
        });
        if let Some(end) = between.max() {
            at = end;
            continue;
        }
        if !stands_in_list(words.word(at)) {
            return None;
        }
        joined |= joins_list(words.word(at));
        at += 1;
    }
    None
}

fn member_before(
    program: &Program,
    lattice: &Lattice<'_>,
    words: &Words<'_>,
    lane: LaneId,
    mut at: usize,
) -> Option<Mention> {
    let mut joined = false;
    for _ in 0..=LIST_WORDS {
        if joined && let Some(index) = lattice.lane(lane).ending_at(at).first() {
            return Some(lattice.lane(lane).all()[*index as usize].clone());
        }
        let between = lanes_between(program, lane).filter_map(|lane| {
            let mentions = lattice.lane(lane);
            mentions.ending_at(at).first().map(|index| mentions.all()[*index as usize].tokens.start)
        });
        if let Some(start) = between.min() {
            at = start;
            continue;
        }
        let word = words.before(at, 1);
        if !stands_in_list(word) {
            return None;
        }
        joined |= joins_list(word);
        at -= 1;
    }
    None
}

fn joins_list(word: &str) -> bool {
    matches!(word, "," | "and" | "or" | "&" | ";" | "nor")
}

fn stands_in_list(word: &str) -> bool {
    joins_list(word) || matches!(word, "from" | "the" | "also" | "both" | "then" | "'s" | "'" | "of" | "for")
}
