use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::plan::{Article, From, Plan};
use super::{Request, bytes};
use crate::problem::{Problem, Problems, Severity};
use crate::source::{FORMATS, Format, StorySettings};

/// Folders in folders, at most; ours.
const DEEPEST: usize = 32;
/// A `story.yaml` is no longer than this, in bytes; ours.
const SETTINGS: u64 = 16 << 20;

/// Documents that may well hold an article, and cannot be read.
const DOCUMENTS: &[&str] = &["doc", "docx", "epub", "odt", "pdf", "rtf"];

/// Finds the files of every story.
pub(super) fn find(request: &Request, stdin: &mut dyn Read) -> (Vec<Plan>, Problems) {
    let mut walk = Walk {
        request,
        problems: Problems::default(),
        plans: Vec::new(),
        visited: HashSet::new(),
        claimed: HashSet::new(),
    };
    let (mut named, mut place, mut used) = (Vec::new(), 0, false);
    for path in request.paths {
        let name = path.display().to_string();
        if path.as_os_str() == "-" {
            if std::mem::replace(&mut used, true) {
                walk.problems.push(Problem::error("standard input is named twice").hint("write `-` once"));
                continue;
            }
            match bytes::all(&mut *stdin, "-", Vec::new()) {
                Ok(bytes) => named.push((From::Bytes(bytes), name, PathBuf::from("stdin"))),
                Err(problem) => walk.problems.push(problem),
            }
        } else if path.is_dir() {
            walk.root(path);
        } else if path.file_name() == Some(OsStr::new("story.yaml")) && path.exists() {
            walk.root(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")));
        } else if is_rules(path) {
            walk.problems.push(
                Problem::error(format!("`{name}` is a file of rules where an article is meant"))
                    .hint(format!("write `--rules {name}`")),
            );
        } else if named.iter().any(|(_, other, _)| *other == name) {
            walk.problems.push(Problem::warning(format!("`{name}` is named twice and read once")));
        } else {
            named.push((From::File(path.clone()), name, path.clone()));
        }
        if named.len() == 1 {
            place = place.max(walk.plans.len());
        }
    }
    if !named.is_empty() {
        let plan = walk.files(named);
        walk.plans.insert(place.min(walk.plans.len()), plan);
    }
    tell_apart(&mut walk.plans);
    (walk.plans, walk.problems)
}

struct Walk<'r> {
    request: &'r Request<'r>,
    problems: Problems,
    plans: Vec<Plan>,
    /// Folders that have been walked, by their true path: links can lead in circles.
    visited: HashSet<PathBuf>,
    /// Files that a `story.yaml` names, by their true path.
    claimed: HashSet<PathBuf>,
}

/// What lies in a folder, in the order of names.
#[derive(Default)]
struct Folder {
    articles: Vec<PathBuf>,
    folders: Vec<PathBuf>,
    rules: Vec<PathBuf>,
    story: Option<PathBuf>,
    decisions: Option<PathBuf>,
}

