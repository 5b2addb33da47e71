use super::sample::{Desk, key};
use crate::extract::record::{Modality, Polarity, Tense};
use crate::rule::{Changes, Class, Direction, Level};
use crate::value::Kind;

const FORM: &str = "remote; video call < remote!zoom; in person";

fn form() -> Desk {
    let mut desk = Desk::new();
    desk.choices("form", "How did they meet?", FORM);
    desk
}

#[track_caller]
fn finds(desk: &Desk, expected: &[&str]) {
    assert_eq!(desk.found(), expected);
}

#[track_caller]
fn reasons(desk: &Desk, expected: &[&str]) {
    let reasons: Vec<String> = desk.compared().findings.into_iter().map(|finding| finding.reason).collect();
    assert_eq!(reasons, expected);
}

#[test]
fn different_answers_are_a_conflict() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "");
    desk.source("c", "");
    desk.says("a", "form", "remote", "They met «online».");
    desk.says("b", "form", "in person", "They met «in person».");
    desk.says("c", "form", "video call", "They held a «video call».");
    finds(&desk, &["conflict form: video call (a, c) | in person (b)"]);
    reasons(&desk, &["a and b: \"remote\" and \"in person\" are different answers"]);
    assert_eq!(desk.compared().findings[0].level, Level::Error);
}

#[test]
fn one_case_of_the_other_is_compatible_and_equal_is_same() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "form", "remote", "They met «online».");
    desk.says("b", "form", "video call", "They held a «video call».");
    finds(&desk, &["compatible form: video call (a, b)"]);
    desk.source("c", "");
    desk.records.claims.remove(0);
    desk.says("c", "form", "video call", "They talked by «video».");
    finds(&desk, &["same form: video call (b, c)"]);
    reasons(&desk, &["b and c say the same"]);
}

#[test]
fn flagged_words_are_another_label() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "form", "zoom", "They met over «zoom».");
    desk.says("b", "form", "video call", "They held a «video call».");
    finds(&desk, &["label form: zoom (a) | video call (b)"]);
}

#[test]
fn what_one_source_states_is_single_and_copies_are_one_source() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "").copy_of = Some("a".to_owned());
    desk.source("c", "");
    desk.says("a", "form", "remote", "They met «online».");
    finds(&desk, &["single form: remote (a)"]);
    reasons(&desk, &["stated by a only"]);
    desk.says("b", "form", "remote", "They met «online».");
    finds(&desk, &["single form: remote (a, b)"]);
    reasons(&desk, &["stated by a and by near copies of it only: b"]);
    desk.says("c", "form", "remote", "They met «online».");
    finds(&desk, &["same form: remote (a, b, c)"]);
}

#[test]
fn a_copy_that_differs_is_reported() {
    let mut desk = form();
    desk.source("a", "").shingles = (0..100).collect();
    desk.source("b", "").shingles = (5..105).collect();
    desk.says("a", "form", "remote", "They met «online».");
    desk.says("b", "form", "in person", "They met «in person».");
    finds(&desk, &["conflict form: remote (a) | in person (b)"]);
    assert_eq!(desk.compared().copies, [0, 0]);
}

#[test]
fn one_source_against_itself_is_inconsistent() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "form", "remote", "They met «online».");
    desk.says("a", "form", "in person", "They met «in person».");
    desk.says("b", "form", "remote", "They met «online».");
    finds(&desk, &["inconsistent form: remote (a) | in person (a)", "same form: remote (a, b)"]);
    reasons(&desk, &["a: \"remote\" and \"in person\" are different answers", "a and b say the same"]);
}

#[test]
fn a_plan_is_held_against_what_the_same_source_tells_of_it_as_long_as_it_lies_ahead() {
    let mut desk = Desk::new();
    desk.slot(Kind::Date, "day", "On which day do they meet?");
    desk.source("a", "");
    desk.says("a", "day", "", "They hold talks on «2 May 2024».").context.tense = Some(Tense::Present);
    let plan = desk.says("a", "day", "", "They would meet on «3 May 2024», an official said.");
    (plan.context.modality, plan.context.tense) = (Modality::Planned, Some(Tense::Future));
    finds(&desk, &["apart day: 2 May 2024 (a) | 3 May 2024 (a)", "single day: 2 May 2024 (a) | 3 May 2024 (a)"]);
    desk.records.claims[0].context.tense = Some(Tense::Past);
    finds(&desk, &["single day: 2 May 2024 (a) | 3 May 2024 (a)"]);
}

