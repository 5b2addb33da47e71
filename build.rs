//! Embeds every pack of `rules/`, so that adding one is adding one file.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let folder = root.join("rules");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut packs: Vec<PathBuf> = fs::read_dir(&folder)
        .map(|entries| entries.flatten().map(|entry| entry.path()).filter(|path| is_pack(path)).collect())
        .unwrap_or_default();
    packs.sort();
    let mut table = String::from("&[\n");
    for pack in &packs {
        let name = pack.file_name().and_then(|name| name.to_str()).expect("names of packs are UTF-8");
        writeln!(table, "    ({:?}, include_str!({:?})),", format!("rules/{name}"), pack.display().to_string())
            .expect("writing to a string");
    }
    table.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("packs.rs");
    fs::write(out, table).expect("writing the table of packs");
}

fn is_pack(path: &Path) -> bool {
    path.to_str().is_some_and(|path| path.ends_with(".rules.yaml"))
}
