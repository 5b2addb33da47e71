use std::path::PathBuf;

use super::shelf::Shelf;
use super::{Request, Story, bytes};
use crate::problem::{Problem, Problems, Severity};
use crate::source::{self, Defaults, SourceSettings, StorySettings};

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
}

/// Where the bytes of a file are.
#[derive(Clone, Debug)]
pub(super) enum From {
    File(PathBuf),
    /// Standard input, which can be read only once.
    Bytes(Vec<u8>),
}

impl Plan {
    /// Reads the files. The stories are the one planned, where it has sources, and those that records name.
    pub fn read(self, request: &Request) -> (Vec<Story>, Problems) {
        let mut problems = Problems::default();
        let mut shelf = Shelf::default();
        let story = Story {
            id: self.id.clone(),
            title: self.settings.title,
            sources: Vec::new(),
            rule_files: self.rule_files,
            story_file: self.story_file,
            decisions_file: self.decisions_file,
        };
        shelf.story(story, &mut problems);
        for article in self.files {
            let said = article.settings.as_ref().and_then(|settings| settings.published);
            let defaults = Defaults {
                story: self.id.clone(),
                id: article.id,
                published: said.or(self.settings.published).or(request.published),
            };
            let read = match article.from {
                From::Bytes(bytes) => Ok(bytes),
                From::File(path) => bytes::read(&path, &article.name),
            };
            let (sources, mut found) = match read {
                Ok(bytes) => source::read(bytes, &article.name, request.format, &defaults),
                Err(problem) => (Vec::new(), problem.into()),
            };
            if !article.named {
                found.0.iter_mut().for_each(|problem| problem.severity = Severity::Warning);
            }
            problems.0.extend(found.0);
            let single = sources.len() == 1;
            for mut source in sources {
                if let Some(settings) = article.settings.as_ref().filter(|_| single) {
                    source.id.clone_from(&settings.id);
                }
                let by_id = || self.settings.sources.iter().find(|settings| settings.id == source.id);
                if let Some(settings) = article.settings.as_ref().or_else(by_id) {
                    settings.clone().apply(&mut source);
                }
                shelf.source(source, &mut problems);
            }
        }
        if let Some(story) = shelf.first() {
            missing(&self.settings.sources, story, &mut problems);
        }
        let stories = shelf.stories();
        if stories.is_empty() && !problems.has_error() {
            let what = format!("`{}` has no article that can be read", self.name);
            problems.push(if self.alone { Problem::error(what) } else { Problem::warning(what) });
        }
        (stories, problems)
    }
}

/// Sources that `story.yaml` names and nobody has, and copies of such.
fn missing(settings: &[SourceSettings], story: &Story, problems: &mut Problems) {
    let has = |id: &str| story.sources.iter().any(|source| source.id == id);
    for source in settings {
        let id = &source.id;
        if source.file.is_none() && !has(id) {
            problems.push(
                Problem::error(format!(
                    "`story.yaml` names the source `{id}`, and the story `{}` has no such file",
                    story.id
                ))
                .hint(format!("add `file:` to `{id}`, or name the file `{id}.txt`")),
            );
        }
        if let Some(original) = source.copy_of.as_deref().filter(|original| !has(original)) {
            problems.push(Problem::error(format!(
                "`{id}` is a copy of `{original}`, and the story `{}` has no such source",
                story.id
            )));
        }
    }
}
