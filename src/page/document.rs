//! A brief as blocks of text, in the order and with the roles that they have on the page, before any typesetting.

use std::ops::Range;

use super::captioned_picture::CaptionedPicture;
use super::chart::Chart;
use super::inline::{Inline, Target};

/// A parsed brief.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The lines at the head of the page.
    pub letterhead: Vec<Inline>,
    /// What the page says of itself above its kicker: its marking, and which edition it corrects.
    pub notices: Vec<Inline>,
    /// The line above the title: audience and subject.
    pub kicker: Inline,
    /// The date at the right of the kicker.
    pub date: Inline,
    /// The message of the page.
    pub title: Inline,
    /// The judgement in one or two sentences, one entry per paragraph.
    pub bottom_line: Vec<Inline>,
    /// The sections in order; the first has an empty heading when text precedes all headings.
    pub sections: Vec<PageSection>,
    /// What the page says about itself and its sources between the sections and the references.
    pub notes: Vec<Inline>,
    /// The footnotes in the order of their definitions.
    pub references: Vec<Footnote>,
    /// The line at the foot of the page.
    pub footer: Inline,
    /// What is printed in small type under it.
    pub disclaimer: Inline,
}

/// A heading with the blocks under it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageSection {
    /// The heading; empty for text before the first heading.
    pub heading: Inline,
    /// The blocks under it.
    pub blocks: Vec<Block>,
}

/// A block of a section.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph of prose.
    Paragraph(Inline),
    /// A list of bullets, one level deep.
    List(Vec<Inline>),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// The picture of the page, in a section of its own.
    Picture(CaptionedPicture),
}

/// A table with one head row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// For each column, whether it is set flush left, centred or flush right.
    pub alignments: Vec<Alignment>,
    /// The cells of the head row.
    pub head: Vec<Inline>,
    /// The cells of the other rows.
    pub rows: Vec<Vec<Inline>>,
}

/// How the cells of a column are set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Alignment {
    /// Flush left, also when the Markdown says nothing.
    Left,
    /// Centred.
    Centre,
    /// Flush right, as figures are.
    Right,
}

/// A footnote, printed as an entry of the list of references.
#[derive(Debug, Clone, PartialEq)]
pub struct Footnote {
    /// Its label, as printed in the text and before the entry.
    pub label: String,
    /// The entry.
    pub text: Inline,
    /// The bytes of the definition in the Markdown.
    pub range: Range<usize>,
}

impl Document {
    /// Every block's text without citation marks, in reading order: letterhead, notices, kicker, date, title, bottom line,
    /// sections (headings, paragraphs, bullets, table cells row by row, labels and values of charts, captions), notes, references,
    /// footer, disclaimer.
    pub fn plain_text(&self) -> Vec<String> {
        self.inlines().into_iter().filter(|inline| !inline.is_empty()).map(Inline::plain_text).collect()
    }

    /// The places of each `|` in the Markdown where a heading may break, in bytes. The Markdown that is written as an output
    /// leaves them out.
    pub fn heading_breaks(&self, markdown: &str) -> Vec<usize> {
        let headings = self.sections.iter().map(|section| &section.heading);
        let lines = std::iter::once(&self.title).chain(headings).map(|heading| {
            let at = heading.range().start;
            let start = markdown[..at].rfind('\n').map_or(0, |end| end + 1);
            (start, markdown[start..].lines().next().unwrap_or_default())
        });
        let mut bars = Vec::new();
        for (start, line) in lines.filter(|(_, line)| line.starts_with('#')) {
            let escaped = |at: usize| line[..at].len() - line[..at].trim_end_matches('\\').len();
            let found = line.match_indices('|').filter(|(at, _)| escaped(*at).is_multiple_of(2));
            bars.extend(found.map(|(at, _)| start + at));
        }
        bars
    }

    /// The emphasised texts in reading order, each with whether it is strong (else it is emphasis). A text that is both is
    /// listed as strong.
    pub fn emphasised(&self) -> Vec<(String, bool)> {
        let mut spans: Vec<(String, bool)> = Vec::new();
        for inline in self.inlines() {
            let mut continues = false;
            for run in &inline.runs {
                let counts = (run.strong || run.emphasis) && !matches!(run.target, Target::Reference(_));
                match spans.last_mut() {
                    Some((text, strong)) if counts && continues && *strong == run.strong => {
                        text.push_str(&run.text)
                    }
                    _ if counts => spans.push((run.text.clone(), run.strong)),
                    _ => {}
                }
                continues = counts;
            }
        }
        spans
    }

    fn inlines(&self) -> Vec<&Inline> {
        let mut all: Vec<&Inline> = self.letterhead.iter().chain(&self.notices).collect();
        all.extend([&self.kicker, &self.date, &self.title]);
        all.extend(&self.bottom_line);
        for section in &self.sections {
            all.push(&section.heading);
            for block in &section.blocks {
                match block {
                    Block::Paragraph(text) => all.push(text),
                    Block::List(items) => all.extend(items),
                    Block::Picture(picture) => all.push(&picture.caption),
                    Block::Table(table) => all.extend(table.head.iter().chain(table.rows.iter().flatten())),
                    Block::Chart(chart) => {
                        all.extend(
                            chart.captions.iter().flat_map(|caption| [&caption.label, &caption.value]),
                        );
                    }
                }
            }
        }
        all.extend(&self.notes);
        all.extend(self.references.iter().map(|reference| &reference.text));
        all.extend([&self.footer, &self.disclaimer]);
        all
    }
}
