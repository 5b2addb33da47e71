//! From rule files to checked slots: every mistake of every file in one run.
//!
//! Each file is read into a tree, the tree is checked against the table of keys, and slots are built from what holds; what
//! does not hold has been told by then, so the builders tell only what the table cannot know.

mod answer;
mod find;
mod literal;
#[cfg(test)]
mod pairs;
mod slot;
mod within;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

pub(super) use answer::{Asked, expected};

pub use literal::{read_answer, read_phrase};
pub use within::read_within;

use self::find::one_or_more;
use super::RuleSet;
use super::phrase::{Lists, parse_list_item};
use super::schema::{self, RULES};
use crate::problem::{Place, Problem, Problems};
use crate::text::Span;
use crate::yaml::{self, Data, Entry, File, Node, Tree};

/// A file that a user wrote in YAML, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFile {
    /// The file as the user named it.
    pub name: Arc<str>,
    /// Its text.
    pub text: Arc<str>,
    /// Whether its examples and pairs are left out because they were tried before, as those of the shipped packs are.
    pub proven: bool,
}

impl RuleFile {
    /// A file as a user writes it.
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Arc<str>>) -> RuleFile {
        RuleFile { name: name.into(), text: text.into(), proven: false }
    }
}

/// Reads rule files into checked slots, in the order of the files.
///
/// A slot that `extends` another takes over its keys, wherever in an earlier file or further up that one stands. Under
/// the same id it stands in its place, under another one beside it.
///
/// ```
/// use factdiff::rule::{RuleFile, read_rules};
///
/// let text = "rules: 1\nslots:\n  vote:\n    question: Did the council agree?\n    kind: yes-no\n    find:\n      says_yes:\n        - council agreed\n    examples:\n      - text: The council agreed.\n        gives: yes\n      - text: It rained.\n        gives: nothing\n";
/// let rules = read_rules(&[RuleFile::new("vote.rules.yaml", text)]).unwrap();
/// assert_eq!(rules.slots[0].id, "vote");
/// ```
///
/// # Errors
///
/// All mistakes of all files, each with its place and a repair.
pub fn read_rules(files: &[RuleFile]) -> Result<RuleSet, Problems> {
    read_rules_with(files, &Vec::new)
}

/// Reads rule files as [`read_rules`] does; slots of `library` are not asked, but can be extended, and named where a slot needs
/// their answers. It is asked for only where a slot does either.
///
/// # Errors
///
/// All mistakes of all files, each with its place and a repair.
pub fn read_rules_with(files: &[RuleFile], read_library: &dyn Fn() -> Vec<RuleFile>) -> Result<RuleSet, Problems> {
    let mut problems = Problems::default();
    let written: Vec<Written> = files.iter().map(|file| Written::read(file, &mut problems)).collect();
    let ids: HashSet<&str> = written.iter().flat_map(Written::slots).map(|entry| entry.key.as_str()).collect();
    let needs_library = written.iter().any(|file| file.extends() || file.named().any(|id| !ids.contains(id)));
    let library = if needs_library { read_library() } else { Vec::new() };
    let mut drafts = Drafts::default();
    let mut lists = FileLists::default();
    for file in &library {
        Written::read(file, &mut problems).draft(true, &mut drafts, &mut lists, &mut problems);
    }
    for file in written {
        file.draft(false, &mut drafts, &mut lists, &mut problems);
    }
    check_named_slots(&drafts, &mut problems);
    let mut set = RuleSet::default();
    for draft in drafts.all.iter().filter(|draft| !draft.in_library && !draft.off()) {
        if let Some(slot) = slot::build(draft, &lists, &mut problems) {
            set.slots.push(slot);
        }
    }
    while let Some(draft) =
        drafts.all.iter().rev().find(|draft| (draft.in_library || draft.off()) && set.needs(&draft.id))
    {
        match slot::build(draft, &lists, &mut problems) {
            Some(slot) => set.silent.push(slot),
            None => break,
        }
    }
    let order: Vec<&Arc<str>> = library.iter().chain(files).map(|file| &file.name).collect();
    tidy(&mut problems, &order);
    if problems.has_error() { Err(problems) } else { Ok(set) }
}

