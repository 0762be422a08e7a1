//! Sets a prepared document from top to bottom in a given style.

use super::chart::{Faces, layout};
use super::colour::{Colour, Tint};
use super::column::{BULLET_INDENT, Column, ProseKind};
use super::document::Document;
use super::line::Fill;
use super::marking::diagonal;
use super::material::Material;
use super::measures::TABLE_GAP;
use super::prepare::{PreparedBlock, PreparedDocument, PreparedSection};
use super::setter::{Pass, Setter, Setting};
use super::sheet::{Finish, Sheet};
use super::style::{SIDE_GAP, Style};
use super::title::{heading_type, title_type};
use super::tree::{Child, Element, LineKind, LinkTarget, OutlineEntry, Page, Role};

/// The least space between the text and the rule of the footer.
const FOOT_GAP: f32 = 9.0;

/// The labels of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Labels {
    Bullets,
    Numbers,
}

/// A page as it was set, which may be longer than its sheets.
pub(super) struct LaidOut {
    /// The page.
    pub page: Page,
    /// The height left free above the footer, and on the sheets of the budget that are left, in points; negative when
    /// the text is too long.
    pub room: f32,
}

/// Sets the whole page on at most `budget` sheets.
pub(super) fn lay_out(
    document: &Document,
    prepared: &PreparedDocument,
    sheet: &Sheet,
    style: &Style,
    budget: usize,
    pass: Pass,
) -> LaidOut {
    let (width, height) = sheet.size.points();
    let page = Page {
        width,
        height,
        body_size: style.body.size,
        body_leading: style.body.leading,
        reference_size: style.reference.size,
        palette: sheet.theme.palette,
        ..Page::default()
    };
    let (left, right) = (style.margin, width - style.margin);
    let headings = prepared.sections.iter().map(|section| &section.heading);
    let heading = heading_type(headings.chain([&prepared.references_heading]), style);
    let mut column = Column {
        setter: Setter::new(page, style.language, pass),
        style,
        prepared,
        heading,
        height,
        sheet: 0,
        budget,
        foot: 0.0,
        fresh: 0.0,
        overflow: 0.0,
        y: style.margin_top,
        left,
        right,
    };
    column.setter.drop = prepared.drop;
    column.foot = column.footer_rule() - FOOT_GAP;
    column.masthead(document, title_type(&prepared.title, sheet, style));
    column.bottom_line();
    for (index, section) in prepared.sections.iter().enumerate() {
        let heading = document.sections.get(index).map(|section| section.heading.plain_text());
        column.section(section, heading.unwrap_or_default(), &prepared.bullet);
    }
    column.references();
    let text_end = column.y - column.sheet as f32 * height;
    column.footers();
    let used = column.sheet + 1;
    // The height of a whole sheet, without that of its running head.
    let whole = (column.foot - style.margin_top) * (budget - used.min(budget)) as f32;
    let room = column.foot - text_end + whole;
    let room = if column.overflow > 0.0 { room.min(-column.overflow) } else { room };
    let mut page = Page { sheets: used, ..column.setter.page };
    if pass == Pass::Draw && sheet.finish == Finish::Draft {
        page.diagonal = prepared.notices.first().and_then(|words| diagonal(words, &page, style.language));
    }
    LaidOut { page, room }
}

