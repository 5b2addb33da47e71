//! Wordings of names and what is read in them; capitals that are no names; pairs and how they stand.

use proptest::prelude::*;

use super::relation::Key;
use super::{
    Person, Resolution, Surnames, bare_surnames, join, may_begin, may_end, read, read_literal, relate, resolve,
    same_person,
};
use crate::text::Document;
use crate::value::{Kind, Mention, Names, ReadSettings, Relation, Terms, Value};

/// The names in a text, their parts set off: `Ada|van der|Moss|Jr.`
fn found(text: &str) -> String {
    let document = Document::new(text);
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        read(&document.words(sentence), &ReadSettings::default(), &mut mentions);
    }
    let names = mentions.iter().map(|mention| match mention.value() {
        Some(Value::Person(person)) => parts(person),
        _ => panic!("a name is a name"),
    });
    names.collect::<Vec<_>>().join("; ")
}

fn parts(person: &Person) -> String {
    let mut parts = vec![person.given.as_str()];
    if !person.particles.is_empty() {
        parts.push(&person.particles);
    }
    parts.push(&person.family);
    parts.extend(person.suffix.as_deref());
    parts.join("|")
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    assert_eq!(found(text), expected, "in {text:?}");
}

#[test]
fn wordings() {
    reads("Ada Moss left.", "Ada|Moss");
    reads("They met Ada Moss.", "Ada|Moss");
    reads("Then Ada Moss's office called.", "Ada|Moss");
    reads("Advertisement Ada Moss left.", "Ada|Moss");
    reads("It was led by Ada Moss, who left.", "Ada|Moss");
    reads("Ada Moss and Ben Roe left.", "Ada|Moss; Ben|Roe");
    reads("Ada Moss, Ben Roe and Carl Poe left.", "Ada|Moss; Ben|Roe; Carl|Poe");
    reads("Prime Minister Ada Moss left.", "Ada|Moss");
    reads("Norwegian Prime Minister Ada Moss left.", "Ada|Moss");
    reads("Prime Minister Moss left.", "|Moss");
    reads("President Moss left.", "|Moss");
    reads("the president, Ada Moss,", "Ada|Moss");
    reads("Mr. Moss left.", "|Moss");
    reads("Mr Moss left.", "|Moss");
    reads("Mrs. Ada Moss left.", "Ada|Moss");
    reads("Dr. Ada Moss left.", "Ada|Moss");
    reads("Sir Ben Roe left.", "Ben|Roe");
    reads("Sen. Ada Moss left.", "Ada|Moss");
    reads("Gen. Moss left.", "|Moss");
    reads("Judge Black ruled.", "|Black");
    reads("police chief Ben Roe said", "Ben|Roe");
    reads("national security adviser for Peru Ada Moss", "Ada|Moss");
    reads("the mayor of Elmville Ada Moss", "Ada|Moss");
    reads("Minister of Strategic Affairs Ben Roe", "Ben|Roe");
    reads("Ada van der Moss left.", "Ada|van der|Moss");
    reads("They met Ludwig von Moss.", "Ludwig|von|Moss");
    reads("They met Ursula von der Moss.", "Ursula|von der|Moss");
    reads("They met Ana de la Roe.", "Ana|de la|Roe");
    reads("They met Luca di Roe.", "Luca|di|Roe");
    reads("Robert De Roe left.", "Robert|De|Roe");
    reads("They met Hamid al-Moss.", "Hamid|al-|Moss");
    reads("They met Hamid Al-Moss.", "Hamid|Al-|Moss");
    reads("Prince Hamid bin Salem spoke.", "Hamid|bin|Salem");
    reads("They met Omar ibn Salem.", "Omar|ibn|Salem");
    reads("They met Ada O'Moss.", "Ada|O'Moss");
    reads("They met Ada O’Moss.", "Ada|O’Moss");
    reads("They met Ada McMoss.", "Ada|McMoss");
    reads("They met Ada D'Amico.", "Ada|D'Amico");
    reads("They met Ada Moss-Roe.", "Ada|Moss-Roe");
    reads("They met Jean-Pierre Moss.", "Jean-Pierre|Moss");
    reads("They met Marie-Louise Moss-Roe.", "Marie-Louise|Moss-Roe");
    reads("They met J. P. Moss.", "J. P.|Moss");
    reads("They met J.P. Moss.", "J.P.|Moss");
    reads("They met Ada B. Moss.", "Ada B.|Moss");
    reads("They met Ben Roe Jr. there.", "Ben|Roe|Jr.");
    reads("They met Ben Roe, Jr., there.", "Ben|Roe|Jr.");
    reads("They met Ben Roe Sr. there.", "Ben|Roe|Sr.");
    reads("They met Ben Roe III there.", "Ben|Roe|III");
    reads("They met José Álvarez.", "José|Álvarez");
    reads("They met Łukasz Żeromski.", "Łukasz|Żeromski");
    reads("They met Jürgen Müller.", "Jürgen|Müller");
    reads("ADA MOSS left.", "Ada|Moss");
    reads("They met ADA MOSS.", "Ada|Moss");
    reads("They met JEAN-LUC MOSS.", "Jean-Luc|Moss");
    reads("MARY-ANN MOSS left.", "Mary-Ann|Moss");
    reads("They met Xu Wenmin.", "Xu|Wenmin");
    reads("They met Kim Jong Moss.", "Kim Jong|Moss");
    reads("They met Kim Min-soo there.", "Kim|Min-soo");
    reads("They met Ben \"Benny\" Roe there.", "Ben|Roe");
    reads("They met Ben \"BJ\" Roe there.", "Ben|Roe");
    reads("The mob boss Ben \"The Chin\" Roe left.", "Ben|Roe");
    reads("They met Ben ‘Big Tuna’ Roe there.", "Ben|Roe");
    reads("They met Ben “Joe Batters” Roe there.", "Ben|Roe");
    reads("They met Ben (Lucky) Roe there.", "Ben|Roe");
    reads("They met Ben Roe (UN) There.", "Ben|Roe");
    reads("They found Zurlon Green, 31, there.", "Zurlon|Green");
    reads("her son, Zurlon Green, left", "Zurlon|Green");
    reads("20-year-old Zurlon Green left", "Zurlon|Green");
    reads("45-year-old Ada A. Moss left", "Ada A.|Moss");
    reads("They met Theresa May on Monday.", "Theresa|May");
    reads("They met Jordan Moss.", "Jordan|Moss");
    reads("They met Chris Few.", "Chris|Few");
    reads("Ada Eugene Long, 31, left.", "Ada Eugene|Long");
    reads("They met Ada More often.", "Ada|More");
    reads("They met Georgia Moss.", "Georgia|Moss");
    reads("They met Will Moss.", "Will|Moss");
    reads("They met Gordon Brown.", "Gordon|Brown");
    reads("They met Jim Banks.", "Jim|Banks");
    reads("On Monday Ada Moss left.", "Ada|Moss");
    reads("Ada Moss Monday said no.", "Ada|Moss");
    reads("US negotiator Ada Moss left.", "Ada|Moss");
    reads("Israeli Ada Moss left.", "Ada|Moss");
    reads("“Ada Moss knew,” he said.", "Ada|Moss");
    reads("They met Tzlil Hanebrot.", "Tzlil|Hanebrot");
    reads("They met Barack Hussein Moss.", "Barack Hussein|Moss");
    reads("They met Ada Moss in Chile.", "Ada|Moss");
    reads("Police Say Ada Moss Left Town After Talks", "Ada|Moss");
    reads("Chief Executive Ben Roe said so.", "Ben|Roe");
    reads("Michael Jordan left.", "Michael|Jordan");
    reads("Mr. van der Moss spoke.", "|van der|Moss");
}

