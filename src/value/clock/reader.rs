//! Finds times of day. A figure is one where a half of the day, a zone or a colon says so; a colon alone, as scores and ratios
//! have it, needs a word before it that times follow.

use super::{Clock, HALF_DAY, Nearness};
use crate::text::{Shape, Words};
use crate::value::number::cardinal;
use crate::value::{Kind, Mention, ReadSettings, Value};

/// The words without which there is no time of day, but for a colon.
pub const CUE_WORDS: &[&str] = &[
    "am",
    "pm",
    "noon",
    "midday",
    "midnight",
    "o'clock",
    "gmt",
    "utc",
    "bst",
    "est",
    "edt",
    "cst",
    "cdt",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "cet",
    "cest",
    "ist",
    "jst",
    "aest",
    "hrs",
    "morning",
    "afternoon",
    "evening",
];

/// Zones as news names them; `local time` is none.
const ZONES: &[&str] = &[
    "gmt", "utc", "bst", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest", "ist", "jst", "aest",
    "et", "ct", "mt", "pt",
];

/// A time of day, and the token behind it.
struct Found {
    minute: u16,
    either_half: bool,
    zone: Option<String>,
    end: usize,
}

/// Adds every time of day of the window.
pub fn read(words: &Words<'_>, _: &ReadSettings, mentions: &mut Vec<Mention>) {
    let range = words.range();
    let mut at = range.start;
    while at < range.end {
        match time_at(words, at) {
            Some(found) => {
                let (start, nearness) = nearness(words, at);
                let clock = Clock { minute: found.minute, either_half: found.either_half, nearness, zone: found.zone };
                at = found.end;
                mentions.push(Mention::clear(words.document(), Kind::Time, start..at, Value::Time(clock)));
            }
            None => at += 1,
        }
    }
}

fn time_at(words: &Words<'_>, at: usize) -> Option<Found> {
    if !words.is(at, Shape::Number) {
        return named(words, at).or_else(|| spelled(words, at));
    }
    let (word, next) = (words.word(at), words.word(at + 1));
    let alone = |end: usize| at == words.range().start && end == words.range().end;
    // `7:30`, `22:52:10`
    if next == ":" && words.joined(at + 1) && words.joined(at + 2) {
        let (hour, minute) = (two_digits(word)?, minutes(words.word(at + 2))?);
        let mut end = at + 3;
        if words.word(end) == ":"
            && words.joined(end)
            && words.joined(end + 1)
            && minutes(words.word(end + 1)).is_some()
        {
            end += 2;
        }
        let written = word.len() == 2 && (word.starts_with('0') || hour > 12);
        return complete(words, hour, minute, end, written, follows(words, at) || alone(end));
    }
    // `11.40pm`, `04.30 GMT`
    if let Some((hour, minute)) = word.split_once('.') {
        let (written, hour) = (hour.len() == 2 && hour.starts_with('0'), two_digits(hour)?);
        return complete(words, hour, minutes(minute)?, at + 1, written || hour > 12, false);
    }
    // `1452 GMT`, `at 1452 hrs`
    if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
        let (hour, minute) = (two_digits(&word[..2])?, minutes(&word[2..])?);
        let unit = matches!(next, "hrs" | "hours") && follows(words, at);
        if unit && hour < 24 {
            let (zone, end) = zone(words, at + 2);
            return Some(Found { minute: hour * 60 + minute, either_half: false, zone, end });
        }
        let zoned = ZONES.contains(&next);
        return if zoned { complete(words, hour, minute, at + 1, true, false) } else { None };
    }
    // `7 p.m.`, `7 o'clock`, `2 in the morning`
    if word.len() <= 2 {
        return whole_hour(words, at, next, two_digits(word)?);
    }
    None
}

/// `seven o'clock`, `seven p.m.`, `seven in the morning`.
fn spelled(words: &Words<'_>, at: usize) -> Option<Found> {
    let hour = cardinal(words.word(at)).filter(|hour| (1..=12).contains(hour))?;
    whole_hour(words, at, words.word(at + 1), hour.into())
}

/// A whole hour at a token, of a clock of twelve hours, with the word behind it.
fn whole_hour(words: &Words<'_>, at: usize, next: &str, hour: u16) -> Option<Found> {
    let end = at + 1;
    let clock = match next {
        "am" | "pm" => false,
        "o'clock" => true,
        "in" | "at" if part_of_day(words, end).is_some() && follows(words, at) => false,
        _ => return None,
    };
    if hour == 0 || hour > 12 {
        return None;
    }
    complete(words, hour, 0, end + usize::from(clock), false, clock)
}

