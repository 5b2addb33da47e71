use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle, ScanError, Span as ParserSpan, options};

use super::{Data, Entry, File, Node, Style, plain, syntax, trap};
use crate::problem::{Place, Problem, Problems};
use crate::text::Span;

/// The largest file that is read, in bytes; ours: the longest packs in use are a hundredth of it.
pub const MAX_FILE: usize = 4 << 20;
/// The longest scalar, in bytes; ours: ten pages of text.
pub const MAX_SCALAR: usize = 64 << 10;
/// How deep lists and maps may be nested; ours: rules need seven levels.
pub const MAX_DEPTH: usize = 64;
/// How many nodes a file may have once its aliases stand for what they name; ours.
pub const MAX_NODES: usize = 200_000;

/// How often reading starts again behind a mistake of grammar before the rest of the file is given up; ours.
const MAX_RESTARTS: usize = 20;
/// How many problems of one file are told; ours.
const MAX_PROBLEMS: usize = 100;

/// What was read of a file.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The top node; [`Data::Empty`] where the file holds nothing.
    pub root: Node,
    /// Whether lines had to be left out, so that what seems to be missing may stand there.
    pub damaged: bool,
}

/// Reads a file into a tree, as far as it goes, and tells in `problems` everything that is the matter with it.
///
/// A line that cannot be read is left out together with the lines under it, and reading goes on, so that all mistakes of
/// grammar are told in one run.
pub fn read(file: &Arc<File>, problems: &mut Problems) -> Tree {
    match plain::read(file) {
        Some(root) => Tree { root, damaged: false },
        None => read_whole(file, problems),
    }
}

/// The same by the whole grammar.
pub(super) fn read_whole(file: &Arc<File>, problems: &mut Problems) -> Tree {
    let nothing =
        |damaged| Tree { root: Node { file: file.clone(), span: Span::new(0, 0), data: Data::Empty }, damaged };
    if file.text.len() > MAX_FILE {
        let what = format!("this file is larger than {} MB, the most that is read", MAX_FILE >> 20);
        problems.push(Problem::error(what).at(place(file, Span::new(0, 0))).hint("split it into several files"));
        return nothing(true);
    }
    let mut text: String = file.text.to_string();
    if text.starts_with('\u{feff}') {
        // Line breaks in its place keep every offset.
        text.replace_range(..'\u{feff}'.len_utf8(), "\n\n\n");
    }
    let mut found = Vec::new();
    let mut damaged = false;
    for _ in 0..=MAX_RESTARTS {
        let mut builder = Builder::new(file);
        match builder.run(&text) {
            Ok(root) => {
                found.append(&mut builder.problems);
                settle(found, problems);
                return Tree { root: root.unwrap_or_else(|| nothing(damaged).root), damaged };
            }
            Err(Stop::Grammar(error)) => {
                damaged = true;
                let at = offset(&text, &error);
                let (problem, line) = syntax::problem(file, &text, at, error.kind());
                found.push(problem);
                if !blank(&mut text, line) {
                    break;
                }
            }
            Err(Stop::Budget(problem)) => {
                found.append(&mut builder.problems);
                found.push(*problem);
                damaged = true;
                break;
            }
        }
    }
    settle(found, problems);
    nothing(damaged)
}

/// Hands over what was found, in the order of the file, each problem once.
fn settle(mut found: Vec<Problem>, problems: &mut Problems) {
    found.sort_by_key(|problem| problem.place.as_ref().map_or(0, |place| place.span.start));
    found.dedup();
    found.truncate(MAX_PROBLEMS);
    problems.0.append(&mut found);
}

fn place(file: &File, span: Span) -> Place {
    Place { file: file.name.clone(), text: file.text.clone(), span }
}

fn offset(text: &str, error: &ScanError) -> usize {
    let marker = error.marker();
    let at = marker.byte_offset().or_else(|| text.char_indices().nth(marker.index()).map(|(at, _)| at));
    at.unwrap_or(text.len()).min(text.len())
}

/// Overwrites the line that holds `at`, and the lines under it that are indented further, with blanks of the same length.
/// Says whether there was anything to overwrite.
fn blank(text: &mut String, at: usize) -> bool {
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let indent = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let own = indent(&text[start..]);
    // What is indented by tabs belongs to nothing.
    let tabs = text[start..start + own].contains('\t');
    let mut end = start;
    for (count, line) in text[start..].split_inclusive('\n').enumerate() {
        if count > 0 && (tabs || !line.trim().is_empty() && indent(line) <= own) {
            break;
        }
        end += line.len();
    }
    if text[start..end].trim().is_empty() {
        return false;
    }
    let blanks: String = text[start..end].bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }).collect();
    text.replace_range(start..end, &blanks);
    true
}

enum Stop {
    Grammar(ScanError),
    Budget(Box<Problem>),
}

