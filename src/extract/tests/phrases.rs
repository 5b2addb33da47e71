//! One row: a phrase, a text, its claims.

use super::{choice, slot, yes_no};

#[test]
fn words() {
    let slot = yes_no(&["rescue team"], &[]);
    slot.gives("A rescue team came.", &["yes (rescue team)"]);
    slot.gives("A Rescue Team came.", &["yes (Rescue Team)"]);
    slot.gives("A RESCUE TEAM came.", &["yes (RESCUE TEAM)"]);
    slot.gives("A rescue-team came.", &["yes (rescue-team)"]);
    slot.gives("The rescue’s team came.", &["yes (rescue’s team)"]);
    slot.gives("The rescue, team came.", &[]);
    slot.gives("The rescue. Team came.", &[]);
    slot.gives("The rescue boat team came.", &[]);
    slot.gives("The rescuers’ team came.", &[]);
    slot.gives("A rescue teams.", &[]);
}

#[test]
fn words_with_capitals_match_as_written() {
    let slot = yes_no(&["US (aid|help)"], &[]);
    slot.gives("The US aid came.", &["yes (US aid)"]);
    slot.gives("The U.S. aid came.", &["yes (U.S. aid)"]);
    slot.gives("Give us aid.", &[]);
    slot.gives("Us help.", &[]);
}

#[test]
fn a_hyphen_in_a_phrase_is_a_space() {
    let slot = yes_no(&["follow-up talks"], &[]);
    slot.gives("There were follow-up talks.", &["yes (follow-up talks)"]);
    slot.gives("There were follow up talks.", &["yes (follow up talks)"]);
    slot.gives("There were follow–up talks.", &["yes (follow–up talks)"]);
}

#[test]
fn groups_options_and_prefixes() {
    let slot = yes_no(&["(aid|relief) (convoy)? (was|were) turn* back"], &[]);
    slot.gives("The aid was turned back.", &["yes (aid was turned back)"]);
    slot.gives("The relief convoy was turned back.", &["yes (relief convoy was turned back)"]);
    slot.gives("The relief convoy was being turned back.", &["yes (relief convoy was being turned back)"]);
    slot.gives("The relief column was turned back.", &[]);
    let optional = yes_no(&["the? old bridge"], &[]);
    optional.gives("The old bridge fell.", &["yes (The old bridge)"]);
    optional.gives("An old bridge fell.", &["yes (old bridge)"]);
    let prefix = yes_no(&["refus*"], &[]);
    prefix.gives("A refusal came.", &["yes (refusal)"]);
    prefix.gives("They diffused.", &[]);
    let deep = yes_no(&["((new|fresh) (round of)?)? talks began"], &[]);
    deep.gives("A fresh round of talks began.", &["yes (fresh round of talks began)"]);
    deep.gives("New talks began.", &["yes (New talks began)"]);
    deep.gives("The talks began.", &["yes (talks began)"]);
}

#[test]
fn punctuation_matches_only_where_it_is_written() {
    let slot = yes_no(&["mayor, who resigned"], &[]);
    slot.gives("The mayor, who resigned.", &["yes (mayor, who resigned)"]);
    slot.gives("The mayor who resigned.", &[]);
    let quoted = yes_no(&["\" stay away \""], &[]);
    quoted.gives("He said “stay away” to all.", &["yes (“stay away”)"]);
    quoted.gives("He said \"stay away\" to all.", &["yes (\"stay away\")"]);
    let dashed = yes_no(&["open - closed"], &[]);
    dashed.gives("It is open — closed.", &["yes (open — closed)"]);
    dashed.gives("It is open-closed.", &["yes (open-closed)"]);
    dashed.gives("It is open closed.", &[]);
}

#[test]
fn gaps() {
    let slot = yes_no(&["bridge ... closed"], &[]);
    slot.gives("The bridge closed.", &["yes (bridge closed)"]);
    slot.gives("The bridge is, they say, closed.", &["yes (bridge is, they say, closed)"]);
    slot.gives("The bridge is open; the road is closed.", &[]);
    slot.gives("The bridge is open. The road is closed.", &[]);
    slot.gives("The bridge a b c d e f g h i j k l closed.", &["yes (bridge a b c d e f g h i j k l closed)"]);
    slot.gives("The bridge a b c d e f g h i j k l m closed.", &[]);
    slot.gives("The bridge a-b c-d e-f g-h i-j k-l closed.", &["yes (bridge a-b c-d e-f g-h i-j k-l closed)"]);
    let two = yes_no(&["bridge ... road ... closed"], &[]);
    two.gives("The bridge and the road are both closed.", &["yes (bridge and the road are both closed)"]);
    two.gives("The road and the bridge are closed.", &[]);
}

