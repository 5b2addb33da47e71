//! Embeds every pack of `rules/`, so that adding one is adding one file.
//!
//! A pack is embedded twice: whole, and without examples and pairs. Those are tried by the tests and read by nobody who only
//! asks the pack, and they are two thirds of what there is to read at every start.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

pub(super) fn write(folder: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut packs: Vec<PathBuf> = fs::read_dir(folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).filter(|path| is_pack(path)).collect())
        .unwrap_or_default();
    packs.sort();
    let mut table = String::from("&[\n");
    for pack in &packs {
        let name = pack.file_name().and_then(|name| name.to_str()).expect("names of packs are UTF-8");
        let text = fs::read_to_string(pack).expect("packs are UTF-8");
        let head = |key: &str| text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(':')).map(str::trim);
        writeln!(
            table,
            "    ShippedPack {{ file: {:?}, name: {:?}, on_request: {}, whole: include_str!({:?}), asked: {:?} }},",
            format!("rules/{name}"),
            head("pack").unwrap_or(name.trim_end_matches(".rules.yaml")),
            head("asked") == Some("on-request"),
            pack.display().to_string(),
            without_examples(&text),
        )
        .expect("writing to a string");
    }
    table.push(']');
    super::put(out, "packs.rs", &table);
}

fn is_pack(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.ends_with(".rules.yaml"))
}

/// The pack without the examples and pairs of its slots; lines are emptied and not taken out, so that the others keep their
/// numbers. Packs are indented by two, and slots are their second level; a test compares what is read of both texts.
fn without_examples(text: &str) -> String {
    let mut left = String::new();
    let mut leaving_out = false;
    for line in text.lines() {
        let words = line.trim_start();
        let indent = line.len() - words.len();
        if !words.is_empty() && indent <= 4 {
            leaving_out = indent == 4 && ["examples:", "pairs:"].iter().any(|key| words.starts_with(key));
        }
        if !leaving_out {
            left.push_str(line);
        }
        left.push('\n');
    }
    left
}
