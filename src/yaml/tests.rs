use std::sync::Arc;

use proptest::prelude::*;

use super::read::read_whole;
use super::{Data, File, Node, plain, read};
use crate::problem::Problems;

fn tree(text: &str) -> (Node, Problems) {
    let mut problems = Problems::default();
    let file = Arc::new(File { name: "a".into(), text: text.into() });
    let tree = read(&file, &mut problems);
    (tree.root, problems)
}

/// A tree in one line: words in their style, places as `@line:column`.
fn shown(node: &Node) -> String {
    let (line, column) = node.place().line_column();
    let inside = match &node.data {
        Data::Empty => "-".to_owned(),
        Data::Refused => "!".to_owned(),
        Data::Scalar { text, style } => format!("{style:?}({text})"),
        Data::List(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(" ")),
        Data::Map(entries) => {
            let entries = entries.iter().map(|entry| format!("{}: {}", entry.key, shown(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
        }
    };
    format!("{inside}@{line}:{column}")
}

#[track_caller]
fn reads(text: &str, expected: &str) {
    let (root, problems) = tree(text);
    assert_eq!(problems, Problems::default(), "{problems}");
    assert_eq!(shown(&root), expected, "in {text:?}");
}

/// The whole of a tree with every place.
fn spelt(node: &Node) -> String {
    let inside = match &node.data {
        Data::List(items) => items.iter().map(spelt).collect::<Vec<_>>().join(" "),
        Data::Map(entries) => {
            let entry = |entry: &super::Entry| {
                format!("{:?} {:?} {:?}: {}", entry.key, entry.key_span, entry.key_style, spelt(&entry.value))
            };
            entries.iter().map(entry).collect::<Vec<_>>().join(", ")
        }
        words => format!("{words:?}"),
    };
    format!("({} {inside} {:?})", node.what(), node.span)
}

/// Whether the fast reader takes a text; where it does, it reads it as the whole grammar does, and nothing is the matter with it.
#[track_caller]
fn is_plain(text: &str) -> bool {
    let file = Arc::new(File { name: "a".into(), text: text.into() });
    let Some(root) = plain::read(&file) else { return false };
    let mut problems = Problems::default();
    let tree = read_whole(&file, &mut problems);
    assert_eq!(problems, Problems::default(), "in {text:?}");
    assert_eq!(spelt(&root), spelt(&tree.root), "in {text:?}");
    true
}

#[test]
fn plain_yaml_is_read_fast() {
    for text in [
        "a: b\n",
        "a: b",
        "# about\n\na: b  # why\nc:   # why\n  # more\n\n  d e: f, g (h)?\n\n",
        "a:\n  - b ... (c|d)* $e\n  - <count> 's f\n  - 'g: h'\n  - \"i, # j\"\nk: l",
        "a:\n    - b: c\n      d: 12:30\n    -   e: f\n        g: {}\nh: [i, \"j, k\", l m]\nn: [ o ]\n",
        "- a\n- b: c\n  d:\n   - e\n   - f\n- g",
        "a: Łódź’s “mayor” – 5€\nb: 1.20\n",
        "a: []\nb: no\nc: it's\nd: e#f\n",
    ] {
        assert!(is_plain(text), "{text:?}");
    }
}

#[test]
fn other_yaml_is_left_to_the_whole_grammar() {
    for text in [
        "",
        "# a\n",
        "a",
        "a:\n",
        "a:\nb: c",
        "a: b\n c",
        "a: b: c",
        "a: |\n  b\n",
        "a: &b c\n",
        "a: *b",
        "a: !b c",
        "a: #3\n",
        "a: b #c\n",
        "a:#b\n",
        "a: b\na: c\n",
        "a:\n- b\n",
        "a:\n  b: c\n d: e\n",
        "a:\n  - b\n c: d\n",
        "a: [b,c]\n",
        "a: [b, c,]\n",
        "a: [b: c]\n",
        "a: [b\n, c]\n",
        "a: {b: c}\n",
        "a: 'b''c'\n",
        "a: \"b\\n\"\n",
        "a: 'b' c\n",
        "a: 'b\n",
        "a: \"b\" #c\n",
        "a: ? b\n",
        "- - a\n",
        "-\n  a\n",
        "- a\n  b\n",
        "- a: b\n c: d\n",
        "a: ---\n",
        "--- a\n",
        "a: b\n...\n",
        "\ta: b\n",
        "a:\tb\n",
        "a: b\r\n",
        "a: \u{85}b\n",
        "a: b\u{feff}\n",
        "'a': b\n",
        "a : b\n",
        "a: - b\n",
        "a: `b`\n",
        "a: @b\n",
        "a: %b\n",
    ] {
        let file = Arc::new(File { name: "a".into(), text: text.into() });
        assert!(plain::read(&file).is_none(), "{text:?}");
    }
}

/// What the file holds in the span of a part of the words under `a`.
#[track_caller]
fn points(text: &str, words: &str, expected: &str) {
    let (root, problems) = tree(text);
    assert_eq!(problems, Problems::default(), "{problems}");
    let node = root.get("a").unwrap();
    let start = node.text().unwrap().find(words).unwrap();
    let span = node.span_within(start, start + words.len());
    assert_eq!(&text[span.range()], expected, "in {text:?}");
}

#[test]
fn trees() {
    reads("a: b", "{a: Plain(b)@1:4}@1:1");
    reads("a:\n  - b\n  - 'c d'\n", "{a: [Plain(b)@2:5 Quoted(c d)@3:5]@2:3}@1:1");
    reads("a: {b: [1, 'x'], c: ~}", "{a: {b: [Plain(1)@1:9 Quoted(x)@1:12]@1:8 c: Plain(~)@1:21}@1:4}@1:1");
    reads("a: |\n  b\n  c\n", "{a: Block(b\nc\n)@2:3}@1:1");
    reads("a: &x [b]\nc: *x\n", "{a: [Plain(b)@1:8]@1:7 c: [Plain(b)@1:8]@1:7}@1:1");
    reads("\u{feff}a: b", "{a: Plain(b)@1:5}@1:2");
    reads("# only a comment\n", "-@1:1");
}

#[test]
fn parts_of_words_point_into_the_file() {
    points("a: one two", "two", "two");
    points("a: 'it''s two'", "two", "two");
    points("a: 'it''s two'", "'s", "''s");
    points(r#"a: "\u00e9t\u00e9 two""#, "two", "two");
    points(r#"a: "a \"b\" two""#, "b", "b");
    points("a: one\n  two three", "three", "three");
    points("a: >\n  one\n  two three\n", "three", "three");
    points("a: |\n  one\n\n  Łódź two\n", "two", "two");
}

#[test]
fn lines_behind_a_mistake_are_read() {
    let (root, problems) = tree("a: b: c\nd: e\nf: \"g\" h\ni: j\n");
    assert_eq!(shown(&root), "{d: Plain(e)@2:4 i: Plain(j)@4:4}@2:1");
    let lines: Vec<_> = problems.0.iter().map(|problem| problem.place.as_ref().unwrap().line_column()).collect();
    assert_eq!(lines, [(1, 5), (3, 8)]);
}

proptest! {
    #[test]
    fn what_is_read_fast_is_read_alike(text in r#"(a: |b:|c d|\(e\|f\)\?|'g'|"h"|\[|\]|, |,|- |: |# | #|\n|\n|\n  |\n  |\n    |\n  - |\n    - | |é|’|:|\{\}|\.\.\.|---|\t|\||>|x: y|k: \n  ){0,24}"#) {
        is_plain(&text);
    }

    #[test]
    fn what_is_read_fast_in_blocks_is_read_alike(
        lines in proptest::collection::vec((0..5usize, r#"(- )?(- )?([a-d]:)?( ([a-d]|'e'|\[f, g\]|h i|\{\}|-|# j|#k))?"#), 0..8)
    ) {
        let line = |(indent, words): &(usize, String)| format!("{}{words}\n", " ".repeat(*indent));
        is_plain(&lines.iter().map(line).collect::<String>());
    }

    #[test]
    fn any_text_gives_a_tree_or_problems(text in r#"([a-z é#'"|>&*!%@`{}\[\],?:.-]|: |- |\n|\n  |\t|\u{feff}|---\n){0,80}"#) {
        let (root, problems) = tree(&text);
        let empty = text.lines().all(|line| line.trim().is_empty());
        prop_assert!(!matches!(root.data, Data::Refused) || !problems.0.is_empty() || empty);
        prop_assert!(root.span.end as usize <= text.len());
        for problem in &problems.0 {
            prop_assert!(!problem.render(false).is_empty());
        }
        if let Some(words) = root.text() {
            for (at, _) in words.char_indices() {
                let span = root.span_within(at, words.len());
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}
