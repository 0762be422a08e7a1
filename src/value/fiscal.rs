//! Whose fiscal years: when a year begins or ends, and after which calendar year it is named.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// After which calendar year a fiscal year is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NamedBy {
    /// The year in which it begins: 年度 of Japan.
    Start,
    /// The year in which it ends: the budget of the United States.
    End,
}

/// Where a fiscal year begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum YearEnd {
    /// Twelve months from the first of this month, 1 to 12.
    Starts(u32),
    /// Twelve months from a day within a month: month and day, such as 6 April for taxes in the United Kingdom.
    StartsOn(u32, u32),
    /// 52 or 53 weeks up to the last such weekday of this month, 1 to 12.
    LastWeekday(Weekday, u32),
}

/// The calendar of fiscal years of one owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FiscalCalendar {
    /// Where its years begin and end.
    pub year_end: YearEnd,
    /// After which calendar year they are named.
    pub named_by: NamedBy,
}

/// A part of a fiscal year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FiscalPart {
    /// The whole year.
    Whole,
    /// A half, 1 or 2.
    Half(u32),
    /// A quarter, 1 to 4.
    Quarter(u32),
    /// The first nine months.
    NineMonths,
}

impl FiscalCalendar {
    /// The fiscal year of the Japanese state, April to March, named by its start.
    pub const JAPAN: Self = Self { year_end: YearEnd::Starts(4), named_by: NamedBy::Start };

    /// The first and last day of the year of this name.
    pub fn year(&self, name: i32) -> Option<(NaiveDate, NaiveDate)> {
        match self.year_end {
            YearEnd::Starts(_) | YearEnd::StartsOn(..) => {
                let (month, day) = match self.year_end {
                    YearEnd::StartsOn(month, day) => (month, day),
                    YearEnd::Starts(month) | YearEnd::LastWeekday(_, month) => (month, 1),
                };
                let first_year = match self.named_by {
                    NamedBy::End if (month, day) > (1, 1) => name - 1,
                    _ => name,
                };
                let first = NaiveDate::from_ymd_opt(first_year, month, day)?;
                let last = first.checked_add_months(Months::new(12))?.pred_opt()?;
                Some((first, last))
            }
            YearEnd::LastWeekday(weekday, month) => {
                // A year that ends on the last Saturday of January is named by its start where most of it lies there.
                let ends = if self.named_by == NamedBy::Start { name + 1 } else { name };
                let last = last_weekday(ends, month, weekday)?;
                let first = last_weekday(ends - 1, month, weekday)?.succ_opt()?;
                Some((first, last))
            }
        }
    }

    /// The first and last day of a part of the year of this name. Quarters of a year of weeks have 13 weeks; the fourth has
    /// what is left.
    pub fn part(&self, name: i32, part: FiscalPart) -> Option<(NaiveDate, NaiveDate)> {
        let (first, last) = self.year(name)?;
        let quarter = |number: u32| match self.year_end {
            YearEnd::Starts(_) | YearEnd::StartsOn(..) => first.checked_add_months(Months::new(3 * number)),
            YearEnd::LastWeekday(..) => first.checked_add_days(Days::new(91 * u64::from(number))),
        };
        let until = |number: u32| if number == 4 { Some(last) } else { quarter(number)?.pred_opt() };
        match part {
            FiscalPart::Whole => Some((first, last)),
            FiscalPart::Half(number @ 1..=2) => Some((quarter(2 * (number - 1))?, until(2 * number)?)),
            FiscalPart::Quarter(number @ 1..=4) => Some((quarter(number - 1)?, until(number)?)),
            FiscalPart::NineMonths => Some((first, until(3)?)),
            FiscalPart::Half(_) | FiscalPart::Quarter(_) => None,
        }
    }

    /// The name of the year that a day lies in.
    pub fn year_of(&self, day: NaiveDate) -> Option<i32> {
        (day.year() - 1..=day.year() + 1)
            .find(|&name| self.year(name).is_some_and(|(first, last)| first <= day && day <= last))
    }
}

/// The last such weekday of a month.
fn last_weekday(year: i32, month: u32, weekday: Weekday) -> Option<NaiveDate> {
    let next = if month == 12 {
        NaiveDate::from_ymd_opt(year + 1, 1, 1)
    } else {
        NaiveDate::from_ymd_opt(year, month + 1, 1)
    };
    let last = next?.pred_opt()?;
    let back = (7 + last.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
    last.checked_sub_days(Days::new(u64::from(back)))
}
