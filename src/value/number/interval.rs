//! The three intervals of a number: what can be so, what rounding excuses, what a fair reader takes away.

use rust_decimal::Decimal;

use super::currency::worth;
use super::hedge::Table;
use super::show::is_fraction_in_words;
use super::unit::{Dimension, MAGNITUDE, unit};
use super::{Hedge, Number, Unit};
use crate::value::{Kind, Terms};

/// A run of numbers with open or closed ends; `None` is no bound on that side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Option<Decimal>,
    /// Whether the lower end itself is left out.
    pub low_open: bool,
    /// The upper end.
    pub high: Option<Decimal>,
    /// Whether the upper end itself is left out.
    pub high_open: bool,
}

/// What a number can mean, in its own unit. *Fair* lies in *can*, and *can* in *round*.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intervals {
    /// Every value for which the words are literally true.
    pub can: Interval,
    /// What ordinary rounding excuses.
    pub round: Interval,
    /// What a fair reader takes away.
    pub fair: Interval,
}

impl Interval {
    /// `[low, high]`.
    pub fn closed(low: Decimal, high: Decimal) -> Interval {
        Interval { low: Some(low), low_open: false, high: Some(high), high_open: false }
    }

    /// `[at, at]`.
    pub fn point(at: Decimal) -> Interval {
        Interval::closed(at, at)
    }

    /// `[low, ∞)`, or `(low, ∞)` where open.
    fn from(low: Decimal, open: bool) -> Interval {
        Interval { low: Some(low), low_open: open, high: None, high_open: false }
    }

    /// `[0, high]`, from −∞ where the kind has a sign; or without its end where open.
    fn to(high: Decimal, open: bool, signed: bool) -> Interval {
        Interval { low: (!signed).then_some(Decimal::ZERO), low_open: false, high: Some(high), high_open: open }
    }

    /// Whether it holds no number, or no whole number where only those count.
    pub fn is_empty(&self, whole: bool) -> bool {
        if whole {
            return self.whole().is_empty(false);
        }
        match (self.low, self.high) {
            (Some(low), Some(high)) => low > high || (low == high && (self.low_open || self.high_open)),
            _ => false,
        }
    }

    /// The closed interval of the whole numbers inside.
    pub fn whole(&self) -> Interval {
        let low = self.low.map(|low| match low.ceil() {
            end if end == low && self.low_open => end.checked_add(Decimal::ONE).unwrap_or(end),
            end => end,
        });
        let high = self.high.map(|high| match high.floor() {
            end if end == high && self.high_open => end.checked_sub(Decimal::ONE).unwrap_or(end),
            end => end,
        });
        Interval { low, low_open: false, high, high_open: false }
    }

    /// What lies in both.
    pub fn overlap(&self, other: &Interval) -> Interval {
        let (low, low_open) = match (self.low, other.low) {
            (Some(one), Some(two)) if one == two => (Some(one), self.low_open || other.low_open),
            (Some(one), Some(two)) if one > two => (Some(one), self.low_open),
            (_, Some(two)) => (Some(two), other.low_open),
            (one, None) => (one, self.low_open),
        };
        let (high, high_open) = match (self.high, other.high) {
            (Some(one), Some(two)) if one == two => (Some(one), self.high_open || other.high_open),
            (Some(one), Some(two)) if one < two => (Some(one), self.high_open),
            (_, Some(two)) => (Some(two), other.high_open),
            (one, None) => (one, self.high_open),
        };
        Interval { low, low_open, high, high_open }
    }

    /// Whether some number, or some whole number, lies in both.
    pub fn meets(&self, other: &Interval, whole: bool) -> bool {
        !self.overlap(other).is_empty(whole)
    }

    /// Whether all of it lies in the other.
    pub fn lies_in(&self, other: &Interval) -> bool {
        let low = match (self.low, other.low) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(outer)) => own > outer || own == outer && (self.low_open || !other.low_open),
        };
        let high = match (self.high, other.high) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some(own), Some(outer)) => own < outer || own == outer && (self.high_open || !other.high_open),
        };
        low && high
    }

    fn not_below_zero(self, signed: bool) -> Interval {
        match self.low {
            Some(low) if !signed && low.is_sign_negative() => {
                Interval { low: Some(Decimal::ZERO), low_open: false, ..self }
            }
            _ => self,
        }
    }
}

