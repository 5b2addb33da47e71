//! Where a phrase starts: its rarest required word, or a mention where it has none.

use std::sync::Arc;

use foldhash::HashMap;

use super::automaton::{NodeId, Way, person_follows};
use super::frequency::per_million;
use super::wording::WordingReader;
use crate::rule::Item;
use crate::value::Kind;
use crate::value::number::cardinal_word;

/// What is made of the starts of a phrase: one, or one for each alternative of a required group.
pub(super) trait Starts<'r> {
    /// The graph of items that are walked in one way, before `next`. `person_next` tells whether a person's name may come right
    /// behind them.
    fn sequence(&mut self, items: &'r [Item], way: Way, next: NodeId, person_next: bool) -> NodeId;
    /// The phrase starts at this word, prefix or mention, with the graphs of what stands left and right of it.
    fn start(&mut self, anchor: &'r Item, sides: [NodeId; 2], person_behind: bool);
}

/// How often word lists stand among a million words, by where they lie: many phrases name one.
#[derive(Default)]
pub(super) struct Costs(HashMap<*const Vec<Item>, Option<u32>>);

/// Makes every start of these items, always in the same order; none where they hold nothing that has to be there. `wording`
/// is what the slot declares.
pub(super) fn add_starts<'r>(
    items: &'r [Item],
    costs: &mut Costs,
    wording: Option<&WordingReader>,
    found: &mut impl Starts<'r>,
    [left, right]: [NodeId; 2],
    person_next: bool,
) {
    let cost_at = |at: usize| item_cost(&items[at], costs, wording).map(|cost| (cost, at));
    let at = match items {
        // Most alternatives are one word.
        [Item::Word { word, .. }] if !word.starts_with('\'') => 0,
        _ => match (0..items.len()).filter_map(cost_at).min() {
            Some((_, at)) => at,
            None => return,
        },
    };
    // Walking left, what comes right behind the left part is the anchor itself.
    let left = found.sequence(&items[..at], Way::Left, left, person_follows(&items[at..], person_next));
    let right = found.sequence(&items[at + 1..], Way::Right, right, person_next);
    let behind = person_follows(&items[at + 1..], person_next);
    match &items[at] {
        Item::Group(alternatives) => {
            for items in alternatives.iter() {
                add_starts(items, costs, wording, found, [left, right], behind);
            }
        }
        anchor => found.start(anchor, [left, right], behind),
    }
}

/// The normalised words at which a number word or digits start a phrase.
pub(super) fn number_forms(word: &str, number: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned(), number.to_owned()];
    forms.extend(number_words(number).map(str::to_owned));
    forms.push(grouped(number));
    forms.sort();
    forms.dedup();
    forms
}

/// The words of which one stands in every answer that a slot declares, and at which a phrase that begins with such an answer
/// starts; in order.
pub(super) fn declared_triggers(wording: &WordingReader) -> Vec<&str> {
    let mut triggers: Vec<&str> = wording.sequences().filter_map(rarest_word).collect();
    triggers.sort_unstable();
    triggers.dedup();
    triggers
}

/// How often a start of these items stands among a million words; `None` where none of them has to be there.
fn cost(items: &[Item], costs: &mut Costs, wording: Option<&WordingReader>) -> Option<u32> {
    items.iter().filter_map(|item| item_cost(item, costs, wording)).min()
}

fn item_cost(item: &Item, costs: &mut Costs, wording: Option<&WordingReader>) -> Option<u32> {
    match item {
        Item::Word { word, .. } if matches!(word.as_str(), "'s" | "'") => None,
        // Digits and number words are many and stand in mentions of their own.
        Item::Word { word, number: Some(_), .. } => Some(per_million(word).max(2_000)),
        Item::Word { word, exact, .. } => Some(if exact.is_some() { per_million(word) / 2 } else { per_million(word) }),
        Item::Prefix(prefix) => Some(per_million(prefix).saturating_mul(4)),
        // What is shared is most often a word list.
        Item::Group(list) if Arc::strong_count(list) > 1 => match costs.0.get(&list.as_ptr()) {
            Some(cost) => *cost,
            None => {
                let cost = group_cost(list, costs, wording);
                costs.0.insert(list.as_ptr(), cost);
                cost
            }
        },
        Item::Group(alternatives) => group_cost(alternatives, costs, wording),
        Item::Mention { kind: Kind::Choice, .. } => wording.map(|wording| {
            wording.sequences().filter_map(rarest_word).fold(0u32, |sum, word| sum.saturating_add(per_million(word)))
        }),
        Item::Mention { kind, .. } => mention_cost(*kind),
        Item::Punct(_) | Item::Gap | Item::NounGap => None,
    }
}

fn group_cost(alternatives: &[Vec<Item>], costs: &mut Costs, wording: Option<&WordingReader>) -> Option<u32> {
    alternatives.iter().try_fold(0u32, |sum, items| Some(sum.saturating_add(cost(items, costs, wording)?)))
}

/// Mentions start a phrase only where no word does; the kinds with the rarest triggers go first.
fn mention_cost(kind: Kind) -> Option<u32> {
    let rank = match kind {
        Kind::Money => 0,
        Kind::Percent => 1,
        Kind::Title => 2,
        Kind::Duration => 3,
        Kind::Time => 4,
        Kind::Quantity => 5,
        Kind::Date => 6,
        Kind::Place => 7,
        Kind::Organisation => 8,
        Kind::Count => 9,
        Kind::Person => 10,
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
