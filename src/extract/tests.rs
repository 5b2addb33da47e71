//! What phrases find, in and out: every construct of the language and its traps.

mod choice;
mod context;
mod explained;
mod mentions;
mod phrases;
mod pronouns;
mod properties;
mod text;
mod yes_no;

use std::fmt::Write;

use jiff::civil::Date as Day;

use super::record::ClaimRecord;
use super::{Extraction, Program, extract};
use crate::rule::{RuleFile, RuleSet, read_rules};
use crate::source::{Role, Source};
use crate::value::Kind;

/// A slot as a rule file would write it.
#[derive(Clone)]
struct Draft {
    id: String,
    kind: String,
    keys: String,
    find: String,
    wording: String,
}

/// A slot of this kind with these phrases.
fn slot(kind: &str, phrases: &[&str]) -> Draft {
    let draft = Draft {
        id: kind.to_owned(),
        kind: kind.to_owned(),
        keys: String::new(),
        find: String::new(),
        wording: String::new(),
    };
    if phrases.is_empty() { draft } else { draft.find("phrases", phrases) }
}

fn yes_no(says_yes: &[&str], says_no: &[&str]) -> Draft {
    let draft = slot("yes-no", &[]).find("says_yes", says_yes);
    if says_no.is_empty() { draft } else { draft.find("says_no", says_no) }
}

/// A choice slot; each choice with the other words for it.
fn choice(choices: &[&[&str]], phrases: &[&str]) -> Draft {
    let mut wording = String::from("    read:\n      wording:\n");
    for words in choices {
        let (canonical, accept) = words.split_first().unwrap();
        writeln!(wording, "        {}:\n          accept: {}", quoted(canonical), list(accept)).unwrap();
    }
    Draft { wording, ..slot("choice", phrases) }
}

fn quoted(words: &str) -> String {
    serde_json::to_string(words).unwrap()
}

fn list(words: &[&str]) -> String {
    serde_json::to_string(words).unwrap()
}

impl Draft {
    fn named(self, id: &str) -> Draft {
        Draft { id: id.to_owned(), ..self }
    }

    fn key(mut self, key: &str, value: &str) -> Draft {
        writeln!(self.keys, "    {key}: {value}").unwrap();
        self
    }

    fn each(self, kind: &str) -> Draft {
        self.key("each", kind)
    }

    fn many(self) -> Draft {
        self.key("many", "true")
    }

    fn find(mut self, key: &str, words: &[&str]) -> Draft {
        writeln!(self.find, "      {key}:").unwrap();
        for words in words {
            writeln!(self.find, "        - {}", quoted(words)).unwrap();
        }
        self
    }

    fn unless(self, phrases: &[&str]) -> Draft {
        self.find("unless", phrases)
    }

    fn yaml(&self) -> String {
        let Draft { id, kind, keys, find, wording } = self;
        format!(
            "  {id}:\n    question: What?\n    kind: {kind}\n{keys}{wording}    find:\n{find}    examples:\n      \
             - {{text: a, gives: unclear}}\n      - {{text: b, gives: nothing}}\n"
        )
    }

    /// Claims as `key: words`, of choices and yes-no as `value (words)`.
    #[track_caller]
    fn gives(&self, text: &str, expected: &[&str]) {
        assert_eq!(answers(&run(&[self], text)), expected, "in {text:?}");
    }
}

#[track_caller]
fn rules(drafts: &[&Draft]) -> RuleSet {
    let text: String = drafts.iter().map(|draft| draft.yaml()).collect();
    let file = RuleFile::new("test.rules.yaml", format!("rules: 1\nslots:\n{text}"));
    read_rules(&[file]).unwrap_or_else(|problems| panic!("{problems}"))
}

fn source(text: &str) -> Source {
    Source {
        story: "story".to_owned(),
        id: "source".to_owned(),
        file: "source.txt".to_owned(),
        outlet: None,
        title: None,
        url: None,
        published: Some(Day::constant(2024, 4, 2)),
        role: Role::Peer,
        copy_of: None,
        text: text.into(),
        regions: Vec::new(),
        undecodable: 0,
    }
}

#[track_caller]
fn run(drafts: &[&Draft], text: &str) -> Extraction {
    extract(&Program::compile(&rules(drafts)), &source(text))
}

fn answers(extraction: &Extraction) -> Vec<String> {
    extraction.claims.iter().map(answer).collect()
}

fn answer(claim: &ClaimRecord) -> String {
    let key = claim.key.as_ref().map_or(String::new(), |key| format!("{}: ", key.shown));
    let row = claim.kind.row();
    let shown = (row.show)(&(row.from_record)(&claim.value).unwrap());
    match claim.kind {
        Kind::Choice | Kind::YesNo => format!("{key}{shown} ({})", claim.said.said),
        _ => format!("{key}{}", claim.said.said),
    }
}
