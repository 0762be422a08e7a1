//! What the parser's tags are here, and what to call those that have no form on the page.

use pulldown_cmark::Tag;

use crate::page::document::Alignment;

/// The info string of a block that describes a chart.
pub(super) const CHART: &str = "factbrief-chart";

/// What a link may lead to: nothing that runs, and nothing on the reader's disk.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "doi:"];

/// Whether a link may lead to an address. The case of a scheme means nothing (RFC 3986, 3.1).
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

/// Whether a tag stands within a line.
pub(super) fn is_inline(tag: &Tag) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough)
}

/// What to call a block in a message.
pub(super) fn block_name(tag: &Tag, in_footer: bool) -> &'static str {
    match tag {
        Tag::Image { .. } => "an image",
        Tag::CodeBlock(_) => "a code block",
        Tag::HtmlBlock => "HTML",
        Tag::List(Some(_)) => "a numbered list",
        Tag::List(None) if in_footer => "a list in the footer",
        Tag::List(None) => "a list within another block",
        Tag::Table(_) if in_footer => "a table in the footer",
        Tag::Table(_) => "a table within another block",
        Tag::BlockQuote(_) => "a block quote within another block",
        Tag::Heading { .. } => "a heading within another block",
        _ => "this Markdown",
    }
}
