//! Sets a chart on the page: the drawing, and the list of the items that it shows.

use super::chart::{Faces, PreparedChart, TextBlock, layout};
use super::column::Column;
use super::setter::Setting;
use super::tree::{ChartArea, Child, Element, Leaf, LineKind, Role};

impl Column<'_> {
    /// Sets a chart: the drawing with its alternative text, and then its labels and values as a list. The list is
    /// needed because a screen reader that says the alternative text leaves out the texts inside the drawing.
    pub(super) fn chart(&mut self, chart: &PreparedChart) -> Vec<Element> {
        let left = self.block_left();
        let drawing = layout(chart, Faces::of(self.style), self.right - left);
        self.keep(drawing.height);
        let top = self.y;
        self.y += drawing.height;
        let mut elements = Vec::new();
        let shapes: Vec<_> = drawing.shapes.into_iter().map(|shape| shape.moved(left, top)).collect();
        // Key figures have no shapes, only text.
        if !shapes.is_empty() {
            // What an axis says is in the text that stands for the drawing, and is read nowhere else.
            for text in drawing.axis {
                let set = self.setter.set(text.material, self.chart_setting(&text, left), top + text.y);
                self.setter.add_artifacts(set.children);
            }
            let charts = &mut self.setter.page.charts;
            charts.push(ChartArea { alt: chart.alt.clone(), area: [left, top, self.right, self.y] });
            let role = Role::Figure(charts.len() - 1);
            let leaf = Leaf { shapes, ..Leaf::default() };
            elements.push(Element { role, children: vec![Child::Leaf(leaf)] });
        }
        let element = |role, children| Child::Element(Element { role, children });
        let (mut items, mut label) = (Vec::new(), Vec::new());
        let mut body: Vec<Child> = Vec::new();
        for text in drawing.texts {
            let setting = self.chart_setting(&text, left);
            let set = self.setter.set(text.material, setting, top + text.y);
            if text.kind == LineKind::ChartLabel && !label.is_empty() {
                let parts =
                    vec![element(Role::Label, label), element(Role::ItemBody, std::mem::take(&mut body))];
                items.push(element(Role::Item, parts));
                label = set.children;
            } else if text.kind == LineKind::ChartLabel {
                label = set.children;
            } else {
                body.extend(set.children);
            }
        }
        items.push(element(Role::Item, vec![element(Role::Label, label), element(Role::ItemBody, body)]));
        elements.push(Element { role: Role::Terms, children: items });
        elements
    }

    /// How a text of a chart is set.
    fn chart_setting(&self, text: &TextBlock<'_>, left: f32) -> Setting {
        Setting {
            x: left + text.x,
            measure: text.measure,
            colour: text.colour,
            strong_colour: text.colour,
            ..self.setting(text.face, text.kind)
        }
    }
}
