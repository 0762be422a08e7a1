//! The day of asking, by which the notes of keepers are judged.

use chrono::NaiveDate;

/// A day of asking.
#[derive(Debug, Clone, Copy)]
pub struct DayAsked {
    /// The day.
    pub day: NaiveDate,
    /// The latest day that it may be then anywhere on earth: a review may have been noted where a new day has begun. The day itself where
    /// somebody typed it.
    pub latest: NaiveDate,
}
