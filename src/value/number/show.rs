//! A number in words that can be read back.

use rust_decimal::Decimal;

use super::currency::currency;
use super::literal::step;
use super::unit::{MAGNITUDE, UNITS, UnitRow, factors, unit};
use super::words::power;
use super::{Hedge, Hedges, Number, Role, Unit};

/// Hedge, figure, unit and period.
pub(super) fn show(number: &Number) -> String {
    show_by(number, &Hedges::default())
}

/// The same where a slot has words of its own for indefinite numbers.
pub(super) fn show_by(number: &Number, hedges: &Hedges) -> String {
    let role = if number.role == Role::Increment { "another " } else { "" };
    let counted = matches!(number.unit, Unit::None);
    let hedge = match number.hedge {
        Hedge::Bare | Hedge::Range | Hedge::Indefinite => "",
        Hedge::Exactly => "exactly ",
        Hedge::About => "about ",
        Hedge::Nearly => "nearly ",
        Hedge::JustOver => "just over ",
        Hedge::Over if counted => "more than ",
        Hedge::Over => "over ",
        Hedge::AtLeast => "at least ",
        Hedge::Under if counted => "fewer than ",
        Hedge::Under => "under ",
        Hedge::AtMost => "at most ",
        Hedge::UpTo => "up to ",
    };
    let per = number.per.map_or(String::new(), |per| format!(" per {per}"));
    let figures = figures(number, hedges);
    let increment = if figures.starts_with("a ") && !role.is_empty() { &figures[2..] } else { &figures };
    format!("{hedge}{role}{increment}{per}")
}

/// A value in a unit, without hedge: `10 kilometres`.
pub(super) fn amount(value: Decimal, measured: Unit) -> String {
    in_unit(&grouped(value.normalize()), measured, value.normalize() == Decimal::ONE)
}

fn figures(number: &Number, hedges: &Hedges) -> String {
    let one = number.nominal == Decimal::ONE && number.upper.is_none();
    match (number.hedge, number.upper) {
        (Hedge::Indefinite, Some((upper, _))) => indefinite_amount(number, upper, hedges),
        (_, Some((upper, upper_step))) => {
            let (mut low, mut high) = (figure(number.nominal, number.step), figure(upper, upper_step));
            if !low.contains(' ') && high.contains(' ') {
                high = grouped(upper);
            } else if low.contains(' ') && !high.contains(' ') {
                low = grouped(number.nominal);
            }
            if let Some((before, _)) = currency_sign(number.unit) {
                return format!("{} to {}", signed(before, &low), signed(before, &high));
            }
            in_unit(&format!("{low} to {high}"), number.unit, false)
        }
        _ => {
            if number.unit == Unit::Percent
                && let Some(share) = share(number.nominal, number.step)
            {
                return share;
            }
            if let Some(two) = in_two_units(number) {
                return two;
            }
            in_unit(&figure(number.nominal, number.step), number.unit, one)
        }
    }
}

/// `5 feet 10 inches` of 70 inches that were not rounded to tens, which `70 inches` would be; `18 years 6 months` of any months
/// beyond two years, as sentences are told.
fn in_two_units(number: &Number) -> Option<String> {
    let Unit::Measure(name) = number.unit else { return None };
    let value = number.nominal;
    let rounder = value.scale() == 0 && value > Decimal::ONE && step(value, Decimal::ONE) > number.step;
    let long = name == "month" && value.scale() == 0 && value > Decimal::from(24);
    if number.step != Decimal::ONE || !rounder && !long {
        return None;
    }
    let (row, (own, most)) = (unit(name)?, factors(name)?);
    let larger = UNITS.iter().filter(|larger| larger.dimension == row.dimension && larger.at_most.is_empty());
    let ratio = |larger: &UnitRow| factors(larger.name)?.0.checked_div(own);
    let fits = |ratio: &Decimal| {
        *ratio > Decimal::ONE && ratio.fract().is_zero() && *ratio < value && !(value % ratio).is_zero()
    };
    let (larger, ratio) = larger
        .filter_map(|larger| Some((larger, ratio(larger).filter(fits)?)))
        .min_by_key(|(_, ratio)| *ratio)
        .filter(|_| own == most)?;
    let whole = (value / ratio).trunc();
    let rest = value - whole * ratio;
    let said = |value: Decimal, row: &UnitRow| amount(value, Unit::Measure(row.name));
    Some(format!("{} {}", said(whole, larger), said(rest, row)))
}

