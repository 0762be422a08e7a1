//! The measures of the page's design, all derived from one number, the openness: how much space the page has.

use crate::language::Language;

use super::sheet::Sheet;
use super::theme::{Rules, Theme};

/// The gap between side heads and text.
pub(super) const SIDE_GAP: f32 = 10.0;
/// The most that the type grows beyond its basic size once the spaces have grown.
const MOST_GROWTH: f32 = 1.1;
/// How much larger kicker and date are than the footer.
const KICKER: f32 = 1.12;
/// The smallest type of side heads.
pub(super) const SMALLEST: f32 = 7.5;
/// The smallest type of references and notes.
const SMALLEST_REFERENCE: f32 = 7.5;

/// The openness at which the smallest type allowed is set as tightly as allowed.
pub(super) const TIGHTEST: f32 = -2.0;
/// The openness at which the basic type is set as tightly as allowed.
pub(super) const TIGHT: f32 = -1.0;
/// The openness of the basic type with its basic leading.
pub(super) const BASIC: f32 = 0.0;
/// The openness at which the basic type has the most space around it.
pub(super) const OPEN: f32 = 1.0;
/// The openness beyond which a page would look empty.
pub(super) const LOOSEST: f32 = 2.0;

/// Sizes and distances in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Style {
    /// Language of the page.
    pub language: Language,
    /// Margin at the left and the right.
    pub margin: f32,
    /// Margin above the top rule.
    pub margin_top: f32,
    /// Margin below the footer.
    pub margin_bottom: f32,
    /// Width of the column of side heads, with the gap to the text.
    pub side: f32,
    /// The title, which is as large on a full page as on an empty one.
    pub title: Type,
    /// Space above and below the title.
    pub title_gap: f32,
    /// Body text.
    pub body: Type,
    /// The bottom line.
    pub bottom_line: Type,
    /// Tables.
    pub table: Type,
    /// References.
    pub reference: Type,
    /// The kicker and the date.
    pub kicker: Type,
    /// The footer.
    pub small: Type,
    /// Space above the rule of a section.
    pub section_gap: f32,
    /// Space between that rule and the head below it.
    pub head_over: f32,
    /// Space between a head and what is below it.
    pub head_gap: f32,
    /// Space between bullets, and between paragraphs.
    pub item_gap: f32,
    /// Space between references.
    pub reference_gap: f32,
    /// Space above and below the text of the bottom line.
    pub callout_padding: f32,
    /// Space above and below the text of a table's cells.
    pub cell_padding: f32,
    /// Weights of rules.
    pub rules: Rules,
}

/// A type size with its leading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Type {
    /// Type size.
    pub size: f32,
    /// Distance of two baselines.
    pub leading: f32,
}

impl Type {
    fn new(size: f32, ratio: f32) -> Self {
        Self { size, leading: size * ratio }
    }

    /// A length in points as thousandths of this size, rounded down so that nothing set in it is too wide.
    pub(super) fn milli(self, points: f32) -> i32 {
        // A page is under a million thousandths wide at any size, so that the cast is exact.
        (points / self.size * 1000.0 + 0.01).floor() as i32
    }

    /// Thousandths of this size in points.
    pub(super) fn points(self, milli: f32) -> f32 {
        milli * self.size / 1000.0
    }

    /// The distance from the top of a line to its baseline, with the letters in the middle of the line.
    pub(super) fn ascent(self) -> f32 {
        self.leading / 2.0 + self.size * 0.36
    }
}

impl Style {
    /// The design at an openness from [`TIGHTEST`] to [`LOOSEST`]. From [`BASIC`] down to [`TIGHT`], leading and spaces
    /// become smaller, and below that the type; up to [`OPEN`], leading and spaces grow, and above that the type. Margins and
    /// title are always the theme's.
    pub(super) fn at(sheet: &Sheet, openness: f32) -> Self {
        Self::of(&sheet.theme, sheet.language, sheet.min_type_size, openness)
    }

    /// The design at its basic type size.
    pub(super) fn basic(theme: &Theme, language: Language) -> Self {
        Self::of(theme, language, theme.letters(language).body, 0.0)
    }

    fn of(theme: &Theme, language: Language, min_type_size: f32, openness: f32) -> Self {
        let letters = theme.letters(language);
        let (basic, ratio) = (letters.body, letters.body_leading);
        // A brief may ask for larger type than the theme's basic size, and then that is its basic size.
        let (smallest, usual) = (min_type_size / basic, (min_type_size / basic).max(1.0));
        let most = MOST_GROWTH.max(usual);
        let tight = (-openness).clamp(0.0, 1.0);
        let small = (TIGHT - openness).clamp(0.0, 1.0);
        let loose = openness.clamp(0.0, OPEN);
        let grown = (openness - OPEN).clamp(0.0, 1.0);
        let growth = usual - (usual - smallest) * small + (most - usual) * grown;
        let leading = 1.0 - 0.08 * tight + 0.06 * loose;
        // English gives up type before its spaces; Japanese type is near its least. Mincho, which is paler than the text below it, has more
        // space between its lines.
        let (closer, airier) = match language {
            Language::En => (0.25, 0.02),
            Language::Ja => (0.5, 0.07),
        };
        let space = growth * (1.0 - closer * tight + 0.9 * loose);
        let body = Type::new(basic * growth, ratio * leading);
        let most_reference = theme.reference.max(SMALLEST_REFERENCE) + 0.7;
        let reference = (theme.reference * growth).clamp(SMALLEST_REFERENCE, most_reference);
        Self {
            language,
            margin: theme.margin,
            margin_top: theme.margin_top,
            margin_bottom: theme.margin_bottom,
            side: theme.side_column,
            title: Type::new(letters.title, letters.title_leading),
            title_gap: letters.title * 0.38,
            body,
            bottom_line: Type::new(theme.bottom_line * growth, (ratio + airier) * leading),
            table: Type::new(body.size * 0.95, ratio * leading),
            reference: Type::new(reference, letters.reference_leading * leading),
            kicker: Type::new(theme.small * KICKER, 1.35),
            small: Type::new(theme.small, 1.4),
            section_gap: 9.5 * space,
            head_over: 4.2 * growth * (1.0 - 0.4 * tight + 0.3 * loose),
            head_gap: 3.2 * growth * (1.0 - 0.4 * tight + 0.4 * loose),
            item_gap: 3.0 * space,
            reference_gap: 0.9 * space,
            callout_padding: 8.5 * growth * (1.0 - 0.45 * tight + 0.3 * loose),
            cell_padding: 1.7 * growth * (1.0 - 0.45 * tight + 0.7 * loose),
            rules: theme.rules,
        }
    }
}
