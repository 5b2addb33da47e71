//! What stands beside a figure and belongs to it: a period, an age, a magnitude, the base of a share.

use rust_decimal::Decimal;

use super::figure::{Writing, is_month};
use super::measure::Operand;
use super::unit::MAGNITUDE;
use super::{Unit, YEAR_OF_AGE, population, unit};
use crate::text::{Case, Shape, Words};
use crate::value::person::is_common;

/// What a share is a share of: the noun behind `of`.
pub(super) fn base(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    let of = usize::from(words.word(at) == "of");
    let mut i = at + of;
    while matches!(words.word(i), "the" | "all" | "its" | "their" | "his" | "her" | "our" | "those" | "these")
        && i < at + 3
    {
        i += 1;
    }
    if of == 0 && i == at && words.is(at, Shape::Word) && !population::is_plural(words.word(at)) {
        return None;
    }
    population::counted(words, i).or_else(|| {
        let noun = of == 1 && words.is(i, Shape::Word) && words.get(i).is_some_and(|t| t.case == Case::Lower);
        noun.then(|| (words.word(i).to_string(), i))
    })
}

/// `a year`, `per hour`, `-a-year`, `annually` behind token `at`: the period, and the token behind it.
pub(super) fn per(words: &Words<'_>, at: usize, unit: Unit) -> (Option<&'static str>, usize) {
    // The unit `bpd` says both.
    if words.before(at, 1) == "bpd" {
        return (Some("day"), at);
    }
    let hyphen = words.over_hyphen(at);
    let word = words.word(hyphen);
    let single = match word {
        "annually" | "yearly" => Some("year"),
        "monthly" => Some("month"),
        "weekly" => Some("week"),
        "daily" => Some("day"),
        _ => None,
    };
    if single.is_some() && hyphen == at {
        return (single, at + 1);
    }
    if !matches!(word, "a" | "an" | "per" | "each" | "every" | "/" | "the") || word == "the" {
        return (None, at);
    }
    let behind = words.over_hyphen(hyphen + 1);
    let Some(period) = unit::period(words.word(behind)) else { return (None, at) };
    let goods = !matches!(
        period,
        "second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "quarter" | "year" | "decade"
    );
    // `each person` is a subject; `2,000 people a year ago` is a date, `$45 a share from June` a price.
    let ago = !goods
        && matches!(words.word(behind + 1), "ago" | "later" | "earlier" | "before" | "after" | "old" | "since")
        || words.word(behind + 1) == "from" && words.word(behind + 2) == "now";
    let odd = goods
        && (matches!(word, "each" | "every")
            || word == "a" && !matches!(unit, Unit::Currency(_)) && !matches!(period, "person" | "head" | "share"));
    if ago || odd { (None, at) } else { (Some(period), behind + 1) }
}

