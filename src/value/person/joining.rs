//! Which of many names are one person's.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::Person;
use super::relation::{Key, compare};
use crate::value::Relation;

/// What a name of a document stands for, as found by [`resolve`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The name at this index, the fullest form of it in the document; its own index where it is the fullest itself.
    Fullest(usize),
    /// It fits several persons of the document, and the text does not use it for the first of them, whose fullest names stand at these indices.
    Ambiguous(Rc<[usize]>),
}

/// How many names that share a word are compared with one name. Far more than a story has; it keeps a list of all the Kims
/// in a text from costing its square. Ours.
const COMPARED: usize = 300;

/// Finds for each name of one document the fullest form of it there: a surname alone belongs to the full name if exactly one
/// fits, else it is ambiguous. Spellings are not joined: one source that spells a name in two ways shows two names.
///
/// ```
/// use factdiff::value::person::{Resolution, read_literal, resolve};
///
/// let names: Vec<_> = ["Ada Moss", "Moss", "Roe"].iter().filter_map(|words| read_literal(words)).collect();
/// assert_eq!(resolve(&names), [Resolution::Fullest(0), Resolution::Fullest(0), Resolution::Fullest(2)]);
/// ```
pub fn resolve<P: Borrow<Person>>(names: &[P]) -> Vec<Resolution> {
    let names: Vec<&Person> = names.iter().map(Borrow::borrow).collect();
    // Most names stand for nobody but their first.
    if names.windows(2).all(|pair| pair[0] == pair[1]) {
        return vec![Resolution::Fullest(0); names.len()];
    }
    let mut found = group(&names, false);
    let where_named = WhereNamed::new(&names, &found);
    let mut uses: HashMap<&Person, Use, FixedState> = HashMap::default();
    for at in 0..found.len() {
        let Resolution::Ambiguous(several) = &found[at] else { continue };
        let name = names[at];
        let person = uses.entry(name).or_insert_with(|| Use::of(&where_named, name, several)).at(at);
        if let Some(person) = person {
            found[at] = Resolution::Fullest(person);
        }
    }
    found
}

/// Where each name stands, and where each person is named in full.
struct WhereNamed<'n> {
    by_name: HashMap<&'n Person, Vec<usize>, FixedState>,
    /// By person, the places, each with the person again.
    full: HashMap<usize, Vec<(usize, usize)>, FixedState>,
}

impl<'n> WhereNamed<'n> {
    fn new(names: &[&'n Person], found: &[Resolution]) -> WhereNamed<'n> {
        let mut named = WhereNamed { by_name: HashMap::default(), full: HashMap::default() };
        if !found.iter().any(|resolution| matches!(resolution, Resolution::Ambiguous(_))) {
            return named;
        }
        for (at, name) in names.iter().enumerate() {
            named.by_name.entry(*name).or_default().push(at);
            if let (Resolution::Fullest(person), false) = (&found[at], name.given.is_empty()) {
                named.full.entry(*person).or_default().push((at, *person));
            }
        }
        named
    }
}

/// How a text uses a name that several persons share.
struct Use {
    /// The person for whom the name alone was used before another of them came in.
    first: Option<usize>,
    /// In order, where the name stands alone (none), and where one of the persons is named in full.
    places: Vec<(usize, Option<usize>)>,
}

impl Use {
    fn of(where_named: &WhereNamed<'_>, name: &Person, several: &[usize]) -> Use {
        let full = several.iter().flat_map(|person| where_named.full.get(person).into_iter().flatten());
        let mut places: Vec<(usize, Option<usize>)> = full.map(|(place, person)| (*place, Some(*person))).collect();
        let alone = where_named.by_name.get(name).into_iter().flatten();
        places.extend(alone.map(|place| (*place, None)));
        // A name in full that stands for one of them is no name alone.
        places.sort_by_key(|(place, person)| (*place, person.is_none()));
        places.dedup_by_key(|(place, _)| *place);
        let mut introduced = places.iter().skip_while(|(_, person)| person.is_none());
        let first = introduced.next().and_then(|(_, person)| *person);
        let used = introduced
            .take_while(|(_, person)| person.is_none() || *person == first)
            .any(|(_, person)| person.is_none());
        Use { first: first.filter(|_| used), places }
    }

    /// The person for whom the text uses the name at a place: the first of them to be introduced, where the name alone was
    /// used before the next of them came in (`Ada Moss … Moss … her brother Ben Moss … Moss`). News goes on so, and calls
    /// the others by their full names. Right behind the full name of another one it stays open.
    fn at(&self, place: usize) -> Option<usize> {
        let before = self.places[..self.places.partition_point(|(other, _)| *other < place)].last();
        let latest = before.and_then(|(_, person)| *person);
        self.first.filter(|first| latest.is_none_or(|latest| latest == *first))
    }
}

/// Joins names across sources: equal numbers are one person, numbered by the first name of each in the order given.
///
/// Full names that [`same_person`](super::same_person) joins, directly or over others, are one; with `loose` so are near
/// spellings. A surname alone joins the one person that it fits, and stands for itself where it fits several. Two names that
/// exclude each other (`Ada Moss Jr.`, `Ada Moss Sr.`) are never joined over a third.
pub fn join(names: &[Person], loose: bool) -> Vec<usize> {
    let resolutions = group(&names.iter().collect::<Vec<_>>(), loose);
    resolutions
        .iter()
        .enumerate()
        .map(|(at, resolution)| match resolution {
            Resolution::Fullest(fullest) => *fullest,
            Resolution::Ambiguous(_) => at,
        })
        .scan(HashMap::<usize, usize, FixedState>::default(), |numbers, person| {
            let next = numbers.len();
            Some(*numbers.entry(person).or_insert(next))
        })
        .collect()
}

/// The different names of which some are one person's.
struct Groups {
    keys: Vec<Key>,
    /// The members of each person; the first is the fullest.
    persons: Vec<Vec<usize>>,
    /// The persons that have something in common, by [`Key::handles`].
    by_handle: HashMap<u64, Vec<usize>, FixedState>,
}

fn group(names: &[&Person], loose: bool) -> Vec<Resolution> {
    let mut first_of: HashMap<&Person, usize, FixedState> = HashMap::default();
    // The different names, each as the index of its first occurrence, and for each name which of them it is.
    let mut different: Vec<usize> = Vec::new();
    let which: Vec<usize> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            *first_of.entry(*name).or_insert_with(|| {
                different.push(at);
                different.len() - 1
            })
        })
        .collect();
    let keys = different.iter().map(|at| Key::new(names[*at])).collect();
    let mut groups = Groups { keys, persons: Vec::new(), by_handle: HashMap::default() };
    // Fullest first, so that every later name meets persons that are known by their full names.
    let fullness = |name: &usize| {
        let key = &groups.keys[*name];
        let letters = key.given().iter().map(String::len).sum::<usize>() + key.family().len();
        (
            std::cmp::Reverse(!key.given().is_empty()),
            std::cmp::Reverse((key.given().len() + usize::from(key.suffix.is_some()), letters)),
            *name,
        )
    };
    let mut order: Vec<usize> = (0..different.len()).collect();
    order.sort_by_key(fullness);
    let mut found: Vec<Option<Resolution>> = vec![None; different.len()];
    for name in order {
        found[name] = Some(match groups.place(name, loose) {
            Placed::With(fullest) => Resolution::Fullest(different[fullest]),
            Placed::Between(several) => Resolution::Ambiguous(several.iter().map(|name| different[*name]).collect()),
        });
    }
    let of = |(at, name): (usize, usize)| found[name].clone().unwrap_or(Resolution::Fullest(at));
    which.into_iter().enumerate().map(of).collect()
}

