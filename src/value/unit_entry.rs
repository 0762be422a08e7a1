//! A name of units as the tables have it: what it stands for, in which language and on which side of a figure.

use unicode_normalization::UnicodeNormalization;

use super::{Measure, Number, UnitKind, UnlessSaid, Writing};

/// On which side of its figure a name stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Before,
    After,
    Either,
}

impl Place {
    /// Whether a name of this place may stand there.
    pub fn takes(self, there: Self) -> bool {
        self == there || self == Self::Either
    }
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameEntry {
    /// A primary subtag, or `*` for every language.
    pub language: String,
    pub writing: Writing,
    pub place: Place,
    pub unless_said: UnlessSaid,
    pub measures: Vec<Measure>,
}

impl NameEntry {
    /// Whether it stands for money, whichever.
    pub fn is_money(&self) -> bool {
        is_money(&self.measures)
    }
}

/// Whether all is money.
pub(super) fn is_money(measures: &[Measure]) -> bool {
    measures.iter().all(|one| one.kind == UnitKind::Money)
}

/// The measure that is so many of another.
pub(super) fn times(measure: &Measure, factor: Number) -> Option<Measure> {
    Some(Measure { factor: measure.factor.times(factor)?, ..measure.clone() })
}

/// A text as names are compared: in compatibility form (m², ㎡ and ｍ２ are m2), with plain hyphens, apostrophes and blanks.
pub(super) fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        push_folded(&mut folded, c);
    }
    folded
}

/// Adds a character to a folded text.
pub(super) fn push_folded(text: &mut String, c: char) {
    match c {
        // What is typed for the sign of a degree.
        'º' | '˚' => text.push('°'),
        '’' | '‘' => text.push('\''),
        '\u{2010}' | '\u{2011}' => text.push('-'),
        c if c.is_whitespace() => {
            if !text.ends_with(' ') {
                text.push(' ');
            }
        }
        // What NFKC leaves as it is: ASCII, kana but half-width ones, and the ideographs in common use.
        '!'..='~' | 'ぁ'..='ゔ' | 'ァ'..='ヾ' | '\u{4e00}'..='\u{9fff}' => text.push(c),
        c => text.extend(std::iter::once(c).nfkc()),
    }
}
