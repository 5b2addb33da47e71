//! What phrases find, in and out: every construct of the language and its traps.

mod phrases;
mod properties;
mod written;

use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use super::{Extraction, Program, extract};
use crate::problem::Place;
use crate::rule::{Find, LookIn, RuleSet, Slot};
use crate::source::{Role, Source};
use crate::text::Span;
use crate::value::{Kind, Terms, WeekdayRule, Wording, WordingEntry};
use written::phrases_of;

/// A slot of this kind with these phrases.
fn slot(kind: &str, phrases: &[&str]) -> Slot {
    Slot {
        id: kind.to_owned(),
        pack: None,
        question: "What?".to_owned(),
        kind: Kind::named(kind).unwrap(),
        each: None,
        many: false,
        priority: 0,
        find: Find { phrases: phrases_of(phrases), ..Find::default() },
        weekday: WeekdayRule::default(),
        order: None,
        hedges: Default::default(),
        unit: None,
        terms: Terms::default(),
        attributed_apart: false,
        changes: None,
        report: BTreeMap::new(),
        expected: Vec::new(),
        examples: Vec::new(),
        pairs: Vec::new(),
        note: None,
        link: None,
        place: Place { file: "test".into(), text: "".into(), span: Span::new(0, 0) },
    }
}

fn yes_no(says_yes: &[&str], says_no: &[&str]) -> Slot {
    let slot = slot("yes-no", &[]);
    Slot { find: Find { says_yes: phrases_of(says_yes), says_no: phrases_of(says_no), ..slot.find }, ..slot }
}

fn choice(choices: &[&[&str]], phrases: &[&str]) -> Slot {
    let entry = |words: &&[&str]| WordingEntry {
        canonical: words[0].to_owned(),
        accept: words[1..].iter().map(|word| (*word).to_owned()).collect(),
        ..WordingEntry::default()
    };
    let wording = Wording(choices.iter().map(entry).collect());
    let slot = slot("choice", phrases);
    Slot { terms: Terms { wording, ..Terms::default() }, ..slot }
}

impl Slot {
    fn named(self, id: &str) -> Slot {
        Slot { id: id.to_owned(), ..self }
    }

    fn each(self, kind: &str) -> Slot {
        Slot { each: Kind::named(kind), ..self }
    }

    fn many(self) -> Slot {
        Slot { many: true, ..self }
    }

    fn priority(self, priority: i32) -> Slot {
        Slot { priority, ..self }
    }

    fn unless(mut self, phrases: &[&str]) -> Slot {
        self.find.unless = phrases_of(phrases);
        self
    }

    fn look_in(mut self, places: &[LookIn]) -> Slot {
        self.find.look_in = places.to_vec();
        self
    }

    fn regex(mut self, expression: &str) -> Slot {
        self.find.regex.push(regex::Regex::new(expression).unwrap());
        self
    }

    /// Claims as `key: words`, of choices and yes-no as `value (words)`.
    #[track_caller]
    fn gives(&self, text: &str, expected: &[&str]) {
        assert_eq!(answers(&run(&[self], text)), expected, "in {text:?}");
    }
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

fn run(slots: &[&Slot], text: &str) -> Extraction {
    let rules = RuleSet { slots: slots.iter().map(|slot| (*slot).clone()).collect() };
    extract(&Program::compile(&rules), &source(text))
}

fn answers(extraction: &Extraction) -> Vec<String> {
    let answer = |claim: &super::record::ClaimRecord| {
        let key = claim.key.as_ref().map_or(String::new(), |key| format!("{}: ", key.shown));
        let row = claim.kind.row();
        let shown = (row.show)(&(row.from_record)(&claim.value).unwrap());
        match claim.kind {
            Kind::Choice | Kind::YesNo => format!("{key}{shown} ({})", claim.said.said),
            _ => format!("{key}{}", claim.said.said),
        }
    };
    extraction.claims.iter().map(answer).collect()
}
