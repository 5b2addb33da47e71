use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a finding says about the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// Two sources state what cannot both be so.
    Conflict,
    /// One source states two things that cannot both be so.
    Inconsistent,
    /// A source differs from the value that the story expects.
    OffReference,
    /// A figure that only rises falls, or the other way round.
    Reversed,
    /// A written weekday does not fit the written date.
    Weekday,
    /// Both can be so to the letter, but a fair reader takes different things away.
    Apart,
    /// One name spelt in two ways.
    Spelling,
    /// One thing under two names.
    Label,
    /// An overtaken figure is repeated later.
    Stale,
    /// The figure moved with the publication date.
    Updated,
    /// A plan in one source, an outcome in another.
    Timing,
    /// Named speakers differ.
    Attributed,
    /// A source tells of fewer or more persons than another states.
    Derived,
    /// Stated differently, and both can be so.
    Compatible,
    /// A list names what another leaves out.
    Omitted,
    /// Something was said that could not be read.
    Unclear,
    /// One independent source states it.
    Single,
    /// All say the same.
    Same,
    /// They speak of different things.
    Incomparable,
}

/// How loud a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Not reported.
    Off,
    /// Worth knowing.
    Note,
    /// Worth a look before publishing.
    Warning,
    /// Cannot stand as it is.
    Error,
}

/// What is to be said about a class: one row of [`CLASSES`].
pub struct ClassRow {
    /// Which class.
    pub class: Class,
    /// Its name in rules and output.
    pub name: &'static str,
    /// The level where a slot does not set another.
    pub level: Level,
    /// What the report says of it, neutrally.
    pub about: &'static str,
}

/// Every class of finding, the gravest first.
pub static CLASSES: &[ClassRow] = &[
    row(Class::Conflict, "conflict", Level::Error, "these sources differ"),
    row(Class::Inconsistent, "inconsistent", Level::Error, "one source states two different things"),
    row(Class::OffReference, "off-reference", Level::Error, "differs from the expected value"),
    row(Class::Reversed, "reversed", Level::Error, "moves against its direction"),
    row(Class::Weekday, "weekday", Level::Error, "the weekday does not fit the date"),
    row(Class::Apart, "apart", Level::Warning, "both can be so, but they suggest different things"),
    row(Class::Spelling, "spelling", Level::Warning, "spelt in different ways"),
    row(Class::Label, "label", Level::Warning, "called by different names"),
    row(Class::Stale, "stale", Level::Warning, "an earlier figure is repeated later"),
    row(Class::Updated, "updated", Level::Note, "moved with the publication date"),
    row(Class::Timing, "timing", Level::Note, "a plan in one source, an outcome in another"),
    row(Class::Attributed, "attributed", Level::Note, "different speakers say different things"),
    row(Class::Derived, "derived", Level::Note, "counted from persons who are told of, and the count is not stated"),
    row(Class::Compatible, "compatible", Level::Note, "stated differently; both can be so"),
    row(Class::Omitted, "omitted", Level::Note, "some sources leave out what others name"),
    row(Class::Unclear, "unclear", Level::Note, "said, but it could not be read"),
    row(Class::Single, "single", Level::Note, "stated by one source only"),
    row(Class::Same, "same", Level::Off, "all say the same"),
    row(Class::Incomparable, "incomparable", Level::Off, "they speak of different things"),
];

const fn row(class: Class, name: &'static str, level: Level, about: &'static str) -> ClassRow {
    ClassRow { class, name, level, about }
}

impl Class {
    /// The class's row of [`CLASSES`].
    pub fn row(self) -> &'static ClassRow {
        &CLASSES[self as usize]
    }

    /// The class of this name.
    pub fn named(name: &str) -> Option<Class> {
        CLASSES.iter().find(|row| row.name == name).map(|row| row.class)
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.row().name)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Level::Off => "off",
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_classes() {
        for (at, row) in CLASSES.iter().enumerate() {
            assert_eq!(row.class as usize, at, "{}", row.name);
            assert_eq!(serde_json::to_value(row.class).unwrap(), row.name);
        }
    }
}
