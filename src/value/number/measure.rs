//! One operand: a figure with its sign, currency, unit or percent, and what is written in two units (`5 feet 2 inches`).

use rust_decimal::Decimal;

use super::context::is_measured;
use super::figure::{Figure, Writing, figure};
use super::fraction::and_fraction;
use super::hedge::Table;
use super::literal::step;
use super::unit::{Dimension, UnitRow, factors};
use super::words::{NumberWord, number_word};
use super::{Hedge, Unit, YEAR_OF_AGE, currency, unit};
use crate::text::{Shape, Words};

/// A figure and what it is measured in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Operand {
    /// The first token, of sign and currency too.
    pub(super) start: usize,
    /// The token behind the last.
    pub(super) end: usize,
    /// The token behind the figure itself.
    pub(super) figure_end: usize,
    pub(super) figure: Figure,
    pub(super) value: Decimal,
    pub(super) step: Decimal,
    pub(super) unit: Unit,
    /// A second reading of the unit (`pounds` of money or mass, `9m`).
    pub(super) other: Option<(Unit, Decimal, Decimal)>,
    /// Whether the unit hangs on by a hyphen (`2,000-pound`), which makes it an adjective.
    pub(super) hyphened: bool,
    /// A hedge between figure and unit (`20-plus years`, `two or more hours`).
    pub(super) inner: Option<Hedge>,
}

/// The operand whose figure begins at token `at`; its sign and currency stand at `floor` or behind it.
pub(super) fn operand(words: &Words<'_>, at: usize, floor: usize, table: &Table) -> Option<Operand> {
    let Some(figure) = figure(words, at, table) else { return article(words, at, table) };
    let (mut start, negative) = sign(words, at, floor);
    let digits = matches!(figure.writing, Writing::Digits);
    let signed = |value: Decimal| if negative { -value } else { value };
    let mut operand = Operand {
        start,
        end: figure.end,
        figure_end: figure.end,
        figure,
        value: signed(figure.value),
        step: figure.step,
        unit: Unit::None,
        other: None,
        hyphened: false,
        inner: None,
    };
    if figure.writing == Writing::Share {
        operand.unit = Unit::Percent;
        return Some(operand);
    }
    if let Some((row, first)) = currency::before(words, start, floor) {
        let (first, minus) = sign(words, first, floor);
        start = first;
        if minus {
            operand.value = -operand.value;
        }
        operand.start = start;
        operand.unit = Unit::Currency(row.code);
        // `$500 US`
        if row.code == "$" && words.written(operand.end) == "US" && !words.is(operand.end + 1, Shape::Word) {
            operand.unit = Unit::Currency("USD");
            operand.end += 1;
        }
        return Some(compound_money(words, operand, table));
    }
    let of = usize::from(figure.writing == Writing::Indefinite && words.word(figure.end) == "of");
    let inner = table.after(words, words.over_hyphen(figure.end)).filter(|(_, end)| {
        let unit = words.over_hyphen(*end);
        figure.upper.is_none() && !words.is(unit, Shape::Number) && is_measured(words, unit)
    });
    operand.inner = inner.map(|(hedge, _)| hedge);
    let adjective = usize::from(
        inner.is_none()
            && is_measure_adjective(words.word(figure.end + of))
            && unit::at(words, figure.end + of, digits).is_none(),
    );
    let before_unit = inner.map_or(figure.end + of + adjective, |(_, end)| end);
    let at_unit = words.over_hyphen(before_unit);
    operand.hyphened = at_unit > before_unit;
    if let Some((found, factor, end)) = percent(words, at_unit) {
        operand.unit = found;
        operand.value *= factor;
        operand.step *= factor;
        operand.end = end;
        return Some(operand);
    }
    // `[kg]`, `{kg}`
    let bracket = usize::from(
        matches!(words.word(at_unit), "[" | "{" | "<") && matches!(words.word(at_unit + 2), "]" | "}" | ">"),
    );
    if let Some((row, mut end)) = currency::after(words, at_unit, digits || figure.is_scaled())
        && !(row.code == "cent" && operand.hyphened && of == 1)
    {
        operand.unit = Unit::Currency(row.code);
        // `75 USD million`
        if let Some(NumberWord::Scale(exponent)) = number_word(words.word(end))
            && !figure.is_scaled()
            && let Some(scaled) = figure.scaled(super::words::power(exponent))
        {
            operand.figure = scaled;
            operand.value = signed(scaled.value);
            operand.step = scaled.step;
            end += 1;
        }
        operand.end = end;
        return Some(compound_money(words, operand, table));
    }
    // `30 MUSD`, as Nordic markets write it.
    if let Some(row) = words.written(at_unit).strip_prefix('M').and_then(currency::code)
        && !figure.is_scaled()
        && let Some(scaled) = figure.scaled(super::words::power(6))
    {
        let (value, unit) = (signed(scaled.value), Unit::Currency(row.code));
        return Some(Operand { end: at_unit + 1, figure: scaled, value, step: scaled.step, unit, ..operand });
    }
    if let Some(found) = pound(words, at_unit, &operand) {
        return Some(found);
    }
    // `43.80 billion in January`: nobody has billions of inches.
    let preposition = words.word(at_unit) == "in" && figure.is_scaled();
    if let Some((row, end)) = unit::at(words, at_unit + bracket, digits).filter(|_| !preposition) {
        operand.unit = Unit::Measure(row.name);
        operand.end = end + bracket;
        return Some(measured(words, operand, row, at, table));
    }
    if words.word(operand.end) == "below" && words.word(operand.end + 1) == "zero" && !figure.is_scaled() {
        operand.value = -operand.value;
        operand.unit = Unit::Measure("degree");
        operand.end += 2;
        return Some(operand);
    }
    if words.word(figure.end) == "st"
        && is_stone(words, figure.end - 1)
        && let Some(row) = unit::unit("stone")
    {
        operand.unit = Unit::Measure(row.name);
        operand.end = figure.end + 1;
        return Some(measured(words, operand, row, at, table));
    }
    // `9m`: a scale by its letter, a length by another.
    let letter = words.written(figure.end - 1);
    if digits && figure.is_scaled() && letter == "m" && words.joined(figure.end - 1) && figure.end == at + 2 {
        // `3m and 5cm`
        let metres = figure.mantissa.normalize();
        let long = Operand { value: signed(metres), unit: Unit::Measure("metre"), ..operand.clone() };
        if let Some(longer) = smaller_unit(words, &long, table) {
            return Some(longer);
        }
        operand.other =
            Some((Unit::Measure("metre"), signed(figure.mantissa).normalize(), step(figure.mantissa, Decimal::ONE)));
    }
    if figure.writing == Writing::Fraction {
        return None;
    }
    Some(operand)
}

