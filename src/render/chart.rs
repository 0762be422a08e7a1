//! A section as a chart: described once from its facts, drawn on the page and in a file.

use std::sync::Arc;

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;

use super::axis::ChartAxes;
use super::chart_item::{ChartItem, ItemExtent, OpenEnd, UncitedChart};
use super::escape::as_text;
use super::remarks::remarked;
use super::series;
use super::standing::{InAWord, is_shared};
use super::state::RenderState;
use crate::model::{Fact, Layout, Section};
use crate::value::{
    Bound, CONTESTED_MARK, Date, DateBound, Number, Quantity, Rendering, Showing, Unit, Value, format,
};

/// Describes a chart of a section. A timeline and a line chart are in the order of time, and so are the numbers of their citations.
pub fn chart(state: &RenderState, section: &Section) -> UncitedChart {
    let (layout, facts) = (section.layout, &section.facts);
    let mut figures =
        facts.iter().filter_map(|&fact| drawn_value(state, state.dossier.facts[fact].value.as_ref()?));
    // All bars are drawn in the unit of the first.
    let unit = figures.find_map(|value| match value {
        Value::Quantity(quantity) => Some(quantity.unit),
        _ => None,
    });
    let level = |fact| u8::try_from(section.wholes_of(fact).count()).unwrap_or(u8::MAX);
    let standings: Vec<InAWord> =
        facts.iter().filter_map(|&fact| InAWord::of(&state.dossier.facts[fact])).collect();
    let mut items: Vec<(usize, ChartItem)> = facts
        .iter()
        .map(|&fact| {
            let item = item(state, layout, &state.dossier.facts[fact], (unit.as_deref(), &standings));
            (fact, ChartItem { level: level(fact), ..item })
        })
        .collect();
    if matches!(layout, Layout::Timeline | Layout::LineChart) {
        items.sort_by(|(_, a), (_, b)| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    }
    if layout == Layout::LineChart {
        series::join(&mut items);
    }
    let alt = super::chart_text::alt(state, section, &items);
    let axes = axes(state, layout, unit.as_ref(), &items);
    if layout == Layout::Timeline {
        moments(&mut items, &axes);
    }
    UncitedChart { layout, alt, axes, items }
}

/// The share of an axis of time from which a stretch of it is drawn as one. It is decided here and not by the room on a page, because
/// what the signs of a drawing mean is said here.
const LEAST_STRETCH: f64 = 0.03;

/// Makes moments of what is some time within a stretch that is short on the axis: a month among decades.
fn moments(items: &mut [(usize, ChartItem)], axes: &ChartAxes) {
    let Some(length) = axes.length() else { return };
    let day = |text: &Option<String>| NaiveDate::parse_from_str(text.as_deref()?, "%Y-%m-%d").ok();
    for (_, item) in items.iter_mut().filter(|(_, item)| item.extent == ItemExtent::Within) {
        if let (Some(from), Some(to)) = (day(&item.from), day(&item.to))
            && to > from
            && ((to - from).num_days() + 1) as f64 <= LEAST_STRETCH * length as f64
        {
            item.extent = ItemExtent::Moment;
        }
    }
}

/// The axes of a chart.
fn axes(
    state: &RenderState,
    layout: Layout,
    unit: Option<&Arc<Unit>>,
    items: &[(usize, ChartItem)],
) -> ChartAxes {
    let mut axes = ChartAxes::default();
    if let (Layout::BarChart | Layout::LineChart, Some(unit)) = (layout, unit) {
        let mut ends = items.iter().flat_map(|(_, item)| [item.low, item.high]).flatten();
        let all = ends
            .by_ref()
            .fold([f64::INFINITY, f64::NEG_INFINITY], |[low, high], end| [low.min(end), high.max(end)]);
        let from = if layout == Layout::LineChart { series::begin(all) } else { all[0].min(0.0) };
        axes.add_amounts(state, unit, [from, all[1].max(0.0)]);
    }
    if let Layout::Timeline | Layout::LineChart = layout {
        let day = |text: &Option<String>| NaiveDate::parse_from_str(text.as_deref()?, "%Y-%m-%d").ok();
        let first = items.iter().filter_map(|(_, item)| day(&item.from)).min();
        let last = items.iter().filter_map(|(_, item)| day(&item.to)).max();
        if let (Some(first), Some(last)) = (first, last) {
            axes.add_times(state, [first, last]);
        }
    }
    axes
}

fn item(
    state: &RenderState,
    layout: Layout,
    fact: &Fact,
    (unit, standings): (Option<&Unit>, &[InAWord]),
) -> ChartItem {
    let value = match layout {
        Layout::Timeline => fact.drawn_date(),
        _ => fact.value.as_ref(),
    };
    let printed = |value: &Value| as_text(&format(value, state.style(), Rendering::Compact));
    // Key figures have no signs that a word could stand for.
    let standing = InAWord::of(fact).filter(|_| layout != Layout::KeyFigures);
    let mut item = ChartItem {
        // A picture has no markup, so data are drawn as they would be read in a line of text.
        value: value.map(printed).unwrap_or_default(),
        planned: standing.is_some_and(InAWord::is_ahead),
        estimated: standing.is_some_and(|standing| !standing.is_ahead()),
        standing: standing.map(|standing| standing.word(state.language).to_owned()),
        ..ChartItem::default()
    };
    let drawn = value.and_then(|value| drawn_value(state, value));
    match (&drawn, value.and_then(DrawnTime::of)) {
        (Some(Value::Quantity(quantity)), _) => {
            let unit = unit.unwrap_or(&quantity.unit);
            measure(quantity, unit, &mut item);
            if let Some(Value::Contested(contested)) = value
                && state.contested != Showing::Preferred
            {
                item.disputed = true;
                // Of a range that is printed as one nobody is shown to state an end.
                let versions = contested.versions.iter().filter(|_| state.contested == Showing::Both);
                item.stated = versions.filter_map(|one| exact(one, unit)).collect();
            }
            if layout == Layout::LineChart {
                let time = fact.time_of_figure();
                DrawnTime::of(&time).into_iter().for_each(|moment| span(moment, fact.due, &mut item));
            }
        }
        (drawn, all) => {
            let moment = drawn.as_ref().and_then(DrawnTime::of).or(all);
            if let Some(moment) = moment {
                item.about = moment.about;
                span(moment, fact.due, &mut item);
            }
        }
    }
    // A word says what a sign leaves open, and what a range without a point can't show.
    let pointless = layout == Layout::LineChart && item.has_no_point();
    let word = standing.filter(|standing| pointless || is_shared(*standing, standings));
    let word = word.map(|standing| standing.word(state.language).to_owned());
    let (label, said) = match layout {
        Layout::LineChart => {
            let time = fact.time_of_figure();
            (printed(&time), state.said_beside(fact, word, Some(&time)))
        }
        _ => {
            let mut short = state.composed_short(fact).unwrap_or_default();
            // A timeline draws the date of a contested amount, which isn't printed: its short form has the mark.
            if fact.contested().is_some()
                && !value.is_some_and(|value| matches!(value, Value::Contested(_)))
                && !short.contains(CONTESTED_MARK)
            {
                short.push(CONTESTED_MARK);
            }
            (super::escape::plain(&short), state.said_beside_short(fact, word))
        }
    };
    let said: Vec<String> = said.iter().map(|one| super::escape::plain(one)).collect();
    item.label = remarked(label, said.clone(), None, state.language);
    item.said = said.join(state.language.words().labels.semicolon);
    item
}

/// The amount that one version states, where it states one; another unit is drawn in that of the chart.
fn exact(version: &Value, unit: &Unit) -> Option<f64> {
    let mut item = ChartItem::default();
    let Value::Quantity(quantity) = version else { return None };
    measure(quantity, unit, &mut item);
    if item.is_range() { item.stated.first().copied() } else { item.low.filter(|_| item.open.is_none()) }
}

/// What is drawn of a value: of a contested one the version that is shown, or all between its least and its most.
fn drawn_value(state: &RenderState, value: &Value) -> Option<Value> {
    match value {
        Value::Contested(contested) => contested.drawn(state.contested),
        value => Some(value.clone()),
    }
}

/// A date, or the first and the last of several.
#[derive(Clone, Copy)]
struct DrawnTime {
    from: Date,
    to: Date,
    extent: ItemExtent,
    about: bool,
}

impl DrawnTime {
    /// What a value says of time.
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Date(dated) => {
                let extent = match dated.bound {
                    DateBound::On => ItemExtent::Within,
                    DateBound::By | DateBound::Until => ItemExtent::Before,
                    DateBound::Since | DateBound::From | DateBound::After => ItemExtent::After,
                };
                // After a year is after its last day, and from a year on from its first.
                let day = |day: NaiveDate| (Date::Day(day), Date::Day(day));
                let (from, to) = match dated.bound {
                    DateBound::On => (dated.date, dated.date),
                    DateBound::By | DateBound::Until | DateBound::After => day(dated.date.last_day()),
                    DateBound::Since | DateBound::From => day(dated.date.first_day()),
                };
                Some(Self { from, to, extent, about: dated.about })
            }
            Value::Period(period) => {
                Some(Self { from: period.from, to: period.to, extent: ItemExtent::Span, about: false })
            }
            Value::Contested(contested) => {
                let all: Vec<Self> = contested.versions.iter().filter_map(Self::of).collect();
                let from = all.iter().min_by_key(|one| one.from.first_day())?;
                let to = all.iter().max_by_key(|one| one.to.last_day())?;
                // What one source says is true of its version only: nobody says that it is some time between them.
                let about = all.iter().any(|one| one.about);
                Some(Self { from: from.from, to: to.to, extent: ItemExtent::Versions, about })
            }
            Value::Quantity(_) | Value::Pair(_) | Value::Rank(_) | Value::Time(_) | Value::Text(_) => None,
        }
    }
}

