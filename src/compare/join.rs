//! Keys and members of lists, joined across sources: forms of one person, place or office.

use std::collections::{BTreeMap, BTreeSet};

use crate::value::organisation;
use crate::value::person::handles;
use crate::value::{Kind, Names, Relation, Terms, Value, ValueRecord};

/// One way in which sources put a thing.
#[derive(Clone, Debug)]
pub(super) struct Form {
    /// As shown.
    pub(super) shown: String,
    /// As recorded.
    pub(super) record: ValueRecord,
    /// As read.
    pub(super) value: Value,
    /// The sources that use it.
    pub(super) sources: BTreeSet<usize>,
}

/// A thing that sources speak of, in all its forms.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    /// The forms, the one to show first, then in alphabetical order.
    pub(super) forms: Vec<Form>,
}

impl Joined {
    /// The form to show.
    pub(super) fn shown(&self) -> &str {
        &self.forms[0].shown
    }
}

/// How a form fits a thing, by the form of it that is nearest.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fit {
    Same,
    Compatible,
    Spelling,
}

/// The forms of one kind that a story holds, and what belongs together.
#[derive(Clone, Debug, Default)]
pub(super) struct Register {
    forms: BTreeMap<String, Form>,
}

impl Register {
    /// Notes that `source` uses a form; its id, or none where the record holds no value of the kind.
    pub(super) fn note(
        &mut self,
        kind: Kind,
        shown: &str,
        record: &ValueRecord,
        source: Option<usize>,
    ) -> Option<String> {
        let id = form_id(shown, record);
        if !self.forms.contains_key(&id) {
            let value = (kind.row().from_record)(record).ok()?;
            let form = Form { shown: shown.to_owned(), record: record.clone(), value, sources: BTreeSet::new() };
            self.forms.insert(id.clone(), form);
        }
        if let (Some(form), Some(source)) = (self.forms.get_mut(&id), source) {
            form.sources.insert(source);
        }
        Some(id)
    }

    /// Joins the forms: what it gives are the things in alphabetical order, and for each form's id its thing.
    ///
    /// The fullest forms come first. A form joins the one thing that it fits; where it fits two (a surname that two
    /// people share) it stays apart. A near spelling fits only where names are loose.
    pub(super) fn join(self, kind: Kind, names: Names, terms: &Terms) -> (Vec<Joined>, BTreeMap<String, usize>) {
        let mut forms: Vec<(String, Form)> = self.forms.into_iter().collect();
        forms.sort_by_cached_key(|(id, form)| (std::cmp::Reverse(fullness(form)), id.clone()));
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let many = matches!(kind, Kind::Person | Kind::Organisation) && forms.len() > FEW;
        let mut met = Met { groups: many.then(BTreeMap::new) };
        let handles: Vec<Vec<u64>> = forms.iter().map(|(_, form)| met.handles(&form.value, names)).collect();
        for at in 0..forms.len() {
            let mut fits: Vec<(bool, usize)> = Vec::new();
            // A source that uses `Ana Belo Jr.` and `Ana Belo` as two forms tells two people apart.
            let told_apart = |other: usize| match (&forms[at].1.value, &forms[other].1.value) {
                (Value::Person(one), Value::Person(two)) => {
                    one.differs_in_suffix(two) && !forms[at].1.sources.is_disjoint(&forms[other].1.sources)
                }
                _ => false,
            };
            let handles = &handles[at];
            for to in met.candidates(handles, groups.len()) {
                let group = &groups[to];
                if group.iter().any(|other| told_apart(*other)) {
                    continue;
                }
                let relations: Vec<Relation> = group
                    .iter()
                    .map(|other| (kind.row().relate)(&forms[at].1.value, &forms[*other].1.value, terms).relation)
                    .collect();
                let best = relations.iter().fold(None, |best, relation| match relation {
                    Relation::Same => Some(Fit::Same),
                    Relation::Spelling if names == Names::Loose => best.or(Some(Fit::Spelling)),
                    Relation::Compatible => best.filter(|fit| *fit == Fit::Same).or(Some(Fit::Compatible)),
                    _ => best,
                });
                // `Ben Moss` fits `Ada B. Moss`, but where she is called `Ada Moss` too he is somebody else.
                let excluded = best == Some(Fit::Compatible) && relations.contains(&Relation::Conflict);
                let best = best.filter(|_| !excluded).map(|fit| fit == Fit::Same);
                fits.extend(best.map(|same| (same, to)));
            }
            let same = fits.iter().find(|(same, _)| *same).map(|(_, to)| *to);
            let to = match same.or(if let [(_, only)] = fits[..] { Some(only) } else { None }) {
                Some(to) => to,
                None => {
                    groups.push(Vec::new());
                    groups.len() - 1
                }
            };
            groups[to].push(at);
            met.note(handles, to);
        }
        let mut things: Vec<(Joined, Vec<String>)> = groups
            .into_iter()
            .map(|group| {
                let ids = group.iter().map(|at| forms[*at].0.clone()).collect();
                let mut members: Vec<Form> = group.iter().map(|at| forms[*at].1.clone()).collect();
                members.sort_by(|a, b| a.shown.cmp(&b.shown));
                let show = (0..members.len())
                    .max_by_key(|at| {
                        let form = &members[*at];
                        let whole = form.shown.split_whitespace().count() > 1;
                        (whole, form.sources.len(), fullness(form), std::cmp::Reverse(*at))
                    })
                    .unwrap_or(0);
                let chosen = members.remove(show);
                members.insert(0, chosen);
                (Joined { forms: members }, ids)
            })
            .collect();
        things.sort_by(|(a, _), (b, _)| a.shown().cmp(b.shown()));
        let mut thing_of = BTreeMap::new();
        let mut joined = Vec::new();
        for (at, (thing, ids)) in things.into_iter().enumerate() {
            thing_of.extend(ids.into_iter().map(|id| (id, at)));
            joined.push(thing);
        }
        (joined, thing_of)
    }
}

