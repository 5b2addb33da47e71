//! Words into lines: wrapping, cutting, marking. Widths are columns of a terminal.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::style::Painter;
use crate::extract::record::Said;

/// How many bytes of a sentence on each side of the words are looked at: several lines more than are ever shown.
const REACH: usize = 2_000;

/// How many columns some words take.
pub(super) fn width(words: &str) -> usize {
    // Each of these takes one column, whatever stands beside it.
    if words.bytes().all(|byte| matches!(byte, b' '..=b'~')) { words.len() } else { UnicodeWidthStr::width(words) }
}

/// White space folded, and characters that would steer a terminal (controls, changes of writing direction) taken out:
/// quotes come from anywhere.
pub fn clean(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut space = false;
    let mut rest = words;
    while let Some(c) = rest.chars().next() {
        // Most words are plain ones.
        let plain = rest.bytes().position(|byte| !matches!(byte, b'!'..=b'~')).unwrap_or(rest.len());
        let (taken, left) = rest.split_at(plain.max(c.len_utf8()));
        rest = left;
        match c {
            c if c.is_whitespace() || c.is_control() => space = true,
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}' => {}
            _ => {
                if space && !out.is_empty() {
                    out.push(' ');
                }
                space = false;
                out.push_str(taken);
            }
        }
    }
    out
}

