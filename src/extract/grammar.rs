//! Closed classes of English words that tell how a statement is meant. Kept small: a word that is missing leaves a claim
//! unlabelled, a wrong one mislabels it. After Quirk, Greenbaum, Leech and Svartvik, *A Comprehensive Grammar of the
//! English Language* (1985), chapters 3 and 8; reporting verbs after the Associated Press style guide.

use std::sync::LazyLock;

use crate::text::{WordIndex, Words, hash};

/// Forms of the verbs that help others; a clause with one is finite.
const AUXILIARIES: &[&str] = &[
    "am", "are", "be", "been", "being", "can", "could", "did", "do", "does", "had", "has", "have", "having", "is",
    "may", "might", "must", "shall", "should", "was", "were", "will", "would",
];

/// Words that turn a statement round. Contractions are recognised by their `n't`.
const NEGATIONS: &[&str] = &["cannot", "neither", "never", "no", "nor", "not", "without"];

/// Adverbs that may stand between the words of a statement, besides those in `-ly`.
const ADVERBS: &[&str] = &[
    "again",
    "almost",
    "already",
    "also",
    "always",
    "as",
    "both",
    "even",
    "ever",
    "finally",
    "first",
    "fully",
    "indeed",
    "just",
    "later",
    "longer",
    "now",
    "of",
    "often",
    "once",
    "only",
    "since",
    "so",
    "soon",
    "still",
    "then",
    "therefore",
    "thus",
    "to",
    "today",
    "together",
    "yet",
];

/// Words in `-ly` that are no adverbs.
const NOT_ADVERBS: &[&str] = &["ally", "anomaly", "assembly", "family", "italy", "july", "reply", "supply", "rally"];

/// Words that begin a clause of their own.
const SUBORDINATORS: &[&str] = &[
    "after", "although", "as", "because", "before", "if", "once", "since", "that", "though", "unless", "until", "when",
    "where", "whereas", "which", "while", "who", "whom", "whose",
];

/// Words that join clauses of equal rank.
const COORDINATORS: &[&str] = &["and", "but", "nor", "or", "so", "yet"];

/// Verbs that report what somebody says, in the forms that newswire uses, each with its stance.
const REPORTING: &[(&str, &str)] = &[
    ("acknowledged", "acknowledged"),
    ("added", "said"),
    ("adds", "said"),
    ("alleged", "alleged"),
    ("alleges", "alleged"),
    ("announced", "announced"),
    ("announces", "announced"),
    ("argued", "argued"),
    ("argues", "argued"),
    ("believe", "believed"),
    ("believed", "believed"),
    ("believes", "believed"),
    ("claim", "claimed"),
    ("claimed", "claimed"),
    ("claims", "claimed"),
    ("confirm", "confirmed"),
    ("confirmed", "confirmed"),
    ("confirms", "confirmed"),
    ("denied", "denied"),
    ("denies", "denied"),
    ("deny", "denied"),
    ("estimate", "estimated"),
    ("estimated", "estimated"),
    ("estimates", "estimated"),
    ("insisted", "insisted"),
    ("insists", "insisted"),
    ("noted", "said"),
    ("notes", "said"),
    ("reported", "reported"),
    ("reports", "reported"),
    ("said", "said"),
    ("say", "said"),
    ("says", "said"),
    ("stated", "said"),
    ("states", "said"),
    ("suggested", "suggested"),
    ("suggests", "suggested"),
    ("tells", "said"),
    ("told", "said"),
    ("warned", "warned"),
    ("warns", "warned"),
];

/// What the lists say of a word, one bit a list.
#[derive(Clone, Copy, Default)]
pub(super) struct Classes(u16);

impl Classes {
    const AUXILIARY: u16 = 1;
    const NEGATION: u16 = 1 << 1;
    const ADVERB: u16 = 1 << 2;
    const NOT_ADVERB: u16 = 1 << 3;
    const SUBORDINATOR: u16 = 1 << 4;
    const COORDINATOR: u16 = 1 << 5;
    const IRREGULAR_PAST: u16 = 1 << 6;
    const REPORTING: u16 = 1 << 7;
    /// Forms of auxiliaries that are not finite.
    const INFINITE: u16 = 1 << 8;
    /// In no list: `didn't`.
    const CONTRACTED: u16 = 1 << 9;

    /// The classes of a word, by one look-up: words are asked for many times a sentence.
    fn of(word: &str) -> Classes {
        Classes::hashed(hash(word), || word)
    }

    /// The classes of the word of token `at`.
    #[inline]
    pub(super) fn at(words: &Words<'_>, at: usize) -> Classes {
        Classes::hashed(words.hash(at), || words.word(at))
    }

