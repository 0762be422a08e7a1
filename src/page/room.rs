//! How much of a page is not content: its head, its references and its foot.

use super::tree::{Child, Element, LineKind, Page};

/// What stands below the content of a page.
const FOOT: [LineKind; 4] = [LineKind::Note, LineKind::Reference, LineKind::Footer, LineKind::Disclaimer];

impl Page {
    /// The share of its sheets' height that head, notes, references and foot take, each from its first line to its last; what
    /// stands beside each other takes its height once. Margins and what is empty aren't counted.
    pub fn share_apart(&self) -> f32 {
        let lowest = |tops: &[f32]| tops.iter().copied().fold(f32::INFINITY, f32::min);
        let content = lowest(&self.tops(&[
            LineKind::BottomLine,
            LineKind::Heading,
            LineKind::Paragraph,
            LineKind::Item,
            LineKind::Cell,
            LineKind::ChartLabel,
            LineKind::ChartValue,
        ]));
        let head = lowest(&self.tops(&[
            LineKind::Letterhead,
            LineKind::Notice,
            LineKind::Kicker,
            LineKind::Date,
            LineKind::Title,
        ]));
        // A logo reaches above the lines beside it.
        let logo = self.content.iter().map(top_of_art).fold(f32::INFINITY, f32::min);
        let head = head.min(logo);
        let head = if content > head && content.is_finite() { content - head } else { 0.0 };
        let foot: f32 = (0..self.sheets).map(|sheet| self.foot(sheet)).sum();
        (head + foot) / (self.height * self.sheets.max(1) as f32)
    }

    fn tops(&self, kinds: &[LineKind]) -> Vec<f32> {
        self.lines.iter().filter(|line| kinds.contains(&line.kind)).map(|line| line.top).collect()
    }

    /// The height that notes, references, footer and disclaimer of a sheet take. What is between them on a page that isn't full is
    /// nobody's.
    fn foot(&self, sheet: usize) -> f32 {
        let mut extents: Vec<[f32; 2]> = FOOT
            .iter()
            .filter_map(|kind| {
                let tops = self.tops(&[*kind]).into_iter().filter(|top| self.sheet_of(*top) == sheet);
                let ends = tops.fold(None, |ends: Option<[f32; 2]>, top| {
                    Some(ends.map_or([top, top], |[first, last]| [first.min(top), last.max(top)]))
                });
                ends.map(|[first, last]| [first, last + self.reference_size])
            })
            .collect();
        extents.sort_by(|a, b| a[0].total_cmp(&b[0]));
        let mut reached = f32::NEG_INFINITY;
        let mut height = 0.0;
        for [first, last] in extents {
            height += (last - first.max(reached)).max(0.0);
            reached = reached.max(last);
        }
        height
    }
}

/// The top of the highest drawing that a house brings along.
fn top_of_art(element: &Element) -> f32 {
    let tops = element.children.iter().map(|child| match child {
        Child::Leaf(leaf) => leaf.art.as_ref().map_or(f32::INFINITY, |art| art.area[1]),
        Child::Element(element) => top_of_art(element),
    });
    tops.fold(f32::INFINITY, f32::min)
}
