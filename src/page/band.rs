//! Sets sections of text in two columns that read downwards, over as many sheets as they take.

use super::colour::{Colour, Tint};
use super::column::{BULLET_INDENT, Column, Width};
use super::columns::{ColumnLine, GUTTER, divide, forced, places};
use super::compose::item;
use super::material::Material;
use super::prepare::{PreparedBlock, PreparedSection};
use super::setter::Setting;
use super::tree::{Child, Element, LineKind, OutlineEntry, Role};

/// What a column that doesn't begin with a head costs, in lines: it begins with a bullet or paragraph, or in one.
const BETWEEN: f32 = 0.6;
const WITHIN: f32 = 2.1;
/// The fewest lines of a block on either side of the place where it is divided.
const FEWEST: usize = 2;
/// Text of so many lines across the page is not put into columns.
const FEW_ACROSS: usize = 2;

/// A head, paragraph or bullet in the columns.
struct ColumnPart<'a> {
    section: usize,
    /// Its block, and whether that is a list; none for a head.
    block: Option<(usize, bool)>,
    material: &'a Material,
    setting: Setting,
    /// Its first line, and how many it has.
    first: usize,
    count: usize,
}

/// What is put into columns, line by line.
struct RunningText<'a> {
    pieces: Vec<ColumnPart<'a>>,
    lines: Vec<ColumnLine>,
}

impl<'a> Column<'a> {
    /// Sets sections of text with their heads in two columns; `heads` are the words of the heads.
    pub(super) fn band(&mut self, sections: &'a [PreparedSection], heads: &[String]) {
        let mut text = RunningText { pieces: Vec::new(), lines: Vec::new() };
        for (index, section) in sections.iter().enumerate() {
            if !section.heading.cells.is_empty() {
                self.add_head(&mut text, index, section);
            }
            let again = self.again(section);
            self.add_blocks(&mut text, (index, again), &section.blocks);
        }
        let opening = forced(&text.lines).height;
        (self.width, self.carried) = (Width::Full, None);
        self.keep(self.style.head_over + opening);
        let (rule, sheet) = (self.y, self.sheet);
        self.y += self.style.head_over;
        let places = self.fill(&text, |section| Some(&sections[section].continued));
        self.repeat_heads(&text, sections, &places);
        // Where the second column begins with a head, each column has a rule of its own.
        let second =
            places.iter().position(|[right, top]| *right > 0.0 && self.setter.page.sheet_of(*top) == sheet);
        let is_head = |line: usize| {
            let begins = |piece: &ColumnPart<'_>| piece.block.is_none() && piece.first == line;
            text.lines[line].again > 0.0 || text.pieces.iter().any(begins)
        };
        if second.is_some_and(is_head) {
            let width = self.column_width();
            self.rule_above(self.left, self.left + width, rule);
            self.rule_above(self.right - width, self.right, rule);
        } else {
            self.rule_above(self.left, self.right, rule);
        }
        for (section, _) in sections.iter().enumerate() {
            let mut children = Vec::new();
            if let Some(head) =
                text.pieces.iter().find(|piece| piece.section == section && piece.block.is_none())
            {
                let [right, top] = places.get(head.first).copied().unwrap_or([0.0, self.y]);
                let set = self.put(head, &places);
                let text = heads.get(section).cloned().unwrap_or_default();
                self.setter.page.outline.push(OutlineEntry { text, y: top, level: 2 });
                children.push(Child::Element(Element { role: Role::Heading, children: set }));
                // Between two sections in one column there is a rule.
                if section > 0 && head.first > 0 && places[head.first - 1][0] == right {
                    let left = self.left + right;
                    let above = top - self.style.head_over;
                    self.rule_above(left, left + self.column_width(), above);
                }
            }
            let blocks = text.pieces.iter().filter(|piece| piece.section == section && piece.block.is_some());
            children.extend(self.put_blocks(blocks, &places));
            self.setter.page.content.push(Element { role: Role::Section, children });
        }
        self.head_bottom = self.y;
        self.y += self.style.section_gap;
        (self.width, self.carried) = (Width::Text, None);
    }

    /// Sets text of a section whose head is across the page in two columns below it; returns its structure.
    pub(super) fn in_columns(&mut self, blocks: &'a [PreparedBlock]) -> Vec<Child> {
        let mut text = RunningText { pieces: Vec::new(), lines: Vec::new() };
        self.add_blocks(&mut text, (0, 0.0), blocks);
        let carried = self.carried;
        let places = self.fill(&text, |_| carried);
        self.put_blocks(text.pieces.iter(), &places)
    }

