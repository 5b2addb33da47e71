//! Rules made ready: which words start which phrases and fill which needs.

use std::sync::{Arc, OnceLock};

use foldhash::{HashMap, HashSet};

use super::anchor::{Costs, Starts, add_starts, declared_triggers, number_forms};
use super::automaton::{ACCEPT, NodeId, Way};
use super::graph::{Meaning, lane_of, settings_of};
use super::lattice::{Lane, LaneId};
use super::need::{ListNeeds, Need, Part, needs};
use super::prefix::{PrefixIndex, PrefixUse};
use super::present::NeedId;
use super::program::{Gate, PhraseProgram, Program, RegexSlot, SlotProgram, Started, Variant, VariantId, WordEntry};
use super::wording::WordingReader;
use crate::rule::{Expression, Item, List, Phrase, RuleSet, Slot};
use crate::text::WordIndex;
use crate::value::number::{self, Hedges};
use crate::value::{Cues, Kind, WeekdayRule};

impl Program {
    /// Makes rules ready.
    pub fn compile(rules: &RuleSet) -> Program {
        let wordings: Vec<Option<Arc<WordingReader>>> = rules.slots.iter().chain(&rules.silent).map(wording).collect();
        let program = Program {
            slots: Vec::with_capacity(wordings.len()),
            asked: rules.slots.len(),
            phrases: Vec::new(),
            variants: Vec::new(),
            lanes: vec![Lane { kind: Kind::Date, settings: 0, wording: None, begins: None }],
            date_lane: 0,
            person_lane: None,
            between_lanes: Vec::new(),
            settings: vec![(WeekdayRule::default(), None, Hedges::default())],
            words: WordIndex::new(),
            // Room for all cues, and as many words of rules.
            entries: Vec::with_capacity(4096),
            started: Vec::new(),
            prefixes: PrefixIndex::default(),
            by_mention: Vec::new(),
            gates: Vec::new(),
            gate_lanes: Vec::new(),
            gate_needs: Vec::new(),
            filled: Vec::new(),
            needs: 0,
            with_regex: Vec::new(),
        };
        let mut compiler = Compiler {
            program,
            costs: Costs::default(),
            list_needs: ListNeeds::default(),
            lists: HashSet::default(),
            needs: HashMap::default(),
            needs_of_words: Vec::new(),
            filled: Vec::new(),
            started: Vec::new(),
        };
        for (slot, wording) in rules.slots.iter().chain(&rules.silent).zip(&wordings) {
            compiler.add_slot(slot, wording.as_ref());
        }
        compiler.finish()
    }
}

/// A program that is being made.
struct Compiler<'r> {
    program: Program,
    costs: Costs,
    list_needs: ListNeeds<'r>,
    /// Where the word lists lie whose lanes are made.
    lists: HashSet<*const Vec<Item>>,
    /// What phrases need, each once as it is written, with its number; but for single words.
    needs: HashMap<String, NeedId>,
    /// By the number of a word, the number of the need that it alone fills, from 1.
    needs_of_words: Vec<u32>,
    /// Words with the needs that they fill.
    filled: Vec<(u32, NeedId)>,
    /// Words with what they start, in the order of the variants.
    started: Vec<(u32, VariantId)>,
}

impl<'r> Compiler<'r> {
    fn finish(mut self) -> Program {
        let settings = self.program.read_settings(None);
        for (at, known) in settings.iter().enumerate() {
            // Hedges are all that cues depend on.
            if settings[..at].iter().any(|other| other.hedges == known.hedges) {
                continue;
            }
            Cues::words(known, &mut |word, cues| {
                let number = self.word(word);
                let entry = &mut self.program.entries[number as usize];
                entry.cues = entry.cues.and(cues);
            });
        }
        self.program.prefixes.finish();
        self.gather_filled();
        self.gather_started();
        self.program
    }

    /// Puts the needs of a word together.
    fn gather_filled(&mut self) {
        let program = &mut self.program;
        // First how many there are, then where they begin, then where the next one goes.
        for (word, _) in &self.filled {
            program.entries[*word as usize].fills[1] += 1;
        }
        let mut end = 0;
        for entry in &mut program.entries {
            let count = entry.fills[1];
            entry.fills = [end, end];
            end += count;
        }
        program.filled = vec![0; end as usize];
        for (word, need) in &self.filled {
            let next = &mut program.entries[*word as usize].fills[1];
            program.filled[*next as usize] = *need;
            *next += 1;
        }
    }

