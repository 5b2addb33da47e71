use std::collections::BTreeMap;
use std::sync::Arc;

use super::answer::{Asked, expected};
use super::find::{Answered, FINDERS, find, nouns, one_or_more, read_phrases};
use super::literal::read_phrase;
use super::{Draft, FileLists};
use crate::problem::{Problem, Problems};
use crate::rule::schema::{can_be_key, day, hours, nearest, tolerance};
use crate::rule::{Changes, Class, Direction, Example, Level, Pair, Phrase, Slot};
use crate::value::date::Grain;
use crate::value::number::{self, Hedges, Number, UNITS, Unit};
use crate::value::{DayOrder, Kind, Names, ReadSettings, Terms, Tolerance, Value, WeekdayRule, Wording, WordingEntry};
use crate::yaml::{Data, Node};

/// Builds a checked slot, or tells what is the matter. What the table of keys refuses has been told already.
pub(super) fn build(draft: &Draft, lists: &FileLists, problems: &mut Problems) -> Option<Slot> {
    let node = &draft.node;
    let before = problems.0.len();
    let kind = node.get("kind").and_then(Node::text).and_then(Kind::named);
    let each = node.get("each").and_then(Node::text).and_then(Kind::named).filter(|each| can_be_key(*each));
    let (Some(kind), true) = (kind, each.is_some() == node.get("each").is_some()) else {
        // What the slot asks for is not known, but its phrases can be read.
        if let Some(find) = node.get("find") {
            read_phrases(find, lists, problems);
        }
        return None;
    };
    let many = flag(node.get("many"));
    let read = node.get("read");
    let reads = |key: &str| read.and_then(|read| read.get(key));
    if let Some(each) = each.filter(|each| *each == kind)
        && let Some(at) = node.get("each")
    {
        let what = format!("answer and key are both `{each}`, and no phrase could tell them apart");
        problems.push(Problem::error(what).at(at.place()).hint("take `each:` out, or ask for another kind"));
        return None;
    }
    let wording = wording(reads("wording"), kind, problems);
    if kind == Kind::Choice && wording.is_empty() && !draft.damaged && reads("wording").is_none() {
        let at = node.get("kind").map_or_else(|| draft.place.clone(), Node::place);
        let hint = "list them under `read:`, `wording:`, each as a key";
        problems.push(Problem::error(format!("`{}` is a choice without choices", draft.id)).at(at).hint(hint));
    }
    let answered = Answered { id: &draft.id, kind, each, many, proven: draft.proven };
    let find = node.get("find").map(|node| find(node, &answered, lists, problems)).unwrap_or_default();
    let finds = |key: &str| node.get("find").is_some_and(|find| find.get(key).is_some());
    let any = FINDERS.iter().copied().chain(["everyone", "from", "about", "regex"]).any(finds);
    let others = ["unless", "less", "look_in"].into_iter().filter(|key| finds(key)).count();
    // An unknown key has been told of, and may be the one that is missing.
    let known = node.get("find").is_some_and(|find| find.entries().len() == others);
    if !any && known && !draft.damaged && node.get("find").is_some_and(|find| matches!(find.data, Data::Map(_))) {
        let key = if kind == Kind::YesNo { "says_yes" } else { "phrases" };
        let at = node.get("find").map_or_else(|| draft.place.clone(), Node::place);
        let problem = Problem::error(format!("nothing under `find` can answer `{}`", draft.id)).at(at);
        problems.push(problem.hint(format!("write `{key}:` with a list of phrases")));
    }
    let (hedges, terms) = terms(node, kind, wording, &find.phrases, problems);
    let compare = node.get("compare");
    let mut slot = Slot {
        id: draft.id.clone(),
        pack: draft.pack.clone(),
        question: words(node.get("question")).unwrap_or_default(),
        kind,
        each,
        many,
        priority: node.get("priority").and_then(Node::text).and_then(|text| text.parse().ok()).unwrap_or(0),
        find,
        weekday: match reads("weekday").and_then(Node::text) {
            Some("before") => WeekdayRule::Before,
            Some("after") => WeekdayRule::After,
            Some("nearest") => WeekdayRule::Nearest,
            _ => WeekdayRule::ByTense,
        },
        order: match reads("order").and_then(Node::text) {
            Some("day-month") => Some(DayOrder::DayMonth),
            Some("month-day") => Some(DayOrder::MonthDay),
            _ => None,
        },
        hedges,
        grain: reads("grain").and_then(Node::text).and_then(Grain::named),
        unit: unit(reads("unit"), kind, problems),
        terms,
        attributed_apart: compare.and_then(|node| node.get("attributed")).and_then(Node::text) != Some("together"),
        by_year: compare.and_then(|node| node.get("period")).and_then(Node::text) == Some("year"),
        first_counts: compare.and_then(|node| node.get("several")).and_then(Node::text) == Some("first"),
        changes: changes(compare.and_then(|node| node.get("changes"))),
        report: report(node.get("report")),
        expected: Vec::new(),
        examples: Vec::new(),
        pairs: Vec::new(),
        note: words(node.get("note")),
        link: words(node.get("link")),
        place: draft.place.clone(),
    };
    fitting(node, kind, problems);
    let asked = Asked::of(&slot);
    let expected = node.get("expected").map(|node| expected(&asked, node, problems)).unwrap_or_default();
    let examples: Vec<Example> = match node.get("examples") {
        Some(list) => list.items().iter().filter_map(|node| example(node, &asked, problems)).collect(),
        None => Vec::new(),
    };
    if let Some(list) = node.get("examples").filter(|list| !draft.damaged && !list.items().is_empty()) {
        enough(list, &draft.id, problems);
    }
    let pairs = node.get("pairs").map_or(&[][..], Node::items);
    let pairs = pairs.iter().filter_map(|node| pair(node, &asked, problems)).collect();
    (slot.expected, slot.examples, slot.pairs) = (expected, examples, pairs);
    (problems.0.len() == before).then_some(slot)
}

