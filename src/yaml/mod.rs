//! YAML as a tree of nodes with places: what everything that a user writes in YAML is read from.
//!
//! A derived reader stops at its first mistake and loses the places of flattened parts. This tree keeps both: [`read`]
//! returns as much of the file as can be read together with everything that is the matter with it. Scalars stay the words
//! that were written: `no`, `1.20` and `007` are never turned into something else.
//!
//! The parsing itself is that of `serde_yaml` (the package serde-saphyr); nothing outside this folder knows of it. What is
//! refused beyond YAML's own grammar stands in `trap.rs`, the words for its grammar in `syntax.rs`. The part of YAML that rules
//! are written in is read by `plain.rs`, to the same tree.

mod node;
mod plain;
mod read;
mod syntax;
mod trap;

#[cfg(test)]
mod tests;

pub use node::{Data, Entry, File, Node, Style};
pub use read::{MAX_DEPTH, MAX_FILE, MAX_NODES, MAX_SCALAR, Tree, read};
