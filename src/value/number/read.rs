//! From words to numbers: hedges, operands, ranges, periods, what is counted.

use std::ops::Range;

use super::context::{is_year, not_a_value};
use super::figure::{Figure, Writing};
use super::hedge::Table;
use super::literal::step;
use super::measure::{Operand, operand};
use super::words::{NumberWord, number_word};
use super::{Hedge, Number, Role, Unit, population, unit};
use crate::text::{Case, Shape, Words};
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

/// Adds every mention of one kind in the window, from left to right.
pub(super) fn read(kind: Kind, words: &Words<'_>, settings: &ReadSettings, mentions: &mut Vec<Mention>) {
    let mut scan = Scan { words, table: settings.hedges.table(), kind, mentions, part_until: None };
    let range = words.range();
    let (mut at, mut floor) = (range.start, range.start);
    while at < range.end {
        match scan.expression(at, floor) {
            Some(end) => {
                at = end.max(at + 1);
                floor = at;
            }
            None => at += 1,
        }
    }
}

struct Scan<'s, 'd> {
    words: &'s Words<'d>,
    table: &'s Table,
    kind: Kind,
    mentions: &'s mut Vec<Mention>,
    /// The noun behind the last part of a whole: a part goes on behind `and`.
    part_until: Option<usize>,
}

