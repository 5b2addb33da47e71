use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Class, Expression, Level, Phrase};
use crate::problem::Place;
use crate::value::date::Grain;
use crate::value::number::Hedges;
use crate::value::{DayOrder, Kind, Terms, Value, WeekdayRule};

/// All slots of a run, in the order of the files and within them.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// The slots; ids are unique.
    pub slots: Vec<Slot>,
    /// Slots that are not asked, but whose answers those that are asked need (`less`, `everyone`, `from`, `about`).
    pub silent: Vec<Slot>,
}

impl RuleSet {
    /// Asks no other slots than these. Of the others those stay silently that these need.
    pub fn ask(&mut self, asked: impl Fn(&Slot) -> bool) {
        let (slots, mut others): (Vec<Slot>, Vec<Slot>) = std::mem::take(&mut self.slots).into_iter().partition(asked);
        others.append(&mut self.silent);
        self.slots = slots;
        while let Some(at) = others.iter().position(|other| self.needs(&other.id)) {
            self.silent.push(others.remove(at));
        }
    }

    /// Whether a slot is needed by another and is not there itself.
    pub(super) fn needs(&self, id: &str) -> bool {
        let all = || self.slots.iter().chain(&self.silent);
        all().any(|slot| slot.find.others().any(|name| name == id)) && !all().any(|slot| slot.id == id)
    }
}

/// A question with a typed answer, checked.
#[derive(Clone, Debug)]
pub struct Slot {
    /// The id, unique in the run.
    pub id: String,
    /// The pack it comes from.
    pub pack: Option<String>,
    /// The question in words.
    pub question: String,
    /// The type of the answer.
    pub kind: Kind,
    /// The kind of key: one answer for each.
    pub each: Option<Kind>,
    /// Whether the answer is a set.
    pub many: bool,
    /// Which slot wins where two claim the same words; the higher.
    pub priority: i32,
    /// Where the answer is found.
    pub find: Find,
    /// Which day a bare weekday means.
    pub weekday: WeekdayRule,
    /// The order of day and month in `03/04/2024`.
    pub order: Option<DayOrder>,
    /// The table of hedges for reading; the same as in `terms`.
    pub hedges: Hedges,
    /// The coarsest unit of the calendar in which an answer may be given.
    pub grain: Option<Grain>,
    /// The unit to show.
    pub unit: Option<String>,
    /// On what terms two values are compared.
    pub terms: Terms,
    /// Claims of different named speakers are compared apart.
    pub attributed_apart: bool,
    /// Of several answers of one source the first in the text is held against other sources; the rest is background.
    pub first_counts: bool,
    /// Whether the figures of the year before are answers too, since who reports them reports by the year.
    pub by_year: bool,
    /// How the figure may move with time.
    pub changes: Option<Changes>,
    /// Levels that differ from the default.
    pub report: BTreeMap<Class, Level>,
    /// What the rule file itself expects.
    pub expected: Vec<Expected>,
    /// Sentences and what they give.
    pub examples: Vec<Example>,
    /// Pairs of phrases and how they stand.
    pub pairs: Vec<Pair>,
    /// A note for the reader of a report.
    pub note: Option<String>,
    /// A link for the reader of a report.
    pub link: Option<String>,
    /// Where the slot's id stands in its file.
    pub place: Place,
}

/// Where an answer is found.
#[derive(Clone, Debug, Default)]
pub struct Find {
    /// Phrases that hold the answer.
    pub phrases: Vec<Arc<Phrase>>,
    /// Phrases that answer a yes-no slot with yes.
    pub says_yes: Vec<Arc<Phrase>>,
    /// Phrases that answer it with no.
    pub says_no: Vec<Arc<Phrase>>,
    /// Phrases that say it is not known.
    pub says_unsure: Vec<Arc<Phrase>>,
    /// Phrases that tell of one without a figure.
    pub says_one: Vec<Arc<Phrase>>,
    /// Phrases that tell of two without a figure.
    pub says_two: Vec<Arc<Phrase>>,
    /// Phrases that tell of one whom counts may leave out.
    pub says_besides: Vec<Arc<Phrase>>,
    /// Phrases with a count from which the answer follows where the source states none.
    pub otherwise: Vec<Arc<Phrase>>,
    /// The slot whose count is taken off that of `otherwise`.
    pub less: Option<String>,
    /// The slots of which a source has to answer one, so that everyone whom it names is an answer.
    pub everyone: Vec<String>,
    /// The slot with keys whose answers are taken over, where they are about those whom another names.
    pub about: Option<About>,
    /// Phrases that cancel a match in the same clause.
    pub unless: Vec<Arc<Phrase>>,
    /// Where to look; everywhere where empty.
    pub look_in: Vec<LookIn>,
    /// Expressions with a group `value`, and `key` where the slot has keys.
    pub regex: Vec<Expression>,
}

/// Which list of a slot a phrase stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum List {
    /// Phrases that hold the answer.
    Phrases,
    /// Those that answer yes.
    SaysYes,
    /// Those that answer no.
    SaysNo,
    /// Those that say it is not known.
    SaysUnsure,
    /// Those that tell of one.
    SaysOne,
    /// Those that tell of two.
    SaysTwo,
    /// Those that tell of one whom counts may leave out.
    SaysBesides,
    /// Those from which the answer follows.
    Otherwise,
    /// Those that cancel a match.
    Unless,
}

