use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::tokens::{Chunk, Mark, Next, Run, cut, word};
use super::{Item, Phrase};
use crate::problem::{Problem, Problems};
use crate::rule::schema::nearest;
use crate::value::{KINDS, Kind};
use crate::yaml::{Node, Style};

/// How deep groups may be nested; ours: nobody reads deeper ones.
const MAX_NESTING: usize = 16;

/// How many items the word lists of a file may put into its phrases; ours: a hundred times what large packs need.
const MAX_WRITTEN_OUT: usize = 1_000_000;

/// The word lists of one file.
#[derive(Default)]
pub(in crate::rule) struct Lists {
    /// By name; `None` for one that could not be read.
    pub named: BTreeMap<String, Option<WordList>>,
    /// Whether some could not even be found, so that an unknown name says nothing.
    pub damaged: bool,
    /// How many items the lists have put into phrases so far.
    pub written_out: Cell<usize>,
}

/// The items of a word list, each a phrase of words.
pub(in crate::rule) type WordList = Arc<[Vec<Item>]>;

/// Reads a phrase, or tells why it cannot be read.
pub(in crate::rule) fn parse(node: &Node, lists: &Lists, problems: &mut Problems) -> Option<Phrase> {
    let items = read(node, Some(lists), problems)?;
    Some(Phrase { items, written: node.text()?.to_owned(), span: node.span })
}

/// Reads an item of a word list, which holds words alone.
pub(in crate::rule) fn parse_list_item(node: &Node, problems: &mut Problems) -> Option<Vec<Item>> {
    read(node, None, problems)
}

fn read(node: &Node, lists: Option<&Lists>, problems: &mut Problems) -> Option<Vec<Item>> {
    let text = node.text()?;
    if node.style() != Some(Style::Block) && node.source().contains('\n') {
        let what = "these words go on over the next line, and YAML makes one phrase of both";
        let problem = Problem::error(what).at(node.place());
        problems.push(problem.hint("write one phrase a line, each behind a `- `"));
        return None;
    }
    let mut parser = Parser { text, node, lists, at: 0, depth: 0, places: Vec::new(), broken: false, problems };
    let items = parser.sequence();
    if parser.broken { None } else { Some(items) }
}

