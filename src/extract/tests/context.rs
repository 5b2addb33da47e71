//! How claims are meant. One row: a text, and the context of its claim where it is not the default.

use super::{Draft, run, slot, yes_no};
use crate::extract::record::{Modality, Polarity, Tense};

/// The context in one line; what is default is left out.
fn context(draft: &Draft, text: &str) -> Vec<String> {
    let shown = |claim: &crate::extract::record::ClaimRecord| {
        let context = &claim.context;
        let mut parts: Vec<String> = Vec::new();
        if context.polarity == Polarity::Negative {
            parts.push("negative".to_owned());
        }
        match context.modality {
            Modality::Asserted => {}
            Modality::Planned => parts.push("planned".to_owned()),
            Modality::Possible => parts.push("possible".to_owned()),
            Modality::Conditional => parts.push("conditional".to_owned()),
        }
        parts.extend(context.tense.map(|tense| match tense {
            Tense::Past => "past".to_owned(),
            Tense::Present => "present".to_owned(),
            Tense::Future => "future".to_owned(),
        }));
        parts.extend(context.by.as_ref().map(|by| format!("by {by}")));
        parts.extend(context.stance.as_ref().map(|stance| format!("({stance})")));
        parts.extend(context.as_of.as_ref().map(|day| format!("as of {day}")));
        parts.extend(context.scope.as_ref().map(|scope| format!("[{scope}]")));
        parts.join(" ")
    };
    run(&[draft], text).claims.iter().map(shown).collect()
}

