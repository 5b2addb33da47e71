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
/// The longest name of a speaker in a cell.
const SPEAKER: usize = 24;
/// How many lines a cell takes at most.
const LINES: usize = 4;

/// What stands in a cell: its answers in a few words and, where `speakers` is set, who is quoted with them, `–` for not stated, `?` for unclear.
/// Names of a list stand without both, and without the remark that they were told as a plan.
pub(super) fn cell_words(cell: &Cell, is_list: bool, speakers: bool) -> String {
    let mut parts: Vec<(String, &str)> = Vec::new();
    for answer in &cell.answers {
        let mut words = clean(&answer.shown);
        if let Some(by) = answer.context.by.as_deref().filter(|_| speakers && !is_list) {
            words.push_str(&format!(" ({})", cut(&clean(by), SPEAKER)));
        }
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

/// Whether the cells of a row say different things, so that it matters who is quoted.
pub(super) fn differs(row: &MatrixRow) -> bool {
    let shown = |cell: &Cell| cell.answers.iter().map(|answer| answer.shown.to_lowercase()).collect::<Vec<_>>();
    let mut cells = row.cells.iter().filter(|cell| !cell.answers.is_empty()).map(shown);
    let first = cells.next();
    cells.any(|cell| Some(cell) != first)
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

/// The matrix, its sources side by side where they fit, else one below the other; no line is wider than `most`.
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
    if story.sources.len() > fit {
        list(story, &rows, label, most, painter, out);
        return;
    }
    let size = story.sources.len().max(1);
    let column = (room / size).saturating_sub(GAP).clamp(4, WIDE);
    let mut head = " ".repeat(2 + label + 1 + count);
    for source in &story.sources {
        let id = cut(&clean(&source.source), column);
        head.push_str(&" ".repeat(GAP));
        head.push_str(&painter.bold(&id));
        head.push_str(&" ".repeat(column - width(&id)));
    }
    out.push_str(head.trim_end());
    out.push('\n');
    let mut slot = "";
    for row in &rows {
        if row.key.is_some() && slot != row.slot {
            out.push_str(&format!("  {}\n", cut(&clean(&row.slot), most - 2)));
        }
        slot = &row.slot;
        let names = names(row, label);
        let answers = row.cells.iter().filter(|cell| !cell.answers.is_empty()).count();
        let (is_list, speakers) = (is_list(story, row), differs(row));
        let cells: Vec<(Vec<String>, Level)> =
            row.cells.iter().map(|cell| (cell_lines(cell, is_list, speakers, column), cell.level)).collect();
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

/// The lines of a row's label: the slot, or the key below its slot.
fn names(row: &MatrixRow, label: usize) -> Vec<String> {
    match &row.key {
        Some(key) => {
            let lines = wrap(&clean(key), label.saturating_sub(2));
            lines.into_iter().map(|line| format!("  {line}")).collect()
        }
        None => wrap(&clean(&row.slot), label),
    }
}

/// The matrix of more sources than fit side by side, turned round: below each question its answers, the one that most
/// sources give first, each with the sources that give it.
fn list(story: &StoryComparison, rows: &[&MatrixRow], label: usize, most: usize, painter: Painter, out: &mut String) {
    let all = story.sources.len();
    let count = 2 * all.to_string().len() + 1;
    let room = most.saturating_sub(2 + label + 1 + count + GAP + 2).max(NARROW);
    let mut slot = "";
    for row in rows {
        if row.key.is_some() && slot != row.slot {
            out.push_str(&format!("  {}\n", cut(&clean(&row.slot), most - 2)));
        }
        slot = &row.slot;
        let answers = row.cells.iter().filter(|cell| !cell.answers.is_empty()).count();
        let mut lines: Vec<(String, Level, bool)> = Vec::new();
        for (words, level, sources) in groups(row, is_list(story, row)) {
            let who: Vec<String> = sources.iter().map(|at| source_and_speaker(story, row, *at)).collect();
            let said = wrap(&format!("{words} — {}", who.join(", ")), room);
            lines.extend(said.into_iter().enumerate().map(|(at, line)| (line, level, at == 0)));
        }
        let names = names(row, label);
        for at in 0..lines.len().max(names.len()) {
            let name = names.get(at).map_or("", String::as_str);
            let coverage = if at == 0 { format!("{answers}/{all}") } else { String::new() };
            let mut line = format!("  {name}{}", " ".repeat(label.saturating_sub(width(name)) + 1));
            line.push_str(&" ".repeat(count - coverage.len()));
            line.push_str(&painter.dim(&coverage));
            if let Some((words, level, first)) = lines.get(at) {
                let sign = if *first { mark(*level) } else { "   " };
                let loud = *level >= Level::Warning;
                line.push_str(&if loud { painter.level(*level, sign) } else { sign.to_owned() });
                line.push_str(if *first { " " } else { "   " });
                line.push_str(words);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
    }
}

/// A source, with whom it quotes for the one answer that it gives: `courier (police)`.
pub(super) fn source_and_speaker(story: &StoryComparison, row: &MatrixRow, at: usize) -> String {
    let id = clean(&story.sources[at].source);
    match &row.cells[at].answers[..] {
        [answer] if !is_list(story, row) => match &answer.context.by {
            Some(by) => format!("{id} ({})", cut(&clean(by), SPEAKER)),
            None => id,
        },
        _ => id,
    }
}

/// The answers of a row in words, each with the gravest level of its cells and its sources: the loudest first, then what
/// most sources say, what is unclear last.
pub(super) fn groups(row: &MatrixRow, is_list: bool) -> Vec<(String, Level, Vec<usize>)> {
    let mut groups: Vec<(String, Level, Vec<usize>)> = Vec::new();
    for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.answers.is_empty() || cell.unclear) {
        let words = cell_words(cell, is_list, cell.answers.len() > 1);
        match groups.iter_mut().find(|(known, ..)| known.to_lowercase() == words.to_lowercase()) {
            Some((_, level, sources)) => {
                *level = cell.level.max(*level);
                sources.push(at);
            }
            None => groups.push((words, cell.level, vec![at])),
        }
    }
    groups.sort_by_key(|(words, level, sources)| {
        (words == "?", std::cmp::Reverse((*level, sources.len())), sources.first().copied())
    });
    groups
}

fn cell_lines(cell: &Cell, is_list: bool, speakers: bool, column: usize) -> Vec<String> {
    let mut lines = wrap(&cell_words(cell, is_list, speakers), column);
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

/// What the signs of the matrix mean, those that occur, in lines of at most `most` columns. `table` is the matrix as it is
/// printed: where answers stand below each other, who says nothing is left out of it.
pub(super) fn legend(story: &StoryComparison, table: &str, most: usize) -> Vec<String> {
    let cells = || answered(story).flat_map(|row| &row.cells);
    let signs = [
        (table.contains('–') && cells().any(|cell| cell.answers.is_empty() && !cell.unclear), "– not stated"),
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
