use crate::text::{Case, Document, Shape, normalise};
use crate::value::date::Modifier;
use crate::value::number::{MAGNITUDE, Number, Unit, YEAR_OF_AGE, is_known_population, show_in};
use crate::value::{
    Kind, Mention, ReadSettings, Reading, Terms, Value, choice, organisation, person, place, text_value, title, yes_no,
};

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
        Kind::Title if is_worded(phrase, terms) => title::read_literal(phrase).map(Value::Title),
        Kind::Person if is_name(phrase) => person::read_literal(phrase).map(Value::Person),
        Kind::Place if is_place_name(phrase) => place::read_literal(phrase).map(Value::Place),
        Kind::Organisation if is_organisation_name(phrase) => {
            organisation::read_literal(phrase).map(Value::Organisation)
        }
        _ => {
            return read_mention(kind, phrase, settings).or_else(|why| in_two_units(kind, phrase, settings).ok_or(why));
        }
    };
    value.ok_or_else(|| match kind {
        Kind::Choice => format!("`{phrase}` is none of the choices of this slot"),
        _ => format!("`{phrase}` cannot be read as {}", article(kind)),
    })
}

/// Reads a whole phrase as one answer of a slot that shows its figures in a unit: as [`read_phrase`] does, and a bare figure as
/// one in that unit (`42` where years of age are asked for).
///
/// # Errors
///
/// As of [`read_phrase`].
pub fn read_answer(
    kind: Kind,
    unit: Option<&str>,
    phrase: &str,
    settings: &ReadSettings,
    terms: &Terms,
) -> Result<Value, String> {
    let bare =
        |phrase: &str| !phrase.is_empty() && phrase.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let in_unit = || {
        let unit = unit.filter(|_| kind == Kind::Quantity && bare(phrase.trim()))?;
        let figure = phrase.trim();
        let whole = match unit {
            YEAR_OF_AGE => format!("{figure} years old"),
            MAGNITUDE => format!("magnitude {figure}"),
            unit => format!("{figure} {unit}"),
        };
        read_mention(kind, &whole, settings).ok()
    };
    read_phrase(kind, phrase, settings, terms).or_else(|why| in_unit().ok_or(why))
}

/// A figure in the unit that a slot shows with the written one beside it, as reports print it: the written one.
fn in_two_units(kind: Kind, phrase: &str, settings: &ReadSettings) -> Option<Value> {
    let (shown, written) = phrase.strip_suffix(')')?.split_once(" (")?;
    let (shown, written) = (read_mention(kind, shown, settings).ok()?, read_mention(kind, written, settings).ok()?);
    let Value::Number(Number { unit: Unit::Measure(unit) | Unit::Currency(unit), .. }) = &shown else { return None };
    (show_in(&written, Some(unit), &settings.hedges) == phrase).then_some(written)
}

/// Whether the slot declares these words as an answer.
fn is_worded(phrase: &str, terms: &Terms) -> bool {
    let folded = |words: &str| words.split(|c: char| c.is_whitespace() || c == '-').map(normalise).collect::<Vec<_>>();
    let wanted = folded(phrase);
    terms.wording.0.iter().any(|entry| {
        let mut all = std::iter::once(&entry.canonical).chain(&entry.accept).chain(&entry.flag);
        all.any(|words| folded(words) == wanted)
    })
}

/// Whether the words can be a name by themselves: the first and the last begin with a capital, and no figure stands among
/// them. Inside a text a single such word may be anything; in a rule it is meant as a name.
fn is_name(phrase: &str) -> bool {
    // `al-Moss` begins with a capital behind its particle.
    let capital = |word: &str| {
        let bare = word.split_once(['-', '’', '\'']).filter(|(particle, _)| is_name_particle(particle));
        bare.map_or(word, |(_, bare)| bare).starts_with(|c: char| c.is_uppercase())
    };
    let mut words: Vec<&str> = phrase.split_whitespace().collect();
    // `von der Moss`
    while words.len() > 1 && is_name_particle(words[0]) {
        words.remove(0);
    }
    let ends = [words.first(), words.last()].into_iter().flatten();
    ends.clone().count() > 0
        && ends.clone().all(|word| capital(word))
        && words.len() <= 8
        && !phrase.contains(|c: char| c.is_numeric())
}

