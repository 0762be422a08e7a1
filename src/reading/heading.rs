//! Words that give the unit, the scale or the sort of the figures near them: a table's heading, a label, a column's head.

use super::meaning::{Amount, Meaning, SaidUnit, Term};
use super::setting::Setting;
use crate::value::{Measure, Number, UnitKind};

/// What the words say.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// By what a bare number is multiplied: 百万円, in thousands.
    pub scale: Option<Number>,
    /// What a bare number is counted in. A noun that no unit knows is on the author's word.
    pub unit: SaidUnit,
}

/// Reads the words.
pub fn head(text: &str, setting: &Setting<'_>) -> Head {
    if super::is_cjk(setting.language) { super::cjk::head(text, setting) } else { super::words::head(text, setting) }
}

/// What the one name above the line can stand for; nothing where there are more names, or a noun that no unit knows.
pub(super) fn measures(terms: &[Term]) -> Option<Vec<Measure>> {
    match terms {
        [Term::Known { name, .. }] => Some(name.measures.clone()),
        _ => None,
    }
}

impl Head {
    /// What a figure means under the words. A figure with a unit of its own keeps it; what is below the line is added where it
    /// has nothing there (EPS, 1株当たり). A scale is for figures without a scale and unit of their own.
    pub fn of(&self, meaning: &Meaning) -> Vec<Meaning> {
        let Meaning::Amount(amount) = meaning else { return vec![meaning.clone()] };
        let mut amount: Amount = amount.clone();
        if amount.unit.over.is_empty() {
            if let Some(scale) = self.scale {
                let Some(bound) = amount.bound.map(|number| number.times(scale)) else { return Vec::new() };
                amount.bound = bound;
            }
            amount.unit.over.clone_from(&self.unit.over);
        } else if let ([Term::Known { name, .. }], Some([money])) = (amount.unit.over.as_mut_slice(), measures(&self.unit.over).as_deref()) {
            // 6.4 cents under "Australian dollars": the heading says whose.
            if name.measures.len() > 1 && money.kind == UnitKind::Money {
                name.measures.retain(|measure| measure.base == money.base);
            }
        }
        if amount.unit.under.is_empty() {
            amount.unit.under.clone_from(&self.unit.under);
        }
        vec![Meaning::Amount(amount)]
    }

    /// Whether a noun that no unit knows is in it.
    pub fn has_noun(&self) -> bool {
        self.unit.over.iter().chain(&self.unit.under).any(|term| matches!(term, Term::Noun { .. }))
    }
}
