//! What a word beside a figure says of what the figure can mean.

use super::found::FoundFigure;
use super::tables::Says;
use super::unit_name;
use crate::reading::meaning::{Meaning, SaidAmount, SaidSign, SaidUnit, UnitTerm};
use crate::value::{Bound, Number, PairBound, Qualifier, UnitKind};

/// Whether a meaning is a pair of which something may be said. Of a score nothing is: it was counted.
pub fn is_pair(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Of { .. } | Meaning::Ratio(..))
}

/// Whether a word bounds a figure or makes it rough, and can say nothing else beside a rank or a time of day. What up to and over say
/// there isn't sure: moved up to third.
pub fn limits(says: Says) -> bool {
    matches!(
        says,
        Says::About | Says::AtLeast | Says::MoreThan | Says::LessThan | Says::Nearly | Says::JustOver
    )
}

/// Adds what a word says to the amounts and pairs of a figure; false where they can't have it.
pub fn apply(found: &mut FoundFigure, says: Says) -> bool {
    let mut meanings = Vec::new();
    let mut all = true;
    let paired = found.meanings.iter().any(is_pair);
    for meaning in &found.meanings {
        match meaning {
            Meaning::Amount(amount) => match qualify(amount, says) {
                Some(said) => meanings.extend(said.into_iter().map(Meaning::Amount)),
                None => all = false,
            },
            Meaning::Of { part, whole, unit, qualifier } => {
                let of =
                    |qualifier| Meaning::Of { part: *part, whole: *whole, unit: unit.clone(), qualifier };
                meanings.extend(qualify_pair(*qualifier, *part, unit, says).into_iter().map(of));
            }
            Meaning::Ratio(numbers, qualifier) => {
                let said = qualify_pair(*qualifier, numbers[0], &SaidUnit::default(), says);
                meanings.extend(said.into_iter().map(|qualifier| Meaning::Ratio(*numbers, qualifier)));
            }
            Meaning::Score(_) => {}
            Meaning::Time(_) if paired || limits(says) => {}
            // 2031+, >2031: a year so bounded is no date, since a date has words of its own for it.
            Meaning::Date(_) | Meaning::Period(..) | Meaning::OfSomeYear { .. }
                if limits(says) || matches!(says, Says::AtMost | Says::Minus) => {}
            other => meanings.push(other.clone()),
        }
    }
    // More than 2 to 3 is a ratio, and no range.
    if meanings.is_empty() || !all && !meanings.iter().any(is_pair) {
        return false;
    }
    found.meanings = meanings;
    true
}

/// What is said of a pair with a word beside it: of its first number. Nothing where that makes no sense.
fn qualify_pair(qualifier: Qualifier, first: Number, unit: &SaidUnit, says: Says) -> Vec<Qualifier> {
    let Qualifier { bound, about } = qualifier;
    let amount = SaidAmount { bound: bound.of(first), about, sign: SaidSign::None, unit: unit.clone() };
    let said = qualify(&amount, says).unwrap_or_default().into_iter();
    let unsigned = said.filter(|said| said.sign == SaidSign::None && !matches!(says, Says::Up | Says::Down));
    unsigned
        .filter_map(|said| Some(Qualifier { bound: PairBound::like(&said.bound)?, about: said.about }))
        .collect()
}

/// What an amount is with a word beside it.
fn qualify(amount: &SaidAmount, says: Says) -> Option<Vec<SaidAmount>> {
    let exact = match amount.bound {
        Bound::Exact(number) => Some(number),
        _ => None,
    };
    let bounded = |bound: fn(Number) -> Bound| -> Option<Vec<SaidAmount>> {
        // Up to a maximum of 5%.
        let twice = amount.bound.numbers().next().map(bound) == Some(amount.bound);
        if twice {
            return Some(vec![amount.clone()]);
        }
        Some(vec![SaidAmount { bound: bound(exact?), ..amount.clone() }])
    };
    let long = matches!(amount.unit.over.as_slice(), [UnitTerm::Known { name, .. }] if unit_name::is_kind(name, UnitKind::Duration))
        && amount.unit.under.is_empty();
    match says {
        Says::MoreThan => bounded(Bound::MoreThan),
        // Up to a maximum of.
        Says::AtMost | Says::AtMostOrTo if matches!(amount.bound, Bound::AtMost(_)) => {
            Some(vec![amount.clone()])
        }
        Says::AtLeast if matches!(amount.bound, Bound::AtLeast(_)) => Some(vec![amount.clone()]),
        Says::AtLeast => bounded(Bound::AtLeast),
        Says::AtMost | Says::AtMostOrTo => bounded(Bound::AtMost),
        Says::LessThan => bounded(Bound::LessThan),
        Says::Nearly => bounded(Bound::Nearly),
        Says::JustOver => bounded(Bound::JustOver),
        // Roughly 300 stores, give or take.
        Says::About => Some(vec![SaidAmount { about: true, ..amount.clone() }]),
        Says::MoreThanOrDuring | Says::AtMostOrDuring => {
            let bound = if says == Says::MoreThanOrDuring { Bound::MoreThan } else { Bound::AtMost };
            // Over and within before a length of time don't tell.
            if long {
                let mut both = bounded(bound).unwrap_or_default();
                both.push(amount.clone());
                return Some(both);
            }
            bounded(bound)
        }
        Says::Up | Says::Down => {
            if amount.sign != SaidSign::None || amount.bound.numbers().any(Number::is_negative) {
                // Up −5% contradicts itself; down 3% after a minus is left as it is.
                return Some(vec![amount.clone()]);
            }
            let signed = if says == Says::Down {
                amount.bound.map(|number| Some(number.negated()))?
            } else {
                amount.bound
            };
            let signed = turned(signed);
            Some(vec![SaidAmount { bound: signed, sign: SaidSign::Change, ..amount.clone() }, amount.clone()])
        }
        Says::Minus | Says::Plus => {
            if amount.sign != SaidSign::None {
                return None;
            }
            let bound = if says == Says::Minus {
                turned(amount.bound.map(|number| Some(number.negated()))?)
            } else {
                amount.bound
            };
            Some(vec![SaidAmount { bound, sign: SaidSign::Signed, ..amount.clone() }])
        }
        Says::Exactly | Says::Nothing | Says::Unreadable => Some(vec![amount.clone()]),
    }
}

/// A bound whose numbers have had their signs turned: the ends of a range change places, and a bound its side.
fn turned(bound: Bound) -> Bound {
    match bound {
        Bound::Range { min, max } if min > max => Bound::Range { min: max, max: min },
        other => other,
    }
}
