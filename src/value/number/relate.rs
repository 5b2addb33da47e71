//! How two numbers stand, with the reason.

use rust_decimal::Decimal;

use super::convert::{Common, Scale, common, is_coarser_age};
use super::interval::is_whole;
use super::show::{amount, show};
use super::shown_unit::{converted, converted_step, named, rounded};
use super::unit::unit;
use super::{Hedge, Interval, Intervals, Number, Role, Unit, intervals, population};
use crate::value::{Kind, Relation, Terms, Tolerance, Value, Verdict};

/// How two values of a kind of number stand, first that applies: incomparable, same, conflict, apart, compatible.
pub(super) fn relate(kind: Kind, one: &Value, other: &Value, terms: &Terms) -> Verdict {
    let (Value::Number(one), Value::Number(other)) = (one, other) else {
        return Verdict::new(Relation::Incomparable, "one of the two is no number");
    };
    if one == other {
        return Verdict::new(Relation::Same, format!("both say {}", quoted(one)));
    }
    Pair { one, other, terms, kind }.relate()
}

struct Pair<'p> {
    one: &'p Number,
    other: &'p Number,
    terms: &'p Terms,
    kind: Kind,
}

impl Pair<'_> {
    fn relate(&self) -> Verdict {
        let incomparable = |reason: String| Verdict::new(Relation::Incomparable, reason);
        if let Some(reason) = self.other_population() {
            return incomparable(reason);
        }
        if !self.terms.more_is_whole && (self.one.role == Role::Increment) != (self.other.role == Role::Increment) {
            return incomparable("one adds to an earlier figure, the other is a total".to_string());
        }
        let common = match common(self.one, self.other) {
            Ok(common) => common,
            Err(reason) => return incomparable(reason),
        };
        let Some((mine, theirs)) = self.intervals(&common) else {
            return incomparable("one of the figures is too large to convert".to_string());
        };
        let whole = is_whole(self.one, self.kind) || is_whole(self.other, self.kind);
        if self.same(&mine, &theirs) {
            return match &common.doubt {
                None if self.one_class() => Verdict::new(Relation::Same, self.same_reason(&common)),
                doubt => Verdict::new(Relation::Compatible, doubt.clone().unwrap_or_else(|| self.class_reason())),
            };
        }
        if let Some(verdict) = self.roles(&mine, &theirs) {
            return verdict;
        }
        let verdict = self.part_by_noun(&mine, &theirs, self.compare(&mine, &theirs, whole, &common));
        if verdict.relation <= Relation::Compatible {
            return verdict;
        }
        if let Some(granted) = self.granted(&common) {
            return Verdict::new(Relation::Compatible, granted);
        }
        match common.doubt {
            Some(doubt) => incomparable(doubt),
            None => verdict,
        }
    }

    /// Why the two count different things, if they do.
    fn other_population(&self) -> Option<String> {
        let (Some(one), Some(other)) = (&self.one.of, &self.other.of) else { return None };
        if population::is_one_population(one, other, self.terms) {
            return None;
        }
        match self.kind {
            Kind::Percent => {
                // `of the vote` and `of the votes` are one whole.
                let singular = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
                (singular(one) != singular(other)
                    && !population::lies_under(one, other)
                    && !population::lies_under(other, one))
                .then(|| format!("one is a share of {one}, the other of {other}"))
            }
            _ => population::are_disjoint(one, other).then(|| format!("{one} and {other} are counted apart")),
        }
    }

    fn intervals(&self, common: &Common) -> Option<(Intervals, Intervals)> {
        let own = |number: &Number, other: &Number, scale: &Scale| {
            let mut found = intervals(number, self.kind, self.terms);
            // A child of 18 months is one year old until it is two.
            if is_coarser_age(number.unit, other.unit) && number.nominal.fract().is_zero() {
                for interval in [&mut found.can, &mut found.round, &mut found.fair] {
                    if let (Some(high), false) = (interval.high, interval.high_open) {
                        (interval.high, interval.high_open) = (Some(high.checked_add(Decimal::ONE)?), true);
                    }
                }
            }
            let round = if self.terms.exact { scale.apply(found.round) } else { scale.apply_rounding(found.round) };
            Some(Intervals { can: scale.apply(found.can)?, round: round?, fair: scale.apply(found.fair)? })
        };
        Some((own(self.one, self.other, &common.one)?, own(self.other, self.one, &common.other)?))
    }

    fn same(&self, mine: &Intervals, theirs: &Intervals) -> bool {
        let (own, others) = (is_whole(self.one, self.kind), is_whole(self.other, self.kind));
        if own != others {
            return false;
        }
        let end = |interval: Interval| if own { interval.whole() } else { interval };
        [(mine.can, theirs.can), (mine.round, theirs.round), (mine.fair, theirs.fair)]
            .into_iter()
            .all(|(one, other)| end(one) == end(other))
    }

    /// Whether both count the same as far as *same* is concerned. No noun, `people` and nouns outside the lattice are one
    /// class, so that *same* stays an equivalence while soldiers and civilians exclude each other.
    fn one_class(&self) -> bool {
        let class = |number: &Number| -> Option<String> {
            let noun = number.of.as_deref()?;
            if self.kind == Kind::Percent {
                return Some(noun.to_string());
            }
            let open = noun == "people"
                || (population::canonical(noun).is_none())
                || population::is_one_population(noun, self.terms.of.as_deref().unwrap_or(noun), self.terms)
                    && self.terms.of.is_some();
            (!open).then(|| noun.to_string())
        };
        class(self.one) == class(self.other)
    }

    fn class_reason(&self) -> String {
        format!("both say {}, of {} and of {}", figure(self.one), thing(self.one), thing(self.other))
    }

    /// A part against its whole.
    fn roles(&self, mine: &Intervals, theirs: &Intervals) -> Option<Verdict> {
        let (part, whole, inside, outside) = match (self.one.role, self.other.role) {
            (Role::Part, Role::Whole) => (self.one, self.other, mine, theirs),
            (Role::Whole, Role::Part) => (self.other, self.one, theirs, mine),
            _ => return None,
        };
        let (inner, outer) = (part.of.as_deref()?, whole.of.as_deref()?);
        if inner == outer || !population::lies_under(inner, outer) {
            return None;
        }
        let exceeds = matches!((inside.round.low, outside.round.high), (Some(low), Some(high)) if low > high);
        Some(if exceeds {
            let reason = format!("a part ({} {inner}) cannot exceed its whole ({} {outer})", show(part), show(whole));
            Verdict::new(Relation::Conflict, reason)
        } else {
            Verdict::new(
                Relation::Incomparable,
                format!("{} {inner} are a part, {} {outer} the whole", show(part), show(whole)),
            )
        })
    }

    /// `12 people` and `11 children` can both be so: of age and sex a text often counts those among all. A part that exceeds
    /// its whole stays a conflict.
    fn part_by_noun(&self, mine: &Intervals, theirs: &Intervals, verdict: Verdict) -> Verdict {
        let (Some(one), Some(other)) = (&self.one.of, &self.other.of) else { return verdict };
        let related = one == other || population::is_one_population(one, other, self.terms);
        if self.kind != Kind::Count || related || verdict.relation <= Relation::Compatible {
            return verdict;
        }
        let among =
            |inner: &str, outer: &str| population::is_of_age_or_sex(inner) && population::lies_under(inner, outer);
        let (inner, outer, inside, outside) = if among(one, other) {
            (one, other, mine, theirs)
        } else if among(other, one) {
            (other, one, theirs, mine)
        } else {
            return verdict;
        };
        let fits = match (inside.round.low, outside.round.high) {
            (Some(low), Some(high)) => low <= high,
            _ => true,
        };
        if fits { Verdict::new(Relation::Incomparable, format!("{inner} may be some of the {outer}")) } else { verdict }
    }

    fn compare(&self, mine: &Intervals, theirs: &Intervals, whole: bool, common: &Common) -> Verdict {
        let (one, other) = (quoted(self.one), quoted(self.other));
        let note = self.conversion(common);
        if !mine.round.meets(&theirs.round, whole) {
            return Verdict::new(Relation::Conflict, format!("{note}{}", self.conflict_reason(mine, theirs)));
        }
        let can = mine.can.meets(&theirs.can, whole);
        if can && !mine.fair.meets(&theirs.fair, whole) {
            let reason = match (is_loose(self.one), is_loose(self.other)) {
                (true, false) => leaves_room(&one, &other, self.one, self.other),
                (false, true) => leaves_room(&other, &one, self.other, self.one),
                _ => format!("{one} and {other} can both be so, but suggest different figures"),
            };
            return Verdict::new(Relation::Apart, format!("{note}{reason}"));
        }
        let strict =
            |number: &Number, found: &Intervals| if number.hedge == Hedge::UpTo { found.can } else { found.round };
        if !strict(self.one, mine).meets(&strict(self.other, theirs), whole) {
            let (bound, beyond) = if self.one.hedge == Hedge::UpTo { (&one, &other) } else { (&other, &one) };
            return Verdict::new(
                Relation::Apart,
                format!("{note}{bound} is all that leaves room for {beyond}, which lies above"),
            );
        }
        let reason = match can {
            false if is_loose(self.one) || is_loose(self.other) => {
                format!("{one} and {other} agree where rounding is excused")
            }
            false if note.is_empty() => format!("{one} and {other} agree once rounded"),
            false => "both round to the same".to_string(),
            true if mine.can.lies_in(&theirs.can) && !theirs.can.lies_in(&mine.can) => {
                format!("{one} lies within {other}")
            }
            true if theirs.can.lies_in(&mine.can) && !mine.can.lies_in(&theirs.can) => {
                format!("{other} lies within {one}")
            }
            true => format!("{one} and {other} overlap"),
        };
        Verdict::new(Relation::Compatible, format!("{note}{reason}"))
    }

    fn conflict_reason(&self, mine: &Intervals, theirs: &Intervals) -> String {
        let (one, other) = (quoted(self.one), quoted(self.other));
        let rounded = [(self.one, mine), (self.other, theirs)].iter().any(|(number, found)| {
            matches!(number.hedge, Hedge::Bare | Hedge::Nearly | Hedge::JustOver) && found.round != found.can
        });
        match (is_loose(self.one), is_loose(self.other)) {
            (true, false) => format!("{one} leaves no room for {other}"),
            (false, true) => format!("{other} leaves no room for {one}"),
            _ if rounded => format!("{one} and {other} differ by more than rounding"),
            _ => format!("{one} and {other} cannot both be so"),
        }
    }

    /// `10 km is 6.2 miles; ` where the units differ and both are bare enough for it.
    fn conversion(&self, common: &Common) -> String {
        let (Unit::Measure(_), Unit::Measure(to)) = (self.one.unit, self.other.unit) else { return String::new() };
        if !common.converted || self.one.unit == self.other.unit || self.one.per != self.other.per {
            return String::new();
        }
        let Some(unit_row) = unit(to) else { return String::new() };
        let Some(converted) = converted(self.one.nominal, &common.one, &common.other)
            .zip(converted_step(self.one.step, &common.one, &common.other))
            .and_then(|(exact, step)| rounded(exact, step))
        else {
            return String::new();
        };
        let name = if converted == Decimal::ONE { unit_row.name } else { unit_row.plural };
        format!("{} is {} {name}; ", amount(self.one.nominal, self.one.unit), super::show::grouped(converted))
    }

    /// Why a slot's tolerance makes the two compatible, if it does.
    fn granted(&self, common: &Common) -> Option<String> {
        let span = |number: &Number, scale: &Scale| {
            scale.apply(Interval::closed(number.nominal, number.upper.map_or(number.nominal, |(upper, _)| upper)))
        };
        let (one, other) = (span(self.one, &common.one)?, span(self.other, &common.other)?);
        let ends = (one.low?, one.high?, other.low?, other.high?);
        let difference = ends.2.checked_sub(ends.1)?.max(ends.0.checked_sub(ends.3)?).max(Decimal::ZERO);
        let size = |(low, high): (Decimal, Decimal)| low.abs().max(high.abs());
        let larger = size((ends.0, ends.1)).max(size((ends.2, ends.3)));
        match self.terms.tolerance {
            Tolerance::None => None,
            Tolerance::Percent(share) => {
                let most = larger.checked_mul(share)?.checked_div(Decimal::ONE_HUNDRED)?;
                (difference <= most).then(|| {
                    format!(
                        "{} and {} differ by no more than the {}% granted",
                        quoted(self.one),
                        quoted(self.other),
                        share.normalize()
                    )
                })
            }
            Tolerance::Absolute(most) => {
                let unity = |scale: &Scale| {
                    let at = |x| scale.apply(Interval::point(x)).and_then(|found| found.high);
                    at(Decimal::ONE)?.checked_sub(at(Decimal::ZERO)?)
                };
                // Of the slot's own unit, else of the wider of the two that were written.
                let own = self.terms.unit.as_deref().and_then(|unit| {
                    let said = Number { unit: named(unit)?, per: self.one.per, ..self.one.clone() };
                    let to = super::convert::common(&said, self.one).ok()?;
                    unity(&to.one)?.checked_mul(unity(&common.one)?)?.checked_div(unity(&to.other)?)
                });
                let widest = match own {
                    Some(own) => own,
                    None => unity(&common.one)?.max(unity(&common.other)?),
                };
                (difference <= most.checked_mul(widest)?).then(|| {
                    format!(
                        "{} and {} differ by no more than the {} granted",
                        quoted(self.one),
                        quoted(self.other),
                        most.normalize()
                    )
                })
            }
            Tolerance::Days(days) => {
                let days = Decimal::from(days);
                let one_day = Number { unit: Unit::Measure("day"), nominal: days, ..self.one.clone() };
                let scale = super::convert::common(&one_day, self.one).ok()?;
                let own = scale.one.apply(Interval::point(days))?.high?;
                let same_base = scale.other == common.one || scale.converted && common.converted;
                let granted = if self.kind == Kind::Duration && same_base { own } else { return None };
                (difference <= granted).then(|| {
                    format!(
                        "{} and {} differ by no more than the {days} days granted",
                        quoted(self.one),
                        quoted(self.other)
                    )
                })
            }
        }
    }
}

