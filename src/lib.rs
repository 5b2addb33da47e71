//! A diff for facts: reads several texts about one story, fills the factual slots that rules define, and reports where the
//! texts disagree, with both quotes.
//!
//! ```text
//! files ─source─► Source ─┐
//! rules ─rule───► Slot ───┴─extract─► Claim ──compare─► Finding ──report─► bytes
//!                          tokens, sentences,
//!                          mentions, phrases, context
//! ```
//!
//! One direction, no way back. [`extract`] sees one source at a time, a pure map; [`compare`] sees all records of one story,
//! a pure reduce that does not depend on their order. Between them stands a stream of JSON lines that needs nothing beside it
//! ([`extract::record`]), so that `factdiff extract | factdiff compare` is `factdiff check`.
//!
//! | module | holds |
//! |---|---|
//! | [`text`] | decoded text, spans, tokens, sentences, regions |
//! | [`problem`] | what, where, hint: the one error that a user sees |
//! | [`yaml`] | YAML as a tree of nodes with places |
//! | [`value`] | what a slot can hold: one kind a file, its words, reader, relation |
//! | [`source`] | bytes of any format to a source; stories |
//! | [`rule`] | rules as written to checked slots; the phrase language |
//! | [`extract`] | mentions, phrase matching, context, claims |
//! | [`compare`] | keys joined, values related, findings |
//! | [`report`] | findings to bytes, one format a file |
//! | [`run`] | many files: reading, threads, trials of rules |
//! | [`cli`] | one verb a file |
//!
//! A module uses only those above it; only the last two touch files and the environment, and nothing reads the clock: the
//! only "now" is a source's publication date.
//!
//! # Example
//!
//! ```
//! use factdiff::compare::compare_all;
//! use factdiff::extract::record::Record;
//! use factdiff::extract::{Program, extract, slot_record};
//! use factdiff::rule::{Class, RuleFile, read_rules};
//! use factdiff::source::{self, Defaults, Format};
//!
//! let rules = read_rules(&[RuleFile::new(
//!     "flood.rules.yaml",
//!     r#"
//! rules: 1
//! slots:
//!   homeless:
//!     question: How many people lost their homes?
//!     kind: count
//!     of: people
//!     find:
//!       phrases:
//!         - <count> people ... (homeless|homes)
//!     examples:
//!       - text: Some 400 people were left homeless.
//!         gives: about 400
//!       - text: The flood cost 400 dollars.
//!         gives: nothing
//! "#,
//! )])?;
//! let program = Program::compile(&rules);
//! let mut records: Vec<Record> = rules.slots.iter().map(|slot| Record::Slot(slot_record(slot))).collect();
//! for (id, text) in [
//!     ("gazette", "The flood left over 1,000 people homeless, the mayor said."),
//!     ("herald", "More than 2,000 people lost their homes."),
//! ] {
//!     let defaults = Defaults { story: "flood".to_owned(), id: id.to_owned(), published: None };
//!     let (sources, problems) = source::read(text.as_bytes().to_vec(), id, Format::named("text"), &defaults);
//!     assert_eq!(problems.0, []);
//!     for source in &sources {
//!         records.extend(extract(&program, source).into_records());
//!     }
//! }
//! let stories = compare_all(records)?;
//! let finding = &stories[0].findings[0];
//! assert_eq!(finding.finding, Class::Apart);
//! assert_eq!(finding.sides[1].claims[0].said.said, "More than 2,000");
//! # Ok::<(), factdiff::problem::Problems>(())
//! ```
//!
//! # What it does not do
//!
//! It never says who is right, gives no outlet a score, knows no "true value", needs no network and no model, and does not
//! guess: what cannot be read is *unclear*, with the reason.
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
