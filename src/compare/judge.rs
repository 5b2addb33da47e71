//! How two claims stand: first their values, then what stands around them.

use jiff::civil::Date as Day;

use crate::rule::Class;
use crate::value::date::month_in_full;
use crate::value::{Kind, Relation, Value};

use super::answer::{Question, Stated};
use super::current::is_total;
use super::{ages, counting};

/// The class of a pair of claims and why, one sentence in lower case without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    pub(super) class: Class,
    pub(super) reason: String,
}

impl Judgement {
    pub(super) fn new(class: Class, reason: impl Into<String>) -> Judgement {
        Judgement { class, reason: reason.into() }
    }
}

/// Judges two claims of a question by value and context; time comes after.
pub(super) fn judge(question: &Question<'_>, one: usize, other: usize) -> Judgement {
    let (a, b) = (&question.stated[one], &question.stated[other]);
    if a.limit != b.limit {
        return Judgement::new(Class::Incomparable, limits(a, b));
    }
    if let (Some(first), Some(second)) = (year(a), year(b))
        && first != second
    {
        return Judgement::new(Class::Incomparable, format!("one speaks of {first}, the other of {second}"));
    }
    let verdict = question.relate(one, other);
    let plain = Judgement::new(of_relation(verdict.relation), verdict.reason);
    if a.is_denied() != b.is_denied() {
        return denied(a, b, plain);
    }
    if !matches!(plain.class, Class::Apart | Class::Conflict) {
        return plain;
    }
    if a.is_denied() {
        return Judgement::new(Class::Compatible, "both say what is not so");
    }
    if let Some(explained) = ages::explained(question, one, other).or_else(|| counting::explained(question, one, other))
    {
        return explained;
    }
    if question.slot.attributed_apart
        && let (Some(first), Some(second)) = (&a.context().by, &b.context().by)
        && other_speaker(first, second)
    {
        return Judgement::new(Class::Attributed, format!("{first} is the speaker of one and {second} of the other"));
    }
    // Whoever tells of one person does not say that there were no more.
    if a.context().derived || b.context().derived {
        let derived = if a.context().derived { a } else { b };
        return Judgement::new(
            Class::Derived,
            format!("\"{}\" tells of {} and states no count", derived.claim.said.said, derived.shown),
        );
    }
    let staged = matches!(question.kind(), Kind::Choice | Kind::YesNo);
    if a.is_plan() != b.is_plan() {
        let (plan, outcome) = if a.is_plan() { (a, b) } else { (b, a) };
        let reason = format!("\"{}\" is told as ahead or possible, \"{}\" as a fact", plan.shown, outcome.shown);
        // What was planned and what came about can differ and both be so; but a figure, a length or a day that
        // differs is worth a look all the same.
        return Judgement::new(if staged { Class::Timing } else { Class::Apart }, reason);
    }
    if question.kind() == Kind::Choice && question.slot.changes.is_some() && question.further(one, other).is_some() {
        return Judgement::new(Class::Timing, format!("\"{}\" and \"{}\" are stages of one course", a.shown, b.shown));
    }
    plain
}

/// The class that a relation gives by itself.
pub(super) fn of_relation(relation: Relation) -> Class {
    match relation {
        Relation::Incomparable => Class::Incomparable,
        Relation::Same => Class::Same,
        Relation::Compatible => Class::Compatible,
        Relation::Spelling => Class::Spelling,
        Relation::Label => Class::Label,
        Relation::Apart => Class::Apart,
        Relation::Conflict => Class::Conflict,
    }
}

fn denied(a: &Stated, b: &Stated, plain: Judgement) -> Judgement {
    match plain.class {
        Class::Same | Class::Compatible | Class::Spelling | Class::Label => Judgement::new(
            Class::Conflict,
            format!("one states \"{}\", the other denies it", if a.is_denied() { &b.shown } else { &a.shown }),
        ),
        // A figure that one source denies and another figure that a second one states are still two figures.
        Class::Conflict | Class::Apart if !matches!(a.value, crate::value::Value::Number(_)) => {
            Judgement::new(Class::Compatible, "one says what is so, the other what is not")
        }
        _ => plain,
    }
}

