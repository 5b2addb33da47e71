use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use super::forms::Forms;
use super::word_index::NO_WORD;
use super::{Sentence, Shape, Span, Token, sentence, token};

/// What part of an article a sentence belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Region {
    /// The title of the article.
    Headline,
    /// `WASHINGTON (AP) —`, a line of the date or the author.
    Dateline,
    /// The running text.
    Body,
    /// The line under a picture.
    Caption,
    /// A line that points to another article: `Related: Nine dead in Elm`.
    Pointer,
}

/// A place as people count it: both from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineColumn {
    /// The line.
    pub line: u32,
    /// The character within the line.
    pub column: u32,
}

/// One text with its tokens and sentences.
///
/// ```
/// use factdiff::text::Document;
///
/// let document = Document::new("Over one million fled. Dr. Roe agreed.");
/// assert_eq!(document.sentences().len(), 2);
/// assert_eq!(document.word(0), "over");
/// assert_eq!(document.slice(document.span(1..3)), "one million");
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    text: Arc<str>,
    tokens: Vec<Token>,
    forms: Forms,
    sentences: Vec<Sentence>,
    /// The tokens of each quotation, in order.
    quoted: Vec<Range<u32>>,
    line_starts: OnceLock<Vec<u32>>,
}

impl Document {
    /// Reads tokens and sentences. All sentences are [`Region::Body`] until [`Document::mark`] says otherwise.
    pub fn new(text: impl Into<Arc<str>>) -> Document {
        let text = text.into();
        let tokens = token::tokenise(&text);
        let sentences = sentence::split(&text, &tokens);
        Document {
            text,
            tokens: tokens.list,
            forms: tokens.forms,
            sentences: sentences.list,
            quoted: sentences.quoted,
            line_starts: OnceLock::new(),
        }
    }

    /// Sets the region of the words inside `span`; see [`Document::mark_all`].
    pub fn mark(&mut self, span: Span, region: Region) {
        self.mark_all(&[(span, region)]);
    }

    /// Sets the region of the words inside each span, in one pass over the text.
    ///
    /// A sentence that crosses an edge of a span is cut there, so that a header on the line of the first sentence is
    /// no part of that sentence. Spans are in order and do not overlap; words outside keep their region.
    pub fn mark_all(&mut self, regions: &[(Span, Region)]) {
        if regions.is_empty() {
            return;
        }
        let mut edges = regions.iter().flat_map(|(span, _)| [span.start, span.end]).peekable();
        let mut inside = regions.iter().peekable();
        let mut pieces = Vec::with_capacity(self.sentences.len() + 2 * regions.len());
        for sentence in std::mem::take(&mut self.sentences) {
            let mut first = sentence.tokens.start;
            while let Some(edge) = edges.next_if(|edge| *edge < sentence.span.end) {
                let tokens = &self.tokens[first..sentence.tokens.end];
                let cut = first + tokens.partition_point(|token| token.span.start < edge);
                if cut > first && cut < sentence.tokens.end {
                    pieces.push(Sentence { tokens: first..cut, ..sentence.clone() });
                    first = cut;
                }
            }
            pieces.push(Sentence { tokens: first..sentence.tokens.end, ..sentence });
        }
        for piece in &mut pieces {
            let tokens = &self.tokens[piece.tokens.clone()];
            piece.span = tokens[0].span.to(tokens[tokens.len() - 1].span);
            while inside.next_if(|(span, _)| span.end <= piece.span.start).is_some() {}
            if let Some((_, region)) = inside.peek().filter(|(span, _)| span.start <= piece.span.start) {
                piece.region = *region;
            }
        }
        self.sentences = pieces;
    }

    /// The whole text.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// All tokens, in order.
    #[inline]
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// All sentences, in order; together they hold every token.
    pub fn sentences(&self) -> &[Sentence] {
        &self.sentences
    }

    /// The normalised form of token `at` (see [`normalise`](super::normalise)).
    ///
    /// # Panics
    ///
    /// If there is no such token.
    #[inline]
    pub fn word(&self, at: usize) -> &str {
        self.forms.of(self.tokens[at].span)
    }

    /// Token `at` as written.
    ///
    /// # Panics
    ///
    /// If there is no such token.
    #[inline]
    pub fn written(&self, at: usize) -> &str {
        self.slice(self.tokens[at].span)
    }

    /// Whether token `at` stands inside quotation marks; the mark that closes them counts as inside.
    pub fn is_quoted(&self, at: usize) -> bool {
        let behind = self.quoted.partition_point(|quotation| quotation.end as usize <= at);
        self.quoted.get(behind).is_some_and(|quotation| quotation.start as usize <= at)
    }

    /// The bytes from the first to the last of some tokens; empty at the start of the text where there are none.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match self.tokens.get(tokens.clone()) {
            Some([first, .., last]) => first.span.to(last.span),
            Some([only]) => only.span,
            _ => Span::new(0, 0),
        }
    }

    /// The text of a span.
    #[inline]
    pub fn slice(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// The sentence that holds token `at`.
    ///
    /// # Panics
    ///
    /// If there is no such token.
    pub fn sentence_of(&self, at: usize) -> &Sentence {
        &self.sentences[self.sentences.partition_point(|sentence| sentence.tokens.end <= at)]
    }

    /// The words of one sentence.
    pub fn words(&self, sentence: &Sentence) -> Words<'_> {
        Words { document: self, range: sentence.tokens.clone() }
    }

    /// The words of any run of tokens.
    pub fn words_in(&self, range: Range<usize>) -> Words<'_> {
        Words { document: self, range }
    }

    /// The line of a byte offset, from 1. Unlike [`Document::line_column`] it does not read the line.
    pub fn line(&self, offset: u32) -> u32 {
        self.line_starts().partition_point(|start| *start <= offset).max(1) as u32
    }

    /// Line and column of a byte offset.
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line(offset);
        let start = self.line_starts()[line as usize - 1] as usize;
        let column = self.text[start..offset as usize].chars().count() + 1;
        LineColumn { line, column: column as u32 }
    }

    /// Where the lines begin: looked for only when a place is asked for.
    fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.text.as_bytes());
            std::iter::once(0).chain(breaks.map(|at| at as u32 + 1)).collect()
        })
    }
}