/// As [`is_name`], where an article and the kind of place may be written small: `the Baltics`, `Washington state`.
fn is_place_name(phrase: &str) -> bool {
    let bare = phrase.strip_prefix("the ").unwrap_or(phrase);
    let kinds = [" state", " province", " region", " county", " city", " district", " territory", " peninsula"];
    is_name(kinds.iter().find_map(|kind| bare.strip_suffix(kind)).unwrap_or(bare))
}

/// Whether the words can be the name of an organisation: it begins with a capital or a figure, and may end with a form that is
/// written small (`Kestrel plc`).
fn is_organisation_name(phrase: &str) -> bool {
    let bare = phrase.strip_prefix("the ").unwrap_or(phrase);
    bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) && bare.contains(char::is_alphabetic)
}

/// Small words that begin a surname.
fn is_name_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "bin"
            | "da"
            | "de"
            | "del"
            | "della"
            | "den"
            | "der"
            | "di"
            | "dos"
            | "du"
            | "el"
            | "la"
            | "le"
            | "van"
            | "von"
    )
}

/// Reads a phrase by the reader of its kind, which must understand every word but those that say nothing of the value: an
/// article or a preposition before it, the people counted behind it.
///
/// A share in words (`a quarter`), a bare figure and the short form of a title (`Gov.`) are told by what stands behind them
/// in a text, so a phrase that is not understood alone is tried once more with such words behind it.
fn read_mention(kind: Kind, phrase: &str, settings: &ReadSettings) -> Result<Value, String> {
    let behind = match kind {
        Kind::Percent => " of them",
        Kind::Count => " people",
        Kind::Title => " Ana Belo",
        _ => "",
    };
    let alone = read_in(kind, phrase, "", settings);
    // `weeks` are as many as a `weeks-long` strike has.
    if kind == Kind::Duration && alone.is_err() && phrase.ends_with('s') && !phrase.contains(char::is_whitespace) {
        return read_in(kind, &format!("{phrase}-long"), "", settings).or(alone);
    }
    // `police spokesman` ends in an office, and what stands before it tells which.
    if kind == Kind::Title
        && alone.is_err()
        && (ends_in_office(phrase) || is_office(phrase))
        && let Some(title) = title::read_literal(phrase)
    {
        return Ok(Value::Title(title));
    }
    match alone {
        Err(_) if !behind.is_empty() => {
            // What was put behind says nothing of what is counted.
            let unsaid = |value| match value {
                Value::Number(number) => Value::Number(Number { of: None, ..number }),
                value => value,
            };
            read_in(kind, phrase, behind, settings).map(unsaid).or(alone)
        }
        _ => alone,
    }
}

