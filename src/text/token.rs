use super::Span;
use super::abbreviation::{Dotted, dotted, dotted_letters};
use super::forms::Forms;
use super::normal::{is_dash, push_normal};
use super::word_index::{hash_bytes, hash_short};

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
    /// The [`hash`](super::hash) of its normalised form.
    pub hash: u32,
    /// What it is made of.
    pub shape: Shape,
    /// How its letters are written.
    pub case: Case,
    /// Whether white space stands before it (true for the first token).
    pub space_before: bool,
    /// Whether it ends with the dot of an abbreviation or an initial.
    pub dotted: bool,
}

// A text has a token for every five bytes of it: what they take decides what a long text takes.
const _: () = assert!(size_of::<Token>() == 16);

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The tokens of a text with their normalised forms.
pub(super) struct Tokens {
    pub(super) list: Vec<Token>,
    pub(super) forms: Forms,
}

/// Splits `text` into tokens.
pub(super) fn tokenise(text: &str) -> Tokens {
    let forms = Forms::of_text(text);
    let mut scan = Scan { text, at: 0, tokens: Vec::with_capacity(text.len() / 5), forms, form: String::new() };
    scan.run();
    Tokens { list: scan.tokens, forms: scan.forms }
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
    forms: Forms,
    /// The form that is made last.
    form: String,
}

/// A word of ASCII letters.
struct PlainWord {
    end: usize,
    case: Case,
    hash: u32,
}

