//! Many files: finding and reading them. Here and in the command line alone are files touched.

pub mod eval;
pub mod input;
pub mod packs;
pub mod pipeline;
pub mod rules;
pub mod stream;
pub mod trial;
