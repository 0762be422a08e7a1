//! One page for one audience, as its author planned it.

use std::collections::BTreeMap;

use super::{BriefPicture, Custody, Edition, Marking, PlacedText, Replaced};
use crate::diagnostic::Span;
use crate::language::Language;
use crate::value::{Showing, choice};

choice! {
    /// How a section shows its facts.
    Layout {
        /// One paragraph.
        Prose = "prose",
        /// A list.
        Bullets = "bullets",
        /// A table of short forms and values.
        Table = "table",
        /// Two to four large values with their short forms.
        KeyFigures = "key-figures",
        /// Dated facts on a line.
        Timeline = "timeline",
        /// Bars of one unit, from zero.
        BarChart = "bar-chart",
        /// The values of one subject over time.
        LineChart = "line-chart",
        /// Two columns with a row for each topic.
        Comparison = "comparison",
    }
}

impl Layout {
    /// Whether it says nothing where a section has words only.
    pub fn needs_facts(self) -> bool {
        !matches!(self, Self::Prose | Self::Bullets)
    }

    /// Whether it is a chart.
    pub fn is_chart(self) -> bool {
        matches!(self, Self::KeyFigures | Self::Timeline | Self::BarChart | Self::LineChart)
    }
}

/// A heading and the facts under it.
#[derive(Debug, Clone)]
pub struct Section {
    /// The heading.
    pub heading: BTreeMap<Language, PlacedText>,
    /// How it is shown.
    pub layout: Layout,
    /// Indices of its facts, in order.
    pub facts: Vec<usize>,
    /// Words before the facts.
    pub text: Option<BTreeMap<Language, PlacedText>>,
    /// For each fact that is a part of another one of the section, the other.
    pub wholes: BTreeMap<usize, usize>,
    /// The columns and rows of a comparison.
    pub comparison: Option<SideBySide>,
}

impl Section {
    /// The author's texts, each with the key that it is under: the heading, the words before the facts, and those of a comparison.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &BTreeMap<Language, PlacedText>)> {
        let columns = self.comparison.iter().flat_map(|sides| &sides.columns);
        let topics = self.comparison.iter().flat_map(|sides| sides.rows.iter().map(|row| &row.topic));
        let text = self.text.iter().map(|text| ("text", text));
        let columns = columns.map(|column| ("heading", column));
        let topics = topics.map(|topic| ("topic", topic));
        std::iter::once(("heading", &self.heading)).chain(text).chain(columns).chain(topics)
    }

    /// What a fact is a part of: the least that holds it first.
    pub fn wholes_of(&self, fact: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.wholes.get(&fact).copied(), |whole| self.wholes.get(whole).copied())
            // Parts of each other can't be, but an end is an end.
            .take(self.facts.len())
    }
}

/// Two columns, and a row for each topic.
#[derive(Debug, Clone)]
pub struct SideBySide {
    /// What stands above the columns.
    pub columns: [BTreeMap<Language, PlacedText>; 2],
    /// The rows in order.
    pub rows: Vec<SideRow>,
}

/// A topic, and the fact of each column that speaks of it.
#[derive(Debug, Clone)]
pub struct SideRow {
    /// The topic.
    pub topic: BTreeMap<Language, PlacedText>,
    /// The fact of each column; none where nothing is stated.
    pub facts: [Option<usize>; 2],
}

/// A brief.
#[derive(Debug, Clone)]
pub struct Brief {
    /// The stem of its file.
    pub name: String,
    /// Where its file begins.
    pub span: Span,
    /// Whom it is for.
    pub audience: String,
    /// The place that names the audience.
    pub audience_span: Span,
    /// The template's file name and its place, where the brief names one; else it is that of the audience.
    pub template: Option<(String, Span)>,
    /// The message.
    pub title: BTreeMap<Language, PlacedText>,
    /// The judgement.
    pub bottom_line: BTreeMap<Language, PlacedText>,
    /// The most pages it may take.
    pub pages: usize,
    /// The smallest body type, in points.
    pub min_type_size: f32,
    /// The theme of this page and where it is named; the dossier's when it isn't.
    pub theme: Option<(String, Span)>,
    /// How it shows contested figures, and where that is written; the preferred version where nothing is said.
    pub contested: Option<(Showing, Span)>,
    /// The edition whose changes the page lists.
    pub changes_since: Option<Edition>,
    /// The edition that the page corrects and replaces.
    pub replaces: Option<Replaced>,
    /// What the page is marked as; that of its audience where it says nothing.
    pub marking: Option<Marking>,
    /// Who wrote it, in order, each with its place.
    pub authors: Vec<PlacedText>,
    /// Its picture.
    pub picture: Option<BriefPicture>,
    /// Whether the page says how many points were left out for space.
    pub tell_omitted: bool,
    /// Who answers for it, who has reviewed its words, and what it is excused from.
    pub custody: Custody,
    /// The sections in order.
    pub sections: Vec<Section>,
}

impl Brief {
    /// The author's texts, each with the key that it is under: title, bottom line, those of the picture, those of the sections.
    pub fn texts(&self) -> impl Iterator<Item = (&'static str, &BTreeMap<Language, PlacedText>)> {
        let head = [("title", &self.title), ("bottom-line", &self.bottom_line)];
        let picture = self.picture.iter();
        let picture = picture.flat_map(|picture| [("alt", &picture.alt), ("caption", &picture.caption)]);
        head.into_iter().chain(picture).chain(self.sections.iter().flat_map(Section::texts))
    }

    /// How it shows contested figures.
    pub fn showing(&self) -> Showing {
        self.contested.as_ref().map_or(Showing::Preferred, |(showing, _)| *showing)
    }
}