    /// The height of the least of such text that must be below its head.
    pub(super) fn least_in_columns(&self, blocks: &'a [PreparedBlock]) -> f32 {
        let mut text = RunningText { pieces: Vec::new(), lines: Vec::new() };
        self.add_blocks(&mut text, (0, 0.0), blocks);
        if text.lines.is_empty() { 0.0 } else { forced(&text.lines).height }
    }

    /// Whether blocks of text need more than two lines across the page.
    pub(super) fn needs_columns(&self, blocks: &[PreparedBlock]) -> bool {
        let mut lines = 0;
        for block in blocks {
            let texts = match block {
                PreparedBlock::Paragraph(text) => std::slice::from_ref(text),
                PreparedBlock::List(items) => items,
                PreparedBlock::Table(_) | PreparedBlock::Chart(_) | PreparedBlock::Picture(_) => &[],
            };
            let setting = Setting {
                measure: self.right - self.left - self.style.body.size * BULLET_INDENT,
                fill: self.prose_fill(),
                ..self.setting(self.style.body, LineKind::Item)
            };
            lines += texts.iter().map(|text| setting.line_count(text).max(1)).sum::<usize>();
        }
        lines > FEW_ACROSS
    }

    fn column_width(&self) -> f32 {
        (self.right - self.left - GUTTER) / 2.0
    }

    fn rule_above(&mut self, left: f32, right: f32, y: f32) {
        let weight = self.style.rules.section;
        self.rectangle(left, y - weight / 2.0, right - left, weight, Tint::Accent);
    }

    fn add_head(&self, text: &mut RunningText<'a>, section: usize, prepared: &'a PreparedSection) {
        let setting = self.head_setting(self.left, self.column_width());
        let (first, count) = (text.lines.len(), setting.line_count(&prepared.heading).max(1));
        for line in 0..count {
            let (gap, cost) = match line {
                0 => (self.style.section_gap + self.style.head_over, Some(0.0)),
                _ => (0.0, None),
            };
            text.lines.push(ColumnLine {
                height: self.heading.leading,
                gap,
                cost,
                again: 0.0,
                begins_sheet: cost.is_some(),
            });
        }
        let material = &prepared.heading;
        text.pieces.push(ColumnPart { section, block: None, material, setting, first, count });
    }

    /// The space for the head of a section that goes on in the second column.
    fn again(&self, section: &PreparedSection) -> f32 {
        if section.continued.cells.is_empty() {
            return 0.0;
        }
        let lines = self.head_setting(self.left, self.column_width()).line_count(&section.continued).max(1);
        self.heading.leading * lines as f32 + self.style.head_gap
    }

    /// Sets the heads of sections that go on in a second column above that, with the remark that they do.
    fn repeat_heads(&mut self, text: &RunningText<'a>, sections: &'a [PreparedSection], places: &[[f32; 2]]) {
        for (line, pair) in places.windows(2).enumerate().map(|(index, pair)| (index + 1, pair)) {
            let ([before, _], [right, top]) = (pair[0], pair[1]);
            let again = text.lines[line].again;
            if before < right
                && again > 0.0
                && let Some(piece) = text.pieces.iter().rev().find(|piece| piece.first <= line)
            {
                let setting = self.head_setting(self.left + right, self.column_width());
                self.setter.repeat(&sections[piece.section].continued, setting, top - again);
            }
        }
    }

    /// `again` is the space that the head takes where the second column begins with a line of theirs.
    fn add_blocks(
        &self,
        text: &mut RunningText<'a>,
        (section, again): (usize, f32),
        blocks: &'a [PreparedBlock],
    ) {
        for (index, block) in blocks.iter().enumerate() {
            let (texts, is_list) = match block {
                PreparedBlock::Paragraph(text) => (std::slice::from_ref(text), false),
                PreparedBlock::List(items) => (items.as_slice(), true),
                PreparedBlock::Table(_) | PreparedBlock::Chart(_) | PreparedBlock::Picture(_) => continue,
            };
            for (at, material) in texts.iter().enumerate() {
                let gap = self.style.item_gap * if at == 0 && index > 0 { 1.4 } else { 1.0 };
                self.add_text(text, (section, again), (index, is_list), material, gap);
            }
        }
    }

