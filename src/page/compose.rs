//! Sets a prepared document from top to bottom in a given style.

use std::ops::Range;

use super::colour::{Colour, Tint};
use super::column::{BULLET_INDENT, Column, ProseKind, Width};
use super::document::Document;
use super::line::Fill;
use super::marking::diagonal;
use super::material::Material;
use super::picture_block::as_section;
use super::prepare::{PreparedBlock, PreparedDocument, PreparedSection};
use super::setter::{Pass, Setter, Setting};
use super::sheet::{Finish, Sheet};
use super::style::{SIDE_GAP, Style};
use super::title::heading_type;
use super::tree::{Child, Element, LineKind, OutlineEntry, Page, Role};

/// The least space between the text and the rule of the footer.
const FOOT_GAP: f32 = 9.0;

/// The space between a head and the text on the same line.
const RUN_IN_GAP: f32 = 12.0;

/// The rule above a section.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// As above most sections.
    Accent,
    /// None, because the section has a ground of its own.
    None,
}

/// Where sections are put.
enum Plan {
    /// Across the page, with what is drawn in it.
    Across(usize),
    /// Beside its head.
    Beside(usize),
    /// With its neighbours in two columns.
    Columns(Range<usize>),
}

/// The space between the edge of a ground and what is on it.
const GROUND_INSET: f32 = 10.0;
/// The space above and below what is on a ground, as a multiple of that below a rule.
const GROUND_PADDING: f32 = 1.5;
/// The most lines of a head on a ground.
const HEAD_LINES: usize = 2;
/// The space between a head across the page and a drawing, beyond that between a head and a text, as a share of the type size.
const DRAWING_GAP: f32 = 0.45;
/// Text of so many lines beside a head isn't put into columns.
const FEW_BESIDE: usize = 3;

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
    let in_rail =
        prepared.sections.iter().enumerate().filter(|(index, _)| stands_apart(&prepared.sections, *index));
    let in_rail = in_rail.map(|(_, section)| &section.heading).chain([&prepared.references_heading]);
    let heading = heading_type(in_rail, style);
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
        side: style.side,
        carried: None,
        left,
        right,
    };
    column.setter.drop = prepared.drop;
    column.foot = column.footer_rule() - FOOT_GAP;
    column.masthead(document);
    column.bottom_line();
    let words = |index: usize| {
        document.sections.get(index).map(|section| section.heading.plain_text()).unwrap_or_default()
    };
    for part in column.plan(&prepared.sections) {
        match part {
            Plan::Across(index) => column.across(&prepared.sections[index], words(index)),
            Plan::Beside(index) if stands_apart(&prepared.sections, index) => {
                column.on_ground(&prepared.sections[index], words(index));
            }
            Plan::Beside(index) => column.beside(&prepared.sections[index], words(index), Rule::Accent),
            Plan::Columns(range) => {
                let heads: Vec<String> = range.clone().map(words).collect();
                match &prepared.sections[range] {
                    // The head of a single section is above both columns.
                    [section] => column.across(section, heads.into_iter().next().unwrap_or_default()),
                    sections => column.band(sections, &heads),
                }
            }
        }
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
    /// Where the sections are put: what is drawn across the page, the last words of the author and single short texts beside
    /// their heads, and other text in columns.
    fn plan(&self, sections: &[PreparedSection]) -> Vec<Plan> {
        let is_text = |index: usize| {
            let text =
                |block: &PreparedBlock| matches!(block, PreparedBlock::Paragraph(_) | PreparedBlock::List(_));
            !stands_apart(sections, index) && sections[index].blocks.iter().all(text)
        };
        let mut plan = Vec::new();
        let mut next = 0;
        while next < sections.len() {
            let run = (next..sections.len()).take_while(|index| is_text(*index)).count();
            let section = &sections[next];
            plan.push(match run {
                0 if stands_apart(sections, next) && self.has_rail(section) => Plan::Beside(next),
                0 => Plan::Across(next),
                1 if self.has_rail(section) && self.lines_beside(section) <= FEW_BESIDE => Plan::Beside(next),
                _ => Plan::Columns(next..next + run),
            });
            next += run.max(1);
        }
        plan
    }

    /// Whether a section has a head that stands in the rail.
    fn has_rail(&self, section: &PreparedSection) -> bool {
        let heading = &section.heading;
        !heading.cells.is_empty()
            && self.heading.points(heading.minimal_width() as f32) <= self.style.side - SIDE_GAP
    }

    /// How many lines the text of a section takes beside its head.
    fn lines_beside(&self, section: &PreparedSection) -> usize {
        let count = |block: &PreparedBlock| match block {
            PreparedBlock::Paragraph(text) => self.paragraph_setting(ProseKind::Text).line_count(text),
            PreparedBlock::List(items) => {
                let setting = self.item_setting();
                items.iter().map(|item| setting.line_count(item)).sum()
            }
            PreparedBlock::Table(_) | PreparedBlock::Chart(_) | PreparedBlock::Picture(_) => 0,
        };
        section.blocks.iter().map(count).sum()
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
        if rule == Rule::Accent {
            let weight = self.style.rules.section;
            self.rectangle(self.left, self.y - weight / 2.0, self.right - self.left, weight, Tint::Accent);
        }
        self.y += match rule {
            Rule::Accent => self.style.head_over,
            Rule::None => GROUND_PADDING * self.style.head_over,
        };
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
            self.y = self.head_bottom + self.style.head_gap;
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
            (_, Width::Full) => head + self.style.head_gap + least,
        };
        self.keep(self.style.head_over + height);
    }

    /// The setting of a head: beside its section, or across the page.
    pub(super) fn heading_setting(&self, width: Width) -> Setting {
        match width {
            Width::Text => self.head_setting(self.left, self.side - SIDE_GAP),
            Width::Full => self.head_setting(self.left, self.right - self.left),
        }
    }

    /// The setting of a head at a place of that width.
    pub(super) fn head_setting(&self, x: f32, measure: f32) -> Setting {
        Setting {
            x,
            measure,
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

    /// Sets a section beside its head.
    fn beside(&mut self, section: &'a PreparedSection, text: String, rule: Rule) {
        self.width = Width::Text;
        let least = self.least(&section.blocks, Width::Text);
        self.keep_section(&section.heading, 0.0, least);
        let mut children = self.open_section(&section.heading, text, 0.0, rule);
        self.carried = Some(&section.continued).filter(|head| !head.cells.is_empty());
        for (index, block) in section.blocks.iter().enumerate() {
            if index > 0 {
                self.y += self.style.item_gap * 1.4;
            }
            children.extend(self.block(block, ProseKind::Text));
        }
        self.close_section(children);
    }

    /// Sets the last words of the author on a ground of their own, or, where the theme has none or they go on overleaf, below a rule.
    fn on_ground(&mut self, section: &'a PreparedSection, text: String) {
        if self.setter.page.palette.wash.is_none() || self.budget > 1 {
            return self.beside(section, text, Rule::Accent);
        }
        let (left, right, top) = (self.left, self.right, self.y);
        (self.left, self.right) = (left + GROUND_INSET, right - GROUND_INSET);
        // The head takes two lines at most, if it may take up to half as much room again.
        let side = self.style.side;
        let lines = |side: f32| self.head_setting(self.left, side - SIDE_GAP).line_count(&section.heading);
        let sides = [1.0, 1.1, 1.2, 1.3, 1.4].map(|share| share * side);
        self.side = sides.into_iter().find(|side| lines(*side) <= HEAD_LINES).unwrap_or(side);
        self.beside(section, text, Rule::None);
        (self.left, self.right, self.side) = (left, right, side);
        self.y += GROUND_PADDING * self.style.head_over - self.style.section_gap;
        self.rectangle(left, top, right - left, self.y - top, Tint::Pale);
        self.y += self.style.section_gap;
    }

    /// Sets a section whose head is across the page: drawings across it, too, and text in columns.
    fn across(&mut self, section: &'a PreparedSection, text: String) {
        let style = self.style;
        self.width = Width::Full;
        self.run_in = self.runs_in(section).unwrap_or(0.0);
        let beside = self.note_beside(section);
        let least = match self.text_from(&section.blocks, 0) {
            [] => self.drawing_gap(section.blocks.first()) + self.least(&section.blocks, Width::Full),
            texts => self.least_in_columns(texts),
        };
        self.keep_section(&section.heading, 0.0, least);
        let mut children = self.open_section(&section.heading, text, 0.0, Rule::Accent);
        self.carried = Some(&section.continued).filter(|head| !head.cells.is_empty());
        let head_top = self.head_bottom - self.heading.leading;
        let mut next = 0;
        while let Some(block) = section.blocks.get(next) {
            let before = next.checked_sub(1).and_then(|before| section.blocks.get(before));
            let drawn = matches!(before, Some(PreparedBlock::Table(_) | PreparedBlock::Chart(_)));
            if let (true, true, Some((note, setting))) = (drawn, next == 1, beside) {
                // The key of a drawing stands on the line of the head.
                let top = head_top + self.heading.ascent() - setting.face.ascent();
                let set = self.setter.set(note, setting, top);
                children.push(Child::Element(Element { role: Role::Paragraph, children: set.children }));
                next += 1;
                continue;
            }
            match (before, block) {
                (Some(_), _) => self.y += style.item_gap * 1.4,
                (None, first) => self.y += self.drawing_gap(Some(first)),
            }
            let texts = self.text_from(&section.blocks, next);
            if !texts.is_empty() {
                children.extend(self.in_columns(texts));
                next += texts.len();
            } else {
                let kind = match (drawn, block) {
                    (true, PreparedBlock::Paragraph(_)) => ProseKind::Note,
                    _ => ProseKind::Text,
                };
                children.extend(self.block(block, kind));
                next += 1;
            }
            self.run_in = 0.0;
        }
        self.close_section(children);
    }

    /// The space between a head across the page and its first block, if that is drawn.
    fn drawing_gap(&self, first: Option<&PreparedBlock>) -> f32 {
        match first {
            Some(PreparedBlock::Chart(_)) => DRAWING_GAP * self.style.body.size,
            _ => 0.0,
        }
    }

    /// The blocks from one on that are put into columns: text of more than two lines that is no note of what is drawn above it.
    fn text_from(&self, blocks: &'a [PreparedBlock], next: usize) -> &'a [PreparedBlock] {
        let is_text =
            |block: &&PreparedBlock| matches!(block, PreparedBlock::Paragraph(_) | PreparedBlock::List(_));
        let before = next.checked_sub(1).and_then(|before| blocks.get(before));
        let is_note = matches!(blocks.get(next), Some(PreparedBlock::Paragraph(_)))
            && before.is_some_and(|before| !is_text(&before));
        if is_note || (next == 0 && self.run_in > 0.0) {
            return &[];
        }
        let count = blocks[next..].iter().take_while(is_text).count();
        let texts = &blocks[next..next + count];
        if self.needs_columns(texts) { texts } else { &[] }
    }

    /// The note of a drawing right below a head across the page, with its place at the end of the head's line, if both have room on
    /// it.
    fn note_beside(&self, section: &'a PreparedSection) -> Option<(&'a Material, Setting)> {
        let [PreparedBlock::Chart(_) | PreparedBlock::Table(_), PreparedBlock::Paragraph(note), ..] =
            section.blocks.as_slice()
        else {
            return None;
        };
        let setting = self.paragraph_setting(ProseKind::Note);
        let head = self.heading.points(section.heading.natural_width() as f32) + RUN_IN_GAP;
        let width = setting.face.points(note.natural_width() as f32) + 0.1;
        let fits = self.budget == 1 && !section.heading.cells.is_empty();
        let fits = fits && head + width <= self.right - self.left;
        fits.then_some((note, Setting { x: self.right - width, measure: width, ..setting }))
    }

    /// Sets a block where it is; returns its structure.
    fn block(&mut self, block: &'a PreparedBlock, kind: ProseKind) -> Vec<Child> {
        match block {
            PreparedBlock::Paragraph(text) => vec![Child::Element(self.paragraph(text, kind))],
            PreparedBlock::List(items) => vec![Child::Element(self.bullets(items))],
            PreparedBlock::Picture(picture) => vec![self.picture(picture)],
            PreparedBlock::Chart(chart) => self.chart(chart).into_iter().map(Child::Element).collect(),
            PreparedBlock::Table(table) => vec![Child::Element(self.table(table))],
        }
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
            x: self.block_left(),
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
