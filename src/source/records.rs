//! What a record of a file of many articles has: the fields of a JSON line, the columns of a table.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use super::article::Article;
use super::day;
use super::word::Word;
use crate::problem::{Problem, Problems, Repeats};

/// What is read of a record, in the order of the help.
pub const FIELDS: [&str; 7] = ["id", "story", "outlet", "title", "published", "url", "text"];

const PUBLISHED: usize = 4;
const TEXT: usize = 6;

/// Under which names records have their fields.
///
/// ```
/// use factdiff::source::Columns;
///
/// let columns = Columns::read("text=body,id=guid").unwrap();
/// assert_eq!(columns.name("text"), Some("body"));
/// assert_eq!(columns.name("title"), Some("title"));
/// assert!(Columns::read("txt=body").unwrap_err().contains("`txt`"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns([String; FIELDS.len()]);

impl Default for Columns {
    /// Every field under its own name.
    fn default() -> Columns {
        Columns(FIELDS.map(str::to_owned))
    }
}

impl Columns {
    /// Reads `text=body,id=guid`: field and name, the others under their own.
    ///
    /// # Errors
    ///
    /// What is the matter with a pair, in words for the command line.
    pub fn read(written: &str) -> Result<Columns, String> {
        let mut columns = Columns::default();
        for pair in written.split(',').map(str::trim).filter(|pair| !pair.is_empty()) {
            let (field, name) = pair.split_once('=').ok_or("write FIELD=NAME, as in text=body")?;
            let at = FIELDS
                .iter()
                .position(|known| *known == field.trim())
                .ok_or_else(|| format!("there is no field `{}`; the fields are {}", field.trim(), FIELDS.join(", ")))?;
            columns.0[at] = name.trim().to_owned();
        }
        Ok(columns)
    }

    /// The name that records have for a field of [`FIELDS`].
    pub fn name(&self, field: &str) -> Option<&str> {
        FIELDS.iter().position(|known| *known == field).map(|at| self.0[at].as_str())
    }

    /// The field that records call `name`.
    pub(super) fn field(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|known| known == name)
    }

    /// The name of the field that every article needs.
    pub(super) fn text(&self) -> &str {
        &self.0[TEXT]
    }
}

/// The fields of one record, as written.
#[derive(Debug, Default)]
pub(super) struct Fields([Option<String>; FIELDS.len()]);

impl Fields {
    /// Reads one JSON object.
    pub(super) fn of_json(line: &str, columns: &Columns) -> Result<Fields, String> {
        if !line.starts_with('{') {
            return Err("it is no JSON object".to_owned());
        }
        if let Some(fields) = Fields::of_plain_json(line, columns) {
            return Ok(fields);
        }
        let mut deserializer = serde_json::Deserializer::from_str(line);
        let fields = deserializer.deserialize_map(Object(columns)).and_then(|fields| {
            deserializer.end()?;
            Ok(fields)
        });
        fields.map_err(|error| {
            let why = error.to_string();
            let why = why.split(" at line ").next().unwrap_or_default();
            format!("{why} (column {})", error.column())
        })
    }

    /// Reads an object whose values are all strings, as most records are, in a few long steps; `None` where anything is not
    /// as plain as that.
    fn of_plain_json(line: &str, columns: &Columns) -> Option<Fields> {
        let mut fields = Fields::default();
        let mut rest = line.strip_prefix('{')?;
        loop {
            let (name, behind) = plain_string(over_blanks(rest))?;
            let value = over_blanks(over_blanks(behind).strip_prefix(':')?);
            let (words, behind) = plain_string(value)?;
            if let Some(at) = columns.field(&name) {
                if fields.0[at].is_some() {
                    return None;
                }
                fields.0[at] = Some(words.into_owned());
            }
            let behind = over_blanks(behind);
            match behind.strip_prefix(',') {
                Some(more) => rest = more,
                None => return over_blanks(behind.strip_prefix('}')?).is_empty().then_some(fields),
            }
        }
    }

    /// Sets a field by its place in [`FIELDS`].
    pub(super) fn set(&mut self, field: usize, words: String) {
        self.0[field] = Some(words);
    }

    /// Makes an article of the record in line `number` of `name`.
    pub(super) fn article(
        mut self,
        number: usize,
        name: &str,
        columns: &Columns,
        problems: &mut Problems,
    ) -> Result<Article, String> {
        let text = self.0[TEXT].take().ok_or_else(|| format!("it has no `{}`", columns.text()))?;
        let published = self.filled(PUBLISHED).and_then(|written| {
            day::field(&written)
                .map_err(|why| {
                    let what = format!("the date `{written}` in line {number} of `{name}` is not used, because {why}");
                    problems.push(Problem::warning(what).hint("write it as in `2024-04-02`"));
                })
                .ok()
        });
        Ok(Article {
            line: Some(number),
            id: self.filled(0),
            story: self.filled(1),
            outlet: self.filled(2),
            title: self.filled(3),
            url: self.filled(5),
            published,
            text,
            ..Article::default()
        })
    }

    /// The words of a field, if it has any.
    fn filled(&mut self, field: usize) -> Option<String> {
        let words = self.0[field].take()?;
        let bare = words.trim();
        let words = if bare.len() == words.len() { words } else { bare.to_owned() };
        (!words.is_empty()).then_some(words)
    }
}

