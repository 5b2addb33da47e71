//! What stands beside a figure and belongs to it: a period, an age, a magnitude, the base of a share.

use rust_decimal::Decimal;

use super::figure::{Writing, is_month};
use super::measure::Operand;
use super::{Unit, population, unit};
use crate::text::{Case, Shape, Words};

/// What a share is a share of: the noun behind `of`.
pub(super) fn base(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    let of = usize::from(words.word(at) == "of");
    let mut i = at + of;
    while matches!(words.word(i), "the" | "all" | "its" | "their" | "his" | "her" | "our" | "those" | "these")
        && i < at + 3
    {
        i += 1;
    }
    if of == 0 && i == at && words.is(at, Shape::Word) && !population::is_plural(words.word(at)) {
        return None;
    }
    population::counted(words, i).or_else(|| {
        let noun = of == 1 && words.is(i, Shape::Word) && words.get(i).is_some_and(|t| t.case == Case::Lower);
        noun.then(|| (words.word(i).to_string(), i))
    })
}

/// `a year`, `per hour`, `-a-year`, `annually` behind token `at`: the period, and the token behind it.
pub(super) fn per(words: &Words<'_>, at: usize, unit: Unit) -> (Option<&'static str>, usize) {
    let hyphen = words.over_hyphen(at);
    let word = words.word(hyphen);
    let single = match word {
        "annually" | "yearly" => Some("year"),
        "monthly" => Some("month"),
        "weekly" => Some("week"),
        "daily" => Some("day"),
        _ => None,
    };
    if single.is_some() && hyphen == at {
        return (single, at + 1);
    }
    if !matches!(word, "a" | "an" | "per" | "each" | "every" | "/" | "the") || word == "the" {
        return (None, at);
    }
    let behind = words.over_hyphen(hyphen + 1);
    let Some(period) = unit::period(words.word(behind)) else { return (None, at) };
    let goods = !matches!(
        period,
        "second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "quarter" | "year" | "decade"
    );
    // `each person` is a subject; `2,000 people a year ago` is a date.
    let ago =
        matches!(words.word(behind + 1), "ago" | "later" | "earlier" | "before" | "after" | "from" | "old" | "since");
    let odd = goods
        && (matches!(word, "each" | "every")
            || word == "a" && !matches!(unit, Unit::Currency(_)) && !matches!(period, "person" | "head" | "share"));
    if ago || odd { (None, at) } else { (Some(period), behind + 1) }
}

/// `aged 29`, `magnitude 6.5`, `a 6.5-magnitude quake`, `Ms Roe, 29, said`: the unit and the tokens.
pub(super) fn age_or_magnitude(
    words: &Words<'_>,
    tokens: &std::ops::Range<usize>,
    operand: &Operand,
) -> Option<(&'static str, usize, usize)> {
    let start = tokens.start;
    let before = words.before(start, 1);
    let behind = words.over_hyphen(operand.end);
    if words.word(behind) == "magnitude" && operand.value < Decimal::from(11) {
        return Some(("magnitude", start, behind + 1));
    }
    if matches!(words.word(behind), "yo") {
        return Some(("year of age", start, behind + 1));
    }
    let human = operand.value > Decimal::ZERO && operand.value <= Decimal::from(125) && operand.value.scale() == 0;
    if before == "-" && words.before(start, 2) == "magnitude" && operand.value < Decimal::from(11) {
        return Some(("magnitude", start - 2, tokens.end));
    }
    if matches!(before, "magnitude") || before == "of" && words.before(start, 2) == "magnitude" {
        let back = if before == "of" { 2 } else { 1 };
        return (operand.value < Decimal::from(11)).then_some(("magnitude", start - back, tokens.end));
    }
    if !human {
        return None;
    }
    if matches!(before, "aged" | "age" | "ages" | "turned") && operand.figure.writing != Writing::Share {
        return Some(("year of age", start - 1, tokens.end));
    }
    if before == "of" && words.before(start, 2) == "age" {
        return Some(("year of age", start - 2, tokens.end));
    }
    // A name, a figure between commas: the age of the person, in every news style.
    let apposed = operand.figure.writing == Writing::Digits
        && operand.end == start + 1
        && matches!(before, "," | "(")
        && words
            .get(start.wrapping_sub(2))
            .is_some_and(|token| token.shape == Shape::Word && token.case != Case::Lower)
        && !is_month(words.before(start, 2))
        && (matches!(words.word(operand.end), "," | ")" | "." | ";" | "of" | "from" | "and" | "was" | "who")
            || words.word(operand.end).is_empty());
    let closes = before != "(" || words.word(operand.end) == ")";
    let list = words.is(operand.end + 1, Shape::Number) || words.is(start.wrapping_sub(3), Shape::Number);
    (apposed && closes && !list && operand.value > Decimal::ZERO).then_some(("year of age", start, tokens.end))
}