#[test]
fn one_source_and_somebody_whom_it_quotes_are_apart() {
    let mut desk = form();
    desk.source("a", "");
    desk.says("a", "form", "remote", "They met «online».");
    desk.says("a", "form", "in person", "They met «in person», Ana Belo said.").context.by =
        Some("Ana Belo".to_owned());
    finds(&desk, &["apart form: remote (a) | in person (a)", "single form: remote (a) | in person (a)"]);
}

#[test]
fn scope_speaker_and_plan_explain_two_answers_of_one_source() {
    for explain in ["scope", "by", "plan", "as of"] {
        let mut desk = form();
        desk.source("a", "");
        let first = &mut desk.says("a", "form", "remote", "They met «online».").context;
        if explain == "by" {
            first.by = Some("Piet Lund".to_owned());
        }
        let second = &mut desk.says("a", "form", "in person", "They met «in person».").context;
        match explain {
            "scope" => second.scope = Some("last year".to_owned()),
            "by" => second.by = Some("Ana Belo".to_owned()),
            "plan" => second.modality = Modality::Planned,
            _ => second.as_of = Some("2024-04-01".to_owned()),
        }
        finds(&desk, &["single form: remote (a) | in person (a)"]);
    }
}

#[test]
fn like_is_compared_with_like() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "form", "remote", "They are to meet «online».").context.modality = Modality::Planned;
    desk.says("a", "form", "in person", "They met «in person».");
    desk.says("b", "form", "remote", "They met «online».");
    finds(&desk, &["conflict form: in person (a) | remote (b)"]);
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
fn plan_and_outcome_of_a_choice_are_timing() {
    for tense in [None, Some(Tense::Future)] {
        let mut desk = form();
        desk.source("a", "");
        desk.source("b", "");
        let plan = &mut desk.says("a", "form", "in person", "They are to meet «in person».").context;
        match tense {
            None => plan.modality = Modality::Planned,
            future => plan.tense = future,
        }
        desk.says("b", "form", "remote", "They met «online».");
        finds(&desk, &["timing form: in person (a) | remote (b)"]);
        reasons(&desk, &["a and b: \"in person\" is told as ahead or possible, \"remote\" as a fact"]);
    }
}

#[test]
fn plan_and_outcome_of_yes_or_no_are_timing() {
    let mut desk = Desk::new();
    desk.slot(Kind::YesNo, "took-part", "Did she take part?");
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "took-part", "yes", "She «will attend».").context.modality = Modality::Planned;
    desk.says("b", "took-part", "no", "She «did not attend».").context.polarity = Polarity::Negative;
    finds(&desk, &["timing took-part: yes (a) | no (b)"]);
    desk.records.claims[0].context.modality = Modality::Asserted;
    finds(&desk, &["conflict took-part: yes (a) | no (b)"]);
}

#[test]
fn a_derived_count_is_a_note_and_gives_way_to_what_its_source_states() {
    let told = |says: &[(&str, &str, bool)]| {
        let mut desk = Desk::new();
        desk.slot(Kind::Count, "killed", "How many people were killed?");
        for source in ["a", "b", "c"] {
            desk.source(source, "");
        }
        for (source, count, derived) in says {
            desk.says(source, "killed", count, &format!("They counted «{count}».")).context.derived = *derived;
        }
        desk.found()
    };
    assert_eq!(told(&[("a", "3", false), ("b", "1", true)]), ["derived killed: 3 (a) | 1 (b)"]);
    assert_eq!(told(&[("a", "3", false), ("b", "1", true), ("b", "3", false)]), ["same killed: 3 (a, b)"]);
    assert_eq!(told(&[("a", "3", false), ("b", "4", false), ("c", "1", true)]), ["conflict killed: 3 (a) | 4 (b)"]);
}

