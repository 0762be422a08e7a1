//! The embedded faces, those of a font folder, and the shaping of text with them; the only file that knows harfrust.

use std::sync::{Arc, OnceLock};

use harfrust::font::{Blob, Font, Source};
use harfrust::{
    Buffer, Direction, Feature, Language as Tongue, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
};

use super::font_file::{self, FontFault};
use super::segment::{Opportunity, opportunities};
use super::text_memory::TextMemory;

/// A font file, by its index in [`Fonts`]: the embedded ones first, then those of a font folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Face(usize);

impl Face {
    /// Source Sans 3 Regular.
    pub(super) const SANS: Self = Self(0);
    /// Source Sans 3 Semibold.
    pub(super) const SANS_STRONG: Self = Self(1);
    /// Source Serif 4 Regular.
    pub(super) const SERIF: Self = Self(2);
    /// Source Serif 4 Semibold, drawn for large sizes.
    pub(super) const SERIF_TITLE: Self = Self(3);
    /// Noto Serif JP Medium. A page has one mincho, since each character of another weight would cost 200 bytes.
    pub(super) const MINCHO: Self = Self(4);
    /// IBM Plex Sans JP Regular.
    pub(super) const GOTHIC: Self = Self(5);
    /// IBM Plex Sans JP SemiBold.
    pub(super) const GOTHIC_STRONG: Self = Self(6);
    /// IBM Plex Sans Regular: the letters that go with the Japanese face, which it lacks itself.
    pub(super) const LATIN_OF_GOTHIC: Self = Self(7);
    /// IBM Plex Sans SemiBold.
    pub(super) const LATIN_OF_GOTHIC_STRONG: Self = Self(8);

    /// Its index in [`Fonts`].
    pub fn index(self) -> usize {
        self.0
    }

    /// The width in points of the outline that strong text in it has, because it is embedded in one weight: a title comes out as Noto Serif
    /// JP Bold, and smaller letters need more. Much thinner ones would depend on the program that shows them: several draw no line thinner than a pixel.
    pub(super) fn outline(self, size: f32, is_strong: bool) -> f32 {
        let ems = match (self, is_strong) {
            (Self::MINCHO, true) if size > 16.0 => 0.028,
            (Self::MINCHO, true) => 0.04,
            _ => 0.0,
        };
        size * ems
    }

    /// Whether it is one of the embedded ones.
    pub fn is_embedded(self) -> bool {
        self.0 < EMBEDDED.len()
    }
}

/// An embedded font file by its PostScript name, which its name in the repository repeats.
macro_rules! embedded {
    ($($name:literal),*) => { [$(($name, include_bytes!(concat!("../../assets/fonts/", $name, ".ttf")).as_slice())),*] };
}

/// The embedded font files, all with 1000 units per em, with their PostScript names.
const EMBEDDED: [(&str, &[u8]); 9] = embedded![
    "SourceSans3-Regular",
    "SourceSans3-Semibold",
    "SourceSerif4-Regular",
    "SourceSerif4Subhead-Semibold",
    "NotoSerifJP-Medium",
    "IBMPlexSansJP-Regular",
    "IBMPlexSansJP-SemiBold",
    "IBMPlexSans-Regular",
    "IBMPlexSans-SemiBold"
];

/// The fonts of a build. A face is parsed when a page first needs it; share one value between threads.
pub struct Fonts {
    files: Vec<File>,
    shaped: TextMemory<(Face, Manner), Shaped>,
    /// Where the lines of texts may end, which is a question of letters only.
    breaks: TextMemory<(), Opportunity>,
}

/// A font file.
struct File {
    /// Its name in the font folder; the PostScript name of an embedded one.
    name: String,
    data: Blob,
    /// Which of the faces in the data it is.
    index: u32,
    loaded: OnceLock<Option<Loaded>>,
}

