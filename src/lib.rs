//! A diff for facts.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod problem;
pub mod text;
pub mod value;
