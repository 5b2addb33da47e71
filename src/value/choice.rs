//! Choices: the answers that a slot declares, some of them cases of others.
//!
//! The words of a choice are the slot's own ([`Wording`]); there is no reader here beyond [`read_literal`].

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::text_value::plain_words;
use super::{Relation, Terms, Value, ValueRecord, Verdict, Wording};

/// One of the choices that a slot declares.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// The canonical words of the choice, as the slot declares them.
    pub id: String,
    /// The choices that it is a case of, the nearest first.
    #[serde(default)]
    pub within: Vec<String>,
    /// The words in which it was said, where the slot flags them as another label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flagged: Option<String>,
}

impl Choice {
    /// The choice that the entry at `at` of the wording declares, with all it is a case of; `None` where there is no such
    /// entry.
    pub fn declared(wording: &Wording, at: usize) -> Option<Choice> {
        let entry = wording.0.get(at)?;
        Some(Choice { id: entry.canonical.clone(), within: ancestors(&entry.canonical, wording), flagged: None })
    }

    fn said(&self) -> &str {
        self.flagged.as_deref().unwrap_or(&self.id)
    }
}

/// The choice that these words name: a canonical answer, or one of its `accept` or `flag` words.
///
/// Case, quotation marks and the difference between hyphen and space do not matter. `None` where nothing fits. Where two
/// entries claim the words, the first declared has them, a canonical answer before any other.
///
/// ```
/// use factdiff::value::{Wording, WordingEntry, choice};
///
/// let entry = WordingEntry { canonical: "in person".into(), accept: vec!["face-to-face".into()], ..Default::default() };
/// let read = choice::read_literal("Face to face", &Wording(vec![entry])).unwrap();
/// assert_eq!(read.id, "in person");
/// ```
pub fn read_literal(words: &str, wording: &Wording) -> Option<Choice> {
    let wanted = plain_words(words);
    if wanted.is_empty() {
        return None;
    }
    let position = |part: fn(&super::WordingEntry) -> &[String]| {
        wording.0.iter().position(|entry| part(entry).iter().any(|words| plain_words(words) == wanted))
    };
    let canonical = position(|entry| std::slice::from_ref(&entry.canonical));
    if let Some(at) = canonical.or_else(|| position(|entry| &entry.accept)) {
        return Choice::declared(wording, at);
    }
    let at = position(|entry| &entry.flag)?;
    Choice::declared(wording, at).map(|choice| Choice { flagged: Some(wanted.join(" ")), ..choice })
}

/// What a choice is a case of, the nearest first. A circle, which a checked rule cannot have, ends the walk.
fn ancestors(id: &str, wording: &Wording) -> Vec<String> {
    let mut within: Vec<String> = Vec::new();
    let mut at = id;
    while let Some(above) = wording.0.iter().find(|entry| entry.canonical == at).and_then(|e| e.under.as_deref()) {
        if above == id || within.iter().any(|known| known == above) {
            break;
        }
        within.push(above.to_owned());
        at = above;
    }
    within
}

fn lies_under(one: &Choice, other: &Choice, wording: &Wording) -> bool {
    one.within.contains(&other.id) || ancestors(&one.id, wording).contains(&other.id)
}

/// How two choices stand: the same id is *same* (*label* where flagged words are against others), one a case of the
/// other is *compatible* (*label* where one is flagged), anything else is a *conflict*.
pub fn relate(one: &Value, other: &Value, terms: &Terms) -> Verdict {
    let (Value::Choice(one), Value::Choice(other)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "only one of the two is a choice");
    };
    let (said, said_too) = (one.said(), other.said());
    if one.id == other.id {
        return if one.flagged == other.flagged {
            Verdict::new(Relation::Same, format!("both say \"{}\"", one.id))
        } else {
            Verdict::new(Relation::Label, format!("\"{said}\" and \"{said_too}\" are two labels for \"{}\"", one.id))
        };
    }
    let (case, whole) = if lies_under(one, other, &terms.wording) {
        (one, other)
    } else if lies_under(other, one, &terms.wording) {
        (other, one)
    } else {
        return Verdict::new(Relation::Conflict, format!("\"{}\" and \"{}\" are different answers", one.id, other.id));
    };
    let reason = format!("\"{}\" is a case of \"{}\"", case.id, whole.id);
    match one.flagged.as_ref().or(other.flagged.as_ref()) {
        Some(label) => Verdict::new(Relation::Label, format!("{reason}, said as \"{label}\"")),
        None => Verdict::new(Relation::Compatible, reason),
    }
}

/// The choice in words that [`read_literal`] reads back: its flagged words, or its canonical ones.
pub fn show(value: &Value) -> String {
    match value {
        Value::Choice(choice) => choice.said().to_owned(),
        _ => String::new(),
    }
}

/// The choice as it stands in records: `id`, `within`, and `flagged` where it was said in flagged words.
pub fn record(value: &Value) -> ValueRecord {
    match value {
        Value::Choice(choice) => super::text_value::fields(choice),
        _ => ValueRecord::new(),
    }
}

