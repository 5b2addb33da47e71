//! Every mistake that the table of keys can have, with what is told of it.

use super::tests::{FORM, refuses};

/// Refuses the small file with one piece of it replaced.
#[track_caller]
pub(super) fn wrong(from: &str, to: &str, expected: &[&str]) {
    assert!(FORM.contains(from), "{from:?} is no part of the file");
    refuses(&FORM.replacen(from, to, 1), expected);
}

#[test]
fn keys() {
    wrong("rules: 1\n", "", &["1:1 a rule file needs the key `rules` -> add `rules:`. The version of the format: 1."]);
    wrong(
        "rules: 1",
        "rules: 2",
        &["1:8 this file is written in version 2 of the format, and this program reads version 1 -> write it like `1`"],
    );
    wrong(
        "rules: 1",
        "rules: one",
        &["1:8 `rules` takes the version of the format, which `one` is not -> write it like `1`"],
    );
    wrong("rules: 1", "rulse: 1", &["1:1 `rulse` is no key of a rule file -> did you mean `rules`?"]);
    wrong(
        "rules: 1",
        "rules: 1\nauthor: Kim",
        &[
            "2:1 `author` is no key of a rule file -> its keys are `rules`, `pack`, `about`, `asked`, `words` and `slots`",
        ],
    );
    wrong("    kind: choice", "    knid: choice", &["7:5 `knid` is no key of a slot -> did you mean `kind`?"]);
    wrong(
        "    kind: choice",
        "    kind: choice\n    phrases: [a]",
        &["8:5 `phrases` is no key of a slot -> `phrases` is a key of `find`"],
    );
    wrong(
        "    question: How did they meet?\n",
        "",
        &["5:3 `form` needs the key `question` -> add `question:`. The question in words, for the reader of a report."],
    );
    wrong("    kind: choice\n", "", &["5:3 `form` needs the key `kind` -> add `kind:`. The type of the answer."]);
    wrong("      phrases:", "      phrase:", &["14:7 `phrase` is no key of `find` -> did you mean `phrases`?"]);
    wrong(
        "      wording:",
        "      name: x\n      wording:",
        &["9:7 `name` is no key of `read` -> did you mean `names`?"],
    );
    wrong(
        "          accept: [f",
        "          acept: [f",
        &["12:11 `acept` is no key of an answer of `wording` -> did you mean `accept`?"],
    );
    wrong(
        "        gives: in person",
        "        give: in person",
        &["18:9 `give` is no key of an example -> did you mean `gives`?"],
    );
    wrong(
        "    examples:\n",
        "    compare: { changes: { way: up } }\n    examples:\n",
        &[
            "16:25 `changes` needs the key `direction` -> add `direction:`. Which way it moves.",
            "16:27 `way` is no key of `changes` -> its keys are `direction`, `settle`, `stale_after` and `into`",
        ],
    );
    wrong(
        "    examples:\n",
        "    pairs:\n      - { one: remote, other: remote, ar: same }\n    examples:\n",
        &["17:39 `ar` is no key of a pair -> did you mean `are`?"],
    );
    wrong(
        "    examples:\n",
        "    report: { conflcit: off }\n    examples:\n",
        &["16:15 `conflcit` is no key of `report` -> did you mean `conflict`?"],
    );
    wrong(
        "    examples:\n",
        "    report: { conflict: loud }\n    examples:\n",
        &["16:25 `conflict` cannot be `loud` -> write `error`, `warning`, `note` or `off`"],
    );
    wrong(
        "slots:\n  form:",
        "slots:\n  form:\n    colour: red\n  form:",
        &[
            "5:3 `form` needs the key `question` -> add `question:`. The question in words, for the reader of a report.",
            "6:5 `colour` is no key of a slot -> its keys are `question`, `kind`, `each`, `of`, `many`, `priority`, `find`, `read`, `compare`, `expected`, `report`, `examples`, `pairs`, `note`, `link`, `extends` and `off`",
            "7:3 `form` stands here a second time; the first is in line 5 -> take one of the two out, or give it another name",
        ],
    );
    wrong(
        "    kind: choice",
        "    kind: choice\n    kind: title",
        &[
            "8:5 `kind` stands here a second time; the first is in line 7 -> take one of the two out, or give it another name",
        ],
    );
}

