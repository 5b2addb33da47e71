//! Wordings of titles and what is read in them; words that look like titles and are none; pairs and how they stand.

use jiff::civil::date;
use proptest::prelude::*;

use super::{Title, read, read_literal, relate};
use crate::text::Document;
use crate::value::{ReadSettings, Relation, Terms, Value, Wording, WordingEntry};

/// The best readings of a text: the longest of each office, as `words: role (modifiers) of jurisdiction`.
fn found(text: &str) -> Vec<String> {
    let document = Document::new(text);
    let mut shown = Vec::new();
    for sentence in document.sentences() {
        let mut mentions = Vec::new();
        read(&document.words(sentence), &ReadSettings::default(), &mut mentions);
        let mut end = 0;
        for mention in mentions {
            let Some(Value::Title(title)) = mention.value() else { panic!("a title is a title") };
            assert_eq!(title.words, document.slice(mention.span).split_whitespace().collect::<Vec<_>>().join(" "));
            if mention.tokens.start >= end {
                end = mention.tokens.end;
                shown.push(format!("{}: {}", title.words, in_short(title)));
            }
        }
    }
    shown
}

fn in_short(title: &Title) -> String {
    let mut short = title.role.clone();
    if !title.modifiers.is_empty() {
        short = format!("{short} ({})", title.modifiers.join(", "));
    }
    if let Some(place) = &title.jurisdiction {
        short = format!("{short} of {place}");
    }
    short
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(found(text).join(" | "), expected, "in {text:?}");
}