fn percent(n: i64) -> Decimal {
    Decimal::new(n, 2)
}

/// Whether values of this number may lie below zero: temperatures, and what is written below zero.
fn is_signed(number: &Number) -> bool {
    let below = number.nominal.is_sign_negative() && !number.nominal.is_zero();
    below || is_temperature(number.unit)
}

fn is_temperature(measured: Unit) -> bool {
    match measured {
        Unit::Measure("degree") => true,
        Unit::Measure(name) => unit(name).is_some_and(|row| row.dimension == Dimension::Temperature),
        _ => false,
    }
}

/// Half of what rounding excuses of a bare figure, on each side.
///
/// Ours: half a step is what rounding to the step takes away, a twentieth of the figure keeps 50,000 from standing for 45,001, and
/// below a hundred, or to less than tens, people and sums are counted and not rounded. Ages are whole years lived and are not rounded by writers; magnitudes are rounded to the decimal they are written
/// with, since 6.4 and 6.5 are different quakes.
fn rounding(number: &Number, kind: Kind) -> Decimal {
    // Coins and slang are rounded as the sums that they are: `20 grand` as $20,000.
    let worth = match number.unit {
        Unit::Currency(code) => worth(code),
        _ => Decimal::ONE,
    };
    let (n, step) = (number.nominal.abs() * worth, number.step * worth);
    let half = step / Decimal::TWO;
    let five_percent = percent(5) * n;
    match kind {
        Kind::Count | Kind::Money if n < Decimal::ONE_HUNDRED || step < Decimal::TEN => Decimal::ZERO,
        Kind::Count | Kind::Money => half.min(five_percent) / worth,
        Kind::Percent => last_decimal(step, half).min(percent(50)),
        Kind::Quantity if is_temperature(number.unit) => last_decimal(step, half).min(percent(50)),
        Kind::Quantity => match number.unit {
            Unit::Measure(MAGNITUDE) => half.min(if step < Decimal::ONE { percent(5) } else { percent(50) }),
            measured if measured.is_age() => Decimal::ZERO,
            _ => half.min(five_percent),
        },
        _ => Decimal::ZERO,
    }
}

/// Half of the last decimal of a figure written with decimals, else the half of its step. Ours: writers round 2.47 % to
/// 2.5 %, but not 2.3 %, though the step of 2.5 as a figure is a half.
fn last_decimal(step: Decimal, half: Decimal) -> Decimal {
    let step = step.normalize();
    if step.scale() == 0 { half } else { Decimal::new(5, step.scale() + 1) }
}

/// How far a hedge reaches around a fraction in words at the least, as a share of the fraction: `nearly half` of 48 %. Ours;
/// its own step of a point would leave hardly any room.
const AROUND_A_FRACTION: Decimal = Decimal::from_parts(6, 0, 0, false, 2);

/// How far `about` reaches on each side: the step, kept between two shares of the figure.
fn width(table: &Table, hedge: Hedge, figure: (Decimal, Decimal), kind: Kind) -> Decimal {
    let (n, step) = (figure.0.abs(), figure.1);
    let (low, high) = table.width(hedge);
    let mut width = step.max(low * n).min(high * n);
    if kind == Kind::Percent && is_fraction_in_words(n, step) {
        width = width.max(AROUND_A_FRACTION * n).min(high * n);
    }
    match kind {
        Kind::Count => width.max(Decimal::ONE),
        Kind::Percent => width.max(percent(50)),
        _ => width,
    }
}

