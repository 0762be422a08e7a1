//! Turns Markdown into blocks. What has no form on the page is a fault and is never dropped silently.

mod head;
mod picture;
mod tags;

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag};

use self::head::has_letterhead;
use self::tags::{CHART, PagePart, alignment, is_inline, may_lead_to, unprintable};
use crate::page::chart::read;
use crate::page::document::{Alignment, Block, Document, Footnote, PageSection, Table};
use crate::page::fault::{Fault, Unprintable};
use crate::page::inline::{Inline, Run, Target};
use crate::page::kinsoku::is_wide;

/// Reads the Markdown of one brief (CommonMark with tables and footnotes).
///
/// # Errors
///
/// All faults of the text at once, in the order of their places.
pub fn parse(markdown: &str) -> Result<Document, Vec<Fault>> {
    // The older rule for footnotes: by GitHub's rule a mark whose footnote is undefined would be ordinary text,
    // and here it must be an event.
    let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES;
    let events: Vec<_> = Parser::new_ext(markdown, options).into_offset_iter().collect();
    let mut labels = BTreeMap::new();
    for (event, _) in &events {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            let next = labels.len();
            labels.entry(label.to_string()).or_insert(next);
        }
    }
    let mut reader = Reader {
        events,
        next: 0,
        labels,
        markdown,
        cited: Vec::new(),
        document: Document::default(),
        faults: Vec::new(),
    };
    reader.blocks();
    reader.finish()
}

struct Reader<'a> {
    events: Vec<(Event<'a>, Range<usize>)>,
    next: usize,
    labels: BTreeMap<String, usize>,
    markdown: &'a str,
    cited: Vec<usize>,
    document: Document,
    faults: Vec<Fault>,
}

/// How text is marked at one point.
#[derive(Clone)]
struct Look {
    strong: bool,
    emphasis: bool,
    target: Target,
}

