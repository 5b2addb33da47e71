//! Wordings of free text: what stands where a phrase or an expression puts it, exactly as written; and where nothing stands.

use super::{Draft, slot};

/// Under what name a storm goes.
fn name_of_storm() -> Draft {
    slot("text", &[]).find("regex", &["\\b(?i:storm|hurricane|typhoon) (?P<value>\\p{Lu}[\\p{L}-]+)"])
}

/// Which flight it was, and the score of a match.
fn number_of_flight() -> Draft {
    slot("text", &[]).find("regex", &["\\b(?i:flight) (?i:no\\. ?|number )?(?P<value>[A-Z]{0,3} ?[0-9]{1,4})\\b"])
}

/// What somebody called it.
fn called() -> Draft {
    slot("text", &["called it <text> ,", "slogan \" <text> \""])
}

#[test]
fn wordings() {
    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let found: Vec<String> = [name_of_storm(), number_of_flight()]
            .iter()
            .flat_map(|slot| super::answers(&super::run(&[slot], text)))
            .collect();
        assert_eq!(found, [expected], "in {text:?}");
    }
    reads("Hurricane Odo made landfall.", "Odo");
    reads("hurricane Odo made landfall.", "Odo");
    reads("Storm Mira-Lou is over the sea.", "Mira-Lou");
    reads("Typhoon Bålder hit the coast.", "Bålder");
    reads("They fled from typhoon Éowa.", "Éowa");
    reads("The remains of storm Odo, a weak low, moved on.", "Odo");
    reads("“Storm Odo is gone,” she said.", "Odo");
    reads("Storm Odo’s winds fell.", "Odo");
    reads("Storm Odo's winds fell.", "Odo");
    reads("(Storm Odo)", "Odo");
    reads("HURRICANE ODO", "ODO");
    reads("The ship met hurricane Odo at dawn.", "Odo");
    reads("Flight 12 was late.", "12");
    reads("Flight 0012 was late.", "0012");
    reads("Flight no. 12 was late.", "12");
    reads("Flight No.12 was late.", "12");
    reads("Flight number 12 was late.", "12");
    reads("Flight XY 12 was late.", "XY 12");
    reads("Flight XY12 was late.", "XY12");
    reads("a flight XY12 to the coast", "XY12");
    reads("Flight XYZ 4021, bound for the coast, was late.", "XYZ 4021");
    reads("They took flight XY12.", "XY12");
    reads("They took flight XY12, then a bus.", "XY12");
    reads("They took flight XY12; it was late.", "XY12");
    reads("Was it flight 7?", "7");
    reads("It was flight 7!", "7");
    reads("Flight 7: a day late", "7");
}

#[test]
fn wordings_of_phrases() {
    #[track_caller]
    fn reads(text: &str, expected: &str) {
        called().gives(text, &[expected]);
    }
    reads("She called it a bad day, and left.", "a bad day");
    reads("She called it bad, and left.", "bad");
    reads("The slogan \"bread for all\" was seen.", "bread for all");
}

#[test]
fn nothing_stands_there() {
    #[track_caller]
    fn nothing(text: &str) {
        for slot in [name_of_storm(), number_of_flight(), called()] {
            slot.gives(text, &[]);
        }
    }
    nothing("The storm made landfall.");
    nothing("A storm of words broke out.");
    nothing("Snowstorm Odo");
    nothing("A hurricane, Odo, made landfall.");
    nothing("The hurricane. Odo was there.");
    nothing("Storms Odo and Mira met.");
    nothing("The flight was late.");
    nothing("Flight after flight was late.");
    nothing("In-flight 3D films");
    nothing("Flight 12345 was late.");
    nothing("Flight XYZQ12 was late.");
    nothing("Flights 12 and 14 were late.");
    nothing("The flight of 12 geese was fine.");
    nothing("Flight, 12 hours long, was all.");
    nothing("She called it off.");
    nothing("She called; it was a bad day, she said.");
    nothing("A slogan was seen.");
}
