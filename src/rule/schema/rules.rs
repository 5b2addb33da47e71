use super::form::{DAY, FLAG, HOURS, PRIORITY, TOLERANCE, VERSION};
use super::{KeyRow, MapRow, Shape, key, must};
use crate::rule::CLASSES;
use crate::value::{KINDS, Kind};

/// A file of rules.
pub(in crate::rule) static RULES: MapRow = MapRow {
    name: "a rule file",
    about: "Rules for factdiff: questions with typed answers, and the phrases in which articles answer them.",
    lifted_by: &[],
    keys: &[
        must("rules", Shape::Form(&VERSION), "The version of the format: 1."),
        key("pack", Shape::Words, "The name of this set of rules, under which other files extend its slots."),
        key("about", Shape::Words, "What the pack asks about, in one line."),
        key(
            "asked",
            Shape::OneOf(|| vec!["always", "on-request"]),
            "Whether a shipped pack is asked of every story that has no rules of its own, or only where it is named.",
        ),
        key(
            "words",
            Shape::Named { entry: "a word list", ids: true, value: &Shape::List(&Shape::Words) },
            "Word lists, used in phrases as `$name`; each item is a word or a phrase of words.",
        ),
        must("slots", Shape::Named { entry: "a slot", ids: true, value: &Shape::Map(&SLOT) }, "The questions, by id."),
    ],
};

static SLOT: MapRow = MapRow {
    name: "a slot",
    about: "A question with a typed answer.",
    lifted_by: &["extends", "off"],
    keys: &[
        must("question", Shape::Words, "The question in words, for the reader of a report."),
        must("kind", Shape::OneOf(kinds), "The type of the answer."),
        key("each", Shape::OneOf(key_kinds), "Asks for one answer for each person (or place…) found: the key."),
        key("of", Shape::Words, "What a count counts: people, homes, votes."),
        key("many", Shape::Form(&FLAG), "Makes the answer a set: participants, places visited."),
        key("priority", Shape::Form(&PRIORITY), "Which slot wins where two claim the same words; the higher."),
        must("find", Shape::Map(&FIND), "Where the answer is found."),
        key("read", Shape::Map(&READ), "How the words of the answer are read."),
        key("compare", Shape::Map(&COMPARE), "On what terms two answers are compared."),
        key("expected", Shape::Expected(&EXPECTED), "What the answer should be."),
        key(
            "report",
            Shape::Chosen { keys: classes, value: &Shape::OneOf(levels) },
            "How loud each class of finding is: `error`, `warning`, `note`, `off`.",
        ),
        must(
            "examples",
            Shape::List(&Shape::Map(&EXAMPLE)),
            "Sentences and what they give; at least two, one of which gives nothing.",
        ),
        key("pairs", Shape::List(&Shape::Map(&PAIR)), "Two answers and how they stand: the comparison's own examples."),
        key("note", Shape::Words, "A note for the reader of a report."),
        key("link", Shape::Words, "A link for the reader of a report."),
        key(
            "extends",
            Shape::Words,
            "The slot that this one builds on (`pack/slot`, or `slot` of an earlier file); keys given here replace its own.",
        ),
        key("off", Shape::Form(&FLAG), "Switches off the slot of this id, or the one that it extends."),
    ],
};