fn words(node: Option<&Node>) -> Option<String> {
    node.and_then(Node::text).map(|text| text.trim().to_owned())
}

fn flag(node: Option<&Node>) -> bool {
    node.and_then(Node::text) == Some("true")
}

fn wording(node: Option<&Node>, kind: Kind, problems: &mut Problems) -> Wording {
    let Some(node) = node else { return Wording::default() };
    if !matches!(kind, Kind::Choice | Kind::Title | Kind::Person | Kind::Place | Kind::Text) {
        let what = format!("`wording` has no meaning for a slot of kind `{kind}`");
        let problem = Problem::error(what).at(node.place());
        problems.push(problem.hint("take it out; it names choices, titles and other answers in words"));
        return Wording::default();
    }
    let texts = |node: Option<&Node>| -> Vec<String> {
        one_or_more(node).into_iter().filter_map(|node| words(Some(node))).collect()
    };
    let entries = node.entries();
    let mut seen: BTreeMap<String, &str> = BTreeMap::new();
    for entry in entries {
        seen.insert(folded(&entry.key), &entry.key);
    }
    for entry in entries {
        for other in ["accept", "flag"].into_iter().flat_map(|key| one_or_more(entry.value.get(key))) {
            let Some(text) = other.text() else { continue };
            match seen.insert(folded(text), &entry.key) {
                // Offices of two people may share their words.
                Some(first) if first != entry.key && entry.value.get("for").is_none() => {
                    let what = format!("`{}` stands for `{first}` already", text.trim());
                    problems.push(Problem::error(what).at(other.place()).hint("keep one of the two"));
                }
                _ => {}
            }
        }
        if let Some(under) = entry.value.get("under") {
            under_known(under, &entry.key, node, problems);
        }
    }
    Wording(
        entries
            .iter()
            .map(|entry| WordingEntry {
                canonical: entry.key.trim().to_owned(),
                accept: texts(entry.value.get("accept")),
                flag: texts(entry.value.get("flag")),
                under: words(entry.value.get("under")),
                only_for: texts(entry.value.get("for")),
            })
            .collect(),
    )
}

fn folded(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == '-').map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Refuses an `under` that names nothing before it; that leaves no circles.
fn under_known(under: &Node, key: &str, wording: &Node, problems: &mut Problems) {
    let Some(name) = under.text().map(str::trim) else { return };
    if wording.get(name).is_none() {
        let hint = match nearest(name, wording.entries().iter().map(|entry| entry.key.as_str())) {
            Some(known) => format!("did you mean `{known}`?"),
            None => format!("add it to the answers: `{name}:`"),
        };
        problems.push(Problem::error(format!("there is no answer `{name}` in `wording`")).at(under.place()).hint(hint));
        return;
    }
    let position = |name: &str| wording.entries().iter().position(|entry| entry.key == name);
    if position(name) >= position(key) {
        let what = match name == key {
            true => format!("`{key}` lies under itself"),
            false => format!("`{key}` lies under `{name}`, which is declared behind it"),
        };
        let hint = "declare the more general answer first";
        problems.push(Problem::error(what).at(under.place()).hint(hint));
    }
}

