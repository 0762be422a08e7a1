//! What a house prints around the page: the lines at its head, the notices above the kicker, and the small type at its foot.

use std::sync::Arc;

use super::art::Art;
use super::colour::Colour;
use super::column::Column;
use super::setter::Setting;
use super::style::Type;
use super::tree::{ChartArea, Child, Element, Leaf, LineKind, PlacedArt, Role};

/// The width of a logo as a share of the page's, at most, and the space between it and the lines at its right.
const WIDEST_LOGO: f32 = 0.5;
const LOGO_GAP: f32 = 18.0;
/// The space under the lines at the head.
const HEAD_GAP: f32 = 6.0;
/// The space under the notices.
const NOTICE_GAP: f32 = 2.5;
/// The size of the disclaimer as a share of that of the footer.
const FINE_PRINT: f32 = 0.92;
/// The smallest size of the disclaimer, in points.
const SMALLEST: f32 = 6.0;
/// The space between the footer and the disclaimer.
const FOOT_GAP: f32 = 2.0;

impl Column<'_> {
    /// Sets the logo at the head of the first sheet, above the rule, and the lines of the letterhead: at its right where there is one.
    pub(super) fn letterhead(&mut self) {
        let prepared = self.prepared;
        if prepared.letterhead.is_empty() && prepared.logo.is_none() {
            return;
        }
        let mut setting = Setting {
            colour: Colour::Grey,
            strong_colour: Colour::Dark,
            ..self.setting(self.style.small, LineKind::Letterhead)
        };
        let top = self.y;
        let mut bottom = top;
        if let Some(logo) = &prepared.logo {
            let widest = (self.right - self.left) * WIDEST_LOGO;
            let shrunk = (widest / logo.width).min(1.0);
            let (width, height) = (logo.width * shrunk, logo.height * shrunk);
            let area = [self.left, top, self.left + width, top + height];
            self.art(&logo.art, &logo.alt, area);
            bottom = top + height;
            let beside = self.left + width + LOGO_GAP;
            setting = Setting { x: beside, measure: self.right - beside, offset: 1.0, ..setting };
        }
        for line in &prepared.letterhead {
            let set = self.setter.set(line, setting, self.y);
            self.y += set.height;
            self.add(Role::Paragraph, set);
        }
        self.y = self.y.max(bottom) + HEAD_GAP;
    }

    /// Puts a drawing of the house at its place, with the words for those who don't see it.
    pub(super) fn art(&mut self, art: &Arc<Art>, alt: &str, area: [f32; 4]) {
        let charts = &mut self.setter.page.charts;
        charts.push(ChartArea { alt: alt.to_owned(), area });
        let role = Role::Figure(charts.len() - 1);
        let placed = PlacedArt { art: Arc::clone(art), area };
        let leaf = Child::Leaf(Leaf { art: Some(placed), ..Leaf::default() });
        self.setter.page.content.push(Element { role, children: vec![leaf] });
    }

    /// Sets what the page says of itself above its kicker: its marking, and which edition it corrects.
    pub(super) fn notices(&mut self) {
        let prepared = self.prepared;
        let setting = self.notice_setting();
        for notice in &prepared.notices {
            let set = self.setter.set(notice, setting, self.y);
            self.y += set.height;
            self.add(Role::Paragraph, set);
        }
        if !prepared.notices.is_empty() {
            self.y += NOTICE_GAP;
        }
    }

    /// Repeats the notices at the head of a further sheet.
    pub(super) fn repeat_notices(&mut self) {
        let prepared = self.prepared;
        let setting = self.notice_setting();
        for notice in &prepared.notices {
            self.y += self.setter.repeat(notice, setting, self.y);
        }
        if !prepared.notices.is_empty() {
            self.y += NOTICE_GAP;
        }
    }

    fn notice_setting(&self) -> Setting {
        let small = self.style.small;
        let face = Type { size: small.size + 1.0, leading: small.leading + 1.4 };
        Setting {
            colour: Colour::Dark,
            strong_colour: Colour::Accent,
            ..self.setting(face, LineKind::Notice)
        }
    }

    fn disclaimer_setting(&self) -> Setting {
        let small = self.style.small;
        let size = (small.size * FINE_PRINT).max(SMALLEST);
        let face = Type { size, leading: size * small.leading / small.size };
        Setting {
            fill: self.prose_fill(),
            colour: Colour::Grey,
            strong_colour: Colour::Grey,
            ..self.setting(face, LineKind::Disclaimer)
        }
    }

    /// The height that the disclaimer takes at the foot of each sheet.
    pub(super) fn disclaimer_height(&self) -> f32 {
        if self.prepared.disclaimer.cells.is_empty() {
            return 0.0;
        }
        let setting = self.disclaimer_setting();
        setting.line_count(&self.prepared.disclaimer) as f32 * setting.face.leading + FOOT_GAP
    }

    /// Sets the disclaimer at the lower edge of a sheet that begins at `above`: as content on the last sheet, and as a repetition on the
    /// others.
    pub(super) fn disclaimer(&mut self, sheet: usize) {
        let prepared = self.prepared;
        if prepared.disclaimer.cells.is_empty() {
            return;
        }
        let setting = self.disclaimer_setting();
        let bottom = (sheet + 1) as f32 * self.height - self.style.margin_bottom;
        let top = bottom - self.disclaimer_height() + FOOT_GAP;
        if sheet < self.sheet {
            self.setter.repeat(&prepared.disclaimer, setting, top);
        } else {
            let set = self.setter.set(&prepared.disclaimer, setting, top);
            self.add(Role::Paragraph, set);
        }
    }
}