/// The year of which a claim says that it speaks.
fn year(stated: &Stated) -> Option<&str> {
    let scope = stated.context().scope.as_deref()?;
    let written =
        scope.rsplit(' ').next().filter(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))?;
    matches!(stated.value, Value::Choice(_) | Value::YesNo(_) | Value::Number(_)).then_some(written)
}

fn limits(one: &Stated, other: &Stated) -> String {
    match (&one.limit, &other.limit) {
        (Some(one), Some(other)) => format!("one speaks of \"{one}\", the other of \"{other}\""),
        (Some(limit), None) | (None, Some(limit)) => format!("only one speaks of \"{limit}\""),
        (None, None) => String::new(),
    }
}

/// The other year or period that a figure is limited to, in lower case; none where it speaks of the event at hand.
///
/// Only figures, lengths and words as they stand (a score) are limited, and choices by another year: `the minister said last
/// year` says nothing of the office. A total (`in all`, `so far`) and the time since the event began are the event's own, and so is the year in which
/// the source was published; what began years before it is no event at hand. A count of
/// last week or last month most often dates one event; a sum, a share or a size of last month is that month's.
pub(super) fn limit(kind: Kind, scope: Option<&str>, published: Option<Day>) -> Option<String> {
    let figure = matches!(kind, Kind::Count | Kind::Quantity | Kind::Money | Kind::Percent);
    if !figure && !matches!(kind, Kind::Duration | Kind::Text | Kind::Choice) {
        return None;
    }
    let scope = scope?.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    if kind == Kind::Choice {
        // `was acquitted in 1958`: of what was chosen only another year makes another choice.
        let other = scope_year(&scope).is_some_and(|year| published.is_some_and(|day| day.year() != year));
        return other.then_some(scope);
    }
    if is_of_several_events(&scope) {
        return Some("several events".to_owned());
    }
    if counting::is_part(&scope) || is_total(&scope) || counting::counts_attacker(Some(&scope)) {
        return None;
    }
    let mut words = scope.split(' ');
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let own = match first {
        "since" => scope_year(&scope).is_none_or(|year| published.is_none_or(|day| year + 1 >= day.year())),
        "from" | "between" if scope_year(&scope).is_some() => scope_year(&scope) == published.map(|day| day.year()),
        "overall" | "altogether" | "so" | "this" => true,
        "in" if matches!(second, "all" | "total") => true,
        "in" if scope_year(&scope).is_some() => scope_year(&scope) == published.map(|day| day.year()),
        "in" if written_month(&scope).is_some() => written_month(&scope) == published.map(|day| day.month()),
        _ if month_in_full(first).is_some() => scope_year(&scope) == published.map(|day| day.year()),
        _ if let Ok(year) = first.parse::<i16>() => published.is_some_and(|day| day.year() == year),
        "last" | "previous" => kind == Kind::Count && matches!(second, "week" | "month"),
        _ => false,
    };
    (!own && !scope.is_empty()).then_some(scope)
}

/// Whether what limits a figure is the year before the source was published: `last year`, `in 2023`.
pub(super) fn is_year_before(limit: &str, published: Option<Day>) -> bool {
    let before = published.map(|day| day.year() - 1);
    limit == "last year" || limit.starts_with("in ") && scope_year(limit).is_some_and(|year| Some(year) == before)
}

