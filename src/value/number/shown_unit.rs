//! A number in the unit that a slot shows, with what was written beside it.

use rust_decimal::{Decimal, RoundingStrategy};

use super::convert::{Scale, common};
use super::currency::currency;
use super::literal::step;
use super::show::show_by;
use super::unit::unit;
use super::{Hedge, Hedges, Interval, Number, Unit};
use crate::value::Value;

/// The value in words, in the unit of this name where it converts exactly: `6.2 miles (10 kilometres)`.
///
/// The name is that of a unit or the code of a currency, as [`super::unit`] and [`super::currency`] know it. What is written in
/// the unit already, ages, and what does not convert exactly (a rate of exchange, a month in days, a ton of which nobody says
/// which) is shown as written. An indefinite number takes the words that the table of hedges has for it.
///
/// ```
/// use factdiff::value::number::{Hedge, Hedges, Number, Role, Unit, show_in};
/// use factdiff::value::Value;
///
/// let number = Number {
///     nominal: 10.into(), step: 10.into(), upper: None, hedge: Hedge::About, unit: Unit::Measure("kilometre"),
///     of: None, role: Role::Whole, per: None,
/// };
/// let value = Value::Number(number);
/// assert_eq!(show_in(&value, Some("mile"), &Hedges::default()), "about 6.2 miles (about 10 kilometres)");
/// assert_eq!(show_in(&value, Some("kilogram"), &Hedges::default()), "about 10 kilometres");
/// ```
pub fn show_in(value: &Value, wanted: Option<&str>, hedges: &Hedges) -> String {
    let Value::Number(number) = value else { return String::new() };
    let written = show_by(number, hedges);
    match wanted.and_then(named).and_then(|unit| in_unit(number, unit)) {
        Some(converted) => format!("{} ({written})", show_by(&converted, hedges)),
        None => written,
    }
}

/// The unit of a canonical name, or the currency of a code.
pub(super) fn named(name: &str) -> Option<Unit> {
    let measure = || unit(name).map(|row| Unit::Measure(row.name));
    measure().or_else(|| currency(name).map(|row| Unit::Currency(row.code)))
}

/// The number in another unit, rounded to what was written; none where it has that unit or does not convert exactly.
pub(super) fn in_unit(number: &Number, wanted: Unit) -> Option<Number> {
    // Eight months are no two thirds of a year to a reader who asks how old somebody is.
    if number.unit == wanted || number.unit.is_age() {
        return None;
    }
    let target = Number { unit: wanted, ..number.clone() };
    let common = common(number, &target).ok()?;
    if common.doubt.is_some() || !common.one.is_exact() || !common.other.is_exact() {
        return None;
    }
    let convert = |value: Decimal, steps: Decimal| {
        let value =
            rounded(converted(value, &common.one, &common.other)?, converted_step(steps, &common.one, &common.other)?)?;
        Some((value, step(value, Decimal::ONE)))
    };
    let (nominal, steps) = convert(number.nominal, number.step)?;
    let upper = match number.upper {
        Some((value, steps)) => Some(convert(value, steps)?),
        None => None,
    };
    // No words stand for what several miles are in kilometres.
    let hedge = if number.hedge == Hedge::Indefinite { Hedge::Range } else { number.hedge };
    Some(Number { nominal, step: steps, upper, hedge, ..target })
}

fn at(scale: &Scale, value: Decimal) -> Option<Decimal> {
    scale.apply(Interval::point(value))?.low
}

/// A value of one scale on the other.
pub(super) fn converted(value: Decimal, from: &Scale, to: &Scale) -> Option<Decimal> {
    let zero = at(to, Decimal::ZERO)?;
    let factor = at(to, Decimal::ONE)?.checked_sub(zero)?;
    at(from, value)?.checked_sub(zero)?.checked_div(Some(factor).filter(|factor| !factor.is_zero())?)
}

/// A step of one scale on the other, where zero is zero.
pub(super) fn converted_step(value: Decimal, from: &Scale, to: &Scale) -> Option<Decimal> {
    converted(value, from, to)?.checked_sub(converted(Decimal::ZERO, from, to)?)
}

/// A converted value as exact as the figure that was written: to the place of its step, and to two digits at least. Ours, after
/// the practice of newsrooms, which write `10 km (6.2 miles)`; NIST Special Publication 811 (2008), B.7.2, keeps the digits
/// that were written in the same way. What comes out whole is left so.
pub(super) fn rounded(exact: Decimal, steps: Decimal) -> Option<Decimal> {
    if exact.fract().is_zero() {
        return Some(exact.normalize());
    }
    let digits = exponent(exact)? - exponent(steps)? + 1;
    let digits = u32::try_from(digits.max(2)).ok()?;
    exact.round_sf_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero).map(|value| value.normalize())
}

/// The power of ten of the first digit.
fn exponent(value: Decimal) -> Option<i32> {
    let digits = value.mantissa().unsigned_abs().checked_ilog10()?;
    Some(i32::try_from(digits).ok()? - i32::try_from(value.scale()).ok()?)
}

#[cfg(test)]
mod tests {
    use super::super::corpus::relations::value;
    use super::*;
    use crate::value::Kind;

    #[track_caller]
    fn shows(kind: Kind, words: &str, unit: &str, expected: &str) {
        assert_eq!(show_in(&value(kind, words), Some(unit), &Hedges::default()), expected, "{words:?} in {unit}");
    }

    #[test]
    fn quantities() {
        let shows = |words, unit, expected| shows(Kind::Quantity, words, unit, expected);
        shows("10 km", "mile", "6.2 miles (10 kilometres)");
        shows("10 miles", "mile", "10 miles");
        shows("1,139 km", "mile", "707.7 miles (1,139 kilometres)");
        shows("85 mph", "kilometre per hour", "137 kilometres per hour (85 miles per hour)");
        shows("100,000 acres", "hectare", "40,000 hectares (100,000 acres)");
        shows("37.5 degrees Celsius", "degree Fahrenheit", "99.5 degrees Fahrenheit (37.5 degrees Celsius)");
        shows("98.6 F", "degree Celsius", "37 degrees Celsius (98.6 degrees Fahrenheit)");
        shows("minus 40 C", "degree Fahrenheit", "-40 degrees Fahrenheit (-40 degrees Celsius)");
        shows("two tonnes", "kilogram", "2,000 kilograms (2 tonnes)");
        shows("more than five feet", "metre", "over 1.5 metres (over 5 feet)");
        shows("10 to 15 km", "mile", "6.2 to 9.3 miles (10 to 15 kilometres)");
        shows("several miles", "kilometre", "4.8 to 14 kilometres (several miles)");
        // Nothing says which ton it is, nor of which scale the degrees are.
        shows("two tons", "kilogram", "2 tons");
        shows("40 degrees", "degree Celsius", "40 degrees");
        shows("18 months old", "year of age", "18 months old");
        shows("magnitude 6.4", "kilometre", "magnitude 6.4");
    }

    #[test]
    fn durations_and_sums() {
        shows(Kind::Duration, "two days", "hour", "48 hours (2 days)");
        shows(Kind::Duration, "eight days", "hour", "192 hours (8 days)");
        shows(Kind::Duration, "90 minutes", "hour", "1.5 hours (90 minutes)");
        shows(Kind::Duration, "18 months", "year", "1.5 years (18 months)");
        shows(Kind::Duration, "about a fortnight", "day", "about 14 days (about 1 fortnight)");
        shows(Kind::Duration, "three months", "day", "3 months");
        shows(Kind::Money, "99 cents", "$", "$0.99 (99 cents)");
        shows(Kind::Money, "€20", "USD", "€20");
    }
}
