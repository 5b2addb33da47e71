use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use super::ignored::Ignored;
use super::open::unpacked_name;
use super::plan::{Article, From, Plan};
use super::{Request, bytes, glob, list};
use crate::problem::{Problem, Problems, Severity};
use crate::source::{FORMATS, Format, StorySettings};

/// Folders in folders, at most; ours.
const DEEPEST: usize = 32;
/// A `story.yaml` is no longer than this, in bytes; ours.
const SETTINGS: u64 = 16 << 20;

/// Documents that may well hold an article, and cannot be read.
const DOCUMENTS: &[&str] = &["doc", "docx", "epub", "odt", "pdf", "rtf"];

/// Finds the files of every story.
pub(super) fn find(request: &Request) -> (Vec<Plan>, Problems) {
    let mut walk = Walk {
        request,
        problems: Problems::default(),
        plans: Vec::new(),
        visited: HashSet::new(),
        claimed: HashSet::new(),
        ignored: Ignored::default(),
    };
    let (mut named, mut place, mut names) = (Vec::new(), 0, HashSet::new());
    let mut standard_input = request.list == Some(Path::new("-"));
    for path in glob::expand(request.paths, &mut walk.problems) {
        let name = path.display().to_string();
        if path.as_os_str() == "-" {
            if std::mem::replace(&mut standard_input, true) {
                walk.problems.push(Problem::error("standard input is named twice").hint("write `-` once"));
                continue;
            }
            named.push(Named { from: From::Stdin, name, path: PathBuf::from("stdin"), size: 0 });
        } else if path.is_dir() {
            walk.root(&path);
        } else if path.file_name() == Some(OsStr::new("story.yaml")) && path.exists() {
            walk.root(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new(".")));
        } else if is_rules(&path) {
            walk.problems.push(
                Problem::error(format!("`{name}` is a file of rules where an article is meant"))
                    .hint(format!("write `--rules {name}`")),
            );
        } else if !names.insert(name.clone()) {
            walk.problems.push(Problem::warning(format!("`{name}` is named twice and read once")));
        } else {
            named.extend(walk.named(path.into_owned(), name));
        }
        if named.len() == 1 {
            place = place.max(walk.plans.len());
        }
    }
    if !named.is_empty() {
        let plan = files(named);
        walk.plans.insert(place.min(walk.plans.len()), plan);
    }
    if let Some(file) = request.list {
        match list::read(file, request.stdin) {
            Ok(paths) => walk.listed(paths),
            Err(problem) => walk.problems.push(problem),
        }
    }
    tell_apart(&mut walk.plans);
    (walk.plans, walk.problems)
}

/// A file that is named one by one.
struct Named {
    from: From,
    name: String,
    path: PathBuf,
    size: u64,
}

/// The story of the files that are named one by one.
fn files(named: Vec<Named>) -> Plan {
    let parents: HashSet<Option<&Path>> = named.iter().map(|file| file.path.parent()).collect();
    let parent = named[0].path.parent().filter(|_| parents.len() == 1 && named.len() > 1);
    let id = match named.as_slice() {
        [only] => stem(&only.path),
        _ => parent.and_then(Path::file_name).map_or_else(|| "story".to_owned(), lossy),
    };
    let mut stems: HashMap<String, usize> = HashMap::new();
    for file in &named {
        *stems.entry(stem(&file.path)).or_default() += 1;
    }
    let (name, apart) = (named[0].name.clone(), parents.len() > 1);
    let files = named.into_iter().map(|file| {
        let stem = stem(&file.path);
        let alone = stems.get(&stem) == Some(&1);
        let folder = file.path.parent().and_then(Path::file_name).filter(|_| !alone && apart);
        let id = folder.map_or_else(|| stem.clone(), |folder| format!("{}/{stem}", lossy(folder)));
        Article { from: file.from, name: file.name, id, named: true, settings: None, size: file.size }
    });
    Plan { id, name, files: files.collect(), alone: true, ..Plan::default() }
}

struct Walk<'r> {
    request: &'r Request<'r>,
    problems: Problems,
    plans: Vec<Plan>,
    /// Folders that have been walked, by their true path: links can lead in circles.
    visited: HashSet<PathBuf>,
    /// Files that a `story.yaml` names, by their true path.
    claimed: HashSet<PathBuf>,
    /// What `.gitignore` files leave out.
    ignored: Ignored,
}

/// What lies in a folder, in the order of names.
#[derive(Default)]
struct Folder {
    articles: Vec<(PathBuf, u64)>,
    /// How many files `.gitignore` leaves out.
    ignored: usize,
    folders: Vec<PathBuf>,
    rules: Vec<PathBuf>,
    story: Option<PathBuf>,
    decisions: Option<PathBuf>,
}

/// What else there is in a folder and those below it.
#[derive(Default)]
struct Below {
    rules: bool,
    /// How many files and folders `.gitignore` leaves out.
    ignored: usize,
}

