//! JSON lines: one article a line, with `text` and what is known of it.
//!
//! Fields other than those of [`FIELDS`](super::FIELDS) are passed over, so that a corpus can be read as it is. The
//! record's line is behind the file's name in [`Source::file`](super::Source); lines of the text are counted from the start
//! of `text`, or of the title where there is one.

use std::borrow::Cow;

use super::article::{Article, Defaults, LONGEST_ARTICLE};
use super::format::File;
use super::records::{Columns, Fields, Unread};
use super::{Source, decode};
use crate::problem::{Problem, Problems};

/// What several records are called.
const LINES: &str = "lines";

pub(super) fn sniff(text: &str) -> bool {
    let text = text.trim_start();
    let inner = text.strip_prefix('{').map(str::trim_start);
    inner.is_some_and(|inner| inner.starts_with('"'))
        && text.lines().next().is_some_and(|line| line.trim_end().ends_with('}'))
}

pub(super) fn read(file: File, problems: &mut Problems) -> Vec<Article> {
    let File { name, text, undecodable } = file;
    let columns = Columns::default();
    let mut articles = Vec::new();
    let mut unread = Unread::default();
    for (at, line) in text.split('\n').enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let number = at + 1;
        match Fields::of_json(line, &columns).and_then(|fields| fields.article(number, name, &columns, problems)) {
            Ok(mut article) => {
                if undecodable > 0 {
                    article.undecodable = article.text.matches(char::REPLACEMENT_CHARACTER).count();
                }
                articles.push(article);
            }
            Err(why) => unread.add(number, why),
        }
    }
    problems.0.splice(0..0, unread.warnings(|number| line_of(number, name), LINES));
    if articles.is_empty() {
        let hint = if text.trim_start().starts_with('[') {
            "this is a list; write one article a line, without brackets and commas around them"
        } else {
            "write one object a line, such as `{\"id\": \"ap\", \"text\": \"The talks ended.\"}`"
        };
        problems.push(Problem::error(format!("no line of `{name}` is an article")).hint(hint));
    }
    articles
}

/// Reads some whole lines of a file of JSON lines, of which the first is line `first`: for files that are too long to be
/// read at once. Each line is decoded for itself. A bad line is a warning.
///
/// ```
/// use factdiff::source::{Columns, Defaults, read_lines};
///
/// let lines = b"{\"id\": \"ap\", \"text\": \"The talks ended.\"}\nno record\n";
/// let (sources, problems) = read_lines(lines, 8, "talks.jsonl", &Columns::default(), &Defaults::default());
/// assert_eq!(sources[0].file, "talks.jsonl:8");
/// assert_eq!(problems.0[0].what, "line 9 of `talks.jsonl` is not read: it is no JSON object");
/// ```
pub fn read_lines(
    lines: &[u8],
    first: usize,
    name: &str,
    columns: &Columns,
    defaults: &Defaults,
) -> (Vec<Source>, Problems) {
    let (mut sources, mut problems, mut unread) = (Vec::new(), Problems::default(), Unread::default());
    let mut start = 0;
    for (at, end) in memchr::memchr_iter(b'\n', lines).chain([lines.len()]).enumerate() {
        let line = lines[start..end].trim_ascii();
        start = end + 1;
        let number = first + at;
        let line = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line) } else { line };
        if line.is_empty() {
            continue;
        }
        let (line, undecodable) = match std::str::from_utf8(line) {
            Ok(line) => (Cow::Borrowed(line), 0),
            Err(_) => match decode::decode(line.to_vec()) {
                Ok(decoded) => (Cow::Owned(decoded.text), decoded.undecodable),
                Err(kind) => {
                    unread.add(number, format!("it is {kind}, not text"));
                    continue;
                }
            },
        };
        if undecodable > 0 {
            problems.push(decode::replaced(undecodable, &format!("{name}:{number}")));
        }
        match Fields::of_json(&line, columns).and_then(|fields| fields.article(number, name, columns, &mut problems)) {
            Ok(mut article) => {
                article.undecodable = undecodable;
                sources.extend(article.finish(name, defaults, &mut problems));
            }
            Err(why) => unread.add(number, why),
        }
    }
    problems.0.splice(0..0, unread.warnings(|number| line_of(number, name), LINES));
    (sources, problems)
}

/// The problem of a line that is longer than any article may be.
pub fn line_too_long(number: usize, name: &str) -> Problem {
    let line = line_of(number, name);
    Problem::warning(format!("{line} is not read: it is longer than {} MiB", LONGEST_ARTICLE >> 20))
}

fn line_of(number: usize, name: &str) -> String {
    format!("line {number} of `{name}`")
}