static FIND: MapRow = MapRow {
    name: "`find`",
    about: "Where the answer is found.",
    lifted_by: &[],
    keys: &[
        key(
            "phrases",
            Shape::List(&Shape::Words),
            "Phrases that hold the answer, such as `<count> people ... $sheltering`.",
        ),
        key("says_yes", Shape::List(&Shape::Words), "Phrases that answer a yes-no question with yes."),
        key("says_no", Shape::List(&Shape::Words), "Phrases that answer it with no."),
        key("says_unsure", Shape::List(&Shape::Words), "Phrases that say it is not known."),
        key(
            "says_one",
            Shape::List(&Shape::Words),
            "Phrases that tell of one without a figure (`a man was shot dead`): a count that is derived, not stated.",
        ),
        key("says_two", Shape::List(&Shape::Words), "Phrases that tell of two without a figure (`the couple died`)."),
        key(
            "says_besides",
            Shape::List(&Shape::Words),
            "Phrases that tell of one whom counts may leave out (`then killed himself`).",
        ),
        key(
            "otherwise",
            Shape::List(&Shape::Words),
            "Phrases with a count, or that tell of one, from which the answer follows where the source states none (`five \
             were shot`): a count that is derived.",
        ),
        key(
            "less",
            Shape::Words,
            "The slot whose count is taken off that of `otherwise` (those shot less those killed).",
        ),
        key(
            "everyone",
            Shape::OneOrMore(&Shape::Words),
            "Slots: everyone whom a source names in full that answers one of them is an answer.",
        ),
        key(
            "from",
            Shape::Words,
            "A slot with keys whose answers are taken over, where they are about one of those that `about` names (the ages of \
             those who were hurt).",
        ),
        key("about", Shape::Words, "The slot that names whom the answers of `from` have to be about."),
        key("unless", Shape::List(&Shape::Words), "Phrases that cancel a match in the same clause."),
        key(
            "look_in",
            Shape::OneOrMore(&Shape::OneOf(regions)),
            "Parts of an article to look into; everywhere where it is left out.",
        ),
        key(
            "regex",
            Shape::OneOrMore(&Shape::Words),
            "A regular expression with a group `value`, and `key` where the slot has keys.",
        ),
    ],
};

static READ: MapRow = MapRow {
    name: "`read`",
    about: "How the words of the answer are read.",
    lifted_by: &[],
    keys: &[
        key(
            "wording",
            Shape::Named { entry: "an answer", ids: false, value: &Shape::MapOrNothing(&WORDING) },
            "Canonical answers in their order, with what else says the same; for a choice, the choices.",
        ),
        key("names", Shape::OneOf(|| vec!["loose", "strict"]), "Whether near spellings of a name are one person."),
        key(
            "weekday",
            Shape::OneOf(|| vec!["by-tense", "before", "after", "nearest"]),
            "Which day a bare weekday means.",
        ),
        key(
            "hedges",
            Shape::Named { entry: "a hedge", ids: false, value: &Shape::Words },
            "How far hedges reach (`about: 10%`), and words that are hedges, where it differs from the shipped table.",
        ),
        key(
            "unit",
            Shape::Words,
            "The unit to show, with what was written beside it (`mile`, `hour`, `dollars`); measures of another sort are no answer.",
        ),
        key(
            "grain",
            Shape::OneOf(|| vec!["day", "week", "month", "year"]),
            "The coarsest unit of the calendar that is an answer: with `week`, `in March` and `in 2019` are none.",
        ),
        key("order", Shape::OneOf(|| vec!["day-month", "month-day"]), "How 03/04/2024 is read."),
    ],
};

static WORDING: MapRow = MapRow {
    name: "an answer of `wording`",
    about: "A canonical answer.",
    lifted_by: &[],
    keys: &[
        key("accept", Shape::OneOrMore(&Shape::Words), "Other words for it, not worth a word."),
        key("flag", Shape::OneOrMore(&Shape::Words), "Other words for it, reported as another label."),
        key("under", Shape::Words, "The more general answer that this one is a case of."),
        key("for", Shape::OneOrMore(&Shape::Words), "The keys to which it is limited."),
    ],
};

static COMPARE: MapRow = MapRow {
    name: "`compare`",
    about: "On what terms two answers are compared.",
    lifted_by: &[],
    keys: &[
        key("tolerance", Shape::Form(&TOLERANCE), "How far two answers may differ and still be compatible."),
        key(
            "attributed",
            Shape::OneOf(|| vec!["apart", "together"]),
            "Whether what different speakers say is compared apart.",
        ),
        key(
            "several",
            Shape::OneOf(|| vec!["all", "first"]),
            "Which of several answers of one source are held against other sources: `first` takes the first in the text, or one that comes first in two others, for the answer and the rest for background.",
        ),
        key(
            "period",
            Shape::OneOf(|| vec!["event", "year"]),
            "Of which time a figure is the answer: of the `event` that the story is about, or of the `year` before it was published too, as companies report.",
        ),
        key("changes", Shape::Map(&CHANGES), "How the figure moves with time."),
        key(
            "round",
            Shape::OneOf(|| vec!["on", "off"]),
            "Whether ordinary rounding is excused; on where it is left out.",
        ),
        key(
            "more",
            Shape::OneOf(|| vec!["added", "whole"]),
            "What `three more` is: `added` to a figure of this slot, or the `whole` of it, beside one of another slot.",
        ),
    ],
};

