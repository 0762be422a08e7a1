//! Reads figures of languages that part words by blanks.

use super::heading::Heading;
use super::meaning::Figure;
use super::setting::Setting;

/// Every figure in a text.
pub fn figures(_text: &str, _setting: &Setting<'_>) -> Vec<Figure> {
    Vec::new()
}

/// What a heading says of the figures below it.
pub fn head(_text: &str, _setting: &Setting<'_>) -> Heading {
    Heading::default()
}
