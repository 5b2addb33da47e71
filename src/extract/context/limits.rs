//! What a claim is limited to: the day of which it speaks, the period or total that its words name.

use std::ops::Range;

use super::company::{company, of_several_events};
use super::event::is_event;
use super::total::total;
use super::{REACH, Surroundings};
use crate::extract::candidate::Candidate;
use crate::extract::grammar;
use crate::text::{Shape, Words};
use crate::value::Kind;
use crate::value::date::{month_in_full, weekday_in_full};
use crate::value::number::cardinal;

/// The day of `as of Friday` or `by Monday`, ISO; of several days the last.
pub(super) fn as_of(around: &Surroundings<'_>, candidate: &Candidate, clause: &Range<usize>) -> Option<String> {
    if candidate.answer.kind == Kind::Date {
        return None;
    }
    let words = &around.words;
    clause.clone().find_map(|at| {
        let from = match words.word(at) {
            "of" if words.before(at, 1) == "as" => at + 1,
            "by" => at,
            _ => return None,
        };
        // The reader of dates may take `by` for a part of the date.
        let dates = around.lattice.lane(around.date_lane);
        let numbers = dates.starting_at(from).chain(dates.starting_at(at + 1));
        let date = numbers.map(|index| &dates.all()[index]).find_map(|mention| mention.value())?;
        let record = (Kind::Date.row().record)(date);
        let day = record.get("to").or_else(|| record.get("from"))?.as_str()?;
        Some(day.to_owned())
    })
}

/// The words that limit a claim to a period or make it a total: `since October 7`, `in 2019`, `last year`, `in all`.
/// The nearest to the match where there are several; where there is none, whom a count counts besides.
///
/// Places are left out: the same place is put in too many ways for a difference in words to be one of scope.
pub(super) fn scope(around: &Surroundings<'_>, candidate: &Candidate, clause: &Range<usize>) -> Option<String> {
    let claimed = &candidate.answer.tokens;
    let limits = clause.clone().filter_map(|at| limit_at(around, at));
    let outside = limits.filter(|limit| limit.end <= claimed.start || claimed.end <= limit.start);
    let outside = outside.filter(|limit| {
        let between = claimed.end..limit.start;
        !limits_the_compared(&around.words, between.clone()) && !tells_of_another(&around.words, between)
    });
    let nearest = outside.min_by_key(|limit| {
        let distance = claimed.start.saturating_sub(limit.end).max(limit.start.saturating_sub(claimed.end));
        (distance, limit.start)
    });
    let total = total(around, candidate);
    // How long something was counted says less than what was.
    let since = |limit: &Range<usize>| around.words.word(limit.start) == "since";
    let several = nearest.as_ref().filter(|limit| since(limit)).and_then(|_| of_several_events(around, candidate));
    let nearest = several
        .or(nearest)
        .filter(|limit| total.is_none() || names_year(&around.words, limit))
        .or_else(|| before_clause(around, clause))
        .or_else(|| frame(around, clause.start))
        .or_else(|| other_year(&around.words, claimed))
        .or(total)
        .or_else(|| company(around, candidate))
        .or_else(|| told_before(around, candidate))?;
    let document = around.words.document();
    Some(document.slice(document.span(nearest)).to_owned())
}

/// Whether what stands behind what lies between a figure and a limit is that of another figure, which this one is held
/// against: `63.1%, up from 59.7% in 2022`, `41, compared with 32 a year earlier`.
fn limits_the_compared(words: &Words<'_>, between: Range<usize>) -> bool {
    let compares = |at: usize| {
        matches!(words.word(at), "from" | "against" | "versus" | "vs" | "than")
            || words.word(at) == "compared" && matches!(words.word(at + 1), "with" | "to")
    };
    let figure = |at: usize| words.is(at, Shape::Number) || cardinal(words.word(at)).is_some();
    between.clone().find(|at| compares(*at)).is_some_and(|from| (from..between.end).any(figure))
}

