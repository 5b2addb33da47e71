//! How two dates stand.

use super::Date;
use super::days::Days;
use super::show::{show, working};
use crate::value::{Relation, Terms, Tolerance, Value, Verdict};

/// How two dates stand.
///
/// - **same**: they can be the same days in the same sense;
/// - **compatible**: some reading of one shares a day with some reading of the other, or comes within the tolerance;
/// - **apart**: both say what happened on all of several days, and the days overlap but differ (`1–3 April`, `1–5 April`);
/// - **conflict**: no reading of one shares a day with any of the other;
/// - **incomparable**: one of them is no date.
pub fn relate(one: &Value, other: &Value, terms: &Terms) -> Verdict {
    let (Value::Date(a), Value::Date(b)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "only one of them is a date");
    };
    if a == b {
        return Verdict::new(Relation::Same, same(a, b));
    }
    let tolerance = match terms.tolerance {
        Tolerance::Days(days) => days,
        _ => 0,
    };
    let how = workings(a, b);
    let meet = |a: &Date, b: &Date| a.readings().any(|a| b.readings().any(|b| a.meets(b)));
    if meet(a, b) {
        if a.all && b.all && stretches_differ(a, b, tolerance) {
            return Verdict::new(Relation::Apart, format!("{how}; the days overlap but are not the same"));
        }
        let choice = match (a.alternatives.is_empty(), b.alternatives.is_empty()) {
            (true, true) => possible(a, b, &how),
            _ => format!("{how}; one reading fits"),
        };
        return Verdict::new(Relation::Compatible, choice);
    }
    if tolerance > 0 && a.readings().any(|a| b.readings().any(|b| a.meets_within(b, tolerance))) {
        let days = if tolerance == 1 { "1 day".to_owned() } else { format!("{tolerance} days") };
        return Verdict::new(Relation::Compatible, format!("{how}; they lie within the tolerance of {days}"));
    }
    Verdict::new(Relation::Conflict, format!("{how}; no day fits both"))
}

/// Whether two that each mean all of their days mean different ones. One that is open at its beginning says nothing about
/// one that is open at its end.
fn stretches_differ(a: &Date, b: &Date, tolerance: u32) -> bool {
    let near = |a: Option<jiff::civil::Date>, b: Option<jiff::civil::Date>| match (a, b) {
        (Some(a), Some(b)) => super::calendar::days_between(a, b).unsigned_abs() <= u64::from(tolerance),
        _ => true,
    };
    !a.readings().any(|a| {
        b.readings().any(|b| match (a, b) {
            (Days::Span { from: a, to: b }, Days::Span { from: c, to: d }) => near(*a, *c) && near(*b, *d),
            (a, b) => a == b || a.is_pattern() != b.is_pattern(),
        })
    })
}

fn same(a: &Date, b: &Date) -> String {
    match (&a.origin, &b.origin) {
        (None, None) => format!("both are {a}"),
        (Some(_), Some(_)) => format!("{}; {}", working(a), working(b)),
        (Some(_), None) => format!("{}, as in the other", working(a)),
        (None, Some(_)) => format!("{}, as in the other", working(b)),
    }
}

fn workings(a: &Date, b: &Date) -> String {
    format!("{}; {}", working(a), working(b))
}

/// Why both can be so: `…; "Monday" without a date can be that day`.
fn possible(a: &Date, b: &Date, how: &str) -> String {
    let (fixed, open) = match (a.days.single(), b.days.single()) {
        (Some(_), None) => (a, b),
        (None, Some(_)) => (b, a),
        _ => return format!("{how}; some days fit both"),
    };
    if open.is_unanchored() {
        return format!("{}; \"{}\" without a date can be that day", working(fixed), show(&Value::Date(open.clone())));
    }
    format!("{}; {} holds that day", working(fixed), working(open))
}

#[cfg(test)]
mod tests {
    use super::super::corpus::value;
    use super::*;

