//! Dates as the sets want them.

use std::error::Error;
use std::fs;
use std::path::Path;

use factdiff::text::{Document, Span};
use factdiff::value::date::{Date, Days, Modifier, read, show};
use factdiff::value::{ReadSettings, Reading, Value};
use jiff::civil::Date as Day;

/// One date that was read: where, the value if it was understood, the reading in words.
pub struct Read {
    pub span: Span,
    pub date: Option<Date>,
    pub shown: String,
}

pub fn dates(text: &str, settings: &ReadSettings) -> Vec<Read> {
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
pub fn outer(all: &[Read]) -> impl Iterator<Item = &Read> {
    all.iter().filter(|one| !all.iter().any(|other| other.span != one.span && other.span.holds(one.span)))
}

pub fn day(text: &str) -> Option<Day> {
    text.get(..10)?.parse().ok()
}

pub fn plus(day: Day, days: i32) -> Day {
    day.saturating_add(jiff::Span::new().days(days))
}

/// Whether some reading is the days from `start` to the day before `end`; of a loose distance, whether its middle is.
pub fn is_right(date: &Date, start: Option<Day>, end: Option<Day>) -> bool {
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

/// Prints every date with its surroundings.
pub fn scan(folder: &Path) -> Result<(), Box<dyn Error>> {
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
