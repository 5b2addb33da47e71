//! Tables: one article a row, with the columns that [`FIELDS`](super::FIELDS) names; the first row names the columns.
//!
//! Columns are parted by commas, semicolons or tabs, whichever the first row has most of; cells may be quoted (RFC 4180).

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::{ByteRecord, ReaderBuilder};

use super::article::{Article, Defaults};
use super::format::File;
use super::records::{Columns, Fields, Unread};
use super::{Source, decode};
use crate::problem::{Problem, Problems};

/// A row is no longer than this, in bytes; ours. One that is has a quotation mark that nobody closed, and would take the
/// rest of the file with it.
const LONGEST: u64 = 256 << 20;

/// What several records are called.
const ROWS: &str = "rows";

/// The rows of a table, one after the other.
pub struct Rows<R: Read> {
    reader: csv::Reader<Watched<R>>,
    since: Arc<AtomicU64>,
    columns: Vec<Option<usize>>,
    /// 1 where lines end in a return and a line feed: the reader takes the line feed for the begin of the next row and
    /// counts it there.
    behind: u64,
}

/// A row and the line that it begins on.
#[derive(Clone, Debug)]
pub struct Row {
    /// The line, from 1.
    pub line: usize,
    cells: ByteRecord,
}

impl Row {
    /// About how many bytes it takes.
    pub fn size(&self) -> usize {
        self.cells.as_slice().len()
    }
}

impl<R: BufRead> Rows<R> {
    /// Reads the names of the columns.
    ///
    /// # Errors
    ///
    /// Why the first row cannot be read, or that it names no column with texts; to follow "the table `x` is not read:".
    pub fn new(mut table: R, columns: &Columns) -> Result<Rows<R>, String> {
        let head = table.fill_buf().map_err(|error| error.to_string())?;
        let delimiter = delimiter(head);
        let behind = u64::from(head.split(|byte| *byte == b'\n').next().is_some_and(|line| line.ends_with(b"\r")));
        let mark = head.starts_with(b"\xef\xbb\xbf");
        if mark {
            table.consume(3);
        }
        let since = Arc::new(AtomicU64::new(0));
        let watched = Watched { inner: table, since: since.clone() };
        let mut reader =
            ReaderBuilder::new().delimiter(delimiter).flexible(true).buffer_capacity(1 << 16).from_reader(watched);
        let names = reader.byte_headers().map_err(|error| plain(&error))?;
        let names: Vec<String> = names.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        let columns_at: Vec<Option<usize>> = names.iter().map(|name| columns.field(name)).collect();
        if columns.field(columns.text()).is_none_or(|text| !columns_at.contains(&Some(text))) {
            return Err(format!("no column is called `{}`; its columns are {}", columns.text(), names.join(", ")));
        }
        Ok(Rows { reader, since, columns: columns_at, behind })
    }

