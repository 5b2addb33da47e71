use super::form::{DAY, VERSION};
use super::rules::EXPECTED;
use super::{MapRow, Shape, key, must};

/// A story file.
pub(in crate::rule) static STORY: MapRow = MapRow {
    name: "a story file",
    about: "A story for factdiff: its sources, and what is expected of them.",
    lifted_by: &[],
    keys: &[
        must("story", Shape::Form(&VERSION), "The version of the format: 1."),
        key("title", Shape::Words, "The title of the story."),
        key("published", Shape::Form(&DAY), "The date of sources that carry none; it is said in the report."),
        key("packs", Shape::OneOrMore(&Shape::Words), "Which shipped packs of rules are used."),
        key("rules", Shape::OneOrMore(&Shape::Words), "Rule files beside the story file."),
        key(
            "sources",
            Shape::Named { entry: "a source", ids: true, value: &Shape::Map(&SOURCE) },
            "The sources, by id; every file of the folder where it is left out.",
        ),
        key(
            "expected",
            Shape::Named { entry: "a slot", ids: true, value: &Shape::Expected(&EXPECTED) },
            "What is expected, by slot.",
        ),
    ],
};

static SOURCE: MapRow = MapRow {
    name: "a source",
    about: "A source: one text.",
    lifted_by: &[],
    keys: &[
        must("file", Shape::Words, "The file, from the folder of the story file."),
        key("outlet", Shape::Words, "Who published it."),
        key("published", Shape::Form(&DAY), "When it was published."),
        key("role", Shape::OneOf(|| vec!["peer", "draft", "reference"]), "What it is for."),
        key("copy_of", Shape::Words, "The id of the source that it is a copy of."),
        key("url", Shape::Words, "Where it was published."),
        key("title", Shape::Words, "Its title."),
    ],
};

/// Every map of a story file, for hints where a key belongs.
pub(super) static MAPS: &[&MapRow] = &[&STORY, &SOURCE, &EXPECTED];
