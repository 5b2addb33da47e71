//! Folders on disk, and the stories and problems that come of them.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use tempfile::TempDir;

use super::{Pieces, Request, find};
use crate::problem::Problems;
use crate::source::{Columns, Format, Role, Source, SourceSettings, StorySettings};

/// Files in a folder of their own: path and bytes of each. A path that ends in `/` is an empty folder.
fn files(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, bytes) in files {
        let path = folder.path().join(path);
        if path.to_string_lossy().ends_with('/') {
            fs::create_dir_all(path).unwrap();
        } else {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
    folder
}

/// A `story.yaml` of lines `id file outlet`, `-` for none, and `title …`, `published …`.
fn settings(_: &str, text: &str) -> (StorySettings, Problems) {
    let mut settings = StorySettings::default();
    for line in text.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let word = |at: usize| words.get(at).filter(|word| **word != "-").map(|word| (*word).to_owned());
        match words[0] {
            "title" => settings.title = word(1),
            "published" => settings.published = words[1].parse().ok(),
            id => settings.sources.push(SourceSettings {
                id: id.to_owned(),
                file: word(1),
                outlet: word(2),
                copy_of: word(3),
                role: Role::Reference,
                ..SourceSettings::default()
            }),
        }
    }
    (settings, Problems::default())
}

fn request(paths: &[PathBuf], published: Option<Date>) -> Request<'_> {
    Request {
        paths,
        list: None,
        stdin: &|| Ok(Vec::new()),
        format: None,
        columns: Columns::default(),
        published,
        settings: &settings,
        limit: None,
    }
}

/// What is read of `paths` below `root`: a line a story, `id: source, source | rules`, and a line a problem. `root` is
/// written as `~`.
fn lines(root: &Path, paths: &[&str], stdin: &str) -> Vec<String> {
    let paths: Vec<PathBuf> =
        paths.iter().map(|path| if *path == "-" { PathBuf::from("-") } else { root.join(path) }).collect();
    let published = Some("2024-04-02".parse().unwrap());
    let (stories, problems) = read(&request(&paths, published), stdin);
    let problems = problems.0.iter().map(|problem| problem.to_string().lines().next().unwrap().to_owned());
    let home = root.display().to_string();
    let stories = stories.into_iter().map(|story| {
        let ids: Vec<&str> = story.sources.iter().map(|source| &*source.id).collect();
        let rules = story.rules.iter().map(|file| format!(" | {}", file.display()));
        format!("{}: {}{}", story.id, ids.join(", "), rules.collect::<String>())
    });
    stories.chain(problems).map(|line| line.replace(&home, "~")).collect()
}

/// The sources of a story, and the rules in its folder.
struct Story {
    id: String,
    sources: Vec<Source>,
    rules: Vec<PathBuf>,
}

/// All that is read: the stories as they come, and what is the matter.
fn read(request: &Request, stdin: &str) -> (Vec<Story>, Problems) {
    let (plans, mut problems) = find(request);
    let mut pieces = Pieces::new(plans, request, stdin.as_bytes());
    let mut stories: Vec<Story> = Vec::new();
    for read in pieces.by_ref().flat_map(|piece| piece.read(|_| true)) {
        problems.0.extend(read.problems.0);
        for source in read.sources {
            match stories.iter_mut().find(|story| story.id == source.story) {
                Some(story) => story.sources.push(source),
                None => {
                    let (id, rules) = (source.story.clone(), read.home.rule_files.clone());
                    stories.push(Story { id, sources: vec![source], rules });
                }
            }
        }
    }
    problems.0.extend(pieces.broken_off().0);
    problems.0.extend(pieces.missing().0);
    (stories, problems)
}

#[track_caller]
fn reads(root: &TempDir, paths: &[&str], expected: &[&str]) {
    assert_eq!(lines(root.path(), paths, "It ended."), expected);
}

const TEXT: &[u8] = b"It ended.";

#[test]
fn files_named_are_one_story() {
    let root = files(&[("x/b.txt", TEXT), ("x/a.md", TEXT), ("y/a.txt", TEXT), ("c", TEXT)]);
    reads(&root, &["x/b.txt", "x/a.md"], &["x: b, a"]);
    reads(&root, &["x/b.txt"], &["b: b"]);
    reads(&root, &["c"], &["c: c"]);
    reads(&root, &["x/b.txt", "c", "-"], &["story: b, c, stdin"]);
    reads(&root, &["-"], &["stdin: stdin"]);
    reads(&root, &["x/a.md", "y/a.txt"], &["story: x/a, y/a"]);
    reads(&root, &["c", "c"], &["c: c", "warning: `~/c` is named twice and read once"]);
    reads(&root, &["-", "-"], &["stdin: stdin", "error: standard input is named twice"]);
}

