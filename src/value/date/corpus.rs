//! Wordings and what is read from them, side by side; and words that are no date.

use super::*;
use crate::text::Document;
use crate::value::{Reading, Relation, Terms, Tolerance, ValueRecord, WeekdayRule};

/// The mentions of a text that lie in no other, as `words = date`.
fn outer(text: &str, settings: &ReadSettings) -> String {
    let document = Document::new(text);
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        read(&document.words(sentence), settings, &mut mentions);
    }
    let outer = mentions
        .iter()
        .filter(|one| !mentions.iter().any(|other| other.span != one.span && other.span.holds(one.span)));
    let shown = outer.map(|mention| {
        let said = document.slice(mention.span);
        match &mention.reading {
            Reading::Clear(value) => format!("{said} = {}", show(value)),
            Reading::Unclear(reason) => format!("{said} ? {reason}"),
        }
    });
    shown.collect::<Vec<_>>().join(" | ")
}

/// A text of Tuesday, 2 April 2024.
fn dated() -> ReadSettings {
    ReadSettings { published: Some(Day::constant(2024, 4, 2)), ..ReadSettings::default() }
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(outer(text, &dated()), expected, "in {text:?}");
}

#[track_caller]
fn undated(text: &str, expected: &str) {
    assert_eq!(outer(text, &ReadSettings::default()), expected, "in {text:?}");
}

#[test]
fn whole_dates() {
    reads("They met on April 1, 2024.", "April 1, 2024 = 1 April 2024");
    reads("They met on 1 April 2024.", "1 April 2024 = 1 April 2024");
    reads("They met on the 1st of April, 2024, in Oslo.", "1st of April, 2024 = 1 April 2024");
    reads("on Monday, April 1, 2024, at noon", "Monday, April 1, 2024 = 1 April 2024");
    reads("Dated 2024-04-01.", "2024-04-01 = 1 April 2024");
    reads("Logged at 2024-04-01T10:30:00Z by hand.", "2024-04-01T10:30:00Z = 1 April 2024");
    reads("Invoice of 04/01/2024.", "04/01/2024 = 1 April 2024 or 4 January 2024");
    reads("Invoice of 04/25/2024.", "04/25/2024 = 25 April 2024");
    reads("Invoice of 25.04.2024.", "25.04.2024 = 25 April 2024");
    reads("It opened on 31-Oct-1974.", "31-Oct-1974 = 31 October 1974");
    reads("She was born on July the 4th, 1995.", "July the 4th, 1995 = 4 July 1995");
    reads(
        "She was born on January twenty five nineteen eighty six.",
        "January twenty five nineteen eighty six = 25 January 1986",
    );
    reads("The first of May 1998 was a Friday.", "first of May 1998 = 1 May 1998");
}

#[test]
fn orders_of_day_and_month() {
    let order = |order| ReadSettings { order: Some(order), ..dated() };
    assert_eq!(outer("on 03/04/2024", &order(crate::value::DayOrder::DayMonth)), "03/04/2024 = 3 April 2024");
    assert_eq!(outer("on 03/04/2024", &order(crate::value::DayOrder::MonthDay)), "03/04/2024 = 4 March 2024");
}

#[test]
fn parts_of_dates() {
    reads("It began on October 7.", "October 7 = 7 October 2023");
    reads("It began on Oct. 7 and went on.", "Oct. 7 = 7 October 2023");
    reads("Prices fell in March.", "March = March 2024");
    reads("Prices fell in March 2023.", "March 2023 = March 2023");
    reads("Prices fell in 2023.", "2023 = 2023");
    reads("The 2016 election was close.", "2016 = 2016");
    reads("He will retire in June.", "June = June 2024");
    reads("He will retire on June 3.", "June 3 = 3 June 2024");
    reads("They fell on the 15th.", "15th = 15 March 2024");
    reads("They left in the 1990s.", "1990s = the 1990s");
    reads("It is a church of the 19th century.", "19th century = the 19th century");
    undated("It began on October 7.", "October 7 = 7 October");
    undated("Prices fell in March.", "March = March");
    undated("Prices fell in early March.", "early March = early March");
}

