//! From the paths on the command line to sources: [`find`] the files of each story, and read [`Pieces`] of them.
//!
//! | path | is |
//! |---|---|
//! | a file | one source, or many for JSON lines, tables and archives; all files named are one story |
//! | a pattern | the files that match it |
//! | `-` | standard input, one more of those files |
//! | a folder with articles | a story; where `story.yaml` in it names sources, those are the story's |
//! | a folder of folders | many stories, each named by its path below the folder |
//! | `story.yaml` | the folder that it lies in |
//!
//! Each may be packed with gzip or Zstandard. Files of a list are stories by their folders.
//!
//! In a folder the files of known formats are read, other than READMEs, those whose name begins with a dot and those that
//! `.gitignore` leaves out. Rules in a
//! folder hold for it and for the folders below. Everything is sorted by name, so that the same files give the same
//! stories in the same order; files named on the command line keep its order.
//!
//! What is the matter with a path that the user names, or that `story.yaml` names, is an error. A bad file that merely lies
//! in a folder is a warning, and the run goes on without it.

mod bytes;
mod glob;
mod ignored;
pub mod lines;
mod list;
pub mod open;
mod piece;
mod pieces;
mod plan;
#[cfg(test)]
mod tests;
mod walk;

use std::io;
use std::path::{Path, PathBuf};

use jiff::civil::Date as Day;

use crate::problem::Problems;
use crate::source::{Columns, Format, StorySettings};
pub use piece::{Piece, Read};
pub use pieces::Pieces;
pub use plan::{Home, Plan};

/// Reads a `story.yaml`: its name as the user would write it, and its text.
pub type ReadSettings<'r> = dyn Fn(&str, &str) -> (StorySettings, Problems) + 'r;

/// Reads all of standard input.
pub type ReadAll<'r> = dyn Fn() -> io::Result<Vec<u8>> + 'r;

/// What the user asks to have read.
pub struct Request<'r> {
    /// Files, folders, patterns and `-`, in the order of the command line.
    pub paths: &'r [PathBuf],
    /// A file with a list of more of them; `-` for standard input.
    pub list: Option<&'r Path>,
    /// Reads standard input, where the list is there.
    pub stdin: &'r ReadAll<'r>,
    /// The format of every file; `None` to tell it by name and content.
    pub format: Option<&'static Format>,
    /// What the fields of records are called.
    pub columns: Columns,
    /// The day of publication of sources that do not say it themselves and whose `story.yaml` does not say it.
    pub published: Option<Day>,
    /// Reads a `story.yaml`.
    pub settings: &'r ReadSettings<'r>,
    /// Read no more than so many articles, good and bad ones.
    pub limit: Option<usize>,
}

/// Finds the files of each story; reads none of them but `story.yaml` and the list of paths.
pub fn find(request: &Request) -> (Vec<Plan>, Problems) {
    walk::find(request)
}
