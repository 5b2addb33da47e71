use super::rules::MAPS as RULE_MAPS;
use super::story::MAPS as STORY_MAPS;
use super::{MapRow, Shape};
use crate::problem::{Problem, Problems};
use crate::yaml::{Data, Entry, Node, Style};

/// Checks a node against its shape and tells everything that does not fit. What is missing is told only where the file was
/// read whole (`damaged` is false).
pub(in crate::rule) fn check(node: &Node, map: &'static MapRow, damaged: bool, problems: &mut Problems) {
    Check { damaged, problems }.map(node, map.name, map, None);
}

struct Check<'p> {
    damaged: bool,
    problems: &'p mut Problems,
}

impl Check<'_> {
    fn tell(&mut self, node: &Node, what: String, hint: String) {
        self.problems.push(Problem::error(what).at(node.place()).hint(hint));
    }

    /// Checks what stands under `label`, which names it in messages.
    fn value(&mut self, node: &Node, label: &str, shape: &'static Shape) {
        if matches!(node.data, Data::Refused) {
            return;
        }
        match shape {
            Shape::Words | Shape::Answer => {
                if self.scalar(node, label) && matches!(shape, Shape::Words) {
                    self.no_trap(node);
                }
                self.no_time(node);
            }
            Shape::Form(form) => {
                if !self.scalar(node, label) {
                    return;
                }
                let words = node.text().unwrap_or("");
                if let Err(why) = (form.check)(words) {
                    let what = match why.is_empty() {
                        true => format!("`{label}` takes {}, which `{words}` is not", form.name),
                        false => why,
                    };
                    self.tell(node, what, format!("write it like {}", form.examples));
                }
            }
            Shape::OneOf(words) => {
                if self.scalar(node, label) {
                    self.one_of(node, label, &words());
                }
            }
            Shape::Answers => self.answers(node, label),
            Shape::Expected(row) => {
                if node.get("value").is_some() {
                    self.map(node, label, row, None);
                } else {
                    self.expected(node, label, row);
                }
            }
            Shape::List(item) => self.list(node, label, item),
            Shape::OneOrMore(item) => match node.data {
                Data::List(_) => self.list(node, label, item),
                _ => self.value(node, label, item),
            },
            Shape::Map(row) => self.map(node, label, row, None),
            Shape::MapOrNothing(row) => {
                if !matches!(node.data, Data::Empty) {
                    self.map(node, label, row, None);
                }
            }
            Shape::Named { entry, ids, value } => self.named(node, label, entry, *ids, value),
            Shape::Chosen { keys, value } => self.chosen(node, label, &keys(), value),
        }
    }

    /// Whether the node is words; tells where it is not.
    fn scalar(&mut self, node: &Node, label: &str) -> bool {
        match &node.data {
            Data::Scalar { text, .. } if !text.trim().is_empty() => true,
            Data::Scalar { .. } | Data::Empty => {
                self.tell(node, format!("nothing is written for `{label}`"), "write it, or take the line out".into());
                false
            }
            Data::Map(entries) => {
                let key = entries.first().map_or("", |entry| entry.key.as_str());
                let what = if node.source().starts_with('{') {
                    format!("YAML reads a map here because of the `{{`, and `{label}` takes words")
                } else {
                    format!("YAML reads `{key}` as a key because of the colon behind it, and `{label}` takes words")
                };
                let hint = format!("put quotes around the whole: `{}`", quoted(node.source()));
                self.tell(node, what, hint);
                false
            }
            Data::List(_) => {
                let what = if node.source().starts_with('[') {
                    format!("YAML reads a list here because of the `[`, and `{label}` takes words")
                } else {
                    format!("`{label}` takes words, and a list stands here")
                };
                let hint = match node.source().starts_with('[') {
                    true => format!("put quotes around the whole: `{}`", quoted(node.source())),
                    false => "write the words behind the colon".to_owned(),
                };
                self.tell(node, what, hint);
                false
            }
            Data::Refused => false,
        }
    }

    /// Refuses words that other YAML programs, and editors, take for something else.
    fn no_trap(&mut self, node: &Node) {
        let text = node.text().unwrap_or("");
        if node.style() == Some(Style::Plain)
            && let Some(value) = taken_for(text)
        {
            let what = format!("`{text}` without quotes is {value} to YAML");
            self.tell(node, what, format!("put quotes around it: `\"{text}\"`"));
        }
    }

    /// Refuses `12:30:45`, which YAML 1.1 takes for a number in base 60.
    fn no_time(&mut self, node: &Node) {
        let text = node.text().unwrap_or("");
        let mut parts = text.split(':');
        let digits = |part: &str| !part.is_empty() && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit());
        let first = parts.next().and_then(|part| if digits(part) { part.parse::<u64>().ok() } else { None });
        let (Some(mut seconds), true) = (first, node.style() == Some(Style::Plain)) else { return };
        let mut more = 0;
        for part in parts {
            match part.parse::<u64>() {
                Ok(value) if digits(part) && value < 60 && more < 4 => seconds = seconds * 60 + value,
                _ => return,
            }
            more += 1;
        }
        if more > 0 {
            let what = format!("`{text}` without quotes is the number {seconds} to YAML, which counts in sixties");
            self.tell(node, what, format!("put quotes around it: `\"{text}\"`"));
        }
    }

    fn one_of(&mut self, node: &Node, label: &str, words: &[&'static str]) {
        let text = node.text().unwrap_or("");
        if words.contains(&text) {
            return;
        }
        let hint = match nearest(text, words.iter().copied()) {
            Some(word) => format!("did you mean `{word}`?"),
            None => format!("write {}", any_of(words)),
        };
        self.tell(node, format!("`{label}` cannot be `{text}`"), hint);
    }

    fn answers(&mut self, node: &Node, label: &str) {
        let one = |check: &mut Self, node: &Node| match &node.data {
            Data::List(items) if !node.source().starts_with('[') || !items.is_empty() => {
                for item in items {
                    check.value(item, label, &Shape::Answer);
                }
            }
            _ => check.value(node, label, &Shape::Answer),
        };
        match &node.data {
            Data::Map(entries) if !entries.is_empty() => {
                for entry in entries {
                    self.key(node, entry);
                    one(self, &entry.value);
                }
            }
            _ => one(self, node),
        }
    }

    fn expected(&mut self, node: &Node, label: &str, row: &'static MapRow) {
        match &node.data {
            Data::Map(entries) => {
                for entry in entries {
                    self.key(node, entry);
                    match entry.value.data {
                        Data::Map(_) => self.map(&entry.value, label, row, None),
                        _ => self.answers(&entry.value, label),
                    }
                }
            }
            _ => self.answers(node, label),
        }
    }

    fn list(&mut self, node: &Node, label: &str, item: &'static Shape) {
        match &node.data {
            Data::List(items) if items.is_empty() => {
                self.tell(node, format!("the list of `{label}` is empty"), "write an item, or take the key out".into());
            }
            Data::List(items) => {
                for part in items {
                    self.value(part, label, item);
                }
            }
            Data::Empty if self.damaged => {}
            Data::Empty => {
                let hint = "write the items under it, each on a line that begins with `- `";
                self.tell(node, format!("nothing is written for `{label}`"), hint.into());
            }
            _ => {
                let what = format!("`{label}` takes a list, and {} stand{} here", node.what(), plural(node));
                self.tell(node, what, "begin each item on a line of its own with `- `".into());
            }
        }
    }

    /// Whether the node is a map; tells where it is not.
    fn is_map(&mut self, node: &Node, subject: &dyn Fn() -> String, keys: &dyn Fn() -> String) -> bool {
        if matches!(node.data, Data::Map(_)) {
            return true;
        }
        let (subject, keys) = (subject(), keys());
        match &node.data {
            Data::Map(_) | Data::Refused => {}
            Data::Empty if self.damaged => {}
            Data::Empty => {
                self.tell(node, format!("nothing is written for {subject}"), format!("write under it {keys}"));
            }
            _ => {
                let what = format!("{subject} takes keys with values, and {} stand{} here", node.what(), plural(node));
                self.tell(node, what, format!("write {keys} with a colon behind it"));
            }
        }
        false
    }

    /// Checks a map with closed keys. One that somebody named is called by that name, which `named` points at.
    fn map(&mut self, node: &Node, label: &str, row: &'static MapRow, named: Option<&Entry>) {
        let names: Vec<&'static str> = row.keys.iter().map(|key| key.name).collect();
        let subject = || if named.is_some() { format!("`{label}`") } else { row.name.to_owned() };
        if !self.is_map(node, &subject, &|| any_of(&names)) {
            return;
        }
        let mut meant: Vec<&str> = Vec::new();
        for entry in node.entries() {
            match row.key(&entry.key) {
                Some(key) => self.value(&entry.value, key.name, &key.shape),
                None => meant.extend(self.unknown(node, entry, row, &names)),
            }
        }
        let lifted = row.lifted_by.iter().any(|key| node.get(key).is_some());
        if self.damaged || lifted {
            return;
        }
        for key in row.keys.iter().filter(|key| key.required && node.get(key.name).is_none()) {
            if meant.contains(&key.name) {
                continue;
            }
            let place = named.map_or_else(|| node.place(), |entry| node.place_at(entry.key_span));
            let problem = Problem::error(format!("{} needs the key `{}`", subject(), key.name)).at(place);
            self.problems.push(problem.hint(format!("add `{}:`. {}", key.name, key.about)));
        }
    }

    /// Tells of an unknown key; the key of this map that was meant, if it is clear.
    fn unknown(&mut self, node: &Node, entry: &Entry, row: &MapRow, names: &[&'static str]) -> Option<&'static str> {
        let maps = if STORY_MAPS.iter().any(|map| map.name == row.name) { STORY_MAPS } else { RULE_MAPS };
        let elsewhere = maps.iter().find(|map| map.key(&entry.key).is_some());
        let meant = if elsewhere.is_some() { None } else { nearest(&entry.key, names.iter().copied()) };
        let hint = match (elsewhere, meant) {
            (Some(map), _) => format!("`{}` is a key of {}", entry.key, map.name),
            (None, Some(name)) => format!("did you mean `{name}`?"),
            (None, None) => format!("its keys are {}", all_of(names)),
        };
        let what = format!("`{}` is no key of {}", entry.key, row.name);
        self.problems.push(Problem::error(what).at(node.place_at(entry.key_span)).hint(hint));
        names.iter().copied().find(|name| meant == Some(*name))
    }

    fn named(&mut self, node: &Node, label: &str, what: &str, ids: bool, value: &'static Shape) {
        if !self.is_map(node, &|| format!("`{label}`"), &|| format!("the name of {what}")) {
            return;
        }
        if node.entries().is_empty() && !self.damaged {
            self.tell(node, format!("`{label}` is empty"), format!("write {what} under it"));
        }
        for entry in node.entries() {
            self.key(node, entry);
            if ids && !is_id(&entry.key) {
                let problem = Problem::error(format!("`{}` cannot name {what}", entry.key));
                let hint = "a name has letters, digits, `-` and `_`, and no blanks".to_owned();
                self.problems.push(problem.at(node.place_at(entry.key_span)).hint(match id_of(&entry.key) {
                    Some(id) => format!("{hint}: `{id}`"),
                    None => hint,
                }));
            }
            match value {
                Shape::MapOrNothing(_) if matches!(entry.value.data, Data::Empty) => {}
                Shape::Map(row) | Shape::MapOrNothing(row) => self.map(&entry.value, &entry.key, row, Some(entry)),
                _ => self.value(&entry.value, &entry.key, value),
            }
        }
    }

    fn chosen(&mut self, node: &Node, label: &str, keys: &[&'static str], value: &'static Shape) {
        if !self.is_map(node, &|| format!("`{label}`"), &|| any_of(keys)) {
            return;
        }
        for entry in node.entries() {
            if keys.contains(&entry.key.as_str()) {
                self.value(&entry.value, &entry.key, value);
                continue;
            }
            let hint = match nearest(&entry.key, keys.iter().copied()) {
                Some(key) => format!("did you mean `{key}`?"),
                None => format!("its keys are {}", all_of(keys)),
            };
            let what = format!("`{}` is no key of `{label}`", entry.key);
            self.problems.push(Problem::error(what).at(node.place_at(entry.key_span)).hint(hint));
        }
    }

    /// Refuses a key of somebody's choosing that YAML programs take for something else.
    fn key(&mut self, node: &Node, entry: &Entry) {
        if entry.key_style == Style::Plain
            && let Some(value) = taken_for(&entry.key)
        {
            let what = format!("the key `{}` without quotes is {value} to YAML", entry.key);
            let hint = format!("put quotes around it: `\"{}\":`", entry.key);
            self.problems.push(Problem::error(what).at(node.place_at(entry.key_span)).hint(hint));
        }
    }
}

fn plural(node: &Node) -> &'static str {
    if matches!(node.data, Data::Scalar { .. }) { "" } else { "s" }
}

fn quoted(source: &str) -> String {
    let line = source.split('\n').next().unwrap_or("").trim_end();
    if line.contains('"') { format!("'{}'", line.replace('\'', "''")) } else { format!("\"{line}\"") }
}

/// `a`, `b` and `c`.
fn all_of(words: &[&str]) -> String {
    joined(words, "and")
}

/// `a`, `b` or `c`.
fn any_of(words: &[&str]) -> String {
    joined(words, "or")
}

fn joined(words: &[&str], link: &str) -> String {
    let ticked: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match ticked.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} {link} {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// What YAML 1.1 takes unquoted words for (<https://yaml.org/type/bool.html>, <https://yaml.org/type/null.html>).
fn taken_for(words: &str) -> Option<&'static str> {
    let capital = words.chars().skip(1).all(char::is_lowercase) || words.chars().all(char::is_uppercase);
    match words.to_ascii_lowercase().as_str() {
        "yes" | "on" | "true" if capital => Some("the value true"),
        "no" | "off" | "false" if capital => Some("the value false"),
        "null" if capital => Some("nothing"),
        "~" => Some("nothing"),
        _ => None,
    }
}

/// Whether a key can name a slot, a list or a source.
fn is_id(key: &str) -> bool {
    key.starts_with(char::is_alphanumeric) && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

fn id_of(key: &str) -> Option<String> {
    let id = key.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-");
    is_id(&id).then_some(id)
}

/// The word that was most likely meant: at most a third of its letters differ.
pub(in crate::rule) fn nearest<'w>(written: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let written: String = written.chars().take(60).collect::<String>().to_lowercase().replace('-', "_");
    let distance = |word: &str| strsim::damerau_levenshtein(&written, &word.to_lowercase().replace('-', "_"));
    let (word, distance) =
        words.into_iter().map(|word| (word, distance(word))).min_by_key(|(_, distance)| *distance)?;
    (distance <= word.chars().count().max(3) / 3).then_some(word)
}
