//! Measures the reader of dates on corpora that are not part of the repository.
//!
//! ```text
//! cargo run --example measure_dates -- <corpora> [--misses]
//! cargo run --example measure_dates -- <corpora> --scan      every date read in stories and newswire, for the eye
//! ```
//!
//! What is left out is counted by class and printed, never dropped in silence.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use factdiff::text::{Document, Span};
use factdiff::value::date::{Date, Days, Modifier, read, show};
use factdiff::value::{ReadSettings, Reading, Value, WeekdayRule};
use jiff::civil::Date as Day;
use serde_json::Value as Json;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = Path::new(arguments.first().ok_or("usage: measure_dates <corpora> [--misses | --scan]")?);
    if arguments.iter().any(|argument| argument == "--scan") {
        return scan(folder);
    }
    let misses = arguments.iter().any(|argument| argument == "--misses");
    duckling(folder, misses)?;
    recognizers(folder, misses)?;
    shootings(folder, misses)
}

/// One date that was read: where, the value if it was understood, the reading in words.
struct Read {
    span: Span,
    date: Option<Date>,
    shown: String,
}

fn dates(text: &str, settings: &ReadSettings) -> Vec<Read> {
    let document = Document::new(text);
    let mut mentions = Vec::new();
    for sentence in document.sentences() {
        read(&document.words(sentence), settings, &mut mentions);
    }
    let read = mentions.into_iter().map(|mention| {
        let (date, shown) = match &mention.reading {
            Reading::Clear(value @ Value::Date(date)) => (Some(date.clone()), show(value)),
            Reading::Clear(_) => (None, String::new()),
            Reading::Unclear(reason) => (None, format!("? {reason}")),
        };
        Read { span: mention.span, date, shown }
    });
    read.collect()
}

/// Those that lie in no other.
fn outer(all: &[Read]) -> impl Iterator<Item = &Read> {
    all.iter().filter(|one| !all.iter().any(|other| other.span != one.span && other.span.holds(one.span)))
}

fn lines(path: &Path) -> Result<Vec<Json>, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    Ok(text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?)
}

fn text<'j>(json: &'j Json, name: &str) -> &'j str {
    json[name].as_str().unwrap_or("")
}

fn day(text: &str) -> Option<Day> {
    text.get(..10)?.parse().ok()
}

fn plus(day: Day, days: i32) -> Day {
    day.saturating_add(jiff::Span::new().days(days))
}

/// A share of right ones, with what was left out.
#[derive(Default)]
struct Score {
    right: usize,
    all: usize,
    left_out: BTreeMap<&'static str, Vec<String>>,
    missed: Vec<String>,
}

impl Score {
    fn count(&mut self, right: bool, miss: impl FnOnce() -> String) {
        self.all += 1;
        self.right += usize::from(right);
        if !right {
            self.missed.push(miss());
        }
    }

    fn print(&self, name: &str, goal: &str, misses: bool) {
        let share = 100.0 * self.right as f64 / self.all.max(1) as f64;
        println!("{name}: {} of {} right, {share:.1} % (goal {goal})", self.right, self.all);
        for (class, cases) in &self.left_out {
            println!("  left out, {class}: {}", cases.len());
            if misses {
                println!("    {}", cases.join(" | "));
            }
        }
        if misses {
            for miss in &self.missed {
                println!("  missed: {miss}");
            }
        }
    }
}

/// Whether some reading is the days from `start` to the day before `end`; of a loose distance, whether its middle is.
fn is_right(date: &Date, start: Option<Day>, end: Option<Day>) -> bool {
    let last = end.map(|end| plus(end, -1));
    date.readings().any(|days| {
        let Days::Span { from, to } = *days else { return false };
        if date.modifier == Some(Modifier::About)
            && let (Some(from), Some(to), Some(start), Some(last)) = (from, to, start, last)
        {
            let half = from.until(to).map_or(0, |length| length.get_days()) / 2;
            // The middle of two months is a day off where the months are of unequal length.
            return (-1..=1).any(|slip| (start..=last).contains(&plus(from, half + slip)));
        }
        from == start && to == last
    })
}

const LUNAR_OR_OBSCURE: &[&str] = &[
    "jayanti",
    "eid",
    "id ul",
    "bakr",
    "sacrifice",
    "ramadan",
    "night of",
    "jamat",
    "jumu",
    "ascension",
    "kali",
    "diwali",
    "deepavali",
    "puja",
    "dussehra",
    "ratha",
    "shivaratri",
    "pongal",
    "bogi",
    "sankranti",
    "sakhi",
    "shakhi",
    "panchami",
    "holi ",
    "phagwah",
    "kamudu",
    "parsi",
    "vesak",
    "vaisakha",
    "buddha",
    "purim",
    "koningsdag",
    "king's day",
    "ravidas",
    "ugadi",
    "samvatsaradi",
    "yom ",
    "holocaust",
    "shemini",
    "simchat",
    "rosh",
    "passover",
    "succos",
    "shavuot",
    "boss",
    "vegan",
    "covenant",
    "of mysteries",
    "branch sunday",
    "lent",
    "orthodox",
    "clean monday",
    "lei day",
    "daisy",
    "lincoln",
    "military spouse",
    "emancipation",
    "tax day",
    "sibling",
    "administrative",
    "secretar",
    "youth service",
    "emsc",
    "daylight",
    "super ",
    "giga",
    "tsunami",
    "mini",
    "bank holiday",
    "holi",
    "ides",
];

