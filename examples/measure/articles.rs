//! Articles with what their readers marked: the incident's date, the ages of the people in it.

use std::error::Error;
use std::fs;
use std::path::Path;

use factdiff::text::Document;
use factdiff::value::number::Unit;
use factdiff::value::{Kind, ReadSettings};
use rust_decimal::Decimal;

use crate::dates::{dates, day};
use crate::numbers::{json_decimal, mentions, number};
use crate::report::{Measured, Tally, records, text};

/// Written ages of the people in the gold that are read at their place with the right value.
pub fn victims(corpora: &Path) -> Result<Measured, Box<dyn Error>> {
    let folder = corpora.join("victims");
    let (mut measured, mut tally) = (Measured::default(), Tally::default());
    for case in records(&folder.join("gold.jsonl"))? {
        let file = text(&case, "file");
        let article = fs::read_to_string(folder.join(file))?;
        let starts: Vec<usize> = article.char_indices().map(|(at, _)| at).collect();
        let document = Document::new(article);
        let ages: Vec<(usize, usize, Decimal)> = mentions(&document, &[Kind::Quantity])
            .iter()
            .filter_map(|mention| Some((mention.span.range(), number(mention)?)))
            .filter(|(_, number)| matches!(number.unit, Unit::Measure(unit) if unit.ends_with("of age")))
            .flat_map(|(span, number)| {
                let upper = number.upper.map(|(upper, _)| (span.start, span.end, upper));
                [Some((span.start, span.end, number.nominal)), upper].into_iter().flatten()
            })
            .collect();
        let gold = &case["gold"];
        for person in ["victims", "shooters"].iter().flat_map(|group| gold[*group].as_array().into_iter().flatten()) {
            let (Some(age), false) = (json_decimal(&person["age_value"]), person["age"].is_null()) else { continue };
            // The gold counts in characters.
            let place = |end: &str| person["age"][end].as_u64().and_then(|at| starts.get(at as usize).copied());
            let right = match (place("start"), place("end")) {
                (Some(start), Some(end)) => {
                    ages.iter().any(|(from, to, read)| *read == age && *from < end && start < *to)
                }
                _ => ages.iter().any(|(.., read)| *read == age),
            };
            measured.case(&mut tally, None, right, || format!("{file}: {} is {age}, read: {ages:?}", person["age"]));
        }
    }
    measured.share("written ages, read at their place", tally, Some(95.0));
    Ok(measured)
}

/// Articles in which some date that is read is the incident's.
pub fn shootings(corpora: &Path) -> Result<Measured, Box<dyn Error>> {
    let folder = corpora.join("shootings");
    let mut measured = Measured::default();
    let (mut some, mut first) = (Tally::default(), Tally::default());
    let (mut articles, mut mentions, mut unclear) = (0, 0, 0);
    for case in records(&folder.join("gold.jsonl"))? {
        let file = text(&case, "file");
        let Some(gold) = day(text(&case["gold"], "date")) else {
            measured.case(&mut some, Some("no date in the gold"), false, || file.to_owned());
            continue;
        };
        let article = fs::read_to_string(folder.join(file))?;
        let settings = ReadSettings { published: day(text(&case, "published")), ..ReadSettings::default() };
        let found = dates(&article, &settings);
        articles += 1;
        mentions += found.len();
        unclear += found.iter().filter(|read| read.date.is_none()).count();
        let understood = || found.iter().filter_map(|read| read.date.as_ref());
        let right = understood().any(|date| date.readings().any(|days| days.single() == Some(gold)));
        let single = understood().find_map(|date| date.days.single());
        first.count(single == Some(gold));
        measured.case(&mut some, None, right, || {
            let shown: Vec<String> =
                found.iter().take(12).map(|read| format!("{} = {}", &article[read.span.range()], read.shown)).collect();
            format!("{file} of {}, gold {gold}: {}", text(&case, "published"), shown.join("; "))
        });
    }
    measured.share("articles in which some date is the incident's", some, Some(87.0));
    measured.share("articles whose first single day is the incident's", first, None);
    measured.note(format!("{mentions} dates in {articles} articles, {unclear} unclear"));
    Ok(measured)
}
