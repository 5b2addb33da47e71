//! What looks like a number and is none: years, dates, times, scores, names with a number, phone numbers, ordinals.

use super::beside::is_moment;
use super::figure::{figure, is_month, names_month};
use super::hedge::Table;
use super::literal::literal;
use super::series::{identifier, is_headline, names_one_of_series};
use super::words::{NumberWord, number_word, short_scale};
use super::{currency, population, unit};
use crate::text::{Case, Shape, Words};

pub(super) fn is_number(words: &Words<'_>, at: usize) -> bool {
    words.is(at, Shape::Number)
}

/// A figure that is no value, where one begins at token `at`: the token behind it.
pub(super) fn not_a_value(words: &Words<'_>, at: usize, table: &Table) -> Option<usize> {
    if let Some(end) = class_of_things(words, at) {
        return Some(end);
    }
    if is_number(words, at) && is_moment(words, at) {
        return None;
    }
    if is_number(words, at) { digits_without_value(words, at, table) } else { words_without_value(words, at, table) }
}

/// `five-star`, `six-figure`, `30-something`, `.38-caliber`: a figure that tells the class of a thing and counts nothing.
fn class_of_things(words: &Words<'_>, at: usize) -> Option<usize> {
    let last = if words.word(at) == "." && words.joined(at + 1) { at + 1 } else { at };
    let hyphen = words.is(last + 1, Shape::Hyphen);
    let behind = words.word(words.over_hyphen(last + 1));
    let calibre = matches!(behind, "caliber" | "calibre" | "cal");
    let class = hyphen
        && matches!(
            behind,
            "figure"
                | "figures"
                | "star"
                | "stars"
                | "something"
                | "somethings"
                | "speed"
                | "way"
                | "pronged"
                | "sided"
                | "tier"
                | "dimensional"
                | "wheel"
                | "ply"
        );
    // `a four-by-four car`
    if hyphen && behind == "by" && words.is(last + 3, Shape::Hyphen) {
        return Some(last + 5);
    }
    (calibre || class).then_some(last + 1)
}

fn digits_without_value(words: &Words<'_>, at: usize, table: &Table) -> Option<usize> {
    if let Some(end) = chain(words, at, table) {
        return Some(end);
    }
    let text = words.word(at);
    let plain = text.bytes().all(|b| b.is_ascii_digit());
    let before = words.before(at, 1);
    // `(800) 555-0100`
    if plain
        && text.len() == 3
        && before == "("
        && words.word(at + 1) == ")"
        && is_number(words, at + 2)
        && words.word(at + 2).len() == 3
        && matches!(words.word(at + 3), "-" | "." | "–")
        && is_number(words, at + 4)
    {
        return Some(at + 5);
    }
    let sign = currency::before(words, at, words.range().start).is_some();
    if plain && text.len() > 1 && text.starts_with('0') && !sign {
        // `0800 123 4567`
        let group = |i: usize| is_number(words, i) && words.word(i).bytes().all(|b| b.is_ascii_digit());
        let mut end = at + 1;
        while text.len() > 2 && group(end) && (2..=8).contains(&words.word(end).len()) {
            end += 1;
        }
        return Some(end);
    }
    // `the class of '98`
    if plain && text.len() == 2 && before == "'" && words.joined(at) && !words.joined(at - 1) {
        return Some(at + 1);
    }
    if at > words.range().start && words.joined(at) && !sign {
        let previous = at - 1;
        if words.is(previous, Shape::Word) || matches!(before, "#" | "@" | "&" | "_" | "/" | ":" | "\\" | "*") {
            return Some(at + 1);
        }
        let glued = words.is(previous, Shape::Hyphen) && words.joined(previous) && previous > words.range().start;
        if glued
            && words.is(previous - 1, Shape::Word)
            && !matches!(words.before(at, 2), "minus" | "sub" | "now" | "to" | "or" | "magnitude")
            && number_word(words.before(at, 2)).is_none()
        {
            return Some(at + 1);
        }
        if before == "." && is_number(words, previous.wrapping_sub(1)) && words.joined(previous) {
            return Some(at + 1);
        }
    }
    if let Some(end) = suffix(words, at, sign) {
        return Some(end);
    }
    if sign {
        return None;
    }
    date(words, at).or_else(|| identifier(words, at, table))
}

