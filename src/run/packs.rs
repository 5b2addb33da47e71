//! The shipped packs: which there are, and which of them a story is asked.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::ordered::{ordered, threads};
use super::pipeline::nearest;
use super::rules::{self, ShippedPack};
use crate::problem::{Problem, Problems};
use crate::rule::{Pack, RuleFile, RuleSet, Slot, read_rules, read_rules_with, read_story};

/// The name that stands for every pack that is asked without being named.
const ALL: &str = "all";

/// Which shipped packs to ask.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PackChoice {
    /// None, whatever the story says.
    None,
    /// Those of these names. Without a name: those that the story names, and where there are no other rules at all, every
    /// pack that is not `asked: on-request`.
    Named(Vec<String>),
}

impl PackChoice {
    /// This choice; where it names nothing, the packs that a story file names.
    ///
    /// # Errors
    ///
    /// What is wrong with the story file.
    pub fn or_those_of(&self, story_file: &Path) -> Result<PackChoice, Problems> {
        match self {
            PackChoice::Named(names) if names.is_empty() => {
                Ok(PackChoice::Named(read_story(&rules::read_file(story_file)?)?.packs))
            }
            choice => Ok(choice.clone()),
        }
    }
}

/// The packs that are shipped, in the order of their names.
pub fn shipped() -> Vec<(Pack, RuleFile)> {
    rules::shipped_files().into_iter().map(|file| (Pack::of(&file), file)).collect()
}

/// The rules of the chosen packs, then those of the files and folders named; slots of the other packs can be extended.
///
/// Packs that are asked alone come without their examples and pairs, which the tests have tried; beside rules of somebody's
/// own, which may claim the same words, they keep them.
///
/// # Errors
///
/// A pack that is not shipped, and all problems of all files.
pub fn choose(paths: &[PathBuf], choice: &PackChoice) -> Result<RuleSet, Problems> {
    choose_as(paths, choice, if paths.is_empty() { ShippedPack::proven } else { ShippedPack::whole })
}

/// The same with all examples and pairs.
///
/// # Errors
///
/// As [`choose`].
pub fn choose_whole(paths: &[PathBuf], choice: &PackChoice) -> Result<RuleSet, Problems> {
    choose_as(paths, choice, ShippedPack::whole)
}

fn choose_as(
    paths: &[PathBuf],
    choice: &PackChoice,
    as_file: fn(&ShippedPack) -> RuleFile,
) -> Result<RuleSet, Problems> {
    let (own, mut problems) = rules::rule_files(paths);
    let packs = rules::shipped();
    let asked: Vec<bool> = match choice {
        PackChoice::None => vec![false; packs.len()],
        PackChoice::Named(names) if names.is_empty() => {
            packs.iter().map(|pack| paths.is_empty() && !pack.on_request).collect()
        }
        PackChoice::Named(names) => {
            let known: Vec<&str> = packs.iter().map(|pack| pack.name).collect();
            for name in names.iter().filter(|name| *name != ALL && !known.contains(&name.as_str())) {
                problems.push(no_such_pack(name, &known));
            }
            let all = names.iter().any(|name| name == ALL);
            packs.iter().map(|pack| names.iter().any(|name| name == pack.name) || all && !pack.on_request).collect()
        }
    };
    let of = |wanted: bool| -> Vec<RuleFile> {
        packs.iter().zip(&asked).filter(|(_, asked)| **asked == wanted).map(|(pack, _)| as_file(pack)).collect()
    };
    let files: Vec<RuleFile> = of(true).into_iter().chain(own).collect();
    if problems.0.is_empty()
        && let Some(rules) = side_by_side(&files)
    {
        return Ok(rules);
    }
    match read_rules_with(&files, &|| of(false)) {
        Ok(rules) if problems.0.is_empty() => Ok(rules),
        Ok(_) => Err(problems),
        Err(more) => {
            problems.0.extend(more.0);
            Err(problems)
        }
    }
}

/// The rules of files that are known to be right, each read for itself over several threads; nothing where some may not be,
/// where one needs the answers of a slot that is not among them, or where two have a slot of one id, which is told where all
/// are read together.
fn side_by_side(files: &[RuleFile]) -> Option<RuleSet> {
    if files.iter().any(|file| !file.proven) {
        return None;
    }
    let (mut all, mut ids) = (RuleSet::default(), HashSet::new());
    let read = |file: &RuleFile| read_rules(std::slice::from_ref(file)).map_err(drop);
    let done = ordered(threads(None), files.iter(), read, |rules| {
        let rules = rules?;
        let fresh = rules.slots.iter().all(|slot| ids.insert(slot.id.clone()));
        all.slots.extend(rules.slots);
        if fresh { Ok(()) } else { Err(()) }
    });
    let is_whole = |slot: &Slot| slot.find.others().all(|other| ids.contains(other));
    done.ok().filter(|()| all.slots.iter().all(is_whole)).map(|()| all)
}

