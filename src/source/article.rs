use std::sync::Arc;

use jiff::civil::Date as Day;

use super::{Role, Source, header};
use crate::problem::{Place, Problem, Problems, Severity};
use crate::text::{Region, Span};

/// What is taken for granted of a source that does not say it itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// The story.
    pub story: String,
    /// The id; with `-` and the line behind it for a record of many.
    pub id: String,
    /// The day of publication.
    pub published: Option<Day>,
}

/// One article as a format hands it over.
#[derive(Clone, Debug, Default)]
pub(super) struct Article {
    /// The line of its record, where a file holds many.
    pub(super) line: Option<usize>,
    pub(super) story: Option<String>,
    pub(super) id: Option<String>,
    pub(super) outlet: Option<String>,
    /// The title, where it is no part of `text` yet.
    pub(super) title: Option<String>,
    pub(super) url: Option<String>,
    pub(super) published: Option<Day>,
    pub(super) text: String,
    /// Headline and captions of `text` as far as the format marks them, in order.
    pub(super) regions: Vec<(Span, Region)>,
    pub(super) undecodable: usize,
    /// Whether a line of `text` is a line of the file, so that problems can point at it.
    pub(super) in_file: bool,
}

impl Article {
    /// Puts the headline on top, reads the header and fills the gaps. `None` where there are no words, which is a
    /// problem.
    pub(super) fn finish(mut self, name: &str, defaults: &Defaults, problems: &mut Problems) -> Option<Source> {
        let id = match (self.id.take(), self.line) {
            (Some(id), _) => id,
            (None, Some(line)) => format!("{}-{line}", defaults.id),
            (None, None) => defaults.id.clone(),
        };
        let file = self.line.map_or_else(|| name.to_owned(), |line| format!("{name}:{line}"));
        if !self.text.contains(char::is_alphanumeric) {
            let what = format!("`{file}` holds no words");
            problems.push(if self.line.is_some() { Problem::warning(what) } else { Problem::error(what) });
            return None;
        }
        self.put_title_on_top();
        if self.text.len() > LONGEST_ARTICLE {
            let problem = too_long(&file);
            problems.push(match self.line {
                Some(_) => Problem { severity: Severity::Warning, ..problem },
                None => problem,
            });
            return None;
        }
        let start =
            self.regions.iter().filter(|(_, region)| *region == Region::Headline).map(|(span, _)| span.end).max();
        let near = self.published.or(defaults.published);
        let header = header::read(&self.text, start.unwrap_or(0) as usize, start.is_some(), near);
        let text: Arc<str> = self.text.into();
        if self.published.is_none() {
            for (span, why) in &header.unread {
                let problem = Problem::warning(header::unread(&text[span.range()], why, &file))
                    .hint("write it as in `2024-04-02`, or give `published` in `story.yaml`");
                let place = Place { file: name.into(), text: text.clone(), span: *span };
                problems.push(if self.in_file { problem.at(place) } else { problem });
            }
        }
        let title = self.title.or_else(|| header.title.map(|span| text[span.range()].to_owned()));
        Some(Source {
            story: self.story.unwrap_or_else(|| defaults.story.clone()),
            id,
            file,
            outlet: self.outlet.or(header.outlet),
            title,
            url: self.url.or(header.url),
            published: self.published.or(header.published).or(defaults.published),
            role: Role::default(),
            copy_of: None,
            regions: join(self.regions, header.regions),
            text,
            undecodable: self.undecodable,
        })
    }

    /// Makes the title the first paragraph of the text, unless it stands there already.
    fn put_title_on_top(&mut self) {
        let Some(title) = self.title.as_deref().map(str::trim).filter(|title| !title.is_empty()) else {
            self.title = None;
            return;
        };
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        let marked = self.regions.iter().any(|(_, region)| *region == Region::Headline);
        let start = self.text.len() - self.text.trim_start().len();
        let there = self.text[start..]
            .strip_prefix(&title)
            .is_some_and(|rest| rest.trim_start_matches(' ').starts_with(['\n', '\r']));
        if there && !marked {
            self.regions.insert(0, (Span::new(start, start + title.len()), Region::Headline));
        } else if !marked {
            let shift = (title.len() + 2) as u32;
            for (span, _) in &mut self.regions {
                *span = Span { start: span.start + shift, end: span.end + shift };
            }
            self.regions.insert(0, (Span::new(0, title.len()), Region::Headline));
            self.text.insert_str(0, "\n\n");
            self.text.insert_str(0, &title);
        }
        self.title = Some(title);
    }
}

/// No article is longer than this, in bytes; ours: forty times "War and Peace". To read one takes about ten bytes of memory
/// for each of its own, more where every line answers something, so that one file by mistake would take the whole machine.
pub const LONGEST_ARTICLE: usize = 128 << 20;

/// The problem of an article that is longer.
pub fn too_long(name: &str) -> Problem {
    Problem::error(format!("`{name}` is longer than {} MiB, the most that one article may have", LONGEST_ARTICLE >> 20))
        .hint("split it into several files; files of many articles (`.jsonl`, `.csv`, `.warc`) may have any length")
}

/// The regions of the format and those of the header, less those that lie over one of the format's.
fn join(mut format: Vec<(Span, Region)>, header: Vec<(Span, Region)>) -> Vec<(Span, Region)> {
    format.sort_by_key(|(span, _)| *span);
    let mut joined: Vec<(Span, Region)> = Vec::with_capacity(format.len() + header.len());
    let mut header = header.into_iter().peekable();
    for (span, region) in format {
        while let Some(earlier) = header.next_if(|(other, _)| other.start < span.end) {
            if !earlier.0.overlaps(span) {
                joined.push(earlier);
            }
        }
        if joined.last().is_none_or(|(last, _)| last.end <= span.start) {
            joined.push((span, region));
        }
    }
    let end = joined.last().map_or(0, |(span, _)| span.end);
    joined.extend(header.filter(|(span, _)| span.start >= end));
    joined
}
