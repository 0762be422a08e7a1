//! Which of several units that a heading names is that of its figures.

use std::cmp::Ordering;
use std::ops::Range;

use super::reading_place::ReadingPlace;
use super::token::{Gap, Tokens};
use super::unit_name;
use crate::reading::head::in_both;
use crate::reading::meaning::UnitTerm;
use crate::value::{UnitKind, UnitName};

/// A unit that a heading names.
#[derive(Debug, Clone)]
pub struct NamedUnit {
    /// What is above the line.
    pub name: UnitName,
    /// What stands below it, after a slash.
    pub under: Vec<UnitTerm>,
    /// Its pieces.
    pub at: Range<usize>,
}

/// The unit of the figures: money and measures before what is counted, and that before lengths of time, which mostly say of which
/// months a table is. `scale` is where the heading's scale stands.
///
/// # Errors
/// Two that it may be, and nothing tells which.
pub fn one_of(
    names: Vec<NamedUnit>,
    scale: Option<&Range<usize>>,
    place: &ReadingPlace<'_>,
) -> Result<Option<NamedUnit>, [Range<usize>; 2]> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let mut names = names.into_iter();
    let Some(mut best) = names.next() else { return Ok(None) };
    for next in names {
        let order = rank(&next, tokens).cmp(&rank(&best, tokens));
        // Percent of households: the whole.
        let is_whole = lexicon.of.before(tokens, next.at.start, 0).is_some();
        match order {
            Ordering::Less => {}
            Ordering::Equal if is_whole => {}
            Ordering::Greater => best = next,
            Ordering::Equal => best = both(best, next, scale, tokens)?,
        }
    }
    Ok(Some(best))
}

/// What two names of a sort say together.
fn both(
    one: NamedUnit,
    other: NamedUnit,
    scale: Option<&Range<usize>>,
    tokens: &Tokens<'_>,
) -> Result<NamedUnit, [Range<usize>; 2]> {
    let clash = [one.at.clone(), other.at.clone()];
    let is_row = one.at.end == other.at.start && tokens.gap(other.at.start) >= Gap::Blank;
    let same = in_both(&one.name.measures, &other.name.measures);
    if !same.is_empty() && one.under == other.under {
        // £ £m: the scale is that of the second column.
        let is_scaled = scale.is_some_and(|scale| scale.start == other.at.end);
        return match is_row && is_scaled {
            true => Err(clash),
            false => Ok(NamedUnit { name: UnitName { measures: same, ..one.name }, ..one }),
        };
    }
    // Dollars and cents: 円 銭.
    if is_row && parts_of(&one.name, &other.name) {
        return Ok(one);
    }
    if !unit_name::is_kind(&one.name, UnitKind::Count) || is_row {
        return Err(clash);
    }
    // Employees (full-time equivalents): either will do.
    if is_bracketed(&other, tokens) {
        let mut name = one.name;
        name.measures.extend(other.name.measures);
        return Ok(NamedUnit { name, ..one });
    }
    Ok(one)
}

/// Whether one is money, and the other the small change of the same.
fn parts_of(one: &UnitName, other: &UnitName) -> bool {
    let smaller = |one: &crate::value::Measure| {
        other.measures.iter().any(|other| one.base == other.base && other.factor < one.factor)
    };
    unit_name::is_money(one) && one.measures.iter().any(smaller)
}

/// How likely a name is the unit of the figures.
fn rank(named: &NamedUnit, tokens: &Tokens<'_>) -> u8 {
    let is = |kind| unit_name::is_kind(&named.name, kind);
    match (is(UnitKind::Duration), is(UnitKind::Count), is_bracketed(named, tokens)) {
        (true, _, false) => 0,
        (_, true, _) => 1,
        (true, _, true) => 2,
        _ => 3,
    }
}

/// Whether it stands alone in brackets.
fn is_bracketed(named: &NamedUnit, tokens: &Tokens<'_>) -> bool {
    let before = named.at.start.checked_sub(1).and_then(|at| tokens.sign(at));
    matches!(before, Some('(' | '[')) && matches!(tokens.sign(named.at.end), Some(')' | ']'))
}
