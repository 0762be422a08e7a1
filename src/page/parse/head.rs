//! What stands above the kicker: the lines of a letterhead, up to a rule, and what the page says of itself, in a block quote.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::Reader;
use super::tags::{PagePart, unprintable};
use crate::page::fault::Unprintable;

/// Whether a text begins with a letterhead: a rule stands above its first heading.
pub(super) fn has_letterhead(events: &[(Event<'_>, Range<usize>)]) -> bool {
    let above = events.iter().take_while(|(event, _)| !matches!(event, Event::Start(Tag::Heading { .. })));
    let mut above = above.map(|(event, _)| event);
    matches!(above.next(), Some(Event::Start(Tag::Paragraph)))
        && above.any(|event| matches!(event, Event::Rule))
}

impl Reader<'_> {
    /// Reads the paragraphs of a block quote above the kicker.
    pub(super) fn notices(&mut self, range: Range<usize>) {
        if !self.document.kicker.is_empty() || !self.document.notices.is_empty() {
            self.unsupported(Unprintable::Quote, range);
            self.skip();
            return;
        }
        self.document.notices = self.quoted();
    }

    /// The paragraphs of the block quote that was just opened; reads its end too.
    pub(super) fn quoted(&mut self) -> Vec<crate::page::inline::Inline> {
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
}
