//! How much of a page is not content: its head, its references and its foot.

use super::tree::{LineKind, Page};

impl Page {
    /// The share of its sheets' height that head, notes, references and foot take, each from its first line to its last. Margins
    /// and what is empty aren't counted.
    pub fn share_apart(&self) -> f32 {
        let of = |kinds: &[LineKind]| -> Vec<f32> {
            self.lines.iter().filter(|line| kinds.contains(&line.kind)).map(|line| line.top).collect()
        };
        let lowest = |tops: &[f32]| tops.iter().copied().fold(f32::INFINITY, f32::min);
        let head = lowest(&of(&[
            LineKind::Letterhead,
            LineKind::Notice,
            LineKind::Kicker,
            LineKind::Date,
            LineKind::Title,
        ]));
        let content = lowest(&of(&[
            LineKind::BottomLine,
            LineKind::Heading,
            LineKind::Paragraph,
            LineKind::Item,
            LineKind::Cell,
            LineKind::ChartLabel,
            LineKind::ChartValue,
        ]));
        let head = if content > head && content.is_finite() { content - head } else { 0.0 };
        // What is between them on a page that isn't full is nobody's.
        let extent = |kind: LineKind| -> f32 {
            let all = of(&[kind]);
            let on_sheet = |sheet: usize| {
                let tops: Vec<f32> = all.iter().copied().filter(|top| self.sheet_of(*top) == sheet).collect();
                let last = tops.iter().copied().fold(f32::NEG_INFINITY, f32::max);
                if tops.is_empty() { 0.0 } else { last + self.reference_size - lowest(&tops) }
            };
            (0..self.sheets).map(on_sheet).sum()
        };
        let foot = [LineKind::Note, LineKind::Reference, LineKind::Footer, LineKind::Disclaimer];
        let foot: f32 = foot.into_iter().map(extent).sum();
        (head + foot) / (self.height * self.sheets.max(1) as f32)
    }
}
