use proptest::prelude::*;

use super::{RuleFile, read_rules, read_rules_with};
use crate::problem::Problems;
use crate::rule::{About, Class, Direction, Gives, Item, Level, LookIn, RuleSet, Slot, check_expected, read_story};
use crate::source::Role;
use crate::value::date::Grain;
use crate::value::{DayOrder, Kind, Names, Tolerance, WeekdayRule};

fn file(name: &str, text: &str) -> RuleFile {
    RuleFile::new(name, text)
}

/// Problems as `line:column what -> hint`.
fn told(problems: &Problems) -> Vec<String> {
    let one = |problem: &crate::problem::Problem| {
        let place = problem.place.as_ref().map_or(String::new(), |place| {
            let (line, column) = place.line_column();
            format!("{line}:{column} ")
        });
        format!("{place}{} -> {}", problem.what, problem.hint.as_deref().unwrap_or(""))
    };
    problems.0.iter().map(one).collect()
}

#[track_caller]
pub(super) fn refuses(text: &str, expected: &[&str]) {
    let problems = read_rules(&[file("a.rules.yaml", text)]).expect_err("a mistake");
    assert_eq!(told(&problems), expected);
}

#[track_caller]
fn accepts(text: &str) -> RuleSet {
    read_rules(&[file("a.rules.yaml", text)]).unwrap_or_else(|problems| panic!("{problems}"))
}

pub(super) const FORM: &str = "\
rules: 1
words:
  meet: [met, meeting]
slots:
  form:
    question: How did they meet?
    kind: choice
    read:
      wording:
        remote:
        in person:
          accept: [face to face]
    find:
      phrases:
        - $meet (was)? <choice>
    examples:
      - text: They met in person.
        gives: in person
      - text: They met.
        gives: nothing
";

#[test]
fn the_file_is_right() {
    let rules = accepts(FORM);
    assert_eq!(rules.slots.len(), 1);
    assert_eq!(rules.slots[0].kind, Kind::Choice);
}

const FULL: &str = "\
# yaml-language-server: $schema=rules.schema.json
rules: 1
pack: harbour
words:
  pier: [pier, old pier, landing stage]
