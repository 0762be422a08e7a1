//! What frames the sections: kicker, title and bottom line above them, the footer below.

use super::compose::Column;
use super::document::Document;
use super::paragraph::{Fill, break_lines};
use super::prepare::Prepared;
use super::setter::Setting;
use super::style::Type;
use super::tree::{Child, Colour, Element, LineKind, OutlineEntry, Role, Tint};

/// The distance from the bar at the left of the bottom line to its text.
const CALLOUT_INSET: f32 = 15.0;

impl Column<'_> {
    /// Sets rule, kicker, date and title.
    pub(super) fn masthead(&mut self, document: &Document, prepared: &Prepared, title: Type) {
        let weight = self.style.rules.top;
        self.rectangle(self.left, self.y, self.right - self.left, weight, Tint::Dark);
        self.y += weight + 5.5;
        let small = self.style.small;
        let natural = small.points(prepared.date.natural_width() as f32) + 0.1;
        // Whatever stands for the date, most of the line belongs to the kicker.
        let date_width = natural.min((self.right - self.left) * 0.4);
        let kicker = Setting {
            measure: self.right - self.left - date_width - 24.0,
            colour: Colour::Grey,
            strong_colour: Colour::Accent,
            ..self.setting(small, LineKind::Kicker)
        };
        let set = self.setter.set(&prepared.kicker, kicker, self.y);
        let kicker_height = set.height;
        self.add(Role::Paragraph, set);
        let date = Setting {
            x: self.right - date_width,
            measure: date_width,
            offset: 1.0,
            colour: Colour::Grey,
            ..self.setting(small, LineKind::Date)
        };
        let set = self.setter.set(&prepared.date, date, self.y);
        let date_height = set.height;
        self.add(Role::Paragraph, set);
        self.y += kicker_height.max(date_height).max(small.leading) + 3.5;
        let setting = Setting {
            fill: Fill::Balanced,
            colour: Colour::Dark,
            strong_colour: Colour::Dark,
            ..self.setting(title, LineKind::Title)
        };
        let set = self.setter.set(&prepared.title, setting, self.y);
        let outline = OutlineEntry { text: document.title.plain_text(), y: self.y, level: 1 };
        self.setter.page.outline.push(outline);
        self.y += set.height;
        self.add(Role::Title, set);
        self.y += self.style.section_gap.max(7.5);
    }

    /// Sets the bottom line in the only tinted box of the page.
    pub(super) fn bottom_line(&mut self, prepared: &Prepared) {
        if prepared.bottom_line.is_empty() {
            return;
        }
        let top = self.y;
        let style = self.style;
        let bar = style.rules.bar;
        self.y += style.callout_padding;
        let setting = Setting {
            x: self.left + bar + CALLOUT_INSET - 2.0,
            measure: self.right - self.left - bar - 2.0 * CALLOUT_INSET,
            fill: self.prose_fill(),
            ..self.setting(style.bottom_line, LineKind::BottomLine)
        };
        let mut paragraphs = Vec::new();
        for text in &prepared.bottom_line {
            let set = self.setter.set(text, setting, self.y);
            self.y += set.height;
            paragraphs.push(Child::Element(Element { role: Role::Paragraph, children: set.children }));
        }
        self.setter.page.content.push(Element { role: Role::BlockQuote, children: paragraphs });
        self.y += style.callout_padding;
        if self.setter.page.palette.wash.is_some() {
            self.rectangle(self.left, top, self.right - self.left, self.y - top, Tint::Wash);
        } else {
            let weight = style.rules.table_head;
            for y in [top, self.y - weight] {
                self.rectangle(self.left, y, self.right - self.left, weight, Tint::Accent);
            }
        }
        self.rectangle(self.left, top, bar, self.y - top, Tint::Accent);
        self.y += style.section_gap * 1.9;
    }

    /// Sets the footer at the lower edge; returns the height of its rule.
    pub(super) fn footer(&mut self, prepared: &Prepared, height: f32) -> f32 {
        let small = self.style.small;
        let folio_width = small.points(prepared.folio.natural_width() as f32) + 0.1;
        let setting = Setting {
            measure: self.right - self.left - folio_width - 24.0,
            colour: Colour::Grey,
            strong_colour: Colour::Grey,
            ..self.setting(small, LineKind::Footer)
        };
        let lines = break_lines(&prepared.footer, small.milli(setting.measure), setting.fill).len().max(1);
        let text_top = height - self.style.margin_bottom - lines as f32 * small.leading;
        let rule = text_top - 4.5;
        self.rectangle(self.left, rule, self.right - self.left, self.style.rules.section, Tint::Hairline);
        let set = self.setter.set(&prepared.footer, setting, text_top);
        if !prepared.footer.cells.is_empty() {
            self.add(Role::Paragraph, set);
        }
        let folio = Setting { x: self.right - folio_width, measure: folio_width, offset: 1.0, ..setting };
        let set = self.setter.set(&prepared.folio, Setting { kind: LineKind::Folio, ..folio }, text_top);
        for child in set.children {
            if let Child::Leaf(leaf) = child {
                self.setter.page.artifacts.extend(leaf.runs);
            }
        }
        rule
    }
}
