//! What YAML takes for something else than was meant, with what is told of it.

use super::mistakes::wrong;

#[test]
fn traps_of_yaml() {
    wrong(
        "        gives: in person",
        "        gives: 12:30:45",
        &[
            "18:16 `12:30:45` without quotes is the number 45045 to YAML, which counts in sixties -> put quotes around it: `\"12:30:45\"`",
        ],
    );
    wrong(
        "    examples:\n",
        "    pairs:\n      - { one: about 50,000, other: remote, are: same }\n    examples:\n",
        &[
            "17:16 a comma inside `{ }` ends a value: YAML read `about 50` and then a key `000` without one -> put quotes around it: `\"about 50,000\"`",
        ],
    );
    wrong(
        "    examples:\n",
        "    pairs:\n      - { one: remote, other: #3, are: same }\n    examples:\n",
        &[
            "17:31 `#3` begins a comment to YAML, and the words from here on are lost -> put quotes around the words that hold it: `\"#3\"`",
        ],
    );
    wrong(
        "        gives: in person",
        "        gives: #3",
        &[
            "18:16 `#3` begins a comment to YAML, and the words from here on are lost -> put quotes around it: `\"#3\"`; a comment has a blank behind the `#`",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - resolution #3 <choice>",
        &[
            "15:22 `#3` begins a comment to YAML, and the words from here on are lost -> put quotes around it: `\"resolution #3 <choice>\"`; a comment has a blank behind the `#`",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - \"$meet\" <choice>",
        &[
            "15:19 more words stand behind the closing quotation mark -> put single quotes around the whole: `'\"$meet\" <choice>'`",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - <choice> meetings: two",
        &[
            "15:11 YAML reads `<choice> meetings` as a key because of the colon behind it, and `phrases` takes words -> put quotes around the whole: `\"<choice> meetings: two\"`",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - *meet <choice>",
        &["15:11 words that begin with `*` are an alias to YAML -> put quotes around them: \"*meet <choice>\""],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - *meet",
        &[
            "15:11 a `*` in front of a word is an alias to YAML, and nothing is called `&meet` -> put quotes around it (`\"*meet\"`); for a beginning of a word write `meet*`",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - %meet <choice>",
        &["15:11 YAML lets no words begin with `%` -> put quotes around them: \"%meet <choice>\""],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - @meet <choice>",
        &["15:11 YAML lets no words begin with `@` -> put quotes around them: \"@meet <choice>\""],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - `meet` <choice>",
        &["15:11 YAML lets no words begin with a backtick -> put quotes around them: \"`meet` <choice>\""],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - [meet] <choice>",
        &["15:18 more words stand behind the closing bracket -> put quotes around the whole: \"[meet] <choice>\""],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - {meet} <choice>",
        &["15:18 more words stand behind the closing bracket -> put quotes around the whole: \"{meet} <choice>\""],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - !meet <choice>",
        &[
            "15:11 a word that begins with `!` is a tag to YAML, and none has a meaning here -> put quotes around the words, or take the tag out",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - &meet <choice>",
        &[
            "15:11 `&meet` gives these words a name for aliases, and no alias uses it -> put quotes around the words, or take the name out",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - $meet\n          <choice>",
        &[
            "15:11 these words go on over the next line, and YAML makes one phrase of both -> write one phrase a line, each behind a `- `",
        ],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "\t- $meet <choice>",
        &["15:1 a tab stands here, and YAML indents with spaces only -> put spaces in place of the tab"],
    );
    wrong(
        "        - $meet (was)? <choice>",
        "        - $meet (was)? <choice>\n       - $meet <choice>",
        &["16:8 this line is indented like nothing above it -> line it up with the lines that it belongs to"],
    );
    wrong(
        "  meet: [met, meeting]",
        "  meet: [met, no]",
        &["3:15 `no` without quotes is the value false to YAML -> put quotes around it: `\"no\"`"],
    );
    wrong(
        "  meet: [met, meeting]",
        "  meet: [over 50,000 people, met]",
        &[
            "3:10 a comma inside `[ ]` ends an item: YAML read `over 50` and `000 people` -> put quotes around it: `\"over 50,000 people\"`",
        ],
    );
    wrong(
        "        remote:",
        "        no:",
        &["10:9 the key `no` without quotes is the value false to YAML -> put quotes around it: `\"no\":`"],
    );
    wrong(
        "        remote:",
        "        on:\n        remote:",
        &["10:9 the key `on` without quotes is the value true to YAML -> put quotes around it: `\"on\":`"],
    );
    wrong(
        "  meet: [met, meeting]",
        "  meet: [met, meeting]\n  off: [a]",
        &["4:3 the key `off` without quotes is the value false to YAML -> put quotes around it: `\"off\":`"],
    );
    wrong(
        "    question: How did they meet?",
        "    question: How: did they meet?",
        &[
            "6:18 a colon with a blank behind it makes a key to YAML, and no key can stand here -> put quotes around the words that hold the colon",
        ],
    );
    wrong(
        "    question: How did they meet?",
        "    question: 'How did they meet?",
        &["6:15 this quotation mark is never closed -> close it, or put quotes of the other kind around the whole"],
    );
    wrong(
        "    question: How did they meet?",
        "    question: \"How \\d did they meet?\"",
        &["6:15 this backslash means nothing inside double quotes -> use single quotes, or write `\\\\`"],
    );
    wrong(
        "rules: 1",
        "rules: 1\n---\nrules: 1",
        &["2:1 a second document begins here; a file holds one -> take the line `---` out, or make two files"],
    );
    wrong(
        "rules: 1",
        "%YAML 1.2\n---\nrules: 1",
        &[
            "1:1 a line that begins with `%` is an instruction to YAML, which has no place here -> take it out, or indent the words and put quotes around them",
        ],
    );
    wrong(
        "    question: How did they meet?",
        "    question: How did they meet?\n     kind: x",
        &[
            "7:10 a colon with a blank behind it makes a key to YAML, and no key can stand here -> put quotes around the words that hold the colon",
        ],
    );
    wrong(
        "  meet: [met, meeting]",
        "  meet: [met, meeting",
        &["3:9 this `[` is never closed -> close it, or put quotes around the words that it begins"],
    );
    wrong(
        "    question: How did they meet?",
        "    question: ~",
        &["6:15 `~` without quotes is nothing to YAML -> put quotes around it: `\"~\"`"],
    );
    wrong(
        "        gives: nothing",
        "        gives: nothing\n      - text: They met.\n        gives: remote\n        by: null",
        &["23:13 `null` without quotes is nothing to YAML -> put quotes around it: `\"null\"`"],
    );
    wrong(
        "    kind: choice",
        "    ? [a, b]\n    : c\n    kind: choice",
        &["7:7 a list stands where a key is meant -> a key is one or a few words; quote what begins with `[` or `{`"],
    );
}
