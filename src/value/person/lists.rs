//! What single words tell about names: given names, words of names of things, calendar words.

use crate::text::FixedWords;

const GIVEN: u8 = 1;
const THING: u8 = 2;
const COMMON: u8 = 4;
const FUNCTION: u8 = 8;

/// The words of all lists, each with the lists that it stands in.
struct Lists {
    words: FixedWords,
    classes: &'static [u8],
}

/// The lists, as `build/names.rs` lays them out.
static LISTS: Lists = include!(concat!(env!("OUT_DIR"), "/name_words.rs"));

fn stands_in(word: &str, class: u8) -> bool {
    LISTS.words.find(word).is_some_and(|number| LISTS.classes[number as usize] & class != 0)
}

/// The plain letters of a normalised word, by which names are matched; never shown.
pub(in crate::value) fn folded(word: &str) -> String {
    let plain = if word.is_ascii() { word.to_owned() } else { any_ascii::any_ascii(word).to_lowercase() };
    plain.chars().filter(char::is_ascii_alphanumeric).collect()
}

/// Whether a normalised word is a given name that news carries often.
pub(in crate::value) fn is_given(word: &str) -> bool {
    if word.is_ascii() { stands_in(word, GIVEN) } else { stands_in(&folded(word), GIVEN) }
}

/// Whether a normalised word ends or stands in names of bodies, streets and things.
pub(in crate::value) fn is_thing(word: &str) -> bool {
    stands_in(word, THING)
}

/// Whether a normalised word is a common word of English.
pub(in crate::value) fn is_common(word: &str) -> bool {
    stands_in(word, COMMON)
}

/// Whether a normalised word is a function word or an adverb that is no part of any name.
pub(in crate::value) fn is_function(word: &str) -> bool {
    stands_in(word, FUNCTION)
}

/// Whether a normalised word is a weekday, or an abbreviation of one that is no name.
pub(in crate::value) fn is_weekday(word: &str) -> bool {
    matches!(
        word,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
            | "tue"
            | "tues"
            | "thu"
            | "thurs"
    )
}

/// Whether a normalised word is a month; May, April, June and August are names too.
pub(in crate::value) fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "jan"
            | "feb"
            | "mar"
            | "apr"
            | "aug"
            | "sept"
            | "sep"
            | "oct"
            | "nov"
            | "dec"
    )
}

/// Words before a name that are no part of it.
pub(in crate::value) fn is_honorific(word: &str) -> bool {
    matches!(
        word,
        "mr" | "mrs"
            | "ms"
            | "mx"
            | "miss"
            | "messrs"
            | "mister"
            | "dr"
            | "doctor"
            | "sir"
            | "dame"
            | "madam"
            | "madame"
            | "monsieur"
            | "herr"
            | "frau"
            | "señor"
            | "señora"
            | "mme"
            | "hon"
            | "st"
    )
}

/// Words of names of things that are common surnames too (`Jim Banks`); they end a name where a given name stands before.
pub(in crate::value) fn is_surname_thing(word: &str) -> bool {
    matches!(
        word,
        "banks"
            | "bridges"
            | "church"
            | "fields"
            | "forest"
            | "gates"
            | "hall"
            | "hill"
            | "hills"
            | "lake"
            | "lane"
            | "law"
            | "laws"
            | "lodge"
            | "mills"
            | "park"
            | "parks"
            | "post"
            | "rivers"
            | "star"
            | "ward"
    )
}

/// Small words inside names.
pub(in crate::value) fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "van"
            | "von"
            | "vom"
            | "zu"
            | "zum"
            | "zur"
            | "de"
            | "der"
            | "den"
            | "del"
            | "della"
            | "di"
            | "da"
            | "das"
            | "do"
            | "dos"
            | "du"
            | "la"
            | "le"
            | "las"
            | "los"
            | "lo"
            | "el"
            | "al"
            | "ul"
            | "ibn"
            | "bin"
            | "bint"
            | "ben"
            | "abu"
            | "abd"
            | "ter"
            | "ten"
            | "af"
            | "av"
            | "e"
            | "y"
            | "dal"
            | "des"
            | "san"
            | "santa"
    )
}

/// Generations behind a name.
pub(in crate::value) fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii" | "iv" | "esq")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_read() {
        let count = |class: u8| LISTS.classes.iter().filter(|classes| *classes & class != 0).count();
        assert!(count(GIVEN) > 1500 && count(COMMON) > 1500 && count(THING) > 300 && count(FUNCTION) > 200);
        assert!(is_given("josé") && is_given("anna") && !is_given("table"));
        assert!(is_function("although") && !is_function("agency") && is_common("agency"));
    }
}
