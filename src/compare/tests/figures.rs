//! Figures: which of them a source comes to, how they move, what is told beside them.

use super::super::sample::Desk;
use super::{finds, reasons};
use crate::extract::record::Modality;
use crate::rule::{Changes, Class, Direction, Level};
use crate::value::Kind;

fn toll(direction: Option<Direction>) -> Desk {
    let mut desk = Desk::new();
    let slot = desk.slot(Kind::Count, "killed", "How many people were killed?");
    slot.changes =
        direction.map(|direction| Changes { direction, settle_hours: None, stale_after_hours: None, into: None });
    desk
}

fn counts(desk: &mut Desk, said: &[(&str, &str, &str)]) {
    for (source, published, words) in said {
        desk.source(source, published);
        desk.says(source, "killed", "", &format!("The flood killed «{words}»."));
    }
}

#[test]
fn figures_as_a_fair_reader_takes_them() {
    let found = |one: &str, other: &str| {
        let mut desk = toll(None);
        counts(&mut desk, &[("a", "", one), ("b", "", other)]);
        desk.found()
    };
    assert_eq!(found("12 people", "14 people"), ["conflict killed: 12 (a) | 14 (b)"]);
    assert_eq!(
        found("over one million people", "1.3 million people"),
        ["apart killed: more than 1 million (a) | 1.3 million (b)"]
    );
    assert_eq!(found("at least 12 people", "14 people"), ["compatible killed: 14 (a, b)"]);
    assert_eq!(found("twelve people", "12 people"), ["same killed: 12 (a, b)"]);
}

#[test]
fn compatible_figures_are_never_merged_into_one_side_through_a_third() {
    let mut desk = toll(None);
    counts(&mut desk, &[("a", "", "12 people"), ("b", "", "at least 12 people"), ("c", "", "14 people")]);
    finds(&desk, &["conflict killed: 12 (a, b) | 14 (b, c)"]);
}

#[test]
fn a_figure_that_moves_with_time_is_updated() {
    let mut desk = toll(Some(Direction::Up));
    counts(&mut desk, &[("a", "2024-04-01", "12 people"), ("b", "2024-04-03", "14 people")]);
    finds(&desk, &["updated killed: 12 (a) | 14 (b)"]);
    reasons(&desk, &["a and b: \"12\" on 2024-04-01, \"14\" on 2024-04-03: it moved with time"]);
    desk.slots[0].changes = None;
    finds(&desk, &["conflict killed: 12 (a) | 14 (b)"]);
}

#[test]
fn without_both_dates_or_within_a_day_time_explains_nothing() {
    for second in ["", "2024-04-01"] {
        let mut desk = toll(Some(Direction::Up));
        counts(&mut desk, &[("a", "2024-04-01", "12 people"), ("b", second, "14 people")]);
        finds(&desk, &["conflict killed: 12 (a) | 14 (b)"]);
    }
}

#[test]
fn a_figure_that_goes_against_its_direction_is_reversed() {
    let mut desk = toll(Some(Direction::Up));
    counts(&mut desk, &[("a", "2024-04-01", "14 people"), ("b", "2024-04-03", "12 people")]);
    finds(&desk, &["reversed killed: 14 (a) | 12 (b)"]);
    desk.slots[0].changes.as_mut().unwrap().direction = Direction::Down;
    finds(&desk, &["updated killed: 14 (a) | 12 (b)"]);
    desk.slots[0].changes.as_mut().unwrap().direction = Direction::Any;
    finds(&desk, &["updated killed: 14 (a) | 12 (b)"]);
}