#[test]
fn distances_from_publication() {
    reads("She resigned yesterday.", "yesterday = 1 April 2024");
    reads("She resigned today.", "today = 2 April 2024");
    reads("They meet tonight.", "tonight = 2 April 2024");
    reads("They meet tomorrow.", "tomorrow = 3 April 2024");
    reads("They met the day before yesterday.", "day before yesterday = 31 March 2024");
    reads("It rained last night.", "last night = 1 April 2024");
    reads("He left three days ago.", "three days ago = 30 March 2024");
    reads("He left two weeks ago.", "two weeks ago = between 16 and 22 March 2024");
    reads("He left last month.", "last month = March 2024");
    reads("He left last week.", "last week = the week of 25 March 2024");
    reads("He left last year.", "last year = 2023");
    reads("He left earlier this week.", "earlier this week = 1 April 2024");
    reads("He left at the weekend.", "weekend = between 30 and 31 March 2024");
    reads("He left late last month.", "late last month = late March 2024");
    reads("He will leave in two days.", "in two days = 4 April 2024");
    reads("The talks lasted and ended in two days.", "");
    reads("They meet next Friday.", "next Friday = 12 April 2024 or 5 April 2024");
    reads("They met last Friday.", "last Friday = 29 March 2024");
    reads("They met a week before Monday.", "a week before Monday = 25 March 2024");
    reads("They met on Monday last week.", "Monday last week = 25 March 2024");
    reads("They met on the day after Christmas.", "day after Christmas = 26 December 2023");
    undated("She resigned yesterday.", "yesterday ? the source has no publication date");
    undated("She resigned last week.", "last week ? the source has no publication date");
}

#[test]
fn distances_in_the_sentence() {
    reads(
        "He was hurt on March 3, 2024 and died the next day.",
        "March 3, 2024 = 3 March 2024 | next day = 4 March 2024",
    );
    reads(
        "He was hurt on March 3, 2024 and died two days later.",
        "March 3, 2024 = 3 March 2024 | two days later = 5 March 2024",
    );
    reads("He died the next day.", "next day ? it hangs on a day that this sentence does not name");
    reads("They had met the day before.", "day before ? it hangs on a day that this sentence does not name");
}

#[test]
fn weekdays_by_tense() {
    reads("She resigned on Monday.", "Monday = 1 April 2024");
    reads("She resigned on Tuesday.", "Tuesday = 2 April 2024");
    reads("She resigned on Wednesday.", "Wednesday = 27 March 2024");
    reads("Talks on Wednesday", "Wednesday = 27 March 2024");
    reads("She will resign on Wednesday.", "Wednesday = 3 April 2024");
    reads("She is to resign on Monday.", "Monday = 8 April 2024");
    reads("They are set to meet on Monday.", "Monday = 8 April 2024");
    reads("They plan to meet on Monday.", "Monday = 8 April 2024");
    reads("He said they would meet on Wednesday.", "Wednesday = 3 April 2024 or 27 March 2024");
    reads("Killed Monday night, he was 30.", "Monday night = 1 April 2024");
    undated("She resigned on Monday.", "Monday = Monday");
    let after = ReadSettings { weekday: WeekdayRule::After, ..dated() };
    assert_eq!(outer("She resigned on Monday.", &after), "Monday = 8 April 2024");
}

#[test]
fn weekdays_that_do_not_fit() {
    reads("on Tuesday, 1 April 2024", "Tuesday, 1 April 2024 = Tuesday, 1 April 2024");
    let document = Document::new("Tuesday, 1 April 2024");
    let mut mentions = Vec::new();
    read(&document.words(&document.sentences()[0]), &dated(), &mut mentions);
    let Some(Value::Date(date)) = mentions[0].value() else { panic!("{mentions:?}") };
    assert_eq!(date.weekday_mismatch().as_deref(), Some("1 April 2024 is a Monday, not a Tuesday"));
    assert_eq!(date.alternatives, [Days::day(Day::constant(2024, 4, 2))]);
}

#[test]
fn stretches_and_bounds() {
    reads("It is due in early April.", "early April = early April 2024");
    reads("It was due in mid-May 2023.", "mid-May 2023 = mid-May 2023");
    reads("It was sold in late 2023.", "late 2023 = between 1 September and 31 December 2023");
    reads("It was sold in the spring of 2021.", "spring of 2021 = between 1 March and 21 June 2021");
    reads("It was sold in the first quarter of 2024.", "first quarter of 2024 = the first quarter of 2024");
    reads("It was sold in Q3 2023.", "Q3 2023 = the third quarter of 2023");
    reads("She has ruled since 2019.", "since 2019 = since 1 January 2019");
    reads("It is open until 5 May 2024.", "until 5 May 2024 = until 5 May 2024");
    reads("It must be paid by May 5, 2024.", "by May 5, 2024 = by 5 May 2024");
    reads("It fell before 1 March 2024.", "before 1 March 2024 = before 1 March 2024");
    reads("It fell after March 1, 2024.", "after March 1, 2024 = after 1 March 2024");
    reads("It fell after the March 1 debate.", "March 1 = 1 March 2024");
    reads("It has been shut since the Monday raid.", "Monday = 1 April 2024");
    reads("The fair ran April 1–3, 2023.", "April 1–3, 2023 = 1–3 April 2023");
    reads("The fair ran from Monday to Wednesday.", "from Monday to Wednesday = 1–3 April 2024");
    reads("It fell between 3 and 5 May 2023.", "between 3 and 5 May 2023 = between 3 and 5 May 2023");
    reads("They ruled from 2014 to 2018.", "from 2014 to 2018 = 2014–2018");
    reads("He came on April 1 or April 2, 2023.", "April 1 or April 2, 2023 = 1 April 2024 or 2 April 2023");
}

