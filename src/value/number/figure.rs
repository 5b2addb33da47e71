//! One figure: digits or words, scale, fraction; without hedge and unit.

use rust_decimal::Decimal;

use super::fraction::{and_fraction, divided, fraction, share_of, written_fraction};
use super::hedge::Table;
use super::literal::{LARGEST, literal, step};
use super::words::{NumberWord, denominator, number_word, power, scale_word, short_scale};
use crate::text::{Case, Shape, Words};

/// A figure as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Figure {
    /// The token behind it.
    pub(super) end: usize,
    /// What is written before the scale: 1.3 of `1.3 million`.
    pub(super) mantissa: Decimal,
    /// What the scale multiplies it by.
    pub(super) scale: Decimal,
    /// The value.
    pub(super) value: Decimal,
    /// Its step.
    pub(super) step: Decimal,
    /// The upper end of an indefinite number.
    pub(super) upper: Option<Decimal>,
    /// How it is written.
    pub(super) writing: Writing,
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Writing {
    /// Digits, perhaps with a scale.
    Digits,
    /// Number words.
    Words,
    /// `a` or `an` before a unit: one of it.
    Article,
    /// A share of a whole: `half`, `two thirds`, `one in five`. The value is in percent.
    Share,
    /// `dozens`, `several hundred`.
    Indefinite,
    /// A fraction before a unit or scale that is still to come: `half` of `half a mile`.
    Fraction,
}

impl Figure {
    pub(super) fn new(end: usize, mantissa: Decimal, scale: Decimal, writing: Writing) -> Option<Figure> {
        let value = mantissa.checked_mul(scale).filter(|value| value.abs() <= LARGEST)?.normalize();
        // Dozens are written to the nearest one.
        let in_tens = (scale % Decimal::from(12)) != Decimal::ZERO;
        let step = if in_tens { step(mantissa, scale) } else { step(value, Decimal::ONE) };
        Some(Figure { end, mantissa, scale, value, step, upper: None, writing })
    }

    /// Whether a scale of one letter may be a unit as well (`9m`).
    pub(super) fn is_scaled(&self) -> bool {
        self.scale != Decimal::ONE
    }

    /// The same figure with the scale of its partner in a range (`5` in `5 to 6 million`).
    pub(super) fn scaled(&self, scale: Decimal) -> Option<Figure> {
        Figure::new(self.end, self.mantissa, scale, self.writing)
    }
}

/// The figure that begins at token `at`.
pub(super) fn figure(words: &Words<'_>, at: usize, table: &Table) -> Option<Figure> {
    said_once(words, at, table).map(|figure| said_twice(words, figure))
}

/// The figure together with the same in brackets behind it, as official papers write: `thirty-six (36) persons`.
fn said_twice(words: &Words<'_>, figure: Figure) -> Figure {
    if words.word(figure.end) != "(" {
        return figure;
    }
    let again = number(words, figure.end + 1).filter(|again| words.word(again.end) == ")");
    match again {
        Some(again) if again.value == figure.value && figure.upper.is_none() => Figure { end: again.end + 1, ..figure },
        _ => figure,
    }
}

fn said_once(words: &Words<'_>, at: usize, table: &Table) -> Option<Figure> {
    let token = words.get(at)?;
    match token.shape {
        Shape::Number => share_of(words, at).or_else(|| number(words, at)),
        Shape::Punct if words.word(at) == "." => leading_dot(words, at),
        Shape::Word => {
            if let Some(indefinite) = indefinite(words, at, table) {
                return Some(indefinite);
            }
            number_word(words.word(at))?;
            fraction(words, at)
                .or_else(|| share_of(words, at))
                .or_else(|| number(words, at).map(|figure| divided(words, figure)))
        }
        _ => None,
    }
}

/// `.5` where no digit stands before the dot.
fn leading_dot(words: &Words<'_>, at: usize) -> Option<Figure> {
    let fits = words.is(at + 1, Shape::Number) && words.joined(at + 1) && !words.joined(at);
    let decimals = words.word(at + 1);
    if !fits || decimals.len() > 12 || !decimals.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mantissa = Decimal::try_from_i128_with_scale(decimals.parse().ok()?, decimals.len() as u32).ok()?;
    let (scale, end) = scales(words, at + 2, true);
    Figure::new(end, mantissa, scale, Writing::Digits)
}