    #[track_caller]
    fn stand(one: &str, other: &str, expected: Relation, reason: &str) {
        let terms = Terms::default();
        // A bar before the words says that their text has no date.
        let read = |text: &str| match text.strip_prefix('|') {
            Some(text) => value(text, false),
            None => value(text, true),
        };
        let (one, other) = (read(one), read(other));
        let verdict = relate(&one, &other, &terms);
        assert_eq!((verdict.relation, verdict.reason.as_str()), (expected, reason));
        assert_eq!(relate(&other, &one, &terms).relation, expected, "the other way round");
    }

    #[test]
    fn relations() {
        use Relation::{Apart, Compatible, Conflict, Same};
        stand("April 1, 2024", "2024-04-01", Same, "both are 1 April 2024");
        stand(
            "yesterday",
            "1 April 2024",
            Same,
            "\"yesterday\" in a text of 2 April 2024 is 1 April 2024, as in the other",
        );
        stand(
            "yesterday",
            "|Monday",
            Compatible,
            "\"yesterday\" in a text of 2 April 2024 is 1 April 2024; \"Monday\" without a date can be that day",
        );
        stand(
            "|Monday",
            "2024-04-02",
            Conflict,
            "\"Monday\" without a date can be any Monday; 2 April 2024; no day fits both",
        );
        stand("|Monday", "|Monday", Same, "both are Monday");
        stand(
            "|Monday",
            "|Tuesday",
            Conflict,
            "\"Monday\" without a date can be any Monday; \"Tuesday\" without a date can be any Tuesday; no day fits both",
        );
        stand("|October 7", "2023-10-07", Compatible, "7 October 2023; \"7 October\" without a date can be that day");
        stand(
            "It began on October 7.",
            "2023-10-07",
            Same,
            "\"October 7\" in a text of 2 April 2024 is 7 October 2023, as in the other",
        );
        stand(
            "|October 7",
            "2023-10-08",
            Conflict,
            "\"7 October\" without a date can be that day of any year; 8 October 2023; no day fits both",
        );
        stand("early May 2024", "5 May 2024", Compatible, "5 May 2024; early May 2024 holds that day");
        stand("early May 2024", "15 May 2024", Conflict, "early May 2024; 15 May 2024; no day fits both");
        stand(
            "1–3 April 2024",
            "1–5 April 2024",
            Apart,
            "1–3 April 2024; 1–5 April 2024; the days overlap but are not the same",
        );
        stand("1–3 April 2024", "April 2, 2024", Compatible, "2 April 2024; 1–3 April 2024 holds that day");
        stand(
            "since 1 April 2024",
            "since 3 April 2024",
            Apart,
            "since 1 April 2024; since 3 April 2024; the days overlap but are not the same",
        );
        stand(
            "since 1 April 2024",
            "until 3 April 2024",
            Compatible,
            "since 1 April 2024; until 3 April 2024; some days fit both",
        );
        stand("before 5 May 2024", "5 May 2024", Conflict, "before 5 May 2024; 5 May 2024; no day fits both");
        stand("03/04/2024", "4 March 2024", Compatible, "4 March 2024 or 3 April 2024; 4 March 2024; one reading fits");
        stand("03/04/2024", "03/04/2024", Same, "both are 4 March 2024 or 3 April 2024");
        stand(
            "Tuesday, 1 April 2024",
            "2 April 2024",
            Compatible,
            "\"Tuesday, 1 April 2024\": 1 April 2024 is a Monday, not a Tuesday; 2 April 2024; one reading fits",
        );
        stand("2023", "March 2023", Compatible, "2023; March 2023; some days fit both");
        stand("2023", "2024", Conflict, "2023; 2024; no day fits both");
    }

    #[test]
    fn tolerance_in_days() {
        let terms = Terms { tolerance: Tolerance::Days(1), ..Terms::default() };
        let relation = |one: &str, other: &str| relate(&value(one, true), &value(other, true), &terms).relation;
        assert_eq!(relation("April 1, 2024", "April 2, 2024"), Relation::Compatible);
        assert_eq!(relation("April 1, 2024", "April 3, 2024"), Relation::Conflict);
        let text = Value::Text(crate::value::text_value::Text { words: String::new() });
        assert_eq!(relate(&value("April 1, 2024", true), &text, &terms).relation, Relation::Incomparable);
    }
}