#[test]
fn named_days() {
    reads("He came on Christmas Day.", "Christmas Day = 25 December 2023");
    reads("He came on New Year's Eve.", "New Year's Eve = 31 December 2023");
    reads("He came at Easter.", "Easter = 31 March 2024");
    reads("He came on Good Friday 2023.", "Good Friday 2023 = 7 April 2023");
    reads("He came on Thanksgiving last year.", "Thanksgiving last year = 23 November 2023");
    undated("He came on Christmas Day.", "Christmas Day = 25 December");
}

#[test]
fn never_a_date() {
    for text in [
        "He may come.",
        "They march on.",
        "Theresa May resigned.",
        "Mrs May said no.",
        "The Sunday Times said so.",
        "The March for Our Lives drew crowds.",
        "It affects one in 2000 of them.",
        "They sold 2,000.",
        "UN Resolution 2728 was passed.",
        "They won 3-2.",
        "Version 10.4.2 is out.",
        "Call 555-2024 now.",
        "It cost $2024.",
        "It is a tool of Monday.com for teams.",
        "The October Revolution shook them.",
        "He is my man Friday, his Man Friday.",
        "The sun rose and they sat down.",
        "She came second.",
        "In the year 99999 nothing is left.",
        "A 30-year-old man fled.",
        "Some 1900 people fled.",
        "In a second they fled.",
        "He will win the race in a minute.",
        "It fell on one of its sides.",
        "The ratio is 1/2.",
        "They marched for days.",
        "Flight 1999 was late.",
        "He reads USA Today.",
        "The last of them fled.",
        "Next to it stood a house.",
        "His early work is lost.",
        "The end of the war is near.",
    ] {
        reads(text, "");
    }
}

/// The first date of a text of 2 April 2024; where `published` is not set, of a text of no date.
#[track_caller]
fn value(text: &str, published: bool) -> Value {
    let settings = if published { dated() } else { ReadSettings::default() };
    let document = Document::new(text);
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        read(&document.words(sentence), &settings, &mut mentions);
    }
    mentions.iter().find_map(|mention| mention.value().cloned()).unwrap_or_else(|| panic!("no date in {text:?}"))
}

#[track_caller]
fn stand(one: &str, other: &str, expected: Relation, reason: &str) {
    let terms = Terms::default();
    // A bar before the words says that their text has no date.
    let read = |text: &str| match text.strip_prefix('|') {
        Some(text) => value(text, false),
        None => value(text, true),
    };
    let (one, other) = (read(one), read(other));
    let verdict = relate(&one, &other, &terms);
    assert_eq!((verdict.relation, verdict.reason.as_str()), (expected, reason));
    assert_eq!(relate(&other, &one, &terms).relation, expected, "the other way round");
}

