//! From words to numbers: hedges, operands, ranges, periods, what is counted.

use std::ops::Range;

use rust_decimal::Decimal;

use super::beside::{age_or_magnitude, base, decade_of_age, per};
use super::context::{is_year, not_a_value};
use super::cue::may_begin;
use super::figure::{Figure, Writing};
use super::hedge::Table;
use super::literal::{LARGEST, step};
use super::measure::{Operand, operand};
use super::range::{Pair, pair};
use super::words::{NumberWord, number_word};
use super::{Hedge, Number, Role, Unit, YEAR_OF_AGE, population, unit};
use crate::text::{Shape, Words};
use crate::value::{Kind, Mention, ReadSettings, Reading, Value};

/// The kind of a number in this unit.
pub(super) fn kind_of(unit: Unit) -> Kind {
    match unit {
        Unit::None => Kind::Count,
        Unit::Currency(_) => Kind::Money,
        Unit::Percent | Unit::PercentagePoint => Kind::Percent,
        Unit::Measure(name) => match unit::unit(name).map(|row| row.dimension) {
            Some(unit::Dimension::Time | unit::Dimension::Months) => Kind::Duration,
            _ => Kind::Quantity,
        },
    }
}

/// Adds every mention in the window, or those of one kind, from left to right.
pub(super) fn read(kind: Option<Kind>, words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    let mut scan = Scan { words, table: settings.hedges.table(), kind, mentions, bound: None, part_until: None };
    let range = words.range();
    let (mut at, mut floor) = (range.start, range.start);
    let shipped = settings.hedges.is_shipped();
    while at < range.end {
        // Most words begin nothing; a look-up by their hash spares the rest.
        if shipped && !may_begin(words, at) {
            at += 1;
            continue;
        }
        match scan.expression(at, floor) {
            Some(end) => {
                at = end.max(at + 1);
                floor = at;
            }
            None => at += 1,
        }
    }
}

/// A figure with its hedge, as far as a restatement needs it.
#[derive(Clone, Copy)]
struct Bound {
    hedge: Hedge,
    unit: Unit,
    /// The token behind it.
    end: usize,
}

struct Scan<'s, 'd> {
    words: &'s Words<'d>,
    table: &'s Table,
    /// The kind that is kept; all of them without.
    kind: Option<Kind>,
    mentions: &'s mut Vec<Mention>,
    /// The last figure read: one in brackets behind it says the same in another unit, under the same hedge.
    bound: Option<Bound>,
    /// The noun behind the last part of a whole: a part goes on behind `and`.
    part_until: Option<usize>,
}

impl Scan<'_, '_> {
    fn keeps(&self, kind: Kind) -> bool {
        self.kind.is_none_or(|kept| kept == kind)
    }

    /// Reads the expression whose figure begins at token `at`; the token behind it, or none if no figure begins there.
    fn expression(&mut self, at: usize, floor: usize) -> Option<usize> {
        let words = self.words;
        let token = words.get(at)?;
        if matches!(token.shape, Shape::Number | Shape::Word)
            && let Some(end) = self.decade(at)
        {
            return Some(end);
        }
        match token.shape {
            Shape::Number => {}
            Shape::Word => {
                if let Some(end) = self.zero(at).or_else(|| self.long(at)) {
                    return Some(end);
                }
            }
            Shape::Punct if words.word(at) == "." => {}
            _ => return None,
        }
        if let Some(end) = not_a_value(words, at, self.table) {
            return Some(end);
        }
        let mut first = operand(words, at, floor, self.table)?;
        let (mut start, mut hedge, mut role) = self.before(first.start, floor);
        let opening = start.checked_sub(1).filter(|opening| *opening >= floor);
        match pair(words, self.table, &first, opening, hedge != Hedge::Bare) {
            Some(Pair::Range(both, last, opened)) => {
                let mut outer = Hedge::Bare;
                if opened {
                    let (outside, hedge_outside, role_outside) = self.before(start - 1, floor);
                    start = outside;
                    outer = hedge_outside;
                    role = if role == Role::Whole { role_outside } else { role };
                }
                let hedged = hedge == Hedge::About || outer == Hedge::About;
                return Some(self.emit_range(
                    start..last,
                    *both,
                    if hedged { Hedge::About } else { Hedge::Range },
                    role,
                ));
            }
            Some(Pair::Change(low)) => first = *low,
            None => {}
        }
        let mut end = first.end;
        if let Some(inner) = first.inner {
            hedge = combine(inner, hedge);
        } else if let Some((after, behind)) = self.after(&first) {
            hedge = combine(after, hedge);
            end = end.max(behind);
        }
        let restated = matches!(words.before(start, 1), "(" | "/")
            && self.bound.is_some_and(|bound| bound.end + 1 == start && kind_of(bound.unit) == kind_of(first.unit));
        match self.bound {
            Some(bound) if restated && hedge == Hedge::Bare => hedge = bound.hedge,
            _ => {}
        }
        let read = self.emit_single(start..end, at, &first, hedge, &mut role);
        self.bound = read.map(|end| Bound { hedge, unit: first.unit, end });
        read
    }

