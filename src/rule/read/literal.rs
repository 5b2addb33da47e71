use crate::text::Document;
use crate::value::{Kind, Mention, ReadSettings, Reading, Terms, Value, choice, text_value, yes_no};

/// Reads a whole phrase as one value of a kind, as literals of rules and stories are read.
///
/// `terms` give the wording of the slot: its choices, and titles in its own words.
///
/// ```
/// use factdiff::rule::read_phrase;
/// use factdiff::value::{Kind, ReadSettings, Terms};
///
/// assert!(read_phrase(Kind::YesNo, "no", &ReadSettings::default(), &Terms::default()).is_ok());
/// ```
///
/// # Errors
///
/// Why the phrase cannot be read, in one sentence without a full stop.
pub fn read_phrase(kind: Kind, phrase: &str, settings: &ReadSettings, terms: &Terms) -> Result<Value, String> {
    let phrase = phrase.trim();
    let value = match kind {
        Kind::Choice => choice::read_literal(phrase, &terms.wording).map(Value::Choice),
        Kind::YesNo => yes_no::read_literal(phrase).map(Value::YesNo),
        Kind::Text => text_value::read_literal(phrase).map(Value::Text),
        _ => return read_mention(kind, phrase, settings),
    };
    value.ok_or_else(|| match kind {
        Kind::Choice => format!("`{phrase}` is none of the choices of this slot"),
        _ => format!("`{phrase}` cannot be read as {}", article(kind)),
    })
}

/// Reads a phrase by the reader of its kind, which must understand every word.
fn read_mention(kind: Kind, phrase: &str, settings: &ReadSettings) -> Result<Value, String> {
    let document = Document::new(phrase);
    let all = document.tokens().len();
    let mut mentions: Vec<Mention> = Vec::new();
    (kind.row().read)(&document.words_in(0..all), settings, &mut mentions);
    // An article belongs to no value, yet `the week of 7 October` is how a date is shown.
    let first = usize::from(document.tokens().len() > 1 && document.word(0) == "the");
    let whole = |mention: &&Mention| mention.kind == kind && mention.tokens.end == all && mention.tokens.start <= first;
    let mut unclear = None;
    for mention in mentions.iter().filter(whole) {
        match &mention.reading {
            Reading::Clear(value) => return Ok(value.clone()),
            Reading::Unclear(why) => unclear = unclear.or(Some(why)),
        }
    }
    if let Some(why) = unclear {
        return Err(format!("`{phrase}` is unclear: {why}"));
    }
    let longest = mentions.iter().filter(|mention| mention.kind == kind).max_by_key(|mention| mention.tokens.len());
    Err(match longest {
        Some(part) => {
            format!(
                "`{phrase}` cannot be read as {}: only `{}` is understood",
                article(kind),
                document.slice(part.span)
            )
        }
        None => format!("`{phrase}` cannot be read as {}", article(kind)),
    })
}

/// The kind with its article: `a count`, `an office or role`.
pub(super) fn article(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "a count",
        Kind::Quantity => "a quantity",
        Kind::Money => "a sum of money",
        Kind::Percent => "a share in percent",
        Kind::Date => "a date",
        Kind::Duration => "a length of time",
        Kind::Title => "a title",
        Kind::Person => "a person",
        Kind::Place => "a place",
        Kind::Choice => "a choice",
        Kind::YesNo => "yes or no",
        Kind::Text => "words",
    }
}

/// A literal of the kind that can be read, for hints.
pub(super) fn sample(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "about 50,000",
        Kind::Quantity => "6.2 km",
        Kind::Money => "$1.3 million",
        Kind::Percent => "12.5%",
        Kind::Date => "2024-04-01",
        Kind::Duration => "two hours",
        Kind::Title => "Finance Minister",
        Kind::Person => "Ana Belo",
        Kind::Place => "Lisbon",
        Kind::Choice => "one of the choices under `wording`",
        Kind::YesNo => "yes",
        Kind::Text => "any words",
    }
}