/// The three intervals of a number, in its own unit.
///
/// ```
/// use factdiff::value::number::intervals;
/// use factdiff::value::{Kind, ReadSettings, Terms, Value};
/// use factdiff::text::Document;
///
/// let document = Document::new("over one million");
/// let mut mentions = Vec::new();
/// let words = document.words(&document.sentences()[0]);
/// (Kind::Count.row().read)(&words, &ReadSettings::default(), &mut mentions);
/// let Some(Value::Number(number)) = mentions[0].value() else { panic!() };
/// let intervals = intervals(number, Kind::Count, &Terms::default());
/// assert_eq!(intervals.can.high, None);
/// assert_eq!(intervals.fair.high.unwrap().normalize().to_string(), "1250000");
/// ```
pub fn intervals(number: &Number, kind: Kind, terms: &Terms) -> Intervals {
    let table = terms.hedges.table();
    let signed = is_signed(number);
    let n = number.nominal;
    let past = |hedge: Hedge, least: bool| {
        let share = table.width(hedge).1 * n.abs();
        if least && kind == Kind::Count { share.max(Decimal::ONE) } else { share }
    };
    let same = |interval: Interval| Intervals { can: interval, round: interval, fair: interval };
    let mut found = match (number.hedge, number.upper) {
        (Hedge::Indefinite, upper) => {
            let high = upper.map_or(n, |(high, _)| high);
            let slack = table.width(Hedge::Indefinite).1;
            let can = Interval::closed(n, high);
            let round = Interval::closed(n - slack * n.abs(), high + slack * high.abs());
            Intervals { can, round, fair: can }
        }
        (hedge, Some(upper)) => {
            let widen =
                |figure| if hedge == Hedge::About { width(table, Hedge::Range, figure, kind) } else { Decimal::ZERO };
            same(Interval::closed(n - widen((n, number.step)), upper.0 + widen(upper)))
        }
        (Hedge::Bare | Hedge::Range, None) => {
            let half = rounding(number, kind);
            let round = Interval { high_open: !half.is_zero(), ..Interval::closed(n - half, n + half) };
            Intervals { round, ..same(Interval::point(n)) }
        }
        (Hedge::Exactly, None) => same(Interval::point(n)),
        (Hedge::About, None) => {
            let width = width(table, Hedge::About, (n, number.step), kind);
            same(Interval::closed(n - width, n + width))
        }
        (Hedge::Nearly, None) => {
            let low = n - width(table, Hedge::Nearly, (n, number.step), kind);
            let can = Interval { high_open: true, ..Interval::closed(low, n) };
            Intervals { can, round: Interval::closed(low, n), fair: can }
        }
        (Hedge::JustOver, None) => {
            let high = n + width(table, Hedge::JustOver, (n, number.step), kind);
            let can = Interval { low_open: true, ..Interval::closed(n, high) };
            Intervals { can, round: Interval::closed(n, high), fair: can }
        }
        (Hedge::Over, None) => {
            let can = Interval::from(n, true);
            let fair = Interval { low_open: true, ..Interval::closed(n, n + past(Hedge::Over, true)) };
            Intervals { can, round: can, fair }
        }
        (Hedge::AtLeast, None) => {
            let can = Interval::from(n, false);
            Intervals { can, round: can, fair: Interval::closed(n, n + past(Hedge::AtLeast, true)) }
        }
        (Hedge::Under, None) => {
            let can = Interval::to(n, true, signed);
            let fair = Interval { high_open: true, ..Interval::closed(n - past(Hedge::Under, true), n) };
            Intervals { can, round: can, fair }
        }
        (Hedge::AtMost, None) => {
            let can = Interval::to(n, false, signed);
            Intervals { can, round: can, fair: Interval::closed(n - past(Hedge::AtMost, false), n) }
        }
        (Hedge::UpTo, None) => {
            let can = Interval::to(n, false, signed);
            let round = Interval { high: None, ..can };
            Intervals { can, round, fair: Interval::closed(n - past(Hedge::UpTo, false), n) }
        }
    };
    for interval in [&mut found.can, &mut found.round, &mut found.fair] {
        *interval = interval.not_below_zero(signed);
    }
    let whole = is_whole(number, kind);
    if found.can.is_empty(whole) {
        found.can = Interval::point(n);
        found.round = if n.is_sign_negative() { found.can } else { found.round };
        if !found.can.lies_in(&found.round) {
            found.round = found.can;
        }
        found.fair = found.can;
    }
    if found.fair.is_empty(whole) {
        found.fair = found.can;
    }
    if terms.exact {
        found.round = found.can;
    }
    found
}

/// Whether the number counts what comes only whole.
pub(super) fn is_whole(number: &Number, kind: Kind) -> bool {
    let whole = |value: Decimal| value.fract().is_zero();
    kind == Kind::Count && whole(number.nominal) && number.upper.is_none_or(|(upper, _)| whole(upper))
}
