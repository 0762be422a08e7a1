//! The picture of a page where it is cited, and as its readers get it.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::mark::{Issued, MarkKind, Segment};
use crate::model::{Brief, Locator};

/// The address of the picture until the Markdown is written, which has the name of a file there.
pub(super) const ADDRESS: &str = "factbrief:picture";

/// The citation of a picture on a page.
#[derive(Debug)]
pub(super) struct CitedPicture {
    /// The mark that it replaces.
    pub mark: usize,
    /// The index of its source.
    pub source: usize,
    /// Where in the source it is.
    pub locator: Option<Locator>,
}

/// The citation of the brief's picture, where the page prints it once.
///
/// # Errors
/// How often it is printed otherwise.
pub(super) fn cited_picture(
    brief: &Brief,
    issued: &[Issued],
    segments: &[Segment],
) -> Result<Option<CitedPicture>, usize> {
    let Some(picture) = &brief.picture else { return Ok(None) };
    let is_it = |one: &Issued| one.kind == MarkKind::Cite && one.fact.is_none();
    let mark = issued.iter().position(is_it).ok_or(0_usize)?;
    let of_mark = |segment: &&Segment| matches!(segment, Segment::Marked { index, .. } if *index == mark);
    match segments.iter().filter(of_mark).count() {
        1 => Ok(Some(CitedPicture { mark, source: picture.source.0, locator: picture.locator.clone() })),
        times => Err(times),
    }
}

/// The alternative text and the caption of the picture of a page, as its readers get them.
pub fn shown_picture(markdown: &str) -> Option<(String, String)> {
    let (mut alt, mut caption) = (String::new(), String::new());
    let (mut found, mut within) = (false, false);
    let options = Options::ENABLE_TABLES | Options::ENABLE_OLD_FOOTNOTES;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) if dest_url.as_ref() == ADDRESS => {
                (found, within) = (true, true);
            }
            Event::End(TagEnd::Image) => within = false,
            Event::End(TagEnd::Paragraph) if found => return Some((alt, caption.trim().to_owned())),
            Event::Text(text) | Event::Code(text) if within => alt.push_str(&text),
            Event::Text(text) | Event::Code(text) if found => caption.push_str(&text),
            Event::SoftBreak | Event::HardBreak if found && !within => caption.push(' '),
            _ => {}
        }
    }
    None
}
