use std::sync::Arc;

use foldhash::HashSet;

use super::FileLists;
use crate::problem::{Problem, Problems};
use crate::rule::phrase::{Use, check, parse};
use crate::rule::{About, Expression, Find, Item, LookIn, Phrase};
use crate::value::Kind;
use crate::yaml::{Data, Node};

/// What of a slot decides which phrases can answer it.
pub(super) struct Answered<'s> {
    pub id: &'s str,
    pub kind: Kind,
    pub each: Option<Kind>,
    pub many: bool,
    /// Whether its file was tried before.
    pub proven: bool,
}

/// The keys whose phrases find an answer.
pub(super) const FINDERS: &[&str] =
    &["phrases", "says_yes", "says_no", "says_unsure", "says_one", "says_two", "says_besides", "otherwise"];

/// Reads where the answer is found.
pub(super) fn find(node: &Node, slot: &Answered<'_>, lists: &FileLists, problems: &mut Problems) -> Find {
    let mut phrases = |key: &str, used: Use| -> Vec<Arc<Phrase>> {
        let Some(list) = node.get(key) else { return Vec::new() };
        if let Some((what, hint)) = out_of_place(slot, used) {
            problems.push(Problem::error(what).at(list.place()).hint(hint));
            return Vec::new();
        }
        list.items().iter().filter_map(|item| phrase(item, used, slot, lists, problems).map(Arc::new)).collect()
    };
    let mut find = Find {
        phrases: phrases("phrases", Use::Answer),
        says_yes: phrases("says_yes", Use::Says),
        says_no: phrases("says_no", Use::Says),
        says_unsure: phrases("says_unsure", Use::Says),
        says_one: phrases("says_one", Use::Tells),
        says_two: phrases("says_two", Use::Tells),
        says_besides: phrases("says_besides", Use::Tells),
        otherwise: phrases("otherwise", Use::Otherwise),
        unless: phrases("unless", Use::Unless),
        less: node.get("less").and_then(Node::text).map(str::to_owned),
        ..Find::default()
    };
    if let Some(list) = node.get("everyone") {
        if slot.kind == Kind::Person && slot.many {
            find.everyone = one_or_more(Some(list)).iter().filter_map(|node| node.text()).map(str::to_owned).collect();
        } else {
            let what = format!("`{}` is no list of persons, and everyone who is named is one of them", slot.id);
            let hint = "give the slot `kind: person` and `many: true`";
            problems.push(Problem::error(what).at(list.place()).hint(hint));
        }
    }
    find.about = about(node, slot, problems);
    for word in one_or_more(node.get("look_in")).iter().filter_map(|node| node.text()) {
        find.look_in.extend(match word {
            "headline" => Some(LookIn::Headline),
            "body" => Some(LookIn::Body),
            "captions" => Some(LookIn::Captions),
            "quotes" => Some(LookIn::Quotes),
            _ => None,
        });
    }
    for node in one_or_more(node.get("regex")) {
        if let Some(text) = node.text().filter(|text| !text.trim().is_empty()) {
            regex(node, text, slot, &mut find, problems);
        }
    }
    find
}

/// Reads from which slot answers are taken over, and whom they have to be about.
fn about(find: &Node, slot: &Answered<'_>, problems: &mut Problems) -> Option<About> {
    let [from, of] = [find.get("from"), find.get("about")];
    let mut tell = |node: &Node, what: String, hint: &str| {
        problems.push(Problem::error(what).at(node.place()).hint(hint));
    };
    match (from, of) {
        (Some(from), Some(of)) if slot.each.is_none() => {
            Some(About { from: from.text()?.trim().to_owned(), of: of.text()?.trim().to_owned() })
        }
        (Some(from), Some(_)) => {
            let what = format!("`{}` has keys, and what is taken over from another slot has none", slot.id);
            tell(from, what, "take `each:` out, or compare the other slot by its own keys");
            None
        }
        (Some(from), None) => {
            let what = format!("of whose answers `{}` takes those `from` another slot is not told", slot.id);
            tell(from, what, "write `about:` with the slot that names them");
            None
        }
        (None, Some(of)) => {
            let what = format!("which answers `{}` takes over is not told", slot.id);
            tell(of, what, "write `from:` with a slot that has keys");
            None
        }
        (None, None) => None,
    }
}

/// Reads the phrases of a slot whose kind is not known, for what can be told of them.
pub(super) fn read_phrases(find: &Node, lists: &FileLists, problems: &mut Problems) {
    for key in FINDERS.iter().copied().chain(["unless"]) {
        for node in find.get(key).map_or(&[][..], Node::items) {
            if node.text().is_some_and(|text| !text.trim().is_empty()) {
                parse(node, lists.of(node), problems);
            }
        }
    }
}

fn phrase(node: &Node, used: Use, slot: &Answered<'_>, lists: &FileLists, problems: &mut Problems) -> Option<Phrase> {
    if node.text()?.trim().is_empty() {
        return None;
    }
    let before = problems.0.len();
    let mut phrase = parse(node, lists.of(node), problems)?;
    check(&mut phrase, node, used, (slot.kind, slot.each, slot.many), problems);
    (problems.0.len() == before).then_some(phrase)
}

