//! What holds whatever the rules and the text.

use super::{answers, choice, run, slot, yes_no};

#[test]
fn a_long_line_of_anchor_words_is_read_in_linear_time() {
    let slots = [
        yes_no(&["talks ... (collapse|collapsed) ... Monday"], &[]),
        slot("date", &["talks ... <date>", "<date> ... talks"]),
        choice(&[&["talks about talks", "talks on talks"]], &["<choice> ... ended"]),
        slot("text", &["talks <text> ended"]),
    ];
    let slots: Vec<_> = slots.iter().collect();
    let text = "talks ".repeat(100_000) + "collapse Monday ended";
    let started = std::time::Instant::now();
    let found = answers(&run(&slots, &text));
    assert!(!found.is_empty());
    assert!(started.elapsed().as_secs() < 20, "took {:?}", started.elapsed());
}
