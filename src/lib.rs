//! A diff for facts.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod cli;
pub mod compare;
pub mod extract;
pub mod problem;
pub mod report;
pub mod rule;
pub mod run;
pub mod source;
pub mod text;
pub mod value;
pub mod yaml;