#[test]
fn verbs() {
    let slot = slot("text", &["mill ... <text> workers"]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("The mill employed forty workers.", "past");
    reads("The mill did not employ forty workers.", "negative past");
    reads("The mill never employed forty workers.", "negative past");
    reads("The mill refused to employ forty workers.", "negative past");
    reads("The mill will employ forty workers.", "planned future");
    reads("The mill is to employ forty workers.", "planned future");
    reads("The mill is set to employ forty workers.", "planned future");
    reads("The mill may employ forty workers.", "possible");
    reads("The mill could employ forty workers.", "possible");
    reads("The mill would employ forty workers.", "conditional");
    reads("The mill is not only old, it has forty workers.", "present");
    reads("The mill has employed forty workers since May.", "past");
    reads("The mill, expected to close soon, has forty workers.", "present");
    reads("The owner said the mill would employ forty workers.", "planned future by The owner (said)");
    reads("The planned mill has forty workers.", "present");
    reads("The mill of forty workers, number expected to rise", "");
    reads("A fire claimed 12 lives in the mill of forty workers.", "");
    reads("The mill has planned forty workers.", "planned past");
    reads("The owners did not veto a plan that the mill drew for forty workers.", "past");
    reads("The owners are not selling a mill that forty workers keep.", "present");
    reads("It is not the mill of forty workers.", "negative present");
    reads("He is held without bail pending mill talks of forty workers.", "past");
    reads("The mill has forty workers in all.", "present [in all]");
}

#[test]
fn speakers() {
    let slot = slot("text", &["employs <text> workers"]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("The mill employs forty workers, police said.", "by police (said)");
    reads("The mill employs forty workers, according to the labour ministry.", "by the labour ministry (said)");
    reads("According to the labour ministry, the mill employs forty workers.", "by the labour ministry (said)");
    reads(
        "A spokesman for the owner claimed that the mill employs forty workers.",
        "by A spokesman for the owner (claimed)",
    );
    reads("He said the mill employs forty workers.", "(said)");
    reads("“It employs forty workers,” said Ana Belo, the mayor.", "by Ana Belo (said)");
    reads("Ana Belo, the mayor, said it employs forty workers.", "by Ana Belo (said)");
    reads("“It employs forty workers,” Ana Belo, 44, told the Mail.", "by Ana Belo (said)");
    reads("The owner denied that it employs forty workers.", "negative by The owner (denied)");
    reads("It employs forty workers, as confirmed by the union.", "by the union (confirmed)");
    reads("The town, which the owner has said he likes, is small; it employs forty workers.", "");
    reads("Police said he left; it employs forty workers.", "");
    reads("The owner said it was shut but the union confirmed it employs forty workers.", "by the union (confirmed)");
    reads("It is said to be old and employs forty workers.", "present (said)");
}

#[test]
fn speakers_of_several_verbs_behind_times_and_nouns() {
    let slot = slot("text", &["killed <text> villagers"]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("The survey put it at seven and said that it killed forty villagers.", "past by The survey (said)");
    reads("The wounded mayor rose and said that it killed forty villagers.", "past by The wounded mayor (said)");
    reads("The survey put the number at seven and that it killed forty villagers.", "past by The survey (said)");
    reads("18:30 The company says that it killed forty villagers.", "past by The company (said)");
    reads(
        "It killed forty villagers, according to a first estimate by the mayor.",
        "past by a first estimate by the mayor (said)",
    );
}

#[test]
fn a_negation_turns_a_yes_no_answer_and_no_more() {
    let slot = yes_no(&["council approved"], &[]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("The council has not approved it.", "past");
    reads("The council will not have approved it.", "planned future");
    reads("The mayor denied that the council approved it.", "past by The mayor (denied)");
}

#[test]
fn days_and_periods() {
    let slot = slot("count", &["<count> people ... killed"]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("As of Friday, 600 people had been killed.", "past as of 2024-03-29");
    reads("By Monday, 600 people had been killed.", "past as of 2024-04-01");
    reads("Some 600 people have been killed since October 7.", "past [since October 7]");
    reads("Some 600 people were killed in 2019.", "past [in 2019]");
    reads("Some 600 people were killed, up from 500 in 2019.", "past");
    reads("Some 600 people were killed, compared with nine a year earlier.", "past");
    reads("Some 600 people were killed a year earlier.", "past [a year earlier]");
    reads("Some 600 people were killed with a rifle he had bought in 2019.", "past");
    reads("Storm Marta in 2023 was long. In it 600 people were killed.", "past");
    reads("Storm Marta in 2023 was long. It left 600 people killed.", "past [2023]");
    reads("No people were killed.", "past");
    reads("No fewer than 600 people were killed.", "past");
    reads(
        "In all, 600 people were killed last week, the health ministry said.",
        "past by the health ministry (said) [In all]",
    );
}

#[test]
fn titles_take_nothing_from_the_verbs_around() {
    let slot = slot("title", &["<title> <person>"]).each("person");
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("The envoys will not meet Finance Minister Ana Belo.", "");
    reads("Finance Minister Ana Belo said it was late.", "");
}

#[test]
fn years_and_relative_clauses_limit() {
    let slot = slot("text", &["killed <text> villagers"]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("The quake killed forty villagers.", "past");
    reads("The 2005 quake killed forty villagers.", "past [2005 quake]");
    reads("He killed forty villagers in the 2005 block of Mill Street.", "past");
    reads("It recalled the deadly 2005 quake that killed forty villagers.", "past [2005 quake]");
    reads("In 2005 the quake killed forty villagers when it struck.", "past [In 2005]");
    reads("It killed forty villagers when the hall fell in 2005.", "past [in 2005]");
    reads("It killed forty villagers when a hall built in 2005 fell.", "past");
    reads("The war from 1983-2005 killed forty villagers.", "past [from 1983-2005]");
    reads("The war between 1983 and 2005 killed forty villagers.", "past [between 1983 and 2005]");
}

#[test]
fn another_time_in_front_frames_the_whole_sentence() {
    let slot = slot("text", &["<text> villagers were killed"]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("In 2005 a ferry had sunk there; forty villagers were killed.", "past [In 2005]");
    reads("It was the second: in 2005 a ferry had sunk, and forty villagers were killed.", "past [in 2005]");
    reads("The ferry, which was built in 2005, was old, and forty villagers were killed.", "past");
}

#[test]
fn an_age_beside_a_name_is_as_it_is() {
    let slot = slot("quantity", &["<person>, <quantity>"]).each("person");
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    // No plan, though `will` stands before it.
    reads("Nobody will call it lost again, Ana Belo, 42, said.", "past");
    reads("Ana Belo, 42, left the mill last year.", "past");
    reads("Last year Ana Belo, 42, left the mill.", "past [Last year]");
}

#[test]
fn the_year_of_a_whole_line_limits() {
    let slot = slot("count", &["<count> (people)? ... (killed|dead|died)"]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("March 1998: the Marta, 70 people dead", "[March 1998]");
    reads("The Marta (1998) sank and 70 people died.", "[1998]");
    reads("In 1998 a storm came by night – it had no name – and 70 people died.", "[In 1998]");
    reads("It was shut by the crash in 1998; 70 people died.", "[1998]");
    reads("It was advised in 1998, after 70 people had died.", "past [1998]");
    reads("Between 1998 and 2004 the mill burned twice and 70 people died.", "past [Between 1998 and 2004]");
    reads("The flood came on 25 April 1998, and 70 people died.", "past [April 1998]");
    reads("In the floods of 1998 some 70 people died.", "[of 1998]");
    reads("The mill had no roof; 70 people were killed then.", "past [then]");
    reads("She survived the quake of 1998; that one left 70 people dead.", "past [1998]");
    reads("The last time it flooded, in 1998, 70 people died.", "past [in 1998]");
    reads("In Ionia, on 25 April 1998, a hall burned. An inquiry found that 70 people died.", "past [1998]");
    reads("The Marta, Ionia, 1998: a fire. More than 70 dead.", "[1998]");
    reads("Compare the 1998 quake, a far stronger one. It was slow. It left 70 people dead.", "past [1998]");
    reads("It revived memories of Ionia, where a hall burned in 1998. As many as 70 people died.", "[1998]");
    reads("Globally, 1998 was a grim year, beginning with the flood in which 70 people died.", "past [1998]");
    reads("• 1998: a flood leaves 70 people dead", "[1998]");
    reads("1998, Ionia: 70 people dead in a flood", "[1998]");
    reads("Floods of note: Ionia (1998, 9 days, 70 people dead); Elm.", "[1998]");
    // None of these tells when it was.
    reads("It is the worst flood since independence in 1998, and 70 people died.", "present");
    reads("In Ionia, on 25 April 1998, a hall burned. On Monday 70 people died.", "");
    reads("In Ionia, on 25 April 1998, a hall burned.\n\nPolice said 70 people died.", "by Police (said)");
    reads("Compare the 1998 quake, a far stronger one. The hall fell. Police found 70 people dead.", "past");
    reads("By then 70 people had died.", "past");
    reads("The law of 1998 failed and 70 people died.", "past");
}

#[test]
fn totals_are_told_as_such() {
    let slot = slot("count", &["(toll|number) ... (to|of|at) <count>", "to <count> the toll", "total of <count>"]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("The death toll rose to 70.", "past [toll]");
    reads("The number of people known to have died rose to 70.", "present [number of people known to have died]");
    reads("A ninth body brought to 70 the toll.", "past [toll]");
    reads("The ministry lowered the death toll by five, to 70.", "past [lowered the death toll]");
    reads("The ministry revised the death toll down from 75 to 70.", "past [toll down]");
    reads("The toll of last week's quake rose to 70.", "past [toll]");
    reads("The toll of the quake in 1998 rose to 70.", "past [in 1998]");
    reads("It came to a total of 70.", "past [total of]");
    reads("The number of boats rose to 70.", "past");
}

#[test]
fn whom_a_count_counts() {
    let slot = slot("count", &["<count> (of the)? (people|men)? ... killed"]);
    let reads = |text: &str, expected: &str| assert_eq!(context(&slot, text), [expected], "in {text:?}");
    reads("Seven people were killed, including the suspected gunman.", "past [including the suspected gunman]");
    reads("Seven people were killed in four separate shootings.", "past [in four separate shootings]");
    reads(
        "Seven people were killed in several Fourth of July shootings.",
        "past [in several Fourth of July shootings]",
    );
    reads("Seven people were killed in gun violence.", "past [in gun violence]");
    reads("Seven people were killed in rain-related incidents.", "past [in rain-related incidents]");
    reads("Seven people were killed in fires since 2 April 2024.", "past [in fires]");
    reads("That was 1987, and seven people were killed.", "past [1987]");
    reads("It was the deadliest quake since 1987, and seven people were killed.", "past");
    reads("Seven people were killed across the country.", "past [across the country]");
    reads("The storm came by night. Seven people were killed across the country.", "past");
    reads("Seven people were killed in one of the shootings.", "past");
    reads("Four men and a woman were killed.", "past [and a woman]");
    reads("A 9-year-old girl and two men were killed.", "past");
    reads("Two of the people were killed.", "past [of the]");
}

#[test]
fn what_a_sentence_tells_of_its_event() {
    let slot = slot("count", &["<count> people"]);
    let reads = |text: &str, against: bool, at_hand: bool| {
        let found = run(&[&slot], text).claims;
        let labels: Vec<_> = found.iter().map(|claim| (claim.context.against, claim.context.at_hand)).collect();
        assert_eq!(labels, [(against, at_hand)], "in {text:?}");
    };
    reads("The mill fed 600 people.", false, false);
    reads("But the mill fed 600 people.", true, false);
    reads("“But the mill fed 600 people,” he said.", true, false);
    reads("They had nothing but a mill for 600 people.", false, false);
    reads("The mill, however, fed 600 people.", true, false);
    reads("The real toll was 600 people.", true, false);
    reads("Its own count was 600 people.", true, false);
    reads("In a separate report the union told of 600 people.", true, false);
    reads("He disputed that it was 600 people.", true, false);
    reads("The mill fed 600 people on Monday.", false, true);
    reads("The quake has killed 600 people.", false, true);
    reads("The floods left 600 people dead.", false, true);
    reads("A quake killed 600 people.", false, false);
    reads("The quake of that year, which they forgot, killed 600 people.", false, false);
}
