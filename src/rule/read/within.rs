//! Reads a phrase that says more than a value: `14 years in prison`, `the southern city of Belm`.

use super::literal::read_phrase;
use crate::text::{Document, Shape};
use crate::value::number::{Number, Role};
use crate::value::title::{self, Title};
use crate::value::{Kind, Mention, ReadSettings, Terms, Value, best, read};

/// Reads a phrase as [`read_phrase`] does; where that understands a part only, takes the one value of the kind in it, if no
/// word of the rest could turn its meaning. Returns the value, and the words that it was read from where they are a part.
///
/// ```
/// use factdiff::rule::read_within;
/// use factdiff::value::{Kind, ReadSettings, Terms};
///
/// let read = |phrase| read_within(Kind::Duration, phrase, &ReadSettings::default(), &Terms::default());
/// assert_eq!(read("14 years in prison").unwrap().1.as_deref(), Some("14 years"));
/// assert_eq!(read("14 years").unwrap().1, None);
/// assert!(read("not 14 years").is_err());
/// ```
///
/// # Errors
///
/// Why the phrase cannot be read, in one sentence without a full stop.
pub fn read_within(
    kind: Kind,
    phrase: &str,
    settings: &ReadSettings,
    terms: &Terms,
) -> Result<(Value, Option<String>), String> {
    let why = match read_phrase(kind, phrase, settings, terms) {
        Ok(value) => return Ok((value, None)),
        Err(why) => why,
    };
    let document = Document::new(phrase);
    let mut found = best(read(&document, &[kind], settings));
    let is_part = |mention: &Mention| matches!(mention.value(), Some(Value::Number(Number { role: Role::Part, .. })));
    if found.len() > 1 {
        found.retain(|mention| !is_part(mention));
    }
    // An office that no table holds is compared by its content words.
    if kind == Kind::Title
        && found.is_empty()
        && let Some(title) = unknown_title(phrase)
    {
        return Ok((Value::Title(title), None));
    }
    let [mention] = &found[..] else { return Err(why) };
    let Some(value) = mention.value() else { return Err(why) };
    let rest: Vec<usize> = (0..document.tokens().len()).filter(|at| !mention.tokens.contains(at)).collect();
    let names: Vec<Mention> = match kind {
        Kind::Title => read(&document, &[Kind::Person], settings),
        Kind::Person => read(&document, &[Kind::Title, Kind::Quantity], settings),
        _ => Vec::new(),
    };
    let harmless = |at: &usize| {
        let named = names.iter().any(|name| name.tokens.contains(at));
        document.tokens()[*at].shape != Shape::Word && document.tokens()[*at].shape != Shape::Number
            || named
            || !turns(kind, document.word(*at))
    };
    if rest.iter().all(harmless) {
        Ok((value.clone(), Some(document.slice(mention.span).to_owned())))
    } else {
        Err(why)
    }
}

/// The title that up to five plain words are; a text can hold such a one nowhere but where a phrase of a rule looks for it.
fn unknown_title(phrase: &str) -> Option<Title> {
    let count = phrase.split_whitespace().count();
    let plain = phrase.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || matches!(c, '-' | '\'' | '’'));
    title::read_literal(phrase).filter(|_| plain && count <= 5)
}

/// Whether a word beside a value of the kind can make it say something else. Of titles and names nearly all can: `aide to the
/// prime minister`.
fn turns(kind: Kind, word: &str) -> bool {
    match kind {
        Kind::Title => {
            !matches!(word, "the" | "of" | "country" | "country's" | "'s" | "nation" | "his" | "her" | "our")
        }
        Kind::Person => !(matches!(word, "the" | "aged" | "age") || word.bytes().all(|b| b.is_ascii_digit())),
        Kind::Place => !matches!(
            word,
            "the"
                | "in"
                | "at"
                | "of"
                | "city"
                | "town"
                | "village"
                | "capital"
                | "port"
                | "northern"
                | "southern"
                | "eastern"
                | "western"
                | "central"
                | "coastal"
                | "camp"
                | "'s"
        ),
        Kind::Date => matches!(
            word,
            "not"
                | "no"
                | "every"
                | "each"
                | "other"
                | "eve"
                | "day"
                | "days"
                | "week"
                | "weeks"
                | "month"
                | "months"
                | "year"
                | "years"
                | "anniversary"
                | "nor"
                | "except"
                | "but"
                | "before"
                | "after"
                | "since"
                | "until"
                | "till"
        ),
        _ => matches!(
            word,
            "not"
                | "part"
                | "rest"
                | "most"
                | "life"
                | "from"
                | "or"
                | "no"
                | "nor"
                | "never"
                | "without"
                | "except"
                | "but"
                | "up"
                | "down"
                | "rise"
                | "rose"
                | "fall"
                | "fell"
                | "drop"
                | "dropped"
                | "increase"
                | "decrease"
                | "gain"
                | "loss"
                | "cut"
                | "half"
                | "double"
                | "twice"
                | "times"
                | "minus"
                | "plus"
                | "more"
                | "less"
                | "fewer"
                | "over"
                | "under"
                | "than"
                | "north"
                | "south"
                | "per"
                | "each"
                | "every"
                | "nearly"
                | "almost"
                | "first"
                | "second"
                | "last"
                | "another"
                | "other"
        ),
    }
}
