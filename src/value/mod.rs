//! What a slot can hold: the kinds of value, how each is read from words, compared, shown and recorded.
//!
//! Each kind is one file or folder with its words, its reader, its relation and its corpus of wordings. [`KINDS`] is the
//! only list of them.
//!
//! To add a kind: write its file with a reader, a relation and a corpus; give it a [`Kind`], a [`Value`] if none fits,
//! and its row in [`KINDS`]. Nothing outside this folder changes.

mod cue;
mod kind;
mod lexicon;
mod mention;
mod relation;
mod terms;

pub use cue::Cues;
pub use kind::{KINDS, Kind, KindRow};
pub use mention::{DayOrder, Mention, ReadSettings, Reading, WeekdayRule, best, read};
pub use relation::{Relation, Verdict};
pub use terms::{Names, Terms, Tolerance, Wording, WordingEntry};

#[cfg(test)]
mod corpora;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod rows;

pub mod choice;
pub mod clock;
pub mod date;
pub mod number;
pub mod organisation;
pub mod person;
pub mod place;
pub mod text_value;
pub mod title;
pub mod yes_no;

use serde_json::{Map, Value as Json};

/// What was understood of some words.
///
/// Count, quantity, money, percent and duration share [`number::Number`]: they differ in unit and in what rounding
/// excuses.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A count, quantity, sum, share or length of time.
    Number(number::Number),
    /// One day, or a set of possible days.
    Date(date::Date),
    /// An office or role.
    Title(title::Title),
    /// A person's name.
    Person(person::Person),
    /// A place.
    Place(place::Place),
    /// An organisation.
    Organisation(organisation::Organisation),
    /// A time of day.
    Time(clock::Clock),
    /// One of the choices that the slot declares.
    Choice(choice::Choice),
    /// Yes, no or unsure.
    YesNo(yes_no::YesNo),
    /// Words as they are.
    Text(text_value::Text),
}

/// A value as it stands in records: a JSON object with a fixed order of fields.
pub type ValueRecord = Map<String, Json>;

/// Opens the tables of all kinds, which otherwise happens at the first text that needs them: so that it can go on beside other
/// work.
pub fn open_tables() {
    const TEXT: &str =
        "Finance Minister Ana Belo of Chile said on Monday that over 20 people paid $5 million, or 5% for 2 km.";
    let kinds: Vec<Kind> = KINDS.iter().map(|row| row.kind).collect();
    read(&crate::text::Document::new(TEXT), &kinds, &ReadSettings::default());
}
