//! Makes ready what would else be made ready at every start: embeds the packs of `rules/`, and lays out the tables of names,
//! places and offices.

#[path = "../src/text/normal.rs"]
mod normal;
#[path = "../src/value/rows.rs"]
mod rows;
#[expect(dead_code, reason = "tables are laid out by the hash alone")]
#[path = "../src/text/word_index.rs"]
mod word_index;

mod names;
mod packs;
mod places;
mod tables;
mod titles;

use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let folder = |variable: &str| PathBuf::from(env::var_os(variable).expect("cargo sets it"));
    let (root, out) = (folder("CARGO_MANIFEST_DIR"), folder("OUT_DIR"));
    println!("cargo::rerun-if-changed=build");
    let target = |what: &str| env::var(format!("CARGO_CFG_TARGET_{what}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        // Tables of words hold tens of thousands of addresses. At a place that is not known before, each has to be written anew at
        // every start, which takes longer than to read the arguments.
        println!("cargo::rustc-link-arg-bins=-no-pie");
    }
    packs::write(&root.join("rules"), &out);
    names::write(&out);
    places::write(&out);
    titles::write(&out);
}

/// Writes an expression that a module of the crate includes.
fn put(out: &Path, file: &str, source: &str) {
    fs::write(out.join(file), source).expect("the folder of the build can be written to");
}
