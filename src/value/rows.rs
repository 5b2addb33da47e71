//! How our data files are written; read when the program is built, and by the tests.

/// The rows of one of our data files: lines of fields parted by `|`, without comments and empty lines.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .map(|line| line.split('|').map(str::trim).collect())
}

/// The parts of one field, parted by `;`.
pub(super) fn parts<'f>(row: &[&'f str], field: usize) -> impl Iterator<Item = &'f str> + use<'f> {
    row.get(field).copied().unwrap_or("").split(';').map(str::trim).filter(|part| !part.is_empty())
}
