//! Sets a prepared document from top to bottom in a given style.

use super::document::Document;
use super::figure::{Faces, PreparedFigure, layout};
use super::material::Material;
use super::paragraph::Fill;
use super::prepare::{Prepared, PreparedBlock, PreparedSection};
use super::setter::{Set, Setter, Setting};
use super::sheet::Sheet;
use super::style::{SIDE_GAP, Style, Type};
use super::table::set_table;
use super::title::{heading_type, title_type};
use super::tree::{
    Child, Colour, Element, FigureArea, Leaf, LineKind, LinkTarget, OutlineEntry, Page, Rectangle, Role, Tint,
};
use crate::language::Language;

/// The space above and below a table.
const TABLE_GAP: f32 = 2.0;
/// The least space between the text and the rule of the footer.
const FOOT_GAP: f32 = 9.0;

/// A page as far as it went, which may be further than the sheet.
pub(super) struct LaidOut {
    /// The page.
    pub page: Page,
    /// The height left free above the footer, in points; negative when the text is too long.
    pub room: f32,
}

/// Sets the whole page. Without `draws` only its height is found.
pub(super) fn lay_out(
    document: &Document,
    prepared: &Prepared,
    sheet: &Sheet,
    style: &Style,
    draws: bool,
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
        setter: Setter::new(page, style.language, draws),
        style,
        heading,
        y: style.margin_top,
        left,
        right,
    };
    column.masthead(document, prepared, title_type(&prepared.title, sheet, style));
    column.bottom_line(prepared);
    for (index, section) in prepared.sections.iter().enumerate() {
        let heading = document.sections.get(index).map(|section| section.heading.plain_text());
        column.section(section, heading.unwrap_or_default(), &prepared.bullet);
    }
    column.references(prepared);
    let text_end = column.y;
    let footer_top = column.footer(prepared, height);
    LaidOut { page: column.setter.page, room: footer_top - FOOT_GAP - text_end }
}

/// The page with the place that the next block will have.
pub(super) struct Column<'a> {
    pub setter: Setter,
    pub style: &'a Style,
    /// The type of side heads.
    pub heading: Type,
    /// The top of what comes next.
    pub y: f32,
    /// The left and right edge of the page's content.
    pub left: f32,
    pub right: f32,
}

