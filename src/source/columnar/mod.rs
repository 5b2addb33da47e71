//! Tables that are stored by columns: one article a row, with the columns that [`FIELDS`](super::FIELDS) names. Only those are
//! read.

mod arrow;
mod parquet;

use std::cell::Cell;
use std::io::{self, Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

pub use ::parquet::file::reader::ChunkReader;
use bytes::Bytes;

use self::arrow::ArrowRows;
use self::parquet::ParquetRows;
use super::Source;
use super::article::Defaults;
use super::records::{Columns, Fields, Unread};
use crate::problem::{Problem, Problems};

/// In which way a table is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnarFormat {
    /// Apache Parquet.
    Parquet,
    /// Apache Arrow, as a file (Feather) or a stream.
    Arrow,
}

/// Where a table is: such tables are read from their end, so it is a file or all bytes of one.
pub trait Stored {
    /// For the reader of Parquet.
    fn chunks(self) -> impl ChunkReader + 'static;
    /// For the reader of Arrow.
    fn bytes(self) -> impl Read + Seek + Send + 'static;
}

impl Stored for Bytes {
    fn chunks(self) -> impl ChunkReader + 'static {
        self
    }

    fn bytes(self) -> impl Read + Seek + Send + 'static {
        Cursor::new(self)
    }
}

/// A row of a table.
#[derive(Debug)]
pub struct ColumnarRow {
    /// Its number, from 1.
    number: usize,
    size: usize,
    fields: Fields,
}

impl ColumnarRow {
    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        self.size
    }

    fn new(number: usize) -> ColumnarRow {
        ColumnarRow { number, size: 0, fields: Fields::default() }
    }

    fn set(&mut self, field: usize, words: String) {
        self.size += words.len();
        self.fields.set(field, words);
    }
}

/// The rows of a table, one after the other.
pub struct ColumnarRows {
    rows: Box<dyn Iterator<Item = Result<ColumnarRow, String>> + Send>,
}

impl ColumnarRows {
    /// Opens a table and looks for its columns.
    ///
    /// # Errors
    ///
    /// Bytes that are no table, and a table without a column of texts; to follow "the table `x` is not read:".
    pub fn new(format: ColumnarFormat, table: impl Stored, columns: &Columns) -> Result<ColumnarRows, String> {
        unbroken(|| {
            Ok(ColumnarRows {
                rows: match format {
                    ColumnarFormat::Parquet => Box::new(ParquetRows::new(table.chunks(), columns)?),
                    ColumnarFormat::Arrow => Box::new(ArrowRows::new(table.bytes(), columns)?),
                },
            })
        })
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    ///
    /// A table that is broken or cannot be read.
    pub fn next_row(&mut self) -> io::Result<Option<ColumnarRow>> {
        let next = unbroken(|| self.rows.next().transpose());
        next.map_err(|why| io::Error::new(io::ErrorKind::InvalidData, why))
    }
}

thread_local! {
    /// Whether this thread reads bytes over which a library may panic.
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// What reading gives. Where a library panics over broken bytes, that is an error, and nothing else is printed of it.
fn unbroken<T>(read: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !GUARDED.get() {
                usual(panic);
            }
        }));
    });
    GUARDED.set(true);
    let read = catch_unwind(AssertUnwindSafe(read));
    GUARDED.set(false);
    read.unwrap_or_else(|_| Err("its bytes are broken".to_owned()))
}

/// The columns of a table that are asked for: for each its place among all, and the field that it fills.
fn wanted<'n>(names: impl Iterator<Item = &'n str>, columns: &Columns) -> Result<Vec<(usize, usize)>, String> {
    let names: Vec<&str> = names.collect();
    if !names.contains(&columns.text()) {
        return Err(format!("no column is called `{}`; its columns are {}", columns.text(), names.join(", ")));
    }
    let places = names.iter().enumerate();
    Ok(places.filter_map(|(place, name)| Some((place, columns.field(name)?))).collect())
}

/// Makes sources of rows. A bad row is a warning.
pub fn read_columnar_rows(
    rows: Vec<ColumnarRow>,
    name: &str,
    columns: &Columns,
    defaults: &Defaults,
) -> (Vec<Source>, Problems) {
    let (mut sources, mut problems, mut unread) = (Vec::new(), Problems::default(), Unread::default());
    for row in rows {
        match row.fields.article(row.number, name, columns, &mut problems) {
            Ok(article) => sources.extend(article.finish(name, defaults, &mut problems)),
            Err(why) => unread.add(row.number, why),
        }
    }
    problems.0.splice(0..0, unread.warnings(|number| format!("row {number} of `{name}`"), "rows"));
    (sources, problems)
}

/// Reads a whole Parquet table.
pub(super) fn read_parquet(bytes: &[u8], name: &str, defaults: &Defaults) -> (Vec<Source>, Problems) {
    read(ColumnarFormat::Parquet, bytes, name, defaults)
}

/// Reads a whole Arrow table.
pub(super) fn read_arrow(bytes: &[u8], name: &str, defaults: &Defaults) -> (Vec<Source>, Problems) {
    read(ColumnarFormat::Arrow, bytes, name, defaults)
}

fn read(format: ColumnarFormat, bytes: &[u8], name: &str, defaults: &Defaults) -> (Vec<Source>, Problems) {
    let columns = Columns::default();
    let failed = |why: &str| Problem::error(format!("the table `{name}` is not read: {why}"));
    let mut table = match ColumnarRows::new(format, Bytes::copy_from_slice(bytes), &columns) {
        Ok(table) => table,
        Err(why) => return (Vec::new(), failed(&why).into()),
    };
    let mut rows = Vec::new();
    let end = loop {
        match table.next_row() {
            Ok(Some(row)) => rows.push(row),
            Ok(None) => break None,
            Err(error) => break Some(failed(&error.to_string())),
        }
    };
    let (sources, mut problems) = read_columnar_rows(rows, name, &columns, defaults);
    problems.0.extend(end);
    (sources, problems)
}

#[cfg(test)]
mod tests;
