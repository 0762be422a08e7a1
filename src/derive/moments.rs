//! Dates in a formula: one is subtracted from another, and the result is in days.

use chrono::{Datelike, NaiveDate};

use super::fraction::Fraction;
use super::interval::{End, Interval};
use crate::value::{DateBound, Dated};

/// All days that a date can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// As numbers of days.
    pub range: Interval,
    /// Whether it is a rough one.
    pub about: bool,
}

impl Moment {
    /// Of a date with its bound.
    pub fn of(dated: &Dated) -> Self {
        let day = |day: NaiveDate| Fraction::whole(day.num_days_from_ce().into());
        let (first, last) = (day(dated.date.first_day()), day(dated.date.last_day()));
        let closed = |at| Some(End::closed(at));
        let (low, high) = match dated.bound {
            DateBound::On | DateBound::Since | DateBound::Until => (closed(first), closed(last)),
            DateBound::By => (None, closed(last)),
            DateBound::From => (closed(first), None),
            DateBound::After => (Some(End::open(last)), None),
        };
        Self { range: Interval { low, high }, about: dated.about }
    }
}