/// Whether what lies between a figure and a limit behind it begins to tell of somebody: `38 rounds from a rifle he had bought
/// in August`.
fn tells_of_another(words: &Words<'_>, mut between: Range<usize>) -> bool {
    between.any(|at| {
        matches!(words.word(at), "he" | "she" | "they" | "who")
            && (grammar::is_finite(words.word(at + 1)) || grammar::is_past_form(words.word(at + 1)))
    })
}

/// The limit that a clause hangs on: `last year, when nine were killed`.
fn before_clause(around: &Surroundings<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let words = &around.words;
    let opens = (clause.start..clause.start + 2).find(|at| words.word(*at) == "when")?;
    let first = words.range().start;
    (first..opens)
        .rev()
        .take(6)
        .filter_map(|at| limit_at(around, at))
        .find(|limit| limit.end <= opens && (limit.end..opens).all(|at| words.word(at) == ","))
}

/// The other time in which everything that a sentence goes on to tell took place: it stands in front, at the start of the
/// sentence or behind `:` or `;` (`In 2009 a ferry sank; nine people drowned`). Days and this year do not frame like that.
fn frame(around: &Surroundings<'_>, before: usize) -> Option<Range<usize>> {
    let words = &around.words;
    let first = words.range().start;
    let opens = |at: &usize| *at == first || matches!(words.before(*at, 1), ":" | ";");
    let in_front = (first.max(before.saturating_sub(FRAME_REACH))..before).rev().filter(opens);
    in_front.filter_map(|at| limit_at(around, at)).find(|limit| {
        let word = words.word(limit.start);
        matches!(word, "in" | "last" | "between" | "from")
            && limit.end <= before
            && words.word(limit.start + 1) != "all"
    })
}

/// How far before a clause a frame is looked for; ours.
const FRAME_REACH: usize = 60;

fn limit_at(around: &Surroundings<'_>, at: usize) -> Option<Range<usize>> {
    let words = &around.words;
    let (next, third) = (words.word(at + 1), words.word(at + 2));
    let period = |word: &str| matches!(word, "year" | "month" | "week" | "season" | "quarter" | "decade");
    match words.word(at) {
        "in" if matches!(next, "all" | "total") => Some(at..at + 2),
        "in" if is_month(next) => {
            let of = usize::from(third == "of");
            Some(at..if is_year(words.word(at + 2 + of)) { at + 3 + of } else { at + 2 })
        }
        "in" if matches!(next, "early" | "mid" | "late") && is_month(words.word(at + 2)) => Some(at..at + 3),
        // `a wall built in 1990` tells the wall's year.
        "in" if is_year(next) && words.is(at + 1, Shape::Number) && !makes(words.before(at, 1)) => {
            // `the deadliest since independence in 1991` compares with what came before.
            let since = (1..5).find(|back| words.before(at, *back) == "since");
            let compared = since.is_some_and(|back| follows_superlative(words, at - back));
            (!compared).then(|| at..at + 2)
        }
        // `on 25 April 2015`, `April 25, 2015`
        month if is_month(month) => {
            let day = usize::from(words.is(at + 1, Shape::Number) && !is_year(next));
            let comma = usize::from(day == 1 && third == ",");
            let year = at + 1 + day + comma;
            (is_year(words.word(year)) && words.is(year, Shape::Number)).then(|| at..year + 1)
        }
        // `the floods of 1998`; a law or a class of that year is none.
        "of" if is_year(next) && words.is(at + 1, Shape::Number) && dated_by_year(words.before(at, 1)) => {
            Some(at..at + 2)
        }
        // `No one was hurt then.`, `The toll then was 153.`
        "then" if points_back(words, at) => Some(at..at + 1),
        // `from 1983 to 2005`, `between 1983 and 2005`
        "from" | "between" if is_year(next) && joins_years(words, at + 2) && is_year(words.word(at + 3)) => {
            Some(at..at + 4)
        }
        // A year that names an event: `the 2005 quake`, `the deadly 2005 quake`, `a 2005 study`.
        year if is_year(year) && words.is(at, Shape::Number) && names_event(around, at) => Some(at..at + 2),
        "year" if matches!(next, "ago" | "earlier") && matches!(words.before(at, 1), "a" | "one") => {
            Some(at - 1..at + 2)
        }
        "years" if matches!(next, "ago" | "earlier") => Some(at.saturating_sub(1).max(words.range().start)..at + 2),
        "overall" | "altogether" => Some(at..at + 1),
        "last" if is_month(next) => Some(at..at + 2),
        "last" | "previous" | "prior" | "this" if period(next) => Some(at..at + 2),
        "so" if next == "far" => {
            let this_year = third == "this" && period(words.word(at + 3));
            Some(at..if this_year { at + 4 } else { at + 2 })
        }
        // `the deadliest since 1987` says nothing of how long a figure was counted.
        "since" if follows_superlative(words, at) => None,
        "since" => {
            let dates = around.lattice.lane(around.date_lane);
            let mut numbers = dates.starting_at(at).chain(dates.starting_at(at + 1));
            let date = numbers.next().map(|index| dates.all()[index].tokens.end);
            date.map(|end| at..end)
        }
        _ => None,
    }
}

