//! The blocks of a section that aren't paragraphs: lists, tables and drawings.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::events::Events;
use crate::page::chart::{Chart, read};
use crate::page::document::{Alignment, Table};
use crate::page::fault::{Fault, Unprintable};
use crate::page::inline::{Inline, Target};

impl Events<'_> {
    /// The items of the list that was just opened; reads its end too.
    pub(super) fn items(&mut self) -> Vec<Inline> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.list.get(self.next).cloned() {
            self.next += 1;
            match event {
                // A tight item holds its text directly, and a loose one holds it in a paragraph.
                Event::Start(Tag::Item) => {
                    items.push(self.single_paragraph(Unprintable::BulletParagraph));
                }
                Event::End(_) => break,
                _ => {}
            }
        }
        items
    }

    /// The table that was just opened; reads its end too.
    pub(super) fn table(&mut self, alignments: Vec<Alignment>) -> Table {
        let mut table = Table { alignments, ..Table::default() };
        let mut depth = 1;
        let mut row = Vec::new();
        while depth > 0 {
            let Some((event, _)) = self.list.get(self.next).cloned() else { break };
            self.next += 1;
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => depth += 1,
                Event::Start(Tag::TableCell) => row.push(self.inline()),
                Event::End(pulldown_cmark::TagEnd::TableHead) => {
                    depth -= 1;
                    table.head = std::mem::take(&mut row);
                }
                Event::End(pulldown_cmark::TagEnd::TableRow) => {
                    depth -= 1;
                    table.rows.push(std::mem::take(&mut row));
                }
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        table
    }

    /// The drawing whose block was just opened, under a heading, or nothing and a fault; reads its end too.
    pub(super) fn chart(&mut self, heading: Option<&Inline>, range: Range<usize>) -> Option<Chart> {
        let mut json = String::new();
        while let Some((Event::Text(text), _)) = self.list.get(self.next) {
            json.push_str(text);
            self.next += 1;
        }
        self.next += 1;
        match read(&json, self.markdown, range.clone(), &self.labels) {
            Ok(mut chart) => {
                chart.subject = heading.map(Inline::plain_text).unwrap_or_default();
                let values = chart.captions.iter().flat_map(|caption| &caption.value.runs);
                self.cited.extend(values.filter_map(|run| match run.target {
                    Target::Reference(index) => Some(index),
                    _ => None,
                }));
                Some(chart)
            }
            Err(reason) => {
                self.faults.push(Fault::Chart { reason, range });
                None
            }
        }
    }
}