/// `a year`, `an hour`, `a mile`, `a dollar`: one of it.
fn article(words: &Words<'_>, at: usize, table: &Table) -> Option<Operand> {
    if number_word(words.word(at)) != Some(NumberWord::Article) {
        return None;
    }
    let figure = Figure {
        end: at + 1,
        mantissa: Decimal::ONE,
        scale: Decimal::ONE,
        value: Decimal::ONE,
        step: Decimal::ONE,
        upper: None,
        writing: Writing::Article,
    };
    let mut operand = Operand {
        start: at,
        end: at + 1,
        figure_end: at + 1,
        figure,
        value: Decimal::ONE,
        step: Decimal::ONE,
        unit: Unit::None,
        other: None,
        hyphened: false,
        inner: None,
    };
    let next = words.word(at + 1);
    // Words that are units behind a number, but rarely behind an article.
    if matches!(
        next,
        "second"
            | "quarter"
            | "degree"
            | "foot"
            | "stone"
            | "cup"
            | "bit"
            | "knot"
            | "bar"
            | "yard"
            | "barrel"
            | "min"
            | "mo"
            | "pint"
            | "crown"
            | "colon"
            | "sterling"
            | "sec"
            | "mi"
            | "night"
            | "day"
            | "weekend"
            | "carat"
            | "buck"
    ) && !matches!(next, "day" | "night" | "weekend")
        && !(words.range() == (at..at + 2) && matches!(next, "foot" | "yard" | "pint" | "barrel" | "carat" | "stone"))
    {
        return None;
    }
    if next == "pound" {
        operand.end = at + 2;
        operand.unit = Unit::Currency("GBP");
        operand.other = Some((Unit::Measure("pound"), Decimal::ONE, Decimal::ONE));
        return Some(operand);
    }
    if let Some((row, end)) = currency::after(words, at + 1, false)
        && !words.word(at + 1).ends_with('s')
    {
        // `a dollar amount`, `a euro zone country`: an adjective unless the noun ends there.
        let noun = words.is(end, Shape::Word) && !is_function_word(words.word(end)) || words.word(end) == "of";
        if noun || words.is(end, Shape::Hyphen) {
            return None;
        }
        operand.end = end;
        operand.unit = Unit::Currency(row.code);
        return Some(compound_money(words, operand, table));
    }
    let (row, end) = unit::at(words, at + 1, false)?;
    let plural = words.word(end - 1).ends_with('s') && !row.name.ends_with('s');
    if plural || words.is(end, Shape::Hyphen) && words.word(end + 1) != "old" {
        return None;
    }
    // `a year ago` and `a week later` are dates; `twice a day` and `$5 a day` are rates.
    operand.end = end;
    operand.unit = Unit::Measure(row.name);
    let fraction = and_fraction(words, end).is_some();
    let old = words.word(words.over_hyphen(end)) == "old";
    let before = words.before(at, 1);
    let rate = matches!(before, "times" | "once" | "twice" | "thrice");
    let behind = words.word(end);
    let adjective = words.is(end, Shape::Word) && !is_function_word(behind);
    // `A year before, …` is a date; `a year before the vote` says how long before it, as `two years before the vote` does.
    let moment = match behind {
        "ago" | "earlier" | "later" => true,
        "before" | "after" => !words.is(end + 1, Shape::Word),
        "from" => words.word(end + 1) == "now",
        _ => false,
    };
    if !fraction && !old && (rate || adjective || moment) {
        return None;
    }
    Some(measured(words, operand, row, at, table))
}