    /// Hedges and `another` that end right before token `start`: the first token, the hedge, the role.
    fn before(&self, start: usize, floor: usize) -> (usize, Hedge, Role) {
        let words = self.words;
        let (mut start, mut hedge, mut role) = (start, Hedge::Bare, Role::Whole);
        for _ in 0..4 {
            if let Some((found, first)) = self.table.before(words, start, floor) {
                hedge = combine(found, hedge);
                start = first;
                continue;
            }
            let Some(previous) = start.checked_sub(1).filter(|previous| *previous >= floor) else { break };
            match words.word(previous) {
                "another" | "additional" | "further" | "extra" => {
                    role = Role::Increment;
                    start = previous;
                    if start > floor && matches!(words.before(start, 1), "a" | "an") && words.word(start) != "another" {
                        start -= 1;
                    }
                }
                _ => break,
            }
        }
        (start, hedge, role)
    }

    /// A hedge behind the operand, and the token behind it.
    fn after(&self, operand: &Operand) -> Option<(Hedge, usize)> {
        let words = self.words;
        let behind = words.over_hyphen(operand.end);
        let (hedge, end) = self.table.after(words, behind)?;
        let word = words.word(behind);
        let number_next =
            words.is(end, Shape::Number) || number_word(words.word(end)).is_some_and(|w| w != NumberWord::Article);
        let glued = behind > operand.end || words.joined(behind);
        let fits = match word {
            "odd" | "plus" | "+" | "ish" | "max" | "minimum" | "maximum" | "tops" => {
                glued || word == "plus" && !number_next
            }
            _ => true,
        };
        (fits && !number_next).then_some((hedge, end))
    }

    fn emit_range(
        &mut self,
        tokens: Range<usize>,
        (low, high): (Operand, Operand),
        mut hedge: Hedge,
        role: Role,
    ) -> usize {
        let words = self.words;
        let mut unit = low.unit;
        let mut tokens = tokens;
        if unit == Unit::None {
            if words.word(tokens.start) == "ages" {
                unit = Unit::Measure(YEAR_OF_AGE);
            } else if let Some((name, start, end)) = age_or_magnitude(words, &tokens, &high) {
                unit = Unit::Measure(name);
                (hedge, tokens) = self.before_measure(hedge, &tokens, start..end);
            }
        }
        if let Some((_, end)) = self.after(&high) {
            tokens.end = end;
        }
        let (per, end) = per(words, tokens.end, unit);
        tokens.end = end;
        let mut number = Number {
            nominal: low.value,
            step: low.step,
            upper: Some((high.value, high.step)),
            hedge,
            unit,
            of: None,
            role,
            per,
        };
        self.finish(tokens.clone(), high.figure_end, &mut number);
        tokens.end
    }

    /// The hedge before a measure that stands before its figure (`over magnitude 6`, `under age 18`), and the tokens of all.
    fn before_measure(&self, hedge: Hedge, figure: &Range<usize>, tokens: Range<usize>) -> (Hedge, Range<usize>) {
        let before = matches!(hedge, Hedge::Bare | Hedge::Range) && tokens.start < figure.start;
        match self.table.before(self.words, tokens.start, self.words.range().start).filter(|_| before) {
            Some((Hedge::About, start)) if hedge == Hedge::Range => (Hedge::About, start..tokens.end),
            Some((found, start)) if hedge == Hedge::Bare => (found, start..tokens.end),
            _ => (hedge, tokens),
        }
    }

