use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Mention, ReadSettings, Terms, Value, ValueRecord, Verdict};
use super::{choice, clock, date, number, organisation, person, place, text_value, title, yes_no};
use crate::text::Words;

/// The type of a slot's answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// How many: people, homes, votes.
    Count,
    /// A measured size with its unit: length, area, mass, age, magnitude.
    Quantity,
    /// A sum in a currency.
    Money,
    /// A share or a change in percent, percentage points or basis points.
    Percent,
    /// A day or a set of possible days.
    Date,
    /// A length of time.
    Duration,
    /// A time of day.
    Time,
    /// An office or role.
    Title,
    /// A person's name.
    Person,
    /// A place.
    Place,
    /// An organisation: a company, a party, a ministry.
    Organisation,
    /// One of the choices that the slot declares.
    Choice,
    /// Yes or no.
    YesNo,
    /// Words as they are.
    Text,
}

/// What a kind is and does: one row of [`KINDS`].
pub struct KindRow {
    /// Which kind.
    pub kind: Kind,
    /// Its name in rules and output.
    pub name: &'static str,
    /// One line for help and schema.
    pub about: &'static str,
    /// Adds every mention of the kind in the window, nested and competing ones too, in any order. A kind that is read
    /// only by what a slot declares (choice, yes-no, text) adds none.
    pub read: fn(&Words<'_>, &ReadSettings, &mut Vec<Mention>),
    /// How two values of the kind stand. Total, symmetric and reflexive.
    pub relate: fn(&Value, &Value, &Terms) -> Verdict,
    /// The value in a few words that can be read back to the same value.
    pub show: fn(&Value) -> String,
    /// How the words were understood, a line each, for a reader who doubts it; none where `show` says it all.
    pub describe: fn(&Value, Kind, &Terms) -> Vec<String>,
    /// The value as it stands in records.
    pub record: fn(&Value) -> ValueRecord,
    /// The value that a record holds, or in one sentence why it holds none.
    pub from_record: fn(&ValueRecord) -> Result<Value, String>,
}

/// Every kind of value, in the order in which help lists them.
pub static KINDS: &[KindRow] = &[
    KindRow {
        kind: Kind::Count,
        name: "count",
        about: "how many: people, homes, votes",
        read: number::read_counts,
        relate: number::relate_counts,
        show: number::show,
        describe: number::describe_value,
        record: number::record,
        from_record: number::from_record,
    },
    KindRow {
        kind: Kind::Quantity,
        name: "quantity",
        about: "a measured size with its unit: length, area, mass, age, magnitude",
        read: number::read_quantities,
        relate: number::relate_quantities,
        show: number::show,
        describe: number::describe_value,
        record: number::record,
        from_record: number::from_record,
    },
    KindRow {
        kind: Kind::Money,
        name: "money",
        about: "a sum in a currency",
        read: number::read_money,
        relate: number::relate_money,
        show: number::show,
        describe: number::describe_value,
        record: number::record,
        from_record: number::from_record,
    },
    KindRow {
        kind: Kind::Percent,
        name: "percent",
        about: "a share or a change in percent, percentage points or basis points",
        read: number::read_percents,
        relate: number::relate_percents,
        show: number::show,
        describe: number::describe_value,
        record: number::record,
        from_record: number::from_record,
    },
    KindRow {
        kind: Kind::Date,
        name: "date",
        about: "a day or a set of possible days",
        read: date::read,
        relate: date::relate,
        show: date::show,
        describe: date::describe,
        record: date::record,
        from_record: date::from_record,
    },
    KindRow {
        kind: Kind::Duration,
        name: "duration",
        about: "a length of time",
        read: number::read_durations,
        relate: number::relate_durations,
        show: number::show,
        describe: number::describe_value,
        record: number::record,
        from_record: number::from_record,
    },
    KindRow {
        kind: Kind::Time,
        name: "time",
        about: "a time of day",
        read: clock::read,
        relate: clock::relate,
        show: clock::show,
        describe: clock::describe,
        record: clock::record,
        from_record: clock::from_record,
    },
    KindRow {
        kind: Kind::Title,
        name: "title",
        about: "an office or role",
        read: title::read,
        relate: title::relate,
        show: title::show,
        describe: title::describe,
        record: title::record,
        from_record: title::from_record,
    },
    KindRow {
        kind: Kind::Person,
        name: "person",
        about: "a person's name",
        read: person::read,
        relate: person::relate,
        show: person::show,
        describe: person::describe,
        record: person::record,
        from_record: person::from_record,
    },
    KindRow {
        kind: Kind::Place,
        name: "place",
        about: "a place",
        read: place::read,
        relate: place::relate,
        show: place::show,
        describe: place::describe,
        record: place::record,
        from_record: place::from_record,
    },
    KindRow {
        kind: Kind::Organisation,
        name: "organisation",
        about: "a company, a party, a ministry or another body",
        read: organisation::read,
        relate: organisation::relate,
        show: organisation::show,
        describe: organisation::describe,
        record: organisation::record,
        from_record: organisation::from_record,
    },
    KindRow {
        kind: Kind::Choice,
        name: "choice",
        about: "one of the choices that the slot declares",
        read: nothing,
        relate: choice::relate,
        show: choice::show,
        describe: nothing_more,
        record: choice::record,
        from_record: choice::from_record,
    },
    KindRow {
        kind: Kind::YesNo,
        name: "yes-no",
        about: "yes or no",
        read: nothing,
        relate: yes_no::relate,
        show: yes_no::show,
        describe: nothing_more,
        record: yes_no::record,
        from_record: yes_no::from_record,
    },
    KindRow {
        kind: Kind::Text,
        name: "text",
        about: "words as they are",
        read: nothing,
        relate: text_value::relate,
        show: text_value::show,
        describe: nothing_more,
        record: text_value::record,
        from_record: text_value::from_record,
    },
];

fn nothing(_: &Words<'_>, _: &ReadSettings, _: &mut Vec<Mention>) {}

fn nothing_more(_: &Value, _: Kind, _: &Terms) -> Vec<String> {
    Vec::new()
}

impl Kind {
    /// The kind's row of [`KINDS`].
    pub fn row(self) -> &'static KindRow {
        &KINDS[self as usize]
    }

    /// The kind of this name, as rules write it.
    ///
    /// ```
    /// use factdiff::value::Kind;
    ///
    /// assert_eq!(Kind::named("yes-no"), Some(Kind::YesNo));
    /// assert_eq!(Kind::named("number"), None);
    /// ```
    pub fn named(name: &str) -> Option<Kind> {
        KINDS.iter().find(|row| row.name == name).map(|row| row.kind)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.row().name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_kinds() {
        for (at, row) in KINDS.iter().enumerate() {
            assert_eq!(row.kind as usize, at, "{}", row.name);
            assert_eq!(serde_json::to_value(row.kind).unwrap(), row.name);
        }
    }

    #[test]
    fn readings_are_explained() {
        use crate::text::Document;
        use crate::value::{ReadSettings, best, read};

        #[track_caller]
        fn explains(kind: Kind, text: &str, expected: &[&str]) {
            let settings = ReadSettings { published: Some(jiff::civil::date(2024, 4, 4)), ..ReadSettings::default() };
            let mentions = best(read(&Document::new(text), &[kind], &settings));
            let value = mentions[0].value().unwrap();
            assert_eq!((kind.row().describe)(value, kind, &Terms::default()), expected, "in {text:?}");
        }
        let counted = "counted from Thursday, 4 April 2024, when the text was published";
        explains(Kind::Date, "They met on Monday.", &["one day: Monday, 1 April 2024", counted]);
        explains(
            Kind::Date,
            "It rained all week.",
            &["every day from Monday, 1 April 2024 to Sunday, 7 April 2024 (7 days)", counted],
        );
        explains(
            Kind::Date,
            "They met in early May 2023.",
            &["one of the days from Monday, 1 May 2023 to Wednesday, 10 May 2023 (10 days)"],
        );
        explains(Kind::Date, "It is due by 5 May 2025.", &["one of the days up to Monday, 5 May 2025"]);
        explains(Kind::Date, "Since 5 May 2023 it has rained.", &["every day from Friday, 5 May 2023 on"]);
        explains(
            Kind::Date,
            "They met on 03/04/2024.",
            &["one day: Monday, 4 March 2024", "or one day: Wednesday, 3 April 2024"],
        );
        explains(
            Kind::Date,
            "They met on Tuesday, 6 March 2024.",
            &["\"Tuesday, 6 March 2024\": 6 March 2024 is a Wednesday, not a Tuesday"],
        );
        explains(
            Kind::Count,
            "dozens of homes",
            &["to the letter: 24 to 99", "with rounding: 20 to 118", "a fair reader: the same"],
        );
        explains(
            Kind::Title,
            "Former US Secretary of State Ada Moss",
            &["role: secretary of state; of: United States; holder: former"],
        );
        explains(Kind::Title, "the mayor said", &["role: mayor; of: not said"]);
        explains(Kind::Person, "Ada van der Moss Jr. said", &["given name: Ada; surname: van der Moss; Jr."]);
        explains(Kind::Place, "It rained in Paris, Texas, today.", &["lies in Texas, United States"]);
    }
}