#[test]
fn different_speakers_are_attributed_where_the_slot_asks_for_it() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "form", "remote", "They met «online», Belo said.").context.by = Some("Belo".to_owned());
    desk.says("b", "form", "in person", "They met «in person», Roe said.").context.by = Some("Jane Roe".to_owned());
    finds(&desk, &["conflict form: remote (a) | in person (b)"]);
    desk.slots[0].attributed_apart = true;
    finds(&desk, &["attributed form: remote (a) | in person (b)"]);
    desk.records.claims[1].context.by = Some("Ana Belo".to_owned());
    finds(&desk, &["conflict form: remote (a) | in person (b)"]);
}

#[test]
fn what_is_denied_stands_against_what_is_stated() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "form", "remote", "They met «online».");
    desk.says("b", "form", "remote", "They did not meet «online».").context.polarity = Polarity::Negative;
    finds(&desk, &["conflict form: remote (a) | not remote (b)"]);
    reasons(&desk, &["a and b: one states \"remote\", the other denies it"]);
    desk.records.claims.remove(0);
    desk.says("a", "form", "in person", "They met «in person».");
    finds(&desk, &["compatible form: in person (a, b)"]);
}

fn stages(direction: Direction) -> Desk {
    let mut desk = Desk::new();
    let slot = desk.choices("stage", "How far are the works?", "planned; under way; done");
    slot.changes = Some(Changes { direction, settle_hours: None, stale_after_hours: None });
    desk
}

#[test]
fn stages_of_one_course_are_timing_and_never_inconsistent() {
    let mut desk = stages(Direction::Up);
    desk.source("a", "");
    desk.source("b", "2024-04-02");
    desk.source("c", "2024-04-01");
    desk.says("a", "stage", "planned", "The works «are to begin».");
    desk.says("a", "stage", "under way", "The works «go on».");
    desk.says("b", "stage", "done", "The works «are over».");
    desk.says("c", "stage", "planned", "The works «are to begin».");
    finds(&desk, &["timing stage: under way (a) | done (b) | planned (c)"]);
}

#[test]
fn an_overtaken_answer_repeated_later_is_stale() {
    let mut desk = stages(Direction::Up);
    desk.source("a", "2024-04-01");
    desk.source("b", "2024-04-02");
    desk.source("c", "2024-04-05");
    desk.says("a", "stage", "planned", "The works «are to begin».");
    desk.says("b", "stage", "done", "The works «are over».");
    desk.says("c", "stage", "planned", "The works «are to begin».");
    finds(&desk, &["stale stage: planned (a, c) | done (b)"]);
    reasons(&desk, &["c repeats, on 2024-04-05, an earlier answer, \"planned\"; b had \"done\" on 2024-04-02"]);
}

#[test]
fn plans_that_agree_beside_outcomes_that_do_not_are_no_side() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "");
    for (source, outcome) in [("a", "in person"), ("b", "remote")] {
        desk.says(source, "form", outcome, "They met «so».");
        desk.says(source, "form", "by letter", "They are to meet «so».").context.modality = Modality::Planned;
    }
    finds(&desk, &["conflict form: in person (a) | remote (b)"]);
}

#[test]
fn what_could_not_be_read_is_unclear() {
    let mut desk = form();
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "form", "remote", "They met «online».");
    desk.unread("b", "form", "the words fit two choices", "They met «somehow».");
    finds(&desk, &["unclear form: ? (b)", "single form: remote (a)"]);
    reasons(&desk, &["b: \"somehow\" could not be read: the words fit two choices", "stated by a only"]);
    let compared = desk.compared();
    assert_eq!(compared.coverage[0].unclear, ["b"]);
    assert!(compared.matrix[0].cells[1].unclear);
}

#[test]
fn a_record_that_holds_no_value_is_unclear() {
    let mut desk = form();
    desk.source("a", "");
    desk.says("a", "form", "remote", "They met «online».").value = Default::default();
    let found = desk.found();
    assert_eq!(found, ["unclear form: ? (a)"]);
}

