//! A report to be pasted into a message or a document: CommonMark with the tables of GitHub.

use super::layout::{Quote, clean};
use super::text::{SILENT, counted_near, coverage_words, inline_difference, labels, question_of, side_words};
use super::{ReportOptions, counted, level_counts, matrix, reported};
use crate::compare::{Finding, MatrixRow, Side, StoryComparison};
use crate::rule::{Class, Level};
use crate::source::Role;

/// How many sources stand side by side in a table; of more each answer is a row.
const COLUMNS: usize = 6;
/// How many columns of a sentence are quoted at most.
const QUOTE: usize = 400;

/// A heading, the sources, the matrix and the findings of each story.
pub(super) fn write(stories: &[StoryComparison], options: &ReportOptions) -> String {
    let mut out = String::new();
    for story in stories {
        if !out.is_empty() {
            out.push('\n');
        }
        write_story(story, options, &mut out);
    }
    out
}

fn write_story(story: &StoryComparison, options: &ReportOptions, out: &mut String) {
    let answered = story.coverage.iter().filter(|row| !row.answered.is_empty()).count();
    out.push_str(&format!("# {}\n\n", escape(story.title.as_deref().unwrap_or(&story.story))));
    out.push_str(&format!(
        "**{}** · {} · {answered} of {} answered\n\n",
        level_counts(story.findings.iter()),
        counted(story.sources.len(), "source"),
        counted(story.coverage.len(), "question"),
    ));
    out.push_str("| source | outlet | published | file |\n|---|---|---|---|\n");
    for (at, source) in story.sources.iter().enumerate() {
        let mut name = escape(&source.source);
        match source.role {
            Role::Peer => {}
            Role::Draft => name.push_str(" (draft)"),
            Role::Reference => name.push_str(" (reference)"),
        }
        if let Some(first) = story.copies.get(at).filter(|first| **first != at) {
            let share = story.common[at];
            name.push_str(&format!(" (near copy of {}, {share}% in common)", escape(&story.sources[*first].source)));
        }
        let mut file = code(&source.file);
        if source.undecodable > 0 {
            file.push_str(&format!(" ({} could not be decoded)", counted(source.undecodable, "byte")));
        }
        out.push_str(&format!(
            "| {name} | {} | {} | {file} |\n",
            source.outlet.as_deref().map_or_else(|| "–".to_owned(), escape),
            source.published.map_or_else(|| "no publication date".to_owned(), |day| day.to_string()),
        ));
    }
    write_matrix(story, out);
    for finding in reported(story, options) {
        write_finding(story, finding, out);
    }
    let silent: Vec<String> = story
        .coverage
        .iter()
        .filter(|row| row.answered.is_empty() && row.unclear.is_empty())
        .map(|row| match row.near_misses {
            0 => code(&row.slot),
            near => format!("{} ({})", code(&row.slot), counted_near(near)),
        })
        .collect();
    if silent.len() > SILENT && !options.all {
        out.push_str(&format!("\n{} without an answer in any source\n", counted(silent.len(), "question")));
    } else if !silent.is_empty() {
        out.push_str(&format!("\nNot stated by any source: {}\n", silent.join(", ")));
    }
}

fn write_matrix(story: &StoryComparison, out: &mut String) {
    let mut rows = matrix::answered(story).peekable();
    if rows.peek().is_none() {
        return;
    }
    let sources: Vec<String> = story.sources.iter().map(|source| escape(&source.source)).collect();
    if sources.len() > COLUMNS {
        out.push_str("\n| | answered | answer | sources |\n|---|---|---|---|\n");
        for row in rows {
            let answers = row.cells.iter().filter(|cell| !cell.answers.is_empty()).count();
            for (at, (words, level, who)) in matrix::groups(row, matrix::is_list(story, row)).iter().enumerate() {
                let name = if at == 0 { row_name(row) } else { String::new() };
                let answered = if at == 0 { format!("{answers}/{}", sources.len()) } else { String::new() };
                let who: Vec<String> =
                    who.iter().map(|at| escape(&matrix::source_and_speaker(story, row, *at))).collect();
                out.push_str(&format!("| {name} | {answered} | {} | {} |\n", marked(*level, words), who.join(", ")));
            }
        }
        return;
    }
    out.push_str(&format!("\n| | {} |\n|---|{}\n", sources.join(" | "), "---|".repeat(sources.len())));
    for row in rows {
        let is_list = matrix::is_list(story, row);
        let speakers = matrix::differs(row);
        let cells: Vec<String> =
            row.cells.iter().map(|cell| marked(cell.level, &matrix::cell_words(cell, is_list, speakers))).collect();
        out.push_str(&format!("| {} | {} |\n", row_name(row), cells.join(" | ")));
    }
}

fn row_name(row: &MatrixRow) -> String {
    let slot = escape(&row.slot);
    row.key.as_ref().map_or_else(|| slot.clone(), |key| format!("{slot}: {}", escape(key)))
}

/// What stands in a cell, with the sign of its level.
fn marked(level: Level, words: &str) -> String {
    match level {
        Level::Error => format!("‼ {}", strong("", words, "")),
        Level::Warning => format!("❗ {}", strong("", words, "")),
        Level::Note | Level::Off => escape(words),
    }
}

