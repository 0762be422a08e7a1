//! Whether a text begins with a letterhead: paragraphs up to a rule.

use std::ops::Range;

use pulldown_cmark::{Event, Tag};

/// Whether a text begins with a letterhead: a rule stands above its first heading.
pub(super) fn has_letterhead(events: &[(Event<'_>, Range<usize>)]) -> bool {
    let above = events.iter().take_while(|(event, _)| !matches!(event, Event::Start(Tag::Heading { .. })));
    let mut above = above.map(|(event, _)| event);
    matches!(above.next(), Some(Event::Start(Tag::Paragraph)))
        && above.any(|event| matches!(event, Event::Rule))
}
