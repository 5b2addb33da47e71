use jiff::civil::Date as Day;

use super::{Role, Source};

/// What `story.yaml` says of the sources of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StorySettings {
    /// The title of the story.
    pub title: Option<String>,
    /// The day of publication of sources that carry none.
    pub published: Option<Day>,
    /// The sources that it names, in the order of the file.
    pub sources: Vec<SourceSettings>,
}

/// What `story.yaml` says of one source. What it says goes before what the source says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceSettings {
    /// The id.
    pub id: String,
    /// The file, from the folder of `story.yaml`; without one, the file whose stem is the id.
    pub file: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// When.
    pub published: Option<Day>,
    /// What it is for.
    pub role: Role,
    /// The id of the source that it is a copy of.
    pub copy_of: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
}

impl SourceSettings {
    /// Sets what is said here on a source.
    pub fn apply(&self, source: &mut Source) {
        let set = |to: &mut Option<String>, from: &Option<String>| {
            if from.is_some() {
                to.clone_from(from);
            }
        };
        set(&mut source.outlet, &self.outlet);
        set(&mut source.copy_of, &self.copy_of);
        set(&mut source.title, &self.title);
        set(&mut source.url, &self.url);
        source.published = self.published.or(source.published);
        source.role = self.role;
    }
}
