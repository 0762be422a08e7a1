//! The four embedded faces and the shaping of text with them; the only file that knows harfrust.

use std::sync::OnceLock;

use harfrust::font::Font;
use harfrust::{
    Buffer, Direction, Feature, Language as Tongue, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};

use crate::language::Language;

/// One of the embedded font files. All have 1000 units per em.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// IBM Plex Sans Regular.
    Sans,
    /// IBM Plex Sans SemiBold.
    SansSemiBold,
    /// IBM Plex Sans JP Regular.
    SansJp,
    /// IBM Plex Sans JP SemiBold.
    SansJpSemiBold,
}

impl Face {
    /// Every face.
    pub const ALL: [Self; 4] = [Self::Sans, Self::SansSemiBold, Self::SansJp, Self::SansJpSemiBold];

    /// The PostScript name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sans => "IBMPlexSans-Regular",
            Self::SansSemiBold => "IBMPlexSans-SemiBold",
            Self::SansJp => "IBMPlexSansJP-Regular",
            Self::SansJpSemiBold => "IBMPlexSansJP-SemiBold",
        }
    }

    fn data(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("../../assets/fonts/IBMPlexSans-Regular.ttf"),
            Self::SansSemiBold => include_bytes!("../../assets/fonts/IBMPlexSans-SemiBold.ttf"),
            Self::SansJp => include_bytes!("../../assets/fonts/IBMPlexSansJP-Regular.ttf"),
            Self::SansJpSemiBold => include_bytes!("../../assets/fonts/IBMPlexSansJP-SemiBold.ttf"),
        }
    }

    /// The faces in which a character is looked up, first to last.
    pub(super) fn chain(language: Language, semi_bold: bool) -> [Self; 2] {
        match (language, semi_bold) {
            (Language::En, false) => [Self::Sans, Self::SansJp],
            (Language::En, true) => [Self::SansSemiBold, Self::SansJpSemiBold],
            (Language::Ja, false) => [Self::SansJp, Self::Sans],
            (Language::Ja, true) => [Self::SansJpSemiBold, Self::SansSemiBold],
        }
    }
}

/// The embedded fonts. A face is parsed when a page first needs it; share one value between threads.
#[derive(Default)]
pub struct Fonts {
    faces: [OnceLock<Option<Loaded>>; 4],
}

struct Loaded {
    font: Font,
    latin: ShapePlan,
    japanese: ShapePlan,
    halved: ShapePlan,
}

/// How text is shaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Manner {
    /// With kerning.
    Latin,
    /// Kana and kanji on their full em (ベタ組み), which pair kerning would only disturb.
    Japanese,
    /// Punctuation on half an em.
    Halved,
}

impl Manner {
    fn features(self) -> [Feature; 2] {
        let on = |tag: &[u8; 4], is_on: bool| Feature::new(Tag::new(tag), u32::from(is_on), ..);
        [on(b"kern", self == Self::Latin), on(b"hwid", self == Self::Halved)]
    }
}

/// A glyph of a shaped text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shaped {
    /// The glyph's number in the face.
    pub glyph: u16,
    /// The byte of the text where its cluster begins.
    pub cluster: usize,
    /// The distance to the next glyph, kerning included, in thousandths of an em.
    pub advance: i32,
    /// Its width in the font, which is what a PDF reader moves on by.
    pub width: i32,
    /// Thousandths of an em.
    pub x_offset: i32,
}

impl Fonts {
    /// The fonts inside the program; nothing is parsed yet.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// The font file of a face, unmodified.
    pub fn data(&self, face: Face) -> &'static [u8] {
        face.data()
    }

    /// Whether a face has a glyph for a character.
    pub(super) fn covers(&self, face: Face, character: char) -> bool {
        self.load(face).is_some_and(|loaded| {
            loaded.font.charmap().map_unicode(character).is_some_and(|id| id.to_u32() != 0)
        })
    }

    /// Shapes text of one script with one face.
    pub(super) fn shape(&self, face: Face, text: &str, manner: Manner) -> Vec<Shaped> {
        let Some(loaded) = self.load(face) else { return Vec::new() };
        let mut buffer = Buffer::new();
        for (at, character) in text.char_indices() {
            buffer.push(u32::from(character), u32::try_from(at).unwrap_or(u32::MAX));
        }
        let plan = match manner {
            Manner::Latin => &loaded.latin,
            Manner::Japanese => &loaded.japanese,
            Manner::Halved => &loaded.halved,
        };
        buffer.set_direction(plan.direction());
        buffer.set_script(plan.script());
        buffer.set_language(plan.language().cloned());
        let features = manner.features();
        let options = ShapeOptions::new().plan(Some(plan)).features(&features);
        let font = ShaperFont::new(&loaded.font);
        if harfrust::shape(&font, &mut buffer, options).is_err() {
            return Vec::new();
        }
        let positions = buffer.glyph_positions();
        let shaped = buffer.glyph_infos().iter().zip(positions).map(|(info, position)| Shaped {
            glyph: u16::try_from(info.glyph_id).unwrap_or(0),
            cluster: info.cluster as usize,
            advance: position.x_advance,
            width: font.glyph_h_advance(info.glyph_id.into()),
            x_offset: position.x_offset,
        });
        shaped.collect()
    }

    fn load(&self, face: Face) -> Option<&Loaded> {
        let parse = || {
            let font = Font::new(face.data(), 0)?;
            let plan = |manner: Manner| {
                let (script, tongue) = match manner {
                    Manner::Latin => (Script::LATIN, "en"),
                    Manner::Japanese | Manner::Halved => (Script::HAN, "ja"),
                };
                let tongue = Tongue::new(tongue);
                ShapePlan::new(
                    &font,
                    Direction::LeftToRight,
                    Some(script),
                    tongue.as_ref(),
                    &manner.features(),
                )
            };
            let (latin, japanese, halved) =
                (plan(Manner::Latin), plan(Manner::Japanese), plan(Manner::Halved));
            Some(Loaded { font, latin, japanese, halved })
        };
        self.faces[face as usize].get_or_init(parse).as_ref()
    }
}
