//! Two operands that make a range, or tell a change.

use rust_decimal::Decimal;

use super::beside::is_moment;
use super::context::{is_year_value, suffix};
use super::currency::{self, currency};
use super::figure::Writing;
use super::hedge::Table;
use super::measure::{Operand, operand};
use super::words::number_word;
use super::{Hedge, Unit, population};
use crate::text::{Shape, Words};

/// What two operands with a joint between them are.
pub(super) enum Pair {
    /// A range in one unit and scale: both operands, the token behind, and whether the joint needs `between` or `from`.
    Range(Box<(Operand, Operand)>, usize, bool),
    /// A change (`rose from 5 to 8 percent`): the first operand with the unit and scale of the second.
    Change(Box<Operand>),
}

/// What joins two operands.
struct Joint {
    /// The token at which the second operand is looked for.
    behind: usize,
    word: Joining,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joining {
    Dash,
    To,
    Or,
    And,
}

/// The pair that the operand begins; `before` is the token before it and its hedges.
pub(super) fn pair(
    words: &Words<'_>,
    table: &Table,
    first: &Operand,
    before: Option<usize>,
    hedged: bool,
) -> Option<Pair> {
    let alone = |writing| matches!(writing, Writing::Article | Writing::Share);
    if first.figure.upper.is_some() || alone(first.figure.writing) {
        return None;
    }
    // `M 7.4 - 24 km SW of Kalta`
    if before.is_some_and(|sign| is_moment(words, sign + 1)) {
        return None;
    }
    let opening = before.map_or("", |at| words.word(at));
    // `between the ages of 16 and 24`, `between ages 16 and 24`
    let ages = before.is_some_and(|at| {
        opening == "of" && words.before(at, 1) == "ages" && matches!(words.before(at, 3), "between")
            || opening == "ages" && words.before(at, 1) == "between"
    });
    let between = opening == "between" || ages;
    let from = matches!(opening, "from" | "starting" | "ranging");
    let joint = joint(words, first.end, between, from)?;
    let at = inner_hedge(words, table, joint.behind).unwrap_or(joint.behind);
    let second = operand_from(words, table, at)?;
    if second.figure.upper.is_some() || alone(second.figure.writing) {
        return None;
    }
    // `from 30 celsius and 40 celsius`; without the unit twice it joins two statements.
    if joint.word == Joining::And && !between && (first.unit == Unit::None || first.unit != second.unit) {
        return None;
    }
    let (low, high) = agree(first, &second)?;
    // `from 5 to 8`, `by $5 to $8` where both figures are whole sums, `rose by 12 to 55.`
    let closed = !words.is(second.end, Shape::Word) && !words.is(second.end, Shape::Hyphen);
    let step_by = opening == "by" && (first.unit != Unit::None || second.unit == Unit::None && closed);
    if (from || step_by) && joint.word == Joining::To && before.is_some_and(|at| changes(words, at)) {
        return Some(Pair::Change(Box::new(low)));
    }
    let rising = low.value < high.value;
    let close =
        joint.word != Joining::Or || high.value <= low.value.checked_mul(Decimal::TWO)?.checked_add(Decimal::ONE)?;
    let negative_pair = low.value.is_sign_negative() && joint.word == Joining::Dash;
    if !rising || !close || negative_pair {
        return None;
    }
    let years = low.unit == Unit::None
        && !hedged
        && is_year_value(words.word(first.figure_end - 1))
        && is_year_value(words.word(second.figure_end - 1))
        && !population::counted(words, second.end).is_some_and(|(noun, _)| population::is_people(&noun));
    // Ours: news that counts 1,000 to 1,200 of something is likelier than news of the Middle Ages.
    if years && low.value >= Decimal::from(1_400) {
        return None;
    }
    let end = second.end;
    Some(Pair::Range(Box::new((low, high)), end, between || from))
}

fn joint(words: &Words<'_>, at: usize, between: bool, from: bool) -> Option<Joint> {
    if words.is(at, Shape::Hyphen) || words.is(at, Shape::Dash) {
        if matches!(words.word(at + 1), "to" | "or") {
            return joint_word(words, at + 1, between, from);
        }
        // A dash between clauses has words behind it.
        let number = words.is(at + 1, Shape::Number)
            || currency::is_sign(words.word(at + 1))
            || number_word(words.word(at + 1)).is_some()
            || words.is(at + 2, Shape::Number) && words.joined(at + 2) && words.is(at + 1, Shape::Word);
        return number.then_some(Joint { behind: at + 1, word: Joining::Dash });
    }
    joint_word(words, at, between, from)
}

fn joint_word(words: &Words<'_>, at: usize, between: bool, from: bool) -> Option<Joint> {
    let behind = words.over_hyphen(at + 1);
    Some(match words.word(at) {
        "to" => Joint { behind, word: Joining::To },
        "through" if !between => Joint { behind, word: Joining::To },
        "up" if from && words.word(behind) == "to" => Joint { behind: behind + 1, word: Joining::To },
        "or" => Joint { behind: if words.word(behind) == "even" { behind + 1 } else { behind }, word: Joining::Or },
        "and" if between || from => Joint { behind, word: Joining::And },
        _ => return None,
    })
}

/// The operand whose sign, currency or figure begins at token `at`.
fn operand_from(words: &Words<'_>, table: &Table, at: usize) -> Option<Operand> {
    // The figure stands behind at most a sign of three tokens: `US $89`, `minus 5`, `NZ$`.
    for figure in at..at + 4 {
        if let Some(found) = operand(words, figure, at, table)
            && found.start == at
            && found.figure.writing != Writing::Article
        {
            let lettered = words.is(figure, Shape::Number) && suffix(words, figure, found.unit != Unit::None).is_some();
            return (!lettered).then_some(found);
        }
        if words.is(figure, Shape::Number) || words.get(figure).is_none() {
            return None;
        }
    }
    None
}

/// The token behind a hedge that stands before the second operand (`between 2 and about 7`).
fn inner_hedge(words: &Words<'_>, table: &Table, at: usize) -> Option<usize> {
    (at + 1..=at + 3)
        .find(|end| table.before(words, *end, at).is_some_and(|(hedge, start)| start == at && hedge == Hedge::About))
}

/// Whether a change is told before token `at` (`rose from 5 to 8`), so that the two figures are no range.
fn changes(words: &Words<'_>, at: usize) -> bool {
    // Twelve words are a clause of news; ours.
    let floor = at.saturating_sub(12).max(words.range().start);
    (floor..at).any(|i| is_change(words.word(i)))
}

/// The two operands of a range in one unit and scale, if they have one.
fn agree(first: &Operand, second: &Operand) -> Option<(Operand, Operand)> {
    let (mut low, mut high) = (first.clone(), second.clone());
    let unscaled = !low.figure.is_scaled() && high.figure.is_scaled() && low.figure.mantissa < high.figure.mantissa;
    let small = low.figure.mantissa < Decimal::ONE_THOUSAND;
    if unscaled && small {
        let scaled = low.figure.scaled(high.figure.scale)?;
        let factor = if low.value.is_sign_negative() { -Decimal::ONE } else { Decimal::ONE };
        low.value = scaled.value * factor;
        low.step = scaled.step;
        low.figure = scaled;
    }
    match (low.unit, high.unit) {
        (one, other) if one == other => {}
        (Unit::None, unit) => {
            // `40 basis points` are stored as points: the first operand takes the same factor.
            if unit == Unit::PercentagePoint && high.value != high.figure.value {
                low.value = low.value.checked_mul(Decimal::new(1, 2))?;
                low.step = low.step.checked_mul(Decimal::new(1, 2))?;
            }
            low.unit = unit;
        }
        (unit @ Unit::Currency(_), Unit::None) => high.unit = unit,
        (Unit::Currency("$"), Unit::Currency(code)) | (Unit::Currency(code), Unit::Currency("$"))
            if currency("$").is_some_and(|row| row.may_be.contains(&code)) =>
        {
            low.unit = Unit::Currency(code);
            high.unit = Unit::Currency(code);
        }
        _ => return None,
    }
    Some((low, high))
}

/// Verbs and nouns of change, before which `from a to b` tells two figures rather than a range.
fn is_change(word: &str) -> bool {
    matches!(
        word,
        "rose"
            | "rise"
            | "rises"
            | "rising"
            | "risen"
            | "fell"
            | "fall"
            | "falls"
            | "fallen"
            | "falling"
            | "increase"
            | "increased"
            | "increases"
            | "increasing"
            | "decrease"
            | "decreased"
            | "decreasing"
            | "decline"
            | "declined"
            | "declines"
            | "declining"
            | "dropped"
            | "drop"
            | "drops"
            | "dropping"
            | "grew"
            | "grow"
            | "grown"
            | "growing"
            | "grows"
            | "jumped"
            | "jump"
            | "jumps"
            | "jumping"
            | "climbed"
            | "climb"
            | "climbs"
            | "climbing"
            | "up"
            | "down"
            | "cut"
            | "cuts"
            | "cutting"
            | "raised"
            | "raise"
            | "raises"
            | "raising"
            | "lowered"
            | "lower"
            | "lowering"
            | "reduce"
            | "reduced"
            | "reducing"
            | "reduction"
            | "slipped"
            | "slip"
            | "slid"
            | "soared"
            | "surged"
            | "plunged"
            | "shrank"
            | "shrunk"
            | "shrink"
            | "expand"
            | "expanded"
            | "widened"
            | "widen"
            | "narrowed"
            | "narrow"
            | "moved"
            | "went"
            | "going"
            | "changed"
            | "change"
            | "changing"
            | "doubled"
            | "tripled"
            | "eased"
            | "edged"
            | "upgraded"
            | "downgraded"
            | "revised"
            | "boosted"
            | "boost"
            | "extended"
            | "extend"
            | "ballooned"
            | "swelled"
            | "swell"
            | "improved"
            | "creeping"
            | "crept"
            | "gained"
            | "gain"
            | "lifted"
            | "lift"
            | "shortened"
            | "creep"
            | "advanced"
            | "halved"
    )
}
