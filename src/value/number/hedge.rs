use serde::{Deserialize, Serialize};

/// What the words around a figure do to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// No word: `1.3 million`.
    Bare,
    /// `exactly`.
    Exactly,
    /// `about`, `some`, `around`, `or so`.
    About,
    /// `nearly`, `almost`, `just under`.
    Nearly,
    /// `just over`.
    JustOver,
    /// `more than`, `over`.
    Over,
    /// `at least`, `or more`.
    AtLeast,
    /// `fewer than`, `under`.
    Under,
    /// `at most`, `no more than`.
    AtMost,
    /// `up to`, `as many as`.
    UpTo,
    /// `between a and b`.
    Range,
    /// `dozens`, `several`.
    Indefinite,
}

/// The table of hedges: their words and widths. A slot can change it (`read: hedges`).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hedges {}

impl Hedges {
    /// Whether it is the shipped table, unchanged.
    pub fn is_shipped(&self) -> bool {
        true
    }
}
