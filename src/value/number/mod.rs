//! Numbers of every kind: counts, quantities, sums of money, percentages, durations.
//!
//! A [`Number`] is what was written: figure, step, hedge, unit. What it can mean is derived by [`intervals`] when two are
//! compared, since widths and tolerance are a slot's own.
//!
//! To add a unit: its row in `unit.rs`; a currency: its row in `currency.rs`; a hedge: its line in `hedges.txt`; a noun of
//! people: its row in `population.rs`; a number word: its line in `words.rs`. What is no number though it looks like one
//! is in `context.rs` and `series.rs`. Every wording that is read, and every one that must not be, stands in `corpus/`.

use rust_decimal::Decimal;

use super::{Kind, Mention, ReadSettings, Terms, Value, ValueRecord, Verdict};
use crate::text::Words;

mod beside;
mod context;
mod convert;
mod cue;
mod currency;
mod describe;
mod figure;
mod fraction;
mod hedge;
mod interval;
mod literal;
mod measure;
mod population;
mod range;
mod read;
mod record;
mod relate;
mod series;
mod show;
mod shown_unit;
mod unit;
mod words;

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod properties;

pub use cue::cue_of_unit;
pub(super) use cue::{cue_of_mark, cue_words};

pub use currency::{CURRENCIES, CurrencyRow, currency};
pub use describe::{describe, describe_value};
pub use hedge::{Hedge, Hedges};
pub use interval::{Interval, Intervals, intervals};
pub use population::{is_known_population, names_one_person, names_persons};
pub use shown_unit::show_in;
pub use unit::{Dimension, MAGNITUDE, UNITS, UnitRow, YEAR_OF_AGE, unit};
pub use words::{cardinal, cardinal_word};

/// A number as it was read; what it can mean is derived when it is compared, since widths are a slot's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The figure as written, in the unit as written; of a range the lower one.
    pub nominal: Decimal,
    /// The step of the figure as written: 1.3 million is written to the nearest 100,000.
    pub step: Decimal,
    /// The upper figure of a range, with its step.
    pub upper: Option<(Decimal, Decimal)>,
    /// What the words around do to it.
    pub hedge: Hedge,
    /// What it is measured in.
    pub unit: Unit,
    /// What is counted, as a noun of the lattice of populations or as written (`people`, `children`).
    pub of: Option<String>,
    /// Whether it is a whole, a part or an addition.
    pub role: Role,
    /// The period of a rate (`a year`), as its unit of time, or the goods it is paid for (`a barrel`).
    pub per: Option<&'static str>,
}

impl Number {
    /// The number of some things that a text tells of without a figure of its own, in the step in which it would be written.
    ///
    /// ```
    /// use factdiff::value::number::Number;
    ///
    /// assert_eq!(Number::counted(10.into(), Some("people")).step, 10.into());
    /// ```
    pub fn counted(how_many: Decimal, of: Option<&str>) -> Number {
        Number {
            nominal: how_many,
            step: literal::step(how_many, Decimal::ONE),
            upper: None,
            hedge: Hedge::Bare,
            unit: Unit::None,
            of: of.map(str::to_owned),
            role: Role::Whole,
            per: None,
        }
    }
}

/// What a number is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Nothing: a count.
    None,
    /// A unit of the table of units, by its canonical name (`kilometre`, `hour`, `year of age`).
    Measure(&'static str),
    /// A currency by its ISO 4217 code, or a symbol that several share (`$`, `kr`, `peso`).
    Currency(&'static str),
    /// Percent, a share or a change.
    Percent,
    /// Percentage points; basis points are a hundredth of one.
    PercentagePoint,
}

impl Unit {
    /// Whether it measures how old somebody or something is.
    pub fn is_age(self) -> bool {
        let Unit::Measure(name) = self else { return false };
        unit(name).is_some_and(|row| matches!(row.dimension, Dimension::AgeDays | Dimension::AgeMonths))
    }
}

/// What part of a whole a number tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Role {
    /// The whole, as far as the words say.
    #[default]
    Whole,
    /// A part of it (`including three children`).
    Part,
    /// In addition to something said before (`another five`).
    Increment,
}

/// Adds every count in the window; its span holds hedge and figure, and the noun is in [`Number::of`].
pub fn read_counts(words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    read::read(Some(Kind::Count), words, settings, mentions);
}

/// How two counts stand.
pub fn relate_counts(one: &Value, other: &Value, terms: &Terms) -> Verdict {
    relate::relate(Kind::Count, one, other, terms)
}

/// Adds every number of whatever kind in the window, in one pass.
pub fn read_all(words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    read::read(None, words, settings, mentions);
}

/// Whether mentions of a kind are among those of [`read_all`].
pub fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Quantity | Kind::Money | Kind::Percent | Kind::Duration)
}

/// Adds every measured quantity in the window, ages and magnitudes too; the span holds the unit.
pub fn read_quantities(words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    read::read(Some(Kind::Quantity), words, settings, mentions);
}

/// How two quantities stand.
pub fn relate_quantities(one: &Value, other: &Value, terms: &Terms) -> Verdict {
    relate::relate(Kind::Quantity, one, other, terms)
}

/// Adds every sum of money in the window; the span holds currency and period.
pub fn read_money(words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    read::read(Some(Kind::Money), words, settings, mentions);
}

/// How two sums stand.
pub fn relate_money(one: &Value, other: &Value, terms: &Terms) -> Verdict {
    relate::relate(Kind::Money, one, other, terms)
}

/// Adds every share and change in percent or points in the window.
pub fn read_percents(words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    read::read(Some(Kind::Percent), words, settings, mentions);
}

/// How two percentages stand.
pub fn relate_percents(one: &Value, other: &Value, terms: &Terms) -> Verdict {
    relate::relate(Kind::Percent, one, other, terms)
}

/// Adds every length of time in the window.
pub fn read_durations(words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    read::read(Some(Kind::Duration), words, settings, mentions);
}

/// How two lengths of time stand.
pub fn relate_durations(one: &Value, other: &Value, terms: &Terms) -> Verdict {
    relate::relate(Kind::Duration, one, other, terms)
}

/// The number in words that can be read back: hedge, figure, unit and period; what is counted is left to the slot.
pub fn show(value: &Value) -> String {
    match value {
        Value::Number(number) => show::show(number),
        _ => String::new(),
    }
}

/// The number as it stands in records, with *can* as its interval.
pub fn record(value: &Value) -> ValueRecord {
    match value {
        Value::Number(number) => record::record(number),
        _ => ValueRecord::new(),
    }
}

/// The number that a record holds.
///
/// # Errors
///
/// One sentence that names the field which could not be read.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    record::from_record(record).map(Value::Number)
}