/// Whether the words say less than a figure.
fn is_loose(number: &Number) -> bool {
    !matches!(number.hedge, Hedge::Bare | Hedge::Exactly)
}

fn leaves_room(loose: &str, tight: &str, number: &Number, other: &Number) -> String {
    let less = match number.hedge {
        Hedge::Over | Hedge::AtLeast | Hedge::JustOver => "less",
        Hedge::Under | Hedge::AtMost | Hedge::UpTo | Hedge::Nearly => "more",
        _ if number.nominal < other.nominal => "less",
        _ => "more",
    };
    format!("{loose} leaves room for {tight}, but suggests {less}")
}

/// The number as it is shown; in quotation marks where a hedge makes it more than a figure.
fn quoted(number: &Number) -> String {
    if is_loose(number) { format!("\"{}\"", show(number)) } else { show(number) }
}

fn figure(number: &Number) -> String {
    show(&Number { role: Role::Whole, ..number.clone() })
}

fn thing(number: &Number) -> &str {
    number.of.as_deref().unwrap_or("nothing named")
}

impl Pair<'_> {
    fn same_reason(&self, common: &Common) -> String {
        let (one, other) = (quoted(self.one), quoted(self.other));
        if one == other {
            format!("both say {one}")
        } else if common.converted {
            format!("{one} is exactly {other}")
        } else {
            format!("{one} and {other} say the same")
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::value::number::{Hedge, Number, Role, Unit};
    use crate::value::{Kind, Relation, Terms, Value};

    #[test]
    fn shares_of_one_noun_in_the_singular_and_the_plural() {
        let share = |nominal: u32, of: &str| {
            Value::Number(Number {
                nominal: nominal.into(),
                step: 1.into(),
                upper: None,
                hedge: Hedge::Bare,
                unit: Unit::Percent,
                of: Some(of.to_owned()),
                role: Role::Whole,
                per: None,
            })
        };
        let stand = |of: &str, other: &str| {
            (Kind::Percent.row().relate)(&share(54, of), &share(57, other), &Terms::default()).relation
        };
        assert_eq!(stand("vote", "votes"), Relation::Conflict);
        assert_eq!(stand("vote", "seats"), Relation::Incomparable);
    }
}