    /// What the columns are: for each its place in [`FIELDS`](super::FIELDS), `None` for those that are passed over.
    pub fn columns(&self) -> Vec<Option<usize>> {
        self.columns.clone()
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    ///
    /// What the reader below says, and a row that is longer than any article.
    pub fn next_row(&mut self) -> io::Result<Option<Row>> {
        self.since.store(0, Ordering::Relaxed);
        let mut cells = ByteRecord::new();
        let line = self.reader.position().line();
        match self.reader.read_byte_record(&mut cells) {
            Ok(true) => {
                let line = cells.position().map_or(line, csv::Position::line) + self.behind;
                Ok(Some(Row { line: usize::try_from(line).unwrap_or(usize::MAX), cells }))
            }
            Ok(false) => Ok(None),
            Err(error) => {
                let text = plain(&error);
                match error.into_kind() {
                    csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => Err(io::Error::new(
                        error.kind(),
                        format!("the row in line {line} has no end; a quotation mark may not be closed"),
                    )),
                    csv::ErrorKind::Io(error) => Err(error),
                    _ => Err(io::Error::new(io::ErrorKind::InvalidData, text)),
                }
            }
        }
    }
}

fn plain(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}

/// A reader that refuses to go on where a row does not end.
struct Watched<R> {
    inner: R,
    since: Arc<AtomicU64>,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.since.load(Ordering::Relaxed) > LONGEST {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let read = self.inner.read(into)?;
        self.since.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

fn delimiter(head: &[u8]) -> u8 {
    let line = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| line.iter().filter(|byte| **byte == mark).count();
    *[b'\t', b';', b','].iter().max_by_key(|mark| count(**mark)).unwrap_or(&b',')
}

/// Makes sources of rows, whose cells belong to the fields that `columns` gives ([`Rows::columns`]). Each cell is decoded
/// for itself. A bad row is a warning.
pub fn read_rows(
    rows: &[Row],
    columns: &[Option<usize>],
    name: &str,
    names: &Columns,
    defaults: &Defaults,
) -> (Vec<Source>, Problems) {
    let (mut sources, mut problems, mut unread) = (Vec::new(), Problems::default(), Unread::default());
    for row in rows {
        match article(row, columns, name, names, &mut problems) {
            Ok(article) => sources.extend(article.finish(name, defaults, &mut problems)),
            Err(why) => unread.add(row.line, why),
        }
    }
    problems.0.splice(0..0, unread.warnings(|line| row_of(line, name), ROWS));
    (sources, problems)
}

fn row_of(line: usize, name: &str) -> String {
    format!("the row in line {line} of `{name}`")
}

fn article(
    row: &Row,
    columns: &[Option<usize>],
    name: &str,
    names: &Columns,
    problems: &mut Problems,
) -> Result<Article, String> {
    let (mut fields, mut undecodable) = (Fields::default(), 0);
    for (cell, column) in row.cells.iter().zip(columns) {
        let Some(field) = *column else { continue };
        let words = match std::str::from_utf8(cell) {
            Ok(words) => words.to_owned(),
            Err(_) => {
                let decoded = decode::decode(cell.to_vec()).map_err(|kind| format!("it is {kind}, not text"))?;
                undecodable += decoded.undecodable;
                decoded.text
            }
        };
        fields.set(field, words);
    }
    if undecodable > 0 {
        problems.push(decode::replaced(undecodable, &format!("{name}:{}", row.line)));
    }
    let mut article = fields.article(row.line, name, names, problems)?;
    article.undecodable = undecodable;
    Ok(article)
}

pub(super) fn sniff(_: &str) -> bool {
    // Any prose has commas: a table is one by its name only.
    false
}

pub(super) fn read(file: File, problems: &mut Problems) -> Vec<Article> {
    let names = Columns::default();
    let failed = |why: &str| Problem::error(format!("the table `{}` is not read: {why}", file.name));
    let mut rows = match Rows::new(file.text.as_bytes(), &names) {
        Ok(rows) => rows,
        Err(why) => {
            problems.push(failed(&why));
            return Vec::new();
        }
    };
    let columns = rows.columns();
    let (mut articles, mut unread) = (Vec::new(), Unread::default());
    loop {
        match rows.next_row() {
            Ok(Some(row)) => match article(&row, &columns, file.name, &names, problems) {
                Ok(mut article) => {
                    if file.undecodable > 0 {
                        article.undecodable = article.text.matches(char::REPLACEMENT_CHARACTER).count();
                    }
                    articles.push(article);
                }
                Err(why) => unread.add(row.line, why),
            },
            Ok(None) => break,
            Err(error) => {
                problems.push(failed(&error.to_string()));
                break;
            }
        }
    }
    problems.0.splice(0..0, unread.warnings(|line| row_of(line, file.name), ROWS));
    if articles.is_empty() && !problems.has_error() {
        problems.push(Problem::error(format!("no row of `{}` is an article", file.name)));
    }
    articles
}

#[cfg(test)]
mod tests {
    use super::{Rows, read_rows};
    use crate::source::{Columns, Defaults};

    /// Each source as `story/id@line title: text`, each problem as its sentence.
    #[track_caller]
    fn reads(table: &[u8], columns: &str, expected: &[&str]) {
        let names = Columns::read(columns).unwrap();
        let defaults = Defaults { story: "t".to_owned(), id: "t".to_owned(), published: None };
        let mut rows = Rows::new(table, &names).unwrap();
        let mut all = Vec::new();
        while let Some(row) = rows.next_row().unwrap() {
            all.push(row);
        }
        let (sources, problems) = read_rows(&all, &rows.columns(), "t.csv", &names, &defaults);
        let sources =
            sources.iter().map(|source| format!("{}/{} {} {:?}", source.story, source.id, source.file, source.text));
        let got: Vec<String> = sources.chain(problems.0.into_iter().map(|problem| problem.what)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn rows_are_articles() {
        reads(b"id,text\na,It ended.\nb,It began.\n", "", &["t/a t.csv:2 \"It ended.\"", "t/b t.csv:3 \"It began.\""]);
        reads(
            b"\xef\xbb\xbfguid;story;body\r\n7;s;\"It \"\"ended\"\";\r\nat last.\"\r\n8;;It began.",
            "text=body, id=guid",
            &["s/7 t.csv:2 \"It \\\"ended\\\";\\r\\nat last.\"", "t/8 t.csv:4 \"It began.\""],
        );
        reads(b"text\ttitle\nIt ended.\tTalks end\n", "", &["t/t-2 t.csv:2 \"Talks end\\n\\nIt ended.\""]);
        reads(b"text,id\nThe caf\xe9 is open.,a\n", "", &["t/a t.csv:2 \"The café is open.\""]);
    }

    #[test]
    fn bad_rows_are_passed_over() {
        reads(
            b"id,text,published\na\nb,It ended.,soon\nc,--\n",
            "",
            &[
                "t/b t.csv:3 \"It ended.\"",
                "the row in line 2 of `t.csv` is not read: it has no `text`",
                "the date `soon` in line 3 of `t.csv` is not used, because it is not of a form such as `2024-04-02` or `April 2, 2024`",
                "`t.csv:4` holds no words",
            ],
        );
    }

    #[test]
    fn a_table_needs_a_column_of_texts() {
        let refused = |table: &[u8], columns: &str| Rows::new(table, &Columns::read(columns).unwrap()).err().unwrap();
        assert_eq!(refused(b"id,body\n", ""), "no column is called `text`; its columns are id, body");
        assert_eq!(refused(b"id,text\n", "text=body"), "no column is called `body`; its columns are id, text");
    }
}
