use std::collections::HashMap;
use std::path::PathBuf;

use super::Story;
use crate::problem::{Problem, Problems};
use crate::source::Source;

/// Stories in the order in which they come, found again by their ids, with sources of different ids.
#[derive(Default)]
pub(super) struct Shelf {
    stories: Vec<Story>,
    /// The place of each story, and of each source in it.
    places: HashMap<String, (usize, HashMap<String, usize>)>,
}

impl Shelf {
    /// Adds a story without sources. The rules of a second one of the same id go to the first.
    pub(super) fn story(&mut self, story: Story) {
        let id = story.id.clone();
        match self.places.get(&id) {
            Some((at, _)) => {
                let first = &mut self.stories[*at];
                let rules = story.rule_files.into_iter().filter(|file| !first.rule_files.contains(file));
                first.rule_files = first.rule_files.iter().cloned().chain(rules).collect();
            }
            None => {
                self.places.insert(id, (self.stories.len(), HashMap::new()));
                self.stories.push(story);
            }
        }
    }

    /// Adds a source to its story, which is new where nobody has named it. A second source of one id is a problem.
    pub(super) fn source(&mut self, source: Source, rule_files: &[PathBuf], problems: &mut Problems) {
        if !self.places.contains_key(&source.story) {
            let rule_files = rule_files.to_vec();
            self.story(Story { id: source.story.clone(), rule_files, ..Story::default() });
        }
        let Some((at, ids)) = self.places.get_mut(&source.story) else { return };
        let sources = &mut self.stories[*at].sources;
        if let Some(other) = ids.get(&source.id) {
            let what = format!(
                "`{}` and `{}` are both the source `{}` of the story `{}`",
                sources[*other].file, source.file, source.id, source.story
            );
            problems.push(Problem::error(what).hint("give each an id of its own"));
            return;
        }
        ids.insert(source.id.clone(), sources.len());
        sources.push(source);
    }

    /// The stories that have sources.
    pub(super) fn stories(mut self) -> Vec<Story> {
        self.stories.retain(|story| !story.sources.is_empty());
        self.stories
    }
}
