//! What stands below the sections: the notes, the footer with the disclaimer, and the references.

use std::ops::Range;

use pulldown_cmark::Event;

use super::events::Events;
use super::tags::PagePart;
use crate::page::document::{Document, Footnote};
use crate::page::fault::Unprintable;
use crate::page::inline::Inline;

/// What a rule below the title begins: with another rule after it the notes, else the footer.
pub(super) fn part_after(events: &Events, part: PagePart) -> PagePart {
    let another = events.list.iter().skip(events.next).any(|(event, _)| matches!(event, Event::Rule));
    if part == PagePart::Body && another { PagePart::Notes } else { PagePart::Footer }
}

/// A paragraph of the footer: its line, or the disclaimer below it.
pub(super) fn in_footer(document: &mut Document, events: &mut Events, text: Inline, range: Range<usize>) {
    if document.footer.is_empty() {
        document.footer = text;
    } else if document.disclaimer.is_empty() {
        document.disclaimer = text;
    } else {
        events.unsupported(Unprintable::FooterParagraph, range);
    }
}

/// Reads a footnote, which is a reference of the page.
pub(super) fn footnote(document: &mut Document, events: &mut Events, label: String, range: Range<usize>) {
    let text = events.single_paragraph(Unprintable::FootnoteParagraph);
    if document.references.iter().any(|reference| reference.label == label) {
        events.unsupported(Unprintable::FootnoteTwice, range);
    } else {
        document.references.push(Footnote { label, text, range });
    }
}