/// `noon`, `midnight`, behind a word that times follow.
fn named(words: &Words<'_>, at: usize) -> Option<Found> {
    let minute = match words.word(at) {
        "noon" | "midday" => HALF_DAY,
        "midnight" => 0,
        _ => return None,
    };
    let alone = at == words.range().start && at + 1 == words.range().end;
    let (zone, end) = zone(words, at + 1);
    (follows(words, at) || alone || words.before(at, 1) == "12").then_some(Found {
        minute,
        either_half: false,
        zone,
        end,
    })
}

/// The time of an hour and a minute with what follows them: a half of the day, a zone, or neither where a time is `expected`.
fn complete(words: &Words<'_>, hour: u16, minute: u16, mut end: usize, by_24: bool, expected: bool) -> Option<Found> {
    let half = match words.word(end) {
        "am" => Some(false),
        "pm" => Some(true),
        _ => None,
    };
    end += usize::from(half.is_some());
    let (zone, behind) = zone(words, end);
    let zoned = behind > end;
    end = behind;
    let half = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(half) => Some(half),
        None if by_24 || hour > 12 => None,
        None => match part_of_day(words, end) {
            Some((half, behind)) => {
                end = behind;
                Some(half)
            }
            None => None,
        },
    };
    if let Some(after_noon) = half {
        return Some(Found {
            minute: hour % 12 * 60 + minute + u16::from(after_noon) * HALF_DAY,
            either_half: false,
            zone,
            end,
        });
    }
    if !expected && !zoned || hour > 23 {
        return None;
    }
    // `at 7:30` may be in the evening; `07:30` and `19:30` are no clock of twelve hours.
    let either_half = !by_24 && (1..=12).contains(&hour);
    Some(Found { minute: if either_half { hour % 12 * 60 } else { hour * 60 } + minute, either_half, zone, end })
}

/// `in the morning`, `at night`: whether it is after noon, and the token behind.
fn part_of_day(words: &Words<'_>, at: usize) -> Option<(bool, usize)> {
    match (words.word(at), words.word(at + 1), words.word(at + 2)) {
        ("in", "the", "morning") => Some((false, at + 3)),
        ("in", "the", "afternoon" | "evening") => Some((true, at + 3)),
        ("at", "night", _) => Some((true, at + 2)),
        _ => None,
    }
}

/// The zone at a token, and the token behind: `GMT`, `local time`, `Eastern time`.
fn zone(words: &Words<'_>, at: usize) -> (Option<String>, usize) {
    let word = words.word(at);
    if ZONES.contains(&word) && words.written(at).starts_with(|c: char| c.is_uppercase()) {
        return (Some(word.to_uppercase()), at + 1);
    }
    match (word, words.word(at + 1)) {
        ("local", "time") => (None, at + 2),
        ("eastern" | "central" | "mountain" | "pacific", "time") => {
            (Some(format!("{}T", &word[..1].to_uppercase())), at + 2)
        }
        _ => (None, at),
    }
}

/// Whether a word stands before a token that times follow.
fn follows(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.before(at, 1),
        "at" | "about"
            | "after"
            | "approximately"
            | "around"
            | "before"
            | "by"
            | "from"
            | "past"
            | "since"
            | "till"
            | "until"
    )
}

/// The first token of what the words before a time say of it: `about`, `just before`.
fn nearness(words: &Words<'_>, at: usize) -> (usize, Nearness) {
    let just =
        matches!(words.before(at, 2), "just" | "shortly" | "immediately" | "minutes" | "soon" | "moments" | "slightly");
    match words.before(at, 1) {
        "about" | "approximately" | "around" | "roughly" | "circa" | "near" => (at - 1, Nearness::About),
        "before" if just => (at - 2, Nearness::JustBefore),
        "after" | "past" if just => (at - 2, Nearness::JustAfter),
        "nearly" | "almost" => (at - 1, Nearness::JustBefore),
        "before" => (at - 1, Nearness::Before),
        "after" => (at - 1, Nearness::After),
        _ => (at, Nearness::Exact),
    }
}

fn two_digits(word: &str) -> Option<u16> {
    (!word.is_empty() && word.len() <= 2).then(|| word.parse().ok()).flatten().filter(|hour| *hour <= 24)
}

fn minutes(word: &str) -> Option<u16> {
    (word.len() == 2).then(|| word.parse().ok()).flatten().filter(|minute| *minute < 60)
}