    fn emit_single(
        &mut self,
        tokens: Range<usize>,
        at: usize,
        operand: &Operand,
        hedge: Hedge,
        role: &mut Role,
    ) -> Option<usize> {
        let words = self.words;
        let mut tokens = tokens;
        let figure: &Figure = &operand.figure;
        let indefinite = figure.upper.map(|upper| (upper, step(upper, Decimal::ONE)));
        let mut hedge = match (indefinite, hedge) {
            (Some(_), _) => Hedge::Indefinite,
            (None, hedge) => hedge,
        };
        let mut unit = operand.unit;
        if unit == Unit::None {
            if is_year(words, at, hedge != Hedge::Bare) {
                return Some(operand.end);
            }
            if let Some((name, start, end)) = age_or_magnitude(words, &tokens, operand) {
                unit = Unit::Measure(name);
                (hedge, tokens) = self.before_measure(hedge, &tokens, start..end);
            } else if !self.counts(at, operand) {
                return Some(operand.end);
            }
        }
        let (per, end) = per(words, tokens.end, unit);
        tokens.end = end;
        if matches!(words.word(operand.figure_end), "more" | "additional" | "further" | "extra")
            && words.word(operand.figure_end + 1) != "than"
            && *role == Role::Whole
        {
            *role = Role::Increment;
            if unit == Unit::None {
                tokens.end = tokens.end.max(operand.figure_end + 1);
            }
        }
        let mut number = Number {
            nominal: operand.value,
            step: operand.step,
            upper: indefinite,
            hedge,
            unit,
            of: None,
            role: *role,
            per,
        };
        if let Some((other, value, step)) = operand.other {
            let mut second = Number { nominal: value, step, unit: other, ..number.clone() };
            self.finish(tokens.clone(), operand.figure_end, &mut second);
        }
        self.finish(tokens.clone(), operand.figure_end, &mut number);
        Some(tokens.end)
    }

    /// Sets what depends on the words behind and adds the mention, if it is of the kind that is read.
    fn finish(&mut self, tokens: Range<usize>, figure_end: usize, number: &mut Number) {
        // Two figures of one unit can come to more than either.
        let largest = number.upper.map_or(number.nominal, |(upper, _)| upper.max(number.nominal));
        if largest > LARGEST {
            return;
        }
        let kind = kind_of(number.unit);
        if kind == Kind::Count || kind == Kind::Percent {
            let behind = tokens.end.max(figure_end);
            let noun = match kind {
                Kind::Count => population::counted(self.words, behind),
                _ => base(self.words, behind),
            };
            if kind == Kind::Count {
                self.part(&tokens, noun.as_ref().map_or(behind, |(_, at)| *at), number);
                // `12 people or more`
                if number.hedge == Hedge::Bare
                    && let Some((_, at)) = &noun
                    && self.words.word(at + 1) == "or"
                    && let Some((hedge, _)) = self.table.after(self.words, at + 1)
                {
                    number.hedge = hedge;
                }
                if number.per.is_none()
                    && let Some((_, at)) = &noun
                {
                    number.per = per(self.words, at + 1, Unit::None).0;
                }
            }
            number.of = noun.map(|(noun, _)| noun);
        }
        if !self.keeps(kind) {
            return;
        }
        let reading = if number.hedge == Hedge::Nearly && number.nominal.is_zero() {
            Reading::Unclear("`nearly` nothing has no size that could be compared".to_string())
        } else {
            Reading::Clear(Value::Number(number.clone()))
        };
        let document = self.words.document();
        self.mentions.push(Mention { kind, span: document.span(tokens.clone()), tokens, reading });
    }

    /// Marks the parts of a whole: `including three children and two women`, `of whom five died`.
    fn part(&mut self, tokens: &Range<usize>, noun: usize, number: &mut Number) {
        let words = self.words;
        let before = words.before(tokens.start, 1);
        let begins = matches!(before, "including" | "includes" | "included" | "include" | "comprising")
            || matches!(before, "whom" | "them" | "which") && matches!(words.before(tokens.start, 2), "of" | "among")
            || before == "least" && words.before(tokens.start, 3) == "including";
        let goes_on = self.part_until.is_some_and(|until| {
            tokens.start > until
                && tokens.start - until <= 4
                && (until + 1..tokens.start).all(|i| matches!(words.word(i), "and" | "," | "also"))
        });
        if begins || goes_on {
            if number.role == Role::Whole {
                number.role = Role::Part;
            }
            self.part_until = Some(noun);
        }
    }

