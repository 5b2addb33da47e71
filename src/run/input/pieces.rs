//! A corpus in pieces of about equal size, which can be read apart.

use std::collections::VecDeque;
#[cfg(feature = "tables")]
use std::fs::File;
use std::io::{self, BufReader, Read};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use super::Request;
use super::lines::Lines;
use super::open::{self, Unpacked, unpacked_name, with_head};
use super::piece::{Piece, Portion, Reading, What};
use super::plan::{Article, From, Home, Plan};
use crate::problem::{Problem, Problems, Severity};
#[cfg(feature = "tables")]
use crate::source::{ChunkReader, ColumnarRows, Stored};
use crate::source::{Format, Holds, LONGEST_ARTICLE, Pages, Rows};

/// About how many bytes a piece has; ours. It is large enough for the work on it to outweigh the handing over, and small
/// enough for a short corpus to keep all cores busy.
const PIECE: usize = 512 << 10;
/// The format of a file without a telling name is told by its first line, or by so many bytes of it.
const HEAD: usize = 64 << 10;

/// All that is to be read, cut into pieces: always at the same places, for the same files.
///
/// Whole articles are opened where the piece is read; files of many articles here.
pub struct Pieces<'s> {
    reading: Arc<Reading>,
    homes: Vec<Arc<Home>>,
    files: VecDeque<(Arc<Home>, Article)>,
    open: Option<Open<'s>>,
    stdin: Option<Box<dyn Read + Send + 's>>,
    left: Left,
    problems: Problems,
}

/// A file of many articles that has been read in part.
struct Open<'s> {
    home: Arc<Home>,
    file: Arc<Article>,
    parts: Parts<'s>,
}

enum Parts<'s> {
    Lines(Lines<Unpacked<'s>>),
    Rows(Box<Rows<Unpacked<'s>>>, Arc<[Option<usize>]>),
    Pages(Pages<Unpacked<'s>>),
    #[cfg(feature = "tables")]
    ColumnarRows(ColumnarRows),
}

#[cfg(feature = "tables")]
impl Stored for File {
    fn chunks(self) -> impl ChunkReader + 'static {
        self
    }

    fn bytes(self) -> impl Read + io::Seek + Send + 'static {
        self
    }
}

