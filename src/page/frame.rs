//! The frame around the sections: kicker, title and bottom line above them, and the footer below.

use super::colour::{Colour, Tint};
use super::column::Column;
use super::document::Document;
use super::line::Fill;
use super::material::Material;
use super::setter::Setting;
use super::tree::{Child, Element, LineKind, OutlineEntry, Role};

/// The distance from the bar at the left of the bottom line to its text.
const CALLOUT_INSET: f32 = 15.0;

impl Column<'_> {
    /// Sets letterhead, notices, kicker and date, the rule below them, and the title.
    pub(super) fn masthead(&mut self, document: &Document) {
        self.letterhead();
        self.notices();
        let prepared = self.prepared;
        let [kicker, date] = self.kicker_settings();
        let set = self.setter.set(&prepared.kicker, kicker, self.y);
        let kicker_height = set.height;
        if !prepared.kicker.cells.is_empty() {
            self.add(Role::Paragraph, set);
        }
        let set = self.setter.set(&prepared.date, date, self.y);
        let date_height = set.height;
        if !prepared.date.cells.is_empty() {
            self.add(Role::Paragraph, set);
        }
        self.rule_below(kicker_height.max(date_height));
        self.y += self.style.title_gap;
        let setting = Setting {
            fill: Fill::Balanced,
            colour: Colour::Dark,
            strong_colour: Colour::Dark,
            ..self.setting(self.style.title, LineKind::Title)
        };
        let set = self.setter.set(&prepared.title, setting, self.y);
        let outline = OutlineEntry { text: document.title.plain_text(), y: self.y, level: 1 };
        self.setter.page.outline.push(outline);
        self.y += set.height;
        self.add(Role::Title, set);
        self.y += self.style.title_gap * 0.8;
    }

    /// Goes on below the rule under a line of that height.
    fn rule_below(&mut self, height: f32) {
        let weight = self.style.rules.top;
        self.y += height.max(self.style.kicker.leading) + 2.5;
        self.rectangle(self.left, self.y, self.right - self.left, weight, Tint::Dark);
        self.y += weight;
    }

    /// The settings of kicker and date.
    fn kicker_settings(&self) -> [Setting; 2] {
        let small = self.style.kicker;
        let natural = small.points(self.prepared.date.natural_width() as f32) + 0.1;
        // However long the date is, most of the line belongs to the kicker.
        let date_width = natural.min((self.right - self.left) * 0.4);
        let kicker = Setting {
            measure: self.right - self.left - date_width - 24.0,
            colour: Colour::Grey,
            strong_colour: Colour::Accent,
            ..self.setting(small, LineKind::Kicker)
        };
        let date = Setting {
            x: self.right - date_width,
            measure: date_width,
            offset: 1.0,
            colour: Colour::Grey,
            ..self.setting(small, LineKind::Date)
        };
        [kicker, date]
    }

    /// Repeats kicker and date at the head of a further sheet.
    pub(super) fn running_head(&mut self) {
        self.repeat_notices();
        let prepared = self.prepared;
        let [kicker, date] = self.kicker_settings();
        let kicker_height = self.setter.repeat(&prepared.kicker, kicker, self.y);
        let date_height = self.setter.repeat(&prepared.date, date, self.y);
        self.rule_below(kicker_height.max(date_height));
        self.y += self.style.section_gap.max(7.5);
    }

    /// Sets the bottom line in the only tinted box of the page.
    pub(super) fn bottom_line(&mut self) {
        let prepared = self.prepared;
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
        self.setter.page.content.push(Element { role: Role::BottomLine, children: paragraphs });
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
        self.y += style.section_gap + 1.5;
    }

    /// The settings of the footer: its text, and the page number, whose column has room for every number.
    fn footer_settings(&self) -> [Setting; 2] {
        let small = self.style.small;
        let folios = self.prepared.folios.iter().flatten();
        let widest = folios.map(Material::natural_width).max().unwrap_or(0);
        let folio_width = small.points(widest as f32) + 0.1;
        let text = Setting {
            measure: self.right - self.left - folio_width - 24.0,
            colour: Colour::Grey,
            strong_colour: Colour::Grey,
            ..self.setting(small, LineKind::Footer)
        };
        let folio = Setting {
            x: self.right - folio_width,
            measure: folio_width,
            offset: 1.0,
            kind: LineKind::Folio,
            ..text
        };
        [text, folio]
    }

    /// The top of the footer's text on the first sheet.
    fn footer_top(&self) -> f32 {
        let [text, _] = self.footer_settings();
        let lines = text.line_count(&self.prepared.footer).max(1);
        let lines = lines as f32 * self.style.small.leading;
        self.height - self.style.margin_bottom - lines - self.disclaimer_height()
    }

    /// The height of the rule above the footer on the first sheet.
    pub(super) fn footer_rule(&self) -> f32 {
        self.footer_top() - 4.5
    }

    /// Sets the footer at the lower edge of each sheet: as content on the last sheet, and as a repetition on the others.
    pub(super) fn footers(&mut self) {
        let prepared = self.prepared;
        let [text, folio] = self.footer_settings();
        for sheet in 0..=self.sheet {
            let above = sheet as f32 * self.height;
            let (top, rule) = (above + self.footer_top(), above + self.footer_rule());
            self.rectangle(self.left, rule, self.right - self.left, self.style.rules.section, Tint::Hairline);
            if sheet < self.sheet {
                self.setter.repeat(&prepared.footer, text, top);
            } else {
                let set = self.setter.set(&prepared.footer, text, top);
                if !prepared.footer.cells.is_empty() {
                    self.add(Role::Paragraph, set);
                }
            }
            self.disclaimer(sheet);
            let number = prepared.folios.get(self.sheet).and_then(|folios| folios.get(sheet));
            if let Some(number) = number {
                let set = self.setter.set(number, folio, top);
                self.setter.add_artifacts(set.children);
            }
        }
    }
}