impl Reader<'_> {
    fn blocks(&mut self) {
        let mut part = if has_letterhead(&self.events) { PagePart::Letterhead } else { PagePart::Body };
        while let Some((event, range)) = self.events.get(self.next).cloned() {
            self.next += 1;
            match event {
                Event::Start(Tag::Paragraph) if self.begins_with_picture(part) => self.picture(),
                Event::Start(Tag::Paragraph) => {
                    let text = self.inline();
                    self.paragraph(text, part, range);
                }
                Event::Start(Tag::Heading { level, .. }) => {
                    let text = self.inline();
                    self.heading(level, text, part, range);
                }
                Event::Start(Tag::BlockQuote(_)) if self.document.title.is_empty() => self.notices(range),
                Event::Start(Tag::BlockQuote(_)) => self.bottom_line(range),
                Event::Start(Tag::List(None)) if part == PagePart::Body => {
                    let items = self.items();
                    self.push(Block::List(items));
                }
                Event::Start(Tag::Table(alignments)) if part == PagePart::Body => {
                    let alignments = alignments.into_iter().map(alignment).collect();
                    let table = self.table(alignments);
                    self.push(Block::Table(table));
                }
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                    if part == PagePart::Body
                        && info.as_ref() == CHART
                        && !self.document.title.is_empty() =>
                {
                    self.chart(range);
                }
                Event::Start(Tag::FootnoteDefinition(label)) => self.footnote(label.to_string(), range),
                Event::Rule if part == PagePart::Letterhead => part = PagePart::Body,
                Event::Rule if part != PagePart::Footer && !self.document.title.is_empty() => {
                    part = self.part_after(part);
                }
                Event::Start(tag) => {
                    self.unsupported(unprintable(&tag, part), range);
                    self.skip();
                }
                Event::Rule => self.unsupported(Unprintable::ThematicBreak, range),
                _ => self.unsupported(Unprintable::Markdown, range),
            }
        }
    }

    /// What a rule begins: with another rule after it the notes, else the footer.
    fn part_after(&self, part: PagePart) -> PagePart {
        let another = self.events.iter().skip(self.next).any(|(event, _)| matches!(event, Event::Rule));
        if part == PagePart::Body && another { PagePart::Notes } else { PagePart::Footer }
    }

    fn paragraph(&mut self, text: Inline, part: PagePart, range: Range<usize>) {
        if part == PagePart::Letterhead {
            self.document.letterhead.push(text);
        } else if part == PagePart::Footer {
            if self.document.footer.is_empty() {
                self.document.footer = text;
            } else if self.document.disclaimer.is_empty() {
                self.document.disclaimer = text;
            } else {
                self.unsupported(Unprintable::FooterParagraph, range);
            }
        } else if part == PagePart::Notes {
            self.document.notes.push(text);
        } else if self.document.title.is_empty() {
            if self.document.kicker.is_empty() {
                (self.document.kicker, self.document.date) = text.split_last(" · ");
            } else {
                self.unsupported(Unprintable::ParagraphAboveTitle, range);
            }
        } else {
            self.push(Block::Paragraph(text));
        }
    }

    fn heading(&mut self, level: HeadingLevel, text: Inline, part: PagePart, range: Range<usize>) {
        let text = text.with_breaks(self.markdown);
        match level {
            _ if text.is_empty() => self.unsupported(Unprintable::EmptyHeading, range),
            _ if part == PagePart::Notes => self.unsupported(Unprintable::InNotes, range),
            _ if part == PagePart::Footer => self.unsupported(Unprintable::FooterHeading, range),
            HeadingLevel::H1 if self.document.title.is_empty() => self.document.title = text,
            HeadingLevel::H1 => self.unsupported(Unprintable::SecondTitle, range),
            HeadingLevel::H2 if self.document.title.is_empty() => {
                self.unsupported(Unprintable::HeadingAboveTitle, range);
            }
            HeadingLevel::H2 => {
                self.document.sections.push(PageSection { heading: text, blocks: Vec::new() })
            }
            _ => self.unsupported(Unprintable::DeepHeading, range),
        }
    }

    fn bottom_line(&mut self, range: Range<usize>) {
        let misplaced = !self.document.sections.is_empty() || !self.document.bottom_line.is_empty();
        if misplaced {
            self.unsupported(Unprintable::Quote, range);
            self.skip();
            return;
        }
        self.document.bottom_line = self.quoted();
    }

    /// Reads the paragraphs of a block quote above the kicker.
    fn notices(&mut self, range: Range<usize>) {
        if !self.document.kicker.is_empty() || !self.document.notices.is_empty() {
            self.unsupported(Unprintable::Quote, range);
            self.skip();
            return;
        }
        self.document.notices = self.quoted();
    }

    /// The paragraphs of the block quote that was just opened; reads its end too.
    fn quoted(&mut self) -> Vec<Inline> {
        let mut paragraphs = Vec::new();
        while let Some((event, range)) = self.events.get(self.next).cloned() {
            self.next += 1;
            match event {
                Event::Start(Tag::Paragraph) => paragraphs.push(self.inline()),
                Event::End(_) => break,
                Event::Start(tag) => {
                    self.unsupported(unprintable(&tag, PagePart::Body), range);
                    self.skip();
                }
                _ => self.unsupported(Unprintable::MarkdownInQuote, range),
            }
        }
        paragraphs
    }

    fn items(&mut self) -> Vec<Inline> {
        let mut items = Vec::new();
        while let Some((event, _)) = self.events.get(self.next).cloned() {
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

    fn table(&mut self, alignments: Vec<Alignment>) -> Table {
        let mut table = Table { alignments, ..Table::default() };
        let mut depth = 1;
        let mut row = Vec::new();
        while depth > 0 {
            let Some((event, _)) = self.events.get(self.next).cloned() else { break };
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

    fn chart(&mut self, range: Range<usize>) {
        let mut json = String::new();
        while let Some((Event::Text(text), _)) = self.events.get(self.next) {
            json.push_str(text);
            self.next += 1;
        }
        self.next += 1;
        match read(&json, self.markdown, range.clone(), &self.labels) {
            Ok(mut chart) => {
                let heading = self.document.sections.last().map(|section| section.heading.plain_text());
                chart.subject = heading.unwrap_or_default();
                let values = chart.captions.iter().flat_map(|caption| &caption.value.runs);
                self.cited.extend(values.filter_map(|run| match run.target {
                    Target::Reference(index) => Some(index),
                    _ => None,
                }));
                self.push(Block::Chart(chart));
            }
            Err(reason) => self.faults.push(Fault::Chart { reason, range }),
        }
    }

    fn footnote(&mut self, label: String, range: Range<usize>) {
        let text = self.single_paragraph(Unprintable::FootnoteParagraph);
        if self.document.references.iter().any(|reference| reference.label == label) {
            self.unsupported(Unprintable::FootnoteTwice, range);
        } else {
            self.document.references.push(Footnote { label, text, range });
        }
    }

    /// The text of an item or a footnote, up to its end; a second paragraph in it is the fault `second`.
    fn single_paragraph(&mut self, second: Unprintable) -> Inline {
        let mut text = Inline::default();
        loop {
            match self.events.get(self.next).cloned() {
                Some((Event::Start(Tag::Paragraph), range)) => {
                    self.next += 1;
                    let paragraph = self.inline();
                    if text.is_empty() {
                        text = paragraph;
                    } else {
                        self.unsupported(second, range);
                    }
                }
                Some((Event::Start(tag), range)) if !is_inline(&tag) => {
                    self.next += 1;
                    self.unsupported(unprintable(&tag, PagePart::Body), range);
                    self.skip();
                }
                Some((Event::End(_), _)) => {
                    self.next += 1;
                    return text;
                }
                Some(_) => {
                    // `runs` stops before the first thing that isn't inline.
                    let mut runs = self.runs();
                    text.runs.append(&mut runs);
                }
                None => return text,
            }
        }
    }

    /// The text of the block that was just opened; reads its end too.
    fn inline(&mut self) -> Inline {
        let runs = self.runs();
        self.next += 1;
        Inline { runs }
    }

    /// The runs up to the end of the block, or to the start of another; neither is read.
    fn runs(&mut self) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut looks = vec![Look { strong: false, emphasis: false, target: Target::None }];
        let mut line_break: Option<Range<usize>> = None;
        while let (Some((event, range)), Some(look)) =
            (self.events.get(self.next).cloned(), looks.last().cloned())
        {
            let mut push = |text: String, target: Target, range: Range<usize>| {
                runs.push(Run { text, strong: look.strong, emphasis: look.emphasis, target, range });
            };
            match event {
                Event::Text(text) => {
                    if let Some(range) = line_break.take() {
                        // Japanese is written without blanks, so a line break between two wide characters
                        // isn't printed as a blank.
                        let joins = self.last_character(&range).is_some_and(is_wide)
                            && text.chars().next().is_some_and(is_wide);
                        if !joins {
                            push(" ".to_owned(), Target::None, range);
                        }
                    }
                    push(text.to_string(), look.target.clone(), range);
                }
                Event::SoftBreak => line_break = Some(range),
                Event::FootnoteReference(label) => match self.labels.get(label.as_ref()) {
                    Some(&index) => {
                        push(label.to_string(), Target::Reference(index), range);
                        self.cited.push(index);
                    }
                    None => self.faults.push(Fault::UnknownFootnote { label: label.to_string(), range }),
                },
                Event::Start(Tag::Strong) => looks.push(Look { strong: true, ..look }),
                Event::Start(Tag::Emphasis) => looks.push(Look { emphasis: true, ..look }),
                Event::Start(Tag::Link { dest_url, link_type, title, .. }) => {
                    if !title.is_empty() {
                        self.unsupported(Unprintable::LinkTitle, range.clone());
                    }
                    let uri = match link_type {
                        pulldown_cmark::LinkType::Email => format!("mailto:{dest_url}"),
                        _ => dest_url.to_string(),
                    };
                    if !may_lead_to(&uri) {
                        self.unsupported(Unprintable::LinkScheme, range.clone());
                    }
                    looks.push(Look { target: Target::Uri(uri), ..look });
                }
                Event::Start(tag) if is_inline(&tag) => {
                    self.unsupported(unprintable(&tag, PagePart::Body), range);
                    self.next += 1;
                    self.skip();
                    continue;
                }
                Event::Start(_) => break,
                Event::End(_) if looks.len() == 1 => break,
                Event::End(_) => {
                    looks.pop();
                }
                Event::Code(_) => self.unsupported(Unprintable::Code, range),
                Event::HardBreak => self.unsupported(Unprintable::LineBreak, range),
                Event::Html(_) | Event::InlineHtml(_) => self.unsupported(Unprintable::Html, range),
                _ => self.unsupported(Unprintable::Markdown, range),
            }
            self.next += 1;
        }
        runs
    }

    /// The last character before a line break, in whatever run it is.
    fn last_character(&self, line_break: &Range<usize>) -> Option<char> {
        self.events[..self.next].iter().rev().find_map(|(event, range)| match event {
            Event::Text(text) if range.end <= line_break.start => text.chars().next_back(),
            _ => None,
        })
    }

    fn push(&mut self, block: Block) {
        if self.document.sections.is_empty() || self.is_after_picture() {
            self.document.sections.push(PageSection::default());
        }
        if let Some(section) = self.document.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    fn unsupported(&mut self, what: Unprintable, range: Range<usize>) {
        self.faults.push(Fault::Unsupported { what, range });
    }

    /// Skips the rest of the element that was just opened.
    fn skip(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.events.get(self.next) {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => return,
            }
            self.next += 1;
        }
    }

    fn finish(mut self) -> Result<Document, Vec<Fault>> {
        for (index, reference) in self.document.references.iter().enumerate() {
            if !self.cited.contains(&index) {
                let (label, range) = (reference.label.clone(), reference.range.clone());
                self.faults.push(Fault::UncitedFootnote { label, range });
            }
        }
        if self.faults.is_empty() && self.document.title.is_empty() {
            self.faults.push(Fault::NoTitle);
        }
        if self.faults.is_empty() {
            return Ok(self.document);
        }
        self.faults.sort_by_key(|fault| fault.range().map_or(0, |range| range.start));
        Err(self.faults)
    }
}
