use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::problem::Problem;
use crate::source::{LONGEST_ARTICLE, too_long};

/// Reads a whole file, one article or a list that people write: at most [`LONGEST_ARTICLE`] bytes.
///
/// # Errors
///
/// Why it cannot be read, as an error.
pub(super) fn read(path: &Path, name: &str) -> Result<Vec<u8>, Problem> {
    let failed = |error: std::io::Error| failed(name, &error);
    let file = File::open(path).map_err(failed)?;
    let about = file.metadata().map_err(failed)?;
    if about.is_dir() {
        return Err(Problem::error(format!("`{name}` is a folder where a file is meant")));
    }
    if about.len() > LONGEST_ARTICLE as u64 {
        return Err(too_long(name));
    }
    let mut bytes = Vec::new();
    // One byte more, for the end of the file; growing by doubling would take twice the memory.
    bytes.try_reserve_exact(about.len() as usize + 1).map_err(|_| {
        Problem::error(format!("`{name}` does not fit into memory")).hint("split it into several files")
    })?;
    all(file, name, bytes)
}

/// Reads a stream to its end, at most [`LONGEST_ARTICLE`] bytes, behind what `bytes` holds.
///
/// # Errors
///
/// Why it cannot be read, as an error.
pub(super) fn all(stream: impl Read, name: &str, mut bytes: Vec<u8>) -> Result<Vec<u8>, Problem> {
    let limit = LONGEST_ARTICLE as u64 + 1;
    stream.take(limit).read_to_end(&mut bytes).map_err(|error| failed(name, &error))?;
    if bytes.len() as u64 == limit { Err(too_long(name)) } else { Ok(bytes) }
}

/// What a failure of the file system means to the user.
pub(super) fn failed(name: &str, error: &std::io::Error) -> Problem {
    match error.kind() {
        ErrorKind::NotFound => Problem::error(format!("`{name}` is missing")).hint("check the spelling of the path"),
        ErrorKind::NotADirectory => Problem::error(format!("`{name}` is missing: its path leads through a file"))
            .hint("check the spelling of the path"),
        ErrorKind::InvalidFilename => Problem::error("a path is longer than any that a file can have")
            .hint("name a file or a folder; words themselves are read by `factdiff read`"),
        ErrorKind::PermissionDenied => Problem::error(format!("`{name}` cannot be read: permission is denied"))
            .hint("make the file readable for yourself"),
        ErrorKind::IsADirectory => Problem::error(format!("`{name}` is a folder where a file is meant")),
        _ => Problem::error(format!("`{name}` cannot be read: {error}")),
    }
}