/// Whether the few words before a token hold a superlative of an event.
fn follows_superlative(words: &Words<'_>, at: usize) -> bool {
    (at.saturating_sub(8).max(words.range().start)..at).any(|at| is_superlative(words.word(at)))
}

/// Superlatives of events, as reports compare them; our own list.
fn is_superlative(word: &str) -> bool {
    matches!(
        word,
        "biggest"
            | "bloodiest"
            | "costliest"
            | "deadliest"
            | "fiercest"
            | "first"
            | "gravest"
            | "greatest"
            | "heaviest"
            | "highest"
            | "largest"
            | "most"
            | "strongest"
            | "worst"
    )
}

/// The year of which a whole line or sentence speaks, before the figure: `Ionia (1998), 70 dead`, `March 1998: 70 dead`, `In
/// 1998 a storm came by night — nobody knew — and killed 70`, `between 1998 and 2004`, `the crash in 1998 shut it; 70 died`.
fn other_year(words: &Words<'_>, figure: &Range<usize>) -> Option<Range<usize>> {
    // A mark before the first word is that of a list.
    let told = |at: &usize| words.is(*at, Shape::Word) || words.is(*at, Shape::Number);
    let first = words.range().find(told)?;
    let from = figure.start.saturating_sub(YEAR_REACH).max(first);
    let year = |at: usize| words.is(at, Shape::Number) && is_year(words.word(at));
    (from..figure.start).rev().find_map(|at| {
        if !year(at) {
            return None;
        }
        let (before, behind) = (words.before(at, 1), words.word(at + 1));
        let dated = at == first || is_month(before) && at == first + 1 || at == first + 1 && before == "in";
        let framed =
            at == first + 1 && before == "in" || at == first + 2 && is_month(before) && words.before(at, 2) == "in";
        // `The Marta, Ionia, 1998: 70 dead`
        let listed = before == "(" && behind == ")" || (dated || before == ",") && behind == ":";
        // `1998, Ionia: 70 dead`
        let placed = dated && behind == "," && (at + 2..at + PLACE).any(|at| words.word(at) == ":");
        // `Ionia (1998, 70 dead)`
        let open = (at..figure.start).all(|at| words.word(at) != ")");
        let bracketed = before == "(" && matches!(behind, "," | ";" | ":") && open;
        let range = behind == "and" && before == "between" || before == "and" && words.before(at, 3) == "between";
        // `It left 150 dead in 1985; nine were never named.`
        let goes_on = |at: usize| words.is(at, Shape::Dash) || words.word(at) == ";";
        let of_then =
            before == "in" && !makes(words.before(at, 2)) || before == "of" && dated_by_year(words.before(at, 2));
        let carried = of_then && (at..figure.start).any(goes_on);
        // `It was advised in 2008, after 814 people had drowned.`
        let told = before == "in" && behind == "," && matches!(words.word(at + 2), "after" | "as" | "when");
        // `The last time, in 2019, 28 people died.`
        let set_off = before == "in" && behind == "," && figure.start == at + 2 && words.before(at, 2) == ",";
        // `2025 was a grim year, beginning with the crash in which 67 died.`
        let headed = at <= first + 2 && matches!(behind, "was" | "began" | "saw");
        // `That was 1987, and 4,100 people died.`
        let named = matches!(before, "was" | "is") && behind == "," && words.before(at, 2) == "that";
        (listed || placed || bracketed || framed || range || carried || told || set_off || headed || named)
            .then(|| at..at + 1)
    })
}

