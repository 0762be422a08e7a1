//! A date at a place, before its bounds are read.

use chrono::Datelike;

use super::date_parts::Parts;
use super::found::date as dated;
use super::reading_place::ReadingPlace;
use crate::reading::meaning::{Meaning, Unread};
use crate::value::Date;

/// A date at a place, before its bounds are read.
#[derive(Debug, Clone)]
pub struct DatePiece {
    /// The place after it.
    pub end: usize,
    /// What it can mean.
    pub meanings: Vec<Meaning>,
    /// What it is made of, where a part may be missing.
    pub parts: Vec<Parts>,
    /// Why it can't be read.
    pub unread: Option<Unread>,
    /// Whether it is a year and nothing more.
    pub bare_year: bool,
}

/// A date of its parts, its year from the source's date where it has none.
pub fn of_parts(
    place: &ReadingPlace<'_>,
    parts: &[Parts],
    end: usize,
    make: impl Fn(Parts) -> Option<Date>,
) -> Option<DatePiece> {
    let mut found =
        DatePiece { end, meanings: Vec::new(), parts: Vec::new(), unread: None, bare_year: false };
    for one in parts {
        if one.year.is_some() {
            found.meanings.extend(make(*one).map(dated));
            continue;
        }
        let Some(issued) = place.setting.issued else {
            found.unread = Some(Unread::NeedsIssued);
            continue;
        };
        let years = one.dated(issued).into_iter().map(|date| date.first_day().year());
        found.meanings.extend(years.filter_map(|year| make(Parts { year: Some(year), ..*one })).map(dated));
    }
    if found.meanings.is_empty() && found.unread.is_none() {
        // 31 February.
        return None;
    }
    if !found.meanings.is_empty() {
        found.unread = None;
    }
    Some(found)
}
