//! Wordings of places and what is read in them; words that look like places and are none; pairs and how they stand.

use proptest::prelude::*;

use super::{Place, read, read_literal, relate};
use crate::text::Document;
use crate::value::{Kind, ReadSettings, Relation, Terms, Value};

fn in_short(place: &Place) -> String {
    let mut short = place.id.clone();
    for outer in &place.within {
        short = format!("{short} < {outer}");
    }
    if !place.alternatives.is_empty() {
        short = format!("{short} or {}", place.alternatives.join(", "));
    }
    short
}

/// The best readings of a text: the longest of each place.
fn found(text: &str) -> String {
    let document = Document::new(text);
    let mut shown = Vec::new();
    for sentence in document.sentences() {
        let mut mentions = Vec::new();
        read(&document.words(sentence), &ReadSettings::default(), &mut mentions);
        let mut end = 0;
        for mention in mentions {
            let Some(Value::Place(place)) = mention.value() else { panic!("a place is a place") };
            assert_eq!(place.words, document.slice(mention.span).split_whitespace().collect::<Vec<_>>().join(" "));
            if mention.tokens.start >= end {
                end = mention.tokens.end;
                shown.push(format!("{}: {}", place.words, in_short(place)));
            }
        }
    }
    shown.join(" | ")
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(found(text), expected, "in {text:?}");
}

#[test]
fn wordings() {
    reads("It rained in France.", "France: FR");
    reads("The U.S. agreed.", "U.S.: US");
    reads("The US and the UK agreed.", "US: US | UK: GB");
    reads("Talks in South Africa ended.", "South Africa: ZA");
    reads("talks in the Democratic Republic of Congo", "Democratic Republic of Congo: CD");
    reads("A storm hit Texas.", "Texas: US-TX < US");
    reads("It rained in Lyon.", "Lyon: FR/lyon < FR");
    reads("It rained in Lyon, France, today.", "Lyon, France: FR/lyon < FR");
    reads("It rained in Marseilles.", "Marseilles: FR-PAC/marseille < FR-PAC < FR");
    reads("It rained in Paris, Texas, today.", "Paris, Texas: US-TX/paris < US-TX < US");
    reads("It rained in Springfield, Illinois, today.", "Springfield, Illinois: US-IL/springfield < US-IL < US");
    reads("It rained in Springfield, Ill., today.", "Springfield, Ill.: US-IL/springfield < US-IL < US");
    reads("It rained in Elmville, Ohio.", "Elmville, Ohio: US-OH/elmville < US-OH < US");
    reads("It rained in Elm Falls, Calif., today.", "Elm Falls, Calif.: US-CA/elm falls < US-CA < US");
    reads("the town of Elmville burned", "Elmville: elmville");
    reads("the Chilean town of Elmville burned", "Elmville: elmville < CL");
    reads("Ada Moss, 38, of Elmville, sang.", "Elmville: elmville");
    reads("Ada Moss, 38, from Elmville, sang.", "Elmville: elmville");
    reads("Ada Moss (38), from Elmville, sang.", "Elmville: elmville");
    reads("38-year-old Ada Moss of Elmville sang.", "Elmville: elmville");
    reads("Ada Moss, an Elmville native, sang.", "Elmville: elmville");
    reads("An Elmville resident sang.", "Elmville: elmville");
    reads("the southern Chile city of Elmville burned", "southern Chile: southern CL < CL | Elmville: elmville < CL");
    reads("the southern Mexico city of Elmville burned", "southern Mexico: southern MX < MX | Elmville: elmville < MX");
    reads("the city of Lyon burned", "Lyon: FR/lyon < FR");
    reads("It rained in Georgia.", "Georgia: GE or US-GA");
    reads("It rained in Atlanta, Georgia.", "Atlanta, Georgia: US-GA/atlanta < US-GA < US");
    reads("It rained in Washington.", "Washington: US-DC/washington < US-DC < US or US-WA");
    reads("It rained in New York.", "New York: US-NY/new york < US-NY < US or US-NY");
    reads("It rained in southern France.", "southern France: southern FR < FR");
    reads("It rained in northeast Ohio.", "northeast Ohio: northeastern US-OH < US-OH < US");
    reads("in the New York city hall", "New York: US-NY/new york < US-NY < US or US-NY");
    reads("pirates in the Gulf of Aden", "Gulf of Aden: gulf of aden");
    reads("across the Middle East and Africa", "Middle East: Middle East | Africa: Africa");
    reads("France's president", "France: FR");
    reads("a Kyiv-based firm", "Kyiv: UA/kyiv < UA");
    reads("in New Delhi and Mumbai", "New Delhi: IN/new delhi < IN | Mumbai: IN-MH/mumbai < IN-MH < IN");
    reads("PARIS (AP) — It rained.", "PARIS: FR/paris < FR");
    reads("in Port-au-Prince, Haiti, today", "Port-au-Prince, Haiti: HT/port-au-prince < HT");
    reads(
        "from London to Edinburgh",
        "London: GB-ENG/london < GB-ENG < GB or CA-ON/london | Edinburgh: GB-SCT/edinburgh < GB-SCT < GB",
    );
}