/// The other year of which the sentences before tell in the same paragraph: `In Elm, on 28 September 2009, a hall burned. An
/// inquiry found that 56 people were killed.` What tells of now ends it.
fn told_before(around: &Surroundings<'_>, candidate: &Candidate) -> Option<Range<usize>> {
    if !matches!(candidate.answer.kind, Kind::Count | Kind::Money) {
        return None;
    }
    let document = around.words.document();
    let own = around.words.range();
    let number = document.sentences().partition_point(|sentence| sentence.tokens.end <= own.start);
    let paragraph = document.sentences().get(number)?.paragraph;
    let tells_of_now = |words: &Words<'_>, mut tokens: Range<usize>| tokens.any(|at| is_now(words.word(at)));
    let figure = &candidate.answer.tokens;
    let near = own.start.max(figure.start.saturating_sub(REACH))..own.end.min(figure.end + REACH);
    if tells_of_now(&around.words, near) {
        return None;
    }
    let refers = |words: &Words<'_>| matches!(words.word(words.range().start), "it" | "its" | "that" | "they");
    let mut all_refer = refers(&around.words);
    let before = document.sentences()[..number].iter().rev().take(SENTENCES_BEFORE);
    for sentence in before.take_while(|sentence| sentence.paragraph == paragraph) {
        let words = document.words(sentence);
        let Range { start: first, end } = words.range();
        let range = first..end.min(first + REACH);
        if tells_of_now(&words, range.clone()) {
            return None;
        }
        let year = |at: &usize| words.is(*at, Shape::Number) && is_year(words.word(*at));
        // `In Elm, on 28 September 2009, …`, `The Marta, Egypt, 2006: …`
        let opens = |at: &usize| {
            let dated = is_month(words.before(*at, 1)) || matches!(words.before(*at, 1), "in" | ",");
            let set_off = matches!(words.word(at + 1), "," | ":");
            dated && set_off && !makes(words.before(*at, 2)) && *at < first + OPENING
        };
        let names = |at: &usize| all_refer && words.word(at.wrapping_sub(1)) == "the" && words.is(at + 1, Shape::Word);
        // `Storm Marta in 2023 was the longest. It left nine dead.`
        let told_of = |at: &usize| all_refer && words.before(*at, 1) == "in" && grammar::is_finite(words.word(at + 1));
        // `It revived memories of Elm, where a hall burned in 1998.`
        let recalled = |at: &usize| at + 2 == end && range.clone().any(|at| recalls(words.word(at)));
        if let Some(at) = range.clone().filter(year).find(|at| opens(at) || names(at) || told_of(at) || recalled(at)) {
            return Some(at..at + 1);
        }
        all_refer &= refers(&words);
    }
    None
}

/// How many sentences before a figure's are looked at for the year of which their paragraph tells; ours.
const SENTENCES_BEFORE: usize = 4;
/// How far from the start of a sentence a year frames what follows it, in tokens; ours.
const OPENING: usize = 14;

