//! Which rules a story is asked: those named, else those in its folder, else the shipped packs.

use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, Problems};
use crate::rule::{RuleFile, RuleSet, read_rules_with};

/// The packs of `rules/`, in the order of their names.
static SHIPPED: &[ShippedPack] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// A pack that is part of the program.
#[derive(Debug)]
pub struct ShippedPack {
    file: &'static str,
    /// Its name.
    pub name: &'static str,
    /// It is asked only where somebody names it.
    pub on_request: bool,
    whole: &'static str,
    /// The same without examples and pairs.
    asked: &'static str,
}

impl ShippedPack {
    /// The whole file.
    pub fn whole(&self) -> RuleFile {
        RuleFile::new(self.file, self.whole)
    }

    /// The file without its examples and pairs, which the tests have tried.
    pub fn proven(&self) -> RuleFile {
        RuleFile { proven: true, ..RuleFile::new(self.file, self.asked) }
    }
}

/// The packs that are part of the program, in the order of their names.
pub fn shipped() -> &'static [ShippedPack] {
    SHIPPED
}

/// What the name of a rule file ends with.
const ENDING: &str = ".rules.yaml";

/// No rule file written by people is larger, in bytes; ours. Larger ones are refused unread.
const LARGEST: u64 = 16 << 20;

/// The shipped packs as files, whole.
pub fn shipped_files() -> Vec<RuleFile> {
    SHIPPED.iter().map(ShippedPack::whole).collect()
}

/// The rules of these files and folders; a folder stands for every `*.rules.yaml` below it.
///
/// # Errors
///
/// All problems of all files: what is missing, what cannot be read, and every mistake in what can.
pub fn named(paths: &[PathBuf]) -> Result<RuleSet, Problems> {
    let (files, mut problems) = rule_files(paths);
    match read_rules_with(&files, &shipped_files) {
        Ok(rules) if problems.0.is_empty() => Ok(rules),
        Ok(_) => Err(problems),
        Err(more) => {
            problems.0.extend(more.0);
            Err(problems)
        }
    }
}

/// Reads these files, and every rule file of these folders, in the order of their names.
pub fn rule_files(paths: &[PathBuf]) -> (Vec<RuleFile>, Problems) {
    let (mut files, mut problems) = (Vec::new(), Problems::default());
    for path in paths {
        if !path.is_dir() {
            match read_file(path) {
                Ok(file) => files.push(file),
                Err(problem) => problems.push(problem),
            }
            continue;
        }
        let mut found = Vec::new();
        collect(path, 0, &mut found);
        found.sort();
        if found.is_empty() {
            problems.push(
                Problem::error(format!("`{}` holds no rule file", path.display()))
                    .hint(format!("the name of a rule file ends with `{ENDING}`")),
            );
        }
        for file in &found {
            match read_file(file) {
                Ok(file) => files.push(file),
                Err(problem) => problems.push(problem),
            }
        }
    }
    (files, problems)
}

/// Folders of rules are shallow; deeper ones than this are links in a circle.
const DEEPEST: usize = 16;

fn collect(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() && depth < DEEPEST {
            collect(&path, depth + 1, found);
        } else if path.to_string_lossy().ends_with(ENDING) {
            found.push(path);
        }
    }
}

/// Reads one file that people write in YAML.
///
/// # Errors
///
/// A file that is missing, cannot be read, is no UTF-8 or larger than any that people write.
pub fn read_file(path: &Path) -> Result<RuleFile, Problem> {
    let name = path.display().to_string();
    let unreadable = |error: std::io::Error| {
        let what = match error.kind() {
            std::io::ErrorKind::NotFound => format!("`{name}` is missing"),
            kind => format!("`{name}` cannot be read: {kind}"),
        };
        Problem::error(what).hint("check the spelling of the path")
    };
    if fs::metadata(path).map_err(unreadable)?.len() > LARGEST {
        let what = format!("`{name}` is larger than {} MB", LARGEST >> 20);
        return Err(Problem::error(what).hint("split it into several files"));
    }
    let text = String::from_utf8(fs::read(path).map_err(unreadable)?)
        .map_err(|_| Problem::error(format!("`{name}` is not UTF-8 text")).hint("save it as UTF-8"))?;
    Ok(RuleFile::new(name, text))
}
