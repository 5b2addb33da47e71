//! Wordings and what is read from them, side by side; and words that are no date.

use super::*;
use crate::text::Document;
use crate::value::{DayOrder, Reading, WeekdayRule};

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

/// The first date of a text of 2 April 2024; where `published` is not set, of a text of no date.
#[track_caller]
pub(super) fn value(text: &str, published: bool) -> Value {
    let settings = if published { dated() } else { ReadSettings::default() };
    let document = Document::new(text);
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        read(&document.words(sentence), &settings, &mut mentions);
    }
    mentions.iter().find_map(|mention| mention.value().cloned()).unwrap_or_else(|| panic!("no date in {text:?}"))
}

#[test]
fn whole_dates() {
    reads("They met on April 1, 2024.", "April 1, 2024 = 1 April 2024");
    reads("They met on 1 April 2024.", "1 April 2024 = 1 April 2024");
    reads("They met on the 1st of April, 2024, in Oslo.", "1st of April, 2024 = 1 April 2024");
    reads("on Monday, April 1, 2024, at noon", "Monday, April 1, 2024 = 1 April 2024");
    reads("Dated 2024-04-01.", "2024-04-01 = 1 April 2024");
    reads("They met in 2024-W31.", "2024-W31 = the week of 29 July 2024");
    reads("They met on 2024-W31-3.", "2024-W31-3 = 31 July 2024");
    reads("They met in 2021-W01.", "2021-W01 = the week of 4 January 2021");
    reads("There is no 2024-W54.", "");
    reads("They met on the Monday after Easter.", "Monday after Easter = 1 April 2024");
    reads("They met on the Sunday before Christmas.", "Sunday before Christmas = 24 December 2023");
    reads("They met Monday after Easter.", "Monday = 1 April 2024 | after Easter = after 31 March 2024");
    reads("It has rained all week.", "all week = 1–7 April 2024");
    reads("It was dry all last year and wet all month long.", "last year = 2023 | all month long = 1–30 April 2024");
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
    assert_eq!(outer("on 03/04/2024", &order(DayOrder::DayMonth)), "03/04/2024 = 3 April 2024");
    assert_eq!(outer("on 03/04/2024", &order(DayOrder::MonthDay)), "03/04/2024 = 4 March 2024");
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
    reads("The court may rule on Friday.", "Friday = 5 April 2024");
    reads("He may have met them on Friday.", "Friday = 29 March 2024");
    reads("They might meet on Monday.", "Monday = 8 April 2024");
    reads("The town faces an April 19 due date.", "April 19 = 19 April 2024 or 19 April 2023");
    reads("She told a Friday press conference so.", "Friday = 29 March 2024");
    reads("He died in a Monday night crash.", "Monday night = 1 April 2024");
    reads("He asked about the March traffic stop.", "March = March 2024");
    reads("It could come as early as 2026, she said.", "2026 = 2026");
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
    reads("They voted on Election Day.", "Election Day = 7 November 2023");
    reads("They fasted on Yom Kippur.", "Yom Kippur = 25 September 2023");
    reads("Shops closed for the summer bank holiday of 2023.", "summer bank holiday of 2023 = 28 August 2023");
    reads("They sang on Orthodox Easter 2022.", "Orthodox Easter 2022 = 24 April 2022");
    reads("It was the Chinese New Year of 2023.", "Chinese New Year of 2023 = 22 January 2023");
}

#[test]
fn lists_and_choices() {
    reads("It snowed on Nov. 5 and 6.", "Nov. 5 and 6 = 5–6 November 2023");
    reads("They meet on Monday or Tuesday.", "Monday or Tuesday = 1 April 2024 or 2 April 2024");
    reads("It fell in 2007, 2009 and 2011.", "2007 = 2007 | 2009 = 2009 | 2011 = 2011");
    reads(
        "3 April 2024, 4 March 2024 or 1 May 2024",
        "3 April 2024, 4 March 2024 or 1 May 2024 = 3 April 2024 or 4 March 2024 or 1 May 2024",
    );
}

