//! The axes of a chart: round amounts and days with what is printed there, in scales from fine to coarse. The page takes the finest
//! that it has room for.

use std::sync::Arc;

use chrono::{Datelike, Month, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive, ToPrimitive};
use serde::Serialize;

use super::escape::as_text;
use super::state::RenderState;
use crate::value::{Date, Number, Quantity, Rendering, Unit, UnitKind, Value, format};

/// The most marks of a scale; more would have no room on any page.
const MOST_AMOUNTS: usize = 6;
const MOST_TIMES: usize = 30;
/// The lengths of steps of an axis of time, in months.
const STEPS: [i32; 12] = [1, 3, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000];

/// The axes of a chart, in the form that the page reads.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ChartAxes {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    amounts: Vec<Vec<AmountTick>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    times: Vec<Vec<DayTick>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    days: Option<[String; 2]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    now: Option<DayTick>,
}

#[derive(Debug, Clone, Serialize)]
struct AmountTick {
    at: f64,
    text: String,
}

#[derive(Debug, Clone, Serialize)]
struct DayTick {
    on: String,
    text: String,
}

impl ChartAxes {
    /// Whether nothing is written on them.
    pub(super) fn is_empty(&self) -> bool {
        self.amounts.is_empty() && self.times.is_empty() && self.now.is_none()
    }

    /// How many days its axis of time has; none where it has none.
    pub(super) fn length(&self) -> Option<i64> {
        let [first, last] = self.days.as_ref()?;
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
        Some((day(last)? - day(first)?).num_days())
    }

    /// Adds the scales of amounts of a unit between two of them: steps of 1, 2 or 5 times a power of ten.
    pub(super) fn add_amounts(&mut self, state: &RenderState, unit: &Arc<Unit>, [low, high]: [f64; 2]) {
        let (Some(low), Some(high)) = (Decimal::from_f64(low), Decimal::from_f64(high)) else { return };
        let Some(range) = high.checked_sub(low).filter(|range| *range > Decimal::ZERO) else { return };
        let text = |amount: Decimal| {
            if amount.is_zero() {
                return "0".to_owned();
            }
            let quantity = Quantity::exact(Number::from(amount), Arc::clone(unit));
            as_text(&format(&Value::Quantity(quantity), state.style(), Rendering::Compact))
        };
        let magnitude = range.to_f64().map_or(0.0, |range| range.log10().floor());
        let exponent = (magnitude as i64) - 1;
        let steps = (exponent..=exponent + 1).flat_map(|power| {
            let ten = power_of_ten(power);
            [1, 2, 5].map(|times| ten.and_then(|ten| ten.checked_mul(Decimal::from(times))))
        });
        for step in steps.flatten() {
            // Half a person isn't counted.
            let divided = unit.kind == UnitKind::Count && step < Decimal::ONE;
            if divided || step <= Decimal::ZERO {
                continue;
            }
            let Some(ticks) = multiples(step, low, high) else { continue };
            let tick = |at: Decimal| Some(AmountTick { at: at.to_f64()?, text: text(at) });
            let ticks: Option<Vec<AmountTick>> = ticks.into_iter().map(tick).collect();
            self.amounts.extend(ticks);
        }
    }

    /// Adds the scales of time from the first day of a chart to its last, and the day of the page.
    pub(super) fn add_times(&mut self, state: &RenderState, [first, last]: [NaiveDate; 2]) {
        let today = state.dossier.date;
        let now =
            day_tick(today, (state.language.words().charts.this_page)(&printed(state, Date::Day(today))));
        self.now = Some(now);
        // The day of the page is on the axis unless it is so far off that the events would be crowded together.
        let days = |[first, last]: [NaiveDate; 2]| (last - first).num_days();
        let with_today = [first.min(today), last.max(today)];
        let is_near = days(with_today) <= (3 * days([first, last])).max(550);
        let [first, last] = if is_near { with_today } else { [first, last] };
        let round = match days([first, last]) {
            ..=400 => 1,
            401..=1830 => 3,
            _ => 12,
        };
        let start = month_of(first).div_euclid(round) * round;
        let end = (month_of(last).div_euclid(round) + 1) * round;
        let (Some(from), Some(to)) = (first_day(start), first_day(end)) else { return };
        self.days = Some([from.to_string(), to.to_string()]);
        for step in STEPS {
            let months = (start..=end).filter(|month| month.rem_euclid(step) == 0).take(MOST_TIMES + 1);
            let months: Vec<i32> = months.collect();
            if (1..=MOST_TIMES).contains(&months.len()) {
                let ticks = months.iter().enumerate().filter_map(|(index, &month)| {
                    Some(day_tick(first_day(month)?, time_text(state, month, step, index == 0)))
                });
                self.times.push(ticks.collect());
            }
        }
    }
}

fn day_tick(day: NaiveDate, text: String) -> DayTick {
    DayTick { on: day.to_string(), text }
}

/// What is printed at the first day of a month: the year where one begins, else the month.
fn time_text(state: &RenderState, month: i32, step: i32, is_first: bool) -> String {
    let (year, number) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    if step >= 12 || number == 1 {
        return printed(state, Date::Year(year));
    }
    let named = u8::try_from(number).ok().and_then(|number| Month::try_from(number).ok());
    match named {
        // The first month says of which year it is.
        Some(month) if is_first => printed(state, Date::Month { year, month }),
        Some(month) => (state.language.words().charts.month)(month),
        None => String::new(),
    }
}

fn printed(state: &RenderState, date: Date) -> String {
    as_text(&format(&Value::from(date), state.style(), Rendering::Compact))
}

/// A month as a number: the months since the year 0.
fn month_of(day: NaiveDate) -> i32 {
    day.year() * 12 + day.month0() as i32
}

fn first_day(month: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12).unsigned_abs() + 1, 1)
}

/// The multiples of a step from `low` to `high`, at least two and not too many.
fn multiples(step: Decimal, low: Decimal, high: Decimal) -> Option<Vec<Decimal>> {
    let first = low.checked_div(step)?.ceil().to_i64()?;
    let last = high.checked_div(step)?.floor().to_i64()?;
    let count = usize::try_from(last.checked_sub(first)?.checked_add(1)?).ok()?;
    if !(2..=MOST_AMOUNTS).contains(&count) {
        return None;
    }
    (first..=last).map(|times| step.checked_mul(Decimal::from(times))).collect()
}

/// A power of ten, where a decimal can hold it.
fn power_of_ten(power: i64) -> Option<Decimal> {
    let size = u32::try_from(power.unsigned_abs()).ok()?;
    match power {
        0.. => Decimal::try_from_i128_with_scale(10_i128.checked_pow(size)?, 0).ok(),
        _ => Decimal::try_new(1, size).ok(),
    }
}