fn span(moment: DrawnTime, due: Option<Date>, item: &mut ChartItem) {
    let DrawnTime { from, to, extent, .. } = moment;
    let last = drawn(to, due);
    let first = match (from, to) {
        // Years of one owner begin on the same day.
        (Date::FiscalYear(first), Date::FiscalYear(year)) => {
            let years = u32::try_from(year.saturating_sub(first)).unwrap_or_default();
            last.0.checked_sub_months(Months::new(years.saturating_mul(12))).unwrap_or(last.0)
        }
        _ => drawn(from, due).0,
    };
    item.extent = extent;
    item.from = Some(first.to_string());
    item.to = Some(last.1.to_string());
}

/// Where a date is drawn. The program doesn't know whose fiscal year it is. Where the plan falls due on a day that can end such
/// a year, it is the year up to that day. Else it is the calendar year of its name, of which every such fiscal year has days.
fn drawn(date: Date, due: Option<Date>) -> (NaiveDate, NaiveDate) {
    let Date::FiscalYear(year) = date else { return (date.first_day(), date.last_day()) };
    let calendar = Date::Year(year);
    let Some(Date::Day(end)) = due else { return (calendar.first_day(), calendar.last_day()) };
    let begin = end.checked_sub_months(Months::new(12)).and_then(|day| day.succ_opt());
    match begin.filter(|begin| date.first_day() <= *begin && end <= date.last_day()) {
        Some(begin) => (begin, end),
        None => (calendar.first_day(), calendar.last_day()),
    }
}

