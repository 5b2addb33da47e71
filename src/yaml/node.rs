use std::sync::Arc;

use crate::problem::Place;
use crate::text::Span;

/// A file that was read: its name as the user gave it, and its text.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// The file as the user named it.
    pub name: Arc<str>,
    /// The whole text.
    pub text: Arc<str>,
}

/// One node of a YAML file and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The file it stands in.
    pub file: Arc<File>,
    /// Its bytes in the file, quotation marks included; of a block the lines under `|`; empty where nothing is written.
    pub span: Span,
    /// What it is.
    pub data: Data,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Data {
    /// Nothing is written where a value is meant (`key:` and no more).
    Empty,
    /// Words, as written once YAML's own quoting is undone.
    Scalar {
        /// The words.
        text: String,
        /// How they are written.
        style: Style,
    },
    /// A list.
    List(Vec<Node>),
    /// Keys with values, in the order written; the keys differ.
    Map(Vec<Entry>),
    /// Something that was refused, and of which a problem tells.
    Refused,
}

/// How a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// Without anything around it.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// As a block under `|` or `>`.
    Block,
}

/// A key with its value.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// How the key is written.
    pub key_style: Style,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The place of the node.
    pub fn place(&self) -> Place {
        self.place_at(self.span)
    }

    /// A place in the node's file.
    pub fn place_at(&self, span: Span) -> Place {
        Place { file: self.file.name.clone(), text: self.file.text.clone(), span }
    }

    /// The words of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.data {
            Data::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// How a scalar is written.
    pub fn style(&self) -> Option<Style> {
        match self.data {
            Data::Scalar { style, .. } => Some(style),
            _ => None,
        }
    }

    /// The items of a list; none of anything else.
    pub fn items(&self) -> &[Node] {
        match &self.data {
            Data::List(items) => items,
            _ => &[],
        }
    }

    /// The entries of a map; none of anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.data {
            Data::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.value)
    }

    /// The value of a key of a map, taken out of it.
    pub fn take(&mut self, key: &str) -> Option<Node> {
        let Data::Map(entries) = &mut self.data else { return None };
        let at = entries.iter().position(|entry| entry.key == key)?;
        Some(entries.swap_remove(at).value)
    }

    /// The entries of a map; none of anything else.
    pub fn into_entries(self) -> Vec<Entry> {
        match self.data {
            Data::Map(entries) => entries,
            _ => Vec::new(),
        }
    }

    /// What the node is, for a message: `a list`.
    pub fn what(&self) -> &'static str {
        match self.data {
            Data::Empty => "nothing",
            Data::Scalar { .. } => "words",
            Data::List(_) => "a list",
            Data::Map(_) => "a map",
            Data::Refused => "something refused",
        }
    }

    /// The node as it is written in the file.
    pub fn source(&self) -> &str {
        self.file.text.get(self.span.range()).unwrap_or("")
    }

    /// Where a part of a scalar's words (`start..end`, bytes of [`Node::text`]) stands in the file.
    ///
    /// Words and file differ by quotation marks, escapes and folded lines, so both are walked side by side.
    pub fn span_within(&self, start: usize, end: usize) -> Span {
        let Data::Scalar { text, style } = &self.data else { return self.span };
        let written = self.source();
        let quote = usize::from(*style == Style::Quoted && written.starts_with(['"', '\'']));
        let mut walk = Walk { written, at: quote, escapes: written.starts_with('"') };
        let (mut from, mut to) = (None, None);
        for (at, c) in text.char_indices() {
            if at >= end && to.is_none() && at > 0 {
                to = Some(walk.at);
            }
            walk.to(c);
            if at >= start && from.is_none() {
                from = Some(walk.at);
            }
            if to.is_some() && from.is_some() {
                break;
            }
            walk.over(c);
        }
        let from = from.unwrap_or(walk.at);
        let to = to.unwrap_or(walk.at).max(from);
        Span::new(self.span.start as usize + from, self.span.start as usize + to)
    }
}

/// Walks through a scalar as written while its words are read.
struct Walk<'t> {
    written: &'t str,
    at: usize,
    escapes: bool,
}

impl Walk<'_> {
    fn peek(&self) -> Option<char> {
        self.written[self.at..].chars().next()
    }

    /// Steps over white space that folding took away, up to where `c` is written.
    fn to(&mut self, c: char) {
        if c.is_whitespace() {
            return;
        }
        while let Some(next) = self.peek().filter(|next| next.is_whitespace()) {
            self.at += next.len_utf8();
        }
    }

    fn over(&mut self, c: char) {
        let Some(next) = self.peek() else { return };
        self.at += next.len_utf8();
        if next == '\\' && self.escapes {
            let Some(kind) = self.peek() else { return };
            self.at += kind.len_utf8();
            let digits = match kind {
                'x' => 2,
                'u' => 4,
                'U' => 8,
                _ => 0,
            };
            for _ in 0..digits {
                if self.peek().is_some_and(|digit| digit.is_ascii_hexdigit()) {
                    self.at += 1;
                }
            }
        } else if c == '\'' && next == '\'' && !self.escapes && self.written.starts_with('\'') {
            self.at += usize::from(self.peek() == Some('\''));
        }
    }
}