impl<'s> Pieces<'s> {
    /// The pieces of these plans. `stdin` is read only where a plan asks for it.
    pub fn new(plans: Vec<Plan>, request: &Request<'_>, stdin: impl Read + Send + 's) -> Pieces<'s> {
        let (mut homes, mut files) = (Vec::with_capacity(plans.len()), VecDeque::new());
        for (number, plan) in plans.into_iter().enumerate() {
            let (home, articles) = Home::new(number, plan);
            files.extend(articles.into_iter().map(|article| (home.clone(), article)));
            homes.push(home);
        }
        Pieces {
            reading: Arc::new(Reading {
                format: request.format,
                columns: request.columns.clone(),
                published: request.published,
                bytes: Arc::default(),
            }),
            homes,
            files,
            open: None,
            stdin: Some(Box::new(stdin)),
            left: Left(request.limit),
            problems: Problems::default(),
        }
    }

    /// How many bytes there are to read, packed as they are; `None` where nobody knows.
    pub fn size(&self) -> Option<u64> {
        let known = self.files.iter().all(|(_, file)| matches!(file.from, From::File(_)));
        known.then(|| self.files.iter().map(|(_, file)| file.size).sum())
    }

    /// Counts the bytes that have been read.
    pub fn counter(&self) -> Arc<AtomicU64> {
        self.reading.bytes.clone()
    }

    /// Whether standard input is to be read.
    pub fn uses_stdin(&self) -> bool {
        self.files.iter().any(|(_, file)| matches!(file.from, From::Stdin))
    }

    /// What every plan's sources have in common, in the order of the plans.
    pub fn homes(&self) -> &[Arc<Home>] {
        &self.homes
    }

    /// Adds the files and their lengths to a description of what is read, by which it is known again.
    pub fn describe(&self, description: &mut String) {
        use std::fmt::Write as _;
        for (home, file) in &self.files {
            let changed = match &file.from {
                From::File(path) => path.metadata().and_then(|about| about.modified()).ok(),
                From::Stdin => None,
            };
            let _ = writeln!(description, "{} {} {} {changed:?}", home.id, file.name, file.size);
        }
    }

    /// What could not be read to its end.
    pub fn broken_off(&mut self) -> Problems {
        std::mem::take(&mut self.problems)
    }

    /// What is missing now that all has been read: what `story.yaml` names and nobody has, and paths without any article.
    pub fn missing(&self) -> Problems {
        let mut problems = Problems::default();
        self.homes.iter().for_each(|home| home.missing(&mut problems));
        problems
    }

    /// Passes over the first pieces, which an earlier run has read.
    pub fn pass(&mut self, pieces: usize) {
        for piece in self.by_ref().take(pieces) {
            piece.pass();
        }
    }

    /// The next part of the file that is open, and its size.
    fn part(&mut self) -> Option<(Portion, usize)> {
        let open = self.open.as_mut()?;
        let (read, more) = match &mut open.parts {
            Parts::Lines(lines) => match lines.next_piece() {
                Ok(Some(mut piece)) => {
                    let size = piece.lines.len();
                    self.left.keep(&mut piece.lines);
                    let what = What::Lines { first: piece.first, lines: piece.lines, too_long: piece.too_long };
                    (Some((what, size)), Ok(self.left.any()))
                }
                Ok(None) => (None, Ok(false)),
                Err(error) => (None, Err(error)),
            },
            Parts::Rows(rows, columns) => {
                let (rows, end) = collect(|| rows.next_row(), |row| row.size(), &mut self.left);
                (rows.map(|(rows, size)| (What::Rows { rows, columns: columns.clone() }, size)), end)
            }
            Parts::Pages(pages) => {
                let (pages, end) = collect(|| pages.next_page(), |page| page.size(), &mut self.left);
                (pages.map(|(pages, size)| (What::Pages(pages), size)), end)
            }
            #[cfg(feature = "tables")]
            Parts::ColumnarRows(rows) => {
                let (rows, end) = collect(|| rows.next_row(), |row| row.size(), &mut self.left);
                (rows.map(|(rows, size)| (What::ColumnarRows(rows), size)), end)
            }
        };
        let portion =
            read.map(|(what, size)| (Portion { home: open.home.clone(), file: open.file.clone(), what }, size));
        if !matches!(more, Ok(true)) {
            if let Err(error) = more {
                self.problems.push(broken_off(&open.file.name, &error));
                open.home.told();
            }
            self.open = None;
        }
        portion
    }

    /// The next whole article, or the first part of a file of many.
    fn file(&mut self) -> Option<(Portion, usize)> {
        let (home, file) = self.files.pop_front()?;
        let file = Arc::new(file);
        let known = self.reading.format.or_else(|| Format::of_name(unpacked_name(&file.name)));
        let what = match (&file.from, known.map(|format| format.holds)) {
            (From::File(_), Some(Holds::Article)) => Ok(What::Article),
            _ => self.look(&home, &file, known),
        };
        match what {
            Ok(What::Many) => self.part(),
            Ok(what) => {
                self.left.one_less();
                let size = usize::try_from(file.size).unwrap_or(usize::MAX);
                Some((Portion { home, file, what }, size))
            }
            Err(problem) => {
                home.told();
                let severity = if file.named { problem.severity } else { Severity::Warning };
                self.problems.push(Problem { severity, ..problem });
                None
            }
        }
    }

    /// Opens a file and sees what it is.
    fn look(&mut self, home: &Arc<Home>, file: &Arc<Article>, known: Option<&'static Format>) -> Result<What, Problem> {
        let failed = |error: io::Error| super::bytes::failed(&file.name, &error);
        let not_read = |why: String| {
            let problem = Problem::error(format!("the table `{}` is not read: {why}", file.name));
            match why.starts_with("no column") {
                true => problem.hint("say which column holds what: `--columns text=body,id=guid`"),
                false => problem,
            }
        };
        let stream: Unpacked<'s> = match &file.from {
            From::File(path) => open::open(path, &self.reading.bytes).map_err(failed)?,
            From::Stdin => {
                let stdin = self.stdin.take().unwrap_or_else(|| Box::new(io::empty()));
                open::unpacked(stdin, &self.reading.bytes).map_err(failed)?
            }
        };
        let (head, stream) = with_head(stream, HEAD).map_err(failed)?;
        let format = known.unwrap_or_else(|| Format::of_head(&head));
        // Records are decoded one by one, and UTF-16 cannot be cut at bytes.
        let wide = head.iter().take(4096).any(|byte| *byte == 0);
        let holds =
            if wide && matches!(format.holds, Holds::Lines | Holds::Rows) { Holds::Article } else { format.holds };
        let stream: Unpacked<'s> = Box::new(BufReader::with_capacity(open::BUFFER, stream));
        let parts = match holds {
            Holds::Article => {
                // A pipe gives what it holds once.
                return match &file.from {
                    From::File(path) if path.is_file() => Ok(What::Article),
                    _ => super::bytes::all(stream, &file.name, Vec::new()).map(What::Bytes),
                };
            }
            Holds::Lines => Parts::Lines(Lines::new(stream, PIECE).passing_over(LONGEST_ARTICLE)),
            Holds::Rows => {
                let rows = Rows::new(stream, &self.reading.columns).map_err(not_read)?;
                let columns = rows.columns().into();
                Parts::Rows(Box::new(rows), columns)
            }
            Holds::Pages => Parts::Pages(Pages::new(stream)),
            #[cfg(feature = "tables")]
            Holds::ColumnarRows(format) => {
                let columns = &self.reading.columns;
                let rows = match &file.from {
                    From::File(path) if unpacked_name(&file.name) == file.name => {
                        ColumnarRows::new(format, File::open(path).map_err(failed)?, columns)
                    }
                    _ => {
                        let (mut stream, mut bytes) = (stream, Vec::new());
                        stream.read_to_end(&mut bytes).map_err(failed)?;
                        ColumnarRows::new(format, bytes::Bytes::from(bytes), columns)
                    }
                };
                Parts::ColumnarRows(rows.map_err(not_read)?)
            }
        };
        self.open = Some(Open { home: home.clone(), file: file.clone(), parts });
        Ok(What::Many)
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    fn next(&mut self) -> Option<Piece> {
        let (mut portions, mut size) = (Vec::new(), 0_usize);
        while size < PIECE && self.left.any() && (self.open.is_some() || !self.files.is_empty()) {
            let portion = if self.open.is_some() { self.part() } else { self.file() };
            if let Some((portion, more)) = portion {
                portions.push(portion);
                size = size.saturating_add(more);
            }
        }
        (!portions.is_empty()).then(|| Piece { portions, reading: self.reading.clone() })
    }
}