/// The choice that a record holds.
///
/// # Errors
///
/// Where `id` is missing or a field is of another type, in one sentence.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    serde_json::from_value(Json::Object(record.clone()))
        .map(Value::Choice)
        .map_err(|error| format!("this is no record of a choice: {error}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::value::WordingEntry;

    fn wording() -> Wording {
        let entry = |canonical: &str, under: Option<&str>, accept: &[&str], flag: &[&str]| WordingEntry {
            canonical: canonical.into(),
            accept: accept.iter().map(|words| words.to_string()).collect(),
            flag: flag.iter().map(|words| words.to_string()).collect(),
            under: under.map(Into::into),
            only_for: Vec::new(),
        };
        Wording(vec![
            entry("by letter", None, &["written", "in writing"], &["on paper"]),
            entry("by express letter", Some("by letter"), &["express-mail", "by courier"], &[]),
            entry("by same-day courier", Some("by express letter"), &["same day"], &["rush job"]),
            entry("by phone", None, &["by telephone", "call", "on the line"], &["phoner"]),
        ])
    }

    #[test]
    fn literals() {
        #[track_caller]
        fn reads(words: &str, expected: &str) {
            let got = read_literal(words, &wording()).map(|choice| {
                let mut parts = vec![choice.id];
                parts.extend(choice.within);
                let flag = choice.flagged.map(|words| format!(" [{words}]")).unwrap_or_default();
                parts.join(" < ") + &flag
            });
            assert_eq!(got.as_deref().unwrap_or("nothing"), expected, "in {words:?}");
        }
        reads("by letter", "by letter");
        reads("By Letter", "by letter");
        reads("“by letter”", "by letter");
        reads("by  letter.", "by letter");
        reads("by-letter", "by letter");
        reads("written", "by letter");
        reads("WRITTEN", "by letter");
        reads("in writing", "by letter");
        reads("In-Writing", "by letter");
        reads("on paper", "by letter [on paper]");
        reads("On-Paper", "by letter [on paper]");
        reads("by express letter", "by express letter < by letter");
        reads("express mail", "by express letter < by letter");
        reads("express–mail", "by express letter < by letter");
        reads("by courier", "by express letter < by letter");
        reads("by same-day courier", "by same-day courier < by express letter < by letter");
        reads("by same day courier", "by same-day courier < by express letter < by letter");
        reads("same day", "by same-day courier < by express letter < by letter");
        reads("Same-day", "by same-day courier < by express letter < by letter");
        reads("rush job", "by same-day courier < by express letter < by letter [rush job]");
        reads("by phone", "by phone");
        reads("by telephone", "by phone");
        reads("'by telephone'", "by phone");
        reads("call", "by phone");
        reads("on the line", "by phone");
        reads("Phoner", "by phone [phoner]");
        for words in [
            "",
            " ",
            "-",
            "letter",
            "by",
            "by letters",
            "phone",
            "paper",
            "written letter",
            "express",
            "courier",
            "call me",
            "nothing",
            "by phone or letter",
            "?",
            "letter by",
            "bycourier",
        ] {
            reads(words, "nothing");
        }
    }

    #[track_caller]
    fn related(one: &str, other: &str, expected: &str) {
        let terms = Terms { wording: wording(), ..Terms::default() };
        let value = |words: &str| Value::Choice(read_literal(words, &terms.wording).unwrap());
        let verdict = relate(&value(one), &value(other), &terms);
        assert_eq!(format!("{}: {}", verdict.relation, verdict.reason), expected);
        assert_eq!(relate(&value(other), &value(one), &terms).relation, verdict.relation);
    }

    #[test]
    fn relations() {
        related("by letter", "in writing", r#"same: both say "by letter""#);
        related("by letter", "by phone", r#"conflict: "by letter" and "by phone" are different answers"#);
        related("same day", "in writing", r#"compatible: "by same-day courier" is a case of "by letter""#);
        related("on paper", "by letter", r#"label: "on paper" and "by letter" are two labels for "by letter""#);
        related("on paper", "on paper", r#"same: both say "by letter""#);
        related("on paper", "by courier", r#"label: "by express letter" is a case of "by letter", said as "on paper""#);
        related("phoner", "on paper", r#"conflict: "by phone" and "by letter" are different answers"#);
    }

    #[test]
    fn circles_end() {
        let entry = |canonical: &str, under: &str| WordingEntry {
            canonical: canonical.into(),
            under: Some(under.into()),
            ..WordingEntry::default()
        };
        let wording = Wording(vec![entry("a", "b"), entry("b", "c"), entry("c", "b"), entry("d", "d")]);
        assert_eq!(Choice::declared(&wording, 0).unwrap().within, ["b", "c"]);
        assert_eq!(Choice::declared(&wording, 3).unwrap().within, Vec::<String>::new());
    }

    #[test]
    fn records() {
        let choice = read_literal("rush job", &wording()).unwrap();
        let record = record(&Value::Choice(choice.clone()));
        assert_eq!(
            Json::Object(record.clone()).to_string(),
            r#"{"flagged":"rush job","id":"by same-day courier","within":["by express letter","by letter"]}"#
        );
        assert_eq!(from_record(&record), Ok(Value::Choice(choice)));
        assert_eq!(
            from_record(&ValueRecord::new()),
            Err("this is no record of a choice: missing field `id`".to_owned())
        );
    }

    proptest! {
        #[test]
        fn laws(a in 0usize..4, b in 0usize..4, fa: bool, fb: bool) {
            let terms = Terms { wording: wording(), ..Terms::default() };
            let value = |at, flag: bool| {
                let choice = Choice::declared(&terms.wording, at).unwrap();
                Value::Choice(Choice { flagged: flag.then(|| "words".to_owned()), ..choice })
            };
            let (one, other) = (value(a, fa), value(b, fb));
            prop_assert_eq!(relate(&one, &one, &terms).relation, Relation::Same);
            prop_assert_eq!(relate(&one, &other, &terms).relation, relate(&other, &one, &terms).relation);
            prop_assert_eq!(relate(&one, &other, &terms).relation == Relation::Same, one == other);
        }

        #[test]
        fn no_words_are_too_odd(words: String) {
            let read = read_literal(&words, &wording());
            if let Some(choice) = read {
                prop_assert_eq!(read_literal(&show(&Value::Choice(choice.clone())), &wording()), Some(choice));
            }
        }
    }
}
