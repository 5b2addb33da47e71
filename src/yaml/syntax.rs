//! YAML's own mistakes in newsroom English.

use serde_yaml::granit_parser::ErrorKind;

use super::File;
use crate::problem::{Place, Problem};
use crate::text::Span;

/// The problem for a mistake of grammar at byte `at`, and a byte of the line at fault.
pub(super) fn problem(file: &File, text: &str, at: usize, kind: &ErrorKind) -> (Problem, usize) {
    let at = if at >= text.len() { text.trim_end().len().saturating_sub(1) } else { at };
    let at = (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let start = text[..at].rfind('\n').map_or(0, |newline| newline + 1);
    let line = text[start..].split('\n').next().unwrap_or("");
    let (what, hint, at) = sentence(text, line, start, at, kind);
    let length = text[at..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
    let place = Place { file: file.name.clone(), text: file.text.clone(), span: Span::new(at, at + length) };
    (Problem::error(what).at(place).hint(hint), at)
}

fn sentence(text: &str, line: &str, start: usize, at: usize, kind: &ErrorKind) -> (String, String, usize) {
    let tab = line.find('\t').map(|tab| start + tab);
    // What stands behind the `- ` or the key.
    let value = line.trim_start().trim_start_matches("- ");
    let value = value.split_once(": ").map_or(value, |(_, value)| value).trim();
    let say = |what: &str, hint: &str| (what.to_owned(), hint.to_owned(), at);
    match kind {
        ErrorKind::UnexpectedCharacter { character } => {
            let words = text[at..].split('\n').next().unwrap_or("").trim_end().replace('"', "'");
            let what = format!("YAML lets no words begin with `{character}`");
            (what, format!("put quotes around them: `\"{words}\"`"), at)
        }
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => {
            let what = "a tab stands here, and YAML indents with spaces only".to_owned();
            (what, "put spaces in place of the tab".to_owned(), tab.unwrap_or(at))
        }
        _ if tab.is_some_and(|tab| text[start..tab].trim().is_empty()) => {
            let what = "a tab stands here, and YAML indents with spaces only".to_owned();
            (what, "put spaces in place of the tab".to_owned(), tab.unwrap_or(at))
        }
        _ if value.starts_with(['*', '&', '!']) => {
            let sign = &value[..1];
            let meaning = match sign {
                "*" => "an alias",
                "&" => "an anchor",
                _ => "a tag",
            };
            let what = format!("words that begin with `{sign}` are {meaning} to YAML");
            let at = start + line.find(value).unwrap_or(0);
            (what, format!("put quotes around them: `\"{}\"`", value.replace('"', "'")), at)
        }
        ErrorKind::InvalidTrailingDoubleQuotedScalar | ErrorKind::InvalidTrailingSingleQuotedScalar => {
            let hint = format!("put single quotes around the whole: `'{}'`", value.replace('\'', "''"));
            ("more words stand behind the closing quotation mark".to_owned(), hint, at)
        }
        ErrorKind::MappingValueNotAllowed | ErrorKind::InvalidColonPlacement | ErrorKind::MappingKeyNotAllowed => say(
            "a colon with a blank behind it makes a key to YAML, and no key can stand here",
            "put quotes around the words that hold the colon",
        ),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::DocumentIndicatorInQuotedScalar => {
            say("this quotation mark is never closed", "close it, or put quotes of the other kind around the whole")
        }
        ErrorKind::UnclosedFlowCollection { open } => {
            say(&format!("this `{open}` is never closed"), "close it, or put quotes around the words that hold it")
        }
        ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::MisplacedFlowCollectionEnd
        | ErrorKind::MismatchedFlowCollectionEnd { .. } => say(
            "the brackets `[ ]` and `{ }` do not pair off here",
            "close what is open, or put quotes around words that begin with a bracket",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate
        | ErrorKind::InvalidUnicodeEscape => {
            say("this backslash means nothing inside double quotes", "use single quotes, or write `\\\\`")
        }
        ErrorKind::CommentInterceptedScalar => say(
            "a comment stands between two lines of the same words",
            "put the comment on a line above, or quotes around the words",
        ),
        ErrorKind::RecursionLimitExceeded => say("lists and maps are nested too deep here", "write it flatter"),
        ErrorKind::DirectiveDisallowed => say(
            "a line that begins with `%` is an instruction to YAML, which has no place here",
            "take it out, or indent the words and put quotes around them",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => say(
            "this line is neither a key with a colon nor an item of a list",
            "write `key: value`, or line it up under the words that it goes on from",
        ),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::BlockSequenceEntryNotAllowed
        | ErrorKind::InvalidQuotedScalarIndent
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidBlockScalarIndent
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::ExpectedNodeContent => {
            say("this line is indented like nothing above it", "line it up with the lines that it belongs to")
        }
        other => (format!("this is no YAML: {other}"), "put quotes around the words".to_owned(), at),
    }
}