/// The length of a bar, from the same decimal that is printed. For a picture a double is exact enough.
fn measure(quantity: &Quantity, drawn: &Unit, item: &mut ChartItem) {
    use rust_decimal::prelude::ToPrimitive;
    let around = |value: Number, down: Number, up: Number| {
        let (value, down, up) = (value.decimal(), down.decimal(), up.decimal());
        (value.saturating_sub(down), value.saturating_add(up), None)
    };
    let one = |number: Number, open| (number.decimal(), number.decimal(), open);
    let both = |low: Number, high: Number| (low.min(high).decimal(), low.max(high).decimal(), None);
    let (low, high, open) = match quantity.bound {
        Bound::Exact(number) => one(number, None),
        Bound::AtLeast(number)
        | Bound::MoreThan(number)
        | Bound::JustOver(number)
        | Bound::Several(number) => one(number, Some(OpenEnd::Above)),
        Bound::AtMost(number) | Bound::LessThan(number) => one(number, Some(OpenEnd::Below)),
        Bound::Nearly(number) => one(number, Some(OpenEnd::JustBelow)),
        Bound::Range { min, max } | Bound::Interval { min, max, .. } => both(min, max),
        Bound::Band { from, below } => both(from, below),
        Bound::Margin { value, down, up } => around(value, down, up),
        // A margin without its number has no place on an axis; `check` lets none be drawn.
        Bound::MarginAlone(_) => return,
    };
    let times =
        if quantity.unit.id == drawn.id { Some(1.0) } else { quantity.unit.size().times(drawn.size()) };
    let end = |number: Decimal| Some(number.to_f64()? * times?);
    item.low = end(low);
    item.high = end(high);
    // Between the ends of a margin a value is stated.
    if let Bound::Margin { value, .. } | Bound::Interval { value, .. } = quantity.bound {
        item.stated = end(value.decimal()).into_iter().collect();
    }
    item.about = quantity.about;
    item.open = open;
}
