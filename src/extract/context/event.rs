//! How the sentence of a claim tells of its event, and the nouns of events.

use crate::text::{Shape, Words};
use crate::value::date::weekday_in_full;

/// What a sentence says of the event of all its claims.
#[derive(Clone, Copy, Default)]
pub(super) struct Telling {
    /// It sets what it tells against what was told before: `However, rights groups counted 34.`
    pub(super) against: bool,
    /// It tells of the event at hand and no older one: reports date it by a weekday or say what it did (`the quake has
    /// killed 14`).
    pub(super) at_hand: bool,
}

impl Telling {
    pub(super) fn of(words: &Words<'_>) -> Telling {
        let is = |test: &dyn Fn(usize) -> bool| words.range().any(test);
        let first = words.range().find(|at| words.is(*at, Shape::Word));
        let opens_against = first.is_some_and(|at| words.word(at) == "but");
        let dated = |at: usize| weekday_in_full(words.word(at)).is_some();
        Telling {
            against: opens_against || is(&|at| sets_against(words, at)),
            at_hand: is(&dated) || is(&|at| did(words, at)),
        }
    }
}

/// Whether words tell something against what was told before.
fn sets_against(words: &Words<'_>, at: usize) -> bool {
    match words.word(at) {
        "although" | "however" | "though" | "whereas" => true,
        "real" | "true" => {
            matches!(words.word(at + 1), "count" | "figure" | "figures" | "number" | "tally" | "toll")
        }
        // `Its own count was 90.`, `In a separate report the council told of 90.`
        "own" | "separate" => {
            matches!(words.word(at + 1), "count" | "figure" | "figures" | "report" | "tally" | "toll" | "update")
        }
        word => word.starts_with("contradict") || word.starts_with("disput"),
    }
}

/// Whether an event that is known begins here, with what it did: `the earthquake took nearly 900 lives`.
fn did(words: &Words<'_>, at: usize) -> bool {
    let noun = at + 1;
    if words.word(at) != "the" || !is_wide_event(words.word(noun)) && words.word(noun) != "disaster" {
        return false;
    }
    let verb = if matches!(words.word(noun + 1), "has" | "have" | "had") { noun + 2 } else { noun + 1 };
    matches!(words.word(verb), "claimed" | "killed" | "left" | "taken" | "took")
}

/// Whether a noun is that of an event that strikes a whole region.
pub(super) fn is_wide_event(word: &str) -> bool {
    matches!(
        word,
        "blizzard"
            | "bushfires"
            | "cyclone"
            | "earthquake"
            | "flood"
            | "flooding"
            | "floods"
            | "heatwave"
            | "hurricane"
            | "landslides"
            | "monsoon"
            | "quake"
            | "rains"
            | "storm"
            | "storms"
            | "tornado"
            | "tornadoes"
            | "tremor"
            | "tsunami"
            | "typhoon"
            | "wildfire"
            | "wildfires"
    )
}

/// Whether a noun is that of an event that news tells apart by its year.
pub(super) fn is_event(word: &str) -> bool {
    is_wide_event(word)
        || matches!(
            word,
            "avalanche" | "crash" | "disaster" | "eruption" | "fire" | "fires" | "landslide" | "sinking" | "tragedy"
        )
}
