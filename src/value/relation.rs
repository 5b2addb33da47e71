use std::fmt;

use serde::{Deserialize, Serialize};

/// How two values stand to each other, from the most harmless to the gravest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// They speak of different things or in different terms: nothing can be said.
    Incomparable,
    /// They say the same.
    Same,
    /// Both can be so, and a fair reader takes the same away.
    Compatible,
    /// One thing spelt in two ways.
    Spelling,
    /// One thing under two names.
    Label,
    /// Both can be so to the letter, but a fair reader takes different things away.
    Apart,
    /// Both cannot be so.
    Conflict,
}

impl fmt::Display for Relation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Relation::Incomparable => "incomparable",
            Relation::Same => "same",
            Relation::Compatible => "compatible",
            Relation::Spelling => "spelling",
            Relation::Label => "label",
            Relation::Apart => "apart",
            Relation::Conflict => "conflict",
        })
    }
}

/// A relation with the reason, one sentence in lower case without a full stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How the two stand.
    pub relation: Relation,
    /// Why, in words an editor can check: `"over 1 million" leaves room for 1.3 million, but suggests less`.
    pub reason: String,
}

impl Verdict {
    /// A verdict with its reason.
    pub fn new(relation: Relation, reason: impl Into<String>) -> Verdict {
        Verdict { relation, reason: reason.into() }
    }
}