#[test]
fn no_names() {
    #[track_caller]
    fn reads_nothing(text: &str) {
        reads(text, "");
    }
    reads_nothing("The State Department agreed.");
    reads_nothing("They prayed on Eid al-Fitr.");
    reads_nothing("Shops close for Eid Al-Adha.");
    reads_nothing("the United Nations Security Council");
    reads_nothing("The White House declined.");
    reads_nothing("the Peruvian Defense Forces");
    reads_nothing("The New York Times wrote so.");
    reads_nothing("The Times of Peru wrote so.");
    reads_nothing("Prime Minister's Office");
    reads_nothing("on Monday March 4");
    reads_nothing("In May Chile voted.");
    reads_nothing("Black Friday sales");
    reads_nothing("the Middle East");
    reads_nothing("the Red Cross");
    reads_nothing("Supreme Court Justice");
    reads_nothing("the Second World War");
    reads_nothing("General Motors rose.");
    reads_nothing("They met on Wall Street.");
    reads_nothing("Central Park West");
    reads_nothing("the Virginia Beach police");
    reads_nothing("Melissa Hospital opened.");
    reads_nothing("Acme Technologies Inc. rose.");
    reads_nothing("Looking Ahead");
    reads_nothing("Quick Read");
    reads_nothing("However, Despite That");
    reads_nothing("North Korea and South Africa");
    reads_nothing("in New York City");
    reads_nothing("the Super Bowl");
    reads_nothing("the European Union");
    reads_nothing("UN Resolution 1234");
    reads_nothing("Democratic Party members");
    reads_nothing("Talks Resume As Crowds Gather In Capital");
    reads_nothing("Leaders Meet Over Fish Quotas");
    reads_nothing("President Street");
    reads_nothing("Pressuring Elmville further");
    reads_nothing("the Kuiper Belt");
    reads_nothing("due April 2 and May 3");
    reads_nothing("They work at Elmer Co there.");
    reads_nothing("the Elmville Accords");
    reads_nothing("Happy New Year");
    reads_nothing("It was D-Day again.");
    reads_nothing("a senator, D-Ohio, spoke");
}

