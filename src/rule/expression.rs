//! A regular expression of a rule, built when a text first needs it.

use std::fmt;
use std::sync::OnceLock;

use regex::{Error, Regex, RegexBuilder};
use regex_syntax::hir::{Hir, HirKind, Look};

/// How large a compiled expression may grow, in bytes; ours.
const LARGEST: usize = 1 << 20;

/// How many beginnings are looked for before the expression is built all the same; ours.
const MOST_OPENINGS: usize = 64;

/// A regular expression that is known to be right.
#[derive(Clone)]
pub struct Expression {
    written: String,
    built: OnceLock<Regex>,
    /// How every match begins, where that is known.
    openings: Option<Vec<Opening>>,
    /// Whether what it matches in a part of a text it matches in the whole text too.
    anywhere: bool,
    /// Whether every match holds a digit.
    digits: bool,
    /// The marks of which every match holds one; none where that is not known.
    marks: Marks,
}

/// Some marks that are looked for in a text.
#[derive(Clone, Debug, Default)]
struct Marks {
    /// How they begin, in UTF-8.
    firsts: Vec<u8>,
    /// Whether the one looked for stands right behind a digit.
    behind_digit: bool,
}

/// Letters with which a match begins at the beginning of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Opening {
    /// In lower case.
    letters: String,
    /// Nothing more is known of what follows.
    over: bool,
    /// A word ends behind them.
    word_ends: bool,
}

impl Expression {
    /// Builds an expression.
    ///
    /// # Errors
    ///
    /// Those of [`Regex`]: what is the matter with its grammar or its size.
    pub(super) fn checked(written: &str) -> Result<Expression, Error> {
        let built = OnceLock::from(build(written)?);
        let parsed = regex_syntax::parse(written);
        let anywhere = parsed.as_ref().is_ok_and(asks_for_no_edge);
        let digits = parsed.as_ref().is_ok_and(holds_digit);
        let marks = parsed.as_ref().map(Marks::of).unwrap_or_default();
        let openings = parsed.ok().and_then(|parsed| openings(&parsed));
        Ok(Expression { written: written.to_owned(), built, openings, anywhere, digits, marks })
    }

    /// An expression that was checked before, such as one of a shipped pack; it is built only for a text that holds its
    /// first words.
    pub(super) fn proven(written: &str) -> Option<Expression> {
        let parsed = regex_syntax::parse(written).ok()?;
        let anywhere = asks_for_no_edge(&parsed);
        match openings(&parsed) {
            None => Expression::checked(written).ok(),
            openings => {
                let digits = holds_digit(&parsed);
                let marks = Marks::of(&parsed);
                let built = OnceLock::new();
                Some(Expression { written: written.to_owned(), built, openings, anywhere, digits, marks })
            }
        }
    }

    /// The expression, ready to search in a text; nothing where the text holds no match.
    pub(crate) fn for_text(&self, text: &str) -> Option<&Regex> {
        if self.digits && !may_hold_digit(text) || !self.marks.may_stand_in(text) {
            return None;
        }
        if let Some(built) = self.built.get() {
            return Some(built);
        }
        if self.openings.as_ref().is_some_and(|openings| !opens(openings, text)) {
            return None;
        }
        let built = build(&self.written).ok()?;
        Some(self.built.get_or_init(|| built))
    }

    /// How the words begin of which one stands in every match; nothing where that is not known. A word that begins so behind
    /// an apostrophe is not thought of.
    pub(crate) fn first_words(&self) -> Option<Vec<&str>> {
        let words = self.openings.iter().flatten().map(|opening| {
            let end = opening.letters.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(opening.letters.len());
            &opening.letters[..end]
        });
        let words: Vec<&str> = words.collect();
        (!words.is_empty() && words.iter().all(|word| word.len() > 2)).then_some(words)
    }

    /// Whether it may match in some sentence of a text.
    pub(crate) fn may_match_in(&self, text: &str) -> bool {
        self.for_text(text).is_some_and(|regex| !self.anywhere || regex.is_match(text))
    }

    /// The expression itself.
    pub(super) fn regex(&self) -> Option<&Regex> {
        self.built.get()
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expression").field(&self.written).finish()
    }
}

fn asks_for_no_edge(expression: &Hir) -> bool {
    !expression.properties().look_set().contains_anchor()
}

