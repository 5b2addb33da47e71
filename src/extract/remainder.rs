//! Counts that follow from others: of five who were shot and one who was killed, four were hurt.

use rust_decimal::Decimal;

use super::program::{Program, SlotProgram};
use super::record::{ClaimRecord, Modality, Polarity};
use crate::rule::List;
use crate::value::number::{Hedge, Number, Role};
use crate::value::{Kind, Value};

/// A claim with its slot and the list of the phrase that found it.
pub(super) type Found = (usize, ClaimRecord, List);

/// Takes the count of the slot that is `less` off each count that was found by `otherwise`; where nobody is left, the claim
/// goes, and so it does where that slot is not asked. What is left is derived; a figure that stands in the text, of which
/// nothing is taken, is stated as the most that it can be (`four were shot`: at most four were hurt).
pub(super) fn settle(program: &Program, claims: &mut Vec<Found>) {
    if claims.iter().all(|(.., list)| *list != List::Otherwise) {
        return;
    }
    let less = |slot: &SlotProgram| match &slot.less {
        Some(less) => program.slot_named(less).map(|less| count(claims, less)),
        None => Some(Decimal::ZERO),
    };
    let taken: Vec<Option<Decimal>> = program.slots.iter().map(less).collect();
    claims.retain_mut(|(slot, claim, list)| {
        if *list != List::Otherwise {
            return true;
        }
        let (Some(taken), Some(mut number)) = (taken[*slot], number(claim)) else { return false };
        // A plain figure of which nothing is known to be taken off says how many there were at most.
        if taken.is_zero() && !claim.context.derived && number.role == Role::Whole && number.hedge == Hedge::Bare {
            number.hedge = Hedge::AtMost;
            claim.value = (Kind::Count.row().record)(&Value::Number(number));
            return true;
        }
        claim.context.derived = true;
        // `another five were shot` leaves the dead out.
        if taken.is_zero() || number.role == Role::Increment {
            return true;
        }
        number.nominal -= taken;
        number.upper = number.upper.map(|(upper, step)| (upper - taken, step));
        number.step = Decimal::ONE;
        claim.value = (Kind::Count.row().record)(&Value::Number(number.clone()));
        number.nominal > Decimal::ZERO
    });
}

/// The largest count that is stated of the event at hand; where none is, the largest that is told.
fn count(claims: &[Found], slot: usize) -> Decimal {
    let of_event = |claim: &&ClaimRecord| {
        let scope = claim.context.scope.as_deref();
        claim.context.polarity == Polarity::Positive
            && claim.context.modality == Modality::Asserted
            && scope.is_none_or(|scope| scope.starts_with("including"))
    };
    let all = || claims.iter().filter(|(of, ..)| *of == slot).map(|(_, claim, _)| claim).filter(of_event);
    let largest = |derived: bool| {
        all().filter(|claim| claim.context.derived == derived).filter_map(number).map(|number| number.nominal).max()
    };
    largest(false).or_else(|| largest(true)).unwrap_or_default()
}

fn number(claim: &ClaimRecord) -> Option<Number> {
    match (Kind::Count.row().from_record)(&claim.value) {
        Ok(Value::Number(number)) => Some(number),
        _ => None,
    }
}
