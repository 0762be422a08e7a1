//! Dates in forms of their own: 20世纪90年代, 2025. 12. 19., ’25.12.19, 自2026年1月1日起.

use chrono::NaiveDate;

use super::super::meaning::Meaning;
use super::dates::{DateAt, month_of};
use super::scan::{Scan, ScannedFigure};
use super::word_list::begins_with;
use crate::value::{Date, DateBound};

impl Scan<'_> {
    /// A date in one of these forms.
    pub fn date_in_a_form(&self, at: usize) -> Option<DateAt> {
        self.decade_of_a_century(at).or_else(|| self.korean_date(at))
    }

    /// A run of at most so many digits: its number, where it ends, and how long it is.
    fn digits_of_date(&self, at: usize, most: usize) -> Option<(i32, usize, usize)> {
        let len = self.rest(at).bytes().take_while(u8::is_ascii_digit).count();
        let number = self.rest(at)[..len].parse().ok().filter(|_| len <= most)?;
        Some((number, at + len, len))
    }

    /// 20世纪90年代.
    fn decade_of_a_century(&self, at: usize) -> Option<DateAt> {
        let (century, end, _) = self.digits_of_date(at, 2)?;
        let from = self.skip(end + begins_with(self.rest(end), &["世纪", "世紀"])?);
        let (years, end, len) = self.digits_of_date(from, 2)?;
        let after = end + begins_with(self.rest(end), &["年代"])?;
        let fits = len == 2 && years % 10 == 0 && (17..=21).contains(&century);
        fits.then(|| DateAt::of(after, Date::Decade((century - 1) * 100 + years)))
    }

    /// 2025. 12. 19., 2025. 3. of Korean offices, and ’25.12.19.
    fn korean_date(&self, at: usize) -> Option<DateAt> {
        if self.words.language != "ko"
            || self.before(at).is_some_and(|c| c.is_ascii_alphanumeric() || c == '.')
        {
            return None;
        }
        let short = self.rest(at).starts_with(['\'', '’']);
        let from = at + if short { self.at(at)?.len_utf8() } else { 0 };
        let (year, end, len) = self.digits_of_date(from, 4)?;
        let year = match (short, len) {
            (true, 2) => 2000 + year,
            (false, 4) if (1600..=2200).contains(&year) => year,
            _ => return None,
        };
        let dot = if short { "." } else { ". " };
        let (month, end, _) =
            self.digits_of_date(end + self.rest(end).starts_with(dot).then_some(dot.len())?, 2)?;
        let month = u32::try_from(month).ok()?;
        let day = self.rest(end).starts_with(dot).then(|| self.digits_of_date(end + dot.len(), 2)).flatten();
        let closed = |end: usize| end + usize::from(self.rest(end).starts_with('.'));
        match day {
            Some((day, end, _)) => {
                let date = NaiveDate::from_ymd_opt(year, month, u32::try_from(day).ok()?)?;
                let ends = self.at(end).is_none_or(|c| !c.is_alphanumeric());
                ends.then(|| DateAt::of(if short { end } else { closed(end) }, Date::Day(date)))
            }
            None if !short && self.rest(end).starts_with('.') => {
                let goes_on = self.at(self.skip(end + 1)).is_some_and(|c| c.is_ascii_digit());
                (!goes_on).then(|| Some(DateAt::of(closed(end), month_of(year, month)?))).flatten()
            }
            None => None,
        }
    }

    /// 自2026年1月1日起, 从2027年起: the word before a date from which something holds.
    pub fn date_after_from(&self, start: usize) -> Option<ScannedFigure> {
        if self.words.language != "zh" {
            return None;
        }
        let len = begins_with(self.rest(start), &["自", "从", "從"])?;
        let found = self.date(self.skip(start + len)).filter(|found| found.unread.is_none())?;
        let from =
            |meaning: &Meaning| matches!(meaning, Meaning::Date(dated) if dated.bound == DateBound::From);
        if !found.meanings.iter().any(from) {
            return None;
        }
        Some(ScannedFigure { span: start..found.span.end, ..found })
    }
}
