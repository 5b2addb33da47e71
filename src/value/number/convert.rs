//! One scale for two numbers: exact conversions of unit, currency and period.

use rust_decimal::Decimal;

use super::currency::{currency, worth};
use super::unit::{Dimension, factors, unit};
use super::{Interval, Number, Unit};

/// How a value in its own unit becomes one on the common scale.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    /// What is taken off first (the 32 of Fahrenheit).
    offset: Decimal,
    /// The least that the unit may be.
    least: Decimal,
    /// The most that it may be.
    most: Decimal,
    /// The months that the unit has, where they become days with the slack of the calendar.
    months: Option<Decimal>,
    /// The days of a month in round speech about the other figure: 28 beside weeks, 30 beside days.
    round_month: Option<Decimal>,
}

/// The scales on which two numbers can be compared.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Common {
    pub(super) one: Scale,
    pub(super) other: Scale,
    /// Why a difference could be one of terms alone; then only agreement counts.
    pub(super) doubt: Option<String>,
    /// Whether any conversion is needed.
    pub(super) converted: bool,
}

const PLAIN: Scale =
    Scale { offset: Decimal::ZERO, least: Decimal::ONE, most: Decimal::ONE, months: None, round_month: None };

impl Scale {
    fn times(factor: Decimal) -> Scale {
        Scale { least: factor, most: factor, ..PLAIN }
    }

    /// Whether one value becomes one value.
    pub(super) fn is_exact(&self) -> bool {
        self.least == self.most && self.months.is_none()
    }

    fn by(self, factor: Decimal) -> Option<Scale> {
        Some(Scale { least: self.least.checked_mul(factor)?, most: self.most.checked_mul(factor)?, ..self })
    }

    fn low(&self, value: Decimal) -> Option<Decimal> {
        let value = value.checked_sub(self.offset)?;
        if let Some(months) = self.months {
            return days(value.checked_mul(months)?, false)?.checked_mul(self.least);
        }
        value.checked_mul(if value.is_sign_negative() { self.most } else { self.least })
    }

    fn high(&self, value: Decimal) -> Option<Decimal> {
        let value = value.checked_sub(self.offset)?;
        if let Some(months) = self.months {
            return days(value.checked_mul(months)?, true)?.checked_mul(self.most);
        }
        value.checked_mul(if value.is_sign_negative() { self.least } else { self.most })
    }

    /// The interval on the common scale, or none where it is too large.
    pub(super) fn apply(&self, interval: Interval) -> Option<Interval> {
        let low = interval.low.map_or(Some(None), |low| self.low(low).map(|low| Some(low.normalize())))?;
        let high = interval.high.map_or(Some(None), |high| self.high(high).map(|high| Some(high.normalize())))?;
        Some(Interval { low, high, ..interval })
    }

    /// The same with what ordinary rounding excuses: news says `12 weeks` and `three months`, `180 days` and `six months`, `52
    /// weeks` and `a year` of one length. Beside weeks a year can be 52 of them and up to six further months
    /// four each; beside days up to six months can be 30 each. Ours.
    pub(super) fn apply_rounding(&self, interval: Interval) -> Option<Interval> {
        let exact = self.apply(interval)?;
        let (Some(factor), Some(month), Some(low), Some(least)) =
            (self.months, self.round_month, interval.low, exact.low)
        else {
            return Some(exact);
        };
        let months = low.checked_mul(factor)?;
        let (half_a_year, year) = (Decimal::from(6), Decimal::from(12));
        let years = if month < Decimal::from(30) { (months / year).floor() } else { Decimal::ZERO };
        let rest = months - years * year;
        if rest > half_a_year {
            return Some(exact);
        }
        let weeks_of_a_year = Decimal::from(364);
        let days = years.checked_mul(weeks_of_a_year)?.checked_add(rest.checked_mul(month)?)?;
        Some(Interval { low: Some(least.min(days.checked_mul(self.least)?.normalize())), ..exact })
    }
}

/// The days of so many months: the fewest, or the most, that so many months in a row have in the Gregorian calendar.
fn days(months: Decimal, most: bool) -> Option<Decimal> {
    const FEWEST: [i64; 12] = [0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334];
    const MOST: [i64; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];
    let whole = months.floor();
    let years = (whole / Decimal::from(12)).floor();
    let rest = (whole - years * Decimal::from(12)).abs();
    let at = usize::try_from(rest.mantissa()).ok().filter(|at| *at < 12).unwrap_or(0);
    let rest = Decimal::from(if most { MOST[at] } else { FEWEST[at] });
    let part = (months - whole) * Decimal::from(if most { 31 } else { 28 });
    let leap = if most { (years / Decimal::from(4)).ceil() } else { (years / Decimal::from(4)).floor() };
    let leap = if !most && years < Decimal::from(8) { Decimal::ZERO.max(leap - Decimal::ONE) } else { leap };
    // A century's leap day may be missing.
    let missing = if most { Decimal::ZERO } else { (years / Decimal::from(100)).ceil().min(leap) };
    years.checked_mul(Decimal::from(365))?.checked_add(rest)?.checked_add(part)?.checked_add(leap)?.checked_sub(missing)
}