/// Whether a figure sums up more than one event: `in four shootings`, `across the country`. However it is put, it is no
/// figure of one of them. Our own list of events.
fn is_of_several_events(scope: &str) -> bool {
    const EVENTS: &[&str] = &[
        "accidents",
        "attacks",
        "blasts",
        "bombings",
        "crashes",
        "explosions",
        "fires",
        "incidents",
        "raids",
        "shootings",
        "stabbings",
        "strikes",
        "violence",
    ];
    let last = scope.rsplit(' ').next().unwrap_or_default();
    let over_an_area = ["across the ", "around the ", "throughout the "].iter().any(|start| scope.starts_with(start));
    over_an_area || matches!(last, "nationwide" | "citywide" | "countrywide" | "statewide") || EVENTS.contains(&last)
}

/// The year at the end of `in 2019` and `in march of 2019`.
fn scope_year(scope: &str) -> Option<i16> {
    scope.rsplit([' ', '-', '–', '—']).next()?.parse().ok().filter(|year| *year > 999)
}

/// The month of `in february` and `in early february`, from 1.
fn written_month(scope: &str) -> Option<i8> {
    month_in_full(scope.rsplit(' ').next()?)
}

/// Whether two named speakers are two: `Belo` is taken for `Ana Belo`.
pub(super) fn other_speaker(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let ends = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace))
    };
    !ends(&one, &other) && !ends(&other, &one)
}

/// How like two claims are meant; like is compared with like. The limit weighs most, then plan or outcome, then, where
/// speakers are compared apart, the speaker.
pub(super) fn likeness(question: &Question<'_>, one: usize, other: usize) -> u8 {
    let (a, b) = (&question.stated[one], &question.stated[other]);
    let speaker = match (&a.context().by, &b.context().by) {
        (Some(one), Some(other)) => !other_speaker(one, other),
        (None, None) => true,
        _ => false,
    };
    let limit = u8::from(a.limit == b.limit) * 4;
    limit + u8::from(a.is_plan() == b.is_plan()) * 2 + u8::from(question.slot.attributed_apart && speaker)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers() {
        assert!(!other_speaker("Ana Belo", "Belo"));
        assert!(!other_speaker("belo", "Ana Belo"));
        assert!(other_speaker("Ana Belo", "Campbelo"));
        assert!(other_speaker("the army", "the ministry"));
    }

    #[test]
    fn limits_of_figures() {
        let limits = |kind, scope: &str| limit(kind, Some(scope), "2024-04-01".parse().ok());
        let none = ["in all", "In total", "overall", "so far this year", "since October 7", "this year", "in 2024", ""];
        assert_eq!(none.map(|scope| limits(Kind::Count, scope)), [const { None::<String> }; 8]);
        assert_eq!(limits(Kind::Count, "in 2019"), Some("in 2019".to_owned()));
        assert_eq!(limits(Kind::Count, "since 1955"), Some("since 1955".to_owned()));
        assert_eq!(limits(Kind::Count, "since 2023"), None);
        assert_eq!(limits(Kind::Count, "from 1983-2005"), Some("from 1983-2005".to_owned()));
        assert_eq!(limits(Kind::Text, "in 2011"), Some("in 2011".to_owned()));
        assert_eq!(limits(Kind::Duration, "in 2024"), None);
        assert_eq!(limits(Kind::Count, "Last  year"), Some("last year".to_owned()));
        assert_eq!(limits(Kind::Count, "2005 quake"), Some("2005 quake".to_owned()));
        assert_eq!(limits(Kind::Count, "2024 quake"), None);
        assert_eq!(limits(Kind::Count, "in February"), Some("in february".to_owned()));
        assert_eq!(limits(Kind::Count, "in early April"), None);
        assert_eq!(limits(Kind::Count, "last week"), None);
        assert_eq!(limits(Kind::Percent, "last month"), Some("last month".to_owned()));
        assert_eq!(limits(Kind::Title, "last year"), None);
        assert_eq!(limits(Kind::Choice, "in 1958"), Some("in 1958".to_owned()));
        assert_eq!(limits(Kind::Choice, "in 2024"), None);
        assert_eq!(limits(Kind::Choice, "last year"), None);
    }
}