/// Numbers joined by `-`, `/`, `:`: dates, times, scores, phone numbers, spans of years.
fn chain(words: &Words<'_>, at: usize, table: &Table) -> Option<usize> {
    let (mut end, mut numbers, mut colon, mut slash) = (at + 1, 1, false, false);
    while words.joined(end)
        && words.joined(end + 1)
        && is_number(words, end + 1)
        && (words.is(end, Shape::Hyphen) || matches!(words.word(end), ":" | "/" | "." | "x" | "×"))
    {
        colon |= words.word(end) == ":";
        slash |= words.word(end) == "/";
        numbers += 1;
        end += 2;
    }
    if numbers == 1 {
        let plus = words.before(at, 1) == "+" && words.joined(at) && words.is(end, Shape::Hyphen);
        return plus.then_some(end);
    }
    let fraction = slash && figure(words, at, table).is_some_and(|figure| figure.end > at + 1);
    if fraction {
        return None;
    }
    let times = matches!(words.word(at + 1), "x" | "×") && super::figure::scientific(words, at + 1).is_none();
    if numbers > 2 || colon || slash || times {
        return Some(end);
    }
    if words.word(at + 1) != "-" {
        return None;
    }
    let (first, second) = (words.word(at), words.word(at + 2));
    let both_plain = first.bytes().chain(second.bytes()).all(|b| b.is_ascii_digit());
    let measured = currency::before(words, at, words.range().start).is_some() || is_measured(words, end);
    if !both_plain || measured {
        return None;
    }
    let (low, high) = (literal(first)?, literal(second)?);
    let month = names_month(words, at.wrapping_sub(1)) || names_month(words, end);
    let years = first.len() == 4 && is_year_value(first) && (second.len() == 2 || is_year_value(second));
    let phone = first.len() == 3 && (second.len() == 4 || second.len() == 3 && words.is(end, Shape::Hyphen));
    let padded = (first.len() > 1 && first.starts_with('0')) || second.starts_with('0');
    if month || years || phone || padded {
        return Some(end);
    }
    // A score, a vote, an address: nothing counted behind, no hedge before, or not rising.
    let whole = at == words.range().start && end >= words.range().end;
    let hedged =
        table.before(words, at, words.range().start).is_some() || matches!(words.before(at, 1), "aged" | "ages" | "of");
    let noun = population::counted(words, end)
        .is_some_and(|(noun, _)| !matches!(noun.as_str(), "wins" | "victories" | "votes"));
    (low >= high || !(whole || hedged || noun)).then_some(end)
}

pub(super) fn is_measured(words: &Words<'_>, at: usize) -> bool {
    let at = words.over_hyphen(at);
    super::measure::is_percent(words, at)
        || unit::at(words, at, true).is_some()
        || currency::after(words, at, true).is_some()
        || matches!(words.word(at), "pound" | "pounds")
        || short_scale(words.written(at)).is_some()
        || matches!(number_word(words.word(at)), Some(NumberWord::Scale(_) | NumberWord::Hundred))
}

/// Letters glued to digits that are neither scale nor unit: `3rd`, `5G`, `1990s`, `5pm`; and a time of day.
pub(super) fn suffix(words: &Words<'_>, at: usize, sign: bool) -> Option<usize> {
    let next = words.word(at + 1);
    if super::figure::scientific(words, at + 1).is_some() {
        return None;
    }
    if next == "st" && super::measure::is_stone(words, at) {
        return None;
    }
    if matches!(next, "am" | "pm" | "o'clock" | "gmt" | "noon") && words.word(at).len() <= 5 && !sign {
        return Some(at + 2);
    }
    if !words.joined(at + 1) || !words.is(at + 1, Shape::Word) {
        return None;
    }
    if matches!(next, "st" | "nd" | "rd" | "th" | "s" | "ish") {
        return Some(at + 2);
    }
    let known = short_scale(words.written(at + 1)).is_some()
        || unit::at(words, at + 1, true).is_some()
        || currency::after(words, at + 1, true).is_some()
        || matches!(
            next,
            "yo" | "yoa"
                | "x"
                | "pc"
                | "pct"
                | "pp"
                | "bps"
                | "usd"
                | "eur"
                | "gbp"
                | "l"
                | "pounds"
                | "dollars"
                | "percent"
        )
        || number_word(next).is_some();
    (!known && !sign).then_some(at + 2)
}

/// Whether digits, if a year, would be one of the last or this millennium; the ends are ours.
pub(super) fn is_year_value(text: &str) -> bool {
    text.len() == 4 && text.parse::<u32>().is_ok_and(|year| (1000..=2199).contains(&year))
}

