//! Counts.

use super::reads;
use crate::value::Kind;

#[test]
fn first() {
    let reads = |text, expected| reads(Kind::Count, text, expected);
    reads("Over one million people fled.", "Over one million = more than 1 million of people");
}
