//! All rules of a run, made ready once: which word starts which phrase, and the graphs that are walked from it.

use std::ops::Range;

use foldhash::HashMap;
use jiff::civil::Date as Day;

use super::anchor::{Anchor, Costs, starts};
use super::automaton::{Builder, Code, Meaning, MentionTest, NodeId, Part, WordTest};
use super::bits::Bits;
use super::lattice::{Lane, LaneId};
use super::need::{ListNeeds, Need, needs};
use super::wording::WordingReader;
use crate::rule::{Expression, Item, LookIn, Phrase, RuleSet, Slot};
use crate::text::{Token, WordIndex};
use crate::value::number::{self, Dimension, Hedges, Unit, UnitRow};
use crate::value::{Cues, DayOrder, Kind, Mention, ReadSettings, Reading, Value, WeekdayRule};

/// Rules made ready for [`extract`](super::extract). It depends on the rules alone and can be shared by threads.
#[derive(Clone, Debug)]
pub struct Program {
    pub(super) slots: Vec<SlotProgram>,
    pub(super) phrases: Vec<PhraseProgram>,
    pub(super) variants: Vec<Variant>,
    pub(super) code: Code,
    pub(super) lanes: Vec<Lane>,
    /// Where persons are read that a title may belong to.
    pub(super) person_lane: Option<LaneId>,
    /// Where the dates of `as of Friday` are read.
    pub(super) date_lane: LaneId,
    /// Where titles and places are read that may stand between the members of a list.
    pub(super) between_lanes: Vec<LaneId>,
    settings: Vec<(WeekdayRule, Option<DayOrder>, Hedges)>,
    words: WordIndex,
    /// By the number of a word.
    entries: Vec<WordEntry>,
    prefixes: PrefixIndex,
    /// What phrases need, each once as it is written; its place is the number of its bit.
    needs: HashMap<String, usize>,
    pub(super) by_mention: Vec<(LaneId, Vec<VariantId>)>,
    /// The slots with expressions, each with the bits of what a sentence needs for one of them to match.
    with_regex: Vec<(usize, Bits)>,
}

/// The number of a variant.
pub(super) type VariantId = u32;

/// What extraction has to know of a slot.
#[derive(Clone, Debug)]
pub(super) struct SlotProgram {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) many: bool,
    pub(super) priority: i32,
    pub(super) look_in: Vec<LookIn>,
    pub(super) regex: Vec<Expression>,
    /// Where mentions of the slot's kind are read; none for yes-no and text.
    pub(super) answers: Option<LaneId>,
    /// Where mentions of the key's kind are read.
    pub(super) keys: Option<LaneId>,
    /// The unit that the slot shows: what is measured in a unit that does not convert answers another question.
    pub(super) unit: Option<&'static UnitRow>,
    /// The slot whose count is taken off one from which the answer follows.
    pub(super) less: Option<String>,
    /// The slots of which a source has to answer one, so that everyone whom it names is an answer.
    pub(super) everyone: Vec<String>,
}

impl SlotProgram {
    /// Whether a mention can answer the question: a figure with a unit must be of what the slot measures.
    pub(super) fn takes(&self, answer: &Mention) -> bool {
        let (Some(wanted), Reading::Clear(Value::Number(number))) = (self.unit, &answer.reading) else { return true };
        let Unit::Measure(name) = number.unit else { return true };
        let other = || wanted.dimension == Dimension::Other && wanted.name != name;
        number::unit(name).is_none_or(|row| row.dimension.answers(wanted.dimension) && !other())
    }
}

/// Which list of a slot a phrase stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum List {
    Phrases,
    SaysYes,
    SaysNo,
    SaysUnsure,
    SaysOne,
    SaysTwo,
    SaysBesides,
    Otherwise,
    Unless,
}