fn is_function_word(word: &str) -> bool {
    matches!(
        word,
        "after"
            | "ago"
            | "ahead"
            | "and"
            | "are"
            | "as"
            | "at"
            | "away"
            | "because"
            | "before"
            | "but"
            | "by"
            | "during"
            | "earlier"
            | "for"
            | "from"
            | "have"
            | "has"
            | "had"
            | "in"
            | "into"
            | "is"
            | "it"
            | "later"
            | "long"
            | "more"
            | "of"
            | "on"
            | "or"
            | "since"
            | "so"
            | "that"
            | "the"
            | "they"
            | "to"
            | "until"
            | "was"
            | "were"
            | "when"
            | "while"
            | "who"
            | "with"
            | "without"
            | "each"
            | "per"
            | "a"
            | "an"
            | "off"
            | "he"
            | "she"
            | "we"
            | "if"
            | "would"
            | "will"
            | "than"
            | "every"
            | "wide"
            | "deep"
            | "high"
            | "tall"
            | "apart"
            | "behind"
            | "old"
            | "under"
            | "over"
            | "between"
            | "about"
    )
}

/// Adjectives that stand between a figure and its unit and change neither.
fn is_measure_adjective(word: &str) -> bool {
    matches!(
        word,
        "more"
            | "additional"
            | "extra"
            | "full"
            | "whole"
            | "long"
            | "consecutive"
            | "straight"
            | "further"
            | "short"
            | "calendar"
            | "working"
            | "business"
            | "solid"
            | "less"
            | "fewer"
            | "different"
            | "successive"
            | "other"
    )
}

/// A minus sign or word before the figure: the first token, and whether there is one.
fn sign(words: &Words<'_>, at: usize, floor: usize) -> (usize, bool) {
    let Some(previous) = at.checked_sub(1).filter(|previous| *previous >= floor) else { return (at, false) };
    match words.word(previous) {
        "minus" | "negative" if words.is(previous, Shape::Word) => return (previous, true),
        "-" => {}
        _ => return (at, false),
    }
    if words.before(at, 2) == "minus" && words.joined(previous) && previous > floor {
        return (previous - 1, true);
    }
    let opens =
        !words.joined(previous) || previous == words.range().start || matches!(words.before(previous, 1), "(" | "[");
    let behind_number = previous > floor && (words.is(previous - 1, Shape::Number));
    if words.joined(at) && opens && !behind_number && words.written(previous) != "—" {
        (previous, true)
    } else {
        (at, false)
    }
}

/// Whether percent or points begin at token `at`.
pub(super) fn is_percent(words: &Words<'_>, at: usize) -> bool {
    percent(words, at).is_some()
}

