//! From a source to its claims: mentions, phrase matching, context, resolution.
//!
//! `extract` sees one source at a time; what it finds leaves as [`record`]s.

pub mod record;