#[test]
fn of_two_figures_told_against_each_other_either_goes_on() {
    let mut desk = toll(Some(Direction::Up));
    desk.slots[0].attributed_apart = true;
    counts(&mut desk, &[("a", "2024-04-01", "14 people"), ("b", "2024-04-03", "16 people")]);
    desk.records.claims[0].context.by = Some("the mayor".to_owned());
    let against = &mut desk.says("a", "killed", "", "But a union puts the toll at «19 people».").context;
    (against.by, against.against) = (Some("a union".to_owned()), true);
    finds(&desk, &["updated killed: 14 (a) | 16 (b)"]);
    // Where it is not told against the first it is a later one.
    desk.records.claims[2].context.against = false;
    finds(&desk, &["reversed killed: 19 (a) | 16 (b)"]);
}

#[test]
fn an_older_figure_repeated_later_is_stale_unless_within_the_time_allowed() {
    let mut desk = toll(Some(Direction::Up));
    counts(
        &mut desk,
        &[("a", "2024-04-01", "12 people"), ("b", "2024-04-03", "14 people"), ("c", "2024-04-04", "12 people")],
    );
    finds(&desk, &["stale killed: 12 (a, c) | 14 (b)"]);
    desk.slots[0].changes.as_mut().unwrap().stale_after_hours = Some(48);
    finds(&desk, &["updated killed: 12 (a, c) | 14 (b)"]);
}

#[test]
fn figures_settle() {
    let mut desk = toll(Some(Direction::Up));
    desk.slots[0].changes.as_mut().unwrap().settle_hours = Some(6);
    counts(&mut desk, &[("a", "2024-04-01", "14 people"), ("b", "2024-04-01", "12 people")]);
    finds(&desk, &["updated killed: 14 (a) | 12 (b)"]);
    reasons(&desk, &["a and b: both were published while reports settle, within 6 hours"]);
}

#[test]
fn a_source_that_tells_how_a_figure_rose_is_held_by_the_last() {
    let mut desk = toll(Some(Direction::Up));
    counts(&mut desk, &[("a", "2024-04-01", "9 people"), ("b", "2024-04-01", "14 people")]);
    desk.says("a", "killed", "", "By night the flood had killed «14 people».");
    finds(&desk, &["same killed: 14 (a, b)"]);
}

#[test]
fn the_most_precise_of_what_one_source_says_is_its_answer() {
    let mut desk = toll(None);
    counts(&mut desk, &[("a", "", "about 50 people")]);
    desk.says("a", "killed", "", "The flood killed «48 people».");
    finds(&desk, &["single killed: 48 (a)"]);
    desk.says("a", "killed", "", "The flood killed «70 people».");
    finds(&desk, &["inconsistent killed: 48 (a) | 70 (a)", "single killed: 48 (a) | 70 (a)"]);
}

#[test]
fn a_list_of_thousands_of_figures_stays_cheap_and_is_told() {
    let mut desk = toll(None);
    desk.source("a", "");
    for number in 0..3_000 {
        desk.says("a", "killed", &format!("{} people", number * 1_000 + 7), "There were «some».");
    }
    let compared = desk.compared();
    assert_eq!(compared.findings[0].finding, Class::Inconsistent);
    assert_eq!(compared.findings[1].finding, Class::Unclear);
    assert_eq!(compared.findings[1].sides[0].claims.len(), 3_000 - 64);
}

/// A story of tolls: each source with its headline, empty for none, and what it says, in the order of the text.
fn tolls(sources: &[(&str, &str, &[&str])]) -> Desk {
    let mut desk = Desk::new();
    desk.slot(Kind::Count, "killed", "How many were killed?").changes =
        Some(Changes { direction: Direction::Up, settle_hours: None, stale_after_hours: None, into: None });
    for (source, title, sentences) in sources {
        desk.source(source, "2024-04-01").title = Some((*title).to_owned()).filter(|title| !title.is_empty());
        for sentence in *sentences {
            desk.says(source, "killed", "", sentence);
        }
    }
    desk
}