impl List {
    /// Its key in a rule file.
    pub(super) fn name(self) -> &'static str {
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

/// What extraction has to know of a phrase.
#[derive(Clone, Debug)]
pub(super) struct PhraseProgram {
    pub(super) slot: usize,
    pub(super) list: List,
    /// Its place in the list, from 1.
    pub(super) number: usize,
    pub(super) written: String,
    /// The bits of what a sentence needs for it.
    pub(super) needs: Bits,
    /// Whether it needs more than one word.
    pub(super) needs_several: bool,
    /// The lanes of which every match holds a mention.
    pub(super) lanes: Vec<LaneId>,
}

impl PhraseProgram {
    /// The phrase as claims name it: `phrases[2]: <count> people`.
    pub(super) fn name(&self) -> String {
        format!("{}[{}]: {}", self.list.name(), self.number, self.written)
    }
}

/// A phrase as it is tried from one of its anchors.
#[derive(Clone, Debug)]
pub(super) struct Variant {
    pub(super) phrase: usize,
    pub(super) test: AnchorTest,
    pub(super) left: NodeId,
    pub(super) right: NodeId,
    /// Auxiliaries, negations and adverbs may stand between its items.
    pub(super) loose: bool,
}

impl Variant {
    /// Whether its anchor is a title that must not stand before a person.
    pub(super) fn stands_alone(&self) -> bool {
        matches!(self.test, AnchorTest::Mention(MentionTest { alone: true, .. }))
    }
}

/// What an anchor has to be.
#[derive(Clone, Debug)]
pub(super) enum AnchorTest {
    Word(WordTest),
    Mention(MentionTest),
}

/// What the index knows of a word.
#[derive(Clone, Debug, Default)]
pub(super) struct WordEntry {
    /// The bits of the needs that it fills.
    pub(super) bits: Bits,
    /// What it tells of the kinds in the sentence.
    pub(super) cues: Cues,
    /// The variants that it starts.
    pub(super) variants: Vec<VariantId>,
    /// The variants of `unless` phrases that it starts; they are asked for only where a slot has matches.
    pub(super) cancelling: Vec<VariantId>,
}

/// The beginnings of words that start variants or fill needs, sorted, with a table of how they begin.
#[derive(Clone, Debug, Default)]
struct PrefixIndex {
    sorted: Vec<(Box<str>, PrefixUse)>,
    /// By the first bytes of the prefixes, where these stand among them.
    by_head: HashMap<[u8; PrefixIndex::HEAD], Range<u32>>,
    /// The prefixes that are shorter than that.
    short: Range<u32>,
    /// Bits by the first three bytes that a word with one of the prefixes can begin with; empty where there is none.
    first_bytes: Vec<u64>,
}

/// What a beginning of words is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PrefixUse {
    /// It starts a variant.
    Starts(VariantId),
    /// It fills the need of this number.
    Fills(usize),
}

impl PrefixIndex {
    /// How many bytes a prefix is found by.
    const HEAD: usize = 4;
    /// How many bits the table of first bytes has.
    const FIRST: usize = 1 << 15;

    fn add(&mut self, prefix: &str, used: PrefixUse) {
        self.sorted.push((prefix.into(), used));
    }

    fn finish(&mut self) {
        // The short ones first, and those of one head together.
        self.sorted
            .sort_by(|(one, _), (other, _)| (one.len() >= Self::HEAD, one).cmp(&(other.len() >= Self::HEAD, other)));
        self.sorted.dedup();
        self.short = 0..self.sorted.partition_point(|(prefix, _)| prefix.len() < Self::HEAD) as u32;
        if self.sorted.is_empty() {
            return;
        }
        // Shorter prefixes than three bytes fit words of any third byte.
        let any = self.sorted.iter().any(|(prefix, _)| prefix.len() < 3);
        self.first_bytes = vec![if any { u64::MAX } else { 0 }; Self::FIRST / 64];
        for (at, (prefix, _)) in self.sorted.iter().enumerate() {
            if let Some(head) = prefix.as_bytes().first_chunk() {
                let places = self.by_head.entry(*head).or_insert(at as u32..at as u32);
                places.end = at as u32 + 1;
            }
            if let Some(first) = prefix.as_bytes().first_chunk() {
                let place = Self::place(*first);
                self.first_bytes[place / 64] |= 1 << (place % 64);
            }
        }
    }

    /// The bit of the first three bytes of a word in small letters.
    fn place([one, two, three]: [u8; 3]) -> usize {
        (usize::from(one) * 961 + usize::from(two) * 31 + usize::from(three)) % Self::FIRST
    }

    /// Whether a word that is written with these first bytes may begin so; 0 stands for those that are not there.
    fn may_fit(&self, first: [u8; 3]) -> bool {
        if self.first_bytes.is_empty() {
            return false;
        }
        let place = Self::place(first.map(|byte| byte.to_ascii_lowercase()));
        // Of a character outside ASCII the small letter may begin otherwise.
        !first.is_ascii() || self.first_bytes[place / 64] & (1 << (place % 64)) != 0
    }

