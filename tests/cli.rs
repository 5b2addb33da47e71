//! The command line as users meet it: what it says of input that it cannot use, and what it does all the same.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use tempfile::TempDir;

/// What came of a command: its status, and what it printed.
struct Ran {
    status: i32,
    out: String,
    err: String,
}

/// A folder with these files; a path that ends in `/` is an empty folder.
fn desk(files: &[(&str, &[u8])]) -> TempDir {
    let desk = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let whole = desk.path().join(path);
        if path.ends_with('/') {
            fs::create_dir_all(whole).unwrap();
        } else {
            fs::create_dir_all(whole.parent().unwrap()).unwrap();
            fs::write(whole, bytes).unwrap();
        }
    }
    desk
}

fn run(desk: &Path, arguments: &[&str]) -> Ran {
    let output = Command::cargo_bin("factdiff").unwrap().current_dir(desk).args(arguments).output().unwrap();
    Ran {
        status: output.status.code().expect("the program ends by itself"),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

const RULES: &str = "rules: 1
slots:
  homeless:
    question: How many people lost their homes?
    kind: count
    of: people
    find:
      phrases:
        - <count> people ... (homeless|homes)
    examples:
      - text: Some 400 people were left homeless.
        gives: about 400
      - text: The flood cost 400 dollars.
        gives: nothing
  bridge:
    question: Did the bridge hold?
    kind: yes-no
    find:
      says_yes:
        - bridge held
    examples:
      - text: The bridge held.
        gives: yes
      - text: The bridge fell.
        gives: nothing
";
const GAZETTE: &[u8] = b"The flood left 1,000 people homeless. The bridge held.";
const HERALD: &[u8] = b"The flood left 2,000 people homeless.";

#[test]
fn what_a_story_expects_of_a_slot_that_is_left_out_does_not_matter() {
    let story = "story: 1\nsources:\n  a:\n    file: a.txt\nexpected:\n  homeless: 3,000\n  bridge: yes\n";
    let desk = desk(&[("a.txt", GAZETTE), ("story.yaml", story.as_bytes()), ("f.rules.yaml", RULES.as_bytes())]);
    let both = run(desk.path(), &["check", ".", "--format", "jsonl"]);
    assert_eq!((both.status, both.err.as_str()), (1, ""));
    let one = run(desk.path(), &["check", ".", "--only", "bridge", "--format", "jsonl"]);
    assert_eq!((one.status, one.err.as_str()), (0, ""));
    assert!(both.out.contains("off-reference") && !one.out.contains("off-reference"), "{}", one.out);
    let unknown = run(desk.path(), &["check", ".", "--only", "bridges"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.err.contains("did you mean `bridge`?"), "{}", unknown.err);
}

/// What a check says of these files and paths, beside a story that is as it should be: its status, and the first line of
/// every problem.
#[track_caller]
fn says(files: &[(&str, &[u8])], paths: &[&str], status: i32, expected: &[&str]) {
    let rules = [("f.rules.yaml", RULES.as_bytes()), ("good/gazette.txt", GAZETTE), ("good/herald.txt", HERALD)];
    let files: Vec<(&str, &[u8])> = rules.into_iter().chain(files.iter().copied()).collect();
    let desk = desk(&files);
    let ran = run(desk.path(), &[&["check", "--rules", "f.rules.yaml"], paths].concat());
    let problem = |line: &&str| line.starts_with("error: ") || line.starts_with("warning: ");
    assert_eq!((ran.status, ran.err.lines().filter(problem).collect::<Vec<_>>()), (status, expected.to_vec()));
    assert_eq!(ran.out.is_empty(), status == 2, "{}", ran.out);
}

#[test]
fn paths_that_cannot_be_used() {
    says(&[], &["good"], 1, &[]);
    says(&[("e/", b"")], &["e"], 2, &["error: the folder `e` holds no article"]);
    says(&[], &["gone.txt", "good", "lost"], 2, &["error: `gone.txt` is missing", "error: `lost` is missing"]);
    says(&[], &["good/herald.txt/x"], 2, &["error: `good/herald.txt/x` is missing: its path leads through a file"]);
    says(&[], &[&"x".repeat(400)], 2, &["error: a path is longer than any that a file can have"]);
    says(&[], &["--rules", "good", "good"], 2, &["error: `good` holds no rule file"]);
    says(&[], &["--pack", "peopel", "good"], 2, &["error: there is no pack `peopel`"]);
    says(
        &[],
        &["--output", "json=gone/r.json", "good"],
        2,
        &["error: `gone/r.json` cannot be written: no such file or directory"],
    );
}

#[test]
fn files_that_are_no_articles() {
    says(&[("a.txt", b"")], &["a.txt", "good"], 2, &["error: `a.txt` is empty"]);
    says(&[("a.txt", b"PK\x03\x04\x00\x00")], &["a.txt"], 2, &["error: `a.txt` is a zip archive, not text"]);
    says(&[("a.txt", b"One \x00 two")], &["a.txt"], 2, &["error: `a.txt` is binary, not text"]);
    says(&[("good/a.txt", b"")], &["good"], 1, &["warning: `good/a.txt` is empty"]);
    says(&[("good/.git/a.txt", b"x"), ("good/README.md", b"x"), ("good/README", b"x")], &["good"], 1, &[]);
    says(
        &[("good/far.txt", b"Date: 99999-01-01\n\nNo more.")],
        &["good"],
        1,
        &["warning: the date `99999-01-01` of `good/far.txt` is not used, because there is no such year"],
    );
    says(&[("rain.txt", b"It rained.")], &["rain.txt"], 2, &["error: no source answers any slot"]);
}

#[test]
fn two_sources_of_one_name() {
    says(
        &[("good/herald.md", HERALD)],
        &["good"],
        2,
        &["error: `good/herald.md` and `good/herald.txt` would both be the source `herald`"],
    );
    says(
        &[("good/herald.md", HERALD)],
        &["good/herald.md", "good/herald.txt"],
        2,
        &["error: `good/herald.md` and `good/herald.txt` are both the source `herald` of the story `good`"],
    );
    says(&[("more/herald.txt", GAZETTE)], &["more/herald.txt", "good/herald.txt"], 1, &[]);
}

#[test]
fn marks_and_line_ends_change_nothing() {
    let plain = "The flood left 1,000 people homeless.\nThe bridge held.\n";
    let findings = |first: &[u8]| {
        let desk = desk(&[("s/a.txt", first), ("s/b.txt", HERALD), ("s/f.rules.yaml", RULES.as_bytes())]);
        let ran = run(desk.path(), &["check", "s"]);
        assert_eq!((ran.status, ran.err.as_str()), (1, ""));
        ran.out
    };
    let expected = findings(plain.as_bytes());
    assert_eq!(findings(format!("\u{feff}{plain}").as_bytes()), expected);
    assert_eq!(findings(plain.replace('\n', "\r\n").as_bytes()), expected);
    let wide: Vec<u8> = format!("\u{feff}{plain}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(findings(&wide), expected);
}

#[test]
fn what_is_longer_than_any_article_is_told_and_passed_over() {
    let long = "x".repeat((128 << 20) + 10);
    let lines = format!(
        "{{\"id\": \"a\", \"text\": \"{long}\"}}\n{{\"id\": \"b\", \"text\": \"Some 50 people lost their homes.\"}}\n"
    );
    says(
        &[("two.jsonl", lines.as_bytes())],
        &["two.jsonl"],
        0,
        &["warning: line 1 of `two.jsonl` is not read: it is longer than 128 MiB"],
    );
    let desk = desk(&[("f.rules.yaml", RULES.as_bytes())]);
    let mut command = Command::cargo_bin("factdiff").unwrap();
    let output = command.current_dir(desk.path()).args(["check", "-", "--rules", "f.rules.yaml"]).write_stdin(long);
    let output = output.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.starts_with("error: `-` is longer than 128 MiB, the most that one article may have\n"), "{err}");
}

#[cfg(unix)]
#[test]
fn a_pipe_is_read_as_a_file_is() {
    let desk = desk(&[("good/herald.txt", HERALD), ("f.rules.yaml", RULES.as_bytes())]);
    let pipe = desk.path().join("gazette");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let writer = std::thread::spawn({
        let pipe = pipe.clone();
        move || fs::write(pipe, GAZETTE)
    });
    let ran =
        run(desk.path(), &["check", "gazette", "good/herald.txt", "--rules", "f.rules.yaml", "--format", "jsonl"]);
    writer.join().unwrap().unwrap();
    assert_eq!((ran.status, ran.err.as_str()), (1, ""));
    assert!(ran.out.contains("1,000 and 2,000") || ran.out.contains("2,000 and 1,000"), "{}", ran.out);
}

#[test]
fn every_mistake_of_a_rule_file_is_told_in_one_run() {
    let bad = "rules: 1\nslots:\n  one:\n    kinds: count\n    find:\n      phrases:\n        - <cuont> people\n        - (a\n";
    let desk = desk(&[("good/herald.txt", HERALD), ("bad.rules.yaml", bad.as_bytes())]);
    let ran = run(desk.path(), &["check", "good", "--rules", "bad.rules.yaml", "--rules", "gone.yaml"]);
    let problems: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("error: ")).collect();
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert_eq!(
        problems,
        [
            "error: `gone.yaml` is missing",
            "error: `one` needs the key `question`",
            "error: `kinds` is no key of a slot",
            "error: `cuont` is no kind of mention",
            "error: this `(` is never closed",
        ]
    );
}

#[test]
fn lines_without_a_text_are_told_once() {
    let gold = "{\"id\": \"a\", \"killed\": 4}\n".repeat(40);
    says(
        &[("good/gold.jsonl", gold.as_bytes())],
        &["good"],
        1,
        &["warning: line 1 of `good/gold.jsonl` is not read: it has no `text` (and 39 more lines for the same reason)"],
    );
}

#[test]
fn explanations_are_wrapped_and_cannot_steer_a_terminal() {
    let long = "The flood that came down the valley in the night before the market, when all \x1b[31mthe stalls stood ready, \
                left over 1,000 people in the lower town homeless, said the mayor, who had seen it from the hill.";
    let desk = desk(&[("s/a.txt", long.as_bytes()), ("s/f.rules.yaml", RULES.as_bytes())]);
    let ran = run(desk.path(), &["explain", "homeless", "s"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(!ran.out.contains('\x1b') && ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
    assert!(ran.out.contains("\n  │ [31mthe stalls"), "{}", ran.out);
}

#[test]
fn an_explanation_of_a_long_line_does_not_repeat_it() {
    let long = "over 1,000 people were left homeless and ".repeat(2_000);
    let desk = desk(&[("s/a.txt", long.as_bytes()), ("s/f.rules.yaml", RULES.as_bytes())]);
    let ran = run(desk.path(), &["explain", "homeless", "s"]);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.matches("answer:").count() == 2_000 && ran.out.len() < 8_000_000, "{}", ran.out.len());
}

#[test]
fn bad_lines_do_not_keep_others_from_being_related() {
    let lines = "{\"kind\": \"count\", \"one\": \"9\", \"other\": \"9\"}\n{\"one\": \"9\"}\n\n\
                 {\"kind\": \"count\", \"one\": \"8\", \"other\": \"9\"}\n{\n";
    let desk = desk(&[("pairs.jsonl", lines.as_bytes())]);
    let ran = run(desk.path(), &["relate", "--input", "jsonl", "pairs.jsonl"]);
    assert_eq!(ran.status, 2);
    let relations: Vec<&str> = ran.out.lines().filter_map(|line| line.split("\"relation\":").nth(1)).collect();
    assert_eq!(relations.len(), 2);
    assert!(relations[0].starts_with("\"same\"") && relations[1].starts_with("\"conflict\""), "{}", ran.out);
    let told: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("error: ")).collect();
    assert_eq!(told.len(), 2);
    assert!(told[0].starts_with("error: line 2 of `pairs.jsonl` is no record: missing field `other`"), "{}", told[0]);
    assert!(told[1].starts_with("error: line 5 of `pairs.jsonl` is no record: EOF while parsing"), "{}", told[1]);
}
