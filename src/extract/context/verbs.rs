//! What the verbs around a match say: stated or denied, planned or done, when.

use std::ops::Range;

use super::is_nominal;
use crate::extract::candidate::Candidate;
use crate::extract::grammar;
use crate::extract::record::{Modality, Tense};
use crate::text::{Case, Shape, Words};

/// How far before a match a negation still speaks of it; ours (`did not, however, block the road`).
const NEGATION_REACH: usize = 4;
/// How far before an answer `planned` still describes it as an adjective; ours (`planned face-to-face talks on Monday`).
const ADJECTIVE_REACH: usize = 6;
/// How far behind a reporting verb `would` is the `will` that was said; ours.
const REPORT_REACH: usize = 10;

/// The tokens whose verbs speak of the match: from the start of its clause to its end; of a title only its own. What stands
/// between commas apart from every word of the match is an aside (`The hall, expected to open soon, has forty seats`).
pub(super) fn reach(words: &Words<'_>, candidate: &Candidate, clause: &Range<usize>) -> Vec<usize> {
    let start = if is_nominal(candidate) { candidate.tokens.start } else { clause.start };
    let all = start..candidate.tokens.end;
    let is_bound = |at: usize| {
        candidate.fixed.binary_search(&at).is_ok()
            || candidate.answer.tokens.contains(&at)
            || candidate.key.as_ref().is_some_and(|key| key.tokens.contains(&at))
    };
    let commas: Vec<usize> = all.clone().filter(|at| words.word(*at) == ",").collect();
    let mut spoken = Vec::with_capacity(all.len());
    let mut from = all.start;
    for (number, to) in commas.iter().copied().chain([all.end]).enumerate() {
        if number == 0 || to == all.end || (from..to).any(is_bound) {
            spoken.extend(from..to);
        }
        from = to;
    }
    spoken
}

/// Whether the words deny what the phrase says. Words of the phrase itself and of the values in it do not count: `no more
/// than five` is a bound, and `No civilians were killed` a count of nought.
pub(super) fn is_negated(words: &Words<'_>, candidate: &Candidate, spoken: &[usize]) -> bool {
    let own = |at: usize| {
        candidate.fixed.binary_search(&at).is_ok()
            || candidate.answer.tokens.contains(&at) && !candidate.between.contains(&at) && !is_whole(candidate)
            || candidate.key.as_ref().is_some_and(|key| key.tokens.contains(&at))
    };
    let speaks = |at: usize| {
        at + NEGATION_REACH >= candidate.tokens.start
            && !own(at)
            && negates(words, at, candidate)
            && governs(words, at, candidate.tokens.start)
    };
    spoken.iter().filter(|at| speaks(**at)).count() % 2 == 1
}

/// Whether the answer is the whole match, as in yes-no slots.
fn is_whole(candidate: &Candidate) -> bool {
    candidate.answer.tokens == candidate.tokens
}

/// Whether a negation before a match speaks of the match: a verb of its own between them is what is negated (`did not veto
/// a plan for forty mills`). `no` and its like are followed by nouns, so for them nearness alone counts.
fn governs(words: &Words<'_>, at: usize, start: usize) -> bool {
    // `held without bail pending a hearing on Friday`: what is not there stands right behind.
    if words.word(at) == "without" {
        return !(at + 1..start)
            .any(|between| matches!(words.word(between), "pending" | "until" | "before" | "after" | "in" | "on"));
    }
    matches!(words.word(at), "no" | "neither" | "nor")
        || (at + 1..start).all(|between| {
            let word = words.word(between);
            grammar::may_stand_between(word)
                || matches!(word, "a" | "an" | "the" | "any" | "out")
                || !words.is(between, Shape::Word)
        })
}

fn negates(words: &Words<'_>, at: usize, candidate: &Candidate) -> bool {
    let word = words.word(at);
    let next = words.word(at + 1);
    match word {
        "no" | "neither" | "nor" | "without" => {
            let before_match = at < candidate.tokens.start;
            let bound = matches!(next, "more" | "fewer" | "less" | "later" | "earlier" | "sooner" | "doubt");
            (before_match || word == "no" && next == "longer") && !bound && !words.is(at + 1, Shape::Punct)
        }
        _ if grammar::is_negation(word) => {
            // `pleaded not guilty to murder` and `a not-guilty plea` deny no charge of murder.
            let next = words.word(words.over_hyphen(at + 1));
            !matches!(next, "only" | "just" | "least" | "merely" | "simply" | "until" | "guilty")
        }
        "refused" | "refuses" | "declined" | "declines" | "failed" | "fails" | "unable" => next == "to",
        "ruled" | "rules" => next == "out",
        _ => false,
    }
}

/// How sure the words put it: the weakest of what they say.
pub(super) fn modality(words: &Words<'_>, candidate: &Candidate, spoken: &[usize]) -> Modality {
    let mut found = Modality::Asserted;
    for at in spoken.iter().copied() {
        let own = candidate.answer.tokens.contains(&at) && !is_whole(candidate);
        let adjective = is_adjective(words, at)
            && !(at < candidate.answer.tokens.start
                && at + ADJECTIVE_REACH >= candidate.answer.tokens.start
                && (at + 1..candidate.tokens.end).all(|behind| tense_at(words, behind).is_none()));
        let said = if own || adjective { Modality::Asserted } else { modality_at(words, at) };
        if rank(said) > rank(found) {
            found = said;
        }
    }
    found
}

fn rank(modality: Modality) -> u8 {
    match modality {
        Modality::Asserted => 0,
        Modality::Planned => 1,
        Modality::Possible => 2,
        Modality::Conditional => 3,
    }
}

