//! The matrix slot × source in columns of a terminal.

use super::layout::{clean, cut, width, wrap};
use super::style::Painter;
use crate::compare::{Cell, MatrixRow, StoryComparison};
use crate::extract::record::{Modality, Tense};
use crate::rule::Level;

/// The narrowest and the widest column of a source.
const NARROW: usize = 11;
const WIDE: usize = 26;
/// The widest column of labels.
const LABEL: usize = 24;
/// Before each cell stand a space, its mark of two columns and a space.
const GAP: usize = 4;
/// How many lines a cell takes at most.
const LINES: usize = 4;

/// What stands in a cell: its answers in a few words, `–` for not stated, `?` for unclear. Names of a list stand
/// without the remark that they were told as a plan.
pub(super) fn cell_words(cell: &Cell, is_list: bool) -> String {
    let mut parts: Vec<(String, &str)> = Vec::new();
    for answer in &cell.answers {
        let words = clean(&answer.shown);
        let remark = match (answer.context.modality, answer.context.tense) {
            _ if is_list => "",
            (Modality::Possible | Modality::Conditional, _) => " (possible)",
            (Modality::Planned, _) | (Modality::Asserted, Some(Tense::Future)) => " (planned)",
            (Modality::Asserted, _) => "",
        };
        match parts.iter_mut().find(|(known, _)| *known == words) {
            // Said as a fact too: that says more.
            Some((_, known)) if remark.is_empty() => *known = remark,
            Some(_) => {}
            None => parts.push((words, remark)),
        }
    }
    let parts: Vec<String> = parts.into_iter().map(|(words, remark)| words + remark).collect();
    match (parts.is_empty(), cell.unclear) {
        (true, true) => "?".to_owned(),
        (true, false) => "–".to_owned(),
        (false, _) => parts.join(if is_list { ", " } else { "; " }),
    }
}

/// Whether a row's slot asks for a list.
pub(super) fn is_list(story: &StoryComparison, row: &MatrixRow) -> bool {
    story.slots.iter().any(|slot| slot.slot == row.slot && slot.many)
}

/// The rows that some source answers.
pub(super) fn answered(story: &StoryComparison) -> impl Iterator<Item = &MatrixRow> {
    story.matrix.iter().filter(|row| row.cells.iter().any(|cell| !cell.answers.is_empty() || cell.unclear))
}

fn mark(level: Level) -> &'static str {
    match level {
        Level::Error => " !!",
        Level::Warning => "  !",
        Level::Note | Level::Off => "   ",
    }
}

/// The matrix, in blocks of as many sources as fit side by side; no line is wider than `most`.
pub(super) fn write(story: &StoryComparison, most: usize, painter: Painter, out: &mut String) {
    let rows: Vec<&MatrixRow> = answered(story).collect();
    if rows.is_empty() {
        return;
    }
    let of = format!("/{}", story.sources.len());
    let labels = rows.iter().map(|row| width(&clean(&row.slot)).max(row.key.as_ref().map_or(0, |key| width(key) + 2)));
    let label = labels.max().unwrap_or(0).min(LABEL).min(most / 3);
    let count = of.len() + story.sources.len().to_string().len();
    let room = most.saturating_sub(2 + label + 1 + count);
    let fit = (room / (GAP + NARROW)).max(1);
    // Blocks of even size read better than one full and one with a single source.
    let blocks = story.sources.len().div_ceil(fit).max(1);
    let size = story.sources.len().div_ceil(blocks).max(1);
    let column = (room / size).saturating_sub(GAP).clamp(4, WIDE);
    for (block, sources) in story.sources.chunks(size).enumerate() {
        if block > 0 {
            out.push('\n');
        }
        let mut head = " ".repeat(2 + label + 1 + count);
        for source in sources {
            let id = cut(&clean(&source.source), column);
            head.push_str(&" ".repeat(GAP));
            head.push_str(&painter.bold(&id));
            head.push_str(&" ".repeat(column - width(&id)));
        }
        out.push_str(head.trim_end());
        out.push('\n');
        let mut slot = "";
        for row in &rows {
            let here = &row.cells[block * size..(block * size + size).min(row.cells.len())];
            if blocks > 1 && here.iter().all(|cell| cell.answers.is_empty() && !cell.unclear) {
                continue;
            }
            if row.key.is_some() && slot != row.slot {
                out.push_str(&format!("  {}\n", cut(&clean(&row.slot), most - 2)));
            }
            slot = &row.slot;
            let name = row.key.as_ref().map_or_else(|| clean(&row.slot), |key| format!("  {}", clean(key)));
            let answers = row.cells.iter().filter(|cell| !cell.answers.is_empty()).count();
            let names: Vec<String> = if row.key.is_some() {
                wrap(&name, label.saturating_sub(2)).into_iter().map(|line| format!("  {line}")).collect()
            } else {
                wrap(&name, label)
            };
            let cells: Vec<(Vec<String>, Level)> = row
                .cells
                .iter()
                .skip(block * size)
                .take(size)
                .map(|cell| (cell_lines(cell, is_list(story, row), column), cell.level))
                .collect();
            let height = cells.iter().map(|(lines, _)| lines.len()).chain([names.len()]).max().unwrap_or(1);
            for at in 0..height {
                let name = names.get(at).map_or("", String::as_str);
                let coverage = if at == 0 { format!("{answers}{of}") } else { String::new() };
                let mut line = format!("  {name}{}", " ".repeat(label.saturating_sub(width(name)) + 1));
                line.push_str(&" ".repeat(count - coverage.len()));
                line.push_str(&painter.dim(&coverage));
                for (lines, level) in &cells {
                    let words = lines.get(at).map_or("", String::as_str);
                    let sign = if at == 0 { mark(*level) } else { "   " };
                    let loud = *level >= Level::Warning;
                    line.push_str(&if loud { painter.level(*level, sign) } else { sign.to_owned() });
                    line.push(' ');
                    line.push_str(&if loud { painter.level(*level, words) } else { words.to_owned() });
                    line.push_str(&" ".repeat(column.saturating_sub(width(words))));
                }
                out.push_str(line.trim_end());
                out.push('\n');
            }
        }
    }
}

fn cell_lines(cell: &Cell, is_list: bool, column: usize) -> Vec<String> {
    let mut lines = wrap(&cell_words(cell, is_list), column);
    if lines.len() > LINES {
        lines.truncate(LINES);
        if let Some(last) = lines.last_mut() {
            *last = cut(&format!("{last} …"), column);
            if !last.ends_with('…') {
                last.push('…');
            }
        }
    }
    lines
}

/// What the signs of the matrix mean, those that occur, in lines of at most `most` columns.
pub(super) fn legend(story: &StoryComparison, most: usize) -> Vec<String> {
    let cells = || answered(story).flat_map(|row| &row.cells);
    let signs = [
        (cells().any(|cell| cell.answers.is_empty() && !cell.unclear), "– not stated"),
        (cells().any(|cell| cell.answers.is_empty() && cell.unclear), "? unclear"),
        (cells().any(|cell| cell.level == Level::Error), "!! error"),
        (cells().any(|cell| cell.level == Level::Warning), "! warning"),
    ];
    let mut lines: Vec<String> = Vec::new();
    for (_, sign) in signs.into_iter().filter(|(occurs, _)| *occurs) {
        match lines.last_mut().filter(|line| width(line) + 3 + width(sign) <= most) {
            Some(line) => line.push_str(&format!("   {sign}")),
            None => lines.push(sign.to_owned()),
        }
    }
    lines
}