#[test]
fn silence_is_no_finding_but_a_row_of_coverage() {
    let mut desk = form();
    desk.source("a", "");
    finds(&desk, &[]);
    let compared = desk.compared();
    assert_eq!(compared.coverage.len(), 1);
    assert_eq!(compared.coverage[0].not_stated, ["a"]);
}

#[test]
fn sources_are_held_against_what_is_expected() {
    let mut desk = form();
    desk.source("a", "2024-04-01");
    desk.source("b", "2024-04-03");
    desk.says("a", "form", "video call", "They held a «video call».");
    desk.says("b", "form", "in person", "They met «in person».");
    desk.expects("form", "remote").from = Some("the ministry".to_owned());
    finds(&desk, &["conflict form: video call (a) | in person (b)", "off-reference form: remote () | in person (b)"]);
    assert_eq!(
        desk.compared().findings[1].reason,
        "b differs from the expected \"remote\" (from the ministry): \"in person\" and \"remote\" are different answers"
    );
    desk.records.story.expected[0].until = "2024-04-02".parse().ok();
    finds(&desk, &["conflict form: video call (a) | in person (b)"]);
}

#[test]
fn a_slot_sets_the_level_of_a_class() {
    let mut desk = form();
    desk.slots[0].report.insert(Class::Conflict, Level::Note);
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "form", "remote", "They met «online».");
    desk.says("b", "form", "in person", "They met «in person».");
    assert_eq!(desk.compared().findings[0].level, Level::Note);
}

#[test]
fn sides_may_overlap() {
    let mut desk = Desk::new();
    desk.choices("form", "How did they meet?", "remote; video call < remote; phone < remote");
    for id in ["a", "b", "c"] {
        desk.source(id, "");
    }
    desk.says("a", "form", "phone", "They talked by «phone».");
    desk.says("b", "form", "remote", "They met «online».");
    desk.says("c", "form", "video call", "They held a «video call».");
    finds(&desk, &["conflict form: phone (a, b) | video call (b, c)"]);
}

#[test]
fn a_side_is_headed_by_what_stands_on_no_other_side() {
    let mut desk = Desk::new();
    desk.slot(Kind::Count, "killed", "How many people were killed?");
    for (source, words) in [("a", "210"), ("b", "about 200"), ("c", "190")] {
        desk.source(source, "");
        desk.says(source, "killed", "", &format!("The flood killed «{words}» people."));
    }
    finds(&desk, &["conflict killed: 210 (a, b) | 190 (b, c)"]);
    let mut desk = Desk::new();
    desk.slot(Kind::Date, "day", "On which day was the vote?");
    for (source, words) in [("a", "May 2024"), ("b", "Friday"), ("c", "9 May 2024")] {
        desk.source(source, "");
        desk.says(source, "day", "", &format!("The vote was on «{words}»."));
    }
    finds(&desk, &["conflict day: Friday (a, b) | 9 May 2024 (a, c)"]);
}

#[test]
fn the_order_of_records_changes_nothing() {
    let mut desk = form();
    desk.slot(Kind::YesNo, "took-part", "Did she take part?");
    for (id, day) in [("a", ""), ("b", "2024-04-01"), ("c", "2024-04-02"), ("d", "")] {
        desk.source(id, day);
    }
    for (source, value) in [("a", "remote"), ("b", "in person"), ("c", "video call"), ("a", "zoom"), ("d", "remote")] {
        desk.says(source, "form", value, "They met «so».");
        desk.says(source, "took-part", if value == "remote" { "yes" } else { "no" }, "She «did».");
    }
    desk.unread("d", "took-part", "no", "She «might».");
    let expected = desk.compared();
    let mut seed: u64 = 7;
    for _ in 0..200 {
        let mut next = |below: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % below
        };
        let records = &mut desk.records;
        let (claims, sources) = (records.claims.len(), records.sources.len());
        records.claims.swap(next(claims), next(claims));
        records.sources.swap(next(sources), next(sources));
        assert_eq!(desk.compared(), expected);
    }
}

