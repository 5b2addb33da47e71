//! The table of roles: offices by name, ministers and secretaries by portfolio.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::text::{WordIndex, Words};
use crate::value::lexicon::{Lexicon, parts, rows};

/// Which roles exclude each other; see the head of `roles.txt`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    State,
    Court,
    Seat,
    Party,
    Company,
    Body,
    Rank,
    Church,
    Calling,
    Loose,
}

impl Class {
    fn named(name: &str) -> Option<Class> {
        Some(match name {
            "state" => Class::State,
            "court" => Class::Court,
            "seat" => Class::Seat,
            "party" => Class::Party,
            "company" => Class::Company,
            "body" => Class::Body,
            "rank" => Class::Rank,
            "church" => Class::Church,
            "calling" => Class::Calling,
            "loose" => Class::Loose,
            _ => return None,
        })
    }
}

/// One row of the table.
#[derive(Debug)]
pub(super) struct Role {
    /// The name in lower case by which titles hold it.
    pub(super) id: String,
    /// What the office does.
    pub(super) function: &'static str,
    pub(super) class: Class,
    /// Where it is called so: codes of places, ids of bodies, `US-*`.
    pub(super) home: Vec<&'static str>,
    /// Takes the name of any organisation or place.
    pub(super) org: bool,
    /// Has a destination.
    pub(super) to: bool,
    /// Counts only directly before a name.
    pub(super) named: bool,
    /// Counts only in capitals or before a name.
    pub(super) capital: bool,
    /// In lower case counts only with a place or an organisation.
    pub(super) whose: bool,
}

impl Role {
    /// Whether a jurisdiction is one of the homes.
    pub(super) fn is_home(&self, jurisdiction: &str) -> bool {
        self.home.iter().any(|home| match home.strip_suffix('*') {
            Some(country) => jurisdiction.starts_with(country),
            None => *home == jurisdiction,
        })
    }
}

/// How a phrase names a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Naming {
    /// The index of the role.
    pub(super) role: u16,
    /// The phrase is an abbreviation in capitals, and counts only so written (`PM`).
    pub(super) acronym: bool,
    /// The phrase ends with a dot of abbreviation and counts only before a name (`Gen.`).
    pub(super) abbreviation: bool,
}

pub(super) struct Roles {
    pub(super) all: Vec<Role>,
    pub(super) phrases: Lexicon<Naming>,
    by_id: HashMap<String, Vec<u16>, FixedState>,
    /// Words of which each phrase holds one.
    heads: WordIndex,
}

/// Words that are spelt in two ways; the first is the one that ids use. British and American usage, our own list.
const SPELLINGS: &[(&str, &str)] = &[
    ("adviser", "advisor"),
    ("defence", "defense"),
    ("labour", "labor"),
    ("organisation", "organization"),
    ("programme", "program"),
    ("centre", "center"),
    ("privatisation", "privatization"),
    ("paediatrician", "pediatrician"),
    ("councillor", "councilor"),
    ("counsellor", "counselor"),
    ("licence", "license"),
    ("judgement", "judgment"),
    ("harbour", "harbor"),
    ("theatre", "theater"),
];

/// The word by which all its spellings go.
pub(super) fn spelling_class(word: &str) -> &str {
    SPELLINGS.iter().find(|(_, other)| *other == word).map_or(word, |(first, _)| first)
}

/// The forms of a minister or secretary of some portfolio, the words before and behind its name. The first gives the name
/// that others are compared under.
const MINISTER: &[(&str, &str)] =
    &[("", "Minister"), ("Minister of", ""), ("Minister for", ""), ("Minister of the", ""), ("Minister for the", "")];
const SECRETARY: &[(&str, &str)] = &[
    ("", "Secretary"),
    ("Secretary of", ""),
    ("Secretary for", ""),
    ("Secretary of State for", ""),
    ("Secretary of the", ""),
    ("Secretary of State for the", ""),
];

/// Words behind which an office only says whose it is, or another one.
const BEHIND_HEADS: &str = "of for to and without in at on";

/// For each office of a table the word that it is about, which is rarer than its first: `minister` of `first minister of
/// state`, `governor` of `central bank governor`.
fn heads(phrases: &mut Lexicon<Naming>, offices: &[Vec<u32>]) -> WordIndex {
    let behind = phrases.words_of(BEHIND_HEADS);
    let cut = |office: &[u32]| office.iter().skip(1).position(|word| behind.contains(word));
    let whole = offices.iter().filter(|office| cut(office).is_none());
    let last: HashSet<u32, FixedState> = whole.filter_map(|office| office.last().copied()).collect();
    let head = |office: &Vec<u32>| match cut(office) {
        Some(before) if office.last().is_none_or(|word| !last.contains(word)) => office.get(before).copied(),
        _ => office.last().copied(),
    };
    let mut heads = WordIndex::new();
    for number in offices.iter().filter_map(head) {
        heads.insert(phrases.word(number));
    }
    // Of every portfolio, whatever it is called.
    heads.insert("minister");
    heads.insert("secretary");
    heads
}

impl Roles {
    /// Words of which every mention of an office holds one.
    pub(super) fn heads(&self) -> impl Iterator<Item = &str> {
        (0..self.heads.len() as u32).map(|number| self.heads.word(number))
    }

