//! Counts that differ since one holds more than the other says: `seven dead, including the gunman` are the six dead of
//! another, and `two are in critical condition` leaves room for three who are not.

use rust_decimal::Decimal;

use crate::extract::is_attacker;
use crate::rule::Class;
use crate::value::{Kind, Value};

use super::answer::{Question, Stated};
use super::judge::Judgement;

/// What two counts that differ come to, where one counts the attacker and the other is one lower, or where the lower one
/// tells a part; else nothing.
pub(super) fn explained(question: &Question<'_>, one: usize, other: usize) -> Option<Judgement> {
    if question.kind() != Kind::Count {
        return None;
    }
    passed_on(question, one, other)
        .or_else(|| with_and_without(question, one, other))
        .or_else(|| besides(question, one, other))
        .or_else(|| part_of(question, one, other))
        .or_else(|| of_a_whole(question, one, other))
}

/// Two counts of which one is lower by as many as its source has more in the slot that they go into: one of the six wounded
/// died since.
fn passed_on(question: &Question<'_>, one: usize, other: usize) -> Option<Judgement> {
    let into = question.slot.changes.as_ref()?.into.as_deref()?;
    let passed = |claim: usize| question.passed_on.get(question.stated[claim].source).copied().flatten();
    let left = question.figure(one)? - question.figure(other)?;
    let entered = passed(other)? - passed(one)?;
    (left == entered && !left.is_zero()).then(|| {
        let (fewer, more) = if left > Decimal::ZERO { (other, one) } else { (one, other) };
        let (fewer, more) = (&question.stated[fewer].shown, &question.stated[more].shown);
        let reason =
            format!("who tells of \"{fewer}\" has more in `{into}`, by as many as it has fewer than \"{more}\"");
        Judgement::new(Class::Updated, reason)
    })
}

/// Whether the words that limit a count say that it holds the attacker.
pub(super) fn counts_attacker(scope: Option<&str>) -> bool {
    let joined = |scope: &str| {
        let mut words = scope.split(' ');
        words.clone().any(|word| word == "and") && words.any(|word| is_attacker(&word.to_lowercase()))
    };
    scope.is_some_and(|scope| scope.starts_with("including ") || scope.starts_with("counting ") || joined(scope))
}

/// A count of a source that tells of one besides, and another one that is higher by one.
fn besides(question: &Question<'_>, one: usize, other: usize) -> Option<Judgement> {
    let figure = |at: usize| match &question.stated[at].value {
        Value::Number(number) => Some(number.nominal),
        _ => None,
    };
    let (lower, higher) = if figure(one)? < figure(other)? { (one, other) } else { (other, one) };
    let explains = question.stated[lower].one_more && figure(higher)? - figure(lower)? == Decimal::ONE;
    explains.then(|| {
        let (lower, higher) = (&question.stated[lower].shown, &question.stated[higher].shown);
        let reason = format!("\"{lower}\" leaves out one of whom its source tells besides, \"{higher}\" can hold them");
        Judgement::new(Class::Compatible, reason)
    })
}

/// How words begin that make a figure a part of those who were hurt; our own list.
const PARTS: &[&str] =
    &["of the ", "of those ", "of them ", "of these ", "of his ", "of her ", "in ", "minor ", "slight "];
/// The groups by which reports split up a toll: a figure of one of them is no total of all. Our own list.
const GROUPS: &[&str] = &[
    "babies",
    "children",
    "civilians",
    "co-workers",
    "customers",
    "deputies",
    "drivers",
    "marines",
    "motorists",
    "officers",
    "police",
    "police officers",
    "policemen",
    "sailors",
    "servicemen",
    "soldiers",
    "students",
    "teachers",
    "teenagers",
    "teens",
    "troops",
    "women",
];

/// Whether the words that limit a count say that it is a part of those who were hurt.
pub(super) fn is_part(scope: &str) -> bool {
    let scope = format!("{} ", scope.to_lowercase());
    let place = |rest: &str| {
        let condition = rest.trim_end().ends_with("condition");
        condition || ["the ", "his ", "her ", "their "].iter().any(|word| rest.starts_with(word))
    };
    scope.trim_end().ends_with(" injuries") && scope.split_whitespace().count() == 2
        || scope.trim_end().ends_with(" wounds") && scope.split_whitespace().count() == 2
        || PARTS.iter().any(|part| match scope.strip_prefix(part) {
            Some(rest) if *part == "in " => place(rest),
            Some(_) => true,
            None => false,
        })
}

fn part_of(question: &Question<'_>, one: usize, other: usize) -> Option<Judgement> {
    let figure = |at: usize| match &question.stated[at].value {
        Value::Number(number) if number.upper.is_none() => Some(number),
        _ => None,
    };
    let (first, second) = (figure(one)?, figure(other)?);
    let (part, number, whole) =
        if first.nominal < second.nominal { (one, first, second) } else { (other, second, first) };
    let stated = &question.stated[part];
    let group = number.of.as_deref().filter(|of| GROUPS.contains(of) && whole.of.as_deref() != Some(of));
    let group = group.filter(|_| whole.of.as_deref().is_none_or(|of| !GROUPS.contains(&of)));
    let scope = stated.context().scope.as_deref().filter(|scope| is_part(scope));
    (!number.nominal.is_zero())
        .then_some(scope.or(group)?)
        .map(|words| Judgement::new(Class::Compatible, format!("\"{}\" tells a part only: \"{words}\"", stated.shown)))
}