#[test]
fn a_fingerprint_changes_with_what_is_said_and_not_with_who_says_it() {
    let finding = |second: &str, source: &str| {
        let mut desk = form();
        desk.source("a", "");
        desk.source(source, "");
        desk.says("a", "form", "remote", "They met «online».");
        desk.says(source, "form", second, "They met «so».");
        desk.compared().findings.remove(0).fingerprint
    };
    assert_eq!(finding("in person", "b"), finding("in person", "c"));
    assert_ne!(finding("in person", "b"), finding("by letter", "b"));
    assert_eq!(finding("in person", "b").len(), 16);
}

#[test]
fn days_that_differ_are_a_conflict_and_at_least_apart_where_one_was_planned() {
    let mut desk = Desk::new();
    desk.slot(Kind::Date, "day", "On which day was the vote?");
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "day", "", "The vote is on «2 April 2024».");
    desk.says("b", "day", "", "The vote was on «3 April 2024».");
    finds(&desk, &["conflict day: 2 April 2024 (a) | 3 April 2024 (b)"]);
    desk.records.claims[0].context.modality = Modality::Planned;
    finds(&desk, &["apart day: 2 April 2024 (a) | 3 April 2024 (b)"]);
    desk.records.claims.remove(1);
    desk.says("b", "day", "", "The vote was in «April 2024».");
    finds(&desk, &["compatible day: April 2024 (a, b)"]);
}

#[test]
fn a_weekday_that_does_not_fit_its_date_is_told_once_a_source() {
    let mut desk = Desk::new();
    desk.slot(Kind::Date, "day", "On which day was the vote?");
    desk.source("a", "");
    desk.source("b", "");
    desk.says("a", "day", "", "The vote was on «Wednesday, 2 April 2024».");
    desk.says("a", "day", "", "It was «Wednesday, 2 April 2024».");
    desk.says("b", "day", "", "The vote was on «Tuesday, 2 April 2024».");
    finds(&desk, &["weekday day: Wednesday, 2 April 2024 (a)", "compatible day: 2 April 2024 (a, b)"]);
}

fn toll(direction: Option<Direction>) -> Desk {
    let mut desk = Desk::new();
    let slot = desk.slot(Kind::Count, "killed", "How many people were killed?");
    slot.changes = direction.map(|direction| Changes { direction, settle_hours: None, stale_after_hours: None });
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
    desk.says("a", "killed", "", "But a union puts the toll at «19 people».").context.by = Some("a union".to_owned());
    finds(&desk, &["updated killed: 14 (a) | 16 (b)"]);
    // Without the words that tell it against the first the second is a later one.
    desk.records.claims[2].said.quote = "By night the toll was 19 people.".to_owned();
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

fn present() -> Desk {
    let mut desk = Desk::new();
    desk.slot(Kind::Text, "present", "Who was there?").many = true;
    for id in ["a", "b", "c"] {
        desk.source(id, "");
    }
    desk
}

fn lists(desk: &mut Desk, source: &str, names: &[&str]) {
    for name in names {
        desk.says(source, "present", "", &format!("With them was «{name}»."));
    }
}

#[test]
fn who_is_named_in_a_list_is_not_denied_by_it() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Ana Belo"]);
    desk.records.claims[1].context.polarity = Polarity::Negative;
    lists(&mut desk, "b", &["Ana Belo"]);
    finds(&desk, &["same present: Ana Belo (a, b)"]);
}

#[test]
fn a_list_shows_one_person_under_one_name() {
    let mut desk = Desk::new();
    desk.slot(Kind::Person, "present", "Who was there?").many = true;
    for (source, name) in [("a", "Ana Belo"), ("b", "Ana M. Belo"), ("c", "Ana Belo")] {
        desk.source(source, "");
        desk.says(source, "present", "", &format!("With them was «{name}»."));
    }
    let shown: Vec<String> = desk.compared().matrix[0].cells.iter().map(|cell| cell.answers[0].shown.clone()).collect();
    assert_eq!(shown, ["Ana Belo", "Ana Belo", "Ana Belo"]);
}