    /// Whether the word of token `at` is one of them.
    pub(super) fn is_head(&self, words: &Words<'_>, at: usize) -> bool {
        self.heads.get(words.hash(at), || words.word(at)).is_some()
    }

    fn add(&mut self, role: Role, names: &[&str]) {
        let index = self.all.len() as u16;
        for name in names {
            let single = !name.contains(' ');
            let acronym = name.len() > 1 && !name.chars().any(char::is_lowercase);
            let naming = Naming { role: index, acronym, abbreviation: single && name.ends_with('.') && !acronym };
            self.phrases.insert(name, naming);
            for variant in respelled(name) {
                self.phrases.insert(&variant, naming);
            }
        }
        self.by_id.entry(role.id.clone()).or_default().push(index);
        self.all.push(role);
    }

    /// The rows of a role, in the order of the table.
    pub(super) fn with_id(&self, id: &str) -> impl Iterator<Item = &Role> {
        self.by_id.get(id).into_iter().flatten().map(|at| &self.all[*at as usize])
    }
}

/// A name with each word that is spelt in two ways in its other spelling.
/// A name in the other spelling of each of its words that has two.
fn respelled(name: &str) -> Vec<String> {
    let mut all = Vec::new();
    for word in name.split([' ', '-']) {
        for (one, other) in SPELLINGS {
            let (from, to) = if word.eq_ignore_ascii_case(one) {
                (one, other)
            } else if word.eq_ignore_ascii_case(other) {
                (other, one)
            } else {
                continue;
            };
            all.push(name.to_lowercase().replace(from, to));
        }
    }
    all
}

/// The table, read at its first use.
pub(super) fn roles() -> &'static Roles {
    static TABLE: LazyLock<Roles> = LazyLock::new(|| {
        let (all, phrases, by_id) = (Vec::new(), Lexicon::new(), HashMap::default());
        let mut table = Roles { all, phrases, by_id, heads: WordIndex::new() };
        let mut offices = Vec::new();
        for row in rows(include_str!("roles.txt")) {
            let [function, class, name, ..] = row[..] else { continue };
            let Some(class) = Class::named(class) else { continue };
            let flag = |wanted: &str| parts(&row, 5).any(|flag| flag == wanted);
            let role = Role {
                id: name.to_lowercase(),
                function,
                class,
                home: parts(&row, 4).collect(),
                org: flag("org"),
                to: flag("to"),
                named: flag("named"),
                capital: flag("capital"),
                whose: flag("whose"),
            };
            let names: Vec<&str> = std::iter::once(name).chain(parts(&row, 3)).collect();
            table.add(role, &names);
            for name in names {
                offices.push(table.phrases.words_of(name));
                offices.extend(respelled(name).iter().map(|name| table.phrases.words_of(name)));
            }
        }
        table.heads = heads(&mut table.phrases, &offices);
        for row in rows(include_str!("portfolios.txt")) {
            let [function, name, ..] = row[..] else { continue };
            let mut names = Vec::new();
            for name in std::iter::once(name).chain(parts(&row, 2)) {
                names.push(table.phrases.words_of(name));
                names.extend(respelled(name).iter().map(|name| table.phrases.words_of(name)));
            }
            for forms in [MINISTER, SECRETARY] {
                let naming = Naming { role: table.all.len() as u16, acronym: false, abbreviation: false };
                for (before, behind) in forms {
                    let (before, behind) = (table.phrases.words_of(before), table.phrases.words_of(behind));
                    for name in &names {
                        let phrase = [before.as_slice(), name, &behind].concat();
                        // What a row of the table of offices says goes before the pattern.
                        if !table.phrases.holds(&phrase) {
                            table.phrases.insert_words(&phrase, naming);
                        }
                    }
                }
                let role = Role {
                    id: format!("{name} {}", forms[0].1).to_lowercase(),
                    function,
                    class: Class::State,
                    home: Vec::new(),
                    org: false,
                    to: false,
                    named: false,
                    capital: false,
                    whose: false,
                };
                table.add(role, &[]);
            }
        }
        table
    });
    &TABLE
}

/// Whether a normalised word stands in the name of a portfolio (`affairs`, `health`).
pub(super) fn is_portfolio_word(word: &str) -> bool {
    static WORDS: LazyLock<std::collections::HashSet<String, FixedState>> = LazyLock::new(|| {
        let names = rows(include_str!("portfolios.txt"))
            .flat_map(|row| std::iter::once(row[1]).chain(parts(&row, 2)).collect::<Vec<_>>());
        names
            .flat_map(|name| name.split([' ', '-']))
            .map(|word| spelling_class(&word.to_lowercase()).to_owned())
            .filter(|word| !matches!(word.as_str(), "and" | "the"))
            .collect()
    });
    WORDS.contains(spelling_class(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_whole() {
        let mut count = 0;
        for row in rows(include_str!("roles.txt")) {
            assert_eq!(row.len(), 6, "{row:?}");
            assert!(Class::named(row[1]).is_some(), "{row:?}");
            for flag in parts(&row, 5) {
                assert!(["org", "to", "named", "capital", "whose"].contains(&flag), "{row:?}");
            }
            count += 1;
        }
        assert!(count >= 200, "{count} offices");
        for row in rows(include_str!("portfolios.txt")) {
            assert_eq!(row.len(), 3, "{row:?}");
        }
        assert!(roles().all.len() < usize::from(u16::MAX));
    }
}