impl Register {
    /// Adds each form of this register to the one thing that it fits. What fits none or several is left out, so that it
    /// changes nothing of what was joined.
    pub(super) fn attach(self, kind: Kind, terms: &Terms, things: &mut [Joined]) {
        let fits = |form: &Form, thing: &Joined| {
            let relation = |known: &Form| (kind.row().relate)(&form.value, &known.value, terms).relation;
            let relations: Vec<Relation> = thing.forms.iter().map(relation).collect();
            let near =
                |relation: &Relation| matches!(relation, Relation::Same | Relation::Compatible | Relation::Spelling);
            relations.iter().any(near) && !relations.contains(&Relation::Conflict)
        };
        let mut attached: Vec<(usize, Form)> = Vec::new();
        for form in self.forms.into_values() {
            let fitting: Vec<usize> = (0..things.len()).filter(|at| fits(&form, &things[*at])).collect();
            if let [only] = fitting[..] {
                attached.push((only, form));
            }
        }
        for (to, form) in attached {
            let id = form_id(&form.shown, &form.record);
            match things[to].forms.iter_mut().find(|known| form_id(&known.shown, &known.record) == id) {
                Some(known) => known.sources.extend(form.sources),
                None => things[to].forms.push(form),
            }
        }
    }
}

/// So many forms are each held against all others. Of more persons or organisations, which no story has but a corpus without stories, only
/// those that share a part of their names; ours.
const FEW: usize = 300;

/// Which groups a form may belong to, by what their names have in common.
struct Met {
    /// None where every group may be it.
    groups: Option<BTreeMap<u64, Vec<usize>>>,
}

impl Met {
    fn handles(&self, value: &Value, names: Names) -> Vec<u64> {
        match value {
            Value::Person(person) if self.groups.is_some() => handles(person, names == Names::Loose),
            Value::Organisation(organisation) if self.groups.is_some() => organisation::handles(organisation),
            _ => Vec::new(),
        }
    }

    /// The groups to hold a form against, of `all` groups.
    fn candidates(&self, handles: &[u64], all: usize) -> Vec<usize> {
        let Some(groups) = &self.groups else { return (0..all).collect() };
        let mut candidates: Vec<usize> =
            handles.iter().filter_map(|handle| groups.get(handle)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }

    fn note(&mut self, handles: &[u64], group: usize) {
        let Some(groups) = &mut self.groups else { return };
        for handle in handles {
            let noted = groups.entry(*handle).or_default();
            if noted.last() != Some(&group) {
                noted.push(group);
            }
        }
    }
}

/// Tells one form from another: what is shown and what is recorded.
pub(super) fn form_id(shown: &str, record: &ValueRecord) -> String {
    format!("{shown}\u{1f}{}", serde_json::to_string(record).unwrap_or_default())
}

/// Words and letters of a form: `Ana Maria Belo` is fuller than `Belo`.
fn fullness(form: &Form) -> (usize, usize) {
    (form.shown.split_whitespace().count(), form.shown.chars().count())
}