impl Scan<'_> {
    fn run(&mut self) {
        let bytes = self.text.as_bytes();
        let (mut at, mut space_before) = (0, true);
        while let Some(byte) = bytes.get(at) {
            let start = at;
            let class = CLASSES[usize::from(*byte)];
            if let Class::Lower | Class::Upper = class
                && let Some(PlainWord { end, case, hash }) = self.plain_word(start)
            {
                let span = Span::new(start, end);
                self.tokens.push(Token { span, hash, shape: Shape::Word, case, space_before, dotted: false });
                // Most words have a blank behind them.
                space_before = bytes.get(end) == Some(&b' ');
                at = end + usize::from(space_before);
                continue;
            }
            match class {
                Class::Space => {
                    at += 1;
                    space_before = true;
                    continue;
                }
                Class::Digit => {
                    at = end_of_digits(bytes, start);
                    self.push_plain(start, at, Shape::Number, Case::None, space_before);
                }
                Class::Mark => {
                    at += 1;
                    let span = Span::new(start, at);
                    let hash = hash_short(u64::from(*byte), 1);
                    self.tokens.push(Token {
                        span,
                        hash,
                        shape: Shape::Punct,
                        case: Case::None,
                        space_before,
                        dotted: false,
                    });
                }
                _ => {
                    let Some(c) = self.peek(start) else { break };
                    // A byte order mark or a zero-width space inside a text is no word and no white space worth a token.
                    if c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}') {
                        at += c.len_utf8();
                        space_before = true;
                        continue;
                    }
                    self.at = start;
                    let shape = self.any(c, space_before);
                    at = self.at;
                    self.push(start, shape, space_before);
                }
            }
            space_before = false;
        }
    }

    /// The word of ASCII letters that begins here, with nothing behind it that could belong to it: most words of most texts.
    #[inline(always)]
    fn plain_word(&self, start: usize) -> Option<PlainWord> {
        // Eight letters at once; bytes that differ from those in lower case are capitals.
        let eight = u64::from_le_bytes(*self.text.as_bytes()[start..].first_chunk()?);
        let small = u64::from_le_bytes(*self.forms.bytes()[start..].first_chunk()?);
        let len = leading_letters(small);
        if len == 8 {
            return self.long_word(start);
        }
        let behind = (eight >> (8 * len)) as u8;
        let taken = (1 << (8 * len)) - 1;
        let word = small & taken;
        match CLASSES[usize::from(behind)] {
            Class::Other | Class::Apostrophe => return None,
            // Initials and abbreviations.
            Class::Mark if behind == b'.' && (len < 2 || dotted_letters(word).is_some()) => return None,
            _ => {}
        }
        const CAPITAL: u64 = (b'a' ^ b'A') as u64;
        let case = match (eight ^ small) & taken {
            0 => Case::Lower,
            CAPITAL => Case::Title,
            capitals if capitals == taken & (CAPITAL * ONES) => Case::Upper,
            _ => Case::Mixed,
        };
        Some(PlainWord { end: start + len, case, hash: hash_short(word, len) })
    }

    /// The same of a word of eight letters and more.
    fn long_word(&self, start: usize) -> Option<PlainWord> {
        let written = &self.text.as_bytes()[start..];
        let len = written.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(written.len());
        if let Some(Class::Other | Class::Apostrophe) = written.get(len).map(|byte| CLASSES[usize::from(*byte)]) {
            return None;
        }
        let capitals = written[..len].iter().filter(|byte| byte.is_ascii_uppercase()).count();
        let case = match (capitals, written[0].is_ascii_uppercase()) {
            (0, _) => Case::Lower,
            (1, true) => Case::Title,
            (capitals, true) if capitals == len => Case::Upper,
            _ => Case::Mixed,
        };
        Some(PlainWord { end: start + len, case, hash: hash_bytes(&self.forms.bytes()[start..start + len]) })
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

    /// Adds a token whose normalised form is what is written, in lower case.
    #[inline]
    fn push_plain(&mut self, start: usize, end: usize, shape: Shape, case: Case, space_before: bool) {
        let span = Span::new(start, end);
        let hash = hash_bytes(&self.forms.bytes()[span.range()]);
        self.tokens.push(Token { span, hash, shape, case, space_before, dotted: false });
    }

    fn push(&mut self, start: usize, shape: Shape, space_before: bool) {
        let span = Span::new(start, self.at);
        let written = &self.text[span.range()];
        let case = if shape == Shape::Word { case_of(written) } else { Case::None };
        if written.bytes().all(|byte| byte.is_ascii() && byte != b'.') {
            return self.push_plain(start, self.at, shape, case, space_before);
        }
        self.form.clear();
        push_normal(&mut self.form, written);
        self.forms.set(span, &self.form);
        let (hash, dotted) = (hash_bytes(self.form.as_bytes()), shape == Shape::Word && written.ends_with('.'));
        self.tokens.push(Token { span, hash, shape, case, space_before, dotted });
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
        let lower = word.to_ascii_lowercase();
        let Some(when) = dotted(&lower) else { return };
        let next = self.text[self.at + 1..].chars().find(|c| !c.is_whitespace());
        // "the state dept. said" is an abbreviation, "no sec." at the end of a line is left alone.
        let belongs = match when {
            Dotted::Always => {
                first.is_some_and(char::is_uppercase) || next.is_some_and(char::is_lowercase) || lower == "vs"
            }
            Dotted::BeforeFigures => next.is_some_and(|c| c.is_ascii_digit()),
        };
        self.at += usize::from(belongs);
    }

    /// Whether the word at the cursor stands behind what a name follows: `Judge I. Ada Moss`, but not `World War I.`
    fn behind_title(&self) -> bool {
        self.tokens.last().is_some_and(|token| {
            matches!(
                self.forms.of(token.span).trim_end_matches('.'),
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
        let plural = last.shape == Shape::Word && self.forms.of(last.span).ends_with('s');
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

/// Where figures end that begin here, with whatever separators stand between them.
fn end_of_digits(bytes: &[u8], start: usize) -> usize {
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    while digit(at) || (matches!(bytes.get(at), Some(b',' | b'.')) && digit(at + 1)) {
        at += 1;
    }
    at
}

/// One in every byte of eight.
const ONES: u64 = 0x0101_0101_0101_0101;

/// How many of eight bytes in lower case, the first in the lowest place, are letters before the first that is none.
fn leading_letters(eight: u64) -> usize {
    const HIGH: u64 = 0x80 * ONES;
    let low = eight & !HIGH;
    // The highest bit of a sum tells whether the byte is at least `a`, and whether it is behind `z`.
    let letters = (low + (0x80 - u64::from(b'a')) * ONES) & !(low + (0x7f - u64::from(b'z')) * ONES) & !eight & HIGH;
    (letters ^ HIGH).trailing_zeros() as usize / 8
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

    #[track_caller]
    fn splits(text: &str, expected: &str) {
        let tokens = tokenise(text);
        let got: Vec<&str> = tokens.list.iter().map(|token| tokens.forms.of(token.span)).collect();
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
    fn letters_are_told_from_all_other_bytes() {
        for byte in 0..=255_u8 {
            for at in 0..8 {
                let mut eight = *b"azmqazmq";
                eight[at] = byte;
                let expected = if byte.is_ascii_lowercase() { 8 } else { at };
                assert_eq!(leading_letters(u64::from_le_bytes(eight)), expected, "{byte} at {at}");
            }
        }
        splits("Strasbourgish abcdefgh ABCDEFGHI Abcdefgh's", "strasbourgish|abcdefgh|abcdefghi|abcdefgh|'s");
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