#[test]
fn wordings() {
    // Heads of state and government.
    reads("Prime Minister Ann Roe left.", "Prime Minister: prime minister");
    reads("Norwegian Prime Minister Ann Roe left.", "Norwegian Prime Minister: prime minister of NO");
    reads("Norway's Prime Minister, Ann Roe, left.", "Norway's Prime Minister: prime minister of NO");
    reads("the prime minister of Norway", "prime minister of Norway: prime minister of NO");
    reads("Ann Roe, the Norwegian prime minister,", "Norwegian prime minister: prime minister of NO");
    reads("The PM spoke.", "PM: prime minister");
    reads("President Ann Roe spoke.", "President: president");
    reads("US President Ann Roe spoke.", "US President: president of US");
    reads("U.S. President Ann Roe spoke.", "U.S. President: president of US");
    reads("American president Ann Roe", "American president: president of US");
    reads("the President of the United States", "President of the United States: president of US");
    reads("Vice President Bob Doe spoke.", "Vice President: vice president");
    reads("Vice-President Bob Doe spoke.", "Vice-President: vice president");
    reads("German Chancellor Ann Roe", "German Chancellor: chancellor of DE");
    reads("the Chancellor of the Exchequer", "Chancellor of the Exchequer: chancellor of the exchequer");
    reads("Crown Prince Leo", "Crown Prince: crown prince");
    reads("President-elect Ann Roe", "President-elect: president (elect)");
    reads("Prime Minister-designate Ann Roe", "Prime Minister-designate: prime minister (designate)");
    reads("former President Ann Roe", "former President: president (former)");
    reads("ex-Prime Minister Ann Roe", "ex-Prime Minister: prime minister (former)");
    reads("then-Prime Minister Ann Roe", "then-Prime Minister: prime minister (then)");
    reads("Lebanon's caretaker prime minister", "Lebanon's caretaker prime minister: prime minister (caretaker) of LB");
    reads("former Chilean President Ann Roe", "former Chilean President: president (former) of CL");
    reads("Acting President Ann Roe", "Acting President: president (acting)");
    reads("Deputy Prime Minister Bob Doe", "Deputy Prime Minister: prime minister (deputy)");
    // Ministers and secretaries.
    reads("Foreign Minister Ann Roe", "Foreign Minister: foreign minister");
    reads("Qatar's FM Ann Roe", "Qatar's FM: foreign minister of QA");
    reads("They heard it on FM radio.", "");
    reads("US NSA Bob Doe", "US NSA: national security adviser of US");
    reads("the minister of foreign affairs", "minister of foreign affairs: foreign minister");
    reads("Qatar's Minister of Foreign Affairs", "Qatar's Minister of Foreign Affairs: foreign minister of QA");
    reads("Minister of Foreign Affairs of Qatar", "Minister of Foreign Affairs of Qatar: foreign minister of QA");
    reads("US Secretary of State Ann Roe", "US Secretary of State: secretary of state of US");
    reads("Secretary of State for Health Ann Roe", "Secretary of State for Health: health secretary");
    reads("UK Health Secretary Ann Roe", "UK Health Secretary: health secretary of GB");
    reads("British Foreign Secretary Ann Roe", "British Foreign Secretary: foreign secretary of GB");
    reads("Defense Secretary Bob Doe", "Defense Secretary: defence secretary");
    reads("Secretary of Defense Bob Doe", "Secretary of Defense: defence secretary");
    reads("Defence Minister Bob Doe", "Defence Minister: defence minister");
    reads("Minister for Strategic Affairs Bob Doe", "Minister for Strategic Affairs: strategic affairs minister");
    reads("Strategic Affairs Minister Bob Doe", "Strategic Affairs Minister: strategic affairs minister");
    reads(
        "Dutch Minister of Strategic Affairs Bob Doe",
        "Dutch Minister of Strategic Affairs: strategic affairs minister of NL",
    );
    reads("the Silly Walks Minister", "Silly Walks Minister: silly walks minister");
    reads("He was Minister for Silly Walks.", "Minister for Silly Walks: silly walks minister");
    reads("Minister of Trade and Industry Bob Doe", "Minister of Trade and Industry: industry minister");
    reads("Ann Roe and Foreign Minister Bob Doe", "Foreign Minister: foreign minister");
    reads("the finance minister, Bob Doe", "finance minister: finance minister");
    reads("Home Secretary Ann Roe", "Home Secretary: home secretary");
    reads("the minister resigned", "minister: minister");
    // Around them.
    reads("US national security adviser Bob Doe", "US national security adviser: national security adviser of US");
    reads(
        "national security advisor for Peru Bob Doe",
        "national security advisor for Peru: national security adviser of PE",
    );
    reads("White House press secretary Ann Roe", "White House press secretary: white house press secretary");
    reads("State Department spokesman Bob Doe", "State Department spokesman: spokesperson of State Department");
    reads("Kremlin spokesman Bob Doe", "Kremlin spokesman: spokesperson of Kremlin");
    reads("a spokeswoman for Acme Motors", "spokeswoman for Acme Motors: spokesperson of acme motors");
    reads("US ambassador to Chile Bob Doe", "US ambassador to Chile: ambassador to CL of US");
    reads("special envoy Bob Doe", "special envoy: special envoy");
    // Bodies.
    reads("UN Secretary-General Ann Roe", "UN Secretary-General: un secretary-general");
    reads("NATO Secretary General Bob Doe", "NATO Secretary General: nato secretary-general");
    reads("the NATO chief", "NATO chief: nato secretary-general");
    reads("European Commission President Ann Roe", "European Commission President: european commission president");
    // Companies.
    reads("Acme CEO Ann Roe said so.", "Acme CEO: chief executive officer of acme");
    reads(
        "Ann Roe, chief executive of Acme Motors,",
        "chief executive of Acme Motors: chief executive officer of acme motors",
    );
    reads(
        "Acme Motors' chief financial officer",
        "Acme Motors' chief financial officer: chief financial officer of acme motors",
    );
    reads("vice chairman Bob Doe", "vice chairman: chair (vice)");
    reads("co-founder Ann Roe", "co-founder: co-founder");
    reads("the head of Acme", "head of Acme: head of acme");
    // Law, police, forces, legislators, clergy, towns.
    reads("Judge Ann Roe ruled.", "Judge: judge");
    reads("the district attorney", "district attorney: district attorney");
    reads("Springfield Police Chief Bob Doe said so.", "Springfield Police Chief: police chief of springfield");
    reads("police chief Bob Doe", "police chief: police chief");
    reads("Lt. Gen. Ann Roe", "Lt. Gen.: lieutenant general");
    reads("Gen. Ann Roe", "Gen.: general");
    reads("Major Bob Doe", "Major: major");
    reads("Army Chief of Staff Bob Doe", "Army Chief of Staff: armed forces chief");
    reads("Sen. Ann Roe", "Sen.: senator");
    reads("Republican senator Ann Roe", "Republican senator: senator of Republican");
    reads("Ohio Gov. Bob Doe", "Ohio Gov.: governor of US-OH");
    reads("mayor of Elmville", "mayor of Elmville: mayor of elmville");
    reads("Archbishop Bob Doe", "Archbishop: archbishop");
    reads("House Speaker Ann Roe", "House Speaker: speaker of the house");
    reads("an ECB President like her", "ECB President: ecb president");
    reads("US Attorney General Ada Moss spoke.", "US Attorney General: attorney general of US");
    reads("the Democratic governor of Ohio", "Democratic governor of Ohio: governor of US-OH");
    reads("Det Ch Insp Ada Moss said so.", "Det Ch Insp: detective chief inspector");
    reads("Detective Sgt. Ada Moss said so.", "Detective Sgt.: detective sergeant");
}

