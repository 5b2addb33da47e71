use std::sync::Arc;

use super::parse::can_be_empty;
use super::{Item, Phrase};
use crate::problem::{Problem, Problems};
use crate::value::Kind;
use crate::yaml::Node;

/// What a phrase is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rule) enum Use {
    /// It holds the answer.
    Answer,
    /// It stands for yes, no or unsure.
    Says,
    /// It stands for one or two of what is counted.
    Tells,
    /// It holds a count, or stands for one, from which the answer follows.
    Otherwise,
    /// It cancels a match.
    Unless,
}

/// Refuses a phrase that cannot give the answer of its slot, or that nothing can start.
///
/// Mentions that are neither answer nor key get a name, so that what is left without one is either of them.
pub(in crate::rule) fn check(
    phrase: &mut Phrase,
    node: &Node,
    used: Use,
    (kind, each, many): (Kind, Option<Kind>, bool),
    problems: &mut Problems,
) {
    let before = problems.0.len();
    let mut tell = |what: String, hint: String| problems.push(Problem::error(what).at(node.place()).hint(hint));
    // Under `unless` it is the answer that is cancelled, and no other in the clause.
    let answer = matches!(used, Use::Answer | Use::Otherwise | Use::Unless).then_some(kind);
    let mut senseless = None;
    name_others(&mut phrase.items, &|of| Some(of) == answer || Some(of) == each, &mut |of| {
        let declared = matches!(of, Kind::Choice | Kind::Text | Kind::YesNo);
        if declared && of != kind || of == Kind::YesNo {
            senseless.get_or_insert(of);
        }
    });
    if let Some(of) = senseless {
        let hint = match of {
            Kind::YesNo => "write the words that say so under `says_yes` and `says_no`".to_owned(),
            _ => format!("give the slot `kind: {of}`, or write words in its place"),
        };
        tell(format!("`<{of}>` has nothing to read in a slot of kind `{kind}`"), hint);
    }
    if used == Use::Answer {
        let (least, most) = count(&phrase.items, kind);
        if most == 0 {
            tell(
                format!("this phrase holds no `<{kind}>`, so it gives no answer"),
                format!("write `<{kind}>` where the answer stands"),
            );
        } else if least == 0 {
            tell(
                format!("this phrase can match without `<{kind}>`, so it gives no answer then"),
                format!("put `<{kind}>` into every alternative, and no `?` behind it"),
            );
        } else if most > 1 && !many {
            tell(
                format!("this phrase holds `<{kind}>` twice, and one of them is the answer"),
                format!("name the other one: `<{kind}:other>`"),
            );
        }
    }
    if let Some(each) = each.filter(|each| used != Use::Unless && *each != kind) {
        let (least, most) = count(&phrase.items, each);
        if least == 0 {
            let what = match most {
                0 => format!("this phrase holds no `<{each}>`, and the slot asks `each: {each}`"),
                _ => format!("this phrase can match without `<{each}>`, and the slot asks `each: {each}`"),
            };
            tell(what, format!("write `<{each}>` where the {each} stands that the answer is about"));
        } else if most > 1 {
            tell(
                format!("this phrase holds `<{each}>` twice, and one of them is the key"),
                format!("name the other one: `<{each}:other>`"),
            );
        }
    }
    if problems.0.len() > before {
        return;
    }
    let mut tell = |what: &str, hint: &str| problems.push(Problem::error(what).at(node.place()).hint(hint));
    if phrase.items.iter().all(can_be_empty) {
        tell("this phrase can match nothing at all", "take the `?` from behind one of its words");
    } else if !has_anchor(&phrase.items) {
        tell(
            "no word of this phrase has to be there, so every sentence would have to be tried",
            "add a word that always stands there, or take a `?` out",
        );
    }
}

/// Names mentions that are neither answer nor key after their kind, and shows every mention's kind to `see`.
fn name_others(items: &mut [Item], wanted: &impl Fn(Kind) -> bool, see: &mut impl FnMut(Kind)) {
    for item in items {
        match item {
            Item::Mention { kind, name } => {
                see(*kind);
                if name.is_none() && !wanted(*kind) {
                    *name = Some(kind.row().name.to_owned());
                }
            }
            // A group that others share is a word list, and holds no mention.
            Item::Group(alternatives) => {
                for items in Arc::get_mut(alternatives).into_iter().flatten() {
                    name_others(items, wanted, see);
                }
            }
            _ => {}
        }
    }
}

/// How often an unnamed mention of the kind stands in a match, at the least and at the most.
fn count(items: &[Item], of: Kind) -> (usize, usize) {
    items.iter().fold((0, 0), |(least, most), item| {
        let (less, more) = match item {
            Item::Mention { kind, name: None } if *kind == of => (1, 1),
            Item::Group(alternatives) => {
                let counts = alternatives.iter().map(|items| count(items, of));
                counts.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))).unwrap_or((0, 0))
            }
            _ => (0, 0),
        };
        (least + less, most + more)
    })
}

/// Whether every match holds a word, or a mention that has trigger words of its own.
fn has_anchor(items: &[Item]) -> bool {
    items.iter().any(|item| match item {
        Item::Word { .. } | Item::Prefix(_) => true,
        Item::Mention { kind, .. } => !matches!(kind, Kind::Person | Kind::Text | Kind::YesNo),
        Item::Group(alternatives) => alternatives.iter().all(|items| has_anchor(items)),
        Item::Gap | Item::NounGap | Item::Punct(_) => false,
    })
}
