//! What a chart shows, before any drawing: labels, values as printed, and their numbers or dates.

use std::ops::Range;

use chrono::NaiveDate;

use crate::language::Language;
use crate::page::inline::{Inline, Run, Target};

/// A chart of a section.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// All that it shows, in words, for a reader who can't see it where a file holds the chart alone.
    pub alt: String,
    /// The text of each item.
    pub captions: Vec<Caption>,
    /// The drawing of each item.
    pub marks: ChartMarks,
    /// The place of its block in the Markdown, in bytes.
    pub range: Range<usize>,
}

/// The text of one item of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Caption {
    /// What it is.
    pub label: Inline,
    /// The value as printed, with its citation marks.
    pub value: Inline,
}

impl Chart {
    /// What it is, in words, for a reader who can't see it but can read the list of its items after it. It also says
    /// what only the drawing shows: how many items are plans.
    pub fn name(&self, language: Language) -> String {
        let count = self.captions.len();
        let planned = match &self.marks {
            ChartMarks::Bars(amounts) => amounts.iter().filter(|amount| amount.planned).count(),
            ChartMarks::Times(times) => times.iter().filter(|time| time.planned).count(),
            ChartMarks::None => 0,
        };
        let words = &language.words().charts;
        let name = match &self.marks {
            ChartMarks::Bars(_) => words.bar_chart_of,
            ChartMarks::Times(_) => words.timeline_of,
            ChartMarks::None => words.key_figures_of,
        };
        name(count, planned)
    }
}

impl Caption {
    /// The value without its citation marks, and the marks.
    pub(super) fn value_and_marks(&self) -> (Inline, Inline) {
        let is_mark = |run: &Run| matches!(run.target, Target::Reference(_));
        let (marks, value) = self.value.runs.iter().cloned().partition(is_mark);
        (Inline { runs: value }, Inline { runs: marks })
    }
}

/// The marks of a chart, as many as there are captions.
#[derive(Debug, Clone, PartialEq)]
pub enum ChartMarks {
    /// A bar chart, all bars in one unit.
    Bars(Vec<Amount>),
    /// A timeline, in the order of time.
    Times(Vec<Time>),
    /// Key figures, which have no drawing.
    None,
}

/// How far a bar goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    /// The least the value is.
    pub low: f64,
    /// The most it is, at least `low`.
    pub high: f64,
    /// Whether the value is approximate.
    pub about: bool,
    /// Whether the value is a bound.
    pub open: Option<Open>,
    /// Whether it is planned, a target or conditional.
    pub planned: bool,
}

impl Amount {
    /// Whether its bar goes from the axis to the side below zero.
    pub fn is_below_zero(&self) -> bool {
        self.low < 0.0 && self.high <= 0.0
    }
}

/// The side on which a value is not bounded, of a value below zero that of its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// More than, at least: the bar goes on beyond its end.
    Above,
    /// Up to, less than: it may end before.
    Below,
}

/// When something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; for a single day the same as the first.
    pub to: NaiveDate,
    /// Whether it is a plan.
    pub planned: bool,
}
