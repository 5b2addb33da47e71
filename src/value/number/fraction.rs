//! Fractions: `½`, `and a half`, `half a mile`, `two thirds of voters`, `one in five`.

use rust_decimal::Decimal;

use super::figure::{Figure, Writing, below_hundred, scales};
use super::literal::literal;
use super::words::{NumberWord, denominator, number_word};
use super::{measure, unit};
use crate::text::{Shape, Words};

/// `½` or `1/2`. Denominators are those in common use, so that `9/11` and `24/7` stay what they are.
pub(super) fn written_fraction(words: &Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    if !words.is(at, Shape::Number) {
        return None;
    }
    let text = words.word(at);
    if !text.is_ascii() {
        return literal(text).filter(|value| *value < Decimal::ONE).map(|value| (value, at + 1));
    }
    let slash = matches!(words.word(at + 1), "/" | "⁄") && words.joined(at + 1) && words.joined(at + 2);
    if !slash || words.word(at + 3) == "/" && words.joined(at + 3) {
        return None;
    }
    let (numerator, denominator): (u32, u32) = (text.parse().ok()?, words.word(at + 2).parse().ok()?);
    // Those of shares and of inches; ours. Others are dates, scores and names (`9/11`, `24/7`).
    if !matches!(denominator, 2 | 3 | 4 | 5 | 8 | 10 | 16 | 32 | 64 | 100 | 128) || numerator >= denominator {
        return None;
    }
    Some((Decimal::from(numerator).checked_div(Decimal::from(denominator))?.normalize(), at + 3))
}

/// `and a half`, `and three quarters`, `and two thirds`: the fraction and the token behind it.
pub(super) fn and_fraction(words: &Words<'_>, at: usize) -> Option<(Decimal, usize)> {
    let at = words.over_hyphen(at);
    if words.word(at) != "and" {
        return None;
    }
    let at = words.over_hyphen(at + 1);
    let (numerator, at) = match number_word(words.word(at))? {
        NumberWord::Article => (1, words.over_hyphen(at + 1)),
        NumberWord::Unit(n) => (n, words.over_hyphen(at + 1)),
        NumberWord::Half | NumberWord::Quarter => (1, at),
        NumberWord::Tens(_) => {
            // `and fifty-four hundredths`
            let (numerator, end) = below_hundred(words, at)?;
            let denominator = plural_denominator(words, end)?;
            return Some((numerator.checked_div(denominator)?.normalize(), words.over_hyphen(end) + 1));
        }
        _ => return None,
    };
    let denominator = match words.word(at) {
        "half" | "halves" => 2,
        "quarter" | "quarters" => 4,
        word => denominator(word)?,
    };
    Some((Decimal::from(numerator).checked_div(Decimal::from(denominator))?.normalize(), at + 1))
}

/// The `fifths` of `twenty-three fifths`; of `fifth` alone it may be a rank.
fn plural_denominator(words: &Words<'_>, at: usize) -> Option<Decimal> {
    let word = words.word(words.over_hyphen(at));
    denominator(word).filter(|_| word.ends_with("hs") || word == "thirds").map(Decimal::from)
}

/// The denominator of two words that begins at token `at` (`twenty-fifths`, `thirty-third`), and the token behind it.
fn compound_denominator(words: &Words<'_>, at: usize) -> Option<(u32, usize)> {
    let Some(NumberWord::Tens(tens)) = number_word(words.word(at)) else { return None };
    let unit = words.over_hyphen(at + 1);
    let word = words.word(unit);
    let ones = match word {
        "first" | "firsts" => 1,
        _ => denominator(word).filter(|ones| *ones < 10)?,
    };
    Some((u32::from(tens) + ones, unit + 1))
}

/// `twenty-three fifths`: the number in words as it is, or divided by what follows.
pub(super) fn divided(words: &Words<'_>, figure: Figure) -> Figure {
    let whole = figure.writing == Writing::Words && figure.upper.is_none() && figure.value.scale() == 0;
    if whole && let Some(parts) = divided_by_two_words(words, figure) {
        return parts;
    }
    let parts = plural_denominator(words, figure.end)
        .filter(|_| whole)
        .and_then(|denominator| figure.value.checked_div(denominator))
        .and_then(|value| Figure::new(words.over_hyphen(figure.end) + 1, value, Decimal::ONE, Writing::Words));
    parts.unwrap_or(figure)
}

