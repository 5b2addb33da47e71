use std::sync::Arc;

use proptest::prelude::*;

use super::{Item, Lists, Use, check, parse, parse_list_item};
use crate::problem::Problems;
use crate::text::Span;
use crate::value::Kind;
use crate::yaml::{Data, File, Node, Style};

/// A phrase as a node of a file of one line that holds it behind `- `.
fn node(phrase: &str) -> Node {
    let text = format!("- {phrase}");
    let span = Span::new(2, text.len());
    let file = Arc::new(File { name: "a".into(), text: text.into() });
    Node { file, span, data: Data::Scalar { text: phrase.to_owned(), style: Style::Plain } }
}

fn lists() -> Lists {
    let mut problems = Problems::default();
    let items = ["talks", "peace talks", "U.S. envoy"].map(|item| parse_list_item(&node(item), &mut problems).unwrap());
    assert_eq!(problems, Problems::default());
    let named = [("talks".to_owned(), Some(items.into())), ("broken".to_owned(), None)].into();
    Lists { named, ..Lists::default() }
}

fn shown(items: &[Item]) -> String {
    let words = items.iter().map(|item| match item {
        Item::Word { word, exact, number } => {
            let exact = exact.as_ref().map_or(String::new(), |exact| format!("={exact}"));
            let number = number.map_or(String::new(), |number| format!("#{number}"));
            format!("{word}{exact}{number}")
        }
        Item::Prefix(word) => format!("{word}*"),
        Item::Mention { kind, name: None } => format!("<{kind}>"),
        Item::Mention { kind, name: Some(name) } => format!("<{kind}:{name}>"),
        Item::Gap => "...".to_owned(),
        Item::NounGap => "..".to_owned(),
        Item::Punct(mark) => format!("\\{mark}"),
        Item::Group(alternatives) => {
            let alternatives: Vec<String> = alternatives.iter().map(|items| shown(items)).collect();
            format!("({})", alternatives.join("|"))
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn reads(phrase: &str, expected: &str) {
    let mut problems = Problems::default();
    let read = parse(&node(phrase), &lists(), &mut problems);
    assert_eq!(problems, Problems::default(), "{problems}");
    assert_eq!(shown(&read.unwrap().items), expected, "in {phrase:?}");
}

/// The column of the problem, counted in the phrase from 1, how many characters it covers, what it says, and the repair.
#[track_caller]
fn refuses(phrase: &str, column: usize, width: usize, what: &str, hint: &str) {
    let mut problems = Problems::default();
    let read = parse(&node(phrase), &lists(), &mut problems);
    assert_eq!(read.map(|phrase| phrase.items), None, "in {phrase:?}");
    let problem = problems.0.first().expect("a problem");
    let place = problem.place.clone().unwrap();
    let got = (place.line_column().1 - 2, place.text[place.span.range()].chars().count());
    assert_eq!((&*problem.what, problem.hint.as_deref().unwrap()), (what, hint), "in {phrase:?}");
    assert_eq!(got, (column, width), "in {phrase:?}");
    assert_eq!(problems.0.len(), 1, "{problems}");
}

/// What is said of a phrase that can be read, for a slot of this kind and key.
#[track_caller]
fn unfit(phrase: &str, used: Use, slot: (Kind, Option<Kind>, bool), what: &str) {
    let mut problems = Problems::default();
    let node = node(phrase);
    let mut read = parse(&node, &lists(), &mut problems).unwrap();
    check(&mut read, &node, used, slot, &mut problems);
    let got: Vec<&str> = problems.0.iter().map(|problem| problem.what.as_str()).collect();
    let expected: Vec<&str> = if what.is_empty() { Vec::new() } else { vec![what] };
    assert_eq!(got, expected, "in {phrase:?}");
}

#[test]
fn words_are_cut_as_in_texts() {
    reads("people fled", "people fled");
    reads("The U.S. and Gen. Moss", "the us=US and gen moss");
    reads("US officials", "us=US officials");
    reads("a NATO-led force", "a nato=NATO led force");
    reads("two-hour talks", "two#2 hour talks");
    reads("video—conference", "video \\- conference");
    reads("Lund’s office", "lund office");
    reads("didn't attend", "didn't attend");
    reads("didn’t attend", "didn't attend");
    reads("the ministers' talks", "the ministers talks");
    reads("twenty 1,300 12.50 people", "twenty#20 1,300#1300 12.50#12.5 people");
    reads("one hundred", "one#1 hundred");
    reads("talks, then", "talks \\, then");
    reads("“peace” talks", "\\\" peace \\\" talks");
    reads("it cost $5", "it cost \\$ 5#5");
    reads("5% of", "5#5 \\% of");
}

#[test]
fn what_stands_beside_a_mention_is_cut_as_in_texts() {
    reads("<person>'s office", "<person> office");
    reads("<person>’s office", "<person> office");
    reads("<person>('s)? office", "<person> office");
    reads("<duration>-long talks", "<duration> long talks");
    reads("five-<count> talks", "five#5 <count> talks");
    reads("No. <count>", "no <count>");
    reads("Gen. <person>", "gen <person>");
    reads("<title>, <person>", "<title> \\, <person>");
    reads("(Mr.|Dr.) <person>", "(mr|dr) <person>");
}

#[test]
fn marks() {
    reads("the? talks", "(the|) talks");
    reads("two-hour? talks", "(two#2 hour|) talks");
    reads("sign* talks", "sign* talks");
    reads("co-sponsor* talks", "co sponsor* talks");
    reads("(hungry)? people", "(hungry|) people");
    reads("(talks|peace talks|meeting)", "(talks|peace talks|meeting)");
    reads("(a|(b|c)?|d)", "(a|(b|c|)|d)");
    reads("talks ... <date>", "talks ... <date>");
    reads("talks…<date>", "talks ... <date>");
    reads("talks...<date>", "talks ... <date>");
    reads("talks .. <date>", "talks .. <date>");
    reads("talks..<date>", "talks .. <date>");
    reads("(talks ... on)? <date>", "(talks ... on|) <date>");
    reads("<date:other> to <date>", "<date:other> to <date>");
    reads("<yes-no>", "<yes-no>");
    reads("in $talks", "in (talks|peace talks|us=US envoy)");
    reads("($talks|summit)", "((talks|peace talks|us=US envoy)|summit)");
    reads(r"\(talks\) \<\> \$talks \? \* \| \\", r"\( talks \) \< \> \$ talks \? \* \| \\");
    reads(r"what\?", r"what \?");
}

#[test]
fn mistakes_point_at_their_column() {
    let sign = "for the sign itself";
    refuses("a (b|c", 3, 1, "this `(` is never closed", &format!("close it with `)`, or write `\\(` {sign}"));
    refuses("a b) c", 4, 1, "this `)` closes nothing", &format!("open the group with `(`, or write `\\)` {sign}"));
    let empty = "write words, or take it out; for what may be missing put `?` behind a group";
    refuses("a ()", 4, 0, "nothing stands here", empty);
    refuses("a (b||c)", 6, 0, "nothing stands here", empty);
    refuses("a (b| )", 6, 1, "nothing stands here", empty);
    refuses("a | b", 3, 1, "`|` stands outside of a group", "put the alternatives into a group: `(one|other)`");
    refuses("<cuont> people", 1, 7, "`cuont` is no kind of mention", "did you mean `<count>`?");
    refuses(
        "<number> people",
        1,
        8,
        "`number` is no kind of mention",
        "the kinds are count, quantity, money, percent, date, duration, time, title, person, place, organisation, choice, yes-no, text",
    );
    refuses("a <count", 3, 1, "this `<` is never closed", &format!("write `<count>` for a mention, or `\\<` {sign}"));
    refuses("a > b", 3, 1, "this `>` closes nothing", &format!("write `<count>` for a mention, or `\\>` {sign}"));
    refuses("<date:> a", 1, 7, "`` cannot name a mention", "write one word behind the colon, such as `<date:other>`");
    refuses("in $talk", 4, 5, "there is no word list `talk`", "did you mean `$talks`?");
    refuses(
        "$sheltering in",
        1,
        11,
        "there is no word list `sheltering`",
        "declare it in this file under `words:`, as `sheltering: [one, other]`",
    );
    refuses(
        "... talks",
        1,
        3,
        "a phrase cannot begin with `...`",
        "take it out: a phrase may stand anywhere in a sentence",
    );
    refuses(
        "talks ...",
        7,
        3,
        "a phrase cannot end with `...`",
        "take it out: a phrase may stand anywhere in a sentence",
    );
    refuses(
        "(... a|b) c",
        2,
        3,
        "an alternative cannot begin with `...`",
        "take it out: a phrase may stand anywhere in a sentence",
    );
    let enough = "one is enough: `...` takes up to 12 steps, `..` up to 6 words of a noun phrase";
    refuses("a ... ... b", 7, 3, "two gaps stand side by side", enough);
    refuses("a .. ... b", 6, 3, "two gaps stand side by side", enough);
    refuses("a ..", 3, 2, "a phrase cannot end with `..`", "take it out: a phrase may stand anywhere in a sentence");
    refuses(
        "a? ... b",
        4,
        3,
        "everything before this `...` may be missing",
        "take a `?` before it out, or the `...` into the group",
    );
    refuses(
        "a ... (b)?",
        3,
        3,
        "everything behind this `...` may be missing",
        "take a `?` behind it out, or the `...` into the group",
    );
    let dots = "write `..` or `...`, and a blank behind a word that ends in a dot";
    refuses("a .... b", 3, 4, "a gap is two or three dots", dots);
    refuses("a ...? b", 6, 1, "`?` cannot stand behind `...`", "take the `?` out: a gap may be empty as it is");
    refuses("<count>? b", 8, 1, "`?` cannot stand behind `<count>`", "write `(<count>)?`");
    refuses("$talks? b", 7, 1, "`?` cannot stand behind `$talks`", "write `($talks)?`");
    refuses("sign*? b", 6, 1, "`?` cannot stand behind `*`", "write `(sign*)?`");
    let star = "`*` stands behind the beginning of one word, as in `sign*`";
    refuses("(a|b)* c", 6, 1, "`*` cannot stand behind `(a|b)`", star);
    refuses("<count>* c", 8, 1, "`*` cannot stand behind `<count>`", star);
    refuses(
        "a * c",
        3,
        1,
        "no word stands before this `*`",
        "put it right behind the beginning of a word, or write `\\*` for the sign itself",
    );
    refuses("si*gn c", 3, 1, "`*` stands inside of a word", "it is the beginning of one word: nothing follows the `*`");
    refuses(
        "12* c",
        3,
        1,
        "`*` needs the beginning of a word before it",
        "put it right behind letters, as in `sign*`, or write `\\*` for the sign itself",
    );
    refuses(
        "? c",
        1,
        1,
        "nothing stands before this `?`",
        "put it right behind a word or group, or write `\\?` for the sign itself",
    );
    refuses("c \\", 3, 1, "nothing stands behind this `\\`", "take it out, or write `\\\\` for the sign itself");
    let deep = format!("{}a{}", "(".repeat(17), ")".repeat(17));
    refuses(&deep, 17, 1, "groups are nested deeper than 16 levels", "write several phrases");
    refuses("Łódź (b", 6, 1, "this `(` is never closed", &format!("close it with `)`, or write `\\(` {sign}"));
}

#[test]
fn word_lists_hold_words_alone() {
    let says = |item: &str| {
        let mut problems = Problems::default();
        assert_eq!(parse_list_item(&node(item), &mut problems), None, "in {item:?}");
        problems.0.into_iter().map(|problem| problem.what).collect::<Vec<_>>()
    };
    assert_eq!(says("<count> people"), ["a word list holds words alone"]);
    assert_eq!(says("the $talks"), ["a word list cannot hold another list"]);
}

#[test]
fn a_broken_list_is_told_once() {
    let mut problems = Problems::default();
    assert_eq!(parse(&node("in $broken"), &lists(), &mut problems).map(|phrase| phrase.items), None);
    assert_eq!(problems, Problems::default());
}

#[test]
fn phrases_that_cannot_answer() {
    let count = (Kind::Count, None, false);
    unfit("<count> people", Use::Answer, count, "");
    unfit("(<count>|<count> or so) people", Use::Answer, count, "");
    unfit("many people", Use::Answer, count, "this phrase holds no `<count>`, so it gives no answer");
    unfit(
        "(<count>)? people",
        Use::Answer,
        count,
        "this phrase can match without `<count>`, so it gives no answer then",
    );
    unfit(
        "<count> of <count> people",
        Use::Answer,
        count,
        "this phrase holds `<count>` twice, and one of them is the answer",
    );
    unfit("<count> of <count:all> people", Use::Answer, count, "");
    unfit("<count> or <count> people", Use::Answer, (Kind::Count, None, true), "");
    unfit("<choice> <count>", Use::Answer, count, "`<choice>` has nothing to read in a slot of kind `count`");
    unfit("<yes-no> a", Use::Unless, count, "`<yes-no>` has nothing to read in a slot of kind `count`");
    unfit("killed", Use::Unless, count, "");
    let office = (Kind::Title, Some(Kind::Person), false);
    unfit("<title> <person>", Use::Answer, office, "");
    unfit("the <title>", Use::Answer, office, "this phrase holds no `<person>`, and the slot asks `each: person`");
    unfit(
        "the <title> (<person>)?",
        Use::Answer,
        office,
        "this phrase can match without `<person>`, and the slot asks `each: person`",
    );
    unfit(
        "<title> <person> and <person>",
        Use::Answer,
        office,
        "this phrase holds `<person>` twice, and one of them is the key",
    );
    unfit("<title>", Use::Unless, office, "");
    let attended = (Kind::YesNo, Some(Kind::Person), false);
    unfit("<person> came", Use::Says, attended, "");
    unfit("somebody came", Use::Says, attended, "this phrase holds no `<person>`, and the slot asks `each: person`");
}

#[test]
fn phrases_that_nothing_starts() {
    let slow = "no word of this phrase has to be there, so every sentence would have to be tried";
    let name = (Kind::Person, None, false);
    unfit("<person>", Use::Answer, name, slow);
    unfit("the? <person>", Use::Answer, name, slow);
    unfit("(the|a)? <person>, <person:other>", Use::Answer, name, slow);
}

#[test]
fn other_mentions_are_named() {
    let mut problems = Problems::default();
    let node = node("<count> (on <date>)? at <date:start>");
    let mut read = parse(&node, &lists(), &mut problems).unwrap();
    check(&mut read, &node, Use::Answer, (Kind::Count, None, false), &mut problems);
    assert_eq!(problems, Problems::default());
    assert_eq!(shown(&read.items), "<count> (on <date:date>|) at <date:start>");
}

proptest! {
    #[test]
    fn nothing_panics(phrase in r#"([a-zA-Z0-9 .,?*|()<>$\\:'’…–é-]|<count>|\$talks|\.\.\.){0,40}"#) {
        let mut problems = Problems::default();
        let node = node(&phrase);
        let read = parse(&node, &lists(), &mut problems);
        prop_assert!(read.is_some() || !problems.0.is_empty() || phrase.contains("$broken"));
        for problem in &problems.0 {
            prop_assert!(!problem.render(false).is_empty());
        }
    }
}
