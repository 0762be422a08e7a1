//! Puts broken lines at their places on the page, glyph by glyph, with the areas of their links.

use crate::language::Language;

use super::aloud::{Aloud, aloud};
use super::cell::{Blank, InkSide};
use super::colour::Colour;
use super::decimal::Shift;
use super::fonts::Face;
use super::inline::Target;
use super::kinsoku::is_wide;
use super::line::{BrokenLine, Fill};
use super::material::Material;
use super::paragraph::break_lines;
use super::style::Type;
use super::tree::{
    Child, Element, Glyph, GlyphRun, GlyphText, Leaf, LineKind, Link, LinkTarget, Page, Role, SetLine,
};

/// Where a space is at least this wide, in thousandths of an em, programs that extract text read a blank.
const ROOM: f64 = 100.0;

/// Where a block of text is set and how.
#[derive(Clone, Copy)]
pub(super) struct Setting {
    /// Size and leading.
    pub face: Type,
    /// How lines are filled.
    pub fill: Fill,
    /// Left edge.
    pub x: f32,
    /// The width lines may fill.
    pub measure: f32,
    /// The share of a line's free space that comes before it: 0 flush left, 1 flush right.
    pub offset: f32,
    /// The space at the right that is left to citation marks, so that figures set flush right end at the
    /// same place with and without them.
    pub hang: f32,
    /// The space that aligns decimal points.
    pub shift: Shift,
    /// Colour of the text; links have their own.
    pub colour: Colour,
    /// Colour of strong text.
    pub strong_colour: Colour,
    /// What the lines are.
    pub kind: LineKind,
}

impl Setting {
    /// How many lines a block has in this setting.
    pub(super) fn line_count(self, material: &Material) -> usize {
        break_lines(material, self.face.milli(self.measure), self.fill).len()
    }
}

/// What setting a page is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    /// Only its height is found.
    Measure,
    /// Glyphs are put at their places.
    Draw,
}

/// A page being composed.
pub(super) struct Setter {
    /// The page so far.
    pub page: Page,
    /// Whether the page is measured or drawn.
    pub pass: Pass,
    /// By how much of the type size text is set lower, as its fonts ask.
    pub drop: f32,
    language: Language,
    block: usize,
}

/// Text as set: its structure and its height.
pub(super) struct Set {
    /// The leaves and links of the text.
    pub children: Vec<Child>,
    /// Lines times leading, in points.
    pub height: f32,
}

impl Setter {
    pub(super) fn new(page: Page, language: Language, pass: Pass) -> Self {
        Self { page, pass, drop: 0.0, language, block: 0 }
    }

    /// Sets a block with its first line's top at `y`.
    pub(super) fn set(&mut self, material: &Material, setting: Setting, y: f32) -> Set {
        let count = setting.line_count(material);
        let children = self.set_at(material, setting, |line| y + setting.face.leading * line as f32);
        Set { children, height: count as f32 * setting.face.leading }
    }

    /// Sets a block; `top` gives the top of each of its lines.
    pub(super) fn set_at(
        &mut self,
        material: &Material,
        setting: Setting,
        top: impl Fn(usize) -> f32,
    ) -> Vec<Child> {
        self.set_over(material, setting, |line| [0.0, top(line)])
    }

    /// Sets a block over columns; `place` gives how much further right each of its lines is, and its top.
    pub(super) fn set_over(
        &mut self,
        material: &Material,
        setting: Setting,
        place: impl Fn(usize) -> [f32; 2],
    ) -> Vec<Child> {
        if self.pass == Pass::Measure {
            return Vec::new();
        }
        let lines = break_lines(material, setting.face.milli(setting.measure), setting.fill);
        self.draw(material, &lines, setting, place)
    }

    /// Sets a block as an artifact, because it only repeats other content; returns its height.
    pub(super) fn repeat(&mut self, material: &Material, setting: Setting, y: f32) -> f32 {
        let links = self.page.links.len();
        let set = self.set(material, Setting { kind: LineKind::Repeated, ..setting }, y);
        self.page.links.truncate(links);
        self.add_artifacts(set.children);
        set.height
    }

    /// Turns the set text into artifacts.
    pub(super) fn add_artifacts(&mut self, children: Vec<Child>) {
        for child in children {
            match child {
                Child::Leaf(leaf) => self.page.artifacts.extend(leaf.runs),
                Child::Element(element) => self.add_artifacts(element.children),
            }
        }
    }

    /// Turns the set text into a link over the given area: left, top, right and bottom.
    pub(super) fn link(&mut self, set: &mut Set, target: LinkTarget, area: [f32; 4], text: &str) {
        if self.pass == Pass::Draw {
            let role = Role::Link(self.page.links.len());
            self.page.links.push(Link { target, areas: vec![area], text: text.to_owned() });
            let children = std::mem::take(&mut set.children);
            set.children.push(Child::Element(Element { role, children }));
        }
    }

