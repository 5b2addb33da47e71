//! How two names stand, and whether they can be one person's.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use super::Person;
use super::spelling::{
    folded_words, is_leading_surname, is_near, is_near_family, is_near_given, is_short_form, is_variant, skeleton,
};
use crate::value::{Names, Relation, Terms, Value, Verdict};

/// A name in the letters by which it is matched.
pub(super) struct Key {
    /// The given names, and behind them particles and surname in one word: `al-Sisi` and `el Sisi` differ by a letter.
    words: Vec<String>,
    /// All of them in one.
    joined: String,
    /// The surname without particles.
    pub(super) bare: String,
    pub(super) suffix: Option<String>,
}

impl Key {
    pub(super) fn new(person: &Person) -> Key {
        let bare = folded_words(&person.family).concat();
        let mut words = folded_words(&person.given);
        words.push(folded_words(&person.particles).concat() + &bare);
        let suffix = person.suffix.as_deref().map(|suffix| folded_words(suffix).concat());
        Key { joined: words.concat(), words, bare, suffix }
    }

    pub(super) fn given(&self) -> &[String] {
        &self.words[..self.words.len() - 1]
    }

    pub(super) fn family(&self) -> &str {
        &self.words[self.words.len() - 1]
    }

    /// The first word, where that is the surname in East Asia.
    fn leading(&self) -> Option<&str> {
        self.given().first().map(String::as_str).filter(|word| is_leading_surname(word))
    }

    /// What names have in common that can be one person's, as hashes: of two that [`compare`] joins, at least one. Near
    /// spellings have in common, where it is `loose`, a given name or how their surnames begin or end.
    pub(super) fn handles(&self, loose: bool) -> Vec<u64> {
        let hash = |what: u8, one: &str, other: &str| FixedState::default().hash_one((what, one, other));
        let whole = [self.family(), &self.bare, &self.joined];
        let mut handles: Vec<u64> =
            whole.into_iter().filter(|word| !word.is_empty()).map(|word| hash(0, word, "")).collect();
        handles.extend(self.leading().map(|word| hash(0, word, "")));
        for (at, word) in self.words.iter().enumerate() {
            for other in &self.words[at + 1..] {
                let (first, second) = if word <= other { (word, other) } else { (other, word) };
                handles.push(hash(2, first, second));
            }
        }
        if loose {
            // Near surnames share their beginning or, behind a misspelt first letter, their skeleton's end.
            let bones = skeleton(self.family());
            let head: String = bones.chars().take(3).collect();
            let tail: String = bones.chars().skip(bones.chars().count().saturating_sub(3)).collect();
            handles.extend([hash(3, &head, ""), hash(4, &tail, "")]);
            handles.extend(self.given().iter().filter(|word| word.len() > 1).map(|word| hash(0, word, "")));
        }
        handles.sort_unstable();
        handles.dedup();
        handles
    }
}

/// What a name has in common with those that can be one person's, as hashes: two that [`same_person`] joins share one. Of near
/// spellings, which it joins where it is `loose`, nearly all do: they share a given name, or how their surnames begin or end.
pub fn handles(person: &Person, loose: bool) -> Vec<u64> {
    Key::new(person).handles(loose)
}

/// How two names stand.
///
/// Equal words are the *same* (case, diacritics, hyphens and dots do not matter); a surname alone, an initial, a middle name
/// more or a short form (`Joe`, `Joseph`) is *compatible*; near spellings are *spelling* where `read: names` is loose; all else
/// is a *conflict*: two people.
pub fn relate(one: &Value, other: &Value, terms: &Terms) -> Verdict {
    let (Value::Person(one), Value::Person(other)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "only one of the two is a name");
    };
    let (left, right) = (one.full(), other.full());
    let (one, other) = (Key::new(one), Key::new(other));
    match compare(&one, &other, terms.names == Names::Loose) {
        Some((relation, what)) => Verdict::new(relation, format!("\"{left}\" and \"{right}\" {what}")),
        None if is_given_alone(&one, &other) || is_given_alone(&other, &one) => {
            Verdict::new(Relation::Compatible, format!("\"{left}\" and \"{right}\" fit: one is a given name alone"))
        }
        None => Verdict::new(Relation::Conflict, format!("\"{left}\" and \"{right}\" are two people's names")),
    }
}

/// Whether a name is one of the given names of the other: `Lula` and `Luiz Inácio Lula da Silva`, `Sir Keir`. So two names
/// can stand for one person, but nobody is joined by it: in a text a single name is a surname first.
fn is_given_alone(short: &Key, long: &Key) -> bool {
    let suffixes = short.suffix.is_some() && long.suffix.is_some() && short.suffix != long.suffix;
    short.given().is_empty()
        && !suffixes
        && short.bare == short.family()
        && short.bare.len() > 1
        && long.given().contains(&short.bare)
}

/// Whether two names can be one person's, and how they stand if so: *same*, *compatible*, or *spelling* (only where `loose`).
/// `None` where they are two people's. Symmetric; not transitive, since `Moss` fits both `Ada Moss` and `Ben Moss`.
///
/// ```
/// use factdiff::value::{Relation, person};
///
/// let name = |words| person::read_literal(words).unwrap();
/// assert_eq!(person::same_person(&name("Anthony Roe"), &name("Antony Roe"), true), Some(Relation::Spelling));
/// assert_eq!(person::same_person(&name("Jean Roe"), &name("Joan Roe"), true), None);
/// ```
pub fn same_person(one: &Person, other: &Person, loose: bool) -> Option<Relation> {
    compare(&Key::new(one), &Key::new(other), loose).map(|(relation, _)| relation)
}

