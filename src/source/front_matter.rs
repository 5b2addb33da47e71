//! The block of YAML between two lines `---` that begins many Markdown files.

use std::sync::Arc;

use crate::problem::{Problems, Severity};
use crate::yaml::{self, File};

/// A block is no longer than this, in bytes; ours.
const LONGEST: usize = 64 * 1024;

/// What a front matter says that is of use here.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) title: Option<String>,
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    pub(super) url: Option<String>,
    /// The line on which the words of the title begin, from 0.
    pub(super) title_line: usize,
}

/// The keys of each field, best first, as site generators name them (Jekyll, Hugo, Eleventy).
const TITLE: &[&str] = &["title", "headline"];
const OUTLET: &[&str] = &["outlet", "publisher", "publication", "source"];
const PUBLISHED: &[&str] = &["published", "date", "published_at", "pubdate", "publishDate"];
const URL: &[&str] = &["url", "link", "canonical_url"];

/// The block and what begins behind it, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block<'t> {
    /// The YAML, with the line `---` before it and without the one behind it.
    yaml: &'t str,
    /// Where the article begins.
    pub(super) end: usize,
}

/// The block at the start of `text`. A line `---` that is not followed by a key and, later, by another is a rule.
pub(super) fn block(text: &str) -> Option<Block<'_>> {
    let first = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let inner = &text[first.len()..at];
            let keyed = inner.trim().is_empty() || inner.lines().any(|line| line.contains(':'));
            return keyed.then_some(Block { yaml: &text[..at], end: at + line.len() });
        }
        at += line.len();
        if at > LONGEST {
            return None;
        }
    }
    None
}

impl FrontMatter {
    /// Reads the block of the file `name`. What is the matter with it stops nothing.
    pub(super) fn read(block: Block, name: &str, problems: &mut Problems) -> FrontMatter {
        let file = Arc::new(File { name: name.into(), text: block.yaml.into() });
        let mut found = Problems::default();
        let root = yaml::read(&file, &mut found).root;
        problems.0.extend(found.0.into_iter().map(|mut problem| {
            problem.severity = Severity::Warning;
            problem
        }));
        let node = |keys: &[&str]| keys.iter().find_map(|key| root.get(key).filter(|node| node.text().is_some()));
        let word = |keys: &[&str]| {
            let words = node(keys)?.text()?.trim();
            (!words.is_empty()).then(|| words.to_owned())
        };
        let title = node(TITLE).map_or(0, |node| node.span.start as usize);
        FrontMatter {
            title: word(TITLE),
            outlet: word(OUTLET),
            published: word(PUBLISHED),
            url: word(URL),
            title_line: block.yaml.get(..title).unwrap_or_default().matches('\n').count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, block};
    use crate::problem::Problems;

    #[test]
    fn blocks() {
        #[track_caller]
        fn takes(text: &str, expected: Option<&str>) {
            assert_eq!(block(text).map(|block| &text[block.end..]), expected, "in {text:?}");
        }
        takes("---\ntitle: Talks\n---\nBody", Some("Body"));
        takes("---\r\ntitle: Talks\r\n---\r\nBody", Some("Body"));
        takes("---\ntitle: Talks\n...\n\nBody", Some("\nBody"));
        takes("---\n---\nBody", Some("Body"));
        takes("---\ntitle: Talks\n---", Some(""));
        takes("---\n\nTalks ended\n\n---\nBody", None);
        takes("---\ntitle: Talks\n", None);
        takes("title: Talks\n---\n", None);
        takes("", None);
    }

    #[test]
    fn fields() {
        #[track_caller]
        fn reads(yaml: &str, expected: [Option<&str>; 3], line: usize) {
            let (text, mut problems) = (format!("---\n{yaml}---\n"), Problems::default());
            let front = FrontMatter::read(block(&text).unwrap(), "a.md", &mut problems);
            assert_eq!(problems, Problems::default(), "in {yaml:?}");
            let got = [front.title.as_deref(), front.outlet.as_deref(), front.published.as_deref()];
            assert_eq!((got, front.title_line), (expected, line), "in {yaml:?}");
        }
        reads("title: 'It''s over'\ndate: 2024-04-02\n", [Some("It's over"), None, Some("2024-04-02")], 1);
        reads("tags: [a, b]\ntitle: 2024\npublisher: Daily\n", [Some("2024"), Some("Daily"), None], 2);
        reads("published: 2024-04-02T10:00:00Z\n", [None, None, Some("2024-04-02T10:00:00Z")], 0);
        reads("title: >-\n  Talks\n  end\n", [Some("Talks end"), None, None], 2);
        reads("title: {a: b}\nheadline: Talks end\n", [Some("Talks end"), None, None], 2);
        reads("title:\n", [None, None, None], 0);
        reads("", [None, None, None], 0);
    }

    #[test]
    fn what_cannot_be_read_is_a_warning_with_its_place() {
        let (text, mut problems) = ("---\noutlet: Daily\ntitle: [\n---\n", Problems::default());
        let front = FrontMatter::read(block(text).unwrap(), "a.md", &mut problems);
        assert_eq!(front.outlet.as_deref(), Some("Daily"));
        assert!(!problems.0.is_empty() && !problems.has_error());
        let place = problems.0[0].place.as_ref().unwrap();
        assert_eq!((&*place.file, place.line_column().0), ("a.md", 3));
    }
}
