use super::Span;
use super::normal::{is_dash, push_normal};
use super::word_index::hash_bytes;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Letters, with inner apostrophes (`didn't`, `O'Brien`) and the dots of an abbreviation (`U.S.`, `Gen.`).
    Word,
    /// Digits with whatever separators stand between digits (`1,300,000`, `1.3`, `04.01.2024`), or a character such as `½`.
    Number,
    /// `'s` or the lone apostrophe of a plural possessor; phrases step over it.
    Possessive,
    /// A dash joined to what stands on both sides (`two-hour`, `12–14`); phrases step over it.
    Hyphen,
    /// Any other dash.
    Dash,
    /// One character of punctuation or a symbol (`$`, `%`, `,`).
    Punct,
}

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Case {
    /// No letters.
    None,
    /// `talks`
    Lower,
    /// `Monday`, and a single capital (`A`).
    Title,
    /// `US`, `U.S.`: two or more letters, all capitals.
    Upper,
    /// `McDonald`, `iPhone`.
    Mixed,
}

/// One token of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands in the text, in bytes.
    pub span: Span,
    /// Which of the document's changed forms is its normalised one, from 1; 0 where that is just what is written.
    pub(super) changed: u32,
    /// The [`hash`](super::hash) of its normalised form.
    pub hash: u32,
    /// What it is made of.
    pub shape: Shape,
    /// How its letters are written.
    pub case: Case,
    /// Whether white space stands before it (true for the first token).
    pub space_before: bool,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Whether it ends with the dot of an abbreviation or an initial.
    pub dotted: bool,
}

/// Abbreviations whose dot belongs to the word, after the Associated Press and Guardian style guides.
const ABBREVIATIONS: &[&str] = &[
    "adm", "approx", "apr", "aug", "ave", "bros", "capt", "cdr", "cmdr", "co", "col", "corp", "cpl", "dec", "dept",
    "det", "dr", "esq", "feb", "fr", "gen", "gov", "hon", "inc", "insp", "jan", "jr", "jul", "jun", "lt", "ltd", "maj",
    "messrs", "mr", "mrs", "ms", "mt", "nov", "oct", "pfc", "pres", "prof", "pte", "pvt", "rep", "reps", "rev", "sec",
    "sen", "sens", "sep", "sept", "sgt", "spc", "sr", "st", "supt", "thu", "thur", "thurs", "tue", "tues", "vs", "wed",
];

/// Words whose dot belongs to them only where a figure follows (`No. 5`, `Mar. 3`, `pp. 12`).
const ABBREVIATIONS_BEFORE_FIGURES: &[&str] =
    &["art", "fig", "fri", "mar", "mon", "no", "nos", "p", "pp", "rs", "sat", "sun", "vol"];

/// The most letters before the dot of an abbreviation of two letters or more.
const LONGEST_ABBREVIATION: usize = 6;

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The tokens of a text, and the normalised forms of those that are not written so.
pub(super) struct Tokens {
    pub(super) list: Vec<Token>,
    pub(super) changed: Changed,
}

/// Normalised forms, one behind the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Changed {
    letters: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl Changed {
    /// The form of this number, from 1.
    #[inline]
    pub(super) fn get(&self, number: u32) -> &str {
        let at = number as usize - 1;
        let start = if at == 0 { 0 } else { self.ends[at - 1] };
        &self.letters[start as usize..self.ends[at] as usize]
    }

    /// Closes the form that was written since the last one; its number and hash.
    fn close(&mut self, start: usize) -> (u32, u32) {
        self.ends.push(u32::try_from(self.letters.len()).expect("texts are at most 4 GiB"));
        (self.ends.len() as u32, hash_bytes(&self.letters.as_bytes()[start..]))
    }
}

/// The normalised form of a token.
#[inline]
pub(super) fn word<'t>(text: &'t str, changed: &'t Changed, token: &Token) -> &'t str {
    match token.changed {
        0 => &text[token.span.range()],
        number => changed.get(number),
    }
}

