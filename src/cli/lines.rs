//! Lines that are worked on one by one, as `read` and `relate` do.

use std::io::Read;

use anyhow::{Context as _, Result};

use super::Outcome;
use crate::problem::{Problem, Problems};
use crate::run::input::lines::Lines;
use crate::source::{LONGEST_ARTICLE, line_too_long};

/// About how many bytes are read at once; ours.
const PIECE: usize = 64 << 10;
/// So many bad lines are told one by one; the rest is counted.
const TOLD: usize = 20;

/// Works on each line of a stream that is not blank; `name` is what the user calls the stream, `work` gets a line's number,
/// from 1, and the line. A bad line does not keep the others from being worked on: what is the matter with it is told at
/// the end, and the outcome is then [`Outcome::Failed`].
///
/// # Errors
///
/// A stream that cannot be read to its end; what is the matter with bad lines, where there are any; and what `work` cannot
/// do.
pub(super) fn each_line(
    stream: impl Read,
    name: &str,
    mut work: impl FnMut(usize, &[u8]) -> Result<Result<(), Problem>>,
) -> Result<Outcome> {
    let mut lines = Lines::new(stream, PIECE).passing_over(LONGEST_ARTICLE);
    let (mut problems, mut more) = (Problems::default(), 0_usize);
    while let Some(piece) = lines.next_piece().with_context(|| format!("`{name}` cannot be read"))? {
        let mut bad: Vec<Problem> = piece.too_long.iter().map(|line| line_too_long(*line, name)).collect();
        for (at, line) in piece.lines.split(|byte| *byte == b'\n').enumerate() {
            if !line.trim_ascii().is_empty() {
                bad.extend(work(piece.first + at, line)?.err());
            }
        }
        more += (problems.0.len() + bad.len()).saturating_sub(TOLD);
        problems.0.extend(bad);
        problems.0.truncate(TOLD);
    }
    if more > 0 {
        problems.push(Problem::error(format!("{more} more lines of `{name}` are no records")));
    }
    if problems.0.is_empty() { Ok(Outcome::Clean) } else { Err(problems.into()) }
}