    /// Whether an unmeasured figure counts something.
    fn counts(&self, at: usize, operand: &Operand) -> bool {
        let words = self.words;
        let writing = operand.figure.writing;
        if writing == Writing::Article || writing == Writing::Fraction {
            return false;
        }
        // `9 x 12`, `5 + 3` are sums, `5 of clubs` is rare enough.
        !(words.word(operand.end) == "'" && words.is(at, Shape::Number))
    }

    /// `in his early 20s`: a range of ages.
    fn decade(&mut self, at: usize) -> Option<usize> {
        let (low, high, end) = decade_of_age(self.words, at)?;
        if self.keeps(Kind::Quantity) {
            let ends = (Decimal::from(low), Decimal::from(high));
            let number = Number {
                nominal: ends.0,
                step: step(ends.0, Decimal::ONE),
                upper: Some((ends.1, step(ends.1, Decimal::ONE))),
                hedge: Hedge::Range,
                unit: Unit::Measure(YEAR_OF_AGE),
                of: None,
                role: Role::Whole,
                per: None,
            };
            self.mentions.push(Mention::clear(self.words.document(), Kind::Quantity, at..end, Value::Number(number)));
        }
        Some(end)
    }

    /// `a months-long siege`, `a year-long ban`, `a weeklong fast`: several of the unit, or one.
    fn long(&mut self, at: usize) -> Option<usize> {
        let words = self.words;
        let word = words.word(at);
        let (name, several, end) = match word {
            "daylong" => ("day", false, at + 1),
            "weeklong" => ("week", false, at + 1),
            "monthlong" => ("month", false, at + 1),
            "yearlong" => ("year", false, at + 1),
            _ if words.is(at + 1, Shape::Hyphen) && words.word(at + 2) == "long" => {
                let (row, _) = unit::at(words, at, false)?;
                let timed = kind_of(Unit::Measure(row.name)) == Kind::Duration;
                (Some(row.name).filter(|_| timed)?, word == row.plural, at + 3)
            }
            _ => return None,
        };
        if self.keeps(Kind::Duration) {
            // What `a few` holds.
            let few = self.table.words("a few").unwrap_or((Decimal::TWO, Decimal::from(9)));
            let (nominal, upper, hedge) = match several {
                true => (few.0, Some((few.1, step(few.1, Decimal::ONE))), Hedge::Indefinite),
                false => (Decimal::ONE, None, Hedge::Bare),
            };
            let number = Number {
                nominal,
                step: step(nominal, Decimal::ONE),
                upper,
                hedge,
                unit: Unit::Measure(name),
                of: None,
                role: Role::Whole,
                per: None,
            };
            self.mentions.push(Mention::clear(words.document(), Kind::Duration, at..end, Value::Number(number)));
        }
        Some(end)
    }

    /// `no children`, `none of them`, `no one`: nothing of what is counted.
    fn zero(&mut self, at: usize) -> Option<usize> {
        let words = self.words;
        let (end, noun) = match words.word(at) {
            "none" => (at + 1, base(words, at + 1).map(|(noun, _)| noun)),
            "nobody" => (at + 1, Some("people".to_string())),
            "no" if words.word(at + 1) == "one" && words.word(at + 2) != "of" => (at + 2, Some("people".to_string())),
            "no" if !words.get(at).is_some_and(|token| token.dotted) => {
                let (noun, place) = population::counted(words, at + 1)?;
                let known = population::canonical(&noun).is_some() || population::is_people(&noun);
                if place > at + 3
                    || !(known || place == at + 1)
                    || matches!(words.word(at + 1), "more" | "fewer" | "less" | "other" | "such")
                {
                    return None;
                }
                (at + 1, Some(noun))
            }
            _ => return None,
        };
        if self.keeps(Kind::Count) {
            let number = Number {
                nominal: Decimal::ZERO,
                step: Decimal::ONE,
                upper: None,
                hedge: Hedge::Bare,
                unit: Unit::None,
                of: noun,
                role: Role::Whole,
                per: None,
            };
            self.mentions.push(Mention::clear(words.document(), Kind::Count, at..end, Value::Number(number)));
        }
        Some(end)
    }
}

/// The hedge that holds where two meet: a bound is stronger than `about`, and the outer one than the inner.
fn combine(outer: Hedge, inner: Hedge) -> Hedge {
    match (outer, inner) {
        (outer, Hedge::Bare) => outer,
        (outer, _) if outer.is_bound() => outer,
        (_, inner) if inner.is_bound() => inner,
        (outer, Hedge::About) => outer,
        (_, inner) => inner,
    }
}
