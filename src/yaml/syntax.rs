//! YAML's own mistakes in newsroom English.

use serde_yaml::granit_parser::ErrorKind;

use super::File;
use crate::problem::{Place, Problem};
use crate::text::Span;

/// How many lines back the bracket or quotation mark is looked for that was never closed; ours.
const LOOK_BACK: usize = 60;

/// The problem for a mistake of grammar at byte `at`, and a byte of the line at fault.
pub(super) fn problem(file: &File, text: &str, at: usize, kind: &ErrorKind) -> (Problem, usize) {
    let at = if at >= text.len() { text.trim_end().len().saturating_sub(1) } else { at };
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let said = sentence(text, start, at, kind);
    let length = text[said.at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    let place = Place { file: file.name.clone(), text: file.text.clone(), span: Span::new(said.at, said.at + length) };
    (Problem::error(said.what).at(place).hint(said.hint), said.at)
}

struct Said {
    what: String,
    hint: String,
    at: usize,
}

fn say(at: usize, what: impl Into<String>, hint: impl Into<String>) -> Said {
    Said { what: what.into(), hint: hint.into(), at }
}

/// What stands behind the `- ` and the key of a line, and where it begins in the line.
fn value_of(line: &str) -> (usize, &str) {
    let mut value = line.trim_start();
    while let Some(rest) = value.strip_prefix("- ") {
        value = rest.trim_start();
    }
    if !value.starts_with(['"', '\'', '[', '{'])
        && let Some((_, rest)) = value.split_once(": ")
    {
        value = rest.trim_start();
    }
    (line.len() - value.len(), value.trim_end())
}

/// Lines up to the one that begins at `start`, the last first, each with where it begins.
fn lines_back(text: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let end = text[start..].find('\n').map_or(text.len(), |newline| start + newline);
    let mut rest = Some(&text[..end]);
    std::iter::from_fn(move || {
        let all = rest?;
        let begin = all.rfind('\n').map_or(0, |newline| newline + 1);
        rest = begin.checked_sub(1).map(|newline| &all[..newline]);
        Some((begin, &all[begin..]))
    })
    .take(LOOK_BACK)
}

/// Where the nearest bracket stands that begins a value and is not closed on its line, with what a ` #` cut off behind it.
fn open_bracket(text: &str, start: usize) -> Option<(usize, char, Option<usize>)> {
    lines_back(text, start).find_map(|(begin, line)| {
        let (offset, value) = value_of(line);
        let first = value.chars().next().filter(|c| matches!(c, '[' | '{'))?;
        let comment = value.find(" #");
        let mut depth = 0;
        let mut quote = None;
        for c in value[..comment.unwrap_or(value.len())].chars() {
            match (quote, c) {
                (Some(open), c) if open == c => quote = None,
                (None, '"' | '\'') => quote = Some(c),
                (None, '[' | '{') => depth += 1,
                (None, ']' | '}') => depth -= 1,
                _ => {}
            }
        }
        let lost = comment.map(|comment| begin + offset + comment + 1);
        (depth > 0).then_some((begin + offset, first, lost))
    })
}

/// Where the nearest quotation mark stands that begins a value and is not closed on its line.
fn open_quote(text: &str, start: usize) -> Option<usize> {
    lines_back(text, start).find_map(|(begin, line)| {
        let (offset, value) = value_of(line);
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        (!value[1..].contains(quote)).then_some(begin + offset)
    })
}

fn quoted(words: &str) -> String {
    if words.contains('"') { format!("'{}'", words.replace('\'', "''")) } else { format!("\"{words}\"") }
}

fn sentence(text: &str, start: usize, at: usize, kind: &ErrorKind) -> Said {
    let line = text[start..].split('\n').next().unwrap_or("");
    let tab = line.find('\t').map(|tab| start + tab);
    let (offset, value) = value_of(line);
    let value_at = start + offset;
    if let Some(tab) = tab.filter(|tab| is_tab(kind) || text[start..*tab].trim().is_empty()) {
        return say(tab, "a tab stands here, and YAML indents with spaces only", "put spaces in place of the tab");
    }
    match kind {
        ErrorKind::UnexpectedCharacter { character } => {
            let name = if *character == '`' { "a backtick".to_owned() } else { format!("`{character}`") };
            let words = text[at..].split('\n').next().unwrap_or("").trim_end();
            let hint = format!("put quotes around them: {}", quoted(words));
            return say(at, format!("YAML lets no words begin with {name}"), hint);
        }
        ErrorKind::DirectiveDisallowed => {
            return say(
                at,
                "a line that begins with `%` is an instruction to YAML, which has no place here",
                "take it out, or indent the words and put quotes around them",
            );
        }
        ErrorKind::RecursionLimitExceeded => {
            return say(at, "lists and maps are nested too deep here", "write it flatter");
        }
        _ => {}
    }
    if value.starts_with(['*', '&', '!']) {
        let sign = &value[..1];
        let meaning = match sign {
            "*" => "an alias",
            "&" => "a name for aliases",
            _ => "a tag",
        };
        let hint = format!("put quotes around them: {}", quoted(value));
        return say(value_at, format!("words that begin with `{sign}` are {meaning} to YAML"), hint);
    }
    if is_quote(kind)
        && let Some(quote) = open_quote(text, start)
    {
        let hint = "close it, or put quotes of the other kind around the whole";
        return say(quote, "this quotation mark is never closed", hint);
    }
    if is_bracket(kind)
        && let Some((bracket, sign, lost)) = open_bracket(text, start)
    {
        return match lost {
            Some(hash) => {
                let word = text[hash..].split_whitespace().next().unwrap_or("#").trim_end_matches([',', ']', '}']);
                let what = format!("`{word}` begins a comment to YAML, and the words from here on are lost");
                say(hash, what, format!("put quotes around the words that hold it: `\"{word}\"`"))
            }
            None => {
                let hint = "close it, or put quotes around the words that it begins";
                say(bracket, format!("this `{sign}` is never closed"), hint)
            }
        };
    }
    if value.starts_with(['[', '{']) && at > value_at && value.len() > at - value_at {
        let what = "more words stand behind the closing bracket";
        return say(at, what, format!("put quotes around the whole: {}", quoted(value)));
    }
    by_kind(at, value, kind)
}

fn by_kind(at: usize, value: &str, kind: &ErrorKind) -> Said {
    let (what, hint) = match kind {
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            let hint = format!("put single quotes around the whole: `'{}'`", value.replace('\'', "''"));
            return say(at, "more words stand behind the closing quotation mark", hint);
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement | ErrorKind::MappingKeyNotAllowed => (
            "a colon with a blank behind it makes a key to YAML, and no key can stand here",
            "put quotes around the words that hold the colon",
        ),
        kind if is_quote(kind) => {
            ("this quotation mark is never closed", "close it, or put quotes of the other kind around the whole")
        }
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => {
            ("this backslash means nothing inside double quotes", "use single quotes, or write `\\\\`")
        }
        ErrorKind::CommentInterceptedScalar => (
            "a comment stands between two lines of the same words",
            "put the comment on a line above, or quotes around the words",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "this line is neither a key with a colon nor an item of a list",
            "write `key: value`, or line it up under the words that it goes on from",
        ),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::ExpectedNodeContent => {
            ("this line is indented like nothing above it", "line it up with the lines that it belongs to")
        }
        kind if is_bracket(kind) => (
            "the brackets `[ ]` and `{ }` do not pair off here",
            "close what is open, or put quotes around words that begin with a bracket",
        ),
        other => return say(at, format!("this is no YAML: {other}"), "put quotes around the words"),
    };
    say(at, what, hint)
}

fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

/// Mistakes that a quotation mark can cause which was never closed.
fn is_quote(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnclosedQuotedScalar
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::InvalidTrailingDoubleQuotedScalar
            | ErrorKind::InvalidTrailingSingleQuotedScalar
    )
}

/// Mistakes that a bracket can cause which was never closed.
fn is_bracket(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::UnclosedFlowCollection { .. }
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::MisplacedFlowCollectionEnd
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::BlockEntryInFlowCollection
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::MappingValueNotAllowed
            | ErrorKind::FlowMappingValueAdjacentCollection
    )
}
