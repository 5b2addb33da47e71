use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use foldhash::HashMap;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::literal::literal;
use crate::text::{Words, normalise};

/// What the words around a figure do to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// No word: `1.3 million`.
    Bare,
    /// `exactly`.
    Exactly,
    /// `about`, `some`, `around`, `or so`.
    About,
    /// `nearly`, `almost`, `just under`.
    Nearly,
    /// `just over`.
    JustOver,
    /// `more than`, `over`.
    Over,
    /// `at least`, `or more`.
    AtLeast,
    /// `fewer than`, `under`.
    Under,
    /// `at most`, `no more than`.
    AtMost,
    /// `up to`, `as many as`.
    UpTo,
    /// `between a and b`.
    Range,
    /// `dozens`, `several`.
    Indefinite,
}

/// Every hedge with its name in rules, in the order of the enum.
const NAMES: &[(Hedge, &str)] = &[
    (Hedge::Bare, "bare"),
    (Hedge::Exactly, "exactly"),
    (Hedge::About, "about"),
    (Hedge::Nearly, "nearly"),
    (Hedge::JustOver, "just-over"),
    (Hedge::Over, "over"),
    (Hedge::AtLeast, "at-least"),
    (Hedge::Under, "under"),
    (Hedge::AtMost, "at-most"),
    (Hedge::UpTo, "up-to"),
    (Hedge::Range, "range"),
    (Hedge::Indefinite, "indefinite"),
];

impl Hedge {
    /// The name in rules and records.
    pub fn name(self) -> &'static str {
        NAMES[self as usize].1
    }

    /// The hedge of this name; a space serves for the hyphen.
    pub fn named(name: &str) -> Option<Hedge> {
        NAMES.iter().find(|(_, known)| name.split(' ').eq(known.split('-')) || name == *known).map(|(hedge, _)| *hedge)
    }

    /// Whether it sets a bound rather than a region around the figure.
    pub(super) fn is_bound(self) -> bool {
        matches!(self, Hedge::Over | Hedge::AtLeast | Hedge::Under | Hedge::AtMost | Hedge::UpTo)
    }
}

impl fmt::Display for Hedge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// The table of hedges: their words and widths. A slot can change it (`read: hedges`).
///
/// The shipped table is `hedges.txt` beside this file; [`Hedges::with`] lays a slot's own entries over it. It is stored
/// as those entries alone.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(try_from = "BTreeMap<String, String>", into = "BTreeMap<String, String>")]
pub struct Hedges {
    entries: BTreeMap<String, String>,
    changed: Option<Arc<Table>>,
}

impl fmt::Debug for Hedges {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Hedges").field(&self.entries).finish()
    }
}

impl PartialEq for Hedges {
    fn eq(&self, other: &Hedges) -> bool {
        self.entries == other.entries
    }
}

impl Eq for Hedges {}

impl From<Hedges> for BTreeMap<String, String> {
    fn from(hedges: Hedges) -> Self {
        hedges.entries
    }
}

impl TryFrom<BTreeMap<String, String>> for Hedges {
    type Error = String;

    fn try_from(entries: BTreeMap<String, String>) -> Result<Self, String> {
        Hedges::with(entries)
    }
}

impl Hedges {
    /// The shipped table with entries laid over it, each as a slot writes it: what it is about, and what holds.
    ///
    /// A hedge's name (`about`, `at least`) takes a width: `10%`, or `5% to 20%`. Any other words are a phrase that stands
    /// before or after a figure and take the name of a hedge, or an indefinite number and take what it holds
    /// (`24 to 60`).
    ///
    /// ```
    /// use factdiff::value::number::Hedges;
    ///
    /// let hedges = Hedges::with([("about".to_string(), "10%".to_string())]).unwrap();
    /// assert!(!hedges.is_shipped());
    /// assert!(Hedges::with([("about".to_string(), "wide".to_string())]).is_err());
    /// ```
    ///
    /// # Errors
    ///
    /// One sentence without a full stop that names the entry which could not be read.
    pub fn with(entries: impl IntoIterator<Item = (String, String)>) -> Result<Hedges, String> {
        let entries: BTreeMap<String, String> = entries.into_iter().collect();
        if entries.is_empty() {
            return Ok(Hedges::default());
        }
        let mut table = SHIPPED.clone();
        for (words, meaning) in &entries {
            table.lay_over(words, meaning)?;
        }
        table.sort();
        Ok(Hedges { entries, changed: Some(Arc::new(table)) })
    }

