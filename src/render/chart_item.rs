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
    /// Whether it reaches from one version of different sources to another.
    #[serde(skip)]
    pub(super) disputed: bool,
    /// What it is where it isn't done, in a word: planned, conditional, estimated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) standing: Option<String>,
    /// What its label says in brackets.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) said: String,
    /// Of an amount with two ends, the amounts that are stated: the value of a margin, or each version of a contested figure.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) stated: Vec<f64>,
    #[serde(skip_serializing_if = "is_zero")]
    pub(super) level: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) joined: Option<bool>,
}

impl ChartItem {
    /// Whether its label says a word in brackets.
    pub(super) fn says(&self, word: &str, between: &str) -> bool {
        self.said.split(between).any(|one| one == word)
    }

    /// Whether it reaches from one amount to another, both of them within it.
    pub(super) fn is_range(&self) -> bool {
        self.open.is_none() && self.low < self.high
    }

    /// Whether it is a fall that is open on one side, so that its arrow points to where the value may lie, as no word for a bound does.
    pub(super) fn is_open_below_zero(&self) -> bool {
        self.open.is_some() && self.high.is_some_and(|high| high < 0.0)
    }

    /// Whether no amount of it is stated, so that a line chart has no point for it.
    pub(super) fn has_no_point(&self) -> bool {
        self.is_range() && self.stated.is_empty()
    }
}

fn is_no(answer: &bool) -> bool {
    !answer
}

fn is_zero(level: &u8) -> bool {
    *level == 0
}

/// The end at which a bar is open; of a fall that of its size.
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
    /// From the earliest to the latest date of different sources.
    Versions,
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