/// A count of those of whom the ones that are asked for are a part (`four were shot`), and a lower one of these.
fn of_a_whole(question: &Question<'_>, one: usize, other: usize) -> Option<Judgement> {
    let is_of_a_whole = |at: usize| question.stated[at].claim.rule.starts_with("otherwise[");
    let (whole, part) = if is_of_a_whole(one) { (one, other) } else { (other, one) };
    let leaves_room = is_of_a_whole(whole) && question.figure(part)? < question.figure(whole)?;
    leaves_room.then(|| {
        let (whole, part) = (&question.stated[whole].shown, &question.stated[part].shown);
        Judgement::new(Class::Compatible, format!("\"{whole}\" leaves room for \"{part}\""))
    })
}

fn with_and_without(question: &Question<'_>, one: usize, other: usize) -> Option<Judgement> {
    let (first, second) = (with_attacker(question, one), with_attacker(question, other));
    let (with, without, words) = match (first, second) {
        (Some(words), None) => (one, other, words),
        (None, Some(words)) => (other, one, words),
        _ => return None,
    };
    let (Value::Number(larger), Value::Number(smaller)) =
        (&question.stated[with].value, &question.stated[without].value)
    else {
        return None;
    };
    (larger.nominal - smaller.nominal == Decimal::ONE).then(|| {
        let (larger, smaller) = (&question.stated[with].shown, &question.stated[without].shown);
        Judgement::new(Class::Compatible, format!("\"{larger}\" is said {words}, \"{smaller}\" without"))
    })
}

/// The words by which the source that states a count says that it holds the attacker: those of the claim, or of another one of
/// the source with the same figure.
fn with_attacker<'q>(question: &'q Question<'_>, claim: usize) -> Option<&'q str> {
    let stated = &question.stated[claim];
    let figure = |stated: &'q Stated| match &stated.value {
        Value::Number(number) => Some(number.nominal),
        _ => None,
    };
    let same = question.stated.iter().filter(|other| other.source == stated.source && figure(other) == figure(stated));
    same.filter_map(|other| other.context().scope.as_deref()).find(|scope| counts_attacker(Some(scope)))
}

#[cfg(test)]
mod tests {
    use super::is_part;
    use crate::compare::sample::Desk;
    use crate::value::Kind;

    /// Two sources with a count each and the words that limit it.
    #[track_caller]
    fn finds(one: (&str, &str), other: (&str, &str), expected: &str) {
        let mut desk = Desk::new();
        desk.slot(Kind::Count, "killed", "How many were killed?");
        for (source, (figure, scope)) in [("a", one), ("b", other)] {
            desk.source(source, "");
            let claim = desk.says(source, "killed", figure, &format!("Killed were «{figure}»."));
            claim.context.scope = Some(scope.to_owned()).filter(|scope| !scope.is_empty());
        }
        assert_eq!(desk.found(), [expected]);
    }

    #[test]
    fn the_attacker_counts_or_not() {
        finds(("7", "including the gunman"), ("6", ""), "compatible killed: 7 (a, b)");
        finds(("7", "and a gunman"), ("6", ""), "compatible killed: 7 (a, b)");
        finds(("7", "including the gunman"), ("5", ""), "conflict killed: 7 (a) | 5 (b)");
        finds(("7", "including the gunman"), ("8", ""), "conflict killed: 7 (a) | 8 (b)");
        finds(("7", "including the gunman"), ("6", "including himself"), "conflict killed: 7 (a) | 6 (b)");
    }

    #[test]
    fn one_of_whom_a_source_tells_besides() {
        let found = |counts: &[(&str, &str, bool)]| {
            let mut desk = Desk::new();
            desk.slot(Kind::Count, "killed", "How many were killed?");
            desk.source("a", "");
            desk.source("b", "");
            for (source, figure, besides) in counts {
                let context = &mut desk.says(source, "killed", figure, &format!("Killed were «{figure}».")).context;
                (context.derived, context.besides) = (*besides, *besides);
            }
            desk.found()
        };
        let gunman = ("a", "1", true);
        assert_eq!(found(&[("a", "6", false), gunman, ("b", "7", false)]), ["compatible killed: 6 (a, b)"]);
        assert_eq!(found(&[("a", "7", false), gunman, ("b", "6", false)]), ["conflict killed: 7 (a) | 6 (b)"]);
        assert_eq!(found(&[("a", "6", false), gunman, ("b", "8", false)]), ["conflict killed: 6 (a) | 8 (b)"]);
        assert_eq!(found(&[gunman, ("b", "1", false)]), ["same killed: 1 (a, b)"]);
    }

    #[test]
    fn a_part_is_no_total() {
        finds(("2", "in critical condition"), ("5", ""), "compatible killed: 2 (a, b)");
        finds(("6", "in critical condition"), ("5", ""), "conflict killed: 6 (a) | 5 (b)");
        finds(("2 soldiers", ""), ("5 people", ""), "compatible killed: 2 (a, b)");
        finds(("6 soldiers", ""), ("5 people", ""), "conflict killed: 6 (a) | 5 (b)");
        finds(("20", "in 12 incidents"), ("7", ""), "incomparable killed: 20 (a) | 7 (b)");
    }

    #[test]
    fn words_of_a_part() {
        let parts = ["of the", "of them", "in serious condition", "in the leg", "minor injuries"];
        assert_eq!(parts.map(is_part), [true; 5]);
        assert_eq!(["in 2019", "in all", "since May", "several injuries were"].map(is_part), [false; 4]);
    }
}
