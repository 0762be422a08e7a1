//! The parser's tags: what they mean on the page, and which have no form on it.

use pulldown_cmark::Tag;

use crate::page::document::Alignment;
use crate::page::fault::Unprintable;

/// The info string of a block that describes a chart.
pub(super) const CHART: &str = "factbrief-chart";

/// The schemes of addresses to which a link may lead: no programs, and no files on the reader's disk.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "doi:"];

/// Whether a link may lead to an address. Upper and lower case of a scheme are the same (RFC 3986, 3.1).
pub(super) fn may_lead_to(address: &str) -> bool {
    let begins =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    SCHEMES.into_iter().any(begins)
}

/// How a column of a table is set.
pub(super) fn alignment(from: pulldown_cmark::Alignment) -> Alignment {
    match from {
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Left,
        pulldown_cmark::Alignment::Center => Alignment::Centre,
        pulldown_cmark::Alignment::Right => Alignment::Right,
    }
}

/// Whether a tag is part of a line, not a block.
pub(super) fn is_inline(tag: &Tag) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough)
}

/// Where on the page a block would be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum PagePart {
    /// Above the rule that ends the letterhead.
    Letterhead,
    /// Above the notes and the footer.
    Body,
    /// Between the sections and the footer.
    Notes,
    /// In the footer.
    Footer,
}

/// What a tag is that has no form in a part of the page.
pub(super) fn unprintable(tag: &Tag, part: PagePart) -> Unprintable {
    match (tag, part) {
        (_, PagePart::Notes) => Unprintable::InNotes,
        (Tag::Image { .. }, _) => Unprintable::Image,
        (Tag::CodeBlock(_), _) => Unprintable::CodeBlock,
        (Tag::HtmlBlock, _) => Unprintable::Html,
        (Tag::List(Some(_)), _) => Unprintable::NumberedList,
        (Tag::List(None), PagePart::Footer) => Unprintable::FooterList,
        (Tag::List(None), _) => Unprintable::NestedList,
        (Tag::Table(_), PagePart::Footer) => Unprintable::FooterTable,
        (Tag::Table(_), _) => Unprintable::NestedTable,
        (Tag::BlockQuote(_), _) => Unprintable::NestedQuote,
        (Tag::Heading { .. }, _) => Unprintable::NestedHeading,
        _ => Unprintable::Markdown,
    }
}
