//! Resolution in the document: bare surnames are found by the full names around them, and stand for the fullest of them.

mod pronoun;
mod related;

use std::borrow::Cow;
use std::cell::{OnceCell, RefCell};
use std::ops::Range;
use std::rc::Rc;

use foldhash::{HashMap, HashSet};

pub(super) use self::pronoun::is_pronoun;
use self::related::Related;
use crate::text::{Case, Document, Shape, Words};
use crate::value::organisation::{self, Organisation};
use crate::value::person::{self, Person, Resolution, Surnames};
use crate::value::{Kind, Mention, ReadSettings, Reading, Value};

/// The titles and persons of one document, read sentence by sentence when they are asked for.
///
/// Which words are a bare surname is known only from the full names of the whole document; only the sentences are read for
/// them that hold the same word.
pub(super) struct Names<'a> {
    document: &'a Document,
    settings: &'a ReadSettings,
    sentences: OnceCell<Vec<OnceCell<Box<Sentence>>>>,
    index: OnceCell<SurnameIndex>,
    /// The organisations of the first sentences that name themselves in several words.
    organisations: OnceCell<Vec<Organisation>>,
    /// By the hash of a word, the surnames of full names that are compared by it.
    named: RefCell<HashMap<u32, Rc<Surnames>>>,
    /// By the first token of a person's name, the names that it was resolved with, and which of them it is; none where the
    /// document itself does not read it as a name.
    resolved: RefCell<HashMap<usize, Option<InResolved>>>,
}

/// A word that can be a surname: its hash, its sentence, and in the lowest bit whether it may end a full name, by what stands
/// before it. Small, since a long text has many; in order of the hash and then of the sentence.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Entry(u64);

impl Entry {
    fn new(hash: u32, sentence: usize, ends_full: bool) -> Entry {
        Entry((u64::from(hash) << 32) | ((sentence as u64) << 1) | u64::from(ends_full))
    }

    fn hash(self) -> u32 {
        (self.0 >> 32) as u32
    }

    fn sentence(self) -> usize {
        (self.0 as u32 >> 1) as usize
    }

    fn ends_full(self) -> bool {
        self.0 & 1 == 1
    }
}

/// Where the words of a document stand that can be surnames.
struct SurnameIndex {
    words: Vec<Entry>,
    /// Whether they are in order, which does not pay for the few of most documents. Otherwise they are as in the text.
    sorted: bool,
}

impl SurnameIndex {
    /// The most words that are looked through one by one; ours.
    const FEW: usize = 512;

    fn of(document: &Document) -> SurnameIndex {
        let tokens = document.tokens();
        let mut index = Vec::new();
        for (number, sentence) in document.sentences().iter().enumerate() {
            let words = document.words(sentence);
            for at in sentence.tokens.clone() {
                let token = &tokens[at];
                let hyphened = || at > sentence.tokens.start && tokens[at - 1].shape == Shape::Hyphen;
                if token.shape != Shape::Word || token.case == Case::Lower && !hyphened() {
                    continue;
                }
                let ends_full = person::may_end_full_name(&words, at);
                index.extend(person::surname_hashes(&words, at).map(|hash| Entry::new(hash, number, ends_full)));
            }
        }
        let sorted = index.len() > SurnameIndex::FEW;
        if sorted {
            index.sort_unstable();
            index.dedup();
        }
        SurnameIndex { words: index, sorted }
    }

    /// The words of this hash, in the order of their sentences, some of which come more than once.
    fn of_hash(&self, hash: u32) -> Cow<'_, [Entry]> {
        if self.sorted {
            let from = &self.words[self.words.partition_point(|word| word.hash() < hash)..];
            Cow::Borrowed(&from[..from.partition_point(|word| word.hash() == hash)])
        } else {
            Cow::Owned(self.words.iter().filter(|word| word.hash() == hash).copied().collect())
        }
    }
}

/// Where a name stands: the sentence, and the number among its persons.
type Place = (usize, usize);

/// Names that can stand for each other, directly or over others, and what each stands for.
struct Resolved {
    /// In the order of the text.
    places: Vec<Place>,
    resolutions: Vec<Resolution>,
}

