//! The space between two neighbouring characters, by the rules of JIS X 4051 §6.2–6.4 and JLREQ §3.1.
//!
//! Punctuation is set half an em wide. The other half em is glue, which vanishes at the ends of a line and can shrink when a
//! line is tight.

use super::kinsoku::{CharacterClass, class, is_hiragana, is_wide};

/// Adjustable space, in thousandths of an em.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Glue {
    /// Its width in a line that needs no adjustment.
    pub width: i32,
    /// How much it grows before any other space does: JIS X 4051 opens the spaces between words, then those between scripts, and
    /// only then all others.
    pub opening: i32,
    /// How much it grows then, with all others, at the adjustment ratio 1.
    pub stretch: i32,
    /// How much it can shrink.
    pub shrink: i32,
}

impl Glue {
    /// No space at all.
    pub(super) const NONE: Self = Self { width: 0, opening: 0, stretch: 0, shrink: 0 };
    /// Half an em beside a bracket or after a comma.
    const HALF: Self = Self { width: 500, opening: 0, stretch: 50, shrink: 220 };
    /// Half an em after a full stop, which JIS X 4051 keeps whole.
    const STOP: Self = Self { width: 500, opening: 0, stretch: 50, shrink: 0 };
    /// Between kanji or kana: nothing, but a justified line may open up here, and close up by a hair. With more a line looks spaced.
    const WIDE: Self = Self { width: 0, opening: 0, stretch: 50, shrink: 18 };
    /// Between Japanese and Latin letters: less than the traditional quarter em, and opened by less, because from a tenth of an
    /// em on, poppler reads a blank.
    const MIXED: Self = Self { width: 35, opening: 40, stretch: 0, shrink: 25 };
    /// Between Japanese and figures, whose digits are all as wide as the widest and bring some space along.
    const DIGIT: Self = Self { width: 10, opening: 40, stretch: 0, shrink: 10 };

    /// A word space of the given width.
    pub(super) fn blank(width: i32) -> Self {
        Self { width, opening: width / 2, stretch: width / 2, shrink: width / 4 }
    }

    /// A blank in the text where there would be glue anyway: the larger of both, not their sum.
    pub(super) fn with_blank(self, blank: Self) -> Self {
        if self.width > blank.width { self } else { blank }
    }
}

/// The glue between two characters that no blank separates.
pub(super) fn between(before: char, after: char) -> Glue {
    match (class(before), class(after)) {
        (CharacterClass::Opening, _) => Glue::NONE,
        (
            CharacterClass::Closing | CharacterClass::Comma | CharacterClass::Stop,
            CharacterClass::Closing | CharacterClass::Comma | CharacterClass::Stop,
        ) => Glue::NONE,
        (
            CharacterClass::Closing | CharacterClass::Comma | CharacterClass::Stop,
            CharacterClass::MiddleDot,
        ) => Glue::NONE,
        (
            CharacterClass::MiddleDot,
            CharacterClass::Opening | CharacterClass::Closing | CharacterClass::Comma | CharacterClass::Stop,
        ) => Glue::NONE,
        // The glue between 、 and 「 doesn't shrink either: if they were closer, poppler would begin a new line there.
        (CharacterClass::Stop, _)
        | (CharacterClass::Closing | CharacterClass::Comma, CharacterClass::Opening) => Glue::STOP,
        (CharacterClass::Closing | CharacterClass::Comma, _) => Glue::HALF,
        (_, CharacterClass::Opening) => Glue::HALF,
        (_, CharacterClass::Closing | CharacterClass::Comma | CharacterClass::Stop) => Glue::NONE,
        (CharacterClass::Narrow, CharacterClass::Narrow) => Glue::NONE,
        (CharacterClass::Narrow, _) if is_word(before) && is_letter(after) => mixed(before),
        (_, CharacterClass::Narrow) if is_letter(before) && is_word(after) => mixed(after),
        (CharacterClass::Narrow, _) | (_, CharacterClass::Narrow) => Glue::NONE,
        _ => Glue::WIDE,
    }
}

/// The glue after citation marks between two characters: the space after `before` is moved to the place after the marks, so
/// that the marks are close to it.
pub(super) fn after_marks(before: char, after: char) -> Glue {
    match between(before, after) {
        // A raised figure before a kanji or kana needs the same space as a figure on the line.
        glue if glue.width == 0 && is_letter(after) => Glue::MIXED,
        // The half em after a closing bracket separates it from the next letter, as the marks do already.
        _ if class(before) == CharacterClass::Closing && is_letter(after) => Glue::MIXED,
        glue => glue,
    }
}

/// The space between Japanese and a narrow character.
fn mixed(narrow: char) -> Glue {
    if narrow.is_alphabetic() { Glue::MIXED } else { Glue::DIGIT }
}

/// Whether a narrow character belongs to a word or a figure.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '%' | '$' | '¥' | '€' | '£' | '°')
}

/// Whether a wide character is kanji or kana, not a sign.
fn is_letter(character: char) -> bool {
    is_hiragana(character) || (is_wide(character) && character.is_alphabetic())
}