fn percent(words: &Words<'_>, at: usize) -> Option<(Unit, Decimal, usize)> {
    // `0.25 of a percentage point`
    if words.word(at) == "of" && words.word(at + 1) == "a" && words.word(at + 2) == "percentage" {
        return (words.word(at + 3) == "point").then_some((Unit::PercentagePoint, Decimal::ONE, at + 4));
    }
    let (end, one) = match words.word(at) {
        "%" | "％" | "percent" | "percents" | "pct" | "pc" | "percentage" => (at + 1, true),
        "per" if words.word(words.over_hyphen(at + 1)) == "cent" => (words.over_hyphen(at + 1) + 1, true),
        "basis" if matches!(words.word(at + 1), "point" | "points") => (at + 2, false),
        "bps" | "bp" => (at + 1, false),
        "pp" | "ppt" => return Some((Unit::PercentagePoint, Decimal::ONE, at + 1)),
        _ => return None,
    };
    if !one {
        return Some((Unit::PercentagePoint, Decimal::new(1, 2), end));
    }
    let behind = words.over_hyphen(end);
    if matches!(words.word(behind), "point" | "points") {
        return Some((Unit::PercentagePoint, Decimal::ONE, behind + 1));
    }
    (words.word(at) != "percentage").then_some((Unit::Percent, Decimal::ONE, end))
}

/// `pounds` of money or mass: both readings where nothing tells.
fn pound(words: &Words<'_>, at: usize, operand: &Operand) -> Option<Operand> {
    if !matches!(words.word(at), "pound" | "pounds") {
        return None;
    }
    let mut found = operand.clone();
    found.end = at + 1;
    let next = words.word(at + 1);
    let mass = operand.hyphened && words.word(at) == "pound"
        || matches!(
            words.before(operand.start, 1),
            "weigh" | "weighs" | "weighed" | "weighing" | "lost" | "gained" | "lose" | "gain"
        )
        || matches!(next, "heavier" | "lighter" | "overweight")
        || next == "-" && matches!(words.word(at + 2), "force" | "feet" | "foot")
        || next == "of"
            && !matches!(
                words.word(at + 2),
                "the"
                    | "debt"
                    | "public"
                    | "taxpayers"
                    | "taxpayer"
                    | "government"
                    | "savings"
                    | "damage"
                    | "goods"
                    | "investment"
            )
        || next == "per" && words.word(at + 2) == "square";
    let both = (Unit::Measure("pound"), operand.value, operand.step);
    if mass {
        found.unit = both.0;
        if next == "per" && words.word(at + 3) == "inch" {
            found.unit = Unit::Measure("pound per square inch");
            found.end = at + 4;
        }
        // `8 pounds 5 ounces`
    } else {
        found.unit = Unit::Currency("GBP");
        found.other = Some(both);
    }
    Some(found)
}

/// Whether the digits at token `at` have `st` for stone behind them (`12st`, `21st 4lb`) rather than the end of an ordinal.
pub(super) fn is_stone(words: &Words<'_>, at: usize) -> bool {
    let digits = words.word(at);
    let ordinal = digits.ends_with('1') && !digits.ends_with("11");
    let pounds = || words.is(at + 2, Shape::Number) && matches!(words.word(at + 3), "lb" | "lbs" | "pounds");
    words.is(at, Shape::Number) && words.word(at + 1) == "st" && words.joined(at + 1) && (!ordinal || pounds())
}

/// `315 kilometres (195 miles) per hour`: the speed, and the token behind it.
fn speed_around_conversion(words: &Words<'_>, row: &UnitRow, at: usize) -> Option<(&'static str, usize)> {
    let name = match row.name {
        "kilometre" => "kilometre per hour",
        "mile" => "mile per hour",
        _ => return None,
    };
    let converted = words.word(at) == "(" && words.is(at + 1, Shape::Number) && words.word(at + 3) == ")";
    let length = || unit::at(words, at + 2, true).is_some_and(|(row, _)| row.dimension == Dimension::Length);
    let an_hour = || matches!(words.word(at + 4), "per" | "an") && words.word(at + 5) == "hour";
    (converted && an_hour() && length()).then_some((name, at + 6))
}