fn read_in(kind: Kind, phrase: &str, behind: &str, settings: &ReadSettings) -> Result<Value, String> {
    let document = Document::new(format!("{phrase}{behind}"));
    let all = document.tokens().len();
    let meant = document.tokens().iter().take_while(|token| (token.span.start as usize) < phrase.len()).count();
    let mut mentions: Vec<Mention> = Vec::new();
    (kind.row().read)(&document.words_in(0..all), settings, &mut mentions);
    let of_kind = || mentions.iter().filter(|mention| mention.kind == kind);
    let mut unclear = None;
    let spare = |mention: &Mention| {
        let (start, end) = (mention.tokens.start, mention.tokens.end);
        let near = matches!(mention.value(), Some(Value::Date(date)) if date.modifier == Some(Modifier::About));
        let led = (0..start).all(|at| {
            let word = document.word(at);
            let early = kind == Kind::Date && matches!(word, "early" | "late") && document.word(at + 1) == "on";
            is_spare(kind, word)
                || early
                || near && matches!(word, "nearly" | "almost" | "about" | "around" | "roughly" | "some")
        });
        let share = kind == Kind::Percent && end < meant && document.word(end) == "of";
        let counted = end < meant
            && behind.is_empty()
            && (kind == Kind::Count || share)
            && matches!(mention.value(), Some(Value::Number(Number { of: Some(of), .. }))
                if is_known_population(of) || meant <= end + 2 && of == document.word(meant - 1))
            && (end..meant).all(|at| document.tokens()[at].shape == Shape::Word);
        led && (end == meant || counted || describes(&document, mention, meant))
    };
    let whole = of_kind().filter(|mention| mention.tokens == (0..meant));
    for mention in whole.chain(of_kind().filter(|mention| spare(mention))) {
        match &mention.reading {
            Reading::Clear(value) => return Ok(value.clone()),
            Reading::Unclear(why) => unclear = unclear.or(Some(why)),
        }
    }
    if let Some(why) = unclear {
        return Err(format!("`{phrase}` is unclear: {why}"));
    }
    Err(match of_kind().max_by_key(|mention| mention.tokens.len()) {
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

/// Whether the words are an office of the table that a text tells only before a name: `general`, `the captain`.
fn is_office(phrase: &str) -> bool {
    let document = Document::new(phrase);
    let count = document.tokens().len();
    let first = usize::from(count > 0 && document.word(0) == "the");
    count > first && title::ends_office(&document.words_in(first..count), first, count)
}

/// Whether an office that is understood stands at the end, behind one or two words in small letters.
fn ends_in_office(phrase: &str) -> bool {
    let document = Document::new(phrase);
    let tokens = document.tokens();
    let mut mentions = Vec::new();
    title::read(&document.words_in(0..tokens.len()), &ReadSettings::default(), &mut mentions);
    mentions.iter().any(|mention| {
        let before = mention.tokens.start;
        mention.tokens.end == tokens.len()
            && (1..=2).contains(&before)
            && tokens[..before].iter().all(|token| token.shape == Shape::Word && token.case == Case::Lower)
    })
}

/// Whether a measure describes what the rest of the phrase names: `a 6.5-magnitude earthquake`, `the two-hour meeting`.
fn describes(document: &Document, mention: &Mention, meant: usize) -> bool {
    let measure = matches!(mention.kind, Kind::Quantity | Kind::Duration | Kind::Money | Kind::Percent);
    let rest = mention.tokens.end..meant;
    let nouns = rest.clone().all(|at| {
        let token = &document.tokens()[at];
        token.shape == Shape::Word && token.case == Case::Lower && document.word(at).len() > 2
    });
    measure && mention.tokens.start == 1 && (1..=2).contains(&rest.len()) && nouns
}

/// Whether a word before a value says nothing of it.
fn is_spare(kind: Kind, word: &str) -> bool {
    let article = matches!(word, "a" | "an" | "the");
    match kind {
        Kind::Date => {
            let part_of_day = matches!(word, "morning" | "afternoon" | "evening" | "night" | "dawn" | "of");
            article || part_of_day || matches!(word, "in" | "on" | "at" | "during" | "over")
        }
        Kind::Quantity => article || matches!(word, "in" | "his" | "her" | "their" | "early" | "mid" | "late" | "-"),
        Kind::Duration => article || matches!(word, "for"),
        Kind::Money => article || matches!(word, "for"),
        Kind::Title => word == "the",
        Kind::Count => matches!(word, "the" | "a" | "record"),
        Kind::Percent => article,
        _ => false,
    }
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
        Kind::Time => "a time of day",
        Kind::Organisation => "an organisation",
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
        Kind::Time => "7:30 p.m.",
        Kind::Organisation => "Kestrel Foods",
        Kind::Choice => "one of the choices under `wording`",
        Kind::YesNo => "yes",
        Kind::Text => "any words",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Wording, WordingEntry};

    fn terms() -> Terms {
        let entry = WordingEntry {
            canonical: "Keeper of the Light".into(),
            flag: vec!["light keeper".into()],
            ..WordingEntry::default()
        };
        Terms { wording: Wording(vec![entry]), ..Terms::default() }
    }

    #[track_caller]
    fn reads(kind: Kind, phrase: &str, expected: &str) {
        let settings = ReadSettings { published: Some(jiff::civil::date(2024, 4, 2)), ..ReadSettings::default() };
        let value = read_phrase(kind, phrase, &settings, &terms()).unwrap_or_else(|why| panic!("{why}"));
        assert_eq!((kind.row().show)(&value), expected, "in {phrase:?}");
        assert_eq!(read_phrase(kind, expected, &settings, &terms()), Ok(value), "what is shown can be read back");
    }

    #[track_caller]
    fn refuses(kind: Kind, phrase: &str, expected: &str) {
        let why = read_phrase(kind, phrase, &ReadSettings::default(), &Terms::default()).unwrap_err();
        assert_eq!(why, expected, "in {phrase:?}");
    }

    #[test]
    fn whole_phrases_are_read() {
        reads(Kind::Count, "over one million", "more than 1 million");
        reads(Kind::Count, "40,000", "40,000");
        reads(Kind::Date, "1 April 2024", "1 April 2024");
        reads(Kind::Duration, "two hours", "2 hours");
        reads(Kind::Quantity, "a 29-year-old", "29 years old");
        reads(Kind::Quantity, "6.2 miles (10 kilometres)", "10 kilometres");
        reads(Kind::Quantity, "over 4.8 kilometres (over 3 miles)", "over 3 miles");
        reads(Kind::Quantity, "4.8 to 14 kilometres (several miles)", "several miles");
        reads(Kind::Duration, "48 hours (2 days)", "2 days");
        reads(Kind::Money, "$0.99 (99 cents)", "99 cents");
        reads(Kind::Date, "in the 1990s", "the 1990s");
        reads(Kind::Title, "Gov.", "Gov.");
        reads(Kind::Person, "von der Moss", "von der Moss");
        reads(Kind::Title, "Finance Minister", "Finance Minister");
        reads(Kind::Title, "light keeper", "light keeper");
        reads(Kind::Person, "Ana Belo", "Ana Belo");
        reads(Kind::Person, "Lund", "Lund");
        reads(Kind::Choice, "Light-keeper", "light keeper");
        reads(Kind::YesNo, "no", "no");
        reads(Kind::Text, "1.20", "1.20");
    }

    #[test]
    fn what_is_counted_may_stand_behind() {
        let read = |phrase| read_phrase(Kind::Count, phrase, &ReadSettings::default(), &Terms::default());
        let Ok(Value::Number(number)) = read("a dozen soldiers") else { panic!("a number is a number") };
        assert_eq!((number.nominal.to_string().as_str(), number.of.as_deref()), ("12", Some("soldiers")));
        assert!(read("about forty of a sort").is_err());
        assert_eq!(
            read("some 1,200 homes").map(|value| (Kind::Count.row().show)(&value)).as_deref(),
            Ok("about 1,200")
        );
        let quantity = |phrase| read_phrase(Kind::Quantity, phrase, &ReadSettings::default(), &Terms::default());
        assert_eq!(quantity("a 6.5-magnitude earthquake"), quantity("magnitude 6.5"));
        assert!(quantity("a mile from home").is_err());
    }

    #[test]
    fn a_bare_figure_is_in_the_unit_that_is_asked_for() {
        let read = |unit: &str, phrase: &str| {
            let value = read_answer(Kind::Quantity, Some(unit), phrase, &ReadSettings::default(), &Terms::default());
            value.map(|value| (Kind::Quantity.row().show)(&value))
        };
        assert_eq!(read("year of age", "42").as_deref(), Ok("42 years old"));
        assert_eq!(read("magnitude", "6.9").as_deref(), Ok("magnitude 6.9"));
        assert_eq!(read("kilometre", "1,200").as_deref(), Ok("1,200 kilometres"));
        assert_eq!(read("kilometre", "12 miles").as_deref(), Ok("12 miles"));
        assert!(read("kilometre", "about half").is_err());
    }

    #[test]
    fn samples_can_be_read() {
        let readable = |kind: &&crate::value::KindRow| !matches!(kind.kind, Kind::Choice | Kind::Place);
        for row in crate::value::KINDS.iter().filter(readable) {
            let read = read_phrase(row.kind, sample(row.kind), &ReadSettings::default(), &Terms::default());
            assert!(read.is_ok(), "{}: {read:?}", row.name);
        }
    }

    #[test]
    fn what_is_not_understood_whole_is_refused() {
        refuses(
            Kind::Count,
            "40,000 in all and more",
            "`40,000 in all and more` cannot be read as a count: only `40,000` is understood",
        );
        refuses(Kind::Count, "many", "`many` cannot be read as a count");
        refuses(Kind::Count, "", "`` cannot be read as a count");
        refuses(
            Kind::Quantity,
            "7 miles (10 kilometres)",
            "`7 miles (10 kilometres)` cannot be read as a quantity: only `10 kilometres` is understood",
        );
        refuses(Kind::Date, "the other day", "`the other day` cannot be read as a date");
        refuses(Kind::Person, "the minister", "`the minister` cannot be read as a person");
        refuses(Kind::Person, "7 April", "`7 April` cannot be read as a person");
        refuses(Kind::Choice, "by letter", "`by letter` is none of the choices of this slot");
        refuses(Kind::YesNo, "perhaps not", "`perhaps not` cannot be read as yes or no");
        refuses(Kind::Title, "by letter", "`by letter` cannot be read as a title");
    }
}