#[test]
fn no_titles() {
    #[track_caller]
    fn reads_nothing(text: &str) {
        reads(text, "");
    }
    reads_nothing("The White House said so.");
    reads_nothing("They met on President Street.");
    reads_nothing("She plays in Major League Soccer.");
    reads_nothing("General Motors and General Electric rose.");
    reads_nothing("The General Assembly voted.");
    reads_nothing("The Prime Minister's Office declined.");
    reads_nothing("She is in charge of General Mills.");
    reads_nothing("Private equity firms bid.");
    reads_nothing("a private dinner");
    reads_nothing("The captain of the team scored.");
    reads_nothing("in general, prices rose");
    reads_nothing("a major problem");
    reads_nothing("His brother came.");
    reads_nothing("Our father who art in heaven");
    reads_nothing("They came to judge the show.");
    reads_nothing("She will chair the talks.");
    reads_nothing("an electric chair");
    reads_nothing("at 5 PM Eastern");
    reads_nothing("It was a chief concern.");
    reads_nothing("a head wound");
    reads_nothing("ministerial talks");
    reads_nothing("minister-level talks");
    reads_nothing("the presidential vote");
    reads_nothing("Justice Department lawsuits");
    reads_nothing("She seeks justice.");
    reads_nothing("Officer training begins.");
    reads_nothing("Captain Crunch Street");
    reads_nothing("the Cardinal rule");
    reads_nothing("King Street and Queen Street");
    reads_nothing("a lord of the manor");
    reads_nothing("Sister cities");
    reads_nothing("the premier league");
    reads_nothing("A speaker hummed.");
    reads_nothing("Delegates and representatives met.");
    reads_nothing("The secretary bird flew.");
    reads_nothing("Secretaries typed.");
    reads_nothing("Ada Lucia King spoke.");
}

#[test]
fn readings_are_a_lattice() {
    let document = Document::new("US Secretary of State Ann Roe and the president of Peru");
    let mut mentions = Vec::new();
    read(&document.words_in(0..document.tokens().len()), &ReadSettings::default(), &mut mentions);
    let said: Vec<&str> = mentions.iter().map(|mention| document.slice(mention.span)).collect();
    assert_eq!(said, ["US Secretary of State", "Secretary of State", "president of Peru", "president"]);
}

#[test]
fn literals() {
    #[track_caller]
    fn literal(words: &str, expected: &str) {
        let got = read_literal(words).map(|title| in_short(&title));
        assert_eq!(got.as_deref().unwrap_or("nothing"), expected, "in {words:?}");
    }
    literal("Secretary of State", "secretary of state");
    literal("the Secretary of State", "secretary of state");
    literal("top diplomat", "chief diplomat");
    literal("pm", "prime minister");
    literal("Gen.", "general");
    literal("private", "private");
    literal("chief", "chief");
    literal("chief wrangler", "chief wrangler");
    literal("Peruvian chief wrangler", "chief wrangler of PE");
    literal("deputy wrangler of Peru", "wrangler (deputy) of PE");
    literal("former lead advisor on tides", "lead adviser tides (former)");
    literal("former", "nothing");
    literal("Peruvian", "nothing");
    literal("", "nothing");
}

#[track_caller]
fn related_on(terms: &Terms, one: &str, other: &str, expected: Relation) -> String {
    let value = |words: &str| Value::Title(read_literal(words).unwrap_or_else(|| panic!("{words:?} is a title")));
    let verdict = relate(&value(one), &value(other), terms);
    assert_eq!(verdict.relation, expected, "{one:?} and {other:?}: {}", verdict.reason);
    let turned = Terms { published: [terms.published[1], terms.published[0]], ..terms.clone() };
    assert_eq!(relate(&value(other), &value(one), &turned).relation, expected, "{other:?} and {one:?}");
    verdict.reason
}

#[track_caller]
fn related(one: &str, other: &str, expected: Relation) {
    related_on(&Terms::default(), one, other, expected);
}

