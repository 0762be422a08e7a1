//! What a chart shows, before any drawing: labels, values as printed, and their numbers or dates.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::axis::Axes;
use crate::language::Language;
use crate::page::inline::{Inline, Run, Target};

/// A chart of a section.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// All that it shows, in words, for a reader who can't see it where a file holds the chart alone.
    pub alt: String,
    /// What it is about: the heading over it.
    pub subject: String,
    /// The text of each item.
    pub captions: Vec<Caption>,
    /// The drawing of each item.
    pub marks: ChartMarks,
    /// What is written on its axes.
    pub axes: Axes,
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
    /// What it is where it isn't done, in a word: planned, conditional, estimated.
    pub standing: Option<String>,
    /// What its label says in brackets: that it is an opinion, how likely it is, when it held.
    pub said: String,
}

impl Chart {
    /// What it is, in words, for a reader who can't see it but can read the list of its items after it: its subject, how many
    /// items there are, and between which values. It also says what only the drawing shows: how many items are planned, conditional
    /// or estimated.
    pub fn name(&self, language: Language) -> String {
        let standings = self.standings(language);
        let words = &language.words().charts;
        let name = match &self.marks {
            ChartMarks::Bars(_) => words.bar_chart_of,
            ChartMarks::Times(_) => words.timeline_of,
            ChartMarks::Points(_) => words.line_chart_of,
            ChartMarks::None => words.key_figures_of,
        };
        let name = name(self.captions.len(), &standings);
        let ends = self.ends(language);
        let ranged = match (&self.marks, ends.each_ref().map(Option::as_deref)) {
            (_, [None, None]) => name,
            (ChartMarks::Times(_), [Some(first), Some(last)]) => (words.from_first)(&name, first, last),
            (_, ends) => (words.from_least)(&name, ends),
        };
        let mut said = match self.subject.trim() {
            "" => ranged,
            subject => (words.about)(subject, &ranged),
        };
        let label = |index: usize| self.captions.get(index).map(|caption| caption.label.plain_text());
        for whole in 0..self.captions.len() {
            let parts = (0..self.captions.len()).filter(|part| self.whole_of(*part) == Some(whole));
            let parts: Vec<String> = parts.filter_map(label).collect();
            if let (Some(whole), false) = (label(whole), parts.is_empty()) {
                said.push_str(&(words.includes)(&whole, &parts));
            }
        }
        said
    }

    /// How many items are planned, conditional, estimated and so on, in the order of the items.
    fn standings(&self, language: Language) -> Vec<(usize, &str)> {
        let words = language.words();
        // Without a word of its own an item is what its mark says.
        let drawn = |index: usize| {
            let (planned, estimated) = match &self.marks {
                ChartMarks::Bars(amounts) => amounts.get(index).map(|one| (one.planned, one.estimated)),
                ChartMarks::Times(times) => times.get(index).map(|one| (one.planned, one.estimated)),
                ChartMarks::Points(points) => {
                    points.get(index).map(|one| (one.amount.planned, one.amount.estimated))
                }
                ChartMarks::None => None,
            }?;
            let estimated = estimated.then_some(words.statuses.estimated);
            planned.then_some(words.stages.planned).or(estimated)
        };
        let mut counted: Vec<(usize, &str)> = Vec::new();
        for (index, caption) in self.captions.iter().enumerate() {
            let Some(standing) = caption.standing.as_deref().or_else(|| drawn(index)) else {
                continue;
            };
            match counted.iter_mut().find(|(_, one)| *one == standing) {
                Some((count, _)) => *count += 1,
                None => counted.push((1, standing)),
            }
        }
        counted
    }

    /// The item that an item is a part of: the last one before it at the level above.
    pub fn whole_of(&self, index: usize) -> Option<usize> {
        let ChartMarks::Bars(amounts) = &self.marks else { return None };
        let level = amounts.get(index)?.level.checked_sub(1)?;
        (0..index).rev().find(|before| amounts[*before].level == level)
    }

    /// The first and the last day of its axis of time.
    pub(super) fn days(&self) -> [f64; 2] {
        let own = |times: &mut dyn Iterator<Item = &Time>| {
            times.fold([f64::INFINITY, f64::NEG_INFINITY], |[first, last], time| {
                // A span ends with its last day.
                let end = if time.to > time.from { time.last() + 1.0 } else { time.last() };
                [first.min(time.first()), last.max(end)]
            })
        };
        let days = match &self.marks {
            ChartMarks::Times(times) => own(&mut times.iter()),
            ChartMarks::Points(points) => own(&mut points.iter().map(|point| &point.time)),
            ChartMarks::Bars(_) | ChartMarks::None => [0.0, 0.0],
        };
        // Nothing is drawn off the axis, whatever a template says of it.
        self.axes.days.map_or(days, |[first, last]| [first.min(days[0]), last.max(days[1])])
    }