/// How many problems of a run are told; ours: nobody mends more at once.
const MAX_TOLD: usize = 200;

/// Puts problems into the order of the files and of their places. Of several for the very same words the first is kept:
/// the others follow from it.
pub(super) fn tidy(problems: &mut Problems, files: &[&Arc<str>]) {
    let index = |place: &Place| files.iter().position(|name| **name == place.file).unwrap_or(files.len());
    let key = |problem: &Problem| problem.place.as_ref().map(|place| (index(place), place.span.start, place.span.end));
    problems.0.sort_by_key(key);
    problems.0.dedup_by(|later, first| later.place.is_some() && key(later) == key(first));
    if problems.0.len() > MAX_TOLD {
        let more = problems.0.split_off(MAX_TOLD).len();
        let problem = Problem::error(format!("{more} more mistakes are not shown"));
        problems.push(problem.hint("mend the first ones and try again"));
    }
}

/// The word lists of every file.
#[derive(Default)]
struct FileLists {
    files: Vec<(Arc<File>, Lists)>,
    none: Lists,
}

impl FileLists {
    /// The word lists of the file in which a node stands.
    fn of(&self, node: &Node) -> &Lists {
        let found = self.files.iter().find(|(file, _)| Arc::ptr_eq(file, &node.file));
        found.map_or(&self.none, |(_, lists)| lists)
    }
}

/// The slots as written, in the order of the files.
#[derive(Default)]
struct Drafts {
    all: Vec<Draft>,
    /// Where those that are asked stand, by id.
    asked: HashMap<String, usize>,
}

impl Drafts {
    fn push(&mut self, draft: Draft) {
        if !draft.in_library {
            self.asked.insert(draft.id.clone(), self.all.len());
        }
        self.all.push(draft);
    }
}

/// A slot as written, with what it takes over from the slot that it extends.
#[derive(Clone)]
struct Draft {
    id: String,
    place: Place,
    pack: Option<String>,
    node: Node,
    in_library: bool,
    /// Whether lines of its file could not be read, so that something may seem to be missing.
    damaged: bool,
    /// Whether its file was tried before.
    proven: bool,
}

impl Draft {
    fn off(&self) -> bool {
        is_off(&self.node)
    }
}

fn is_off(slot: &Node) -> bool {
    slot.get("off").and_then(Node::text) == Some("true")
}

/// A rule file as a tree.
struct Written {
    file: Arc<File>,
    tree: Tree,
    proven: bool,
}

impl Written {
    fn read(file: &RuleFile, problems: &mut Problems) -> Written {
        let proven = file.proven;
        let file = Arc::new(File { name: file.name.clone(), text: file.text.clone() });
        let tree = yaml::read(&file, problems);
        Written { file, tree, proven }
    }

    fn slots(&self) -> &[Entry] {
        self.tree.root.get("slots").map_or(&[][..], Node::entries)
    }

    fn extends(&self) -> bool {
        self.slots().iter().any(|entry| entry.value.get("extends").is_some() || is_off(&entry.value))
    }

    /// The slots whose answers those of the file need.
    fn named(&self) -> impl Iterator<Item = &str> {
        let finds = self.slots().iter().filter_map(|entry| entry.value.get("find"));
        finds.flat_map(named_slots).filter_map(Node::text).map(str::trim)
    }

