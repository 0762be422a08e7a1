//! The glyphs a page uses of each face, and the font files that hold only those; the only file that knows subsetter.
//!
//! A font maps each of its glyphs to one text, and some programs that copy text ask nothing else. So where a page shows two texts with one
//! glyph (〜 and ～, é in one character and in two), the second one is shown from a font of its own.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;
use subsetter::GlyphRemapper;

use crate::page::{Child, Element, Face, Fonts, Glyph, GlyphRun, GlyphText, Page};

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
    /// The glyphs by their numbers in the face.
    pub glyphs: Vec<SubsetGlyph>,
}

/// A glyph of a subset.
pub(super) struct SubsetGlyph {
    /// Its number in the face.
    of_face: u16,
    /// Its number in the subset, which is its code in the content too: subsetter writes outlines in CFF with CIDs that are the numbers
    /// of glyphs.
    pub id: u16,
    /// The text that it shows.
    pub text: GlyphText,
}

/// The fonts of a page.
pub(super) struct Subsets {
    pub fonts: BTreeMap<FontKey, Subset>,
    /// The texts of each glyph that has several, in the order of their fonts.
    shared: BTreeMap<(Face, u16), Vec<GlyphText>>,
}

impl Subsets {
    /// The font that shows a glyph, and its number there; none where the page has changed since.
    pub(super) fn find(&self, face: Face, glyph: &Glyph) -> Option<(FontKey, u16)> {
        let index = match self.shared.is_empty() {
            true => 0,
            false => {
                let text = told(&glyph.text);
                let texts = self.shared.get(&(face, glyph.id));
                texts.and_then(|texts| texts.iter().position(|one| one == text)).unwrap_or(0)
            }
        };
        let glyphs = &self.fonts.get(&(face, index))?.glyphs;
        let at = glyphs.binary_search_by_key(&glyph.id, |one| one.of_face).ok()?;
        Some(((face, index), glyphs[at].id))
    }
}

/// What is copied of a text: a blank that allows no break is a blank.
fn told(text: &str) -> &str {
    if text == "\u{a0}" { " " } else { text }
}

/// The subsets that a page needs.
pub(super) fn subsets(page: &Page, fonts: &Fonts) -> Result<Subsets, WriteError> {
    let mut used: FxHashMap<(Face, u16), Vec<GlyphText>> = FxHashMap::default();
    let mut note = |run: &GlyphRun| {
        for glyph in &run.glyphs {
            let texts = used.entry((run.face, glyph.id)).or_default();
            // What shows no text of its own (the second glyph of a cluster) is shown as any.
            let text = told(&glyph.text);
            if !text.is_empty() && !texts.iter().any(|known| known == text) {
                texts.push(text.into());
            }
        }
    };
    page.content.iter().for_each(|element| runs(element, &mut note));
    page.artifacts.iter().for_each(&mut note);
    page.diagonal.iter().flat_map(|diagonal| &diagonal.runs).for_each(&mut note);
    let mut used: Vec<((Face, u16), Vec<GlyphText>)> = used.into_iter().collect();
    used.sort_unstable_by_key(|(glyph, _)| *glyph);
    let mut each: BTreeMap<FontKey, Vec<(u16, GlyphText)>> = BTreeMap::new();
    let mut shared = BTreeMap::new();
    for ((face, glyph), mut texts) in used {
        // The shortest is the first.
        texts.sort_by_cached_key(|text| (text.chars().count(), text.clone()));
        each.entry((face, 0)).or_default().push((glyph, texts.first().cloned().unwrap_or_default()));
        for (index, text) in texts.iter().enumerate().skip(1) {
            each.entry((face, index)).or_default().push((glyph, text.clone()));
        }
        if texts.len() > 1 {
            shared.insert((face, glyph), texts);
        }
    }
    let fonts = each.into_iter().map(|(key, texts)| Ok((key, subset(key, fonts, texts)?)));
    Ok(Subsets { fonts: fonts.collect::<Result<_, WriteError>>()?, shared })
}

/// The subset with these glyphs, in order, and their texts.
fn subset((face, index): FontKey, fonts: &Fonts, texts: Vec<(u16, GlyphText)>) -> Result<Subset, WriteError> {
    let glyphs: Vec<u16> = texts.iter().map(|(glyph, _)| *glyph).collect();
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
    let numbered = |(of_face, text)| {
        let id = remapper.get(of_face).unwrap_or(0);
        SubsetGlyph { of_face, id, text }
    };
    Ok(Subset { data, name, glyphs: texts.into_iter().map(numbered).collect() })
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
