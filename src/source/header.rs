//! What stands before and between the paragraphs of an article: headline, date, author, outlet, dateline, captions.
//!
//! Nothing is cut away. Spans stay offsets into the decoded text, so a line of the text is a line of the file; the
//! header gets regions, and [`Document::mark_all`](crate::text::Document::mark_all) ends a sentence where a region does.

use jiff::civil::Date as Day;

use super::dateline::{self, floor};
use super::stamp::{Label, Stamp};
use crate::text::{Region, Span};

/// What a header says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The day of publication; of the last change where no other is given.
    pub(super) published: Option<Day>,
    /// Who published or sent it.
    pub(super) outlet: Option<String>,
    /// Where it was published.
    pub(super) url: Option<String>,
    /// The headline.
    pub(super) title: Option<Span>,
    /// Parts that are no body, in order, none over another.
    pub(super) regions: Vec<(Span, Region)>,
    /// Dates that could not be read, each with the reason.
    pub(super) unread: Vec<(Span, &'static str)>,
}

/// A header is looked for in so many lines that are not blank (ours; the longest seen on news sites has seven).
const LINES: usize = 12;
/// A line longer than this, in bytes, is a paragraph.
const LINE: usize = 400;
/// A headline is no longer than this, in characters (ours: the longest of 544 news headlines has 134).
const HEADLINE: usize = 160;
/// Lines shorter than this, in characters, are not wrapped; texts wrapped by hand have no line longer than the second.
const WRAPPED: (usize, usize) = (55, 110);
/// The fewest dashes of a line that parts the header from the text, as in YAML.
const RULE: usize = 3;
/// A headline may be followed by so many lines of its own kind before the body.
const DECKS: usize = 2;

/// Words before a colon at the start of a line, in lower case, and what follows them.
const FIELDS: &[(&str, Field)] = &[
    ("author", Field::Author),
    ("byline", Field::Author),
    ("headline", Field::Title),
    ("link", Field::Url),
    ("newspaper", Field::Outlet),
    ("outlet", Field::Outlet),
    ("publication", Field::Outlet),
    ("publisher", Field::Outlet),
    ("reporter", Field::Author),
    ("source", Field::Outlet),
    ("title", Field::Title),
    ("url", Field::Url),
];

#[derive(Clone, Copy)]
enum Field {
    Author,
    Outlet,
    Title,
    Url,
}

/// How the line of a picture begins, in lower case.
const CAPTIONS: Openings = Openings::new(&[
    "(file",
    "(image",
    "(photo",
    "(picture",
    "[image",
    "[photo",
    "caption:",
    "file -",
    "file photo",
    "file –",
    "file —",
    "image credit",
    "image:",
    "photo by",
    "photo credit",
    "photo:",
    "picture:",
]);

/// Reads the header of `text` from byte `start`; what lies before has its region already. `titled` says that the headline
/// is among that. `near` gives the year to days that are written without one.
pub(super) fn read(text: &str, start: usize, titled: bool, near: Option<Day>) -> Header {
    let mut scan = Scan { text, at: start, near, titled, header: Header::default(), updated: None, displays: 0 };
    let mut lines = 0;
    while lines < LINES && scan.step() {
        lines += 1;
    }
    let Scan { at, mut header, updated, .. } = scan;
    header.published = header.published.or(updated);
    between(text, at, &mut header.regions);
    header
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    near: Option<Day>,
    titled: bool,
    header: Header,
    updated: Option<Day>,
    /// Lines so far that look like a headline and are none.
    displays: usize,
}

