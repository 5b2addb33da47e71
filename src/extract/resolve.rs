//! Resolution in the document: a surname stands for the fullest name that the source gives.

use crate::text::Document;
use crate::value::{Mention, ReadSettings};

/// The names of one document in their fullest forms, read when the first is asked for.
pub(super) struct Names<'a> {
    _document: &'a Document,
    _settings: &'a ReadSettings,
}

impl<'a> Names<'a> {
    /// No name is read yet.
    pub(super) fn new(document: &'a Document, settings: &'a ReadSettings) -> Names<'a> {
        Names { _document: document, _settings: settings }
    }

    /// The fullest form in which the document names whom a mention names; the mention itself where there is none.
    pub(super) fn fullest(&mut self, mention: Mention) -> Mention {
        mention
    }
}
