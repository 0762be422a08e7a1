//! What words that give the unit of figures say, as the reader of their language finds it.

use super::meaning::{SaidUnit, UnitTerm};
use crate::value::{Measure, Number};

/// What words that give a unit say, as a reader finds it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct UnitHead {
    /// By what a bare number is multiplied: 百万円, in thousands.
    pub scale: Option<Number>,
    /// What a bare number is counted in. A noun that no unit knows is on the author's word.
    pub unit: SaidUnit,
    /// What stands below the line of figures for which the scale doesn't hold: except per share.
    pub except: Vec<UnitTerm>,
    /// What the figures are.
    pub figures: HeadedFigures,
}

/// What figures under a heading are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeadedFigures {
    /// What each says by itself.
    #[default]
    AsPrinted,
    /// Changes, those without a sign too: a column with the head Change or 増減率.
    Changes,
}

impl UnitHead {
    /// The nouns in it that no unit knows.
    pub fn nouns(&self) -> Vec<String> {
        let terms = self.unit.over.iter().chain(&self.unit.under);
        let noun =
            |term: &UnitTerm| if let UnitTerm::Noun { text, .. } = term { Some(text.clone()) } else { None };
        terms.filter_map(noun).collect()
    }
}

/// What two names can both stand for: `$` and "Australian dollars".
pub fn in_both(one: &[Measure], other: &[Measure]) -> Vec<Measure> {
    one.iter().filter(|measure| other.contains(measure)).cloned().collect()
}
