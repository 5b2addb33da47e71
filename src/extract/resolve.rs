//! Resolution in the document: bare surnames are found by the full names around them, and stand for the fullest of them.

use std::cell::{OnceCell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use foldhash::{HashMap, HashSet};

use crate::text::{Case, Document, Shape, Words};
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
    /// All words that can be surnames.
    surnames: OnceCell<SurnameIndex>,
    /// By the hash of a word, the persons whose full names hold it.
    named: RefCell<HashMap<u32, Rc<[Mention]>>>,
    /// By the first token of a person's name, what it stands for.
    resolved: RefCell<HashMap<usize, Reading>>,
}

/// Where the words of a document stand that can be surnames.
struct SurnameIndex {
    /// Of each word its hash, its sentence, and in the lowest bit whether it may end a full name, by what stands before it.
    words: Vec<u64>,
    /// Whether they are in order, which does not pay for the few of most documents.
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
                if let Some(hash) = person::surname_hash(&words, at) {
                    let ends = u64::from(person::may_end_full_name(&words, at));
                    index.push((u64::from(hash) << 32) | ((number as u64) << 1) | ends);
                }
            }
        }
        let sorted = index.len() > SurnameIndex::FEW;
        if sorted {
            index.sort_unstable();
            index.dedup();
        }
        SurnameIndex { words: index, sorted }
    }

    /// The sentences that hold a word of this hash, in order, some more than once, and whether it may end a full name there.
    fn sentences(&self, hash: u32) -> impl Iterator<Item = (usize, bool)> {
        let of = |word: u64| (word >> 32) as u32;
        let places = if self.sorted {
            let from = self.words.partition_point(|word| of(*word) < hash);
            from..from + self.words[from..].partition_point(|word| of(*word) == hash)
        } else {
            0..self.words.len()
        };
        let words = self.words[places].iter().filter(move |word| of(**word) == hash);
        words.map(|word| ((*word as u32 >> 1) as usize, word & 1 == 1))
    }
}

/// The names of one sentence.
#[derive(Default)]
struct Sentence {
    titles: OnceCell<Rc<[Mention]>>,
    /// The persons that the sentence alone tells.
    full: OnceCell<Rc<[Mention]>>,
    /// These, and the bare surnames.
    persons: OnceCell<Rc<[Mention]>>,
}

impl<'a> Names<'a> {
    /// No name is read yet.
    pub(super) fn new(document: &'a Document, settings: &'a ReadSettings) -> Names<'a> {
        Names {
            document,
            settings,
            sentences: OnceCell::new(),
            surnames: OnceCell::new(),
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
            full.iter().for_each(|mention| surnames.add(mention));
            for hash in may_be_surnames(&words, full) {
                self.named(hash).iter().for_each(|mention| surnames.add(mention));
            }
            if surnames.is_empty() {
                return full.clone();
            }
            let bare = person::bare_surnames(&words, &surnames, full, self.titles(sentence));
            if bare.is_empty() { full.clone() } else { in_order(full.iter().cloned().chain(bare).collect()) }
        })
    }

    /// The persons, each once, that some sentence names in full with a surname of this hash; others with a word of it may
    /// be among them.
    fn named(&self, hash: u32) -> Rc<[Mention]> {
        if let Some(known) = self.named.borrow().get(&hash) {
            return known.clone();
        }
        let index = self.surnames.get_or_init(|| SurnameIndex::of(self.document));
        let mut seen: HashSet<&Person> = HashSet::default();
        let mut mentions: Vec<Mention> = Vec::new();
        for (sentence, _) in index.sentences(hash).filter(|(_, ends)| *ends) {
            let words = self.words(sentence);
            for mention in self.full(sentence).iter() {
                let named = mention.tokens.clone().any(|at| person::surname_hash(&words, at) == Some(hash));
                if let (true, Some(Value::Person(person))) = (named, mention.value())
                    && seen.insert(person)
                {
                    mentions.push(mention.clone());
                }
            }
        }
        let mentions: Rc<[Mention]> = mentions.into();
        self.named.borrow_mut().insert(hash, mentions.clone());
        mentions
    }

    /// What a person's name stands for in the document: the fullest form of it, or unclear where it fits several persons.
    pub(super) fn fullest(&self, mention: &Mention) -> Reading {
        let start = mention.tokens.start;
        if !self.resolved.borrow().contains_key(&start) {
            self.resolve_around(mention);
        }
        self.resolved.borrow().get(&start).cloned().unwrap_or_else(|| mention.reading.clone())
    }

    /// Resolves a name together with all that share a word with it, directly or over others: names that share none never
    /// stand for each other.
    fn resolve_around(&self, mention: &Mention) {
        let index = self.surnames.get_or_init(|| SurnameIndex::of(self.document));
        let mut sentences: BTreeSet<usize> = BTreeSet::new();
        let mut known: BTreeSet<u32> = BTreeSet::new();
        let words = self.document.words_in(0..self.document.tokens().len());
        let mut open: Vec<u32> = mention.tokens.clone().filter_map(|at| person::surname_hash(&words, at)).collect();
        while let Some(hash) = open.pop() {
            if !known.insert(hash) {
                continue;
            }
            for (sentence, _) in index.sentences(hash) {
                if !sentences.insert(sentence) {
                    continue;
                }
                let tokens = self.persons(sentence).iter().flat_map(|mention| mention.tokens.clone());
                open.extend(tokens.filter_map(|at| person::surname_hash(&words, at)));
            }
        }
        let (mut mentions, mut names): (Vec<&Mention>, Vec<Person>) = Default::default();
        // A sentence that names `Ana Belo Jr.` and `Ana Belo` tells two people apart, and then the whole document does.
        let mut told_apart: HashSet<Person> = HashSet::default();
        for sentence in sentences {
            let from = names.len();
            for mention in self.persons(sentence).iter() {
                if let Some(Value::Person(person)) = mention.value() {
                    mentions.push(mention);
                    names.push(person.clone());
                }
            }
            let named = &names[from..];
            for other in named.iter().filter(|name| name.suffix.is_some()) {
                let bare = named.iter().filter(|bare| bare.suffix.is_none() && bare.differs_in_suffix(other));
                told_apart.extend(bare.cloned());
            }
        }
        let mut resolved = self.resolved.borrow_mut();
        for (at, (mention, resolution)) in mentions.iter().zip(person::resolve(&names)).enumerate() {
            let reading = match resolution {
                _ if told_apart.contains(&names[at]) => Reading::Clear(Value::Person(names[at].clone())),
                Resolution::Fullest(fullest) => Reading::Clear(Value::Person(names[fullest].clone())),
                Resolution::Ambiguous(several) => {
                    let names: Vec<String> = several.iter().map(|name| format!("`{}`", names[*name].full())).collect();
                    let said = self.document.slice(mention.span);
                    Reading::Unclear(format!("`{said}` could be {}", names.join(" or ")))
                }
            };
            resolved.entry(mention.tokens.start).or_insert(reading);
        }
    }
}

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