#[test]
fn a_folder_is_a_story_and_a_folder_of_folders_many() {
    let root = files(&[
        ("t/README.md", TEXT),
        ("t/two.txt", TEXT),
        ("t/one.html", b"<p>It ended."),
        ("t/.hidden.txt", TEXT),
        ("t/.git/x.txt", TEXT),
        ("t/my.rules.yaml", b"rules: 1"),
        ("t/old.answers.yaml", b""),
        ("t/decisions.yaml", b""),
        ("t/picture.png", b""),
        ("u/all.rules.yaml", b""),
        ("u/b/x.txt", TEXT),
        ("u/a/x.txt", TEXT),
        ("u/a/deep/y.txt", TEXT),
        ("u/a/own.rules.yaml", b""),
        ("u/.c/x.txt", TEXT),
        ("u/empty/", b""),
    ]);
    reads(&root, &["t"], &["t: one, two | ~/t/my.rules.yaml"]);
    let u = [
        "a: x | ~/u/all.rules.yaml | ~/u/a/own.rules.yaml",
        "a/deep: y | ~/u/all.rules.yaml | ~/u/a/own.rules.yaml",
        "b: x | ~/u/all.rules.yaml",
    ];
    reads(&root, &["u"], &u);
    reads(&root, &["t", "u/b", "t/two.txt"], &["t: one, two | ~/t/my.rules.yaml", "b: x", "two: two"]);
    reads(
        &root,
        &["u/a", "t/../u/b", "u/b"],
        &[
            "a: x | ~/u/a/own.rules.yaml",
            "deep: y | ~/u/a/own.rules.yaml",
            "b: x",
            "warning: the folder `~/u/b` has been read already under another path",
        ],
    );
}

#[test]
fn folders_of_one_name_are_two_stories() {
    let root = files(&[("x/talks/a.txt", TEXT), ("y/talks/a.txt", TEXT)]);
    reads(&root, &["x/talks", "y/talks"], &["talks: a", "~/y/talks: a"]);
    reads(&root, &["x", "y"], &["talks: a", "~/y/talks: a"]);
}

#[test]
fn records_go_to_the_stories_that_they_name() {
    let record =
        |id: &str, story: &str| format!("{{\"id\": \"{id}\", \"story\": \"{story}\", \"text\": \"It ended.\"}}\n");
    let one = [record("a", "s"), record("b", "t"), record("c", "s")].concat();
    let two = [record("d", "t"), record("e", "s"), "{\"text\": \"It ended.\"}".to_owned()].concat();
    let root = files(&[("k/one.jsonl", one.as_bytes()), ("k/two.jsonl", two.as_bytes()), ("k/r.rules.yaml", b"")]);
    reads(
        &root,
        &["k"],
        &["s: a, c, e | ~/k/r.rules.yaml", "t: b, d | ~/k/r.rules.yaml", "k: two-3 | ~/k/r.rules.yaml"],
    );
    reads(&root, &["k/one.jsonl"], &["s: a, c", "t: b"]);
}

#[test]
fn story_yaml_says_more() {
    let root = files(&[
        ("t/story.yaml", b"title Talks\npublished 2024-03-01\nap texts/x.txt Agency\nb b.txt Daily ap"),
        ("t/texts/x.txt", TEXT),
        ("t/b.txt", b"Published: 2024-03-05\n\nIt ended."),
        ("t/c.txt", TEXT),
        ("v/story.yaml", b"z - Daily\nap gone.txt\nb - - w"),
        ("v/b.txt", TEXT),
    ]);
    reads(&root, &["t"], &["t: ap, b", "warning: `~/t/c.txt` is not read, because `story.yaml` does not name it"]);
    let paths = [root.path().join("t/story.yaml")];
    let request = Request { format: Format::named("text"), ..request(&paths, None) };
    let homes = Pieces::new(find(&request).0, &request, std::io::empty()).homes().to_vec();
    assert_eq!(homes[0].title.as_deref(), Some("Talks"));
    assert_eq!(homes[0].story_file.as_deref(), Some(&*paths[0]));
    let story = &read(&request, "").0[0];
    let got: Vec<String> = story
        .sources
        .iter()
        .map(|s| format!("{} {} {:?} {:?} {:?}", s.id, s.published.unwrap(), s.outlet, s.role, s.copy_of))
        .collect();
    assert_eq!(
        got,
        ["ap 2024-03-01 Some(\"Agency\") Reference None", "b 2024-03-05 Some(\"Daily\") Reference Some(\"ap\")",]
    );
    reads(
        &root,
        &["v"],
        &[
            "v: b",
            "error: `~/v/gone.txt` is missing",
            "error: `story.yaml` names the source `z`, and the story `v` has no such file",
            "error: `b` is a copy of `w`, and the story `v` has no such source",
        ],
    );
}

