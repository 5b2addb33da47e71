//! Persons: names and how they are spelt.
//!
//! `reader.rs` finds names in a sentence, `surname.rs` bare surnames in a whole document, `parts.rs` takes names apart; `relation.rs` says whether two
//! names can be one person's, `joining.rs` which of many names belong together. The lists of words (`given_names.txt`,
//! `things.txt`, `common_words.txt`, `variants.txt`) are our own.
//!
//! To teach the reader a given name, add it to `given_names.txt`; a spelling of one, to `variants.txt`.

mod joining;
mod lists;
mod parts;
mod reader;
mod relation;
mod spelling;
mod surname;

#[cfg(test)]
mod corpus;

pub use joining::{Resolution, join, resolve};
pub(super) use lists::{
    is_common, is_function, is_given, is_honorific, is_month, is_surname_thing, is_thing, is_weekday,
};
pub use parts::read_literal;
pub(super) use reader::looks_like_headline;
pub use reader::read;
pub use relation::{handles, relate, same_person};
pub use surname::{
    Surnames, alone_hashes, bare_surnames, may_be_surname, may_begin, may_end, may_end_full_name, surname_hash,
    surname_hashes,
};

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::{Kind, Terms, Value, ValueRecord};

/// A person's name, in parts as written; names in all capitals are held in ordinary case.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Person {
    /// Given names and initials; empty where only the surname is said.
    pub given: String,
    /// The surname, without particles: the last word of the name, with hyphens.
    pub family: String,
    /// The particles before the surname, with the mark that joins them: `van der`, `al-`.
    pub particles: String,
    /// `Jr.`, `Sr.`, `III`, as written.
    pub suffix: Option<String>,
}

impl Person {
    /// The name in the order in which it is read: `Ada van der Moss Jr.`
    pub fn full(&self) -> String {
        let mut full = self.given.clone();
        let mut add = |part: &str, joined: bool| {
            if !part.is_empty() {
                if !full.is_empty() && !joined {
                    full.push(' ');
                }
                full.push_str(part);
            }
        };
        add(&self.particles, false);
        add(&self.family, self.particles.ends_with(['-', '\'', '’']));
        add(self.suffix.as_deref().unwrap_or(""), false);
        full
    }

    /// Whether another name has the same given name and surname and another suffix, or one of the two has none.
    pub fn differs_in_suffix(&self, other: &Person) -> bool {
        !self.given.is_empty() && self.suffix != other.suffix && self.without_suffix() == other.without_suffix()
    }

    /// Given names, particles and surname.
    pub fn without_suffix(&self) -> [&str; 3] {
        [&self.given, &self.particles, &self.family]
    }
}

/// The full name, which [`read_literal`] reads back.
pub fn show(value: &Value) -> String {
    match value {
        Value::Person(person) => person.full(),
        _ => String::new(),
    }
}

/// How the words were understood, in one line: `given name: Ada; surname: van der Moss`.
pub fn describe(value: &Value, _: Kind, _: &Terms) -> Vec<String> {
    let Value::Person(person) = value else { return Vec::new() };
    let surname = Person { given: String::new(), suffix: None, ..person.clone() }.full();
    let given = if person.given.is_empty() { "not said" } else { &person.given };
    let suffix = person.suffix.as_ref().map_or(String::new(), |suffix| format!("; {suffix}"));
    vec![format!("given name: {given}; surname: {surname}{suffix}")]
}

/// The name as it stands in records: `given`, `family`, `particles`, `suffix` (or null).
pub fn record(value: &Value) -> ValueRecord {
    match value {
        Value::Person(person) => super::text_value::fields(person),
        _ => ValueRecord::new(),
    }
}

/// The name that a record holds.
///
/// # Errors
///
/// Where a field is missing or of another type, in one sentence.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    serde_json::from_value(Json::Object(record.clone()))
        .map(Value::Person)
        .map_err(|error| format!("this is no record of a person: {error}"))
}
