//! Sets the notes about the page and, below them, the references in two columns that read downwards.

use super::colour::Colour;
use super::column::{Column, Width};
use super::compose::{Rule, item};
use super::material::Material;
use super::setter::Setting;
use super::tree::{Child, Element, LineKind, LinkTarget, Role};

/// The space between the two columns.
const GUTTER: f32 = 18.0;
/// The error of rounding in the height that is left on a sheet, in points.
const TOLERANCE: f32 = 0.01;

/// The settings of an entry in the first column, and how much further right those of the second are.
#[derive(Clone, Copy)]
struct EntrySettings {
    label: Setting,
    text: Setting,
    step: f32,
}

impl Column<'_> {
    /// Sets the notes beside the head of the references, and the references below it across the page.
    pub(super) fn references(&mut self) {
        let prepared = self.prepared;
        let (notes, references) = (&prepared.notes, &prepared.references);
        if notes.is_empty() && references.is_empty() {
            return;
        }
        let no_head = Material::default();
        let head = if references.is_empty() { &no_head } else { &prepared.references_heading };
        self.width = if notes.is_empty() { Width::Full } else { Width::Text };
        let settings = self.entry_settings();
        let heights = self.entry_heights(settings);
        // The head stays with its first note, or with the first references.
        let first = match notes.first() {
            Some(note) => self.note_setting().line_count(note) as f32 * self.style.reference.leading,
            None => heights.first().copied().unwrap_or(0.0),
        };
        self.keep_section(head, 0.0, first);
        let mut children = self.open_section(head, head.text.clone(), 0.0, Rule::Hairline);
        self.carried = Some(&prepared.references_continued).filter(|head| !head.cells.is_empty());
        for (index, note) in notes.iter().enumerate() {
            // The first line of the small type is level with the head.
            let (body, small) = (self.style.body.ascent(), self.style.reference.ascent());
            self.y += if index == 0 { body - small } else { self.style.reference_gap };
            let setting = self.note_setting();
            let (lines, _) = self.flow(note, setting);
            children.push(Child::Element(Element { role: Role::Paragraph, children: lines }));
        }
        if !references.is_empty() {
            self.width = Width::Full;
            self.y = self.y.max(self.head_bottom) + self.style.item_gap;
            let list = self.entries(settings, &heights);
            children.push(Child::Element(list));
        }
        self.head_bottom = self.y;
        self.close_section(children);
        self.y -= self.style.section_gap;
    }

    fn note_setting(&self) -> Setting {
        Setting {
            x: self.text_left(),
            measure: self.right - self.text_left(),
            fill: self.prose_fill(),
            colour: Colour::Grey,
            strong_colour: Colour::Grey,
            ..self.setting(self.style.reference, LineKind::Note)
        }
    }

    fn entry_settings(&self) -> EntrySettings {
        let face = self.style.reference;
        let labels = self.prepared.references.iter().map(|reference| reference.label.natural_width());
        let label_width = face.points(labels.max().unwrap_or(0) as f32) + 0.1;
        let indent = label_width + face.size * 0.6;
        let full = self.right - self.left;
        let width = if self.prepared.references.len() > 1 { (full - GUTTER) / 2.0 } else { full };
        EntrySettings {
            label: Setting {
                measure: label_width,
                offset: 1.0,
                strong_colour: Colour::Accent,
                ..self.setting(face, LineKind::Label)
            },
            text: Setting {
                x: self.left + indent,
                measure: width - indent,
                fill: self.prose_fill(),
                ..self.setting(face, LineKind::Reference)
            },
            step: width + GUTTER,
        }
    }

    fn entry_heights(&self, settings: EntrySettings) -> Vec<f32> {
        let lines = |material| settings.text.line_count(material).max(1);
        let entries = self.prepared.references.iter();
        entries.map(|reference| lines(&reference.text) as f32 * self.style.reference.leading).collect()
    }

    /// Sets the entries in two columns on as many sheets as they take; an entry stays whole.
    fn entries(&mut self, settings: EntrySettings, heights: &[f32]) -> Element {
        let gap = self.style.reference_gap;
        let mut children = Vec::new();
        let mut next = 0;
        while next < heights.len() {
            let room = self.foot() - self.y + TOLERANCE;
            let left = &heights[next..];
            let fitting = (1..=left.len()).rev().find(|count| balance(&left[..*count], gap).1 <= room);
            let here = match fitting {
                Some(count) => count,
                None if self.is_fresh() => 1,
                None => {
                    self.turn();
                    continue;
                }
            };
            let (split, height) = balance(&left[..here], gap);
            self.keep(height);
            let top = self.y;
            let mut y = top;
            for index in 0..here {
                if index == split {
                    y = top;
                }
                let shift = if index < split { 0.0 } else { settings.step };
                children.push(self.entry(next + index, settings, shift, y));
                y += left[index] + gap;
            }
            self.y = top + height;
            next += here;
        }
        Element { role: Role::List { numbered: true }, children }
    }

    /// Sets an entry with its top at `y`; its number leads back to its first citation.
    fn entry(&mut self, index: usize, settings: EntrySettings, shift: f32, y: f32) -> Child {
        let reference = &self.prepared.references[index];
        let moved = |setting: Setting| Setting { x: setting.x + shift, ..setting };
        let (label, text) = (moved(settings.label), moved(settings.text));
        let mut number = self.setter.set(&reference.label, label, y);
        let area = [label.x, y, label.x + label.measure, y + number.height];
        let target = LinkTarget::Citation(index);
        self.setter.link(&mut number, target, area, reference.label.text.trim_end_matches('.'));
        self.setter.page.references.push((label.x, y));
        let text = self.setter.set(&reference.text, text, y);
        item(number.children, text.children)
    }
}

/// How many entries go into the first of two columns, so that the higher one is as low as it can be; and its height. Of equal
/// divisions the one with more in the first column is taken.
fn balance(heights: &[f32], gap: f32) -> (usize, f32) {
    let column = |part: &[f32]| part.iter().sum::<f32>() + gap * part.len().saturating_sub(1) as f32;
    let divided = (1..=heights.len()).map(|split| {
        let (first, second) = heights.split_at(split);
        (split, column(first).max(column(second)))
    });
    let best = divided.fold(None, |best: Option<(usize, f32)>, (split, height)| match best {
        Some((_, least)) if least < height => best,
        _ => Some((split, height)),
    });
    best.unwrap_or((0, 0.0))
}
