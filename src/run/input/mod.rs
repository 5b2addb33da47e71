//! From the paths on the command line to stories with their sources.
//!
//! | path | is |
//! |---|---|
//! | a file | one source, or many for JSON lines; all files named are one story |
//! | `-` | standard input, one more of those files |
//! | a folder with articles | a story; where `story.yaml` in it names sources, those are the story's |
//! | a folder of folders | many stories, each named by its path below the folder |
//! | `story.yaml` | the folder that it lies in |
//!
//! In a folder the files of known formats are read, other than READMEs and those whose name begins with a dot. Rules in a
//! folder hold for it and for the folders below. Everything is sorted by name, so that the same files give the same
//! stories in the same order; files named on the command line keep its order.
//!
//! What is the matter with a path that the user names, or that `story.yaml` names, is an error. A bad file that merely lies
//! in a folder is a warning, and the run goes on without it.

mod bytes;
mod plan;
mod shelf;
#[cfg(test)]
mod tests;
mod walk;

use std::io::Read;
use std::path::PathBuf;

use jiff::civil::Date as Day;

pub use plan::Plan;
use shelf::Shelf;

use crate::problem::{Problem, Problems};
use crate::source::{Format, Source, StorySettings};

/// Reads a `story.yaml`: its name as the user would write it, and its text.
pub type ReadSettings<'r> = dyn Fn(&str, &str) -> (StorySettings, Problems) + 'r;

/// What the user asks to have read.
pub struct Request<'r> {
    /// Files, folders and `-`, in the order of the command line.
    pub paths: &'r [PathBuf],
    /// The format of every file; `None` to tell it by name and content.
    pub format: Option<&'static Format>,
    /// The day of publication of sources that do not say it themselves and whose `story.yaml` does not say it.
    pub published: Option<Day>,
    /// Reads a `story.yaml`.
    pub settings: &'r ReadSettings<'r>,
}

/// The sources about one event.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// Its id: the folder's name, its path below the folder named, or what the records say.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// Its sources, with ids that differ.
    pub sources: Vec<Source>,
    /// The rule files in its folder and in those above it, up to the path named.
    pub rule_files: Vec<PathBuf>,
    /// Its `story.yaml`.
    pub story_file: Option<PathBuf>,
    /// Its `decisions.yaml`.
    pub decisions_file: Option<PathBuf>,
}

/// All that was read, and all that is the matter with it.
#[derive(Debug, Default)]
pub struct Input {
    /// The stories that have sources.
    pub stories: Vec<Story>,
    /// Everything that could not be read as asked.
    pub problems: Problems,
}

/// Finds and reads everything. `stdin` is read only where `-` is among the paths.
///
/// For a corpus that does not fit into memory, [`find`] the stories and read one [`Plan`] after another.
pub fn gather(request: &Request, stdin: &mut dyn Read) -> Input {
    let (plans, mut problems) = find(request, stdin);
    let mut shelf = Shelf::default();
    for plan in plans {
        let (stories, found) = plan.read(request);
        problems.0.extend(found.0);
        for story in stories {
            shelf.story(story, &mut problems);
        }
    }
    let stories = shelf.stories();
    if stories.is_empty() && !problems.has_error() {
        problems
            .push(Problem::error("there is no article to read").hint("name a file, a folder with articles, or `-`"));
    }
    Input { stories, problems }
}

/// Finds the files of each story; reads none of them but `story.yaml` and standard input.
pub fn find(request: &Request, stdin: &mut dyn Read) -> (Vec<Plan>, Problems) {
    walk::find(request, stdin)
}