/// The common scale of two numbers, or in one sentence why they have none.
pub(super) fn common(one: &Number, other: &Number) -> Result<Common, String> {
    let mut common = units(one.unit, other.unit)?;
    if one.per == other.per {
        return Ok(common);
    }
    let (Some(a), Some(b)) = (one.per, other.per) else {
        let stated = one.per.or(other.per).unwrap_or_default();
        common.doubt = Some(format!("one is said per {stated}, the other is not"));
        return Ok(common);
    };
    let none = || format!("one is said per {a}, the other per {b}");
    let (row, second) = (unit(a).ok_or_else(none)?, unit(b).ok_or_else(none)?);
    let timed = |dimension| matches!(dimension, Dimension::Time | Dimension::Months);
    if row.dimension != second.dimension || !timed(row.dimension) || !common.one.is_exact() || !common.other.is_exact()
    {
        return Err(none());
    }
    let ((own, _), (others, _)) = (factors(a).ok_or_else(none)?, factors(b).ok_or_else(none)?);
    // Each is multiplied by the other's period, so that nothing is divided.
    common.one = common.one.by(others).ok_or_else(none)?;
    common.other = common.other.by(own).ok_or_else(none)?;
    common.converted = true;
    Ok(common)
}

fn units(one: Unit, other: Unit) -> Result<Common, String> {
    let plain = Common { one: PLAIN, other: PLAIN, doubt: None, converted: false };
    if one == other {
        return Ok(plain);
    }
    let none = || format!("{} and {} have no exact conversion", name(one), name(other));
    match (one, other) {
        (Unit::Measure(a), Unit::Measure(b)) => measures(a, b).ok_or_else(none),
        (Unit::Currency(a), Unit::Currency(b)) => {
            currencies(a, b).ok_or_else(|| format!("{a} and {b} are different currencies, and no rate is given"))
        }
        (Unit::Percent, Unit::PercentagePoint) | (Unit::PercentagePoint, Unit::Percent) => {
            Err("percent and percentage points are different things".to_string())
        }
        _ => Err(none()),
    }
}

fn name(unit: Unit) -> &'static str {
    match unit {
        Unit::None => "a count",
        Unit::Measure(name) | Unit::Currency(name) => name,
        Unit::Percent => "percent",
        Unit::PercentagePoint => "percentage points",
    }
}

fn measures(a: &'static str, b: &'static str) -> Option<Common> {
    let (row, second) = (unit(a)?, unit(b)?);
    // Degrees of no scale are those of the other text if they agree.
    if a == "degree" && second.dimension == Dimension::Temperature
        || b == "degree" && row.dimension == Dimension::Temperature
    {
        let doubt = Some("one does not say of which scale its degrees are".to_string());
        return Some(Common { one: PLAIN, other: PLAIN, doubt, converted: false });
    }
    let scale = |name: &str| {
        let (least, most) = factors(name)?;
        let offset = match name {
            "degree Fahrenheit" => Decimal::from(32),
            "kelvin" => Decimal::new(27315, 2),
            _ => Decimal::ZERO,
        };
        Some(Scale { offset, least, most, ..PLAIN })
    };
    let (mut one, mut other) = (scale(a)?, scale(b)?);
    let spans = |months, days| {
        (row.dimension, second.dimension) == (months, days) || (row.dimension, second.dimension) == (days, months)
    };
    let day = if spans(Dimension::Months, Dimension::Time) {
        Some(Decimal::from(86_400))
    } else if spans(Dimension::AgeMonths, Dimension::AgeDays) {
        Some(Decimal::ONE)
    } else {
        None
    };
    if let Some(day) = day {
        let first_is_long = matches!(row.dimension, Dimension::Months | Dimension::AgeMonths);
        let (long, short) = if first_is_long { (&mut one, b) } else { (&mut other, a) };
        let round_month = match short {
            "week" | "fortnight" | "week of age" => Some(Decimal::from(28)),
            "day" | "day of age" => Some(Decimal::from(30)),
            _ => None,
        };
        *long = Scale { least: day, most: day, months: Some(long.least), round_month, ..PLAIN };
        return Some(Common { one, other, doubt: None, converted: true });
    }
    (row.dimension == second.dimension && row.dimension != Dimension::Other).then_some(Common {
        one,
        other,
        doubt: None,
        converted: true,
    })
}