    /// The least and the greatest of the values, as they are printed; none where there is no order or no difference, and none at an
    /// end where a bound leaves open which value it is.
    fn ends(&self, language: Language) -> [Option<String>; 2] {
        let amounts: Vec<&Amount> = match &self.marks {
            ChartMarks::Bars(amounts) => amounts.iter().collect(),
            ChartMarks::Points(points) => points.iter().map(|one| &one.amount).collect(),
            ChartMarks::Times(_) | ChartMarks::None => Vec::new(),
        };
        let places: Vec<[f64; 2]> = match &self.marks {
            ChartMarks::Times(times) => times.iter().map(|time| [time.first(), time.last()]).collect(),
            _ => amounts.iter().map(|one| one.reach()).collect(),
        };
        let others = |index: usize| places.iter().enumerate().filter(move |(other, _)| *other != index);
        let is_open = |index: usize| amounts.get(index).is_some_and(|one| one.open.is_some());
        // One that is open at an end has to be past the others as a whole.
        let is_least = |&index: &usize| {
            let end = places[index][usize::from(is_open(index))];
            others(index).all(|(_, [low, _])| end <= *low)
        };
        let is_most = |&index: &usize| {
            let end = places[index][usize::from(!is_open(index))];
            others(index).all(|(_, [_, high])| *high <= end)
        };
        let least = (0..places.len()).find(is_least);
        // Of equal ones the last.
        let most = (0..places.len()).rev().find(is_most);
        let [open, close] = language.words().punctuation.brackets;
        let value = |index: usize| {
            let caption = self.captions.get(index)?;
            let value = caption.value_and_marks().0.plain_text();
            Some(match caption.said.as_str() {
                "" => value,
                said => format!("{value}{open}{said}{close}"),
            })
        };
        let ends = [least, most].map(|end| end.and_then(value));
        let is_alone = places.len() < 2 || ends[0].is_some() && ends[0] == ends[1];
        if is_alone { [None, None] } else { ends }
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
    /// A line chart, all points in one unit and in the order of time.
    Points(Vec<Point>),
    /// Key figures, which have no drawing.
    None,
}

/// How far a bar goes.
#[derive(Debug, Clone, PartialEq)]
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
    /// Whether somebody worked it out or thinks so.
    pub estimated: bool,
    /// Of how many of the bars above it is a part: 0 for a whole.
    pub level: u8,
    /// The amounts between its ends, or at them, that a source states: the value of a margin, or each version of a contested figure.
    pub stated: Vec<f64>,
}

impl Amount {
    /// Between which amounts the value may lie, for all that is known of it. What may be less than a bound may be anything less, and what is
    /// nearly an amount is no more than a tenth short of it.
    fn reach(&self) -> [f64; 2] {
        let short = |end: f64| end - end / 10.0;
        match (self.open, self.is_below_zero()) {
            (None, _) => [self.low, self.high],
            (Some(Open::Above), false) | (Some(Open::Below), true) => [self.low, f64::INFINITY],
            (Some(Open::Above), true) | (Some(Open::Below), false) => [f64::NEG_INFINITY, self.high],
            (Some(Open::JustBelow), false) => [short(self.high), self.high],
            (Some(Open::JustBelow), true) => [self.low, short(self.low)],
        }
    }

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
    /// Nearly: it ends a little before.
    JustBelow,
}

/// When something happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// The first day.
    pub from: NaiveDate,
    /// The last day; for a single day the same as the first.
    pub to: NaiveDate,
    /// How far it reaches.
    pub extent: Extent,
    /// Whether the date is approximate.
    pub about: bool,
    /// Whether it is a plan.
    pub planned: bool,
    /// Whether somebody worked it out or thinks so.
    pub estimated: bool,
}

/// How far something reaches from its first day to its last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// It is some time within them: that day, in spring.
    Within,
    /// The same, but they are drawn as one day.
    Moment,
    /// It takes all the time between them.
    Span,
    /// One source says the first, and another the last.
    Versions,
    /// It is on that day or before: by 2030.
    Before,
    /// It is on that day or after, or goes on from there: from 2026, since 2019.
    After,
}

impl Time {
    /// Its first day, counted from the first of January of the year 1.
    pub(super) fn first(&self) -> f64 {
        day(self.from)
    }

    /// Its last day.
    pub(super) fn last(&self) -> f64 {
        day(self.to)
    }

    /// Whether both are drawn at the same place.
    pub(super) fn is_at_the_same_time(&self, other: &Self) -> bool {
        (self.from, self.to, self.extent) == (other.from, other.to, other.extent)
    }
}

/// A day as a number on an axis.
pub(super) fn day(date: NaiveDate) -> f64 {
    f64::from(date.num_days_from_ce())
}

/// An amount at a time.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// When.
    pub time: Time,
    /// How much.
    pub amount: Amount,
    /// Whether nothing is missing between the point before it and this one.
    pub joined: bool,
}