#[test]
fn an_answer_that_leads_in_most_sources_leads_where_it_comes_late() {
    let mut desk = Desk::new();
    desk.slot(Kind::Duration, "sentence", "How long is the sentence?").first_counts = true;
    for source in ["a", "b", "c"] {
        desk.source(source, "");
    }
    desk.says("a", "sentence", "", "He was jailed for «12 years».");
    desk.says("b", "sentence", "", "He was jailed for «12 years».");
    desk.says("c", "sentence", "", "As a youth he was jailed for «seven years».");
    // Two against one is a difference.
    assert!(desk.found()[0].starts_with("conflict sentence: 12 years (a, b) | 7 years (c)"), "{:?}", desk.found());
    desk.says("c", "sentence", "", "At last he was jailed for «12 years».");
    assert!(desk.found().iter().all(|line| !line.starts_with("conflict")), "{:?}", desk.found());
}

#[test]
fn lists_that_leave_names_out_are_omissions() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Jane Roe"]);
    lists(&mut desk, "b", &["Jane Roe"]);
    lists(&mut desk, "c", &["Jane Roe", "Ana Belo", "Ana Belo"]);
    finds(&desk, &["omitted present: Ana Belo, Jane Roe (a, c) | Jane Roe (b)"]);
    reasons(&desk, &["Ana Belo is named by a and c, not by b"]);
}

#[test]
fn equal_lists_are_the_same_and_lists_without_a_common_name_are_apart() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Jane Roe"]);
    lists(&mut desk, "b", &["Jane Roe", "Ana Belo"]);
    finds(&desk, &["same present: Ana Belo, Jane Roe (a, b)"]);
    lists(&mut desk, "c", &["Max Oak"]);
    finds(&desk, &["apart present: Ana Belo, Jane Roe (a, b) | Max Oak (c)"]);
    reasons(&desk, &["a names Ana Belo and Jane Roe, c names Max Oak: nobody is in both lists"]);
}

#[test]
fn a_list_of_one_source_is_single() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Jane Roe"]);
    finds(&desk, &["single present: Ana Belo, Jane Roe (a)"]);
    reasons(&desk, &["stated by a only"]);
}

#[test]
fn a_stated_absence_is_a_conflict() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo", "Jane Roe"]);
    lists(&mut desk, "b", &["Ana Belo"]);
    desk.says("b", "present", "", "«Jane Roe» was not there.").context.polarity = Polarity::Negative;
    finds(&desk, &["conflict present: Jane Roe (a) | not Jane Roe (b)"]);
    reasons(&desk, &["a names Jane Roe, b says otherwise"]);
}

#[test]
fn lists_are_held_against_what_is_expected_name_by_name() {
    let mut desk = present();
    lists(&mut desk, "a", &["Ana Belo"]);
    lists(&mut desk, "b", &["Ana Belo", "Max Oak"]);
    desk.expects("present", "Ana Belo");
    finds(
        &desk,
        &["off-reference present: Ana Belo () | Max Oak (b)", "omitted present: Ana Belo (a) | Ana Belo, Max Oak (b)"],
    );
}

#[test]
fn a_name_in_a_list_is_a_further_form_of_a_key() {
    let mut desk = Desk::new();
    desk.slot(Kind::Quantity, "age", "How old is <person>?").each = Some(Kind::Person);
    desk.slot(Kind::Person, "present", "Who was there?").many = true;
    for id in ["a", "b"] {
        desk.source(id, "");
    }
    desk.says("a", "age", "42 years old", "Ana Lindquist is «42».").key = key(Kind::Person, "Ana Lindquist");
    desk.says("b", "present", "", "«Ana Lindqvist» was there.");
    finds(
        &desk,
        &[
            "spelling age [Ana Lindquist]: Ana Lindquist (a) | Ana Lindqvist (b)",
            "single age [Ana Lindquist]: 42 years old (a)",
            "single present: Ana Lindqvist (b)",
        ],
    );
}

