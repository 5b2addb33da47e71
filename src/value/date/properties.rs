//! What holds of every date.

use proptest::prelude::*;

use super::*;
use crate::text::Document;
use crate::value::{Relation, Terms, Tolerance};

/// Words of which dates, and things that look like dates, are made.
const WORDS: &[&str] = &[
    "Monday",
    "Friday",
    "April",
    "May",
    "march",
    "Oct.",
    "1",
    "7",
    "13",
    "31st",
    "2024",
    "1998",
    "99999",
    "first",
    "last",
    "second",
    "next",
    "this",
    "week",
    "month",
    "day",
    "days",
    "year",
    "weekend",
    "two",
    "a few",
    "ago",
    "before",
    "after",
    "since",
    "until",
    "by",
    "from",
    "to",
    "and",
    "or",
    "between",
    "of",
    "the",
    "in",
    "on",
    ",",
    "-",
    "–",
    "/",
    "early",
    "mid-",
    "late",
    "end",
    "spring",
    "Christmas",
    "Easter",
    "yesterday",
    "today",
    "tomorrow",
    "04/01/2024",
    "2024-04-01",
    "1990s",
    "19th century",
    "Q1",
    "quarter",
    "will",
    "would",
    "said",
    "later",
    "earlier",
    "'s",
    "(",
    ")",
    ".",
    "night",
];

fn wording() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(WORDS), 1..9).prop_map(|words| words.join(" "))
}

fn settings() -> impl Strategy<Value = ReadSettings> {
    (prop::option::of((1990i16..2040, 1i8..13, 1i8..29)), 0usize..4).prop_map(|(day, rule)| ReadSettings {
        published: day.and_then(|(y, m, d)| Day::new(y, m, d).ok()),
        weekday: [
            crate::value::WeekdayRule::ByTense,
            crate::value::WeekdayRule::Before,
            crate::value::WeekdayRule::After,
            crate::value::WeekdayRule::Nearest,
        ][rule],
        ..ReadSettings::default()
    })
}

fn dates(text: &str, settings: &ReadSettings) -> Vec<(crate::text::Span, Value)> {
    let document = Document::new(text);
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        read(&document.words(sentence), settings, &mut mentions);
    }
    mentions.iter().filter_map(|mention| Some((mention.span, mention.value()?.clone()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn no_text_makes_the_reader_fail(text in "\\PC{0,80}", settings in settings()) {
        for (span, _) in dates(&text, &settings) {
            prop_assert!(text.is_char_boundary(span.start as usize) && text.is_char_boundary(span.end as usize));
        }
    }

    #[test]
    fn what_is_shown_is_read_back(text in wording(), settings in settings()) {
        for (_, value) in dates(&text, &settings) {
            let shown = show(&value);
            let again = dates(&shown, &settings);
            prop_assert_eq!(again.first().map(|(_, value)| value), Some(&value), "{} from {}", shown, text);
        }
    }

    #[test]
    fn records_hold_everything(text in wording(), settings in settings()) {
        for (_, value) in dates(&text, &settings) {
            let made = record(&value);
            let again = from_record(&made);
            prop_assert_eq!(again.as_ref(), Ok(&value));
            prop_assert_eq!(again.map(|value| record(&value)), Ok(made));
        }
    }

    #[test]
    fn relations_are_fair(one in wording(), other in wording(), third in wording(), a in settings(), b in settings(), days in 0u32..4) {
        let terms = Terms { tolerance: if days == 0 { Tolerance::None } else { Tolerance::Days(days) }, ..Terms::default() };
        let all: Vec<Value> =
            dates(&one, &a).into_iter().chain(dates(&other, &b)).chain(dates(&third, &a)).map(|(_, value)| value).collect();
        for x in &all {
            prop_assert_eq!(relate(x, x, &terms).relation, Relation::Same);
            for y in &all {
                let there = relate(x, y, &terms).relation;
                prop_assert_eq!(there, relate(y, x, &terms).relation);
                if there != Relation::Same {
                    continue;
                }
                for z in &all {
                    prop_assert_eq!(relate(x, z, &terms).relation == Relation::Same, relate(y, z, &terms).relation == Relation::Same);
                }
            }
        }
    }
}

#[test]
fn a_long_line_of_dates_is_read_in_linear_time() {
    // Were reading quadratic, this would take minutes.
    for unit in
        ["on Monday, April 1, 2024, or ", "two days before ", "the day after the ", "1/", "2024-", "last week of "]
    {
        let text = unit.repeat(20_000);
        let document = Document::new(text);
        let mut mentions = Vec::new();
        for sentence in document.sentences() {
            read(&document.words(sentence), &ReadSettings::default(), &mut mentions);
        }
        assert!(mentions.len() <= 4 * 20_000, "{unit}: {}", mentions.len());
    }
}
