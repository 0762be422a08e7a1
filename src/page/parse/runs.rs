//! The text of a paragraph, an item, a cell or a footnote as runs that look alike.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::events::Events;
use super::tags::{PagePart, is_inline, may_lead_to, unprintable};
use crate::page::fault::{Fault, Unprintable};
use crate::page::inline::{Inline, Run, Target};
use crate::page::kinsoku::is_wide;

/// How text is marked at one point.
#[derive(Clone)]
struct Look {
    strong: bool,
    emphasis: bool,
    target: Target,
}

impl Events<'_> {
    /// The paragraphs of the block quote that was just opened; reads its end too.
    pub(super) fn quoted(&mut self) -> Vec<Inline> {
        let mut paragraphs = Vec::new();
        while let Some((event, range)) = self.list.get(self.next).cloned() {
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

    /// The text of an item or a footnote, up to its end; a second paragraph in it is the fault `second`.
    pub(super) fn single_paragraph(&mut self, second: Unprintable) -> Inline {
        let mut text = Inline::default();
        loop {
            match self.list.get(self.next).cloned() {
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
    pub(super) fn inline(&mut self) -> Inline {
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
            (self.list.get(self.next).cloned(), looks.last().cloned())
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
        self.list[..self.next].iter().rev().find_map(|(event, range)| match event {
            Event::Text(text) if range.end <= line_break.start => text.chars().next_back(),
            _ => None,
        })
    }
}
