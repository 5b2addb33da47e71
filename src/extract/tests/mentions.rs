//! Phrases around mentions: which one is the answer, which the key, and who gets it.

use super::super::record::ClaimRecord;
use super::{Draft, answers, run, slot, yes_no};
use crate::text::{Region, Span};

#[test]
fn counts_with_their_hedges() {
    let slot = slot(
        "count",
        &[
            "<count> (hungry)? (people|civilians) ... (sheltering|(sought|seeking) refuge)",
            "over <count> (residents|tenants)",
        ],
    );
    slot.gives("Some 600,000 people are sheltering there.", &["Some 600,000"]);
    slot.gives("Over one million hungry civilians have sought refuge there.", &["Over one million"]);
    slot.gives("Over 1.3 million civilians are sheltering.", &["Over 1.3 million"]);
    slot.gives("There are over 900 residents.", &["over 900"]);
    slot.gives("The more than 900 residents left.", &[]);
    slot.gives("Between 10 and 20 people were sheltering.", &["Between 10 and 20"]);
    slot.gives("No people were sheltering.", &["No"]);
    slot.gives("The aid came to 600,000 dollars.", &[]);
    slot.gives("Some 600,000 people left; all were seeking refuge.", &[]);
    slot.gives("Some 600,000 people left. All were seeking refuge.", &[]);
    slot.gives("Twelve people and 20 civilians were sheltering.", &["Twelve people and 20"]);
    slot.gives(
        "Twelve people were sheltering in the north and 20 civilians were seeking refuge in the south.",
        &["Twelve", "20"],
    );
}

#[test]
fn persons_told_of_in_one_breath_are_added_up() {
    #[track_caller]
    fn adds(sentence: &str, expected: &[&str]) {
        let slot = slot("count", &["<count> (other)? (people|women|men|workers)? (was|were)? hurt", "hurt <count>"]);
        let extraction = run(&[&slot], sentence);
        let told = |claim: &ClaimRecord| {
            let said = &claim.said.said;
            format!("{said} = {}", claim.value["nominal"].as_str().unwrap_or_default())
        };
        assert_eq!(extraction.claims.iter().map(told).collect::<Vec<_>>(), expected, "in {sentence:?}");
    }
    adds("Two women and three men were hurt.", &["Two women and three = 5"]);
    adds("At least two women and three men were hurt.", &["At least two women and three = 5"]);
    adds("A nurse, a guard and three other men were hurt.", &["A nurse, a guard and three = 5"]);
    adds("A woman, 34, and two men were hurt.", &["A woman, 34, and two = 3"]);
    adds("Police said that his wife and two workers were hurt.", &["his wife and two = 3"]);
    adds("The fire hurt two women and a man.", &["two women and a man = 3"]);
    adds(
        "The fire hurt two women, a 17-year-old boy and three others.",
        &["two women, a 17-year-old boy and three others = 6"],
    );
    // A verb of its own, a clause of its own, or no person.
    adds("They saw a man and two women were hurt.", &["two = 2"]);
    adds("The fire hurt two women and a man fled.", &["two = 2"]);
    adds("It hurt two women and destroyed a house.", &["two = 2"]);
    adds("The bridge and two workers were hurt.", &["two = 2"]);
    adds("He called the guard, and two workers were hurt.", &["two = 2"]);
}

#[test]
fn of_a_part_the_part_is_counted() {
    let slot = slot("count", &["<count> (people|workers|passengers) .. (was|were|has|have|who)? (killed|died)"]);
    slot.gives("One of the 24 passengers was killed.", &["One"]);
    slot.gives("At least one of the 24 passengers died.", &["At least one"]);
    slot.gives("Three of nine workers died.", &["Three"]);
    slot.gives("Up to five of his 30 workers were killed.", &["Up to five"]);
    slot.gives("None of the 24 passengers was killed.", &["None"]);
    slot.gives("Some of the 24 passengers were killed.", &[]);
    slot.gives("All of the 24 passengers were killed.", &["24"]);
    // What hangs on the noun is told of the whole.
    slot.gives("She was one of two people killed there.", &["two"]);
    slot.gives("One of the 24 passengers who died was ill.", &["24"]);
    slot.gives("The deaths of 24 passengers killed there were told.", &["24"]);
}

#[test]
fn words_of_a_phrase_may_stand_inside_the_answer() {
    let slot =
        slot("count", &["more than <count> homes", "fell to <count> or more", "no fewer than <count> ... farms"]);
    slot.gives("There are more than 900 homes.", &["more than 900"]);
    slot.gives("There are 900 homes.", &[]);
    slot.gives("It fell to 900 or more.", &["900 or more"]);
    slot.gives("He sold no fewer than 12 old farms.", &["no fewer than 12"]);
    let former = super::slot("title", &["former <title> <person>"]).each("person");
    former.gives("The former finance minister Ana Belo spoke.", &["Ana Belo: former finance minister"]);
    former.gives("The finance minister Ana Belo spoke.", &[]);
}