/// Whether every match holds a digit, as far as can be told.
fn holds_digit(expression: &Hir) -> bool {
    match expression.kind() {
        HirKind::Literal(literal) => literal.0.iter().any(u8::is_ascii_digit),
        HirKind::Class(regex_syntax::hir::Class::Unicode(class)) => {
            let mut ranges = class.iter().peekable();
            ranges.peek().is_some() && ranges.all(|range| (range.start()..=range.end()).all(char::is_numeric))
        }
        HirKind::Concat(parts) => parts.iter().any(holds_digit),
        HirKind::Alternation(parts) => parts.iter().all(holds_digit),
        HirKind::Capture(capture) => holds_digit(&capture.sub),
        HirKind::Repetition(repetition) => repetition.min > 0 && holds_digit(&repetition.sub),
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(_) => false,
    }
}

/// How the marks begin, in UTF-8, of which every match holds one, as far as can be told: three of them at the most, no letters,
/// no figures, no white space, which most texts have.
fn marks(expression: &Hir) -> Option<Vec<u8>> {
    let marks = match expression.kind() {
        HirKind::Literal(literal) => {
            let text = std::str::from_utf8(&literal.0).ok()?;
            text.chars().find(|c| is_mark(*c)).map(|mark| vec![first_byte(mark)])?
        }
        HirKind::Class(regex_syntax::hir::Class::Unicode(class)) => {
            let several: Vec<char> = class.iter().flat_map(|range| range.start()..=range.end()).take(4).collect();
            if several.len() > 3 || !several.iter().all(|c| is_mark(*c)) {
                return None;
            }
            several.into_iter().map(first_byte).collect()
        }
        HirKind::Concat(parts) => parts.iter().find_map(marks)?,
        HirKind::Alternation(parts) => parts.iter().map(marks).collect::<Option<Vec<_>>>()?.concat(),
        HirKind::Capture(capture) => marks(&capture.sub)?,
        HirKind::Repetition(repetition) if repetition.min > 0 => marks(&repetition.sub)?,
        HirKind::Empty | HirKind::Look(_) | HirKind::Class(_) | HirKind::Repetition(_) => return None,
    };
    (1..=3).contains(&marks.len()).then_some(marks)
}

fn first_byte(c: char) -> u8 {
    c.encode_utf8(&mut [0; 4]).as_bytes()[0]
}

impl Marks {
    fn of(expression: &Hir) -> Marks {
        match marks_behind_digits(expression) {
            Some(firsts) if firsts.len() <= 3 => Marks { firsts, behind_digit: true },
            _ => Marks { firsts: marks(expression).unwrap_or_default(), behind_digit: false },
        }
    }

    /// Whether a text may hold one of them.
    fn may_stand_in(&self, text: &str) -> bool {
        let bytes = text.as_bytes();
        let fits =
            |at: usize| !self.behind_digit || at > 0 && (bytes[at - 1].is_ascii_digit() || !bytes[at - 1].is_ascii());
        match *self.firsts {
            [one] => memchr::memchr_iter(one, bytes).any(fits),
            [one, two] => memchr::memchr2_iter(one, two, bytes).any(fits),
            [one, two, three] => memchr::memchr3_iter(one, two, three, bytes).any(fits),
            _ => true,
        }
    }
}

/// How the marks begin of which every match holds one right behind a digit, as `3-2` does, as far as can be told.
fn marks_behind_digits(expression: &Hir) -> Option<Vec<u8>> {
    match expression.kind() {
        HirKind::Concat(parts) => {
            let joined =
                parts.windows(2).find_map(|pair| if ends_in_digit(&pair[0]) { leading_marks(&pair[1]) } else { None });
            joined.or_else(|| parts.iter().find_map(marks_behind_digits))
        }
        HirKind::Alternation(parts) => {
            Some(parts.iter().map(marks_behind_digits).collect::<Option<Vec<_>>>()?.concat())
        }
        HirKind::Capture(capture) => marks_behind_digits(&capture.sub),
        HirKind::Repetition(repetition) if repetition.min > 0 => marks_behind_digits(&repetition.sub),
        _ => None,
    }
}

/// Whether every match ends in a digit.
fn ends_in_digit(expression: &Hir) -> bool {
    match expression.kind() {
        HirKind::Literal(literal) => literal.0.last().is_some_and(u8::is_ascii_digit),
        HirKind::Class(_) => holds_digit(expression),
        HirKind::Concat(parts) => parts.last().is_some_and(ends_in_digit),
        HirKind::Alternation(parts) => parts.iter().all(ends_in_digit),
        HirKind::Capture(capture) => ends_in_digit(&capture.sub),
        HirKind::Repetition(repetition) => repetition.min > 0 && ends_in_digit(&repetition.sub),
        HirKind::Empty | HirKind::Look(_) => false,
    }
}

