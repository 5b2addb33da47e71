//! What holds of all numbers.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::corpus::relations::value;
use super::currency::CURRENCIES;
use super::read::kind_of;
use super::show::grouped;
use super::unit::MAGNITUDE;
use super::{Hedge, Number, Role, UNITS, Unit, cardinal_word, from_record, intervals, record, show};
use crate::text::Document;
use crate::value::{KINDS, Kind, ReadSettings, Relation, Terms, Tolerance, Value};

const KINDS_OF_NUMBER: [Kind; 5] = [Kind::Count, Kind::Quantity, Kind::Money, Kind::Percent, Kind::Duration];

fn units() -> impl Strategy<Value = Unit> {
    prop_oneof![
        4 => Just(Unit::None),
        3 => (0..UNITS.len()).prop_map(|at| Unit::Measure(UNITS[at].name)),
        2 => (0..CURRENCIES.len()).prop_map(|at| Unit::Currency(CURRENCIES[at].code)),
        1 => Just(Unit::Percent),
        1 => Just(Unit::PercentagePoint),
    ]
}

/// Numbers as they are read: digits with a scale, a hedge, a unit.
fn numbers() -> impl Strategy<Value = Number> {
    let hedges = prop::sample::select(&[
        Hedge::Bare,
        Hedge::Bare,
        Hedge::Exactly,
        Hedge::About,
        Hedge::Nearly,
        Hedge::JustOver,
        Hedge::Over,
        Hedge::AtLeast,
        Hedge::Under,
        Hedge::AtMost,
        Hedge::UpTo,
    ]);
    let ofs = prop::sample::select(&[
        None,
        Some("people"),
        Some("soldiers"),
        Some("civilians"),
        Some("children"),
        Some("homes"),
    ]);
    let roles = prop_oneof![4 => Just(Role::Whole), 1 => Just(Role::Part), 1 => Just(Role::Increment)];
    (0i64..2_000, 0u32..3, 0u32..4, hedges, units(), ofs, roles).prop_map(
        |(mantissa, decimals, scale, hedge, unit, of, role)| {
            let scale = super::words::power([0, 3, 6, 9][scale as usize]);
            let mantissa = Decimal::new(mantissa, decimals);
            let nominal = (mantissa * scale).normalize();
            let step = super::literal::step(mantissa, scale);
            let of = of.filter(|_| unit == Unit::None).map(str::to_string);
            Number { nominal, step, upper: None, hedge, unit, of, role, per: None }
        },
    )
}

/// Units and how many of the second the first is, exactly.
const CONVERSIONS: &[(&str, &str, u32)] = &[
    ("kilometre", "metre", 1_000),
    ("mile", "foot", 5_280),
    ("tonne", "kilogram", 1_000),
    ("hour", "minute", 60),
    ("day", "hour", 24),
    ("week", "day", 7),
    ("year", "month", 12),
    ("square kilometre", "hectare", 100),
    ("gigawatt", "megawatt", 1_000),
    ("pound", "ounce", 16),
];

/// A figure below a million in English words.
fn in_words(figure: u32) -> String {
    let word = |figure| cardinal_word(figure).expect("every cardinal below twenty and every ten has a word");
    match figure {
        0..20 => word(figure).to_string(),
        20..100 if figure.is_multiple_of(10) => word(figure).to_string(),
        20..100 => format!("{}-{}", word(figure / 10 * 10), word(figure % 10)),
        100..1_000 => match figure % 100 {
            0 => format!("{} hundred", in_words(figure / 100)),
            rest => format!("{} hundred and {}", in_words(figure / 100), in_words(rest)),
        },
        _ => match figure % 1_000 {
            0 => format!("{} thousand", in_words(figure / 1_000)),
            rest @ 1..100 => format!("{} thousand and {}", in_words(figure / 1_000), in_words(rest)),
            rest => format!("{} thousand {}", in_words(figure / 1_000), in_words(rest)),
        },
    }
}

