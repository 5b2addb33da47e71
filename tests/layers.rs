//! Holds the direction of the layers: a module uses only those before it.

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up. `lib` and `main` stand outside.
const LAYERS: &[&str] =
    &["text", "problem", "yaml", "value", "source", "rule", "extract", "compare", "report", "run", "cli"];

/// What only the two top layers may touch: files, environment, processes, clocks.
const OUTSIDE_WORLD: &[&str] = &[
    "std::fs",
    "std::env",
    "std::process",
    "std::time",
    "File::open",
    "SystemTime",
    "Instant::now",
    "Zoned::now",
    "println!",
    "eprintln!",
];

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
}

/// All files of `src/` with the index of their layer, and their code without comments and doc comments.
fn code_by_layer() -> Vec<(PathBuf, usize, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    rust_files(&source, &mut files);
    files.sort();
    files
        .into_iter()
        .filter_map(|path| {
            let inside = path.strip_prefix(&source).unwrap().to_owned();
            let first =
                inside.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs").to_owned();
            if first == "lib" || first == "main" {
                return None;
            }
            let layer = LAYERS.iter().position(|layer| *layer == first);
            let layer = layer.unwrap_or_else(|| panic!("{} belongs to no layer", inside.display()));
            let text = fs::read_to_string(&path).unwrap();
            let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            Some((inside, layer, code.join("\n")))
        })
        .collect()
}

#[test]
fn modules_use_only_those_before_them() {
    let files = code_by_layer();
    assert!(files.len() > 20, "the walk found {} files", files.len());
    let mut broken = Vec::new();
    for (path, layer, code) in &files {
        for later in &LAYERS[layer + 1..] {
            if code.contains(&format!("crate::{later}")) || code.contains(&format!("super::super::{later}")) {
                broken.push(format!("{} uses {later}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_the_top_touches_the_world() {
    let bottom = LAYERS.iter().position(|layer| *layer == "run").unwrap();
    let mut broken = Vec::new();
    for (path, layer, code) in code_by_layer() {
        for word in OUTSIDE_WORLD {
            if layer < bottom && code.contains(word) {
                broken.push(format!("{} uses {word}", path.display()));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
