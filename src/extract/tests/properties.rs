//! What holds whatever the rules and the text.

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

use super::{Draft, choice, rules, run, slot, source, yes_no};
use crate::extract::{Program, explain, extract};
use crate::text::Document;

fn slots() -> Vec<Draft> {
    vec![
        slot("count", &["<count> people ... (killed|hurt)", "over <count> homes", "toll ... <count>"])
            .unless(&["nearly ... killed"]),
        slot("date", &["talks ... <date>", "<date> talks"]),
        slot("title", &["<title> <person>", "<person>, (the)? <title>"]).each("person"),
        slot("person", &["including ... <person>", "<person> attended"]).many(),
        choice(&[&["remote", "virtual"], &["in person", "face-to-face"]], &["<choice> talks", "talks ... <choice>"]),
        yes_no(&["talks ended"], &["talks failed"]),
        slot("text", &["codenamed <text>", "<text> was killed"]),
        slot("money", &["fine of <money>"]).key("priority", "2"),
    ]
}

/// Texts made of words that rules and readers look for, in any order.
fn texts() -> impl Strategy<Value = String> {
    let words = [
        "talks",
        "ended",
        "failed",
        "Monday",
        "April 1",
        "in 2019",
        "Finance Minister",
        "Ana Belo",
        "Belo",
        "Carl Dorn",
        ",",
        ";",
        ". ",
        "the",
        "people",
        "killed",
        "over",
        "nearly",
        "1.3 million",
        "600",
        "between 10 and 20",
        "homes",
        "toll",
        "not",
        "will",
        "would",
        "said",
        "police",
        "according to",
        "“",
        "”",
        "—",
        "-",
        "’s",
        "virtual",
        "face-to-face",
        "codenamed",
        "was",
        "including",
        "and",
        "attended",
        "\n\n",
        "fine of",
        "$5",
        "é",
        "as of",
        "since",
        "(",
        ")",
        "\u{200b}",
        "US",
        "us",
        "by",
    ];
    vec(select(words.to_vec()), 0..60).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn words_and_quotes_are_slices_of_the_text(text in texts()) {
        let slots = slots();
        let extraction = run(&slots.iter().collect::<Vec<_>>(), &text);
        let said = extraction.claims.iter().map(|claim| &claim.said).chain(extraction.unclear.iter().map(|unclear| &unclear.said));
        for said in said {
            prop_assert_eq!(&text[said.start as usize..said.end as usize], &said.said);
            prop_assert_eq!(&text[said.quote_start as usize..said.quote_end as usize], &said.quote);
            prop_assert!(said.quote_start <= said.start && said.end <= said.quote_end && said.start < said.end);
            prop_assert_eq!(said.line, Document::new(text.as_str()).line_column(said.start).line);
        }
    }

    #[test]
    fn the_order_of_slots_changes_no_claim(text in texts(), turn in 1..8_usize) {
        let mut slots = slots();
        let mut before: Vec<String> = run(&slots.iter().collect::<Vec<_>>(), &text).claims.iter().map(|claim| format!("{claim:?}")).collect();
        slots.rotate_left(turn);
        let mut after: Vec<String> = run(&slots.iter().collect::<Vec<_>>(), &text).claims.iter().map(|claim| format!("{claim:?}")).collect();
        before.sort();
        after.sort();
        prop_assert_eq!(before, after);
    }

    #[test]
    fn no_slot_claims_the_same_words_twice(text in texts()) {
        for slot in &slots() {
            let claims = run(&[slot], &text).claims;
            for (at, one) in claims.iter().enumerate() {
                for other in &claims[..at] {
                    prop_assert!(one.said.end <= other.said.start || other.said.end <= one.said.start, "{:?} {:?}", one.said, other.said);
                }
            }
        }
    }

    #[test]
    fn everything_can_be_explained(text in "\\PC{0,80}") {
        let slots = slots();
        let program = Program::compile(&rules(&slots.iter().collect::<Vec<_>>()));
        let source = source(&text);
        let claims = extract(&program, &source).claims.len();
        let explained = slots.iter().flat_map(|slot| explain(&program, &slot.id, &source));
        prop_assert!(explained.filter(|one| matches!(one.outcome, crate::extract::Outcome::Claim(_))).count() >= claims);
    }
}

/// A line so long that a search that is not linear would not end while somebody waits.
#[track_caller]
fn ends(draft: &Draft, line: &str) {
    let (program, source) = (Program::compile(&rules(&[draft])), source(line));
    let extraction = extract(&program, &source);
    assert_eq!(extraction.source.bytes, line.len());
}

#[test]
fn long_lines_end() {
    let line = |words: &str, count: usize| words.repeat(count / words.split(' ').count());
    let words = |words: &str| line(words, 100_000);
    let claims = |words: &str| line(words, 20_000);
    ends(&yes_no(&["talks ... (collapse|collapsed) ... Monday"], &[]), &(words("talks ") + "collapse Monday"));
    ends(&slot("date", &["talks ... <date>", "<date> ... talks"]), &claims("talks Monday "));
    ends(&choice(&[&["talks on talks", "talks at talks"]], &["<choice> ... ended"]), &words("talks on "));
    ends(&slot("text", &["talks <text> ended"]), &words("talks "));
    ends(&slot("count", &["<count> ... killed"]).unless(&["killed ... in"]), &words("6 killed in "));
    ends(&slot("count", &["<count> ... killed"]), &claims("police said 6 killed "));
    ends(&slot("person", &["including ... <person>"]).many(), &claims("including Ana Belo, "));
}