/// A day or a year of a date that begins or goes on at token `at`.
fn date(words: &Words<'_>, at: usize) -> Option<usize> {
    let text = words.word(at);
    let before = words.before(at, 1);
    if text.len() > 4 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if text.len() <= 2 {
        let month_before = names_month(words, at.wrapping_sub(1)) && at > words.range().start;
        if month_before {
            // `Oct. 7`; but `in May 12 people` has a noun behind and no comma.
            let counted = population::counted(words, at + 1).is_some_and(|(noun, _)| population::is_people(&noun));
            if counted && !words.is(at + 1, Shape::Punct) {
                return None;
            }
            return Some(at + 1);
        }
        let of = usize::from(words.word(at + 1) == "of");
        // `on 3 and 5 May`, `May 3, 5 and 7`
        let day = |i: usize| is_number(words, i) && words.word(i).len() <= 2;
        let listed =
            matches!(words.word(at + 1), "and" | "or" | "," | "&") && day(at + 2) && names_month(words, at + 3);
        let goes_on = matches!(before, "and" | "or" | "," | "&")
            && at > words.range().start + 2
            && day(at - 2)
            && (2..=5).any(|back| names_month(words, at.wrapping_sub(back + 1)))
            && population::counted(words, at + 1).is_none();
        return (names_month(words, at + 1 + of) || listed || goes_on).then_some(at + 1);
    }
    if is_year_value(text) && names_month(words, at.wrapping_sub(1)) && at > words.range().start {
        return Some(at + 1);
    }
    let comma_date =
        words.before(at, 1) == "," && is_number(words, at.wrapping_sub(2)) && is_month(words.before(at, 3));
    (comma_date && is_year_value(text)).then_some(at + 1)
}

/// Whether the unmeasured figure that begins at token `at` is a year.
pub(super) fn is_year(words: &Words<'_>, at: usize, hedged: bool) -> bool {
    let text = words.word(at);
    if !is_number(words, at) || !is_year_value(text) {
        return false;
    }
    let before = words.before(at, 1);
    let recent = matches!(&text[..2], "19" | "20" | "21");
    let placed = matches!(
        before,
        "between"
            | "in"
            | "since"
            | "by"
            | "until"
            | "till"
            | "from"
            | "during"
            | "before"
            | "after"
            | "through"
            | "early"
            | "late"
            | "mid"
            | "circa"
            | "spring"
            | "summer"
            | "autumn"
            | "fall"
            | "winter"
            | "year"
            | "ad"
            | "bc"
            | "season"
    );
    let era = matches!(words.word(at + 1), "ad" | "bc" | "bce" | "ce");
    if era || placed && (recent || !hedged && population::counted(words, at + 1).is_none()) {
        return true;
    }
    if !recent {
        return before == "and"
            && is_year_value(words.before(at, 2))
            && matches!(words.before(at, 3), "between" | "ad" | "bc");
    }
    if hedged {
        return false;
    }
    // A year that the living remember or expect is a year before any noun but people: `2,018 sales` has a comma.
    let next = at + 1;
    let near = ("1990".."2040").contains(&text);
    let noun = words.is(next, Shape::Word)
        && words.get(next).is_some_and(|token| token.case == Case::Lower)
        && population::counted(words, next).is_some_and(|(noun, place)| match near {
            true => population::is_people(&noun),
            false => place == next || population::canonical(&noun).is_some(),
        });
    !noun || matches!(before, "the" | "this" | "of" | "its" | "his" | "their" | "a")
}

/// Number words that count nothing: a name (`Group of Seven`), a part of a series (`phase two`), `one` as a pronoun.
fn words_without_value(words: &Words<'_>, at: usize, table: &Table) -> Option<usize> {
    let token = words.get(at)?;
    let number = number_word(words.word(at))?;
    if number == NumberWord::Article {
        return None;
    }
    if words.word(at + 1) == "o'clock" {
        return Some(at + 2);
    }
    let start = words.range().start;
    let before = words.before(at, 1);
    let starts = at == start || words.is(at.wrapping_sub(1), Shape::Punct) || words.is(at.wrapping_sub(1), Shape::Dash);
    let name =
        token.case == Case::Title && !starts && !is_headline(words, at) && table.before(words, at, start).is_none();
    if name && !matches!(number, NumberWord::Scale(_)) {
        return Some(at + 1);
    }
    let simple = matches!(number, NumberWord::Unit(_) | NumberWord::Teen(_));
    let noun = || population::counted(words, at + 1).is_some();
    if simple && names_one_of_series(words, at) {
        return Some(at + 1);
    }
    // `zero tolerance` counts nothing.
    if number == NumberWord::Zero
        && words.is(at + 1, Shape::Word)
        && !noun()
        && !is_measured(words, at + 1)
        && words.word(at + 1) != "point"
    {
        return Some(at + 1);
    }
    // `a production-four-door record`, `catch-twenty-two`
    if at > start + 1
        && words.is(at - 1, Shape::Hyphen)
        && words.is(at - 2, Shape::Word)
        && !is_number_like(words.before(at, 2))
    {
        return Some(at + 1);
    }
    // A score or a row of digits read out: `three-nil`, `three-nought-four`.
    let hyphened =
        words.is(at + 1, Shape::Hyphen) && matches!(words.word(at + 2), "nil" | "love" | "all" | "zero" | "nought");
    if hyphened && simple {
        let mut end = at + 3;
        while words.is(end, Shape::Hyphen) && number_word(words.word(end + 1)).is_some() {
            end += 2;
        }
        return Some(end);
    }
    // A scale alone is no number behind `per`: `parts per million`.
    if matches!(number, NumberWord::Scale(_) | NumberWord::Hundred)
        && (matches!(before, "per" | "the") || at > start && is_number(words, at - 1))
    {
        // Nor behind digits that could not be read.
        return Some(at + 1);
    }
    // `at least one of them` counts, `one of them` names.
    let limited = matches!(words.word(at + 1), "of" | "") && table.before(words, at, start).is_some();
    (number == NumberWord::Unit(1) && !limited && is_pronoun(words, at)).then_some(at + 1)
}