static CHANGES: MapRow = MapRow {
    name: "`changes`",
    about: "How the figure moves with time.",
    lifted_by: &[],
    keys: &[
        must("direction", Shape::OneOf(|| vec!["up", "down", "any"]), "Which way it moves."),
        key("settle", Shape::Form(&HOURS), "For how long after an event differences are expected."),
        key("stale_after", Shape::Form(&HOURS), "After how long an overtaken figure is stale."),
        key("into", Shape::Words, "The slot into which go those who leave the count: of the wounded some die."),
    ],
};

/// What is expected, with who says so.
pub(super) static EXPECTED: MapRow = MapRow {
    name: "`expected`",
    about: "What the answer should be, and who says so.",
    lifted_by: &[],
    keys: &[
        must("value", Shape::Answers, "The answer."),
        key("from", Shape::Words, "Who says so."),
        key("link", Shape::Words, "Where it stands."),
        key("as_of", Shape::Form(&DAY), "As of which day."),
        key("until", Shape::Form(&DAY), "Until which day it holds."),
    ],
};

static EXAMPLE: MapRow = MapRow {
    name: "an example",
    about: "A sentence and what it gives.",
    lifted_by: &[],
    keys: &[
        must("text", Shape::Words, "The text."),
        must("gives", Shape::Answers, "The answer, `nothing`, or `unclear`; by key where the slot has keys."),
        key("published", Shape::Form(&DAY), "When the text was published."),
        key("by", Shape::Words, "Who is to be named as the speaker."),
        key("because", Shape::Words, "Why, for the reader of the rule."),
        key("known_gap", Shape::Words, "Why the example is known to fail."),
    ],
};

static PAIR: MapRow = MapRow {
    name: "a pair",
    about: "Two answers and how they stand.",
    lifted_by: &[],
    keys: &[
        must("one", Shape::Answer, "One answer."),
        must("other", Shape::Answer, "The other."),
        must("are", Shape::OneOf(classes), "How they stand: a relation or a class of finding."),
        key("one_published", Shape::Form(&DAY), "When the first was published."),
        key("other_published", Shape::Form(&DAY), "When the second was published."),
        key("because", Shape::Words, "Why, for the reader of the rule."),
    ],
};

/// Every map of a rule file, for hints where a key belongs.
pub(super) static MAPS: &[&MapRow] =
    &[&RULES, &SLOT, &FIND, &READ, &WORDING, &COMPARE, &CHANGES, &EXPECTED, &EXAMPLE, &PAIR];

fn kinds() -> Vec<&'static str> {
    KINDS.iter().map(|row| row.name).collect()
}

/// Whether answers can be asked for each of a kind: those that name somebody or something.
pub(in crate::rule) fn can_be_key(kind: Kind) -> bool {
    matches!(kind, Kind::Title | Kind::Person | Kind::Place | Kind::Organisation | Kind::Date)
}

fn key_kinds() -> Vec<&'static str> {
    KINDS.iter().filter(|row| can_be_key(row.kind)).map(|row| row.name).collect()
}

fn classes() -> Vec<&'static str> {
    CLASSES.iter().map(|row| row.name).collect()
}

fn levels() -> Vec<&'static str> {
    vec!["error", "warning", "note", "off"]
}

fn regions() -> Vec<&'static str> {
    vec!["headline", "body", "captions", "quotes"]
}

impl MapRow {
    /// The row of a key.
    pub(super) fn key(&self, name: &str) -> Option<&'static KeyRow> {
        self.keys.iter().find(|row| row.name == name)
    }
}
