//! Corpora as a user works with them: packed, sharded, broken, stopped and gone on with. Everything is generated.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value as Json;
use tempfile::TempDir;

const RULES: &str = r"
rules: 1
slots:
  sheltering:
    question: How many people are sheltering?
    kind: count
    of: people
    find:
      phrases:
        - <count> people are sheltering
    examples:
      - text: Some 600 people are sheltering in the school.
        gives: about 600
      - text: The aid came to 600 crowns.
        gives: nothing
";

/// A folder with rules, in which the program is run.
struct Desk(TempDir);

struct Ran {
    out: Vec<u8>,
    err: String,
    status: Option<i32>,
}

impl Desk {
    fn new() -> Desk {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("my.rules.yaml"), RULES).unwrap();
        Desk(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_factdiff"));
        command.current_dir(self.0.path()).args(arguments);
        if arguments[0] != "compare" {
            command.args(["--rules", "my.rules.yaml"]);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        self.feed(arguments, b"")
    }

    fn feed(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let feeder = std::thread::spawn(move || drop(stdin.write_all(&input)));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        Ran { out: output.stdout, err: String::from_utf8(output.stderr).unwrap(), status: output.status.code() }
    }

    /// What `extract` prints; it has to succeed.
    #[track_caller]
    fn claims(&self, arguments: &[&str]) -> Vec<u8> {
        let ran = self.run(&[&["extract"], arguments].concat());
        assert_eq!((ran.err.as_str(), ran.status), ("", Some(0)));
        ran.out
    }
}

impl Ran {
    fn lines(&self) -> Vec<String> {
        String::from_utf8(self.out.clone()).unwrap().lines().map(str::to_owned).collect()
    }
}

/// The figure of an article: in every third story one of the articles differs from the others.
fn figure(story: usize, article: usize) -> usize {
    let odd = story.is_multiple_of(3) && article % 4 == 1;
    1_001 + story * 2 + usize::from(odd) * 1_117
}

/// Article `number` of a corpus of `stories`: story, id and text. The articles of a story are not together.
fn article(number: usize, stories: usize, filler: usize) -> (String, String, String) {
    let (story, article) = (number * 7919 % stories, number / stories);
    let mut text = format!("Some {} people are sheltering in the school.", figure(story, article));
    for sentence in 0..filler {
        let _ =
            write!(text, " The river rose again on day {sentence}, and the road to the bridge stayed shut until noon.");
    }
    (format!("s{story}"), format!("a{article}"), text)
}

fn jsonl(articles: usize, stories: usize, filler: usize) -> String {
    let mut lines = String::new();
    for number in 0..articles {
        let (story, id, text) = article(number, stories, filler);
        let _ = writeln!(lines, "{}", serde_json::json!({"id": id, "story": story, "text": text}));
    }
    lines
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

/// The claims of a stream as `story/source said`, sorted.
fn said(stream: &[u8]) -> Vec<String> {
    let mut said: Vec<String> = String::from_utf8(stream.to_vec())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<Json>(line).unwrap())
        .filter(|record| record["record"] == "claim")
        .map(|claim| {
            let field = |name: &str| claim[name].as_str().unwrap().to_owned();
            format!("{}/{} {}", field("story"), field("source"), field("said"))
        })
        .collect();
    said.sort();
    said
}

#[test]
fn every_form_of_input_says_the_same() {
    let desk = Desk::new();
    let lines = jsonl(60, 6, 1);
    let (mut csv, mut warc) = (String::from("guid;story;body;more\n"), String::new());
    for number in 0..60 {
        let (story, id, text) = article(number, 6, 1);
        let _ = writeln!(csv, "{id};{story};\"{text}\";x");
        let _ = write!(
            warc,
            "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\r\n{text}\r\n\r\n",
            text.len()
        );
        desk.write(&format!("folder/{story}/{id}.txt"), &text);
        desk.write(&format!("packed/{story}/{id}.txt.gz"), gzip(text.as_bytes()));
    }
    desk.write("a.jsonl", &lines);
    desk.write("a.jsonl.gz", gzip(lines.as_bytes()));
    desk.write("a.jsonl.zst", zstd::bulk::compress(lines.as_bytes(), 3).unwrap());
    desk.write("a.csv", csv.replace("guid;story;body", "id;story;text"));
    desk.write("b.csv", csv);
    desk.write("crawl.warc.gz", gzip(warc.as_bytes()));
    // Two members one behind the other, cut in the middle of a line.
    let (one, two) = lines.as_bytes().split_at(1_003);
    desk.write("two.ndjson.gz", [gzip(one), gzip(two)].concat());
    let list: String = (0..60)
        .map(|number| article(number, 6, 1))
        .map(|(story, id, _)| format!("folder/{story}/{id}.txt\n"))
        .collect();
    desk.write("list", list.replace("folder/", "./"));

    let expected = said(&desk.claims(&["a.jsonl"]));
    assert_eq!(expected.len(), 60);
    assert_eq!(expected[0], "s0/a0 Some 1,001".replace(',', ""));
    for input in [
        &["a.jsonl.gz"][..],
        &["a.jsonl.zst"],
        &["two.ndjson.gz"],
        &["a.csv"],
        &["b.csv", "--columns", "id=guid,text=body"],
        &["folder"],
        &["packed"],
    ] {
        assert_eq!(said(&desk.claims(input)), expected, "{input:?}");
    }
    assert_eq!(said(&desk.feed(&["extract", "-"], lines.as_bytes()).out), expected);
    assert_eq!(said(&desk.feed(&["extract", "-"], &gzip(lines.as_bytes())).out), expected);
    // Files of a list and of a pattern have their folder for a story.
    let listed = desk.feed(&["extract", "--paths-from", "-"], list.as_bytes()).out;
    assert_eq!(said(&listed).join("\n").replace("folder/", ""), expected.join("\n"));
    let matched = desk.claims(&["folder/s3/*.txt"]);
    let third: Vec<&String> = expected.iter().filter(|claim| claim.starts_with("s3/")).collect();
    assert_eq!(said(&matched).iter().collect::<Vec<_>>(), third);
    let pages = desk.claims(&["crawl.warc.gz"]);
    let words = |claims: &[String]| {
        let mut words: Vec<String> = claims.iter().map(|claim| claim.split_once(' ').unwrap().1.to_owned()).collect();
        words.sort();
        words
    };
    assert_eq!(words(&said(&pages)), words(&expected));
    assert_eq!(said(&pages)[0].split(' ').next(), Some("crawl/crawl-1"));
}

#[test]
fn threads_and_packing_change_nothing() {
    let desk = Desk::new();
    desk.write("a.jsonl", jsonl(700, 90, 30));
    let one = desk.claims(&["a.jsonl", "--threads", "1"]);
    assert!(desk.read("a.jsonl").len() > 3 * 512 * 1024, "several pieces");
    assert_eq!(said(&one).len(), 700);
    for threads in ["2", "5"] {
        assert!(desk.claims(&["a.jsonl", "--threads", threads]) == one, "{threads} threads");
    }
    for name in ["claims.jsonl", "claims.jsonl.gz", "claims.jsonl.zst"] {
        assert_eq!(desk.claims(&["a.jsonl", "-o", name]), b"");
    }
    assert!(desk.read("claims.jsonl") == one);
    assert!(zstd::decode_all(&*desk.read("claims.jsonl.zst")).unwrap() == one);
    let mut unpacked = Vec::new();
    let packed = desk.read("claims.jsonl.gz");
    std::io::Read::read_to_end(&mut flate2::read::MultiGzDecoder::new(&*packed), &mut unpacked).unwrap();
    assert!(unpacked == one);

    let checked = desk.run(&["check", "a.jsonl", "--format", "jsonl"]);
    assert_eq!(checked.status, Some(1));
    assert_eq!(checked.lines().iter().filter(|line| line.contains("\"finding\":\"conflict\"")).count(), 30);
    for claims in ["claims.jsonl", "claims.jsonl.gz", "claims.jsonl.zst"] {
        for threads in ["1", "3"] {
            let compared = desk.run(&["compare", claims, "--format", "jsonl", "--threads", threads]);
            assert!(compared.out == checked.out, "{claims}");
            assert_eq!(compared.status, checked.status);
        }
    }
    let text = desk.run(&["check", "a.jsonl"]);
    assert!(desk.run(&["compare", "claims.jsonl.zst"]).out == text.out);
    assert!(text.lines().last().unwrap().starts_with("90 stories in all: "));
}

#[test]
fn the_order_of_a_corpus_changes_no_finding() {
    let desk = Desk::new();
    let lines = jsonl(400, 50, 2);
    let mut grouped: Vec<&str> = lines.lines().collect();
    grouped.sort_by_key(|line| serde_json::from_str::<Json>(line).unwrap()["story"].to_string());
    desk.write("mixed/a.jsonl", &lines);
    desk.write("grouped/a.jsonl", grouped.join("\n"));
    let findings = |name: &str| desk.run(&["check", name, "--format", "jsonl"]).lines().join("\n").replace(name, "");
    let mixed = findings("mixed");
    assert!(mixed.lines().count() >= 16, "{mixed}");
    assert_eq!(mixed, findings("grouped"));
}

#[test]
fn shards_add_up() {
    let desk = Desk::new();
    desk.write("a.jsonl", jsonl(300, 40, 1));
    let whole = desk.run(&["check", "a.jsonl", "--format", "jsonl"]);
    let (mut checked, mut compared, mut from_whole) = (Vec::new(), Vec::new(), Vec::new());
    desk.claims(&["a.jsonl", "-o", "whole.jsonl.zst"]);
    for shard in ["1/3", "2/3", "3/3"] {
        checked.extend(desk.run(&["check", "a.jsonl", "--format", "jsonl", "--shard", shard]).lines());
        desk.claims(&["a.jsonl", "--shard", shard, "-o", "part.jsonl.zst"]);
        compared.extend(desk.run(&["compare", "part.jsonl.zst", "--format", "jsonl"]).lines());
        from_whole.extend(desk.run(&["compare", "whole.jsonl.zst", "--format", "jsonl", "--shard", shard]).lines());
    }
    let mut whole = whole.lines();
    assert!(whole.len() > 10, "{} findings", whole.len());
    whole.sort();
    for mut parts in [checked, compared, from_whole] {
        parts.sort();
        assert_eq!(parts, whole);
    }
    // A part may hold no story at all, which is nothing amiss.
    let empty = desk.run(&["check", "a.jsonl", "--limit", "1", "--format", "jsonl", "--shard", "1/64"]);
    assert_eq!((empty.out.len(), empty.status, empty.err.as_str()), (0, Some(0), ""));
    // The parts of several files are one corpus again.
    let both = desk.run(&["compare", "whole.jsonl.zst", "part.jsonl.zst"]);
    assert_eq!(both.status, Some(2));
    assert!(both.err.contains("are both the source `a0` of the story `s"), "{}", both.err);
}

#[test]
fn a_limit_takes_the_first_articles() {
    let desk = Desk::new();
    desk.write("a.jsonl", jsonl(700, 700, 30));
    desk.write("t/1.txt", "Some 6 people are sheltering.");
    desk.write("t/2.txt", "Some 7 people are sheltering.");
    for limit in [1, 5, 650] {
        let claims = said(&desk.claims(&["a.jsonl", "--limit", &limit.to_string()]));
        let mut expected: Vec<String> = (0..limit)
            .map(|number| article(number, 700, 0))
            .map(|(story, id, text)| format!("{story}/{id} {}", text.split(" people").next().unwrap()))
            .collect();
        expected.sort();
        assert_eq!(claims, expected);
    }
    assert_eq!(said(&desk.claims(&["t", "a.jsonl", "--limit", "3"])).len(), 3);
    assert_eq!(said(&desk.claims(&["t", "--limit", "1"])), ["t/1 Some 6"]);
}

#[test]
fn what_git_ignores_is_left_out() {
    let desk = Desk::new();
    for name in ["a.txt", "old-a.txt", "scratch/b.txt", "keep/old-b.txt", "keep/c.txt"] {
        desk.write(&format!("t/{name}"), "Some 6 people are sheltering.");
    }
    desk.write("t/.gitignore", "old-*\nscratch/\n");
    desk.write("t/keep/.gitignore", "!old-b.txt\nc.txt\n");
    assert_eq!(said(&desk.claims(&["t"])), ["keep/old-b Some 6", "t/a Some 6"]);
    assert_eq!(said(&desk.claims(&["t/scratch/b.txt"])), ["b/b Some 6"]);
    // Above the folder, up to the repository's own.
    desk.write("t/.git/HEAD", "");
    let none = desk.run(&["extract", "t/scratch"]);
    assert_eq!(none.status, Some(0));
    desk.write("t/.gitignore", "*.txt\n");
    let none = desk.run(&["extract", "t/scratch"]);
    assert_eq!(none.status, Some(2));
    assert!(none.err.contains("holds no article but what `.gitignore` leaves out"), "{}", none.err);
}

#[test]
fn what_stands_before_a_break_is_kept() {
    let desk = Desk::new();
    let lines = jsonl(400, 40, 2);
    let packed = gzip(lines.as_bytes());
    desk.write("cut.jsonl.gz", &packed[..packed.len() / 2]);
    let ran = desk.run(&["extract", "cut.jsonl.gz", "-o", "claims.jsonl"]);
    assert_eq!(ran.status, Some(2));
    assert!(ran.err.contains("error: `cut.jsonl.gz` ends too soon"), "{}", ran.err);
    let all = said(&desk.feed(&["extract", "-"], lines.as_bytes()).out);
    let kept = said(&desk.read("claims.jsonl"));
    assert!(kept.len() > 50 && kept.len() < 400, "{} claims", kept.len());
    assert!(kept.iter().all(|claim| all.contains(claim)));
    let checked = desk.run(&["check", "cut.jsonl.gz", "--format", "jsonl"]);
    assert_eq!(checked.status, Some(2));
    assert!(desk.run(&["compare", "claims.jsonl", "--format", "jsonl"]).out == checked.out);
    assert!(!checked.out.is_empty());

    desk.write("claims.jsonl.zst", zstd::bulk::compress(&desk.read("claims.jsonl"), 3).unwrap());
    let packed = desk.read("claims.jsonl.zst");
    desk.write("claims.jsonl.zst", &packed[..packed.len() - 10]);
    let compared = desk.run(&["compare", "claims.jsonl.zst"]);
    assert_eq!(compared.status, Some(2));
    assert!(compared.err.contains("`claims.jsonl.zst` ends too soon"), "{}", compared.err);
}

#[test]
fn one_bad_article_does_not_stop_the_others() {
    let desk = Desk::new();
    let mut lines: Vec<String> = jsonl(100, 10, 0).lines().map(str::to_owned).collect();
    lines.insert(7, "{\"id\": \"x\", \"text\": ".to_owned());
    for at in 0..40 {
        lines.push(format!("{{\"text\": {}", "1".repeat(at)));
    }
    lines.extend(["no record", "no record", "no record"].map(str::to_owned));
    desk.write("a.jsonl", lines.join("\n"));
    let ran = desk.run(&["extract", "a.jsonl", "--summary"]);
    assert_eq!((said(&ran.out).len(), ran.status), (100, Some(0)));
    let told: Vec<&str> = ran.err.lines().collect();
    assert_eq!(told[0], "warning: line 8 of `a.jsonl` is not read: EOF while parsing a value (column 19)");
    assert!(told[19].starts_with("warning: line 120 of `a.jsonl` is not read: "), "{}", told[19]);
    assert_eq!(told[20], "warning: 22 more things are the matter with `a.jsonl`");
    assert!(told[21].starts_with("100 articles, 100 claims, 0 unclear, 0 undecodable bytes, "), "{}", told[21]);
    assert_eq!(told.len(), 22);
    let strict = desk.run(&["extract", "a.jsonl", "--strict", "-o", "claims.jsonl"]);
    assert_eq!(strict.status, Some(2));
    assert!(strict.err.starts_with("error: line 8 of `a.jsonl` is not read"), "{}", strict.err);
    assert!(!desk.path("claims.jsonl").exists() && !desk.path("claims.jsonl.partial").exists());
}

#[test]
fn a_whole_output_stays_until_the_next_is_whole() {
    let desk = Desk::new();
    desk.write("t/a.txt", "Some 6 people are sheltering.");
    desk.write("claims.jsonl", "previous");
    assert_eq!(desk.run(&["extract", "t", "--only", "nothing", "-o", "claims.jsonl"]).status, Some(2));
    assert_eq!(desk.read("claims.jsonl"), b"previous");
    desk.claims(&["t", "-o", "claims.jsonl", "--resume"]);
    assert_eq!(said(&desk.read("claims.jsonl")), ["t/a Some 6"]);
    let beside: Vec<_> = fs::read_dir(desk.0.path()).unwrap().collect();
    assert_eq!(beside.len(), 3, "{beside:?}");
    assert_eq!(desk.feed(&["extract", "-", "-o", "claims.jsonl", "--resume"], b"x").status, Some(2));
}

/// Numbers that look random and are the same in every run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit.max(1)
    }
}

