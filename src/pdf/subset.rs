//! The glyphs a page uses of each face, and the font files that hold only those; the only file that knows subsetter.

use std::collections::BTreeMap;

use subsetter::GlyphRemapper;

use crate::page::{Child, Element, Face, Fonts, GlyphRun, Page};

use super::digest::Digest;
use super::write_error::WriteError;

/// A face reduced to the glyphs of one page.
pub(super) struct Subset {
    /// The font file.
    pub data: Vec<u8>,
    /// `ABCDEF+Name`, with a tag that depends on the glyphs alone.
    pub name: String,
    /// For each glyph of the face, its number in the subset and the text that it shows.
    pub glyphs: BTreeMap<u16, (u16, String)>,
}

/// The subsets that a page needs.
pub(super) fn subsets(page: &Page, fonts: &Fonts) -> Result<BTreeMap<Face, Subset>, WriteError> {
    let mut used: BTreeMap<Face, BTreeMap<u16, String>> = BTreeMap::new();
    let mut note = |run: &GlyphRun| {
        let texts = used.entry(run.face).or_default();
        for glyph in &run.glyphs {
            let text = texts.entry(glyph.id).or_insert_with(|| glyph.text.clone());
            // A glyph can be extracted as one text only. Where several texts share it (a blank and a no-break blank, a kanji
            // and its compatibility form), the shortest one, and the first in Unicode, is taken.
            if (glyph.text.chars().count(), glyph.text.as_str()) < (text.chars().count(), text.as_str())
                && !glyph.text.is_empty()
                || text.is_empty()
            {
                text.clone_from(&glyph.text);
            }
        }
    };
    page.content.iter().for_each(|element| runs(element, &mut note));
    page.artifacts.iter().for_each(&mut note);
    page.diagonal.iter().flat_map(|diagonal| &diagonal.runs).for_each(&mut note);
    used.into_iter().map(|(face, texts)| Ok((face, subset(face, fonts, texts)?))).collect()
}

fn subset(face: Face, fonts: &Fonts, texts: BTreeMap<u16, String>) -> Result<Subset, WriteError> {
    let glyphs: Vec<u16> = texts.keys().copied().collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let data = subsetter::subset(fonts.data(face), fonts.index(face), &remapper)
        .map_err(|error| WriteError::Subset { face: fonts.name(face), reason: error.to_string() })?;
    let mut digest = Digest::new();
    digest.add(fonts.name(face).as_bytes());
    glyphs.iter().for_each(|glyph| digest.add(&glyph.to_be_bytes()));
    let name = format!("{}+{}", digest.six_letters(), fonts.name(face));
    let glyphs =
        texts.into_iter().map(|(glyph, text)| (glyph, (remapper.get(glyph).unwrap_or(0), text))).collect();
    Ok(Subset { data, name, glyphs })
}

/// Visits the glyph runs of an element in reading order.
fn runs(element: &Element, visit: &mut impl FnMut(&GlyphRun)) {
    for child in &element.children {
        match child {
            Child::Element(element) => runs(element, visit),
            Child::Leaf(leaf) => leaf.runs.iter().for_each(&mut *visit),
        }
    }
}