/// Whether the first of two ages is counted in longer units than the second.
pub(super) fn is_coarser_age(one: Unit, other: Unit) -> bool {
    let days = |measured: Unit| match measured {
        Unit::Measure(name) => {
            let months = unit(name)?.dimension == Dimension::AgeMonths;
            factors(name)?.0.checked_mul(if months { Decimal::from(28) } else { Decimal::ONE })
        }
        _ => None,
    };
    one.is_age() && other.is_age() && days(one) > days(other)
}

/// The currency that news means by a code, sign or word unless it says otherwise: the first of its row in the table of currencies.
fn likeliest(code: &'static str) -> &'static str {
    let mut code = code;
    for _ in 0..2 {
        match currency(code).and_then(|row| row.may_be.first()).filter(|_| is_shared(code)) {
            Some(first) => code = first,
            None => break,
        }
    }
    code
}

/// Whether a code is a sign or word that several currencies share, or a minor unit. ISO codes are three capitals.
fn is_shared(code: &str) -> bool {
    !(code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))
}

fn currencies(a: &'static str, b: &'static str) -> Option<Common> {
    let (row, second) = (currency(a)?, currency(b)?);
    let scale = |code| if worth(code) == Decimal::ONE { PLAIN } else { Scale::times(worth(code)) };
    let sure = likeliest(a) == likeliest(b);
    let possible = row.may_be.contains(&b) || second.may_be.contains(&a);
    // Two signs that share a currency (`$`, `cent`).
    let shared = row.may_be.iter().any(|code| second.may_be.contains(code));
    if !(sure || possible || shared) {
        return None;
    }
    let doubt = (!sure).then(|| format!("{a} and {b} may be different currencies"));
    Some(Common { one: scale(a), other: scale(b), doubt, converted: worth(a) != worth(b) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_the_days_of_the_calendar() {
        #[track_caller]
        fn spans(months: i64, fewest: i64, most: i64) {
            let months = Decimal::from(months);
            assert_eq!((days(months, false), days(months, true)), (Some(fewest.into()), Some(most.into())), "{months}");
        }
        spans(1, 28, 31);
        spans(2, 59, 62);
        spans(12, 365, 366);
        spans(18, 546, 550);
        assert_eq!(days(Decimal::new(5, 1), false), Some(Decimal::from(14)));
    }

    #[test]
    fn round_speech_of_months() {
        #[track_caller]
        fn begins(long: &'static str, short: &'static str, value: i64, days: i64) {
            let scale = measures(long, short).unwrap().one;
            let low = scale.apply_rounding(Interval::point(value.into())).unwrap().low;
            assert_eq!(low, Some(Decimal::from(days * 86_400).normalize()), "{value} {long} beside {short}");
        }
        begins("month", "week", 3, 84);
        begins("month", "day", 6, 180);
        begins("month", "day", 1, 28);
        begins("month", "week", 7, 212);
        begins("year", "week", 1, 364);
        begins("year", "day", 1, 365);
        begins("month", "hour", 3, 89);
    }

    #[test]
    fn conversions_are_exact() {
        #[track_caller]
        fn converts(one: &'static str, other: &'static str, value: &str, expected: &str) {
            let common = measures(one, other).unwrap();
            let at = |scale: Scale, value: &str| scale.apply(Interval::point(value.parse().unwrap()));
            assert_eq!(at(common.one, value), at(common.other, expected), "{value} {one}");
        }
        converts("mile", "kilometre", "1", "1.609344");
        converts("degree Fahrenheit", "degree Celsius", "98.6", "37");
        converts("degree Celsius", "kelvin", "-273.15", "0");
        converts("mile per hour", "kilometre per hour", "60", "96.56064");
        converts("acre", "hectare", "100", "40.468564224");
        converts("hour", "minute", "1.5", "90");
        converts("year", "month", "1", "12");
        converts("year of age", "month of age", "2", "24");
        assert_eq!(measures("kilometre", "kilogram"), None);
    }

    #[test]
    fn signs_and_codes() {
        #[track_caller]
        fn stands(one: &'static str, other: &'static str, expected: &str) {
            let found = match currencies(one, other) {
                None => "different",
                Some(common) if common.doubt.is_some() => "perhaps",
                Some(_) => "one",
            };
            assert_eq!(found, expected, "{one} {other}");
        }
        stands("$", "USD", "one");
        stands("$", "AUD", "perhaps");
        stands("USD", "AUD", "different");
        stands("cent", "$", "one");
        stands("cent", "USD", "one");
        stands("cent", "EUR", "perhaps");
        stands("kr", "NOK", "perhaps");
        stands("penny", "GBP", "one");
        stands("INR", "PKR", "perhaps");
    }
}
