//! Who says what a sentence states, and how.
//!
//! Three forms are read: a reporting verb with its subject before it (`police said`), with its subject behind it after a
//! comma or quotation (`…, said Ana Belo, the minister`), and a speaker named by a preposition (`according to the
//! ministry`, `confirmed by police`). What the verb reports is what stands behind it, or before the comma.

use std::ops::Range;

use super::REACH;
use crate::extract::candidate::Candidate;
use crate::extract::grammar;
use crate::text::{Case, Shape, Words};

/// The most tokens of a speaker's name and description; ours.
const SPEAKER_TOKENS: usize = 12;
/// How many reports on either side of a match are looked at; ours.
const REPORTS: usize = 8;
/// How far behind `claimed` the lives stand that were taken; ours (`claimed the lives of`, `claimed at least some 40 more lives`).
const LIVES_REACH: usize = 8;

/// One report in a sentence.
#[derive(Clone, Debug)]
struct Report {
    /// Who; none for a pronoun or a passive without a speaker.
    by: Option<Range<usize>>,
    stance: &'static str,
    /// The verb or preposition with the speaker.
    tokens: Range<usize>,
    /// Whether it stands before what it reports, as in `police said that`.
    leads: bool,
    /// Whether it can stand behind what it reports, as in `…, police said`.
    trails: bool,
    /// Whether it speaks of its own clause alone, as in `many are said to have left`.
    passive: bool,
}

/// All reports of a sentence, in the order of the text.
pub(super) struct Speakers(Vec<Report>);

/// Who said a claim, and how.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Attribution {
    pub(super) by: Option<Range<usize>>,
    pub(super) stance: Option<&'static str>,
}

impl Speakers {
    /// Finds the reports of a sentence.
    pub(super) fn of(words: &Words<'_>) -> Speakers {
        Speakers(words.range().filter_map(|at| report_at(words, at)).collect())
    }

    /// Who says what a match says: the last report that leads up to it, else the first that trails it.
    pub(super) fn of_match(&self, words: &Words<'_>, candidate: &Candidate, clause: &Range<usize>) -> Attribution {
        let tokens = &candidate.tokens;
        let own = |report: &&Report| {
            let verb_is_fixed = report
                .tokens
                .clone()
                .any(|at| candidate.fixed.binary_search(&at).is_ok() && grammar::stance_at(words, at).is_some());
            verb_is_fixed || report.tokens.start < tokens.end && tokens.start < report.tokens.end
        };
        let middle = self.0.partition_point(|report| report.tokens.end <= tokens.start);
        let near = |report: &&Report| {
            let elsewhere = report.passive && !(clause.start <= report.tokens.start && report.tokens.end <= clause.end);
            report.tokens.end + REACH > tokens.start
                && report.tokens.start < tokens.end + REACH
                && !own(report)
                && !elsewhere
        };
        let leading = self.0[..middle].iter().rev().take(REPORTS).filter(near).find(|report| report.leads);
        let trailing = || {
            self.0[middle..]
                .iter()
                .take(REPORTS)
                .filter(near)
                .find(|report| report.trails && tokens.end <= report.tokens.start)
        };
        let leading = leading.filter(|report| !parted(words, report.tokens.end, tokens.start));
        let trailing = || trailing().filter(|report| !parted(words, tokens.end, report.tokens.start));
        leading.or_else(trailing).map_or_else(Attribution::default, |report| Attribution {
            by: report.by.clone(),
            stance: Some(report.stance),
        })
    }
}

/// Whether a semicolon stands between two places: another sentence in all but name.
fn parted(words: &Words<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| words.word(at) == ";")
}

