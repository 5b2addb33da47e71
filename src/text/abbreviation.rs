//! Words whose dot belongs to them.

/// Abbreviations whose dot belongs to the word, after the Associated Press and Guardian style guides.
const ALWAYS: &[&str] = &[
    "adj", "adm", "amb", "approx", "apr", "assoc", "asst", "atty", "aug", "ave", "brig", "bros", "capt", "cdr", "cllr",
    "cmdr", "co", "col", "comdr", "const", "corp", "cpl", "dec", "dep", "dept", "det", "dr", "ens", "esq", "feb", "fr",
    "gen", "gov", "hon", "inc", "insp", "jan", "jr", "jul", "jun", "lieut", "lt", "ltd", "maj", "messrs", "mr", "mrs",
    "ms", "msgr", "mt", "nov", "oct", "pfc", "pres", "prof", "pte", "pvt", "rep", "reps", "rev", "sec", "sen", "sens",
    "sep", "sept", "sgt", "spc", "sr", "st", "supt", "thu", "thur", "thurs", "tue", "tues", "vs", "wed",
];

/// Words whose dot belongs to them only where a figure follows (`No. 5`, `Mar. 3`, `pp. 12`).
const BEFORE_FIGURES: &[&str] = &["art", "fig", "fri", "mar", "mon", "no", "nos", "p", "pp", "rs", "sat", "sun", "vol"];

/// Where the dot of an abbreviation belongs to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dotted {
    /// Wherever the word is one.
    Always,
    /// Before a figure.
    BeforeFigures,
}

/// The most letters of an abbreviation.
const LONGEST: usize = 6;

const COUNT: usize = ALWAYS.len() + BEFORE_FIGURES.len();

/// All of them, the first letter in the lowest byte, in the order of these numbers.
static PACKED: [(u64, Dotted); COUNT] = {
    let mut packed = [(0, Dotted::Always); COUNT];
    let mut count = 0;
    while count < COUNT {
        let entry = if count < ALWAYS.len() {
            (pack(ALWAYS[count].as_bytes()), Dotted::Always)
        } else {
            (pack(BEFORE_FIGURES[count - ALWAYS.len()].as_bytes()), Dotted::BeforeFigures)
        };
        let mut at = count;
        while at > 0 && packed[at - 1].0 > entry.0 {
            packed[at] = packed[at - 1];
            at -= 1;
        }
        packed[at] = entry;
        count += 1;
    }
    packed
};

const fn pack(letters: &[u8]) -> u64 {
    assert!(letters.len() <= LONGEST);
    let (mut packed, mut at) = (0, 0);
    while at < letters.len() {
        packed |= (letters[at] as u64) << (8 * at);
        at += 1;
    }
    packed
}

/// Where the dot belongs to a word in lower case, if it is an abbreviation.
pub(super) fn dotted(word: &str) -> Option<Dotted> {
    if word.len() > LONGEST { None } else { dotted_letters(pack(word.as_bytes())) }
}

/// The same of a word whose first letter is in the lowest of eight bytes, those behind it nought.
pub(super) fn dotted_letters(word: u64) -> Option<Dotted> {
    PACKED.binary_search_by_key(&word, |(known, _)| *known).ok().map(|at| PACKED[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_known_and_no_other_word_is() {
        for word in ALWAYS {
            assert_eq!(dotted(word), Some(Dotted::Always), "{word}");
        }
        for word in BEFORE_FIGURES {
            assert_eq!(dotted(word), Some(Dotted::BeforeFigures), "{word}");
        }
        assert_eq!([dotted(""), dotted("mrx"), dotted("approximate"), dotted("łó")], [None; 4]);
    }
}