const CHAT: &[&str] = &["eom", "bom", "boy", "eoy", "18q4", "the boy"];

fn duckling(folder: &Path, misses: bool) -> Result<(), Box<dyn Error>> {
    let (mut score, mut negatives) = (Score::default(), Score::default());
    for case in lines(&folder.join("values/duckling-dev.jsonl"))? {
        if text(&case, "dim") != "Time" {
            continue;
        }
        let input = text(&case, "input");
        if case["negative"] == true {
            let found = dates(input, &ReadSettings::default());
            negatives.count(found.is_empty(), || format!("{input}: {}", found[0].shown));
            continue;
        }
        let expected = &case["normalized"];
        let grain = text(expected, "grain");
        let lower = input.to_lowercase();
        let weekday_alone = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().any(|day| lower.starts_with(day))
            && !lower.trim_end_matches('.').contains([' ', '.', '-']);
        let class = if !matches!(grain, "day" | "week" | "month" | "quarter" | "year" | "decade") {
            Some("finer than a day")
        } else if LUNAR_OR_OBSCURE.iter().any(|name| lower.contains(name)) {
            Some("lunar or obscure holidays")
        } else if weekday_alone {
            Some("bare weekdays (the set takes the next one)")
        } else if CHAT.iter().any(|name| lower == *name || lower.ends_with(&format!(" {name}"))) {
            Some("chat shorthand")
        } else if lower.contains("upcoming ") && lower.contains(['2', 'w']) && lower != "upcoming week" {
            Some("the set takes `upcoming two weeks` for the second of them alone")
        } else {
            None
        };
        if let Some(class) = class {
            score.left_out.entry(class).or_default().push(input.to_owned());
            continue;
        }
        // The set takes the next of all that recurs.
        let settings = ReadSettings {
            published: day(text(&case, "reference")),
            weekday: WeekdayRule::After,
            ..ReadSettings::default()
        };
        let start = day(text(expected, "start"));
        let end = day(text(expected, "end")).or_else(|| {
            let start = start?;
            let length = jiff::Span::new();
            Some(start.saturating_add(match grain {
                "week" => length.weeks(1),
                "month" => length.months(1),
                "quarter" => length.months(3),
                "year" => length.years(1),
                "decade" => length.years(10),
                _ => length.days(1),
            }))
        });
        let (start, end) = match text(expected, "direction") {
            "before" => (None, end),
            "after" => (start, None),
            _ => (start, end),
        };
        let found = dates(input, &settings);
        let right = outer(&found).any(|read| read.date.as_ref().is_some_and(|date| is_right(date, start, end)));
        score.count(right, || {
            let shown: Vec<&str> = found.iter().map(|read| read.shown.as_str()).collect();
            format!("{input}: {start:?} to before {end:?}, read {shown:?}")
        });
    }
    score.print("duckling-dev, days and coarser", "90 %", misses);
    negatives.print("duckling-dev, negatives", "100 %", misses);
    Ok(())
}

fn recognizers(folder: &Path, misses: bool) -> Result<(), Box<dyn Error>> {
    let mut score = Score::default();
    for case in lines(&folder.join("values/recognizers-dev.jsonl"))? {
        let kind = text(&case, "kind");
        if !matches!(kind, "datetimeV2.date" | "datetimeV2.daterange") {
            continue;
        }
        let (input, gold) = (text(&case, "input"), text(&case, "text"));
        let values: Vec<&Json> = case["values"].as_array().map(|values| values.iter().collect()).unwrap_or_default();
        let class = if values.iter().any(|value| text(value, "value") == "not resolved") {
            Some("values that the set itself does not resolve")
        } else if matches!(gold, "eoy" | "cy18" | "tmr" | "eom") {
            Some("chat shorthand")
        } else if gold.contains("eid") || gold.contains("ramadan") {
            Some("lunar or obscure holidays")
        } else if gold.starts_with("week ") || gold.contains("week 31") {
            Some("weeks by number")
        } else if gold.contains("business day") || gold.contains("workweek") || gold.contains("working week") {
            Some("working days")
        } else {
            None
        };
        if let Some(class) = class {
            score.left_out.entry(class).or_default().push(gold.to_owned());
            continue;
        }
        let settings = ReadSettings { published: day(text(&case, "reference")), ..ReadSettings::default() };
        let found = dates(input, &settings);
        let right = found.iter().any(|read| {
            let said = input[read.span.range()].to_lowercase();
            let there = gold.contains(said.as_str()) || said.contains(gold);
            let Some(date) = read.date.as_ref().filter(|_| there) else { return false };
            values.iter().any(|value| match value.get("value").and_then(Json::as_str) {
                Some(one) => is_right(date, day(one), day(one).map(|day| plus(day, 1))),
                None => {
                    let start = day(text(value, "start"));
                    let end = day(text(value, "end"));
                    // In a named range of days the end is the named day.
                    is_right(date, start, end)
                        || end.is_some() && is_right(date, start, end.map(|end| plus(end, 1)))
                        || named_ends(date, start, end)
                }
            })
        });
        score.count(right, || {
            let shown: Vec<&str> = found.iter().map(|read| read.shown.as_str()).collect();
            let wanted: Vec<String> = values
                .iter()
                .map(|value| match value.get("value").and_then(Json::as_str) {
                    Some(one) => one.to_owned(),
                    None => format!("{}..{}", text(value, "start"), text(value, "end")),
                })
                .collect();
            format!(
                "{input} [{gold}]: {}, read {shown:?} (reference {})",
                wanted.join(" or "),
                text(&case, "reference")
            )
        });
    }
    score.print("recognizers-dev, date and daterange", "85 %", misses);
    Ok(())
}