#[test]
fn a_mention_is_one_step_of_a_gap() {
    let slot = slot("count", &["<count> homes ... destroyed"]);
    slot.gives(
        "Some 40 homes that on Monday, April 1, 2024, the Finance Minister Ana Belo had seen were destroyed.",
        &["Some 40"],
    );
    slot.gives("Some 40 homes of a b c d e f g h i j k l m n o were destroyed.", &[]);
}

#[test]
fn dates_nearest_first_and_on_either_side() {
    let slot = slot("date", &["(talks|meeting) ... <date>", "<date> (talks|meeting)"]).unless(&["previous meeting"]);
    slot.gives("The talks were held on Monday.", &["Monday"]);
    slot.gives("Monday's talks failed.", &["Monday"]);
    slot.gives("The talks on Monday followed a strike on Tuesday.", &["Monday"]);
    slot.gives("The talks, said the minister on Friday, end on Sunday.", &["Friday"]);
    slot.gives("A previous meeting was held on Monday.", &[]);
    slot.gives("The talks failed. On Monday it rained.", &[]);
    slot.gives("The talks followed a meeting on Monday.", &["Monday"]);
    slot.gives("The talks will be held on April 3, 2024.", &["April 3, 2024"]);
}

#[test]
fn titles_belong_to_the_person_behind_them() {
    let slot = slot("title", &["<title> <person>", "<person>, (the)? <title>"]).each("person");
    slot.gives("Finance Minister Ana Belo resigned.", &["Ana Belo: Finance Minister"]);
    slot.gives("Ana Belo, the finance minister, resigned.", &["Ana Belo: finance minister"]);
    slot.gives("The minister resigned.", &[]);
    slot.gives("Ana Belo, Defence Minister Carl Dorn and others came.", &["Carl Dorn: Defence Minister"]);
    slot.gives(
        "Finance Minister Ana Belo and Defence Minister Carl Dorn came.",
        &["Ana Belo: Finance Minister", "Carl Dorn: Defence Minister"],
    );
    slot.gives("Finance Minister Ana Belo came. Belo left.", &["Ana Belo: Finance Minister"]);
    slot.gives("Ana Belo came. Finance Minister Belo spoke.", &["Ana Belo: Finance Minister"]);
    slot.gives("Chilean Finance Minister Ana Belo resigned.", &["Ana Belo: Chilean Finance Minister"]);
    slot.gives("Ana Belo, Chile's former finance minister, came.", &["Ana Belo: Chile's former finance minister"]);
    slot.gives("Ana Belo came.", &[]);
}

#[test]
fn a_surname_that_fits_two_persons_is_unclear() {
    let slot = slot("title", &["<title> <person>"]).each("person");
    let extraction = run(&[&slot], "Ana Belo met Rui Belo. Finance Minister Belo spoke.");
    assert_eq!(extraction.claims, []);
    let reasons: Vec<&str> = extraction.unclear.iter().map(|record| record.reason.as_str()).collect();
    assert_eq!(reasons, ["`Belo` could be `Ana Belo` or `Rui Belo`"]);
}

#[test]
fn a_title_serves_as_words_too() {
    let slot = yes_no(&["prime minister resigned"], &[]);
    slot.gives("The Prime Minister resigned.", &["yes (Prime Minister resigned)"]);
    let slot = super::slot("count", &["<count> ministers ... prime minister"]);
    slot.gives("Six ministers met the prime minister.", &["Six"]);
}

#[test]
fn declared_words_are_titles_too() {
    let mut slot = slot("title", &["<title> <person>"]).each("person");
    slot.wording = "    read:\n      wording:\n        Foreign Minister:\n          flag: [top envoy]\n".to_owned();
    slot.gives("Foreign Minister Ana Belo spoke.", &["Ana Belo: Foreign Minister"]);
}

#[test]
fn sets_take_all_in_reach() {
    let slot = slot("person", &["including ... <person>", "<person> (attended|took part)"]).many();
    slot.gives(
        "The meeting included many, including Finance Minister Ana Belo, Carl Dorn and Defence Minister Eva Falk.",
        &["Ana Belo", "Carl Dorn", "Eva Falk"],
    );
    slot.gives("Ana Belo, Carl Dorn and Eva Falk attended.", &["Ana Belo", "Carl Dorn", "Eva Falk"]);
    slot.gives("Ana Belo spoke to the press, and Eva Falk attended.", &["Eva Falk"]);
    slot.gives(
        "It drew envoys, including the mayor Ana Belo from Norway, and from Chile, Carl Dorn and Eva Falk.",
        &["Ana Belo", "Carl Dorn", "Eva Falk"],
    );
}

#[test]
fn a_sum_is_given_in_the_currency_in_brackets_too() {
    let slot = slot("money", &["(stole|ransom of) <money>"]);
    slot.gives("They stole 2 million euros ($2.6 million) in gems.", &["2 million euros", "$2.6 million"]);
    slot.gives("They stole $2 million ($1 million each) in gems.", &["$2 million"]);
}