impl Scan<'_> {
    /// Takes one line of header; false where the body begins.
    fn step(&mut self) -> bool {
        let text = self.text;
        self.at = text.len() - text[self.at..].trim_start().len();
        let window = floor(&text[self.at..], LINE);
        let line = first_line(window);
        if line.is_empty() {
            return false;
        }
        let whole = line.len() < window.len() || self.at + line.len() == text.len();
        let line = if whole { line.trim_end() } else { line };
        // The lines around a front matter.
        if whole && line.len() >= RULE && line.bytes().all(|byte| byte == b'-') {
            self.take(line.len(), Region::Dateline);
            return true;
        }
        let stamp = Stamp::read(line);
        if whole && stamp.fills(line) || stamp.leads(line) {
            self.stamp(&stamp, 0);
            let author = stamp.rest < line.len() && whole && is_signature(line, &stamp);
            let length = if author { line.len() } else { stamp.rest };
            self.take(length, Region::Dateline);
            return true;
        }
        if let Some(found) = dateline::read(&text[self.at..], self.displays == 0) {
            if let Some(day) = found.date.and_then(|written| written.day(self.near).ok()) {
                self.header.published = self.header.published.or(Some(day));
            }
            let agency = found.agency.is_some();
            self.header.outlet = self.header.outlet.take().or(found.agency);
            self.take(found.length, Region::Dateline);
            return !agency;
        }
        if whole && is_caption(line) {
            self.take(line.len(), Region::Caption);
            return true;
        }
        whole && (self.field(line) || self.signature(line) || self.headline(line))
    }

    fn take(&mut self, length: usize, region: Region) {
        self.header.regions.push((Span::new(self.at, self.at + length), region));
        self.at += length;
    }

    /// Takes the dates of a stamp that begins `from` bytes into the line.
    fn stamp(&mut self, stamp: &Stamp, from: usize) {
        for (label, written, place) in &stamp.dates {
            match written.day(self.near) {
                Ok(day) if *label == Some(Label::Updated) => self.updated = self.updated.or(Some(day)),
                Ok(day) => self.header.published = self.header.published.or(Some(day)),
                Err(why) => {
                    self.header.unread.push((Span::new(self.at + from + place.start, self.at + from + place.end), why));
                }
            }
        }
    }

    /// `Source: Reuters`, `Headline: Talks end`, `Date: unknown`.
    fn field(&mut self, line: &str) -> bool {
        let Some((key, value)) = line.split_once(':') else { return false };
        let (key, value) = (key.trim().to_lowercase(), value.trim());
        let Some((_, field)) = FIELDS.iter().find(|(name, _)| *name == key).filter(|_| !value.is_empty()) else {
            let stamp = Stamp::read(line);
            let dated = stamp.labelled && stamp.end <= key.len() && value.contains(|c: char| c.is_ascii_digit());
            if dated && value.len() < LINE / 4 {
                let span = Span::new(self.at + line.len() - value.len(), self.at + line.len());
                self.header.unread.push((span, "it is of no form that is known here"));
                self.take(line.len(), Region::Dateline);
            }
            return dated;
        };
        match field {
            Field::Title => {
                self.take(line.len() - value.len(), Region::Dateline);
                self.title(value.len());
                return true;
            }
            Field::Outlet if value.contains("://") => self.header.url = Some(value.to_owned()),
            Field::Outlet => {
                let name = dateline::agency(value).unwrap_or(value);
                self.header.outlet = Some(name.to_owned());
            }
            Field::Url => self.header.url = Some(value.to_owned()),
            Field::Author => {}
        }
        self.take(line.len(), Region::Dateline);
        true
    }

    fn title(&mut self, length: usize) {
        self.header.title = self.header.title.or(Some(Span::new(self.at, self.at + length)));
        self.titled = true;
        self.take(length, Region::Headline);
    }

    /// `By Ana Moss, Reuters`, or the name of an agency alone.
    fn signature(&mut self, line: &str) -> bool {
        if let Some(behind) = dated_signature(line) {
            let stamp = Stamp::read(&line[behind..]);
            self.stamp(&stamp, behind);
            self.take(line.len(), Region::Dateline);
            return true;
        }
        let alone = dateline::agency(line);
        if alone.is_none() && !is_byline(line) {
            return false;
        }
        let last = line.rsplit([',', '|', '/', '·', '–', '—']).next().and_then(dateline::agency);
        if let Some(agency) = alone.or(last) {
            self.header.outlet.get_or_insert_with(|| agency.to_owned());
        }
        if let Some((_, behind)) = line.split_once('|') {
            let stamp = Stamp::read(behind);
            if stamp.fills(behind) {
                self.stamp(&stamp, line.len() - behind.len());
            }
        }
        self.take(line.len(), Region::Dateline);
        true
    }

    /// The headline, the same headline again, or another short line that stands above the body.
    fn headline(&mut self, line: &str) -> bool {
        let behind = &self.text[self.at + line.len()..];
        if !is_display(line) || behind.trim_start().is_empty() {
            return false;
        }
        let again = self.header.title.is_some_and(|title| &self.text[title.range()] == line);
        if again || !self.titled && self.displays == 0 && !self.runs_on(line, behind) {
            self.title(line.len());
            return true;
        }
        self.displays += 1;
        self.at += line.len();
        self.displays <= DECKS
    }

    /// Whether the next line continues this one: it begins in lower case, or the text is wrapped by hand.
    fn runs_on(&self, line: &str, behind: &str) -> bool {
        let next = behind.strip_prefix('\r').unwrap_or(behind);
        let next = next.strip_prefix('\n').unwrap_or(next);
        if next.starts_with(char::is_lowercase) {
            return true;
        }
        let apart = next.lines().next().is_none_or(|next| next.trim().is_empty());
        let around = floor(&self.text[self.at..], 10 * LINE);
        !apart
            && line.chars().count() >= WRAPPED.0
            // No character takes less than a byte.
            && around.lines().all(|line| line.len() <= WRAPPED.1 || line.chars().count() <= WRAPPED.1)
    }
}

