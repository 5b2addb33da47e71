//! For whom `He`, `She` and `The 77-year-old` stand at the start of a sentence, where the sentence before leaves no doubt: `Ana
//! Belo, the singer, died on Monday. She was 77.`
//!
//! The one before has to name one person and nobody else, but for those who are quoted, and nothing in it may fit the pronoun
//! as well: neither `a man` nor `her son`. What is not certain stands for nobody.

use std::ops::Range;

use super::{Names, person_of};
use crate::extract::grammar;
use crate::text::{Case, Region, Shape, Words};
use crate::value::{Kind, Mention, Reading, Value};

/// How many sentences a pronoun may go on from another one; ours.
const CHAIN: usize = 4;
/// The most tokens of a sentence that is looked at; ours, longer than sentences that people write.
const LONGEST: usize = 200;
/// How many tokens may stand between the name of somebody who is quoted and the verb (`said spokesman Al Roe`); ours.
const SPEECH_REACH: usize = 4;
/// How many tokens the description of somebody who is quoted has at most; ours.
const APPOSITION: usize = 14;
/// The tokens of `The 77-year-old`.
const AGED: usize = 6;
/// How far from a name its description reaches (`Ana Belo, the woman who …`), in tokens; ours.
const DESCRIPTION: usize = 6;

/// What a pronoun stands for.
#[derive(Clone, Debug)]
pub(in crate::extract) struct Antecedent {
    /// The pronoun, read as the person.
    pub(in crate::extract) mention: Mention,
    /// The sentence that names the person.
    pub(in crate::extract) sentence: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pronoun {
    He,
    She,
    /// `The` of `The 77-year-old`, be it he or she.
    Aged,
}

impl Pronoun {
    /// The pronoun that a sentence begins with, and its token; `Police said` and the like may stand before it.
    fn opening(words: &Words<'_>) -> Option<(Pronoun, usize)> {
        let start = words.range().start;
        let at = start + told_by_others(words);
        let pronoun = match words.word(at) {
            "he" => Pronoun::He,
            "she" => Pronoun::She,
            "the" if at == start => Pronoun::aged(words, at)?,
            _ => return None,
        };
        Some((pronoun, at))
    }

    /// `The 77-year-old` with no noun behind: `The 27-year-old suspect` may be somebody else, and `The 77-year-old mill` is.
    fn aged(words: &Words<'_>, at: usize) -> Option<Pronoun> {
        let old = at + 5;
        let age = words.is(at + 1, Shape::Number)
            && words.word(at + 3) == "year"
            && words.word(old) == "old"
            && words.is(at + 2, Shape::Hyphen)
            && words.is(at + 4, Shape::Hyphen);
        let next = words.word(old + 1);
        let alone = next == "," || matches!(next, "who" | "whose" | "from" | "later" | "also" | "then");
        let verb = grammar::is_finite(next) || grammar::is_past_form(next) || grammar::stance(next).is_some();
        (age && (alone || verb)).then_some(Pronoun::Aged)
    }

    /// Whether two pronouns can stand for one person.
    fn is_one_with(self, other: Pronoun) -> bool {
        self == other || self == Pronoun::Aged || other == Pronoun::Aged
    }

    /// Whether a word cannot be said of whom the pronoun stands for.
    fn is_not(self, word: &str) -> bool {
        match self {
            Pronoun::He => matches!(word, "her" | "hers" | "herself" | "she"),
            Pronoun::She => matches!(word, "he" | "him" | "himself" | "his"),
            Pronoun::Aged => false,
        }
    }

    fn is_not_addressed(self, word: &str) -> bool {
        match self {
            Pronoun::He => matches!(word, "mrs" | "ms" | "miss" | "mrs." | "ms."),
            Pronoun::She => matches!(word, "mr" | "mr."),
            Pronoun::Aged => false,
        }
    }