impl Default for Fonts {
    fn default() -> Self {
        let file = |(name, data): (&str, &'static [u8])| File {
            name: name.to_owned(),
            data: Blob::from(data),
            index: 0,
            loaded: OnceLock::new(),
        };
        Self {
            files: EMBEDDED.into_iter().map(file).collect(),
            shaped: TextMemory::default(),
            breaks: TextMemory::default(),
        }
    }
}

struct Loaded {
    font: Font,
    /// Which characters of ASCII it has, a bit for each: they are asked for most.
    ascii: u128,
    latin: ShapePlan,
    japanese: ShapePlan,
    halved: ShapePlan,
}

/// How many characters ASCII has.
const ASCII: u8 = 128;

/// Whether a font has a glyph for a character.
fn maps(font: &Font, character: char) -> bool {
    font.charmap().map_unicode(character).is_some_and(|id| id.to_u32() != 0)
}

/// How text is shaped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Manner {
    /// With kerning.
    Latin,
    /// Kana and kanji on their full em (ベタ組み), without pair kerning, which would disturb it.
    Japanese,
    /// Punctuation on half an em.
    Halved,
    /// As the script of the text requires, with kerning.
    Guessed,
}

impl Manner {
    fn features(self) -> [Feature; 2] {
        let on = |tag: &[u8; 4], is_on: bool| Feature::new(Tag::new(tag), u32::from(is_on), ..);
        [on(b"kern", matches!(self, Self::Latin | Self::Guessed)), on(b"hwid", self == Self::Halved)]
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
    /// Its width in the font, by which a PDF reader advances.
    pub width: i32,
    /// Its offset to the right, in thousandths of an em.
    pub x_offset: i32,
    /// Its offset upwards, in thousandths of an em: marks above and below letters have one.
    pub y_offset: i32,
}

impl Fonts {
    /// The embedded fonts; none is parsed yet.
    pub fn embedded() -> Self {
        Self::default()
    }

    /// Adds a file of a font folder under the name by which the theme names it: that of the file, and behind a `#` that of a face where the
    /// file holds several.
    ///
    /// # Errors
    ///
    /// When it can't be read as a font, or may not be embedded.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) -> Result<Face, FontFault> {
        if let Some(face) = self.named(name) {
            return Ok(face);
        }
        let index = font_file::judge(&bytes, name)?;
        let data = Blob::from(bytes);
        if Font::new(Source::from(data.clone()), index).is_none_or(|font| font.units_per_em() == 0) {
            return Err(FontFault::Unreadable);
        }
        self.files.push(File { name: name.to_owned(), data, index, loaded: OnceLock::new() });
        Ok(Face(self.files.len() - 1))
    }

    /// The face of a file of a font folder.
    pub(super) fn named(&self, name: &str) -> Option<Face> {
        let files = self.files.iter().enumerate().skip(EMBEDDED.len());
        files.into_iter().find(|(_, file)| file.name == name).map(|(index, _)| Face(index))
    }

    /// Every face, the embedded ones first.
    pub fn faces(&self) -> impl Iterator<Item = Face> {
        (0..self.files.len()).map(Face)
    }

    /// The name of a face in a PDF: the PostScript name of an embedded face, else the name of its file without the
    /// characters that a name in a PDF may not have.
    pub fn name(&self, face: Face) -> String {
        let name = self.files.get(face.0).map_or("", |file| file.name.as_str());
        if face.is_embedded() {
            return name.to_owned();
        }
        let stem = match font_file::file_and_face(name) {
            (_, Some(face)) => face,
            (file, None) => file.rsplit_once('.').map_or(file, |(stem, _)| stem),
        };
        let plain: String =
            stem.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').collect();
        if plain.is_empty() { format!("Font{}", face.0) } else { plain }
    }

    /// The font file of a face, unmodified.
    pub fn data(&self, face: Face) -> &[u8] {
        self.files.get(face.0).map_or(&[], |file| file.data.as_ref())
    }

