//! Sets a prepared document from top to bottom in a given style.

use super::colour::{Colour, Tint};
use super::column::{BULLET_INDENT, Column, ProseKind, Width};
use super::document::Document;
use super::line::Fill;
use super::marking::diagonal;
use super::material::Material;
use super::measures::{TABLE_GAP, TableMeasures};
use super::picture_block::as_section;
use super::prepare::{PreparedBlock, PreparedDocument, PreparedSection};
use super::setter::{Pass, Setter, Setting};
use super::sheet::{Finish, Sheet};
use super::style::{SIDE_GAP, Style};
use super::title::{fits_rail, heading_type};
use super::tree::{Child, Element, LineKind, OutlineEntry, Page, Role};

/// The least space between the text and the rule of the footer.
const FOOT_GAP: f32 = 9.0;

/// The space between a head and the text on the same line.
const RUN_IN_GAP: f32 = 12.0;

/// The rule above a section.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// As above most sections.
    Hairline,
    /// The one that tells the last section apart: what to watch, what isn't known.
    Accent,
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
        head_bottom: 0.0,
        width: Width::Text,
        run_in: 0.0,
        carried: None,
        left,
        right,
    };
    column.setter.drop = prepared.drop;
    column.foot = column.footer_rule() - FOOT_GAP;
    column.masthead(document);
    column.bottom_line();
    for (index, section) in prepared.sections.iter().enumerate() {
        let heading = document.sections.get(index).map(|section| section.heading.plain_text());
        let rule = if stands_apart(&prepared.sections, index) { Rule::Accent } else { Rule::Hairline };
        column.section(section, heading.unwrap_or_default(), rule);
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

impl<'a> Column<'a> {
    /// The width of a section: drawings take the full width, and so do tables whose cells would break more lines beside the
    /// head than the head needs for a line of its own.
    fn width_of(&self, section: &PreparedSection) -> Width {
        let across = |block: &PreparedBlock| match block {
            PreparedBlock::Chart(_) | PreparedBlock::Picture(_) => true,
            PreparedBlock::Table(table) => {
                let height =
                    |width: f32| -> f32 { TableMeasures::new(table, self.style, width).heights.iter().sum() };
                let (beside, across) =
                    (height(self.right - self.text_left()), height(self.right - self.left));
                across + self.head_height(section) < beside
            }
            PreparedBlock::Paragraph(_) | PreparedBlock::List(_) => false,
        };
        if section.blocks.iter().any(across) { Width::Full } else { Width::Text }
    }

    /// What a head across the page takes of the height: nothing where the first paragraph begins on its line.
    fn head_height(&self, section: &PreparedSection) -> f32 {
        if self.runs_in(section).is_some() { 0.0 } else { self.heading.leading }
    }

    /// How much further right the first paragraph of a section across the page begins when it is on the line of the head, if
    /// both have room on it.
    fn runs_in(&self, section: &PreparedSection) -> Option<f32> {
        let Some(PreparedBlock::Paragraph(text)) = section.blocks.first() else { return None };
        let head = self.heading.points(section.heading.natural_width() as f32) + RUN_IN_GAP;
        let whole = head + self.style.body.points(text.natural_width() as f32) + 0.1;
        let fits = !section.heading.cells.is_empty() && whole <= self.right - self.left;
        fits.then_some(head)
    }

    /// Sets the rule above a section and its head; returns its structure so far.
    /// A side head is `drop` lower than the section's top, so that it is level with the text beside it; a head above what takes
    /// the full width has a line of its own.
    pub(super) fn open_section(
        &mut self,
        heading: &Material,
        text: String,
        drop: f32,
        rule: Rule,
    ) -> Vec<Child> {
        let (weight, tint) = match rule {
            Rule::Hairline => (self.style.rules.section, Tint::Hairline),
            Rule::Accent => (self.style.rules.table, Tint::Accent),
        };
        self.rectangle(self.left, self.y - weight / 2.0, self.right - self.left, weight, tint);
        self.y += self.style.section_gap;
        self.head_bottom = self.y;
        if heading.cells.is_empty() {
            return Vec::new();
        }
        // A smaller head has the same baseline as the text beside it.
        let top = self.y + drop + self.style.body.ascent() - self.heading.ascent();
        let set = self.setter.set(heading, self.heading_setting(self.width), top);
        self.setter.page.outline.push(OutlineEntry { text, y: top, level: 2 });
        self.head_bottom = top + set.height;
        if self.width == Width::Full && self.run_in == 0.0 {
            self.y = self.head_bottom + self.style.item_gap;
        }
        vec![Child::Element(Element { role: Role::Heading, children: set.children })]
    }

    /// Begins the next sheet unless this one has room for a head with the least of its text beside or below it.
    pub(super) fn keep_section(&mut self, heading: &Material, drop: f32, least: f32) {
        let lines = self.heading_setting(self.width).line_count(heading);
        let head =
            drop + self.style.body.ascent() - self.heading.ascent() + lines as f32 * self.heading.leading;
        let height = match (lines, self.width) {
            (0, _) => least,
            (_, Width::Text) => head.max(least),
            (_, Width::Full) if self.run_in > 0.0 => head.max(least),
            (_, Width::Full) => head + self.style.item_gap + least,
        };
        self.keep(self.style.section_gap + height);
    }

    /// The setting of a head: beside its section, or across the page where the section begins with what takes the full width.
    pub(super) fn heading_setting(&self, width: Width) -> Setting {
        Setting {
            measure: match width {
                Width::Text => self.style.side - SIDE_GAP,
                Width::Full => self.right - self.left,
            },
            fill: Fill::Balanced,
            colour: Colour::Accent,
            strong_colour: Colour::Accent,
            ..self.setting(self.heading, LineKind::Heading)
        }
    }

    pub(super) fn close_section(&mut self, children: Vec<Child>) {
        self.setter.page.content.push(as_section(children));
        self.y = self.y.max(self.head_bottom) + self.style.section_gap;
        (self.width, self.carried) = (Width::Text, None);
    }

    fn section(&mut self, section: &'a PreparedSection, text: String, rule: Rule) {
        let style = self.style;
        let width = self.width_of(section);
        // A head that is too wide for the rail stands above its section.
        self.width = if fits_rail(&section.heading, style) { width } else { Width::Full };
        self.run_in = self.runs_in(section).filter(|_| width == Width::Full).unwrap_or(0.0);
        let drop = match section.blocks.first() {
            Some(PreparedBlock::Table(_)) if self.width == Width::Text => {
                TABLE_GAP + style.cell_padding + style.table.ascent() - style.body.ascent()
            }
            _ => 0.0,
        };
        let least = self.least(&section.blocks, width);
        self.keep_section(&section.heading, drop, least);
        let mut children = self.open_section(&section.heading, text, drop, rule);
        self.carried = Some(&section.continued).filter(|head| !head.cells.is_empty());
        let mut before: Option<&PreparedBlock> = None;
        for block in &section.blocks {
            let kind = match (block, before) {
                (PreparedBlock::Paragraph(_), Some(PreparedBlock::Table(_) | PreparedBlock::Chart(_))) => {
                    ProseKind::Note
                }
                _ => ProseKind::Text,
            };
            // The lines of bullets are never longer than beside a head.
            self.width = if matches!(block, PreparedBlock::List(_)) { Width::Text } else { width };
            if before.is_some() {
                self.y += style.item_gap * 1.4;
            }
            match block {
                PreparedBlock::Paragraph(text) => {
                    let element = self.paragraph(text, kind);
                    children.push(Child::Element(element));
                }
                PreparedBlock::List(items) => {
                    let element = self.bullets(items);
                    children.push(Child::Element(element));
                }
                PreparedBlock::Picture(picture) => children.push(self.picture(picture)),
                PreparedBlock::Chart(chart) => {
                    children.extend(self.chart(chart).into_iter().map(Child::Element));
                }
                PreparedBlock::Table(table) => {
                    let element = self.table(table);
                    children.push(Child::Element(element));
                }
            }
            before = Some(block);
            self.run_in = 0.0;
        }
        self.close_section(children);
    }

    fn paragraph(&mut self, text: &Material, kind: ProseKind) -> Element {
        let (children, _) = self.flow(text, self.paragraph_setting(kind));
        Element { role: Role::Paragraph, children }
    }

    fn bullets(&mut self, items: &[Material]) -> Element {
        let bullet = &self.prepared.bullet;
        let style = self.style;
        let text = self.item_setting();
        let label = Setting {
            x: self.text_left(),
            measure: style.body.size * BULLET_INDENT,
            colour: Colour::Accent,
            ..self.setting(style.body, LineKind::Label)
        };
        self.list(style.item_gap, items.iter().map(|item| (bullet, item)), label, text)
    }

    /// Sets a list whose labels are at the left of their items.
    fn list<'m>(
        &mut self,
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
            let tops = self.tops(text_setting.line_count(text).max(1), text_setting.face.leading);
            let top = tops.first().copied().unwrap_or(self.y);
            let set_label = self.setter.set(label, label_setting, top);
            let text = self.setter.set_at(text, text_setting, |line| tops.get(line).copied().unwrap_or(top));
            self.y = self.y.max(top + set_label.height);
            children.push(item(set_label.children, text));
        }
        Element { role: Role::List { numbered: false }, children }
    }
}

/// Whether a section is told apart: the last of several, in words of the author's only, as what to watch and what isn't known
/// are.
fn stands_apart(sections: &[PreparedSection], index: usize) -> bool {
    let prose = |block: &PreparedBlock| matches!(block, PreparedBlock::Paragraph(_));
    index > 0 && index + 1 == sections.len() && sections[index].blocks.iter().all(prose)
}

/// An item of a list.
pub(super) fn item(label: Vec<Child>, text: Vec<Child>) -> Child {
    let element = |role, children| Child::Element(Element { role, children });
    element(Role::Item, vec![element(Role::Label, label), element(Role::ItemBody, text)])
}
