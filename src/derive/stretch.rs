//! The stretch of time that a figure is of, as far as two of them can be compared.

use chrono::{Datelike, Days, NaiveDate};

use crate::value::{Date, DateBound, Value};

/// In what a stretch of time is counted. Stretches in different ones can't be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Calendar {
    /// In days.
    Days,
    /// In fiscal years of somebody who isn't named.
    FiscalYears,
    /// In school years, seasons of a sport or marketing years.
    SeasonYears,
}

/// Days or years that follow each other, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    calendar: Calendar,
    first: i64,
    last: i64,
}

impl Stretch {
    /// Of a date or a period; none of a rough one, of one with a bound, and of what is neither.
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Date(dated) if dated.bound == DateBound::On && !dated.about => {
                Some(Self::of_date(&dated.date))
            }
            Value::Period(period) => {
                let (from, to) = (Self::of_date(&period.from), Self::of_date(&period.to));
                (from.calendar == to.calendar && from.first <= to.last)
                    .then_some(Self { last: to.last, ..from })
            }
            Value::Date(_)
            | Value::Quantity(_)
            | Value::Pair(_)
            | Value::Rank(_)
            | Value::Time(_)
            | Value::Text(_)
            | Value::Contested(_) => None,
        }
    }

    fn of_date(date: &Date) -> Self {
        let years = |calendar, year: i32| Self { calendar, first: year.into(), last: year.into() };
        match date {
            Date::FiscalYear(year) => years(Calendar::FiscalYears, *year),
            Date::SeasonYear(year) => years(Calendar::SeasonYears, *year),
            _ => {
                let day = |day: NaiveDate| i64::from(day.num_days_from_ce());
                Self { calendar: Calendar::Days, first: day(date.first_day()), last: day(date.last_day()) }
            }
        }
    }

    /// Whether the two are counted alike.
    pub fn is_comparable(&self, other: &Self) -> bool {
        self.calendar == other.calendar
    }

    /// Whether the two are equally long: in months where both are of whole months, else within a week, as years of 52 and 53
    /// weeks are.
    pub fn is_as_long(&self, other: &Self) -> bool {
        if self.calendar != other.calendar {
            return false;
        }
        let length = |span: &Self| span.last - span.first + 1;
        match (self.months(), other.months()) {
            _ if self.calendar != Calendar::Days => length(self) == length(other),
            (Some(own), Some(others)) => own == others,
            _ => {
                let (own, others) = (length(self), length(other));
                own == others || own.min(others) > 80 && (own - others).abs() <= 7
            }
        }
    }

    /// How many whole months it is.
    fn months(&self) -> Option<i64> {
        let day = |number: i64| NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?);
        let (first, last) = (day(self.first)?, day(self.last)?);
        let next = last.checked_add_days(Days::new(1))?;
        let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
        (self.calendar == Calendar::Days && first.day() == 1 && next.day() == 1)
            .then(|| number(next) - number(first))
    }

    /// Whether it begins directly after the other.
    pub fn follows(&self, other: &Self) -> bool {
        self.calendar == other.calendar && other.last.checked_add(1) == Some(self.first)
    }

    /// From the beginning of this to the end of another that follows.
    #[must_use]
    pub fn up_to(&self, later: &Self) -> Self {
        Self { last: later.last, ..*self }
    }

    /// Whether all of the other is within it.
    pub fn contains(&self, other: &Self) -> bool {
        self.calendar == other.calendar && self.first <= other.first && other.last <= self.last
    }

    /// What is left of it without a part at its beginning or end.
    pub fn without(&self, part: &Self) -> Option<Self> {
        if !self.contains(part) || self == part {
            return None;
        }
        if part.first == self.first {
            Some(Self { first: part.last + 1, ..*self })
        } else if part.last == self.last {
            Some(Self { last: part.first - 1, ..*self })
        } else {
            None
        }
    }

    /// Whether the two begin together.
    pub fn begins_with(&self, other: &Self) -> bool {
        self.calendar == other.calendar && self.first == other.first
    }

    /// Whether the two end together.
    pub fn ends_with(&self, other: &Self) -> bool {
        self.calendar == other.calendar && self.last == other.last
    }

    /// When it begins, for sorting.
    pub fn begin(&self) -> i64 {
        self.first
    }
}
