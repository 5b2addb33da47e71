//! What the words of a sentence tell, before anything is read, of the kinds that it may hold.
//!
//! Reading is dear and most sentences hold few kinds: a sum of money needs a currency, a date the name of a month, a day or
//! a unit of the calendar, or digits. Each kind names its cues here by the tables of its own reader; a sentence without them
//! is not read for it. Persons and places have no words of their own and may stand anywhere.

use super::{Kind, ReadSettings, clock, date, number, title};
use crate::text::{Case, Document, Shape};

/// A set of cues.
///
/// ```
/// use factdiff::value::{Cues, Kind};
///
/// assert!(Cues::FIGURE.may_hold(Kind::Count));
/// assert!(!Cues::FIGURE.may_hold(Kind::Money));
/// assert!(Cues::FIGURE.and(Cues::MONEY).may_hold(Kind::Money));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues(u16);

impl Cues {
    /// No cue.
    pub const NONE: Cues = Cues(0);
    /// Digits, number words, `several`, `none`; not `a`, which counts only before a unit.
    pub const FIGURE: Cues = Cues(1);
    /// The name, sign or code of a currency.
    pub const MONEY: Cues = Cues(1 << 1);
    /// `%`, `percent`, `points`, the name of a fraction.
    pub const PERCENT: Cues = Cues(1 << 2);
    /// A unit of time.
    pub const TIME: Cues = Cues(1 << 3);
    /// Any other unit or its symbol, and decades of age.
    pub const MEASURE: Cues = Cues(1 << 4);
    /// What a date needs: see the table of openings.
    pub const DATE: Cues = Cues(1 << 5);
    /// A word that an office is about: `minister`, `governor`.
    pub const TITLE: Cues = Cues(1 << 6);
    /// A currency if it is not written in small letters: `ALL`, `Rs`.
    const MONEY_IN_CAPITALS: Cues = Cues(1 << 7);
    /// `in` and `out`, which make a share of the figures around them.
    const SHARING: Cues = Cues(1 << 8);
    /// `aged`, `old`, a short figure behind a comma, an opening bracket or `was`: without it no figure is an age.
    pub const AGE: Cues = Cues(1 << 9);

    /// `magnitude`, `quake`, `Richter`: without it no figure is a magnitude.
    pub const MAGNITUDE: Cues = Cues(1 << 10);

    /// A half of the day, a zone or a colon: without it there is no time of day.
    pub const CLOCK: Cues = Cues(1 << 11);

    /// The cues of both.
    pub const fn and(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }

    fn any(self, other: Cues) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether words with these cues may hold a mention of a kind.
    pub fn may_hold(self, kind: Kind) -> bool {
        match kind {
            Kind::Count => self.any(Cues::FIGURE),
            Kind::Quantity => self.any(Cues::FIGURE.and(Cues::MEASURE)),
            Kind::Money => self.any(Cues::MONEY),
            Kind::Percent => self.any(Cues::PERCENT),
            Kind::Duration => self.any(Cues::TIME),
            Kind::Date => self.any(Cues::DATE),
            Kind::Time => self.any(Cues::CLOCK),
            Kind::Title => self.any(Cues::TITLE),
            Kind::Person | Kind::Place | Kind::Organisation => true,
            Kind::Choice | Kind::YesNo | Kind::Text => false,
        }
    }

    /// The cues of token `at`, where `of_word` are those of its word by [`Cues::words`].
    #[inline]
    pub fn of_token(document: &Document, at: usize, of_word: Cues) -> Cues {
        let token = &document.tokens()[at];
        match token.shape {
            Shape::Word if of_word.any(Cues::MONEY_IN_CAPITALS) && token.case != Case::Lower => {
                of_word.and(Cues::MONEY)
            }
            Shape::Number => {
                let set_off = token.span.len() <= 3
                    && at.checked_sub(1).is_some_and(|before| {
                        matches!(document.word(before), "," | "(" | "was" | "is" | "were" | "now")
                    });
                let age = if set_off { Cues::AGE } else { Cues::NONE };
                of_word.and(Cues::FIGURE).and(age).and(date::cue_of_digits(document.slice(token.span)))
            }
            Shape::Punct if document.slice(token.span) == ":" => number::cue_of_mark(":").and(Cues::CLOCK),
            Shape::Punct | Shape::Dash => number::cue_of_mark(document.slice(token.span)),
            _ => of_word,
        }
    }

