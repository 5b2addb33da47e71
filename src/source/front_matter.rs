//! The block of YAML between two lines `---` that begins many Markdown files.

use serde::Deserialize;

use super::word::Word;

/// A block is no longer than this, in bytes; ours.
const LONGEST: usize = 64 * 1024;

/// What a front matter says that is of use here; the names are those that site generators use (Jekyll, Hugo, Eleventy).
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct FrontMatter {
    #[serde(alias = "headline")]
    pub(super) title: Option<Word>,
    #[serde(alias = "source", alias = "publisher", alias = "publication")]
    pub(super) outlet: Option<Word>,
    #[serde(alias = "date", alias = "published_at", alias = "pubdate", alias = "publishDate")]
    pub(super) published: Option<Word>,
    #[serde(alias = "link", alias = "canonical_url")]
    pub(super) url: Option<Word>,
    pub(super) id: Option<Word>,
    pub(super) story: Option<Word>,
}

/// Where the block lies and what begins behind it, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block<'t> {
    pub(super) yaml: &'t str,
    /// Where the article begins.
    pub(super) end: usize,
}

/// The block at the start of `text`. A line `---` that is not followed by a key and, later, by another is a rule.
pub(super) fn block(text: &str) -> Option<Block<'_>> {
    let first = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let mut at = first.len();
    for line in text[at..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let yaml = &text[first.len()..at];
            let keyed = yaml.trim().is_empty() || yaml.lines().any(|line| line.contains(':'));
            return keyed.then_some(Block { yaml, end: at + line.len() });
        }
        at += line.len();
        if at > LONGEST {
            return None;
        }
    }
    None
}

impl FrontMatter {
    /// Reads the block.
    ///
    /// # Errors
    ///
    /// Why it cannot be read, in one line.
    pub(super) fn read(yaml: &str) -> Result<FrontMatter, String> {
        if yaml.trim().is_empty() {
            return Ok(FrontMatter::default());
        }
        serde_yaml::from_str(yaml).map_err(|error| {
            let why = error.to_string();
            why.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{FrontMatter, block};

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
        fn reads(yaml: &str, expected: [Option<&str>; 3]) {
            let front = FrontMatter::read(yaml).unwrap();
            let got = [front.title, front.outlet, front.published].map(|word| word.map(|word| word.0));
            assert_eq!(got, expected.map(|word| word.map(str::to_owned)), "in {yaml:?}");
        }
        reads("title: 'It''s over'\ndate: 2024-04-02\n", [Some("It's over"), None, Some("2024-04-02")]);
        reads("title: 2024\npublisher: Daily\ntags: [a, b]\n", [Some("2024"), Some("Daily"), None]);
        reads("published: 2024-04-02T10:00:00Z\n", [None, None, Some("2024-04-02T10:00:00Z")]);
        reads("title: >-\n  Talks\n  end\n", [Some("Talks end"), None, None]);
        reads("title:\n", [None, None, None]);
        assert!(FrontMatter::read("title: [").is_err());
        assert!(FrontMatter::read("title: {a: b}").is_err());
    }
}