/// `aged 29`, `magnitude 6.5`, `a 6.5-magnitude quake`, `Ms Roe, 29, said`: the unit and the tokens.
pub(super) fn age_or_magnitude(
    words: &Words<'_>,
    tokens: &std::ops::Range<usize>,
    operand: &Operand,
) -> Option<(&'static str, usize, usize)> {
    let start = tokens.start;
    let before = words.before(start, 1);
    let behind = words.over_hyphen(operand.end);
    // No quake above 9.5 was ever measured (Chile 1960, U.S. Geological Survey); the margin is ours.
    if words.word(behind) == "magnitude" && operand.value < Decimal::from(11) {
        return Some((MAGNITUDE, start, behind + 1));
    }
    if is_moment(words, start) {
        return Some((MAGNITUDE, start - 1, tokens.end));
    }
    // `a 6.9 Mw quake`; `MW` are megawatts.
    if words.written(operand.end) == "Mw" && words.word(start).contains('.') && operand.value < Decimal::from(11) {
        return Some((MAGNITUDE, start, operand.end + 1));
    }
    if matches!(words.word(behind), "yo" | "yoa") {
        return Some((YEAR_OF_AGE, start, behind + 1));
    }
    // No human being is known to have lived longer than 122 years; the margin is ours.
    let human = operand.value > Decimal::ZERO && operand.value <= Decimal::from(125) && operand.value.scale() == 0;
    if before == "-" && words.before(start, 2) == "magnitude" && operand.value < Decimal::from(11) {
        return Some((MAGNITUDE, start - 2, tokens.end));
    }
    if matches!(before, "magnitude") || before == "of" && words.before(start, 2) == "magnitude" {
        let back = if before == "of" { 2 } else { 1 };
        return (operand.value < Decimal::from(11)).then_some((MAGNITUDE, start - back, tokens.end));
    }
    if operand.value < Decimal::from(11) && is_magnitude(words, start, operand) {
        return Some((MAGNITUDE, start, tokens.end));
    }
    if !human {
        return None;
    }
    if matches!(before, "aged" | "age" | "ages" | "turned") && operand.figure.writing != Writing::Share {
        return Some((YEAR_OF_AGE, start - 1, tokens.end));
    }
    if before == "of" && words.before(start, 2) == "age" {
        return Some((YEAR_OF_AGE, start - 2, tokens.end));
    }
    // `ages 19 and 24`
    if before == "and" && matches!(words.before(start, 3), "ages" | "aged") && words.is(start - 2, Shape::Number) {
        return Some((YEAR_OF_AGE, start, tokens.end));
    }
    // `three men, 21, 24 and 29, were held`
    if operand.figure.writing == Writing::Digits && operand.end == start + 1 && in_list_of_ages(words, start) {
        return Some((YEAR_OF_AGE, start, tokens.end));
    }
    // A name or a person, a figure between commas: the age, in every news style.
    let behind = words.word(operand.end);
    let plain = operand.figure.writing == Writing::Digits && operand.end == start + 1 && operand.value > Decimal::ZERO;
    if before == "both"
        && plain
        && matches!(words.before(start, 2), "," | "(")
        && matches!(behind, "," | "." | ";" | ")" | "")
    {
        return Some((YEAR_OF_AGE, start, tokens.end));
    }
    // `who was 11`, `she is 25`, `Ada Roe was 48.`: of a person, with nothing behind that the figure could count.
    if plain
        && matches!(before, "was" | "is" | "were")
        && (matches!(words.before(start, 2), "he" | "she" | "who")
            || is_capital(words, start)
            || is_said_of_head(words, start))
        && matches!(behind, "," | "." | ";" | ")" | "" | "and" | "when" | "at")
        && !words.is(operand.end + 1, Shape::Number)
    {
        return Some((YEAR_OF_AGE, start, tokens.end));
    }
    // `Ada Roe, now 35, was held`
    if plain && before == "now" && words.before(start, 2) == "," && matches!(behind, "," | "." | ";" | ")" | "") {
        return Some((YEAR_OF_AGE, start, tokens.end));
    }
    let named = start.checked_sub(2).is_some_and(|name| {
        let noun = words.word(name);
        words.get(name).is_some_and(|token| token.shape == Shape::Word && token.case != Case::Lower)
            && (!is_month(noun) || behind == ",")
            || is_relative(noun)
            || population::canonical(noun).is_some_and(population::is_people) && !population::is_plural(noun)
    });
    let ends = matches!(behind, "," | ")" | "." | ";" | "of" | "from" | "and" | "was" | "who" | "");
    let closes = if before == "(" { behind == ")" } else { before == "," };
    let list = words.is(operand.end + 1, Shape::Number) || words.is(start.wrapping_sub(3), Shape::Number);
    (plain && named && ends && closes && !list).then_some((YEAR_OF_AGE, start, tokens.end))
}

/// Whether a name may stand before the verb before a figure: `Roe was 48.`
fn is_capital(words: &Words<'_>, figure: usize) -> bool {
    let name = figure.checked_sub(2).filter(|name| words.range().contains(name));
    let title = |at: usize| words.get(at).is_some_and(|token| token.shape == Shape::Word && token.case == Case::Title);
    // Of one capital at the head of a sentence nothing can be told.
    name.is_some_and(|at| title(at) && at > words.range().start && title(at - 1))
        && figure.checked_sub(1).is_some_and(|verb| words.word(verb) != "were")
}

/// Whether the sentence says a figure, its last word, of a name at its head: `Roe, a clerk from Elm, was 26.`
fn is_said_of_head(words: &Words<'_>, figure: usize) -> bool {
    let head = words.range().start;
    let ends = figure + 2 >= words.range().end;
    let name = words.get(head).is_some_and(|token| token.shape == Shape::Word && token.case == Case::Title)
        && !is_common(words.word(head))
        && !is_month(words.word(head));
    let verb = figure - 1;
    let set_off = words.word(head + 1) == "," && words.before(verb, 1) == ",";
    ends && name && set_off && words.word(verb) != "were"
}

