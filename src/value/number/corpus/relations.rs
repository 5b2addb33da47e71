//! How pairs of wordings stand, with the reason where it is worth reading.

use super::super::Hedges;
use crate::text::Document;
use crate::value::{Kind, ReadSettings, Terms, Tolerance, Value};

#[track_caller]
pub(crate) fn value(kind: Kind, text: &str) -> Value {
    let document = Document::new(text);
    let mut mentions = Vec::new();
    (kind.row().read)(&document.words(&document.sentences()[0]), &ReadSettings::default(), &mut mentions);
    mentions.iter().find_map(|mention| mention.value().cloned()).unwrap_or_else(|| panic!("nothing read in {text:?}"))
}

#[track_caller]
fn stand_on(kind: Kind, terms: &Terms, one: &str, other: &str, expected: &str) {
    let (left, right) = (value(kind, one), value(kind, other));
    let verdict = (kind.row().relate)(&left, &right, terms);
    assert_eq!(verdict.relation.to_string(), expected, "{one:?} and {other:?}: {}", verdict.reason);
    let back = (kind.row().relate)(&right, &left, terms);
    assert_eq!(back.relation, verdict.relation, "{other:?} and {one:?}: {}", back.reason);
}

#[test]
fn counts() {
    #[track_caller]
    fn stand(one: &str, other: &str, expected: &str) {
        stand_on(Kind::Count, &Terms::default(), one, other, expected);
    }
    stand("1 million", "1.3 million", "conflict");
    stand("over one million", "1.3 million", "apart");
    stand("over one million", "more than 1.3 million", "apart");
    stand("more than 32,000", "33,091", "compatible");
    stand("at least 12", "14", "compatible");
    stand("at least 12", "9", "conflict");
    stand("nearly 200", "203", "conflict");
    stand("nearly 200", "200", "compatible");
    stand("about 50", "48", "compatible");
    stand("33,000", "33,137", "compatible");
    stand("30", "31", "conflict");
    stand("up to 20", "25", "apart");
    stand("up to 20", "18", "compatible");
    stand("1.3 million", "1.3 billion", "conflict");
    stand("1.3m", "1,300,000", "same");
    stand("1.3 million", "one million three hundred thousand", "same");
    stand("a dozen", "12", "same");
    stand("exactly 33,000", "33,137", "conflict");
    stand("between 5 and 10", "7", "compatible");
    stand("between 5 and 10", "11", "conflict");
    stand("dozens", "60", "compatible");
    stand("dozens", "12", "conflict");
    stand("hundreds", "1,100", "compatible");
    stand("several hundred", "100", "conflict");
    stand("fewer than 100", "90", "compatible");
    stand("fewer than 100", "20", "apart");
    stand("fewer than 100", "100", "compatible");
    stand("fewer than 12", "12", "conflict");
    stand("at most 100", "100", "compatible");
    stand("more than 12", "at least 13", "compatible");
    stand("more than 12", "13", "compatible");
    stand("more than 12", "12", "conflict");
    stand("no people were hurt", "one person was hurt", "conflict");
    stand("no people were hurt", "0", "same");
    stand("12 soldiers", "9 civilians", "incomparable");
    stand("12 soldiers", "12 people", "compatible");
    stand("12 people", "12", "same");
    stand("another five", "five", "incomparable");
    stand("it killed 12 people", "12 people died, including three children", "same");
    stand("12 people", "11 children", "incomparable");
    stand("12 people", "13 children", "conflict");
    stand("12 people", "11 soldiers", "conflict");
    stand("1.3e6", "1.3 million", "same");
    stand("2,5 million", "2.5 million", "same");
    stand("dozens", "hundreds", "conflict");
    stand("tens of thousands", "35,000", "compatible");
    stand("a handful", "four", "compatible");
    stand("four or five", "six", "conflict");
    stand("at least 100", "more than 1,000", "apart");
    stand("some 1,200", "1,400", "conflict");
    stand("20-odd", "23", "compatible");
    stand("half a million", "480,000", "compatible");
    stand("as many as 50", "up to 50", "same");
    stand("10,000", "12,000", "conflict");
}

