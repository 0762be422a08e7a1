//! What a unit measures, apart from what it is called: figures in different units are compared by it.

use std::borrow::Cow;

use rust_decimal::prelude::ToPrimitive;

use super::{Number, UnitKind};

/// A unit without a prefix or scale, and how many of it one is: MW is 1,000,000 of W, a pence 1/100 of GBP, a week 7 of `day`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Measure {
    /// The id of the unit that it is counted in (`W`, `GBP`, `month`, `people`).
    pub base: Cow<'static, str>,
    /// How many of the base one is.
    pub factor: Number,
    /// Its sort.
    pub kind: UnitKind,
}

/// A product of measures over another: GBP over MWh, km over s and Mpc.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Size {
    /// What stands above the line; empty for a pure number.
    pub over: Vec<Measure>,
    /// What stands below it.
    pub under: Vec<Measure>,
}

impl Size {
    /// Whether figures of both can be compared: they are counted in the same bases, MW and GW.
    pub fn is_like(&self, other: &Self) -> bool {
        let same = |one: &[Measure], other: &[Measure]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.base == other.base)
        };
        same(&self.over, &other.over) && same(&self.under, &other.under)
    }

    /// How many of another unit one of this is, for drawing: 0.001 of GW for MW. Nothing where they can't be compared.
    pub fn times(&self, other: &Self) -> Option<f64> {
        let product = |measures: &[Measure]| {
            let factors = measures.iter().map(|measure| measure.factor.decimal().to_f64());
            factors.product::<Option<f64>>()
        };
        let own = product(&self.over)? / product(&self.under)?;
        let others = product(&other.over)? / product(&other.under)?;
        self.is_like(other).then_some(own / others).filter(|times| times.is_finite())
    }
}

/// A name of units that a text has beside a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitName {
    /// Its length in bytes.
    pub len: usize,
    /// How it is written.
    pub writing: Writing,
    /// What it can stand for, what it stands for unless somebody says otherwise first: `$` for USD, AUD, CAD and others; 人 for
    /// people and for whatever else a dossier counts by it.
    pub measures: Vec<Measure>,
    /// Whether the first of the measures is meant where nothing else is said: `$` is USD, but `kr` is nobody's.
    pub unless_said: UnlessSaid,
}

/// How the name of a unit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Writing {
    /// A sign: $, €, %, °.
    Sign,
    /// A code or symbol of letters, whose case tells: CHF, MW, km.
    Symbol,
    /// A word: megawatts, ships, 円, 人.
    Word,
}

/// Whether a name stands for something where nothing else is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnlessSaid {
    /// The first measure.
    First,
    /// None. Of money it has to be said; of all else each of the measures may be meant.
    None,
}

/// Finds the names of units beside a figure.
///
/// Both give names that are whole in the text (a word ends where its letters end, in languages with blanks), the longest
/// first. Blanks between figure and name are the caller's.
pub trait UnitNames: std::fmt::Debug {
    /// Names that a text after a figure begins with. `language` is a primary language subtag of BCP 47; names that are
    /// the same everywhere (symbols, codes) are found in each.
    fn after(&self, text: &str, language: &str) -> Vec<UnitName>;

    /// Names that a text before a figure ends with: US$, CHF.
    fn before(&self, text: &str, language: &str) -> Vec<UnitName>;
}