    /// Puts the variants of a word together: those of answers before those that cancel, each in their order.
    fn gather_started(&mut self) {
        let program = &mut self.program;
        let cancels = |variant: VariantId| {
            usize::from(program.phrases[program.variants[variant as usize].phrase as usize].list == List::Unless)
        };
        // First how many there are, then where they begin, then where the next one goes.
        for (word, variant) in &self.started {
            program.entries[*word as usize].started[cancels(*variant) + 1] += 1;
        }
        let mut end = 0;
        for entry in &mut program.entries {
            let [_, answers, cancelling] = entry.started;
            entry.started = [end, end + answers, end + answers + cancelling];
            end += answers + cancelling;
        }
        let mut next: Vec<[u32; 2]> =
            program.entries.iter().map(|entry| [entry.started[0], entry.started[1]]).collect();
        let mut variants: Vec<VariantId> = vec![0; end as usize];
        for (word, variant) in &self.started {
            let place = &mut next[*word as usize][cancels(*variant)];
            variants[*place as usize] = *variant;
            *place += 1;
        }
        let mut started = Vec::with_capacity(variants.len());
        for entry in &program.entries {
            let own = program.filled_by(entry);
            let of_word = &variants[entry.started[0] as usize..entry.started[2] as usize];
            started.extend(of_word.iter().map(|variant| started_by(program, own, *variant)));
        }
        program.started = started;
    }

    fn add_slot(&mut self, slot: &'r Slot, wording: Option<&'r Arc<WordingReader>>) {
        let program = &mut self.program;
        let number = program.slots.len();
        let settings = (slot.weekday, slot.order, slot.hedges.clone());
        let settings = program.settings.iter().position(|known| *known == settings).unwrap_or_else(|| {
            program.settings.push(settings);
            program.settings.len() - 1
        });
        let answers = match (slot.kind, wording) {
            (Kind::YesNo | Kind::Text, _) => None,
            (kind, Some(wording)) => {
                let begins = self.need(&Need::of_words(wording.first_words()));
                let begins = Some(begins);
                self.program.lanes.push(Lane { kind, settings: 0, wording: Some(wording.clone()), begins });
                Some(self.program.lanes.len() - 1)
            }
            (kind, None) => Some(self.lane(kind, settings)),
        };
        let keys = slot
            .each
            .filter(|kind| !matches!(kind, Kind::YesNo | Kind::Text | Kind::Choice))
            .map(|kind| self.lane(kind, settings));
        let mut holds_title = slot.kind == Kind::Title || slot.each == Some(Kind::Title);
        for phrase in List::ALL.into_iter().flat_map(|list| slot.find.list(list)) {
            self.add_lanes(&phrase.items, slot.kind, settings, &mut holds_title);
        }
        if holds_title {
            self.program.person_lane = Some(self.lane(Kind::Person, 0));
        }
        if slot.many {
            let persons = (slot.kind == Kind::Quantity).then_some(Kind::Person);
            for kind in [Kind::Title, Kind::Place].into_iter().chain(persons) {
                let between = self.lane(kind, 0);
                if !self.program.between_lanes.contains(&between) {
                    self.program.between_lanes.push(between);
                }
            }
        }
        if !slot.find.regex.is_empty() {
            let need = self.need_of_expressions(&slot.find.regex);
            self.program.with_regex.push(RegexSlot { slot: number, need });
        }
        self.program.slots.push(SlotProgram {
            id: slot.id.clone(),
            kind: slot.kind,
            each: slot.each,
            many: slot.many,
            priority: slot.priority,
            look_in: slot.find.look_in.clone(),
            regex: slot.find.regex.clone(),
            settings,
            answers,
            keys,
            unit: slot.unit.as_deref().and_then(number::unit),
            grain: slot.grain,
            less: slot.find.less.clone(),
            everyone: slot.find.everyone.clone(),
            about: slot.find.about.clone(),
        });
        for list in List::ALL {
            for (at, phrase) in slot.find.list(list).iter().enumerate() {
                self.add_phrase(number, wording.map(Arc::as_ref), (list, at + 1), phrase);
            }
        }
    }