/// How the marks begin of which one begins every match.
fn leading_marks(expression: &Hir) -> Option<Vec<u8>> {
    match expression.kind() {
        HirKind::Literal(literal) if std::str::from_utf8(&literal.0).is_ok_and(|text| text.starts_with(is_mark)) => {
            Some(vec![literal.0[0]])
        }
        HirKind::Class(_) => marks(expression),
        HirKind::Concat(parts) => parts.first().and_then(leading_marks),
        HirKind::Capture(capture) => leading_marks(&capture.sub),
        _ => None,
    }
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && c != '_'
}

/// Whether a text may hold a digit: those of other scripts are no ASCII.
fn may_hold_digit(text: &str) -> bool {
    // All of some bytes are looked at, many at once.
    let may_be = |byte: &u8| byte.is_ascii_digit() | !byte.is_ascii();
    let any = |some: &[u8]| some.iter().fold(false, |any, byte| any | may_be(byte));
    let (blocks, rest) = text.as_bytes().as_chunks::<32>();
    blocks.iter().any(|block| any(block)) || any(rest)
}

fn build(written: &str) -> Result<Regex, Error> {
    RegexBuilder::new(written).size_limit(LARGEST).dfa_size_limit(LARGEST).build()
}

/// How every match begins; `None` where that is no word, or one of too many.
fn openings(expression: &Hir) -> Option<Vec<Opening>> {
    let parts = match expression.kind() {
        HirKind::Concat(parts) => parts.as_slice(),
        _ => return None,
    };
    let (HirKind::Look(look), rest) = (parts.first()?.kind(), &parts[1..]) else { return None };
    if !is_word_edge(*look) {
        return None;
    }
    let mut openings = vec![Opening::default()];
    for part in rest {
        openings = go_on(part, openings)?;
    }
    openings.iter().all(|opening| !opening.letters.is_empty()).then_some(openings)
}

fn is_word_edge(look: Look) -> bool {
    matches!(look, Look::WordAscii | Look::WordUnicode | Look::WordStartAscii | Look::WordStartUnicode)
}

/// The beginnings with what a further part adds to those that are not over.
fn go_on(part: &Hir, openings: Vec<Opening>) -> Option<Vec<Opening>> {
    if let HirKind::Alternation(alternatives) = part.kind() {
        let (over, open): (Vec<Opening>, Vec<Opening>) = openings.into_iter().partition(|opening| opening.over);
        let mut all = over;
        if !open.is_empty() {
            for alternative in alternatives {
                all.extend(go_on(alternative, open.clone())?);
            }
        }
        return (all.len() <= MOST_OPENINGS).then_some(all);
    }
    if let HirKind::Concat(parts) = part.kind() {
        return parts.iter().try_fold(openings, |openings, part| go_on(part, openings));
    }
    if let HirKind::Capture(capture) = part.kind() {
        return go_on(&capture.sub, openings);
    }
    let letters = match part.kind() {
        HirKind::Literal(literal) => {
            std::str::from_utf8(&literal.0).ok().filter(|text| text.is_ascii()).map(str::to_ascii_lowercase)
        }
        HirKind::Class(_) => one_letter(part).map(String::from),
        HirKind::Empty => Some(String::new()),
        _ => None,
    };
    let word_ends = matches!(part.kind(), HirKind::Look(Look::WordAscii | Look::WordUnicode));
    let add = |mut opening: Opening| {
        match &letters {
            _ if opening.over => {}
            Some(letters) => opening.letters.push_str(letters),
            None => (opening.over, opening.word_ends) = (true, word_ends && opening.letters.ends_with(is_of_word)),
        }
        opening
    };
    Some(openings.into_iter().map(add).collect())
}