#[test]
fn no_places() {
    #[track_caller]
    fn reads_nothing(text: &str) {
        reads(text, "");
    }
    reads_nothing("The French agreed.");
    reads_nothing("a Chilean ship");
    reads_nothing("She is a Chilean native.");
    reads_nothing("It came from Moss, 38 of them.");
    reads_nothing("The New York Times wrote so.");
    reads_nothing("The University of Chicago said so.");
    reads_nothing("Michael Jordan left.");
    reads_nothing("Paris Hilton left.");
    reads_nothing("They met Jack London.");
    reads_nothing("The Bank of England said so.");
    reads_nothing("Tell us more.");
    reads_nothing("a man of mass");
    reads_nothing("Miss Moss left.");
    reads_nothing("The Chicago Tribune wrote so.");
    reads_nothing("the Washington Post");
    reads_nothing("eating turkey in chad");
    reads_nothing("Police closed the road.");
    reads_nothing("a kind of Victorian house");
    reads_nothing("the city of the future");
    reads_nothing("Fort Lincoln closed.");
    reads_nothing("Nice weather again.");
    reads_nothing("The Bank of South Sudan said so.");
}

#[test]
fn literals() {
    #[track_caller]
    fn literal(words: &str, expected: &str) {
        let got = read_literal(words).map(|place| in_short(&place));
        assert_eq!(got.as_deref().unwrap_or("nothing"), expected, "in {words:?}");
    }
    literal("France", "FR");
    literal("the Netherlands", "NL");
    literal("southern France", "southern FR < FR");
    literal("Elmville", "elmville");
    literal("Elmville, Ohio", "US-OH/elmville < US-OH < US");
    literal("Springfield, Ill.", "US-IL/springfield < US-IL < US");
    literal("the old harbour", "old harbour");
    literal("", "nothing");
    literal("-", "nothing");
}

#[test]
fn relations() {
    #[track_caller]
    fn related(one: &str, other: &str, expected: Relation) {
        let value = |words: &str| Value::Place(read_literal(words).unwrap_or_else(|| panic!("{words:?} is a place")));
        let verdict = relate(&value(one), &value(other), &Terms::default());
        assert_eq!(verdict.relation, expected, "{one:?} and {other:?}: {}", verdict.reason);
        assert_eq!(relate(&value(other), &value(one), &Terms::default()).relation, expected);
    }
    use Relation::{Apart, Compatible, Conflict, Same};
    related("France", "France", Same);
    related("US", "United States", Same);
    related("Kyiv", "Kiev", Same);
    related("Elmville", "ELMVILLE", Same);
    related("Lyon", "Lyon, France", Same);
    related("Lyon", "France", Compatible);
    related("Lyon", "southern France", Compatible);
    related("southern France", "France", Compatible);
    related("southern France", "southeastern France", Compatible);
    related("France", "Europe", Compatible);
    related("Egypt", "Middle East", Compatible);
    related("Africa", "Middle East", Compatible);
    related("Georgia", "Atlanta", Compatible);
    related("Georgia", "Tbilisi", Compatible);
    related("Paris", "Paris, Texas", Conflict);
    related("Washington", "Seattle", Compatible);
    related("Springfield", "Springfield, Ohio", Compatible);
    related("Elmville", "Elmville, Ohio", Compatible);
    related("Elmville", "Ohio", Compatible);
    related("Elmville", "Oakville", Apart);
    related("Elmville", "Lyon", Apart);
    related("France", "Spain", Conflict);
    related("Lyon", "Marseille", Conflict);
    related("Lyon", "Texas", Conflict);
    related("Europe", "Asia", Conflict);
    related("northern France", "southern France", Conflict);
    related("Ohio", "Iowa", Conflict);
    related("Elmville, Ohio", "Elmville, Iowa", Conflict);
    related("Kiev", "Kyiv", Relation::Same);
    related("Holland", "Netherlands", Relation::Same);
    related("Bombay", "Mumbai", Relation::Same);
    related("Kyiv", "Lviv", Relation::Conflict);
    related("England", "UK", Relation::Compatible);
    related("South Korea", "North Korea", Relation::Conflict);
    related("Portland, Oregon", "Portland, Maine", Relation::Conflict);
    related("Czech Republic", "Czechia", Relation::Same);
}

