//! A list of paths, one a line.

use std::fs;
use std::path::{Path, PathBuf};

use super::{ReadAll, bytes};
use crate::problem::Problem;

/// Reads a list of paths from a file, or from standard input where it is `-`: one a line, or with zero bytes between them
/// as `find -print0` writes them. Empty lines do not count.
///
/// # Errors
///
/// Why it cannot be read.
pub(super) fn read(file: &Path, stdin: &ReadAll) -> Result<Vec<PathBuf>, Problem> {
    let name = file.display().to_string();
    let bytes = if file == Path::new("-") { stdin() } else { fs::read(file) };
    let bytes = bytes.map_err(|error| bytes::failed(&name, &error))?;
    let end = if bytes.contains(&0) { 0 } else { b'\n' };
    let mut paths = Vec::new();
    for line in bytes.split(|byte| *byte == end) {
        let line = line.strip_suffix(b"\r").filter(|_| end != 0).unwrap_or(line);
        if !line.is_empty() {
            paths.push(path(line));
        }
    }
    if paths.is_empty() {
        return Err(Problem::error(format!("the list `{name}` names no file")).hint("write one path a line"));
    }
    Ok(paths)
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}
