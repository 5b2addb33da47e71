//! Wordings of percent and what is read from them.

use super::reads;
use crate::value::Kind;

#[test]
fn wordings() {
    let reads = |text, expected| reads(Kind::Percent, text, expected);
    reads("5%", "5% = 5%");
    reads("5 %", "5 % = 5%");
    reads("5 per cent", "5 per cent = 5%");
    reads("5 percent", "5 percent = 5%");
    reads("five percent", "five percent = 5%");
    reads("12.5 pct", "12.5 pct = 12.5%");
    reads("24pc off", "24pc = 24%");
    reads("0.2%", "0.2% = 0.2%");
    reads("half of the voters", "half = 1 in 2 of voters");
    reads("half the town", "half = 1 in 2");
    reads("nearly half of the houses", "nearly half = nearly 1 in 2 of houses");
    reads("more than half", "more than half = over 1 in 2");
    reads("two thirds of voters", "two thirds = 2 in 3 of voters");
    reads("two-thirds of the seats", "two-thirds = 2 in 3 of seats");
    reads("three quarters of firms", "three quarters = 3 in 4 of firms");
    reads("a third of the crop", "a third = 1 in 3 of crop");
    reads("a quarter of the budget", "a quarter = 1 in 4 of budget");
    reads("one third", "one third = 1 in 3");
    reads("one in five children", "one in five = 1 in 5 of children");
    reads("one out of five", "one out of five = 1 in 5");
    reads("9 out of 10 dentists", "9 out of 10 = 9 in 10 of dentists");
    reads("1 in 100 women", "1 in 100 = 1% of women");
    reads("three percentage points", "three percentage points = 3 percentage points");
    reads("1.5 percentage points", "1.5 percentage points = 1.5 percentage points");
    reads("half a percentage point", "half a percentage point = 0.5 percentage points");
    reads("40 basis points", "40 basis points = 0.4 percentage points");
    reads("25 bps", "25 bps = 0.25 percentage points");
    reads("about 60 per cent", "about 60 per cent = about 60%");
    reads("almost 57%", "almost 57% = nearly 57%");
    reads("just over 12%", "just over 12% = just over 12%");
    reads("at least 30 percent", "at least 30 percent = at least 30%");
    reads("up to 80%", "up to 80% = up to 80%");
    reads("less than 1%", "less than 1% = under 1%");
    reads("between 5 and 10 per cent", "between 5 and 10 per cent = 5 to 10%");
    reads("5-10%", "5-10% = 5 to 10%");
    reads("5% to 10%", "5% to 10% = 5 to 10%");
    reads("from 2 to 3 percent", "from 2 to 3 percent = 2 to 3%");
    reads("a 19% drop", "19% = 19%");
    reads("5% a year", "5% a year = 5% per year");
    reads("minus 3 percent", "minus 3 percent = -3%");
    reads("-0.5%", "-0.5% = -0.5%");
    reads("fell from 6.7% to 6.3%", "6.7% = 6.7% | 6.3% = 6.3%");
    reads("one in every five of them", "one in every five = 1 in 5 of them");
    reads("one twenty-fifth of the crop", "one twenty-fifth = 4% of crop");
}

#[test]
fn nothing() {
    let nothing = |text| reads(Kind::Percent, text, "");
    nothing("5 people");
    nothing("the first half");
    nothing("half-time");
    nothing("the second quarter");
    nothing("a quarter of 2023");
    nothing("a percentage of it");
    nothing("per cent of nothing");
    nothing("half an hour");
    nothing("a half-brother");
    nothing("half a million people");
    nothing("the third quarter");
    nothing("one third-placed team");
    nothing("7 out of line");
    nothing("in one in-depth talk");
    nothing("two in the room");
    nothing("the half was dull");
    nothing("3/4/2024");
    nothing("a third man came");
    nothing("a fifth day");
}