/// Words by which a text turns to an earlier event.
fn recalls(word: &str) -> bool {
    matches!(word, "memories" | "memory" | "recalled" | "recalls" | "recalling" | "reminiscent" | "similar" | "echoes")
}

/// Words that tell of the day of the text.
fn is_now(word: &str) -> bool {
    matches!(word, "latest" | "new" | "now" | "this" | "today" | "tonight" | "yesterday")
        || weekday_in_full(word).is_some()
}

/// How far before a figure a year is looked for that frames its sentence, in tokens; ours, longer than most sentences.
const YEAR_REACH: usize = 40;

/// How far behind a year that begins a line the mark stands that ends the name of the place, in tokens; ours.
const PLACE: usize = 7;

/// Whether a limit is one of years: `the toll of last week's quake` is the toll, `the toll in 2015` is another.
fn names_year(words: &Words<'_>, limit: &Range<usize>) -> bool {
    limit.clone().any(|at| {
        is_year(words.word(at)) || is_month(words.word(at)) || matches!(words.word(at), "year" | "years" | "then")
    })
}

/// Whether `then` names a time told before, and is no next step (`then came the flood`, `by then`).
fn points_back(words: &Words<'_>, at: usize) -> bool {
    let before = words.before(at, 1);
    let told = words.is(at.saturating_sub(1), Shape::Word) && at > words.range().start;
    let joins = matches!(before, "and" | "but" | "by" | "since" | "until" | "till" | "from" | "even" | "just" | "only");
    let ends = at + 1 >= words.range().end || words.is(at + 1, Shape::Punct) && words.word(at + 1) != ",";
    told && !joins && !grammar::is_finite(before) && (ends || matches!(words.word(at + 1), "was" | "were" | "stood"))
}

/// Whether a word stands for an event that a year behind it tells apart: `the floods of 1998`, `that of 1998`.
fn dated_by_year(word: &str) -> bool {
    is_event(word) || matches!(word, "one" | "that" | "those")
}

/// Whether a span of years goes on here: `1983-2005`, `1983 to 2005`, `1983 and 2005`.
fn joins_years(words: &Words<'_>, at: usize) -> bool {
    words.is(at, Shape::Hyphen)
        || words.is(at, Shape::Dash)
        || matches!(words.word(at), "to" | "and" | "until" | "till")
}

/// Whether a figure that can be a year stands where news names an event by its year: a single noun behind it that has no
/// plural ending, and an article before it with one word at most between.
fn names_event(around: &Surroundings<'_>, at: usize) -> bool {
    let words = &around.words;
    let next = words.word(at + 1);
    let noun = words.is(at + 1, Shape::Word) && !next.ends_with('s') && !grammar::is_finite(next);
    // `the 2600 block of Bronson Avenue` is an address.
    let noun = noun && !matches!(next, "people" | "block");
    let article = |back: usize| matches!(words.before(at, back), "the" | "a" | "its" | "that" | "since");
    noun && (article(1) || article(2) && words.is(at - 1, Shape::Word))
}

/// A participle of how a thing came about, whose year is the thing's own.
fn makes(word: &str) -> bool {
    matches!(
        word,
        "built"
            | "born"
            | "founded"
            | "constructed"
            | "completed"
            | "opened"
            | "established"
            | "installed"
            | "made"
            | "erected"
            | "bought"
            | "introduced"
            | "launched"
            | "married"
            | "elected"
            | "appointed"
    )
}

/// The name of a month in full.
pub(super) fn is_month(word: &str) -> bool {
    month_in_full(word).is_some()
}

/// A year of four digits that news writes as one.
fn is_year(word: &str) -> bool {
    word.len() == 4 && matches!(word.as_bytes()[0], b'1' | b'2') && word.bytes().all(|byte| byte.is_ascii_digit())
}
