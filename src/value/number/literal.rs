//! Digits as they are written: `1,300,000`, `12,34,567.89`, `1.30`, `½`.

use rust_decimal::Decimal;

/// The largest figure that is read; beyond it a unit's conversion could overflow. Ours.
pub(super) const LARGEST: Decimal = Decimal::from_parts(0xDEA0_0000, 0x35C9_ADC5, 0x36, false, 0);

/// The value of digits with thousands separators and a decimal point; it keeps the decimals as written (`1.30`).
///
/// Commas stand in groups of three, or of two before the last three (South Asia). Several dots between groups of three
/// are a version or another country's grouping and are not read, unless a decimal comma settles it (`1.234.567,89`).
pub(super) fn literal(text: &str) -> Option<Decimal> {
    let bytes = text.as_bytes();
    if bytes.len() > 40 {
        return None;
    }
    if let Some((numerator, denominator)) = vulgar_fraction(text) {
        return Decimal::from(numerator).checked_div(Decimal::from(denominator)).map(|value| value.normalize());
    }
    let (whole, decimals) = match (text.rfind('.'), text.rfind(',')) {
        (Some(dot), Some(comma)) if comma > dot => (&text[..comma], &text[comma + 1..]),
        (Some(dot), _) => (&text[..dot], &text[dot + 1..]),
        (None, _) => (text, ""),
    };
    let decimal_comma = text[whole.len()..].starts_with(',');
    let separator = if decimal_comma { '.' } else { ',' };
    if !grouped(whole, separator) || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut mantissa: i128 = 0;
    let mut digits = 0;
    for byte in whole.bytes().chain(decimals.bytes()).filter(u8::is_ascii_digit) {
        digits += 1;
        // What a decimal holds, with a digit to spare.
        if digits > 27 {
            return None;
        }
        mantissa = mantissa * 10 + i128::from(byte - b'0');
    }
    if digits == 0 {
        return None;
    }
    Decimal::try_from_i128_with_scale(mantissa, decimals.len() as u32).ok().filter(|value| *value <= LARGEST)
}

fn grouped(whole: &str, separator: char) -> bool {
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or("");
    let all_digits = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit());
    if !all_digits(first) {
        return false;
    }
    let mut rest = groups.peekable();
    if rest.peek().is_none() {
        return true;
    }
    if first.len() > 3 {
        return false;
    }
    let (mut threes, mut twos) = (true, first.len() <= 2);
    while let Some(group) = rest.next() {
        if !all_digits(group) {
            return false;
        }
        threes &= group.len() == 3;
        twos &= group.len() == if rest.peek().is_none() { 3 } else { 2 };
    }
    threes || (twos && separator == ',')
}

/// Numerator and denominator of a character such as `½` (Unicode 15, Number Forms and Latin-1).
fn vulgar_fraction(text: &str) -> Option<(u32, u32)> {
    let mut chars = text.chars();
    let (only, None) = (chars.next()?, chars.next()) else { return None };
    Some(match only {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅐' => (1, 7),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        '⅑' => (1, 9),
        '⅒' => (1, 10),
        _ => return None,
    })
}

/// The step of a figure: the largest 10^k or 5·10^k that divides it as written.
///
/// `mantissa` is what the digits or words say and keeps the decimals as written; `scale` is the word behind it. Of a value
/// that decimals do not hold (a third) the step is a hundredth. 1.3 million steps by 100,000; 250 by 50; 1,139 by 1; 6.0 by
/// 0.1; 0 by 1.
///
/// That figures are round in tens and fives is from Jansen and Pollmann, "On round numbers", Journal of Quantitative Linguistics
/// 8 (2001), who also find twos and two and a halves; that readers take round figures for rounded and others for exact, from
/// Williams and Power, "Hedging and rounding in numerical expressions", Pragmatics and Cognition 21 (2013). The choice of the two is
/// ours.
pub(super) fn step(mantissa: Decimal, scale: Decimal) -> Decimal {
    let decimals = mantissa.scale();
    if decimals > 12 {
        return Decimal::new(1, 2).checked_mul(scale).unwrap_or(Decimal::ONE);
    }
    if decimals > 0 {
        let five = mantissa.mantissa().unsigned_abs() % 10 == 5;
        let unit = Decimal::new(if five { 5 } else { 1 }, decimals);
        return unit.checked_mul(scale).map_or(Decimal::ONE, |step| step.normalize());
    }
    let Some(value) = mantissa.checked_mul(scale).map(|value| value.normalize()) else { return Decimal::ONE };
    if value.is_zero() {
        return Decimal::ONE;
    }
    if value.scale() > 0 {
        return step(value, Decimal::ONE);
    }
    let (mut rest, mut step) = (value.mantissa().unsigned_abs(), 1i128);
    while rest % 10 == 0 {
        rest /= 10;
        step *= 10;
    }
    if rest % 5 == 0 {
        step *= 5;
    }
    Decimal::try_from_i128_with_scale(step, 0).unwrap_or(Decimal::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_is_ten_to_the_21st() {
        assert_eq!(LARGEST.to_string(), "1000000000000000000000");
    }

    #[test]
    fn digits() {
        #[track_caller]
        fn reads(text: &str, expected: &str) {
            assert_eq!(literal(text).map_or("nothing".to_string(), |value| value.to_string()), expected, "{text}");
        }
        reads("1300000", "1300000");
        reads("1,300,000", "1300000");
        reads("12,34,567.89", "1234567.89");
        reads("1.30", "1.30");
        reads("0", "0");
        reads("1.234.567,89", "1234567.89");
        reads("½", "0.5");
        reads("1.2.3", "nothing");
        reads("1.300.000", "nothing");
        reads("22,24,26", "nothing");
        reads("1,3", "nothing");
        reads("1234,567", "nothing");
        reads("04.01.2024", "nothing");
        reads("99999999999999999999999999999999", "nothing");
        reads("2222222222222222222222222222222222222222", "nothing");
    }

    #[test]
    fn steps() {
        #[track_caller]
        fn steps(text: &str, scale: i64, expected: &str) {
            assert_eq!(step(literal(text).unwrap(), Decimal::from(scale)).to_string(), expected, "{text} × {scale}");
        }
        steps("1.3", 1_000_000, "100000");
        steps("1.30", 1_000_000, "10000");
        steps("1,300,000", 1, "100000");
        steps("250", 1, "50");
        steps("1,139", 1, "1");
        steps("6.0", 1, "0.1");
        steps("0", 1, "1");
        steps("2.5", 1, "0.5");
        steps("5", 1, "5");
        steps("2", 1_000_000, "1000000");
        steps("⅔", 1, "0.01");
    }
}
