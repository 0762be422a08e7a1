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
        let lines = self.entry_lines(settings);
        // The head stays with its first note, or with the first references.
        let first = match notes.first() {
            Some(note) => self.note_setting().line_count(note) as f32 * self.style.reference.leading,
            None => lines.first().copied().unwrap_or(0) as f32 * self.style.reference.leading,
        };
        self.keep_section(head, 0.0, first);
        let mut children = self.open_section(head, head.text.clone(), 0.0, Rule::Hairline);
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
            self.y = self.y.max(self.head_bottom) + self.style.item_gap.max(2.0);
            let list = self.entries(settings, &lines);
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

    fn entry_lines(&self, settings: EntrySettings) -> Vec<usize> {
        let entries = self.prepared.references.iter();
        entries.map(|reference| settings.text.line_count(&reference.text).max(1)).collect()
    }

    /// Sets the entries in two columns on as many sheets as they take.
    fn entries(&mut self, settings: EntrySettings, lines: &[usize]) -> Element {
        let (leading, gap) = (self.style.reference.leading, self.style.reference_gap);
        let mut children = Vec::new();
        let mut next = 0;
        while next < lines.len() {
            let room = self.foot() - self.y + TOLERANCE;
            let left = &lines[next..];
            let fits = |count: &usize| balance(&left[..*count], leading, gap).height <= room;
            let here = match (1..=left.len()).rev().find(fits) {
                Some(count) => count,
                None if self.is_fresh() => 1,
                None => {
                    self.turn();
                    continue;
                }
            };
            let balance = balance(&left[..here], leading, gap);
            self.keep(balance.height);
            let (top, mut place) = (self.y, [0.0, self.y]);
            for (index, &count) in left[..here].iter().enumerate() {
                // The lines of this entry that are in the first column, if it is divided.
                let first = if index == balance.entry { balance.line } else { count };
                if index == balance.entry && first == 0 {
                    place = [settings.step, top];
                }
                let [right, y] = place;
                let at = |line: usize| match line.checked_sub(first).filter(|_| first > 0) {
                    Some(over) => [settings.step, top + over as f32 * leading],
                    None => [right, y + line as f32 * leading],
                };
                children.push(self.entry(next + index, settings, at));
                place = match count.checked_sub(first).filter(|over| *over > 0 && first > 0) {
                    Some(over) => [settings.step, top + over as f32 * leading + gap],
                    None => [right, y + count as f32 * leading + gap],
                };
            }
            self.y = top + balance.height;
            next += here;
        }
        Element { role: Role::List { numbered: true }, children }
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

/// Where the second of two columns begins, and the height of the higher one.
struct Balance {
    /// The entry with which it begins, or the number of all entries.
    entry: usize,
    /// How many lines of that entry are in the first column.
    line: usize,
    height: f32,
}

/// Divides entries among two columns so that the higher one is as low as it can be. An entry is divided only where that gains
/// more than a line, with two lines on either side. Of equal divisions the one with more in the first column is taken.
fn balance(lines: &[usize], leading: f32, gap: f32) -> Balance {
    let mut best = Balance { entry: lines.len(), line: 0, height: f32::INFINITY };
    let mut least = f32::INFINITY;
    let height =
        |count: usize, entries: usize| count as f32 * leading + gap * entries.saturating_sub(1) as f32;
    let all: usize = lines.iter().sum();
    let mut before = 0;
    for (entry, count) in lines.iter().copied().chain([0]).enumerate() {
        for line in (0..count.max(1)).filter(|line| *line == 0 || (*line >= 2 && line + 2 <= count)) {
            let divided = usize::from(line > 0);
            let first = height(before + line, entry + divided);
            let second = height(all - before - line, lines.len() - entry);
            let higher = first.max(second);
            let cost = higher + divided as f32 * leading;
            if cost <= least {
                (best, least) = (Balance { entry, line, height: higher }, cost);
            }
        }
        before += count;
    }
    best
}
