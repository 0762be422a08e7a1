//! Months and days from one to another of a known year: 10〜12月期, 2025年11月~2026年1月期, 16~17日.

use chrono::{Months, NaiveDate};

use super::dates::{DateAt, month_of};
use super::scan::Scan;
use super::word_list::begins_with;
use crate::value::{Date, Length};

impl Scan<'_> {
    /// 10〜12月, 10〜12月期.
    pub fn months(&self, at: usize, year: i32) -> Option<DateAt> {
        let (first, end) = match self.counted(at, self.words.dates.month) {
            Some(found) => found,
            None => self.whole(at).map(|(value, end, _)| (value, end))?,
        };
        let from = self.skip(end);
        let words = begins_with(self.rest(from), &["~", "-", "–", "―", "—", "至", "到"]);
        // 2026年4月から9月期 is a term; without 期 each end is a date of its own.
        let term = begins_with(self.rest(from), &["から"]).filter(|_| words.is_none());
        let from = self.skip(from + words.or(term)?);
        let (last, end) = self.counted(from, self.words.dates.month)?;
        if term.is_some() && !self.rest(end).starts_with('期') {
            return None;
        }
        if self.whole(end).is_some() || !(1..=12).contains(&first) || !(1..=12).contains(&last) {
            return None;
        }
        let term = self.rest(end).starts_with('期');
        let last_year = if last < first { year + 1 } else { year };
        let end = end + if term { '期'.len_utf8() } else { 0 };
        let count = u32::try_from((last_year - year) * 12).ok()? + last + 1 - first;
        let (begin, finish) = (month_of(year, first)?, month_of(last_year, last)?);
        let length = Length::ALL.into_iter().find(|length| length.months() == count);
        let date = match length {
            Some(length) => (Date::Span { length, last: finish.last_day() }, None),
            None => (begin, Some(finish)),
        };
        Some(DateAt { end, dates: vec![date], known: (Some(year), None, None), base: None, unread: None })
    }

    /// 2025年11月~2026年1月期: from a month to one of another year.
    pub fn months_over_years(&self, at: usize, year: i32, month: u32) -> Option<DateAt> {
        let from = at + begins_with(self.rest(at), &["~", "-", "–", "―", "—"])?;
        let last_year = self.year_at(from, None).filter(|year| !year.fiscal)?;
        let (last, end) = self.counted(self.skip(last_year.end), self.words.dates.month)?;
        let finish = month_of(*last_year.years.first()?, last)?.last_day();
        let first = month_of(year, month)?.first_day();
        let spans = |length: &Length| {
            let length = Months::new(length.months());
            finish.succ_opt().and_then(|next| next.checked_sub_months(length)) == Some(first)
        };
        let length = Length::ALL.into_iter().find(spans)?;
        let end = end + self.rest(end).starts_with('期').then_some('期'.len_utf8())?;
        Some(DateAt::of(end, Date::Span { length, last: finish }))
    }

    /// 16~17日 of a month.
    pub fn days(&self, at: usize, year: i32, month: u32) -> Option<DateAt> {
        let (first, end, _) = self.whole(at)?;
        let from = self.skip(end);
        let from = self.skip(from + begins_with(self.rest(from), &["~", "-", "–", "―", "—"])?);
        let (last, end) = self.counted(from, self.words.dates.day)?;
        let day = |day: u32| NaiveDate::from_ymd_opt(year, month, day).map(Date::Day);
        let (first, last) = (day(first)?, day(last)?);
        (first.first_day() < last.first_day()).then_some(DateAt {
            end,
            dates: vec![(first, Some(last))],
            known: (Some(year), Some(month), None),
            base: None,
            unread: None,
        })
    }
}