#[test]
fn what_is_the_matter_is_said() {
    let root = files(&[
        ("empty/", b""),
        ("rules/a.rules.yaml", b""),
        ("zip/a.txt", b"PK\x03\x04\x14\x00"),
        ("mixed/a.txt", b"PK\x03\x04\x14\x00"),
        ("mixed/b.txt", TEXT),
        ("mixed/c.docx", b"PK\x03\x04"),
        ("mixed/d.txt", b""),
        ("mixed/story.yml", b""),
        ("stems/ap.md", TEXT),
        ("stems/ap.txt", TEXT),
    ]);
    reads(&root, &["gone.txt", "gone/"], &["error: `~/gone.txt` is missing", "error: `~/gone/` is missing"]);
    reads(&root, &["empty"], &["error: the folder `~/empty` holds no article"]);
    reads(&root, &["rules"], &["error: the folder `~/rules` holds rules and no article"]);
    reads(
        &root,
        &["rules/a.rules.yaml"],
        &["error: `~/rules/a.rules.yaml` is a file of rules where an article is meant"],
    );
    reads(
        &root,
        &["zip"],
        &["warning: `~/zip/a.txt` is a zip archive, not text", "error: `~/zip` has no article that can be read"],
    );
    reads(&root, &["zip/a.txt"], &["error: `~/zip/a.txt` is a zip archive, not text"]);
    reads(
        &root,
        &["mixed"],
        &[
            "mixed: b",
            "warning: `~/mixed/c.docx` is not read, because it is no text",
            "warning: `~/mixed/story.yml` is not read, because its name ends in `.yml`",
            "warning: `~/mixed/a.txt` is a zip archive, not text",
            "warning: `~/mixed/d.txt` is empty",
        ],
    );
    reads(
        &root,
        &["stems"],
        &["stems: ap", "error: `~/stems/ap.md` and `~/stems/ap.txt` would both be the source `ap`"],
    );
    reads(&root, &[], &[]);
}

#[test]
fn a_file_longer_than_any_article_is_refused_unread() {
    let root = files(&[]);
    let file = fs::File::create(root.path().join("long.txt")).unwrap();
    file.set_len(5 << 30).unwrap();
    reads(&root, &["long.txt"], &["error: `~/long.txt` is longer than 128 MiB, the most that one article may have"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_in_circles_or_nowhere() {
    use std::os::unix::fs::symlink;
    let root = files(&[("t/a.txt", TEXT)]);
    symlink(root.path().join("t"), root.path().join("t/again")).unwrap();
    symlink(root.path().join("nowhere"), root.path().join("t/b.txt")).unwrap();
    symlink(root.path().join("t/self.txt"), root.path().join("t/self.txt")).unwrap();
    let got = lines(root.path(), &["t"], "");
    assert_eq!(got[..2], ["t: a", "warning: `~/t/b.txt` is missing"]);
    assert!(got[2].starts_with("warning: `~/t/self.txt` cannot be read: "), "{got:?}");
    assert_eq!(got[3..], ["warning: the folder `~/t/again` has been read already under another path"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let root = files(&[("t/a.txt", TEXT), ("t/b.txt", TEXT)]);
    let closed = root.path().join("t/a.txt");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::File::open(&closed).is_ok() {
        // The superuser reads everything, so there is nothing to see.
        return;
    }
    reads(&root, &["t"], &["t: b", "warning: `~/t/a.txt` cannot be read: permission is denied"]);
    reads(&root, &["t/a.txt"], &["error: `~/t/a.txt` cannot be read: permission is denied"]);
}