slots:
  day:
    question: On which day was <place> reached?
    kind: date
    each: place
    priority: 5
    find:
      look_in: [headline, body, captions]
      phrases:
        - <place> ... reached on <date>
      unless:
        - rehears*
      regex: '(?<key>[A-Z][a-z]+) \\((?<value>\\d{4}-\\d\\d-\\d\\d)\\)'
    read:
      weekday: before
      order: day-month
      grain: week
      names: strict
    compare:
      tolerance: 1 day
      attributed: together
    report:
      apart: error
      single: \"off\"
    examples:
      - text: Nothing of the kind.
        gives: nothing
      - text: They came early.
        gives: unclear
        published: 2024-04-02
        by: the harbour master
        because: nobody says when
        known_gap: no place is named
    note: Ask the harbour master.
    link: https://example.org/day
  form:
    question: How did they meet?
    kind: choice
    many: true
    find:
      phrases: [met <choice>, '<choice> at the $pier']
    read:
      wording:
        remote:
          accept: [virtual, online]
          flag: remotely
        video conference:
          under: remote
          for: [Ana Belo]
        in person:
    expected: { value: [remote, in person], from: the ministry, link: https://example.org, as_of: 2024-04-01, until: 2024-05-01 }
    examples:
      - text: They met online.
        gives: [remote]
      - text: They met.
        gives: nothing
    pairs:
      - one: virtual
        other: in person
        are: conflict
        one_published: 2024-04-01
        other_published: 2024-04-02
        because: they are two things
  held:
    question: Was it held?
    kind: yes-no
    find:
      says_yes: [was held, took place]
      says_no: [was (not|never) held]
      says_unsure: [may have been held]
    compare:
      changes: { direction: up, settle: 6 hours, stale_after: 1 day }
    expected: yes
    examples:
      - text: It was held.
        gives: yes
      - text: It was never held.
        gives: no
      - text: It rained.
        gives: nothing
";

#[test]
fn every_key_is_read() {
    let rules = accepts(FULL);
    let [day, form, held] = &rules.slots[..] else { panic!("three slots") };

    assert_eq!(
        (day.id.as_str(), day.pack.as_deref(), day.kind, day.each),
        ("day", Some("harbour"), Kind::Date, Some(Kind::Place))
    );
    assert_eq!((day.question.as_str(), day.priority, day.many), ("On which day was <place> reached?", 5, false));
    assert_eq!(day.find.look_in, [LookIn::Headline, LookIn::Body, LookIn::Captions]);
    assert_eq!((day.find.phrases.len(), day.find.unless.len(), day.find.regex.len()), (1, 1, 1));
    assert!(day.find.regex[0].for_text("Lund (2024-04-01)").is_some_and(|regex| regex.is_match("Lund (2024-04-01)")));
    assert_eq!((day.weekday, day.order, day.grain), (WeekdayRule::Before, Some(DayOrder::DayMonth), Some(Grain::Week)));
    assert_eq!((day.terms.names, day.terms.tolerance), (Names::Strict, Tolerance::Days(1)));
    assert!(!day.attributed_apart);
    assert_eq!(day.report, [(Class::Apart, Level::Error), (Class::Single, Level::Off)].into());
    assert_eq!((&day.examples[0].gives, &day.examples[1].gives), (&Gives::Nothing, &Gives::Unclear));
    let example = &day.examples[1];
    assert_eq!(example.text, "They came early.");
    assert_eq!(example.published, Some(jiff::civil::date(2024, 4, 2)));
    assert_eq!(example.by.as_deref(), Some("the harbour master"));
    assert_eq!(example.because.as_deref(), Some("nobody says when"));
    assert_eq!(example.known_gap.as_deref(), Some("no place is named"));
    assert_eq!(example.place.line_column(), (33, 9));
    assert_eq!(day.note.as_deref(), Some("Ask the harbour master."));
    assert_eq!(day.link.as_deref(), Some("https://example.org/day"));
    assert_eq!(day.place.line_column(), (7, 3));

    assert!(form.many && form.attributed_apart);
    let wording: Vec<_> =
        form.terms.wording.0.iter().map(|entry| (entry.canonical.as_str(), entry.under.as_deref())).collect();
    assert_eq!(wording, [("remote", None), ("video conference", Some("remote")), ("in person", None)]);
    assert_eq!(form.terms.wording.0[0].accept, ["virtual", "online"]);
    assert_eq!(form.terms.wording.0[0].flag, ["remotely"]);
    assert_eq!(form.terms.wording.0[1].only_for, ["Ana Belo"]);
    let expected = &form.expected[0];
    let written: Vec<&str> = expected.values.iter().map(|literal| literal.written.as_str()).collect();
    assert_eq!((written, expected.from.as_deref()), (vec!["remote", "in person"], Some("the ministry")));
    assert_eq!(
        (expected.as_of, expected.until),
        (Some(jiff::civil::date(2024, 4, 1)), Some(jiff::civil::date(2024, 5, 1)))
    );
    let pair = &form.pairs[0];
    assert_eq!(
        (pair.one.written.as_str(), pair.other.written.as_str(), pair.are),
        ("virtual", "in person", Class::Conflict)
    );
    assert_eq!(
        (pair.one_published, pair.other_published),
        (Some(jiff::civil::date(2024, 4, 1)), Some(jiff::civil::date(2024, 4, 2)))
    );
    let Item::Group(pier) = &form.find.phrases[1].items[3] else { panic!("a word list") };
    assert_eq!(pier.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 2]);
    assert_eq!(form.find.phrases[1].written, "<choice> at the $pier");

    assert_eq!((held.find.says_yes.len(), held.find.says_no.len(), held.find.says_unsure.len()), (2, 1, 1));
    let changes = held.changes.as_ref().unwrap();
    assert_eq!(
        (changes.direction, changes.settle_hours, changes.stale_after_hours),
        (Direction::Up, Some(6), Some(24))
    );
    let Gives::Values(values) = &held.examples[1].gives else { panic!("a value") };
    assert_eq!(values[0].written, "no");
}