#[test]
fn gaps_in_a_noun_phrase() {
    let slot = yes_no(&["officers .. found"], &[]);
    slot.gives("The officers found.", &["yes (officers found)"]);
    slot.gives(
        "The officers in the park near the school found.",
        &["yes (officers in the park near the school found)"],
    );
    slot.gives("The officers in the big park near the school found.", &[]);
    slot.gives("The officers off-duty on this day found.", &["yes (officers off-duty on this day found)"]);
    slot.gives("The officers said children found.", &[]);
    slot.gives("The officers and children found.", &[]);
    slot.gives("The officers who children found.", &[]);
    slot.gives("The officers, children found.", &[]);
    slot.gives("The officers with two children found.", &[]);
    slot.gives("The officers with 2 children found.", &[]);
    slot.gives("The officers (two of them off duty) found.", &["yes (officers (two of them off duty) found)"]);
    slot.gives("The officers, most of them old, found.", &["yes (officers, most of them old, found)"]);
    slot.gives(
        "The officers here, six of them old, and tired, found.",
        &["yes (officers here, six of them old, and tired, found)"],
    );
    slot.gives("The officers – two of them old – found.", &["yes (officers – two of them old – found)"]);
    slot.gives("The officers, who were old, found.", &["yes (officers, who were old, found)"]);
    slot.gives("The officers, old as they were, found.", &[]);
    slot.gives("The officers, and not the guards, found.", &[]);
    let left = yes_no(&["(a|the) .. convoy"], &[]);
    left.gives("We saw the (long) convoy.", &["yes (the (long) convoy)"]);
    left.gives("We saw a long grey convoy.", &["yes (a long grey convoy)"]);
    left.gives("We saw a car and convoy.", &[]);
}

#[test]
fn numbers_match_by_value() {
    let slot = yes_no(&["two envoys"], &[]);
    slot.gives("The two envoys left.", &["yes (two envoys)"]);
    slot.gives("The 2 envoys left.", &["yes (2 envoys)"]);
    slot.gives("The 12 envoys left.", &[]);
    let large = yes_no(&["12,000 homes"], &[]);
    large.gives("Some 12,000 homes.", &["yes (12,000 homes)"]);
    large.gives("Some 12000 homes.", &["yes (12000 homes)"]);
    large.gives("Some 12.000 homes.", &[]);
}

#[test]
fn what_may_stand_between_the_words_of_a_yes_no_phrase() {
    let slot = yes_no(&["council approved the plan"], &["council rejected the plan"]);
    slot.gives("The council approved the plan.", &["yes (council approved the plan)"]);
    slot.gives("The council has not approved the plan.", &["no (council has not approved the plan)"]);
    slot.gives(
        "The council hasn’t yet formally approved the plan.",
        &["no (council hasn’t yet formally approved the plan)"],
    );
    slot.gives("The council has finally approved the plan.", &["yes (council has finally approved the plan)"]);
    slot.gives("The council never rejected the plan.", &["yes (council never rejected the plan)"]);
    slot.gives("The council rejected the plan.", &["no (council rejected the plan)"]);
    slot.gives("The council that met approved the plan.", &[]);
    let attended = yes_no(&["Roe (attended|took part)"], &["Roe did not (attend|take part)"]);
    attended.gives("Roe did not take part.", &["no (Roe did not take part)"]);
    attended.gives("Roe took part.", &["yes (Roe took part)"]);
}

#[test]
fn choices() {
    let slot = choice(
        &[
            &["remote", "virtual", "online"],
            &["video conference", "videoconference", "secure video-conference"],
            &["in person", "face-to-face"],
        ],
        &["<choice> (meeting|talks)", "by <choice>"],
    );
    slot.gives("The virtual meeting ended.", &["remote (virtual)"]);
    slot.gives("A face-to-face meeting ended.", &["in person (face-to-face)"]);
    slot.gives("A face to face meeting ended.", &["in person (face to face)"]);
    slot.gives("They met by secure video conference on Monday.", &["video conference (secure video conference)"]);
    slot.gives("They met by video conference.", &["video conference (video conference)"]);
    slot.gives("They met by the lake.", &[]);
    slot.gives("They met online.", &[]);
}

#[test]
fn text_takes_words_to_the_next_item_or_the_end_of_the_clause() {
    let slot = slot("text", &["codenamed <text>", "said to be <text> by critics"]);
    slot.gives("The plan, codenamed Blue Heron, failed.", &["Blue Heron"]);
    slot.gives("It was said to be far too costly by critics.", &["far too costly"]);
    slot.gives("It was said to be costly.", &[]);
    slot.gives("codenamed a b c d e f g h i j k l m n.", &["a b c d e f g h i j k l"]);
    let left = super::slot("text", &["<text> was the motto"]);
    left.gives("As ever, all for one was the motto.", &["all for one"]);
}

#[test]
fn unless_cancels_in_the_same_clause() {
    let slot = yes_no(&["bridge ... closed"], &[]).unless(&["old bridge", "nearly closed"]);
    slot.gives("The bridge was closed.", &["yes (bridge was closed)"]);
    slot.gives("The old bridge was closed.", &[]);
    slot.gives("The bridge was nearly closed.", &[]);
    slot.gives("The old bridge stands; the new bridge was closed.", &["yes (bridge was closed)"]);
    slot.gives("The bridge was closed. The old bridge stands.", &["yes (bridge was closed)"]);
}
