use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use jiff::civil::Date as Day;

use super::bytes;
use super::open::{self, unpacked_name};
use super::plan::{Article, From, Home};
use crate::problem::{Problems, Severity};
use crate::source::{self, Columns, Defaults, Format, FormatName, Page, Row, Source};

/// Some articles that are read together, by one thread.
pub struct Piece {
    pub(super) portions: Vec<Portion>,
    pub(super) reading: Arc<Reading>,
}

/// How files are read.
pub(super) struct Reading {
    pub(super) format: Option<&'static Format>,
    pub(super) columns: Columns,
    pub(super) published: Option<Day>,
    pub(super) bytes: Arc<AtomicU64>,
}

/// A file or a part of it.
pub(super) struct Portion {
    pub(super) home: Arc<Home>,
    pub(super) file: Arc<Article>,
    pub(super) what: What,
}

/// What is to be read of a file.
pub(super) enum What {
    /// The file.
    Article,
    /// Its bytes, which came from standard input.
    Bytes(Vec<u8>),
    /// Some lines of it, without those of these numbers, which are too long.
    Lines { first: usize, lines: Vec<u8>, too_long: Vec<usize> },
    /// Some rows of it, whose cells are these fields.
    Rows { rows: Vec<Row>, columns: Arc<[Option<usize>]> },
    /// Some pages of it.
    Pages(Vec<Page>),
    /// Some rows of a table stored by columns.
    #[cfg(feature = "tables")]
    ColumnarRows(Vec<source::ColumnarRow>),
    /// Its parts, which are read one by one.
    Many,
}

/// What came of one file, or of a part of it.
pub struct Read {
    /// What its sources have in common.
    pub home: Arc<Home>,
    /// The file as the user named it.
    pub file: String,
    /// The sources.
    pub sources: Vec<Source>,
    /// What is the matter with them.
    pub problems: Problems,
}

impl Piece {
    /// Takes the articles as read: what they would have said is known to an earlier run.
    pub(super) fn pass(self) {
        self.portions.iter().for_each(|portion| portion.home.passed());
    }

    /// Each of its files, or part of one, as a piece of its own.
    pub fn files(self) -> impl Iterator<Item = Piece> {
        let reading = self.reading;
        self.portions.into_iter().map(move |portion| Piece { portions: vec![portion], reading: reading.clone() })
    }

    /// Reads the articles, file after file. A file that the user names and that holds none is an error, anything else a
    /// warning. `wanted` says which whole articles are worth opening, by the id of their story.
    pub fn read(self, wanted: impl Fn(&str) -> bool) -> impl Iterator<Item = Read> {
        let reading = self.reading;
        self.portions.into_iter().flat_map(Portion::parted).filter_map(move |portion| {
            let one = matches!(portion.what, What::Article | What::Bytes(_));
            // An article that lies in a folder has the story of the folder; only records name stories of their own.
            let skipped = one && portion.file.is_one(&reading) && !wanted(&portion.home.id);
            if skipped {
                portion.home.told();
                return None;
            }
            Some(portion.read(&reading))
        })
    }
}

impl Article {
    /// Whether the file can hold no more than one article, by its name.
    fn is_one(&self, reading: &Reading) -> bool {
        let format = reading.format.or_else(|| Format::of_name(unpacked_name(&self.name)));
        format.is_some_and(|format| format.holds == source::Holds::Article)
    }
}

/// How many lines of a file are read at once: what is read of one article is best used before the next one is read. Ours.
const LINES_AT_ONCE: usize = 16;

impl Portion {
    /// The same in parts that are read one after the other.
    fn parted(self) -> impl Iterator<Item = Portion> {
        let Portion { home, file, what } = self;
        let parts = match what {
            What::Lines { first, lines, too_long } => {
                let mut parts = Vec::new();
                let (mut start, mut number) = (0, first);
                for (count, end) in memchr::memchr_iter(b'\n', &lines).enumerate() {
                    if (count + 1) % LINES_AT_ONCE == 0 {
                        let part = lines[start..=end].to_vec();
                        parts.push(What::Lines { first: number, lines: part, too_long: Vec::new() });
                        (start, number) = (end + 1, first + count + 1);
                    }
                }
                parts.push(What::Lines { first: number, lines: lines[start..].to_vec(), too_long });
                parts
            }
            what => vec![what],
        };
        parts.into_iter().map(move |what| Portion { home: home.clone(), file: file.clone(), what })
    }

    fn read(self, reading: &Reading) -> Read {
        let Portion { home, file, what } = self;
        let said = file.settings.as_ref().and_then(|settings| settings.published);
        let defaults = Defaults {
            story: home.id.clone(),
            id: file.id.clone(),
            published: said.or(home.settings.published).or(reading.published),
        };
        let one = matches!(what, What::Article | What::Bytes(_));
        let (mut sources, mut problems) = match what {
            What::Article => match whole(&file, reading) {
                Ok(bytes) => source::read(bytes, &file.name, told_format(&file, reading), &defaults),
                Err(problem) => (Vec::new(), problem.into()),
            },
            What::Bytes(bytes) => source::read(bytes, &file.name, reading.format, &defaults),
            What::Lines { first, lines, too_long } => {
                let (sources, mut problems) =
                    source::read_lines(&lines, first, &file.name, &reading.columns, &defaults);
                problems.0.extend(too_long.iter().map(|line| source::line_too_long(*line, &file.name)));
                (sources, problems)
            }
            What::Rows { rows, columns } => source::read_rows(&rows, &columns, &file.name, &reading.columns, &defaults),
            What::Pages(pages) => source::read_pages(pages, &file.name, &defaults),
            #[cfg(feature = "tables")]
            What::ColumnarRows(rows) => source::read_columnar_rows(rows, &file.name, &reading.columns, &defaults),
            What::Many => (Vec::new(), Problems::default()),
        };
        if !file.named {
            problems.0.iter_mut().for_each(|problem| problem.severity = Severity::Warning);
        }
        if problems.has_error() {
            home.told();
        }
        let single = one && sources.len() == 1;
        for source in &mut sources {
            if let Some(settings) = file.settings.as_ref().filter(|_| single) {
                source.id.clone_from(&settings.id);
            }
            let by_id = || home.settings.sources.iter().find(|settings| settings.id == source.id);
            if let Some(settings) = file.settings.as_ref().or_else(by_id) {
                settings.apply(source);
            }
            home.found(&source.story, &source.id);
        }
        Read { home, file: file.name.clone(), sources, problems }
    }
}

/// All bytes of a file.
fn whole(file: &Article, reading: &Reading) -> Result<Vec<u8>, crate::problem::Problem> {
    let From::File(path) = &file.from else { return Ok(Vec::new()) };
    let bytes = bytes::read(path, &file.name)?;
    if !bytes.starts_with(b"\x1f\x8b") && !bytes.starts_with(b"\x28\xb5\x2f\xfd") {
        reading.bytes.fetch_add(bytes.len() as u64, std::sync::atomic::Ordering::Relaxed);
        return Ok(bytes);
    }
    let failed = |error: std::io::Error| bytes::failed(&file.name, &error);
    let stream = open::unpacked(bytes.as_slice(), &reading.bytes).map_err(failed)?;
    bytes::all(stream, &file.name, Vec::new())
}

/// The format that the user asks for or the name of a packed file tells; `None` to tell it by name and content.
fn told_format(file: &Article, reading: &Reading) -> Option<&'static Format> {
    let inner = unpacked_name(&file.name);
    let packed = || Format::of_name(inner).filter(|format| inner != file.name && format.name != FormatName::Text);
    reading.format.or_else(packed)
}
