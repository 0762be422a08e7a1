//! What touches a figure: what is known to be harmless passes, the rest makes it unread.

use std::ops::Range;

use super::behind::after;
use super::found::{FoundFigure, Sort};
use super::in_front::before;
use super::reading_place::ReadingPlace;
use super::token::Gap;
use super::unit_name;
use crate::reading::meaning::Unread;
use crate::value::UnitKind;

/// Makes a figure unread where something that isn't known touches it.
pub fn checked(place: &ReadingPlace<'_>, mut found: FoundFigure, floor: usize) -> FoundFigure {
    if found.unread.is_some() {
        return found;
    }
    // 3:20 hours is a length of time.
    let at = found.start;
    let clock = found.sort == Sort::Time && place.tokens.digits(at).is_some_and(|hour| hour.len() == 1);
    let hours = |end: usize| {
        unit_name::name_at(place, end)
            .is_some_and(|(name, _)| unit_name::is_kind(&name, UnitKind::Duration) && name.len > 1)
    };
    if clock && place.tokens.sign(at + 1) == Some(':') && hours(at + 3) {
        let tokens = place.tokens;
        found.unread = Some(Unread::Unknown(tokens.start(at + 3)..tokens.end(at + 4)));
        return found;
    }
    found.unread = super::rate::in_front(place, found.start, &found.meanings)
        .map(Unread::Unknown)
        .or_else(|| before(place, &found, floor))
        .or_else(|| after(place, &found).or_else(|| broken(place, &found)).map(Unread::Unknown))
        .or_else(|| super::enclosed::enclosed(place, &found).map(Unread::Unknown));
    found
}

/// A number that the end of a line may have cut behind its point or comma: 12,¶450 people.
fn broken(place: &ReadingPlace<'_>, found: &FoundFigure) -> Option<Range<usize>> {
    let tokens = place.tokens;
    let cut = |sign: usize| {
        let before =
            sign.checked_sub(1).and_then(|at| tokens.digits(at)).filter(|digits| digits.len() <= 3)?;
        let after = tokens.digits(sign + 1)?;
        let separator = tokens
            .sign(sign)
            .filter(|_| tokens.gap(sign) == Gap::None && tokens.gap(sign + 1) == Gap::Line)?;
        // 6 votes to 1.¶2 Results by project: a sentence ends, and a heading begins.
        let heading = tokens.is_capital(sign + 2)
            && tokens.gap(sign + 2) == Gap::Blank
            && tokens.form(sign + 2).chars().skip(1).any(char::is_lowercase)
            && place.lexicon.scales.after(tokens, sign + 2).is_none()
            && unit_name::name_at(place, sign + 2).is_none();
        if separator == '.' && heading {
            return None;
        }
        let point = separator == place.lexicon.tables.digits.point;
        let group = place.lexicon.tables.digits.groups.contains(&separator) && after.len() == 3;
        (!before.is_empty() && (point || group)).then(|| tokens.start(sign)..tokens.end(sign + 2))
    };
    cut(found.end).or_else(|| cut(found.start.checked_sub(1)?))
}
