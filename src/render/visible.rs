//! What a reader sees of a Markdown text: its characters block by block, without markup and with entities resolved, each
//! with its place in the source; for the audit, before there is a page.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// A character as printed, with what it comes from.
pub type Seen = (char, Range<usize>);

/// The printed characters of each block, read as `page/parse` reads them.
pub fn blocks(markdown: &str) -> Vec<Vec<Seen>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES;
    let mut blocks = Vec::new();
    let mut block: Vec<Seen> = Vec::new();
    for (event, range) in Parser::new_ext(markdown, options).into_offset_iter() {
        match event {
            Event::Text(text) | Event::Code(text) => {
                // An entity is a text of its own, and not what the source has.
                let exact = markdown.get(range.clone()) == Some(text.as_ref());
                block.extend(text.char_indices().map(|(at, character)| {
                    let start = range.start + at;
                    (character, if exact { start..start + character.len_utf8() } else { range.clone() })
                }));
            }
            Event::SoftBreak | Event::HardBreak => block.push((' ', range)),
            Event::Start(Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
            | Event::End(TagEnd::Strong | TagEnd::Emphasis | TagEnd::Link | TagEnd::Image) => {}
            Event::Start(_) | Event::End(_) => blocks.push(std::mem::take(&mut block)),
            _ => {}
        }
    }
    blocks.push(block);
    blocks
}