    /// Whether it is the shipped table, unchanged.
    pub fn is_shipped(&self) -> bool {
        self.changed.is_none()
    }

    pub(super) fn table(&self) -> &Table {
        self.changed.as_deref().unwrap_or(&SHIPPED)
    }
}

/// A share of a figure that a hedge grants: at least the first, at most the second (`0.02`, `0.15`).
pub(super) type Width = (Decimal, Decimal);

#[derive(Clone, Debug, PartialEq)]
struct Phrase {
    words: Vec<String>,
    hedge: Hedge,
}

/// An indefinite number: its words and what it holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Indefinite {
    pub(super) words: Vec<String>,
    pub(super) low: Decimal,
    pub(super) high: Decimal,
}

/// The table in the form in which readers ask it.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    /// By the last word.
    before: HashMap<String, Vec<Phrase>>,
    /// By the first word.
    after: HashMap<String, Vec<Phrase>>,
    /// By the first word.
    indefinite: HashMap<String, Vec<Indefinite>>,
    widths: [Width; NAMES.len()],
}

/// The shipped table. It is embedded, and a test reads it, so it cannot fail here.
static SHIPPED: LazyLock<Table> = LazyLock::new(|| Table::parse(include_str!("hedges.txt")).unwrap_or_default());

fn split(phrase: &str) -> Vec<String> {
    phrase.split_whitespace().map(normalise).collect()
}

