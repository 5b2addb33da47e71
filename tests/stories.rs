//! Every folder of `fixtures/` is a story; `expected.findings` in it says what is to be found, one finding a line.
//!
//! To add a case, add a folder. A line is `level class slot[ (key)]: side | side`, a side `shown value (sources)`;
//! empty lines and lines that begin with `#` are for the reader.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use serde_json::Value as Json;

fn folders() -> Vec<PathBuf> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn factdiff(arguments: &[&str]) -> (String, String, i32) {
    let output = Command::cargo_bin("factdiff").unwrap().args(arguments).output().unwrap();
    (
        String::from_utf8(output.stdout).unwrap(),
        String::from_utf8(output.stderr).unwrap(),
        output.status.code().unwrap(),
    )
}

/// One finding as a line of `expected.findings`.
fn line(finding: &Json) -> String {
    let text = |name: &str| finding[name].as_str().unwrap().to_owned();
    let key = finding["key"].as_str().map_or(String::new(), |key| format!(" ({key})"));
    let mut sides: Vec<String> = finding["sides"]
        .as_array()
        .unwrap()
        .iter()
        .map(|side| {
            let sources: Vec<&str> =
                side["sources"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
            format!("{} ({})", side["shown"].as_str().unwrap(), sources.join(", "))
        })
        .collect();
    sides.sort();
    format!("{} {} {}{key}: {}", text("level"), text("finding"), text("slot"), sides.join(" | "))
}

#[test]
fn every_story_gives_its_findings() {
    let folders = folders();
    assert!(folders.len() >= 6, "{} stories", folders.len());
    let mut differences = Vec::new();
    for folder in &folders {
        let name = folder.file_name().unwrap().to_str().unwrap();
        let expected = fs::read_to_string(folder.join("expected.findings"))
            .unwrap_or_else(|_| panic!("{name} has no expected.findings"));
        let mut expected: Vec<String> = expected
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(str::to_owned)
            .collect();
        expected.sort();
        let (out, err, status) = factdiff(&["check", folder.to_str().unwrap(), "--format", "jsonl"]);
        assert!(status < 2, "{name}: {err}");
        let mut got: Vec<String> = out.lines().map(|record| line(&serde_json::from_str(record).unwrap())).collect();
        got.sort();
        let loud = got.iter().any(|line| line.starts_with("error") || line.starts_with("warning"));
        assert_eq!(status, i32::from(loud), "{name}: exit status");
        differences.extend(
            got.iter().filter(|line| !expected.contains(line)).map(|line| format!("{name}: not expected: {line}")),
        );
        differences
            .extend(expected.iter().filter(|line| !got.contains(line)).map(|line| format!("{name}: missing: {line}")));
    }
    assert!(differences.is_empty(), "\n{}", differences.join("\n"));
}

#[test]
fn extract_and_compare_give_what_check_gives() {
    for folder in folders() {
        let path = folder.to_str().unwrap();
        for format in ["json", "jsonl", "text", "markdown"] {
            let (checked, _, status) = factdiff(&["check", path, "--format", format]);
            let (claims, _, _) = factdiff(&["extract", path]);
            let compared = Command::cargo_bin("factdiff")
                .unwrap()
                .args(["compare", "-", "--format", format])
                .write_stdin(claims)
                .output()
                .unwrap();
            assert_eq!(String::from_utf8(compared.stdout).unwrap(), checked, "{path} as {format}");
            assert_eq!(compared.status.code(), Some(status), "{path} as {format}");
        }
    }
}

#[test]
fn quotes_are_slices_of_the_sources() {
    let mut claims = 0;
    for folder in folders() {
        let (out, _, _) = factdiff(&["extract", folder.to_str().unwrap()]);
        for record in out.lines().map(|line| serde_json::from_str::<Json>(line).unwrap()) {
            if record["record"] != "claim" {
                continue;
            }
            claims += 1;
            let place = |name: &str| usize::try_from(record[name].as_u64().unwrap()).unwrap();
            let (quote, said) = (record["quote"].as_str().unwrap(), record["said"].as_str().unwrap());
            let from = place("start") - place("quote_start");
            assert_eq!(&quote[from..from + said.len()], said);
            assert_eq!(place("end") - place("start"), said.len());
            assert_eq!(place("quote_end") - place("quote_start"), quote.len());
        }
    }
    assert!(claims > 50, "only {claims} claims");
}

#[test]
fn the_order_of_files_and_the_number_of_threads_change_nothing() {
    for folder in folders() {
        let path = folder.to_str().unwrap();
        let (one, _, _) = factdiff(&["check", path, "--format", "json", "--threads", "1"]);
        let (four, _, _) = factdiff(&["check", path, "--format", "json", "--threads", "4"]);
        assert_eq!(one, four, "{path}");
    }
}