/// A text behind the white space of JSON.
fn over_blanks(text: &str) -> &str {
    text.trim_start_matches([' ', '\t', '\n', '\r'])
}

/// The string at the start of a text, and what stands behind it; `None` where there is none, or one with an escape by number
/// or with a character that JSON forbids.
fn plain_string(text: &str) -> Option<(Cow<'_, str>, &str)> {
    let inner = text.strip_prefix('"')?;
    let bytes = inner.as_bytes();
    // All of them are looked at, many at once.
    let has_control = |end: usize| bytes[..end].iter().fold(false, |any, byte| any | (*byte < b' '));
    let mut at = memchr::memchr2(b'"', b'\\', bytes)?;
    if bytes[at] == b'"' {
        return (!has_control(at)).then(|| (Cow::Borrowed(&inner[..at]), &inner[at + 1..]));
    }
    let mut words = String::with_capacity(inner.len());
    let mut start = 0;
    while bytes[at] == b'\\' {
        words.push_str(&inner[start..at]);
        words.push(match bytes.get(at + 1)? {
            byte @ (b'"' | b'\\' | b'/') => char::from(*byte),
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            _ => return None,
        });
        start = at + 2;
        at = start + memchr::memchr2(b'"', b'\\', &bytes[start..])?;
    }
    words.push_str(&inner[start..at]);
    (!has_control(at)).then(|| (Cow::Owned(words), &inner[at + 1..]))
}

/// Records that are not read. Each reason is told once, with the first record that it holds for and the number of the others:
/// a file of something else than articles has the same reason on every line.
#[derive(Debug, Default)]
pub(super) struct Unread {
    /// In the order in which they came up: the first record of each, the reason, how many more there are.
    reasons: Vec<(usize, String, usize)>,
    /// Where each stands among them.
    places: HashMap<String, usize>,
}

impl Unread {
    /// Notes that the record of this number is not read, and why.
    pub(super) fn add(&mut self, number: usize, why: String) {
        match self.places.get(&why) {
            Some(place) => self.reasons[*place].2 += 1,
            None => {
                self.places.insert(why.clone(), self.reasons.len());
                self.reasons.push((number, why, 0));
            }
        }
    }

    /// One warning a reason. `record` names a record (`line 4 of `a.jsonl``), `several` many of its kind (`lines`).
    pub(super) fn warnings(self, record: impl Fn(usize) -> String, several: &'static str) -> Vec<Problem> {
        let warning = |(number, why, more): (usize, String, usize)| {
            let what = format!("{} is not read: {why}", record(number));
            Problem { repeats: Some(Box::new(Repeats { reason: why, several, more })), ..Problem::warning(what) }
        };
        self.reasons.into_iter().map(warning).collect()
    }
}

/// Reads an object and keeps only the fields that are asked for.
struct Object<'c>(&'c Columns);

impl<'de> Visitor<'de> for Object<'_> {
    type Value = Fields;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fields, A::Error> {
        let mut fields = Fields::default();
        while let Some(field) = map.next_key_seed(Name(self.0))? {
            match field {
                None => drop(map.next_value::<IgnoredAny>()?),
                Some(at) if fields.0[at].is_some() => {
                    return Err(A::Error::custom(format!("duplicate field `{}`", self.0.0[at])));
                }
                Some(at) => fields.0[at] = map.next_value::<Option<Word>>()?.map(|word| word.0),
            }
        }
        Ok(fields)
    }
}

/// Reads the name of a field without copying it.
struct Name<'c>(&'c Columns);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<usize>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<Option<usize>, E> {
        Ok(self.0.field(name))
    }
}

#[cfg(test)]
mod tests {
    use super::{Columns, Fields};

    /// Reads a record both ways; whether the short way took it.
    #[track_caller]
    fn reads(line: &str) -> bool {
        let columns = Columns::default();
        let plain = Fields::of_plain_json(line, &columns);
        let whole = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(line);
        if let Some(Fields(fields)) = &plain {
            let whole = whole.expect("what is read the short way is JSON");
            for (name, field) in super::FIELDS.iter().zip(fields) {
                assert_eq!(whole.get(*name).and_then(serde_json::Value::as_str), field.as_deref(), "{name} of {line}");
            }
        }
        plain.is_some()
    }

    #[test]
    fn plain_records_are_read_as_json_says() {
        assert!(reads(r#"{"id": "a", "text": "It rained."}"#));
        assert!(reads(r#"{ "text" : "“Łódź”\n\t\"x\" \\ \/ \b\f\r" , "other" : "" } "#));
        assert!(reads(r#"{"text":"\\"}"#));
        assert!(reads(r#"{"text":"\n"}"#));
    }

    #[test]
    fn all_else_is_read_the_long_way() {
        for line in [
            "{}",
            r#"{"text": "a\u0041"}"#,
            r#"{"text": null}"#,
            r#"{"text": "a", "tags": ["x"]}"#,
            r#"{"text": "a", "n": 1}"#,
            r#"{"text": "a",}"#,
            r#"{"text": "a"} x"#,
            r#"{"text": "a", "text": "b"}"#,
            r#"{"text": "a\x"}"#,
            r#"{"text": "a"#,
            r#"{"text" "a"}"#,
            "{\"text\": \"a\u{1}b\"}",
        ] {
            assert!(!reads(line), "{line}");
        }
    }
}