    /// The cues of a run of tokens with those of the one behind it: `one in five` is a share, which no word of it tells.
    #[inline]
    pub fn then(self, token: Cues) -> Cues {
        let shares = token.any(Cues::FIGURE) && self.any(Cues::SHARING) && self.any(Cues::FIGURE);
        let all = self.and(token);
        if shares { all.and(Cues::PERCENT) } else { all }
    }

    /// Every word that is a cue, in its normalised form, with what it tells; a word may come more than once.
    pub fn words(settings: &ReadSettings, add: &mut dyn FnMut(&str, Cues)) {
        number::cue_words(&settings.hedges, add);
        date::cue_words(&mut |word| add(word, Cues::DATE));
        title::cue_words(&mut |word| add(word, Cues::TITLE));
        clock::CUE_WORDS.iter().for_each(|word| add(word, Cues::CLOCK));
        add("in", Cues::SHARING);
        add("out", Cues::SHARING);
    }

    pub(super) const fn money_in_capitals() -> Cues {
        Cues::MONEY_IN_CAPITALS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::WordIndex;
    use crate::value::number::cue_of_unit;
    use crate::value::{KINDS, Reading, Value};

    const CORPORA: &[&str] = &[
        include_str!("date/corpus.rs"),
        include_str!("number/corpus/count.rs"),
        include_str!("number/corpus/duration.rs"),
        include_str!("number/corpus/money.rs"),
        include_str!("number/corpus/percent.rs"),
        include_str!("number/corpus/quantity.rs"),
        include_str!("number/corpus/relations.rs"),
        include_str!("person/corpus.rs"),
        include_str!("place/corpus.rs"),
        include_str!("title/corpus.rs"),
    ];

    #[test]
    fn whatever_is_read_has_its_cue() {
        let settings = ReadSettings { published: jiff::civil::Date::new(2024, 4, 2).ok(), ..ReadSettings::default() };
        let (mut index, mut told) = (WordIndex::new(), Vec::new());
        Cues::words(&settings, &mut |word, cues| {
            let number = index.insert(word) as usize;
            told.resize(told.len().max(number + 1), Cues::NONE);
            told[number] = told[number].and(cues);
        });
        let mut read = 0;
        // Every literal of a corpus, the wordings and what they give.
        for wording in CORPORA.iter().flat_map(|corpus| corpus.split('"').skip(1).step_by(2)) {
            let document = Document::new(wording);
            for sentence in document.sentences() {
                let of = |at: usize| index.find(document.word(at)).map_or(Cues::NONE, |number| told[number as usize]);
                let cues = sentence
                    .tokens
                    .clone()
                    .fold(Cues::NONE, |cues, at| cues.then(Cues::of_token(&document, at, of(at))));
                for row in KINDS {
                    let mut mentions = Vec::new();
                    (row.read)(&document.words(sentence), &settings, &mut mentions);
                    for mention in mentions {
                        let said = document.slice(mention.span);
                        assert!(cues.may_hold(row.kind), "the {} {said:?} in {wording:?}", row.name);
                        if let Reading::Clear(Value::Number(number)) = &mention.reading
                            && let number::Unit::Measure(name) = number.unit
                            && let Some(unit) = number::unit(name)
                        {
                            let needed = cue_of_unit(unit);
                            assert_eq!(cues.and(needed), cues, "the {name} {said:?} in {wording:?}");
                        }
                        read += 1;
                    }
                }
            }
        }
        assert!(read > 1_000);
    }
}