fn is_number_like(word: &str) -> bool {
    number_word(word).is_some() || matches!(word, "minus" | "sub" | "now" | "to" | "or" | "and" | "mid")
}

/// Whether `one` is a pronoun or part of a fixed phrase.
fn is_pronoun(words: &Words<'_>, at: usize) -> bool {
    let next = words.word(at + 1);
    let before = words.before(at, 1);
    // `another one hour`, `scheduled to last one and a half hours`, `one in every five`.
    if unit::at(words, at + 1, false).is_some()
        || words.word(words.over_hyphen(at + 1)) == "and" && super::fraction::and_fraction(words, at + 1).is_some()
        || next == "in" && words.word(at + 2) == "every"
        || next == "in" && words.word(at + 2) == "a" && matches!(words.word(at + 3), "hundred" | "thousand" | "million")
    {
        return false;
    }
    if matches!(
        before,
        "no" | "any"
            | "some"
            | "every"
            | "each"
            | "this"
            | "that"
            | "which"
            | "another"
            | "the"
            | "only"
            | "new"
            | "old"
            | "good"
            | "bad"
            | "big"
            | "single"
            | "little"
            | "last"
            | "first"
            | "next"
            | "same"
            | "by"
            | "or"
    ) && !matches!(before, "the" | "only" | "by" | "or" | "some" | "single")
    {
        return true;
    }
    // `one in five`, `one or two`, `one to three`, `one hundred`, `one third` go on as numbers.
    if number_word(next).is_some() || next == "point" {
        return false;
    }
    if matches!(next, "in" | "or" | "to" | "out")
        && (is_number(words, at + 2)
            || number_word(words.word(at + 2)).is_some_and(|word| word != NumberWord::Article)
            || next == "out")
    {
        return false;
    }
    if words.is(at + 1, Shape::Hyphen) {
        return matches!(
            words.word(at + 2),
            "time"
                | "off"
                | "on"
                | "sided"
                | "stop"
                | "way"
                | "size"
                | "liners"
                | "liner"
                | "fold"
                | "to"
                | "upmanship"
                | "and"
                | "upped"
                | "of"
        );
    }
    if !words.is(at + 1, Shape::Word) && !words.is(at + 1, Shape::Number) {
        let alone = at == words.range().start && at + 1 >= words.range().end;
        return !alone && !matches!(next, "(" | "%" | "$");
    }
    matches!(
        next,
        "another"
            | "of"
            | "is"
            | "was"
            | "are"
            | "were"
            | "can"
            | "could"
            | "would"
            | "will"
            | "might"
            | "may"
            | "must"
            | "should"
            | "has"
            | "had"
            | "have"
            | "who"
            | "that"
            | "which"
            | "in"
            | "or"
            | "to"
            | "by"
            | "on"
            | "for"
            | "with"
            | "at"
            | "from"
            | "as"
            | "and"
            | "but"
            | "does"
            | "did"
            | "do"
            | "day"
            | "thing"
            | "if"
            | "when"
            | "where"
            | "so"
            | "than"
            | "said"
            | "says"
            | "the"
            | "a"
            | "an"
            | "his"
            | "her"
            | "their"
            | "it"
            | "he"
            | "she"
            | "they"
            | "we"
            | "you"
            | "i"
            | "after"
            | "before"
            | "because"
            | "while"
            | "until"
            | "under"
            | "over"
            | "about"
            | "not"
            | "never"
            | "just"
            | "too"
            | "also"
            | "needs"
            | "wants"
            | "knows"
            | "thinks"
            | "sees"
            | "reason"
            | "way"
            | "comes"
            | "makes"
            | "goes"
            | "gets"
            | "too'"
            | "whose"
            | "being"
            | "be"
            | "out"
            | "up"
            | "its"
            | "my"
            | "our"
            | "like"
            | "last"
    )
}