/// Whether the figure at token `at` is one of several behind people (`men, 21, 24 and 29,`), with nothing counted behind.
fn in_list_of_ages(words: &Words<'_>, at: usize) -> bool {
    let age = |i: usize| words.is(i, Shape::Number) && (1..=2).contains(&words.word(i).len());
    let joint = |i: usize| matches!(words.word(i), "," | "and" | "&");
    // The list is short, so that reading stays linear.
    const MOST: usize = 6;
    let (mut first, mut last, mut count) = (at, at, 1);
    while count < MOST && first >= 2 && joint(first - 1) && age(first - 2) {
        first -= 2;
        count += 1;
    }
    while count < MOST && joint(last + 1) && age(last + 2) {
        last += 2;
        count += 1;
    }
    let people = first >= 2 && words.word(first - 1) == "," && {
        let noun = words.word(first - 2);
        population::is_plural(noun) && population::canonical(noun).is_some_and(population::is_people)
    };
    count > 1
        && people
        && age(at)
        && words.word(last - 1) != ","
        && matches!(words.word(last + 1), "," | "." | ";" | ")" | "")
}

/// Members of a family: `his son, 5`.
fn is_relative(noun: &str) -> bool {
    matches!(
        noun,
        "son"
            | "daughter"
            | "wife"
            | "husband"
            | "mother"
            | "father"
            | "brother"
            | "sister"
            | "grandson"
            | "granddaughter"
            | "grandmother"
            | "grandfather"
            | "nephew"
            | "niece"
            | "cousin"
            | "uncle"
            | "aunt"
            | "stepson"
            | "stepdaughter"
            | "stepfather"
            | "stepmother"
            | "girlfriend"
            | "boyfriend"
            | "fiance"
            | "fiancee"
            | "fiancée"
            | "partner"
            | "spouse"
            | "twin"
    )
}

/// Whether the figure at token `at` stands behind the sign of a magnitude scale: `M7.4`, `Mw 7.4`. Only a decimal does, since
/// roads and engines are named so too; apart from its sign it needs an earthquake behind it or before.
pub(super) fn is_moment(words: &Words<'_>, at: usize) -> bool {
    let Some(sign) = at.checked_sub(1) else { return false };
    matches!(words.written(sign), "M" | "Mw" | "MW" | "Mb" | "ML" | "Ml" | "Ms")
        && words.word(at).parse::<Decimal>().is_ok_and(|value| value.scale() == 1 && value < Decimal::from(11))
        && (words.joined(at)
            || (at + 1..at + 4).any(|next| QUAKES.contains(&words.word(next)))
            // `the earthquake of 12 March (M 6.8)`
            || (1..9).any(|back| QUAKES.contains(&words.before(sign, back)))
            // `M 6.9 - 24 km SW of Kalta`, as bulletins are headed
            || sign == words.range().start && words.is(at + 1, Shape::Dash) | words.is(at + 1, Shape::Hyphen))
}

const QUAKES: [&str; 8] = ["earthquake", "quake", "temblor", "tremor", "aftershock", "foreshock", "seaquake", "shock"];

/// Whether the words around a bare figure make it an earthquake's: `6.4 on the Richter scale`, `put the magnitude at 6.4`, `a
/// quake measuring 6.4`, `a 6.4 quake`. Without a scale or the word `magnitude` only a decimal is one.
fn is_magnitude(words: &Words<'_>, start: usize, operand: &Operand) -> bool {
    let end = operand.end;
    let on_scale = (words.word(end) == "on"
        && (end + 1..end + 6).any(|at| matches!(words.word(at), "richter" | "magnitude")))
        || words.word(end) == "richter";
    let stated = matches!(words.before(start, 1), "at" | "as" | "to" | "was" | "is" | ":" | "measuring")
        && (2..5).any(|back| words.before(start, back) == "magnitude");
    // `6.0` is written as a decimal, though it is six.
    let decimal = words.word(start).contains('.');
    let measured = matches!(words.before(start, 1), "measuring" | "measured" | "registering" | "registered")
        && (2..6).any(|back| QUAKES.contains(&words.before(start, back)));
    // `measured the quake at 6.4`
    let put = words.before(start, 1) == "at"
        && (2..5).any(|back| QUAKES.contains(&words.before(start, back)))
        && (3..10).any(|back| matches!(words.before(start, back), "measured" | "put" | "recorded" | "registered"));
    // `the institute's seismologists measured it at 6.4`
    let by_seismologists = words.before(start, 1) == "at"
        && words.before(start, 2) == "it"
        && (4..16).any(|back| is_seismological(words.before(start, back)));
    // `the USGS gave a figure of 6.9`, `the geophysical institute reports 7.4`
    let by_agency = operand.value >= Decimal::from(3)
        && matches!(
            words.before(start, 1),
            "as" | "at" | "gave" | "gives" | "of" | "on" | "reported" | "reports" | "to"
        )
        && (2..12).any(|back| is_seismological(words.before(start, back)));
    // `At 6.4, the earthquake was strong`
    let rated = words.before(start, 1) == "at"
        && words.word(end) == ","
        && (end + 1..end + 5).any(|at| QUAKES.contains(&words.word(at)));
    let measured = measured || put || by_seismologists || by_agency || rated;
    on_scale || stated || decimal && (measured || QUAKES.contains(&words.word(end)) || again(words, start, end))
}

