//! NewsQuant: news sentences with every quantity marked.

use std::error::Error;
use std::path::Path;

use factdiff::text::Document;
use factdiff::value::number::{Hedge, Number, Unit};
use rust_decimal::Decimal;

use crate::numbers::{NUMBERS, best, decimal, equal, mentions, number};
use crate::report::{Measured, records, text};

/// Cases whose gold is a slip or another convention than the set's own guidelines, read one by one; nothing is taken off for them.
const ODD: &[(&str, &[&str])] = &[
    ("'a one of many' is marked as 1", &["0007", "0044", "0098", "0167", "0169", "0332", "0565", "0095"]),
    (
        "a change or a score is marked as one range",
        &["0170", "0238", "0281", "0304", "0402", "0414", "0474", "0497", "0553", "0572"],
    ),
    (
        "the figure or the sign is mistyped in gold or text",
        &["0186", "0293", "0308", "0318", "0461", "0509", "0541", "0581"],
    ),
    (
        "the bound is not that of the words",
        &["0045", "0072", "0123", "0230", "0298", "0379", "0417", "0513", "0533", "0543", "0552", "0161"],
    ),
    ("marked here, left out elsewhere or the reverse", &["0005", "0019", "0337", "0368", "0371", "0498", "0531"]),
    ("one length of time is marked as three", &["0465"]),
];

/// F1 of the multiset of values in each sentence, and of value with bound.
pub fn measure(corpora: &Path) -> Result<Measured, Box<dyn Error>> {
    let mut measured = Measured::default();
    let (mut right, mut bound_right, mut read, mut gold_count) = (0usize, 0usize, 0usize, 0usize);
    for case in records(&corpora.join("values/newsquant-dev.jsonl"))? {
        let (id, sentence) = (text(&case, "id"), text(&case, "text"));
        let mut gold = Vec::new();
        for quantity in case["quantities"].as_array().into_iter().flatten() {
            let (written, unit) = (text(quantity, "value"), text(quantity, "unit"));
            let bound = match text(quantity, "change") {
                bound @ ("~" | ">" | "<") => bound,
                _ => "=",
            };
            match gold_value(written) {
                Some(value) => gold.push((format!("{bound} {written} {unit}"), value, bound)),
                None => measured.note(format!("no figure in the gold, not counted: {id} `{written} {unit}`")),
            }
        }
        let document = Document::new(sentence);
        let ours: Vec<_> = best(mentions(&document, &NUMBERS))
            .iter()
            .filter_map(|mention| {
                let words = document.slice(mention.span);
                let (value, bound) = as_marked(words, number(mention)?)?;
                Some((words.to_string(), value, bound))
            })
            .collect();
        let mut open: Vec<bool> = vec![true; gold.len()];
        let mut extra = ours.clone();
        let mut odd = false;
        // A value with the right bound is matched first, so that the order of equal values does not matter.
        for strict in [true, false] {
            for own in std::mem::take(&mut extra) {
                let fits =
                    |at: &usize| open[*at] && same_value(own.1, gold[*at].1) && (!strict || own.2 == gold[*at].2);
                let Some(at) = (0..gold.len()).find(fits) else {
                    extra.push(own);
                    continue;
                };
                open[at] = false;
                right += 1;
                bound_right += usize::from(strict);
                if !strict {
                    odd = true;
                    measured.miss(format!("{id} bound: `{}` is {} in gold: {sentence}", own.0, gold[at].0));
                }
            }
        }
        for (at, _) in open.iter().enumerate().filter(|(_, open)| **open) {
            measured.miss(format!("{id} not read: {}: {sentence}", gold[at].0));
        }
        for own in &extra {
            measured.miss(format!("{id} too much: `{}`: {sentence}", own.0));
        }
        odd |= !extra.is_empty() || open.contains(&true);
        let number = id.trim_start_matches("NewsQuant.");
        if let Some((why, _)) = ODD.iter().find(|(_, ids)| odd && ids.contains(&number)) {
            measured.odd(why, format!("{id} {sentence}"));
        }
        read += ours.len();
        gold_count += gold.len();
    }
    measured.f1("value", right, read, gold_count, 92.0);
    measured.f1("value with its bound", bound_right, read, gold_count, 89.0);
    Ok(measured)
}

fn same_value(one: (Decimal, Option<Decimal>), other: (Decimal, Option<Decimal>)) -> bool {
    equal(one.0, other.0)
        && match (one.1, other.1) {
            (Some(one), Some(other)) => equal(one, other),
            (None, None) => true,
            _ => false,
        }
}

fn gold_value(written: &str) -> Option<(Decimal, Option<Decimal>)> {
    // `1.0-2.0` is a range, `-5.0` and `1.99E-29` are not.
    let dash =
        written.char_indices().skip(1).find(|(at, c)| *c == '-' && !matches!(written.as_bytes()[at - 1], b'e' | b'E'));
    match dash {
        Some((at, _)) => Some((decimal(&written[..at])?, Some(decimal(&written[at + 1..])?))),
        None => Some((decimal(written)?, None)),
    }
}

/// A number in the set's convention, or none where the set does not mark such words: nothing (`no`, `none`), an article
/// before a unit (`a year`), `several`, `a few`, `a couple`.
fn as_marked(words: &str, number: &Number) -> Option<((Decimal, Option<Decimal>), &'static str)> {
    let lower = words.to_lowercase();
    let digits = words.chars().any(|c| c.is_ascii_digit());
    let first = lower.split([' ', '-']).next().unwrap_or_default();
    if number.nominal.is_zero() && !digits && !lower.contains("zero") {
        return None;
    }
    if matches!(number.unit, Unit::Measure(_) | Unit::Currency(_))
        && number.nominal == Decimal::ONE
        && !digits
        && !lower.contains("one")
    {
        return None;
    }
    let bound = match number.hedge {
        Hedge::Bare | Hedge::Exactly | Hedge::Range | Hedge::Indefinite => "=",
        Hedge::About | Hedge::Nearly => "~",
        Hedge::Over | Hedge::JustOver | Hedge::AtLeast => ">",
        Hedge::Under | Hedge::AtMost | Hedge::UpTo => "<",
    };
    if number.hedge == Hedge::Indefinite {
        // The set writes `dozens` as 12 and other plurals as the decade that they open.
        if lower.contains("dozen") {
            return Some(((Decimal::from(12), None), bound));
        }
        if matches!(first, "several" | "a" | "few" | "couple") {
            return None;
        }
        let mut low = Decimal::ONE;
        while low * Decimal::TEN <= number.nominal {
            low *= Decimal::TEN;
        }
        return Some(((low, Some(low * Decimal::TEN)), bound));
    }
    let hundredfold = lower.contains("basis") || lower.ends_with("bps");
    let share = number.unit == Unit::Percent
        && !lower.contains('%')
        && !lower.contains("cent")
        && !lower.contains("pct")
        && !lower.ends_with("pc");
    let factor = match (hundredfold, share) {
        (true, _) => Decimal::ONE_HUNDRED,
        (_, true) => Decimal::new(1, 2),
        _ => Decimal::ONE,
    };
    Some(((number.nominal * factor, number.upper.map(|(upper, _)| upper * factor)), bound))
}
