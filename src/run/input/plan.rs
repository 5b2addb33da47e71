use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::problem::{Problem, Problems};
use crate::source::{SourceSettings, StorySettings};

/// The files of one story, found and not yet read.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The id of the story; records that name a story of their own go to that.
    pub id: String,
    /// As the user would name it in a message: the folder, or the first file.
    pub(super) name: String,
    pub(super) files: Vec<Article>,
    pub(super) rule_files: Vec<PathBuf>,
    pub(super) story_file: Option<PathBuf>,
    pub(super) decisions_file: Option<PathBuf>,
    pub(super) settings: StorySettings,
    /// Whether a path that the user names has no other story.
    pub(super) alone: bool,
}

/// A file with one or more sources.
#[derive(Clone, Debug)]
pub(super) struct Article {
    pub(super) from: From,
    /// As the user would name it.
    pub(super) name: String,
    pub(super) id: String,
    /// Whether the user or `story.yaml` names it, rather than its lying in a folder.
    pub(super) named: bool,
    pub(super) settings: Option<SourceSettings>,
    /// Its length in bytes, as far as it is known.
    pub(super) size: u64,
}

/// Where the bytes of a file are.
#[derive(Clone, Debug)]
pub(super) enum From {
    File(PathBuf),
    Stdin,
}

/// What the sources of one plan have in common.
#[derive(Debug)]
pub struct Home {
    /// The number of the plan.
    pub number: usize,
    /// The story of those that name none.
    pub id: String,
    /// Its title.
    pub title: Option<String>,
    /// The rule files in its folder and in those above it, up to the path named.
    pub rule_files: Vec<PathBuf>,
    /// Its `story.yaml`.
    pub story_file: Option<PathBuf>,
    /// Its `decisions.yaml`.
    pub decisions_file: Option<PathBuf>,
    pub(super) settings: StorySettings,
    name: String,
    alone: bool,
    /// Whether a source was read, and whether a problem said why not.
    found: AtomicBool,
    told: AtomicBool,
    /// Ids that `story.yaml` names and no file has; a record may.
    awaited: Mutex<BTreeSet<String>>,
}

impl Home {
    /// Takes a plan apart: what its files have in common, and the files.
    pub(super) fn new(number: usize, plan: Plan) -> (Arc<Home>, Vec<Article>) {
        let Plan { id, name, files, rule_files, story_file, decisions_file, settings, alone } = plan;
        let named = settings.sources.iter().map(|source| source.id.clone());
        let originals = settings.sources.iter().filter_map(|source| source.copy_of.clone());
        let awaited = named.chain(originals).filter(|id| files.iter().all(|file| file.id != *id)).collect();
        let home = Home {
            number,
            id,
            title: settings.title.clone(),
            rule_files,
            story_file,
            decisions_file,
            settings,
            name,
            alone,
            found: AtomicBool::new(false),
            told: AtomicBool::new(false),
            awaited: Mutex::new(awaited),
        };
        (Arc::new(home), files)
    }

    /// Notes that a source was read.
    pub(super) fn found(&self, story: &str, id: &str) {
        self.found.store(true, Ordering::Relaxed);
        if !self.settings.sources.is_empty() && story == self.id {
            self.awaited().remove(id);
        }
    }

    /// Notes that a problem was told of a file here.
    pub(super) fn told(&self) {
        self.told.store(true, Ordering::Relaxed);
    }

    /// Notes that some of the sources were read by an earlier run, so that nobody knows what is missing.
    pub(super) fn passed(&self) {
        self.told();
        self.awaited().clear();
    }

    fn awaited(&self) -> MutexGuard<'_, BTreeSet<String>> {
        self.awaited.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What is missing when everything has been read: sources that `story.yaml` names and nobody has, copies of such, and
    /// any source at all.
    pub(super) fn missing(&self, problems: &mut Problems) {
        let awaited = self.awaited();
        for source in &self.settings.sources {
            let id = &source.id;
            if source.file.is_none() && awaited.contains(id) {
                problems.push(
                    Problem::error(format!(
                        "`story.yaml` names the source `{id}`, and the story `{}` has no such file",
                        self.id
                    ))
                    .hint(format!("add `file:` to `{id}`, or name the file `{id}.txt`")),
                );
            }
            if let Some(original) = source.copy_of.as_ref().filter(|original| awaited.contains(*original)) {
                problems.push(Problem::error(format!(
                    "`{id}` is a copy of `{original}`, and the story `{}` has no such source",
                    self.id
                )));
            }
        }
        if !self.found.load(Ordering::Relaxed) && !self.told.load(Ordering::Relaxed) {
            let what = format!("`{}` has no article that can be read", self.name);
            problems.push(if self.alone { Problem::error(what) } else { Problem::warning(what) });
        }
    }
}