    /// Checks the file and adds its slots to those before it.
    fn draft(self, in_library: bool, drafts: &mut Drafts, lists: &mut FileLists, problems: &mut Problems) {
        let Written { file, mut tree, proven } = self;
        if matches!(tree.root.data, Data::Empty) {
            if !tree.damaged {
                let problem = Problem::error("this file holds no rules").at(tree.root.place_at(Span::new(0, 0)));
                problems.push(problem.hint("begin with `rules: 1`, then `slots:`"));
            }
            return;
        }
        let incomplete = tree.damaged || proven;
        if !proven {
            schema::check(&tree.root, &RULES, incomplete, problems);
        }
        lists.files.push((file, word_lists(&tree, problems)));
        let pack = tree.root.get("pack").and_then(Node::text).map(str::to_owned);
        for entry in tree.root.take("slots").map_or(Vec::new(), Node::into_entries) {
            let draft = Draft {
                place: entry.value.place_at(entry.key_span),
                id: entry.key,
                pack: pack.clone(),
                node: entry.value,
                in_library,
                damaged: incomplete,
                proven,
            };
            add(draft, drafts, problems);
        }
    }
}

/// Adds a slot as written to those before it, or tells why it cannot be one.
fn add(mut draft: Draft, drafts: &mut Drafts, problems: &mut Problems) {
    let extended = draft.node.get("extends");
    let base = extended.and_then(|node| Some((node.text()?.trim().to_owned(), node.place())));
    // What is switched off is there already.
    let base = base.or_else(|| draft.off().then(|| (draft.id.clone(), draft.place.clone())));
    let Some((name, place)) = base else {
        let first = drafts.asked.get(&draft.id).map(|at| &drafts.all[*at]);
        if let Some(first) = first.filter(|_| !draft.in_library) {
            let (line, _) = first.place.line_column();
            let what = format!("`{}` is a slot already, in line {line} of `{}`", draft.id, first.place.file);
            let hint = format!("give it another id, or add `extends: {}` to change the first", draft.id);
            problems.push(Problem::error(what).at(draft.place.clone()).hint(hint));
        } else {
            drafts.push(draft);
        }
        return;
    };
    let Some(at) = find_base(&name, place, &drafts.all, problems) else { return };
    draft.node = merge(&drafts.all[at].node, &draft.node);
    draft.damaged |= drafts.all[at].damaged;
    if draft.pack.is_none() {
        draft.pack = drafts.all[at].pack.clone();
    }
    match drafts.asked.get(&draft.id).copied() {
        Some(same) if same == at => drafts.all[at] = draft,
        Some(same) => {
            let (line, _) = drafts.all[same].place.line_column();
            let what = format!("`{}` is a slot already, in line {line} of `{}`", draft.id, drafts.all[same].place.file);
            let hint = "give it another id".to_owned();
            problems.push(Problem::error(what).at(draft.place).hint(hint));
        }
        None => drafts.push(draft),
    }
}

/// The latest slot before of this name, by its id or as `pack/id`; `place` is where it is named.
fn find_base(name: &str, place: Place, drafts: &[Draft], problems: &mut Problems) -> Option<usize> {
    let full = |draft: &Draft| format!("{}/{}", draft.pack.as_deref().unwrap_or(""), draft.id);
    let found = drafts.iter().rposition(|draft| draft.id == name || full(draft) == name);
    if found.is_none() {
        let names: Vec<String> = drafts.iter().flat_map(|draft| [draft.id.clone(), full(draft)]).collect();
        let hint = match schema::nearest(name, names.iter().map(String::as_str)) {
            Some(known) => format!("did you mean `{known}`?"),
            None => "name a slot of an earlier file, or a slot of a pack as `pack/slot`".to_owned(),
        };
        problems.push(Problem::error(format!("there is no slot `{name}` to extend")).at(place).hint(hint));
    }
    found
}

/// The other slots that `find` names.
fn named_slots(find: &Node) -> impl Iterator<Item = &Node> {
    ["less", "everyone", "from", "about"].into_iter().flat_map(|key| one_or_more(find.get(key)))
}

/// The other slot that a slot says its figure goes into.
fn named_by_changes(slot: &Node) -> Option<&Node> {
    slot.get("compare")?.get("changes")?.get("into")
}