#[test]
fn a_single_name_behind_a_comma_begins_the_main_clause() {
    let slot = slot("person", &["killing of <person>"]).many();
    slot.gives("After the killing of Ana Belo, Carl Dorn fled.", &["Ana Belo"]);
    slot.gives("He admits the killing of Ana Belo, Carl Dorn and Eva Falk.", &["Ana Belo", "Carl Dorn", "Eva Falk"]);
}

#[test]
fn a_name_that_hangs_on_a_preposition_is_no_subject() {
    let slot = slot("text", &["<person> ... pleaded <text>"]).each("person");
    slot.gives("Ana Belo, in a grey suit, pleaded guilty.", &["Ana Belo: guilty"]);
    slot.gives("The clerk stood before Judge Ana Belo at noon and pleaded guilty.", &[]);
    slot.gives("He sat with Ana Belo, who at noon pleaded guilty.", &["Ana Belo: guilty"]);
}

#[test]
fn named_mentions_only_have_to_be_there() {
    let slot = slot("date", &["from <date:start> to <date>"]);
    slot.gives("It ran from March 3 to March 9.", &["March 9"]);
    slot.gives("It ran to March 9.", &[]);
}

#[test]
fn other_kinds() {
    slot("place", &["talks in <place>"]).gives("The talks in Portugal ended.", &["Portugal"]);
    slot("money", &["fine of <money>"]).gives("He paid a fine of $1.3 million.", &["$1.3 million"]);
    slot("percent", &["turnout ... <percent>"]).gives("The turnout was 45 percent.", &["45 percent"]);
    slot("duration", &["(meeting|talks) ... last* <duration>", "<duration> (meeting|talks)"])
        .gives("The meeting, scheduled to last two hours, ended.", &["two hours"]);
    slot("duration", &["<duration> (video)? (meeting|conference)"])
        .gives("The two-hour video conference ended.", &["two-hour"]);
}

#[test]
fn slots_claim_the_same_words_unless_one_goes_first() {
    let one = slot("count", &["<count> people"]).named("one");
    let other = slot("count", &["<count> people ... killed"]).named("other");
    let ids = |slots: &[&Draft], text: &str| -> Vec<String> {
        run(slots, text).claims.iter().map(|claim| format!("{}: {}", claim.slot, claim.said.said)).collect()
    };
    let text = "Six people were killed, and nine people were hurt.";
    assert_eq!(ids(&[&one, &other], text), ["one: Six", "one: nine", "other: Six"]);
    let first = other.clone().key("priority", "5");
    assert_eq!(ids(&[&one, &first], text), ["one: nine", "other: Six"]);
}

#[test]
fn one_answer_for_each_fixed_word() {
    let slot = slot("count", &["<count> ... killed", "killed ... <count>"]);
    slot.gives("Six people were killed in the 3rd attack on 40 villages.", &["Six"]);
    slot.gives("The attack killed at least 14.", &["at least 14"]);
}

#[test]
fn where_to_look() {
    let text = "Mill to open in May\n\nThe mayor said “the mill closes on Friday” and the mill closes on Sunday.";
    let gives = |places: &str, expected: &[&str]| {
        let mut draft = slot("date", &["mill ... (open|closes) (in|on) <date>"]);
        draft.find += places;
        let rules = super::rules(&[&draft]);
        let mut source = super::source(text);
        source.regions = vec![(Span::new(0, 19), Region::Headline)];
        let extraction = crate::extract::extract(&crate::extract::Program::compile(&rules), &source);
        assert_eq!(answers(&extraction), expected, "in {places:?}");
    };
    gives("", &["May", "Friday", "Sunday"]);
    gives("      look_in: [headline]\n", &["May"]);
    gives("      look_in: [body]\n", &["Friday", "Sunday"]);
    gives("      look_in: [quotes]\n", &["Friday"]);
}

#[test]
fn expressions() {
    let mut draft = slot("count", &["<count> never written"]);
    draft.find += "      regex:\n        - \"toll[^.]{0,20}?(?P<value>\\\\d+)\"\n";
    draft.gives("The toll rose to 14.", &["14"]);
    draft.gives("The toll rose.", &[]);
}

#[test]
fn an_expression_may_ask_for_a_number_that_is_none_in_its_place() {
    let mut draft = slot("count", &["<count> never written"]);
    draft.find += "      regex:\n        - \"[0-9]+[-–](?P<value>[0-9]+) vote\"\n";
    draft.gives("It was passed in a 62-38 vote.", &["38"]);
    draft.gives("It was passed in a 62–38 vote.", &["38"]);
    draft.gives("It was passed in a close vote.", &[]);
}

#[test]
fn near_misses_are_counted_by_sentence() {
    let slot = slot("count", &["<count> people ... sheltering"]);
    let near = |text: &str| run(&[&slot], text).near_misses.iter().map(|miss| miss.sentences).collect::<Vec<_>>();
    assert_eq!(near("Some 600 were sheltering there. Many sheltering families left. It rained on 40 roofs."), [1]);
    assert_eq!(near("Some 600 people were sheltering."), [0; 0]);
}
