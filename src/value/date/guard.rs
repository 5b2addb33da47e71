//! What looks like a date and is none: names with a weekday or month in them, figures that are no years.

use crate::text::{Case, Shape, Words};

use super::lexicon::{is_counted, month, season};

/// Whether the token is written with a capital.
pub(super) fn is_capital(words: &Words<'_>, at: usize) -> bool {
    words.get(at).is_some_and(|token| matches!(token.case, Case::Title | Case::Upper))
}

/// Whether a possessive stands at the token.
pub(super) fn is_possessive(words: &Words<'_>, at: usize) -> bool {
    words.is(at, Shape::Possessive)
}

/// Whether a full weekday name at `at` is part of another name: `Sunday Times`, `Monday.com`, `Man Friday`.
pub(super) fn weekday_in_name(words: &Words<'_>, at: usize) -> bool {
    let before = words.before(at, 1);
    // Any of many, or a servant: neither is a day.
    if matches!(before, "a" | "every" | "each" | "any" | "man" | "girl") {
        return before != "a" || !event_behind(words, at + 1);
    }
    if !is_capital(words, at) {
        return false;
    }
    let named_before = at.checked_sub(1).is_some_and(|before| is_capital(words, before))
        && matches!(before, "ruby" | "freaky" | "super" | "bloody" | "casual" | "happy" | "blue" | "joe" | "agent");
    let joined_after = words.joined(at + 1)
        && (words.word(at + 1) == "." && words.joined(at + 2) && words.is(at + 2, Shape::Word)
            || matches!(words.word(at + 1), "@" | "_"));
    named_before || joined_after || name_after_weekday(words, at + 1)
}

/// Whether an event of one day stands behind a weekday: `a Friday press conference`, `a Monday night crash`, but not `a Sunday
/// roast`.
fn event_behind(words: &Words<'_>, at: usize) -> bool {
    let at = if super::lexicon::part_of_day(words.word(at)) { at + 1 } else { at };
    let at = if matches!(words.word(at), "press" | "news" | "court" | "phone" | "television" | "TV" | "radio") {
        at + 1
    } else {
        at
    };
    matches!(
        words.word(at),
        "accident"
            | "announcement"
            | "appearance"
            | "arraignment"
            | "attack"
            | "attacks"
            | "article"
            | "blast"
            | "bombing"
            | "briefing"
            | "call"
            | "ceremony"
            | "collision"
            | "conference"
            | "crash"
            | "deadline"
            | "debate"
            | "decision"
            | "email"
            | "explosion"
            | "filing"
            | "fire"
            | "funeral"
            | "hearing"
            | "incident"
            | "interview"
            | "letter"
            | "match"
            | "meeting"
            | "memo"
            | "post"
            | "protest"
            | "raid"
            | "rally"
            | "release"
            | "report"
            | "robbery"
            | "ruling"
            | "session"
            | "shooting"
            | "speech"
            | "stabbing"
            | "statement"
            | "storm"
            | "strike"
            | "summit"
            | "tweet"
            | "vigil"
            | "vote"
    )
}

fn name_after_weekday(words: &Words<'_>, at: usize) -> bool {
    if !is_capital(words, at) {
        return false;
    }
    match words.word(at) {
        "times" | "telegraph" | "mirror" | "mail" | "tribune" | "herald" | "independent" | "people" | "post"
        | "express" | "world" | "sport" | "mercury" | "business" | "club" | "addams" | "weld" | "brunch" | "riley" => {
            true
        }
        "night" => matches!(words.word(at + 1), "football" | "live" | "lights" | "fever" | "takeaway" | "raw"),
        _ => false,
    }
}

/// Words before a bare month that make it one.
fn opens_month(word: &str) -> bool {
    matches!(
        word,
        "in" | "since"
            | "until"
            | "till"
            | "by"
            | "last"
            | "next"
            | "this"
            | "past"
            | "previous"
            | "coming"
            | "early"
            | "mid"
            | "late"
            | "during"
            | "before"
            | "after"
            | "through"
            | "throughout"
            | "every"
            | "each"
            | "between"
            | "from"
            | "to"
            | "of"
            | "half"
    )
}

/// Whether the word at `at`, a month's name with neither day nor year beside it, is the month.
pub(super) fn is_bare_month(words: &Words<'_>, at: usize) -> bool {
    let word = words.word(at);
    let Some((_, short)) = month(word) else { return false };
    let before = words.before(at, 1);
    // "mid-May" holds a hyphen.
    let before = if words.get(at.wrapping_sub(1)).is_some_and(|token| token.shape == Shape::Hyphen) {
        words.before(at, 2)
    } else {
        before
    };
    let opened = opens_month(before);
    let firm = matches!(
        before,
        "in" | "last"
            | "next"
            | "this"
            | "past"
            | "previous"
            | "coming"
            | "early"
            | "mid"
            | "late"
            | "during"
            | "throughout"
            | "half"
    );
    if !is_capital(words, at) {
        // Only in prose without capitals; `march`, `may` and `august` are other words there.
        let turned = matches!(before, "last" | "next" | "early" | "mid" | "late");
        return !short
            && match word {
                "may" | "march" => turned,
                "august" => firm,
                _ => opened,
            };
    }
    let next = at + 1;
    let name_after = is_capital(words, next) && words.is(next, Shape::Word) && month(words.word(next)).is_none();
    let name_before = at.checked_sub(1).is_some_and(|before| {
        before > words.range().start && is_capital(words, before) && words.is(before, Shape::Word) && !opened
    });
    match word {
        "march" if matches!(words.word(next), "for" | "against" | "on" | "madness") && !firm => false,
        "may" | "march" | "april" | "june" | "august" => {
            let goes_on = matches!(
                words.word(next),
                "took" | "said" | "told" | "was" | "has" | "had" | "will" | "would" | "is" | "says"
            );
            firm && !(name_after && word != "march") && !(word == "may" && goes_on && before != "in")
                || opened && !name_after && !is_possessive(words, next) && !goes_on
                || before == "the"
                    && words.get(next).is_some_and(|token| token.case == Case::Lower)
                    && (!matches!(word, "march" | "may") || has_noun_behind(words, next))
                || words.range() == (at..next)
        }
        _ if short => opened && !name_after,
        _ => opened || !name_after && !name_before,
    }
}