    fn uses(&self, word: &str, found: &mut Vec<PrefixUse>) {
        let head = word.as_bytes().first_chunk().and_then(|head| self.by_head.get(head));
        for places in [Some(&self.short), head].into_iter().flatten() {
            let known = &self.sorted[places.start as usize..places.end as usize];
            found.extend(known.iter().filter(|(prefix, _)| word.starts_with(&**prefix)).map(|(_, used)| *used));
        }
    }
}

impl WordEntry {
    fn starts(&mut self, list: List) -> &mut Vec<VariantId> {
        if list == List::Unless { &mut self.cancelling } else { &mut self.variants }
    }
}

impl Program {
    /// Makes rules ready.
    pub fn compile(rules: &RuleSet) -> Program {
        let mut program = Program {
            slots: Vec::with_capacity(rules.slots.len()),
            phrases: Vec::new(),
            variants: Vec::new(),
            code: Code::new(),
            lanes: vec![Lane { kind: Kind::Date, settings: 0, wording: None, begins: Bits::NONE }],
            date_lane: 0,
            person_lane: None,
            between_lanes: Vec::new(),
            settings: vec![(WeekdayRule::default(), None, Hedges::default())],
            words: WordIndex::new(),
            // Room for all cues, and as many words of rules.
            entries: Vec::with_capacity(4096),
            prefixes: PrefixIndex::default(),
            needs: HashMap::default(),
            by_mention: Vec::new(),
            with_regex: Vec::new(),
        };
        for slot in &rules.slots {
            program.add_slot(slot);
        }
        let settings = program.read_settings(None);
        for (at, known) in settings.iter().enumerate() {
            // Hedges are all that cues depend on.
            if settings[..at].iter().any(|other| other.hedges == known.hedges) {
                continue;
            }
            Cues::words(known, &mut |word, cues| {
                let entry = program.entry(word);
                entry.cues = entry.cues.and(cues);
            });
        }
        program.prefixes.finish();
        program
    }

    /// The number of the slot of this id.
    pub(super) fn slot_named(&self, id: &str) -> Option<usize> {
        self.slots.iter().position(|slot| slot.id == id)
    }

    /// What readers may know besides the words, for a source of this date.
    pub(super) fn read_settings(&self, published: Option<Day>) -> Vec<ReadSettings> {
        self.settings
            .iter()
            .map(|(weekday, order, hedges)| ReadSettings {
                published,
                weekday: *weekday,
                order: *order,
                hedges: hedges.clone(),
            })
            .collect()
    }