impl Table {
    fn parse(text: &str) -> Result<Table, String> {
        let mut table = Table::default();
        let mut section = "";
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                section = name;
                continue;
            }
            let unknown = || format!("`{line}` in `[{section}]` cannot be read");
            let (words, meaning) = line.split_once(" = ").unwrap_or((line, ""));
            match section.split_once(' ') {
                Some((place, name)) => {
                    let phrase = Phrase { words: split(words), hedge: Hedge::named(name).ok_or_else(unknown)? };
                    if place == "before" { table.add_before(phrase) } else { table.add_after(phrase) }
                }
                None if section == "indefinite" => table.add_indefinite(words, meaning).ok_or_else(unknown)?,
                None => {
                    let hedge = Hedge::named(words).ok_or_else(unknown)?;
                    table.widths[hedge as usize] = width(meaning).ok_or_else(unknown)?;
                }
            }
        }
        table.sort();
        Ok(table)
    }

    fn lay_over(&mut self, words: &str, meaning: &str) -> Result<(), String> {
        let words = normalise(words.trim());
        let meaning = normalise(meaning.trim());
        if let Some(hedge) = Hedge::named(&words)
            && let Some(width) = width(&meaning)
        {
            self.widths[hedge as usize] = width;
            return Ok(());
        }
        let parts = split(&words);
        if parts.is_empty() {
            return Err("an entry of `hedges` has no words".to_string());
        }
        if let Some(hedge) = Hedge::named(&meaning) {
            if matches!(hedge, Hedge::Range | Hedge::Indefinite | Hedge::Bare) {
                return Err(format!("`{words}` cannot be `{meaning}`: that is no hedge before or after a figure"));
            }
            for phrases in self.before.values_mut().chain(self.after.values_mut()) {
                phrases.retain(|phrase| phrase.words != parts);
            }
            self.add_before(Phrase { words: parts.clone(), hedge });
            self.add_after(Phrase { words: parts, hedge });
            return Ok(());
        }
        if let Some(known) = self.indefinite.get_mut(&parts[0]) {
            known.retain(|indefinite| indefinite.words != parts);
        }
        self.add_indefinite(&words, &meaning).ok_or_else(|| {
            format!("`{words}: {meaning}` is neither a width (`10%`), a hedge (`about`) nor what the words hold (`24 to 60`)")
        })
    }

    fn add_before(&mut self, phrase: Phrase) {
        if let Some(last) = phrase.words.last().cloned() {
            self.before.entry(last).or_default().push(phrase);
        }
    }

    fn add_after(&mut self, phrase: Phrase) {
        if let Some(first) = phrase.words.first().cloned() {
            self.after.entry(first).or_default().push(phrase);
        }
    }

    fn add_indefinite(&mut self, words: &str, meaning: &str) -> Option<()> {
        let (low, high) = meaning.split_once(" to ").or_else(|| meaning.split_once('-')).unwrap_or((meaning, meaning));
        let (low, high) = (literal(low.trim())?, literal(high.trim())?);
        let words = split(words);
        if low > high || low.is_sign_negative() {
            return None;
        }
        self.indefinite.entry(words.first()?.clone()).or_default().push(Indefinite { words, low, high });
        Some(())
    }

    /// The longest phrase wins, so it comes first.
    fn sort(&mut self) {
        for phrases in self.before.values_mut().chain(self.after.values_mut()) {
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        for known in self.indefinite.values_mut() {
            known.sort_by_key(|indefinite| std::cmp::Reverse(indefinite.words.len()));
        }
    }

    /// The width of a hedge, as shares of the figure.
    pub(super) fn width(&self, hedge: Hedge) -> Width {
        self.widths[hedge as usize]
    }

    /// The hedge that ends right before token `at`, and its first token, which is at least `floor`.
    pub(super) fn before(&self, words: &Words<'_>, at: usize, floor: usize) -> Option<(Hedge, usize)> {
        let last = at.checked_sub(1).filter(|last| *last >= floor)?;
        let phrases = self.before.get(words.word(last))?;
        // `<ACME.F> 4.0 billion`: the end of a mark.
        if words.word(last) == ">" && words.joined(last) && !words.joined(at) {
            return None;
        }
        phrases.iter().find_map(|phrase| {
            let start = at.checked_sub(phrase.words.len()).filter(|start| *start >= floor)?;
            let moved = phrase.hedge == Hedge::UpTo && start > 0 && moves(words.word(start - 1));
            let fits = !moved && (start..at).zip(&phrase.words).all(|(i, word)| words.word(i) == word);
            fits.then_some((phrase.hedge, start))
        })
    }

    /// The hedge that begins at token `at`, and the token behind it.
    pub(super) fn after(&self, words: &Words<'_>, at: usize) -> Option<(Hedge, usize)> {
        let phrases = self.after.get(words.word(at))?;
        phrases.iter().find_map(|phrase| {
            let fits = phrase.words.iter().enumerate().all(|(i, word)| words.word(at + i) == word);
            fits.then_some((phrase.hedge, at + phrase.words.len()))
        })
    }

    /// The indefinite number that begins at token `at`, and the token behind it.
    pub(super) fn indefinite(&self, words: &Words<'_>, at: usize) -> Option<(&Indefinite, usize)> {
        let known = self.indefinite.get(words.word(at))?;
        known.iter().find_map(|indefinite| {
            let fits = indefinite.words.iter().enumerate().all(|(i, word)| words.word(at + i) == word);
            fits.then_some((indefinite, at + indefinite.words.len()))
        })
    }

    /// The words of every indefinite number.
    pub(super) fn indefinites(&self) -> impl Iterator<Item = &[String]> {
        self.indefinite.values().flatten().map(|indefinite| indefinite.words.as_slice())
    }

    /// What these words of an indefinite number hold.
    pub(super) fn words(&self, words: &str) -> Option<(Decimal, Decimal)> {
        let known = self.indefinite.get(words.split(' ').next()?)?;
        known.iter().find(|one| one.words.iter().eq(words.split(' '))).map(|one| (one.low, one.high))
    }

    /// The words of an indefinite number that holds exactly this; the first by the alphabet where there are several.
    pub(super) fn words_for(&self, low: Decimal, high: Decimal) -> Option<String> {
        self.indefinite
            .values()
            .flatten()
            .filter(|indefinite| indefinite.low == low && indefinite.high == high)
            .map(|indefinite| indefinite.words.join(" "))
            .min()
    }
}

