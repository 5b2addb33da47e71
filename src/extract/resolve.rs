//! Resolution in the document: bare surnames are found by the full names around them, and stand for the fullest of them.

use std::cell::OnceCell;
use std::ops::Range;

use crate::text::Document;
use crate::value::person::{self, Person, Resolution};
use crate::value::{Kind, Mention, ReadSettings, Reading, Value};

/// The titles and persons of one document, read when the first is asked for: which words are a surname is known only from
/// the whole of it.
pub(super) struct Names<'a> {
    document: &'a Document,
    settings: &'a ReadSettings,
    read: OnceCell<Read>,
    resolutions: OnceCell<Resolutions>,
}

struct Read {
    titles: Vec<Mention>,
    persons: Vec<Mention>,
}

struct Resolutions {
    /// Where the persons of `names` stand among the mentions, by their first token.
    tokens: Vec<Range<usize>>,
    names: Vec<Person>,
    found: Vec<Resolution>,
}

impl<'a> Names<'a> {
    /// No name is read yet.
    pub(super) fn new(document: &'a Document, settings: &'a ReadSettings) -> Names<'a> {
        Names { document, settings, read: OnceCell::new(), resolutions: OnceCell::new() }
    }

    /// The titles or persons that stand in these tokens.
    pub(super) fn mentions(&self, kind: Kind, tokens: &Range<usize>) -> &[Mention] {
        let read = self.read();
        let all = if kind == Kind::Title { &read.titles } else { &read.persons };
        let from = all.partition_point(|mention| mention.tokens.start < tokens.start);
        let to = all.partition_point(|mention| mention.tokens.start < tokens.end);
        &all[from..to]
    }

    /// What a person's name stands for in the document: the fullest form of it, or unclear where it fits several persons.
    pub(super) fn fullest(&self, mention: &Mention) -> Reading {
        let resolutions = self.resolutions.get_or_init(|| self.resolve());
        let Ok(at) = resolutions.tokens.binary_search_by_key(&mention.tokens.start, |tokens| tokens.start) else {
            return mention.reading.clone();
        };
        match &resolutions.found[at] {
            Resolution::Fullest(fullest) => Reading::Clear(Value::Person(resolutions.names[*fullest].clone())),
            Resolution::Ambiguous(several) => {
                let names: Vec<String> =
                    several.iter().map(|name| format!("`{}`", resolutions.names[*name].full())).collect();
                let said = self.document.slice(mention.span);
                Reading::Unclear(format!("`{said}` could be {}", names.join(" or ")))
            }
        }
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| {
            let mut all = Vec::new();
            for sentence in self.document.sentences() {
                let words = self.document.words(sentence);
                (Kind::Title.row().read)(&words, self.settings, &mut all);
                (Kind::Person.row().read)(&words, self.settings, &mut all);
            }
            person::complete(self.document, &mut all);
            all.sort_by_key(|mention| (mention.tokens.start, std::cmp::Reverse(mention.tokens.end)));
            all.dedup();
            let (titles, others): (Vec<Mention>, Vec<Mention>) =
                all.into_iter().partition(|mention| mention.kind == Kind::Title);
            let persons = others.into_iter().filter(|mention| mention.kind == Kind::Person).collect();
            Read { titles, persons }
        })
    }

    fn resolve(&self) -> Resolutions {
        let persons = self.read().persons.iter().filter_map(|mention| match mention.value() {
            Some(Value::Person(person)) => Some((mention.tokens.clone(), person.clone())),
            _ => None,
        });
        let (tokens, names): (Vec<Range<usize>>, Vec<Person>) = persons.unzip();
        let found = person::resolve(&names);
        Resolutions { tokens, names, found }
    }
}
