//! Sources: from bytes of any format to a text with its outlet, date and role.
//!
//! Nothing here touches files; `run` finds and reads them and hands over bytes.
//!
//! The way of a file: `decode` makes it text, a row of [`FORMATS`] makes the text articles, and `header` finds in each
//! what stands above the body. What a format says of an article goes before what its header says, and that before the
//! defaults.
//!
//! To add a format: write its file with a reader and give it its row in [`FORMATS`].

mod article;
mod binary;
#[cfg(feature = "tables")]
mod columnar;
mod dateline;
mod day;
mod decode;
mod flow;
mod format;
mod front_matter;
mod header;
mod html;
mod jsonl;
mod markdown;
mod page;
mod plain;
mod records;
mod stamp;
mod story;
mod table;
#[cfg(test)]
mod tests;
mod warc;
mod word;

use std::sync::Arc;

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use article::{Defaults, LONGEST_ARTICLE, too_long};
#[cfg(feature = "tables")]
pub use columnar::{ChunkReader, ColumnarFormat, ColumnarRow, ColumnarRows, Stored, read_columnar_rows};
pub use format::{FORMATS, Format, FormatName, Holds, read};
pub use jsonl::{line_too_long, read_lines};
pub use records::{Columns, FIELDS};
pub use story::{SourceSettings, StorySettings};
pub use table::{Row, Rows, read_rows};
pub use warc::{Page, Pages, read_pages};

use crate::text::{Document, Region, Span};

/// What a source is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// One of several texts of equal standing.
    #[default]
    Peer,
    /// The text that is checked before it is published.
    Draft,
    /// A text that the others are held against.
    Reference,
}

/// One text, decoded, with what is known about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The story it belongs to.
    pub story: String,
    /// Its id within the story.
    pub id: String,
    /// The file as the user named it (`-` for standard input); with `:line` behind it for one record of many.
    pub file: String,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its title: what the format gives, else the headline of the text.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Day>,
    /// What it is for.
    pub role: Role,
    /// The id of the source that it is a copy of, where the story says so.
    pub copy_of: Option<String>,
    /// The text: the article's own, headline first. All spans are byte offsets into it.
    ///
    /// Of a plain text this is the whole file as decoded, header and line ends and all. Of other formats it is the
    /// headline as a paragraph of its own and the words without markup.
    pub text: Arc<str>,
    /// Parts of the text that are no body (headline, dateline, captions), in order, none over another.
    pub regions: Vec<(Span, Region)>,
    /// How many bytes could not be decoded and were replaced.
    pub undecodable: usize,
}

impl Source {
    /// Tokens and sentences of the text, with the regions marked.
    pub fn document(&self) -> Document {
        let mut document = Document::new(self.text.clone());
        document.mark_all(&self.regions);
        document
    }
}