/// Tells of slots that `less`, `everyone`, `from`, `about` and `into` name and that are nowhere, in the library neither, and of those
/// whose answers are none here.
fn check_named_slots(drafts: &Drafts, problems: &mut Problems) {
    for draft in drafts.all.iter().filter(|draft| !draft.in_library && !draft.proven && !draft.off()) {
        let Some(find) = draft.node.get("find") else { continue };
        check_taken_over(draft, find, drafts, problems);
        for node in named_slots(find).chain(named_by_changes(&draft.node)) {
            let Some(name) = node.text().map(str::trim) else { continue };
            let others = drafts.all.iter().filter(|other| other.id != draft.id).map(|other| other.id.as_str());
            if others.clone().any(|other| other == name) {
                continue;
            }
            let hint = match schema::nearest(name, others) {
                Some(known) => format!("did you mean `{known}`?"),
                None => "name another slot of these files".to_owned(),
            };
            problems.push(Problem::error(format!("there is no other slot `{name}`")).at(node.place()).hint(hint));
        }
    }
}

/// Tells where a slot takes over answers of another kind, or where whom they are about is not what the other slot names.
fn check_taken_over(draft: &Draft, find: &Node, drafts: &Drafts, problems: &mut Problems) {
    let written = |key: &str| find.get(key).and_then(Node::text).map(str::trim);
    let other = |id: Option<&str>| drafts.all.iter().find(|other| Some(other.id.as_str()) == id);
    let of = |draft: &Draft, key: &str| draft.node.get(key).and_then(Node::text).map(str::trim).map(str::to_owned);
    let (Some(from), Some(about)) = (other(written("from")), other(written("about"))) else { return };
    let mut tell = |key: &str, what: String, hint: &str| {
        let at = find.get(key).map_or_else(|| draft.place.clone(), Node::place);
        problems.push(Problem::error(what).at(at).hint(hint));
    };
    if of(from, "kind") != of(draft, "kind") {
        let what = format!("the answers of `{}` are of another kind than those of `{}`", from.id, draft.id);
        tell("from", what, "name a slot of the same `kind`");
    } else if of(from, "each").is_none() || of(from, "each") != of(about, "kind") {
        let what = format!("the answers of `{}` are not about what `{}` names", from.id, about.id);
        tell("about", what, "name a slot whose `kind` is the `each` of the other");
    }
}

/// Keys of a slot whose own keys are taken over one by one.
const MERGED: &[&str] = &["find", "read", "compare", "changes", "report"];

/// The keys of both; those of `over` replace those of `base`.
fn merge(base: &Node, over: &Node) -> Node {
    let mut entries: Vec<Entry> =
        base.entries().iter().filter(|entry| !matches!(entry.key.as_str(), "extends" | "off")).cloned().collect();
    for entry in over.entries() {
        match entries.iter_mut().find(|known| known.key == entry.key) {
            Some(known) if MERGED.contains(&entry.key.as_str()) && matches!(entry.value.data, Data::Map(_)) => {
                known.value = merge(&known.value, &entry.value);
            }
            Some(known) => *known = entry.clone(),
            None => entries.push(entry.clone()),
        }
    }
    Node { file: over.file.clone(), span: over.span, data: Data::Map(entries) }
}

fn word_lists(tree: &Tree, problems: &mut Problems) -> Lists {
    let words = tree.root.get("words");
    let no_map = words.is_some_and(|words| !matches!(words.data, Data::Map(_)));
    let mut lists = Lists { damaged: tree.damaged || no_map, ..Lists::default() };
    for entry in words.map_or(&[][..], Node::entries) {
        let mut items = Vec::new();
        let mut whole = true;
        for node in entry.value.items().iter().filter(|node| node.text().is_some_and(|text| !text.trim().is_empty())) {
            match parse_list_item(node, problems) {
                Some(item) => items.push(item),
                None => whole = false,
            }
        }
        // An item that may be missing would make the whole list so without a word.
        items.retain(|item| !item.is_empty());
        lists.named.insert(entry.key.clone(), (whole && !items.is_empty()).then_some(items.into()));
    }
    lists
}

#[cfg(test)]
mod mistakes;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod traps;