#[test]
fn surnames_of_a_document() {
    #[track_caller]
    fn completes(text: &str, expected: &str) {
        let document = Document::new(text);
        let mut mentions = Vec::new();
        for sentence in document.sentences() {
            crate::value::title::read(&document.words(sentence), &ReadSettings::default(), &mut mentions);
            read(&document.words(sentence), &ReadSettings::default(), &mut mentions);
        }
        let mut surnames = Surnames::default();
        mentions.iter().for_each(|mention| surnames.add(mention));
        let (titles, mut persons): (Vec<Mention>, Vec<Mention>) =
            mentions.into_iter().partition(|mention| mention.kind == Kind::Title);
        for sentence in document.sentences() {
            let words = document.words(sentence);
            persons.extend(bare_surnames(&words, &surnames, &persons, &titles));
            for mention in &persons {
                let tokens = mention.tokens.clone();
                assert!(!words.range().contains(&tokens.start) || may_begin(&words, tokens.start), "in {text:?}");
                assert!(!words.range().contains(&tokens.start) || may_end(&words, tokens.end), "in {text:?}");
            }
        }
        persons.sort_by_key(|mention| mention.span);
        let said: Vec<&str> = persons.iter().map(|mention| document.slice(mention.span)).collect();
        assert_eq!(said.join("; "), expected, "in {text:?}");
    }
    completes("Ada Moss came. Moss spoke.", "Ada Moss; Moss");
    completes("Moss spoke. Ada Moss came.", "Moss; Ada Moss");
    completes("Ada Moss came. Then Moss's aide spoke for MOSS.", "Ada Moss; Moss; MOSS");
    completes("Moss spoke.", "");
    completes("Ada Moss came. The moss is green.", "Ada Moss");
    completes("Ada Moss came to the Moss Foundation.", "Ada Moss");
    completes("Ada van der Moss came. Van der Moss left.", "Ada van der Moss; Van der Moss");
    completes("Hamid al-Moss came. They saw al-Moss.", "Hamid al-Moss; al-Moss");
    completes("Gordon Brown came. Brown bears left Brown.", "Gordon Brown; Brown");
    completes("Ada Moss-Roe came. Moss-Roe left, Moss stayed.", "Ada Moss-Roe; Moss-Roe");
    completes("Ada Moss came. Ben Moss left. Moss spoke.", "Ada Moss; Ben Moss; Moss");
}

#[test]
fn literals() {
    #[track_caller]
    fn literal(words: &str, expected: &str) {
        let got = read_literal(words).map(|person| parts(&person));
        assert_eq!(got.as_deref().unwrap_or("nothing"), expected, "in {words:?}");
    }
    literal("Ada Moss", "Ada|Moss");
    literal("ada moss", "ada|moss");
    literal("Mr. Moss", "|Moss");
    literal("Moss", "|Moss");
    literal("von der Moss", "|von der|Moss");
    literal("al-Moss", "|al-|Moss");
    literal("Ben Roe, Jr.", "Ben|Roe|Jr.");
    literal("", "nothing");
    literal("12", "nothing");
}

