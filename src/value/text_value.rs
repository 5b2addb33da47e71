//! Words as they are.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Relation, Terms, Value, ValueRecord, Verdict};
use crate::text::{Document, Shape};

/// Words as they are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The words as written, white space folded.
    pub words: String,
}

impl Text {
    /// The words with white space folded to single spaces.
    pub fn new(words: &str) -> Text {
        Text { words: words.split_whitespace().collect::<Vec<_>>().join(" ") }
    }
}

/// The text that a rule or a user writes; `None` where there are no words.
pub fn read_literal(words: &str) -> Option<Text> {
    Some(Text::new(words)).filter(|text| !text.words.is_empty())
}

/// Function words of English that carry no fact of their own; ours.
const FUNCTION_WORDS: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "that", "the", "their", "to",
    "with",
];

/// Words that turn a statement round; a text with one and a text without are never subsets of each other.
const NEGATIONS: &[&str] = &["cannot", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "without"];

/// The normalised words of a phrase: no punctuation, no possessive, hyphens as spaces; signs such as `%` and `$` stay.
pub(super) fn plain_words(phrase: &str) -> Vec<String> {
    let document = Document::new(phrase);
    let mut words = Vec::new();
    for (at, token) in document.tokens().iter().enumerate() {
        match token.shape {
            Shape::Number if is_clock(&document, at) => words.extend(document.word(at).split('.').map(str::to_owned)),
            Shape::Word | Shape::Number => words.push(document.word(at).to_owned()),
            Shape::Punct if document.word(at) == "&" => words.push("and".to_owned()),
            Shape::Punct if is_sign(document.word(at)) => words.push(document.word(at).to_owned()),
            _ => {}
        }
    }
    words
}

/// Whether a figure is a time of day with a point in it: `11.40pm` is `11:40 p.m.`
fn is_clock(document: &Document, at: usize) -> bool {
    let half = document.tokens().get(at + 1).is_some_and(|_| matches!(document.word(at + 1), "am" | "pm"));
    let (hours, minutes) = document.word(at).split_once('.').unwrap_or_default();
    half && hours.len() <= 2 && minutes.len() == 2
}

fn is_sign(punctuation: &str) -> bool {
    let separates = |c: char| matches!(c, '…' | '·' | '•' | '¿' | '¡' | '‚' | '‘' | '’' | '¶' | '§');
    punctuation
        .chars()
        .all(|c| if c.is_ascii() { matches!(c, '%' | '$' | '#' | '+' | '@' | '=') } else { !separates(c) })
}

/// The words of a phrase without those that carry no fact.
pub(super) fn content_words(phrase: &str) -> Vec<String> {
    let mut words = plain_words(phrase);
    words.retain(|word| FUNCTION_WORDS.binary_search(&word.as_str()).is_err());
    words
}

/// A record's fields, from the small struct that names them.
pub(super) fn fields(record: &impl Serialize) -> ValueRecord {
    match serde_json::to_value(record) {
        Ok(Json::Object(fields)) => fields,
        _ => ValueRecord::new(),
    }
}

/// Whether two different words are likely two spellings of one: all letters, one letter apart from five letters on, two
/// from ten on (ours). A difference that makes a plural or a tense is no spelling.
pub(super) fn is_near_spelling(one: &str, other: &str) -> bool {
    let letters = |word: &str| word.chars().all(char::is_alphabetic);
    let shorter = one.chars().count().min(other.chars().count());
    let allowed = match shorter {
        0..5 => 0,
        5..10 => 1,
        _ => 2,
    };
    // The distance is quadratic in the length; nothing that long is a word.
    if one == other || allowed == 0 || shorter > 60 || one.len().abs_diff(other.len()) > 8 {
        return false;
    }
    let inflected = |short: &str, long: &str| {
        long.strip_prefix(short)
            .is_some_and(|ending| matches!(ending, "s" | "es" | "d" | "ed" | "r" | "er" | "ing" | "ly"))
    };
    letters(one)
        && letters(other)
        && !inflected(one, other)
        && !inflected(other, one)
        && strsim::osa_distance(one, other) <= allowed
}

/// How two texts stand: equal but for case, punctuation and hyphens, *same*; near spellings of the same words in the
/// same order, *spelling*; the content words of one among those of the other, *compatible*; else *apart*: free words
/// are too loose to say that both cannot be so.
pub fn relate(one: &Value, other: &Value, _terms: &Terms) -> Verdict {
    let (Value::Text(one), Value::Text(other)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "only one of the two is free text");
    };
    let (left, right) = (plain_words(&one.words), plain_words(&other.words));
    if left == right {
        return Verdict::new(Relation::Same, "both use the same words");
    }
    if left.len() == right.len() {
        let mut different = left.iter().zip(&right).filter(|(a, b)| a != b).peekable();
        let first = different.peek().copied();
        if let Some((a, b)) = first
            && different.all(|(a, b)| is_near_spelling(a, b))
        {
            return Verdict::new(Relation::Spelling, format!("\"{a}\" and \"{b}\" are spelt differently"));
        }
    }
    let apart =
        || Verdict::new(Relation::Apart, format!("\"{}\" and \"{}\" say it differently", one.words, other.words));
    let negated = |words: &[String]| words.iter().any(|word| is_negation(word));
    if negated(&left) != negated(&right) {
        return apart();
    }
    let (left, right) = (content_set(&one.words), content_set(&other.words));
    if left.is_empty() || right.is_empty() {
        return apart();
    }
    if left == right {
        return Verdict::new(Relation::Compatible, "both use the same content words");
    }
    let (short, long) = if left.len() <= right.len() { (&left, &right) } else { (&right, &left) };
    if short.is_subset(long) {
        let (short, long) = if left.len() <= right.len() { (one, other) } else { (other, one) };
        let reason = format!("\"{}\" says all that \"{}\" does, and more", long.words, short.words);
        return Verdict::new(Relation::Compatible, reason);
    }
    apart()
}

