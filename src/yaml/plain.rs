//! The YAML that rules are written in, read fast: blocks of keys and items, words of one line, lists in brackets.
//!
//! Reading rules is half of what a short run does, and the whole grammar of YAML costs ten times as much as this part of it.
//! What is read here is read as the whole grammar reads it; whatever may be something else, or a mistake, is left to it.

use std::collections::HashSet;
use std::sync::Arc;

use super::read::{MAX_FILE, MAX_NODES, MAX_SCALAR};
use super::{Data, Entry, File, Node, Style};
use crate::text::Span;

/// Deeper ones are left to the whole grammar; rules need seven levels.
const MAX_DEPTH: usize = 24;

/// So many keys of one map are compared one by one; ours.
const FEW_KEYS: usize = 24;

/// The top node of a file; nothing where some of it may be anything but the plainest YAML.
pub(super) fn read(file: &Arc<File>) -> Option<Node> {
    if file.text.len() > MAX_FILE {
        return None;
    }
    let mut reader = Reader { file, text: &file.text, at: 0, indent: None, nodes: 0 };
    reader.next_line()?;
    let root = reader.block(reader.indent?, 0)?;
    reader.indent.is_none().then_some(root)
}

struct Reader<'f> {
    file: &'f Arc<File>,
    text: &'f str,
    /// The first byte that is not read yet: where a line was begun, of its words.
    at: usize,
    /// How far the line at `at` is indented; nothing at the end of the file.
    indent: Option<usize>,
    nodes: usize,
}

/// Where a run of plain words ends, and what stands there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// The end of the line, or a comment.
    LineEnd,
    /// A colon that ends a key.
    Colon,
    /// A comma or a closing bracket.
    Flow,
}