fn name(words: &str) -> Person {
    read_literal(words).unwrap_or_else(|| panic!("{words:?} is a name"))
}

#[test]
fn relations() {
    #[track_caller]
    fn related(one: &str, other: &str, expected: Relation) {
        let value = |words: &str| Value::Person(name(words));
        let verdict = relate(&value(one), &value(other), &Terms::default());
        assert_eq!(verdict.relation, expected, "{one:?} and {other:?}: {}", verdict.reason);
        assert_eq!(relate(&value(other), &value(one), &Terms::default()).relation, expected);
    }
    use Relation::{Compatible, Conflict, Same, Spelling};
    related("Ada Moss", "Ada Moss", Same);
    related("Ada Moss", "ADA MOSS", Same);
    related("José Álvarez", "Jose Alvarez", Same);
    related("Ada Moss-Roe", "Ada Moss Roe", Same);
    related("J.P. Moss", "J. P. Moss", Same);
    related("Ada O'Moss", "Ada O’Moss", Same);
    related("Ada Moss", "Moss", Compatible);
    related("Ada van der Moss", "van der Moss", Compatible);
    related("Ada van der Moss", "Moss", Compatible);
    related("Xi Moss", "Xi", Compatible);
    related("Ada B. Moss", "Ada Moss", Compatible);
    related("A. Moss", "Ada Moss", Compatible);
    related("Joe Moss", "Joseph Moss", Compatible);
    related("Gabriel Roe", "Gabriel Roe Moss", Compatible);
    related("Moss Ada", "Ada Moss", Compatible);
    related("Ben Roe Jr.", "Ben Roe", Compatible);
    related("Anthony Moss", "Antony Moss", Spelling);
    related("Mohammed Moss", "Muhammad Moss", Spelling);
    related("Ivan Petrovsky", "Ivan Petrovskyy", Spelling);
    related("Ivan Petrovsky", "Ivan Petrovskiy", Spelling);
    related("Hamid al-Mansour", "Hamid el-Mansour", Spelling);
    related("Ada Hanebrot", "Ada Hanebrod", Spelling);
    related("Jürgen Müller", "Jürgen Mueller", Spelling);
    related("Petrovsky", "Petrovskyy", Spelling);
    related("Jean Moss", "Joan Moss", Conflict);
    related("Jane Moss", "Janet Moss", Conflict);
    related("Maria Moss", "Mario Moss", Conflict);
    related("Ben Roe Jr.", "Ben Roe Sr.", Conflict);
    related("Ada Moss", "Ben Moss", Conflict);
    related("Ada Moss", "Ada Roe", Conflict);
    related("A. Moss", "B. Moss", Conflict);
    related("Moss", "Roe", Conflict);
    related("Streeey", "Stree", Conflict);
    related("Ada Moss", "Roe", Conflict);
    related("Ada Khalifeh", "Ada Khalifa", Relation::Spelling);
    related("Patrick Moss", "Patricia Moss", Relation::Conflict);
    related("Ada Maria Moss", "Ada Luisa Moss", Relation::Conflict);
    related("Ada Maria Moss", "Ada Moss", Relation::Compatible);
    related("von der Moss", "Ada von der Moss", Relation::Compatible);
    related("Mohammed Moss", "Mohammad Moss", Relation::Spelling);
}

#[test]
fn strict_names_are_not_joined_over_spellings() {
    assert_eq!(same_person(&name("Anthony Moss"), &name("Antony Moss"), false), None);
    assert_eq!(same_person(&name("Ada Moss"), &name("Moss"), false), Some(Relation::Compatible));
    let terms = Terms { names: Names::Strict, ..Terms::default() };
    let verdict = relate(&Value::Person(name("Anthony Moss")), &Value::Person(name("Antony Moss")), &terms);
    assert_eq!(verdict.reason, "\"Anthony Moss\" and \"Antony Moss\" are two people's names");
    let loose = relate(&Value::Person(name("Anthony Moss")), &Value::Person(name("Antony Moss")), &Terms::default());
    assert_eq!(loose.reason, "\"Anthony Moss\" and \"Antony Moss\" spell the given name differently");
}

