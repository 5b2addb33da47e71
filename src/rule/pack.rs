use std::sync::Arc;

use super::RuleFile;
use crate::problem::Problems;
use crate::yaml::{self, File, Node};

/// What a rule file says of itself as a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pack {
    /// Its name; the file's where it has none.
    pub name: String,
    /// What it asks about, in one line.
    pub about: Option<String>,
    /// It is asked only where somebody names it: it is about one story or one field.
    pub on_request: bool,
    /// How many slots it holds.
    pub slots: usize,
}

impl Pack {
    /// Reads the head of a rule file. What is wrong with the file is told where its rules are read.
    pub fn of(file: &RuleFile) -> Pack {
        let tree =
            yaml::read(&Arc::new(File { name: file.name.clone(), text: file.text.clone() }), &mut Problems::default());
        let words = |key: &str| tree.root.get(key).and_then(Node::text).map(|text| text.trim().to_owned());
        let stem = file.name.rsplit('/').next().unwrap_or(&file.name).trim_end_matches(".rules.yaml");
        Pack {
            name: words("pack").unwrap_or_else(|| stem.to_owned()),
            about: words("about"),
            on_request: words("asked").as_deref() == Some("on-request"),
            slots: tree.root.get("slots").map_or(0, |slots| slots.entries().len()),
        }
    }
}
