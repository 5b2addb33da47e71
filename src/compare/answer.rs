//! What one source says to one question: claims that agree are one answer.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Day;
use rust_decimal::Decimal;

use crate::extract::record::{ClaimRecord, Context, Modality, Polarity, Said, SlotRecord, SourceRecord, Tense};
use crate::value::{Kind, Relation, Terms, Value, Verdict};

use super::finding::SideClaim;
use super::order::{further, openness};

/// How many different answers of one source to one question are compared: far more than any article gives. A list of
/// thousands of figures, which a loose rule may take for answers, stays cheap. Ours, as are the two below.
const ANSWERS: usize = 64;
/// With how many claims of an answer another is compared before it joins them.
const CLAIMS: usize = 16;

/// In how many other sources an answer leads before it counts as that of the event; ours, one may be the one that differs.
const MOST: usize = 2;

/// How many answers of other sources are looked at to find whether one is shared: more than any story has sources.
pub(super) const OTHERS: usize = 256;

/// A claim with its value read.
#[derive(Clone, Debug)]
pub(super) struct Stated {
    /// The claim.
    pub(super) claim: ClaimRecord,
    /// Its source, as a place in the story's list.
    pub(super) source: usize,
    /// Its value.
    pub(super) value: Value,
    /// The value in words.
    pub(super) shown: String,
    /// The other year or period that the claim is limited to, if any.
    pub(super) limit: Option<String>,
    /// Whether its source tells of one besides whom this count can leave out: the attacker, who died too.
    pub(super) one_more: bool,
}

impl Stated {
    pub(super) fn context(&self) -> &Context {
        &self.claim.context
    }

    /// Whether it tells a plan or a possibility and not what came about. What lies ahead is a plan where the answer is
    /// a stage or a yes or no; a length or a sum is the same before the event and after.
    pub(super) fn is_plan(&self) -> bool {
        let staged = matches!(self.value, Value::Choice(_) | Value::YesNo(_));
        self.context().modality != Modality::Asserted || (staged && self.context().tense == Some(Tense::Future))
    }

    /// Whether it is denied. The answer to a yes-no question holds its own denial, and so does a count of none. Ages stand in
    /// apposition, and what the sentence around them denies is something else.
    pub(super) fn is_denied(&self) -> bool {
        let own = match &self.value {
            Value::YesNo(_) => true,
            Value::Number(number) => number.nominal.is_zero() || number.unit.is_age(),
            _ => false,
        };
        self.context().polarity == Polarity::Negative && !own
    }

    /// The claim as it stands in the table: with the other year or period that it is limited to.
    pub(super) fn cell_claim(&self) -> SideClaim {
        let mut claim = self.side_claim();
        if let Some(limit) = &self.limit {
            claim.shown = format!("{} ({limit})", self.shown);
        }
        claim
    }

    pub(super) fn side_claim(&self) -> SideClaim {
        SideClaim {
            source: self.claim.source.clone(),
            said: self.claim.said.clone(),
            shown: self.shown.clone(),
            context: self.claim.context.clone(),
        }
    }
}

/// Something said that could not be read.
#[derive(Clone, Debug)]
pub(super) struct Unread {
    /// Its source, as a place in the story's list.
    pub(super) source: usize,
    /// The words.
    pub(super) said: Said,
    /// Why.
    pub(super) reason: String,
}

/// One slot and joined key with all that the sources of a story say to it.
#[derive(Debug)]
pub(super) struct Question<'s> {
    /// The story's id.
    pub(super) story: &'s str,
    /// The slot.
    pub(super) slot: &'s SlotRecord,
    /// The joined key.
    pub(super) key: Option<&'s str>,
    /// The story's sources.
    pub(super) sources: &'s [SourceRecord],
    /// For each source, the first of its near copies.
    pub(super) independent: &'s [usize],
    /// What was read, by source and place in the text.
    pub(super) stated: Vec<Stated>,
    /// What was not.
    pub(super) unread: Vec<Unread>,
    /// For each source, the figure that it gives for the slot that this one's goes into, where it gives one.
    pub(super) passed_on: Vec<Option<Decimal>>,
    /// The slot's terms, with the wording that holds for the key; copied only where they are changed.
    pub(super) terms: RefCell<Cow<'s, Terms>>,
}

/// Claims of one source that agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    /// The source.
    pub(super) source: usize,
    /// The claims, as places in [`Question::stated`], the one that says most first.
    pub(super) stated: Vec<usize>,
}

