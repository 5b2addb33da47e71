use crate::text::{Region, Span};

/// What stands between two words; of several, the widest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    #[default]
    Nothing,
    Space,
    Line,
    Paragraph,
}

/// Writes the words of marked-up text as plain text: one space between words, one line an item, an empty line between
/// paragraphs, none at the ends.
#[derive(Debug, Default)]
pub(super) struct Flow {
    pub(super) text: String,
    /// Regions, in order, none over another.
    pub(super) regions: Vec<(Span, Region)>,
    gap: Gap,
    /// The line that is being written, from 0, and the one on which the next paragraph or item goes at the earliest.
    line: usize,
    next_line: usize,
    /// The region that is open, how many elements deep, and where its first word stands.
    open: Option<(Region, usize, Option<usize>)>,
}

impl Flow {
    /// Sees to it that there is so much between what is written and what comes.
    pub(super) fn gap(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    /// Puts what begins after a gap of at least a line on line `line` of the text, from 0, where that is still to come: a
    /// paragraph then stands on the line of the file on which it begins.
    pub(super) fn line(&mut self, line: usize) {
        self.next_line = line;
    }

    /// Writes words; white space in them (but no-break space, which holds figures together) is one space.
    pub(super) fn words(&mut self, words: &str) {
        let mut first = true;
        for word in words.split(|c: char| c.is_ascii_whitespace()) {
            if !first {
                self.gap(Gap::Space);
            }
            first = false;
            if !word.is_empty() {
                self.word(word);
            }
        }
    }

    fn word(&mut self, word: &str) {
        let gap = std::mem::take(&mut self.gap);
        let mut lines = match gap {
            Gap::Paragraph => 2,
            Gap::Line => 1,
            Gap::Nothing | Gap::Space => 0,
        };
        if self.text.is_empty() {
            lines = self.next_line;
        } else if lines > 0 {
            lines = lines.max(self.next_line.saturating_sub(self.line));
        } else if gap == Gap::Space {
            self.text.push(' ');
        }
        self.text.extend(std::iter::repeat_n('\n', lines));
        self.line += lines;
        if let Some((_, _, start @ None)) = &mut self.open {
            *start = Some(self.text.len());
        }
        self.text.push_str(word);
    }

    /// Begins a region; one that is open already goes on.
    pub(super) fn open(&mut self, region: Region) {
        match &mut self.open {
            Some((_, depth, _)) => *depth += 1,
            None => self.open = Some((region, 1, None)),
        }
    }

    /// Ends the region that was begun last.
    pub(super) fn close(&mut self) {
        match &mut self.open {
            Some((_, depth, _)) if *depth > 1 => *depth -= 1,
            Some((region, _, start)) => {
                if let Some(start) = *start {
                    self.regions.push((Span::new(start, self.text.len()), *region));
                }
                self.open = None;
            }
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Flow, Gap};
    use crate::text::Region;

    #[test]
    fn words_gaps_and_regions() {
        let mut flow = Flow::default();
        flow.gap(Gap::Paragraph);
        flow.words("  Talks\n end ");
        flow.gap(Gap::Paragraph);
        flow.open(Region::Caption);
        flow.words(" A\u{a0}b");
        flow.open(Region::Caption);
        flow.words("c");
        flow.close();
        flow.close();
        flow.gap(Gap::Line);
        flow.words("d");
        assert_eq!(flow.text, "Talks end\n\nA\u{a0}bc\nd");
        let regions: Vec<_> = flow.regions.iter().map(|(span, region)| (&flow.text[span.range()], *region)).collect();
        assert_eq!(regions, [("A\u{a0}bc", Region::Caption)]);
    }

    #[test]
    fn paragraphs_keep_their_line() {
        let mut flow = Flow::default();
        flow.line(1);
        flow.words("one two");
        flow.gap(Gap::Paragraph);
        flow.line(5);
        flow.words("three");
        flow.gap(Gap::Line);
        flow.line(6);
        flow.words("four");
        assert_eq!(flow.text, "\none two\n\n\n\nthree\nfour");
    }
}