const TOLL: &str = "\
rules: 1
slots:
  toll:
    question: How many people were hurt?
    kind: count
    of: people
    find:
      phrases:
        - <count> (badly)? (people|aid workers) hurt
        - hurt <count>
    read:
      hedges:
        about: 10%
        give or take: about
    compare:
      tolerance: 5%
      round: off
    examples:
      - text: Some 40 people hurt.
        gives: about 40
      - text: All went home.
        gives: nothing
";

#[test]
fn what_a_count_is_compared_on() {
    let rules = accepts(TOLL);
    let toll = &rules.slots[0];
    assert_eq!(
        (toll.terms.of.as_deref(), &toll.terms.nouns[..]),
        (Some("people"), &["people".into(), "workers".into()][..])
    );
    assert_eq!((toll.terms.tolerance, toll.terms.exact), (Tolerance::Percent(5.into()), true));
    assert!(!toll.hedges.is_shipped() && toll.hedges == toll.terms.hedges);
    refuses(
        &TOLL.replace("about: 10%", "about: wide"),
        &[
            "13:16 `about: wide` is neither a width (`10%`), a hedge (`about`) nor what the words hold (`24 to 60`) -> write `about: 10%`, or words and what they mean, such as `give or take: about`",
        ],
    );
    refuses(
        &TOLL.replace("gives: about 40", "gives: about forty of a sort"),
        &[
            "20:16 `about forty of a sort` cannot be read as a count: only `about forty` is understood -> write a count such as `about 50,000`",
        ],
    );
    refuses(
        &TOLL.replace("tolerance: 5%", "tolerance: 1 day"),
        &["16:18 a slot of kind `count` cannot have the tolerance `1 day` -> write `5%` or `10`"],
    );
}

#[test]
fn units_are_known_by_any_of_their_words() {
    let with = |unit: &str| {
        TOLL.replace("kind: count\n    of: people", "kind: duration")
            .replace("<count>", "<duration>")
            .replace("      hedges:", &format!("      unit: {unit}\n      hedges:"))
            .replace("gives: about 40", "gives: about 40 hours")
    };
    for unit in ["hour", "hours", "h"] {
        assert_eq!(accepts(&with(unit)).slots[0].unit.as_deref(), Some("hour"), "{unit}");
    }
    refuses(&with("huor"), &["11:13 `huor` is no unit that is known here -> did you mean `hour`?"]);
    let of_money = |unit: &str| with(unit).replace("duration", "money").replace("40 hours", "40 dollars");
    for unit in ["dollars", "$"] {
        assert_eq!(accepts(&of_money(unit)).slots[0].unit.as_deref(), Some("$"), "{unit}");
    }
    refuses(
        &of_money("dolars"),
        &["11:13 `dolars` is no unit that is known here -> write a currency such as `dollars` or `EUR`"],
    );
    refuses(
        &with("hour").replace("duration", "percent").replace("40 hours", "40%"),
        &[
            "11:13 `unit` has no meaning for a slot of kind `percent` -> take it out; it belongs to `quantity`, `money`, `duration`",
        ],
    );
}

#[test]
fn answers_by_key() {
    let text = FORM
        .replace("kind: choice", "kind: title\n    each: person")
        .replace("<choice>", "<title> <person>")
        .replace(
            "    read:\n      wording:\n        remote:\n        in person:\n          accept: [face to face]\n",
            "",
        )
        .replace("gives: in person", "gives: { Ana Belo: Finance Minister, Lund: mayor }");
    let Gives::Keyed(keyed) = &accepts(&text).slots[0].examples[0].gives else { panic!("answers by key") };
    let shown: Vec<_> = keyed.iter().map(|(key, values)| (key.as_str(), values[0].written.as_str())).collect();
    assert_eq!(shown, [("Ana Belo", "Finance Minister"), ("Lund", "mayor")]);
    refuses(
        &text.replace("Ana Belo:", "the minister:"),
        &[
            "14:18 `the minister` cannot be read as a person, which `form` asks for -> write a person such as `Ana Belo`",
        ],
    );
    refuses(
        &text.replace("gives: { Ana Belo: Finance Minister, Lund: mayor }", "gives: mayor"),
        &[
            "14:16 `form` asks for one answer for each person, and none is named here -> name whom the answer is about: `Ana Belo: mayor`",
        ],
    );
}

