//! A section as a chart: described once, drawn on the page and in a file.

use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::state::RenderState;
use crate::language::Language;
use crate::model::{Fact, Layout};
use crate::value::{Bound, Date, Number, Quantity, Rendering, Unit, Value, format};

/// The info string of the fenced block that describes a chart in the cited text.
pub const INFO: &str = "factbrief-chart";

/// A chart before its citations are numbered.
#[derive(Debug, Clone)]
pub struct UncitedChart {
    /// How it is drawn.
    pub layout: Layout,
    /// What it shows, in words.
    pub alt: String,
    /// Its items, each with its fact.
    pub items: Vec<(usize, ChartItem)>,
}

/// One item, in the form that the page reads.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct ChartItem {
    /// What is drawn of its fact, in words.
    pub label: String,
    /// Its value, as it is printed.
    pub value: String,
    /// Filled in by the citation stage.
    pub cites: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<f64>,
    about: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    open: Option<OpenEnd>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    planned: bool,
}

/// The end at which a bar is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum OpenEnd {
    Above,
    Below,
}

/// Describes a chart of these facts. A timeline is in the order of time, and so are the numbers of its citations.
pub fn chart(state: &RenderState, layout: Layout, facts: &[usize]) -> UncitedChart {
    let mut figures =
        facts.iter().filter_map(|&fact| drawn_value(state, state.dossier.facts[fact].value.as_ref()?));
    // All bars are drawn in the unit of the first.
    let unit = figures.find_map(|value| match value {
        Value::Quantity(quantity) => Some(quantity.unit),
        _ => None,
    });
    let unit = unit.as_deref();
    let mut items: Vec<(usize, ChartItem)> =
        facts.iter().map(|&fact| (fact, item(state, layout, &state.dossier.facts[fact], unit))).collect();
    if layout == Layout::Timeline {
        items.sort_by(|(_, a), (_, b)| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
    }
    let words = state.language.words();
    let (charts, labels) = (&words.charts, &words.labels);
    // Key figures are drawn alike, planned or not: their labels say which.
    let (kind, planned) = match layout {
        Layout::Timeline => (charts.timeline, charts.planned),
        Layout::BarChart => (charts.bar_chart, charts.planned),
        Layout::KeyFigures | Layout::Prose | Layout::Bullets | Layout::Table => (charts.key_figures, ""),
    };
    let (colon, stop) = (labels.colon, format!("{}{}", labels.stop, labels.gap));
    let said: Vec<String> = items
        .iter()
        .map(|(_, item)| {
            let planned = if item.planned { planned } else { "" };
            format!("{}{colon}{}{planned}", item.label, item.value)
        })
        .collect();
    let said = said.join(labels.semicolon);
    UncitedChart { layout, alt: format!("{kind}{stop}{said}{stop}").trim().to_owned(), items }
}

/// What the signs in this chart mean; none where no sign needs a word.
pub fn key(chart: &UncitedChart, language: Language) -> Option<String> {
    let items = || chart.items.iter().map(|(_, item)| item);
    let planned = items().any(|item| item.planned);
    let done = items().any(|item| !item.planned);
    let hollow = |item: &ChartItem| item.open == Some(OpenEnd::Below) || item.low < item.high;
    let words = &language.words().charts;
    let signs = match chart.layout {
        Layout::Timeline => vec![(planned && done, words.filled_mark), (planned, words.hollow_mark)],
        Layout::BarChart => vec![
            (planned, words.thin_bar),
            (planned && done, words.thick_bar),
            (items().any(|item| item.about), words.striped_end),
            (items().any(|item| item.open == Some(OpenEnd::Above)), words.pointed_end),
            (items().any(hollow), words.hollow_part),
        ],
        Layout::KeyFigures | Layout::Prose | Layout::Bullets | Layout::Table => return None,
    };
    let signs: Vec<&str> = signs.into_iter().filter_map(|(drawn, sign)| drawn.then_some(sign)).collect();
    (!signs.is_empty()).then(|| (words.key)(&signs))
}

fn item(state: &RenderState, layout: Layout, fact: &Fact, unit: Option<&Unit>) -> ChartItem {
    let value = match layout {
        Layout::Timeline => fact.drawn_date(),
        _ => fact.value.as_ref(),
    };
    let mut item = ChartItem {
        label: super::escape::plain(&state.label(fact).unwrap_or_default()),
        // A picture has no markup, so data are drawn as they would be read in a line of text.
        value: value
            .map(|value| as_text(&format(value, state.style(), Rendering::Compact)))
            .unwrap_or_default(),
        planned: fact.stage != crate::model::Stage::Done,
        ..ChartItem::default()
    };
    let drawn = value.and_then(|value| drawn_value(state, value));
    match (&drawn, value.and_then(moments)) {
        (Some(Value::Quantity(quantity)), _) => {
            measure(quantity, unit.unwrap_or(&quantity.unit), &mut item);
        }
        (drawn, all) => {
            let ends = drawn.as_ref().and_then(moments).or(all);
            ends.into_iter().for_each(|(from, to)| span(from, to, fact.due, &mut item));
        }
    }
    item
}

/// What is drawn of a value: of a contested one the version that is shown, or all between its least and its most.
fn drawn_value(state: &RenderState, value: &Value) -> Option<Value> {
    match value {
        Value::Contested(contested) => contested.drawn(state.contested),
        value => Some(value.clone()),
    }
}

/// The first and the last date that a value names.
fn moments(value: &Value) -> Option<(Date, Date)> {
    match value {
        Value::Date(dated) => Some((dated.date, dated.date)),
        Value::Period(period) => Some((period.from, period.to)),
        Value::Contested(contested) => {
            let ends = || contested.versions.iter().filter_map(moments);
            let first = ends().map(|(from, _)| from).min_by_key(|date| date.first_day())?;
            let last = ends().map(|(_, to)| to).max_by_key(|date| date.last_day())?;
            Some((first, last))
        }
        Value::Quantity(_) | Value::Pair(_) | Value::Rank(_) | Value::Time(_) | Value::Text(_) => None,
    }
}

fn as_text(data: &str) -> String {
    super::escape::plain(&super::escape::markdown(data))
}

fn span(from: Date, to: Date, due: Option<Date>, item: &mut ChartItem) {
    let last = drawn(to, due);
    let first = match (from, to) {
        // Years of one owner begin on the same day.
        (Date::FiscalYear(first), Date::FiscalYear(year)) => {
            let years = u32::try_from(year.saturating_sub(first)).unwrap_or_default();
            last.0.checked_sub_months(Months::new(years.saturating_mul(12))).unwrap_or(last.0)
        }
        _ => drawn(from, due).0,
    };
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
        Bound::AtMost(number) | Bound::LessThan(number) | Bound::Nearly(number) => {
            one(number, Some(OpenEnd::Below))
        }
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
    item.about = quantity.about;
    item.open = open;
}
