//! Dates as they stand in records.
//!
//! Fields, in this order, absent where they say nothing: `from`, `to` (ISO 8601, both included; absent where open or
//! unanchored), `grain`, `all` (true where all of the days are meant), `year`, `month`, `day`, `weekday`, `to_month`,
//! `to_day` (the end of a stretch of no year), `implied` (which of the fields the words do not name), `alternatives` (other
//! readings, each with `from` and `to` or the fields of a pattern), `mod`, `words` and `published` (how the words led to the
//! days).

use jiff::civil::{Date as Day, Weekday};
use serde_json::{Value as Json, json};

use super::calendar::Grain;
use super::days::Days;
use super::expression::Fields;
use super::lexicon::{self, weekday_name};
use super::{Date, Modifier, Origin};
use crate::value::{Value, ValueRecord};

const MODIFIERS: [(Modifier, &str); 11] = [
    (Modifier::Early, "early"),
    (Modifier::Mid, "mid"),
    (Modifier::Late, "late"),
    (Modifier::FirstHalf, "first half"),
    (Modifier::SecondHalf, "second half"),
    (Modifier::Since, "since"),
    (Modifier::After, "after"),
    (Modifier::Until, "until"),
    (Modifier::By, "by"),
    (Modifier::Before, "before"),
    (Modifier::About, "about"),
];

/// The date as it stands in records; empty for a value of another kind.
pub fn record(value: &Value) -> ValueRecord {
    let mut record = ValueRecord::new();
    let Value::Date(date) = value else { return record };
    let fields = known(&date.days, &date.written);
    put_ends(&mut record, &date.days);
    record.insert("grain".to_owned(), json!(date.grain.name()));
    if date.all {
        record.insert("all".to_owned(), json!(true));
    }
    put_fields(&mut record, &fields, &date.days);
    let implied: Vec<&str> = [
        ("year", fields.year.is_some() && date.written.year.is_none()),
        ("month", fields.month.is_some() && date.written.month.is_none()),
        ("day", fields.day.is_some() && date.written.day.is_none()),
    ]
    .into_iter()
    .filter_map(|(name, implied)| implied.then_some(name))
    .collect();
    if !implied.is_empty() {
        record.insert("implied".to_owned(), json!(implied));
    }
    if !date.alternatives.is_empty() {
        let others = date.alternatives.iter().map(|days| {
            let mut other = ValueRecord::new();
            put_ends(&mut other, days);
            if days.is_pattern() {
                put_fields(&mut other, &known(days, &Fields::default()), days);
            }
            Json::Object(other)
        });
        record.insert("alternatives".to_owned(), others.collect());
    }
    if let Some((_, name)) = MODIFIERS.iter().find(|(modifier, _)| Some(*modifier) == date.modifier) {
        record.insert("mod".to_owned(), json!(name));
    }
    if let Some(origin) = &date.origin {
        record.insert("words".to_owned(), json!(origin.words));
        if let Some(published) = origin.published {
            record.insert("published".to_owned(), json!(published.to_string()));
        }
    }
    record
}

fn put_ends(record: &mut ValueRecord, days: &Days) {
    let Days::Span { from, to } = days else { return };
    for (name, end) in [("from", from), ("to", to)] {
        if let Some(day) = end {
            record.insert(name.to_owned(), json!(day.to_string()));
        }
    }
}

fn put_fields(record: &mut ValueRecord, fields: &Fields, days: &Days) {
    for (name, field) in [
        ("year", fields.year.map(i64::from)),
        ("month", fields.month.map(i64::from)),
        ("day", fields.day.map(i64::from)),
    ] {
        if let Some(number) = field {
            record.insert(name.to_owned(), json!(number));
        }
    }
    if let Some(weekday) = fields.weekday {
        record.insert("weekday".to_owned(), json!(weekday_name(weekday).to_lowercase()));
    }
    if let Days::Yearly { from, to, .. } = days
        && from != to
    {
        record.insert("to_month".to_owned(), json!(to.0));
        record.insert("to_day".to_owned(), json!(to.1));
    }
}

/// The fields that all of the days share, and the weekday where it is written.
fn known(days: &Days, written: &Fields) -> Fields {
    match *days {
        Days::Weekly(weekday) => Fields { weekday: Some(weekday), ..Fields::default() },
        Days::Yearly { from, weekday, .. } => {
            Fields { year: None, month: Some(from.0), day: Some(from.1), weekday: weekday.or(written.weekday) }
        }
        Days::Span { from: Some(from), to: Some(to) } => {
            let year = (from.year() == to.year()).then_some(from.year());
            let month = year.and((from.month() == to.month()).then_some(from.month()));
            let day = month.and((from == to).then_some(from.day()));
            Fields {
                year: year.or(written.year),
                month: month.or(written.month),
                day: day.or(written.day),
                weekday: written.weekday,
            }
        }
        Days::Span { .. } => *written,
    }
}