impl Column<'_> {
    /// Sets the hairline above a section and its side head; returns its structure so far and the head's lower edge.
    /// The head is `drop` lower than the section's top, so that it is level with the text beside it.
    fn open_section(&mut self, heading: &Material, text: String, drop: f32) -> (Vec<Child>, f32) {
        let weight = self.style.rules.section;
        self.rectangle(self.left, self.y - weight / 2.0, self.right - self.left, weight, Tint::Hairline);
        self.y += self.style.section_gap;
        if heading.cells.is_empty() {
            return (Vec::new(), self.y);
        }
        // A smaller head has the same baseline as the text beside it.
        let top = self.y + drop + self.style.body.ascent() - self.heading.ascent();
        let set = self.setter.set(heading, self.heading_setting(), top);
        self.setter.page.outline.push(OutlineEntry { text, y: top, level: 2 });
        let bottom = top + set.height;
        (vec![Child::Element(Element { role: Role::Heading, children: set.children })], bottom)
    }

    /// Begins the next sheet unless this one has room for a side head, with the least of its text beside it.
    fn keep_section(&mut self, heading: &Material, drop: f32, least: f32) {
        let lines = self.heading_setting().line_count(heading);
        let head =
            drop + self.style.body.ascent() - self.heading.ascent() + lines as f32 * self.heading.leading;
        self.keep(self.style.section_gap + if lines > 0 { head.max(least) } else { least });
    }

    fn heading_setting(&self) -> Setting {
        Setting {
            measure: self.style.side - SIDE_GAP,
            fill: Fill::Balanced,
            colour: Colour::Accent,
            strong_colour: Colour::Accent,
            ..self.setting(self.heading, LineKind::Heading)
        }
    }

    fn close_section(&mut self, children: Vec<Child>, heading_bottom: f32) {
        self.setter.page.content.push(Element { role: Role::Section, children });
        self.y = self.y.max(heading_bottom) + self.style.section_gap;
    }

    fn section(&mut self, section: &PreparedSection, text: String, bullet: &Material) {
        let style = self.style;
        let drop = match section.blocks.first() {
            Some(PreparedBlock::Table(_)) => {
                TABLE_GAP + style.cell_padding + style.table.ascent() - style.body.ascent()
            }
            Some(PreparedBlock::Chart(chart)) => {
                layout(chart, Faces::of(style), self.right - self.text_left()).drop
            }
            _ => 0.0,
        };
        let least = self.least(&section.blocks);
        self.keep_section(&section.heading, drop, least);
        let (mut children, heading_bottom) = self.open_section(&section.heading, text, drop);
        for (index, block) in section.blocks.iter().enumerate() {
            if index > 0 {
                self.y += style.item_gap * 1.4;
            }
            match block {
                PreparedBlock::Paragraph(text) => {
                    let kind = match index.checked_sub(1).and_then(|before| section.blocks.get(before)) {
                        Some(PreparedBlock::Table(_) | PreparedBlock::Chart(_)) => ProseKind::Note,
                        _ => ProseKind::Text,
                    };
                    let element = self.paragraph(text, kind);
                    children.push(Child::Element(element));
                }
                PreparedBlock::List(items) => {
                    let element = self.bullets(items, bullet);
                    children.push(Child::Element(element));
                }
                PreparedBlock::Chart(chart) => {
                    children.extend(self.chart(chart).into_iter().map(Child::Element));
                }
                PreparedBlock::Table(table) => {
                    let element = self.table(table);
                    children.push(Child::Element(element));
                }
            }
        }
        self.close_section(children, heading_bottom);
    }

    fn paragraph(&mut self, text: &Material, kind: ProseKind) -> Element {
        let (children, _) = self.flow(text, self.paragraph_setting(kind));
        Element { role: Role::Paragraph, children }
    }

    fn bullets(&mut self, items: &[Material], bullet: &Material) -> Element {
        let style = self.style;
        let text = self.item_setting();
        let label = Setting {
            x: self.text_left(),
            measure: style.body.size * BULLET_INDENT,
            colour: Colour::Accent,
            ..self.setting(style.body, LineKind::Label)
        };
        self.list(Labels::Bullets, style.item_gap, items.iter().map(|item| (bullet, item)), label, text)
    }

    /// Sets a list whose labels are at the left of their items.
    fn list<'m>(
        &mut self,
        labels: Labels,
        gap: f32,
        items: impl Iterator<Item = (&'m Material, &'m Material)>,
        label_setting: Setting,
        text_setting: Setting,
    ) -> Element {
        let numbered = labels == Labels::Numbers;
        let mut children = Vec::new();
        for (index, (label, text)) in items.enumerate() {
            if index > 0 {
                self.y += gap;
            }
            let lines = text_setting.line_count(text);
            if numbered {
                // An entry of the references is short, so it isn't divided over two sheets.
                self.keep(lines as f32 * text_setting.face.leading);
            }
            let tops = self.tops(lines.max(1), text_setting.face.leading);
            let top = tops.first().copied().unwrap_or(self.y);
            let mut set_label = self.setter.set(label, label_setting, top);
            if numbered {
                let (left, right) = (label_setting.x, label_setting.x + label_setting.measure);
                let area = [left, top, right, top + set_label.height];
                let number = label.text.trim_end_matches('.');
                self.setter.link(&mut set_label, LinkTarget::Citation(index), area, number);
                self.setter.page.references.push((left, top));
            }
            let text = self.setter.set_at(text, text_setting, |line| tops.get(line).copied().unwrap_or(top));
            self.y = self.y.max(top + set_label.height);
            let element = |role, children| Child::Element(Element { role, children });
            let parts = vec![element(Role::Label, set_label.children), element(Role::ItemBody, text)];
            children.push(element(Role::Item, parts));
        }
        Element { role: Role::List { numbered }, children }
    }

    fn references(&mut self) {
        let prepared = self.prepared;
        if prepared.references.is_empty() {
            return;
        }
        let heading = prepared.references_heading.text.clone();
        let style = self.style;
        let face = style.reference;
        let widest =
            prepared.references.iter().map(|reference| reference.label.natural_width()).max().unwrap_or(0);
        let label_width = face.points(widest as f32) + 0.1;
        let left = self.text_left();
        let indent = label_width + face.size * 0.6;
        let label = Setting {
            x: left,
            measure: label_width,
            offset: 1.0,
            strong_colour: Colour::Accent,
            ..self.setting(face, LineKind::Label)
        };
        let text = Setting {
            x: left + indent,
            measure: self.right - left - indent,
            ..self.setting(face, LineKind::Reference)
        };
        // The first entries stay with the side head: as many as make two lines.
        let lines: Vec<usize> = prepared
            .references
            .iter()
            .take(2)
            .map(|reference| text.line_count(&reference.text).max(1))
            .collect();
        let together =
            if lines.first().is_some_and(|count| *count > 1) { lines[0] } else { lines.iter().sum() };
        self.keep_section(&prepared.references_heading, 0.0, together as f32 * face.leading);
        let (mut children, heading_bottom) = self.open_section(&prepared.references_heading, heading, 0.0);
        // Small type in its own line box would be lower than the side head beside it.
        self.y += (style.body.ascent() - face.ascent()) * 0.6;
        let items = prepared.references.iter().map(|reference| (&reference.label, &reference.text));
        let list = self.list(Labels::Numbers, style.reference_gap, items, label, text);
        children.push(Child::Element(list));
        self.close_section(children, heading_bottom);
        self.y -= style.section_gap;
    }
}
