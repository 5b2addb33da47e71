//! Wordings of duration and what is read from them.

use super::reads;
use crate::value::Kind;

#[test]
fn wordings() {
    let reads = |text, expected| reads(Kind::Duration, text, expected);
    reads("18 years and six months", "18 years and six months = 18 years 6 months");
    reads("six weeks and 30 months", "six weeks = 6 weeks | 30 months = 30 months");
    reads("5 hours", "5 hours = 5 hours");
    reads("five hours", "five hours = 5 hours");
    reads("two weeks", "two weeks = 2 weeks");
    reads("a two-week truce", "two-week = 2 weeks");
    reads("24-hour notice", "24-hour = 24 hours");
    reads("a year", "a year = 1 year");
    reads("a year and a half", "a year and a half = 1.5 years");
    reads("an hour and a half", "an hour and a half = 1.5 hours");
    reads("half an hour", "half an hour = 0.5 hours");
    reads("half a day", "half a day = 0.5 days");
    reads("three quarters of an hour", "three quarters of an hour = 0.75 hours");
    reads("one and a half hours", "one and a half hours = 1.5 hours");
    reads("1.5 hours", "1.5 hours = 1.5 hours");
    reads("two and a half years", "two and a half years = 2.5 years");
    reads("30 minutes", "30 minutes = 30 minutes");
    reads("90 seconds", "90 seconds = 90 seconds");
    reads("15 min", "15 min = 15 minutes");
    reads("1 hr", "1 hr = 1 hour");
    reads("two hours and 10 minutes", "two hours and 10 minutes = 130 minutes");
    reads("one hour and 45 minutes", "one hour and 45 minutes = 105 minutes");
    reads("1 hour 30 minutes", "1 hour 30 minutes = 90 minutes");
    reads("a month", "a month = 1 month");
    reads("six months", "six months = 6 months");
    reads("a 30-day pause", "30-day = 30 days");
    reads("three decades", "three decades = 3 decades");
    reads("a century", "a century = 1 century");
    reads("two fortnights", "two fortnights = 2 fortnights");
    reads("five nights", "five nights = 5 nights");
    reads("about three hours", "about three hours = about 3 hours");
    reads("nearly two years", "nearly two years = nearly 2 years");
    reads("more than a decade", "more than a decade = over 1 decade");
    reads("at least 20 minutes", "at least 20 minutes = at least 20 minutes");
    reads("fewer than 20 minutes", "fewer than 20 minutes = under 20 minutes");
    reads("up to 10 days", "up to 10 days = up to 10 days");
    reads("between two and three weeks", "between two and three weeks = 2 to 3 weeks");
    reads("two to three weeks", "two to three weeks = 2 to 3 weeks");
    reads("two-to-three-week delay", "two-to-three-week = 2 to 3 weeks");
    reads("5-10 minutes", "5-10 minutes = 5 to 10 minutes");
    reads("four or five months", "four or five months = 4 to 5 months");
    reads("several weeks", "several weeks = several weeks");
    reads("a couple of hours", "a couple of hours = a couple of hours");
    reads("a few days", "a few days = a few days");
    reads("dozens of hours", "dozens of hours = dozens of hours");
    reads("2 more minutes", "2 more minutes = another 2 minutes");
    reads("three full days", "three full days = 3 days");
    reads("two hours a day", "two hours a day = 2 hours per day");
    reads("another six weeks", "another six weeks = another 6 weeks");
    reads("10 years or more", "10 years or more = at least 10 years");
    reads("five days or so", "five days or so = about 5 days");
    reads("a months-long siege", "months-long = a few months");
    reads("a year-long ban", "year-long = 1 year");
    reads("a weeklong fast", "weeklong = 1 week");
    reads("a flight of 4h 20m", "4h 20m = 260 minutes");
    reads("two or more hours", "two or more hours = at least 2 hours");
    reads("a week after the vote", "a week = 1 week");
    reads("a day before he left", "a day = 1 day");
    reads("an hour ahead of the match", "an hour = 1 hour");
}

#[test]
fn nothing() {
    let nothing = |text| reads(Kind::Duration, text, "");
    nothing("7777777777777777775 hours 130 seconds");
    nothing("for months");
    nothing("in days");
    nothing("secretary");
    nothing("the day after");
    nothing("a five-year-old girl");
    nothing("10 years old");
    nothing("the year 2019");
    nothing("5 people");
    nothing("twice a day");
    nothing("$5 a day");
    nothing("per hour");
    nothing("a second man");
    nothing("the minutes of the meeting");
    nothing("the 1990s");
    nothing("a year ago");
    nothing("A year before, he left");
    nothing("a week later");
    nothing("days of rain");
    nothing("the third quarter");
    nothing("a day trip");
    nothing("week 5");
}