/// Verbs behind which `up to` tells where a figure went: `the toll has gone up to nine` is nine.
fn moves(word: &str) -> bool {
    matches!(word, "gone" | "goes" | "going" | "went" | "jumped" | "moved" | "moves" | "shot")
}

fn width(meaning: &str) -> Option<Width> {
    let share = |part: &str| Some(literal(part.trim().strip_suffix('%')?.trim())? / Decimal::ONE_HUNDRED);
    let (low, high) = meaning.split_once(" to ").or_else(|| meaning.split_once('-')).unwrap_or((meaning, meaning));
    let (low, high) = (share(low)?, share(high)?);
    (low <= high && high <= Decimal::TEN).then_some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    #[test]
    fn the_shipped_table_can_be_read() {
        let table = Table::parse(include_str!("hedges.txt")).unwrap();
        assert_eq!(table.width(Hedge::About), (Decimal::new(2, 2), Decimal::new(15, 2)));
        assert_eq!(table.words_for(Decimal::from(24), Decimal::from(99)).as_deref(), Some("dozens"));
        for (at, (hedge, name)) in NAMES.iter().enumerate() {
            assert_eq!(*hedge as usize, at, "{name}");
            assert_eq!(serde_json::to_value(hedge).unwrap(), *name);
        }
    }

    #[test]
    fn the_longest_phrase_wins() {
        let document = Document::new("no more than 50");
        let words = document.words(&document.sentences()[0]);
        assert_eq!(Hedges::default().table().before(&words, 3, 0), Some((Hedge::AtMost, 0)));
        assert_eq!(Hedges::default().table().before(&words, 3, 1), Some((Hedge::Over, 1)));
    }

    #[test]
    fn what_has_gone_up_to_a_figure_is_that_figure() {
        let hedge = |text: &str, at: usize| {
            let document = Document::new(text);
            let words = document.words(&document.sentences()[0]);
            Hedges::default().table().before(&words, at, 0)
        };
        assert_eq!(hedge("It may be up to 50", 5), Some((Hedge::UpTo, 3)));
        assert_eq!(hedge("It has gone up to 50", 5), None);
    }

    #[test]
    fn a_slot_changes_it() {
        let hedges = |words: &str, meaning: &str| Hedges::with([(words.to_string(), meaning.to_string())]);
        assert_eq!(
            hedges("about", "10%").unwrap().table().width(Hedge::About),
            (Decimal::new(1, 1), Decimal::new(1, 1))
        );
        assert_eq!(hedges("At least", "50%").unwrap().table().width(Hedge::AtLeast).1, Decimal::new(5, 1));
        let own = hedges("give you or take", "about").unwrap();
        let document = Document::new("give you or take 50");
        let words = document.words(&document.sentences()[0]);
        assert_eq!(own.table().before(&words, 4, 0), Some((Hedge::About, 0)));
        let json = serde_json::to_string(&own).unwrap();
        assert_eq!(json, r#"{"give you or take":"about"}"#);
        assert_eq!(serde_json::from_str::<Hedges>(&json).unwrap(), own);
        assert_eq!(
            hedges("dozens", "many").unwrap_err(),
            "`dozens: many` is neither a width (`10%`), a hedge (`about`) nor what the words hold (`24 to 60`)"
        );
        assert!(
            hedges("dozens", "24 to 60").unwrap().table().words_for(Decimal::from(24), Decimal::from(60)).is_some()
        );
    }
}
