//! Which of the figures that a source gives is its own answer, where the answer moves: a report of a toll tells what it was
//! yesterday, what a village lost and what a quake of 1998 did.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::rule::Direction;
use crate::value::number::is_known_population;
use crate::value::{Kind, Value};

use super::answer::{Answer, OTHERS, Question, Stated};

/// By how much a figure that is told as no total may exceed the one that the text begins with; ours: a later and larger
/// one is an update within it, and beyond it another event (`a ferry that sank there took 4,300 lives`).
const LEAP: i64 = 10;
/// By how much a figure below a headline's may fall short of it before it is plainly one of a village or a family; ours.
const PART: i64 = 5;
/// How near to each other, in bytes, two figures stand of which one is told against the other; ours, a few paragraphs.
const NEAR: u32 = 1_000;
/// How many sources have to have far more; ours.
const SEVERAL: usize = 3;

impl Question<'_> {
    /// The answers that are held against those of other sources: where the slot `changes`, of each source only the one
    /// that is furthest on (the first, where it may go either way), since it tells what went before too.
    pub(super) fn current(&self, answers: &[Answer]) -> Vec<Answer> {
        let (mut kept, _) = self.background(answers);
        let Some(changes) = &self.slot.changes else { return kept };
        let few: BTreeSet<usize> = self.few(&kept).iter().map(Answer::best).collect();
        kept.retain(|answer| !few.contains(&answer.best()));
        let mut current: Vec<Answer> = Vec::new();
        for own in kept.chunk_by(|a, b| a.source == b.source) {
            let limit = |answer: &Answer| &self.stated[answer.best()].limit;
            for (at, answer) in own.iter().enumerate() {
                if own[..at].iter().any(|earlier| limit(earlier) == limit(answer)) {
                    continue;
                }
                let rivals: Vec<&Answer> = own[at..].iter().filter(|other| limit(other) == limit(answer)).collect();
                let furthest = self.furthest(&rivals, changes.direction);
                let disputed = |other: &&&Answer| other.best() != furthest.best() && self.is_disputed(furthest, other);
                let mut both: Vec<Answer> = rivals.iter().filter(disputed).map(|other| (*other).clone()).collect();
                both.push(furthest.clone());
                both.sort_by_key(|answer| answer.stated.iter().min().copied());
                current.extend(both);
            }
        }
        current
    }

    /// Whether two answers of one source are what two speakers say against each other (`the government counts 14 dead. But
    /// a rights group puts the toll at 34`) and not an older figure and a newer one.
    fn is_disputed(&self, one: &Answer, other: &Answer) -> bool {
        let against = |one: usize, other: usize| {
            let (one, other) = (&self.stated[one], &self.stated[other]);
            let near = one.claim.said.start.abs_diff(other.claim.said.start) <= NEAR;
            let later = if one.claim.said.start > other.claim.said.start { one } else { other };
            let claimed = matches!(later.context().stance.as_deref(), Some("claimed" | "alleged"));
            near && one.context().by != other.context().by
                && (claimed || later.context().against || are_opposed(one, other))
        };
        self.slot.attributed_apart
            && !self.is_small_part(one, other)
            && !self.is_small_part(other, one)
            && !self.stated[other.best()].is_plan()
            && one.stated.iter().any(|one| other.stated.iter().any(|other| against(*one, *other)))
    }

    /// The answers that tell of a few of many where a figure rises: they are held against nobody's.
    pub(super) fn few(&self, kept: &[Answer]) -> Vec<Answer> {
        let rises = self.slot.changes.as_ref().is_some_and(|changes| changes.direction == Direction::Up);
        if !rises || self.kind() != Kind::Count {
            return Vec::new();
        }
        kept.iter().filter(|answer| self.is_of_a_few(answer, kept)).cloned().collect()
    }

    /// Whether a source that tells nothing else tells of a few only (`three of our staff were hurt`): several sources had
    /// far more by then, nobody has so few from that day on, and it is neither put above the text nor told as a total. A
    /// copy that was edited and a figure that lost a digit are no such thing.
    fn is_of_a_few(&self, answer: &Answer, all: &[Answer]) -> bool {
        let stated = &self.stated[answer.best()];
        let (Some(figure), Some(day)) = (self.written(answer), self.sources[answer.source].published) else {
            return false;
        };
        let independent = |other: &&Answer| self.independent[other.source] != self.independent[answer.source];
        if stated.limit.is_some() || self.is_told_as_total(answer) || self.stands_in_headline(answer) {
            return false;
        }
        let digits = figure.to_string();
        let mut far_more: BTreeSet<usize> = BTreeSet::new();
        let at_hand = |other: &&Answer| self.stated[other.best()].limit.is_none();
        for other in all.iter().filter(independent).filter(at_hand).take(OTHERS) {
            let (theirs, published) = (self.written(other), self.sources[other.source].published);
            let more = theirs.is_some_and(|theirs| theirs >= figure * Decimal::from(LEAP));
            let lost_a_digit = digits.len() > 1 && theirs.is_some_and(|theirs| theirs.to_string().starts_with(&digits));
            if more && lost_a_digit {
                return false;
            }
            if more && published.is_some_and(|published| published <= day) {
                far_more.insert(self.independent[other.source]);
            }
            if theirs == Some(figure) && published.is_some_and(|published| published >= day) {
                return false;
            }
        }
        let copied =
            |other: usize| other != answer.source && self.independent[other] == self.independent[answer.source];
        far_more.len() >= SEVERAL && !(0..self.sources.len()).any(copied)
    }

    /// The answers by which a source stands in the table: those that are held against others, without what it says of other
    /// years where it speaks of the event at hand.
    pub(super) fn told(&self, answers: &[Answer]) -> Vec<Answer> {
        let held = if self.slot.many { answers.to_vec() } else { self.current(answers) };
        // A source all of whose answers are left out stands there with them.
        let sources: BTreeSet<usize> = held.iter().map(|answer| answer.source).collect();
        let claims: BTreeSet<usize> = held.iter().map(Answer::best).collect();
        let stands = |answer: &&Answer| !sources.contains(&answer.source) || claims.contains(&answer.best());
        let own: Vec<Answer> = answers.iter().filter(stands).cloned().collect();
        let at_hand = |answer: &Answer| self.stated[answer.best()].limit.is_none();
        let mut told = Vec::with_capacity(own.len());
        for own in own.chunk_by(|a, b| a.source == b.source) {
            let any = own.iter().any(at_hand);
            told.extend(own.iter().filter(|answer| !any || at_hand(answer)).cloned());
        }
        told
    }

    /// Of answers of one source that stand in the order of the text, the one that it comes to: the first where nothing moves.
    pub(super) fn own_of<'a>(&self, own: &[&'a Answer]) -> Option<&'a Answer> {
        let first = own.first()?;
        Some(self.slot.changes.as_ref().map_or(first, |changes| self.furthest(own, changes.direction)))
    }

    /// Whether an answer is told as the total of its event.
    pub(super) fn is_told_as_total(&self, answer: &Answer) -> bool {
        answer.stated.iter().any(|at| self.stated[*at].is_total())
    }

    /// Whether a figure is so much lower than another that it can only tell of some of those.
    pub(super) fn is_small_part(&self, answer: &Answer, whole: &Answer) -> bool {
        let figures = (self.written(answer), self.written(whole));
        matches!(figures, (Some(part), Some(whole)) if part * Decimal::from(PART) < whole)
    }

    /// Of the answers of one source, in the order of the text, the one that it comes to. A figure that is taken back counts
    /// for what it was lowered to.
    fn furthest<'a>(&self, own: &[&'a Answer], direction: Direction) -> &'a Answer {
        let wanted = match direction {
            Direction::Up => Ordering::Greater,
            Direction::Down => Ordering::Less,
            Direction::Any => return own[0],
        };
        // What lies ahead or may be (`which would take the toll above 200`) is no answer beside what is stated, nor is what
        // somebody estimates or warns of beside what was counted.
        let counted = |answer: &&Answer| !self.stated[answer.best()].is_plan() && !self.is_guess(answer);
        let stated: Vec<&'a Answer> = own.iter().copied().filter(counted).collect();
        let own = if stated.is_empty() { own } else { &stated };
        let any = |answer: &Answer, is: &dyn Fn(&Stated) -> bool| answer.stated.iter().any(|at| is(&self.stated[*at]));
        if let Some(lowered) = own.iter().find(|answer| any(answer, &Stated::is_lowered)) {
            return lowered;
        }
        let further = |one: &Answer, other: &Answer| self.further(one.best(), other.best()) == Some(wanted);
        let furthest = |of: &mut dyn Iterator<Item = &'a Answer>| {
            of.reduce(|best, next| if further(next, best) { next } else { best })
        };
        // A headline gives the latest total; what somebody says further down is none.
        let told: Vec<&'a Answer> = own.iter().copied().filter(|answer| self.is_told_as_total(answer)).collect();
        let own = if told.iter().any(|answer| self.stands_in_headline(answer)) { &told } else { own };
        let total = |answer: &Answer| {
            self.is_told_as_total(answer)
                || self.stands_in_headline(answer)
                || any(answer, &Stated::is_of_event_at_hand)
        };
        let anchor = furthest(
            &mut own
                .iter()
                .copied()
                .enumerate()
                .filter(|(at, answer)| (*at == 0 || total(answer)) && !self.is_of_some(answer, own))
                .map(|(_, answer)| answer),
        );
        let limit = anchor.and_then(|anchor| self.written(anchor)).map(|figure| figure * Decimal::from(LEAP));
        let near = |answer: &&'a Answer| {
            total(answer) || !matches!((self.written(answer), limit), (Some(figure), Some(limit)) if figure > limit)
        };
        furthest(&mut own.iter().copied().filter(near)).unwrap_or(own[0])
    }

    /// Whether an answer is told only as what somebody estimates, believes or warns of.
    fn is_guess(&self, answer: &Answer) -> bool {
        let guess = |at: &usize| {
            let stance = self.stated[*at].context().stance.as_deref();
            matches!(stance, Some("believed" | "estimated" | "suggested" | "warned"))
        };
        answer.stated.iter().all(guess)
    }

    /// Whether a figure counts only some kind of people (`14 students`) where the source counts people too.
    fn is_of_some(&self, answer: &Answer, own: &[&Answer]) -> bool {
        let of = |answer: &Answer| match &self.stated[answer.best()].value {
            Value::Number(number) => number.of.as_deref(),
            _ => None,
        };
        let is_some = |noun: Option<&str>| {
            noun.is_some_and(|noun| is_known_population(noun) && !matches!(noun, "people" | "dead" | "victims"))
        };
        is_some(of(answer)) && own.iter().any(|other| !is_some(of(other)))
    }

    fn written(&self, answer: &Answer) -> Option<Decimal> {
        self.figure(answer.best()).filter(|figure| !figure.is_zero())
    }

    /// Whether an answer stands in the headline alone.
    pub(super) fn stands_in_headline_alone(&self, answer: &Answer) -> bool {
        answer.stated.iter().all(|at| self.in_headline(*at))
    }

    /// Whether an answer stands in the headline, there alone or in the text too.
    pub(super) fn stands_in_headline(&self, answer: &Answer) -> bool {
        answer.stated.iter().any(|at| self.in_headline(*at))
    }

    fn in_headline(&self, claim: usize) -> bool {
        let stated = &self.stated[claim];
        let Some(title) = &self.sources[stated.source].title else { return false };
        let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        plain(title).contains(&plain(&stated.claim.said.quote))
    }
}

