//! Many files: finding and reading them. Here and in the command line alone are files touched.

//!
//! ```text
//! paths ─input─► pieces ─ordered: pipeline─► lines of the stream ─┬─► partial: a file that can be gone on with
//!                                                                 └─► sorted: lines by story ─ordered: stories─► comparisons
//! ```

pub mod eval;
pub mod input;
pub mod needed;
pub mod ordered;
pub mod packs;
pub mod partial;
pub mod pipeline;
pub mod rules;
pub mod shard;
pub mod sorted;
pub mod stories;
pub mod trial;