/// One of names that were resolved together.
type InResolved = (Rc<Resolved>, usize);

/// The names of one sentence.
#[derive(Default)]
struct Sentence {
    titles: OnceCell<Rc<[Mention]>>,
    /// The persons that the sentence alone tells.
    full: OnceCell<Rc<[Mention]>>,
    /// These, and the bare surnames.
    persons: OnceCell<Rc<[Mention]>>,
    /// The hashes of their words, in order, each with the number of the person.
    words: OnceCell<Vec<(u32, usize)>>,
}

impl<'a> Names<'a> {
    /// No name is read yet.
    pub(super) fn new(document: &'a Document, settings: &'a ReadSettings) -> Names<'a> {
        Names {
            document,
            settings,
            sentences: OnceCell::new(),
            index: OnceCell::new(),
            organisations: OnceCell::new(),
            named: RefCell::default(),
            resolved: RefCell::default(),
        }
    }

    /// The titles or persons of the sentence of this number, by where they start, the longest first.
    pub(super) fn mentions(&self, kind: Kind, sentence: usize) -> Rc<[Mention]> {
        if kind == Kind::Title { self.titles(sentence) } else { self.persons(sentence) }.clone()
    }

    fn sentence(&self, number: usize) -> &Sentence {
        let cells = self.sentences.get_or_init(|| {
            let count = self.document.sentences().len();
            std::iter::repeat_with(OnceCell::new).take(count).collect()
        });
        cells[number].get_or_init(Box::default)
    }

    fn words(&self, sentence: usize) -> Words<'a> {
        self.document.words(&self.document.sentences()[sentence])
    }

    fn read(&self, kind: Kind, sentence: usize) -> Vec<Mention> {
        let mut mentions = Vec::new();
        (kind.row().read)(&self.words(sentence), self.settings, &mut mentions);
        mentions
    }

    /// The organisations of a sentence, and what stands alone for one that the document names in full.
    pub(super) fn organisations(&self, sentence: usize) -> Rc<[Mention]> {
        let mut mentions = self.read(Kind::Organisation, sentence);
        let full = self.organisations.get_or_init(|| {
            let sentences = 0..self.document.sentences().len().min(INTRODUCING);
            let read = sentences.flat_map(|number| self.read(Kind::Organisation, number));
            let named = read.filter_map(|mention| match mention.reading {
                Reading::Clear(Value::Organisation(organisation)) => Some(organisation),
                _ => None,
            });
            let mut named: Vec<Organisation> = named.filter(|name| name.words.contains(' ')).collect();
            // The fullest of names that begin alike is found first.
            named.sort_by_key(|name| (std::cmp::Reverse(name.words.len()), name.words.clone()));
            named.dedup();
            named.truncate(MOST_NAMED);
            named
        });
        mentions.extend(organisation::short_forms(&self.words(sentence), full, &mentions));
        in_order(mentions)
    }

    fn titles(&self, sentence: usize) -> &Rc<[Mention]> {
        self.sentence(sentence).titles.get_or_init(|| in_order(self.read(Kind::Title, sentence)))
    }

    /// The persons that a sentence tells by itself: no bare surnames.
    pub(super) fn full(&self, sentence: usize) -> &Rc<[Mention]> {
        self.sentence(sentence).full.get_or_init(|| in_order(self.read(Kind::Person, sentence)))
    }

    fn persons(&self, sentence: usize) -> &Rc<[Mention]> {
        self.sentence(sentence).persons.get_or_init(|| {
            let full = self.full(sentence);
            let words = self.words(sentence);
            let mut surnames = Surnames::default();
            for hash in may_be_surnames(&words, full) {
                surnames.join(&self.named(hash));
            }
            if surnames.is_empty() {
                return full.clone();
            }
            let bare = person::bare_surnames(&words, &surnames, full, self.titles(sentence));
            if bare.is_empty() { full.clone() } else { in_order(full.iter().cloned().chain(bare).collect()) }
        })
    }

    /// The surnames compared by this hash of the persons that some sentence names in full.
    fn named(&self, hash: u32) -> Rc<Surnames> {
        if let Some(known) = self.named.borrow().get(&hash) {
            return known.clone();
        }
        let mut surnames = Surnames::default();
        for word in self.words_of(hash).iter().filter(|word| word.ends_full()) {
            self.full(word.sentence()).iter().for_each(|mention| surnames.add_of(mention, hash));
        }
        let surnames = Rc::new(surnames);
        self.named.borrow_mut().insert(hash, surnames.clone());
        surnames
    }

    /// Where the words of this hash stand that can be surnames.
    fn words_of(&self, hash: u32) -> Cow<'_, [Entry]> {
        self.index.get_or_init(|| SurnameIndex::of(self.document)).of_hash(hash)
    }

    /// What a person's name stands for in the document: the fullest form of it, or unclear where it fits several persons.
    pub(super) fn fullest(&self, mention: &Mention) -> Reading {
        let start = mention.tokens.start;
        if !self.resolved.borrow().contains_key(&start) {
            self.resolve_around(mention);
        }
        match self.resolved.borrow().get(&start) {
            Some(Some((resolved, at))) => self.reading(mention, &resolved.places, &resolved.resolutions[*at]),
            _ => mention.reading.clone(),
        }
    }

    fn reading(&self, mention: &Mention, places: &[Place], resolution: &Resolution) -> Reading {
        let name = |at: usize| self.person(places[at]).value();
        match resolution {
            Resolution::Fullest(fullest) => name(*fullest).cloned().map_or(mention.reading.clone(), Reading::Clear),
            Resolution::Ambiguous(several) => {
                let full = |at: &usize| match name(*at) {
                    Some(Value::Person(person)) => format!("`{}`", person.full()),
                    _ => String::new(),
                };
                let mut names: Vec<String> = several.iter().take(NAMED).map(full).collect();
                if several.len() > NAMED {
                    names.push(format!("one of {} more", several.len() - NAMED));
                }
                Reading::Unclear(format!("`{}` could be {}", self.document.slice(mention.span), names.join(" or ")))
            }
        }
    }

    /// Resolves a name together with all that it depends on.
    fn resolve_around(&self, mention: &Mention) {
        let start = mention.tokens.start;
        let sentence = self.document.sentences().partition_point(|sentence| sentence.tokens.end <= start);
        let persons = self.persons(sentence).iter().enumerate();
        let places = persons.filter(|(_, person)| person.tokens.start == start).map(|(number, _)| (sentence, number));
        let places = Related::new(self).all(places.collect());
        let mentions: Vec<&Mention> = places.iter().map(|place| self.person(*place)).collect();
        let names: Vec<&Person> = mentions.iter().filter_map(|mention| person_of(mention)).collect();
        let mut resolutions = person::resolve(&names);
        // A sentence that names `Ana Belo Jr.` and `Ana Belo` tells two people apart, and then the whole document does; so does
        // an age beside the name alone (`Ana Belo, 48`), since whoever is introduced so is so in full.
        let mut told_apart: HashSet<&Person> = HashSet::default();
        told_apart.extend(self.introduced_without_suffix(&mentions, &names));
        let mut from = 0;
        for together in places.chunk_by(|one, next| one.0 == next.0) {
            let named = &names[from..from + together.len()];
            from += together.len();
            let (others, bare): (Vec<&Person>, Vec<&Person>) =
                named.iter().copied().partition(|name| name.suffix.is_some());
            let with_suffix: HashSet<[&str; 3]> = others.into_iter().map(Person::without_suffix).collect();
            let is_other = |name: &&Person| !name.given.is_empty() && with_suffix.contains(&name.without_suffix());
            told_apart.extend(bare.into_iter().filter(is_other));
        }
        for (at, resolution) in resolutions.iter_mut().enumerate() {
            if told_apart.contains(names[at]) {
                *resolution = Resolution::Fullest(at);
            }
        }
        let resolved = Rc::new(Resolved { places, resolutions });
        let mut all = self.resolved.borrow_mut();
        for (at, mention) in mentions.iter().enumerate() {
            all.entry(mention.tokens.start).or_insert_with(|| Some((resolved.clone(), at)));
        }
        all.entry(start).or_insert(None);
    }

    /// The names without a suffix beside which an age stands that stands beside none of the same name with a suffix.
    fn introduced_without_suffix<'p>(&self, mentions: &[&Mention], names: &[&'p Person]) -> Vec<&'p Person> {
        let with_suffix: Vec<usize> = (0..names.len()).filter(|at| names[*at].suffix.is_some()).collect();
        if with_suffix.is_empty() {
            return Vec::new();
        }
        let introduced = |at: &usize| {
            let Some(age) = self.age_beside(mentions[*at]) else { return false };
            let mut namesakes =
                with_suffix.iter().filter(|other| names[**other].differs_in_suffix(names[*at])).peekable();
            namesakes.peek().is_some() && namesakes.all(|other| self.age_beside(mentions[*other]) != Some(age))
        };
        (0..names.len()).filter(|at| names[*at].suffix.is_none()).filter(introduced).map(|at| names[at]).collect()
    }

    /// The age that stands set off behind a name (`Ana Belo, 48`) or joined before it (`48-year-old Ana Belo`), as written.
    fn age_beside(&self, mention: &Mention) -> Option<&'a str> {
        let words = self.document.words_in(0..self.document.tokens().len());
        let Range { start, end } = mention.tokens;
        let is_age = |at: usize| words.is(at, Shape::Number) && words.word(at).len() <= 3;
        let behind = matches!(words.word(end), "," | "(") && is_age(end + 1);
        if behind {
            return Some(words.word(end + 1));
        }
        let joined = words.before(start, 1) == "old" && words.before(start, 3) == "year";
        let before = start.checked_sub(5).filter(|at| joined && is_age(*at))?;
        Some(words.word(before))
    }

    fn person(&self, (sentence, number): Place) -> &Mention {
        &self.persons(sentence)[number]
    }

    /// The hashes of the words of a name.
    fn hashes(&self, mention: &Mention) -> Vec<u32> {
        let words = self.document.words_in(mention.tokens.clone());
        mention.tokens.clone().filter_map(|at| person::surname_hash(&words, at)).collect()
    }

    /// The persons of a sentence whose names hold a word of this hash: the hash again, and the number of the person.
    fn holding(&self, sentence: usize, hash: u32) -> &[(u32, usize)] {
        let words = self.sentence(sentence).words.get_or_init(|| {
            let mut words: Vec<(u32, usize)> = Vec::new();
            for (number, mention) in self.persons(sentence).iter().enumerate() {
                if person_of(mention).is_some() {
                    words.extend(self.hashes(mention).into_iter().map(|hash| (hash, number)));
                }
            }
            words.sort_unstable();
            words.dedup();
            words
        });
        of_hash(words, hash)
    }
}