/// The sign before a figure, if the currency has one there.
fn currency_sign(unit: Unit) -> Option<(&'static str, &'static str)> {
    let Unit::Currency(code) = unit else { return None };
    let shown = currency(code)?.shown;
    (!shown.starts_with(' ') && shown != "p").then_some((shown, code))
}

fn signed(before: &str, figure: &str) -> String {
    match figure.strip_prefix('-') {
        Some(rest) => format!("-{before}{rest}"),
        None => format!("{before}{figure}"),
    }
}

/// A figure, or words of figures, with the unit.
pub(super) fn in_unit(figure: &str, measured: Unit, one: bool) -> String {
    match measured {
        Unit::None => figure.to_string(),
        Unit::Percent => format!("{figure}%"),
        Unit::PercentagePoint => format!("{figure} percentage point{}", if one { "" } else { "s" }),
        Unit::Currency(code) => match currency_sign(measured) {
            Some((before, _)) => signed(before, figure),
            None => match currency(code) {
                // `99p`, but `2 million pence`.
                Some(row) if row.shown == "p" && figure.ends_with(char::is_alphabetic) => format!("{figure} pence"),
                Some(row) => format!("{figure}{}", row.shown),
                None => format!("{code} {figure}"),
            },
        },
        Unit::Measure(MAGNITUDE) => format!("{MAGNITUDE} {figure}"),
        Unit::Measure(name) => match unit(name) {
            Some(row) if !one => format!("{figure} {}", row.plural),
            _ => format!("{figure} {name}"),
        },
    }
}

/// The figure with a step that reads back: `1.3 million`, `1.30 million`, `33,137`, `6.0`.
fn figure(value: Decimal, steps: Decimal) -> String {
    let value = value.normalize();
    if value.abs() >= power(6) {
        for (exponent, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
            if value.abs() >= power(exponent)
                && let Some(mantissa) = written(value, exponent, steps, 3)
            {
                return format!("{mantissa} {word}");
            }
        }
    }
    if value.scale() == 0 && step(value, Decimal::ONE) == steps {
        return grouped(value);
    }
    if let Some(text) = written(value, 0, steps, 12) {
        return text;
    }
    for (exponent, word) in [(3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion")] {
        if let Some(mantissa) = written(value, exponent, steps, 9) {
            return format!("{mantissa} {word}");
        }
    }
    fraction(value).unwrap_or_else(|| grouped(value))
}

/// The mantissa over a power of ten with as many decimals as give this step.
fn written(value: Decimal, exponent: u32, steps: Decimal, most: u32) -> Option<String> {
    let scale = power(exponent);
    let mantissa = value.checked_div(scale)?.normalize();
    (mantissa.scale()..=most.max(mantissa.scale()).min(12)).find_map(|decimals| {
        let mut candidate = mantissa;
        candidate.rescale(decimals);
        (candidate.scale() == decimals && candidate.checked_mul(scale)? == value && step(candidate, scale) == steps)
            .then(|| grouped(candidate))
    })
}

/// `2 1/3` of a value that decimals do not hold.
fn fraction(value: Decimal) -> Option<String> {
    let (whole, part) = (value.trunc(), value.fract());
    [3u32, 6, 7, 9, 11].iter().find_map(|denominator| {
        let over = Decimal::from(*denominator);
        let numerator = part.checked_mul(over)?.round();
        if numerator.is_zero() {
            return None;
        }
        let exact = numerator.checked_div(over)? == part
            || whole.checked_add(numerator.checked_div(over)?)?.normalize() == value;
        match (exact && part.is_sign_positive(), whole.is_zero()) {
            (true, true) => Some(format!("{numerator}/{denominator}")),
            (true, false) => Some(format!("{whole} {numerator}/{denominator}")),
            (false, _) => None,
        }
    })
}

/// Whether a share has the step of a fraction in words, which its digits would not have (`half` against `50%`).
pub(super) fn is_fraction_in_words(value: Decimal, steps: Decimal) -> bool {
    steps == Decimal::ONE && !(value.scale() == 0 && step(value, Decimal::ONE) == steps) && value < Decimal::ONE_HUNDRED
}

/// `1 in 5` of a share whose step is that of a fraction in words.
fn share(value: Decimal, steps: Decimal) -> Option<String> {
    if !is_fraction_in_words(value, steps) {
        return None;
    }
    (2u32..=10).chain([12, 15, 16, 20, 25, 30, 40, 50, 60, 80, 100, 1000]).find_map(|denominator| {
        let numerator = value.checked_mul(Decimal::from(denominator))?.checked_div(Decimal::ONE_HUNDRED)?.round();
        let back = numerator.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(denominator))?.normalize();
        (back == value && numerator >= Decimal::ONE && numerator < Decimal::ONE_HUNDRED)
            .then(|| format!("{numerator} in {denominator}"))
    })
}