#[test]
fn a_headline_is_held_against_its_body() {
    let desk = tolls(&[("a", "Nine killed in fire", &["«Nine» killed in fire", "The fire killed «six» people."])]);
    finds(&desk, &["inconsistent killed: 9 (a) | 6 (a)", "single killed: 9 (a)"]);
    assert_eq!(desk.compared().findings[0].reason, "a, headline and body: 9 and 6 cannot both be so");
    // Somewhere in the body it is said too, or the body comes near it.
    let said = &["«Nine» killed in fire", "The fire killed «six» people.", "Three more died: «nine» in all."];
    finds(&tolls(&[("a", "Nine killed in fire", said)]), &["single killed: 9 (a)"]);
    let near = &["«Nearly ten» killed in fire", "The fire killed «nine» people."];
    finds(&tolls(&[("a", "Nearly ten killed in fire", near)]), &["single killed: 9 (a)"]);
}

#[test]
fn a_source_comes_to_one_toll() {
    // A later figure is an update, a far larger one another event, unless it is told as the total.
    let comes_to = |title: &str, said: &[&str], expected: &str| {
        assert_eq!(tolls(&[("a", title, said)]).found(), [format!("single killed: {expected} (a)")]);
    };
    comes_to("", &["The fire killed «six» people.", "By night «nine» had died."], "9");
    comes_to("", &["The ferry took «six» lives.", "The Marta took «900» lives."], "6");
    let mut desk = tolls(&[("a", "", &["A bus drowned «six» people.", "The storm's toll is «90» people."])]);
    desk.records.claims[1].context.scope = Some("toll".to_owned());
    finds(&desk, &["single killed: 90 (a)"]);
    comes_to("Storm kills 90", &["A bus drowned «six» people.", "Storm kills «90»"], "90");
    // What lies ahead is none.
    let mut desk = tolls(&[("a", "", &["The quake killed «14» people.", "That would make «20» dead."])]);
    desk.records.claims[1].context.modality = Modality::Conditional;
    finds(&desk, &["single killed: 14 (a)"]);
    // Nor is what is estimated, beside what was counted.
    let mut desk = tolls(&[("a", "", &["They estimated «200» dead.", "The army confirmed «14» dead."])]);
    desk.records.claims[0].context.stance = Some("estimated".to_owned());
    finds(&desk, &["single killed: 14 (a)"]);
    // A toll that is taken back counts for what it was lowered to.
    let mut desk = tolls(&[("a", "", &["The toll was lowered to «nine».", "On Monday «12» were said to be dead."])]);
    desk.records.claims[0].context.scope = Some("toll was lowered".to_owned());
    finds(&desk, &["single killed: 9 (a)"]);
}

#[test]
fn a_village_below_a_headline_is_no_contradiction() {
    let below = |words: &str| {
        let sentence = format!("The fire killed «{words}» people.");
        tolls(&[("a", "Ninety killed in fire", &["«Ninety» killed in fire", &sentence])]).found()
    };
    assert_eq!(below("six"), ["single killed: 90 (a)"]);
    assert_eq!(below("sixty"), ["inconsistent killed: 90 (a) | 60 (a)", "single killed: 90 (a)"]);
    // Nor is a headline of a few above the toll, which is told in a note.
    let few = tolls(&[("a", "Two killed on bridge", &["«Two» killed on bridge", "The storm killed «60» people."])]);
    assert_eq!(few.compared().findings[0].level, Level::Note);
}

#[test]
fn a_few_of_many_are_set_against_nobody() {
    let found = |few: &str, more: &[(&str, &str, &str)]| {
        let mut desk = toll(Some(Direction::Up));
        let said =
            [("a", "2024-04-01", "171 people"), ("b", "2024-04-01", "175 people"), ("c", "2024-04-02", "183 people")];
        counts(&mut desk, &said);
        counts(&mut desk, &[("d", "2024-04-02", few)]);
        counts(&mut desk, more);
        desk.found()
    };
    let left_out = ["conflict killed: 171 (a) | 175 (b) | 183 (c)", "apart killed: 3 (d)"];
    assert_eq!(found("three people", &[]), left_out);
    // The figure may have lost a digit, or somebody else has it too.
    assert_eq!(found("18 people", &[]), ["conflict killed: 171 (a) | 175 (b) | 183 (c) | 18 (d)"]);
    let both = ["conflict killed: 171 (a) | 175 (b) | 183 (c) | 3 (d, e)"];
    assert_eq!(found("three people", &[("e", "2024-04-02", "three people")]), both);
}