fn report_at(words: &Words<'_>, at: usize) -> Option<Report> {
    if words.word(at) == "according" && words.word(at + 1) == "to" {
        let by = noun_phrase_from(words, at + 2)?;
        let tokens = at..by.end;
        return Some(Report {
            by: named(words, by),
            stance: "said",
            tokens,
            leads: true,
            trails: true,
            passive: false,
        });
    }
    let stance = grammar::stance_at(words, at).or_else(|| puts_figure(words, at).then_some("said"))?;
    if words.get(at)?.case != Case::Lower || stance == "claimed" && takes_lives(words, at) {
        return None;
    }
    if words.word(at + 1) == "by" {
        let by = noun_phrase_from(words, at + 2)?;
        let tokens = at..by.end;
        return Some(Report { by: named(words, by), stance, tokens, leads: false, trails: true, passive: false });
    }
    let before = words.before(at, 1);
    if matches!(before, "a" | "an" | "the" | "its" | "their" | "his" | "her" | "of" | "to" | "no" | "any") {
        return None;
    }
    if is_passive_auxiliary(before) {
        return Some(Report { by: None, stance, tokens: at - 1..at + 1, leads: true, trails: true, passive: true });
    }
    let after_mark = at > 0 && matches!(before, "," | "\"");
    // Behind `told` stands who was told.
    if after_mark
        && words.word(at) != "told"
        && begins_name(words, at + 1)
        && let Some(by) = noun_phrase_from(words, at + 1)
    {
        let tokens = at..by.end;
        return Some(Report { by: named(words, by), stance, tokens, leads: false, trails: true, passive: false });
    }
    let subject = if after_mark {
        before_apposition(words, at - 1)?
    } else {
        of_first_verb(words, noun_phrase_to(words, skip_auxiliaries(words, at))?)
    };
    let trails = subject.start > 0 && matches!(words.before(subject.start, 1), "," | "\"" | "-");
    let tokens = subject.start..at + 1;
    Some(Report { by: named(words, subject), stance, tokens, leads: true, trails, passive: false })
}

/// `claimed 44 lives`, `claimed the lives of 44`: a verb of taking, not of saying.
fn takes_lives(words: &Words<'_>, at: usize) -> bool {
    let object = |word: &str| matches!(word, "lives" | "life" | "victims" | "victim");
    (at + 1..at + LIVES_REACH)
        .take_while(|next| !words.is(*next, Shape::Punct) && words.word(*next) != "that")
        .find(|next| object(words.word(*next)))
        .is_some_and(|next| !grammar::is_auxiliary(words.word(next + 1)))
}

fn is_passive_auxiliary(word: &str) -> bool {
    matches!(word, "is" | "are" | "was" | "were" | "be" | "been" | "being")
}

/// The place before `has`, `also`, `later` in `police have also said`.
fn skip_auxiliaries(words: &Words<'_>, mut at: usize) -> usize {
    while at > words.range().start && grammar::may_stand_between(words.before(at, 1)) {
        at -= 1;
    }
    at
}

fn begins_name(words: &Words<'_>, at: usize) -> bool {
    let capital = words.get(at).is_some_and(|token| matches!(token.case, Case::Title | Case::Upper | Case::Mixed));
    capital || matches!(words.word(at), "the" | "a" | "an" | "one")
}

/// A noun phrase that begins here: words up to a mark, a finite verb or a subordinator.
fn noun_phrase_from(words: &Words<'_>, from: usize) -> Option<Range<usize>> {
    let ends = |at: &usize| {
        let word = words.word(*at);
        word.is_empty()
            || stops(words, *at)
            || grammar::is_finite(word) && !(*at > from && is_noun_here(words, *at))
            || grammar::is_subordinator(word)
            || matches!(word, "in" | "on" | "at" | "told" | "but" | "who") && !is_inside_name(words, *at)
    };
    let end = (from..from + SPEAKER_TOKENS).find(ends).unwrap_or(from + SPEAKER_TOKENS);
    (end > from).then_some(from..end)
}