impl Walk<'_> {
    /// The story of the files that are named one by one.
    fn files(&mut self, named: Vec<(From, String, PathBuf)>) -> Plan {
        let parents: HashSet<Option<&Path>> = named.iter().map(|(_, _, path)| path.parent()).collect();
        let parent = named[0].2.parent().filter(|_| parents.len() == 1 && named.len() > 1);
        let id = match named.as_slice() {
            [(_, _, only)] => stem(only),
            _ => parent.and_then(Path::file_name).map_or_else(|| "story".to_owned(), lossy),
        };
        let stems: Vec<String> = named.iter().map(|(_, _, path)| stem(path)).collect();
        let (name, apart) = (named[0].1.clone(), parents.len() > 1);
        let files = named.into_iter().enumerate().map(|(at, (from, name, path))| {
            let alone = stems.iter().filter(|other| **other == stems[at]).count() == 1;
            let folder = path.parent().and_then(Path::file_name).filter(|_| !alone && apart);
            let id = folder.map_or_else(|| stems[at].clone(), |folder| format!("{}/{}", lossy(folder), stems[at]));
            Article { from, name, id, named: true, settings: None }
        });
        Plan { id, name, files: files.collect(), alone: true, ..Plan::default() }
    }

    /// A folder that the user names.
    fn root(&mut self, root: &Path) {
        let (plans, problems) = (self.plans.len(), self.problems.0.len());
        let seen = fs::canonicalize(root).is_ok_and(|path| self.visited.contains(&path));
        let id = root.file_name().map(lossy).or_else(|| fs::canonicalize(root).ok()?.file_name().map(lossy));
        let rules = self.folder(root, &id.unwrap_or_else(|| "story".to_owned()), "", &[], 0);
        let told = seen || self.problems.0[problems..].iter().any(|problem| problem.severity == Severity::Error);
        if let [only] = &mut self.plans[plans..] {
            only.alone = true;
        }
        if self.plans.len() > plans || told {
            return;
        }
        let name = root.display();
        let known: Vec<String> =
            FORMATS.iter().flat_map(|format| format.extensions).map(|end| format!("`.{end}`")).collect();
        let what = if rules { "rules and no article" } else { "no article" };
        self.problems.push(
            Problem::error(format!("the folder `{name}` holds {what}"))
                .hint(format!("articles are files whose names end in {}", known.join(", "))),
        );
    }

    /// A folder and those below it; whether there are rules in it. `below` is its path from the root.
    fn folder(&mut self, folder: &Path, id: &str, below: &str, inherited: &[PathBuf], depth: usize) -> bool {
        let name = folder.display().to_string();
        match fs::canonicalize(folder) {
            Ok(path) if self.visited.insert(path.clone()) => {}
            Ok(_) => {
                self.problems
                    .push(Problem::warning(format!("the folder `{name}` has been read already under another path")));
                return false;
            }
            Err(error) => {
                self.problems.push(bytes::failed(&name, &error));
                return false;
            }
        }
        if depth > DEEPEST {
            self.problems.push(Problem::error(format!("the folder `{name}` lies more than {DEEPEST} folders deep")));
            return false;
        }
        let found = match self.list(folder) {
            Ok(found) => found,
            Err(problem) => {
                self.problems.push(problem);
                return false;
            }
        };
        let mut rules = inherited.to_vec();
        rules.extend(found.rules.iter().cloned());
        let settings = found.story.as_deref().map(|path| self.settings(path)).unwrap_or_default();
        let files = self.articles(folder, &found.articles, &settings);
        if !files.is_empty() || found.story.is_some() {
            self.plans.push(Plan {
                id: id.to_owned(),
                name,
                files,
                rule_files: rules.clone(),
                story_file: found.story,
                decisions_file: found.decisions,
                settings,
                alone: false,
            });
        }
        let mut any = !found.rules.is_empty();
        for inner in found.folders {
            let own = inner.file_name().map(lossy).unwrap_or_default();
            let below = if below.is_empty() { own } else { format!("{below}/{own}") };
            any |= self.folder(&inner, &below, &below, &rules, depth + 1);
        }
        any
    }

    /// What lies in a folder and is of use.
    fn list(&mut self, folder: &Path) -> Result<Folder, Problem> {
        let name = folder.display().to_string();
        let failed = |error: std::io::Error| bytes::failed(&name, &error);
        let mut paths = fs::read_dir(folder)
            .map_err(failed)?
            .map(|entry| Ok(entry?.file_name()))
            .collect::<Result<Vec<_>, _>>()
            .map_err(failed)?;
        paths.sort();
        let mut found = Folder::default();
        for file in paths {
            let path = folder.join(&file);
            let (file, shown) = (lossy(&file), path.display().to_string());
            if file.starts_with('.') {
                continue;
            }
            if path.is_dir() {
                found.folders.push(path);
                continue;
            }
            let extension = path.extension().map(lossy).unwrap_or_default().to_lowercase();
            if is_rules(&path) {
                found.rules.push(path);
            } else if file == "story.yaml" {
                found.story = Some(path);
            } else if file == "decisions.yaml" {
                found.decisions = Some(path);
            } else if matches!(file.as_str(), "story.yml" | "decisions.yml") || file.ends_with(".rules.yml") {
                let problem = Problem::warning(format!("`{shown}` is not read, because its name ends in `.yml`"));
                self.problems.push(problem.hint("let the name end in `.yaml`"));
            } else if DOCUMENTS.contains(&extension.as_str()) {
                let problem = Problem::warning(format!("`{shown}` is not read, because it is no text"));
                self.problems.push(problem.hint("save the article as text if it belongs to the story"));
            } else if Format::of_name(&file).is_some() && !is_readme(&file) {
                let there = fs::metadata(&path);
                match there {
                    Ok(about) if about.is_file() => found.articles.push(path),
                    Ok(_) => {
                        self.problems.push(Problem::warning(format!("`{shown}` is not read, because it is no file")))
                    }
                    Err(error) => self.problems.push(Problem::warning(bytes::failed(&shown, &error).what)),
                }
            }
        }
        Ok(found)
    }

    fn settings(&mut self, path: &Path) -> StorySettings {
        let name = path.display().to_string();
        let long = fs::metadata(path).is_ok_and(|about| about.len() > SETTINGS);
        let text = if long {
            Err(Problem::error(format!("`{name}` is longer than {} MiB", SETTINGS >> 20)))
        } else {
            bytes::read(path, &name).and_then(|bytes| {
                String::from_utf8(bytes)
                    .map_err(|_| Problem::error(format!("`{name}` is not UTF-8")).hint("save the file as UTF-8"))
            })
        };
        match text {
            Ok(text) => {
                let (settings, problems) = (self.request.settings)(&name, &text);
                self.problems.0.extend(problems.0);
                settings
            }
            Err(problem) => {
                self.problems.push(problem);
                StorySettings::default()
            }
        }
    }

    /// The articles of a folder: those that `story.yaml` names, in its order; where it names none, all.
    fn articles(&mut self, folder: &Path, lying: &[PathBuf], settings: &StorySettings) -> Vec<Article> {
        let mut files = Vec::with_capacity(lying.len());
        for source in &settings.sources {
            let lies = || lying.iter().find(|path| stem(path) == source.id)?.file_name().map(lossy);
            let Some(file) = source.file.clone().or_else(lies) else { continue };
            let path = folder.join(file);
            let name = path.display().to_string();
            if let Ok(true_path) = fs::canonicalize(&path) {
                self.claimed.insert(true_path);
            }
            files.push(Article {
                from: From::File(path),
                name,
                id: source.id.clone(),
                named: true,
                settings: Some(source.clone()),
            });
        }
        let mut stems: HashMap<String, String> = HashMap::new();
        for path in lying {
            if fs::canonicalize(path).is_ok_and(|path| self.claimed.contains(&path)) {
                continue;
            }
            let (id, name) = (stem(path), path.display().to_string());
            if !settings.sources.is_empty() {
                let problem = Problem::warning(format!("`{name}` is not read, because `story.yaml` does not name it"));
                self.problems.push(problem.hint("add it to `sources` in `story.yaml` if it belongs to the story"));
                continue;
            }
            if let Some(other) = stems.get(&id) {
                self.problems.push(
                    Problem::error(format!("`{other}` and `{name}` would both be the source `{id}`"))
                        .hint("rename one of them, or name both in `story.yaml` with an id each"),
                );
                continue;
            }
            stems.insert(id.clone(), name.clone());
            files.push(Article { from: From::File(path.clone()), name, id, named: false, settings: None });
        }
        files
    }
}

/// Gives stories of one id, from folders of one name, the folder's whole path for an id.
fn tell_apart(plans: &mut [Plan]) {
    let mut seen = HashSet::new();
    for plan in plans {
        if !seen.insert(plan.id.clone()) {
            plan.id = plan.name.clone();
            seen.insert(plan.id.clone());
        }
    }
}

fn is_rules(path: &Path) -> bool {
    path.file_name().is_some_and(|name| lossy(name).ends_with(".rules.yaml"))
}

fn is_readme(file: &str) -> bool {
    let stem = file.split('.').next().unwrap_or_default();
    stem.eq_ignore_ascii_case("readme")
}

fn stem(path: &Path) -> String {
    path.file_stem().map(lossy).unwrap_or_default()
}

fn lossy(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}
