//! Turns Markdown into blocks. What has no form on the page is a fault and is never dropped silently.

mod blocks;
mod events;
mod foot;
mod head;
mod picture;
mod runs;
mod tags;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag};

use self::events::Events;
use self::foot::{footnote, in_footer, part_after};
use self::head::{above_title, has_letterhead, notices};
use self::tags::{CHART, PagePart, alignment, unprintable};
use crate::page::document::{Block, Document, PageSection};
use crate::page::fault::{Fault, Unprintable};
use crate::page::inline::Inline;

/// Reads the Markdown of one brief (CommonMark with tables and footnotes).
///
/// # Errors
///
/// All faults of the text at once, in the order of their places.
pub fn parse(markdown: &str) -> Result<Document, Vec<Fault>> {
    let mut reader = Reader { events: Events::of(markdown), document: Document::default() };
    reader.blocks();
    reader.finish()
}

struct Reader<'a> {
    events: Events<'a>,
    document: Document,
}

impl Reader<'_> {
    fn blocks(&mut self) {
        let mut part = if has_letterhead(&self.events.list) { PagePart::Letterhead } else { PagePart::Body };
        while let Some((event, range)) = self.events.list.get(self.events.next).cloned() {
            self.events.next += 1;
            let is_titled = !self.document.title.is_empty();
            match event {
                Event::Start(Tag::Paragraph) if self.begins_with_picture(part) => self.picture(),
                Event::Start(Tag::Paragraph) => {
                    let text = self.events.inline();
                    self.paragraph(text, part, range);
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let text = self.events.inline();
                    self.heading(level, text, part, range);
                }
                Event::Start(Tag::BlockQuote(_)) if !is_titled => {
                    notices(&mut self.document, &mut self.events, range);
                }
                Event::Start(Tag::BlockQuote(_)) => self.bottom_line(range),
                Event::Start(Tag::List(None)) if part == PagePart::Body => {
                    let items = self.events.items();
                    self.push(Block::List(items));
                }
                Event::Start(Tag::Table(alignments)) if part == PagePart::Body => {
                    let alignments = alignments.into_iter().map(alignment).collect();
                    let table = self.events.table(alignments);
                    self.push(Block::Table(table));
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                    if part == PagePart::Body && info.as_ref() == CHART && is_titled =>
                {
                    let heading = self.document.sections.last().map(|section| &section.heading);
                    if let Some(chart) = self.events.chart(heading, range) {
                        self.push(Block::Chart(chart));
                    }
                }
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    footnote(&mut self.document, &mut self.events, label.to_string(), range);
                }
                Event::Rule if part == PagePart::Letterhead => part = PagePart::Body,
                Event::Rule if part != PagePart::Footer && is_titled => part = part_after(&self.events, part),
                Event::Start(tag) => {
                    self.events.unsupported(unprintable(&tag, part), range);
                    self.events.skip();
                }
                Event::Rule => self.events.unsupported(Unprintable::ThematicBreak, range),
                _ => self.events.unsupported(Unprintable::Markdown, range),
            }
        }
    }

    fn paragraph(&mut self, text: Inline, part: PagePart, range: Range<usize>) {
        match part {
            PagePart::Letterhead => self.document.letterhead.push(text),
            PagePart::Footer => in_footer(&mut self.document, &mut self.events, text, range),
            PagePart::Notes => self.document.notes.push(text),
            PagePart::Body if self.document.title.is_empty() => {
                above_title(&mut self.document, &mut self.events, text, range);
            }
            PagePart::Body => self.push(Block::Paragraph(text)),
        }
    }

    fn heading(&mut self, level: HeadingLevel, text: Inline, part: PagePart, range: Range<usize>) {
        let text = text.with_breaks(self.events.markdown);
        let (events, document) = (&mut self.events, &mut self.document);
        match level {
            _ if text.is_empty() => events.unsupported(Unprintable::EmptyHeading, range),
            _ if part == PagePart::Notes => events.unsupported(Unprintable::InNotes, range),
            _ if part == PagePart::Footer => events.unsupported(Unprintable::FooterHeading, range),
            HeadingLevel::H1 if document.title.is_empty() => document.title = text,
            HeadingLevel::H1 => events.unsupported(Unprintable::SecondTitle, range),
            HeadingLevel::H2 if document.title.is_empty() => {
                events.unsupported(Unprintable::HeadingAboveTitle, range);
            }
            HeadingLevel::H2 => document.sections.push(PageSection { heading: text, blocks: Vec::new() }),
            _ => events.unsupported(Unprintable::DeepHeading, range),
        }
    }

    fn bottom_line(&mut self, range: Range<usize>) {
        let misplaced = !self.document.sections.is_empty() || !self.document.bottom_line.is_empty();
        if misplaced {
            self.events.unsupported(Unprintable::Quote, range);
            self.events.skip();
            return;
        }
        self.document.bottom_line = self.events.quoted();
    }

    fn push(&mut self, block: Block) {
        if self.document.sections.is_empty() || self.is_after_picture() {
            self.document.sections.push(PageSection::default());
        }
        if let Some(section) = self.document.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    fn finish(self) -> Result<Document, Vec<Fault>> {
        let (document, cited) = (self.document, self.events.cited);
        let mut faults = self.events.faults;
        for (index, reference) in document.references.iter().enumerate() {
            if !cited.contains(&index) {
                let (label, range) = (reference.label.clone(), reference.range.clone());
                faults.push(Fault::UncitedFootnote { label, range });
            }
        }
        if faults.is_empty() && document.title.is_empty() {
            faults.push(Fault::NoTitle);
        }
        if faults.is_empty() {
            return Ok(document);
        }
        faults.sort_by_key(|fault| fault.range().map_or(0, |range| range.start));
        Err(faults)
    }
}