#[test]
fn a_run_that_is_killed_is_gone_on_with() {
    let desk = Desk::new();
    desk.write("a.jsonl", jsonl(1_300, 100, 40));
    for name in ["claims.jsonl.zst", "claims.jsonl"] {
        killed(&desk, name);
    }
}

/// Kills `extract -o name` ten times, going on each time: at random moments and, every other time, a random moment after
/// another block is whole. At the end the output is that of a run that was not disturbed.
fn killed(desk: &Desk, name: &str) {
    let begun = Instant::now();
    desk.claims(&["a.jsonl", "-o", name]);
    let time = u64::try_from(begun.elapsed().as_micros()).unwrap();
    let whole = desk.read(name);
    fs::remove_file(desk.path(name)).unwrap();
    let journal = desk.path(&format!("{name}.journal"));
    let mut dice = Dice(time);
    let (mut kills, mut went_on) = (0, 0);
    while kills < 10 {
        let before = journal_blocks(&journal);
        let mut child =
            desk.command(&["extract", "a.jsonl", "-o", name, "--resume"]).stderr(Stdio::null()).spawn().unwrap();
        while kills % 2 == 0 && journal_blocks(&journal) <= before && child.try_wait().unwrap().is_none() {
            sleep(Duration::from_millis(1));
        }
        sleep(Duration::from_micros(dice.below(time / 4)));
        child.kill().unwrap();
        child.wait().unwrap();
        // A kill may come when the output has taken its place, before the run has ended.
        if desk.path(name).exists() {
            assert!(desk.read(name) == whole, "a run left something else in the place of its output");
            fs::remove_file(desk.path(name)).unwrap();
            continue;
        }
        kills += 1;
        went_on += usize::from(journal_blocks(&journal) > 0);
    }
    desk.claims(&["a.jsonl", "-o", name, "--resume"]);
    assert!(desk.read(name) == whole, "{name}");
    assert!(went_on > 0, "no run was killed late enough to be gone on with");
    assert!(!journal.exists());
    fs::remove_file(desk.path(name)).unwrap();
}

fn journal_blocks(journal: &Path) -> usize {
    fs::read_to_string(journal).map_or(0, |text| text.lines().count().saturating_sub(1))
}
