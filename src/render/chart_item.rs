//! A chart before its citations are numbered, and its items in the form that the page reads.

use serde::{Deserialize, Serialize};

use super::axis::ChartAxes;
use crate::model::Layout;

/// The info string of the fenced block that describes a chart in the cited text.
pub const INFO: &str = "factbrief-chart";

/// A chart before its citations are numbered.
#[derive(Debug, Clone)]
pub struct UncitedChart {
    /// How it is drawn.
    pub layout: Layout,
    /// What it shows, in words.
    pub alt: String,
    /// What is written on its axes.
    pub axes: ChartAxes,
    /// Its items, each with its fact.
    pub items: Vec<(usize, ChartItem)>,
}

/// One item, in the form that the page reads.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ChartItem {
    /// What is drawn of its fact, in words.
    pub label: String,
    /// Its value, as it is printed.
    pub value: String,
    /// Filled in by the citation stage.
    pub cites: Vec<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) low: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) high: Option<f64>,
    pub(super) about: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) open: Option<OpenEnd>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) to: Option<String>,
    #[serde(skip_serializing_if = "ItemExtent::is_within")]
    pub(super) extent: ItemExtent,
    pub(super) planned: bool,
    #[serde(skip_serializing_if = "is_no")]
    pub(super) estimated: bool,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) level: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) joined: Option<bool>,
}

fn is_no(answer: &bool) -> bool {
    !answer
}

fn is_zero(level: &u8) -> bool {
    *level == 0
}

/// The end at which a bar is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum OpenEnd {
    Above,
    Below,
    JustBelow,
}

/// How far an event reaches from its first day to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum ItemExtent {
    /// Some time within them.
    #[default]
    Within,
    /// The same where they are so close together on the axis that they are drawn as one day.
    Moment,
    /// All the time between them.
    Span,
    /// That day or before.
    Before,
    /// That day or after.
    After,
}

impl ItemExtent {
    fn is_within(&self) -> bool {
        *self == Self::Within
    }
}