impl Column<'_> {
    fn text_left(&self) -> f32 {
        self.left + self.style.side
    }

    pub(super) fn prose_fill(&self) -> Fill {
        match self.style.language {
            Language::En => Fill::Ragged,
            Language::Ja => Fill::Justified,
        }
    }

    pub(super) fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, tint: Tint) {
        self.setter.page.rectangles.push(Rectangle { x, y, width, height, tint });
    }

    pub(super) fn add(&mut self, role: Role, set: Set) {
        self.setter.page.content.push(Element { role, children: set.children });
    }

    pub(super) fn setting(&self, face: Type, kind: LineKind) -> Setting {
        Setting {
            face,
            fill: Fill::Ragged,
            x: self.left,
            measure: self.right - self.left,
            offset: 0.0,
            hang: 0.0,
            colour: Colour::Ink,
            strong_colour: Colour::Ink,
            kind,
        }
    }

    /// The hairline above a section and its side head; returns its structure so far and the head's lower edge.
    /// The head stands `drop` lower than the section's top, so that it is level with the text beside it.
    fn open_section(&mut self, heading: &Material, text: String, drop: f32) -> (Vec<Child>, f32) {
        let weight = self.style.rules.section;
        self.rectangle(self.left, self.y - weight / 2.0, self.right - self.left, weight, Tint::Hairline);
        self.y += self.style.section_gap;
        if heading.cells.is_empty() {
            return (Vec::new(), self.y);
        }
        // A smaller head stands on the line of the text beside it.
        let top = self.y + drop + self.style.body.ascent() - self.heading.ascent();
        let setting = Setting {
            measure: self.style.side - SIDE_GAP,
            fill: Fill::Balanced,
            colour: Colour::Accent,
            strong_colour: Colour::Accent,
            ..self.setting(self.heading, LineKind::Heading)
        };
        let set = self.setter.set(heading, setting, top);
        self.setter.page.outline.push(OutlineEntry { text, y: top, level: 2 });
        let bottom = top + set.height;
        (vec![Child::Element(Element { role: Role::Heading, children: set.children })], bottom)
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
            Some(PreparedBlock::Figure(figure)) => {
                layout(figure, Faces::of(style), self.right - self.text_left()).drop
            }
            _ => 0.0,
        };
        let (mut children, heading_bottom) = self.open_section(&section.heading, text, drop);
        for (index, block) in section.blocks.iter().enumerate() {
            if index > 0 {
                self.y += style.item_gap * 1.4;
            }
            match block {
                PreparedBlock::Paragraph(text) => {
                    let after_table = index > 0
                        && matches!(
                            section.blocks.get(index - 1),
                            Some(PreparedBlock::Table(_) | PreparedBlock::Figure(_))
                        );
                    let element = self.paragraph(text, after_table);
                    children.push(Child::Element(element));
                }
                PreparedBlock::List(items) => {
                    let element = self.bullets(items, bullet);
                    children.push(Child::Element(element));
                }
                PreparedBlock::Figure(figure) => {
                    let element = self.figure(figure);
                    children.push(Child::Element(element));
                }
                PreparedBlock::Table(table) => {
                    let left = self.text_left();
                    // The upper rule of a table stands a little below the tops of letters beside it.
                    self.y += TABLE_GAP;
                    let (element, height) =
                        set_table(&mut self.setter, table, style, (left, self.right - left), self.y);
                    self.y += height + TABLE_GAP;
                    children.push(Child::Element(element));
                }
            }
        }
        self.close_section(children, heading_bottom);
    }

    fn paragraph(&mut self, text: &Material, is_note: bool) -> Element {
        // A paragraph right under a table is its note.
        let face = if is_note { self.style.reference } else { self.style.body };
        let colour = if is_note { Colour::Grey } else { Colour::Ink };
        let setting = Setting {
            x: self.text_left(),
            measure: self.right - self.text_left(),
            fill: self.prose_fill(),
            colour,
            ..self.setting(face, LineKind::Paragraph)
        };
        let set = self.setter.set(text, setting, self.y);
        self.y += set.height;
        Element { role: Role::Paragraph, children: set.children }
    }

    fn figure(&mut self, figure: &PreparedFigure) -> Element {
        let (left, top) = (self.text_left(), self.y);
        let drawing = layout(figure, Faces::of(self.style), self.right - left);
        self.y += drawing.height;
        let shapes: Vec<_> = drawing.shapes.into_iter().map(|shape| shape.moved(left, top)).collect();
        let mut children = Vec::new();
        // Key figures are all text.
        if !shapes.is_empty() {
            children.push(Child::Leaf(Leaf { shapes, runs: Vec::new() }));
        }
        for text in drawing.texts {
            let setting = Setting {
                x: left + text.x,
                measure: text.measure,
                colour: text.colour,
                strong_colour: text.colour,
                ..self.setting(text.face, text.kind)
            };
            let set = self.setter.set(text.material, setting, top + text.y);
            children.push(Child::Element(Element { role: Role::Paragraph, children: set.children }));
        }
        let figures = &mut self.setter.page.figures;
        figures.push(FigureArea { alt: figure.alt.clone(), area: [left, top, self.right, self.y] });
        Element { role: Role::Figure(figures.len() - 1), children }
    }

    fn bullets(&mut self, items: &[Material], bullet: &Material) -> Element {
        let style = self.style;
        let indent = style.body.size * 1.3;
        let left = self.text_left();
        let text = Setting {
            x: left + indent,
            measure: self.right - left - indent,
            fill: self.prose_fill(),
            ..self.setting(style.body, LineKind::Item)
        };
        let label = Setting {
            x: left,
            measure: indent,
            colour: Colour::Accent,
            ..self.setting(style.body, LineKind::Label)
        };
        self.list(false, style.item_gap, items.iter().map(|item| (bullet, item)), label, text)
    }

    /// A list whose labels hang at the left of their items.
    fn list<'m>(
        &mut self,
        numbered: bool,
        gap: f32,
        items: impl Iterator<Item = (&'m Material, &'m Material)>,
        label_setting: Setting,
        text_setting: Setting,
    ) -> Element {
        let mut children = Vec::new();
        for (index, (label, text)) in items.enumerate() {
            if index > 0 {
                self.y += gap;
            }
            let top = self.y;
            let mut set_label = self.setter.set(label, label_setting, top);
            if numbered {
                let (left, right) = (label_setting.x, label_setting.x + label_setting.measure);
                let area = [left, top, right, top + set_label.height];
                let number = label.text.trim_end_matches('.');
                self.setter.link(&mut set_label, LinkTarget::Citation(index), area, number);
                self.setter.page.references.push((left, top));
            }
            let text = self.setter.set(text, text_setting, self.y);
            self.y += text.height.max(set_label.height);
            let element = |role, children| Child::Element(Element { role, children });
            let parts =
                vec![element(Role::Label, set_label.children), element(Role::ItemBody, text.children)];
            children.push(element(Role::Item, parts));
        }
        Element { role: Role::List { numbered }, children }
    }

    fn references(&mut self, prepared: &Prepared) {
        if prepared.references.is_empty() {
            return;
        }
        let heading = prepared.references_heading.text.clone();
        let (mut children, heading_bottom) = self.open_section(&prepared.references_heading, heading, 0.0);
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
        // Small type in a line box of its own would sink below the side head beside it.
        self.y += (style.body.ascent() - face.ascent()) * 0.6;
        let items = prepared.references.iter().map(|reference| (&reference.label, &reference.text));
        let list = self.list(true, style.reference_gap, items, label, text);
        children.push(Child::Element(list));
        self.close_section(children, heading_bottom);
        self.y -= style.section_gap;
    }
}
