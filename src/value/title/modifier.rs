//! What is said about the holder of an office: former, acting, deputy, designate.

use crate::text::{Shape, Words};

/// What a modifier does to an office; those of [`Standing::Slack`] do nothing that two texts could differ about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    Former,
    Acting,
    Deputy,
    Assistant,
    Designate,
    Shadow,
    Honorary,
    Slack,
}

/// Modifiers before an office: the words, the modifier's name, what it does. Our own list.
const BEFORE: &[(&str, &str, Standing)] = &[
    ("former", "former", Standing::Former),
    ("ex", "former", Standing::Former),
    ("onetime", "former", Standing::Former),
    ("erstwhile", "former", Standing::Former),
    ("ousted", "ousted", Standing::Former),
    ("deposed", "ousted", Standing::Former),
    ("acting", "acting", Standing::Acting),
    ("interim", "interim", Standing::Acting),
    ("caretaker", "caretaker", Standing::Acting),
    ("transitional", "interim", Standing::Acting),
    ("provisional", "interim", Standing::Acting),
    ("deputy", "deputy", Standing::Deputy),
    ("vice", "vice", Standing::Deputy),
    ("assistant", "assistant", Standing::Assistant),
    ("asst", "assistant", Standing::Assistant),
    ("dep", "deputy", Standing::Deputy),
    ("associate", "associate", Standing::Assistant),
    ("incoming", "incoming", Standing::Designate),
    ("shadow", "shadow", Standing::Shadow),
    ("honorary", "honorary", Standing::Honorary),
    ("senior", "senior", Standing::Slack),
    ("junior", "junior", Standing::Slack),
    ("outgoing", "outgoing", Standing::Slack),
    ("then", "then", Standing::Slack),
    ("co", "co", Standing::Slack),
    ("longtime", "longtime", Standing::Slack),
];

/// Modifiers behind an office, mostly after a hyphen. Our own list.
const BEHIND: &[(&str, &str, Standing)] = &[
    ("elect", "elect", Standing::Designate),
    ("designate", "designate", Standing::Designate),
    ("delegate", "designate", Standing::Designate),
    ("nominee", "designate", Standing::Designate),
    ("emeritus", "emeritus", Standing::Honorary),
    ("emerita", "emeritus", Standing::Honorary),
];

/// The modifier whose word is token `at`, before an office.
pub(super) fn before(words: &Words<'_>, at: usize) -> Option<&'static str> {
    let word = words.word(at);
    // `Elm Co. president` has a company, `co-president` a modifier.
    if word == "co" && !words.is(at + 1, Shape::Hyphen) {
        return None;
    }
    BEFORE.iter().find(|(known, _, _)| *known == word).map(|(_, name, _)| *name)
}

/// The modifier whose word is token `at`, behind an office.
pub(super) fn behind(words: &Words<'_>, at: usize) -> Option<&'static str> {
    let word = words.word(at);
    BEHIND.iter().find(|(known, _, _)| *known == word).map(|(_, name, _)| *name)
}

/// What a modifier does, by its name.
pub(super) fn standing(name: &str) -> Standing {
    let of = |(_, known, standing): &(&str, &str, Standing)| (*known == name).then_some(*standing);
    BEFORE.iter().chain(BEHIND).find_map(of).unwrap_or(Standing::Slack)
}
