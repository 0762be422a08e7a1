//! What stands above the title: the letterhead up to a rule, the notices, and the line of kicker and date.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::events::Events;
use crate::page::document::Document;
use crate::page::fault::Unprintable;
use crate::page::inline::Inline;

/// Whether a text begins with a letterhead: a rule stands above its first heading.
pub(super) fn has_letterhead(events: &[(Event<'_>, Range<usize>)]) -> bool {
    let above = events.iter().take_while(|(event, _)| !matches!(event, Event::Start(Tag::Heading { .. })));
    let mut above = above.map(|(event, _)| event);
    matches!(above.next(), Some(Event::Start(Tag::Paragraph)))
        && above.any(|event| matches!(event, Event::Rule))
}

/// A paragraph between the letterhead and the title: the line of kicker and date, of which there is one.
pub(super) fn above_title(document: &mut Document, events: &mut Events, text: Inline, range: Range<usize>) {
    if document.kicker.is_empty() {
        (document.kicker, document.date) = text.split_last(" · ");
    } else {
        events.unsupported(Unprintable::ParagraphAboveTitle, range);
    }
}

/// Reads the paragraphs of a block quote above the kicker.
pub(super) fn notices(document: &mut Document, events: &mut Events, range: Range<usize>) {
    if !document.kicker.is_empty() || !document.notices.is_empty() {
        events.unsupported(Unprintable::Quote, range);
        events.skip();
        return;
    }
    document.notices = events.quoted();
}
