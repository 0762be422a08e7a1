//! Sets the notes about the page and, below them, the references in two columns that read downwards.

use super::colour::Colour;
use super::column::{Column, Width};
use super::columns::{ColumnLine, GUTTER, divide, forced, places};
use super::compose::{Rule, item};
use super::material::Material;
use super::setter::Setting;
use super::tree::{Child, Element, LineKind, LinkTarget, Role};

/// The least space above the first reference.
const LEAST_GAP: f32 = 2.0;
/// The space between the head and the notes.
const NOTE_GAP: f32 = 14.0;
/// How many lines must be gained for an entry to be parted between the columns.
const WORTH_PARTING: f32 = 4.0;

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
        // The notes begin behind the head.
        let side = self.side;
        self.side = match head.cells.is_empty() {
            true => 0.0,
            false => self.heading.points(head.natural_width() as f32) + NOTE_GAP,
        };
        let settings = self.entry_settings();
        let (lines, firsts) = self.entry_lines(settings);
        // The head stays with its first note, or with the first references.
        let first = match notes.first() {
            Some(note) => self.note_setting().line_count(note) as f32 * self.style.reference.leading,
            None if lines.is_empty() => 0.0,
            None => self.style.item_gap.max(LEAST_GAP) + forced(&lines).height,
        };
        self.keep_section(head, 0.0, first);
        let mut children = self.open_section(head, head.text.clone(), 0.0, Rule::Accent);
        self.carried = Some(&prepared.references_continued).filter(|head| !head.cells.is_empty());
        for (index, note) in notes.iter().enumerate() {
            // The first line of the small type is level with the head.
            let (body, small) = (self.style.body.ascent(), self.style.reference.ascent());
            self.y += if index == 0 { body - small } else { self.style.reference_gap };
            let setting = self.note_setting();
            let (set, _) = self.flow(note, setting);
            children.push(Child::Element(Element { role: Role::Paragraph, children: set }));
        }
        if !references.is_empty() {
            self.width = Width::Full;
            self.y = self.y.max(self.head_bottom) + self.style.item_gap.max(LEAST_GAP);
            let list = self.entries(settings, &lines, &firsts);
            children.push(Child::Element(list));
        }
        self.head_bottom = self.y;
        self.side = side;
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

    /// The lines of all entries, and the first of each. Only where much is gained does a column begin within an entry.
    fn entry_lines(&self, settings: EntrySettings) -> (Vec<ColumnLine>, Vec<usize>) {
        let (mut lines, mut firsts) = (Vec::new(), Vec::new());
        let (height, between) = (self.style.reference.leading, self.style.reference_gap);
        for reference in &self.prepared.references {
            firsts.push(lines.len());
            let count = settings.text.line_count(&reference.text).max(1);
            lines.extend((0..count).map(|line| match line {
                0 => ColumnLine { height, gap: between, cost: Some(0.0), again: 0.0, begins_sheet: true },
                _ if line >= 2 && line + 2 <= count => ColumnLine {
                    height,
                    gap: 0.0,
                    cost: Some(WORTH_PARTING * height),
                    again: 0.0,
                    begins_sheet: false,
                },
                _ => ColumnLine { height, gap: 0.0, cost: None, again: 0.0, begins_sheet: false },
            }));
        }
        (lines, firsts)
    }

    /// Sets the entries in two columns on as many sheets as they take.
    fn entries(&mut self, settings: EntrySettings, lines: &[ColumnLine], firsts: &[usize]) -> Element {
        let mut found: Vec<[f32; 2]> = Vec::with_capacity(lines.len());
        while found.len() < lines.len() {
            let left = &lines[found.len()..];
            let division = match divide(left, self.foot() - self.y) {
                Some(division) => division,
                None if self.is_fresh() => forced(left),
                None => {
                    self.turn();
                    continue;
                }
            };
            self.keep(division.height);
            found.extend(places(left, division, settings.step, self.y));
            self.y += division.height;
            if found.len() < lines.len() {
                self.turn();
            }
        }
        let last = found.len().saturating_sub(1);
        let at = |line: usize| found.get(line.min(last)).copied().unwrap_or_default();
        let children = firsts.iter().enumerate();
        let children = children.map(|(index, first)| self.entry(index, settings, |line| at(first + line)));
        Element { role: Role::List { numbered: true }, children: children.collect() }
    }

    /// Sets an entry, each line at its place; its number leads back to its first citation.
    fn entry(&mut self, index: usize, settings: EntrySettings, place: impl Fn(usize) -> [f32; 2]) -> Child {
        let reference = &self.prepared.references[index];
        let [right, y] = place(0);
        let label = Setting { x: settings.label.x + right, ..settings.label };
        let mut number = self.setter.set(&reference.label, label, y);
        let area = [label.x, y, label.x + label.measure, y + number.height];
        let target = LinkTarget::Citation(index);
        self.setter.link(&mut number, target, area, reference.label.text.trim_end_matches('.'));
        self.setter.page.references.push((label.x, y));
        let text = self.setter.set_over(&reference.text, settings.text, place);
        item(number.children, text)
    }
}