/// `twenty twenty-fifths`, `one hundred thirty-fifths`: the last tens of a number may belong to the denominator.
fn divided_by_two_words(words: &Words<'_>, figure: Figure) -> Option<Figure> {
    let plural = |end: usize| words.word(end - 1).ends_with('s');
    let next = words.over_hyphen(figure.end);
    let (value, denominator, end) = match compound_denominator(words, next) {
        Some((denominator, end)) if plural(end) => (figure.value, denominator, end),
        _ => {
            let (denominator, end) = compound_denominator(words, figure.end - 1).filter(|(_, end)| plural(*end))?;
            let tens = Decimal::from(denominator / 10 * 10);
            (figure.value.checked_sub(tens)?, denominator, end)
        }
    };
    if value <= Decimal::ZERO {
        return None;
    }
    Figure::new(end, value.checked_div(Decimal::from(denominator))?.normalize(), Decimal::ONE, Writing::Words)
}

/// `half a million`, `a quarter of a million`, `three quarters of an hour`, `half-mile`, `two thirds of voters`.
pub(super) fn fraction(words: &Words<'_>, at: usize) -> Option<Figure> {
    let (numerator, mut i) = match number_word(words.word(at))? {
        NumberWord::Article => (1, words.over_hyphen(at + 1)),
        NumberWord::Unit(n) => (n, words.over_hyphen(at + 1)),
        NumberWord::Teen(n) => (n, words.over_hyphen(at + 1)),
        NumberWord::Half | NumberWord::Quarter => (1, at),
        _ => return None,
    };
    let bare = i == at;
    // `one twenty-fifth of it`
    if numerator == 1
        && !bare
        && let Some((denominator, end)) = compound_denominator(words, i)
        && (number_word(words.word(at)) != Some(NumberWord::Article) || words.word(end) == "of")
    {
        return share(end, 1, denominator);
    }
    let word = words.word(i);
    let denominator = match word {
        "half" => 2,
        "quarter" | "quarters" => 4,
        // `one third` and `two-thirds` are shares, `the two third places` are not.
        word => denominator(word).filter(|_| numerator == 1 || word.ends_with('s'))?,
    };
    // `an half`, `two quarter` are read, `one halves` is not.
    i += 1;
    let part = Decimal::from(numerator).checked_div(Decimal::from(denominator))?.normalize();
    let of = usize::from(words.word(i) == "of");
    let article = usize::from(matches!(words.word(i + of), "a" | "an"));
    let thing = words.over_hyphen(i + of + article);
    let (scale, end) = scales(words, thing, false);
    if end > thing {
        return Figure::new(end, part, scale, Writing::Words);
    }
    if words.word(thing) == "hundred" {
        return Figure::new(thing + 1, part, Decimal::ONE_HUNDRED, Writing::Words);
    }
    if measure::is_percent(words, thing) {
        return Figure::new(thing, part, Decimal::ONE, Writing::Fraction);
    }
    // Of what has a unit it is an amount; the unit is for the caller to take.
    if (article == 1 || of == 0 || bare) && unit::at(words, thing, false).is_some() && word != "quarters" {
        return Figure::new(thing, part, Decimal::ONE, Writing::Fraction);
    }
    if word == "quarters" && of == 1 && article == 1 && unit::at(words, thing, false).is_some() {
        return Figure::new(thing, part, Decimal::ONE, Writing::Fraction);
    }
    if !share_stands(words, at, i, numerator, denominator, of == 1) {
        return None;
    }
    share(i, numerator.into(), denominator)
}

/// Whether a fraction word means a share here, and not a half of play, a quarter of the year or a third place.
fn share_stands(words: &Words<'_>, at: usize, end: usize, numerator: u8, denominator: u32, of: bool) -> bool {
    let before = words.before(at, 1);
    let next = words.word(end);
    // `one third-placed team`
    if words.is(end, Shape::Hyphen) && !words.is(end + 1, Shape::Number) && denominator > 2 {
        return false;
    }
    let bare = number_word(words.word(at)) == Some(NumberWord::Half);
    let article = number_word(words.word(at)) == Some(NumberWord::Article);
    if bare {
        let ordinal = matches!(
            before,
            "first"
                | "second"
                | "other"
                | "1st"
                | "2nd"
                | "the"
                | "this"
                | "that"
                | "each"
                | "opening"
                | "closing"
                | "later"
                | "latter"
                | "former"
                | "better"
                | "last"
                | "his"
                | "her"
                | "their"
                | "and"
                | "per"
                | "its"
        );
        let whole =
            of || matches!(next, "the" | "its" | "his" | "her" | "their" | "our" | "my" | "all" | "that" | "those");
        let in_half = before == "in" || words.is(end, Shape::Hyphen) || words.is(at.wrapping_sub(1), Shape::Hyphen);
        return !in_half && (whole && before != "second" && before != "first" || !ordinal && !next_is_word(words, end));
    }
    if article {
        let measured =
            matches!(before, "by" | "about" | "almost" | "nearly" | "than" | "over" | "around" | "roughly" | "least");
        let year = denominator == 4 && is_period_behind(words, end);
        return !year && (of || measured && !next_is_word(words, end) || measured && denominator != 4);
    }
    if number_word(words.word(at)) == Some(NumberWord::Quarter) {
        return false;
    }
    // `one third` alone is a share; `one quarter`, `two quarters` are spans of a year unless `of` follows.
    if denominator == 4 && !of { numerator == 3 } else { true }
}