/// The date that a record holds.
///
/// # Errors
///
/// One sentence that says which field cannot be read.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    let days = days_from(record)?;
    let grain = match text(record, "grain")? {
        Some(name) => Grain::named(name).ok_or_else(|| format!("`{name}` is no grain of a date"))?,
        None => Grain::Day,
    };
    let alternatives = match record.get("alternatives") {
        None => Vec::new(),
        Some(Json::Array(others)) => others
            .iter()
            .map(|other| {
                days_from(other.as_object().ok_or("`alternatives` of a date holds something else than dates")?)
            })
            .collect::<Result<_, String>>()?,
        Some(_) => return Err("`alternatives` of a date is no list".to_owned()),
    };
    let modifier = match text(record, "mod")? {
        Some(name) => {
            let known = MODIFIERS.iter().find(|(_, known)| *known == name);
            Some(known.ok_or_else(|| format!("`{name}` is no `mod` of a date"))?.0)
        }
        None => None,
    };
    let implied: Vec<&str> = match record.get("implied") {
        Some(Json::Array(names)) => names.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    };
    let fields = fields_from(record)?;
    let said = |name| !implied.contains(&name);
    let written = Fields {
        year: fields.year.filter(|_| said("year")),
        month: fields.month.filter(|_| said("month")),
        day: fields.day.filter(|_| said("day")),
        weekday: fields.weekday,
    };
    let origin = match text(record, "words")? {
        Some(words) => Some(Origin { words: words.to_owned(), published: day(record, "published")? }),
        None => None,
    };
    let all = record.get("all") == Some(&Json::Bool(true));
    Ok(Value::Date(Date { days, alternatives, all, grain, written, modifier, origin }))
}

fn days_from(record: &ValueRecord) -> Result<Days, String> {
    let (from, to) = (day(record, "from")?, day(record, "to")?);
    if from.is_some() || to.is_some() {
        if from.zip(to).is_some_and(|(from, to)| to < from) {
            return Err("a date ends before it begins".to_owned());
        }
        return Ok(Days::Span { from, to });
    }
    let fields = fields_from(record)?;
    if let (Some(month), Some(day)) = (fields.month, fields.day) {
        let to_month = number(record, "to_month")?.unwrap_or(month);
        let to_day = number(record, "to_day")?.unwrap_or(day);
        // A leap year holds every day that a month can have.
        for (month, day) in [(month, day), (to_month, to_day)] {
            Day::new(2000, month, day).map_err(|_| format!("month {month} has no day {day}"))?;
        }
        return Ok(Days::Yearly { from: (month, day), to: (to_month, to_day), weekday: fields.weekday });
    }
    match fields.weekday {
        Some(weekday) => Ok(Days::Weekly(weekday)),
        None => Err("a date has neither days nor a weekday".to_owned()),
    }
}

fn fields_from(record: &ValueRecord) -> Result<Fields, String> {
    let weekday = match text(record, "weekday")? {
        Some(name) => Some(named_weekday(name)?),
        None => None,
    };
    let year = number(record, "year")?;
    Ok(Fields { year, month: number(record, "month")?, day: number(record, "day")?, weekday })
}

fn named_weekday(name: &str) -> Result<Weekday, String> {
    lexicon::weekday(name).map(|(weekday, _)| weekday).ok_or_else(|| format!("`{name}` is no weekday"))
}

fn text<'r>(record: &'r ValueRecord, name: &str) -> Result<Option<&'r str>, String> {
    match record.get(name) {
        None => Ok(None),
        Some(Json::String(text)) => Ok(Some(text)),
        Some(_) => Err(format!("`{name}` of a date is no text")),
    }
}

fn number<N: TryFrom<i64>>(record: &ValueRecord, name: &str) -> Result<Option<N>, String> {
    match record.get(name) {
        None => Ok(None),
        Some(value) => {
            let number = value.as_i64().and_then(|number| N::try_from(number).ok());
            number.map(Some).ok_or_else(|| format!("`{name}` of a date is no number that fits"))
        }
    }
}

fn day(record: &ValueRecord, name: &str) -> Result<Option<Day>, String> {
    match text(record, name)? {
        None => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| format!("`{name}` of a date is no day such as 2024-04-01")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::corpus::value;
    use super::*;

    #[track_caller]
    fn records(text: &str, published: bool, expected: serde_json::Value) {
        let value = value(text, published);
        let made = record(&value);
        assert_eq!(serde_json::Value::Object(made.clone()), expected);
        let again = from_record(&made).unwrap();
        assert_eq!(again, value);
        assert_eq!(record(&again), made);
    }

    #[test]
    fn records_and_back() {
        use serde_json::json;
        records(
            "Monday, April 1, 2024",
            true,
            json!({"from": "2024-04-01", "to": "2024-04-01", "grain": "day", "year": 2024, "month": 4, "day": 1, "weekday": "monday"}),
        );
        records(
            "yesterday",
            true,
            json!({"from": "2024-04-01", "to": "2024-04-01", "grain": "day", "year": 2024, "month": 4, "day": 1,
                "implied": ["year", "month", "day"], "words": "yesterday", "published": "2024-04-02"}),
        );
        records("Monday", false, json!({"grain": "day", "weekday": "monday"}));
        records("7 October", false, json!({"grain": "day", "month": 10, "day": 7}));
        records(
            "1–3 April",
            false,
            json!({"grain": "day", "all": true, "month": 4, "day": 1, "to_month": 4, "to_day": 3}),
        );
        records(
            "since 2019",
            true,
            json!({"from": "2019-01-01", "grain": "year", "all": true, "year": 2019, "mod": "since"}),
        );
        records(
            "03/04/2024",
            true,
            json!({"from": "2024-03-04", "to": "2024-03-04", "grain": "day", "year": 2024, "month": 3, "day": 4,
                "implied": ["month", "day"], "alternatives": [{"from": "2024-04-03", "to": "2024-04-03"}]}),
        );
        let bad = serde_json::from_value(json!({"from": "2024-13-01"})).unwrap();
        assert_eq!(from_record(&bad), Err("`from` of a date is no day such as 2024-04-01".to_owned()));
        assert_eq!(from_record(&ValueRecord::new()), Err("a date has neither days nor a weekday".to_owned()));
    }
}
