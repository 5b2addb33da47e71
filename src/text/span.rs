use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Half-open byte offsets into the decoded text of one source: `start..end`.
///
/// Texts are at most 4 GiB; sources refuse longer ones, so 32 bits hold any place.
///
/// ```
/// use factdiff::text::Span;
///
/// let span = Span::new(5, 12);
/// assert_eq!(&"over one million"[span.range()], "one mil");
/// assert_eq!(span.len(), 7);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from byte `start` to before byte `end`.
    ///
    /// # Panics
    ///
    /// If an offset lies beyond 4 GiB, which a source cannot.
    #[inline]
    pub fn new(start: usize, end: usize) -> Span {
        let narrow = |offset: usize| u32::try_from(offset).expect("texts are at most 4 GiB");
        Span { start: narrow(start), end: narrow(end) }
    }

    /// The same place as a range that slices a `str`.
    #[inline]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The length in bytes.
    #[inline]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The smallest span that holds both.
    #[inline]
    pub fn to(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn holds(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}
