//! How far the words that give a unit reach in their text: 円 of 百万円 and `tonnes` of "thousands of tonnes" are only a part.

use std::ops::Range;

use super::script::{is_cjk, told};
use super::setting::SourceSetting;
use super::shown::{CELL, LINE};
use super::{cjk, spaced};

/// The words for a unit that those at a place are part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitPhrase {
    /// Where they stand: the place itself where it's whole.
    pub span: Range<usize>,
    /// Whether they go on with what no unit knows, so that nobody can say what they are: people per hospital.
    pub goes_on: bool,
}

impl UnitPhrase {
    /// The words for a unit that those at a place of a text as it is shown belong to. They end where a cell or a line does.
    pub fn around(text: &str, place: &Range<usize>, setting: &SourceSetting<'_>) -> Self {
        let edge = |c: char| matches!(c, LINE | CELL);
        let start = text[..place.start].rfind(edge).map_or(0, |at| at + 1);
        let end = text[place.end..].find(edge).map_or(text.len(), |at| place.end + at);
        let line = &text[start..end];
        let setting = &told(&text[place.clone()], setting);
        let inner = place.start - start..place.end - start;
        let (span, goes_on) = match is_cjk(setting.language) {
            true => (cjk::unit_phrase(line, &inner, setting), false),
            false => spaced::unit_phrase(line, &inner, setting),
        };
        Self { span: span.start + start..span.end + start, goes_on }
    }
}