/// Whether one speaker is of those who rule and the other of those who hold their figures against theirs: `the government
/// says 14 died, a rights group 34`. The words are ours.
fn are_opposed(one: &Stated, other: &Stated) -> bool {
    let is_of = |stated: &Stated, words: &[&str]| {
        let by = stated.context().by.as_deref().unwrap_or_default().to_lowercase();
        by.split(|c: char| !c.is_alphanumeric()).any(|word| words.contains(&word))
    };
    let rules = |stated: &Stated| is_of(stated, &["authorities", "government", "junta", "ministry", "president"]);
    let opposes = |stated: &Stated| {
        is_of(stated, &["activists", "amnesty", "campaigners", "opposition", "protesters", "rebels", "rights", "union"])
    };
    rules(one) && opposes(other) || opposes(one) && rules(other)
}

impl Stated {
    /// Whether it is told as the total of its event.
    fn is_total(&self) -> bool {
        let scope = self.context().scope.as_deref();
        scope.is_some_and(|scope| is_total(&scope.to_lowercase()))
    }

    /// Whether its sentence tells of the event at hand and no older one.
    fn is_of_event_at_hand(&self) -> bool {
        self.limit.is_none() && self.context().at_hand
    }

    /// Whether it is a total that has been lowered.
    pub(super) fn is_lowered(&self) -> bool {
        const LOWERED: &[&str] = &["lower", "reduce", "cut", "down"];
        let scope = self.context().scope.as_deref().unwrap_or_default().to_lowercase();
        self.is_total() && LOWERED.iter().any(|verb| scope.split(' ').any(|word| word.starts_with(verb)))
    }
}

/// Whether the words that limit a figure, in lower case, say that it is all of its event.
pub(super) fn is_total(scope: &str) -> bool {
    let word = |wanted: &str| scope.split(' ').any(|word| word == wanted);
    word("toll")
        || word("tally")
        || scope.contains("number of ")
        || matches!(scope, "total of" | "in all" | "in total" | "overall" | "altogether" | "so far")
}
