use std::sync::Arc;

use jiff::civil::Date as Day;

use super::read::{Asked, RuleFile, expected, tidy};
use super::schema::{self, STORY, day, nearest};
use super::{Expected, RuleSet};
use crate::problem::{Place, Problem, Problems};
use crate::source::{Role, SourceSettings, StorySettings};
use crate::text::Span;
use crate::yaml::{self, Data, Entry, File, Node};

/// A story as its file declares it.
#[derive(Clone, Debug)]
pub struct StoryFile {
    /// The title of the story.
    pub title: Option<String>,
    /// The date of sources that carry none.
    pub published: Option<Day>,
    /// Which shipped packs of rules are used.
    pub packs: Vec<String>,
    /// Rule files, as paths from the folder of the story file.
    pub rules: Vec<String>,
    /// The sources in their order; none where the file declares none and every file of the folder is one.
    pub sources: Vec<StorySource>,
    /// What is expected by slot, as written; [`check_expected`] reads it.
    expected: Vec<Entry>,
}

impl StoryFile {
    /// What the file says of the story's sources.
    pub fn settings(&self) -> StorySettings {
        let sources = self.sources.iter().map(|source| SourceSettings {
            id: source.id.clone(),
            file: Some(source.file.clone()),
            outlet: source.outlet.clone(),
            published: source.published,
            role: source.role,
            copy_of: source.copy_of.clone(),
            title: source.title.clone(),
            url: source.url.clone(),
        });
        StorySettings { title: self.title.clone(), published: self.published, sources: sources.collect() }
    }
}

/// A source as a story file declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StorySource {
    /// Its id.
    pub id: String,
    /// The file, as a path from the folder of the story file.
    pub file: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// When it was published.
    pub published: Option<Day>,
    /// What it is for.
    pub role: Role,
    /// The id of the source that it is a copy of.
    pub copy_of: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Where its id stands in the story file.
    pub place: Place,
    /// Where its file is named.
    pub file_place: Place,
}

/// Reads a story file.
///
/// # Errors
///
/// All mistakes of the file, each with its place and a repair.
pub fn read_story(file: &RuleFile) -> Result<StoryFile, Problems> {
    let mut problems = Problems::default();
    let file = Arc::new(File { name: file.name.clone(), text: file.text.clone() });
    let tree = yaml::read(&file, &mut problems);
    let root = &tree.root;
    if matches!(root.data, Data::Empty) {
        if !tree.damaged {
            let problem = Problem::error("this file holds no story").at(root.place_at(Span::new(0, 0)));
            problems.push(problem.hint("begin with `story: 1`, then `sources:`"));
        }
        return Err(problems);
    }
    schema::check(root, &STORY, tree.damaged, &mut problems);
    let entries = root.get("sources").map_or(&[][..], Node::entries);
    let sources: Vec<StorySource> = entries.iter().filter_map(source).collect();
    for entry in entries {
        copy_known(entry, entries, &mut problems);
    }
    if problems.has_error() {
        tidy(&mut problems, &[&file.name]);
        return Err(problems);
    }
    Ok(StoryFile {
        title: words(root.get("title")),
        published: date(root.get("published")),
        packs: texts(root.get("packs")),
        rules: texts(root.get("rules")),
        sources,
        expected: root.get("expected").map_or(&[][..], Node::entries).to_vec(),
    })
}

/// Reads what a story expects of the slots of `rules`, by the id of the slot, in the order of the story file.
///
/// # Errors
///
/// A slot that is not asked, a value that its kind cannot read, a key where the slot has none, each with its place.
pub fn check_expected(story: &StoryFile, rules: &RuleSet) -> Result<Vec<(String, Expected)>, Problems> {
    let mut problems = Problems::default();
    let mut found = Vec::new();
    for entry in &story.expected {
        let Some(slot) = rules.slots.iter().find(|slot| slot.id == entry.key) else {
            let hint = match nearest(&entry.key, rules.slots.iter().map(|slot| slot.id.as_str())) {
                Some(id) => format!("did you mean `{id}`?"),
                None => "`factdiff slots` lists what is asked".to_owned(),
            };
            let problem = Problem::error(format!("`{}` is no slot of the rules of this story", entry.key));
            problems.push(problem.at(entry.value.place_at(entry.key_span)).hint(hint));
            continue;
        };
        let values = expected(&Asked::of(slot), &entry.value, &mut problems);
        found.extend(values.into_iter().map(|value| (slot.id.clone(), value)));
    }
    if problems.has_error() { Err(problems) } else { Ok(found) }
}

fn words(node: Option<&Node>) -> Option<String> {
    node.and_then(Node::text).map(|text| text.trim().to_owned())
}

fn texts(node: Option<&Node>) -> Vec<String> {
    match node {
        Some(node) if matches!(node.data, Data::List(_)) => {
            node.items().iter().filter_map(|item| words(Some(item))).collect()
        }
        other => words(other).into_iter().collect(),
    }
}

fn date(node: Option<&Node>) -> Option<Day> {
    node.and_then(Node::text).and_then(|text| day(text).ok())
}

fn source(entry: &Entry) -> Option<StorySource> {
    let node = &entry.value;
    let file = node.get("file")?;
    Some(StorySource {
        id: entry.key.clone(),
        file: words(Some(file))?,
        outlet: words(node.get("outlet")),
        published: date(node.get("published")),
        role: match node.get("role").and_then(Node::text) {
            Some("draft") => Role::Draft,
            Some("reference") => Role::Reference,
            _ => Role::Peer,
        },
        copy_of: words(node.get("copy_of")),
        url: words(node.get("url")),
        title: words(node.get("title")),
        place: node.place_at(entry.key_span),
        file_place: file.place(),
    })
}

/// Refuses a copy of nothing, and copies in a circle.
fn copy_known(entry: &Entry, entries: &[Entry], problems: &mut Problems) {
    let original = |of: &str| {
        let entry = entries.iter().find(|entry| entry.key == of)?;
        Some(entry.value.get("copy_of").and_then(Node::text).map(str::trim))
    };
    let Some(node) = entry.value.get("copy_of") else { return };
    let Some(name) = node.text().map(str::trim) else { return };
    if original(name).is_none() {
        let hint = match nearest(name, entries.iter().map(|entry| entry.key.as_str())) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "name the id of another source of this story".to_owned(),
        };
        problems.push(Problem::error(format!("there is no source `{name}`")).at(node.place()).hint(hint));
        return;
    }
    let mut at = name;
    for _ in 0..=entries.len() {
        if at == entry.key {
            let what = format!("`{}` is a copy of itself", entry.key);
            problems.push(Problem::error(what).at(node.place()).hint("take one `copy_of:` out of the circle"));
            return;
        }
        match original(at) {
            Some(Some(of)) => at = of,
            _ => return,
        }
    }
}
