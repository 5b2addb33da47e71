//! Markdown: what is read is the words without markup. A front matter gives title, outlet and date.
//!
//! Each paragraph stands on the line of the file on which it begins, with empty lines where markup stood, so that the line
//! of a quote is a line of the file. A paragraph over several lines is one line.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::article::Article;
use super::day;
use super::flow::{Flow, Gap};
use super::format::File;
use super::front_matter::{self, FrontMatter};
use crate::problem::{Problem, Problems};
use crate::text::Region;

pub(super) fn sniff(text: &str) -> bool {
    front_matter::block(text).is_some() || text.trim_start().starts_with("# ")
}

pub(super) fn read(file: File, problems: &mut Problems) -> Vec<Article> {
    let File { name, text, undecodable } = file;
    let block = front_matter::block(&text);
    let front = block.map(|block| FrontMatter::read(block, name, problems)).unwrap_or_default();
    let published = front.published.and_then(|written| {
        day::field(&written)
            .map_err(|why| {
                let what = format!("the date `{written}` in the front matter of `{name}` is not used, because {why}");
                problems.push(Problem::warning(what).hint("write it as in `2024-04-02`"));
            })
            .ok()
    });
    let mut writer = Writer::default();
    if let Some(title) = &front.title {
        writer.flow.line(front.title_line);
        writer.flow.open(Region::Headline);
        writer.flow.words(title);
        writer.flow.close();
        writer.flow.gap(Gap::Paragraph);
        writer.title = Some(writer.flow.text.trim_start().to_owned());
    }
    writer.write(&text, block.map_or(0, |block| block.end));
    vec![Article {
        outlet: front.outlet,
        url: front.url,
        title: writer.title,
        published,
        text: writer.flow.text,
        regions: writer.flow.regions,
        undecodable,
        in_file: true,
        ..Article::default()
    }]
}

#[derive(Default)]
struct Writer {
    flow: Flow,
    title: Option<String>,
    /// Where the heading that may be the title begins, while it is being written.
    heading: Option<usize>,
}

impl Writer {
    fn write(&mut self, text: &str, start: usize) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let (mut at, mut line) = (start, text[..start].matches('\n').count());
        for (event, range) in Parser::new_ext(&text[start..], options).into_offset_iter() {
            let place = start + range.start;
            if place > at {
                line += text.as_bytes()[at..place].iter().filter(|byte| **byte == b'\n').count();
                at = place;
            }
            self.flow.line(line);
            self.event(event);
        }
    }

    fn event(&mut self, event: Event) {
        let flow = &mut self.flow;
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => {
                flow.gap(Gap::Paragraph);
                self.heading = Some(flow.text.len());
                flow.open(Region::Headline);
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => {
                if let Some(start) = self.heading {
                    flow.close();
                    let first = self.title.is_none() && flow.text[..start].trim().is_empty();
                    let words = flow.text[start..].trim().to_owned();
                    let again = self.title.as_ref() == Some(&words);
                    if first && !words.is_empty() {
                        self.title = Some(words);
                    } else if !again && flow.regions.last().is_some_and(|(_, region)| *region == Region::Headline) {
                        flow.regions.pop();
                    }
                    self.heading = None;
                }
                flow.gap(Gap::Paragraph);
            }
            Event::Start(Tag::Item | Tag::TableRow | Tag::TableHead) => flow.gap(Gap::Line),
            Event::End(TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) | Event::HardBreak => flow.gap(Gap::Line),
            Event::End(TagEnd::TableCell) => {
                flow.gap(Gap::Space);
                flow.words("|");
                flow.gap(Gap::Space);
            }
            Event::Start(Tag::Image { .. }) => {
                flow.gap(Gap::Paragraph);
                flow.open(Region::Caption);
            }
            Event::End(TagEnd::Image) => {
                flow.close();
                flow.gap(Gap::Paragraph);
            }
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::BlockQuote(_)
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::List(_)
                | Tag::FootnoteDefinition(_)
                | Tag::Table(_),
            )
            | Event::End(
                TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::BlockQuote(_)
                | TagEnd::CodeBlock
                | TagEnd::HtmlBlock
                | TagEnd::List(_)
                | TagEnd::FootnoteDefinition
                | TagEnd::Table,
            )
            | Event::Rule => flow.gap(Gap::Paragraph),
            Event::Text(words) | Event::Code(words) => flow.words(&words),
            Event::SoftBreak => flow.gap(Gap::Space),
            Event::InlineHtml(tag) if tag.starts_with("<br") => flow.gap(Gap::Line),
            Event::Html(html) => untagged(flow, &html),
            _ => {}
        }
    }
}

/// The words of a block of HTML, one line at a time as the parser hands it over: what stands outside of tags.
fn untagged(flow: &mut Flow, html: &str) {
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        flow.words(&rest[..open]);
        flow.gap(Gap::Space);
        rest = rest[open..].find('>').map_or("", |close| &rest[open + close + 1..]);
    }
    flow.words(rest);
}
