//! The words without which there is no number of a kind, from the tables that the readers look them up in.

use std::sync::LazyLock;

use super::Hedges;
use super::currency::{self, CURRENCIES};
use super::unit::{Dimension, MAGNITUDE, UNITS, UnitRow};
use super::words::{DENOMINATORS, NUMBER_WORDS};
use crate::text::{Shape, WordIndex, Words, normalise};
use crate::value::Cues;

/// The words of a count of nothing.
const ZEROS: &[&str] = &["no", "none", "nobody"];
/// Lengths of time in one word.
const LONG: &[&str] = &["daylong", "weeklong", "monthlong", "yearlong"];
/// Decades of age that are no number word; `his 20s` begins with digits.
const DECADES_OF_AGE: &[&str] =
    &["teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

/// Words that make a figure an age; `s` stands behind the digits of `her 20s`, `both` before a single age of two.
const AGES: &[&str] = &["age", "aged", "ages", "both", "old", "olds", "s", "turned", "turning", "turns", "yo", "yoa"];

/// Words that make a figure a magnitude.
const MAGNITUDES: &[&str] = &[
    "aftershock",
    "aftershocks",
    "earthquake",
    "earthquakes",
    "emsc",
    "foreshock",
    "foreshocks",
    "geological",
    "geophysical",
    "geophysics",
    "gfz",
    "m",
    "magnitude",
    "magnitudes",
    "mb",
    "ml",
    "moment",
    "ms",
    "mw",
    "quake",
    "quakes",
    "richter",
    "seaquake",
    "seaquakes",
    "seismic",
    "seismological",
    "seismologist",
    "seismologists",
    "seismology",
    "shock",
    "shocks",
    "strength",
    "temblor",
    "temblors",
    "tremor",
    "tremors",
    "usgs",
];

/// The cue that every figure of a unit needs besides those of its kind.
pub fn cue_of_unit(unit: &UnitRow) -> Cues {
    match unit.dimension {
        Dimension::AgeMonths | Dimension::AgeDays => Cues::AGE,
        Dimension::Time | Dimension::Months => Cues::TIME,
        _ if unit.name == MAGNITUDE => Cues::MAGNITUDE,
        _ => Cues::MEASURE,
    }
}

/// Every word that begins a number under the shipped hedges.
static BEGINNINGS: LazyLock<WordIndex> = LazyLock::new(|| {
    let mut words = WordIndex::new();
    let articles = ["a", "an"];
    for word in [NUMBER_WORDS, ZEROS, LONG, DECADES_OF_AGE, &articles].into_iter().flatten() {
        words.insert(word);
    }
    for sequence in Hedges::default().table().indefinites() {
        words.insert(&sequence[0]);
    }
    words
});

/// Whether a number may begin at token `at` under the shipped hedges, which spares most tokens the readers.
pub(super) fn may_begin(words: &Words<'_>, at: usize) -> bool {
    let Some(token) = words.get(at) else { return false };
    match token.shape {
        Shape::Number => true,
        Shape::Punct => words.word(at) == ".",
        Shape::Word => {
            // `months-long` begins with a unit.
            BEGINNINGS.get(token.hash, || words.word(at)).is_some() || words.is(at + 1, Shape::Hyphen)
        }
        _ => false,
    }
}

/// The cue of a mark: a currency's sign, a sign of percent or degrees.
pub(in crate::value) fn cue_of_mark(mark: &str) -> Cues {
    match mark {
        "°" | "º" | "′" | "″" | "\"" | "'" => Cues::MEASURE,
        "." | "," | "-" | "(" | ")" | ":" | ";" | "/" => Cues::NONE,
        "%" | "％" => Cues::PERCENT,
        "¢" => Cues::MONEY,
        _ if currency::is_sign(mark) => Cues::MONEY,
        _ => Cues::NONE,
    }
}

/// Adds the cue words of every kind of number.
pub(in crate::value) fn cue_words(hedges: &Hedges, add: &mut dyn FnMut(&str, Cues)) {
    for word in NUMBER_WORDS {
        add(word, Cues::FIGURE);
    }
    for word in ZEROS {
        add(word, Cues::FIGURE);
    }
    for sequence in hedges.table().indefinites() {
        // `a` of `a few` stands in nearly every sentence.
        if let Some(word) = sequence.iter().max_by_key(|word| word.len()) {
            add(word, Cues::FIGURE);
        }
    }
    for word in ["half", "halves", "quarter", "quarters"] {
        add(word, Cues::PERCENT.and(Cues::FIGURE));
    }
    // `one twenty-first of it`
    for word in ["first", "firsts"] {
        add(word, Cues::PERCENT);
    }
    for word in DENOMINATORS {
        add(word, Cues::PERCENT);
        add(&format!("{word}s"), Cues::PERCENT);
    }
    for word in ["percent", "percents", "pct", "pc", "percentage", "cent", "basis", "bps", "bp", "pp", "ppt"] {
        add(word, Cues::PERCENT);
    }
    for row in CURRENCIES {
        for phrase in row.words.split('|').filter(|phrase| !phrase.is_empty()) {
            add(last_word(phrase), Cues::MONEY);
        }
        let letters = row.signs.split_whitespace().map(|sign| sign.trim_matches('$'));
        for letters in letters.filter(|letters| letters.chars().any(char::is_alphabetic)) {
            let letters = normalise(letters);
            let word = letters.trim_end_matches(|c: char| !c.is_alphabetic());
            add(word, if word == "kr" { Cues::MONEY } else { Cues::money_in_capitals() });
        }
        if row.code.len() == 3 {
            let code = row.code.to_ascii_lowercase();
            let small = currency::code(&code).is_some();
            add(&code, if small { Cues::MONEY } else { Cues::money_in_capitals() });
            add(&format!("m{code}"), Cues::money_in_capitals());
        }
    }
    // Words that the reader of currencies takes besides those of its table.
    for word in ["pound", "pounds", "p", "c"] {
        add(word, Cues::MONEY);
    }
    for word in ["y", "rs", "re", "rp", "ksh", "tk", "sh", "nis"] {
        add(word, Cues::money_in_capitals());
    }
    for row in UNITS {
        let cue = match row.dimension {
            Dimension::Time | Dimension::Months => Cues::TIME,
            _ => Cues::MEASURE,
        };
        for phrase in row.words.split('|').filter(|phrase| !phrase.is_empty()) {
            add(last_word(phrase), cue);
        }
        row.symbols.split_whitespace().for_each(|symbol| add(last_word(&normalise(symbol)), cue));
    }
    for word in MAGNITUDES {
        add(word, Cues::MAGNITUDE);
    }
    // `12st`, `five below zero`, weights in pounds.
    for word in ["st", "zero", "pound", "pounds"] {
        add(word, Cues::MEASURE);
    }
    for word in LONG {
        add(word, Cues::TIME);
    }
    for word in AGES.iter().chain(DECADES_OF_AGE) {
        add(word, Cues::MEASURE.and(Cues::AGE));
    }
}

fn last_word(phrase: &str) -> &str {
    phrase.rsplit([' ', '-']).next().unwrap_or(phrase)
}