/// Splits `text` into tokens; sentences are set later.
pub(super) fn tokenise(text: &str) -> Tokens {
    let mut scan = Scan { text, at: 0, tokens: Vec::with_capacity(text.len() / 5), changed: Changed::default() };
    scan.run();
    Tokens { list: scan.tokens, changed: scan.changed }
}

/// What an ASCII byte begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Lower,
    Upper,
    Digit,
    Apostrophe,
    Dash,
    Mark,
    /// A byte of a longer character.
    Other,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        classes[byte] = match byte as u8 {
            0..=b' ' | 127 => Class::Space,
            b'a'..=b'z' => Class::Lower,
            b'A'..=b'Z' => Class::Upper,
            b'0'..=b'9' => Class::Digit,
            b'\'' => Class::Apostrophe,
            b'-' => Class::Dash,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

struct Scan<'t> {
    text: &'t str,
    at: usize,
    tokens: Vec<Token>,
    changed: Changed,
}

impl Scan<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let mut space_before = true;
        while let Some(byte) = bytes.get(self.at) {
            let start = self.at;
            match CLASSES[usize::from(*byte)] {
                Class::Space => {
                    self.at += 1;
                    space_before = true;
                    continue;
                }
                Class::Lower | Class::Upper if self.plain_word(space_before) => {}
                Class::Digit => {
                    self.digits();
                    self.push_as_written(start, Shape::Number, Case::None, space_before);
                }
                Class::Mark => {
                    self.at += 1;
                    self.push_as_written(start, Shape::Punct, Case::None, space_before);
                }
                _ => {
                    let Some(c) = self.peek(self.at) else { break };
                    // A byte order mark or a zero-width space inside a text is no word and no white space worth a token.
                    if c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}') {
                        self.at += c.len_utf8();
                        space_before = true;
                        continue;
                    }
                    let shape = self.any(c, space_before);
                    self.push(start, shape, space_before);
                }
            }
            space_before = false;
        }
    }

    /// Takes a word of ASCII letters with nothing behind it that could belong to it: most words of most texts.
    fn plain_word(&mut self, space_before: bool) -> bool {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let first = CLASSES[usize::from(bytes[start])];
        let (mut end, mut capitals) = (start + 1, 0);
        loop {
            match bytes.get(end).map(|byte| CLASSES[usize::from(*byte)]) {
                Some(Class::Lower) => {}
                Some(Class::Upper) => capitals += 1,
                Some(Class::Other | Class::Apostrophe) => return false,
                // Initials, and words as short as an abbreviation.
                Some(Class::Mark) if bytes[end] == b'.' && end - start <= LONGEST_ABBREVIATION => return false,
                _ => break,
            }
            end += 1;
        }
        self.at = end;
        let case = match (first == Class::Upper, capitals) {
            (false, 0) => {
                self.push_as_written(start, Shape::Word, Case::Lower, space_before);
                return true;
            }
            (true, 0) => Case::Title,
            (true, capitals) if capitals + 1 == end - start => Case::Upper,
            _ => Case::Mixed,
        };
        let from = self.changed.letters.len();
        self.changed.letters.push_str(&self.text[start..end]);
        self.changed.letters[from..].make_ascii_lowercase();
        let (changed, hash) = self.changed.close(from);
        let span = Span::new(start, end);
        let shape = Shape::Word;
        self.tokens.push(Token { span, changed, hash, shape, case, space_before, quoted: false, dotted: false });
        true
    }

    /// Takes whatever begins with this character and is no white space.
    fn any(&mut self, c: char, space_before: bool) -> Shape {
        if c.is_alphabetic() || c == '\u{ad}' {
            self.word();
            Shape::Word
        } else if c.is_numeric() {
            self.at += c.len_utf8();
            Shape::Number
        } else if is_apostrophe(c) && self.possessive(space_before) {
            Shape::Possessive
        } else if is_dash(c) {
            self.at += c.len_utf8();
            let joined = !space_before && self.peek(self.at).is_some_and(char::is_alphanumeric) && c != '—';
            if joined { Shape::Hyphen } else { Shape::Dash }
        } else {
            self.at += c.len_utf8();
            Shape::Punct
        }
    }

    fn peek(&self, at: usize) -> Option<char> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() { Some(byte as char) } else { self.text[at..].chars().next() }
    }

    /// Adds a token whose normalised form is what is written.
    fn push_as_written(&mut self, start: usize, shape: Shape, case: Case, space_before: bool) {
        let span = Span::new(start, self.at);
        let hash = hash_bytes(&self.text.as_bytes()[span.range()]);
        self.tokens.push(Token { span, changed: 0, hash, shape, case, space_before, quoted: false, dotted: false });
    }

    fn push(&mut self, start: usize, shape: Shape, space_before: bool) {
        let written = &self.text[start..self.at];
        let from = self.changed.letters.len();
        push_normal(&mut self.changed.letters, written);
        let (changed, hash) = if self.changed.letters[from..] == *written {
            self.changed.letters.truncate(from);
            (0, hash_bytes(written.as_bytes()))
        } else {
            self.changed.close(from)
        };
        let case = if shape == Shape::Word { case_of(written) } else { Case::None };
        let dotted = shape == Shape::Word && written.ends_with('.');
        let span = Span::new(start, self.at);
        self.tokens.push(Token { span, changed, hash, shape, case, space_before, quoted: false, dotted });
    }

    fn digits(&mut self) {
        let bytes = self.text.as_bytes();
        let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
        while digit(self.at) || (matches!(bytes.get(self.at), Some(b',' | b'.')) && digit(self.at + 1)) {
            self.at += 1;
        }
    }

    fn word(&mut self) {
        let start = self.at;
        while let Some(c) = self.peek(self.at) {
            let inside = c.is_alphabetic() || is_mark(c) || is_apostrophe(c) && self.apostrophe_inside(c);
            if !inside {
                break;
            }
            self.at += c.len_utf8();
        }
        if self.peek(self.at) == Some('.') {
            self.dots(start);
        }
    }

    /// Whether the apostrophe at the cursor stands between letters and does not begin a possessive `'s`.
    fn apostrophe_inside(&self, c: char) -> bool {
        let next = self.at + c.len_utf8();
        let Some(after) = self.peek(next) else { return false };
        if !after.is_alphabetic() {
            return false;
        }
        let ends_there = !self.peek(next + after.len_utf8()).is_some_and(char::is_alphabetic);
        !(matches!(after, 's' | 'S') && ends_there)
    }

    /// Takes the dots of `U.S.`, `p.m.`, `Gen.` and `J.` into the word that began at `start`.
    fn dots(&mut self, start: usize) {
        let word = &self.text[start..self.at];
        let mut letters = word.chars();
        let (first, second) = (letters.next(), letters.next());
        if second.is_none() {
            let mut at = self.at;
            let mut parts = 1;
            while self.peek(at) == Some('.') {
                let Some(letter) = self.peek(at + 1).filter(|c| c.is_alphabetic()) else { break };
                let after = at + 1 + letter.len_utf8();
                if self.peek(after).is_some_and(|c| c.is_alphanumeric()) {
                    break;
                }
                at = after;
                parts += 1;
            }
            if parts > 1 {
                self.at = if self.peek(at) == Some('.') { at + 1 } else { at };
            } else if first.is_some_and(char::is_uppercase)
                && (first != Some('I') || self.behind_title())
                && self.initial_before_name()
            {
                self.at += 1;
            }
            return;
        }
        if word.len() > LONGEST_ABBREVIATION {
            return;
        }
        let lower = word.to_ascii_lowercase();
        let always = ABBREVIATIONS.binary_search(&lower.as_str()).is_ok();
        let sometimes = ABBREVIATIONS_BEFORE_FIGURES.contains(&lower.as_str());
        if !always && !sometimes {
            return;
        }
        let next = self.text[self.at + 1..].chars().find(|c| !c.is_whitespace());
        // "the state dept. said" is an abbreviation, "no sec." at the end of a line is left alone.
        let abbreviation =
            always && (first.is_some_and(char::is_uppercase) || next.is_some_and(char::is_lowercase) || lower == "vs");
        if abbreviation || sometimes && next.is_some_and(|c| c.is_ascii_digit()) {
            self.at += 1;
        }
    }

    /// Whether the word at the cursor stands behind what a name follows: `Judge I. Ada Moss`, but not `World War I.`
    fn behind_title(&self) -> bool {
        self.tokens.last().is_some_and(|token| {
            matches!(
                word(self.text, &self.changed, token).trim_end_matches('.'),
                "judge" | "justice" | "mr" | "mrs" | "ms" | "dr" | "professor" | "prof" | "sen" | "rep" | "gen" | "rev"
            )
        })
    }

    /// Whether the dot at the cursor is that of an initial: a capitalised word or another initial follows.
    fn initial_before_name(&self) -> bool {
        let rest = &self.text[self.at + 1..];
        let name = rest.trim_start_matches([' ', '\u{a0}']);
        name.len() < rest.len() + usize::from(rest.starts_with(char::is_uppercase))
            && name.starts_with(char::is_uppercase)
    }

    /// Takes `'s`, or the apostrophe after a plural in s, if one stands at the cursor.
    fn possessive(&mut self, space_before: bool) -> bool {
        let Some(last) = self.tokens.last().filter(|t| !space_before && t.shape != Shape::Punct) else { return false };
        let width = self.peek(self.at).map_or(0, char::len_utf8);
        let after = self.peek(self.at + width);
        if matches!(after, Some('s' | 'S')) && !self.peek(self.at + width + 1).is_some_and(char::is_alphanumeric) {
            self.at += width + 1;
            return true;
        }
        let plural = last.shape == Shape::Word && word(self.text, &self.changed, last).ends_with('s');
        let open = self
            .tokens
            .iter()
            .rev()
            .take(40)
            .any(|t| t.shape == Shape::Punct && matches!(&self.text[t.span.range()], "'" | "‘"));
        if plural && !open && after.is_some_and(char::is_whitespace) {
            self.at += width;
            return true;
        }
        false
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

fn case_of(word: &str) -> Case {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::None };
    let (mut upper, mut lower) = (0, 0);
    for c in letters {
        if c.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first.is_uppercase(), upper, lower) {
        (false, 0, _) => Case::Lower,
        (true, 0, _) => Case::Title,
        (true, _, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_are_sorted_and_short() {
        assert!(ABBREVIATIONS.is_sorted());
        let all = ABBREVIATIONS.iter().chain(ABBREVIATIONS_BEFORE_FIGURES);
        assert_eq!(all.map(|word| word.len()).max(), Some(LONGEST_ABBREVIATION));
    }

    #[track_caller]
    fn splits(text: &str, expected: &str) {
        let tokens = tokenise(text);
        let got: Vec<&str> = tokens.list.iter().map(|token| word(text, &tokens.changed, token)).collect();
        assert_eq!(got.join("|"), expected, "in {text:?}");
    }

    #[test]
    fn words_and_marks() {
        splits("a two-hour video conference", "a|two|-|hour|video|conference");
        splits("Israel’s Prime Minister didn’t", "israel|'s|prime|minister|didn't");
        splits("the countries' aims", "the|countries|'|aims");
        splits("the U.S. and the U.N., at 5 p.m.", "the|us|and|the|un|,|at|5|pm");
        splits("Gen. J. P. Smith of Acme Inc.", "gen|j|p|smith|of|acme|inc");
        splits("Oct. 7. It was No. 5.", "oct|7|.|it|was|no|5|.");
        splits("That is a no. We go.", "that|is|a|no|.|we|go|.");
    }

    #[test]
    fn figures() {
        splits("$1.3m, US$1,300,000.50", "$|1.3|m|,|us|$|1,300,000.50");
        splits("12–14 people, 2024-04-01", "12|-|14|people|,|2024|-|04|-|01");
        splits("A320 and 3rd and 2½%", "a|320|and|3|rd|and|2|½|%");
        splits("-5 or −5 or x - 5", "-|5|or|-|5|or|x|-|5");
    }

    #[test]
    fn cases() {
        let case = |word| case_of(word);
        assert_eq!(
            [case("talks"), case("Monday"), case("U.S."), case("A"), case("McDonald"), case("iPhone")],
            [Case::Lower, Case::Title, Case::Upper, Case::Title, Case::Mixed, Case::Mixed]
        );
    }
}