    /// The number of a token's normalised word, if the rules know it.
    pub(super) fn word<'w>(&self, token: &Token, word: impl Fn() -> &'w str) -> Option<u32> {
        self.words.get(token.hash, word)
    }

    /// What is known of the word of this number.
    pub(super) fn entry_of(&self, number: u32) -> &WordEntry {
        &self.entries[number as usize]
    }

    /// Adds what a word is for by how it begins.
    pub(super) fn prefix_uses<'w>(&self, written: [u8; 3], word: impl Fn() -> &'w str, found: &mut Vec<PrefixUse>) {
        if self.prefixes.may_fit(written) {
            self.prefixes.uses(word(), found);
        }
    }

    /// The slots, or the only one asked for, of which an expression may match in a sentence of a text.
    pub(super) fn regex_slots(&self, text: &str, only: Option<usize>) -> Vec<(usize, Bits)> {
        let may_match = |slot: usize| self.slots[slot].regex.iter().any(|expression| expression.may_match_in(text));
        let wanted = self.with_regex.iter().copied().filter(|(slot, _)| only.is_none_or(|only| only == *slot));
        wanted.filter(|(slot, needs)| *needs != Bits::NONE || may_match(*slot)).collect()
    }

    /// The bit of the words with which the matches of some expressions begin; none where they begin otherwise.
    fn need_of_expressions(&mut self, expressions: &[Expression]) -> Bits {
        let mut prefixes = Vec::new();
        for expression in expressions {
            let Some(words) = expression.first_words() else { return Bits::NONE };
            prefixes.extend(words);
        }
        self.need(Need { words: Vec::new(), prefixes }.sorted())
    }

    /// Whether a variant is of an `unless` phrase.
    pub(super) fn cancels(&self, variant: VariantId) -> bool {
        self.phrases[self.variants[variant as usize].phrase].list == List::Unless
    }

    fn add_slot(&mut self, slot: &Slot) {
        let number = self.slots.len();
        let settings = (slot.weekday, slot.order, slot.hedges.clone());
        let settings = self.settings.iter().position(|known| *known == settings).unwrap_or_else(|| {
            self.settings.push(settings);
            self.settings.len() - 1
        });
        let declares = slot.kind == Kind::Choice || slot.kind == Kind::Title && !slot.terms.wording.is_empty();
        let wording = declares.then(|| WordingReader::new(slot.kind, &slot.terms.wording));
        let answers = match (slot.kind, wording.clone()) {
            (Kind::YesNo | Kind::Text, _) => None,
            (kind, Some(wording)) => {
                let begins = self.need(Need::of_words(wording.first_words()));
                self.lanes.push(Lane { kind, settings: 0, wording: Some(wording), begins });
                Some(self.lanes.len() - 1)
            }
            (kind, None) => Some(lane(&mut self.lanes, kind, settings)),
        };
        let keys = slot
            .each
            .filter(|kind| !matches!(kind, Kind::YesNo | Kind::Text | Kind::Choice))
            .map(|kind| lane(&mut self.lanes, kind, settings));
        if slot.kind == Kind::Title || slot.each == Some(Kind::Title) || holds_title(slot) {
            self.person_lane = Some(lane(&mut self.lanes, Kind::Person, 0));
        }
        if slot.many {
            let persons = (slot.kind == Kind::Quantity).then_some(Kind::Person);
            for kind in [Kind::Title, Kind::Place].into_iter().chain(persons) {
                let between = lane(&mut self.lanes, kind, 0);
                if !self.between_lanes.contains(&between) {
                    self.between_lanes.push(between);
                }
            }
        }
        if !slot.find.regex.is_empty() {
            let needs = self.need_of_expressions(&slot.find.regex);
            self.with_regex.push((number, needs));
        }
        self.slots.push(SlotProgram {
            id: slot.id.clone(),
            kind: slot.kind,
            many: slot.many,
            priority: slot.priority,
            look_in: slot.find.look_in.clone(),
            regex: slot.find.regex.clone(),
            answers,
            keys,
            unit: slot.unit.as_deref().and_then(number::unit),
            less: slot.find.less.clone(),
            everyone: slot.find.everyone.clone(),
        });
        let (mut costs, mut list_needs) = (Costs::new(wording.as_ref()), ListNeeds::default());
        for (list, phrases) in lists(slot) {
            for (at, phrase) in phrases.iter().enumerate() {
                let needed = needs(&phrase.items, wording.as_ref(), &mut list_needs);
                self.add_phrase(number, slot, settings, &mut costs, needed, (list, at + 1), phrase);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a phrase is nothing without its slot and its place there")]
    fn add_phrase(
        &mut self,
        slot_number: usize,
        slot: &Slot,
        settings: usize,
        costs: &mut Costs<'_>,
        needed: Vec<Need<'_>>,
        (list, number): (List, usize),
        phrase: &Phrase,
    ) {
        let answers = self.slots[slot_number].answers;
        let meaning = SlotMeaning { lanes: &mut self.lanes, slot, settings, answers };
        let mut builder = Builder { code: &mut self.code, meaning };
        let found = starts(&phrase.items, costs, &mut builder);
        let mut lanes: Vec<LaneId> = Vec::new();
        for item in &phrase.items {
            if let Item::Mention { kind, name } = item {
                lanes.extend(builder.meaning.mention(*kind, name.as_deref()).1);
            }
        }
        lanes.sort_unstable();
        lanes.dedup();
        let needs_several = needed.len() > 1;
        let answers_needed = list == List::Phrases && holds_answer(&phrase.items, slot.kind);
        let unit = self.slots[slot_number].unit.filter(|_| answers_needed);
        let mut needs = Bits::of_cues(unit.map_or(Cues::NONE, number::cue_of_unit));
        needed.into_iter().for_each(|need| needs.add(&self.need(need)));
        let phrase_number = self.phrases.len();
        self.phrases.push(PhraseProgram {
            slot: slot_number,
            list,
            number,
            written: phrase.written.clone(),
            needs,
            needs_several,
            lanes,
        });
        let loose = matches!(list, List::SaysYes | List::SaysNo | List::SaysUnsure);
        for start in found {
            let id = self.variants.len() as VariantId;
            let test = match start.anchor {
                Anchor::Word(forms, test) => {
                    forms.iter().for_each(|form| self.entry(form).starts(list).push(id));
                    AnchorTest::Word(test)
                }
                Anchor::Prefix(prefix, test) => {
                    self.prefixes.add(&prefix, PrefixUse::Starts(id));
                    AnchorTest::Word(test)
                }
                Anchor::Mention(triggers, test) if triggers.is_empty() => {
                    match self.by_mention.iter_mut().find(|(lane, _)| *lane == test.lane) {
                        Some((_, variants)) => variants.push(id),
                        None => self.by_mention.push((test.lane, vec![id])),
                    }
                    AnchorTest::Mention(test)
                }
                Anchor::Mention(mut triggers, test) => {
                    triggers.sort();
                    triggers.dedup();
                    triggers.iter().for_each(|trigger| self.entry(trigger).starts(list).push(id));
                    AnchorTest::Mention(test)
                }
            };
            self.variants.push(Variant { phrase: phrase_number, test, left: start.left, right: start.right, loose });
        }
    }

    /// The bit of a need, which is made known to the words that fill it.
    fn need(&mut self, need: Need<'_>) -> Bits {
        let written = need.written();
        if let Some(number) = self.needs.get(&written) {
            return Bits::of_need(*number);
        }
        let number = self.needs.len();
        let bits = Bits::of_need(number);
        need.words.iter().for_each(|word| self.entry(word).bits.add(&bits));
        need.prefixes.iter().for_each(|prefix| self.prefixes.add(prefix, PrefixUse::Fills(number)));
        self.needs.insert(written, number);
        bits
    }

    fn entry(&mut self, word: &str) -> &mut WordEntry {
        let number = self.words.insert(word) as usize;
        if number == self.entries.len() {
            self.entries.push(WordEntry::default());
        }
        &mut self.entries[number]
    }
}

fn lists(slot: &Slot) -> [(List, &Vec<Phrase>); 9] {
    let find = &slot.find;
    [
        (List::Phrases, &find.phrases),
        (List::SaysYes, &find.says_yes),
        (List::SaysNo, &find.says_no),
        (List::SaysUnsure, &find.says_unsure),
        (List::SaysOne, &find.says_one),
        (List::SaysTwo, &find.says_two),
        (List::SaysBesides, &find.says_besides),
        (List::Otherwise, &find.otherwise),
        (List::Unless, &find.unless),
    ]
}

/// Whether an answer of this kind stands in every match.
fn holds_answer(items: &[Item], answer: Kind) -> bool {
    items.iter().any(|item| match item {
        Item::Mention { kind, name: None } => *kind == answer,
        Item::Group(alternatives) => alternatives.iter().all(|items| holds_answer(items, answer)),
        _ => false,
    })
}

fn holds_title(slot: &Slot) -> bool {
    fn any_title(items: &[Item]) -> bool {
        items.iter().any(|item| match item {
            Item::Mention { kind, .. } => *kind == Kind::Title,
            Item::Group(alternatives) => alternatives.iter().any(|items| any_title(items)),
            _ => false,
        })
    }
    lists(slot).iter().any(|(_, phrases)| phrases.iter().any(|phrase| any_title(&phrase.items)))
}

/// The lane of a kind: names and places are read alike whatever the settings, numbers whatever the calendar's.
fn lane(lanes: &mut Vec<Lane>, kind: Kind, settings: usize) -> LaneId {
    let settings = if matches!(kind, Kind::Title | Kind::Person | Kind::Place) { 0 } else { settings };
    let known = lanes.iter().position(|lane| lane.kind == kind && lane.settings == settings && lane.wording.is_none());
    known.unwrap_or_else(|| {
        lanes.push(Lane { kind, settings, wording: None, begins: Bits::NONE });
        lanes.len() - 1
    })
}

struct SlotMeaning<'a> {
    lanes: &'a mut Vec<Lane>,
    slot: &'a Slot,
    settings: usize,
    answers: Option<LaneId>,
}

impl Meaning for SlotMeaning<'_> {
    fn mention(&mut self, kind: Kind, name: Option<&str>) -> (Part, Option<LaneId>) {
        let part = match name {
            Some(_) => Part::Other,
            None if kind == self.slot.kind => Part::Answer,
            None if Some(kind) == self.slot.each => Part::Key,
            None => Part::Other,
        };
        let lane = match kind {
            Kind::YesNo | Kind::Text => None,
            kind if kind == self.slot.kind => self.answers,
            Kind::Choice => None,
            kind => Some(lane(self.lanes, kind, self.settings)),
        };
        (part, lane)
    }

    fn numbers(&mut self) -> LaneId {
        lane(self.lanes, Kind::Count, 0)
    }
}
