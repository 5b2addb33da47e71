//! Rules: from YAML as written to checked slots, and the phrase language.
//!
//! A checked [`Slot`] cannot be invalid, so nothing behind this module reports a bad rule.

mod class;
mod phrase;
mod slot;

pub use class::{CLASSES, Class, ClassRow, Level};
pub use phrase::{Item, Phrase};
pub use slot::{Changes, Direction, Example, Expected, Find, Gives, Literal, LookIn, Pair, RuleSet, Slot};