#[test]
fn types() {
    wrong(
        "    question: How did they meet?",
        "    question:",
        &["6:13 nothing is written for `question` -> write it, or take the line out"],
    );
    wrong(
        "    question: How did they meet?",
        "    question: [How, did, they]",
        &[
            "6:15 YAML reads a list here because of the `[`, and `question` takes words -> put quotes around the whole: `\"[How, did, they]\"`",
        ],
    );
    wrong(
        "    question: How did they meet?",
        "    question: \"\"",
        &["6:15 nothing is written for `question` -> write it, or take the line out"],
    );
    wrong(
        "    question: How did they meet?",
        "    question: {how: did}",
        &[
            "6:15 YAML reads a map here because of the `{`, and `question` takes words -> put quotes around the whole: `\"{how: did}\"`",
        ],
    );
    wrong("    kind: choice", "    kind: choise", &["7:11 `kind` cannot be `choise` -> did you mean `choice`?"]);
    wrong(
        "    kind: choice",
        "    kind: number",
        &[
            "7:11 `kind` cannot be `number` -> write `count`, `quantity`, `money`, `percent`, `date`, `duration`, `time`, `title`, `person`, `place`, `organisation`, `choice`, `yes-no` or `text`",
        ],
    );
    wrong(
        "    kind: choice",
        "    kind: choice\n    many: maybe",
        &["8:11 `many` takes `true` or `false`, which `maybe` is not -> write it like `true`"],
    );
    wrong(
        "    kind: choice",
        "    kind: choice\n    many: yes",
        &["8:11 `many` takes `true` or `false`, which `yes` is not -> write it like `true`"],
    );
    wrong(
        "    kind: choice",
        "    kind: choice\n    priority: high",
        &["8:15 `priority` takes a whole number, which `high` is not -> write it like `10`, `-1`"],
    );
    wrong(
        "    kind: choice",
        "    kind: choice\n    priority: 99999999999",
        &["8:15 `priority` takes a whole number, which `99999999999` is not -> write it like `10`, `-1`"],
    );
    wrong(
        "    kind: choice",
        "    kind: choice\n    each: number",
        &["8:11 `each` cannot be `number` -> write `date`, `title`, `person`, `place` or `organisation`"],
    );
    wrong(
        "    kind: choice",
        "    kind: choice\n    each: count",
        &["8:11 `each` cannot be `count` -> write `date`, `title`, `person`, `place` or `organisation`"],
    );
    wrong(
        "    find:\n      phrases:\n        - $meet (was)? <choice>\n",
        "    find: $meet (was)? <choice>\n",
        &[
            "13:11 `find` takes keys with values, and words stand here -> write `phrases`, `says_yes`, `says_no`, `says_unsure`, `says_one`, `says_two`, `says_besides`, `otherwise`, `less`, `everyone`, `from`, `about`, `unless`, `look_in` or `regex` with a colon behind it",
        ],
    );
    wrong(
        "      phrases:\n        - $meet (was)? <choice>\n",
        "      phrases: $meet (was)? <choice>\n",
        &["14:16 `phrases` takes a list, and words stand here -> begin each item on a line of its own with `- `"],
    );
    wrong(
        "      phrases:\n        - $meet (was)? <choice>\n",
        "      phrases:\n",
        &["14:14 nothing is written for `phrases` -> write the items under it, each on a line that begins with `- `"],
    );
    wrong(
        "      phrases:\n        - $meet (was)? <choice>\n",
        "      phrases: []\n",
        &["14:16 the list of `phrases` is empty -> write an item, or take the key out"],
    );
    wrong(
        "    find:\n      phrases:\n        - $meet (was)? <choice>\n",
        "    find:\n",
        &[
            "13:9 nothing is written for `find` -> write under it `phrases`, `says_yes`, `says_no`, `says_unsure`, `says_one`, `says_two`, `says_besides`, `otherwise`, `less`, `everyone`, `from`, `about`, `unless`, `look_in` or `regex`",
        ],
    );
    wrong(
        "    find:\n      phrases:\n        - $meet (was)? <choice>\n",
        "",
        &["5:3 `form` needs the key `find` -> add `find:`. Where the answer is found."],
    );
    wrong(
        "      phrases:\n        - $meet (was)? <choice>\n",
        "      unless:\n        - a\n",
        &["14:7 nothing under `find` can answer `form` -> write `phrases:` with a list of phrases"],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - $meet (was)? <choice>\n        - [a, b]",
        &[
            "16:11 YAML reads a list here because of the `[`, and `phrases` takes words -> put quotes around the whole: `\"[a, b]\"`",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - $meet (was)? <choice>\n        -",
        &["16:10 nothing is written for `phrases` -> write it, or take the line out"],
    );
    wrong(
        "  meet: [met, meeting]",
        "  meet: met",
        &["3:9 `meet` takes a list, and words stand here -> begin each item on a line of its own with `- `"],
    );
    wrong(
        "  meet: [met, meeting]",
        "  meet: []",
        &["3:9 the list of `meet` is empty -> write an item, or take the key out"],
    );
    wrong(
        "  meet: [met, meeting]",
        "  my words: [met]\n  meet: [met]",
        &[
            "3:3 `my words` cannot name a word list -> a name has letters, digits, `-` and `_`, and no blanks: `my-words`",
        ],
    );
    wrong(
        "words:\n  meet: [met, meeting]",
        "words: [met, meeting]",
        &[
            "2:8 `words` takes keys with values, and a list stands here -> write the name of a word list with a colon behind it",
        ],
    );
    wrong(
        "slots:\n  form:",
        "slots:\n  the form:",
        &["5:3 `the form` cannot name a slot -> a name has letters, digits, `-` and `_`, and no blanks: `the-form`"],
    );
    wrong(
        "        gives: in person",
        "        gives:",
        &["18:14 nothing is written for `gives` -> write it, or take the line out"],
    );
    wrong(
        "        gives: in person",
        "        gives: in person\n        published: yesterday",
        &["19:20 `published` takes a day, which `yesterday` is not -> write it like `2024-04-01`"],
    );
    wrong(
        "        gives: in person",
        "        gives: in person\n        published: 2024-02-30",
        &["19:20 `2024-02-30` is no day of the calendar -> write it like `2024-04-01`"],
    );
    wrong(
        "        gives: in person",
        "        gives: in person\n        published: 99999-01-01",
        &["19:20 the year 99999 lies behind 9999, the last that is read -> write it like `2024-04-01`"],
    );
    wrong(
        "    examples:\n",
        "    compare: { tolerance: some }\n    examples:\n",
        &["16:27 `tolerance` takes a tolerance, which `some` is not -> write it like `none`, `5%`, `10`, `1 day`"],
    );
    wrong(
        "    examples:\n",
        "    compare: { attributed: never }\n    examples:\n",
        &["16:28 `attributed` cannot be `never` -> write `apart` or `together`"],
    );
    wrong(
        "    examples:\n",
        "    compare: { changes: { direction: sideways } }\n    examples:\n",
        &["16:38 `direction` cannot be `sideways` -> write `up`, `down` or `any`"],
    );
    wrong(
        "    examples:\n",
        "    compare: { changes: { direction: up, settle: soon } }\n    examples:\n",
        &[
            "16:50 `settle` takes a length of time in hours or days, which `soon` is not -> write it like `6 hours`, `1 day`",
        ],
    );
    wrong(
        "    examples:\n",
        "    compare: 5%\n    examples:\n",
        &[
            "16:14 `compare` takes keys with values, and words stand here -> write `tolerance`, `attributed`, `several`, `period`, `changes`, `round` or `more` with a colon behind it",
        ],
    );
    wrong(
        "      wording:",
        "      names: losse\n      wording:",
        &["9:14 `names` cannot be `losse` -> did you mean `loose`?"],
    );
    wrong(
        "      wording:",
        "      weekday: last\n      wording:",
        &["9:16 `weekday` cannot be `last` -> write `by-tense`, `before`, `after` or `nearest`"],
    );
    wrong(
        "      wording:",
        "      order: us\n      wording:",
        &["9:14 `order` cannot be `us` -> write `day-month` or `month-day`"],
    );
    wrong(
        "      phrases:",
        "      look_in: [headlines]\n      phrases:",
        &["14:17 `look_in` cannot be `headlines` -> did you mean `headline`?"],
    );
    wrong(
        "        remote:",
        "        remote: [online]",
        &[
            "10:17 `remote` takes keys with values, and a list stands here -> write `accept`, `flag`, `under` or `for` with a colon behind it",
        ],
    );
    wrong(
        "    examples:\n      - text: They met in person.\n        gives: in person\n      - text: They met.\n        gives: nothing\n",
        "    examples: none\n",
        &["16:15 `examples` takes a list, and words stand here -> begin each item on a line of its own with `- `"],
    );
    wrong(
        "      - text: They met.\n        gives: nothing",
        "      - They met.",
        &[
            "19:9 an example takes keys with values, and words stand here -> write `text`, `gives`, `published`, `by`, `because` or `known_gap` with a colon behind it",
        ],
    );
    wrong(
        "rules: 1",
        "- rules: 1\n#",
        &[
            "1:1 a rule file takes keys with values, and a list stands here -> write `rules`, `pack`, `about`, `asked`, `words` or `slots` with a colon behind it",
            "3:1 this line is indented like nothing above it -> line it up with the lines that it belongs to",
            "5:1 this line is indented like nothing above it -> line it up with the lines that it belongs to",
        ],
    );
}

#[test]
fn meaning() {
    wrong(
        "        gives: in person",
        "        gives: by letter",
        &["18:16 `by letter` is none of the choices of this slot -> the choices are `remote`, `in person`"],
    );
    wrong(
        "        gives: in person",
        "        gives: [in person, remote]",
        &["18:16 `form` has one answer, and a list stands here -> write one value, or add `many: true` to the slot"],
    );
    wrong(
        "        gives: in person",
        "        gives: { Ana Belo: in person }",
        &[
            "18:16 `form` asks for one answer, and answers by key stand here -> write the value alone, or add `each:` to the slot",
        ],
    );
    wrong(
        "      - text: They met.\n        gives: nothing\n",
        "",
        &["17:7 `form` has one example, and two are the least -> add a sentence that comes near and `gives: nothing`"],
    );
    wrong(
        "        gives: nothing",
        "        gives: remote",
        &["17:7 no example of `form` gives nothing -> add a sentence that comes near and `gives: nothing`"],
    );
    wrong(
        "        gives: in person",
        "        gives: nothing",
        &["17:7 every example of `form` gives nothing -> add a sentence that gives an answer"],
    );
    wrong(
        "    examples:\n",
        "    pairs:\n      - { one: remote, other: by letter, are: conflict }\n    examples:\n",
        &["17:31 `by letter` is none of the choices of this slot -> the choices are `remote`, `in person`"],
    );
    wrong(
        "    examples:\n",
        "    pairs:\n      - { one: remote, other: remote, are: equal }\n    examples:\n",
        &[
            "17:44 `are` cannot be `equal` -> write `conflict`, `inconsistent`, `off-reference`, `reversed`, `weekday`, `apart`, `spelling`, `label`, `stale`, `updated`, `timing`, `attributed`, `derived`, `compatible`, `omitted`, `unclear`, `single`, `same` or `incomparable`",
        ],
    );
    wrong(
        "    examples:\n",
        "    expected: by letter\n    examples:\n",
        &["16:15 `by letter` is none of the choices of this slot -> the choices are `remote`, `in person`"],
    );
    wrong(
        "    examples:\n",
        "    expected: { value: remote, from: the ministry, as_of: 2024-04-02, until: 2024-04-01 }\n    examples:\n",
        &["16:78 `until` (2024-04-01) lies before `as_of` (2024-04-02) -> put the later day under `until`"],
    );
    wrong(
        "    read:\n      wording:\n        remote:\n        in person:\n          accept: [face to face]\n",
        "",
        &[
            "7:11 `form` is a choice without choices -> list them under `read:`, `wording:`, each as a key",
            "13:16 `in person` is none of the choices of this slot -> declare the choices under `read: wording:`",
        ],
    );
    wrong(
        "          accept: [face to face]",
        "          under: online",
        &["12:18 there is no answer `online` in `wording` -> add it to the answers: `online:`"],
    );
    wrong(
        "          accept: [face to face]",
        "          under: in person",
        &["12:18 `in person` lies under itself -> declare the more general answer first"],
    );
    wrong(
        "        remote:\n",
        "        remote:\n          under: in person\n",
        &[
            "11:18 `remote` lies under `in person`, which is declared behind it -> declare the more general answer first",
        ],
    );
    wrong(
        "          accept: [face to face]",
        "          accept: [Remote]",
        &["12:20 `Remote` stands for `remote` already -> keep one of the two"],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - $meet (was)?",
        &["15:11 this phrase holds no `<choice>`, so it gives no answer -> write `<choice>` where the answer stands"],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - ($meet)? (<choice>)?",
        &[
            "15:11 this phrase can match without `<choice>`, so it gives no answer then -> put `<choice>` into every alternative, and no `?` behind it",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - $meets <choice>",
        &["15:11 there is no word list `meets` -> did you mean `$meet`?"],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - $meet <coice>",
        &["15:17 `coice` is no kind of mention -> did you mean `<choice>`?"],
    );
    wrong(
        "      phrases:\n        - $meet",
        "      says_yes:\n        - $meet",
        &[
            "15:9 `form` is of kind `choice`, and only a yes-no slot is told yes or no -> write `phrases:` that hold the answer, or `kind: yes-no`",
        ],
    );
    wrong(
        "      phrases:",
        "      regex: 'by (\\w+'\n      phrases:",
        &["14:14 this is no regular expression: unclosed group -> write a `\\` before signs that stand for themselves"],
    );
    wrong(
        "      phrases:",
        "      regex: by (\\w+)\n      phrases:",
        &["14:14 this regular expression has no group `value` -> put `(?<value>…)` around the answer"],
    );
    wrong(
        "      phrases:",
        "      regex: (?<value>\\w*)\n      phrases:",
        &["14:14 this regular expression matches where nothing stands -> write `+` for `*`"],
    );
    wrong(
        "      phrases:",
        "      regex: (?<key>\\w+) by (?<value>\\w+)\n      phrases:",
        &[
            "14:14 this regular expression has a group `key`, and the slot has no `each:` -> take the name off, or add `each:` to the slot",
        ],
    );
    wrong(
        "      phrases:",
        "      regex: (?<value>\\w{1000}){1000}\n      phrases:",
        &["14:14 this regular expression is too large -> use smaller repetitions"],
    );
    wrong(
        "    examples:\n",
        "    of: people\n    examples:\n",
        &["16:9 `of` has no meaning for a slot of kind `choice` -> take it out; it belongs to `count`"],
    );
    wrong(
        "    examples:\n",
        "    compare: { round: off }\n    examples:\n",
        &[
            "16:23 `round` has no meaning for a slot of kind `choice` -> take it out; it belongs to `count`, `quantity`, `money`, `percent`, `duration`",
        ],
    );
    wrong(
        "    examples:\n",
        "    compare: { tolerance: 5% }\n    examples:\n",
        &[
            "16:27 a slot of kind `choice` cannot have the tolerance `5%` -> take it out: only figures and dates have one",
        ],
    );
    wrong(
        "      wording:",
        "      weekday: before\n      wording:",
        &["9:16 `weekday` has no meaning for a slot of kind `choice` -> take it out; it belongs to `date`"],
    );
    wrong(
        "    kind: choice",
        "    kind: choice\n    extends: fro",
        &[
            "8:14 there is no slot `fro` to extend -> name a slot of an earlier file, or a slot of a pack as `pack/slot`",
        ],
    );
    wrong(
        "    kind: choice",
        "    kind: yes-no",
        &[
            "10:9 `wording` has no meaning for a slot of kind `yes-no` -> take it out; it names choices, titles and other answers in words",
            "15:9 `form` is answered with yes or no, and `phrases` hold answers -> write them under `says_yes`, `says_no` or `says_unsure`",
            "18:16 `in person` cannot be read as yes or no -> write `yes`, `no` or `unsure`",
        ],
    );
    wrong(
        "    kind: choice",
        "    kind: choice\n    each: person",
        &[
            "16:11 this phrase holds no `<person>`, and the slot asks `each: person` -> write `<person>` where the person stands that the answer is about",
            "19:16 `form` asks for one answer for each person, and none is named here -> name whom the answer is about: `Ana Belo: in person`",
        ],
    );
    wrong(
        "    kind: choice",
        "    kind: title\n    each: title",
        &[
            "8:11 answer and key are both `title`, and no phrase could tell them apart -> take `each:` out, or ask for another kind",
        ],
    );
}