#[test]
fn keys_are_joined_across_sources_and_a_form_that_fits_two_stays_apart() {
    let mut desk = Desk::new();
    desk.slot(Kind::YesNo, "came", "Did <text> come?").each = Some(Kind::Text);
    for id in ["a", "b", "c", "d"] {
        desk.source(id, "");
    }
    for (source, name, value) in
        [("a", "Ana Belo", "yes"), ("b", "Belo", "no"), ("c", "Ana Belo", "yes"), ("d", "Jane Roe", "yes")]
    {
        desk.says(source, "came", value, &format!("{name} «came».")).key = super::sample::key(Kind::Text, name);
    }
    finds(&desk, &["conflict came [Ana Belo]: yes (a, c) | no (b)", "single came [Jane Roe]: yes (d)"]);
    desk.says("d", "came", "yes", "Max Belo «came».").key = super::sample::key(Kind::Text, "Max Belo");
    finds(
        &desk,
        &[
            "same came [Ana Belo]: yes (a, c)",
            "single came [Belo]: no (b)",
            "single came [Jane Roe]: yes (d)",
            "single came [Max Belo]: yes (d)",
        ],
    );
    let rows: Vec<(Option<String>, usize)> =
        desk.compared().coverage.into_iter().map(|row| (row.key, row.answered.len())).collect();
    let expected = [("Ana Belo", 2), ("Belo", 1), ("Jane Roe", 1), ("Max Belo", 1)];
    assert_eq!(rows, expected.map(|(key, answered)| (Some(key.to_owned()), answered)));
}

#[test]
fn wording_that_is_for_somebody_holds_for_them_only() {
    let mut desk = Desk::new();
    let slot = desk.choices("office", "What office does <text> hold?", "treasurer ! keeper of the purse; clerk");
    slot.each = Some(Kind::Text);
    slot.terms.wording.0[0].only_for = vec!["Ana Belo".to_owned()];
    let question = slot.clone();
    let terms = |name: &str| {
        let mut register = super::join::Register::default();
        let key = super::sample::key(Kind::Text, name).unwrap();
        register.note(Kind::Text, &key.shown, &key.value, Some(0));
        let (things, _) = register.join(Kind::Text, Default::default(), &Default::default());
        super::story::terms_for(&question, things.first()).wording.0.len()
    };
    assert_eq!([terms("Ana Belo"), terms("Belo"), terms("Jane Roe")], [2, 2, 1]);
}

/// A story of tolls: each source with its headline, empty for none, and what it says, in the order of the text.
fn tolls(sources: &[(&str, &str, &[&str])]) -> Desk {
    let mut desk = Desk::new();
    desk.slot(Kind::Count, "killed", "How many were killed?").changes =
        Some(Changes { direction: Direction::Up, settle_hours: None, stale_after_hours: None });
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
    desk.slots[0].changes = Some(Changes { direction: Direction::Up, settle_hours: Some(48), stale_after_hours: None });
    assert_eq!(desk.compared().findings[0].finding, Class::Conflict);
    desk.records.sources[2].published = "2024-04-02".parse().ok();
    let later = &desk.compared().findings[0];
    assert_eq!((later.finding, later.level), (Class::Updated, Level::Warning));
}

#[test]
fn who_is_excluded_by_one_form_is_somebody_else() {
    let mut desk = Desk::new();
    desk.slot(Kind::Quantity, "age", "How old is <person>?").each = Some(Kind::Person);
    let said = [("a", "Ada B. Moss", "80"), ("b", "Ada Moss", "80"), ("b", "Ben Moss", "70"), ("c", "Ben Moss", "70")];
    for source in ["a", "b", "c"] {
        desk.source(source, "");
    }
    for (source, name, age) in said {
        desk.says(source, "age", "", &format!("{name} is «{age} years old».")).key = key(Kind::Person, name);
    }
    finds(&desk, &["same age [Ada B. Moss]: 80 years old (a, b)", "same age [Ben Moss]: 70 years old (b, c)"]);
}