fn relation(kind: Kind, one: &Number, other: &Number, terms: &Terms) -> Relation {
    (kind.row().relate)(&Value::Number(one.clone()), &Value::Number(other.clone()), terms).relation
}

#[test]
fn every_unit_and_currency_reads_back() {
    let units = UNITS.iter().map(|row| Unit::Measure(row.name));
    let currencies = CURRENCIES.iter().map(|row| Unit::Currency(row.code));
    let mut lost = Vec::new();
    for unit in units.chain(currencies) {
        for nominal in [1, 7] {
            let nominal = Decimal::from(nominal);
            let number = Number {
                nominal,
                step: Decimal::ONE,
                upper: None,
                hedge: Hedge::Bare,
                unit,
                of: None,
                role: Role::Whole,
                per: None,
            };
            let text = show(&Value::Number(number.clone()));
            let document = Document::new(text.as_str());
            let mut mentions = Vec::new();
            (kind_of(unit).row().read)(
                &document.words(&document.sentences()[0]),
                &ReadSettings::default(),
                &mut mentions,
            );
            if !mentions.iter().any(|mention| mention.value() == Some(&Value::Number(number.clone()))) {
                lost.push(text);
            }
        }
    }
    assert_eq!(lost, Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn fair_lies_in_can_and_can_in_round(number in numbers()) {
        let found = intervals(&number, kind_of(number.unit), &Terms::default());
        prop_assert!(found.fair.lies_in(&found.can), "{:?}", found);
        prop_assert!(found.can.lies_in(&found.round), "{:?}", found);
        prop_assert!(!found.fair.is_empty(false), "{:?}", found);
    }

    #[test]
    fn relations_are_total_symmetric_and_reflexive(one in numbers(), other in numbers()) {
        for kind in KINDS_OF_NUMBER {
            let terms = Terms::default();
            prop_assert_eq!(relation(kind, &one, &other, &terms), relation(kind, &other, &one, &terms));
            prop_assert_eq!(relation(kind, &one, &one, &terms), Relation::Same);
        }
    }

    #[test]
    fn same_is_an_equivalence(mut three in prop::collection::vec(numbers(), 3), of in prop::sample::select(&[None, Some("people")])) {
        // Near figures, so that the premise holds often enough.
        for number in &mut three {
            number.nominal = number.nominal.trunc() % Decimal::from(3);
            number.step = Decimal::ONE;
        }
        let terms = Terms { of: of.map(str::to_string), ..Terms::default() };
        let kind = Kind::Count;
        for number in &mut three {
            number.unit = Unit::None;
        }
        let same = |a: usize, b: usize| relation(kind, &three[a], &three[b], &terms) == Relation::Same;
        prop_assert!(!(same(0, 1) && same(1, 2)) || same(0, 2));
    }

    #[test]
    fn a_looser_wording_never_makes_a_conflict(one in numbers(), other in numbers()) {
        let loose = Number { hedge: Hedge::About, ..one.clone() };
        let exact = Number { hedge: Hedge::Exactly, ..one };
        let kind = kind_of(exact.unit);
        let (before, after) = (relation(kind, &exact, &other, &Terms::default()), relation(kind, &loose, &other, &Terms::default()));
        prop_assert!(!(before <= Relation::Compatible && after == Relation::Conflict), "{before} {after}");
    }

    #[test]
    fn what_is_shown_reads_back(number in numbers()) {
        let mut number = Number { of: None, ..number };
        number.role = if number.role == Role::Part { Role::Whole } else { number.role };
        prop_assume!(number.hedge != Hedge::Nearly || !number.nominal.is_zero());
        // No earthquake is stronger than ten.
        prop_assume!(number.unit != Unit::Measure(MAGNITUDE) || number.nominal <= Decimal::TEN);
        let kind = kind_of(number.unit);
        let text = show(&Value::Number(number.clone()));
        let document = Document::new(text.as_str());
        let mut mentions = Vec::new();
        (kind.row().read)(&document.words(&document.sentences()[0]), &ReadSettings::default(), &mut mentions);
        let back: Vec<&Value> = mentions.iter().filter_map(|mention| mention.value()).collect();
        let fits = back.iter().any(|value| matches!(value, Value::Number(back) if Number { of: None, ..back.clone() } == number));
        prop_assert!(fits, "{text}: {number:?} became {back:?}");
    }

    #[test]
    fn records_are_lossless(number in numbers()) {
        let value = Value::Number(number);
        prop_assert_eq!(from_record(&record(&value)), Ok(value));
    }

    #[test]
    fn written_another_way_is_the_same(thousands in 1u32..999) {
        let digits = format!("{thousands},000");
        let number = value(Kind::Count, &digits);
        for other in [format!("{thousands}k"), format!("{thousands} thousand"), format!("{}", thousands * 1000)] {
            if other.len() == 4 {
                continue;
            }
            let verdict = super::relate_counts(&number, &value(Kind::Count, &other), &Terms::default());
            prop_assert_eq!(verdict.relation, Relation::Same, "{}: {}", other, verdict.reason);
        }
    }

    #[test]
    fn words_and_digits_are_the_same(figure in 1u32..1_000_000) {
        let digits = value(Kind::Count, &format!("{} people", grouped(figure.into())));
        let words = value(Kind::Count, &format!("{} people", in_words(figure)));
        let verdict = super::relate_counts(&digits, &words, &Terms::default());
        prop_assert_eq!(verdict.relation, Relation::Same, "{}: {}", in_words(figure), verdict.reason);
    }

    #[test]
    fn a_wider_tolerance_never_makes_a_conflict(one in numbers(), other in numbers(), percent in 0u32..50) {
        let kind = kind_of(one.unit);
        let narrow = Terms { tolerance: Tolerance::Percent(percent.into()), ..Terms::default() };
        let wide = Terms { tolerance: Tolerance::Percent((percent + 5).into()), ..Terms::default() };
        let (before, after) = (relation(kind, &one, &other, &narrow), relation(kind, &one, &other, &wide));
        prop_assert!(!(before <= Relation::Compatible && after > Relation::Compatible), "{before} {after}");
    }

    #[test]
    fn an_exact_conversion_changes_nothing(number in numbers(), other in numbers(), way in 0usize..CONVERSIONS.len()) {
        let (from, to, factor) = CONVERSIONS[way];
        let factor = Decimal::from(factor);
        let own = Number { unit: Unit::Measure(from), of: None, role: Role::Whole, ..number };
        let converted = Number {
            nominal: own.nominal * factor,
            step: own.step * factor,
            unit: Unit::Measure(to),
            ..own.clone()
        };
        let kind = kind_of(own.unit);
        let terms = Terms::default();
        prop_assert_eq!(relation(kind, &own, &converted, &terms), Relation::Same);
        let other = Number { unit: Unit::Measure(from), of: None, role: Role::Whole, ..other };
        prop_assert_eq!(relation(kind, &own, &other, &terms), relation(kind, &converted, &other, &terms));
    }

    #[test]
    fn no_reader_panics(text in "(([a-zA-Z$£€%½.,:/'\"()–—-]|[0-9]{1,4}| |one|two|half|a |and |of |to |million|between |per |year|feet|k|m|bn|US|°){0,30}\\PC{0,5}){0,3}") {
        let document = Document::new(text);
        for row in KINDS.iter().filter(|row| KINDS_OF_NUMBER.contains(&row.kind)) {
            let mut mentions = Vec::new();
            let settings = ReadSettings::default();
            for sentence in document.sentences() {
                (row.read)(&document.words(sentence), &settings, &mut mentions);
            }
            for mention in &mentions {
                prop_assert!(mention.tokens.start < mention.tokens.end);
                prop_assert_eq!(document.span(mention.tokens.clone()), mention.span);
                if let Some(value) = mention.value() {
                    prop_assert_eq!((row.relate)(value, value, &Terms::default()).relation, Relation::Same);
                    prop_assert_eq!(from_record(&record(value)), Ok(value.clone()));
                    (row.show)(value);
                }
            }
        }
    }
}
