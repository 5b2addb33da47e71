//! A number as it stands in records, and back.

use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::currency::currency;
use super::literal::LARGEST;
use super::read::kind_of;
use super::unit::{period, unit};
use super::{Hedge, Number, Role, Unit, intervals};
use crate::value::{Terms, ValueRecord};

const PERCENT: &str = "percent";
const POINT: &str = "percentage point";

/// The fields in their fixed order. `low` to `high_open` are *can* by the shipped table; `upper` and `upper_step` are the
/// upper figure of a range; `narrow` tells `just over` from `over`, and `widened` `about 5 to 10` from `5 to 10`.
pub(super) fn record(number: &Number) -> ValueRecord {
    let can = intervals(number, kind_of(number.unit), &Terms::default()).can;
    let decimal = |value: Decimal| {
        let value = value.normalize();
        // Most are small whole numbers.
        let whole = if value.scale() == 0 { u64::try_from(value.mantissa()).ok() } else { None };
        Json::String(whole.map_or_else(|| value.to_string(), |whole| whole.to_string()))
    };
    let optional = |value: Option<Decimal>| value.map_or(Json::Null, decimal);
    let text = |value: Option<&str>| value.map_or(Json::Null, |value| Json::String(value.to_string()));
    let ranged = number.upper.is_some() && number.hedge != Hedge::Indefinite;
    let hedge = match number.hedge {
        Hedge::JustOver => Hedge::Over,
        Hedge::About if ranged => Hedge::Range,
        hedge => hedge,
    };
    let (key, measured) = match number.unit {
        Unit::Currency(code) => ("currency", Some(code)),
        Unit::None => ("unit", None),
        Unit::Measure(name) => ("unit", Some(name)),
        Unit::Percent => ("unit", Some(PERCENT)),
        Unit::PercentagePoint => ("unit", Some(POINT)),
    };
    let role = match number.role {
        Role::Whole => "whole",
        Role::Part => "part",
        Role::Increment => "increment",
    };
    let upper = number.upper;
    let measured = (key, text(measured));
    let (currency, unit) = if key == "currency" { (Some(measured), None) } else { (None, Some(measured)) };
    // In the order of the letters, so that the map has nothing to sort.
    let before_unit = [
        ("hedge", Json::String(hedge.name().to_string())),
        ("high", optional(can.high)),
        ("high_open", Json::Bool(can.high_open)),
        ("low", optional(can.low)),
        ("low_open", Json::Bool(can.low_open)),
        ("narrow", Json::Bool(number.hedge == Hedge::JustOver)),
        ("nominal", decimal(number.nominal)),
        ("of", text(number.of.as_deref())),
        ("per", text(number.per)),
        ("role", Json::String(role.to_string())),
        ("step", decimal(number.step)),
    ];
    let behind_unit = [
        ("upper", optional(upper.map(|(upper, _)| upper))),
        ("upper_step", optional(upper.map(|(_, step)| step))),
        ("widened", Json::Bool(number.hedge == Hedge::About && ranged)),
    ];
    let fields = currency.into_iter().chain(before_unit).chain(unit).chain(behind_unit);
    fields.map(|(field, value)| (field.to_string(), value)).collect()
}

/// The number of such a record.
pub(super) fn from_record(record: &ValueRecord) -> Result<Number, String> {
    let nominal = decimal(record, "nominal")?.ok_or("`nominal` is missing")?;
    let step = decimal(record, "step")?.ok_or("`step` is missing")?;
    let upper = match (decimal(record, "upper")?, decimal(record, "upper_step")?) {
        (Some(upper), Some(step)) if upper >= nominal => Some((upper, step)),
        (None, None) => None,
        _ => return Err("`upper` and `upper_step` do not fit `nominal`".to_string()),
    };
    let name = text(record, "hedge")?.ok_or("`hedge` is missing")?;
    let hedge = match (Hedge::named(name), flag(record, "narrow")?, flag(record, "widened")?) {
        (Some(Hedge::Over), true, _) => Hedge::JustOver,
        (Some(Hedge::Range), _, true) => Hedge::About,
        (Some(hedge), ..) => hedge,
        (None, ..) => return Err(format!("`{name}` is no hedge")),
    };
    if upper.is_some() != matches!(hedge, Hedge::Range | Hedge::Indefinite)
        && !(upper.is_some() && hedge == Hedge::About)
    {
        return Err(format!("the hedge `{name}` does not fit `upper`"));
    }
    let unit = match (text(record, "currency")?, text(record, "unit")?) {
        (Some(code), None) => Unit::Currency(currency(code).ok_or_else(|| format!("`{code}` is no currency"))?.code),
        (None, None) => Unit::None,
        (None, Some(PERCENT)) => Unit::Percent,
        (None, Some(POINT)) => Unit::PercentagePoint,
        (None, Some(name)) => Unit::Measure(unit(name).ok_or_else(|| format!("`{name}` is no unit"))?.name),
        (Some(_), Some(_)) => return Err("a number has a `unit` or a `currency`, not both".to_string()),
    };
    let role = match text(record, "role")? {
        None | Some("whole") => Role::Whole,
        Some("part") => Role::Part,
        Some("increment") => Role::Increment,
        Some(other) => return Err(format!("`{other}` is no role of a number")),
    };
    let per = match text(record, "per")? {
        None => None,
        Some(word) => Some(period(word).ok_or_else(|| format!("`{word}` is no period"))?),
    };
    if step.is_sign_negative() || step.is_zero() {
        return Err("`step` must be above zero".to_string());
    }
    Ok(Number { nominal, step, upper, hedge, unit, of: text(record, "of")?.map(str::to_string), role, per })
}

fn decimal(record: &ValueRecord, field: &str) -> Result<Option<Decimal>, String> {
    let Some(text) = text(record, field)? else { return Ok(None) };
    let value: Decimal = text.parse().map_err(|_| format!("`{field}` is no decimal: `{text}`"))?;
    if value.abs() > LARGEST {
        return Err(format!("`{field}` is too large: `{text}`"));
    }
    Ok(Some(value))
}

fn text<'r>(record: &'r ValueRecord, field: &str) -> Result<Option<&'r str>, String> {
    match record.get(field) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::String(text)) => Ok(Some(text)),
        Some(other) => Err(format!("`{field}` is no text: `{other}`")),
    }
}

fn flag(record: &ValueRecord, field: &str) -> Result<bool, String> {
    match record.get(field) {
        None | Some(Json::Null) => Ok(false),
        Some(Json::Bool(flag)) => Ok(*flag),
        Some(other) => Err(format!("`{field}` is neither true nor false: `{other}`")),
    }
}