/// The relation and what the two do, as the end of a sentence; `None` where they are two people's.
pub(super) fn compare(one: &Key, other: &Key, loose: bool) -> Option<(Relation, &'static str)> {
    let by_suffix = match (&one.suffix, &other.suffix) {
        (Some(one), Some(other)) if one != other => return None,
        (Some(_), Some(_)) | (None, None) => (Relation::Same, "are the same name"),
        _ => (Relation::Compatible, "differ only in what stands behind the name"),
    };
    let (relation, what) = compare_words(one, other, loose)?;
    Some(if by_suffix.0 > relation { by_suffix } else { (relation, what) })
}

fn compare_words(one: &Key, other: &Key, loose: bool) -> Option<(Relation, &'static str)> {
    use Relation::{Compatible, Same, Spelling};
    if one.joined == other.joined {
        return Some((Same, "are the same name"));
    }
    // Written with a capital, a particle looks like a given name: `De Gaulle`.
    let with_particles = |short: &Key, long: &Key| {
        long.bare != long.family() && short.given().len() == 1 && short.joined == long.family()
    };
    if with_particles(one, other) || with_particles(other, one) {
        return Some((Compatible, "fit: one is the surname alone"));
    }
    let (short, long) = if one.given().is_empty() { (one, other) } else { (other, one) };
    if short.given().is_empty() {
        let surname = short.family();
        if surname == long.family()
            || surname == long.bare
            || short.bare == long.family()
            || long.leading() == Some(surname)
        {
            return Some((Compatible, "fit: one is the surname alone"));
        }
        // Without a given name a letter is much: from seven letters on (ours).
        let near = || {
            is_near(surname, long.family(), 7)
                || surname.len().min(long.family().len()) > 5 && is_near_family(surname, long.family())
        };
        return (loose && near()).then_some((Spelling, "spell one surname differently"));
    }
    let family = if one.family() == other.family() {
        Some((Same, "are the same name"))
    } else if one.bare == other.bare && (one.bare == one.family() || other.bare == other.family()) {
        Some((Compatible, "differ only in the particles of the surname"))
    } else if loose && is_near_family(one.family(), other.family()) {
        Some((Spelling, "spell the surname differently"))
    } else {
        None
    };
    let Some(family) = family else { return by_order(one, other) };
    let given = compare_given(one.given(), other.given(), loose)?;
    // Two names that are both spelt otherwise are two people, unless the given name is known to be spelt so.
    if family.0 == Spelling
        && given.0 == Spelling
        && !are_variants(one.given(), other.given())
        && !is_near(&one.joined, &other.joined, 5)
    {
        return None;
    }
    Some(if given.0 > family.0 { given } else { family })
}

/// Names of which one holds all words of the other, at least two, in the same order or turned round: `Gabriel García` and
/// `Gabriel García Márquez`, `Moss Ada` and `Ada Moss`.
fn by_order(one: &Key, other: &Key) -> Option<(Relation, &'static str)> {
    let (one, other) = (&one.words, &other.words);
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.len() < 2 || short.iter().any(|word| word.len() < 2) {
        return None;
    }
    if short.len() == long.len() {
        let (mut left, mut right) = (short.clone(), long.clone());
        left.sort_unstable();
        right.sort_unstable();
        return (left == right).then_some((Relation::Compatible, "have the same words in another order"));
    }
    let mut rest = long.iter();
    let in_order = short.iter().all(|word| rest.any(|other| other == word));
    in_order.then_some((Relation::Compatible, "fit: one is the other in fewer words"))
}

/// Whether two rows of given names differ only in spellings that the table of variants holds.
fn are_variants(one: &[String], other: &[String]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one == other || is_variant(one, other))
}

fn letters(words: &[String]) -> impl Iterator<Item = u8> {
    words.iter().flat_map(|word| word.bytes())
}

fn compare_given(one: &[String], other: &[String], loose: bool) -> Option<(Relation, &'static str)> {
    use Relation::{Compatible, Same, Spelling};
    if letters(one).eq(letters(other)) {
        return Some((Same, "are the same name"));
    }
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let mut worst =
        if short.len() == long.len() { (Same, "are the same name") } else { (Compatible, "fit: one has a name more") };
    let mut behind = 0;
    for word in short {
        let pairs = long[behind..].iter().enumerate();
        let best = pairs
            .filter_map(|(at, other)| Some((at, given_words(word, other, loose)?)))
            .min_by_key(|(at, (relation, _))| (*relation, *at));
        let (at, found) = best?;
        // `B. Moss` is `Ada B. Moss`; that `Ben Moss` is, would leave out her first name and guess the second.
        if behind == 0 && at > 0 && (word.len() == 1) != (long[at].len() == 1) {
            return None;
        }
        // Who gives a middle initial gives all: `George W.` is not `George H. W.`
        if behind > 0 && at > 0 && word.len() == 1 {
            return None;
        }
        behind += at + 1;
        if found.0 > worst.0 {
            worst = found;
        }
    }
    // `Ada B. Moss` and `B. Moss` fit, `Ben Moss` and `Ada Ben Moss` do too; initials alone may skip nothing.
    Some(worst).filter(|(relation, _)| matches!(relation, Same | Compatible | Spelling))
}

fn given_words(one: &str, other: &str, loose: bool) -> Option<(Relation, &'static str)> {
    use Relation::{Compatible, Same, Spelling};
    if one == other {
        return Some((Same, "are the same name"));
    }
    let initial = |short: &str, long: &str| short.chars().count() == 1 && long.starts_with(short);
    if initial(one, other) || initial(other, one) {
        return Some((Compatible, "fit: one has an initial"));
    }
    if is_short_form(one, other) {
        return Some((Compatible, "fit: one has a short form of the given name"));
    }
    (loose && is_near_given(one, other)).then_some((Spelling, "spell the given name differently"))
}