/// The set ends a stretch of named months or years at the first day of the last one, and opens `after 1 May` on that day
/// itself: the words name the same stretch.
fn named_ends(date: &Date, start: Option<Day>, end: Option<Day>) -> bool {
    date.readings().any(|days| {
        let Days::Span { from, to } = *days else { return false };
        let ends = match (to, end) {
            (Some(to), Some(end)) => {
                (to.month(), to.year()) == (end.month(), end.year()) && end.day() == 1 && to == to.last_of_month()
                    || to.year() == end.year() && end == end.first_of_year() && to == to.last_of_year()
                    || to == plus(end, -1)
                    // A quarter.
                    || end.day() == 1 && plus(end.saturating_add(jiff::Span::new().months(3)), -1) == to
            }
            (None, None) => true,
            _ => false,
        };
        let starts = from == start
            || date.modifier == Some(Modifier::After) && end.is_none() && from == start.map(|start| plus(start, 1));
        starts && ends
    })
}

fn shootings(folder: &Path, misses: bool) -> Result<(), Box<dyn Error>> {
    let folder = folder.join("shootings");
    let (mut score, mut first) = (Score::default(), Score::default());
    let (mut mentions, mut unclear) = (0, 0);
    for case in lines(&folder.join("gold.jsonl"))? {
        let Some(gold) = day(text(&case["gold"], "date")) else {
            score.left_out.entry("no date in the gold").or_default().push(text(&case, "file").to_owned());
            continue;
        };
        let article = fs::read_to_string(folder.join(text(&case, "file")))?;
        let settings = ReadSettings { published: day(text(&case, "published")), ..ReadSettings::default() };
        let found = dates(&article, &settings);
        mentions += found.len();
        unclear += found.iter().filter(|read| read.date.is_none()).count();
        let right = found
            .iter()
            .filter_map(|read| read.date.as_ref())
            .any(|date| date.readings().any(|days| days.single() == Some(gold)));
        let single = found.iter().filter_map(|read| read.date.as_ref()).find_map(|date| date.days.single());
        first.count(single == Some(gold), String::new);
        score.count(right, || {
            let shown: Vec<String> =
                found.iter().take(12).map(|read| format!("{} = {}", &article[read.span.range()], read.shown)).collect();
            format!("{} of {}, gold {gold}: {}", text(&case, "file"), text(&case, "published"), shown.join("; "))
        });
    }
    score.print("shootings, some date is the incident's", "87 %", misses);
    first.print("shootings, the first single day is the incident's", "none", false);
    println!("  {mentions} dates in {} articles, {unclear} unclear", score.all);
    Ok(())
}

/// Prints every date with its surroundings.
fn scan(folder: &Path) -> Result<(), Box<dyn Error>> {
    let settings = ReadSettings { published: Some(Day::constant(2016, 6, 15)), ..ReadSettings::default() };
    let mut files = Vec::new();
    for story in fs::read_dir(folder.join("stories"))? {
        let story = story?.path();
        if story.is_dir() {
            for file in fs::read_dir(story)? {
                files.push(file?.path());
            }
        }
    }
    files.sort();
    for file in files.iter().filter(|file| file.extension().is_some_and(|end| end == "txt")) {
        let Ok(article) = fs::read_to_string(file) else { continue };
        let found = dates(&article, &settings);
        for read in outer(&found) {
            let (start, end) = (read.span.start as usize, read.span.end as usize);
            let before: String =
                article[..start].chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect();
            let after: String = article[end..].chars().take(40).collect();
            let line = format!("{before}[[{}]]{after} => {}", &article[start..end], read.shown);
            println!("{}", line.replace('\n', " "));
        }
    }
    Ok(())
}