fn write_finding(story: &StoryComparison, finding: &Finding, out: &mut String) {
    out.push_str(&format!(
        "\n## {}: {} · {}\n\n{}\n",
        finding.level,
        finding.finding,
        escape(&question_of(story, finding)),
        line_start(&escape(&finding.reason))
    ));
    if let (Class::Spelling | Class::Label, [one, other, ..]) = (finding.finding, &finding.sides[..]) {
        let difference = inline_difference(&clean(&one.shown), &clean(&other.shown), |words, _| words.to_owned());
        out.push_str(&format!("\n{}\n", code(&difference)));
    }
    for side in &finding.sides {
        write_side(story, side, out);
    }
    if let Some(row) = story.coverage.iter().find(|row| row.slot == finding.slot && row.key == finding.key) {
        out.push_str(&format!("\n{}, slot {}\n", coverage_words(row), code(&finding.slot)));
    }
}

fn write_side(story: &StoryComparison, side: &Side, out: &mut String) {
    let who = if side.sources.is_empty() { "expected".to_owned() } else { escape(&side.sources.join(", ")) };
    out.push_str(&format!("\n- {} — {who}\n", strong("", &side_words(side), "")));
    let mut seen: Vec<(&str, u32)> = Vec::new();
    for claim in &side.claims {
        if seen.contains(&(&claim.source, claim.said.quote_start)) {
            continue;
        }
        seen.push((&claim.source, claim.said.quote_start));
        let quote = Quote::new(&claim.said, QUOTE);
        let marked = format!(
            "{}{}{}",
            escape(&quote.before),
            strong(&quote.before, &quote.said, &quote.after),
            escape(&quote.after)
        );
        let file = story.sources.iter().find(|source| source.source == claim.source).map_or("", |source| &source.file);
        let mut place = code(&format!("{file}:{}", claim.said.line));
        for label in labels(claim) {
            place.push_str(&format!(" · {}", escape(&label)));
        }
        out.push_str(&format!("\n  > {}\n  >\n  > {place}\n", line_start(marked.trim())));
    }
}

/// Words in bold. CommonMark reads `**` as such only where the words touch no letter with a mark of punctuation; there
/// the tag is written.
fn strong(before: &str, words: &str, after: &str) -> String {
    let inner = escape(words);
    let trimmed = words.trim();
    let sign = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = !(sign(trimmed.chars().next()) && letter(before.chars().last()));
    let closes = !(sign(trimmed.chars().last()) && letter(after.chars().next()));
    match trimmed.is_empty() || trimmed.len() != words.len() {
        true => inner,
        false if opens && closes => format!("**{inner}**"),
        false => format!("<b>{inner}</b>"),
    }
}

/// Words in which nothing is Markdown, HTML, or the end of a cell of a table.
fn escape(words: &str) -> String {
    let lead = words.starts_with(char::is_whitespace);
    let trail = words.ends_with(char::is_whitespace);
    let cleaned = clean(words);
    let mut out = String::with_capacity(cleaned.len() + 8);
    if lead {
        out.push(' ');
    }
    for c in cleaned.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    if trail && !cleaned.is_empty() {
        out.push(' ');
    }
    out
}

/// A line that begins no list, heading or rule.
fn line_start(line: &str) -> String {
    let figures = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = &line[figures..];
    if figures > 0 && rest.starts_with(['.', ')']) {
        return format!("{}\\{rest}", &line[..figures]);
    }
    if line.starts_with(['-', '+', '=']) { format!("\\{line}") } else { line.to_owned() }
}

/// Words as code, in as many backticks as they need.
fn code(words: &str) -> String {
    let words = clean(words).replace('|', "\\|");
    let run = words.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(run + 1);
    if words.starts_with('`') || words.ends_with('`') {
        format!("{fence} {words} {fence}")
    } else {
        format!("{fence}{words}{fence}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn escapes(words: &str, expected: &str) {
        assert_eq!(escape(words), expected);
    }

    #[test]
    fn nothing_in_a_quote_is_markdown() {
        escapes("plain words, and more.", "plain words, and more.");
        escapes("5 * 3 | 4", "5 \\* 3 \\| 4");
        escapes("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;");
        escapes("[a](b) _c_ `d` #5", "\\[a\\](b) \\_c\\_ \\`d\\` \\#5");
        escapes("AT&amp;T", "AT&amp;amp;T");
        escapes("two\nlines", "two lines");
    }

    #[test]
    fn lines_begin_as_words() {
        assert_eq!(line_start("12. Then"), "12\\. Then");
        assert_eq!(line_start("- no list"), "\\- no list");
        assert_eq!(line_start("12 people"), "12 people");
    }

    #[test]
    fn bold() {
        assert_eq!(strong("the ", "12 people", " died"), "**12 people**");
        assert_eq!(strong("US", "$12", ""), "<b>\\$12</b>");
        assert_eq!(strong("", "", ""), "");
    }

    #[test]
    fn code_holds_backticks() {
        assert_eq!(code("a.txt:3"), "`a.txt:3`");
        assert_eq!(code("a`b"), "``a`b``");
    }
}