    /// Whether a noun may stand for whom the pronoun means.
    fn may_mean(self, noun: &str) -> bool {
        if self == Pronoun::Aged {
            return Pronoun::He.may_mean(noun) || Pronoun::She.may_mean(noun);
        }
        let either = matches!(
            noun,
            "assailant"
                | "attacker"
                | "baby"
                | "child"
                | "cousin"
                | "cyclist"
                | "defendant"
                | "driver"
                | "friend"
                | "gunman"
                | "inmate"
                | "motorist"
                | "neighbor"
                | "neighbour"
                | "passenger"
                | "patient"
                | "pedestrian"
                | "person"
                | "pilot"
                | "prisoner"
                | "relative"
                | "resident"
                | "shooter"
                | "someone"
                | "student"
                | "suspect"
                | "teacher"
                | "teen"
                | "teenager"
                | "toddler"
                | "victim"
                | "worker"
        );
        let own = match self {
            Pronoun::He => matches!(
                noun,
                "boy"
                    | "boyfriend"
                    | "brother"
                    | "father"
                    | "grandfather"
                    | "grandson"
                    | "husband"
                    | "man"
                    | "nephew"
                    | "son"
                    | "uncle"
            ),
            Pronoun::She => matches!(
                noun,
                "aunt"
                    | "daughter"
                    | "girl"
                    | "girlfriend"
                    | "granddaughter"
                    | "grandmother"
                    | "mother"
                    | "niece"
                    | "sister"
                    | "wife"
                    | "woman"
            ),
            Pronoun::Aged => false,
        };
        either || own
    }
}

/// Whether a mention is a pronoun that stands for somebody.
pub(in crate::extract) fn is_pronoun(words: &Words<'_>, mention: &Mention) -> bool {
    let first = words.range().start;
    mention.tokens.len() == 1
        && mention.tokens.start <= first + PREFACE
        && Pronoun::opening(words).is_some_and(|(_, at)| at == mention.tokens.start)
}

/// The most tokens before a pronoun that tell only who says so (`Police and prosecutors said that`); ours.
const PREFACE: usize = 8;

/// How many tokens at the start of a sentence tell only that several people or a paper say what follows: `Police said`, `An
/// autopsy showed that`. One who speaks (`The mayor said he …`) may mean himself.
fn told_by_others(words: &Words<'_>) -> usize {
    let start = words.range().start;
    let others = |at: usize| {
        matches!(
            words.word(at),
            "affidavit"
                | "authorities"
                | "autopsy"
                | "complaint"
                | "court"
                | "deputies"
                | "detectives"
                | "doctors"
                | "documents"
                | "indictment"
                | "investigators"
                | "officers"
                | "officials"
                | "police"
                | "prosecutors"
                | "records"
                | "relatives"
                | "report"
                | "statement"
                | "troopers"
                | "witnesses"
        )
    };
    let told = (start + 1..start + PREFACE).find(|at| {
        grammar::stance_at(words, *at).is_some() || matches!(words.word(*at), "found" | "show" | "shows" | "showed")
    });
    let Some(verb) = told else { return 0 };
    // A name of somebody, or any other noun behind the speaker, leaves in doubt who is meant.
    let plain = |at: usize| at == start || words.get(at).is_some_and(|token| token.case != Case::Title);
    // `A police officer said he …` may be of himself.
    let speakers = others(verb - 1) && (start..verb).all(|at| words.is(at, Shape::Word) && plain(at));
    let that = usize::from(words.word(verb + 1) == "that");
    if speakers { verb + 1 + that - start } else { 0 }
}

impl Names<'_> {
    /// For whom the pronoun at the start of a sentence stands.
    pub(in crate::extract) fn antecedent(&self, sentence: usize) -> Option<Antecedent> {
        let words = self.words(sentence);
        let (pronoun, at) = Pronoun::opening(&words)?;
        if !self.runs(sentence) {
            return None;
        }
        let (value, named) = self.meant_by(pronoun, sentence, CHAIN)?;
        let mention = Mention::clear(self.document, Kind::Person, at..at + 1, value);
        Some(Antecedent { mention, sentence: named })
    }

    /// Whether a sentence begins in the running text and in no quotation.
    fn runs(&self, sentence: usize) -> bool {
        let sentence = &self.document.sentences()[sentence];
        sentence.region == Region::Body && !self.document.is_quoted(sentence.tokens.start)
    }