impl List {
    /// Every list, in the order in which a rule is read.
    pub const ALL: [List; 9] = [
        List::Phrases,
        List::SaysYes,
        List::SaysNo,
        List::SaysUnsure,
        List::SaysOne,
        List::SaysTwo,
        List::SaysBesides,
        List::Otherwise,
        List::Unless,
    ];

    /// Its key in a rule file.
    pub fn name(self) -> &'static str {
        match self {
            List::Phrases => "phrases",
            List::SaysYes => "says_yes",
            List::SaysNo => "says_no",
            List::SaysUnsure => "says_unsure",
            List::SaysOne => "says_one",
            List::SaysTwo => "says_two",
            List::SaysBesides => "says_besides",
            List::Otherwise => "otherwise",
            List::Unless => "unless",
        }
    }
}

impl Find {
    /// The phrases of a list.
    pub fn list(&self, list: List) -> &[Arc<Phrase>] {
        match list {
            List::Phrases => &self.phrases,
            List::SaysYes => &self.says_yes,
            List::SaysNo => &self.says_no,
            List::SaysUnsure => &self.says_unsure,
            List::SaysOne => &self.says_one,
            List::SaysTwo => &self.says_two,
            List::SaysBesides => &self.says_besides,
            List::Otherwise => &self.otherwise,
            List::Unless => &self.unless,
        }
    }

    /// The phrases of a list, to be changed.
    pub fn list_mut(&mut self, list: List) -> &mut Vec<Arc<Phrase>> {
        match list {
            List::Phrases => &mut self.phrases,
            List::SaysYes => &mut self.says_yes,
            List::SaysNo => &mut self.says_no,
            List::SaysUnsure => &mut self.says_unsure,
            List::SaysOne => &mut self.says_one,
            List::SaysTwo => &mut self.says_two,
            List::SaysBesides => &mut self.says_besides,
            List::Otherwise => &mut self.otherwise,
            List::Unless => &mut self.unless,
        }
    }

    /// The other slots whose answers are needed.
    pub fn others(&self) -> impl Iterator<Item = &str> {
        let about = self.about.iter().flat_map(|about| [&about.from, &about.of]);
        self.less.iter().chain(&self.everyone).chain(about).map(String::as_str)
    }
}

/// Answers of one slot that are answers of another too: of all ages those of the victims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The slot with keys whose answers are taken over.
    pub from: String,
    /// The slot whose answers are the keys.
    pub of: String,
}

/// A part of an article to look into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LookIn {
    /// The title.
    Headline,
    /// The running text.
    Body,
    /// Lines under pictures.
    Captions,
    /// Inside quotation marks.
    Quotes,
}

/// Which way a figure moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// It rises; an ordered choice goes on in the order declared.
    Up,
    /// It falls.
    Down,
    /// Either way.
    Any,
}

/// How an answer may move with time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub struct Changes {
    /// Which way.
    pub direction: Direction,
    /// For how many hours after an event differences are expected.
    pub settle_hours: Option<u32>,
    /// After how many hours an overtaken figure is stale.
    pub stale_after_hours: Option<u32>,
    /// The slot into which go those who leave the count: of the wounded some die.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub into: Option<String>,
}

/// A value as written in a rule or story, with what its slot's kind reads in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Literal {
    /// As written.
    pub written: String,
    /// As read.
    pub value: Value,
}

/// A value that a story or rule expects.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// For whom, where the slot has keys; as written.
    pub key: Option<String>,
    /// The values: several where the slot is a set.
    pub values: Vec<Literal>,
    /// Who says so.
    pub from: Option<String>,
    /// Where it stands.
    pub link: Option<String>,
    /// As of which day.
    pub as_of: Option<Day>,
    /// Until which day it holds.
    pub until: Option<Day>,
}

/// A sentence and what it gives.
#[derive(Clone, Debug)]
pub struct Example {
    /// The text.
    pub text: String,
    /// The answer.
    pub gives: Gives,
    /// The publication date of the text.
    pub published: Option<Day>,
    /// Who is to be named as the speaker.
    pub by: Option<String>,
    /// Why, for the reader of the rule.
    pub because: Option<String>,
    /// The example is known to fail, for this reason.
    pub known_gap: Option<String>,
    /// Where it stands in the rule file.
    pub place: Place,
}

/// What a sentence gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Gives {
    /// No claim.
    Nothing,
    /// Something that cannot be read.
    Unclear,
    /// These values, in any order; one but for sets.
    Values(Vec<Literal>),
    /// These values by key.
    Keyed(Vec<(String, Vec<Literal>)>),
}

/// Two phrases and how they stand.
#[derive(Clone, Debug)]
pub struct Pair {
    /// One phrase, as written and read.
    pub one: Literal,
    /// The other.
    pub other: Literal,
    /// The class of finding that two sources with these answers give.
    pub are: Class,
    /// When the first was published.
    pub one_published: Option<Day>,
    /// When the second was published.
    pub other_published: Option<Day>,
    /// Why, for the reader of the rule.
    pub because: Option<String>,
    /// Where it stands in the rule file.
    pub place: Place,
}
