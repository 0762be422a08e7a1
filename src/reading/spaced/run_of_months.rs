//! The first or last months of a year: the first ten months of 2025, die ersten drei Quartale 2025, the last two months of it.

use super::named_date::{NamedDate, hyphen};
use super::number;
use super::reading_place::ReadingPlace;
use super::tables::{CalendarSpan, Relative};
use super::token::Gap;
use super::year_name::{YearName, built, year_for};
use crate::reading::meaning::{Meaning, Unread};
use crate::value::{Date, FiscalPart};

/// From which end of the year months are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum From {
    First,
    Last,
}

/// The months that a year begins or ends with; quarters and halves as so many months.
pub fn run_of_months(place: &ReadingPlace<'_>, at: usize) -> Option<NamedDate> {
    let (lexicon, tokens) = (place.lexicon, place.tokens);
    let from = |at: usize| {
        let first = lexicon.ordinals.after(tokens, at).filter(|(_, nth)| *nth == 1);
        let last = || lexicon.relatives.after(tokens, at).filter(|(_, way)| *way == Relative::Last);
        first.map(|(end, _)| (end, From::First)).or_else(|| last().map(|(end, _)| (end, From::Last)))
    };
    let count = |at: usize| {
        let found = number::numeral(lexicon, tokens, at).filter(|found| found.scale.is_none())?;
        let value = found.value.decimal();
        let count = u32::try_from(value.mantissa()).ok().filter(|_| value.scale() == 0)?;
        Some((found.end, count))
    };
    let (next, count, from) = match from(at) {
        Some((next, from)) => {
            let (end, count) = count(hyphen(place, next))?;
            (end, count, from)
        }
        None => {
            let (next, count) = count(at)?;
            let (end, from) = from(next).filter(|_| tokens.gap(next) < Gap::Break)?;
            (end, count, from)
        }
    };
    let (end, span) =
        lexicon.spans.after(tokens, hyphen(place, next)).filter(|_| tokens.gap(next) < Gap::Break)?;
    let months = match span {
        CalendarSpan::Month => count,
        CalendarSpan::Quarter => 3 * count,
        CalendarSpan::Half => 6 * count,
        _ => return None,
    };
    let (name, end) = year_for(place, end, Gap::Blank).filter(|_| (1..12).contains(&months))?;
    Some(of_year(place, name, months, from, end))
}

/// So many months at the beginning or the end of a year.
fn of_year(place: &ReadingPlace<'_>, name: YearName, months: u32, from: From, end: usize) -> NamedDate {
    let part = match (months, from) {
        (3, From::First) => Some(FiscalPart::Quarter(1)),
        (3, From::Last) => Some(FiscalPart::Quarter(4)),
        (6, From::First) => Some(FiscalPart::Half(1)),
        (6, From::Last) => Some(FiscalPart::Half(2)),
        (9, From::First) => Some(FiscalPart::NineMonths),
        _ => None,
    };
    if let Some(part) = part {
        return built(place, name, part, end);
    }
    let owned = place.setting.fiscal.is_some() && !name.calendar;
    let ends = match from {
        From::First => (1, months),
        From::Last => (13 - months, 12),
    };
    let month = |month: u32| Date::month(name.year, month);
    match (month(ends.0), month(ends.1)) {
        (Some(first), Some(last)) if !(owned || name.fiscal || name.double) => {
            let meaning =
                if first == last { Meaning::Date(first.into()) } else { Meaning::Period(first, last) };
            NamedDate { meanings: vec![meaning], end, unread: None }
        }
        // Nobody's year has such a part.
        _ => NamedDate { meanings: Vec::new(), end, unread: Some(Unread::NeedsFiscal) },
    }
}