#[test]
fn words_stay_as_written() {
    let text = FORM.replace("kind: choice", "kind: text").replace("<choice>", "<text>").replace(
        "    read:\n      wording:\n        remote:\n        in person:\n          accept: [face to face]\n",
        "",
    );
    for written in ["no", "yes", "1.20", "007", "\"007\"", "'no'", "0x1F", "1e3", "null", "2024-04-01"] {
        let rules = accepts(&text.replace("gives: in person", &format!("gives: {written}")));
        let Gives::Values(values) = &rules.slots[0].examples[0].gives else { panic!("a value") };
        assert_eq!(values[0].written, written.trim_matches(['\'', '"']));
    }
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    assert_eq!(accepts(&format!("\u{feff}{FORM}")).slots.len(), 1);
    assert_eq!(accepts(&FORM.replace('\n', "\r\n")).slots.len(), 1);
    let wrong = format!("\u{feff}{FORM}").replace("kind: choice", "kind: choise");
    refuses(&wrong.replace('\n', "\r\n"), &["7:11 `kind` cannot be `choise` -> did you mean `choice`?"]);
}

#[test]
fn several_files() {
    let other = FORM.replace("  form:\n", "  way:\n");
    let rules = read_rules(&[file("a", FORM), file("b", &other)]).unwrap();
    assert_eq!(rules.slots.iter().map(|slot| slot.id.as_str()).collect::<Vec<_>>(), ["form", "way"]);
    let problems = read_rules(&[file("a", FORM), file("b", FORM)]).unwrap_err();
    assert_eq!(
        told(&problems),
        [
            "5:3 `form` is a slot already, in line 5 of `a` -> give it another id, or add `extends: form` to change the first"
        ]
    );
    let problems = read_rules(&[
        file("a", &FORM.replace("kind: choice", "kind: choise")),
        file("b", &other.replace("<choice>", "<coice>")),
    ]);
    let places: Vec<String> =
        problems.unwrap_err().0.iter().map(|problem| problem.place.as_ref().unwrap().file.to_string()).collect();
    assert_eq!(places, ["a", "b"]);
}

#[test]
fn a_slot_extends_another() {
    let base = FORM.replace("rules: 1", "rules: 1\npack: talks");
    let over = "rules: 1\nslots:\n  form:\n    extends: talks/form\n    question: In which form?\n    find:\n      unless:\n        - last week\n";
    let rules = read_rules(&[file("a", &base), file("b", over)]).unwrap();
    let [form] = &rules.slots[..] else { panic!("one slot") };
    assert_eq!((form.question.as_str(), form.find.phrases.len(), form.find.unless.len()), ("In which form?", 1, 1));
    assert_eq!((form.examples.len(), form.place.file.as_ref()), (2, "b"));
    assert!(matches!(&form.find.phrases[0].items[0], Item::Group(_)), "the list of the first file is used");

    let beside = over.replace("  form:", "  second-form:");
    let rules = read_rules(&[file("a", &base), file("b", &beside)]).unwrap();
    assert_eq!(rules.slots.iter().map(|slot| slot.id.as_str()).collect::<Vec<_>>(), ["form", "second-form"]);
    let rules = read_rules_with(&[file("b", &beside)], &|| vec![file("a", &base)]).unwrap();
    assert_eq!(rules.slots.iter().map(|slot| slot.id.as_str()).collect::<Vec<_>>(), ["second-form"]);

    let off = "rules: 1\nslots:\n  form:\n    extends: form\n    off: true\n";
    assert_eq!(read_rules(&[file("a", &base), file("b", off)]).unwrap().slots.len(), 0);
    let off = off.replace("    extends: form\n", "");
    assert_eq!(read_rules(&[file("a", &base), file("b", &off)]).unwrap().slots.len(), 0);
    let problems = read_rules(&[file("a", &base), file("b", &off.replace("form", "from"))]).unwrap_err();
    assert_eq!(told(&problems), ["3:3 there is no slot `from` to extend -> did you mean `form`?"]);

    let problems = read_rules(&[file("a", &base), file("b", &over.replace("talks/form", "talks/fom"))]).unwrap_err();
    assert_eq!(told(&problems), ["4:14 there is no slot `talks/fom` to extend -> did you mean `talks/form`?"]);
}

