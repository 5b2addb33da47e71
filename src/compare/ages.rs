//! What explains two ages of one name: a birthday between two texts, or two people, as father and son.

use jiff::civil::Date as Day;
use rust_decimal::Decimal;

use crate::rule::Class;
use crate::value::Value;
use crate::value::number::{Number, Unit, YEAR_OF_AGE};

use super::answer::Question;
use super::judge::Judgement;

/// How many days must lie between two texts before a birthday explains another age; ours. Within two months a birthday
/// lies one time in six, and a difference is most often one of the reports.
const APART: i32 = 60;
/// How many years apart two people of one name are, where they are of two generations; ours, about the least at which people
/// have children. Errors of print are mostly of a year or a few.
const GENERATION: i64 = 15;

/// What two ages of one name that differ come to, where the days of their texts or another generation may explain it; else
/// nothing.
pub(super) fn explained(question: &Question<'_>, one: usize, other: usize) -> Option<Judgement> {
    let (first, second) = (age(question, one)?, age(question, other)?);
    let years = (first - second).abs();
    if question.key.is_some() && years >= Decimal::from(GENERATION) {
        let reason = format!("{years} years lie between {first} and {second}: it may be two people of one name");
        return Some(Judgement::new(Class::Apart, reason));
    }
    // `She turned 30 on Saturday.`
    let turned = |claim: usize, age: Decimal| {
        (0..question.stated.len()).any(|other| {
            question.stated[other].source == question.stated[claim].source && tells_of_birthday(question, other, age)
        })
    };
    if question.key.is_some()
        && years == Decimal::ONE
        && turned(if first > second { one } else { other }, first.max(second))
    {
        let reason = format!("one tells of a birthday: {} turned {}", first.min(second), first.max(second));
        return Some(Judgement::new(Class::Updated, reason));
    }
    let (from, to) = (published(question, one, first)?, published(question, other, second)?);
    let (younger, from, older, to) = if from <= to { (first, from, second, to) } else { (second, to, first, from) };
    let days = from.until(to).ok()?.get_days();
    let lived = Decimal::from(days) / Decimal::new(36525, 2);
    let grown = older - younger;
    let fits = grown >= Decimal::ZERO && lived > grown - Decimal::ONE && lived < grown + Decimal::ONE;
    (fits && days >= APART).then(|| {
        let reason = format!("{younger} on {from} and {older} on {to} can be one date of birth");
        Judgement::new(Class::Updated, reason)
    })
}

/// Whether a claim tells that somebody turned so old: not long before it was written, or the text would say when.
fn tells_of_birthday(question: &Question<'_>, claim: usize, age: Decimal) -> bool {
    let words: Vec<String> =
        question.stated[claim].claim.said.quote.split_whitespace().map(str::to_lowercase).collect();
    let turned = |pair: &[String]| {
        matches!(pair[0].as_str(), "turned" | "turning" | "turns")
            && pair[1].trim_end_matches(|c: char| !c.is_alphanumeric()) == age.to_string()
    };
    words.windows(2).any(turned)
}

fn age(question: &Question<'_>, claim: usize) -> Option<Decimal> {
    match &question.stated[claim].value {
        Value::Number(Number { unit: Unit::Measure(YEAR_OF_AGE), nominal, upper: None, .. }) => Some(*nominal),
        _ => None,
    }
}

/// When the age was written: the day of the source, or where it has none the first day on which another source writes the
/// same age.
fn published(question: &Question<'_>, claim: usize, of: Decimal) -> Option<Day> {
    let own = question.sources[question.stated[claim].source].published;
    own.or_else(|| {
        let others = (0..question.stated.len()).filter(|other| age(question, *other) == Some(of));
        others.filter_map(|other| question.sources[question.stated[other].source].published).min()
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::sample::{Desk, key};
    use crate::value::Kind;

    #[track_caller]
    fn finds(ages: &[(&str, &str)], expected: &str) {
        let mut desk = Desk::new();
        desk.slot(Kind::Quantity, "age", "How old is she?");
        for (at, (day, age)) in ages.iter().enumerate() {
            let source = ["a", "b", "c"][at];
            desk.source(source, day);
            desk.says(source, "age", "", &format!("She is «{age} years old»."));
        }
        assert_eq!(desk.found(), [expected]);
    }

    #[test]
    fn who_is_a_generation_older_may_be_somebody_else() {
        let found = |one: &str, other: &str| {
            let mut desk = Desk::new();
            desk.slot(Kind::Quantity, "age", "How old is <person>?").each = Some(Kind::Person);
            for (source, age) in [("a", one), ("b", other)] {
                desk.source(source, "2021-06-25");
                desk.says(source, "age", "", &format!("Ada Moss is «{age} years old».")).key =
                    key(Kind::Person, "Ada Moss");
            }
            desk.found()
        };
        assert_eq!(found("22", "48"), ["apart age [Ada Moss]: 22 years old (a) | 48 years old (b)"]);
        assert_eq!(found("22", "23"), ["conflict age [Ada Moss]: 22 years old (a) | 23 years old (b)"]);
    }

    #[test]
    fn a_birthday_that_is_told_explains_a_year() {
        let mut desk = Desk::new();
        desk.slot(Kind::Quantity, "age", "How old is <person>?").each = Some(Kind::Person);
        for (source, said) in
            [("a", "Ada Moss, «29 years old», was hurt."), ("b", "Ada Moss turned 30 on Monday. «30 years old».")]
        {
            desk.source(source, "2021-06-25");
            desk.says(source, "age", "", said).key = key(Kind::Person, "Ada Moss");
        }
        assert_eq!(desk.found(), ["updated age [Ada Moss]: 29 years old (a) | 30 years old (b)"]);
    }

    #[test]
    fn a_birthday_may_lie_between_two_texts() {
        finds(&[("2021-06-25", "27"), ("2023-03-20", "29")], "updated age: 27 years old (a) | 29 years old (b)");
        finds(&[("2021-06-25", "27"), ("2023-03-20", "30")], "conflict age: 27 years old (a) | 30 years old (b)");
        finds(&[("2021-06-25", "29"), ("2023-03-20", "27")], "conflict age: 29 years old (a) | 27 years old (b)");
        finds(&[("2021-06-25", "27"), ("2021-06-30", "28")], "conflict age: 27 years old (a) | 28 years old (b)");
        finds(&[("", "27"), ("2021-12-30", "28")], "conflict age: 27 years old (a) | 28 years old (b)");
        finds(
            &[("", "27"), ("2021-12-30", "28"), ("2021-06-25", "27")],
            "updated age: 27 years old (a, c) | 28 years old (b)",
        );
    }
}