fn next_is_word(words: &Words<'_>, at: usize) -> bool {
    words.is(at, Shape::Word)
        && !matches!(
            words.word(at),
            "in" | "to"
                | "from"
                | "since"
                | "by"
                | "on"
                | "at"
                | "and"
                | "or"
                | "but"
                | "were"
                | "was"
                | "are"
                | "is"
                | "as"
                | "with"
                | "have"
                | "had"
                | "has"
                | "said"
                | "who"
                | "that"
                | "while"
                | "for"
        )
}

/// Whether `of 2023` or `of this year` follows, which makes a quarter a part of the calendar.
fn is_period_behind(words: &Words<'_>, at: usize) -> bool {
    words.word(at) == "of"
        && (words.is(at + 1, Shape::Number)
            || (matches!(words.word(at + 1), "this" | "the" | "last" | "next")
                && matches!(words.word(at + 2), "year" | "season")))
}

fn share(end: usize, numerator: u32, denominator: u32) -> Option<Figure> {
    let value = Decimal::from(numerator).checked_mul(Decimal::ONE_HUNDRED)?.checked_div(Decimal::from(denominator))?;
    Some(Figure {
        end,
        mantissa: value,
        scale: Decimal::ONE,
        value: value.normalize(),
        // Of a fraction in words the step is one point (DESIGN, section 5).
        step: Decimal::ONE,
        upper: None,
        writing: Writing::Share,
    })
}

/// `one in five`, `nine out of 10`.
pub(super) fn share_of(words: &Words<'_>, at: usize) -> Option<Figure> {
    let small = |i: usize| -> Option<u32> {
        if words.is(i, Shape::Number) {
            return words.word(i).replace(',', "").parse().ok();
        }
        match number_word(words.word(i))? {
            NumberWord::Unit(n) | NumberWord::Teen(n) | NumberWord::Tens(n) => Some(n.into()),
            NumberWord::Article if words.word(i + 1) == "hundred" => Some(100),
            NumberWord::Hundred => Some(100),
            NumberWord::Scale(3) => Some(1000),
            _ => None,
        }
    };
    let numerator = small(at)?;
    let out = words.word(at + 1) == "out" && words.word(at + 2) == "of";
    let in_every = words.word(at + 1) == "in" && words.word(at + 2) == "every";
    let behind = if out || in_every { at + 3 } else { at + 2 };
    if !(out || in_every || words.word(at + 1) == "in") {
        return None;
    }
    let mut denominator = small(behind)?;
    let mut hundreds = 0;
    if out && denominator < 10 && matches!(words.word(behind + 1), "hundred" | "hundreds") {
        denominator *= 100;
        hundreds = 1;
    }
    // Only of round numbers is a share told so (`one in 20`); ours. Of others something is counted (`one in 23 homes`).
    let in_fifties = out && denominator % 50 == 0;
    let round = in_fifties
        || matches!(
            denominator,
            2..=10 | 12 | 15 | 16 | 20 | 25 | 30 | 40 | 50 | 60 | 80 | 100 | 1_000 | 10_000 | 100_000
        );
    let mut end = behind + 1 + hundreds;
    if number_word(words.word(behind)) == Some(NumberWord::Article) {
        end += 1;
    }
    // `two in five cities` counts, but no reader takes it so; `one in 10 days` and `one in two hours` are lengths of time.
    let timed = !out && !in_every && unit::at(words, words.over_hyphen(end), false).is_some();
    let scaled = scales(words, end, true).1 > end
        || matches!(words.word(end), "hundred" | "hundreds")
        || words.is(end, Shape::Hyphen);
    if numerator == 0 || numerator >= denominator || !round || timed || scaled || numerator > 99 {
        return None;
    }
    share(end, numerator, denominator)
}