#[test]
fn names_of_one_document() {
    #[track_caller]
    fn resolves(names: &[&str], expected: &[Resolution]) {
        let names: Vec<Person> = names.iter().map(|words| name(words)).collect();
        assert_eq!(resolve(&names), expected);
    }
    use Resolution::{Ambiguous, Fullest};
    resolves(&["Moss", "Ada Moss", "Moss"], &[Fullest(1), Fullest(1), Fullest(1)]);
    resolves(&["Ada Moss", "Ben Moss", "Moss"], &[Fullest(0), Fullest(1), Ambiguous([0, 1].into())]);
    resolves(&["Ada Moss", "Roe"], &[Fullest(0), Fullest(1)]);
    resolves(&["Ada Moss", "Ada B. Moss", "Moss"], &[Fullest(1), Fullest(1), Fullest(1)]);
    resolves(&["Anthony Moss", "Antony Moss"], &[Fullest(0), Fullest(1)]);
    resolves(&[], &[]);
}

#[test]
fn names_of_several_sources() {
    #[track_caller]
    fn joins(names: &[&str], loose: bool, expected: &[usize]) {
        let names: Vec<Person> = names.iter().map(|words| name(words)).collect();
        assert_eq!(join(&names, loose), expected);
    }
    joins(&["Anthony Moss", "Antony Moss", "Moss"], true, &[0, 0, 0]);
    joins(&["Anthony Moss", "Antony Moss"], false, &[0, 1]);
    joins(&["Ada Moss", "Ben Moss", "Moss"], true, &[0, 1, 2]);
    joins(&["Moss", "Ada Moss", "Roe"], true, &[0, 0, 1]);
    joins(&["Ben Roe Jr.", "Ben Roe Sr.", "Ben Roe"], true, &[0, 1, 2]);
    joins(&["Jean Moss", "Joan Moss"], true, &[0, 1]);
}

fn any_name() -> impl Strategy<Value = Person> {
    let word = prop::sample::select(vec![
        "Ada",
        "Ben",
        "Anthony",
        "Antony",
        "Jean",
        "Joan",
        "J.",
        "Moss",
        "Mosse",
        "Petrovsky",
        "Petrovskyy",
        "van",
        "der",
        "al-Moss",
        "Roe-Moss",
        "Roe",
        "Jr.",
        "Sr.",
        "Joe",
        "Joseph",
        "Xi",
        "É",
    ]);
    prop::collection::vec(word, 1..5).prop_map(|words| name(&words.join(" ")))
}

proptest! {
    #[test]
    fn laws(one in any_name(), other in any_name(), third in any_name(), loose: bool) {
        let relation = |one: &Person, other: &Person| same_person(one, other, loose);
        prop_assert_eq!(relation(&one, &one), Some(Relation::Same));
        prop_assert_eq!(relation(&one, &other), relation(&other, &one), "{:?} {:?}", one, other);
        if relation(&one, &other) == Some(Relation::Same) && relation(&other, &third) == Some(Relation::Same) {
            prop_assert_eq!(relation(&one, &third), Some(Relation::Same));
        }
    }

    #[test]
    fn names_that_fit_find_each_other(one in any_name(), other in any_name()) {
        if same_person(&one, &other, false).is_some() {
            let (one, other) = (Key::new(&one).handles(false), Key::new(&other).handles(false));
            prop_assert!(one.iter().any(|handle| other.contains(handle)));
        }
    }

    #[test]
    fn names_read_back(person in any_name()) {
        let value = Value::Person(person.clone());
        prop_assert_eq!(read_literal(&super::show(&value)), Some(person));
        prop_assert_eq!(super::from_record(&super::record(&value)), Ok(value));
    }

    #[test]
    fn no_text_is_too_odd(text: String) {
        found(&text);
        read_literal(&text);
    }

    #[test]
    fn joined_names_fit(names in prop::collection::vec(any_name(), 0..8)) {
        let groups = join(&names, true);
        prop_assert_eq!(groups.len(), names.len());
        for (one, left) in names.iter().zip(&groups) {
            for (other, right) in names.iter().zip(&groups) {
                if left == right {
                    prop_assert!(same_person(one, other, true).is_some(), "{:?} {:?}", one, other);
                }
            }
        }
    }
}