fn terms(
    node: &Node,
    kind: Kind,
    wording: Wording,
    phrases: &[Arc<Phrase>],
    problems: &mut Problems,
) -> (Hedges, Terms) {
    let (read, compare) = (node.get("read"), node.get("compare"));
    let compares = |key: &str| compare.and_then(|node| node.get(key));
    let hedges = match read.and_then(|node| node.get("hedges")) {
        Some(node) => hedges(node, problems),
        None => Hedges::default(),
    };
    let granted = compares("tolerance").and_then(|node| Some((node, tolerance(node.text()?)?)));
    if let Some((node, granted)) = granted {
        let days = matches!(granted, Tolerance::Days(_));
        let fits = match kind {
            Kind::Date => days || granted.is_none(),
            Kind::Count | Kind::Quantity | Kind::Money | Kind::Percent | Kind::Duration => !days,
            _ => granted.is_none(),
        };
        if !fits {
            let what = format!("a slot of kind `{kind}` cannot have the tolerance `{}`", node.text().unwrap_or(""));
            let hint = match kind {
                Kind::Date => "write a number of days, such as `1 day`",
                Kind::Count | Kind::Quantity | Kind::Money | Kind::Percent | Kind::Duration => "write `5%` or `10`",
                _ => "take it out: only figures and dates have one",
            };
            problems.push(Problem::error(what).at(node.place()).hint(hint));
        }
    }
    let terms = Terms {
        tolerance: granted.map_or(Tolerance::None, |(_, granted)| granted),
        exact: compares("round").and_then(Node::text) == Some("off"),
        more_is_whole: compares("more").and_then(Node::text) == Some("whole"),
        of: words(node.get("of")),
        nouns: if kind == Kind::Count { nouns(phrases) } else { Vec::new() },
        names: match read.and_then(|node| node.get("names")).and_then(Node::text) {
            Some("strict") => Names::Strict,
            _ => Names::Loose,
        },
        wording,
        hedges: hedges.clone(),
        ..Terms::default()
    };
    (hedges, terms)
}

fn hedges(node: &Node, problems: &mut Problems) -> Hedges {
    let mut entries = Vec::new();
    for entry in node.entries() {
        let Some(meaning) = entry.value.text() else { continue };
        let written = (entry.key.trim().to_owned(), meaning.trim().to_owned());
        match Hedges::with([written.clone()]) {
            Ok(_) => entries.push(written),
            Err(why) => {
                let hint = "write `about: 10%`, or words and what they mean, such as `give or take: about`";
                problems.push(Problem::error(why).at(entry.value.place()).hint(hint));
            }
        }
    }
    Hedges::with(entries).unwrap_or_default()
}

/// The canonical name of the unit to show.
fn unit(node: Option<&Node>, kind: Kind, problems: &mut Problems) -> Option<String> {
    let written = words(node)?;
    if !matches!(kind, Kind::Quantity | Kind::Duration | Kind::Money) {
        return None;
    }
    // The reader of the kind knows every word and symbol of a unit.
    let read = |words: String| match read_phrase(kind, &words, &ReadSettings::default(), &Terms::default()) {
        Ok(Value::Number(Number { unit: Unit::Measure(name) | Unit::Currency(name), .. })) => Some(name.to_owned()),
        _ => None,
    };
    let known = match kind {
        Kind::Money => number::currency(&written).map(|row| row.code),
        _ => number::unit(&written).map(|row| row.name),
    };
    let found = known.map(str::to_owned).or_else(|| read(format!("2 {written}")));
    if found.is_none() {
        let hint = match nearest(&written, UNITS.iter().map(|row| row.name)) {
            _ if kind == Kind::Money => "write a currency such as `dollars` or `EUR`".to_owned(),
            Some(name) => format!("did you mean `{name}`?"),
            None => "write a unit such as `kilometre` or `hour`".to_owned(),
        };
        let problem = Problem::error(format!("`{written}` is no unit that is known here"));
        problems.push(problem.at(node?.place()).hint(hint));
    }
    found
}