fn is_seismological(word: &str) -> bool {
    matches!(word, "emsc" | "geological" | "geophysical" | "geophysics" | "gfz" | "seismic" | "usgs")
        || word.starts_with("seismolog")
}

/// How far before a figure the word `magnitude` stands that it repeats, in tokens; ours.
const AGAIN: usize = 24;

/// Whether a figure is one more magnitude of its sentence: `the magnitude was put by one at 6.4, by the other at 6.7`,
/// `magnitude: 6.4 / 6.7`; or a strength: `a quake with a strength of 6.4`. What a unit follows is none.
fn again(words: &Words<'_>, start: usize, end: usize) -> bool {
    let ends = !words.is(end, Shape::Word) && words.word(end) != "%"
        || matches!(words.word(end), "according" | "and" | "by" | "on" | "or" | "while" | "with");
    let said = matches!(words.before(start, 1), "as" | "at" | "gave" | "of" | "to" | "/");
    let strength = words.before(start, 1) == "of" && words.before(start, 2) == "strength";
    // `a strength of 6.4 and a depth of 10 km`
    if strength && words.word(end) == "and" && (end + 1..end + 4).any(|at| words.word(at) == "depth") {
        return true;
    }
    let named = |back: usize| match words.before(start, back) {
        "magnitude" => true,
        // `gave the strength of the quake as 6.4`
        "strength" => (2..back).any(|behind| QUAKES.contains(&words.before(start, behind))),
        quake => strength && QUAKES.contains(&quake),
    };
    said && ends && (2..AGAIN).any(named)
}

/// `his 20s`, `her early thirties`, `in his teens`: the ages, and the token behind, where token `at` names the decade.
///
/// Early is 0 to 3 of the ten, mid 4 to 6, late 7 to 9, after the thirds of a decade; ours.
pub(super) fn decade_of_age(words: &Words<'_>, at: usize) -> Option<(i64, i64, usize)> {
    let word = words.word(at);
    let (decade, end) = match word {
        "teens" => (10, at + 1),
        "twenties" => (20, at + 1),
        "thirties" => (30, at + 1),
        "forties" => (40, at + 1),
        "fifties" => (50, at + 1),
        "sixties" => (60, at + 1),
        "seventies" => (70, at + 1),
        "eighties" => (80, at + 1),
        "nineties" => (90, at + 1),
        "20" | "30" | "40" | "50" | "60" | "70" | "80" | "90"
            if words.joined(at + 1) && matches!(words.word(at + 1), "s" | "'s") =>
        {
            (word.parse().ok()?, at + 2)
        }
        _ => return None,
    };
    let mut before = at.checked_sub(1)?;
    before -= usize::from(words.is(before, Shape::Hyphen) && before > 0);
    let part = words.word(before);
    let (from, to) = match part {
        "early" => (0, 3),
        "mid" => (4, 6),
        "late" => (7, 9),
        _ if decade == 10 => (3, 9),
        _ => (0, 9),
    };
    let owner = if matches!(part, "early" | "mid" | "late") { before.checked_sub(1)? } else { before };
    let owned = matches!(words.word(owner), "his" | "her" | "their" | "my" | "our" | "your")
        || words.word(owner) == "," && population::canonical(words.before(owner, 1)).is_some_and(population::is_people);
    owned.then_some((decade + from, decade + to, end))
}
