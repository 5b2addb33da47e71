//! From claims to findings: keys joined across sources, values related, sides built.
//!
//! `compare` sees all records of one story and does not depend on the order in which they come.

mod finding;

pub use finding::{Coverage, Finding, FindingTag, MatrixRow, Side, SideClaim, StoryComparison};
