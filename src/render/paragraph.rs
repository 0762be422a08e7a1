//! A text of a brief is one paragraph: every other block that Markdown would see in it is refused by name, at its place.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::markup::{self, MarkdownBlock};
use super::messages::prose;
use crate::diagnostic::{Diagnostic, Span};

/// What would be lost when the lines of a text are joined to one paragraph: a list, a table, a second paragraph.
pub(super) fn not_a_paragraph(text: &str, span: &Span) -> Option<Diagnostic> {
    let start = text.len() - text.trim_start().len();
    let whole = text.trim();
    let mut at = start;
    for line in whole.split_inclusive('\n') {
        let bare = line.trim_end();
        let place = span.inside(text, at..at + bare.len().max(1));
        let last = at + line.len() == start + whole.len();
        let found = match bare.trim().is_empty() {
            true => Some(MarkdownBlock::Paragraph),
            // A text of one line begins no block inside another line; where it is alone, `not_alone` asks a parser.
            false if last && at == start => None,
            false => markup::begins(bare),
        };
        if let Some(found) = found {
            return Some(prose::block_in_text(found, place));
        }
        let slashes = bare.len() - bare.trim_end_matches('\\').len();
        if !last && !slashes.is_multiple_of(2) {
            return Some(prose::line_broken(place));
        }
        at += line.len();
    }
    None
}

/// What a text that is a block of its own is instead of one paragraph, as a parser reads it: a list, a rule, nothing at all.
pub(super) fn not_alone(rendered: &str, span: &Span) -> Option<Diagnostic> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES;
    let (mut paragraph, mut found) = (false, None);
    // The text has its marks: a value at its beginning is followed by a citation, so that `2008.` begins no list.
    for event in Parser::new_ext(rendered, options) {
        match event {
            Event::Start(Tag::Paragraph) => paragraph = true,
            Event::Start(tag) if !paragraph => found = found.or(Some(block(&tag))),
            Event::Rule => found = found.or(Some(MarkdownBlock::Rule)),
            _ => {}
        }
    }
    // The only text that a parser reads and nobody is shown.
    let found = found.or((!paragraph).then_some(MarkdownBlock::LinkDefinition));
    found.map(|found| prose::block_in_text(found, span.clone()))
}

fn block(tag: &Tag) -> MarkdownBlock {
    match tag {
        Tag::List(_) => MarkdownBlock::List,
        Tag::Heading { .. } => MarkdownBlock::Heading,
        Tag::BlockQuote(_) => MarkdownBlock::Quotation,
        Tag::Table(_) => MarkdownBlock::Table,
        Tag::CodeBlock(_) => MarkdownBlock::Code,
        Tag::HtmlBlock => MarkdownBlock::Html,
        Tag::FootnoteDefinition(_) => MarkdownBlock::Footnote,
        _ => MarkdownBlock::Other,
    }
}

/// HTML in a text of a brief, which no page shows.
pub(super) fn raw_html(rendered: &str, text: &str, span: &Span) -> Option<Diagnostic> {
    if !rendered.contains('<') {
        return None;
    }
    // As in a heading, which begins no block of its own.
    let line = format!("# {rendered}");
    let html = Parser::new(&line).find_map(|event| match event {
        Event::InlineHtml(html) => Some(html),
        _ => None,
    })?;
    let place =
        text.find(html.as_ref()).map_or_else(|| span.clone(), |at| span.inside(text, at..at + html.len()));
    Some(prose::html(&html, place))
}
