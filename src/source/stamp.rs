//! The stamp of an article: `Published: April 2, 2024 | Updated 9:28 AM EDT`, `date 2024-04-02`, `2 April 2024 14:39 GMT`.
//!
//! A stamp is made of labels, weekdays, dates, times and the marks between them, and of nothing else. It counts as a
//! header where it fills its line, or where it begins with a label and a date and a sentence follows.

use super::day::{self, Written};

/// What a label before a date says of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    /// The day of publication.
    Published,
    /// The day of the last change.
    Updated,
}

/// Labels, in lower case; a longer one stands before the one that it begins with.
const LABELS: &[(&str, Label)] = &[
    ("date published", Label::Published),
    ("date", Label::Published),
    ("dated", Label::Published),
    ("first posted", Label::Published),
    ("first published", Label::Published),
    ("issued", Label::Published),
    ("last modified", Label::Updated),
    ("last updated", Label::Updated),
    ("modified", Label::Updated),
    ("originally published", Label::Published),
    ("posted", Label::Published),
    ("publication date", Label::Published),
    ("publication time", Label::Published),
    ("published", Label::Published),
    ("updated", Label::Updated),
];

/// A stamp at the start of a line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    /// The dates in order, each with the label before it.
    pub(super) dates: Vec<(Option<Label>, Written, Place)>,
    /// Whether its first word is a label.
    pub(super) labelled: bool,
    /// Whether a label or a date in it is followed by a time.
    pub(super) timed: bool,
    /// Where its last word or figure ends.
    pub(super) end: usize,
    /// Where the rest of the line begins, behind marks and space.
    pub(super) rest: usize,
}

/// Bytes of the line where a date is written.
pub(super) type Place = std::ops::Range<usize>;

impl Stamp {
    /// Reads as much of a line as is stamp.
    pub(super) fn read(line: &str) -> Stamp {
        let mut stamp = Stamp::default();
        // No day and no time is written without a figure.
        if !line.bytes().any(|byte| byte.is_ascii_digit()) {
            return stamp;
        }
        let mut label = None;
        let mut at = 0;
        while at < line.len() {
            let rest = &line[at..];
            let length = if let Some((found, length)) = self::label(rest) {
                stamp.labelled |= stamp.end == 0;
                label = Some(found);
                length
            } else if let Some((written, length)) = day::date(rest) {
                stamp.dates.push((label, written, at..at + length));
                length
            } else if let Some(length) = day::weekday(rest) {
                length
            } else if let Some(length) = day::time(rest) {
                stamp.timed = true;
                length
            } else if let Some(length) = mark(rest) {
                at += length;
                continue;
            } else {
                break;
            };
            at += length;
            stamp.end = at;
        }
        stamp.rest = at;
        stamp
    }

    /// Whether the line that was read is nothing but a stamp, and says a day or a time of publication. Two dates without a
    /// label are a span of time or a table.
    pub(super) fn fills(&self, line: &str) -> bool {
        let bare = self.dates.iter().filter(|(label, ..)| label.is_none()).count();
        self.rest == line.len() && bare <= 1 && (!self.dates.is_empty() || self.timed && self.labelled)
    }

    /// Whether a label and a date stand before something else on the line.
    pub(super) fn leads(&self, line: &str) -> bool {
        let rest = &line[self.rest..];
        self.labelled
            && !self.dates.is_empty()
            && rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'([-$£€".contains(c))
    }
}

fn label(text: &str) -> Option<(Label, usize)> {
    if !matches!(text.as_bytes().first()?.to_ascii_lowercase(), b'd' | b'f' | b'i' | b'l' | b'm' | b'o' | b'p' | b'u') {
        return None;
    }
    LABELS.iter().find_map(|(name, label)| Some((*label, day::word(text, name)?)))
}

/// White space and marks between the parts of a stamp.
fn mark(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if first.is_whitespace() || ",|@:-–—·•/()[]".contains(first) {
        return Some(first.len_utf8());
    }
    ["on", "at"].iter().find_map(|word| day::word(text, word))
}

#[cfg(test)]
mod tests {
    use super::{LABELS, Stamp};

    #[test]
    fn a_longer_label_stands_before_its_beginning() {
        for (at, (name, _)) in LABELS.iter().enumerate() {
            let covered = LABELS[..at].iter().find(|(earlier, _)| super::day::word(name, earlier).is_some());
            assert_eq!(covered, None, "{name}");
        }
    }

    #[test]
    fn lines_that_are_nothing_but_a_stamp() {
        #[track_caller]
        fn fills(line: &str) {
            assert!(Stamp::read(line).fills(line), "{line:?} gives {:?}", Stamp::read(line));
        }
        fills("Published: Dec. 19, 2005 at 9:44 PM");
        fills("Published on: 11 November 2011-11:25am");
        fills("First Posted 23:37:00 05 / 05 / 2010");
        fills("7:00pm UK, Wednesday 05 May 2010");
        fills("Wed May 5, 2010 7:12pm BST");
        fills("11 November 2011 Last updated at 12:41 GMT");
        fills("AUGUST 2, 2013 | 08:06AM PT");
        fills("Friday August 2, 2013 @ 8:13am PDT");
        fills("Friday, Sep 10, 2010 | Updated 9:28 AM EDT");
        fills("on September 10th, 2010");
        fills("(2 April 2024)");
        fills("2024-04-02T10:00:00Z");
        fills("Last updated at 12:41 GMT");
        fills("8 / 2 / 13 at 1:30 PM");
        fills("Posted 1052 GMT (1852 HKT), April 10, 2007");
        fills("Published: 09 Sep 2013 11:25 GMT+02:00");
    }

    #[test]
    fn lines_that_are_more_than_a_stamp() {
        #[track_caller]
        fn leads(line: &str, rest: &str) {
            let stamp = Stamp::read(line);
            assert!(stamp.leads(line), "{stamp:?}");
            assert_eq!(&line[stamp.rest..], rest);
        }
        leads(" date 2024-04-02 The talks ended.", "The talks ended.");
        leads("Published 2 April 2024 – “We won,” she said.", "“We won,” she said.");
        leads("Updated: April 2, 2024, 10:15 a.m. ET 12 people fled.", "12 people fled.");
    }

    #[test]
    fn lines_that_are_no_stamp() {
        #[track_caller]
        fn neither(line: &str) {
            let stamp = Stamp::read(line);
            assert!(!stamp.fills(line) && !stamp.leads(line), "{line:?} gives {stamp:?}");
        }
        neither("Published reports say that the talks ended.");
        neither("Published 2 April 2024 in a journal, the study says so.");
        neither("Date palms grow here.");
        neither("April 2, 2024 was a Tuesday.");
        neither("2024-04-02 The talks ended.");
        neither("Monday");
        neither("October 27, 2014 - November 13, 2016");
        neither("On Monday 3,000 people fled.");
        neither("10:00 Opening");
        neither("Updated");
        neither("");
    }
}
