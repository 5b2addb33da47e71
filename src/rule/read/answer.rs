use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use super::literal::{article, read_answer, read_phrase, sample};
use crate::problem::{Problem, Problems};
use crate::rule::schema::day;
use crate::rule::{Expected, Gives, Literal, Slot};
use crate::value::number::Hedges;
use crate::value::{DayOrder, Kind, ReadSettings, Terms, WeekdayRule};
use crate::yaml::{Data, Entry, Node};

/// What of a slot decides how its answers are read.
pub(in crate::rule) struct Asked<'s> {
    pub id: &'s str,
    pub kind: Kind,
    pub each: Option<Kind>,
    pub many: bool,
    pub unit: Option<&'s str>,
    pub weekday: WeekdayRule,
    pub order: Option<DayOrder>,
    pub hedges: &'s Hedges,
    pub terms: &'s Terms,
}

impl<'s> Asked<'s> {
    /// The same of a checked slot.
    pub(in crate::rule) fn of(slot: &'s Slot) -> Asked<'s> {
        Asked {
            id: &slot.id,
            kind: slot.kind,
            each: slot.each,
            many: slot.many,
            unit: slot.unit.as_deref(),
            weekday: slot.weekday,
            order: slot.order,
            hedges: &slot.hedges,
            terms: &slot.terms,
        }
    }

    /// Reads one value.
    pub(in crate::rule) fn literal(
        &self,
        node: &Node,
        published: Option<Day>,
        problems: &mut Problems,
    ) -> Option<Literal> {
        let written = node.text().filter(|text| !text.trim().is_empty())?.trim();
        let settings =
            ReadSettings { published, weekday: self.weekday, order: self.order, hedges: self.hedges.clone() };
        match read_answer(self.kind, self.unit, written, &settings, self.terms) {
            Ok(value) => Some(Literal { written: written.to_owned(), value }),
            Err(why) => {
                let choices: Vec<String> =
                    self.terms.wording.0.iter().map(|entry| format!("`{}`", entry.canonical)).collect();
                let hint = match self.kind {
                    Kind::Choice if choices.is_empty() => "declare the choices under `read: wording:`".to_owned(),
                    Kind::Choice => format!("the choices are {}", choices.join(", ")),
                    Kind::YesNo => "write `yes`, `no` or `unsure`".to_owned(),
                    Kind::Date if published.is_none() => {
                        format!("write {} such as `{}`, or add `published:`", article(self.kind), sample(self.kind))
                    }
                    kind => format!("write {} such as `{}`", article(kind), sample(kind)),
                };
                problems.push(Problem::error(why).at(node.place()).hint(hint));
                None
            }
        }
    }

    /// Reads the values of one key, or of a slot without keys: one, or a list where the answer is a set.
    fn values(&self, node: &Node, published: Option<Day>, problems: &mut Problems) -> Option<Vec<Literal>> {
        match &node.data {
            Data::List(items) => {
                if items.len() > 1 && !self.many {
                    let what = format!("`{}` has one answer, and a list stands here", self.id);
                    let hint = "write one value, or add `many: true` to the slot";
                    problems.push(Problem::error(what).at(node.place()).hint(hint));
                    return None;
                }
                let read: Vec<Option<Literal>> =
                    items.iter().map(|item| self.literal(item, published, problems)).collect();
                read.into_iter().collect()
            }
            Data::Map(_) => {
                let what = format!("`{}` asks for one answer, and answers by key stand here", self.id);
                problems.push(
                    Problem::error(what).at(node.place()).hint("write the value alone, or add `each:` to the slot"),
                );
                None
            }
            _ => Some(vec![self.literal(node, published, problems)?]),
        }
    }

    /// What an example gives.
    pub(in crate::rule) fn gives(&self, node: &Node, published: Option<Day>, problems: &mut Problems) -> Option<Gives> {
        match node.text().map(str::trim) {
            Some("nothing") => return Some(Gives::Nothing),
            Some("unclear") => return Some(Gives::Unclear),
            _ => {}
        }
        if self.each.is_none() {
            return self.values(node, published, problems).map(Gives::Values);
        }
        let Data::Map(entries) = &node.data else {
            if !matches!(node.data, Data::Empty | Data::Refused) {
                self.no_key(node, problems);
            }
            return None;
        };
        let keyed: Vec<Option<(String, Vec<Literal>)>> = entries
            .iter()
            .map(|entry| Some((self.key(node, entry, problems)?, self.values(&entry.value, published, problems)?)))
            .collect();
        keyed.into_iter().collect::<Option<Vec<_>>>().map(Gives::Keyed)
    }

    fn no_key(&self, node: &Node, problems: &mut Problems) {
        let each = self.each.map_or("", |each| each.row().name);
        let what = format!("`{}` asks for one answer for each {each}, and none is named here", self.id);
        let example = self.each.map_or("", sample);
        let hint = format!("name whom the answer is about: `{example}: {}`", node.text().unwrap_or(sample(self.kind)));
        problems.push(Problem::error(what).at(node.place()).hint(hint));
    }

    /// The key of an entry; it must be readable as what the slot asks for each of.
    fn key(&self, node: &Node, entry: &Entry, problems: &mut Problems) -> Option<String> {
        let each = self.each?;
        let key = entry.key.trim();
        if read_phrase(each, key, &ReadSettings::default(), &Terms::default()).is_err() {
            let what = format!("`{key}` cannot be read as {}, which `{}` asks for", article(each), self.id);
            let problem = Problem::error(what).at(node.place_at(entry.key_span));
            problems.push(problem.hint(format!("write {} such as `{}`", article(each), sample(each))));
            return None;
        }
        Some(key.to_owned())
    }
}

/// Reads what is expected of a slot.
pub(in crate::rule) fn expected(asked: &Asked<'_>, node: &Node, problems: &mut Problems) -> Vec<Expected> {
    let mut found = Vec::new();
    if asked.each.is_none() {
        found.extend(one_expected(asked, None, node, problems));
    } else if node.get("value").is_some() || !matches!(node.data, Data::Map(_)) {
        if !matches!(node.data, Data::Empty | Data::Refused) {
            asked.no_key(node, problems);
        }
    } else {
        for entry in node.entries() {
            if let Some(key) = asked.key(node, entry, problems) {
                found.extend(one_expected(asked, Some(key), &entry.value, problems));
            }
        }
    }
    found
}

fn one_expected(asked: &Asked<'_>, key: Option<String>, node: &Node, problems: &mut Problems) -> Option<Expected> {
    let fields: BTreeMap<&str, &Node> = match node.get("value") {
        Some(_) => node.entries().iter().map(|entry| (entry.key.as_str(), &entry.value)).collect(),
        None => [("value", node)].into(),
    };
    let words = |name: &str| fields.get(name).and_then(|node| node.text()).map(|text| text.trim().to_owned());
    let date = |name: &str| words(name).and_then(|words| day(&words).ok());
    let (as_of, until) = (date("as_of"), date("until"));
    if let (Some(from), Some(to), Some(node)) = (as_of, until, fields.get("until"))
        && to < from
    {
        let what = format!("`until` ({to}) lies before `as_of` ({from})");
        problems.push(Problem::error(what).at(node.place()).hint("put the later day under `until`"));
    }
    let values = asked.values(fields.get("value")?, as_of, problems)?;
    Some(Expected { key, values, from: words("from"), link: words("link"), as_of, until })
}