fn content_set(phrase: &str) -> std::collections::BTreeSet<String> {
    content_words(phrase).into_iter().collect()
}

fn is_negation(word: &str) -> bool {
    NEGATIONS.binary_search(&word).is_ok() || word.ends_with("n't")
}

/// The words.
pub fn show(value: &Value) -> String {
    match value {
        Value::Text(text) => text.words.clone(),
        _ => String::new(),
    }
}

/// The text as it stands in records: `words`.
pub fn record(value: &Value) -> ValueRecord {
    match value {
        Value::Text(text) => fields(text),
        _ => ValueRecord::new(),
    }
}

/// The text that a record holds.
///
/// # Errors
///
/// Where `words` is missing or no string, in one sentence.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    serde_json::from_value(Json::Object(record.clone()))
        .map(Value::Text)
        .map_err(|error| format!("this is no record of a text: {error}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(words: &str) -> Value {
        Value::Text(Text::new(words))
    }

    #[test]
    fn lists_are_sorted() {
        assert!(FUNCTION_WORDS.is_sorted());
        assert!(NEGATIONS.is_sorted());
    }

    #[test]
    fn relations() {
        #[track_caller]
        fn related(one: &str, other: &str, expected: Relation) {
            let verdict = relate(&value(one), &value(other), &Terms::default());
            assert_eq!(verdict.relation, expected, "{one:?} and {other:?}: {}", verdict.reason);
            assert_eq!(relate(&value(other), &value(one), &Terms::default()).relation, expected);
        }
        use Relation::{Apart, Compatible, Same, Spelling};
        related("a quick recount", "A quick recount.", Same);
        related("11.40pm", "11:40 p.m.", Same);
        related("11.40pm", "11:45 p.m.", Apart);
        related("a two-week truce", "a two week truce", Same);
        related("“calm has returned”", "calm has returned", Same);
        related("the union's offer", "the union offer", Same);
        related("bread & butter", "bread and butter", Same);
        related("up 5%", "up 5 %", Same);
        related("", "", Same);
        related("  spaced   out ", "spaced out", Same);
        related("a judgement on appeal", "a judgment on appeal", Spelling);
        related("the harbour wall", "the harbor wall", Spelling);
        related("a centre for travellers", "a center for travelers", Spelling);
        related("an encyclopaedia of grain", "an encyclopedia of grain", Spelling);
        related("a recount of the votes", "the votes: a recount", Compatible);
        related("a truce", "a lasting truce", Compatible);
        related("a truce and the release of captives", "a truce", Compatible);
        related("bigger fines", "bigger fines for speeding", Compatible);
        related("release of captives", "release of all captives", Compatible);
        related("a truce", "a boycott", Apart);
        related("approved", "not approved", Apart);
        related("will vote", "won't vote", Apart);
        related("five wagons", "nine wagons", Apart);
        related("wagon 12", "wagon 13", Apart);
        related("up 5%", "up 5$", Apart);
        related("", "a truce", Apart);
        related("the", "of", Apart);
        related("the car", "the bar", Apart);
        related("brigades", "battalions", Apart);
        related("wagon", "wagons", Apart);
    }

    #[test]
    fn literals() {
        #[track_caller]
        fn reads(words: &str, expected: &str) {
            let read = read_literal(words).map(|text| text.words);
            assert_eq!(read.as_deref().unwrap_or("nothing"), expected, "in {words:?}");
        }
        reads(" two \n words ", "two words");
        reads("one", "one");
        reads("1.20", "1.20");
        reads("007", "007");
        reads("yes", "yes");
        reads("a  b   c", "a b c");
        reads("\ttabbed\t", "tabbed");
        reads("“quoted”", "“quoted”");
        reads("it's", "it's");
        reads("a - b", "a - b");
        reads("Ärger", "Ärger");
        reads("#3", "#3");
        reads(" ", "nothing");
        reads("", "nothing");
        reads("\n", "nothing");
        reads("\t \n", "nothing");
    }

    proptest! {
        #[test]
        fn laws(a in "[a-c %$.-]{0,12}", b in "[a-c %$.-]{0,12}", c in "[a-c %$.-]{0,12}") {
            let terms = Terms::default();
            let relation = |one: &str, other: &str| relate(&value(one), &value(other), &terms).relation;
            prop_assert_eq!(relation(&a, &a), Relation::Same);
            prop_assert_eq!(relation(&a, &b), relation(&b, &a));
            if relation(&a, &b) == Relation::Same && relation(&b, &c) == Relation::Same {
                prop_assert_eq!(relation(&a, &c), Relation::Same);
            }
        }

        #[test]
        fn records_and_words_come_back(a: String, b: String) {
            let value = value(&a);
            prop_assert_eq!(from_record(&record(&value)), Ok(value.clone()));
            prop_assert_eq!(Text::new(&show(&value)), Text::new(&a));
            relate(&value, &super::Value::Text(Text { words: b }), &Terms::default());
        }
    }
}