/// Whether a word that may report is a noun behind what describes it: `a first estimate`, `the official report`.
fn is_noun_here(words: &Words<'_>, at: usize) -> bool {
    let noun = matches!(words.word(at), "claim" | "claims" | "estimate" | "estimates" | "notes" | "report" | "reports");
    let before = words.before(at, 1);
    let describes = matches!(
        before,
        "early"
            | "first"
            | "initial"
            | "latest"
            | "local"
            | "media"
            | "new"
            | "news"
            | "official"
            | "preliminary"
            | "press"
            | "recent"
            | "separate"
    );
    noun && (describes || is_article(before))
}

/// Whether a preposition joins two capitalised words, as in `Ministry of Health in Porto`; never across days.
fn is_inside_name(words: &Words<'_>, at: usize) -> bool {
    matches!(words.word(at), "in" | "at") && words.get(at + 1).is_some_and(|token| token.case == Case::Title)
}

/// A noun phrase that ends here: words back to a mark or to what begins a clause.
fn noun_phrase_to(words: &Words<'_>, to: usize) -> Option<Range<usize>> {
    let floor = words.range().start.max(to.saturating_sub(SPEAKER_TOKENS));
    let mut start = to;
    while start > floor {
        let at = start - 1;
        let word = words.word(at);
        let joins = grammar::is_subordinator(word) || matches!(word, "but" | "so" | "yet");
        if stops(words, at) || joins || grammar::is_finite(word) {
            break;
        }
        start = at;
    }
    if start == floor && start > words.range().start {
        return None;
    }
    while start < to && matches!(words.word(start), "and" | "or" | "nor" | "also" | "then" | "meanwhile") {
        start += 1;
    }
    // The minutes of the time that a live page puts in front: `18:30 The company said`.
    let minutes = words.is(start, Shape::Number) && words.before(start, 1) == ":";
    if minutes && words.get(start + 1).is_some_and(|next| next.case == Case::Title) {
        start += 1;
    }
    (start < to).then_some(start..to)
}

/// The subject of several verbs, of which the last one reports: `the survey put it at 7.6 and said`.
fn of_first_verb(words: &Words<'_>, subject: Range<usize>) -> Range<usize> {
    if words.before(subject.end, 1) != "and" {
        return subject;
    }
    let verb = |at: &usize| {
        words.get(*at).is_some_and(|token| token.case == Case::Lower) && grammar::is_past_form(words.word(*at))
    };
    // What stands behind an article is a participle: `the wounded officer`.
    let first = (subject.start + 1..subject.end - 1).find(|at| verb(at) && !is_article(words.before(*at, 1)));
    subject.start..first.unwrap_or(subject.end)
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "the")
}

/// The subject before a description between commas: `Roe, the mayor, said`.
fn before_apposition(words: &Words<'_>, comma: usize) -> Option<Range<usize>> {
    let floor = words.range().start.max(comma.saturating_sub(SPEAKER_TOKENS));
    let first = (floor..comma).rev().find(|at| words.word(*at) == ",")?;
    noun_phrase_to(words, first)
}

fn stops(words: &Words<'_>, at: usize) -> bool {
    words.is(at, Shape::Dash) || words.is(at, Shape::Punct) && !matches!(words.word(at), "&" | "/" | "'" | "#")
}

/// Whether somebody gives a figure here: `the council put the number of dead at 90`.
fn puts_figure(words: &Words<'_>, at: usize) -> bool {
    let figure = |word: &str| matches!(word, "count" | "figure" | "number" | "tally" | "toll");
    matches!(words.word(at), "put" | "puts")
        && words.word(at + 1) == "the"
        && (at + 2..at + 5).any(|at| figure(words.word(at)))
}

/// The speaker, unless the words are a pronoun or name nobody.
fn named(words: &Words<'_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let pronoun = matches!(
        words.word(tokens.start),
        "he" | "she"
            | "it"
            | "they"
            | "we"
            | "i"
            | "you"
            | "who"
            | "which"
            | "that"
            | "this"
            | "one"
            | "there"
            | "what"
    );
    (!(pronoun && tokens.len() == 1)).then_some(tokens)
}
