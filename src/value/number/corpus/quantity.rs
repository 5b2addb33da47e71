//! Wordings of quantity and what is read from them.

use super::reads;
use crate::value::Kind;

#[test]
fn wordings() {
    let reads = |text, expected| reads(Kind::Quantity, text, expected);
    reads("50km", "50km = 50 kilometres");
    reads("50 km", "50 km = 50 kilometres");
    reads("10 kilometres", "10 kilometres = 10 kilometres");
    reads("six miles", "six miles = 6 miles");
    reads("a mile", "a mile = 1 mile");
    reads("half a mile", "half a mile = 0.5 miles");
    reads("a mile and a half", "a mile and a half = 1.5 miles");
    reads("two and a half miles", "two and a half miles = 2.5 miles");
    reads("100 m below the sea", "100 m = 100 metres");
    reads("1.8m tall", "1.8m = 1.8 metres");
    reads("9 feet", "9 feet = 9 feet");
    reads("5 feet 2 inches", "5 feet 2 inches = 62 inches");
    reads("6ft 3in", "6ft 3in = 75 inches");
    reads("5-foot wall", "5-foot = 5 feet");
    reads("a 100-metre dash", "100-metre = 100 metres");
    reads("12 square kilometres", "12 square kilometres = 12 square kilometres");
    reads("450 sq ft", "450 sq ft = 450 square feet");
    reads("24,703 m²", "24,703 m² = 24,703 square metres");
    reads("5 hectares", "5 hectares = 5 hectares");
    reads("a 45-acre farm", "45-acre = 45 acres");
    reads("3 litres", "3 litres = 3 litres");
    reads("75ml", "75ml = 75 millilitres");
    reads("2 cups", "2 cups = 2 cups");
    reads("50,000 barrels", "50,000 barrels = 50,000 barrels");
    reads("three gallons", "three gallons = 3 gallons");
    reads("2,000-pound bomb", "2,000-pound = 2,000 pounds");
    reads("200lbs", "200lbs = 200 pounds");
    reads("5 pounds of meat", "5 pounds = 5 pounds");
    reads("weighs 5 pounds", "5 pounds = 5 pounds");
    reads("12.3m tonnes", "12.3m tonnes = 12.3 million tonnes");
    reads("34,500 metric tons", "34,500 metric tons = 34,500 tonnes");
    reads("100 tons", "100 tons = 100 tons");
    reads("60 mph", "60 mph = 60 miles per hour");
    reads("100km/h", "100km/h = 100 kilometres per hour");
    reads("188 miles an hour", "188 miles an hour = 188 miles per hour");
    reads("30 miles per hour", "30 miles per hour = 30 miles per hour");
    reads("12 knots", "12 knots = 12 knots");
    reads("37°C", "37°C = 37 degrees Celsius");
    reads("37 degrees Celsius", "37 degrees Celsius = 37 degrees Celsius");
    reads("98.6 degrees F", "98.6 degrees F = 98.6 degrees Fahrenheit");
    reads("-5 degrees Celsius", "-5 degrees Celsius = -5 degrees Celsius");
    reads("minus 5 degrees", "minus 5 degrees = -5 degrees");
    reads("about 30 degrees", "about 30 degrees = about 30 degrees");
    reads("5 megawatts", "5 megawatts = 5 megawatts");
    reads("300 hp", "300 hp = 300 horsepower");
    reads("64GB", "64GB = 64 gigabytes");
    reads("30Mbps", "30Mbps = 30 megabits per second");
    reads("30 kWh", "30 kWh = 30 kilowatt-hours");
    reads("9 psi", "9 psi = 9 pounds per square inch");
    reads("magnitude 6.5", "magnitude 6.5 = 6.5 magnitude");
    reads("a 6.4-magnitude quake", "6.4-magnitude = 6.4 magnitude");
    reads("it measured 6.4 on the Richter scale", "6.4 = 6.4 magnitude");
    reads("it was 7 on the open-ended Richter scale", "7 = 7 magnitude");
    reads("put the magnitude at 6.4", "6.4 = 6.4 magnitude");
    reads("an earthquake measuring 6.4 struck", "6.4 = 6.4 magnitude");
    reads("a 6.4 quake", "6.4 = 6.4 magnitude");
    reads("29 years old", "29 years old = 29 years old");
    reads("a five-year-old girl", "five-year-old = 5 years old");
    reads("aged 29", "aged 29 = 29 years old");
    reads("aged 18 to 34", "aged 18 to 34 = 18 to 34 years old");
    reads("at the age of 7", "age of 7 = 7 years old");
    reads("Ann Roe, 29, said", "29 = 29 years old");
    reads("Ann Roe (34) said", "34 = 34 years old");
    reads("18-month-old twins", "18-month-old = 18 months old");
    reads("six weeks of age", "six weeks of age = 6 weeks old");
    reads("about 30 years old", "about 30 years old = about 30 years old");
    reads("more than 500 years old", "more than 500 years old = over 500 years old");
    reads("between 30 and 40 years old", "between 30 and 40 years old = 30 to 40 years old");
    reads("5 to 10 km", "5 to 10 km = 5 to 10 kilometres");
    reads("5-10 km", "5-10 km = 5 to 10 kilometres");
    reads("between 5 and 10 miles", "between 5 and 10 miles = 5 to 10 miles");
    reads(
        "more than 100 kilometres (60 miles)",
        "more than 100 kilometres = over 100 kilometres | 60 miles = over 60 miles",
    );
    reads("up to 40 miles", "up to 40 miles = up to 40 miles");
    reads("sub-7 nanometre", "sub-7 nanometre = under 7 nanometres");
    reads("several kilometres", "several kilometres = several kilometres");
    reads("a couple of miles", "a couple of miles = a couple of miles");
    reads("hundreds of miles", "hundreds of miles = hundreds of miles");
    reads("9m", "9m = 9 metres");
    reads("a magnitude-6.4 quake", "magnitude-6.4 = 6.4 magnitude");
    reads("12 below zero", "12 below zero = -12 degrees");
    reads("a man in his 20s", "20s = 20 to 29 years old");
    reads("a woman in her early thirties", "thirties = 30 to 33 years old");
    reads("boys in their teens", "teens = 13 to 19 years old");
    reads("two victims, ages 19 and 24, fled", "ages 19 = 19 years old | 24 = 24 years old");
    reads("a man, 21, was there", "21 = 21 years old");
    reads("2 yards and 7 feet", "2 yards and 7 feet = 13 feet");
    reads("a 6-foot-3 guard", "6-foot-3 = 75 inches");
    reads("a jockey of 9st 4lb", "9st 4lb = 130 pounds");
    reads("from 30 celsius and 40 celsius", "from 30 celsius and 40 celsius = 30 to 40 degrees Celsius");
    reads("between the ages of 16 and 24", "ages of 16 and 24 = 16 to 24 years old");
    reads("his son, 5, slept", "5 = 5 years old");
    reads("the girl, who was 11, slept", "11 = 11 years old");
    reads("the couple, both 34, slept", "34 = 34 years old");
    reads("a one-and-a-half-year-old", "one-and-a-half-year-old = 1.5 years old");
    reads("20-plus miles", "20-plus miles = at least 20 miles");
    reads("an M7.4 earthquake", "M7.4 = 7.4 magnitude");
    reads("a shallow Mw 7.4 quake", "Mw 7.4 = 7.4 magnitude");
    reads("the magnitude was put at 7.4", "7.4 = 7.4 magnitude");
    reads("5.6 on the Richter scale", "5.6 = 5.6 magnitude");
    reads("the men, 21, 24 and 29, slept", "21 = 21 years old | 24 = 24 years old | 29 = 29 years old");
}

#[test]
fn nothing() {
    let nothing = |text| reads(Kind::Quantity, text, "");
    nothing("the 20s were loud");
    nothing("In March, 12 of them left");
    nothing("5 people");
    nothing("$5m");
    nothing("5%");
    nothing("in 5 weeks");
    nothing("the mile end road");
    nothing("12 in the room");
    nothing("a foot in the door");
    nothing("5 hours");
    nothing("a second man");
    nothing("room 12");
    nothing("he is 5 down");
    nothing("the 5G network");
    nothing("a 3D film");
    nothing("20 games");
    nothing("10 a.m. sharp");
    nothing("in the year 29");
    nothing("won 5, lost 3");
    nothing("at 5 in the morning");
    nothing("he was 11 under par");
    nothing("it was 25, they said");
}