/// Records until they make a piece, with their size, and whether there may be more.
type Collected<T> = (Option<(Vec<T>, usize)>, io::Result<bool>);

fn collect<T>(
    mut next: impl FnMut() -> io::Result<Option<T>>,
    size_of: impl Fn(&T) -> usize,
    left: &mut Left,
) -> Collected<T> {
    let (mut records, mut size) = (Vec::new(), 0);
    let end = loop {
        if size >= PIECE || !left.any() {
            break Ok(left.any());
        }
        match next() {
            Ok(Some(record)) => {
                size += size_of(&record);
                records.push(record);
                left.one_less();
            }
            Ok(None) => break Ok(false),
            Err(error) => break Err(error),
        }
    };
    ((!records.is_empty()).then_some((records, size)), end)
}

/// How many articles may still be read; `None` for all.
#[derive(Clone, Copy)]
struct Left(Option<usize>);

impl Left {
    fn any(self) -> bool {
        self.0 != Some(0)
    }

    fn one_less(&mut self) {
        self.0 = self.0.map(|left| left.saturating_sub(1));
    }

    /// Keeps the first lines with records, as many as may be read.
    fn keep(&mut self, lines: &mut Vec<u8>) {
        if self.0.is_none() {
            return;
        }
        let mut kept = 0;
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            if !self.any() {
                break;
            }
            kept += line.len();
            if !line.trim_ascii().is_empty() {
                self.one_less();
            }
        }
        lines.truncate(kept);
    }
}

fn broken_off(name: &str, error: &io::Error) -> Problem {
    let what = match error.kind() {
        io::ErrorKind::UnexpectedEof => format!("`{name}` ends too soon; what stands before the break has been read"),
        _ => format!("`{name}` cannot be read to its end: {error}"),
    };
    Problem::error(what).hint("get the file again, or take it as it is: all whole records before the break are used")
}
