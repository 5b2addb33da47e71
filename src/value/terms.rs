use jiff::civil::Date as Day;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::number::Hedges;

/// On what terms two values of a slot are compared. Part of the stream between `extract` and `compare`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Terms {
    /// How far two figures may differ and still be compatible.
    #[serde(skip_serializing_if = "Tolerance::is_none")]
    pub tolerance: Tolerance,
    /// Rounding is not excused (`compare: round: off`).
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub exact: bool,
    /// `three more` is a whole and no addition (`compare: more: whole`): what it adds to is counted elsewhere, as those
    /// hurt beside those killed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub more_is_whole: bool,
    /// The population that a count counts (`of:`), as the rule writes it. The nouns of the slot's phrases and all under it are one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// Nouns that the slot's own phrases name as the population.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nouns: Vec<String>,
    /// Whether near spellings of names are one person.
    #[serde(skip_serializing_if = "Names::is_loose")]
    pub names: Names,
    /// The slot's own wording: choices, or canonical titles.
    #[serde(skip_serializing_if = "Wording::is_empty")]
    pub wording: Wording,
    /// The table of hedges, where the slot changes it.
    #[serde(skip_serializing_if = "Hedges::is_shipped")]
    pub hedges: Hedges,
    /// The unit that the slot shows, in which an absolute tolerance is said; part of the slot itself.
    #[serde(skip)]
    pub unit: Option<String>,
    /// When the two sources were published, in the order of the values; not part of a slot.
    #[serde(skip)]
    pub published: [Option<Day>; 2],
}

/// How far two values of a slot may differ and still be compatible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tolerance {
    /// What the kind allows by itself.
    #[default]
    None,
    /// A share of the larger figure, in percent.
    Percent(Decimal),
    /// A difference in the unit of the slot.
    Absolute(Decimal),
    /// A number of days between dates.
    Days(u32),
}

impl Tolerance {
    /// Whether nothing is granted.
    pub fn is_none(&self) -> bool {
        *self == Tolerance::None
    }
}

/// How names are joined.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Names {
    /// Near spellings are one person and are reported.
    #[default]
    Loose,
    /// Only equal names are one person.
    Strict,
}

impl Names {
    fn is_loose(&self) -> bool {
        *self == Names::Loose
    }
}

/// The wording of a slot: canonical answers in the order declared, with what else says the same.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording(pub Vec<WordingEntry>);

/// One canonical answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct WordingEntry {
    /// The canonical words.
    pub canonical: String,
    /// Other words for it that are not worth a word.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<String>,
    /// Other words for it that are reported as another label.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub flag: Vec<String>,
    /// The more general choice that this one is a case of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under: Option<String>,
    /// The keys to which the entry is limited; everybody where empty.
    #[serde(rename = "for", skip_serializing_if = "Vec::is_empty")]
    pub only_for: Vec<String>,
}

impl Wording {
    /// Whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