/// Whether the word at `at` can be a noun that a month stands before: `the March traffic stop`, not `the March on the capital`.
fn has_noun_behind(words: &Words<'_>, at: usize) -> bool {
    words.word(at).len() > 3
        && !matches!(
            words.word(at),
            "against"
                | "along"
                | "also"
                | "from"
                | "have"
                | "here"
                | "into"
                | "that"
                | "through"
                | "took"
                | "were"
                | "when"
                | "where"
                | "which"
                | "with"
                | "would"
                | "will"
        )
}

/// Whether something beside the number at `at..end` makes it part of a larger figure: `$5`, `5%`, `5-year-old`, `5:30`, `5 million`.
pub(super) fn is_part_of_figure(words: &Words<'_>, at: usize, end: usize) -> bool {
    let joined_before = words.joined(at)
        && at.checked_sub(1).is_some_and(|before| {
            words.get(before).is_some_and(|token| token.shape == Shape::Punct)
                && !matches!(words.word(before), "(" | "[" | "\"" | "'" | "/" | "," | "=" | ";" | "|")
                && !(words.word(before) == ":" && words.is(before.wrapping_sub(1), Shape::Word))
        });
    let before = words.before(at, 1);
    if joined_before || matches!(before, "$" | "£" | "€" | "¥" | "#" | "no" | "nos") {
        return true;
    }
    let next = words.word(end);
    if is_counted(next) || matches!(next, "%" | "°") {
        return true;
    }
    if !words.joined(end) {
        return false;
    }
    match next {
        ":" => words.joined(end + 1) && words.is(end + 1, Shape::Number),
        "-" => words.is(end + 1, Shape::Word) && month(words.word(end + 1)).is_none(),
        _ => words.is(end, Shape::Word) && month(next).is_none() || next == "°" || next == "@",
    }
}

/// Words after a figure that could be plural nouns and are not.
fn ends_in_s(word: &str) -> bool {
    word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !matches!(
            word,
            "this"
                | "does"
                | "plus"
                | "across"
                | "versus"
                | "besides"
                | "towards"
                | "perhaps"
                | "always"
                | "thus"
                | "says"
        )
}

/// Whether the four digits at `at` read as a year; the centuries that need less around them are ours. `strong` is set where the words before call for one (`March 2023`).
pub(super) fn is_year(words: &Words<'_>, at: usize, year: i16, strong: bool) -> bool {
    let end = at + 1;
    if is_part_of_figure(words, at, end) && !(words.joined(end) && words.word(end) == "-") {
        return false;
    }
    if words.word(end) == "/" && words.joined(end) && words.is(end + 1, Shape::Number) {
        return false;
    }
    let recent = (1900..2100).contains(&year);
    let next = words.word(end);
    let next_is_word = words.is(end, Shape::Word);
    // `in the 1900 block of Wayne Avenue`
    if next == "block" {
        return false;
    }
    let next_lower = next_is_word && !is_capital(words, end);
    if strong {
        return !(next_lower && ends_in_s(next) && !recent);
    }
    if words.range() == (at..end) {
        return true;
    }
    let before = words.before(at, 1);
    if words.is(at.wrapping_sub(1), Shape::Number) {
        return false;
    }
    match before {
        "in" => {
            let ratio =
                super::lexicon::ones(words.before(at, 2)).is_some() || words.is(at.wrapping_sub(2), Shape::Number);
            !ratio && (recent || !next_is_word || !ends_in_s(next))
        }
        "year" | "circa" | "since" | "until" | "till" | "during" | "throughout" => {
            recent || !(next_lower && ends_in_s(next))
        }
        "by" | "from" | "before" | "after" | "through" | "early" | "mid" | "late" | "for" => {
            recent && !(next_lower && ends_in_s(next))
        }
        "of" => (1500..2100).contains(&year) && !(next_lower && ends_in_s(next)),
        "the" | "a" | "his" | "her" | "their" | "its" | "our" | "'s" | "'" | "late-" => {
            recent && next_is_word && !(next_lower && ends_in_s(next) && before != "'s")
        }
        // `as early as 2013`
        "as" => recent && matches!(words.before(at, 2), "early" | "late" | "recently" | "soon" | "far" | "back"),
        "(" | "[" => recent && matches!(next, ")" | "]" | "-" | ","),
        "and" | "or" | "," => {
            let listed = words.get(at.wrapping_sub(2)).is_some_and(|token| token.shape == Shape::Number)
                && four_digits(words, at.wrapping_sub(2)).is_some_and(|year| (1900..2100).contains(&year));
            let closes = before == ","
                && matches!(next, "" | ")" | "." | ",")
                && recent
                && is_capital(words, at.wrapping_sub(2));
            recent && (listed && !(next_lower && ends_in_s(next)) || closes)
        }
        _ if season(before).is_some() => recent,
        "" => recent && next_is_word && !ends_in_s(next),
        _ => false,
    }
}

/// The value of four digits without a separator, from 1000 to 2999: years that news can mean; ours.
pub(super) fn four_digits(words: &Words<'_>, at: usize) -> Option<i16> {
    let written = words.written(at);
    if written.len() != 4 || !written.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    written.parse().ok().filter(|year| (1000..3000).contains(year))
}
