//! Why a fact is believed: a source, where in it, and the figure as printed there.

use std::collections::BTreeSet;

use super::{Few, Locator, Source};
use crate::diagnostic::Span;

/// Lines of an archived source, counted from 1, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// The first line.
    pub first: usize,
    /// The last line.
    pub last: usize,
}

/// One entry of a fact's evidence.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// The index of the source.
    pub source: usize,
    /// The index of the unread document that the source cites.
    pub original: Option<usize>,
    /// Which version of a contested value it is for, counted from 0; none where the value isn't contested.
    pub version: Option<usize>,
    /// Where in the source.
    pub locator: Locator,
    /// Where in the archived source.
    pub lines: Option<Lines>,
    /// The printed forms with their places, by `value` or the companion's name.
    pub as_printed: Few<String, (String, Span)>,
    /// The texts of the source that give unit, scale or what is counted, where the printed forms lack them.
    pub printed_unit: Vec<(String, Span)>,
    /// Where those words are in the archived source, where they aren't near.
    pub unit_lines: Option<Lines>,
    /// Why a printed form can't be read, with the place of the reason, by `value` or the companion's name.
    pub by_eye: Few<String, (String, Span)>,
    /// Why a printed form can't be found in the archived source, or why nothing is printed, by `value` or the companion's name.
    pub unverifiable: Few<String, String>,
    /// For colleagues; never printed.
    pub remark: Option<String>,
    /// The entry's place.
    pub span: Span,
}

impl Evidence {
    /// The source and everything it rests on. Where the evidence names the original, that alone counts.
    pub fn origins(&self, sources: &[Source]) -> BTreeSet<usize> {
        let mut origins = BTreeSet::from([self.source]);
        let mut open = match self.original {
            Some(original) => vec![original],
            None => sources[self.source].rests_on.clone(),
        };
        while let Some(source) = open.pop() {
            if origins.insert(source) {
                open.extend(&sources[source].rests_on);
            }
        }
        origins
    }

    /// The texts that give unit, scale or what is counted.
    pub fn heads(&self) -> Vec<&str> {
        self.printed_unit.iter().map(|(text, _)| text.as_str()).collect()
    }
}
