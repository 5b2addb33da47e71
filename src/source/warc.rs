//! Web archives (ISO 28500, WARC 1.1): the pages that a crawler fetched, one record after the other.
//!
//! Read are answers of servers that are web pages or plain text with the status 200, and texts that were taken from pages
//! (`conversion`, as in the WET files of Common Crawl). The record's number stands behind the file's name in
//! [`Source::file`](super::Source).
//!
//! A reader of our own, since an archive comes from anywhere: every length that a header states is held against a bound
//! before memory is taken for it.

use std::io::{self, BufRead, Read};

use flate2::read::MultiGzDecoder;

use super::Source;
use super::article::Defaults;
use super::format::{self, Format, FormatName};
use crate::problem::{Problem, Problems, Severity};

/// A header is no longer than this, in bytes; ours.
const HEADER: u64 = 1 << 20;
/// No page is longer than this, in bytes, packed or unpacked; ours. Longer records are passed over: they are films.
const PAGE: u64 = 64 << 20;

/// The pages of an archive.
pub struct Pages<R> {
    archive: R,
    number: usize,
}

/// A page as it was fetched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// Which record of the archive, from 1.
    pub number: usize,
    url: Option<String>,
    html: bool,
    body: Vec<u8>,
}

impl Page {
    /// How many bytes it has.
    pub fn size(&self) -> usize {
        self.body.len()
    }
}

/// What a record's header says.
#[derive(Default)]
struct Header {
    kind: String,
    content_type: String,
    url: Option<String>,
    length: Option<u64>,
}

impl<R: BufRead> Pages<R> {
    /// Reads an archive that is not packed.
    pub fn new(archive: R) -> Pages<R> {
        Pages { archive, number: 0 }
    }

    /// The next page that can hold an article; `None` at the end.
    ///
    /// # Errors
    ///
    /// What the reader below says, and bytes that are no archive.
    pub fn next_page(&mut self) -> io::Result<Option<Page>> {
        loop {
            let Some(header) = self.header()? else { return Ok(None) };
            self.number += 1;
            let length = header.length.ok_or_else(|| malformed("a record has no `Content-Length`"))?;
            let wanted = matches!(header.kind.as_str(), "response" | "resource" | "conversion");
            if !wanted || length > PAGE {
                skip(&mut self.archive, length)?;
                continue;
            }
            let mut content = Vec::new();
            let read = (&mut self.archive).take(length).read_to_end(&mut content)?;
            if (read as u64) < length {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let page = if header.kind == "response" {
                answer(content)
            } else {
                is_page(&header.content_type).map(|html| (html, content))
            };
            if let Some((html, body)) = page {
                return Ok(Some(Page { number: self.number, url: header.url, html, body }));
            }
        }
    }

    /// The header of the next record; `None` at the end.
    fn header(&mut self) -> io::Result<Option<Header>> {
        let mut lines = (&mut self.archive).take(HEADER);
        let mut line = Vec::new();
        // Empty lines stand behind each record.
        while line.is_empty() {
            if read_line(&mut lines, &mut line)? == 0 {
                return Ok(None);
            }
        }
        if !line.starts_with(b"WARC/") {
            return Err(malformed("a record does not begin with `WARC/`"));
        }
        let mut header = Header::default();
        loop {
            if read_line(&mut lines, &mut line)? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            if line.is_empty() {
                return Ok(Some(header));
            }
            let text = String::from_utf8_lossy(&line);
            let Some((name, value)) = text.split_once(':') else { continue };
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => header.kind = value.to_ascii_lowercase(),
                "content-type" => header.content_type = value.to_ascii_lowercase(),
                // Old crawlers put the address between angle brackets.
                "warc-target-uri" => {
                    header.url = Some(value.trim_start_matches('<').trim_end_matches('>').to_owned());
                }
                "content-length" => header.length = value.parse().ok(),
                _ => {}
            }
        }
    }
}

