//! Yes or no.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;

use super::text_value::{fields, plain_words};
use super::{Relation, Terms, Value, ValueRecord, Verdict};

/// The answer to a yes-no slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YesNo {
    /// Yes.
    Yes,
    /// No.
    No,
    /// The source says that it is not known.
    Unsure,
}

impl YesNo {
    fn name(self) -> &'static str {
        match self {
            YesNo::Yes => "yes",
            YesNo::No => "no",
            YesNo::Unsure => "unsure",
        }
    }
}

/// An answer as it stands in records.
#[derive(Serialize, Deserialize)]
struct Record {
    answer: YesNo,
}

/// The answer that a rule or a user writes: `yes`, `no`, `unsure`, or one of a few words for them; `None` for others.
///
/// ```
/// use factdiff::value::yes_no::{YesNo, read_literal};
///
/// assert_eq!(read_literal("Yes"), Some(YesNo::Yes));
/// assert_eq!(read_literal("perhaps not"), None);
/// ```
pub fn read_literal(words: &str) -> Option<YesNo> {
    match plain_words(words).join(" ").as_str() {
        "yes" | "y" | "true" => Some(YesNo::Yes),
        "no" | "n" | "false" => Some(YesNo::No),
        "unsure" | "unknown" | "unclear" | "not known" | "undecided" | "maybe" => Some(YesNo::Unsure),
        _ => None,
    }
}

/// How two answers stand. Yes and no are a *conflict*. *Unsure* against either is *apart*: a source that says that
/// something is not known denies nothing, yet its reader goes away without the answer that the other gives.
pub fn relate(one: &Value, other: &Value, _terms: &Terms) -> Verdict {
    let (Value::YesNo(one), Value::YesNo(other)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "only one of the two is a yes or a no");
    };
    match (one, other) {
        (one, other) if one == other => Verdict::new(Relation::Same, format!("both say {}", one.name())),
        (YesNo::Unsure, sure) | (sure, YesNo::Unsure) => {
            Verdict::new(Relation::Apart, format!("one says {}, the other that it is not known", sure.name()))
        }
        _ => Verdict::new(Relation::Conflict, "one says yes, the other no"),
    }
}

/// The answer in a word that [`read_literal`] reads back.
pub fn show(value: &Value) -> String {
    match value {
        Value::YesNo(answer) => answer.name().to_owned(),
        _ => String::new(),
    }
}

/// The answer as it stands in records: `answer`, one of `yes`, `no`, `unsure`.
pub fn record(value: &Value) -> ValueRecord {
    match value {
        Value::YesNo(answer) => fields(&Record { answer: *answer }),
        _ => ValueRecord::new(),
    }
}

/// The answer that a record holds.
///
/// # Errors
///
/// Where `answer` is missing or is none of the three words, in one sentence.
pub fn from_record(record: &ValueRecord) -> Result<Value, String> {
    serde_json::from_value(Json::Object(record.clone()))
        .map(|Record { answer }| Value::YesNo(answer))
        .map_err(|error| format!("this is no record of a yes or no: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: [YesNo; 3] = [YesNo::Yes, YesNo::No, YesNo::Unsure];

    #[test]
    fn literals() {
        #[track_caller]
        fn reads(words: &str, expected: Option<YesNo>) {
            assert_eq!(read_literal(words), expected, "in {words:?}");
        }
        for words in ["yes", "Yes", "YES", "y", "Y", "true", "True", " yes ", "yes.", "\"yes\"", "‘yes’", "yes!"] {
            reads(words, Some(YesNo::Yes));
        }
        for words in ["no", "No", "NO", "n", "false", "False", "no.", "“no”", " no"] {
            reads(words, Some(YesNo::No));
        }
        for words in ["unsure", "Unsure", "unknown", "unclear", "not known", "maybe", "undecided", "not-known"] {
            reads(words, Some(YesNo::Unsure));
        }
        for words in [
            "",
            " ",
            "yes and no",
            "no one",
            "not",
            "none",
            "nope",
            "yesterday",
            "know",
            "yes yes",
            "0",
            "1",
            "true story",
            "on",
            "off",
            "known",
            "sure",
        ] {
            reads(words, None);
        }
    }

    #[test]
    fn relations() {
        #[track_caller]
        fn related(one: YesNo, other: YesNo, expected: &str) {
            let verdict = relate(&Value::YesNo(one), &Value::YesNo(other), &Terms::default());
            assert_eq!(format!("{}: {}", verdict.relation, verdict.reason), expected);
            assert_eq!(relate(&Value::YesNo(other), &Value::YesNo(one), &Terms::default()), verdict);
        }
        related(YesNo::Yes, YesNo::Yes, "same: both say yes");
        related(YesNo::No, YesNo::No, "same: both say no");
        related(YesNo::Unsure, YesNo::Unsure, "same: both say unsure");
        related(YesNo::Yes, YesNo::No, "conflict: one says yes, the other no");
        related(YesNo::Yes, YesNo::Unsure, "apart: one says yes, the other that it is not known");
        related(YesNo::No, YesNo::Unsure, "apart: one says no, the other that it is not known");
    }

    #[test]
    fn records_and_words_come_back() {
        for answer in ALL {
            let value = Value::YesNo(answer);
            assert_eq!(from_record(&record(&value)), Ok(value.clone()));
            assert_eq!(read_literal(&show(&value)), Some(answer));
        }
        assert_eq!(
            from_record(&ValueRecord::new()),
            Err("this is no record of a yes or no: missing field `answer`".to_owned())
        );
    }
}