/// A window on some tokens, mostly one sentence. Readers of values look only through it, so that none crosses a sentence.
///
/// Indices are those of the document. Outside the window every word is empty and no shape fits, which spares the readers
/// the edges.
#[derive(Clone, Debug)]
pub struct Words<'d> {
    document: &'d Document,
    range: Range<usize>,
}

impl<'d> Words<'d> {
    /// The document looked into.
    pub fn document(&self) -> &'d Document {
        self.document
    }

    /// The indices of the window's tokens.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Whether token `at` stands in the window: what every look at a token asks first.
    #[inline]
    fn holds(&self, at: usize) -> bool {
        #[cfg(test)]
        looks::add();
        self.range.contains(&at)
    }

    /// Token `at`, if it stands in the window.
    #[inline]
    pub fn get(&self, at: usize) -> Option<&'d Token> {
        self.holds(at).then(|| &self.document.tokens[at])
    }

    /// The normalised form of token `at`; empty outside the window.
    #[inline(always)]
    pub fn word(&self, at: usize) -> &'d str {
        if self.holds(at) { self.document.word(at) } else { "" }
    }

    /// The [`hash`](super::hash) of the normalised form of token `at`; that of no word outside the window.
    #[inline]
    pub fn hash(&self, at: usize) -> u32 {
        if self.holds(at) { self.document.tokens[at].hash } else { NO_WORD }
    }

    /// The normalised form of the token `back` places before `at`; empty outside the window.
    #[inline]
    pub fn before(&self, at: usize, back: usize) -> &'d str {
        at.checked_sub(back).map_or("", |index| self.word(index))
    }

    /// Token `at` as written; empty outside the window.
    #[inline]
    pub fn written(&self, at: usize) -> &'d str {
        if self.holds(at) { self.document.written(at) } else { "" }
    }

    /// Whether token `at` is in the window and has this shape.
    #[inline]
    pub fn is(&self, at: usize, shape: Shape) -> bool {
        self.get(at).is_some_and(|token| token.shape == shape)
    }

    /// Whether token `at` is in the window and follows its forerunner without a space.
    #[inline]
    pub fn joined(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| !token.space_before)
    }

    /// The first token at or behind `at` that is no hyphen: `two-hour` and `two hour` read alike.
    #[inline]
    pub fn over_hyphen(&self, at: usize) -> usize {
        if self.is(at, Shape::Hyphen) { at + 1 } else { at }
    }
}

/// How often tokens are looked at, so that tests can hold readers to a number of looks and need no clock.
#[cfg(test)]
pub(crate) mod looks {
    use std::cell::Cell;

    thread_local! {
        static LOOKS: Cell<u64> = const { Cell::new(0) };
    }

    pub(super) fn add() {
        LOOKS.set(LOOKS.get() + 1);
    }

    /// The looks that something takes in this thread.
    pub(crate) fn during(run: impl FnOnce()) -> u64 {
        let before = LOOKS.get();
        run();
        LOOKS.get() - before
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_characters() {
        let document = Document::new("Łódź ist\nschön, sehr");
        let at = document.text().find("sehr").unwrap() as u32;
        assert_eq!(document.line_column(at), LineColumn { line: 2, column: 8 });
        assert_eq!(document.line_column(0), LineColumn { line: 1, column: 1 });
    }

    #[test]
    fn a_region_cuts_the_sentence_that_it_shares_a_line_with() {
        let mut document = Document::new("date 2024-04-02 Talks ended. All left.\nParis (AP) - It rained.");
        let span = |words: &str| {
            let at = document.text().find(words).unwrap();
            Span::new(at, at + words.len())
        };
        let regions = [(span("date 2024-04-02 "), Region::Dateline), (span("Paris (AP) -"), Region::Dateline)];
        document.mark_all(&regions);
        let got: Vec<(&str, Region)> =
            document.sentences().iter().map(|s| (document.slice(s.span), s.region)).collect();
        assert_eq!(
            got,
            [
                ("date 2024-04-02", Region::Dateline),
                ("Talks ended.", Region::Body),
                ("All left.", Region::Body),
                ("Paris (AP) -", Region::Dateline),
                ("It rained.", Region::Body),
            ]
        );
        for (at, token) in document.tokens().iter().enumerate() {
            assert!(document.sentence_of(at).tokens.contains(&at));
            assert!(document.sentence_of(at).span.holds(token.span));
        }
    }

    #[test]
    fn quotations_are_marked() {
        let document = Document::new("He said “we won” and left.");
        let quoted: Vec<&str> =
            (0..document.tokens().len()).filter(|at| document.is_quoted(*at)).map(|at| document.word(at)).collect();
        assert_eq!(quoted, ["we", "won", "\""]);
    }
}