    fn add_phrase(
        &mut self,
        slot: usize,
        wording: Option<&'r WordingReader>,
        (list, number): (List, usize),
        phrase: &'r Arc<Phrase>,
    ) {
        let SlotProgram { kind: answer, unit, .. } = self.program.slots[slot];
        let meaning = Meaning { slot: &self.program.slots[slot], lanes: &self.program.lanes };
        let lane_of = |item: &Item| match item {
            Item::Mention { kind, name } => meaning.mention(*kind, name.as_deref()).1,
            _ => None,
        };
        let mut lanes: Vec<LaneId> = phrase.items.iter().filter_map(lane_of).collect();
        lanes.sort_unstable();
        lanes.dedup();
        let mut anchors = Anchors::default();
        add_starts(&phrase.items, &mut self.costs, wording, &mut anchors, [ACCEPT, ACCEPT], false);
        let anchors: Vec<(&Item, Option<LaneId>)> = anchors.0.iter().map(|item| (*item, lane_of(item))).collect();
        let mut needed = Vec::new();
        needs(&phrase.items, wording, &mut self.list_needs, &mut |part| needed.push(part));
        let unit = unit.filter(|_| list == List::Phrases && holds_answer(&phrase.items, answer));
        let (first_need, first_lane) = (self.program.gate_needs.len() as u32, self.program.gate_lanes.len() as u32);
        for part in &needed {
            let need = self.need_of(part);
            self.program.gate_needs.push(need);
        }
        self.program.gate_lanes.extend_from_slice(&lanes);
        self.program.gates.push(Gate {
            slot: slot as u32,
            cues: unit.map_or(Cues::NONE, number::cue_of_unit),
            needs: first_need..self.program.gate_needs.len() as u32,
            lanes: first_lane..self.program.gate_lanes.len() as u32,
            needs_several: needed.len() > 1,
            cancels: list == List::Unless,
        });
        let number_of_phrase = self.program.phrases.len() as u32;
        for (start, (anchor, lane)) in anchors.into_iter().enumerate() {
            let variant = self.program.variants.len() as VariantId;
            self.start(variant, anchor, lane, wording);
            self.program.variants.push(Variant { phrase: number_of_phrase, start: start as u32 });
        }
        self.program.phrases.push(PhraseProgram { slot, list, number, phrase: phrase.clone(), graph: OnceLock::new() });
    }

    /// Makes the lanes of all mentions of some items, and that of number words; tells whether they hold a title.
    fn add_lanes(&mut self, items: &'r [Item], answer: Kind, settings: usize, holds_title: &mut bool) {
        for item in items {
            match item {
                Item::Mention { kind, .. } => {
                    *holds_title |= *kind == Kind::Title;
                    if *kind != answer && !matches!(kind, Kind::YesNo | Kind::Text | Kind::Choice) {
                        self.lane(*kind, settings);
                    }
                }
                Item::Word { number: Some(_), .. } => {
                    self.lane(Kind::Count, 0);
                }
                // What is shared is most often a word list, which is the same wherever it is named.
                Item::Group(list) if Arc::strong_count(list) > 1 && !self.lists.insert(list.as_ptr()) => {}
                Item::Group(alternatives) => {
                    alternatives.iter().for_each(|items| self.add_lanes(items, answer, settings, holds_title));
                }
                Item::Word { .. } | Item::Prefix(_) | Item::Punct(_) | Item::Gap | Item::NounGap => {}
            }
        }
    }

    /// Makes known what starts a variant: words, a beginning of words, or any mention of a lane.
    fn start(&mut self, variant: VariantId, anchor: &Item, lane: Option<LaneId>, wording: Option<&WordingReader>) {
        match anchor {
            Item::Word { word, number: None, .. } => {
                let word = self.word(word);
                self.started.push((word, variant));
            }
            Item::Word { word, number: Some(number), .. } => {
                for form in number_forms(word, &number.normalize().to_string()) {
                    let word = self.word(&form);
                    self.started.push((word, variant));
                }
            }
            Item::Prefix(prefix) => self.program.prefixes.add(prefix, PrefixUse::Starts(variant)),
            Item::Mention { kind, .. } => {
                let triggers = wording.filter(|_| *kind == Kind::Choice).map(declared_triggers).unwrap_or_default();
                for trigger in &triggers {
                    let word = self.word(trigger);
                    self.started.push((word, variant));
                }
                if let Some(lane) = lane.filter(|_| triggers.is_empty()) {
                    match self.program.by_mention.iter_mut().find(|(known, _)| *known == lane) {
                        Some((_, variants)) => variants.push(variant),
                        None => self.program.by_mention.push((lane, vec![variant])),
                    }
                }
            }
            Item::Punct(_) | Item::Gap | Item::NounGap | Item::Group(_) => {}
        }
    }

