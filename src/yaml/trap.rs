//! What YAML accepts although it means something else than was written: a comma inside `{ }` that cuts a figure, a `#` that
//! makes the rest of the line a comment.

use super::{Data, Entry, File, Node, Style};
use crate::problem::{Place, Problem};
use crate::text::Span;

fn place(file: &File, span: Span) -> Place {
    Place { file: file.name.clone(), text: file.text.clone(), span }
}

/// Refuses `Resolution #3`, where YAML drops `#3`. A comment with a blank behind the `#` is one.
pub(super) fn hash(node: &mut Node, problems: &mut Vec<Problem>) {
    if node.span.start < node.span.end && hash_behind(&node.file, node.span.end as usize, node.source(), problems) {
        node.data = Data::Refused;
    }
}

/// Refuses `one: #3`, where YAML finds no value.
pub(super) fn hash_behind_key(file: &File, entry: &mut Entry, problems: &mut Vec<Problem>) {
    if matches!(entry.value.data, Data::Empty) {
        let behind = entry.key_span.end as usize;
        let colon = file.text.get(behind..).and_then(|rest| rest.find(':')).map_or(behind, |at| behind + at + 1);
        if hash_behind(file, colon, "", problems) {
            entry.value.data = Data::Refused;
        }
    }
}

fn hash_behind(file: &File, end: usize, before: &str, problems: &mut Vec<Problem>) -> bool {
    let Some(rest) = file.text.get(end..) else { return false };
    let line = rest.split('\n').next().unwrap_or("");
    let comment = line.trim_start();
    let lost = comment.strip_prefix('#').is_some_and(|words| words.starts_with(|c: char| c.is_alphanumeric()));
    if !lost || comment.len() == line.len() {
        return false;
    }
    let start = end + line.len() - comment.len();
    let word = comment.split_whitespace().next().unwrap_or(comment);
    let span = Span::new(start, start + word.len());
    let whole = if before.is_empty() { comment.to_owned() } else { format!("{before} {comment}") };
    let problem = Problem::error(format!("`{word}` begins a comment to YAML, and the words from here on are lost"));
    let hint = format!("put quotes around it: `\"{}\"`; a comment has a blank behind the `#`", whole.trim_end());
    problems.push(problem.at(place(file, span)).hint(hint));
    true
}

/// Refuses `{ one: about 50,000 }`, where YAML reads `about 50` and a key `000`, and takes such keys out.
pub(super) fn comma_in_map(file: &File, entries: &mut Vec<Entry>, problems: &mut Vec<Problem>) {
    let mut kept: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries.drain(..) {
        let behind = file.text.get(entry.key_span.end as usize..).unwrap_or("").trim_start();
        let bare = matches!(entry.value.data, Data::Empty) && !behind.starts_with(':');
        match kept.last_mut() {
            Some(before) if bare && matches!(before.value.data, Data::Scalar { .. } | Data::Refused) => {
                let start = before.value.span.start.min(entry.key_span.start);
                let span = Span { start, end: entry.key_span.end };
                let value = before.value.source();
                let what = format!(
                    "a comma inside `{{ }}` ends a value: YAML read `{value}` and then a key `{}` without one",
                    entry.key
                );
                let whole = file.text.get(span.range()).unwrap_or(value).replace('"', "'");
                let problem = Problem::error(what).at(place(file, span));
                problems.push(problem.hint(format!("put quotes around it: `\"{whole}\"`")));
                before.value.data = Data::Refused;
            }
            _ => kept.push(entry),
        }
    }
    *entries = kept;
}

/// Refuses `[over 50,000 people]`, where YAML reads two items.
pub(super) fn comma_in_list(file: &File, items: &[Node], problems: &mut Vec<Problem>) {
    for pair in items.windows(2) {
        let [one, other] = pair else { continue };
        let (Some(Style::Plain), Some(Style::Plain)) = (one.style(), other.style()) else { continue };
        let between = file.text.get(one.span.end as usize..other.span.start as usize);
        let (left, right) = (one.source(), other.source());
        let digits = right.bytes().take_while(u8::is_ascii_digit).count();
        if between == Some(",") && left.ends_with(|c: char| c.is_ascii_digit()) && digits == 3 {
            let what = format!("a comma inside `[ ]` ends an item: YAML read `{left}` and `{right}`");
            let span = one.span.to(other.span);
            let problem = Problem::error(what).at(place(file, span));
            problems.push(problem.hint(format!("put quotes around it: `\"{left},{right}\"`")));
        }
    }
}
