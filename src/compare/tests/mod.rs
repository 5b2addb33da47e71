use super::sample::Desk;
use crate::extract::record::{Modality, Polarity, Tense};
use crate::rule::{Changes, Class, Direction, Level};
use crate::value::Kind;

mod figures;
mod keys;
mod lists;

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
    slot.changes = Some(Changes { direction, settle_hours: None, stale_after_hours: None, into: None });
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
