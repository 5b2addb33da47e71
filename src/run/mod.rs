//! Many files: finding and reading them. Here and in the command line alone are files touched.

pub mod input;
pub mod ordered;
pub mod pipeline;
pub mod rules;
pub mod sorted;
pub mod stream;
pub mod trial;
