//! Rules: from YAML as written to checked slots, and the phrase language.
//!
//! A checked [`Slot`] cannot be invalid, so nothing behind this module reports a bad rule. `schema` is the one table of
//! keys, `read` goes from files to slots, `phrase` is the language of phrases, `story.rs` reads story files.

mod class;
mod expression;
mod pack;
mod phrase;
mod read;
mod schema;
mod slot;
mod story;

pub use class::{CLASSES, Class, ClassRow, Level};
pub use expression::Expression;
pub use pack::Pack;
pub use phrase::{Item, Phrase};
pub use read::{RuleFile, read_answer, read_phrase, read_rules, read_rules_with, read_within};
pub use schema::{json_schema_rules, json_schema_story};
pub use slot::{About, Changes, Direction, Example, Expected, Find, Gives, List, Literal, LookIn, Pair, RuleSet, Slot};
pub use story::{StoryFile, StorySource, check_expected, read_story};
