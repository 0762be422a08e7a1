//! In which faces a character is looked for, one after the other: by the cut of its text and the language of the page.

use super::font_file;
use super::fonts::{Face, Fonts};
use super::theme_fonts::{FontFile, ThemeFonts};
use crate::language::Language;

/// The cut of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Text to read.
    Regular,
    /// Strong text, heads and figures.
    SemiBold,
    /// The title.
    Title,
    /// The bottom line.
    BottomLine,
    /// Figures in it.
    StrongBottomLine,
    /// Its label.
    BottomLineLabel,
}

/// The faces in which a character is looked for, in order.
pub(super) struct Chains {
    regular: Vec<Face>,
    semi_bold: Vec<Face>,
    title: Vec<Face>,
    bottom_line: Vec<Face>,
    strong_bottom_line: Vec<Face>,
    bottom_line_label: Vec<Face>,
    /// Faces of the house without kana, on a Japanese page.
    latin: Vec<Face>,
    /// By how much of the type size text is set lower than a face with capitals of 0.698 em would be, so that its capitals are in the middle of the line.
    pub drop: f32,
}

/// The faces of one cut.
#[derive(Clone, Copy)]
pub(super) struct Chain<'a> {
    faces: &'a [Face],
    latin: &'a [Face],
}

impl Chain<'_> {
    /// The first face that a character is found in by `covers`. On a Japanese page a font that has no kana isn't asked for signs that Japanese
    /// has, too, such as quotation marks and dashes: they are those of the text around them. Brackets are never from the mincho: those
    /// of half an em that it has are drawn like Latin ones, and would stand beside those of a full em.
    pub(super) fn find(&self, character: char, covers: impl Fn(&Face) -> bool) -> Option<Face> {
        let shared = !character.is_ascii() && !character.is_alphanumeric();
        let asked = |face: &&Face| {
            let is_left_out = match **face {
                Face::MINCHO => "（）［］｛｝，．".contains(character),
                _ => shared && self.latin.contains(face),
            };
            !is_left_out && covers(face)
        };
        self.faces.iter().find(asked).copied()
    }

    /// The face of a character that none covers.
    pub(super) fn first(&self) -> Face {
        self.faces.first().copied().unwrap_or(Face::SANS)
    }
}

/// A letter that every Japanese font has: hiragana A.
const KANA: char = '\u{3042}';
/// Half the height of capitals for which the places of lines are meant, in ems.
const HALF_CAPITAL: f32 = 0.349;
/// The same of the embedded faces of English and of Japanese text, whose letters beside kana are a little larger.
const HALF_CAPITAL_EN: f32 = 0.330;
const HALF_CAPITAL_JA: f32 = 0.349;

impl Chains {
    /// The faces of the house, the embedded ones in the order of a language, then those that a theme asks last.
    pub(super) fn new(language: Language, theme: &ThemeFonts, fonts: &Fonts) -> Self {
        let named = |files: &[FontFile]| files.iter().filter_map(|file| fonts.named(&file.name)).collect();
        let (regular, semi_bold): (Vec<Face>, Vec<Face>) = (named(&theme.regular), named(&theme.semi_bold));
        // Where a theme names no semi-bold face, strong text is regular.
        let semi_bold = if semi_bold.is_empty() { regular.clone() } else { semi_bold };
        let (own, own_strong): (Vec<Face>, Vec<Face>) =
            (named(&theme.first_regular), named(&theme.first_semi_bold));
        let (text, strong, title): (&[Face], &[Face], Face) = match language {
            Language::En => (
                &[Face::SANS, Face::LATIN_OF_GOTHIC, Face::GOTHIC],
                &[Face::SANS_STRONG, Face::LATIN_OF_GOTHIC_STRONG, Face::GOTHIC_STRONG],
                Face::SERIF_TITLE,
            ),
            Language::Ja => (
                &[Face::GOTHIC, Face::LATIN_OF_GOTHIC],
                &[Face::GOTHIC_STRONG, Face::LATIN_OF_GOTHIC_STRONG],
                Face::MINCHO,
            ),
        };
        // A Japanese label is gothic, as the heads below it are.
        let (bottom_line, strong_bottom_line, label): (&[Face], &[Face], &[Face]) = match language {
            Language::En => (&[Face::SERIF], &[Face::SERIF_TITLE], &[Face::SERIF_TITLE]),
            Language::Ja => (&[Face::MINCHO], &[Face::MINCHO], &[]),
        };
        let without_kana = own.iter().chain(&own_strong).filter(|face| !fonts.covers(**face, KANA));
        let latin = match language {
            Language::En => Vec::new(),
            Language::Ja => without_kana.copied().collect(),
        };
        // The lines follow the font in which most of the text is set.
        let main = match language {
            Language::En => own.first(),
            Language::Ja => own.iter().find(|face| !latin.contains(face)),
        };
        let height = main.and_then(|face| font_file::cap_height(fonts.data(*face), fonts.index(*face)));
        let half = height.map_or(
            match language {
                Language::En => HALF_CAPITAL_EN,
                Language::Ja => HALF_CAPITAL_JA,
            },
            |height| height as f32 / 2000.0,
        );
        let chain = |parts: [&[Face]; 4]| parts.concat();
        Self {
            drop: half - HALF_CAPITAL,
            latin,
            regular: chain([&own, &[], text, &regular]),
            semi_bold: chain([&own_strong, &[], strong, &semi_bold]),
            title: chain([&own_strong, &[title], strong, &semi_bold]),
            bottom_line: chain([&own, bottom_line, text, &regular]),
            strong_bottom_line: chain([&own_strong, strong_bottom_line, strong, &semi_bold]),
            bottom_line_label: chain([&own_strong, label, strong, &semi_bold]),
        }
    }

    /// The faces of one cut.
    pub(super) fn of(&self, cut: Cut) -> Chain<'_> {
        let faces = match cut {
            Cut::Regular => &self.regular,
            Cut::SemiBold => &self.semi_bold,
            Cut::Title => &self.title,
            Cut::BottomLine => &self.bottom_line,
            Cut::StrongBottomLine => &self.strong_bottom_line,
            Cut::BottomLineLabel => &self.bottom_line_label,
        };
        Chain { faces, latin: &self.latin }
    }
}