/// What may follow a measured figure: an age, a half, a smaller unit.
fn measured(words: &Words<'_>, mut operand: Operand, row: &'static UnitRow, at: usize, table: &Table) -> Operand {
    if let Some((name, end)) = age(words, row, operand.end) {
        operand.unit = Unit::Measure(name);
        operand.end = end;
        return operand;
    }
    if let Some((name, end)) = speed_around_conversion(words, row, operand.end) {
        operand.unit = Unit::Measure(name);
        operand.end = end;
        return operand;
    }
    if row.name == "degree"
        && (words.word(operand.end) == "below" && matches!(words.word(operand.end + 1), "zero" | "freezing"))
        && operand.value.is_sign_positive()
    {
        operand.value = -operand.value;
        operand.end += 2;
    }
    let cold = matches!(row.dimension, Dimension::Temperature) || row.name == "degree";
    if cold && words.word(at.wrapping_sub(1)) == "-" && operand.start == at && at == words.range().start + 1 {
        operand.value = -operand.value;
        operand.start = at - 1;
    }
    if let Some((part, end)) = and_fraction(words, operand.end)
        && unit::at(words, end, false).is_none()
        && !matches!(words.word(end), "of" | "million" | "billion" | "thousand" | "dozen")
        && !operand.hyphened
        && let Some(value) = operand.value.checked_add(part)
    {
        operand.value = value;
        operand.step = step(value, Decimal::ONE);
        operand.end = end;
        return operand;
    }
    for _ in 0..4 {
        let Some(longer) = smaller_unit(words, &operand, table) else { break };
        operand = longer;
    }
    unsaid_unit(words, &operand, row, table).unwrap_or(operand)
}

/// `2 hours ten`, `6 ft 2`: minutes and inches whose unit is not said.
fn unsaid_unit(words: &Words<'_>, operand: &Operand, row: &UnitRow, table: &Table) -> Option<Operand> {
    let (ratio, name) = match row.name {
        "hour" => (60, "minute"),
        "foot" => (12, "inch"),
        _ => return None,
    };
    let whole = operand.unit == Unit::Measure(row.name) && operand.value.scale() == 0 && operand.figure.upper.is_none();
    if !whole || operand.value.is_sign_negative() {
        return None;
    }
    // `6-foot-3`
    if operand.hyphened && name == "inch" && words.is(operand.end, Shape::Hyphen) {
        let inches = words.word(operand.end + 1).parse::<u32>().ok().filter(|inches| *inches < 12)?;
        let value = operand.value.checked_mul(Decimal::from(ratio))?.checked_add(Decimal::from(inches))?;
        let (end, step) = (operand.end + 2, Decimal::ONE);
        return Some(Operand { end, figure_end: end, value, step, unit: Unit::Measure(name), ..operand.clone() });
    }
    if operand.hyphened {
        return None;
    }
    let and = usize::from(row.name == "hour" && words.word(operand.end) == "and");
    let (value, end) = unsaid_figure(words, operand.end + and, Decimal::from(ratio), table)?;
    let value = operand.value.checked_mul(Decimal::from(ratio))?.checked_add(value)?;
    let step = if name == "inch" { Decimal::ONE } else { step(value, Decimal::ONE) };
    Some(Operand { end, figure_end: end, value, step, unit: Unit::Measure(name), ..operand.clone() })
}

/// A whole figure from one up to a limit with nothing behind it that it could count; `in` may stand for inches.
fn unsaid_figure(words: &Words<'_>, at: usize, limit: Decimal, table: &Table) -> Option<(Decimal, usize)> {
    let found = figure(words, at, table)?;
    let plain = matches!(found.writing, Writing::Digits | Writing::Words) && found.upper.is_none();
    if !plain || found.is_scaled() || found.value.scale() > 0 || found.value < Decimal::ONE || found.value >= limit {
        return None;
    }
    let inches = limit == Decimal::from(12) && words.word(found.end) == "in";
    let somewhere = matches!(words.word(found.end + 1), "a" | "an" | "the" | "his" | "her" | "their" | "its" | "this");
    if inches && !somewhere && !words.is(found.end + 1, Shape::Number) {
        return Some((found.value, found.end + 1));
    }
    let closed = matches!(words.word(found.end), "" | "." | "," | ";" | ":" | ")" | "?" | "!");
    let listed = words.word(found.end) == "," && words.is(found.end + 1, Shape::Number);
    (closed && !listed).then_some((found.value, found.end))
}

