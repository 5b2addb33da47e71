//! Where a phrase starts: its rarest required word, or a mention where it has none.

use std::sync::Arc;

use foldhash::HashMap;

use super::automaton::{ACCEPT, Builder, Meaning, MentionTest, NodeId, Way, WordTest, person_follows};
use super::frequency::per_million;
use super::wording::WordingReader;
use crate::rule::Item;
use crate::value::Kind;
use crate::value::number::cardinal_word;

/// What starts a phrase.
#[derive(Clone, Debug)]
pub(super) enum Anchor {
    /// One of these normalised words stands in the text; the test then decides.
    Word(Vec<String>, WordTest),
    /// A word that begins so.
    Prefix(String, WordTest),
    /// A mention that holds one of these words, or any mention where there are none.
    Mention(Vec<String>, MentionTest),
}

/// A phrase as it is tried from one of its anchors.
#[derive(Clone, Debug)]
pub(super) struct Start {
    /// What starts it.
    pub(super) anchor: Anchor,
    /// The graph of what stands left of the anchor.
    pub(super) left: NodeId,
    /// The graph of what stands right of it.
    pub(super) right: NodeId,
}

/// How often items stand among a million words.
pub(super) struct Costs<'w> {
    wording: Option<&'w WordingReader>,
    /// The costs of word lists, by where they lie: many phrases of a slot name one.
    lists: HashMap<*const Vec<Item>, Option<u32>>,
}

