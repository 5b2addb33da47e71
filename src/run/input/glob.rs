//! Patterns such as `corpus/**/*.txt`, for shells that leave them to the program.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use globset::GlobBuilder;
use ignore::WalkBuilder;

use crate::problem::{Problem, Problems};

/// The paths with patterns replaced by the files that they match, in the order of their names. What exists is no pattern,
/// whatever its name.
pub(super) fn expand<'p>(paths: &'p [PathBuf], problems: &mut Problems) -> Vec<Cow<'p, Path>> {
    let mut expanded = Vec::with_capacity(paths.len());
    for path in paths {
        if !is_pattern(path) || path.exists() {
            expanded.push(Cow::Borrowed(path.as_path()));
            continue;
        }
        match matched(path) {
            Ok(files) => expanded.extend(files.into_iter().map(Cow::Owned)),
            Err(problem) => problems.push(problem),
        }
    }
    expanded
}

fn is_pattern(path: &Path) -> bool {
    path.as_os_str().to_string_lossy().contains(['*', '?', '[', '{'])
}

fn matched(pattern: &Path) -> Result<Vec<PathBuf>, Problem> {
    let name = pattern.display().to_string();
    let matcher = GlobBuilder::new(&name).literal_separator(true).build();
    let matcher = matcher
        .map_err(|error| Problem::error(format!("`{name}` is no file and no pattern: {}", error.kind())))?
        .compile_matcher();
    let fixed: PathBuf = pattern.components().take_while(|part| !is_pattern(Path::new(part.as_os_str()))).collect();
    let from = if fixed.as_os_str().is_empty() { Path::new(".") } else { &fixed };
    let mut files = Vec::new();
    for entry in
        WalkBuilder::new(from).standard_filters(false).hidden(true).sort_by_file_name(OsStr::cmp).build().flatten()
    {
        if !entry.file_type().is_some_and(|kind| kind.is_file()) {
            continue;
        }
        let path = entry.into_path();
        let path = if fixed.as_os_str().is_empty() {
            path.strip_prefix(".").map(Path::to_owned).unwrap_or(path)
        } else {
            path
        };
        if matcher.is_match(&path) {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(Problem::error(format!("no file matches `{name}`")).hint("check the spelling of the pattern"));
    }
    Ok(files)
}
