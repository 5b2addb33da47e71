//! What is counted: a lattice of nouns for people.
//!
//! A noun stands for its canonical plural; each canonical noun lies under others, and some exclude each other. Nouns that
//! are not here are compared as written and exclude nothing. The table is ours.

use std::sync::LazyLock;

use foldhash::HashMap;

use crate::text::{Case, Shape, Words};
use crate::value::Terms;

/// Canonical plural, other forms, and what it lies under.
struct Noun {
    name: &'static str,
    forms: &'static [&'static str],
    under: &'static [&'static str],
}

macro_rules! nouns {
    ($($name:literal [$($form:literal)*] [$($under:literal)*];)*) => {
        static NOUNS: &[Noun] = &[$(Noun { name: $name, forms: &[$($form),*], under: &[$($under),*] }),*];
    };
}

nouns! {
    "people" ["person" "persons" "individuals" "individual" "folks" "souls" "humans" "human" "lives" "life"] [];
    "men" ["man" "males" "male" "gentlemen"] ["people"];
    "women" ["woman" "females" "female" "ladies"] ["people"];
    "children" ["child" "kids" "kid" "minors" "minor" "youngsters" "youngster" "schoolchildren" "toddlers" "toddler"] ["people"];
    "boys" ["boy"] ["children"];
    "girls" ["girl" "schoolgirls" "schoolgirl"] ["children"];
    "infants" ["infant" "babies" "baby" "newborns" "newborn"] ["children"];
    "teenagers" ["teenager" "teens" "teen" "adolescents" "adolescent" "youths" "youth"] ["people"];
    "adults" ["adult"] ["people"];
    "civilians" ["civilian" "noncombatants" "bystanders" "bystander"] ["people"];
    "soldiers" ["soldier" "troops" "servicemen" "serviceman" "servicewomen" "paratroopers" "conscripts" "marines" "marine" "gis"] ["military personnel"];
    "military personnel" ["servicemembers"] ["people"];
    "fighters" ["fighter" "militants" "militant" "combatants" "combatant" "gunmen" "gunman" "insurgents" "insurgent" "rebels" "rebel" "terrorists" "terrorist" "militiamen"] ["people"];
    "officers" ["officer" "police" "policemen" "policeman" "policewomen" "policewoman" "cops" "cop" "deputies"] ["people"];
    "firefighters" ["firefighter" "firemen" "fireman"] ["people"];
    "medics" ["medic" "paramedics" "paramedic" "doctors" "doctor" "nurses" "nurse" "medical workers"] ["people"];
    "aid workers" ["aid worker"] ["people"];
    "journalists" ["journalist" "reporters" "reporter"] ["people"];
    "hostages" ["hostage" "captives" "captive"] ["people"];
    "prisoners" ["prisoner" "inmates" "inmate" "detainees" "detainee"] ["people"];
    "refugees" ["refugee" "asylum-seekers"] ["people"];
    "migrants" ["migrant" "immigrants" "immigrant"] ["people"];
    "residents" ["resident" "inhabitants" "inhabitant" "citizens" "citizen" "villagers" "villager" "locals" "townspeople"] ["people"];
    "students" ["student" "pupils" "pupil" "schoolboys" "schoolboy"] ["people"];
    "teachers" ["teacher"] ["people"];
    "workers" ["worker" "employees" "employee" "staff" "staffers" "staffer"] ["people"];
    "passengers" ["passenger"] ["people"];
    "tourists" ["tourist" "visitors" "visitor" "holidaymakers"] ["people"];
    "protesters" ["protester" "protestors" "protestor" "demonstrators" "demonstrator" "marchers"] ["people"];
    "voters" ["voter"] ["people"];
    "victims" ["victim"] ["people"];
    "patients" ["patient"] ["people"];
    "survivors" ["survivor"] ["people"];
    "suspects" ["suspect"] ["people"];
    "dead" ["deaths" "death" "fatalities" "fatality"] ["people"];
    "wounded" ["injuries" "injury" "injured"] ["people"];
    "casualties" ["casualty"] ["people"];
    "families" ["family" "households" "household"] [];
}