impl Answer {
    /// The claim that says most.
    pub(super) fn best(&self) -> usize {
        self.stated[0]
    }
}

impl Question<'_> {
    pub(super) fn kind(&self) -> Kind {
        self.slot.kind
    }

    pub(super) fn source_id(&self, source: usize) -> &str {
        &self.sources[source].source
    }

    /// The figure of a claim as written, where it is a number.
    pub(super) fn figure(&self, claim: usize) -> Option<Decimal> {
        match &self.stated[claim].value {
            Value::Number(number) => Some(number.nominal),
            _ => None,
        }
    }

    /// How the values of two claims stand, with the publication dates of their sources known.
    pub(super) fn relate(&self, one: usize, other: usize) -> Verdict {
        let (one, other) = (&self.stated[one], &self.stated[other]);
        self.publish([self.sources[one.source].published, self.sources[other.source].published]);
        (self.kind().row().relate)(&one.value, &other.value, &self.terms.borrow())
    }

    /// How a claim's value stands to another value of the kind.
    pub(super) fn relate_to(&self, one: usize, other: &Value) -> Verdict {
        self.publish([self.sources[self.stated[one].source].published, None]);
        (self.kind().row().relate)(&self.stated[one].value, other, &self.terms.borrow())
    }

    /// Makes the terms those of two sources that were published on these days.
    fn publish(&self, published: [Option<Day>; 2]) {
        let mut terms = self.terms.borrow_mut();
        if terms.published != published {
            terms.to_mut().published = published;
        }
    }

    /// Which of two claims is further on in the order of the kind.
    pub(super) fn further(&self, one: usize, other: usize) -> Option<std::cmp::Ordering> {
        let (one, other) = (&self.stated[one], &self.stated[other]);
        further((&one.value, &one.claim.value), (&other.value, &other.claim.value), &self.terms.borrow())
    }

    /// The answers of every source that states something, by source, then by place in the text.
    pub(super) fn answers(&self) -> Vec<Answer> {
        let mut answers = Vec::new();
        let mut from = 0;
        while from < self.stated.len() {
            let source = self.stated[from].source;
            let to = from + self.stated[from..].iter().take_while(|stated| stated.source == source).count();
            answers.extend(self.answers_of(source, from..to));
            from = to;
        }
        answers
    }

    fn answers_of(&self, source: usize, claims: std::ops::Range<usize>) -> Vec<Answer> {
        let mut by_openness: Vec<usize> = claims.collect();
        by_openness.sort_by_cached_key(|at| {
            let stated = &self.stated[*at];
            (stated.is_plan(), openness(&stated.value, &stated.claim.value, &stated.shown, &self.terms.borrow()), *at)
        });
        let mut answers: Vec<Answer> = Vec::new();
        // Where the same is said again in the same way, the first time speaks for it.
        let mut repeated: BTreeMap<String, usize> = BTreeMap::new();
        for at in by_openness {
            let stated = &self.stated[at];
            let value = serde_json::to_string(&stated.claim.value).unwrap_or_default();
            let said = format!("{value}{:?}", stated.context());
            let fits = repeated.get(&said).copied().or_else(|| {
                answers
                    .iter()
                    .position(|answer| answer.stated.iter().take(CLAIMS).all(|other| self.one_answer(at, *other)))
            });
            match fits {
                Some(fit) => {
                    answers[fit].stated.push(at);
                    repeated.insert(said, fit);
                }
                None if answers.len() < ANSWERS => {
                    repeated.insert(said, answers.len());
                    answers.push(Answer { source, stated: vec![at] });
                }
                None => {}
            }
        }
        answers.sort_by_key(|answer| answer.stated.iter().min().copied());
        answers
    }

    fn one_answer(&self, one: usize, other: usize) -> bool {
        let (a, b) = (&self.stated[one], &self.stated[other]);
        if a.limit != b.limit || a.is_plan() != b.is_plan() || a.is_denied() != b.is_denied() {
            return false;
        }
        match self.relate(one, other).relation {
            Relation::Same => true,
            Relation::Compatible => !self.slot.attributed_apart || a.context().by == b.context().by,
            _ => false,
        }
    }

    /// The answers that are held against those of other sources, and those that are left out as background.
    pub(super) fn background(&self, answers: &[Answer]) -> (Vec<Answer>, Vec<Answer>) {
        let leads = self.slot.first_counts.then(|| self.leading(answers));
        let answers = leads.as_deref().unwrap_or(answers);
        let kept = self.without_background(answers);
        let left_out = answers.iter().filter(|answer| !kept.contains(answer)).cloned().collect();
        (kept, left_out)
    }

    /// The answers without those that tell of another event: where a source first says what another source says too, and in
    /// a later sentence gives an answer that nobody else gives, the later one is background (`in another blast, nine died`).
    /// Only figures asked without keys are about the one event of a story; a list of offices is not, and stages follow one
    /// another.
    fn without_background(&self, answers: &[Answer]) -> Vec<Answer> {
        let of_source = |source: usize| answers.iter().filter(move |answer| answer.source == source);
        let figures =
            matches!(self.slot.kind, Kind::Count | Kind::Quantity | Kind::Money | Kind::Percent | Kind::Duration);
        if !figures || self.slot.each.is_some() || self.slot.many {
            return answers.to_vec();
        }
        let sentence = |answer: &Answer| answer.stated.iter().map(|at| self.stated[*at].claim.said.quote_start).min();
        let is_shared = |answer: &Answer| {
            let others =
                answers.iter().filter(|other| self.independent[other.source] != self.independent[answer.source]);
            others.take(OTHERS).any(|other| {
                matches!(self.relate(answer.best(), other.best()).relation, Relation::Same | Relation::Compatible)
            })
        };
        let mut kept = Vec::with_capacity(answers.len());
        let mut from = 0;
        while from < answers.len() {
            let own: Vec<&Answer> = of_source(answers[from].source).collect();
            let shared: Vec<bool> =
                if own.len() > 1 { own.iter().map(|answer| is_shared(answer)).collect() } else { vec![true] };
            let first =
                own.iter().zip(&shared).filter(|(_, shared)| **shared).map(|(answer, _)| sentence(answer)).min();
            let stays = |answer: &Answer, shared: bool| shared || first.is_none_or(|first| sentence(answer) <= first);
            kept.extend(
                own.iter()
                    .zip(&shared)
                    .filter(|(answer, shared)| stays(answer, **shared))
                    .map(|(answer, _)| (*answer).clone()),
            );
            from += own.len();
        }
        kept
    }

    /// Of each source and limit the answer that comes first in the text: an article begins with its own event and goes on
    /// with others (the inverted pyramid). What is stated goes before what is denied or planned.
    fn leading(&self, answers: &[Answer]) -> Vec<Answer> {
        let rank = |answer: &Answer| {
            let best = &self.stated[answer.best()];
            (best.is_denied(), best.is_plan(), answer.stated.iter().min().copied())
        };
        let mut leading: Vec<Answer> = Vec::new();
        for answer in answers {
            let limit = &self.stated[answer.best()].limit;
            let rival = leading.iter_mut().rev().take_while(|rival| rival.source == answer.source).find(|rival| {
                let one_currency = self.relate(rival.best(), answer.best()).relation != Relation::Incomparable;
                self.stated[rival.best()].limit == *limit && one_currency
            });
            match rival {
                Some(rival) if rank(answer) < rank(rival) => *rival = answer.clone(),
                Some(_) => {}
                None => leading.push(answer.clone()),
            }
        }
        self.led_by_most(answers, leading)
    }

    /// Where an answer leads in several other sources, a source that gives it too, further down, means the same event by it:
    /// a life told from its beginning comes late to what others begin with.
    fn led_by_most(&self, answers: &[Answer], leading: Vec<Answer>) -> Vec<Answer> {
        let agree = |one: &Answer, other: &Answer| {
            matches!(self.relate(one.best(), other.best()).relation, Relation::Same | Relation::Compatible)
        };
        let apart = |one: &Answer, other: &Answer| self.independent[one.source] != self.independent[other.source];
        let led = |answer: &Answer| {
            let others = leading.iter().take(OTHERS).filter(|other| apart(answer, other) && agree(answer, other));
            others.map(|other| self.independent[other.source]).collect::<BTreeSet<usize>>().len()
        };
        let mut chosen: Vec<Answer> = Vec::with_capacity(leading.len());
        for own in leading.chunk_by(|one, other| one.source == other.source) {
            let unshared = own.iter().all(|answer| led(answer) == 0);
            let shared = answers
                .iter()
                .filter(|answer| unshared && answer.source == own[0].source)
                .map(|answer| (led(answer), answer))
                .filter(|(most, _)| *most >= MOST)
                .max_by_key(|(most, answer)| (*most, std::cmp::Reverse(answer.best())));
            match shared {
                Some((_, answer)) => chosen.push(answer.clone()),
                None => chosen.extend(own.iter().cloned()),
            }
        }
        chosen
    }
}