#[test]
fn relations() {
    use Relation::{Apart, Compatible, Conflict, Same};
    stand("April 1, 2024", "2024-04-01", Same, "both are 1 April 2024");
    stand(
        "yesterday",
        "1 April 2024",
        Same,
        "\"yesterday\" in a text of 2 April 2024 is 1 April 2024, as in the other",
    );
    stand(
        "yesterday",
        "|Monday",
        Compatible,
        "\"yesterday\" in a text of 2 April 2024 is 1 April 2024; \"Monday\" without a date can be that day",
    );
    stand(
        "|Monday",
        "2024-04-02",
        Conflict,
        "\"Monday\" without a date can be any Monday; 2 April 2024; no day fits both",
    );
    stand("|Monday", "|Monday", Same, "both are Monday");
    stand(
        "|Monday",
        "|Tuesday",
        Conflict,
        "\"Monday\" without a date can be any Monday; \"Tuesday\" without a date can be any Tuesday; no day fits both",
    );
    stand("|October 7", "2023-10-07", Compatible, "7 October 2023; \"7 October\" without a date can be that day");
    stand(
        "It began on October 7.",
        "2023-10-07",
        Same,
        "\"October 7\" in a text of 2 April 2024 is 7 October 2023, as in the other",
    );
    stand(
        "|October 7",
        "2023-10-08",
        Conflict,
        "\"7 October\" without a date can be that day of any year; 8 October 2023; no day fits both",
    );
    stand("early May 2024", "5 May 2024", Compatible, "5 May 2024; early May 2024 holds that day");
    stand("early May 2024", "15 May 2024", Conflict, "early May 2024; 15 May 2024; no day fits both");
    stand(
        "1–3 April 2024",
        "1–5 April 2024",
        Apart,
        "1–3 April 2024; 1–5 April 2024; the days overlap but are not the same",
    );
    stand("1–3 April 2024", "April 2, 2024", Compatible, "2 April 2024; 1–3 April 2024 holds that day");
    stand(
        "since 1 April 2024",
        "since 3 April 2024",
        Apart,
        "since 1 April 2024; since 3 April 2024; the days overlap but are not the same",
    );
    stand(
        "since 1 April 2024",
        "until 3 April 2024",
        Compatible,
        "since 1 April 2024; until 3 April 2024; some days fit both",
    );
    stand("before 5 May 2024", "5 May 2024", Conflict, "before 5 May 2024; 5 May 2024; no day fits both");
    stand("03/04/2024", "4 March 2024", Compatible, "4 March 2024 or 3 April 2024; 4 March 2024; one reading fits");
    stand("03/04/2024", "03/04/2024", Same, "both are 4 March 2024 or 3 April 2024");
    stand(
        "Tuesday, 1 April 2024",
        "2 April 2024",
        Compatible,
        "\"Tuesday, 1 April 2024\": 1 April 2024 is a Monday, not a Tuesday; 2 April 2024; one reading fits",
    );
    stand("2023", "March 2023", Compatible, "2023; March 2023; some days fit both");
    stand("2023", "2024", Conflict, "2023; 2024; no day fits both");
}

#[test]
fn tolerance_in_days() {
    let terms = Terms { tolerance: Tolerance::Days(1), ..Terms::default() };
    let relation = |one: &str, other: &str| relate(&value(one, true), &value(other, true), &terms).relation;
    assert_eq!(relation("April 1, 2024", "April 2, 2024"), Relation::Compatible);
    assert_eq!(relation("April 1, 2024", "April 3, 2024"), Relation::Conflict);
    let text = Value::Text(crate::value::text_value::Text { words: String::new() });
    assert_eq!(relate(&value("April 1, 2024", true), &text, &terms).relation, Relation::Incomparable);
}

#[track_caller]
fn records(text: &str, published: bool, expected: serde_json::Value) {
    let value = value(text, published);
    let made = record(&value);
    assert_eq!(serde_json::Value::Object(made.clone()), expected);
    let again = from_record(&made).unwrap();
    assert_eq!(again, value);
    assert_eq!(record(&again), made);
}

#[test]
fn records_and_back() {
    use serde_json::json;
    records(
        "Monday, April 1, 2024",
        true,
        json!({"from": "2024-04-01", "to": "2024-04-01", "grain": "day", "year": 2024, "month": 4, "day": 1, "weekday": "monday"}),
    );
    records(
        "yesterday",
        true,
        json!({"from": "2024-04-01", "to": "2024-04-01", "grain": "day", "year": 2024, "month": 4, "day": 1,
            "implied": ["year", "month", "day"], "words": "yesterday", "published": "2024-04-02"}),
    );
    records("Monday", false, json!({"grain": "day", "weekday": "monday"}));
    records("7 October", false, json!({"grain": "day", "month": 10, "day": 7}));
    records("1–3 April", false, json!({"grain": "day", "all": true, "month": 4, "day": 1, "to_month": 4, "to_day": 3}));
    records(
        "since 2019",
        true,
        json!({"from": "2019-01-01", "grain": "year", "all": true, "year": 2019, "mod": "since"}),
    );
    records(
        "03/04/2024",
        true,
        json!({"from": "2024-03-04", "to": "2024-03-04", "grain": "day", "year": 2024, "month": 3, "day": 4,
            "implied": ["month", "day"], "alternatives": [{"from": "2024-04-03", "to": "2024-04-03"}]}),
    );
    let bad = serde_json::from_value(json!({"from": "2024-13-01"})).unwrap();
    assert_eq!(from_record(&bad), Err("`from` of a date is no day such as 2024-04-01".to_owned()));
    assert_eq!(from_record(&ValueRecord::new()), Err("a date has neither days nor a weekday".to_owned()));
}