#[test]
fn slots_that_others_name_are_there() {
    let files = |less: &str| {
        let hurt = TOLL
            .replace("  toll:", "  hurt:")
            .replace("        - hurt <count>\n", &format!("        - hurt <count>\n      less: {less}\n"));
        let hurt = hurt.trim_start_matches("rules: 1\nslots:\n");
        format!("{TOLL}{hurt}")
    };
    let ids = |slots: &[Slot]| slots.iter().map(|slot| slot.id.clone()).collect::<Vec<_>>();
    let mut rules = accepts(&files("toll"));
    assert_eq!((ids(&rules.slots), ids(&rules.silent)), (vec!["toll".into(), "hurt".into()], Vec::new()));
    rules.ask(|slot| slot.id == "hurt");
    assert_eq!((ids(&rules.slots), ids(&rules.silent)), (vec!["hurt".into()], vec!["toll".into()]));
    let off = file("off", "rules: 1\nslots:\n  toll:\n    off: true\n");
    let rules = read_rules(&[file("a", &files("toll")), off]).unwrap();
    assert_eq!((ids(&rules.slots), ids(&rules.silent)), (vec!["hurt".into()], vec!["toll".into()]));
    refuses(&files("tol"), &["31:13 there is no other slot `tol` -> did you mean `toll`?"]);
    refuses(&files("hurt"), &["31:13 there is no other slot `hurt` -> name another slot of these files"]);
}

const AGES: &str = "\
rules: 1
slots:
  age:
    question: How old is <person>?
    kind: quantity
    each: person
    find:
      phrases:
        - <person>, <quantity>,
    examples:
      - text: Ana Belo, 42, swam.
        gives: {Ana Belo: 42 years old}
      - text: Ana Belo swam.
        gives: nothing
  hurt:
    question: Who was hurt?
    kind: person
    many: true
    find:
      phrases:
        - <person> was hurt
    examples:
      - text: Ana Belo was hurt.
        gives: [Ana Belo]
      - text: Ana Belo swam.
        gives: nothing
  hurt-age:
    question: How old were those who were hurt?
    kind: quantity
    many: true
    find:
      from: age
      about: hurt
    examples:
      - text: Ana Belo was hurt. Ms Belo, 42, swam.
        gives: [42 years old]
      - text: Ana Belo, 42, swam.
        gives: nothing
";

#[test]
fn answers_that_are_taken_over() {
    let of = |rules: &RuleSet| rules.slots[2].find.about.clone().unwrap();
    let about = About { from: "age".to_owned(), of: "hurt".to_owned() };
    assert_eq!(of(&accepts(AGES)), about);
    let mut rules = accepts(AGES);
    rules.ask(|slot| slot.id == "hurt-age");
    assert_eq!((rules.slots.len(), rules.silent.len()), (1, 2));

    // What is needed may stand in a library.
    let at = AGES.find("  hurt-age:").unwrap();
    let (base, own) = (file("a", &AGES[..at]), file("b", &format!("rules: 1\nslots:\n{}", &AGES[at..])));
    let rules = read_rules_with(std::slice::from_ref(&own), &|| vec![base.clone()]).unwrap();
    assert_eq!((rules.slots.len(), rules.silent.len()), (1, 2));
    let missing = ["8:13 there is no other slot `age`", "9:14 there is no other slot `hurt`"];
    let problems = read_rules(&[own]).unwrap_err();
    assert_eq!(told(&problems), missing.map(|what| format!("{what} -> name another slot of these files")));

    let wrong = |from: &str, to: &str, told: &str| refuses(&AGES.replace(from, to), &[told]);
    wrong(
        "      about: hurt\n",
        "",
        "32:13 of whose answers `hurt-age` takes those `from` another slot is not told -> write `about:` with the slot that \
         names them",
    );
    wrong(
        "      from: age\n",
        "",
        "32:14 which answers `hurt-age` takes over is not told -> write `from:` with a slot that has keys",
    );
    wrong(
        "from: age",
        "from: hurt",
        "32:13 the answers of `hurt` are of another kind than those of `hurt-age` -> name a slot of the same `kind`",
    );
    wrong(
        "about: hurt",
        "about: age",
        "33:14 the answers of `age` are not about what `age` names -> name a slot whose `kind` is the `each` of the other",
    );
}