fn any_place() -> impl Strategy<Value = Place> {
    let words = prop::sample::select(vec![
        "France",
        "Lyon",
        "southern France",
        "northern France",
        "Georgia",
        "Atlanta",
        "Elmville",
        "Elmville, Ohio",
        "Ohio",
        "US",
        "Middle East",
        "Africa",
        "Egypt",
        "Washington",
        "Paris, Texas",
        "Springfield, Ill.",
        "central Lyon",
        "the old harbour",
    ]);
    words.prop_map(|words| read_literal(words).expect("each is a place"))
}

proptest! {
    #[test]
    fn laws(one in any_place(), other in any_place(), third in any_place()) {
        let relation = |one: &Place, other: &Place| {
            relate(&Value::Place(one.clone()), &Value::Place(other.clone()), &Terms::default()).relation
        };
        prop_assert_eq!(relation(&one, &one), Relation::Same);
        prop_assert_eq!(relation(&one, &other), relation(&other, &one));
        if relation(&one, &other) == Relation::Same && relation(&other, &third) == Relation::Same {
            prop_assert_eq!(relation(&one, &third), Relation::Same);
        }
        let value = Value::Place(one.clone());
        prop_assert_eq!(read_literal(&super::show(&value)), Some(one));
        prop_assert_eq!(super::from_record(&super::record(&value)), Ok(value));
    }

    #[test]
    fn no_text_is_too_odd(text: String) {
        found(&text);
        read_literal(&text);
    }

    #[test]
    fn readings_read_back(words in prop::collection::vec(prop::sample::select(vec![
        "in", "southern", "France", ",", "Ohio", "Elmville", "Elm", "New", "York", "Ill.", "the", "city", "of", "US", "Washington",
        "Georgia", "North", "Korea", "Calif.", "-", "Rio", "and",
    ]), 0..8)) {
        let text = words.join(" ");
        let document = Document::new(text.as_str());
        let mut mentions = Vec::new();
        read(&document.words_in(0..document.tokens().len()), &ReadSettings::default(), &mut mentions);
        for mention in mentions {
            let Some(Value::Place(place)) = mention.value() else { panic!("a place is a place") };
            let again = read_literal(&place.words).expect("what was read is a place");
            prop_assert_eq!(&again.words, &place.words);
            // What a place lies in may come from words outside of its own (`the Chilean town of Elm`).
            prop_assert_eq!(&again.id, &place.id, "in {:?}", text);
        }
    }
}

#[test]
fn what_a_name_can_mean_is_told() {
    #[track_caller]
    fn tells(text: &str, expected: &[&str]) {
        let place = super::read_literal(text).map(Value::Place).expect("a place");
        assert_eq!(super::describe(&place, Kind::Place, &Terms::default()), expected);
    }
    tells("Norway", &["a country"]);
    tells("Lyon", &["lies in France"]);
    tells("Georgia", &["a country", "can also be Georgia in United States"]);
    tells("Birmingham", &["lies in England, United Kingdom", "can also be Birmingham in Alabama, United States"]);
}