    fn add_text(
        &self,
        text: &mut RunningText<'a>,
        (section, again): (usize, f32),
        block: (usize, bool),
        material: &'a Material,
        gap: f32,
    ) {
        let style = self.style;
        let (indent, kind) = match block.1 {
            true => (style.body.size * BULLET_INDENT, LineKind::Item),
            false => (0.0, LineKind::Paragraph),
        };
        let setting = Setting {
            x: self.left + indent,
            measure: self.column_width() - indent,
            fill: self.prose_fill(),
            ..self.setting(style.body, kind)
        };
        let (first, count) = (text.lines.len(), setting.line_count(material).max(1));
        let below_head =
            text.pieces.last().is_some_and(|before| before.section == section && before.block.is_none());
        for line in 0..count {
            let (gap, cost) = match line {
                // A head stays with its text.
                0 if below_head => (self.style.head_gap, None),
                0 => (gap, Some(BETWEEN * style.body.leading)),
                _ if line >= FEWEST && line + FEWEST <= count => (0.0, Some(WITHIN * style.body.leading)),
                _ => (0.0, None),
            };
            text.lines.push(ColumnLine {
                height: style.body.leading,
                gap,
                cost,
                again,
                begins_sheet: cost.is_some(),
            });
        }
        text.pieces.push(ColumnPart { section, block: Some(block), material, setting, first, count });
    }

    /// Gives each line its place, in columns on as many sheets as they take: how much further right than the left margin it is,
    /// and its top. The next block comes below.
    fn fill(
        &mut self,
        text: &RunningText<'a>,
        continued: impl Fn(usize) -> Option<&'a Material>,
    ) -> Vec<[f32; 2]> {
        let mut found: Vec<[f32; 2]> = Vec::with_capacity(text.lines.len());
        while found.len() < text.lines.len() {
            let left = &text.lines[found.len()..];
            let division = match divide(left, self.foot() - self.y) {
                Some(division) => division,
                None if self.is_fresh() => forced(left),
                None => {
                    self.turn_within(text, found.len(), &continued);
                    continue;
                }
            };
            self.keep(division.height);
            found.extend(places(left, division, self.column_width() + GUTTER, self.y));
            self.y += division.height;
            if found.len() < text.lines.len() {
                self.turn_within(text, found.len(), &continued);
            }
        }
        found
    }

    /// Begins the next sheet, with the head of the section again where that goes on.
    fn turn_within(
        &mut self,
        text: &RunningText<'a>,
        next: usize,
        continued: &impl Fn(usize) -> Option<&'a Material>,
    ) {
        let piece = text.pieces.iter().rev().find(|piece| piece.first <= next);
        let goes_on = piece.filter(|piece| piece.block.is_some());
        let head = goes_on.and_then(|piece| continued(piece.section));
        self.carried = head.filter(|head| !head.cells.is_empty());
        self.width = Width::Full;
        self.turn();
    }

    /// Sets a piece at the places of its lines.
    fn put(&mut self, piece: &ColumnPart<'a>, places: &[[f32; 2]]) -> Vec<Child> {
        let at = |line: usize| {
            let last = piece.count.saturating_sub(1);
            places.get(piece.first + line.min(last)).copied().unwrap_or_default()
        };
        self.setter.set_over(piece.material, piece.setting, at)
    }

    /// Sets the pieces of one section; returns its paragraphs and lists.
    fn put_blocks<'p>(
        &mut self,
        pieces: impl Iterator<Item = &'p ColumnPart<'a>>,
        places: &[[f32; 2]],
    ) -> Vec<Child>
    where
        'a: 'p,
    {
        let (mut children, mut open): (Vec<Child>, Option<usize>) = (Vec::new(), None);
        for piece in pieces {
            let Some((block, is_list)) = piece.block else { continue };
            let text = if is_list {
                let [right, top] = places.get(piece.first).copied().unwrap_or_default();
                let label = Setting {
                    x: self.left + right,
                    measure: self.style.body.size * BULLET_INDENT,
                    colour: Colour::Accent,
                    ..self.setting(self.style.body, LineKind::Label)
                };
                let label = self.setter.set(&self.prepared.bullet, label, top);
                let text = self.put(piece, places);
                item(label.children, text)
            } else {
                let children = self.put(piece, places);
                Child::Element(Element { role: Role::Paragraph, children })
            };
            match children.last_mut() {
                Some(Child::Element(list)) if is_list && open == Some(block) => list.children.push(text),
                _ if is_list => {
                    let role = Role::List { numbered: false };
                    children.push(Child::Element(Element { role, children: vec![text] }));
                }
                _ => children.push(text),
            }
            open = Some(block);
        }
        children
    }
}