#[test]
fn nothing_to_read() {
    let empty = "1:1 this file holds no rules -> begin with `rules: 1`, then `slots:`";
    for text in ["", "\n\n", "# a comment\n", "\u{feff}", "---\n", "   \t  \n"] {
        refuses(text, &[empty]);
    }
}

#[test]
fn bombs_are_refused() {
    let mut bomb = String::from("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
    for (from, to) in "abcdefgh".chars().zip("bcdefghi".chars()) {
        let items = vec![format!("*{from}"); 10].join(", ");
        bomb.push_str(&format!("{to}: &{to} [{items}]\n"));
    }
    refuses(
        &bomb,
        &["5:7 this file has more than 200000 parts, aliases written out -> split it, or use fewer aliases"],
    );
    let flow = format!("a: {}", "[".repeat(10_000));
    refuses(&flow, &["1:68 lists and maps are nested too deep here -> write it flatter"]);
    let block: String = (0..10_000).map(|depth| format!("{}a:\n", " ".repeat(depth.min(200)))).collect();
    assert!(read_rules(&[file("a", &block)]).is_err());
    let deep_by_alias = format!("a: &a {0}x{1}\nb: {0}*a{1}\n", "[".repeat(40), "]".repeat(40));
    refuses(&deep_by_alias, &["2:44 lists and maps are nested deeper than 64 levels here -> write it flatter"]);
    let huge = format!("rules: 1\npack: \"{}\"\n", "x".repeat(50 << 20));
    refuses(&huge, &["1:1 this file is larger than 4 MB, the most that is read -> split it into several files"]);
    let long = format!("rules: 1\npack: \"{}\"\n", "x".repeat(1 << 20));
    refuses(&long, &["2:7 these words are longer than 64 kB, the most that is read -> shorten them"]);
    let many: String = (0..120_000).map(|at| format!("k{at}: 1\n")).collect();
    refuses(
        &many,
        &["100001:1 this file has more than 200000 parts, aliases written out -> split it, or use fewer aliases"],
    );
}

const STORY: &str = "\
story: 1
title: Talks by the sea
published: 2024-04-01
sources:
  one:
    file: one.txt
    outlet: The Harbour
    role: peer
  two:
    file: two.txt
    copy_of: one
expected:
  form: in person
";

#[test]
fn a_story_is_read() {
    let text = STORY.replace("title:", "packs: [people, meetings]\nrules: own.rules.yaml\ntitle:").replace(
        "role: peer",
        "role: draft\n    published: 2024-04-02\n    url: https://example.org\n    title: Talks end",
    );
    let story = read_story(&file("story.yaml", &text)).unwrap();
    assert_eq!(story.title.as_deref(), Some("Talks by the sea"));
    assert_eq!(story.published, Some(jiff::civil::date(2024, 4, 1)));
    assert_eq!(
        (&story.packs[..], &story.rules[..]),
        (&["people".into(), "meetings".into()][..], &["own.rules.yaml".into()][..])
    );
    let [one, two] = &story.sources[..] else { panic!("two sources") };
    assert_eq!((one.id.as_str(), one.file.as_str(), one.outlet.as_deref()), ("one", "one.txt", Some("The Harbour")));
    assert_eq!(
        (one.role, one.published, one.copy_of.as_deref()),
        (Role::Draft, Some(jiff::civil::date(2024, 4, 2)), None)
    );
    assert_eq!((one.url.as_deref(), one.title.as_deref()), (Some("https://example.org"), Some("Talks end")));
    assert_eq!((two.id.as_str(), two.role, two.copy_of.as_deref()), ("two", Role::Peer, Some("one")));
    assert_eq!(one.file_place.line_column(), (8, 11));
}

#[test]
fn what_a_story_expects_is_read_by_its_slots() {
    let rules = accepts(FORM);
    let read = |text: &str| check_expected(&read_story(&file("story.yaml", text)).unwrap(), &rules);
    let expected = read(STORY).unwrap();
    assert_eq!((expected[0].0.as_str(), expected[0].1.values[0].written.as_str()), ("form", "in person"));
    let says = |text: &str| told(&read(text).unwrap_err());
    assert_eq!(
        says(&STORY.replace("  form: in person", "  from: in person")),
        ["13:3 `from` is no slot of the rules of this story -> did you mean `form`?"]
    );
    assert_eq!(
        says(&STORY.replace("  form: in person", "  form: by letter")),
        ["13:9 `by letter` is none of the choices of this slot -> the choices are `remote`, `in person`"]
    );
    assert_eq!(
        says(&STORY.replace("  form: in person", "  form: { Ana Belo: in person }")),
        [
            "13:9 `form` asks for one answer, and answers by key stand here -> write the value alone, or add `each:` to the slot"
        ]
    );
}

#[track_caller]
fn wrong_story(from: &str, to: &str, expected: &[&str]) {
    assert!(STORY.contains(from), "{from:?} is no part of the file");
    let problems = read_story(&file("story.yaml", &STORY.replacen(from, to, 1))).unwrap_err();
    assert_eq!(told(&problems), expected);
}

#[test]
fn mistakes_of_story_files() {
    wrong_story(
        "story: 1\n",
        "",
        &["1:1 a story file needs the key `story` -> add `story:`. The version of the format: 1."],
    );
    wrong_story(
        "story: 1",
        "story: 3",
        &["1:8 this file is written in version 3 of the format, and this program reads version 1 -> write it like `1`"],
    );
    wrong_story(
        "story: 1",
        "story: 1\nsuorces: a",
        &["2:1 `suorces` is no key of a story file -> did you mean `sources`?"],
    );
    wrong_story(
        "story: 1",
        "rules: 1",
        &["1:1 a story file needs the key `story` -> add `story:`. The version of the format: 1."],
    );
    wrong_story(
        "published: 2024-04-01",
        "published: 1 April",
        &["3:12 `published` takes a day, which `1 April` is not -> write it like `2024-04-01`"],
    );
    wrong_story(
        "published: 2024-04-01",
        "published: 2024-04-31",
        &["3:12 `2024-04-31` is no day of the calendar -> write it like `2024-04-01`"],
    );
    wrong_story(
        "published: 2024-04-01",
        "published: 99999-01-01",
        &["3:12 the year 99999 lies behind 9999, the last that is read -> write it like `2024-04-01`"],
    );
    wrong_story(
        "    file: one.txt\n",
        "",
        &["5:3 `one` needs the key `file` -> add `file:`. The file, from the folder of the story file."],
    );
    wrong_story(
        "    role: peer",
        "    role: editor",
        &["8:11 `role` cannot be `editor` -> write `peer`, `draft` or `reference`"],
    );
    wrong_story(
        "    copy_of: one",
        "    copy_of: on",
        &["11:14 `on` without quotes is the value true to YAML -> put quotes around it: `\"on\"`"],
    );
    wrong_story(
        "    copy_of: one",
        "    copy_of: agency",
        &["11:14 there is no source `agency` -> name the id of another source of this story"],
    );
    wrong_story(
        "    copy_of: one",
        "    copy_of: two",
        &["11:14 `two` is a copy of itself -> take one `copy_of:` out of the circle"],
    );
    wrong_story(
        "    role: peer",
        "    copy_of: two",
        &[
            "8:14 `one` is a copy of itself -> take one `copy_of:` out of the circle",
            "11:14 `two` is a copy of itself -> take one `copy_of:` out of the circle",
        ],
    );
    wrong_story(
        "    outlet: The Harbour",
        "    oulet: The Harbour",
        &["7:5 `oulet` is no key of a source -> did you mean `outlet`?"],
    );
    wrong_story(
        "  two:\n",
        "  one:\n",
        &[
            "9:3 `one` stands here a second time; the first is in line 5 -> take one of the two out, or give it another name",
        ],
    );
    wrong_story(
        "  one:\n",
        "  yes:\n",
        &[
            "5:3 the key `yes` without quotes is the value true to YAML -> put quotes around it: `\"yes\":`",
            "11:14 there is no source `one` -> name the id of another source of this story",
        ],
    );
    wrong_story(
        "    outlet: The Harbour",
        "    outlet: The Harbour: Daily",
        &[
            "7:24 a colon with a blank behind it makes a key to YAML, and no key can stand here -> put quotes around the words that hold the colon",
        ],
    );
    wrong_story(
        "expected:\n  form: in person\n",
        "expected: in person\n",
        &[
            "12:11 `expected` takes keys with values, and words stand here -> write the name of a slot with a colon behind it",
        ],
    );
    wrong_story(
        "  form: in person",
        "  form:",
        &["13:7 nothing is written for `form` -> write it, or take the line out"],
    );
    wrong_story(
        "  form: in person",
        "  form: { value: in person, who: me }",
        &["13:29 `who` is no key of `expected` -> its keys are `value`, `from`, `link`, `as_of` and `until`"],
    );
    wrong_story(
        "  form: in person",
        "  form: { Ana Belo: { value: in person, as_of: soon } }",
        &["13:48 `as_of` takes a day, which `soon` is not -> write it like `2024-04-01`"],
    );
    wrong_story(
        "  two:\n    file: two.txt\n    copy_of: one\n",
        "  two: two.txt\n",
        &[
            "9:8 `two` takes keys with values, and words stand here -> write `file`, `outlet`, `published`, `role`, `copy_of`, `url` or `title` with a colon behind it",
        ],
    );
    wrong_story(
        "title: Talks by the sea",
        "title: [Talks]",
        &[
            "2:8 YAML reads a list here because of the `[`, and `title` takes words -> put quotes around the whole: `\"[Talks]\"`",
        ],
    );
    wrong_story(
        "title: Talks by the sea",
        "packs: []",
        &["2:8 the list of `packs` is empty -> write an item, or take the key out"],
    );
}

proptest! {
    #[test]
    fn nothing_panics_on_any_text(text in ".{0,200}") {
        let _ = read_rules(&[file("a", &text)]);
        let _ = read_story(&file("a", &text));
    }

    #[test]
    fn nothing_panics_on_a_changed_file(at in 0..FULL.len(), length in 0..40_usize, put in "[-:#\\[\\]{},&*!|>'\"%@` \\t\\n\u{feff}aé]{0,6}") {
        let floor = |mut at: usize| { while !FULL.is_char_boundary(at) { at -= 1; } at };
        let (from, to) = (floor(at), floor((at + length).min(FULL.len())));
        let text = format!("{}{put}{}", &FULL[..from], &FULL[to..]);
        if let Err(problems) = read_rules(&[file("a", &text)]) {
            prop_assert!(problems.has_error());
            for problem in &problems.0 {
                prop_assert!(problem.hint.is_some(), "{problem}");
                prop_assert!(!problem.render(false).is_empty());
            }
        }
    }
}

#[test]
fn large_files_are_read_in_linear_time() {
    let slot = FORM.split_once("  form:\n").unwrap().1;
    let mut text = FORM.split_once("  form:\n").unwrap().0.to_owned();
    for at in 0..3_000 {
        text.push_str(&format!("  form-{at}:\n{slot}"));
    }
    assert_eq!(accepts(&text).slots.len(), 3_000);
    let problems = read_rules(&[file("a", &text.replace("<choice>", "<coice>"))]).unwrap_err();
    assert_eq!((problems.0.len(), problems.0[200].what.as_str()), (201, "2800 more mistakes are not shown"));
}
