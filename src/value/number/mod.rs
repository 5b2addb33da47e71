//! Numbers of every kind: counts, quantities, sums of money, percentages, durations.

use rust_decimal::Decimal;

use super::{Mention, ReadSettings, Terms, Value, ValueRecord, Verdict};
use crate::text::Words;

mod hedge;

pub use hedge::{Hedge, Hedges};

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
    /// The period of a rate (`a year`), as its unit of time.
    pub per: Option<&'static str>,
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

/// Adds every mention of this kind in the window.
pub fn read_counts(_words: &Words<'_>, _settings: &ReadSettings, _mentions: &mut Vec<Mention>) {}

/// How two numbers of this kind stand.
pub fn relate_counts(_one: &Value, _other: &Value, _terms: &Terms) -> Verdict {
    todo!()
}

/// Adds every mention of this kind in the window.
pub fn read_quantities(_words: &Words<'_>, _settings: &ReadSettings, _mentions: &mut Vec<Mention>) {}

/// How two numbers of this kind stand.
pub fn relate_quantities(_one: &Value, _other: &Value, _terms: &Terms) -> Verdict {
    todo!()
}

/// Adds every mention of this kind in the window.
pub fn read_money(_words: &Words<'_>, _settings: &ReadSettings, _mentions: &mut Vec<Mention>) {}

/// How two numbers of this kind stand.
pub fn relate_money(_one: &Value, _other: &Value, _terms: &Terms) -> Verdict {
    todo!()
}

/// Adds every mention of this kind in the window.
pub fn read_percents(_words: &Words<'_>, _settings: &ReadSettings, _mentions: &mut Vec<Mention>) {}

/// How two numbers of this kind stand.
pub fn relate_percents(_one: &Value, _other: &Value, _terms: &Terms) -> Verdict {
    todo!()
}

/// Adds every mention of this kind in the window.
pub fn read_durations(_words: &Words<'_>, _settings: &ReadSettings, _mentions: &mut Vec<Mention>) {}

/// How two numbers of this kind stand.
pub fn relate_durations(_one: &Value, _other: &Value, _terms: &Terms) -> Verdict {
    todo!()
}

/// The number in words that can be read back.
pub fn show(_value: &Value) -> String {
    todo!()
}

/// The number as it stands in records.
pub fn record(_value: &Value) -> ValueRecord {
    todo!()
}

/// The number that a record holds.
pub fn from_record(_record: &ValueRecord) -> Result<Value, String> {
    todo!()
}