/// Datelines, captions and pointers to other articles between the paragraphs, from byte `start`.
fn between(text: &str, start: usize, regions: &mut Vec<(Span, Region)>) {
    for end in memchr::memchr_iter(b'\n', &text.as_bytes()[start..]).map(|length| start + length + 1) {
        // Neither begins with a small letter but for two words of captions; most lines of wrapped text do.
        let first = text.as_bytes().get(end);
        if first.is_none_or(|first| {
            matches!(first, b'a'..=b'z' | b' ' | b'\n') && !matches!(first, b'c' | b'f' | b'i' | b'p')
        }) {
            continue;
        }
        if let Some(found) = dateline::read(&text[end..], false) {
            regions.push((Span::new(end, end + found.length), Region::Dateline));
        } else {
            let window = floor(&text[end..], LINE);
            let line = first_line(window);
            let whole = line.len() < window.len() || end + line.len() == text.len();
            if whole && is_caption(line) {
                regions.push((Span::new(end, end + line.len()), Region::Caption));
            } else if whole && is_pointer(line) {
                regions.push((Span::new(end, end + line.len()), Region::Pointer));
            } else if let Some(label) = label(line) {
                regions.push((Span::new(end, end + label), Region::Pointer));
            }
        }
    }
}

/// How a line begins that points to another article, in lower case.
const POINTERS: Openings = Openings::new(&[
    "also read:",
    "don't miss:",
    "more:",
    "more from ",
    "more news:",
    "more on this",
    "most read:",
    "must read:",
    "read also:",
    "read more:",
    "recommended:",
    "related:",
    "related article",
    "related coverage",
    "related content",
    "related link",
    "related news",
    "related stories",
    "related story",
    "related video",
    "see also:",
    "up next:",
    "watch:",
    "you may also like",
]);

/// Words of the page that run into the words behind them where its markup is lost, in lower case.
const LABELS: Openings = Openings::new(&[
    "advertisement ",
    "buy photo ",
    "click to enlarge ",
    "enlarge this image ",
    "hide caption ",
    "story highlights ",
]);

/// The length of such words at the start of a line.
fn label(line: &str) -> Option<usize> {
    LABELS.of(line).map(|form| form.len() - 1)
}

fn is_pointer(line: &str) -> bool {
    POINTERS.of(line).is_some()
}

fn is_caption(line: &str) -> bool {
    CAPTIONS.of(line).is_some()
}

/// Words in ASCII and lower case that a line may begin with.
struct Openings {
    forms: &'static [&'static str],
    /// The bits of their first characters, which most lines do not begin with.
    firsts: u128,
}