    /// Which of the faces in its file a face is.
    pub fn index(&self, face: Face) -> u32 {
        self.files.get(face.0).map_or(0, |file| file.index)
    }

    /// Whether a face has a glyph for a character.
    pub(super) fn covers(&self, face: Face, character: char) -> bool {
        self.load(face).is_some_and(|loaded| match character.is_ascii() {
            true => loaded.ascii >> u32::from(character) & 1 == 1,
            false => maps(&loaded.font, character),
        })
    }

    /// The width of a face's glyph for a character, in thousandths of an em; none where it has none.
    pub(super) fn width(&self, face: Face, character: char) -> Option<i32> {
        let loaded = self.load(face)?;
        let glyph = loaded.font.charmap().map_unicode(character)?;
        let per_em = f32::from(loaded.font.units_per_em());
        let units = ShaperFont::new(&loaded.font);
        Some((units.glyph_h_advance(glyph) as f32 * 1000.0 / per_em).round() as i32)
    }

    /// Shapes text of one script with one face.
    pub(super) fn shape(&self, face: Face, text: &str, manner: Manner) -> Arc<[Shaped]> {
        self.shaped.get((face, manner), text, || self.shape_anew(face, text, manner))
    }

    /// For each byte of a text, whether a line may begin there.
    pub(super) fn opportunities(&self, text: &str) -> Arc<[Opportunity]> {
        self.breaks.get((), text, || opportunities(text))
    }

    fn shape_anew(&self, face: Face, text: &str, manner: Manner) -> Vec<Shaped> {
        let Some(loaded) = self.load(face) else { return Vec::new() };
        let mut buffer = Buffer::new();
        for (at, character) in text.char_indices() {
            buffer.push(u32::from(character), u32::try_from(at).unwrap_or(u32::MAX));
        }
        let plan = match manner {
            Manner::Latin => Some(&loaded.latin),
            Manner::Japanese => Some(&loaded.japanese),
            Manner::Halved => Some(&loaded.halved),
            Manner::Guessed => None,
        };
        match plan {
            Some(plan) => {
                buffer.set_direction(plan.direction());
                buffer.set_script(plan.script());
                buffer.set_language(plan.language().cloned());
            }
            None => {
                buffer.set_direction(Direction::LeftToRight);
                buffer.guess_segment_properties();
            }
        }
        let features = manner.features();
        let options = ShapeOptions::new().plan(plan).features(&features);
        let font = ShaperFont::new(&loaded.font).with_scale(1000);
        if harfrust::shape(&font, &mut buffer, options).is_err() {
            return Vec::new();
        }
        let units = ShaperFont::new(&loaded.font);
        let per_em = f32::from(loaded.font.units_per_em());
        let positions = buffer.glyph_positions();
        let shaped = buffer.glyph_infos().iter().zip(positions).map(|(info, position)| Shaped {
            glyph: u16::try_from(info.glyph_id).unwrap_or(0),
            cluster: info.cluster as usize,
            advance: position.x_advance,
            // printpdf writes only the whole part.
            width: (units.glyph_h_advance(info.glyph_id.into()) as f32 * 1000.0 / per_em) as i32,
            x_offset: position.x_offset,
            y_offset: position.y_offset,
        });
        shaped.collect()
    }

    fn load(&self, face: Face) -> Option<&Loaded> {
        let file = self.files.get(face.0)?;
        let parse = || {
            let font = Font::new(Source::from(file.data.clone()), file.index)?;
            let plan = |manner: Manner| {
                let (script, tongue) = match manner {
                    Manner::Latin | Manner::Guessed => (Script::LATIN, "en"),
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
            let ascii = (0..ASCII).filter(|code| maps(&font, char::from(*code)));
            let ascii = ascii.fold(0, |all, code| all | 1 << code);
            Some(Loaded { font, ascii, latin, japanese, halved })
        };
        file.loaded.get_or_init(parse).as_ref()
    }
}
