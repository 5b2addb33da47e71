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
