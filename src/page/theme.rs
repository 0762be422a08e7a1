//! The look of a page as data: margins, sizes, leadings, colours and rules.

use serde::Serialize;

use super::colour::{Colour, Tint};
use super::contrast::contrast;
use super::logo::Logo;
use super::theme_fonts::ThemeFonts;
use crate::language::Language;

/// The least contrast between a text and its ground (WCAG 2.1, 1.4.3).
pub(super) const LEAST_CONTRAST: f64 = 4.5;

/// How pages look. Lengths are points.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct Theme {
    /// Margin at the left and the right.
    pub margin: f32,
    /// Margin above the top rule.
    pub margin_top: f32,
    /// Margin below the footer.
    pub margin_bottom: f32,
    /// Width of the column of side heads, with the gap to the text.
    pub side_column: f32,
    /// Colours.
    pub palette: Palette,
    /// Weights of rules.
    pub rules: Rules,
    /// Size of the bottom line.
    pub bottom_line: f32,
    /// Size of the references.
    pub reference: f32,
    /// Size of kicker, date and footer.
    pub small: f32,
    /// Sizes and leadings of English text.
    pub en: Letters,
    /// Sizes and leadings of Japanese text.
    pub ja: Letters,
    /// Further fonts, for characters that the embedded ones lack.
    pub fonts: ThemeFonts,
    /// The logo.
    #[serde(skip_serializing_if = "Logo::is_none")]
    pub logo: Logo,
}

/// Colours of sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Palette {
    /// Text.
    pub text: [u8; 3],
    /// The title and the rule above it.
    pub strong: [u8; 3],
    /// Headings, links, citation marks, bars.
    pub accent: [u8; 3],
    /// Date, footer and notes.
    pub muted: [u8; 3],
    /// The ground of the bottom line and of strong rows; rules replace it where there is none.
    pub wash: Option<[u8; 3]>,
    /// Lines between sections and rows.
    pub hairline: [u8; 3],
}

/// Weights of rules.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Rules {
    /// Above the kicker.
    pub top: f32,
    /// Beside the bottom line.
    pub bar: f32,
    /// Between sections.
    pub section: f32,
    /// Above and below a table.
    pub table: f32,
    /// Under the head of a table.
    pub table_head: f32,
    /// Under a row.
    pub table_row: f32,
}

/// Sizes and leadings that differ by language; leadings are multiples of the size.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize)]
pub struct Letters {
    /// Size of a title that takes one line.
    pub title: f32,
    /// Leading of the title.
    pub title_leading: f32,
    /// Size of body text on a page that is neither full nor empty.
    pub body: f32,
    /// Leading of body text, tables and the bottom line.
    pub body_leading: f32,
    /// Leading of the references.
    pub reference_leading: f32,
}

impl Palette {
    /// The colour of text.
    pub fn colour(&self, colour: Colour) -> [u8; 3] {
        match colour {
            Colour::Ink => self.text,
            Colour::Dark => self.strong,
            Colour::Accent => self.accent,
            Colour::Mark => self.accent_with(contrast(self.muted, PAPER), LEAST_CONTRAST),
            Colour::Bracket => self.accent_with(FAINT, FAINT),
            Colour::Grey => self.muted,
        }
    }

    /// The lightest mixture of accent and paper that has these contrasts to the paper and to the wash.
    fn accent_with(&self, to_paper: f64, to_wash: f64) -> [u8; 3] {
        let reads = |colour: [u8; 3]| {
            contrast(colour, PAPER) >= to_paper
                && self.wash.is_none_or(|wash| contrast(colour, wash) >= to_wash)
        };
        let mixed = |tenths: u16| {
            [0, 1, 2].map(|part| {
                let (accent, paper) = (u16::from(self.accent[part]), u16::from(PAPER[part]));
                ((accent * (10 - tenths) + paper * tenths) / 10).try_into().unwrap_or(u8::MAX)
            })
        };
        (1..8).rev().map(mixed).find(|colour| reads(*colour)).unwrap_or(self.accent)
    }

    /// The colour of an area or a rule.
    pub fn tint(&self, tint: Tint) -> [u8; 3] {
        match tint {
            Tint::Dark => self.strong,
            Tint::Accent => self.accent,
            Tint::Soft => self.accent.map(|part| {
                // A fifth of the accent on paper.
                let paper = u16::from(PAPER[0]);
                ((u16::from(part) + 4 * paper) / 5).try_into().unwrap_or(u8::MAX)
            }),
            Tint::Wash => self.wash.unwrap_or(PAPER),
            Tint::Pale => {
                let wash = self.wash.unwrap_or(PAPER);
                [0, 1, 2].map(|part| {
                    let half = (u16::from(wash[part]) + u16::from(PAPER[part])) / 2;
                    half.try_into().unwrap_or(u8::MAX)
                })
            }
            Tint::Hairline => self.hairline,
            Tint::Grey => self.muted,
            Tint::Paper => PAPER,
        }
    }
}

/// The contrast of brackets to their ground. They keep a number apart from the figure before it, but it can be read without them (WCAG 2.1,
/// 1.4.3 asks nothing of what is decoration).
const FAINT: f64 = 2.0;
/// The ground of a page.
pub(super) const PAPER: [u8; 3] = [255; 3];

impl Theme {
    /// Sizes and leadings of a language's text.
    pub fn letters(&self, language: Language) -> &Letters {
        match language {
            Language::En => &self.en,
            Language::Ja => &self.ja,
        }
    }
}