/// A list or map that is being read.
struct Open {
    span: Span,
    anchor: usize,
    flow: bool,
    items: Vec<Node>,
    entries: Option<Vec<Entry>>,
    seen: HashMap<String, Span>,
    key: Option<Node>,
    /// How many levels the deepest part has below this one.
    height: usize,
}

/// What an anchor names, with its number of nodes and of levels.
struct Anchored {
    node: Node,
    size: usize,
    height: usize,
}

struct Builder<'f> {
    file: &'f Arc<File>,
    open: Vec<Open>,
    root: Option<Node>,
    anchors: HashMap<usize, Anchored>,
    /// Anchors that no alias has used so far, with their name and place.
    unused: BTreeMap<usize, (String, Span)>,
    nodes: usize,
    problems: Vec<Problem>,
}

impl<'f> Builder<'f> {
    fn new(file: &'f Arc<File>) -> Builder<'f> {
        Builder {
            file,
            open: Vec::new(),
            root: None,
            anchors: HashMap::new(),
            unused: BTreeMap::new(),
            nodes: 0,
            problems: Vec::new(),
        }
    }

    /// Reads the whole text; the top node, if there is one.
    fn run(&mut self, text: &str) -> Result<Option<Node>, Stop> {
        let options = options! {
            disallow_directives: true,
            emit_unresolved_aliases: true,
            emit_anchor_events: true,
            emit_comments: false,
            flow_nesting_limit: MAX_DEPTH,
            block_nesting_limit: MAX_DEPTH,
        };
        let mut documents = 0;
        for event in Parser::new_from_str_with_options(text, options) {
            let (event, span) = event.map_err(Stop::Grammar)?;
            if event.tag().is_some() {
                let tag = span.tag_span().map_or_else(|| bytes(&span), |tag| bytes(&tag));
                let problem =
                    Problem::error("a word that begins with `!` is a tag to YAML, and none has a meaning here");
                self.problems
                    .push(problem.at(place(self.file, tag)).hint("put quotes around the words, or take the tag out"));
            }
            let span = bytes(&span);
            match event {
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        let problem = Problem::error("a second document begins here; a file holds one")
                            .at(place(self.file, span))
                            .hint("take the line `---` out, or make two files");
                        return Err(Stop::Budget(Box::new(problem)));
                    }
                }
                Event::Scalar(words, style, anchor, _) => self.scalar(&words, style, anchor, span)?,
                Event::SequenceStart(style, anchor, _) => self.start(span, anchor, is_flow(style), None)?,
                Event::MappingStart(style, anchor, _) => self.start(span, anchor, is_flow(style), Some(Vec::new()))?,
                Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
                Event::Anchor(id, name) => {
                    self.unused.insert(id, (name.into_owned(), span));
                }
                Event::Alias(id) => {
                    self.unused.remove(&id);
                    self.alias(id, span)?;
                }
                Event::UnresolvedAlias(name) => {
                    let problem = Problem::error(format!(
                        "a `*` in front of a word is an alias to YAML, and nothing is called `&{name}`"
                    ))
                    .at(place(self.file, span))
                    .hint(format!("put quotes around it (`\"*{name}\"`); for a beginning of a word write `{name}*`"));
                    self.problems.push(problem);
                    self.add(Node { file: self.file.clone(), span, data: Data::Refused })?;
                }
                _ => {}
            }
        }
        for (name, span) in self.unused.values() {
            let what = format!("`&{name}` gives these words a name for aliases, and no alias uses it");
            let problem = Problem::error(what).at(place(self.file, *span));
            self.problems.push(problem.hint("put quotes around the words, or take the name out"));
        }
        Ok(self.root.take())
    }

    fn scalar(&mut self, words: &str, style: ScalarStyle, anchor: usize, span: Span) -> Result<(), Stop> {
        if words.len() > MAX_SCALAR {
            let what = format!("these words are longer than {} kB, the most that is read", MAX_SCALAR >> 10);
            let problem = Problem::error(what).at(place(self.file, span)).hint("shorten them");
            return Err(Stop::Budget(Box::new(problem)));
        }
        let style = match style {
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            _ => Style::Block,
        };
        let data = if style == Style::Plain && span.start == span.end {
            Data::Empty
        } else {
            Data::Scalar { text: words.to_owned(), style }
        };
        let mut node = Node { file: self.file.clone(), span, data };
        if style == Style::Plain {
            trap::hash(&mut node, &mut self.problems);
        }
        self.keep(anchor, &node, 0)?;
        self.add(node)
    }

    fn start(&mut self, span: Span, anchor: usize, flow: bool, entries: Option<Vec<Entry>>) -> Result<(), Stop> {
        self.deep_enough(0, span)?;
        self.open.push(Open {
            span,
            anchor,
            flow,
            items: Vec::new(),
            entries,
            seen: HashMap::new(),
            key: None,
            height: 0,
        });
        Ok(())
    }

    /// Refuses a part of `height` levels where it would go too deep.
    fn deep_enough(&self, height: usize, span: Span) -> Result<(), Stop> {
        if self.open.len() + height < MAX_DEPTH {
            return Ok(());
        }
        let what = format!("lists and maps are nested deeper than {MAX_DEPTH} levels here");
        let problem = Problem::error(what).at(place(self.file, span)).hint("write it flatter");
        Err(Stop::Budget(Box::new(problem)))
    }

    fn end(&mut self, span: Span) -> Result<(), Stop> {
        let Some(mut open) = self.open.pop() else { return Ok(()) };
        let last = match &open.entries {
            Some(entries) => entries.last().map(|entry| entry.value.span.to(entry.key_span)),
            None => open.items.last().map(|item| item.span),
        };
        // The end of a block is reported where the next line begins; it ends with its last part.
        let end = if open.flow { span.end } else { last.map_or(open.span.end, |last| last.end) };
        let whole = Span { start: open.span.start, end: end.max(open.span.start) };
        let data = match open.entries.take() {
            Some(mut entries) => {
                if open.flow {
                    trap::comma_in_map(self.file, &mut entries, &mut self.problems);
                }
                Data::Map(entries)
            }
            None => {
                if open.flow {
                    trap::comma_in_list(self.file, &open.items, &mut self.problems);
                }
                Data::List(open.items)
            }
        };
        let node = Node { file: self.file.clone(), span: whole, data };
        let height = open.height + 1;
        self.keep(open.anchor, &node, height)?;
        if let Some(above) = self.open.last_mut() {
            above.height = above.height.max(height);
        }
        self.add(node)
    }

    /// Keeps what an anchor names; the copy counts as much as the node itself.
    fn keep(&mut self, anchor: usize, node: &Node, height: usize) -> Result<(), Stop> {
        if anchor > 0 {
            let size = size(node);
            self.nodes += size;
            if self.nodes > MAX_NODES {
                return Err(self.too_many(node.span));
            }
            self.anchors.insert(anchor, Anchored { node: node.clone(), size, height });
        }
        Ok(())
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<(), Stop> {
        let Some(Anchored { node, size, height }) = self.anchors.get(&id) else {
            let problem = Problem::error("this alias stands inside of what it names").at(place(self.file, span));
            self.problems.push(problem.hint("write the words out"));
            return self.add(Node { file: self.file.clone(), span, data: Data::Refused });
        };
        if self.nodes + size > MAX_NODES {
            return Err(self.too_many(span));
        }
        self.deep_enough(*height, span)?;
        let (node, height) = (node.clone(), *height);
        // One is counted when it is added.
        self.nodes += size - 1;
        if let Some(above) = self.open.last_mut() {
            above.height = above.height.max(height);
        }
        self.add(node)
    }

    fn too_many(&self, span: Span) -> Stop {
        let what = format!("this file has more than {MAX_NODES} parts, aliases written out");
        Stop::Budget(Box::new(Problem::error(what).at(place(self.file, span)).hint("split it, or use fewer aliases")))
    }

    fn add(&mut self, node: Node) -> Result<(), Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err(self.too_many(node.span));
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        let Some(entries) = &mut open.entries else {
            open.items.push(node);
            return Ok(());
        };
        let Some(key) = open.key.take() else {
            open.key = Some(node);
            return Ok(());
        };
        let mut entry = match key.data {
            Data::Scalar { text, style } => Entry { key: text, key_span: key.span, key_style: style, value: node },
            Data::Refused => return Ok(()),
            _ => {
                let what = format!("{} stands where a key is meant", key.what());
                let hint = "a key is one or a few words; quote what begins with `[` or `{`";
                self.problems.push(Problem::error(what).at(place(self.file, key.span)).hint(hint));
                return Ok(());
            }
        };
        if let Some(first) = open.seen.get(&entry.key) {
            let (line, _) = place(self.file, *first).line_column();
            let what = format!("`{}` stands here a second time; the first is in line {line}", entry.key);
            let hint = "take one of the two out, or give it another name";
            self.problems.push(Problem::error(what).at(place(self.file, entry.key_span)).hint(hint));
        } else {
            trap::hash_behind_key(self.file, &mut entry, &mut self.problems);
            open.seen.insert(entry.key.clone(), entry.key_span);
            entries.push(entry);
        }
        Ok(())
    }
}

fn is_flow(style: serde_yaml::granit_parser::StructureStyle) -> bool {
    style == serde_yaml::granit_parser::StructureStyle::Flow
}

fn bytes(span: &ParserSpan) -> Span {
    span.byte_range().map_or(Span::new(0, 0), |range| Span::new(range.start, range.end))
}

fn size(node: &Node) -> usize {
    let below: usize = match &node.data {
        Data::List(items) => items.iter().map(size).sum(),
        Data::Map(entries) => entries.iter().map(|entry| 1 + size(&entry.value)).sum(),
        _ => 0,
    };
    1 + below
}
