//! For whom `He` and `She` at the start of a sentence stand. One row: a text, and the key of its claim with the words that the
//! quote begins with; nothing where it is not certain.

use super::{run, slot};

/// Who is said to have been 77, and in which quote.
fn told(text: &str) -> Vec<(String, String)> {
    let slot = slot("quantity", &["<person> was <quantity>"]).each("person");
    let key = |claim: &super::ClaimRecord| claim.key.as_ref().map_or(String::new(), |key| key.shown.clone());
    run(&[&slot], text).claims.iter().map(|claim| (key(claim), claim.said.quote.clone())).collect()
}

#[track_caller]
fn stands_for(text: &str, name: &str) {
    let told = told(text);
    assert_eq!(told.iter().map(|(key, _)| key.as_str()).collect::<Vec<_>>(), [name], "in {text:?}");
}

#[track_caller]
fn stands_for_nobody(text: &str) {
    assert_eq!(told(text), [], "in {text:?}");
}

#[test]
fn the_one_person_of_the_sentence_before() {
    stands_for("Ana Belo died on Monday. She was 77.", "Ana Belo");
    stands_for("Ana Belo died on Monday.\n\nShe was 77 years old.", "Ana Belo");
    stands_for("Ana Belo died on Monday. Police said she was 77.", "Ana Belo");
    stands_for("Ana Belo died on Monday. An autopsy showed that she was 77.", "Ana Belo");
    stands_for("Ana Belo sang for years. Belo, who lived alone, died on Monday. She was 77.", "Ana Belo");
    stands_for("The singer, Ana Belo, a woman of many voices, died. She was 77.", "Ana Belo");
    stands_for("The victim was identified as Piet Lund. He was 77.", "Piet Lund");
    stands_for("Piet Lund died at home. He had no kin. He was 77.", "Piet Lund");
    stands_for("Piet Lund is dead, said the spokesman Ben Roe. He was 77.", "Piet Lund");
    stands_for("Piet Lund is dead, Ben Roe, a neighbour of the family, said. He was 77.", "Piet Lund");
    stands_for("Piet “The Pike” Lund is dead. He was 77.", "Piet Lund");
}

#[test]
fn whoever_may_be_somebody_else_is_nobody() {
    stands_for_nobody("Ana Belo met Piet Lund. She was 77.");
    stands_for_nobody("Ana Belo was shot by her son. He was 77.");
    stands_for_nobody("Piet Lund was shot by a man. He was 77.");
    stands_for_nobody("Piet Lund was shot with a 19-year-old. He was 77.");
    stands_for_nobody("There was a man who knew Piet Lund. He was 77.");
    stands_for_nobody("Mr. Lund came. She was 77.");
    stands_for_nobody("Ana Belo died on Monday. A police officer said she was 77.");
    stands_for_nobody("Ana Belo died on Monday. The mayor said she was 77.");
    stands_for_nobody("Ben Roe said that a driver was dead. He was 77.");
    stands_for_nobody("Piet Lund died. The town mourned. He was 77.");
    stands_for_nobody("Piet Lund died.\n\nAll shops were shut.\n\nHe was 77.");
    stands_for_nobody("Piet Lund spoke. “I knew the singer. He was 77,” said a friend.");
    stands_for_nobody("He was 77.");
}

#[test]
fn an_age_stands_for_whoever_was_named() {
    let slot = slot("text", &["<person> ... was <text> home"]).each("person");
    let told = |text: &str| -> Vec<String> {
        run(&[&slot], text).claims.iter().filter_map(|claim| claim.key.as_ref().map(|key| key.shown.clone())).collect()
    };
    assert_eq!(told("Ana Belo won on Monday. The 77-year-old was driven home."), ["Ana Belo"]);
    assert_eq!(told("Ana Belo won. The 77-year-old, who lives alone, was driven home."), ["Ana Belo"]);
    assert_eq!(told("Ana Belo won. The 77-year-old left. She was driven home."), ["Ana Belo"]);
    assert_eq!(told("Ana Belo was hurt. The 17-year-old suspect was driven home."), [""; 0]);
    assert_eq!(told("Ana Belo met Piet Lund. The 77-year-old was driven home."), [""; 0]);
    assert_eq!(told("Ana Belo won. The 77-year-old mill was driven home."), [""; 0]);
}

#[test]
fn the_quote_begins_with_the_name() {
    let text = "It rained. Ana Belo died on Monday. She was 77. It rained.";
    assert_eq!(told(text), [("Ana Belo".to_owned(), "Ana Belo died on Monday. She was 77.".to_owned())]);
}

#[test]
fn a_pronoun_is_no_answer() {
    let slot = slot("person", &["<person> died"]);
    slot.gives("Ana Belo sang. She died.", &[]);
    slot.gives("Ana Belo died. She died.", &["Ana Belo"]);
}