/// Refuses settings that mean nothing for the kind.
fn fitting(node: &Node, kind: Kind, problems: &mut Problems) {
    let figures = [Kind::Count, Kind::Quantity, Kind::Money, Kind::Percent, Kind::Duration];
    let measured = [Kind::Quantity, Kind::Money, Kind::Duration];
    let settings: [(&[&str], &[Kind]); 7] = [
        (&["of"], &[Kind::Count]),
        (&["read", "weekday"], &[Kind::Date]),
        (&["read", "order"], &[Kind::Date]),
        (&["read", "grain"], &[Kind::Date]),
        (&["read", "unit"], &measured),
        (&["read", "hedges"], &figures),
        (&["compare", "round"], &figures),
    ];
    for (path, kinds) in settings {
        let found = path.iter().try_fold(node, |node, key| node.get(key));
        if let Some(found) = found.filter(|_| !kinds.contains(&kind)) {
            let names: Vec<String> = kinds.iter().map(|kind| format!("`{kind}`")).collect();
            let key = path.last().unwrap_or(&"");
            let what = format!("`{key}` has no meaning for a slot of kind `{kind}`");
            let problem = Problem::error(what).at(found.place());
            problems.push(problem.hint(format!("take it out; it belongs to {}", names.join(", "))));
        }
    }
}

fn changes(node: Option<&Node>) -> Option<Changes> {
    let node = node?;
    let direction = match node.get("direction").and_then(Node::text)? {
        "up" => Direction::Up,
        "down" => Direction::Down,
        _ => Direction::Any,
    };
    let time = |key: &str| node.get(key).and_then(Node::text).and_then(hours);
    Some(Changes {
        direction,
        settle_hours: time("settle"),
        stale_after_hours: time("stale_after"),
        into: words(node.get("into")),
    })
}

fn report(node: Option<&Node>) -> BTreeMap<Class, Level> {
    let level = |text: &str| match text {
        "error" => Some(Level::Error),
        "warning" => Some(Level::Warning),
        "note" => Some(Level::Note),
        "off" => Some(Level::Off),
        _ => None,
    };
    let entries = node.map_or(&[][..], Node::entries);
    entries.iter().filter_map(|entry| Some((Class::named(&entry.key)?, level(entry.value.text()?)?))).collect()
}

fn example(node: &Node, asked: &Asked<'_>, problems: &mut Problems) -> Option<Example> {
    let published = node.get("published").and_then(Node::text).and_then(|text| day(text).ok());
    let text = node.get("text")?.text().filter(|text| !text.trim().is_empty())?.to_owned();
    Some(Example {
        text,
        gives: asked.gives(node.get("gives")?, published, problems)?,
        published,
        by: words(node.get("by")),
        because: words(node.get("because")),
        known_gap: words(node.get("known_gap")),
        place: node.place(),
    })
}

/// Refuses fewer than two examples, and such as all give something.
fn enough(list: &Node, id: &str, problems: &mut Problems) {
    let examples = list.items();
    if examples.len() < 2 {
        let problem = Problem::error(format!("`{id}` has one example, and two are the least")).at(list.place());
        problems.push(problem.hint("add a sentence that comes near and `gives: nothing`"));
        return;
    }
    let gives = |node: &Node| node.get("gives").and_then(Node::text).map(|text| text.trim().to_owned());
    if examples.iter().any(|node| {
        gives(node).is_none() && !matches!(node.get("gives"), Some(Node { data: Data::Map(_) | Data::List(_), .. }))
    }) {
        return;
    }
    if !examples.iter().any(|node| gives(node).as_deref() == Some("nothing")) {
        let problem = Problem::error(format!("no example of `{id}` gives nothing")).at(list.place());
        problems.push(problem.hint("add a sentence that comes near and `gives: nothing`"));
    } else if examples.iter().all(|node| gives(node).as_deref() == Some("nothing")) {
        let problem = Problem::error(format!("every example of `{id}` gives nothing")).at(list.place());
        problems.push(problem.hint("add a sentence that gives an answer"));
    }
}

fn pair(node: &Node, asked: &Asked<'_>, problems: &mut Problems) -> Option<Pair> {
    let date = |key: &str| node.get(key).and_then(Node::text).and_then(|text| day(text).ok());
    let (one_published, other_published) = (date("one_published"), date("other_published"));
    let one = node.get("one").and_then(|node| asked.literal(node, one_published, problems));
    let other = node.get("other").and_then(|node| asked.literal(node, other_published, problems));
    Some(Pair {
        one: one?,
        other: other?,
        are: Class::named(node.get("are")?.text()?)?,
        one_published,
        other_published,
        because: words(node.get("because")),
        place: node.place(),
    })
}