#[test]
fn longer_stretches() {
    reads(
        "It ran 28 December 2022 to 3 January 2023.",
        "28 December 2022 to 3 January 2023 = 28 December 2022 to 3 January 2023",
    );
    reads("It ran from April 27 to the 3rd, 2023.", "from April 27 to the 3rd, 2023 = 27 April to 3 May 2023");
    reads("It ran 1-3 April 2023.", "1-3 April 2023 = 1–3 April 2023");
    reads("It ran from 13th to 15th July 2023.", "from 13th to 15th July 2023 = 13–15 July 2023");
    reads("It grew from March to May 2023.", "from March to May 2023 = 1 March to 31 May 2023");
    reads("It grew in the 2011-12 season.", "2011-12 = 2011–2012");
    reads("The index of 2024-04 is out.", "2024-04 = April 2024");
    reads("It ran from 10/13/2023-10/17/2023.", "from 10/13/2023-10/17/2023 = 13–17 October 2023");
    reads("He served from 2012 to present.", "from 2012 to present = 1 January 2012 to 2 April 2024");
    reads(
        "It fell over the last two weeks.",
        "last two weeks = between 19 March and 2 April 2024 or between 18 and 31 March 2024",
    );
    reads("It rose in the first three months of 2023.", "first three months of 2023 = the first quarter of 2023");
    reads("It rose in the first half of last year.", "first half of last year = between 1 January and 30 June 2023");
    reads("It fell in the week ended March 22.", "week ended March 22 = between 16 and 22 March 2024");
    reads("It fell in the week of 18 March.", "week of 18 March = the week of 18 March 2024");
    reads("They met on the last Monday of March.", "last Monday of March = 25 March 2024");
    reads("They met on the first Tuesday of October 2023.", "first Tuesday of October 2023 = 3 October 2023");
    reads("It was a crowded Labor Day weekend.", "Labor Day weekend = between 2 and 4 September 2023");
    reads("It fell at the end of the month.", "end of the month = late April 2024");
    reads("It rose in the early 1990s.", "early 1990s = between 1 January 1990 and 31 December 1993");
    reads(
        "They came in the winter of 2022.",
        "winter of 2022 = between 1 December 2021 and 20 March 2022 or between 1 December 2022 and 20 March 2023",
    );
    reads("He vanished in the summer of last year.", "summer of last year = between 1 June and 23 September 2023");
    reads("He left more than two years ago.", "more than two years ago = by 2 April 2022");
    reads("He left less than a month ago.", "less than a month ago = between 2 March and 2 April 2024");
    reads("She must reply no later than 5 May 2024.", "no later than 5 May 2024 = by 5 May 2024");
    reads("It is in force from 1 May 2023 onwards.", "from 1 May 2023 onwards = since 1 May 2023");
    reads("It is in force starting May 1, 2023.", "starting May 1, 2023 = since 1 May 2023");
    reads("Fires burned after the Monday morning raid.", "Monday morning = 1 April 2024");
    reads("Fires burned after Monday's raid.", "Monday = 1 April 2024");
    reads("The vote was moved from Monday to Friday.", "Monday = 1 April 2024 | Friday = 29 March 2024");
}