/// Why a list of phrases has no business in a slot of this kind.
fn out_of_place(slot: &Answered<'_>, used: Use) -> Option<(String, &'static str)> {
    match (used, slot.kind) {
        (Use::Answer, Kind::YesNo) => Some((
            format!("`{}` is answered with yes or no, and `phrases` hold answers", slot.id),
            "write them under `says_yes`, `says_no` or `says_unsure`",
        )),
        (Use::Says, kind) if kind != Kind::YesNo => Some((
            format!("`{}` is of kind `{kind}`, and only a yes-no slot is told yes or no", slot.id),
            "write `phrases:` that hold the answer, or `kind: yes-no`",
        )),
        (Use::Tells | Use::Otherwise, kind) if kind != Kind::Count || slot.each.is_some() => Some((
            format!("`{}` is no count of a whole story, and `says_one` and `says_two` give counts", slot.id),
            "write `phrases:` that hold the answer",
        )),
        _ => None,
    }
}

fn regex(node: &Node, text: &str, slot: &Answered<'_>, find: &mut Find, problems: &mut Problems) {
    let mut tell = |what: String, hint: &str| problems.push(Problem::error(what).at(node.place()).hint(hint));
    if slot.kind == Kind::YesNo {
        let hint = "write phrases under `says_yes` and `says_no`";
        return tell(format!("`{}` is answered with yes or no, which no expression holds", slot.id), hint);
    }
    if slot.proven {
        find.regex.extend(Expression::proven(text));
        return;
    }
    let expression = match Expression::checked(text) {
        Ok(expression) => expression,
        Err(regex::Error::CompiledTooBig(_)) => {
            return tell("this regular expression is too large".to_owned(), "use smaller repetitions");
        }
        Err(error) => {
            let message = error.to_string();
            let why =
                message.lines().rev().find_map(|line| line.strip_prefix("error: ")).unwrap_or("it cannot be read");
            return tell(
                format!("this is no regular expression: {why}"),
                "write a `\\` before signs that stand for themselves",
            );
        }
    };
    let Some(regex) = expression.regex() else { return };
    let mut names = regex.capture_names().flatten();
    if !names.any(|name| name == "value") {
        return tell("this regular expression has no group `value`".to_owned(), "put `(?<value>…)` around the answer");
    }
    let has_key = regex.capture_names().flatten().any(|name| name == "key");
    match slot.each {
        Some(each) if !has_key => {
            let what = format!("this regular expression has no group `key`, and the slot asks `each: {each}`");
            return tell(what, "put `(?<key>…)` around whom the answer is about");
        }
        None if has_key => {
            let what = "this regular expression has a group `key`, and the slot has no `each:`".to_owned();
            return tell(what, "take the name off, or add `each:` to the slot");
        }
        _ => {}
    }
    if regex.is_match("") {
        return tell("this regular expression matches where nothing stands".to_owned(), "write `+` for `*`");
    }
    find.regex.push(expression);
}

/// The nodes of one or of a list.
pub(super) fn one_or_more(node: Option<&Node>) -> Vec<&Node> {
    match node {
        None => Vec::new(),
        Some(Node { data: Data::List(items), .. }) => items.iter().collect(),
        Some(node) => vec![node],
    }
}

/// The nouns that phrases name as what is counted: the words that have to stand right behind `<count>`.
pub(super) fn nouns(phrases: &[Arc<Phrase>]) -> Vec<String> {
    let mut nouns = Nouns::default();
    for phrase in phrases {
        nouns.behind_count(&phrase.items);
    }
    nouns.found.sort_unstable();
    nouns.found.dedup();
    nouns.found.into_iter().map(str::to_owned).collect()
}

#[derive(Default)]
struct Nouns<'r> {
    found: Vec<&'r str>,
    /// Where the word lists lie whose nouns are found: many phrases name one.
    lists: HashSet<*const Vec<Item>>,
}

impl<'r> Nouns<'r> {
    fn behind_count(&mut self, items: &'r [Item]) {
        for (at, item) in items.iter().enumerate() {
            match item {
                Item::Mention { kind: Kind::Count, name: None } => self.first_words(&items[at + 1..]),
                Item::Group(alternatives) => alternatives.iter().for_each(|items| self.behind_count(items)),
                _ => {}
            }
        }
    }

    /// The last word of what comes first and has to be there: `(hungry)? (people|aid workers)` gives `people` and `workers`.
    fn first_words(&mut self, items: &'r [Item]) {
        for item in items {
            match item {
                Item::Word { word, .. } => return self.found.push(word),
                Item::Group(alternatives) if alternatives.iter().any(Vec::is_empty) => {}
                Item::Group(list) if Arc::strong_count(list) > 1 && !self.lists.insert(list.as_ptr()) => return,
                Item::Group(alternatives) => {
                    for items in alternatives.iter() {
                        match items.as_slice() {
                            [.., Item::Word { word, .. }] => self.found.push(word),
                            items => self.first_words(items),
                        }
                    }
                    return;
                }
                _ => return,
            }
        }
    }
}
