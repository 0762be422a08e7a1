//! What of a running text belongs to a figure that is printed in it, as the reader of its language says: the words before and after.

use std::ops::Range;

use super::meaning::{Figure, Meaning, SaidAmount, SaidSign, Unread};
use super::script::is_cjk;
use super::setting::SourceSetting;
use super::text_figures::figures;

/// What stands on one side of a figure, in bytes of the text; each part touches the figure or is empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// What the reader takes as part of the figure: about, 約, or more, a year.
    pub said: Range<usize>,
    /// What it doesn't know, and so can't take for harmless.
    pub unknown: Range<usize>,
}

impl Beside {
    fn none(at: usize) -> Self {
        Self { said: at..at, unknown: at..at }
    }

    /// The same in a text that has so many more bytes before a place.
    fn moved(mut self, from: usize, by: usize) -> Self {
        for part in [&mut self.said, &mut self.unknown] {
            for end in [&mut part.start, &mut part.end] {
                if *end >= from {
                    *end += by;
                }
            }
        }
        self
    }
}

/// Where a printed figure ends without the remark in brackets after it; none where there is none.
fn without_remark(printed: &str) -> Option<usize> {
    let open = match printed.chars().next_back()? {
        ')' => '(',
        '）' => '（',
        _ => return None,
    };
    let core = printed[..printed.rfind(open)?].trim_end();
    core.contains(char::is_numeric).then_some(core.len())
}

/// What stands before and after a printed figure of a text and makes another figure of it, or may.
///
/// A figure that can mean there what it means by itself is left alone: over 3 years. `text` should be no more than the words around
/// the figure, since all of it is read.
pub fn beside(text: &str, figure: &Range<usize>, setting: &SourceSetting<'_>) -> [Beside; 2] {
    let (mut before, mut after) = (Beside::none(figure.start), Beside::none(figure.end));
    // The date of a figure in brackets after it is no part of it: 20%減（2024年時点）.
    if let Some(core) = without_remark(&text[figure.clone()]) {
        let replaced = [&text[..figure.start + core], &text[figure.end..]].concat();
        let found = beside(&replaced, &(figure.start..figure.start + core), setting);
        let cut = figure.len() - core;
        return found.map(|side| side.moved(figure.start + core, cut));
    }
    // A printed figure is whole; where the reader doesn't know what it counts, it reads one of its kind in its place.
    let read = match read_at(text, figure, setting) {
        Some(read) => read,
        None => {
            let stand_in = if is_cjk(setting.language) { "5社" } else { "5 companies" };
            let replaced = [&text[..figure.start], stand_in, &text[figure.end..]].concat();
            let place = figure.start..figure.start + stand_in.len();
            match read_at(&replaced, &place, setting) {
                Some(read) => read.moved(place.end, figure.end),
                None => return [before, after],
            }
        }
    };
    for span in &read.spans {
        before.said.start = before.said.start.min(span.start);
        after.said.end = after.said.end.max(span.end);
    }
    for part in &read.unknown {
        before.unknown.start = before.unknown.start.min(part.start);
        after.unknown.end = after.unknown.end.max(part.end);
    }
    [before, after]
}

/// What was read at a place.
struct ReadAt {
    spans: Vec<Range<usize>>,
    unknown: Vec<Range<usize>>,
}

impl ReadAt {
    /// The same where what stood in for the figure ended at one place, and the figure itself ends at another.
    fn moved(mut self, from: usize, to: usize) -> Self {
        for part in self.spans.iter_mut().chain(&mut self.unknown) {
            for end in [&mut part.start, &mut part.end] {
                if *end >= from {
                    *end = *end - from + to;
                }
            }
        }
        self
    }
}

/// What is read at the place of a figure; nothing where the reader knows no figure there, or not what it counts.
fn read_at(text: &str, place: &Range<usize>, setting: &SourceSetting<'_>) -> Option<ReadAt> {
    let mut found = figures(text, setting);
    found.retain(|figure| figure.span.start < place.end && place.start < figure.span.end);
    let inside = |figure: &Figure| match &figure.unread {
        Some(Unread::Unknown(part)) => place.start < part.start && part.start < place.end,
        _ => false,
    };
    if found.is_empty() || found.iter().any(inside) {
        return None;
    }
    let is_wider = |figure: &Figure| figure.span.start < place.start || place.end < figure.span.end;
    if let [figure] = found.as_slice()
        && figure.unread.is_none()
        && is_wider(figure)
        && says_the_same(figure, &text[place.clone()], setting)
    {
        return Some(ReadAt { spans: Vec::new(), unknown: Vec::new() });
    }
    let mut read = ReadAt { spans: Vec::new(), unknown: Vec::new() };
    // A dash or a bracket of the author's own before a value, whose sign the program prints, is no sign.
    for figure in found {
        let mut span = figure.span;
        if let Some(Unread::Unknown(part)) = figure.unread
            && !matches!(text[part.clone()].trim(), "—" | "(")
        {
            // What isn't known is told apart from what is said.
            match part.start < place.start {
                true => span.start = span.start.max(part.end.min(place.start)),
                false => {
                    let end = span.end.min(part.start.max(place.end));
                    span.end = text[..end].trim_end().len().max(place.end);
                }
            }
            read.unknown.push(part);
        }
        read.spans.push(span);
    }
    Some(read)
}

/// Whether a figure in its text can mean what it means by itself: over 3 years. A word of change (rose by, 増えた) leaves the amount as
/// it is; a rate (年間) doesn't, although a quoted form may leave its word out.
fn says_the_same(figure: &Figure, alone: &str, setting: &SourceSetting<'_>) -> bool {
    let alone = figures(alone, setting);
    let [alone] = alone.as_slice() else { return false };
    let same = |meaning: &Meaning| {
        figure.meanings.iter().any(|said| said == meaning || size(said).as_ref() == Some(meaning))
    };
    let rates = |figure: &Figure| figure.meanings.iter().any(is_rate);
    alone.meanings.iter().any(same) && rates(figure) == rates(alone)
}

fn is_rate(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Amount(amount) if !amount.unit.under.is_empty())
}

/// The amount by which something changes, without the direction.
fn size(meaning: &Meaning) -> Option<Meaning> {
    let Meaning::Amount(amount) = meaning else { return None };
    if amount.sign != SaidSign::Change {
        return None;
    }
    let bound =
        amount.bound.map(|number| Some(if number.is_negative() { number.negated() } else { number }))?;
    Some(Meaning::Amount(SaidAmount { bound, sign: SaidSign::None, ..amount.clone() }))
}