/// `years old`, `-year-old`, `years of age`, `yo` behind a length of time: the age, and the token behind it.
fn age(words: &Words<'_>, row: &UnitRow, end: usize) -> Option<(&'static str, usize)> {
    let name = match row.name {
        "year" => YEAR_OF_AGE,
        "month" => "month of age",
        "week" => "week of age",
        "day" => "day of age",
        "decade" => "decade of age",
        "century" => "century of age",
        _ => return None,
    };
    let behind = words.over_hyphen(end);
    let end = match words.word(behind) {
        "old" | "olds" => behind + 1,
        "of" if words.word(behind + 1) == "age" => behind + 2,
        _ => return None,
    };
    Some((name, end))
}

/// `2 inches` behind `5 feet`, perhaps with a comma or `and` between: the operand in the smaller unit.
fn smaller_unit(words: &Words<'_>, operand: &Operand, table: &Table) -> Option<Operand> {
    let Unit::Measure(name) = operand.unit else { return None };
    if operand.figure.upper.is_some() || operand.value.is_sign_negative() {
        return None;
    }
    let mut i = operand.end;
    i += usize::from(words.word(i) == ",");
    i += usize::from(words.word(i) == "and");
    let figure = figure(words, i, table)?;
    if matches!(figure.writing, Writing::Share | Writing::Indefinite) {
        return None;
    }
    let digits = figure.writing == Writing::Digits;
    // `4h 20m`: behind hours the letter is minutes.
    let minutes = name == "hour"
        && digits
        && words.written(figure.end - 1) == "m"
        && figure.mantissa < Decimal::from(60)
        && figure.mantissa.scale() == 0;
    if minutes {
        let value = operand.value.checked_mul(Decimal::from(60))?.checked_add(figure.mantissa)?.normalize();
        let unit = Unit::Measure("minute");
        let step = step(value, Decimal::ONE);
        return Some(Operand { end: figure.end, figure_end: figure.end, value, step, unit, ..operand.clone() });
    }
    let (row, end) = unit::at(words, figure.end, digits)?;
    let larger = unit::unit(name)?;
    let ((factor, _), (smaller, _)) = (factors(name)?, factors(row.name)?);
    if row.dimension != larger.dimension
        || smaller >= factor
        || age(words, row, end).is_some()
        || row.dimension == Dimension::Other
    {
        return None;
    }
    let ratio = factor.checked_div(smaller)?;
    if !ratio.fract().is_zero() || (figure.value >= ratio && row.dimension == Dimension::Time) {
        return None;
    }
    let value = operand.value.checked_mul(ratio)?.checked_add(figure.value)?.normalize();
    // Who says the inches beside the feet does not round to tens of them.
    let exact = row.dimension != Dimension::Time && !figure.value.is_zero();
    let step = if exact { figure.step.min(Decimal::ONE) } else { step(value, Decimal::ONE) };
    Some(Operand { end, figure_end: figure.end, value, step, unit: Unit::Measure(row.name), ..operand.clone() })
}

/// `20 dollars and 43 cents`, `$20 and 43c`.
fn compound_money(words: &Words<'_>, mut operand: Operand, table: &Table) -> Operand {
    let Unit::Currency(code) = operand.unit else { return operand };
    if currency::is_minor(code) || operand.figure.is_scaled() || operand.value.scale() > 0 {
        return operand;
    }
    // `15 dollars 50`: the smaller coin goes unsaid only behind the currency's own word.
    let two_digits = !words.is(operand.end, Shape::Number) || words.word(operand.end).len() == 2;
    if operand.end > operand.figure_end
        && words.is(operand.end - 1, Shape::Word)
        && two_digits
        && let Some((cents, end)) = unsaid_figure(words, operand.end, Decimal::ONE_HUNDRED, table)
        && cents >= Decimal::TEN
        && let Some(value) = operand.value.checked_add(cents / Decimal::ONE_HUNDRED)
    {
        return Operand { value: value.normalize(), step: Decimal::new(1, 2), end, ..operand };
    }
    let i = operand.end + usize::from(words.word(operand.end) == "and");
    let Some(cents) = figure(words, i, table).filter(|figure| figure.value < Decimal::ONE_HUNDRED) else {
        return operand;
    };
    let Some((row, end)) = currency::after(words, cents.end, cents.writing == Writing::Digits) else { return operand };
    let fits = currency::is_minor(row.code) && !matches!(words.word(operand.figure_end), "-");
    if fits && let Some(value) = operand.value.checked_add(cents.value / Decimal::ONE_HUNDRED) {
        operand.value = value.normalize();
        operand.step = Decimal::new(1, 2);
        operand.end = end;
    }
    operand
}