/// Populations that exclude each other; ours. Civilians and combatants as in Article 50 of the first Additional Protocol to the
/// Geneva Conventions (1977), the others as news uses the words.
const DISJOINT: &[(&str, &str)] = &[
    ("civilians", "military personnel"),
    ("civilians", "fighters"),
    ("military personnel", "fighters"),
    ("men", "women"),
    ("boys", "girls"),
    ("boys", "women"),
    ("girls", "men"),
    ("children", "adults"),
    ("officers", "children"),
    ("dead", "wounded"),
    ("people", "families"),
];

/// The canonical noun for this one, if the lattice holds it.
pub(super) fn canonical(noun: &str) -> Option<&'static str> {
    FORMS.get(noun).map(|row| row.name)
}

/// Whether a noun, as it stands in a number, is one that the lattice of populations holds.
pub fn is_known_population(noun: &str) -> bool {
    canonical(noun).is_some()
}

/// Kin and trades, in the singular, whom no figure is compared by.
const OTHER_PERSONS: &[&str] = &[
    "aide",
    "aunt",
    "bailiff",
    "boyfriend",
    "brother",
    "captain",
    "chaplain",
    "clerk",
    "colleague",
    "conductor",
    "cousin",
    "customer",
    "cyclist",
    "daughter",
    "driver",
    "farmer",
    "father",
    "fisherman",
    "friend",
    "girlfriend",
    "grandfather",
    "grandmother",
    "grandson",
    "granddaughter",
    "guard",
    "guest",
    "hiker",
    "husband",
    "manager",
    "mechanic",
    "miner",
    "mother",
    "motorist",
    "motorcyclist",
    "neighbor",
    "neighbour",
    "nephew",
    "niece",
    "owner",
    "pedestrian",
    "pilot",
    "priest",
    "relative",
    "rescuer",
    "sailor",
    "shopkeeper",
    "sister",
    "son",
    "trooper",
    "uncle",
    "volunteer",
    "waiter",
    "wife",
];

/// Whether a word, in singular or plural, names persons who can be counted.
pub fn names_persons(word: &str) -> bool {
    let other = |word: &str| OTHER_PERSONS.contains(&word);
    let known =
        canonical(word).is_some_and(|noun| is_people(noun) && !matches!(noun, "dead" | "wounded" | "casualties"));
    known || other(word) || word.strip_suffix('s').is_some_and(other) || names_people(word)
}

/// Whether a word names one person: `woman`, not `women` and not `police`.
pub fn names_one_person(word: &str) -> bool {
    let plural = canonical(word) == Some(word) || is_plural(word) || matches!(word, "police" | "staff");
    names_persons(word) && !plural && !names_people(word)
}

fn parents(noun: &str) -> &'static [&'static str] {
    FORMS.get(noun).filter(|row| row.name == noun).map_or(&[], |row| row.under)
}

static FORMS: LazyLock<HashMap<&'static str, &'static Noun>> = LazyLock::new(|| {
    let forms =
        |row: &'static Noun| std::iter::once(row.name).chain(row.forms.iter().copied()).map(move |form| (form, row));
    NOUNS.iter().flat_map(forms).collect()
});

/// Whether all that `inner` counts is counted by `outer` too. Nouns as stored, canonical where the lattice has them.
pub(super) fn lies_under(inner: &str, outer: &str) -> bool {
    inner == outer
        || parents(inner).iter().any(|parent| lies_under(parent, outer))
        || (outer == "people" && canonical(inner).is_none() && names_people(inner))
}

/// Whether a noun, as stored, tells people by age or sex, and so often a part of those counted.
pub(super) fn is_of_age_or_sex(noun: &str) -> bool {
    matches!(noun, "men" | "women" | "children" | "boys" | "girls" | "infants" | "teenagers" | "adults")
}

/// Whether no one can be in both.
pub(super) fn are_disjoint(one: &str, other: &str) -> bool {
    let under = |noun: &str, top: &str| lies_under(noun, top);
    DISJOINT.iter().any(|(a, b)| (under(one, a) && under(other, b)) || (under(one, b) && under(other, a)))
}