#[test]
fn what_later_days_overtook_moved_within_its_day() {
    let days = ["2024-04-01", "2024-04-02", "2024-04-02", "2024-04-03"];
    let found = |figures: [&str; 4]| {
        let mut desk = toll(Some(Direction::Up));
        let said: Vec<(&str, &str, &str)> =
            ["a", "b", "c", "d"].iter().zip(days).zip(figures).map(|((id, day), words)| (*id, day, words)).collect();
        counts(&mut desk, &said);
        let compared = desk.compared();
        (compared.findings[0].finding, compared.findings[0].reason.clone())
    };
    let course = "by day of publication it was 12 on 2024-04-01, 14 to 15 on 2024-04-02, 19 on 2024-04-03";
    assert_eq!(
        found(["12 people", "14 people", "15 people", "19 people"]),
        (Class::Updated, format!("a and b: \"12\" on 2024-04-01, \"14\" on 2024-04-02: it moved with time; {course}"))
    );
    // A figure that a source says was lowered has not fallen.
    let mut desk = toll(Some(Direction::Up));
    counts(&mut desk, &[("a", "2024-04-01", "12 people"), ("b", "2024-04-02", "nine people")]);
    assert_eq!(desk.compared().findings[0].finding, Class::Reversed);
    desk.records.claims[1].context.scope = Some("lowered the death toll".to_owned());
    let lowered = &desk.compared().findings[0];
    assert_eq!(lowered.reason, "a and b: \"12\" on 2024-04-01, \"9\" on 2024-04-02: it was lowered to 9");
    // Nothing passes a figure that no later report reached.
    assert_eq!(found(["12 people", "14 people", "51 people", "19 people"]).0, Class::Conflict);
}

#[test]
fn background_is_told_and_not_dropped() {
    let desk = tolls(&[
        ("a", "", &["The fire killed «three» people."]),
        ("b", "", &["The fire killed «three» people.", "The clinic counted «five» dead."]),
    ]);
    finds(&desk, &["apart killed: 5 (b)", "same killed: 3 (a, b)"]);
    let note = &desk.compared().findings[0];
    assert_eq!(note.level, Level::Note);
    assert_eq!(
        note.reason,
        "\"5\" in b is taken for background: it stands behind an answer that others share, and nobody shares it"
    );
    // What another source says too is no background.
    let shared = tolls(&[
        ("a", "", &["The fire killed «three» people."]),
        ("b", "", &["The fire killed «three» people.", "The clinic counted «five» dead."]),
        ("c", "", &["The fire killed «five» people."]),
    ]);
    finds(&shared, &["conflict killed: 3 (a) | 5 (b, c)"]);
}

#[test]
fn an_edited_copy_is_named() {
    let mut desk = tolls(&[
        ("a", "", &["The fire killed «14» people."]),
        ("b", "", &["The fire killed «41» people."]),
        ("c", "", &["The fire killed «14» people."]),
    ]);
    for (at, source) in desk.records.sources.iter_mut().enumerate() {
        source.shingles = if at == 1 {
            (1..=20).collect()
        } else if at == 2 {
            (2..=21).collect()
        } else {
            vec![77, 78]
        };
    }
    let found = &desk.compared().findings[0];
    assert_eq!(
        found.reason,
        "b and c: 41 and 14 cannot both be so; the two texts are near copies (95% in common) and differ here"
    );
    let edited = found.edited_copy.clone().unwrap();
    assert_eq!((edited.source.as_str(), edited.other.as_str(), edited.common), ("b", "c", 95));
    // On one day a copy has not moved: it was changed.
    desk.slots[0].changes =
        Some(Changes { direction: Direction::Up, settle_hours: Some(48), stale_after_hours: None, into: None });
    assert_eq!(desk.compared().findings[0].finding, Class::Conflict);
    desk.records.sources[1].published = "2024-04-02".parse().ok();
    let later = &desk.compared().findings[0];
    assert_eq!((later.finding, later.level), (Class::Updated, Level::Warning));
}