/// Reads a line without its end; returns how many bytes it took.
fn read_line(lines: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    line.clear();
    let read = lines.read_until(b'\n', line)?;
    while matches!(line.last(), Some(b'\n' | b'\r')) {
        line.pop();
    }
    Ok(read)
}

fn skip(archive: &mut impl BufRead, length: u64) -> io::Result<()> {
    let skipped = io::copy(&mut archive.take(length), &mut io::sink())?;
    if skipped < length { Err(io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
}

fn malformed(why: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why)
}

/// Whether a type of content is a page (`true`), plain text (`false`), or neither.
fn is_page(content_type: &str) -> Option<bool> {
    match content_type.split(';').next().unwrap_or_default().trim() {
        "text/html" | "application/xhtml+xml" => Some(true),
        "text/plain" => Some(false),
        _ => None,
    }
}

/// The body of a server's answer, where it is a page or a text.
fn answer(content: Vec<u8>) -> Option<(bool, Vec<u8>)> {
    let end = content.windows(4).position(|window| window == b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(&content[..end]).to_ascii_lowercase();
    let mut lines = head.lines();
    if lines.next()?.split_whitespace().nth(1)? != "200" {
        return None;
    }
    let (mut html, mut chunked) = (None, false);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        match name.trim() {
            "content-type" => html = is_page(value),
            "transfer-encoding" => chunked = value.contains("chunked"),
            _ => {}
        }
    }
    let html = html?;
    let body = &content[end + 4..];
    // Many crawlers unpack a body and leave its header as it was, so the bytes decide.
    let body = if chunked { unchunk(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
    if !body.starts_with(b"\x1f\x8b") {
        return Some((html, body));
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(body.as_slice()).take(PAGE).read_to_end(&mut unpacked).ok()?;
    Some((html, unpacked))
}

/// Joins the chunks of a body (RFC 9112, 7.1); `None` where it is not in chunks.
fn unchunk(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut joined = Vec::with_capacity(body.len());
    loop {
        let end = body.windows(2).take(64).position(|window| window == b"\r\n")?;
        let size = std::str::from_utf8(&body[..end]).ok()?.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(joined);
        }
        let from = end + 2;
        joined.extend_from_slice(body.get(from..from.checked_add(size)?)?);
        body = body.get(from + size..)?.strip_prefix(b"\r\n")?;
    }
}

/// Makes sources of pages. A page that holds no article is a warning.
pub fn read_pages(pages: Vec<Page>, name: &str, defaults: &Defaults) -> (Vec<Source>, Problems) {
    let (mut sources, mut problems) = (Vec::new(), Problems::default());
    for page in pages {
        let word = if page.html { FormatName::Html } else { FormatName::Text };
        let own = Defaults { id: format!("{}-{}", defaults.id, page.number), ..defaults.clone() };
        let file = format!("{name}:{}", page.number);
        let (mut read, found) = format::read(page.body, &file, Some(Format::of_word(word)), &own);
        for source in &mut read {
            source.url = source.url.take().or_else(|| page.url.clone());
        }
        sources.append(&mut read);
        problems.0.extend(found.0.into_iter().map(|problem| Problem { severity: Severity::Warning, ..problem }));
    }
    (sources, problems)
}

/// Reads a whole archive.
pub(super) fn read(bytes: &[u8], name: &str, defaults: &Defaults) -> (Vec<Source>, Problems) {
    let mut archive = Pages::new(bytes);
    let mut pages = Vec::new();
    let end = loop {
        match archive.next_page() {
            Ok(Some(page)) => pages.push(page),
            Ok(None) => break None,
            Err(error) => break Some(error),
        }
    };
    let (sources, mut problems) = read_pages(pages, name, defaults);
    if let Some(error) = end {
        problems.push(Problem::error(format!("the archive `{name}` cannot be read to its end: {error}")));
    } else if sources.is_empty() {
        problems.push(Problem::error(format!("no record of `{name}` is an article")));
    }
    (sources, problems)
}

pub(super) fn sniff(text: &str) -> bool {
    text.starts_with("WARC/")
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::{read, unchunk};
    use crate::source::Defaults;

    fn record(kind: &str, content_type: &str, content: &[u8]) -> Vec<u8> {
        let head = format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://daily.example/{kind}\r\nContent-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
            content.len()
        );
        [head.as_bytes(), content, b"\r\n\r\n"].concat()
    }

    fn http(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("HTTP/1.1 {status}\r\n{headers}\r\n\r\n");
        record("response", "application/http;msgtype=response", &[head.as_bytes(), body].concat())
    }

    /// Each source as `file id url: text`, each problem as its sentence.
    #[track_caller]
    fn reads(archive: &[u8], expected: &[&str]) {
        let defaults = Defaults { story: "s".to_owned(), id: "crawl".to_owned(), published: None };
        let (sources, problems) = read(archive, "crawl.warc", &defaults);
        let sources = sources.iter().map(|source| {
            format!("{} {} {}: {}", source.file, source.id, source.url.as_deref().unwrap_or("-"), source.text.trim())
        });
        let got: Vec<String> = sources.chain(problems.0.into_iter().map(|problem| problem.what)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn pages_and_texts_are_read() {
        let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(b"It was packed.").unwrap();
        let archive = [
            record("warcinfo", "application/warc-fields", b"software: x"),
            http("200 OK", "Content-Type: text/plain", b"It ended."),
            http("404 Not Found", "Content-Type: text/plain", b"Not here."),
            http("200 OK", "Content-Type: image/png", b"\x89PNG"),
            http(
                "200 OK",
                "Content-Type: text/plain; charset=utf-8\r\nTransfer-Encoding: chunked",
                b"3\r\nIt \r\n6;x\r\nbegan.\r\n0\r\n\r\n",
            ),
            http("200 OK", "content-type: text/plain\r\nContent-Encoding: gzip", &packed.finish().unwrap()),
            record("conversion", "text/plain", b"It went on."),
        ]
        .concat();
        reads(
            &archive,
            &[
                "crawl.warc:2 crawl-2 http://daily.example/response: It ended.",
                "crawl.warc:5 crawl-5 http://daily.example/response: It began.",
                "crawl.warc:6 crawl-6 http://daily.example/response: It was packed.",
                "crawl.warc:7 crawl-7 http://daily.example/conversion: It went on.",
            ],
        );
        let page = "<html><head><title>Talks end</title></head><body><article><p>It ended on Monday, after two days of talks in the town hall, the mayor said.</p></article></body></html>";
        let defaults = Defaults::default();
        let (sources, _) = read(&http("200 OK", "Content-Type: text/html", page.as_bytes()), "c.warc", &defaults);
        assert_eq!(sources[0].title.as_deref(), Some("Talks end"));
    }

    #[test]
    fn what_is_broken_is_told() {
        let whole = http("200 OK", "Content-Type: text/plain", b"It ended.");
        let ended = "crawl.warc:1 crawl-1 http://daily.example/response: It ended.";
        let cut = [&whole[..], &whole[..whole.len() - 12]].concat();
        let why = |why: &str| format!("the archive `crawl.warc` cannot be read to its end: {why}");
        reads(&cut, &[ended, &why("unexpected end of file")]);
        reads(&[&whole[..], b"<html>"].concat(), &[ended, &why("a record does not begin with `WARC/`")]);
        let huge = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nx";
        reads(huge, &[&why("unexpected end of file")]);
        reads(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", &[&why("a record has no `Content-Length`")]);
        reads(b"", &["no record of `crawl.warc` is an article"]);
    }

    #[test]
    fn chunks() {
        assert_eq!(unchunk(b"0\r\n\r\n").as_deref(), Some(&b""[..]));
        assert_eq!(unchunk(b"ffffffffffffffff\r\nx"), None);
        assert_eq!(unchunk(b"5\r\nab"), None);
        assert_eq!(unchunk(b"<html>"), None);
    }
}
