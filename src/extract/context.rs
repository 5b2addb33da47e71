//! How a claim is meant.

use super::candidate::Candidate;
use super::lattice::Lattice;
use super::record::Context;
use crate::value::{ReadSettings, Value};

/// The sentence around some claims.
pub(super) struct Surroundings<'a> {
    _lattice: &'a Lattice<'a>,
}

impl<'a> Surroundings<'a> {
    pub(super) fn new(lattice: &'a Lattice<'a>, _settings: &ReadSettings) -> Surroundings<'a> {
        Surroundings { _lattice: lattice }
    }
}

pub(super) fn of(_candidate: &Candidate, value: Value, _surroundings: &Surroundings<'_>) -> (Value, Context) {
    (value, Context::default())
}