#[test]
fn figures_of_another_year_are_incomparable() {
    let mut desk = toll(None);
    counts(&mut desk, &[("a", "", "12 people"), ("b", "", "30 people")]);
    desk.records.claims[1].context.scope = Some("last year".to_owned());
    finds(&desk, &["incomparable killed: 12 (a) | 30 (b)"]);
    counts(&mut desk, &[("c", "", "12 people")]);
    finds(&desk, &["same killed: 12 (a, c)", "incomparable killed: 30 (b)"]);
    reasons(&desk, &["a and c say the same", "b and a: only one speaks of \"last year\""]);
    desk.records.claims[1].context.scope = Some("in all".to_owned());
    finds(&desk, &["conflict killed: 12 (a, c) | 30 (b)"]);
}

#[test]
fn what_moves_one_way_does_not_come_back() {
    let changes = |direction| Some(Changes { direction, settle_hours: Some(48), stale_after_hours: None, into: None });
    let mut desk = toll(Some(Direction::Up));
    desk.slots[0].changes = changes(Direction::Up);
    counts(
        &mut desk,
        &[("a", "2024-04-01", "3 people"), ("b", "2024-04-01", "4 people"), ("c", "2024-04-02", "3 people")],
    );
    finds(&desk, &["conflict killed: 3 (a, c) | 4 (b)"]);
    desk.slots[0].changes = changes(Direction::Any);
    finds(&desk, &["conflict killed: 3 (a, c) | 4 (b)"]);
    desk.records.sources[2].published = "2024-04-01".parse().ok();
    finds(&desk, &["updated killed: 3 (a, c) | 4 (b)"]);
}

#[test]
fn who_leaves_a_count_may_be_in_another_one() {
    let mut desk = Desk::new();
    desk.slot(Kind::Count, "killed", "How many were killed?");
    let changes = Changes {
        direction: Direction::Up,
        settle_hours: None,
        stale_after_hours: None,
        into: Some("killed".to_owned()),
    };
    desk.slot(Kind::Count, "injured", "How many were injured?").changes = Some(changes);
    for (source, day, killed, injured) in [("a", "2024-04-01", "1", "6"), ("b", "2024-04-05", "2", "5")] {
        desk.source(source, day);
        desk.says(source, "killed", "", &format!("«{killed} people» died."));
        desk.says(source, "injured", "", &format!("«{injured} people» were hurt."));
    }
    finds(&desk, &["conflict killed: 1 (a) | 2 (b)", "updated injured: 6 (a) | 5 (b)"]);
}

#[test]
fn the_year_before_is_an_answer_where_figures_are_told_by_the_year() {
    let mut desk = Desk::new();
    desk.slot(Kind::Money, "revenue", "What is the revenue?").by_year = true;
    for (source, scope, said) in [("a", "in 2023", "$9 million"), ("b", "last year", "$8 million")] {
        desk.source(source, "2024-04-01");
        desk.says(source, "revenue", "", &format!("It took «{said}».")).context.scope = Some(scope.to_owned());
    }
    finds(&desk, &["conflict revenue: $9 million (a) | $8 million (b)"]);
    desk.records.claims[1].context.scope = Some("in 2022".to_owned());
    finds(&desk, &["incomparable revenue: $9 million (a) | $8 million (b)"]);
}