/// Where a name belongs, by the fullest names of the persons.
enum Placed {
    With(usize),
    Between(Vec<usize>),
}

impl Groups {
    /// Finds the person of a name, or makes a new one.
    fn place(&mut self, name: usize, loose: bool) -> Placed {
        let key = &self.keys[name];
        let handles = key.handles(loose);
        let mut candidates: Vec<usize> = Vec::new();
        for handle in &handles {
            candidates.extend(self.by_handle.get(handle).into_iter().flatten().take(COMPARED));
        }
        candidates.sort_unstable();
        candidates.dedup();
        let fits = |person: &usize| {
            let members = &self.persons[*person];
            let mut best: Option<Relation> = None;
            for member in members.iter().take(COMPARED) {
                let relation = compare(key, &self.keys[*member], loose).map(|(relation, _)| relation)?;
                best = Some(best.map_or(relation, |best| best.min(relation)));
            }
            best
        };
        let fitting: Vec<(Relation, usize)> =
            candidates.iter().filter_map(|person| Some((fits(person)?, *person))).collect();
        // A name that is the same goes before one that only fits; a near spelling counts only where nothing else does.
        let best = fitting.iter().map(|(relation, _)| *relation).min();
        let fitting: Vec<usize> =
            fitting.iter().filter(|(relation, _)| Some(*relation) == best).map(|(_, person)| *person).collect();
        let person = match fitting[..] {
            [] => {
                self.persons.push(Vec::new());
                self.persons.len() - 1
            }
            [person] => person,
            _ => return Placed::Between(fitting.iter().map(|person| self.persons[*person][0]).collect()),
        };
        self.persons[person].push(name);
        for handle in handles {
            let persons = self.by_handle.entry(handle).or_default();
            if persons.last() != Some(&person) {
                persons.push(person);
            }
        }
        Placed::With(self.persons[person][0])
    }
}

#[cfg(test)]
mod tests {
    use super::{Resolution, resolve};
    use crate::value::person::read_literal;

    /// For each name the index of what it stands for; `?` where it is open.
    #[track_caller]
    fn stands(names: &str, expected: &str) {
        let names: Vec<_> = names.split(", ").filter_map(read_literal).collect();
        let found = resolve(&names).into_iter().map(|resolution| match resolution {
            Resolution::Fullest(at) => at.to_string(),
            Resolution::Ambiguous(_) => "?".to_owned(),
        });
        assert_eq!(found.collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn a_surname_in_use_stays_with_whom_it_was_used_for() {
        stands("Ada Moss, Moss, Ben Moss, Moss", "0 0 2 ?");
        stands("Ada Moss, Moss, Ben Moss, Jan Roe, Moss", "0 0 2 3 ?");
        stands("Ada Moss, Moss, Ben Moss, Ada Moss, Moss", "0 0 2 0 0");
        stands("Ada Moss, Ben Moss, Moss", "0 1 ?");
    }
}
