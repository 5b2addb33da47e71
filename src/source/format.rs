use serde::{Deserialize, Serialize};

use super::article::{Article, Defaults, LONGEST_ARTICLE, too_long};
use super::{Source, decode, html, jsonl, markdown, plain, table, warc};
use crate::problem::{Problem, Problems};

/// A format of input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FormatName {
    /// Plain text.
    Text,
    /// Markdown with or without front matter.
    Markdown,
    /// A web page.
    Html,
    /// One article a line.
    Jsonl,
    /// One article a row.
    Csv,
    /// A web archive.
    Warc,
    /// A Parquet table.
    #[cfg(feature = "tables")]
    Parquet,
    /// An Arrow table.
    #[cfg(feature = "tables")]
    Arrow,
}

/// How many articles a file of a format holds, and how they are parted where it is too long to be read at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One.
    Article,
    /// One a line: [`read_lines`](super::read_lines).
    Lines,
    /// One a row of a table: [`Rows`](super::Rows).
    Rows,
    /// One a record of an archive: [`Pages`](super::Pages).
    Pages,
    /// One a row of a table stored by columns: [`ColumnarRows`](super::ColumnarRows).
    #[cfg(feature = "tables")]
    ColumnarRows(super::ColumnarFormat),
}

/// A row of [`FORMATS`].
#[derive(Debug)]
pub struct Format {
    /// Which format.
    pub name: FormatName,
    /// As the user writes it: `--input markdown`.
    pub word: &'static str,
    /// Extensions of file names, in lower case and without the dot.
    pub extensions: &'static [&'static str],
    /// What it is, in one line, for help.
    pub about: &'static str,
    /// Whether a text without a telling name is of this format. The first row that says so wins.
    pub sniff: fn(&str) -> bool,
    /// How many articles a file holds.
    pub holds: Holds,
    /// Takes a file apart.
    pub(super) read: Read,
}

/// How a file is taken apart.
#[derive(Debug)]
pub(super) enum Read {
    /// When it has been decoded.
    Text(fn(File, &mut Problems) -> Vec<Article>),
    /// As it is, since its articles differ in their encodings.
    Bytes(ReadBytes),
}

/// From the bytes of a file, its name and what is taken for granted to its sources.
type ReadBytes = fn(&[u8], &str, &Defaults) -> (Vec<Source>, Problems);

/// A decoded file on its way to its format.
pub(super) struct File<'f> {
    /// As the user named it.
    pub(super) name: &'f str,
    pub(super) text: String,
    pub(super) undecodable: usize,
}

/// All formats of input.
pub static FORMATS: &[Format] = &[
    Format {
        name: FormatName::Jsonl,
        word: "jsonl",
        extensions: &["jsonl", "ndjson"],
        about: "JSON lines: one article a line, with `text` and maybe `id`, `story`, `outlet`, `title`, `published`, `url`",
        sniff: jsonl::sniff,
        holds: Holds::Lines,
        read: Read::Text(jsonl::read),
    },
    Format {
        name: FormatName::Csv,
        word: "csv",
        extensions: &["csv", "tsv"],
        about: "a table: one article a row, with columns called as the fields of JSON lines",
        sniff: table::sniff,
        holds: Holds::Rows,
        read: Read::Text(table::read),
    },
    Format {
        name: FormatName::Warc,
        word: "warc",
        extensions: &["warc", "wet"],
        about: "a web archive: one article a page",
        sniff: warc::sniff,
        holds: Holds::Pages,
        read: Read::Bytes(warc::read),
    },
    #[cfg(feature = "tables")]
    Format {
        name: FormatName::Parquet,
        word: "parquet",
        extensions: &["parquet"],
        about: "a Parquet table: one article a row, with columns called as the fields of JSON lines",
        sniff: |text| text.starts_with("PAR1"),
        holds: Holds::ColumnarRows(super::ColumnarFormat::Parquet),
        read: Read::Bytes(super::columnar::read_parquet),
    },
    #[cfg(feature = "tables")]
    Format {
        name: FormatName::Arrow,
        word: "arrow",
        extensions: &["arrow", "arrows", "feather"],
        about: "an Arrow table, as a file or a stream: one article a row, with columns called as the fields of JSON lines",
        sniff: |text| text.starts_with("ARROW1"),
        holds: Holds::ColumnarRows(super::ColumnarFormat::Arrow),
        read: Read::Bytes(super::columnar::read_arrow),
    },
    Format {
        name: FormatName::Html,
        word: "html",
        extensions: &["html", "htm", "xhtml"],
        about: "a web page; the article is read, with title, date and outlet from its metadata",
        sniff: html::sniff,
        holds: Holds::Article,
        read: Read::Text(html::read),
    },
    Format {
        name: FormatName::Markdown,
        word: "markdown",
        extensions: &["md", "markdown"],
        about: "Markdown; a front matter gives title, outlet and date",
        sniff: markdown::sniff,
        holds: Holds::Article,
        read: Read::Text(markdown::read),
    },
    Format {
        name: FormatName::Text,
        word: "text",
        extensions: &["txt", "text"],
        about: "plain text; headline, date, outlet and dateline are read from its first lines",
        sniff: |_| true,
        holds: Holds::Article,
        read: Read::Text(plain::read),
    },
];