impl Reader<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn add(&mut self, span: Span, data: Data) -> Option<Node> {
        self.nodes += 1;
        (self.nodes <= MAX_NODES).then(|| Node { file: self.file.clone(), span, data })
    }

    /// Goes on to the next line with words, from the end of the one before or its comment.
    fn next_line(&mut self) -> Option<()> {
        loop {
            let begin = self.at;
            while self.byte(self.at) == Some(b' ') {
                self.at += 1;
            }
            match self.byte(self.at) {
                None => {
                    self.indent = None;
                    return Some(());
                }
                Some(b'\n') => self.at += 1,
                Some(b'#') => self.comment()?,
                Some(_) => {
                    self.indent = Some(self.at - begin);
                    return Some(());
                }
            }
        }
    }

    /// Steps over a comment and the end of its line. `#word` is left to the whole grammar, which asks whether it was meant.
    fn comment(&mut self) -> Option<()> {
        if !matches!(self.byte(self.at + 1), None | Some(b' ' | b'\n')) {
            return None;
        }
        while let Some(byte) = self.byte(self.at) {
            self.at += 1;
            match byte {
                b'\n' => break,
                b' '..=b'~' => {}
                _ => self.letter(self.at - 1)?,
            }
        }
        Some(())
    }

    /// Steps over the rest of a line behind a value.
    fn line_end(&mut self) -> Option<()> {
        let begin = self.at;
        while self.byte(self.at) == Some(b' ') {
            self.at += 1;
        }
        match self.byte(self.at) {
            None => {}
            Some(b'\n') => self.at += 1,
            Some(b'#') if self.at > begin => self.comment()?,
            Some(_) => return None,
        }
        self.next_line()
    }

    /// Steps over a character outside ASCII at `at`, if it is a letter or one of the marks that stand in texts: others may end
    /// a line, or are refused.
    fn letter(&mut self, at: usize) -> Option<()> {
        let c = self.text.get(at..)?.chars().next()?;
        if c.is_ascii()
            || !c.is_alphanumeric() && !matches!(c, '‘' | '’' | '“' | '”' | '–' | '—' | '…' | '€' | '£' | '°')
        {
            return None;
        }
        self.at = at + c.len_utf8();
        Some(())
    }

    /// The list or map whose first line stands at the cursor.
    fn block(&mut self, indent: usize, depth: usize) -> Option<Node> {
        match depth {
            MAX_DEPTH.. => None,
            _ if self.is_item() => self.list(indent, depth),
            _ => self.map(indent, depth),
        }
    }

    /// Whether an item of a list begins at the cursor.
    fn is_item(&self) -> bool {
        self.byte(self.at) == Some(b'-') && self.byte(self.at + 1) == Some(b' ')
    }

    fn map(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let start = self.at;
        let mut entries: Vec<Entry> = Vec::new();
        let mut keys = HashSet::new();
        loop {
            let key_start = self.at;
            let (Stop::Colon, key_span) = self.words(false)? else { return None };
            let key = &self.text[key_span.range()];
            // A key that stands twice is a mistake. A few keys are compared sooner than looked up.
            let twice = match entries.len() {
                0..FEW_KEYS => entries.iter().any(|entry| entry.key == key),
                FEW_KEYS => {
                    keys.extend(entries.iter().map(|entry| &self.text[entry.key_span.range()]));
                    !keys.insert(key)
                }
                _ => !keys.insert(key),
            };
            if key_start != key_span.start as usize || twice {
                return None;
            }
            self.at += 1;
            while self.byte(self.at) == Some(b' ') {
                self.at += 1;
            }
            let value = if matches!(self.byte(self.at), None | Some(b'\n' | b'#')) {
                self.line_end_behind_key()?;
                let inner = self.indent.filter(|inner| *inner > indent)?;
                self.block(inner, depth + 1)?
            } else {
                self.value()?
            };
            // The whole grammar counts keys too.
            self.nodes += 1;
            entries.push(Entry { key: key.to_owned(), key_span, key_style: Style::Plain, value });
            match self.indent {
                Some(next) if next == indent && !self.is_item() => {}
                // Further in than the key, it would go on with its words.
                Some(next) if next >= indent => return None,
                _ => break,
            }
        }
        let end = entries.last()?.value.span.end;
        self.add(Span { start: start as u32, end }, Data::Map(entries))
    }

    /// Steps over the rest of a line behind a key without words.
    fn line_end_behind_key(&mut self) -> Option<()> {
        match self.byte(self.at) {
            // The colon is no blank, so that a comment right behind it is none.
            Some(b'#') if self.byte(self.at - 1) == Some(b' ') => self.comment()?,
            Some(b'\n') => self.at += 1,
            _ => return None,
        }
        self.next_line()
    }

    fn list(&mut self, indent: usize, depth: usize) -> Option<Node> {
        let start = self.at;
        let mut items: Vec<Node> = Vec::new();
        loop {
            self.at += 1;
            let dash = self.at;
            while self.byte(self.at) == Some(b' ') {
                self.at += 1;
            }
            let inner = indent + 1 + self.at - dash;
            let item = if self.begins_map() { self.map(inner, depth + 1)? } else { self.value()? };
            items.push(item);
            match self.indent {
                Some(next) if next == indent && self.is_item() => {}
                Some(next) if next >= indent => return None,
                _ => break,
            }
        }
        let end = items.last()?.span.end;
        self.add(Span { start: start as u32, end }, Data::List(items))
    }

    /// Whether a key stands at the cursor.
    fn begins_map(&mut self) -> bool {
        let at = self.at;
        let key = matches!(self.words(false), Some((Stop::Colon, _)));
        self.at = at;
        key
    }

    /// The words, list or empty map at the cursor, and the rest of its line.
    fn value(&mut self) -> Option<Node> {
        let node = match self.byte(self.at)? {
            b'[' => self.flow_list()?,
            b'{' if self.byte(self.at + 1) == Some(b'}') => {
                self.at += 2;
                self.add(Span::new(self.at - 2, self.at), Data::Map(Vec::new()))?
            }
            _ => {
                let (stop, node) = self.scalar(false)?;
                (stop == Stop::LineEnd).then_some(node)?
            }
        };
        self.line_end()?;
        Some(node)
    }

    fn flow_list(&mut self) -> Option<Node> {
        let start = self.at;
        self.at += 1;
        let mut items = Vec::new();
        loop {
            while self.byte(self.at) == Some(b' ') {
                self.at += 1;
            }
            if items.is_empty() && self.byte(self.at) == Some(b']') {
                self.at += 1;
                break;
            }
            let (Stop::Flow, item) = self.scalar(true)? else { return None };
            items.push(item);
            self.at += 1;
            match self.byte(self.at - 1) {
                Some(b']') => break,
                // `50,000` would be two items.
                _ if self.byte(self.at) == Some(b' ') => {}
                _ => return None,
            }
        }
        self.add(Span::new(start, self.at), Data::List(items))
    }

    /// The words at the cursor, in quotes or without, and what stands behind them.
    fn scalar(&mut self, flow: bool) -> Option<(Stop, Node)> {
        let start = self.at;
        let (stop, span, words, style) = match self.byte(start)? {
            quote @ (b'"' | b'\'') => {
                self.quoted(quote)?;
                let span = Span::new(start, self.at);
                while flow && self.byte(self.at) == Some(b' ') {
                    self.at += 1;
                }
                let stop = match self.byte(self.at) {
                    Some(b',' | b']') if flow => Stop::Flow,
                    None | Some(b' ' | b'\n') if !flow => Stop::LineEnd,
                    _ => return None,
                };
                (stop, span, &self.text[start + 1..span.end as usize - 1], Style::Quoted)
            }
            _ => {
                let (stop, span) = self.words(flow)?;
                (stop, span, &self.text[span.range()], Style::Plain)
            }
        };
        if words.len() > MAX_SCALAR {
            return None;
        }
        let data = Data::Scalar { text: words.to_owned(), style };
        Some((stop, self.add(span, data)?))
    }

    /// Steps over words in quotes that hold no escape and end in their line.
    fn quoted(&mut self, quote: u8) -> Option<()> {
        self.at += 1;
        loop {
            match self.byte(self.at)? {
                byte if byte == quote => break,
                b'\\' if quote == b'"' => return None,
                b' '..=b'~' => self.at += 1,
                _ => self.letter(self.at)?,
            }
        }
        self.at += 1;
        (self.byte(self.at) != Some(quote)).then_some(())
    }

    /// Steps over words without quotes, up to the end of the line, a colon that ends a key, or in a list in brackets a comma or
    /// the end of the list.
    fn words(&mut self, flow: bool) -> Option<(Stop, Span)> {
        let start = self.at;
        match self.byte(start)? {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'$' | b'(' | b'<' | b'+' | b'/' | b'\\' | b'_' => {}
            0x80.. => {}
            _ => return None,
        }
        let mut end = start;
        let stop = loop {
            let Some(byte) = self.byte(self.at) else { break Stop::LineEnd };
            match byte {
                b' ' => {
                    self.at += 1;
                    continue;
                }
                b'\n' => break Stop::LineEnd,
                b'#' if end < self.at => break Stop::LineEnd,
                b':' if flow => return None,
                b':' if matches!(self.byte(self.at + 1), None | Some(b' ' | b'\n')) => {
                    if end < self.at {
                        return None;
                    }
                    break Stop::Colon;
                }
                b',' | b']' if flow => break Stop::Flow,
                b'[' | b'{' | b'}' if flow => return None,
                b'!'..=b'~' => self.at += 1,
                _ => self.letter(self.at)?,
            }
            end = self.at;
        };
        if stop == Stop::LineEnd {
            if flow {
                return None;
            }
            self.at = end;
        }
        Some((stop, Span::new(start, end)))
    }
}