/// The entries of a hash among others in order.
fn of_hash<T>(entries: &[(u32, T)], hash: u32) -> &[(u32, T)] {
    let from = &entries[entries.partition_point(|(other, _)| *other < hash)..];
    &from[..from.partition_point(|(other, _)| *other == hash)]
}

fn person_of(mention: &Mention) -> Option<&Person> {
    match mention.value() {
        Some(Value::Person(person)) => Some(person),
        _ => None,
    }
}

/// In so many sentences from the start organisations are named in full; ours, as many as a long report has.
const INTRODUCING: usize = 60;
/// The most organisations for which a word may stand in one document; ours.
const MOST_NAMED: usize = 64;
/// Of the persons that a name could be, so many are told; ours.
const NAMED: usize = 5;

/// The hashes, each once, of the words of a sentence that could be a surname standing alone; `full` are the names that the
/// sentence tells by itself.
fn may_be_surnames(words: &Words<'_>, full: &[Mention]) -> Vec<u32> {
    let range = words.range();
    let mut taken = vec![false; range.len()];
    for at in full.iter().flat_map(|mention| mention.tokens.clone()) {
        taken[at - range.start] = true;
    }
    let alone = range.clone().filter(|at| !taken[at - range.start] && person::may_be_surname(words, *at));
    let mut hashes: Vec<u32> = alone.filter_map(|at| person::surname_hash(words, at)).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

/// Mentions by where they start, the longest first.
fn in_order(mut mentions: Vec<Mention>) -> Rc<[Mention]> {
    mentions.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end)));
    mentions.dedup();
    mentions.into()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Names;
    use crate::text::Document;
    use crate::value::person::{self, Resolution, Surnames};
    use crate::value::{Mention, ReadSettings, Reading, Value};

    fn any_sentence() -> impl Strategy<Value = String> {
        let name = || {
            prop::sample::select(vec![
                "Ada Moss",
                "Ada B. Moss",
                "Ben Moss",
                "Moss",
                "Ada Maria Roe",
                "Maria Roe",
                "Roe",
                "Roe Maria",
                "Jan van der Belo",
                "Belo",
                "Xi Jinping",
                "Xi",
                "Jean-Paul Xi",
            ])
        };
        (name(), name()).prop_map(|(one, other)| format!("{one} met {other}-led allies of {one}."))
    }

    proptest! {
        /// A surname alone is found by those full names that hold its word, and that gives what holding it against all gives.
        #[test]
        fn a_part_of_the_surnames_is_enough(sentences in prop::collection::vec(any_sentence(), 1..12)) {
            let document = Document::new(sentences.join(" "));
            let settings = ReadSettings::default();
            let names = Names::new(&document, &settings);
            let mut surnames = Surnames::default();
            for sentence in 0..document.sentences().len() {
                names.full(sentence).iter().for_each(|mention| surnames.add(mention));
            }
            for sentence in 0..document.sentences().len() {
                let (full, titles) = (names.full(sentence), names.titles(sentence));
                let bare = person::bare_surnames(&names.words(sentence), &surnames, full, titles);
                let expected = super::in_order(full.iter().cloned().chain(bare).collect());
                prop_assert_eq!(names.persons(sentence), &expected, "in {:?}", document.text());
            }
        }

        /// A name is resolved with those that it depends on, and that gives what resolving all together gives.
        #[test]
        fn a_part_of_the_names_is_enough(sentences in prop::collection::vec(any_sentence(), 1..12), from_end: bool) {
            let document = Document::new(sentences.join(" "));
            let settings = ReadSettings::default();
            let names = Names::new(&document, &settings);
            let mut mentions: Vec<&Mention> =
                (0..document.sentences().len()).flat_map(|sentence| names.persons(sentence).iter()).collect();
            let persons: Vec<_> = mentions.iter().filter_map(|mention| super::person_of(mention)).collect();
            prop_assert_eq!(persons.len(), mentions.len());
            let mut expected: Vec<Option<Value>> = person::resolve(&persons)
                .into_iter()
                .map(|resolution| match resolution {
                    Resolution::Fullest(at) => Some(Value::Person(persons[at].clone())),
                    Resolution::Ambiguous(_) => None,
                })
                .collect();
            if from_end {
                mentions.reverse();
                expected.reverse();
            }
            for (mention, expected) in mentions.iter().zip(expected) {
                let got = match names.fullest(mention) {
                    Reading::Clear(value) => Some(value),
                    Reading::Unclear(_) => None,
                };
                prop_assert_eq!(got, expected, "{:?} in {:?}", document.slice(mention.span), document.text());
            }
        }
    }

    #[test]
    fn few_of_many_persons_are_told() {
        let names = ["Ada", "Ben", "Carl", "Dora", "Emil", "Frank", "Greta"].map(|given| format!("{given} Moss came."));
        let document = Document::new(format!("{} Then Moss spoke.", names.join(" ")));
        let settings = ReadSettings::default();
        let names = Names::new(&document, &settings);
        let [moss] = &names.persons(7)[..] else { panic!("{:?}", names.persons(7)) };
        let told = "`Moss` could be `Frank Moss` or `Greta Moss` or `Carl Moss` or `Dora Moss` or `Emil Moss` or one of 2 more";
        assert_eq!(names.fullest(moss), Reading::Unclear(told.to_owned()));
    }
}