#[test]
fn relations() {
    use Relation::{Apart, Compatible, Conflict, Label, Same};
    related("Secretary of State", "US Secretary of State", Same);
    related("Secretary of State", "Foreign Minister", Label);
    related("US Secretary of State", "Foreign Minister", Label);
    related("US Secretary of State", "American foreign minister", Label);
    related("Secretary of State", "Chilean Foreign Minister", Conflict);
    related("Secretary of State", "Secretary of State for Health", Conflict);
    related("Secretary of State", "Ohio Secretary of State", Conflict);
    related("Foreign Secretary", "British Foreign Minister", Label);
    related("Foreign Minister", "Minister of Foreign Affairs", Same);
    related("Foreign Minister", "Minister for Foreign Affairs", Same);
    related("national security adviser", "National Security Advisor", Same);
    related("national security adviser", "US national security adviser", Compatible);
    related("US national security adviser", "Peru's national security adviser", Conflict);
    related("White House national security adviser", "US national security adviser", Compatible);
    related("Strategic Affairs Minister", "Minister for Strategic Affairs", Same);
    related("Strategic Affairs Minister", "Minister of Strategic Affairs", Same);
    related("Silly Walks Minister", "Minister of Silly Walks", Same);
    related("Defense Secretary", "Secretary of Defense", Same);
    related("Defense Secretary", "Defence Minister", Label);
    related("Treasury Secretary", "Finance Minister", Label);
    related("Finance Minister", "Transport Minister", Conflict);
    related("Finance Minister", "minister", Compatible);
    related("Finance Minister", "Prime Minister", Conflict);
    related("Finance Minister", "deputy finance minister", Conflict);
    related("Lieutenant", "Captain", Conflict);
    related("Officer", "Deputy", Conflict);
    related("Deputy", "Corporal", Compatible);
    related("Sergeant", "Officer", Compatible);
    related("former Finance Minister", "Finance Minister", Conflict);
    related("acting Finance Minister", "Finance Minister", Conflict);
    related("acting president", "interim president", Label);
    related("vice finance minister", "deputy finance minister", Label);
    related("former President", "ex-President", Same);
    related("former Prime Minister", "Finance Minister", Apart);
    related("President-elect", "President", Conflict);
    related("senior adviser", "adviser", Compatible);
    related("Lt. Gen.", "Lieutenant General", Same);
    related("Lt. Gen.", "Gen.", Compatible);
    related("Lt. Gen.", "Maj. Gen.", Conflict);
    related("Gen.", "Defence Minister", Compatible);
    related("CEO", "chief executive", Same);
    related("Acme CEO", "CEO", Compatible);
    related("Acme CEO", "Apex CEO", Conflict);
    related("CEO", "chairman", Apart);
    related("CEO", "chief financial officer", Apart);
    related("spokesman", "spokeswoman", Same);
    related("senator", "congressman", Conflict);
    related("lawyer", "Mayor", Compatible);
    related("UN Secretary-General", "UN chief", Same);
    related("ambassador", "ambassador to Chile", Compatible);
    related("ambassador to Peru", "ambassador to Chile", Conflict);
    related("chief wrangler", "chief wrangler", Same);
    related("chief wrangler", "wrangler", Compatible);
    related("chief wrangler", "keeper of bees", Apart);
    related("Chancellor", "Finance Minister", Label);
    related("German Chancellor", "UK Chancellor", Conflict);
    related("police spokesman", "spokesman", Compatible);
    related("police spokesman", "army spokesman", Conflict);
    related("UK Prime Minister", "British prime minister", Same);
    related("governor of Ohio", "Ohio Gov.", Same);
    related("mayor of Elm", "Elm mayor", Same);
    related("caretaker prime minister", "prime minister", Conflict);
    related("prime minister-designate", "prime minister", Conflict);
    related("Home Secretary", "Foreign Secretary", Conflict);
    related("health minister", "Health Secretary", Label);
    related("head coach", "coach", Compatible);
    related("director general", "director-general", Same);
    related("House Speaker", "Speaker of the House", Same);
    related("opposition leader", "leader of the opposition", Same);
    related("the Democratic governor of Ohio", "governor of Ohio", Same);
}

#[test]
fn reasons() {
    let terms = Terms::default();
    assert_eq!(
        related_on(&terms, "Foreign Minister", "Secretary of State", Relation::Label),
        r#""Foreign Minister" names the same function as "Secretary of State", the office of the United States"#
    );
    assert_eq!(
        related_on(&terms, "former Mayor", "Mayor", Relation::Conflict),
        r#""former Mayor" and "Mayor" are the same office with another standing"#
    );
    assert_eq!(
        related_on(&terms, "Mayor", "Elm Mayor", Relation::Compatible),
        r#"only one of "Mayor" and "Elm Mayor" says whose office it is"#
    );
}