impl Openings {
    const fn new(forms: &'static [&'static str]) -> Openings {
        let (mut firsts, mut at) = (0, 0);
        while at < forms.len() {
            firsts |= 1 << forms[at].as_bytes()[0];
            at += 1;
        }
        Openings { forms, firsts }
    }

    /// The first of them that a line begins with, in any case.
    fn of(&self, line: &str) -> Option<&'static str> {
        let first = line.as_bytes().first().filter(|first| first.is_ascii())?.to_ascii_lowercase();
        if self.firsts & (1 << first) == 0 {
            return None;
        }
        let begins = |form: &&&str| line.get(..form.len()).is_some_and(|start| start.eq_ignore_ascii_case(form));
        self.forms.iter().filter(|form| form.as_bytes()[0] == first).find(begins).copied()
    }
}

/// The text up to the end of its first line.
fn first_line(text: &str) -> &str {
    match memchr::memchr(b'\n', text.as_bytes()) {
        Some(end) => text[..end].strip_suffix('\r').unwrap_or(&text[..end]),
        None => text,
    }
}

/// A short line without a final stop that begins as a sentence does.
fn is_display(line: &str) -> bool {
    let last = line.split_whitespace().next_back().unwrap_or("");
    let stopped = line.ends_with(['.', ':', ',', ';', '…', '-', '–', '—']) && last.matches('.').count() < 2
        || line.ends_with(".”")
        || line.ends_with(".\"");
    !stopped
        && line.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'«$£€".contains(c))
        && line.chars().count() <= HEADLINE
}

/// `By` and capitalised words.
fn is_byline(line: &str) -> bool {
    let Some(names) = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).map(str::trim_start) else {
        return false;
    };
    let small = ["and", "for", "of", "the", "in", "at", "with", "de", "da", "del", "la", "van", "von", "bin", "al"];
    let mut words = names.split([' ', ',', '|', '/']).filter(|word| !word.is_empty());
    line.len() <= 120
        && !line.ends_with(['.', '!', '?'])
        && names.starts_with(char::is_uppercase)
        && super::day::weekday(names).is_none()
        && super::day::date(names).is_none()
        && words.all(|word| !word.starts_with(char::is_lowercase) || small.contains(&word))
        && names.split(' ').next().is_some_and(|first| !small.contains(&first.to_lowercase().as_str()))
}

/// Where the date begins that ends a line of names behind a comma: `By Ana Moss, Herald Staff, October 9, 2019`, `LISBON,
/// July 21, 2016`.
fn dated_signature(line: &str) -> Option<usize> {
    if line.len() > 120 || !line.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    line.match_indices(',').map(|(at, _)| at + 1).find(|at| {
        let (names, behind) = (&line[..at - 1], &line[*at..]);
        let place = names.chars().any(char::is_uppercase)
            && names.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '.' | '-' | ',' | '\''));
        let stamp = Stamp::read(behind);
        stamp.fills(behind) && !stamp.dates.is_empty() && (place || is_byline(names) || is_unnamed(names))
    })
}

/// `By staff writer`: nobody is named.
fn is_unnamed(line: &str) -> bool {
    let words = line.strip_prefix("By ").or_else(|| line.strip_prefix("BY ")).map(str::to_lowercase);
    words.is_some_and(|words| {
        words.split(' ').all(|word| {
            matches!(word, "a" | "our" | "staff" | "reporter" | "reporters" | "writer" | "writers" | "correspondent")
        })
    })
}

/// Whether what follows a stamp on its line is the author's name: `April 2, 2024 | Ana Moss`, `2 April 2024 by Ana Moss`.
fn is_signature(line: &str, stamp: &Stamp) -> bool {
    let rest = &line[stamp.rest..];
    let barred = line[stamp.end..stamp.rest].contains(['|', '·', '•']);
    is_byline(rest) || barred && rest.len() <= 80 && is_byline(&format!("By {rest}"))
}

/// Why a date is not read, as the user is told.
pub(super) fn unread(written: &str, why: &str, name: &str) -> String {
    format!("the date `{written}` of `{name}` is not used, because {why}")
}
