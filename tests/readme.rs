//! The README's commands print what it shows.
//!
//! A block marked `console` holds commands behind `$ ` and under each its whole output, standard error included.

use std::fs;
use std::path::Path;
use std::process::Command;

/// Commands that build rather than show something.
const NOT_RUN: &[&str] = &["cargo test", "cargo bench", "git clone", "cargo install"];

#[test]
fn commands_print_what_the_readme_shows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let mut differences = Vec::new();
    let mut ran = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap();
        for case in format!("\n{block}").split("\n$ ").skip(1) {
            let (command, expected) = case.split_once('\n').unwrap_or((case, ""));
            if NOT_RUN.iter().any(|prefix| command.starts_with(prefix)) {
                continue;
            }
            let binary = env!("CARGO_BIN_EXE_factdiff");
            let line =
                command.replace("cargo run --release --", "factdiff").replace("cargo run --release -q --", "factdiff");
            let script = format!("factdiff() {{ {binary} \"$@\"; }}; {{ {line}; }} 2>&1");
            let output =
                Command::new("bash").args(["-c", &script]).current_dir(root).env_remove("COLUMNS").output().unwrap();
            let got = String::from_utf8(output.stdout).unwrap();
            ran += 1;
            if got.trim_end() != expected.trim_end() {
                differences.push(format!(
                    "$ {command}\n--- the README shows\n{}\n--- it prints\n{}",
                    expected.trim_end(),
                    got.trim_end()
                ));
            }
        }
    }
    assert!(ran >= 5, "the README shows {ran} commands");
    assert!(differences.is_empty(), "\n{}", differences.join("\n\n"));
}