#[test]
fn a_part_may_not_exceed_its_whole() {
    let whole = value(Kind::Count, "12 people died");
    let part = |text| {
        let verdict = super::super::relate_counts(&whole, &value(Kind::Count, text), &Terms::default());
        (verdict.relation.to_string(), verdict.reason)
    };
    assert_eq!(
        part("the dead, including 15 children, were buried"),
        ("conflict".to_string(), "a part (15 children) cannot exceed its whole (12 people)".to_string())
    );
    assert_eq!(
        part("the dead, including three children, were buried"),
        ("incomparable".to_string(), "3 children are a part, 12 people the whole".to_string())
    );
}

#[test]
fn tolerance_counts_once_for_a_pair() {
    let terms = Terms { tolerance: Tolerance::Percent(10.into()), ..Terms::default() };
    let stand = |one, other, expected| stand_on(Kind::Count, &terms, one, other, expected);
    stand("90", "100", "compatible");
    stand("89", "100", "conflict");
    stand("over one million", "1.1 million", "compatible");
    stand("1 million", "1.3 million", "conflict");
    let terms = Terms { tolerance: Tolerance::Absolute(2.into()), ..Terms::default() };
    stand_on(Kind::Count, &terms, "30", "32", "compatible");
    stand_on(Kind::Count, &terms, "30", "33", "conflict");
}

#[test]
fn rounding_can_be_switched_off() {
    let terms = Terms { exact: true, ..Terms::default() };
    stand_on(Kind::Count, &terms, "33,000", "33,137", "conflict");
    stand_on(Kind::Count, &terms, "1.3 million", "1,300,000", "same");
}

#[test]
fn other_kinds() {
    let stand = |kind, one, other, expected| stand_on(kind, &Terms::default(), one, other, expected);
    stand(Kind::Percent, "one in five", "20 %", "same");
    stand(Kind::Percent, "5 %", "5 percentage points", "incomparable");
    stand(Kind::Percent, "50 basis points", "half a percentage point", "same");
    stand(Kind::Percent, "two thirds", "67%", "compatible");
    stand(Kind::Percent, "30%", "33%", "conflict");
    stand(Kind::Quantity, "10 km", "six miles", "compatible");
    stand(Kind::Quantity, "10 km", "10 miles", "conflict");
    stand(Kind::Quantity, "a 6.4-magnitude quake", "a magnitude 6.5 quake", "conflict");
    stand(Kind::Quantity, "37 degrees Celsius", "98.6 degrees Fahrenheit", "compatible");
    stand(Kind::Quantity, "20 degrees Celsius", "90 degrees Fahrenheit", "conflict");
    stand(Kind::Quantity, "a 29-year-old man", "a man aged 29", "same");
    stand(Kind::Quantity, "a 29-year-old man", "a 30-year-old man", "conflict");
    stand(Kind::Quantity, "an 18-month-old boy", "a one-year-old boy", "compatible");
    stand(Kind::Quantity, "5 km", "5 kg", "incomparable");
    stand(Kind::Quantity, "100 tons", "100 tonnes", "compatible");
    stand(Kind::Money, "$1.3 million", "$1,300,000", "same");
    stand(Kind::Money, "$1.3 million", "€1.3 million", "incomparable");
    stand(Kind::Money, "$1.3 million", "US$1.3 million", "same");
    stand(Kind::Money, "$1.3 million", "A$1.3 million", "compatible");
    stand(Kind::Money, "$1.3 million", "A$2 million", "incomparable");
    stand(Kind::Money, "50 cents", "$0.50", "same");
    stand(Kind::Money, "$12 million a year", "$1 million a month", "compatible");
    stand(Kind::Money, "$12 million a year", "$12 million", "compatible");
    stand(Kind::Money, "$12 million", "$11 million", "conflict");
    stand(Kind::Duration, "a year", "12 months", "same");
    stand(Kind::Duration, "a day", "24 hours", "same");
    stand(Kind::Duration, "a month", "30 days", "compatible");
    stand(Kind::Duration, "a month", "40 days", "conflict");
    stand(Kind::Duration, "two weeks", "14 days", "same");
    stand(Kind::Duration, "two hours", "three hours", "conflict");
    stand(Kind::Duration, "about two hours", "two hours", "compatible");
    stand(Kind::Percent, "nearly half", "48%", "compatible");
    stand(Kind::Percent, "nearly half", "44%", "conflict");
    stand(Kind::Percent, "about a third", "35%", "compatible");
    stand(Kind::Percent, "2.5%", "2.3%", "conflict");
    stand(Kind::Percent, "2.5%", "2.47%", "compatible");
    stand(Kind::Percent, "25 basis points", "50 basis points", "conflict");
    stand(Kind::Percent, "a quarter of them", "25%", "compatible");
    stand(Kind::Percent, "7 out of 10", "70%", "same");
    stand(Kind::Money, "20 grand", "$20,000", "same");
    stand(Kind::Money, "20 grand", "£20,000", "compatible");
    stand(Kind::Money, "ten dimes", "$1", "same");
    stand(Kind::Money, "$82.15 a barrel", "$80 a barrel", "conflict");
    stand(Kind::Money, "Rs 2,500 crore", "25 billion rupees", "same");
    stand(Kind::Money, "99p", "£0.99", "same");
    stand(Kind::Quantity, "aged 26", "a man in his 30s", "conflict");
    stand(Kind::Quantity, "a 6-foot-3 guard", "6 feet 3 inches", "same");
    stand(Kind::Quantity, "400 hectares", "4 square kilometres", "same");
    stand(Kind::Quantity, "120 mph", "150 km/h", "conflict");
    stand(Kind::Duration, "a fortnight", "two weeks", "same");
    stand(Kind::Duration, "18 months", "a year and a half", "same");
    stand(Kind::Duration, "a month", "five weeks", "conflict");
    stand(Kind::Duration, "several days", "two weeks", "conflict");
}