/// Whether two counts count the same as far as a slot is concerned: its nouns and all under its `of` are one population.
pub(super) fn is_one_population(one: &str, other: &str, terms: &Terms) -> bool {
    let of_slot = |noun: &str| {
        let stands = |written: &str| {
            let lower = written.to_lowercase();
            let known = canonical(&lower).unwrap_or(&lower);
            noun == known || lies_under(noun, known)
        };
        terms.of.as_deref().is_some_and(stands) || terms.nouns.iter().any(|written| stands(written))
    };
    one == other || (of_slot(one) && of_slot(other))
}

/// Whether a word outside the lattice names people by its form: a people's name (`Ruritanians`), or a doer in -ers, -ors,
/// -ists. The endings are among the productive ones of Quirk et al. (1985), appendix I (word-formation); the choice is ours.
fn names_people(word: &str) -> bool {
    const ENDINGS: &[&str] = &["ians", "eans", "icans", "ists", "eers", "men", "women", "people"];
    ENDINGS.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending))
}

/// Whether a noun, as stored, is under `people`.
pub(super) fn is_people(noun: &str) -> bool {
    lies_under(noun, "people")
}

/// How many words are looked at for the noun that a figure counts. Ours: no noun phrase of news is longer before its head.
const REACH: usize = 5;

/// What the figure that ends before token `at` counts: canonical where the lattice holds it, else as written in lower case;
/// and the token of the noun.
pub(super) fn counted(words: &Words<'_>, at: usize) -> Option<(String, usize)> {
    let mut i = words.over_hyphen(at);
    if i > at && words.is(i, Shape::Word) {
        // `a three-storey building`: what hangs on the figure is what it counts.
        return Some((words.word(i).to_string(), i));
    }
    if words.word(i) == "of" {
        i += 1;
    }
    let mut last_plural = None;
    for _ in 0..REACH {
        let token = words.get(i)?;
        if token.shape == Shape::Hyphen || token.shape == Shape::Possessive {
            i += 1;
            continue;
        }
        let word = words.word(i);
        if token.shape != Shape::Word || ends_noun_phrase(word) {
            break;
        }
        let two = (words.word(i), words.word(i + 1));
        if matches!(two, ("aid", "workers" | "worker")) {
            return Some(("aid workers".to_string(), i + 1));
        }
        if matches!(two, ("police", "officers") | ("medical", "workers")) || is_adjective_here(words, i) {
            i += 1;
            continue;
        }
        if let Some(noun) = canonical(word) {
            return Some((noun.to_string(), i));
        }
        if is_plural(word) {
            last_plural = Some(i);
            // Behind a plural only another noun could go on (`sales offices`), and none does as a rule.
            let next = words.word(i + 1);
            if canonical(next).is_none() && !(is_plural(next) && words.is(i + 1, Shape::Word))
                || token.case == Case::Title
            {
                break;
            }
        }
        i += 1;
    }
    last_plural.map(|i| (words.word(i).to_string(), i))
}

/// A noun of the lattice that stands before the noun it describes (`12 women soldiers`, `three wounded men`).
fn is_adjective_here(words: &Words<'_>, at: usize) -> bool {
    matches!(
        words.word(at),
        "male"
            | "female"
            | "human"
            | "wounded"
            | "injured"
            | "dead"
            | "individual"
            | "adult"
            | "minor"
            | "civilian"
            | "police"
            | "women"
            | "child"
            | "student"
            | "rebel"
            | "marine"
            | "staff"
            | "life"
            | "family"
            | "teenage"
            | "baby"
            | "infant"
            | "household"
    ) && words.is(at + 1, Shape::Word)
        && (canonical(words.word(at + 1)).is_some() || is_plural(words.word(at + 1)))
        && !ends_noun_phrase(words.word(at + 1))
}