    fn meant_by(&self, pronoun: Pronoun, sentence: usize, chain: usize) -> Option<(Value, usize)> {
        let before = sentence.checked_sub(1).filter(|before| chain > 0 && self.runs(*before))?;
        let paragraphs = |number: usize| self.document.sentences()[number].paragraph;
        if paragraphs(sentence) > paragraphs(before) + 1 {
            return None;
        }
        let words = self.words(before);
        if words.range().len() > LONGEST {
            return None;
        }
        let persons = self.persons(before);
        let quoted = |mention: &&Mention| !is_quoted(&words, &mention.tokens);
        let mut named: Vec<&Mention> = persons.iter().filter(quoted).collect();
        named.dedup_by_key(|mention| mention.tokens.start);
        let goes_on = Pronoun::opening(&words).map(|(pronoun, _)| pronoun);
        let Some(first) = named.first() else {
            let goes_on = goes_on.is_some_and(|before| before.is_one_with(pronoun))
                && !others_may_be_meant(pronoun, &words, persons);
            return goes_on.then(|| self.meant_by(pronoun, before, chain - 1)).flatten();
        };
        if goes_on.is_some() || pronoun.is_not_addressed(words.before(first.tokens.start, 1)) {
            return None;
        }
        let Reading::Clear(value) = self.fullest(first) else { return None };
        let same = |mention: &&Mention| matches!(self.fullest(mention), Reading::Clear(other) if other == value);
        let given = person_of(first).is_some();
        let certain = given && named.iter().all(same) && !others_may_be_meant(pronoun, &words, persons);
        certain.then_some((value, before))
    }
}

/// Whether a sentence holds words that contradict a pronoun, or tell of somebody else of whom it could be said.
fn others_may_be_meant(pronoun: Pronoun, words: &Words<'_>, named: &[Mention]) -> bool {
    let described = |at: usize| {
        named.iter().any(|mention| {
            let (from, to) = (mention.tokens.start.saturating_sub(DESCRIPTION), mention.tokens.end + DESCRIPTION);
            let set_off = words.word(mention.tokens.end) == ",";
            let before = from <= at && at < mention.tokens.start;
            let behind = set_off && mention.tokens.end < at && at < to;
            let between = match (before, words.before(mention.tokens.start, 1)) {
                (true, ",") => at..mention.tokens.start - 1,
                (true, _) => at..mention.tokens.start,
                (false, _) => mention.tokens.end + 1..at,
            };
            let plain = |at: usize| {
                !matches!(
                    words.word(at),
                    "," | "and"
                        | "by"
                        | "for"
                        | "from"
                        | "her"
                        | "his"
                        | "of"
                        | "that"
                        | "to"
                        | "when"
                        | "who"
                        | "with"
                )
            };
            (before || behind) && between.into_iter().all(plain)
        })
    };
    // `A 27-year-old was hit.`
    let aged = |at: usize| words.word(at) == "old" && words.before(at, 1) == "-";
    let Range { start, end } = words.range();
    let aged_first = matches!(Pronoun::opening(words), Some((Pronoun::Aged, _)));
    let first = if aged_first { start + AGED } else { start };
    (first..end).filter(|at| words.is(*at, Shape::Word)).any(|at| {
        let word = words.word(at);
        pronoun.is_not(word) || (pronoun.may_mean(word) || aged(at)) && !described(at)
    })
}

/// Whether somebody is named who is quoted: `Al Roe said`, `Al Roe, the mayor, said`, `…, said the spokesman Al Roe`.
fn is_quoted(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let says = |at: usize| grammar::stance_at(words, at).is_some();
    let first = words.range().start;
    let mut before = tokens.start.saturating_sub(SPEECH_REACH).max(first + 1)..tokens.start;
    let closed = |at: &usize| words.word(*at) == ",";
    let apposed = || (tokens.end + 1..tokens.end + APPOSITION).find(closed).is_some_and(|at| says(at + 1));
    before.any(|at| says(at) && matches!(words.before(at, 1), "," | "\"" | "”" | "'"))
        || says(tokens.end)
        || says(tokens.end + 1)
        || words.word(tokens.end) == "," && apposed()
}