    /// The lane of a kind in a slot of some settings; a new one where there is none yet.
    fn lane(&mut self, kind: Kind, settings: usize) -> LaneId {
        let lanes = &mut self.program.lanes;
        lane_of(lanes, kind, settings).unwrap_or_else(|| {
            let settings = settings_of(kind, settings);
            lanes.push(Lane { kind, settings, wording: None, begins: None });
            lanes.len() - 1
        })
    }

    /// The words with which the matches of some expressions begin; none where they begin otherwise.
    fn need_of_expressions(&mut self, expressions: &[Expression]) -> Option<NeedId> {
        let mut prefixes = Vec::new();
        for expression in expressions {
            prefixes.extend(expression.first_words()?);
        }
        Some(self.need(&Need { words: Vec::new(), prefixes }.sorted()))
    }

    /// The number of what an item needs.
    fn need_of(&mut self, part: &Part<'_>) -> NeedId {
        match part {
            Part::Word(word) => self.need_of_word(word),
            Part::Prefix(prefix) => self.need(&Need { words: Vec::new(), prefixes: vec![prefix] }),
            Part::OneOf(need) => self.need(need),
            Part::List(list) => *list.number.get_or_init(|| self.need(&list.need)),
        }
    }

    /// The number of a need, which is made known to the words that fill it.
    fn need(&mut self, need: &Need<'_>) -> NeedId {
        if let ([word], []) = (need.words.as_slice(), need.prefixes.as_slice()) {
            return self.need_of_word(word);
        }
        let written = need.written();
        if let Some(number) = self.needs.get(&written) {
            return *number;
        }
        let number = self.new_need();
        for word in &need.words {
            let word = self.word(word);
            self.filled.push((word, number));
        }
        need.prefixes.iter().for_each(|prefix| self.program.prefixes.add(prefix, PrefixUse::Fills(number)));
        self.needs.insert(written, number);
        number
    }

    /// The number of the need that one word alone fills.
    fn need_of_word(&mut self, word: &str) -> NeedId {
        let word = self.word(word);
        if self.needs_of_words.len() <= word as usize {
            self.needs_of_words.resize(word as usize + 1, 0);
        }
        if self.needs_of_words[word as usize] == 0 {
            let number = self.new_need();
            self.needs_of_words[word as usize] = number + 1;
            self.filled.push((word, number));
        }
        self.needs_of_words[word as usize] - 1
    }

    fn new_need(&mut self) -> NeedId {
        self.program.needs += 1;
        (self.program.needs - 1) as NeedId
    }

    /// The number of a word.
    fn word(&mut self, word: &str) -> u32 {
        let number = self.program.words.insert(word);
        if number as usize == self.program.entries.len() {
            self.program.entries.push(WordEntry::default());
        }
        number
    }
}

/// A variant as a word starts it that fills these needs of its own.
fn started_by(program: &Program, own: &[NeedId], variant: VariantId) -> Started {
    let gate = program.gate(variant);
    let kind = program.slots[gate.slot as usize].answers.map(|lane| program.lanes[lane].kind);
    Started {
        variant,
        slot: gate.slot,
        need: program.needs_of(gate).iter().copied().find(|need| !own.contains(need)),
        near: kind.filter(|kind| gate.needs_several && number::is_number(*kind)),
    }
}

/// The items at which a phrase starts.
#[derive(Default)]
struct Anchors<'r>(Vec<&'r Item>);

impl<'r> Starts<'r> for Anchors<'r> {
    fn sequence(&mut self, _: &'r [Item], _: Way, next: NodeId, _: bool) -> NodeId {
        next
    }

    fn start(&mut self, anchor: &'r Item, _: [NodeId; 2], _: bool) {
        self.0.push(anchor);
    }
}

/// A reader of what a slot declares for its answers.
fn wording(slot: &Slot) -> Option<Arc<WordingReader>> {
    let declares = slot.kind == Kind::Choice || slot.kind == Kind::Title && !slot.terms.wording.is_empty();
    declares.then(|| Arc::new(WordingReader::new(slot.kind, &slot.terms.wording)))
}

/// Whether an answer of this kind stands in every match.
fn holds_answer(items: &[Item], answer: Kind) -> bool {
    items.iter().any(|item| match item {
        Item::Mention { kind, name: None } => *kind == answer,
        Item::Group(alternatives) => alternatives.iter().all(|items| holds_answer(items, answer)),
        _ => false,
    })
}