    fn draw(
        &mut self,
        material: &Material,
        lines: &[BrokenLine],
        setting: Setting,
        place: impl Fn(usize) -> [f32; 2],
    ) -> Vec<Child> {
        let aloud = aloud(material, self.language);
        let page = &mut self.page;
        let drop = self.drop;
        let mut writer = Writer { material, setting, page, drop, children: Vec::new(), current: None, aloud };
        for (index, line) in lines.iter().enumerate() {
            let [right, top] = place(index);
            writer.setting.x = setting.x + right;
            writer.line(line, top, self.block);
        }
        self.block += 1;
        writer.children
    }
}

struct Writer<'a> {
    material: &'a Material,
    setting: Setting,
    page: &'a mut Page,
    drop: f32,
    children: Vec<Child>,
    /// The target of the text so far, how it is said, and its sheet; a change begins a new
    /// leaf.
    current: Option<(&'a Target, Aloud, usize)>,
    /// For each cell, how it is said.
    aloud: Vec<Aloud>,
}

impl Writer<'_> {
    fn line(&mut self, line: &BrokenLine, top: f32, block: usize) {
        let (material, setting) = (self.material, self.setting);
        let width = setting.face.points(line.width as f32);
        let baseline = top + setting.face.ascent() + setting.face.size * self.drop;
        let sheet = self.page.sheet_of(top);
        let slack = (setting.measure - width).max(0.0);
        let marks = setting.face.points(material.trailing_marks_width(line.cells.clone()) as f32);
        let hang = (setting.hang - marks).clamp(0.0, slack);
        // Only a figure that isn't broken has a place below others.
        let whole = line.cells == (0..material.cells.len());
        let shift =
            if whole { setting.face.points(setting.shift.width as f32).min(slack - hang) } else { 0.0 };
        let mut x = f64::from(setting.x + (slack - hang - shift) * setting.offset);
        let em = f64::from(setting.face.size) / 1000.0;
        let mut waiting = None;
        let (mut glue_before, mut white_before) = (0.0, false);
        for index in line.cells.clone() {
            let cell = &material.cells[index];
            let last = index + 1 == line.cells.end;
            let look = &material.looks[cell.look];
            self.enter(index, sheet);
            let glue = if last {
                0.0
            } else if index == setting.shift.behind && shift > 0.0 {
                f64::from(cell.glue.width) + f64::from(shift) / em
            } else if line.ratio >= 0.0 {
                f64::from(cell.glue.width)
                    + line.opened * f64::from(cell.glue.opening)
                    + line.ratio * f64::from(cell.glue.stretch)
            } else {
                f64::from(cell.glue.width) + line.ratio * f64::from(cell.glue.shrink)
            };
            if let Some(blank) = waiting.take() {
                self.run(index, cell.face, baseline, " ").glyphs.push(blank);
            }
            // The white half of a sign is part of its glyph where the line has space there, and is cut off where it has
            // none. Otherwise programs that extract text would read a gap as a blank, or overlapping glyphs as a new line.
            let white = match cell.half {
                Some((InkSide::Left, _)) => glue >= ROOM,
                Some((InkSide::Right, _)) => glue_before >= ROOM && !white_before,
                None => true,
            };
            for glyph in &material.glyphs[cell.glyphs.clone()] {
                let text = GlyphText::new(&material.text[glyph.text.clone()]);
                // A mark above or below its letter has a baseline of its own.
                let run = self.run(index, cell.face, baseline - (f64::from(glyph.y) * em) as f32, &text);
                run.glyphs.push(match cell.half {
                    Some((_, id)) if !white => Glyph { id, x: x as f32, advance: 500, text },
                    _ => {
                        let x = (x + f64::from(glyph.x) * em) as f32;
                        Glyph { id: glyph.id, x, advance: glyph.advance, text }
                    }
                });
            }
            glue_before = glue;
            white_before = white && matches!(cell.half, Some((InkSide::Left, _)));
            let right = x + f64::from(cell.width) * em;
            if look.target != Target::None {
                self.extend_link(index, x as f32, right as f32, baseline);
            }
            // The blank is printed although it shows nothing: without it, copied words would be joined.
            if let Some(Blank { face, glyph: id, width: advance }) = cell.blank {
                let blank = Glyph { id, x: right as f32, advance, text: GlyphText::new_inline(" ") };
                // After a mark it belongs to the text that follows, and before one to the mark.
                match material.cells.get(index + 1) {
                    Some(next) if look.raised && !last && next.face == face => waiting = Some(blank),
                    Some(_) if look.raised => {
                        self.enter(index + 1, sheet);
                        self.run(index, face, baseline, " ").glyphs.push(blank);
                    }
                    Some(next) if !last && material.is_raised(index + 1) && next.face == face => {
                        waiting = Some(blank);
                    }
                    _ => self.run(index, face, baseline, " ").glyphs.push(blank),
                }
            }
            x = right + glue * em;
        }
        self.page.lines.push(SetLine {
            text: material.text_of(line.cells.clone()).to_owned(),
            kind: setting.kind,
            block,
            top,
            width,
            measure: setting.measure,
        });
    }

    /// Begins a new leaf where the target, the language or the sheet changes.
    fn enter(&mut self, index: usize, sheet: usize) {
        let cell = &self.material.cells[index];
        let target = &self.material.looks[cell.look].target;
        // A mark has words of its own that are said for it.
        let aloud = if matches!(target, Target::Reference(_)) { Aloud::AsWritten } else { self.aloud[index] };
        let before = self.current.replace((target, aloud, sheet));
        if before == self.current {
            return;
        }
        let leaf = Child::Leaf(Leaf::default());
        if before.is_some_and(|(before, was, _)| (before, was) == (target, aloud)) {
            // The same words continue on the next sheet, in the same element.
            append(&mut self.children, leaf);
            return;
        }
        let span = |role| Child::Element(Element { role, children: vec![leaf.clone()] });
        let said = match aloud {
            Aloud::AsWritten => leaf,
            Aloud::In(language) => span(Role::Span(language)),
            Aloud::As(said) => span(Role::Abbreviation(said)),
        };
        let link_target = match target {
            Target::None => {
                self.children.push(said);
                return;
            }
            Target::Uri(_) if before.is_some_and(|(before, ..)| before == target) => {
                // Further words of the same link.
                if let Some(Child::Element(link)) = self.children.last_mut() {
                    link.children.push(said);
                }
                return;
            }
            Target::Uri(uri) => LinkTarget::Uri(uri.clone()),
            Target::Reference(index) => LinkTarget::Reference(*index),
        };
        let link = Element { role: Role::Link(self.page.links.len()), children: vec![said] };
        self.page.links.push(Link { target: link_target, areas: Vec::new(), text: String::new() });
        self.children.push(match target {
            Target::Reference(_) => {
                Child::Element(Element { role: Role::Reference, children: vec![Child::Element(link)] })
            }
            _ => Child::Element(link),
        });
    }

    /// The run of glyphs of a face that a cell continues or begins with a glyph for this text.
    fn run(&mut self, index: usize, face: Face, baseline: f32, text: &str) -> &mut GlyphRun {
        let cell = &self.material.cells[index];
        let look = &self.material.looks[cell.look];
        let (size, baseline) = if look.raised {
            let (size, marks) = (self.setting.face.size, self.material.marks);
            (size * marks.scale as f32 / 1000.0, baseline - size * marks.raise)
        } else {
            (self.setting.face.size, baseline)
        };
        let colour = if look.raised && matches!(text, "[" | "]") {
            Colour::Bracket
        } else if look.raised {
            Colour::Mark
        } else if look.target != Target::None {
            Colour::Accent
        } else if look.strong && cell.look == 0 && self.setting.kind == LineKind::BottomLine {
            // Its label.
            Colour::Accent
        } else if look.strong {
            self.setting.strong_colour
        } else {
            self.setting.colour
        };
        let upright = self.material.text[cell.text.clone()].chars().any(is_wide);
        let slanted = look.emphasis && !upright;
        let outline = face.outline(size, look.strong);
        let run = GlyphRun { face, size, colour, slanted, outline, baseline, glyphs: Vec::new() };
        let leaf = last_leaf(&mut self.children);
        let continues = leaf.runs.last().is_some_and(|last| {
            last.face == run.face
                && last.size == run.size
                && last.colour == run.colour
                && last.slanted == run.slanted
                && last.outline == run.outline
                && last.baseline == run.baseline
        });
        if !continues {
            leaf.runs.push(run);
        }
        let last = leaf.runs.len() - 1;
        &mut leaf.runs[last]
    }

    /// Adds a cell to the area of the current link, or begins an area on a new line.
    fn extend_link(&mut self, index: usize, left: f32, right: f32, baseline: f32) {
        let cell = &self.material.cells[index];
        let size = self.setting.face.size;
        // A mark is small, so its area reaches down to the line, where a finger can hit it.
        let (top, bottom) = (baseline - size * 0.95, baseline + size * 0.25);
        let Some(link) = self.page.links.last_mut() else { return };
        link.text.push_str(&self.material.text[cell.text.clone()]);
        if cell.blank.is_some() && !self.material.looks[cell.look].raised {
            link.text.push(' ');
        }
        match link.areas.last_mut() {
            Some(area) if area[1] == top => area[2] = right,
            _ => link.areas.push([left, top, right, bottom]),
        }
    }
}

/// The leaf that text is being added to.
fn last_leaf(children: &mut Vec<Child>) -> &mut Leaf {
    if children.is_empty() {
        children.push(Child::Leaf(Leaf::default()));
    }
    let last = children.len() - 1;
    match &mut children[last] {
        Child::Leaf(leaf) => leaf,
        Child::Element(element) => last_leaf(&mut element.children),
    }
}

/// Adds a leaf to the element that holds the newest one.
fn append(children: &mut Vec<Child>, leaf: Child) {
    if let Some(Child::Element(element)) = children.last_mut() {
        append(&mut element.children, leaf);
    } else {
        children.push(leaf);
    }
}