/// `planned talks`, not `is planned for Monday` and not `scheduled to last two hours`.
fn is_adjective(words: &Words<'_>, at: usize) -> bool {
    matches!(words.word(at), "planned" | "scheduled")
        && !grammar::is_auxiliary(words.before(at, 1))
        && !matches!(words.word(at + 1), "to" | "for" | "on" | "in" | "at" | "")
        && !words.is(at + 1, Shape::Punct)
}

/// Whether `would` stands for the `will` of somebody whose words are reported: `said they would meet`.
fn is_reported_will(words: &Words<'_>, at: usize) -> bool {
    (at.saturating_sub(REPORT_REACH)..at).any(|before| grammar::stance_at(words, before).is_some())
        && !(words.range().start..at).rev().take(REPORT_REACH).any(|before| words.word(before) == "if")
}

fn modality_at(words: &Words<'_>, at: usize) -> Modality {
    let word = words.word(at);
    let next = words.word(at + 1);
    match word {
        "would" | "wouldn't" if is_reported_will(words, at) => Modality::Planned,
        "would" | "wouldn't" | "if" | "unless" => Modality::Conditional,
        // The month and the verb differ by the capital.
        "may" if words.get(at).is_some_and(|token| token.case == Case::Lower) => Modality::Possible,
        "might" | "could" | "possibly" | "perhaps" | "couldn't" | "feared" | "presumed" => Modality::Possible,
        "will" | "shall" | "won't" => Modality::Planned,
        "scheduled" | "planned" | "slated" => Modality::Planned,
        "set" | "due" | "poised" | "about" | "expected" | "likely" | "going" | "intended" if next == "to" => {
            if grammar::is_auxiliary(words.before(at, 1)) || matches!(word, "set" | "expected" | "intended") {
                Modality::Planned
            } else {
                Modality::Asserted
            }
        }
        "plan" | "plans" | "planning" | "intend" | "intends" | "hopes" if next == "to" => Modality::Planned,
        "to" if matches!(words.before(at, 1), "is" | "are" | "was" | "were") && infinitive_follows(words, at) => {
            Modality::Planned
        }
        _ => Modality::Asserted,
    }
}

/// `is to meet`, not `is to the north`.
fn infinitive_follows(words: &Words<'_>, at: usize) -> bool {
    words.get(at + 1).is_some_and(|token| token.case == Case::Lower)
        && !matches!(words.word(at + 1), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "blame" | "our")
}

/// The tense of the verb nearest to the match, in it before around it.
pub(super) fn tense(
    words: &Words<'_>,
    candidate: &Candidate,
    clause: &Range<usize>,
    spoken: &[usize],
) -> Option<Tense> {
    let tokens = &candidate.tokens;
    let inside = spoken.iter().filter(|at| tokens.contains(at)).find_map(|at| tense_at(words, *at));
    if inside.is_some() || is_nominal(candidate) {
        return inside;
    }
    let before =
        (clause.start..tokens.start).rev().find_map(|at| tense_at(words, at).map(|tense| (tokens.start - at, tense)));
    let after = (tokens.end..clause.end)
        .filter(|at| !speaks_of_another(words, tokens.end, *at))
        .find_map(|at| tense_at(words, at).map(|tense| (at + 1 - tokens.end, tense)));
    match (before, after) {
        (Some((near, tense)), Some((far, _))) if near <= far => Some(tense),
        (_, Some((_, tense))) | (Some((_, tense)), None) => Some(tense),
        (None, None) => None,
    }
}

/// A plan of headlines that has a subject of its own behind a comma: `Storm kills 9, toll expected to rise`.
fn speaks_of_another(words: &Words<'_>, end: usize, at: usize) -> bool {
    matches!(words.word(at), "expected" | "set" | "intended")
        && !grammar::is_auxiliary(words.before(at, 1))
        && (end..at).rev().skip(1).any(|between| words.word(between) == ",")
}

fn tense_at(words: &Words<'_>, at: usize) -> Option<Tense> {
    let word = words.word(at);
    if grammar::stance_at(words, at).is_some() {
        return None;
    }
    if matches!(modality_at(words, at), Modality::Planned) && !matches!(word, "planned" | "scheduled") {
        return Some(Tense::Future);
    }
    match word {
        "has" | "have" | "hasn't" | "haven't" => Some(if is_perfect(words, at) { Tense::Past } else { Tense::Present }),
        "was" | "were" | "had" | "did" | "wasn't" | "weren't" | "hadn't" | "didn't" => Some(Tense::Past),
        "is" | "are" | "am" | "do" | "does" | "isn't" | "aren't" | "don't" | "doesn't" => {
            let planned = (at + 1..at + 3).any(|next| modality_at(words, next) == Modality::Planned);
            Some(if planned { Tense::Future } else { Tense::Present })
        }
        _ if grammar::is_past_form(word) && words.get(at)?.case == Case::Lower => Some(Tense::Past),
        _ => None,
    }
}

/// `has left`, not `has a roof`.
fn is_perfect(words: &Words<'_>, at: usize) -> bool {
    const PARTICIPLES: &[&str] = &[
        "become", "been", "begun", "broken", "chosen", "come", "done", "drawn", "driven", "fallen", "flown", "given",
        "gone", "grown", "known", "risen", "run", "seen", "shown", "spoken", "taken", "worn", "written",
    ];
    let participle = |word: &str| grammar::is_past_form(word) || PARTICIPLES.contains(&word);
    let mut behind = (at + 1..at + 5)
        .map(|at| words.word(at))
        .skip_while(|word| grammar::may_stand_between(word) && !participle(word));
    behind.next().is_some_and(participle)
}