#[test]
fn reasons() {
    #[track_caller]
    fn reason(kind: Kind, one: &str, other: &str, expected: &str) {
        let verdict = (kind.row().relate)(&value(kind, one), &value(kind, other), &Terms::default());
        assert_eq!(verdict.reason, expected, "{one:?} and {other:?}: {}", verdict.relation);
    }
    reason(
        Kind::Count,
        "over one million",
        "1.3 million",
        r#""more than 1 million" leaves room for 1.3 million, but suggests less"#,
    );
    reason(Kind::Count, "1 million", "1.3 million", "1 million and 1.3 million differ by more than rounding");
    reason(Kind::Count, "at least 12", "9", r#""at least 12" leaves no room for 9"#);
    reason(Kind::Count, "33,000", "33,137", "33,000 and 33,137 agree once rounded");
    reason(Kind::Count, "more than 32,000", "33,091", r#"33,091 lies within "more than 32,000""#);
    reason(Kind::Count, "up to 20", "25", r#""up to 20" is all that leaves room for 25, which lies above"#);
    reason(Kind::Quantity, "10 km", "six miles", "10 kilometres is 6.2 miles; both round to the same");
    reason(Kind::Money, "$5", "€5", "$ and EUR are different currencies, and no rate is given");
    reason(Kind::Percent, "5%", "5 percentage points", "percent and percentage points are different things");
}

#[test]
fn a_slot_has_its_own_hedges() {
    let own = |words: &str, meaning: &str| {
        let hedges = Hedges::with([(words.to_string(), meaning.to_string())]).unwrap();
        Terms { hedges, ..Terms::default() }
    };
    stand_on(Kind::Count, &Terms::default(), "about 1,000", "1,300", "conflict");
    stand_on(Kind::Count, &own("about", "30%"), "about 1,000", "1,300", "compatible");
    stand_on(Kind::Count, &Terms::default(), "more than 100", "190", "apart");
    stand_on(Kind::Count, &own("over", "100%"), "more than 100", "190", "compatible");
}