impl<'w> Costs<'w> {
    /// Those of a slot that declares this wording.
    pub(super) fn new(wording: Option<&'w WordingReader>) -> Costs<'w> {
        Costs { wording, lists: HashMap::default() }
    }
}

/// All starts of a phrase: one, or one for each alternative of a required group. None where the phrase holds nothing that
/// has to be there.
pub(super) fn starts<M: Meaning>(items: &[Item], costs: &mut Costs<'_>, builder: &mut Builder<'_, M>) -> Vec<Start> {
    let mut starts = Vec::new();
    add_starts(items, costs, builder, [ACCEPT, ACCEPT], false, &mut starts);
    starts
}

fn add_starts<M: Meaning>(
    items: &[Item],
    costs: &mut Costs<'_>,
    builder: &mut Builder<'_, M>,
    [left, right]: [NodeId; 2],
    person_next: bool,
    starts: &mut Vec<Start>,
) {
    let rarest = (0..items.len()).filter_map(|at| item_cost(&items[at], costs).map(|cost| (cost, at))).min();
    let Some((_, at)) = rarest else { return };
    let behind = person_follows(&items[at + 1..], person_next);
    let left = {
        // Walking left, what comes right behind the left part is the anchor itself.
        let person_at_anchor = person_follows(&items[at..], person_next);
        builder.sequence(&items[..at], Way::Left, left, person_at_anchor)
    };
    let right = builder.sequence(&items[at + 1..], Way::Right, right, person_next);
    let anchor = match &items[at] {
        Item::Group(alternatives) => {
            for items in alternatives.iter() {
                add_starts(items, costs, builder, [left, right], behind, starts);
            }
            return;
        }
        Item::Word { word, number: None, .. } => {
            builder.word_test(&items[at]).map(|test| Anchor::Word(vec![word.clone()], test))
        }
        Item::Word { word, number: Some(number), .. } => {
            let mut forms = vec![word.clone(), number.normalize().to_string()];
            forms.extend(number_words(&number.normalize().to_string()).map(str::to_owned));
            forms.push(grouped(&number.normalize().to_string()));
            forms.sort();
            forms.dedup();
            builder.word_test(&items[at]).map(|test| Anchor::Word(forms, test))
        }
        Item::Prefix(prefix) => builder.word_test(&items[at]).map(|test| Anchor::Prefix(prefix.clone(), test)),
        Item::Mention { kind, name } => builder.mention_test(*kind, name.as_deref(), behind).ok().map(|test| {
            let triggers = match costs.wording.filter(|_| *kind == Kind::Choice) {
                Some(wording) => wording.sequences().filter_map(rarest_word).map(str::to_owned).collect(),
                None => Vec::new(),
            };
            Anchor::Mention(triggers, test)
        }),
        Item::Punct(_) | Item::Gap => None,
    };
    starts.extend(anchor.map(|anchor| Start { anchor, left, right }));
}

/// How often a start of these items stands among a million words; `None` where none of them has to be there.
fn cost(items: &[Item], costs: &mut Costs<'_>) -> Option<u32> {
    items.iter().filter_map(|item| item_cost(item, costs)).min()
}

fn item_cost(item: &Item, costs: &mut Costs<'_>) -> Option<u32> {
    match item {
        Item::Word { word, .. } if matches!(word.as_str(), "'s" | "'") => None,
        // Digits and number words are many and stand in mentions of their own.
        Item::Word { word, number: Some(_), .. } => Some(per_million(word).max(2_000)),
        Item::Word { word, exact, .. } => Some(if exact.is_some() { per_million(word) / 2 } else { per_million(word) }),
        Item::Prefix(prefix) => Some(per_million(prefix).saturating_mul(4)),
        // What is shared is most often a word list.
        Item::Group(list) if Arc::strong_count(list) > 1 => match costs.lists.get(&list.as_ptr()) {
            Some(cost) => *cost,
            None => {
                let cost = group_cost(list, costs);
                costs.lists.insert(list.as_ptr(), cost);
                cost
            }
        },
        Item::Group(alternatives) => group_cost(alternatives, costs),
        Item::Mention { kind: Kind::Choice, .. } => costs.wording.map(|wording| {
            wording.sequences().filter_map(rarest_word).fold(0u32, |sum, word| sum.saturating_add(per_million(word)))
        }),
        Item::Mention { kind, .. } => mention_cost(*kind),
        Item::Punct(_) | Item::Gap => None,
    }
}

fn group_cost(alternatives: &[Vec<Item>], costs: &mut Costs<'_>) -> Option<u32> {
    alternatives.iter().try_fold(0u32, |sum, items| Some(sum.saturating_add(cost(items, costs)?)))
}

/// Mentions start a phrase only where no word does; the kinds with the rarest triggers go first.
fn mention_cost(kind: Kind) -> Option<u32> {
    let rank = match kind {
        Kind::Money => 0,
        Kind::Percent => 1,
        Kind::Title => 2,
        Kind::Duration => 3,
        Kind::Quantity => 4,
        Kind::Date => 5,
        Kind::Place => 6,
        Kind::Count => 7,
        Kind::Person => 8,
        Kind::Choice | Kind::YesNo | Kind::Text => return None,
    };
    Some(1_000_000 + rank)
}

fn rarest_word(sequence: &[super::wording::DeclaredWord]) -> Option<&str> {
    sequence.iter().map(|declared| declared.word.as_str()).min_by_key(|word| per_million(word))
}

/// The words that begin the number in words.
fn number_words(digits: &str) -> impl Iterator<Item = &'static str> {
    const SCALES: [(&str, u32); 3] = [("hundred", 100), ("thousand", 1_000), ("million", 1_000_000)];
    let number: Option<u32> = digits.parse().ok();
    let simple = number.and_then(|number| cardinal_word(if number < 20 { number } else { number / 10 * 10 }));
    let scale = number.into_iter().flat_map(|number| {
        SCALES
            .into_iter()
            .filter(move |(_, size)| number >= *size && number.is_multiple_of(*size))
            .map(|(word, _)| word)
    });
    simple.into_iter().chain(scale)
}

/// `12000` as `12,000`.
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 && whole.is_ascii() {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if let Some(rest) = rest {
        grouped.push('.');
        grouped.push_str(rest);
    }
    grouped
}
