//! Whole lines of a stream, as many as make a piece.

use std::io::{self, Read};

use memchr::{memchr, memchr_iter, memrchr};

/// How much of a line that is too long is in memory at once.
const PASSED: usize = 64 << 10;

/// Cuts a stream behind line ends, always at the same places however the stream delivers its bytes.
pub struct Lines<R> {
    stream: R,
    /// How many bytes a piece has where lines are shorter.
    size: usize,
    /// Lines that are longer are passed over.
    longest: usize,
    rest: Vec<u8>,
    /// The number of the line that comes next.
    line: usize,
    over: bool,
    failed: Option<io::Error>,
}

/// Some whole lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinesPiece {
    /// The number of the first line, from 1.
    pub first: usize,
    /// The lines, each with its end but maybe the last of the stream.
    pub lines: Vec<u8>,
    /// The numbers of lines that are too long, in whose place an empty line stands.
    pub too_long: Vec<usize>,
}

impl<R: Read> Lines<R> {
    /// Cuts a stream into pieces of about `size` bytes.
    pub fn new(stream: R, size: usize) -> Lines<R> {
        Lines { stream, size, longest: usize::MAX, rest: Vec::new(), line: 1, over: false, failed: None }
    }

    /// Passes over lines that are longer than so many bytes, without holding them.
    pub fn passing_over(self, longest: usize) -> Lines<R> {
        Lines { longest, ..self }
    }

    /// Whether a line has been given out.
    pub fn has_begun(&self) -> bool {
        self.line > 1 || self.over
    }

    /// The next lines; `None` at the end. Where the stream breaks off, whole lines that came before are still given, and
    /// the error after them.
    ///
    /// # Errors
    ///
    /// What the stream says.
    pub fn next_piece(&mut self) -> io::Result<Option<LinesPiece>> {
        let mut lines = std::mem::take(&mut self.rest);
        let mut wanted = self.size.max(lines.len() + 1);
        let mut searched = 0;
        let mut too_long = Vec::new();
        while !self.over {
            let missing = wanted - lines.len();
            lines.reserve(missing);
            match (&mut self.stream).take(missing as u64).read_to_end(&mut lines) {
                Ok(read) => self.over = read < missing,
                Err(error) => {
                    self.over = true;
                    self.failed = Some(error);
                    lines.truncate(memrchr(b'\n', &lines).map_or(0, |end| end + 1));
                }
            }
            if self.over {
                break;
            }
            if let Some(end) = memrchr(b'\n', &lines[searched..]) {
                self.rest = lines.split_off(searched + end + 1);
                break;
            }
            if lines.len() > self.longest {
                too_long.push(self.line);
                self.pass_over_line(&mut lines);
                wanted = self.size.max(lines.len() + 1);
                searched = 0;
                continue;
            }
            searched = lines.len();
            wanted = (lines.len() * 2).min(self.longest.saturating_add(1));
        }
        if lines.is_empty() {
            return self.failed.take().map_or(Ok(None), Err);
        }
        let first = self.line;
        self.line += memchr_iter(b'\n', &lines).count();
        Ok(Some(LinesPiece { first, lines, too_long }))
    }

    /// Goes on to the end of a line whose beginning is in `lines`, and leaves an empty line in its place.
    fn pass_over_line(&mut self, lines: &mut Vec<u8>) {
        loop {
            lines.clear();
            match (&mut self.stream).take(PASSED as u64).read_to_end(lines) {
                Ok(read) => self.over = read < PASSED,
                Err(error) => (self.over, self.failed) = (true, Some(error)),
            }
            let end = memchr(b'\n', lines);
            if end.is_some() || self.over {
                let rest = end.map_or(lines.len(), |end| end + 1);
                lines.splice(..rest, [b'\n']);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{self, Read};

    use super::Lines;

    /// Delivers a few bytes at a time, then breaks off.
    struct Drip<'t> {
        text: &'t [u8],
        bytes: usize,
        breaks: bool,
    }

    impl Read for Drip<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            if self.text.is_empty() && self.breaks {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            let many = self.bytes.min(into.len());
            self.text.read(&mut into[..many])
        }
    }

    #[track_caller]
    fn cuts(text: &str, size: usize, breaks: bool, expected: &[&str]) {
        for bytes in [1, 3, 1000] {
            let mut lines = Lines::new(Drip { text: text.as_bytes(), bytes, breaks }, size);
            let mut got = Vec::new();
            loop {
                match lines.next_piece() {
                    Ok(Some(piece)) => got.push(format!("{} {}", piece.first, String::from_utf8(piece.lines).unwrap())),
                    Ok(None) => break,
                    Err(error) => {
                        got.push(error.to_string());
                        break;
                    }
                }
            }
            assert_eq!(got, expected, "{bytes} bytes at a time");
        }
    }

    #[test]
    fn cuts_are_at_line_ends() {
        cuts("", 4, false, &[]);
        cuts("one\ntwo\nthree\n\nfour", 8, false, &["1 one\ntwo\n", "3 three\n\n", "5 four"]);
        cuts("one\ntwo\nthree\n\nfour", 100, false, &["1 one\ntwo\nthree\n\nfour"]);
        cuts("a very long line\nb\nc\nd\n", 2, false, &["1 a very long line\nb\nc\nd\n"]);
        cuts("a long line\nbbbbb\nc\n", 2, false, &["1 a long line\n", "2 bbbbb\nc\n"]);
        cuts("a very long line", 2, false, &["1 a very long line"]);
    }

    #[test]
    fn lines_that_are_too_long_are_passed_over() {
        #[track_caller]
        fn passes(text: &str, expected: &[(usize, &str, &[usize])]) {
            for bytes in [1, 3, 1000] {
                let drip = Drip { text: text.as_bytes(), bytes, breaks: false };
                let mut lines = Lines::new(drip, 4).passing_over(8);
                let mut got = Vec::new();
                while let Some(piece) = lines.next_piece().unwrap() {
                    got.push((piece.first, String::from_utf8(piece.lines).unwrap(), piece.too_long));
                }
                let got: Vec<_> = got.iter().map(|(at, text, long)| (*at, text.as_str(), long.as_slice())).collect();
                assert_eq!(got, expected, "{bytes} bytes at a time");
            }
        }
        passes("one\na line of many letters\ntwo\n", &[(1, "one\n", &[]), (2, "\ntwo\n", &[2])]);
        passes("a line of many letters", &[(1, "\n", &[1])]);
        passes("a line of many letters\n", &[(1, "\n", &[1])]);
        passes(&format!("{}\nb\n", "x".repeat(200_000)), &[(1, "\nb\n", &[1])]);
    }

    #[test]
    fn what_came_before_a_break_is_kept() {
        cuts("one\ntwo\nthr", 100, true, &["1 one\ntwo\n", "unexpected end of file"]);
        cuts("one\ntwo\nthr", 4, true, &["1 one\n", "2 two\n", "unexpected end of file"]);
        cuts("thr", 4, true, &["unexpected end of file"]);
    }
}