#[test]
fn publication_dates_explain_a_standing() {
    let terms = |one, other| Terms { published: [Some(one), Some(other)], ..Terms::default() };
    let (early, late) = (date(2030, 1, 1), date(2030, 6, 1));
    assert_eq!(
        related_on(&terms(late, early), "former Mayor", "Mayor", Relation::Compatible),
        "the later text, of 2030-06-01, says former"
    );
    related_on(&terms(early, late), "former Mayor", "Mayor", Relation::Conflict);
    related_on(&terms(early, late), "Mayor-elect", "Mayor", Relation::Compatible);
    related_on(&terms(late, early), "Mayor-elect", "Mayor", Relation::Conflict);
    related_on(&terms(early, late), "deputy Mayor", "Mayor", Relation::Conflict);
}

#[test]
fn the_wording_of_a_slot_goes_first() {
    let entry = WordingEntry {
        canonical: "Harbour Master".into(),
        accept: vec!["port captain".into()],
        flag: vec!["king of the docks".into()],
        ..WordingEntry::default()
    };
    let terms = Terms { wording: Wording(vec![entry]), ..Terms::default() };
    related_on(&terms, "Harbour Master", "port captain", Relation::Same);
    related_on(&terms, "Harbour Master", "harbor-master", Relation::Same);
    related_on(&terms, "Harbour Master", "king of the docks", Relation::Label);
    related_on(&terms, "port captain", "king of the docks", Relation::Label);
    related_on(&terms, "king of the docks", "King of the Docks", Relation::Same);
    related_on(&terms, "Harbour Master", "deputy harbour master", Relation::Conflict);
    related("Harbour Master", "port captain", Relation::Apart);
}

/// Words of titles, shuffled by the properties below.
fn words_of_titles() -> impl Strategy<Value = String> {
    let word = prop::sample::select(vec![
        "Prime",
        "Minister",
        "minister",
        "of",
        "for",
        "the",
        "Foreign",
        "Affairs",
        "Secretary",
        "State",
        "US",
        "Peru's",
        "Peruvian",
        "former",
        "ex-",
        "deputy",
        "acting",
        "-elect",
        "President",
        "president",
        "Vice",
        "Gen.",
        "General",
        "chief",
        "Acme",
        "CEO",
        "and",
        ",",
        "Health",
        "ambassador",
        "to",
        "Chile",
        "Ann",
        "Roe",
        "Ohio",
        "Gov.",
        "spokesman",
        "Walks",
        "PM",
        "5",
        "head",
    ]);
    prop::collection::vec(word, 0..9).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn readings_lie_in_the_window_and_read_back(text in words_of_titles()) {
        let document = Document::new(text.as_str());
        let mut mentions = Vec::new();
        let window = document.words_in(0..document.tokens().len());
        read(&window, &ReadSettings::default(), &mut mentions);
        for mention in mentions {
            prop_assert!(mention.tokens.start < mention.tokens.end && mention.tokens.end <= document.tokens().len());
            let value = mention.value().expect("titles are always clear");
            let again = read_literal(&super::show(value)).map(Value::Title);
            prop_assert_eq!(again.as_ref(), Some(value), "in {:?}", text);
            prop_assert_eq!(super::from_record(&super::record(value)), Ok(value.clone()));
        }
    }

    #[test]
    fn laws(a in words_of_titles(), b in words_of_titles(), c in words_of_titles()) {
        let titles: Vec<Value> = [a, b, c].iter().filter_map(|words| read_literal(words)).map(Value::Title).collect();
        let terms = Terms::default();
        let relation = |one: &Value, other: &Value| relate(one, other, &terms).relation;
        for one in &titles {
            prop_assert_eq!(relation(one, one), Relation::Same);
            for other in &titles {
                prop_assert_eq!(relation(one, other), relation(other, one), "{:?} {:?}", one, other);
                for third in &titles {
                    if relation(one, other) == Relation::Same && relation(other, third) == Relation::Same {
                        prop_assert_eq!(relation(one, third), Relation::Same);
                    }
                }
            }
        }
    }

    #[test]
    fn no_text_is_too_odd(text: String) {
        found(&text);
        read_literal(&text);
    }
}
