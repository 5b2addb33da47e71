//! What a record of a file of many articles has: the fields of a JSON line, the columns of a table.

use std::collections::HashMap;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};

use super::article::Article;
use super::day;
use super::word::Word;
use crate::problem::{Problem, Problems};

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
        self.0[field].take().map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())
    }
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
    pub(super) fn warnings(self, record: impl Fn(usize) -> String, several: &str) -> Vec<Problem> {
        let warning = |(number, why, more): (usize, String, usize)| {
            let others = match more {
                0 => String::new(),
                _ => format!(" (and {more} more {several} for the same reason)"),
            };
            Problem::warning(format!("{} is not read: {why}{others}", record(number)))
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
