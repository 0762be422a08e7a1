//! The table of a brief's picture.

use super::key::{Format, KeyKind, may, must};

/// `picture` of a brief.
pub const PICTURE: Format = Format {
    name: "a picture",
    doc: "A picture on the page, with its words and the source that it is from.",
    keys: &[
        must("file", KeyKind::Text, "The bare name of its file beside the brief: an SVG, PNG or JPEG."),
        must("alt", KeyKind::Texts, "What it shows, for those who don't see it. No facts stand in it."),
        must("caption", KeyKind::Texts, "What is printed below it. May use {{ fact('id').value }}."),
        must("source", KeyKind::Text, "The id of the source that it is from, which the caption cites."),
        may("locator", KeyKind::Text, "Where in the source it is, as in evidence: page 3."),
    ],
    reserved: &[],
};
