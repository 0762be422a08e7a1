//! Reads the picture of a page: a paragraph that begins with it, and has the caption on the next line.

use pulldown_cmark::{Event, Tag, TagEnd};

use super::Reader;
use super::tags::PagePart;
use crate::page::captioned_picture::CaptionedPicture;
use crate::page::document::{Block, PageSection};
use crate::page::fault::Unprintable;

/// The address of the picture in the text that a page is set from; the Markdown that is written has a file's name there.
const ADDRESS: &str = "factbrief:picture";

impl Reader<'_> {
    /// Whether the paragraph that was just opened begins with the picture of the brief.
    pub(super) fn begins_with_picture(&self, part: PagePart) -> bool {
        let begins = match self.events.list.get(self.events.next) {
            Some((Event::Start(Tag::Image { dest_url, .. }), _)) => dest_url.as_ref() == ADDRESS,
            _ => false,
        };
        begins && part == PagePart::Body && !self.document.title.is_empty()
    }

    /// Reads the picture and its caption, which stand between two sections.
    pub(super) fn picture(&mut self) {
        let mut alt = String::new();
        let mut whole = 0..0;
        while let Some((event, range)) = self.events.list.get(self.events.next).cloned() {
            self.events.next += 1;
            match event {
                Event::Start(Tag::Image { .. }) if whole.is_empty() => whole = range,
                Event::Text(text) | Event::Code(text) => alt.push_str(&text),
                Event::SoftBreak | Event::HardBreak => alt.push(' '),
                Event::End(TagEnd::Image) => break,
                _ => {}
            }
        }
        let image = &self.events.markdown[whole.clone()];
        let address = image.rfind(ADDRESS).map_or(whole.clone(), |at| {
            let start = whole.start + at;
            start..start + ADDRESS.len()
        });
        if matches!(self.events.list.get(self.events.next), Some((Event::HardBreak, _))) {
            self.events.next += 1;
        } else {
            self.events.unsupported(Unprintable::Image, whole);
        }
        let caption = self.events.inline();
        let picture = Block::Picture(CaptionedPicture { alt, caption, art: None, address });
        self.document.sections.push(PageSection { blocks: vec![picture], ..PageSection::default() });
    }

    /// Whether the last block is the picture, which no other block follows in its section.
    pub(super) fn is_after_picture(&self) -> bool {
        let last = self.document.sections.last().and_then(|section| section.blocks.last());
        matches!(last, Some(Block::Picture(_)))
    }
}