impl Format {
    /// The format that the user calls `word`.
    pub fn named(word: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.word == word)
    }

    /// The row of a format.
    pub(super) fn of_word(name: FormatName) -> &'static Format {
        FORMATS.iter().find(|format| format.name == name).unwrap_or(&FORMATS[FORMATS.len() - 1])
    }

    /// The format of a file without a telling name, by its first bytes, of which there is at least one whole line where
    /// the file has one.
    pub fn of_head(head: &[u8]) -> &'static Format {
        let text = String::from_utf8_lossy(head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head));
        FORMATS.iter().find(|format| (format.sniff)(&text)).unwrap_or(&FORMATS[FORMATS.len() - 1])
    }

    /// The format that the extension of a file's name tells.
    pub fn of_name(name: &str) -> Option<&'static Format> {
        let (stem, extension) = name.rsplit_once('.')?;
        let extension = extension.to_ascii_lowercase();
        FORMATS.iter().find(|format| !stem.is_empty() && format.extensions.contains(&extension.as_str()))
    }

    /// The format of a text, by the extension of its name, else by how it begins. A web page is one under any name: its
    /// markup is never what somebody wants to have read.
    fn of(name: &str, text: &str) -> &'static Format {
        let sniffed = || FORMATS.iter().find(|format| (format.sniff)(text));
        let page = || sniffed().filter(|format| format.name == FormatName::Html);
        match Format::of_name(name) {
            Some(format) if format.name == FormatName::Text => page().unwrap_or(format),
            Some(format) => format,
            None => sniffed().unwrap_or(&FORMATS[FORMATS.len() - 1]),
        }
    }
}

/// Reads the bytes of one file: the sources in it, and what is the matter. A source that is not returned has its error
/// among the problems. `name` is the file as the user named it, `-` for standard input; `format` is what the user asks
/// for, `None` to tell it by name and content.
///
/// ```
/// use factdiff::source::{Defaults, read};
///
/// let bytes = b"Talks end\n\nPublished: April 2, 2024\n\nPARIS (AP) - The talks ended.".to_vec();
/// let (sources, problems) = read(bytes, "talks.txt", None, &Defaults::default());
/// assert!(problems.0.is_empty());
/// assert_eq!(sources[0].title.as_deref(), Some("Talks end"));
/// assert_eq!(sources[0].outlet.as_deref(), Some("Associated Press"));
/// assert_eq!(sources[0].published.unwrap().to_string(), "2024-04-02");
/// ```
pub fn read(
    bytes: Vec<u8>,
    name: &str,
    format: Option<&'static Format>,
    defaults: &Defaults,
) -> (Vec<Source>, Problems) {
    let mut problems = Problems::default();
    if bytes.len() > LONGEST_ARTICLE {
        return (Vec::new(), too_long(name).into());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return (Vec::new(), Problem::error(format!("`{name}` is empty")).into());
    }
    let known = format
        .or_else(|| Format::of_name(name))
        .or_else(|| bytes.starts_with(b"WARC/").then(|| Format::of_word(FormatName::Warc)));
    if let Some(Format { read: Read::Bytes(read), .. }) = known {
        return read(&bytes, name, defaults);
    }
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(kind) => {
            let problem = Problem::error(format!("`{name}` is {kind}, not text"))
                .hint("save the article as text in UTF-8, or leave the file out");
            return (Vec::new(), problem.into());
        }
    };
    if decoded.undecodable > 0 {
        problems.push(decode::replaced(decoded.undecodable, name));
    }
    let format = format.unwrap_or_else(|| Format::of(name, &decoded.text));
    let file = File { name, text: decoded.text, undecodable: decoded.undecodable };
    let articles = match format.read {
        Read::Text(read) => read(file, &mut problems),
        // Told apart above by name or first bytes; nothing else leads here.
        Read::Bytes(read) => return read(file.text.as_bytes(), name, defaults),
    };
    let sources = articles.into_iter().filter_map(|article| article.finish(name, defaults, &mut problems)).collect();
    (sources, problems)
}