/// Cuts words to a width, with `…` where something is missing.
pub(super) fn cut(words: &str, most: usize) -> String {
    if width(words) <= most {
        return words.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for c in words.chars() {
        used += UnicodeWidthChar::width(c).unwrap_or(0);
        if used > most {
            break;
        }
        out.push(c);
    }
    let mut out = out.trim_end().to_owned();
    if most > 0 {
        out.push('…');
    }
    out
}

/// The end of a path in at most `most` columns, with `…` where its beginning is missing, if it can be at a `/`.
pub(super) fn cut_path(path: &str, most: usize) -> String {
    if width(path) <= most {
        return path.to_owned();
    }
    let mut used = 1;
    let mut start = path.len();
    for (at, c) in path.char_indices().rev() {
        used += UnicodeWidthChar::width(c).unwrap_or(0);
        if used > most {
            break;
        }
        start = at;
    }
    let kept = &path[start..];
    // Half a folder's name tells nothing.
    let kept = kept.find('/').filter(|at| at + 1 < kept.len()).map_or(kept, |at| &kept[at..]);
    format!("…{kept}")
}

/// Words in lines of at most `most` columns; a word that is too long is broken.
pub fn wrap(words: &str, most: usize) -> Vec<String> {
    let most = most.max(2);
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in words.split_whitespace() {
        let room = if line.is_empty() { most } else { most.saturating_sub(width(&line) + 1) };
        if width(word) <= room {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in word.chars() {
            if width(&line) + UnicodeWidthChar::width(c).unwrap_or(0) > most {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// A sentence in three parts: what stands before the words that matter, the words, and what follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quote {
    pub(super) before: String,
    pub(super) said: String,
    pub(super) after: String,
}

impl Quote {
    /// The sentence of some words, cut around them to about `most` columns, at the ends of words.
    pub(super) fn new(said: &Said, most: usize) -> Quote {
        let at = |byte: u32| floor(&said.quote, byte.saturating_sub(said.quote_start) as usize);
        let (start, end) = (at(said.start), at(said.end.max(said.start)));
        let far = floor(&said.quote, start.saturating_sub(REACH));
        let near = floor(&said.quote, end.saturating_add(REACH));
        let before = trimmed(&said.quote[far..start]);
        let after = trimmed(&said.quote[end..near]);
        let words = cut(&clean(&said.quote[start..end]), most);
        let (left, right) = (width(&before), width(&after));
        let room = most.saturating_sub(width(&words));
        let cut_before = far > 0 || left + right > room;
        let cut_after = near < said.quote.len() || left + right > room;
        let half = room / 2;
        let to_left = if right < half { room - right } else { half };
        let to_right = if left < half { room - left } else { half };
        Quote {
            before: if cut_before && (left > to_left || far > 0) { last_words(&before, to_left) } else { before },
            said: words,
            after: if cut_after && (right > to_right || near < said.quote.len()) {
                first_words(&after, to_right)
            } else {
                after
            },
        }
    }

    /// The sentence in lines, the words marked: by style where there is colour, with `«…»` where there is none.
    pub(super) fn lines(&self, most: usize, painter: Painter) -> Vec<String> {
        let (open, close) = if painter.color { ("", "") } else { ("«", "»") };
        let plain = format!("{}{open}{}{close}{}", self.before, self.said, self.after);
        let lines = wrap(&plain, most);
        if !painter.color {
            return lines;
        }
        // The marked part is found again by counting what is no white space, which wrapping keeps.
        let solid = |words: &str| words.chars().filter(|c| !c.is_whitespace()).count();
        let from = solid(&self.before);
        let to = from + solid(&self.said);
        let mut at = 0;
        lines
            .into_iter()
            .map(|line| {
                let (mut head, mut marked, mut tail) = (String::new(), String::new(), String::new());
                for c in line.chars() {
                    let part = if c.is_whitespace() {
                        if at <= from {
                            &mut head
                        } else if at < to {
                            &mut marked
                        } else {
                            &mut tail
                        }
                    } else {
                        at += 1;
                        if at <= from {
                            &mut head
                        } else if at <= to {
                            &mut marked
                        } else {
                            &mut tail
                        }
                    };
                    part.push(c);
                }
                format!("{head}{}{tail}", painter.said(&marked))
            })
            .collect()
    }
}

/// Cleaned, with one space kept where the part touches the words with white space.
fn trimmed(part: &str) -> String {
    let words = clean(part);
    let lead = part.starts_with(char::is_whitespace);
    let trail = part.ends_with(char::is_whitespace);
    match (words.is_empty(), lead, trail) {
        (true, false, false) => String::new(),
        (true, ..) => " ".to_owned(),
        (false, lead, trail) => format!("{}{words}{}", if lead { " " } else { "" }, if trail { " " } else { "" }),
    }
}

fn last_words(part: &str, most: usize) -> String {
    let mut used = 2;
    let mut start = part.len();
    for (at, c) in part.char_indices().rev() {
        used += UnicodeWidthChar::width(c).unwrap_or(0);
        if used > most {
            break;
        }
        if part[..at].ends_with(char::is_whitespace) || at == 0 {
            start = at;
        }
    }
    let kept = &part[start..];
    if kept.is_empty() && part.ends_with(char::is_whitespace) { "… ".to_owned() } else { format!("… {kept}") }
}

fn first_words(part: &str, most: usize) -> String {
    let mut used = 2;
    let mut end = 0;
    for (at, c) in part.char_indices() {
        used += UnicodeWidthChar::width(c).unwrap_or(0);
        if used > most {
            break;
        }
        let next = at + c.len_utf8();
        if part[next..].starts_with(char::is_whitespace) || next == part.len() {
            end = next;
        }
    }
    format!("{} …", &part[..end])
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(quote: &str, words: &str) -> Said {
        let start = quote.find(words).unwrap() as u32;
        Said {
            said: words.into(),
            start: start + 100,
            end: start + 100 + words.len() as u32,
            quote: quote.into(),
            quote_start: 100,
            quote_end: 100 + quote.len() as u32,
            line: 1,
        }
    }

    #[track_caller]
    fn quotes(quote: &str, words: &str, most: usize, expected: &str) {
        let got = Quote::new(&said(quote, words), most).lines(1_000, Painter { color: false });
        assert_eq!(got, [expected]);
    }

    #[test]
    fn quotes_are_cut_around_the_words() {
        quotes("Some 12 people died.", "12 people", 60, "Some «12 people» died.");
        quotes("12 people died.", "12 people", 60, "«12 people» died.");
        quotes("The storm\n  killed 12.", "12", 60, "The storm killed «12».");
        quotes(
            "After days of rain the river rose and 12 people died in the valley below the dam, the mayor said.",
            "12 people",
            40,
            "… rose and «12 people» died in the …",
        );
        quotes("The mayor of the valley below the old dam said on Monday: 12.", "12", 24, "… said on Monday: «12».");
        quotes("12 people died in the valley below the dam.", "12 people", 24, "«12 people» died in the …");
        quotes("\u{1b}[31mred\u{202e} 12", "12", 30, "[31mred «12»");
    }

    #[test]
    fn colour_marks_the_same_words() {
        let quote = Quote::new(&said("Some twelve people died.", "twelve people"), 60);
        let lines = quote.lines(12, Painter { color: true });
        assert_eq!(lines, ["Some \u{1b}[1m\u{1b}[4mtwelve\u{1b}[0m", "\u{1b}[1m\u{1b}[4mpeople\u{1b}[0m died."]);
    }

    #[test]
    fn wraps() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("incomprehensible", 6), ["incomp", "rehens", "ible"]);
        assert_eq!(wrap("", 6), Vec::<String>::new());
        assert_eq!(wrap("東京都", 4), ["東京", "都"]);
    }

    #[test]
    fn cuts() {
        assert_eq!(cut("herald", 6), "herald");
        assert_eq!(cut("heralds", 6), "heral…");
        assert_eq!(cut("a b c", 3), "a…");
        assert_eq!(cut("abc", 0), "");
        assert_eq!(cut_path("stories/bridge/herald.txt", 30), "stories/bridge/herald.txt");
        assert_eq!(cut_path("stories/bridge/herald.txt", 20), "…/bridge/herald.txt");
        assert_eq!(cut_path("stories/bridge/herald.txt", 8), "…ald.txt");
    }
}