/// `dozens`, `millions of dollars`, `several hours`.
fn indefinite_amount(number: &Number, upper: Decimal, hedges: &Hedges) -> String {
    let words = indefinite(number.nominal, upper, hedges);
    let of = if words.ends_with('s') || words.ends_with("couple") { " of" } else { "" };
    match number.unit {
        Unit::Currency(code) => {
            let plural = currency(code).map_or(code, |row| row.plural());
            format!("{words}{of} {plural}")
        }
        Unit::Percent => format!("{words}%"),
        Unit::Measure(_) | Unit::PercentagePoint => in_unit(&format!("{words}{of}"), number.unit, false),
        Unit::None => words,
    }
}

/// The words of an indefinite number; its ends where no words hold them.
fn indefinite(low: Decimal, high: Decimal, hedges: &Hedges) -> String {
    let table = hedges.table();
    if let Some(words) = table.words_for(low, high) {
        return words;
    }
    const SCALES: [(u32, &str); 8] = [
        (12, "dozen"),
        (100, "hundred"),
        (1_000, "thousand"),
        (100_000, "hundred thousand"),
        (1_000_000, "million"),
        (100_000_000, "hundred million"),
        (1_000_000_000, "billion"),
        (10_000_000, "crore"),
    ];
    for (scale, word) in SCALES {
        let factor = Decimal::from(scale);
        if (low % factor).is_zero()
            && (high % factor).is_zero()
            && let Some(words) = table.words_for(low / factor, high / factor)
        {
            return format!("{words} {word}");
        }
    }
    const PLURALS: [(u64, &str); 6] = [
        (1_000_000_000_000, "trillions"),
        (1_000_000_000, "billions"),
        (1_000_000, "millions"),
        (1_000, "thousands"),
        (100, "hundreds"),
        (12, "dozens"),
    ];
    for (scale, word) in PLURALS {
        let factor = Decimal::from(scale);
        if (low % factor).is_zero()
            && let Some(above) = high.checked_add(Decimal::ONE)
            && (above % factor).is_zero()
            && let Some(words) = table.words_for(low / factor, above / factor - Decimal::ONE)
        {
            return format!("{words} of {word}");
        }
    }
    format!("{} to {}", grouped(low), grouped(high))
}

/// Digits with commas.
pub(super) fn grouped(value: Decimal) -> String {
    let text = value.to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |rest| ("-", rest));
    let (whole, decimals) = digits.split_once('.').map_or((digits, None), |(whole, decimals)| (whole, Some(decimals)));
    let mut out = String::with_capacity(text.len() + whole.len() / 3 + 1);
    out.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push('.');
        out.push_str(decimals);
    }
    out
}