/// The problem of a pack that is not shipped, with the nearest that is.
pub fn no_such_pack(name: &str, known: &[&str]) -> Problem {
    let nearest = nearest(name, known);
    let hint = match nearest {
        Some(nearest) => format!("did you mean `{nearest}`? `factdiff packs` lists all"),
        None => "`factdiff packs` lists all".to_owned(),
    };
    Problem::error(format!("there is no pack `{name}`")).hint(hint)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::Program;
    use crate::run::needed::unneeded;
    use crate::run::trial;

    /// What a pack can name besides its own slots.
    fn others() -> Vec<RuleFile> {
        rules::shipped().iter().map(ShippedPack::whole).collect()
    }

    /// Packs that are asked on request may ask what others ask too, so each is read by itself.
    #[test]
    fn every_example_and_pair_of_every_pack_holds() {
        for (pack, file) in shipped() {
            let rules = match read_rules_with(std::slice::from_ref(&file), &others) {
                Ok(rules) => rules,
                Err(problems) => panic!("{}: {:?}", pack.name, problems.0),
            };
            let cases = trial::run(&rules, &Program::compile(&rules));
            let failed: Vec<String> = cases.iter().filter_map(trial::Case::problem).map(|p| p.what).collect();
            assert_eq!(failed, Vec::<String>::new(), "{}", pack.name);
        }
    }

    #[test]
    fn every_phrase_of_every_pack_is_needed_by_an_example() {
        for (pack, file) in shipped() {
            let rules = match read_rules_with(std::slice::from_ref(&file), &others) {
                Ok(rules) => rules,
                Err(problems) => panic!("{}: {:?}", pack.name, problems.0),
            };
            let told: Vec<String> = unneeded(&rules).into_iter().map(|problem| problem.what).collect();
            assert_eq!(told, Vec::<String>::new(), "{}", pack.name);
        }
    }

    #[test]
    fn a_pack_without_its_examples_asks_the_same() {
        // The bytes at which a phrase stands move with what is left out before it.
        let spans = regex::Regex::new(r"Span \{[^}]*\}").expect("an expression");
        for (pack, whole) in rules::shipped().iter().zip(shipped()) {
            assert_eq!((pack.name, pack.on_request), (whole.0.name.as_str(), whole.0.on_request));
            let read = |file: &RuleFile| match read_rules_with(std::slice::from_ref(file), &others) {
                Ok(rules) => rules.slots,
                Err(problems) => panic!("{}: {:?}", pack.name, problems.0),
            };
            let (mut slots, proven) = (read(&whole.1), read(&pack.proven()));
            for slot in &mut slots {
                (slot.examples, slot.pairs) = (Vec::new(), Vec::new());
            }
            let lines = |slots: &[Slot]| slots.iter().map(|slot| slot.place.line_column()).collect::<Vec<_>>();
            assert_eq!(lines(&slots), lines(&proven), "{}", pack.name);
            for (slot, proven) in slots.iter_mut().zip(&proven) {
                slot.place = proven.place.clone();
            }
            let written = |slots: &[Slot]| spans.replace_all(&format!("{slots:?}"), "Span").into_owned();
            assert_eq!(written(&slots), written(&proven), "{}", pack.name);
        }
    }

    #[test]
    fn the_packs_of_every_story_go_together() {
        let rules = choose(&[], &PackChoice::Named(Vec::new())).map_err(|problems| problems.0);
        let rules = rules.expect("ids differ between packs");
        let on_request: Vec<&str> =
            rules::shipped().iter().filter(|pack| pack.on_request).map(|pack| pack.name).collect();
        assert!(!on_request.is_empty());
        assert!(rules.slots.iter().all(|slot| slot.pack.as_deref().is_none_or(|pack| !on_request.contains(&pack))));
        assert_eq!(choose(&[], &PackChoice::None).map_or(0, |rules| rules.slots.len()), 0);
    }

    #[test]
    fn a_pack_that_is_not_shipped_is_told_with_the_nearest() {
        let problems = choose(&[], &PackChoice::Named(vec!["peopel".to_owned()])).expect_err("there is none");
        assert_eq!(problems.0[0].what, "there is no pack `peopel`");
        assert_eq!(problems.0[0].hint.as_deref(), Some("did you mean `people`? `factdiff packs` lists all"));
    }
}