    #[inline]
    fn hashed<'w>(hash: u32, word: impl Fn() -> &'w str) -> Classes {
        static TABLE: LazyLock<(WordIndex, Vec<Classes>)> = LazyLock::new(|| {
            let (mut index, mut classes) = (WordIndex::new(), Vec::new());
            let mut add = |word: &str, class: u16| {
                let number = index.insert(word) as usize;
                classes.resize(classes.len().max(number + 1), Classes::default());
                classes[number].0 |= class;
            };
            for (list, class) in [
                (AUXILIARIES, Classes::AUXILIARY),
                (NEGATIONS, Classes::NEGATION),
                (ADVERBS, Classes::ADVERB),
                (NOT_ADVERBS, Classes::NOT_ADVERB),
                (SUBORDINATORS, Classes::SUBORDINATOR),
                (COORDINATORS, Classes::COORDINATOR),
                (IRREGULAR_PAST, Classes::IRREGULAR_PAST),
                (&["be", "been", "being", "having"], Classes::INFINITE),
            ] {
                list.iter().for_each(|word| add(word, class));
            }
            REPORTING.iter().for_each(|(word, _)| add(word, Classes::REPORTING));
            (index, classes)
        });
        let (index, classes) = &*TABLE;
        match index.get(hash, &word) {
            Some(number) => classes[number as usize],
            None if is_contracted_negation(word()) => Classes(Classes::CONTRACTED),
            None => Classes::default(),
        }
    }

    #[inline]
    fn is(self, class: u16) -> bool {
        self.0 & class != 0
    }

    /// See [`is_finite`].
    #[inline]
    pub(super) fn is_finite(self) -> bool {
        self.is(Classes::AUXILIARY) && !self.is(Classes::INFINITE) || self.is(Classes::REPORTING | Classes::CONTRACTED)
    }

    /// See [`is_subordinator`].
    #[inline]
    pub(super) fn is_subordinator(self) -> bool {
        self.is(Classes::SUBORDINATOR)
    }

    /// Whether the word joins clauses.
    #[inline]
    pub(super) fn is_coordinator(self) -> bool {
        self.is(Classes::COORDINATOR)
    }
}

/// Whether the word helps a verb: `has`, `will`, `didn't`.
pub(super) fn is_auxiliary(word: &str) -> bool {
    Classes::of(word).is(Classes::AUXILIARY | Classes::CONTRACTED)
}

/// Whether the word denies: `not`, `never`, `didn't`.
pub(super) fn is_negation(word: &str) -> bool {
    Classes::of(word).is(Classes::NEGATION | Classes::CONTRACTED)
}

fn is_contracted_negation(word: &str) -> bool {
    word.len() > 3 && word.ends_with("n't")
}

/// Whether the word may stand between the words of a yes-no phrase: an auxiliary, a negation or an adverb.
pub(super) fn may_stand_between(word: &str) -> bool {
    let classes = Classes::of(word);
    classes.is(Classes::AUXILIARY | Classes::NEGATION | Classes::ADVERB | Classes::CONTRACTED)
        || word.len() > 4 && word.ends_with("ly") && !classes.is(Classes::NOT_ADVERB)
}

/// Whether the word of token `at` ends a noun phrase: a finite verb, as far as a list can tell, or a word that joins clauses.
pub(super) fn parts_noun_phrases(words: &Words<'_>, at: usize) -> bool {
    let classes = Classes::at(words, at);
    classes.is_finite() || classes.is_subordinator() || classes.is_coordinator() || classes.is(Classes::AUXILIARY)
}

/// Whether the word begins a clause that hangs on another.
pub(super) fn is_subordinator(word: &str) -> bool {
    Classes::of(word).is(Classes::SUBORDINATOR)
}

/// The stance of a verb that reports what somebody says.
pub(super) fn stance(word: &str) -> Option<&'static str> {
    if Classes::of(word).is(Classes::REPORTING) { stance_of(word) } else { None }
}

/// The stance of the word of token `at`, where it is a verb that reports what somebody says.
#[inline]
pub(super) fn stance_at(words: &Words<'_>, at: usize) -> Option<&'static str> {
    if Classes::at(words, at).is(Classes::REPORTING) { stance_of(words.word(at)) } else { None }
}

fn stance_of(word: &str) -> Option<&'static str> {
    REPORTING.binary_search_by_key(&word, |(verb, _)| verb).ok().map(|at| REPORTING[at].1)
}

/// Past forms without `-ed` that newswire uses most.
const IRREGULAR_PAST: &[&str] = &[
    "became", "began", "broke", "brought", "built", "came", "caught", "chose", "cut", "drew", "drove", "fell", "fled",
    "flew", "fought", "found", "gave", "got", "grew", "held", "hit", "kept", "knew", "lay", "led", "left", "lost",
    "made", "met", "paid", "put", "ran", "rose", "sat", "saw", "sent", "shot", "shut", "sold", "sought", "spent",
    "spoke", "stood", "struck", "took", "went", "won", "wore", "wrote",
];

/// Whether the word is a verb in the past, as far as its form can tell.
pub(super) fn is_past_form(word: &str) -> bool {
    Classes::of(word).is(Classes::IRREGULAR_PAST) || word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed")
}

/// Whether a form in the past is no participle that could belong to a noun: `nine workers killed` may be a noun with what is
/// told of it, `nine workers died` is a sentence.
pub(super) fn is_no_participle(word: &str) -> bool {
    matches!(word, "died" | "dies" | "escaped" | "fled" | "perished" | "succumbed" | "survived")
}

/// Whether the word is a verb in a finite form, as far as a list can tell.
pub(super) fn is_finite(word: &str) -> bool {
    Classes::of(word).is_finite()
}

#[cfg(test)]
mod tests {
    use super::{REPORTING, may_stand_between, stance};

    #[test]
    fn reporting_verbs_are_sorted() {
        assert!(REPORTING.is_sorted_by_key(|(verb, _)| verb));
        assert_eq!(stance("says"), Some("said"));
        assert_eq!(stance("walked"), None);
    }

    #[test]
    fn words_between() {
        let between =
            |words: &str| words.split(' ').filter(|word| may_stand_between(word)).collect::<Vec<_>>().join(" ");
        assert_eq!(between("has not yet formally approved it in july"), "has not yet formally");
        assert_eq!(between("didn't the family reply"), "didn't");
    }
}