/// What stands between two operands of a range.
struct Joint {
    /// The token at which the second operand is looked for.
    behind: usize,
    word: Joining,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Joining {
    Dash,
    To,
    Or,
    And,
}

impl Scan<'_, '_> {
    /// Reads the expression whose figure begins at token `at`; the token behind it, or none if no figure begins there.
    fn expression(&mut self, at: usize, floor: usize) -> Option<usize> {
        let words = self.words;
        let token = words.get(at)?;
        match token.shape {
            Shape::Number => {}
            Shape::Word => {
                if let Some(end) = self.zero(at) {
                    return Some(end);
                }
            }
            Shape::Punct if words.word(at) == "." => {}
            _ => return None,
        }
        if let Some(end) = not_a_value(words, at, self.table) {
            return Some(end);
        }
        let first = operand(words, at, floor, self.table)?;
        let (mut start, mut hedge, mut role) = self.before(first.start, floor);
        let between = matches!(words.before(start, 1), "between") && start > floor;
        let from = matches!(words.before(start, 1), "from") && start > floor;
        let mut outer = Hedge::Bare;
        if let Some((joined, last, joint)) = self.range(&first, between, from) {
            if between || from && joint == Joining::To && start > floor {
                start -= 1;
                let (outside, hedge_outside, role_outside) = self.before(start, floor);
                start = outside;
                outer = hedge_outside;
                role = if role == Role::Whole { role_outside } else { role };
            }
            let hedged = hedge == Hedge::About || outer == Hedge::About;
            return Some(self.emit_range(start..last, joined, if hedged { Hedge::About } else { Hedge::Range }, role));
        }
        let mut end = first.end;
        if let Some((after, behind)) = self.after(&first) {
            hedge = combine(after, hedge);
            end = end.max(behind);
        }
        self.emit_single(start..end, at, &first, hedge, &mut role)
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

    /// The second operand of a range that the first begins, in one unit and scale; and the token behind it.
    fn range(&self, first: &Operand, between: bool, from: bool) -> Option<((Operand, Operand), usize, Joining)> {
        let words = self.words;
        if first.figure.upper.is_some() || matches!(first.figure.writing, Writing::Article | Writing::Share) {
            return None;
        }
        let joint = self.joint(first, between)?;
        let mut at = joint.behind;
        if let Some(skipped) = self.inner_hedge(at) {
            at = skipped;
        }
        let second = self.operand_from(at)?;
        if second.figure.upper.is_some() || matches!(second.figure.writing, Writing::Article | Writing::Share) {
            return None;
        }
        let (low, high) = agree(first, &second)?;
        let rising = low.value < high.value;
        let change = from && !between && joint.word == Joining::To && self.changes(first.start);
        let close = joint.word != Joining::Or
            || high.value <= low.value.checked_mul(Decimal::TWO)?.checked_add(Decimal::ONE)? && low.unit == high.unit;
        let negative_pair = low.value.is_sign_negative() && joint.word == Joining::Dash;
        if !rising || change || !close || negative_pair {
            return None;
        }
        // Digits on both sides of a bare dash are a score, an address or a span of years unless the caller's checks passed them.
        let counts = low.unit == Unit::None && joint.word == Joining::To && !between && !from;
        if counts && is_year(words, first.start, false) {
            return None;
        }
        let end = second.end;
        Some(((low, high), end, joint.word))
    }

    fn joint(&self, first: &Operand, between: bool) -> Option<Joint> {
        let words = self.words;
        let at = first.end;
        if words.is(at, Shape::Hyphen) || words.is(at, Shape::Dash) {
            // `four-, five- and six-cylinder`; and a dash between clauses has words behind it.
            let number = words.is(at + 1, Shape::Number)
                || super::currency::is_sign(words.word(at + 1))
                || number_word(words.word(at + 1)).is_some()
                || matches!(words.word(at + 1), "to" | "or")
                || words.is(at + 2, Shape::Number) && words.joined(at + 2) && words.is(at + 1, Shape::Word);
            if matches!(words.word(at + 1), "to" | "or") {
                return self.joint_word(at + 1, between);
            }
            return number.then_some(Joint { behind: at + 1, word: Joining::Dash });
        }
        self.joint_word(at, between)
    }

    fn joint_word(&self, at: usize, between: bool) -> Option<Joint> {
        let words = self.words;
        let behind = words.over_hyphen(at + 1);
        Some(match words.word(at) {
            "to" | "through" if !between || words.word(at) == "to" => Joint { behind, word: Joining::To },
            "or" => Joint { behind: if words.word(behind) == "even" { behind + 1 } else { behind }, word: Joining::Or },
            "and" if between => Joint { behind, word: Joining::And },
            _ => return None,
        })
    }

    /// The operand whose sign, currency or figure begins at token `at`.
    fn operand_from(&self, at: usize) -> Option<Operand> {
        let words = self.words;
        // The figure stands behind at most a sign of three tokens: `US $89`, `minus 5`, `NZ$`.
        for figure in at..at + 4 {
            if let Some(found) = operand(words, figure, at, self.table)
                && found.start == at
                && found.figure.writing != Writing::Article
            {
                if words.is(figure, Shape::Number) && not_a_value(words, figure, self.table).is_some() {
                    return None;
                }
                return Some(found);
            }
            if words.is(figure, Shape::Number) || words.get(figure).is_none() {
                return None;
            }
        }
        None
    }

    /// The token behind a hedge that stands before the second operand (`between 2 and about 7`).
    fn inner_hedge(&self, at: usize) -> Option<usize> {
        (at + 1..=at + 3).find(|end| {
            self.table.before(self.words, *end, at).is_some_and(|(hedge, start)| start == at && hedge == Hedge::About)
        })
    }

    /// Whether a change is told before token `at` (`rose from 5 to 8`), so that the two figures are no range.
    fn changes(&self, at: usize) -> bool {
        let floor = at.saturating_sub(12).max(self.words.range().start);
        (floor..at).any(|i| is_change(self.words.word(i)))
    }

    fn emit_range(&mut self, tokens: Range<usize>, (low, high): (Operand, Operand), hedge: Hedge, role: Role) -> usize {
        let unit = low.unit;
        let mut tokens = tokens;
        if let Some((_, end)) = self.after(&high) {
            tokens.end = end;
        }
        let (per, end) = self.per(tokens.end, unit);
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
        let hedge = match (indefinite, hedge) {
            (Some(_), _) => Hedge::Indefinite,
            (None, hedge) => hedge,
        };
        let mut unit = operand.unit;
        if unit == Unit::None {
            if is_year(words, at, hedge != Hedge::Bare) {
                return Some(operand.end);
            }
            if let Some((name, start, end)) = self.age_or_magnitude(&tokens, operand) {
                unit = Unit::Measure(name);
                tokens = start..end;
            } else if !self.counts(at, operand) {
                return Some(operand.end);
            }
        }
        let (per, end) = self.per(tokens.end, unit);
        tokens.end = end;
        if matches!(
            words.word(operand.figure_end),
            "more" | "additional" | "further" | "extra" | "other" | "others" | "additionally"
        ) && words.word(operand.figure_end + 1) != "than"
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
        let kind = kind_of(number.unit);
        if kind == Kind::Count || kind == Kind::Percent {
            let behind = tokens.end.max(figure_end);
            let noun = match kind {
                Kind::Count => population::counted(self.words, behind),
                _ => self.base(behind),
            };
            if kind == Kind::Count {
                self.part(&tokens, noun.as_ref().map_or(behind, |(_, at)| *at), number);
                if number.per.is_none()
                    && let Some((_, at)) = &noun
                {
                    number.per = self.per(at + 1, Unit::None).0;
                }
            }
            number.of = noun.map(|(noun, _)| noun);
        }
        if kind != self.kind {
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

    /// What a share is a share of: the noun behind `of`.
    fn base(&self, at: usize) -> Option<(String, usize)> {
        let words = self.words;
        let of = usize::from(words.word(at) == "of");
        let mut i = at + of;
        while matches!(words.word(i), "the" | "all" | "its" | "their" | "his" | "her" | "our" | "those" | "these")
            && i < at + 3
        {
            i += 1;
        }
        if of == 0 && i == at && words.is(at, Shape::Word) && !population::is_plural(words.word(at)) {
            return None;
        }
        population::counted(words, i).or_else(|| {
            let noun = of == 1 && words.is(i, Shape::Word) && words.get(i).is_some_and(|t| t.case == Case::Lower);
            noun.then(|| (words.word(i).to_string(), i))
        })
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

    /// `a year`, `per hour`, `-a-year`, `annually` behind token `at`: the period, and the token behind it.
    fn per(&self, at: usize, unit: Unit) -> (Option<&'static str>, usize) {
        let words = self.words;
        let hyphen = words.over_hyphen(at);
        let word = words.word(hyphen);
        let single = match word {
            "annually" | "yearly" => Some("year"),
            "monthly" => Some("month"),
            "weekly" => Some("week"),
            "daily" => Some("day"),
            _ => None,
        };
        if single.is_some() && hyphen == at {
            return (single, at + 1);
        }
        if !matches!(word, "a" | "an" | "per" | "each" | "every" | "/" | "the") || word == "the" {
            return (None, at);
        }
        let behind = words.over_hyphen(hyphen + 1);
        let Some(period) = unit::period(words.word(behind)) else { return (None, at) };
        let goods = !matches!(
            period,
            "second" | "minute" | "hour" | "day" | "night" | "week" | "month" | "quarter" | "year" | "decade"
        );
        // `each person` is a subject; `2,000 people a year ago` is a date.
        let ago = matches!(
            words.word(behind + 1),
            "ago" | "later" | "earlier" | "before" | "after" | "from" | "old" | "since"
        );
        let odd = goods
            && (matches!(word, "each" | "every")
                || word == "a" && !matches!(unit, Unit::Currency(_)) && !matches!(period, "person" | "head" | "share"));
        if ago || odd { (None, at) } else { (Some(period), behind + 1) }
    }

    /// `aged 29`, `magnitude 6.5`, `a 6.5-magnitude quake`, `Ms Roe, 29, said`: the unit and the tokens.
    fn age_or_magnitude(&self, tokens: &Range<usize>, operand: &Operand) -> Option<(&'static str, usize, usize)> {
        let words = self.words;
        let start = tokens.start;
        let before = words.before(start, 1);
        let behind = words.over_hyphen(operand.end);
        if words.word(behind) == "magnitude" && operand.value < Decimal::from(11) {
            return Some(("magnitude", start, behind + 1));
        }
        if matches!(words.word(behind), "yo") {
            return Some(("year of age", start, behind + 1));
        }
        let human = operand.value > Decimal::ZERO && operand.value <= Decimal::from(125) && operand.value.scale() == 0;
        if matches!(before, "magnitude") || before == "of" && words.before(start, 2) == "magnitude" {
            let back = if before == "of" { 2 } else { 1 };
            return (operand.value < Decimal::from(11)).then_some(("magnitude", start - back, tokens.end));
        }
        if !human {
            return None;
        }
        if matches!(before, "aged" | "age" | "ages" | "turned") && operand.figure.writing != Writing::Share {
            return Some(("year of age", start - 1, tokens.end));
        }
        if before == "of" && words.before(start, 2) == "age" {
            return Some(("year of age", start - 2, tokens.end));
        }
        // A name, a figure between commas: the age of the person, in every news style.
        let apposed = operand.figure.writing == Writing::Digits
            && operand.end == start + 1
            && matches!(before, "," | "(")
            && words
                .get(start.wrapping_sub(2))
                .is_some_and(|token| token.shape == Shape::Word && token.case != Case::Lower)
            && !super::figure::is_month(words.before(start, 2))
            && (matches!(words.word(operand.end), "," | ")" | "." | ";" | "of" | "from" | "and" | "was" | "who")
                || words.word(operand.end).is_empty());
        let closes = before != "(" || words.word(operand.end) == ")";
        let list = words.is(operand.end + 1, Shape::Number) || words.is(start.wrapping_sub(3), Shape::Number);
        (apposed && closes && !list && operand.value > Decimal::ZERO).then_some(("year of age", start, tokens.end))
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

    /// `no children`, `none of them`, `no one`: nothing of what is counted.
    fn zero(&mut self, at: usize) -> Option<usize> {
        let words = self.words;
        let (end, noun) = match words.word(at) {
            "none" => (
                at + 1,
                population::counted(words, at + 1 + usize::from(words.word(at + 1) == "of")).map(|(noun, _)| noun),
            ),
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
        if self.kind == Kind::Count {
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

use rust_decimal::Decimal;

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

/// The two operands of a range in one unit and scale, if they have one.
fn agree(first: &Operand, second: &Operand) -> Option<(Operand, Operand)> {
    let (mut low, mut high) = (first.clone(), second.clone());
    let unscaled = !low.figure.is_scaled() && high.figure.is_scaled() && low.figure.mantissa < high.figure.mantissa;
    let same_scale_words = low.figure.mantissa < Decimal::ONE_THOUSAND && low.unit == high.unit
        || low.unit == Unit::None
        || high.unit == Unit::None;
    if unscaled && same_scale_words {
        let scaled = low.figure.scaled(high.figure.scale)?;
        let factor = if low.value.is_sign_negative() { -Decimal::ONE } else { Decimal::ONE };
        low.value = scaled.value * factor;
        low.step = scaled.step;
        low.figure = scaled;
    }
    match (low.unit, high.unit) {
        (one, other) if one == other => {}
        (Unit::None, unit) => {
            // `40 basis points` are stored as points: the first operand takes the same factor.
            if unit == Unit::PercentagePoint && high.value != high.figure.value {
                low.value = low.value.checked_mul(Decimal::new(1, 2))?;
                low.step = low.step.checked_mul(Decimal::new(1, 2))?;
            }
            low.unit = unit;
        }
        (unit @ Unit::Currency(_), Unit::None) => high.unit = unit,
        (Unit::Currency("$"), Unit::Currency(code)) | (Unit::Currency(code), Unit::Currency("$"))
            if super::currency::currency("$").is_some_and(|row| row.may_be.contains(&code)) =>
        {
            low.unit = Unit::Currency(code);
            high.unit = Unit::Currency(code);
        }
        _ => return None,
    }
    Some((low, high))
}

/// Verbs and nouns of change, before which `from a to b` tells two figures rather than a range.
fn is_change(word: &str) -> bool {
    matches!(
        word,
        "rose"
            | "rise"
            | "rises"
            | "rising"
            | "risen"
            | "fell"
            | "fall"
            | "falls"
            | "fallen"
            | "falling"
            | "increase"
            | "increased"
            | "increases"
            | "increasing"
            | "decrease"
            | "decreased"
            | "decreasing"
            | "decline"
            | "declined"
            | "declines"
            | "declining"
            | "dropped"
            | "drop"
            | "drops"
            | "dropping"
            | "grew"
            | "grow"
            | "grown"
            | "growing"
            | "grows"
            | "jumped"
            | "jump"
            | "jumps"
            | "jumping"
            | "climbed"
            | "climb"
            | "climbs"
            | "climbing"
            | "up"
            | "down"
            | "cut"
            | "cuts"
            | "cutting"
            | "raised"
            | "raise"
            | "raises"
            | "raising"
            | "lowered"
            | "lower"
            | "lowering"
            | "reduce"
            | "reduced"
            | "reducing"
            | "reduction"
            | "slipped"
            | "slip"
            | "slid"
            | "soared"
            | "surged"
            | "plunged"
            | "shrank"
            | "shrunk"
            | "shrink"
            | "expand"
            | "expanded"
            | "widened"
            | "widen"
            | "narrowed"
            | "narrow"
            | "moved"
            | "went"
            | "going"
            | "changed"
            | "change"
            | "changing"
            | "doubled"
            | "tripled"
            | "eased"
            | "edged"
            | "upgraded"
            | "downgraded"
            | "revised"
            | "boosted"
            | "boost"
            | "extended"
            | "extend"
            | "ballooned"
            | "swelled"
            | "swell"
            | "improved"
            | "creeping"
            | "crept"
            | "gained"
            | "gain"
            | "lifted"
            | "lift"
            | "shortened"
            | "creep"
            | "advanced"
            | "halved"
    )
}