/// Digits with what groups them: a literal, groups of three behind spaces, a fraction behind.
fn digits(words: &Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    let first = words.word(at);
    let mut value = literal(first).or_else(|| grouped_by_dots(words, at)).or_else(|| with_decimal_comma(words, at))?;
    let mut end = at + 1;
    let group = |i: usize| {
        words.is(i, Shape::Number)
            && !words.joined(i)
            && words.word(i).bytes().take_while(u8::is_ascii_digit).count() == 3
            && words.word(i)[3..].chars().next().is_none_or(|c| c == '.')
    };
    let short = first.len() <= 3 && !first.starts_with('0') && first.bytes().all(|b| b.is_ascii_digit());
    if short && group(end) && !is_month(words.before(at, 1)) {
        let mut last = end;
        while group(last) && last - at < 7 {
            last += 1;
        }
        // A fourth figure of another length means a row of numbers, not one number.
        let row = words.is(last, Shape::Number) && !words.joined(last);
        let decimals_inside = (end..last - 1).any(|i| words.word(i).len() > 3);
        if !row && !decimals_inside {
            for i in end..last {
                let part = literal(words.word(i))?;
                value = value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(part)?;
            }
            return Some((value, last));
        }
    }
    if let Some((part, after)) = written_fraction(words, end) {
        value = value.checked_add(part)?;
        end = after;
    } else if let Some((part, after)) = written_fraction(words, at) {
        return Some((part, after));
    }
    Some((value, end))
}

