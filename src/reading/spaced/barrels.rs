//! Barrels a day as oil reports abbreviate them: 412,000 b/d, 104.1 mb/d, 1.2 mbpd.

use super::reading_place::ReadingPlace;
use super::token::Gap;
use super::unit_name;
use crate::reading::meaning::UnitTerm;
use crate::value::{Number, UnitName};

/// How barrels are abbreviated before a slash, with their scale. Those of the International Energy Agency and OPEC.
const BEFORE_SLASH: [(&str, i64); 7] = [
    ("b", 1),
    ("bbl", 1),
    ("kb", 1000),
    ("tb", 1000),
    ("mb", 1_000_000),
    ("mbbl", 1_000_000),
    ("mmbbl", 1_000_000),
];
/// The same with their day in one word.
const IN_ONE_WORD: [(&str, i64); 5] =
    [("bpd", 1), ("bopd", 1), ("kbpd", 1000), ("mbpd", 1_000_000), ("mmbpd", 1_000_000)];

/// Barrels a day that begin at a place: the barrels with their scale, the day, and the place after it.
pub fn a_day(place: &ReadingPlace<'_>, at: usize) -> Option<(UnitName, UnitTerm, usize)> {
    let tokens = place.tokens;
    let word = tokens.word(at).filter(|_| tokens.gap(at) <= Gap::Line)?;
    let glued = |at: usize| tokens.gap(at) == Gap::None;
    let scale = |list: &[(&str, i64)]| list.iter().find(|(name, _)| *name == word).map(|(_, scale)| *scale);
    let (scale, end) = if let Some(scale) = scale(&IN_ONE_WORD) {
        (scale, at + 1)
    } else {
        let day = matches!(tokens.word(at + 2), Some("d" | "day"));
        let slash = tokens.sign(at + 1) == Some('/') && glued(at + 1) && glued(at + 2);
        (scale(&BEFORE_SLASH).filter(|_| day && slash)?, at + 3)
    };
    let goes_on = glued(end) && (tokens.word(end).is_some() || tokens.digits(end).is_some());
    let mut barrels = unit_name::named(place, "bbl").filter(|_| !goes_on)?;
    for measure in &mut barrels.measures {
        measure.factor = measure.factor.times(Number::from(scale))?;
    }
    barrels.measures.retain(|measure| measure.base == "barrels");
    let day = unit_name::named(place, "day").or_else(|| unit_name::named(place, "d"))?;
    (!barrels.measures.is_empty()).then_some((barrels, unit_name::term(day), end))
}
