//! Sets the picture of a page with its caption: across the page, or as wide as its height and its pixels allow.

use std::sync::Arc;

use super::art::ArtForm;
use super::colour::Colour;
use super::column::Column;
use super::prepared_picture::PreparedPicture;
use super::setter::Setting;
use super::tree::{ChartArea, Child, Element, Leaf, LineKind, PlacedArt, Role};

/// The greatest height of a picture as a share of the sheet's.
const HIGHEST: f32 = 0.27;
/// The greatest width of a pixel in points: that of the reference pixel of CSS, 1/96 inch, as a browser shows the same file.
const WIDEST_PIXEL: f32 = 0.75;
/// The error of rounding in a width, in points.
const TOLERANCE: f32 = 0.01;
/// The space between a picture and its caption.
const CAPTION_GAP: f32 = 3.0;

/// Where a picture stands: its left edge, its width and height, and how its caption is set.
struct PictureLayout {
    x: f32,
    width: f32,
    height: f32,
    caption: Setting,
    caption_height: f32,
}

impl Column<'_> {
    /// Sets the picture and its caption together. The caption follows the figure and isn't within it: what is inside a figure may be
    /// passed over by a screen reader, and with it the citation.
    pub(super) fn picture(&mut self, picture: &PreparedPicture) -> Child {
        let layout = self.picture_layout(picture);
        self.keep(layout.whole_height());
        let mut children = Vec::new();
        if let Some(art) = &picture.art {
            let area = [layout.x, self.y, layout.x + layout.width, self.y + layout.height];
            let charts = &mut self.setter.page.charts;
            charts.push(ChartArea { alt: picture.alt.clone(), area });
            let role = Role::Figure(charts.len() - 1);
            let placed = PlacedArt { art: Arc::clone(art), area };
            let leaf = Child::Leaf(Leaf { art: Some(placed), ..Leaf::default() });
            children.push(Child::Element(Element { role, children: vec![leaf] }));
        }
        let set = self.setter.set(&picture.caption, layout.caption, self.y + layout.height + CAPTION_GAP);
        children.push(Child::Element(Element { role: Role::Caption, children: set.children }));
        self.y += layout.whole_height();
        Child::Element(Element { role: Role::Picture, children })
    }

    /// The height of a picture with its caption, which are never parted.
    pub(super) fn picture_height(&self, picture: &PreparedPicture) -> f32 {
        self.picture_layout(picture).whole_height()
    }

    /// A picture has one of the page's two straight edges, and its caption the same. The lines of a caption are no longer than those of text.
    fn picture_layout(&self, picture: &PreparedPicture) -> PictureLayout {
        let text = self.right - self.text_left();
        let [width, height] = picture.art.as_ref().map_or([0.0; 2], |art| {
            let pixel = match art.drawing {
                ArtForm::Raster(_) | ArtForm::Jpeg(_) => WIDEST_PIXEL,
                ArtForm::Vector(_) => f32::INFINITY,
            };
            let most = (self.height * HIGHEST / art.height).min(pixel);
            let across = (self.right - self.left) / art.width;
            // Both of its edges are those of the page, or of the text, wherever it is wide enough.
            let scale = if across <= most { across } else { most.min(text / art.width) };
            [art.width * scale, art.height * scale]
        });
        let x = if width <= text + TOLERANCE { self.text_left() } else { self.left };
        let face = self.style.reference;
        let caption = Setting {
            x,
            measure: text.min(self.right - x),
            fill: self.prose_fill(),
            colour: Colour::Grey,
            ..self.setting(face, LineKind::Caption)
        };
        let lines = caption.line_count(&picture.caption);
        PictureLayout { x, width, height, caption, caption_height: lines as f32 * face.leading }
    }
}

/// A section of the page; a picture stands between sections, which have a heading.
pub(super) fn as_section(children: Vec<Child>) -> Element {
    match <[Child; 1]>::try_from(children) {
        Ok([Child::Element(picture)]) if picture.role == Role::Picture => picture,
        Ok(one) => Element { role: Role::Section, children: one.into() },
        Err(children) => Element { role: Role::Section, children },
    }
}

impl PictureLayout {
    fn whole_height(&self) -> f32 {
        self.height + CAPTION_GAP + self.caption_height
    }
}