/// Whether the word looks like a plural noun.
pub(super) fn is_plural(word: &str) -> bool {
    let s = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && !word.ends_with("us")
        && !word.ends_with("'s");
    (s && !matches!(
        word,
        "was"
            | "has"
            | "is"
            | "this"
            | "his"
            | "its"
            | "as"
            | "does"
            | "perhaps"
            | "across"
            | "always"
            | "towards"
            | "besides"
            | "whereas"
            | "thus"
            | "includes"
            | "says"
            | "means"
            | "sometimes"
            | "afterwards"
            | "plus"
            | "years"
            | "hours"
            | "days"
            | "weeks"
            | "months"
            | "minutes"
            | "seconds"
            | "ours"
            | "theirs"
            | "yours"
    )) || matches!(
        word,
        "people"
            | "men"
            | "women"
            | "children"
            | "police"
            | "mice"
            | "feet"
            | "teeth"
            | "cattle"
            | "sheep"
            | "fish"
            | "aircraft"
            | "species"
            | "series"
            | "dead"
            | "staff"
            | "personnel"
            | "troops"
            | "data"
            | "media"
            | "criteria"
            | "offspring"
            | "geese"
            | "oxen"
            | "headquarters"
            | "buses"
            | "gas"
    )
}

/// Words at which a noun phrase behind a figure has ended.
fn ends_noun_phrase(word: &str) -> bool {
    matches!(
        word,
        "a" | "about"
            | "after"
            | "again"
            | "against"
            | "ago"
            | "all"
            | "also"
            | "among"
            | "an"
            | "and"
            | "are"
            | "as"
            | "at"
            | "be"
            | "because"
            | "been"
            | "before"
            | "but"
            | "by"
            | "can"
            | "could"
            | "did"
            | "died"
            | "do"
            | "during"
            | "each"
            | "for"
            | "from"
            | "had"
            | "has"
            | "have"
            | "he"
            | "if"
            | "in"
            | "including"
            | "into"
            | "is"
            | "it"
            | "killed"
            | "may"
            | "might"
            | "must"
            | "not"
            | "of"
            | "off"
            | "on"
            | "or"
            | "out"
            | "over"
            | "per"
            | "said"
            | "say"
            | "says"
            | "shall"
            | "she"
            | "should"
            | "since"
            | "so"
            | "than"
            | "that"
            | "the"
            | "their"
            | "then"
            | "they"
            | "this"
            | "those"
            | "through"
            | "to"
            | "under"
            | "until"
            | "up"
            | "was"
            | "we"
            | "were"
            | "when"
            | "where"
            | "which"
            | "while"
            | "who"
            | "whom"
            | "whose"
            | "will"
            | "with"
            | "within"
            | "without"
            | "would"
            | "you"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn the_lattice_is_closed() {
        for row in NOUNS {
            assert_eq!(NOUNS.iter().filter(|other| other.name == row.name).count(), 1, "{}", row.name);
            assert!(row.under.iter().all(|parent| canonical(parent) == Some(*parent)), "{}", row.name);
        }
        assert!(DISJOINT.iter().all(|(a, b)| canonical(a) == Some(*a) && canonical(b) == Some(*b)));
    }

    #[test]
    fn under_and_apart() {
        assert!(lies_under("girls", "people"));
        assert!(lies_under("ruritanians", "people"));
        assert!(!lies_under("people", "girls"));
        assert!(are_disjoint("soldiers", "civilians"));
        assert!(!are_disjoint("children", "civilians"));
        let terms = Terms { of: Some("people".into()), ..Terms::default() };
        assert!(is_one_population("civilians", "soldiers", &terms));
        assert!(!is_one_population("civilians", "soldiers", &Terms::default()));
    }

    #[test]
    fn what_is_counted() {
        #[track_caller]
        fn counts(text: &str, expected: &str) {
            let document = Document::new(text);
            let words = document.words(&document.sentences()[0]);
            assert_eq!(counted(&words, 1).map_or("nothing".to_string(), |(noun, _)| noun), expected, "{text}");
        }
        counts("12 hungry people waited", "people");
        counts("3 children were saved", "children");
        counts("40 wounded soldiers", "soldiers");
        counts("12 police officers", "officers");
        counts("200 Ruritanians voted", "ruritanians");
        counts("35 of its delivery vans", "vans");
        counts("9 empty houses burned", "houses");
        counts("12, he said", "nothing");
        counts("12 died", "nothing");
    }
}
