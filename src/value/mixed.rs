//! Lengths of time of two units: 1 h 30 min, typed as one figure and kept as a fraction of the larger unit.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::built_in_units::built_in_units;
use super::{Number, Unit, UnitKind, Units};

/// Each unit with the next smaller one, and how many of that it has.
const PAIRS: [(&str, &str, u32); 5] = [
    ("year", "month", 12),
    ("week", "day", 7),
    ("day", "hour", 24),
    ("hour", "minute", 60),
    ("minute", "second", 60),
];

impl Unit {
    /// Reads a length of time of two units as a number of this one: `1 h 30 min` is 90/60 hours, which prints as 1 hour 30
    /// minutes. Nothing where the text isn't that: the larger unit must be this one, the smaller the next below it, and there
    /// must be fewer of it than the larger one has. Names are ids, symbols and English words.
    pub fn mixed(&self, text: &str) -> Option<Number> {
        let (_, small, ratio) = PAIRS.into_iter().find(|(large, ..)| *large == self.id)?;
        let [(whole, large), (rest, smaller)] = counted(text)?;
        if large != self.id || smaller != small || rest >= ratio {
            return None;
        }
        Number::fraction(Decimal::from(whole.checked_mul(ratio)?.checked_add(rest)?), ratio)
    }
}

/// The whole units and the rest of a length of time typed in two units.
pub(super) fn parts(unit: &Unit, number: Number) -> Option<[(Number, Arc<Unit>); 2]> {
    let (above, below) = number.as_fraction()?;
    let (_, small, ratio) = PAIRS.into_iter().find(|(large, ..)| *large == unit.id)?;
    if unit.kind != UnitKind::Duration || below != ratio || above.scale() > 0 {
        return None;
    }
    let ratio = Decimal::from(ratio);
    let above = above.abs();
    let (whole, rest) = ((above / ratio).trunc(), above % ratio);
    if whole.is_zero() || rest.is_zero() {
        return None;
    }
    let units = &built_in_units().by_id;
    Some([(Number::from(whole), Arc::clone(units.get(&unit.id)?)), (Number::from(rest), Arc::clone(units.get(small)?))])
}

/// Two whole numbers, each with the id of its unit: 1 h 30 min, 1h30min, 1 hour 30 minutes.
fn counted(text: &str) -> Option<[(u32, String); 2]> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number = rest[..digits].parse().ok()?;
        let after = rest[digits..].trim_start();
        let letters = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        found.push((number, unit_named(&after[..letters])?));
        rest = after[letters..].trim_start();
    }
    found.try_into().ok()
}

/// The id of a length of time by its id, its symbol or its English plural.
fn unit_named(name: &str) -> Option<String> {
    let singular = name.strip_suffix('s').filter(|singular| singular.len() > 2);
    let unit = [Some(name), singular].into_iter().flatten().find_map(|name| Units::built_in().get(name))?;
    (unit.kind == UnitKind::Duration && unit.below().is_empty()).then(|| unit.id.clone())
}