impl Walk<'_> {
    /// A file that the user names, if it is there.
    fn named(&mut self, path: PathBuf, name: String) -> Option<Named> {
        match fs::metadata(&path) {
            Ok(about) => Some(Named { from: From::File(path.clone()), name, path, size: about.len() }),
            Err(error) => {
                self.problems.push(bytes::failed(&name, &error));
                None
            }
        }
    }

    /// Files of a list: those of one folder are a story.
    fn listed(&mut self, paths: Vec<PathBuf>) {
        let mut folders: Vec<(PathBuf, Vec<Named>)> = Vec::new();
        let mut places: HashMap<PathBuf, usize> = HashMap::new();
        for path in paths {
            if path.is_dir() {
                self.root(&path);
                continue;
            }
            let folder = path.parent().map(Path::to_owned).unwrap_or_default();
            let name = path.display().to_string();
            let Some(file) = self.named(path, name) else { continue };
            let place = *places.entry(folder.clone()).or_insert_with(|| {
                folders.push((folder, Vec::new()));
                folders.len() - 1
            });
            folders[place].1.push(file);
        }
        for (folder, named) in folders {
            let id = folder.display().to_string();
            let id = if id.is_empty() { "story".to_owned() } else { id };
            let mut plan = files(named);
            plan.id = id;
            self.plans.push(plan);
        }
    }

    /// A folder that the user names.
    fn root(&mut self, root: &Path) {
        let (plans, problems) = (self.plans.len(), self.problems.0.len());
        self.ignored.start(root);
        let seen = fs::canonicalize(root).is_ok_and(|path| self.visited.contains(&path));
        let id = root.file_name().map(lossy).or_else(|| fs::canonicalize(root).ok()?.file_name().map(lossy));
        let found = self.folder(root, &id.unwrap_or_else(|| "story".to_owned()), "", &[], 0);
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
        let what = if found.rules { "rules and no article" } else { "no article" };
        if found.ignored > 0 {
            self.problems.push(
                Problem::error(format!("the folder `{name}` holds {what} but what `.gitignore` leaves out"))
                    .hint("name the files one by one, or with a pattern: `'folder/*.txt'`"),
            );
            return;
        }
        self.problems.push(
            Problem::error(format!("the folder `{name}` holds {what}"))
                .hint(format!("articles are files whose names end in {}", known.join(", "))),
        );
    }

    /// A folder and those below it. `below` is its path from the root.
    fn folder(&mut self, folder: &Path, id: &str, below: &str, inherited: &[PathBuf], depth: usize) -> Below {
        let name = folder.display().to_string();
        let true_path = match fs::canonicalize(folder) {
            Ok(path) if self.visited.insert(path.clone()) => path,
            Ok(_) => {
                self.problems
                    .push(Problem::warning(format!("the folder `{name}` has been read already under another path")));
                return Below::default();
            }
            Err(error) => {
                self.problems.push(bytes::failed(&name, &error));
                return Below::default();
            }
        };
        if depth > DEEPEST {
            self.problems.push(Problem::error(format!("the folder `{name}` lies more than {DEEPEST} folders deep")));
            return Below::default();
        }
        let own_ignored = self.ignored.enter(&true_path);
        let found = match self.list(folder, &true_path) {
            Ok(found) => found,
            Err(problem) => {
                self.ignored.leave(own_ignored);
                self.problems.push(problem);
                return Below::default();
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
        let mut below_here = Below { rules: !found.rules.is_empty(), ignored: found.ignored };
        for inner in found.folders {
            let own = inner.file_name().map(lossy).unwrap_or_default();
            let below = if below.is_empty() { own } else { format!("{below}/{own}") };
            let more = self.folder(&inner, &below, &below, &rules, depth + 1);
            below_here.rules |= more.rules;
            below_here.ignored += more.ignored;
        }
        self.ignored.leave(own_ignored);
        below_here
    }

    /// What lies in a folder and is of use.
    fn list(&mut self, folder: &Path, true_path: &Path) -> Result<Folder, Problem> {
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
            let is_folder = path.is_dir();
            if self.ignored.leaves_out(&true_path.join(&*file), is_folder) {
                found.ignored += 1;
                continue;
            }
            if is_folder {
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
            } else if Format::of_name(unpacked_name(&file)).is_some() && !is_readme(&file) {
                let there = fs::metadata(&path);
                match there {
                    Ok(about) if about.is_file() => found.articles.push((path, about.len())),
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
    fn articles(&mut self, folder: &Path, lying: &[(PathBuf, u64)], settings: &StorySettings) -> Vec<Article> {
        let mut files = Vec::with_capacity(lying.len());
        for source in &settings.sources {
            let lies = || lying.iter().find(|(path, _)| stem(path) == source.id)?.0.file_name().map(lossy);
            let Some(file) = source.file.clone().or_else(lies) else { continue };
            let path = folder.join(file);
            let name = path.display().to_string();
            if let Ok(true_path) = fs::canonicalize(&path) {
                self.claimed.insert(true_path);
            }
            let Some(file) = self.named(path, name) else { continue };
            files.push(Article {
                from: file.from,
                name: file.name,
                id: source.id.clone(),
                named: true,
                settings: Some(source.clone()),
                size: file.size,
            });
        }
        let mut stems: HashMap<String, String> = HashMap::new();
        for (path, size) in lying {
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
            files.push(Article { from: From::File(path.clone()), name, id, named: false, settings: None, size: *size });
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

/// The name of a file without its ending, nor that of its packing.
fn stem(path: &Path) -> String {
    let name = path.file_name().map(lossy).unwrap_or_default();
    Path::new(unpacked_name(&name)).file_stem().map(lossy).unwrap_or_default()
}

fn lossy(name: &OsStr) -> String {
    name.to_string_lossy().into_owned()
}
