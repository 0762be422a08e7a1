//! The glyphs a page uses of each face, and the font files that hold only those; the only file that knows subsetter.
//!
//! A font maps each of its glyphs to one text, and some programs that copy text ask nothing else. So where a page shows two texts with one
//! glyph (〜 and ～, é in one character and in two), the second one is shown from a font of its own.

use std::collections::{BTreeMap, BTreeSet};

use subsetter::GlyphRemapper;

use crate::page::{Child, Element, Face, Fonts, Glyph, GlyphRun, Page};

use super::digest::Digest;
use super::lean_font::{Instructions, lean};
use super::write_error::WriteError;

/// A font of the file: a face, and which of the texts of its glyphs it shows. Nearly all are the first.
pub(super) type FontKey = (Face, usize);

/// A face reduced to the glyphs of one page.
pub(super) struct Subset {
    /// The font file.
    pub data: Vec<u8>,
    /// `ABCDEF+Name`, with a tag that depends on the glyphs and the texts beyond the first.
    pub name: String,
    /// For each glyph of the face, its number in the subset and the text that it shows.
    glyphs: BTreeMap<u16, (u16, String)>,
}

/// The fonts of a page.
pub(super) struct Subsets {
    pub fonts: BTreeMap<FontKey, Subset>,
    /// The texts of each glyph that has several, in the order of their fonts.
    shared: BTreeMap<(Face, u16), Vec<String>>,
}

impl Subsets {
    /// The font that shows a glyph, its number there and its text; none where the page has changed since.
    pub(super) fn find(&self, face: Face, glyph: &Glyph) -> Option<(FontKey, u16, &str)> {
        let texts = self.shared.get(&(face, glyph.id));
        let text = told(&glyph.text);
        let index = texts.and_then(|texts| texts.iter().position(|one| one == text)).unwrap_or(0);
        let (id, text) = self.fonts.get(&(face, index))?.glyphs.get(&glyph.id)?;
        Some(((face, index), *id, text))
    }
}

/// What is copied of a text: a blank that allows no break is a blank.
fn told(text: &str) -> &str {
    if text == "\u{a0}" { " " } else { text }
}

/// The subsets that a page needs.
pub(super) fn subsets(page: &Page, fonts: &Fonts) -> Result<Subsets, WriteError> {
    let mut used: BTreeMap<(Face, u16), BTreeSet<(usize, String)>> = BTreeMap::new();
    let mut note = |run: &GlyphRun| {
        for glyph in &run.glyphs {
            let texts = used.entry((run.face, glyph.id)).or_default();
            let text = told(&glyph.text);
            // The shortest is the first. What shows no text of its own (the second glyph of a cluster) is shown as any.
            if !text.is_empty() && !texts.iter().any(|(_, known)| known == text) {
                texts.insert((text.chars().count(), text.to_owned()));
            }
        }
    };
    page.content.iter().for_each(|element| runs(element, &mut note));
    page.artifacts.iter().for_each(&mut note);
    page.diagonal.iter().flat_map(|diagonal| &diagonal.runs).for_each(&mut note);
    let mut each: BTreeMap<FontKey, BTreeMap<u16, String>> = BTreeMap::new();
    let mut shared = BTreeMap::new();
    for ((face, glyph), texts) in used {
        let texts: Vec<String> = texts.into_iter().map(|(_, text)| text).collect();
        each.entry((face, 0)).or_default().insert(glyph, texts.first().cloned().unwrap_or_default());
        for (index, text) in texts.iter().enumerate().skip(1) {
            each.entry((face, index)).or_default().insert(glyph, text.clone());
        }
        if texts.len() > 1 {
            shared.insert((face, glyph), texts);
        }
    }
    let fonts = each.into_iter().map(|(key, texts)| Ok((key, subset(key, fonts, texts)?)));
    Ok(Subsets { fonts: fonts.collect::<Result<_, WriteError>>()?, shared })
}

fn subset((face, index): FontKey, fonts: &Fonts, texts: BTreeMap<u16, String>) -> Result<Subset, WriteError> {
    let glyphs: Vec<u16> = texts.keys().copied().collect();
    let remapper = GlyphRemapper::new_from_glyphs_sorted(&glyphs);
    let data = subsetter::subset(fonts.data(face), fonts.index(face), &remapper)
        .map_err(|error| WriteError::Subset { face: fonts.name(face), reason: error.to_string() })?;
    let instructions = match face.is_embedded() {
        true => Instructions::LeftOut,
        false => Instructions::Kept,
    };
    // A font that isn't built as its tables say is embedded as it is.
    let data = lean(&data, instructions).unwrap_or(data);
    let mut digest = Digest::new();
    digest.add(fonts.name(face).as_bytes());
    for (glyph, text) in &texts {
        digest.add(&glyph.to_be_bytes());
        // Two fonts of one face never have one name.
        if index > 0 {
            digest.add(text.as_bytes());
        }
    }
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
