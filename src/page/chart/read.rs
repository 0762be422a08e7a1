//! The JSON of a `factbrief-chart` block. The program writes it, so a mistake in it comes from a template.

use std::collections::BTreeMap;
use std::ops::Range;

use chrono::NaiveDate;
use serde::Deserialize;

use super::axis::{Axes, Tick};
use super::describe::{Amount, Caption, Chart, ChartMarks, Extent, Open, Point, Time, day};
use crate::page::fault::ChartFault;
use crate::page::inline::{Inline, Run, Target};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChart {
    layout: RawLayout,
    alt: String,
    #[serde(default)]
    axes: RawAxes,
    items: Vec<RawItem>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct RawAxes {
    #[serde(default)]
    amounts: Vec<Vec<RawTick>>,
    #[serde(default)]
    times: Vec<Vec<RawDay>>,
    days: Option<[String; 2]>,
    now: Option<RawDay>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTick {
    at: f64,
    text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDay {
    on: String,
    text: String,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum RawLayout {
    BarChart,
    Timeline,
    LineChart,
    KeyFigures,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawItem {
    label: String,
    value: String,
    cites: Vec<u32>,
    low: Option<f64>,
    high: Option<f64>,
    #[serde(default)]
    about: bool,
    open: Option<RawOpen>,
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    planned: bool,
    #[serde(default)]
    estimated: bool,
    #[serde(default)]
    standing: Option<String>,
    #[serde(default)]
    said: String,
    #[serde(default)]
    stated: Vec<f64>,
    #[serde(default)]
    level: u8,
    #[serde(default)]
    extent: RawExtent,
    #[serde(default = "yes")]
    joined: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
enum RawOpen {
    Above,
    Below,
    JustBelow,
}

#[derive(Deserialize, Clone, Copy, Default)]
#[serde(rename_all = "kebab-case")]
enum RawExtent {
    #[default]
    Within,
    Moment,
    Span,
    Versions,
    Before,
    After,
}

/// Reads a block at `range` of `markdown`; `labels` are the footnotes with their indices.
pub(in crate::page) fn read(
    json: &str,
    markdown: &str,
    range: Range<usize>,
    labels: &BTreeMap<String, usize>,
) -> Result<Chart, ChartFault> {
    let mut raw: RawChart =
        serde_json::from_str(json).map_err(|error| ChartFault::Json(error.to_string()))?;
    if raw.alt.trim().is_empty() {
        return Err(ChartFault::NoAlternative);
    }
    if raw.items.is_empty() {
        return Err(ChartFault::NoItems);
    }
    if let Some(item) =
        raw.items.iter().find(|item| item.label.trim().is_empty() || item.value.trim().is_empty())
    {
        return Err(ChartFault::IncompleteItem(item.label.clone()));
    }
    let marks = match raw.layout {
        RawLayout::BarChart => ChartMarks::Bars(raw.items.iter().map(amount).collect::<Result<_, _>>()?),
        RawLayout::Timeline => {
            let (times, items) = in_order(std::mem::take(&mut raw.items))?;
            raw.items = items;
            ChartMarks::Times(times)
        }
        RawLayout::LineChart => {
            let (times, items) = in_order(std::mem::take(&mut raw.items))?;
            raw.items = items;
            let point = |(item, time): (&RawItem, Time)| {
                Ok(Point { time, amount: amount(item)?, joined: item.joined })
            };
            let points = raw.items.iter().zip(times).map(point).collect::<Result<Vec<_>, ChartFault>>()?;
            ChartMarks::Points(points)
        }
        RawLayout::KeyFigures if (2..=4).contains(&raw.items.len()) => ChartMarks::None,
        RawLayout::KeyFigures => return Err(ChartFault::KeyFigures(raw.items.len())),
    };
    if let ChartMarks::Bars(amounts) = &marks
        && amounts.iter().all(|amount| amount.low == 0.0 && amount.high == 0.0)
    {
        return Err(ChartFault::AllZero);
    }
    let mut captions = Vec::new();
    for item in &raw.items {
        captions.push(caption(item, markdown, &range, labels)?);
    }
    let axes = axes(&raw.axes)?;
    Ok(Chart { alt: raw.alt, subject: String::new(), captions, marks, axes, range })
}

/// The events in the order of time.
fn in_order(items: Vec<RawItem>) -> Result<(Vec<Time>, Vec<RawItem>), ChartFault> {
    let timed = items.into_iter().map(|item| Ok((time(&item)?, item)));
    let mut timed = timed.collect::<Result<Vec<_>, ChartFault>>()?;
    timed.sort_by_key(|(time, _)| (time.from, time.to));
    Ok(timed.into_iter().unzip())
}

fn axes(raw: &RawAxes) -> Result<Axes, ChartFault> {
    let on = |text: &str| parse_day(text).map(day);
    let dated = |tick: &RawDay| Ok(Tick { at: on(&tick.on)?, text: tick.text.clone() });
    let amounts = raw.amounts.iter().map(|ticks| {
        let tick = |tick: &RawTick| Tick { at: tick.at, text: tick.text.clone() };
        ticks.iter().map(tick).collect()
    });
    let times = raw.times.iter().map(|ticks| ticks.iter().map(dated).collect::<Result<_, ChartFault>>());
    Ok(Axes {
        amounts: amounts.collect(),
        times: times.collect::<Result<_, _>>()?,
        days: match &raw.days {
            Some([first, last]) => Some([on(first)?, on(last)?]),
            None => None,
        },
        now: raw.now.as_ref().map(dated).transpose()?,
    })
}

fn amount(item: &RawItem) -> Result<Amount, ChartFault> {
    let (low, high) = match (item.low, item.high) {
        (Some(low), Some(high)) => (low, high),
        (Some(low), None) => (low, low),
        (None, Some(high)) => (high.min(0.0), high),
        (None, None) => return Err(ChartFault::NoNumber(item.label.clone())),
    };
    // What may be on either side of zero has no end that is farther from it.
    let one_side = low >= 0.0 || high <= 0.0 || item.open.is_none();
    if !(low.is_finite() && low <= high && high.is_finite() && one_side) {
        return Err(ChartFault::OffAxis { label: item.label.clone(), low, high });
    }
    let open = item.open.map(|open| match open {
        RawOpen::Above => Open::Above,
        RawOpen::Below => Open::Below,
        RawOpen::JustBelow => Open::JustBelow,
    });
    // An upper bound may be given as both ends; the bar is open below it all the same, down to the axis.
    let whole = open == Some(Open::Below) && low == high;
    let (low, high) = if whole { (low.min(0.0), high.max(0.0)) } else { (low, high) };
    let (about, planned, estimated, level) = (item.about, item.planned, item.estimated, item.level);
    let stated = item.stated.clone();
    // What is stated is between the ends, or the drawing would show it off its axis.
    if let Some(off) = stated.iter().find(|at| !(low..=high).contains(*at)) {
        return Err(ChartFault::OffAxis { label: item.label.clone(), low: *off, high: *off });
    }
    Ok(Amount { low, high, about, open, planned, estimated, level, stated })
}

fn time(item: &RawItem) -> Result<Time, ChartFault> {
    let day = |text: &Option<String>| text.as_deref().map(parse_day).transpose();
    let from = day(&item.from)?.ok_or_else(|| ChartFault::NoDate(item.label.clone()))?;
    let to = day(&item.to)?.unwrap_or(from);
    if to < from {
        return Err(ChartFault::EndsEarly(item.label.clone()));
    }
    let extent = match item.extent {
        RawExtent::Within => Extent::Within,
        RawExtent::Moment => Extent::Moment,
        RawExtent::Span => Extent::Span,
        RawExtent::Versions => Extent::Versions,
        RawExtent::Before => Extent::Before,
        RawExtent::After => Extent::After,
    };
    let (about, planned, estimated) = (item.about, item.planned, item.estimated);
    Ok(Time { from, to, extent, about, planned, estimated })
}

fn parse_day(text: &str) -> Result<NaiveDate, ChartFault> {
    NaiveDate::parse_from_str(text, "%Y-%m-%d").map_err(|_| ChartFault::NotADay(text.to_owned()))
}

fn caption(
    item: &RawItem,
    markdown: &str,
    range: &Range<usize>,
    labels: &BTreeMap<String, usize>,
) -> Result<Caption, ChartFault> {
    let run = |text: &str, target: Target| {
        // JSON may write a text with escapes; then its place is the whole block.
        let at = markdown.get(range.clone()).and_then(|block| block.find(text)).map(|at| range.start + at);
        let place = at.map_or(range.clone(), |at| at..at + text.len());
        Run { text: text.to_owned(), strong: false, emphasis: false, target, range: place }
    };
    let mut value = vec![run(&item.value, Target::None)];
    for number in &item.cites {
        let label = number.to_string();
        let index = labels.get(&label).ok_or_else(|| ChartFault::UnknownFootnote(label.clone()))?;
        value.push(run(&label, Target::Reference(*index)));
    }
    if item.cites.is_empty() {
        return Err(ChartFault::NoSource(item.label.clone()));
    }
    Ok(Caption {
        label: Inline { runs: vec![run(&item.label, Target::None)] },
        value: Inline { runs: value },
        standing: item.standing.clone(),
        said: item.said.clone(),
    })
}
