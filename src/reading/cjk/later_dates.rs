//! Dates of the year of the date before them, or of the next: 2020年に着工し、翌年3月に完成.

use std::ops::Range;

use chrono::Datelike;

use super::super::meaning::{Meaning, Unread};
use super::dates::Antecedent;
use super::neighbours::Ending;
use super::scan::{Scan, ScannedFigure};
use super::word_list::begins;
use crate::value::{Date, Dated};

/// Words for a year, and how many it is after that of the date before.
const YEARS: [(&str, i32); 5] = [("翌年", 1), ("翌々年", 2), ("同年", 0), ("次年", 1), ("이듬해", 1)];

impl Scan<'_> {
    /// A month or a day of such a year. A form that is nothing else is of any year.
    pub fn date_after_another(&self, start: usize) -> Option<ScannedFigure> {
        let (len, shift) = begins(self.rest(start), &YEARS)?;
        let alone = self.text[..start].trim().is_empty();
        let year = self.year_before(start).map(|year| year + shift);
        let context = Antecedent { year: Some(year.unwrap_or(2000)), ..Antecedent::default() };
        let from = self.skip(start + len);
        self.counted(from, self.words.dates.month)?;
        let date = self.date_at(from, context)?;
        let span = start..date.end;
        let whole = alone && self.rest(date.end).trim().is_empty();
        let meaning = match (year, date.dates.as_slice()) {
            (Some(_), [(date, None)]) => Some(Meaning::Date(Dated::from(*date))),
            (None, [(Date::Month { month, .. }, None)]) if whole => {
                Some(Meaning::OfSomeYear { month: month.number_from_month(), day: None })
            }
            (None, [(Date::Day(day), None)]) if whole => {
                Some(Meaning::OfSomeYear { month: day.month(), day: Some(day.day()) })
            }
            _ => None,
        };
        let bounded =
            self.words.dates.bounds.begins(self.rest(date.end)).map(|(len, _)| date.end..date.end + len);
        let about = self.words.dates.about.begins(self.rest(date.end)).map(|len| date.end..date.end + len);
        let unknown = bounded.or(about).or_else(|| self.unknown_after(date.end, Ending::Date));
        match (meaning, unknown) {
            (_, Some(part)) => {
                Some(ScannedFigure::unread(start..part.end.max(span.end), Unread::Unknown(part)))
            }
            (None, None) => Some(ScannedFigure::unread(span, Unread::Unknown(start..start + len))),
            (Some(meaning), None) => {
                Some(ScannedFigure { span, meanings: vec![meaning], loose: Vec::new(), unread: None })
            }
        }
    }

    /// The year of the date before a place, in the same cell and in this sentence or the one before, where no other year is between them.
    fn year_before(&self, at: usize) -> Option<i32> {
        let (year, end) = self.memo.year.get()?;
        let between = self.text.get(Range { start: end, end: at })?;
        (!between.contains(['\t', '\n', '年', '년']) && between.matches('。').count() < 2).then_some(year)
    }

    /// Keeps the year of a figure that is a date with its year; of one that may be several years, has none, or isn't read, none is
    /// known any more.
    pub fn remember_year(&self, found: &ScannedFigure) {
        let says_year = self.text.get(found.span.clone()).is_some_and(|text| text.contains(['年', '년']));
        let is_name = matches!(found.unread, Some(Unread::Name(_)));
        let mut years = found.meanings.iter().chain(&found.loose).filter_map(|meaning| match meaning {
            Meaning::Date(dated) => {
                let (first, last) = (dated.date.first_day().year(), dated.date.last_day().year());
                Some((first == last).then_some(first))
            }
            Meaning::Period(..) | Meaning::OfSomeYear { .. } => Some(None),
            _ => None,
        });
        let first = years.next();
        match first {
            None if found.unread.is_none() || is_name => {}
            Some(Some(year)) if says_year && years.all(|other| other == Some(year)) => {
                self.memo.year.set(Some((year, found.span.end)));
            }
            _ => self.memo.year.set(None),
        }
    }
}