/// The letter, in lower case, of a class that holds nothing but its cases.
fn one_letter(class: &Hir) -> Option<char> {
    let HirKind::Class(regex_syntax::hir::Class::Unicode(class)) = class.kind() else { return None };
    let mut letter = None;
    for c in class.iter().flat_map(|range| range.start()..=range.end()).take(5) {
        // What Unicode folds to k and s beside their capitals.
        let lower = match c {
            '\u{212a}' => 'k',
            'ſ' => 's',
            c => c.to_ascii_lowercase(),
        };
        if !lower.is_ascii() || letter.is_some_and(|letter| letter != lower) {
            return None;
        }
        letter = Some(lower);
    }
    letter
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Whether a match may begin somewhere in the text.
fn opens(openings: &[Opening], text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut behind_letter = false;
    for (at, byte) in bytes.iter().enumerate() {
        let begins = !behind_letter;
        behind_letter = byte.is_ascii_alphanumeric() || *byte == b'_';
        // A letter beyond ASCII may be the beginning of a word or not; it is a capital of none that is looked for, but for two.
        if matches!(*byte, 0xc5 | 0xe2) && text[at..].starts_with(['ſ', '\u{212a}']) {
            return true;
        }
        let holds = |opening: &Opening| {
            let end = at + opening.letters.len();
            bytes.get(at..end).is_some_and(|found| found.eq_ignore_ascii_case(opening.letters.as_bytes()))
                && !(opening.word_ends
                    && bytes.get(end).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'_'))
        };
        if begins && openings.iter().any(holds) {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_is_seen_wherever_it_stands() {
        for at in 0..80 {
            let mut text = "a".repeat(80);
            assert!(!may_hold_digit(&text[..at]));
            text.replace_range(at..=at, "7");
            assert!(may_hold_digit(&text));
        }
        assert!(may_hold_digit("٣"));
    }

    #[test]
    fn an_expression_that_asks_for_an_edge_is_tried_in_each_sentence() {
        let may = |written: &str, text: &str| Expression::checked(written).is_ok_and(|one| one.may_match_in(text));
        assert!(may("^(?P<value>[0-9]+) boats", "It rained. 3 boats sank."));
        assert!(!may("(?P<value>[0-9]+) boats", "It rained."));
        assert!(may(r"\b(?P<value>[0-9]+) boats", "It rained. 3 boats sank."));
    }

    #[test]
    fn only_texts_that_hold_the_first_words_need_the_expression() {
        #[track_caller]
        fn needs(written: &str, text: &str, expected: bool) {
            let expression = Expression::proven(written).expect("an expression");
            assert_eq!(expression.for_text(text).is_some(), expected, "{written} in {text:?}");
        }
        let score = r"\b(?:won|lost|was beaten)\b[^.]{0,60}?\b(?P<value>[0-9]+)\b";
        needs(score, "They won 3-1.", true);
        needs(score, "They wondered 3-1.", false);
        needs(score, "It was almost lost in 3 days.", true);
        needs(score, "It was over in 3 days.", false);
        needs(score, "“Won!” he said.", true);
        needs(r"(?i)\bresolution (?:no\. ?)?(?P<value>[0-9]+)", "The 2 RESOLUTION fell.", true);
        needs(r"(?i)\bresolution (?:no\. ?)?(?P<value>[0-9]+)", "2 resolutions fell.", false);
        needs(r"(?i)\btasks (?P<value>[0-9]+)", "Taſ\u{212a}s 5", true);
        // Every match holds a mark.
        let dash = "(?m)^[A-Z][a-z]+ (?P<value>[0-9]+[-–][0-9]+)$";
        needs(dash, "Elm 3 1", false);
        needs(dash, "Elm 3-1", true);
        needs(dash, "Elm 3–1", true);
        needs(r"\b(?:at|by) (?P<value>[0-9]+(?:: ?|\.| - )[0-9]+)", "at 3/1", false);
        needs(r"\b(?:at|by) (?P<value>[0-9]+(?:: ?|\.| - )[0-9]+)", "at 3.1", true);
        needs(r"\b(?:at|by) (?P<value>[0-9]+(?:[:.,;]|-)[0-9]+)", "at 3/1", true);
        needs(r"\b(?:at|by) (?P<value>[0-9]+-?)", "at 3", true);
        // Every match holds a digit.
        needs(score, "They won three to one.", false);
        needs(r"\bboats? (?P<value>(?:no )?\d{1,2}|4|x7)", "A boat came.", false);
        needs(r"\bboats? (?P<value>\d{1,2})", "A boat ٣ came.", true);
        needs(r"\bboats? (?P<value>[0-9]*)", "A boat came.", true);
        needs(r"\bboats? (?P<value>[0-9]|ten)", "A boat came.", true);
        needs(r"\bboats? (?P<value>[0-9a])", "A boat came.", true);
        needs(r"\b[Ff]light (?P<value>[0-9]+)", "A flight 5", true);
        // Nothing is known of the beginning.
        needs(r"(?P<value>[0-9]+) boats", "It rained 3 hours.", true);
        needs(r"\b(?:won|.*) (?P<value>[0-9]+)", "It rained 3 hours.", true);
    }
}
