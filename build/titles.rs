//! The tables of offices, portfolios and bodies: `src/value/title/*.txt` as `Roles`, `FixedWords` and `Bodies`.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;

use super::rows::{parts, rows};
use super::tables::{Phrases, Words};

#[path = "../src/value/title/spelling.rs"]
mod spelling;

use spelling::{SPELLINGS, spelling_class};

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

const PORTFOLIOS: &str = include_str!("../src/value/title/portfolios.txt");

pub(super) fn write(out: &Path) {
    super::put(out, "roles.rs", &roles());
    super::put(out, "portfolio_words.rs", &portfolio_words());
    super::put(out, "bodies.rs", &bodies());
}

#[derive(Clone, Copy)]
struct Naming {
    role: u16,
    acronym: bool,
    abbreviation: bool,
}

struct Roles {
    phrases: Phrases<Naming>,
    ids: Words,
    /// By the number of an id, the rows of that id.
    rows: Vec<Vec<usize>>,
    /// Each as the source of a row.
    all: Vec<String>,
}

fn roles() -> String {
    let mut table = Roles { phrases: Phrases::new(), ids: Words::default(), rows: Vec::new(), all: Vec::new() };
    let mut offices = Vec::new();
    for row in rows(include_str!("../src/value/title/roles.txt")) {
        let [function, class, name, ..] = row[..] else { continue };
        let flag = |wanted: &str| parts(&row, 5).any(|flag| flag == wanted);
        let homes: Vec<&str> = parts(&row, 4).collect();
        let class = class[..1].to_uppercase() + &class[1..];
        let naming = |name: &str| {
            let acronym = name.len() > 1 && !name.chars().any(char::is_lowercase);
            let abbreviation = !name.contains(' ') && name.ends_with('.') && !acronym;
            Naming { role: table.all.len() as u16, acronym, abbreviation }
        };
        for name in std::iter::once(name).chain(parts(&row, 3)) {
            table.phrases.insert(name, naming(name));
            offices.push(table.phrases.words_of(name));
            for variant in respelled(name) {
                table.phrases.insert(&variant, naming(name));
                offices.push(table.phrases.words_of(&variant));
            }
        }
        let flags = ["org", "to", "named", "capital", "whose", "any-rank"];
        let flags = flags.map(|name| format!("{}: {}", name.replace('-', "_"), flag(name))).join(", ");
        table.add(
            &name.to_lowercase(),
            &format!("function: {function:?}, class: Class::{class}, home: &{homes:?}, {flags}"),
        );
    }
    let heads = heads(&mut table.phrases, &offices);
    for row in rows(PORTFOLIOS) {
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
                    if table.phrases.exactly(&phrase).is_empty() {
                        table.phrases.insert_words(&phrase, naming);
                    }
                }
            }
            let plain = "org: false, to: false, named: false, capital: false, whose: false, any_rank: false";
            let rest = format!("function: {function:?}, class: Class::State, home: &[], {plain}");
            table.add(&format!("{name} {}", forms[0].1).to_lowercase(), &rest);
        }
    }
    let phrases = table.phrases.source(|naming| {
        let Naming { role, acronym, abbreviation } = naming;
        format!("Naming {{ role: {role}, acronym: {acronym}, abbreviation: {abbreviation} }}")
    });
    let rows: String = table.rows.iter().map(|rows| format!("&{rows:?},")).collect();
    let (all, ids) = (table.all.concat(), table.ids.source());
    format!("Roles {{ all: &[{all}], phrases: {phrases}, ids: {ids}, rows: &[{rows}], heads: {} }}", heads.source())
}

/// Words behind which an office only says whose it is, or another one.
const BEHIND_HEADS: &str = "of for to and without in at on";

/// For each office the word that it is about, which is rarer than its first: `minister` of `first minister of state`,
/// `governor` of `central bank governor`.
fn heads(phrases: &mut Phrases<Naming>, offices: &[Vec<u32>]) -> Words {
    let behind = phrases.words_of(BEHIND_HEADS);
    let cut = |office: &[u32]| office.iter().skip(1).position(|word| behind.contains(word));
    let last: HashSet<u32> =
        offices.iter().filter(|office| cut(office).is_none()).filter_map(|office| office.last().copied()).collect();
    let mut heads = Words::default();
    for office in offices {
        let head = match cut(office) {
            Some(before) if office.last().is_none_or(|word| !last.contains(word)) => office.get(before),
            _ => office.last(),
        };
        if let Some(head) = head {
            heads.insert(phrases.word(*head));
        }
    }
    // Of every portfolio, whatever it is called.
    heads.insert("minister");
    heads.insert("secretary");
    heads
}

impl Roles {
    fn add(&mut self, id: &str, rest: &str) {
        let number = self.ids.insert(id) as usize;
        self.rows.resize(self.rows.len().max(number + 1), Vec::new());
        self.rows[number].push(self.all.len());
        self.all.push(format!("Role {{ id: {id:?}, {rest} }},"));
    }
}

/// A name with each word that is spelt in two ways in its other spelling.
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

fn portfolio_words() -> String {
    let mut words = Words::default();
    for row in rows(PORTFOLIOS) {
        for name in std::iter::once(row[1]).chain(parts(&row, 2)) {
            for word in name.split([' ', '-']) {
                let word = word.to_lowercase();
                if !matches!(spelling_class(&word), "and" | "the") {
                    words.insert(spelling_class(&word));
                }
            }
        }
    }
    words.source()
}

fn bodies() -> String {
    let (mut names, mut ids, mut all) = (Phrases::new(), Words::default(), String::new());
    for row in rows(include_str!("../src/value/title/organisations.txt")) {
        let [id, sort, ..] = row[..] else { continue };
        let body = ids.insert(id);
        for name in parts(&row, 2) {
            let capitals = name.len() > 1 && !name.chars().any(char::is_lowercase);
            names.insert(name, (body, capitals));
        }
        let of = parts(&row, 3).next();
        write!(all, "Body {{ id: {id:?}, sort: {sort:?}, of: {of:?} }},").expect("writing to a string");
    }
    let names = names.source(|(body, capitals)| format!("Naming {{ body: {body}, capitals: {capitals} }}"));
    format!("Bodies {{ all: &[{all}], names: {names}, by_id: {} }}", ids.source())
}