struct Parser<'p> {
    text: &'p str,
    node: &'p Node,
    lists: Option<&'p Lists>,
    at: usize,
    depth: usize,
    /// The bytes of each item of the sequences that are being read.
    places: Vec<(usize, usize)>,
    broken: bool,
    problems: &'p mut Problems,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn second(&self) -> Option<char> {
        self.text[self.at..].chars().nth(1)
    }

    fn tell(&mut self, start: usize, end: usize, what: impl Into<String>, hint: impl Into<String>) {
        self.broken = true;
        let place = self.node.place_at(self.node.span_within(start, end));
        self.problems.push(Problem::error(what).at(place).hint(hint));
    }

    /// How many dots stand at the cursor where they make a gap: three, or the one character for them.
    fn gap(&self) -> Option<(usize, Item)> {
        let rest = &self.text[self.at..];
        let gaps = [("...", Item::Gap), ("…", Item::Gap), ("..", Item::NounGap)];
        gaps.into_iter().find(|(dots, _)| rest.starts_with(dots)).map(|(dots, gap)| (dots.len(), gap))
    }

    /// Whether a word list is named at the cursor; `$5` is money.
    fn is_list(&self) -> bool {
        self.peek() == Some('$') && self.second().is_some_and(|c| c.is_alphabetic() || c == '_')
    }

    fn is_special(&self) -> bool {
        matches!(self.peek(), Some('(' | ')' | '|' | '<' | '>' | '?' | '*')) || self.gap().is_some() || self.is_list()
    }

    /// Reads items up to the end of the phrase or of the alternative.
    fn sequence(&mut self) -> Vec<Item> {
        if let Some(item) = self.lone_word() {
            return vec![item];
        }
        let mut items: Vec<Item> = Vec::new();
        let outer = self.places.len();
        // Whether something stood there that leaves no item, such as a possessive.
        let mut dropped = false;
        let begin = self.at;
        while let Some(c) = self.peek() {
            let start = self.at;
            if c.is_whitespace() {
                self.at += c.len_utf8();
                continue;
            }
            if self.depth > 0 && matches!(c, ')' | '|') {
                break;
            }
            if self.plain_words(&mut items) {
                continue;
            }
            let item = match c {
                '(' => match self.group() {
                    Some(item) => item,
                    None => {
                        dropped = true;
                        continue;
                    }
                },
                '<' => match self.mention() {
                    Some(item) => item,
                    None => continue,
                },
                _ if self.is_list() => match self.list() {
                    Some(item) => item,
                    None => continue,
                },
                _ if self.gap().is_some() => self.dots(),
                _ if self.is_special() => {
                    self.stray(c);
                    continue;
                }
                _ => {
                    let before = items.len();
                    let glued = before > 0 && self.places.last().is_some_and(|(_, end)| *end == start);
                    self.words(glued, &mut items);
                    dropped |= items.len() == before;
                    continue;
                }
            };
            self.places.push((start, self.at));
            items.push(item);
        }
        self.edges(&items, outer);
        self.places.truncate(outer);
        if items.is_empty() && !dropped && !self.broken {
            let at = begin.min(self.text.len());
            self.tell(
                at,
                self.at,
                "nothing stands here",
                "write words, or take it out; for what may be missing put `?` behind a group",
            );
        }
        items
    }

    /// Reads an alternative that is one word of small letters: most of them are.
    fn lone_word(&mut self) -> Option<Item> {
        let rest = &self.text[self.at..];
        let end = rest.bytes().position(|byte| !byte.is_ascii_lowercase()).unwrap_or(rest.len());
        let closes = match rest.as_bytes().get(end) {
            None => true,
            Some(byte) => self.depth > 0 && matches!(byte, b'|' | b')'),
        };
        if end == 0 || !closes {
            return None;
        }
        self.at += end;
        Some(word(&rest[..end], None))
    }

    /// Reads a run of words of small letters alone, which are read alike everywhere. Says whether one stands at the cursor.
    fn plain_words(&mut self, items: &mut Vec<Item>) -> bool {
        let bytes = self.text.as_bytes();
        let length = bytes[self.at..].iter().take_while(|byte| **byte == b' ' || byte.is_ascii_lowercase()).count();
        let (begin, end) = (self.at, self.at + length);
        if length == 0 {
            return false;
        }
        let apart = bytes[end - 1] == b' ';
        let mark = match bytes.get(end) {
            None | Some(b'(' | b')' | b'|' | b'<' | b'>') => Mark::None,
            Some(b'?' | b'*') if apart => Mark::None,
            Some(mark @ (b'?' | b'*')) => match bytes.get(end + 1) {
                None | Some(b' ' | b'(' | b')' | b'|' | b'<') if *mark == b'?' => Mark::Optional,
                None | Some(b' ' | b'(' | b')' | b'|' | b'<') => Mark::Prefix,
                _ => return false,
            },
            Some(b'.') if apart && bytes[end..].starts_with(b"...") => Mark::None,
            Some(b'$') if bytes.get(end + 1).is_some_and(u8::is_ascii_alphabetic) => Mark::None,
            _ => return false,
        };
        let mut start = begin;
        for written in self.text[begin..end].split(' ') {
            let behind = start + written.len();
            if !written.is_empty() {
                let marked = behind == end && mark != Mark::None;
                let item = word(written, None);
                items.push(match item {
                    Item::Word { word, .. } if marked && mark == Mark::Prefix => Item::Prefix(word),
                    item if marked => Item::Group(Arc::new([vec![item], Vec::new()])),
                    item => item,
                });
                self.places.push((start, behind + usize::from(marked)));
            }
            start = behind + 1;
        }
        self.at = end + usize::from(mark != Mark::None);
        true
    }

    /// Refuses gaps at the edge of a sequence, and two in a row. `outer` is where the places of its items begin.
    fn edges(&mut self, items: &[Item], outer: usize) {
        let gap = |item: &Item| matches!(item, Item::Gap | Item::NounGap);
        for (at, _) in items.iter().enumerate().filter(|(_, item)| gap(item)) {
            let (start, end) = self.places[outer + at];
            let written = if matches!(items[at], Item::NounGap) { ".." } else { "..." };
            if at == 0 || at + 1 == items.len() {
                let whole = if self.depth > 0 { "an alternative" } else { "a phrase" };
                let edge = if at == 0 { "begin" } else { "end" };
                let what = format!("{whole} cannot {edge} with `{written}`");
                self.tell(start, end, what, "take it out: a phrase may stand anywhere in a sentence");
            } else if gap(&items[at - 1]) {
                let hint = "one is enough: `...` takes up to 12 steps, `..` up to 6 words of a noun phrase";
                self.tell(start, end, "two gaps stand side by side", hint);
            } else if self.depth == 0 {
                let missing = |items: &[Item]| items.iter().all(|item| gap(item) || can_be_empty(item));
                for (side, word) in [(&items[..at], "before"), (&items[at + 1..], "behind")] {
                    if missing(side) {
                        let what = format!("everything {word} this `{written}` may be missing");
                        let hint = format!("take a `?` {word} it out, or the `{written}` into the group");
                        self.tell(start, end, what, hint);
                        break;
                    }
                }
            }
        }
    }

    fn dots(&mut self) -> Item {
        let start = self.at;
        let (len, gap) = self.gap().unwrap_or((1, Item::Gap));
        self.at += len;
        if self.peek() == Some('.') {
            let more = self.text[self.at..].bytes().take_while(|byte| *byte == b'.').count();
            self.at += more;
            self.tell(
                start,
                self.at,
                "a gap is two or three dots",
                "write `..` or `...`, and a blank behind a word that ends in a dot",
            );
        }
        self.no_mark(start, "...");
        gap
    }

    /// Refuses `?` and `*` where the language has none.
    fn no_mark(&mut self, start: usize, written: &str) {
        let Some(mark @ ('?' | '*')) = self.peek() else { return };
        let at = self.at;
        self.at += 1;
        let hint = match (mark, written) {
            ('?', "...") => "take the `?` out: a gap may be empty as it is".to_owned(),
            ('?', _) => format!("write `({})?`", &self.text[start..at]),
            _ => "`*` stands behind the beginning of one word, as in `sign*`".to_owned(),
        };
        self.tell(at, at + 1, format!("`{mark}` cannot stand behind `{}`", &self.text[start..at]), hint);
    }

    fn stray(&mut self, c: char) {
        let start = self.at;
        self.at += c.len_utf8();
        let (what, hint) = match c {
            ')' => ("this `)` closes nothing", "open the group with `(`, or write `\\)` for the sign itself"),
            '|' => ("`|` stands outside of a group", "put the alternatives into a group: `(one|other)`"),
            '>' => ("this `>` closes nothing", "write `<count>` for a mention, or `\\>` for the sign itself"),
            '?' => (
                "nothing stands before this `?`",
                "put it right behind a word or group, or write `\\?` for the sign itself",
            ),
            _ => (
                "no word stands before this `*`",
                "put it right behind the beginning of a word, or write `\\*` for the sign itself",
            ),
        };
        self.tell(start, self.at, what, hint);
    }

    /// Reads a group; `None` where it holds nothing that needs to be there.
    fn group(&mut self) -> Option<Item> {
        let open = self.at;
        self.at += 1;
        if self.depth == MAX_NESTING {
            self.tell(
                open,
                open + 1,
                format!("groups are nested deeper than {MAX_NESTING} levels"),
                "write several phrases",
            );
            self.at = self.text.len();
            return None;
        }
        self.depth += 1;
        let mut alternatives = Vec::new();
        loop {
            alternatives.push(self.sequence());
            match self.peek() {
                Some('|') => self.at += 1,
                Some(')') => {
                    self.at += 1;
                    break;
                }
                _ => {
                    if self.at >= self.text.len() && !self.broken {
                        let hint = "close it with `)`, or write `\\(` for the sign itself";
                        self.tell(open, open + 1, "this `(` is never closed", hint);
                    }
                    break;
                }
            }
        }
        self.depth -= 1;
        if self.peek() == Some('?') {
            self.at += 1;
            alternatives.push(Vec::new());
        } else if self.peek() == Some('*') {
            self.no_mark(open, "");
        }
        // Empty alternatives come last, one at most.
        let had = alternatives.len();
        alternatives.retain(|items| !items.is_empty());
        if alternatives.is_empty() {
            return None;
        }
        if alternatives.len() < had {
            alternatives.push(Vec::new());
        }
        Some(Item::Group(alternatives.into()))
    }

    fn mention(&mut self) -> Option<Item> {
        let open = self.at;
        let rest = &self.text[open + 1..];
        let close = rest.find('>').filter(|close| !rest[..*close].contains(['<', '(', ')', '|']));
        let Some(close) = close else {
            self.at += 1;
            let hint = "write `<count>` for a mention, or `\\<` for the sign itself";
            self.tell(open, open + 1, "this `<` is never closed", hint);
            return None;
        };
        let inside = &rest[..close];
        self.at = open + close + 2;
        let (kind_name, name) = match inside.split_once(':') {
            Some((kind, name)) => (kind, Some(name)),
            None => (inside, None),
        };
        if self.lists.is_none() {
            self.tell(
                open,
                self.at,
                "a word list holds words alone",
                "write the mention in the phrase, beside `$list`",
            );
            return None;
        }
        let Some(kind) = Kind::named(kind_name) else {
            let names: Vec<&str> = KINDS.iter().map(|row| row.name).collect();
            let hint = match nearest(kind_name, names.iter().copied()) {
                Some(kind) => format!("did you mean `<{kind}>`?"),
                None => format!("the kinds are {}", names.join(", ")),
            };
            self.tell(open, self.at, format!("`{kind_name}` is no kind of mention"), hint);
            return None;
        };
        if let Some(name) = name
            && (name.is_empty() || !name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_')))
        {
            let hint = format!("write one word behind the colon, such as `<{kind}:other>`");
            self.tell(open, self.at, format!("`{name}` cannot name a mention"), hint);
            return None;
        }
        self.no_mark(open, "");
        Some(Item::Mention { kind, name: name.map(str::to_owned) })
    }

    fn list(&mut self) -> Option<Item> {
        let start = self.at;
        let rest = &self.text[start + 1..];
        let length = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(rest.len());
        let name = &rest[..length];
        self.at = start + 1 + length;
        let Some(lists) = self.lists else {
            self.tell(start, self.at, "a word list cannot hold another list", "write the words of both into one");
            return None;
        };
        let found = lists.named.get(name);
        if found.is_none() && !lists.damaged {
            let hint = match nearest(name, lists.named.keys().map(String::as_str)) {
                Some(known) => format!("did you mean `${known}`?"),
                None => format!("declare it in this file under `words:`, as `{name}: [one, other]`"),
            };
            self.tell(start, self.at, format!("there is no word list `{name}`"), hint);
        }
        self.no_mark(start, "");
        match found {
            Some(Some(list)) => {
                let size: usize = list.iter().map(Vec::len).sum();
                lists.written_out.set(lists.written_out.get().saturating_add(size));
                if lists.written_out.get() > MAX_WRITTEN_OUT {
                    self.tell(
                        start,
                        self.at,
                        "the word lists of this file are too long for so many phrases",
                        "shorten them",
                    );
                    return None;
                }
                Some(Item::Group(Arc::clone(list)))
            }
            _ => {
                self.broken = true;
                None
            }
        }
    }

    /// Reads words up to the next special atom.
    fn words(&mut self, glued: bool, items: &mut Vec<Item>) {
        let mut run = Run::default();
        while let Some(c) = self.peek() {
            if c.is_whitespace() {
                self.at += c.len_utf8();
                continue;
            }
            if self.is_special() {
                break;
            }
            self.chunk(&mut run);
        }
        let behind = run.chunks.last().map_or(self.at, |chunk| chunk.written.1);
        let open = behind == self.at && matches!(self.peek(), Some('<' | '(' | '$'));
        let cut = cut(&run, glued, open, self.next_kind());
        for (chunk, mut of_chunk) in run.chunks.iter().zip(cut) {
            let (start, end) = chunk.written;
            match chunk.mark {
                Mark::None => {}
                Mark::Optional if of_chunk.is_empty() => {}
                Mark::Optional => of_chunk = vec![Item::Group(Arc::new([of_chunk, Vec::new()]))],
                Mark::Prefix => match of_chunk.pop() {
                    Some(Item::Word { word, .. }) if word.chars().all(char::is_alphabetic) => {
                        of_chunk.push(Item::Prefix(word))
                    }
                    _ => {
                        let hint = "put it right behind letters, as in `sign*`, or write `\\*` for the sign itself";
                        self.tell(end - 1, end, "`*` needs the beginning of a word before it", hint);
                    }
                },
            }
            self.places.resize(self.places.len() + of_chunk.len(), (start, end));
            items.append(&mut of_chunk);
        }
    }

    fn chunk(&mut self, run: &mut Run) {
        if !run.chunks.is_empty() {
            run.words.push(' ');
        }
        let (start, from) = (run.words.len(), self.at);
        while let Some(c) = self.peek() {
            if c.is_whitespace() || self.is_special() {
                break;
            }
            self.at += c.len_utf8();
            if c != '\\' {
                // The dot of an abbreviation belongs to it, also before a gap: `U.S....`.
                run.words.push(c);
                continue;
            }
            match self.peek() {
                Some(escaped) => {
                    run.words.push(escaped);
                    self.at += escaped.len_utf8();
                }
                None => {
                    let hint = "take it out, or write `\\\\` for the sign itself";
                    self.tell(self.at - 1, self.at, "nothing stands behind this `\\`", hint);
                }
            }
        }
        let end = run.words.len();
        let mark = match self.peek() {
            Some('?') => Mark::Optional,
            Some('*') => Mark::Prefix,
            _ => Mark::None,
        };
        if mark != Mark::None {
            self.at += 1;
        }
        if mark == Mark::Prefix && self.peek() == Some('?') {
            let (from, at) = (from, self.at);
            self.at += 1;
            self.tell(at, at + 1, "`?` cannot stand behind `*`", format!("write `({})?`", &self.text[from..at]));
        } else if mark == Mark::Prefix && self.peek().is_some_and(char::is_alphanumeric) {
            let hint = "it is the beginning of one word: nothing follows the `*`";
            self.tell(self.at - 1, self.at, "`*` stands inside of a word", hint);
        }
        run.chunks.push(Chunk { start, end, written: (from, self.at), mark });
    }

    /// What stands at the cursor, as far as it decides about a dot before it.
    fn next_kind(&self) -> Next {
        let rest = self.text[self.at..].strip_prefix('<').unwrap_or("");
        let kind = rest.split(['>', ':']).next().and_then(Kind::named);
        match kind {
            Some(Kind::Count | Kind::Quantity | Kind::Percent | Kind::Duration | Kind::Date | Kind::Money) => {
                Next::Figure
            }
            Some(Kind::Person | Kind::Place | Kind::Organisation | Kind::Title) => Next::Name,
            _ => Next::Words,
        }
    }
}

/// Whether an item may match nothing at all.
pub(super) fn can_be_empty(item: &Item) -> bool {
    match item {
        Item::Gap | Item::NounGap => true,
        Item::Group(alternatives) => alternatives.iter().any(|items| items.iter().all(can_be_empty)),
        _ => false,
    }
}