/// `2,5 million`, `€1,75`, `3,2 %`: one or two digits behind a comma are decimals where a scale, a unit or a currency shows
/// that one number is meant; alone they are two.
fn with_decimal_comma(words: &Words<'_>, at: usize) -> Option<Decimal> {
    let (whole, decimals) = words.word(at).split_once(',')?;
    let plain =
        |text: &str, most: usize| (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    let measured = || {
        super::currency::before(words, at, words.range().start).is_some() || super::context::is_measured(words, at + 1)
    };
    if !plain(whole, 3) || !plain(decimals, 2) || !measured() {
        return None;
    }
    literal(&format!("{whole}.{decimals}"))
}

/// The power of ten behind digits that token `at` begins, and the token behind it: `e6` of `1.3e6`, `x 10^-4`, `×10^8`.
pub(super) fn scientific(words: &Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    let word = words.word(at);
    let number = |at: usize| words.word(at).parse::<u32>().ok().filter(|_| words.is(at, Shape::Number));
    let signed = |at: usize| match words.word(at) {
        "-" if words.joined(at + 1) => Some((true, number(at + 1)?, at + 2)),
        "+" if words.joined(at + 1) => Some((false, number(at + 1)?, at + 2)),
        _ => Some((false, number(at)?, at + 1)),
    };
    let (negative, exponent, end) = match word {
        // `1.3e6` is a figure and a word, `1.3e+6` four tokens.
        "x" | "×" if words.word(at + 1) == "10" && words.word(at + 2) == "^" => signed(at + 3)?,
        "e" if words.joined(at) && words.joined(at + 1) => signed(at + 1)?,
        "x10" if words.word(at + 1) == "^" => signed(at + 2)?,
        _ => {
            let digits = word.strip_prefix('e').filter(|digits| !digits.is_empty() && words.joined(at))?;
            (false, digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??, at + 1)
        }
    };
    // Beyond it nothing is read; ours.
    const MOST: u32 = 12;
    match (negative, exponent) {
        (_, 0) | (true, MOST..) | (false, 19..) => None,
        (true, exponent) => Some((Decimal::new(1, exponent), end)),
        (false, exponent) => Some((power(exponent), end)),
    }
}

/// `1.300.000` where a currency beside it, a unit, or people behind it show that the dots group thousands, as most of the
/// European continent writes; alone it is a version.
fn grouped_by_dots(words: &Words<'_>, at: usize) -> Option<Decimal> {
    let text = words.word(at);
    if text.bytes().filter(|byte| *byte == b'.').count() < 2 {
        return None;
    }
    let value = literal(&text.replace('.', ",")).filter(|_| !text.contains(','))?;
    let money = super::currency::before(words, at, words.range().start).is_some()
        || super::currency::after(words, at + 1, true).is_some();
    let of_people = || {
        super::population::counted(words, at + 1).is_some_and(|(noun, place)| {
            place <= at + 3 && (super::population::is_people(&noun) || super::population::canonical(&noun).is_some())
        })
    };
    (money || super::unit::at(words, at + 1, false).is_some() || of_people()).then_some(value)
}

/// Words below a thousand, or digits: the part before a scale, and the token behind it.
fn group(words: &Words<'_>, at: usize) -> Option<(Decimal, usize, Writing)> {
    if words.is(at, Shape::Number) {
        let (mut value, mut end) = digits(words, at)?;
        let behind = words.over_hyphen(end);
        if words.word(behind) == "hundred" {
            value = value.checked_mul(Decimal::ONE_HUNDRED)?;
            end = behind + 1;
            let and = if words.word(end) == "and" { end + 1 } else { end };
            if let Some((rest, after)) = below_hundred(words, and) {
                value = value.checked_add(rest)?;
                end = after;
            } else if and > end && words.is(and, Shape::Number) && words.word(and).len() <= 2 {
                value = value.checked_add(literal(words.word(and))?)?;
                end = and + 1;
            }
        }
        return Some((value, end, Writing::Digits));
    }
    let (mut value, mut end) = match number_word(words.word(at))? {
        NumberWord::Article => match number_word(words.word(at + 1))? {
            NumberWord::Hundred if words.word(at + 1) == "hundred" => (Decimal::ONE, at + 1),
            NumberWord::Scale(_) | NumberWord::Dozen => return Some((Decimal::ONE, at + 1, Writing::Words)),
            _ => return None,
        },
        NumberWord::Hundred if words.word(at) == "hundred" => (Decimal::ONE, at),
        NumberWord::Scale(_) if !words.word(at).ends_with('s') => return Some((Decimal::ONE, at, Writing::Words)),
        NumberWord::Dozen => return Some((Decimal::ONE, at, Writing::Words)),
        NumberWord::Zero => return Some((Decimal::ZERO, at + 1, Writing::Words)),
        _ => below_hundred(words, at)?,
    };
    let behind = words.over_hyphen(end);
    if words.word(behind) == "hundred" {
        value = value.checked_mul(Decimal::ONE_HUNDRED)?;
        end = behind + 1;
        let and = if words.word(end) == "and" || words.is(end, Shape::Hyphen) { end + 1 } else { end };
        if let Some((rest, after)) = below_hundred(words, and)
            && !(words.word(end) == "and" && denominator_behind(words, after))
        {
            value = value.checked_add(rest)?;
            end = after;
        }
    }
    Some((value, end, Writing::Words))
}

fn denominator_behind(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(words.over_hyphen(at));
    denominator(word).is_some() || matches!(word, "quarter" | "quarters" | "half" | "halves")
}

/// `one` to `ninety-nine`.
pub(super) fn below_hundred(words: &Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    match number_word(words.word(at))? {
        NumberWord::Unit(n) | NumberWord::Teen(n) => Some((Decimal::from(n), at + 1)),
        NumberWord::Tens(tens) => {
            let unit = words.over_hyphen(at + 1);
            match number_word(words.word(unit)) {
                Some(NumberWord::Unit(n)) => Some((Decimal::from(tens + n), unit + 1)),
                _ => Some((Decimal::from(tens), at + 1)),
            }
        }
        _ => None,
    }
}

/// The decimals behind `point`.
fn point(words: &Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    if words.word(at) != "point" {
        return None;
    }
    let (mut mantissa, mut places, mut i) = (0i128, 0u32, at + 1);
    while places < 12 {
        let digit = match number_word(words.word(i)) {
            Some(NumberWord::Zero) => 0,
            Some(NumberWord::Unit(n)) => n,
            None if words.word(i) == "oh" => 0,
            _ => break,
        };
        mantissa = mantissa * 10 + i128::from(digit);
        places += 1;
        i += 1;
    }
    if places == 0 {
        let (value, after) = below_hundred(words, i)?;
        return Some((value / Decimal::ONE_HUNDRED, after));
    }
    Some((Decimal::try_from_i128_with_scale(mantissa, places).ok()?, i))
}

/// The scales that begin at token `at` (`million`, `-million`, `bn` behind digits), multiplied, and the token behind.
pub(super) fn scales(words: &Words<'_>, at: usize, behind_digits: bool) -> (Decimal, usize) {
    let (mut scale, mut end) = (Decimal::ONE, at);
    if behind_digits
        && let Some(exponent) = short_scale(words.written(end).trim_end_matches('.'))
        && !is_unit_instead(words, end)
    {
        return (power(exponent), end + 1);
    }
    for _ in 0..2 {
        let next = words.over_hyphen(end);
        if let Some(exponent) = scale_word(words.word(next)) {
            let Some(product) = scale.checked_mul(power(exponent)) else { break };
            scale = product;
            end = next + 1;
        } else if matches!(words.word(next), "dozen" | "dozens") {
            scale *= Decimal::from(12);
            end = next + 1;
        } else {
            break;
        }
    }
    (scale, end)
}

/// Whether the one letter behind digits is a unit rather than a scale (`1.8m tall`, `5 K run`, `10 m below`).
fn is_unit_instead(words: &Words<'_>, at: usize) -> bool {
    let joined = words.joined(at);
    let next = words.word(at + 1);
    if words.joined(at + 1) && matches!(next, "2" | "3" | "²" | "³" | "/") && !is_money_before(words, at) {
        return true;
    }
    match words.written(at) {
        "m" => !is_money_before(words, at) && (!joined || is_about_length(next)),
        "mm" => !is_money_before(words, at),
        "t" => !is_money_before(words, at),
        "k" | "M" | "bn" | "mn" | "mln" | "bln" | "mil" | "b" | "tn" | "trn" | "tln" | "cr" => false,
        "T" => !joined && !is_money_before(words, at),
        "K" | "B" => !joined && next.is_empty(),
        _ => false,
    }
}

/// Whether a currency stands before the digits before token `at`.
fn is_money_before(words: &Words<'_>, at: usize) -> bool {
    let sign = at.checked_sub(2).map_or("", |i| words.written(i));
    super::currency::is_sign(sign) || super::currency::code(sign).is_some()
}

/// Words that show a preceding `m` to be metres.
fn is_about_length(word: &str) -> bool {
    matches!(
        word,
        "above"
            | "away"
            | "below"
            | "breaststroke"
            | "butterfly"
            | "dash"
            | "deep"
            | "down"
            | "final"
            | "freestyle"
            | "high"
            | "hurdles"
            | "in"
            | "long"
            | "off"
            | "race"
            | "relay"
            | "sprint"
            | "steeplechase"
            | "tall"
            | "thick"
            | "under"
            | "underground"
            | "up"
            | "wide"
            | "x"
            | "by"
    )
}

/// A number: a group, a fraction, scales, and further groups of smaller scale.
fn number(words: &Words<'_>, at: usize) -> Option<Figure> {
    let (mut mantissa, mut end, writing) = group(words, at)?;
    if writing == Writing::Digits
        && let Some((scale, after)) = scientific(words, end)
    {
        return Figure::new(after, mantissa, scale, writing);
    }
    if writing == Writing::Words
        && let Some((decimals, after)) = point(words, end)
    {
        mantissa = mantissa.checked_add(decimals)?;
        end = after;
    }
    if let Some((part, after)) = and_fraction(words, end) {
        let (scale, behind) = scales(words, after, false);
        let kept = scale == Decimal::ONE || behind > after;
        if kept {
            mantissa = mantissa.checked_add(part)?;
            end = after;
        }
    }
    let (scale, after) = scales(words, end, writing == Writing::Digits);
    let whole = Figure::new(after, mantissa, scale, writing)?;
    if !whole.is_scaled() {
        return Some(whole);
    }
    let (mut value, mut end, mut last) = (whole.value, after, scale);
    if let Some((part, after)) = and_fraction(words, end)
        && scales(words, after, false).0 == Decimal::ONE
    {
        value = value.checked_add(part.checked_mul(scale)?)?.normalize();
        return Figure::new(after, value, Decimal::ONE, writing).map(|figure| Figure { mantissa, scale, ..figure });
    }
    if let Some((part, after)) = and_fraction(words, end)
        && let (smaller, behind) = scales(words, after, false)
        && smaller < scale
    {
        // `one billion and a quarter million`
        value = value.checked_add(part.checked_mul(smaller)?)?.normalize();
        return Figure::new(behind, value, Decimal::ONE, writing).map(|figure| Figure { scale, ..figure });
    }
    while let Some((part, after, scale)) = next_group(words, end, last, writing) {
        value = value.checked_add(part)?;
        end = after;
        last = scale;
        if scale == Decimal::ONE {
            break;
        }
    }
    if end == after {
        return Some(whole);
    }
    Figure::new(end, value, Decimal::ONE, writing).map(|figure| Figure { scale, ..figure })
}

/// A further group behind a scale: `two hundred thousand` behind `three million`, `and twelve` behind `a thousand`.
fn next_group(words: &Words<'_>, at: usize, last: Decimal, writing: Writing) -> Option<(Decimal, usize, Decimal)> {
    if last < Decimal::ONE_HUNDRED {
        return None;
    }
    let and = words.word(at) == "and";
    let begin = if and { at + 1 } else { words.over_hyphen(at) };
    let in_digits = words.is(begin, Shape::Number);
    // `a` begins a group only as `and a half`, and a lone `thousand` none: `two million thousand` is no number.
    if matches!(number_word(words.word(begin)), Some(NumberWord::Article | NumberWord::Scale(_) | NumberWord::Dozen)) {
        return None;
    }
    let (part, after, part_writing) = group(words, begin)?;
    let (scale, behind) = scales(words, after, false);
    let scaled = behind > after || words.word(after.saturating_sub(1)) == "hundred";
    // Digits go on only with a smaller scale of their own, or to end a number that they began: `4 thousand 3 hundred`.
    let ends_in_hundreds = after > begin + 1 && part_writing == Writing::Digits;
    if in_digits && (writing != Writing::Digits || !(scaled || ends_in_hundreds)) {
        return None;
    }
    if !in_digits && writing == Writing::Digits && !scaled && last <= Decimal::ONE_THOUSAND && !and {
        return None;
    }
    let value = part.checked_mul(scale)?;
    (value < last && value > Decimal::ZERO).then_some((value, behind, scale))
}

/// `dozens`, `several hundred`, `tens of thousands`, `a couple of million`.
fn indefinite(words: &Words<'_>, at: usize, table: &Table) -> Option<Figure> {
    let (known, mut end) = table.indefinite(words, at)?;
    let (mut low, mut high) = (known.low, known.high);
    let last = words.word(end - 1);
    let plural = matches!(last, "tens" | "dozens" | "hundreds" | "thousands" | "scores" | "millions");
    let of = usize::from(words.word(end) == "of");
    let multiplier = match number_word(words.word(end + of)) {
        Some(NumberWord::Hundred) => Some(Decimal::ONE_HUNDRED),
        Some(NumberWord::Scale(exponent)) => Some(power(exponent)),
        Some(NumberWord::Dozen) => Some(Decimal::from(12)),
        _ if words.word(end + of) == "dozens" => Some(Decimal::from(12)),
        _ => None,
    };
    // `few` and `couple` alone are counts only with what they multiply, or with their article.
    if matches!(words.word(at), "few" | "couple") && multiplier.is_none() {
        return None;
    }
    if let Some(multiplier) = multiplier {
        if plural && of == 0 {
            return None;
        }
        low = low.checked_mul(multiplier)?;
        high = if plural {
            high.checked_add(Decimal::ONE)?.checked_mul(multiplier)?.checked_sub(Decimal::ONE)?
        } else {
            high.checked_mul(multiplier)?
        };
        end += of + 1;
        // `several hundred thousand`
        let (scale, after) = scales(words, end, false);
        if after > end && !plural {
            low = low.checked_mul(scale)?;
            high = high.checked_mul(scale)?;
            end = after;
        }
    }
    (high <= LARGEST).then_some(Figure {
        end,
        mantissa: low,
        scale: Decimal::ONE,
        value: low,
        step: step(low, Decimal::ONE),
        upper: Some(high),
        writing: Writing::Indefinite,
    })
}

/// Whether the normalised word is a month's name or abbreviation.
pub(super) fn is_month(word: &str) -> bool {
    crate::value::date::is_month(word)
}

/// Whether token `at` is a month's name: `march` and `may` only with a capital.
pub(super) fn names_month(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    is_month(word)
        && (!matches!(word, "may" | "march" | "mar" | "dec" | "jun" | "sep")
            || words.get(at).is_some_and(|token| token.case != Case::Lower))
}