#[test]
fn days_told_by_other_days() {
    reads("They met three days after Easter.", "three days after Easter = 3 April 2024");
    reads("They met on the Tuesday after Easter.", "Tuesday after Easter = 2 April 2024");
    reads("They left on the day before Christmas Eve.", "day before Christmas Eve = 23 December 2023");
    reads("They will meet two weeks from tomorrow.", "two weeks from tomorrow = 17 April 2024");
    reads("They will meet the week after next.", "week after next = the week of 15 April 2024");
    reads("In 2010 he moved and the following year he died.", "2010 = 2010 | following year = 2011");
    reads("They met on Friday the 13th of October.", "Friday the 13th of October = 13 October 2023");
    reads("They will meet on Monday of next week.", "Monday of next week = 8 April 2024");
    reads("They met this past Wednesday.", "this past Wednesday = 27 March 2024");
    reads("They met in March last year.", "March last year = March 2023");
    reads("They met on the 20th of last month.", "20th of last month = 20 March 2024");
    reads("They met last March.", "last March = March 2024 or March 2023");
    reads("OSLO, March 6 - The talks will begin.", "March 6 = 6 March 2024");
    reads(
        "The 9/11 attacks and the Sept. 11 attacks are one.",
        "9/11 = 11 September 2001 | Sept. 11 = 11 September 2001",
    );
    reads("It will close for two weeks starting May 20.", "two weeks starting May 20 = 20 May to 2 June 2024");
    reads("They will meet in the next four business days.", "next four business days = between 3 and 8 April 2024");
    reads("He left two and a half years ago.", "two and a half years ago = between 17 September and 17 October 2021");
    reads(
        "He left two years and one month ago.",
        "two years and one month ago = between 15 February and 17 March 2022",
    );
    reads("It fell 48 hours ago.", "48 hours ago = 31 March 2024");
    reads("It fell on the last weekend of March.", "last weekend of March = between 30 and 31 March 2024");
    reads("They met on Fri. night.", "Fri = 29 March 2024");
}

#[test]
fn what_stands_inside_is_read_too() {
    let all = |text: &str| {
        let document = Document::new(text);
        let mut mentions = Vec::new();
        read(&document.words(&document.sentences()[0]), &dated(), &mut mentions);
        let shown = mentions.iter().map(|mention| document.slice(mention.span).to_owned());
        shown.collect::<Vec<_>>().join(" | ")
    };
    assert_eq!(all("open since Monday"), "since Monday | Monday");
    assert_eq!(all("from Monday to Wednesday"), "from Monday to Wednesday | Monday | Wednesday");
    assert_eq!(all("on April 1–3, 2024"), "April 1–3, 2024");
    assert_eq!(all("on Monday or Tuesday"), "Monday or Tuesday | Monday | Tuesday");
}

#[test]
fn days_that_the_calendar_lacks() {
    reads("It was due on 31 April 2024.", "31 April 2024 ? the calendar has no such day");
    reads("It was due on February 29, 2023.", "February 29, 2023 ? the calendar has no such day");
    reads("It fell on February 29.", "February 29 = 29 February 2024");
    undated(
        "It ran from Christmas to Christmas.",
        "from Christmas to Christmas ? it begins and ends on the same day of some year",
    );
    reads("The tomb was dug 2,000 years ago.", "2,000 years ago ? it lies outside the years 1000 to 2999");
    reads("It was dug 99999 weekends ago.", "99999 weekends ago ? it lies outside the years 1000 to 2999");
    reads("They were taken 1,000 days ago.", "1,000 days ago = 7 July 2021");
}

#[test]
fn never_a_date() {
    for text in [
        "He may come.",
        "The desk is manned 24/7.",
        "Open 24/7",
        "It rained in the last 0 months.",
        "It is green all year round.",
        "They all weekended there.",
        "The leaves all fall down.",
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
        "It will last five years, and that one is to last two months.",
        "The March on the capital failed.",
        "Mr. April Jones and June Roe sang.",
        "He lost 15 of 16 games.",
        "The score was 21-7 at half-time.",
        "A 5-year plan and a two-week tour.",
        "He worked nine to five.",
        "At 650.650.6500 nobody answered.",
        "Article 19 applies, and so does Rule 2024a.",
        "Every Monday they meet, and each Friday they part.",
        "They begin in earnest and start in style.",
        "The film by 20th Century Fox flopped.",
        "The sat nav and the wed couple.",
    ] {
        reads(text, "");
    }
}
