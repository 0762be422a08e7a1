//! A date by itself: 2026年5月12日, 令和7年10月, 昨年12月16日, 2026年3月期第1四半期, 2025年10〜12月期, 2026/05/08.

use chrono::{Datelike, Months, NaiveDate};

use super::super::meaning::Unread;
use super::numeral::{Definiteness, NumberScript};
use super::scan::Scan;
use super::vocabulary::PartOf;
use super::word_list::begins_with;
use super::years::YearAt;
use crate::value::{Date, Length, Part, Season};

/// A date in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct DateAt {
    /// Where it ends.
    pub end: usize,
    /// What it can be, the most likely first: a date, or a span of months by its ends.
    pub dates: Vec<(Date, Option<Date>)>,
    /// Its year, month and day, as far as they were read: the rest of a later date may refer to them.
    pub known: (Option<i32>, Option<u32>, Option<u32>),
    /// What its printed year is counted from, which a later year of one or two digits shares: 平成22年〜27年, 2021〜25年.
    pub base: Option<i32>,
    /// Why it can't be told.
    pub unread: Option<Unread>,
}

/// What a date takes over from the one before it in a period.
#[derive(Debug, Clone, Copy, Default)]
pub struct Antecedent {
    /// Its year.
    pub year: Option<i32>,
    /// Its month, where it has a day.
    pub month: Option<u32>,
    /// What its printed year is counted from.
    pub base: Option<i32>,
}

impl DateAt {
    /// A date that ends at a place.
    pub fn of(end: usize, date: Date) -> Self {
        Self { end, dates: vec![(date, None)], known: (None, None, None), base: None, unread: None }
    }

    /// A date that can't be told.
    pub fn unread(end: usize, why: Unread) -> Self {
        Self { end, dates: Vec::new(), known: (None, None, None), base: None, unread: Some(why) }
    }
}

/// A month of a year.
pub fn month_of(year: i32, month: u32) -> Option<Date> {
    Some(Date::Month { year, month: chrono_month(month)? })
}

/// A month by its number.
pub fn chrono_month(month: u32) -> Option<chrono::Month> {
    u8::try_from(month).ok().and_then(|month| chrono::Month::try_from(month).ok())
}

impl Scan<'_> {
    /// The date that begins at a place. Of a period's second date the year, or the year and month, may be those of the first.
    pub fn date_at(&self, at: usize, context: Antecedent) -> Option<DateAt> {
        self.date_as_written(at, context).map(|date| self.week_of_day(date))
    }

    fn date_as_written(&self, at: usize, context: Antecedent) -> Option<DateAt> {
        let formal = self.week_in_digits(at).or_else(|| self.date_in_a_form(at));
        if let Some(date) = formal.or_else(|| self.date_in_digits(at)) {
            return Some(date);
        }
        if let Some(year) = self.year_at(at, context.base) {
            return self.after_year(&year).map(|date| DateAt { base: year.base, ..date });
        }
        self.without_year(at, context)
    }

    /// A whole number of at most four digits, without a scale.
    pub fn whole(&self, at: usize) -> Option<(u32, usize, usize)> {
        let numeral = self.numeral(at).ok()??;
        let text = &self.text[at..numeral.end];
        let plain = numeral.sort == Definiteness::Definite
            && !text.contains([',', '.', '・', '万', '億', '亿', '千', '만'])
            && numeral.script != NumberScript::Scaled;
        let value = u32::try_from(numeral.value).ok().filter(|value| plain && *value < 10_000)?;
        Some((value, numeral.end, text.chars().count()))
    }

    /// The same before one of these words; the end is after the word. One blank may stand before it.
    pub fn counted(&self, at: usize, words: &[&str]) -> Option<(u32, usize)> {
        let (value, end, _) = self.whole(at)?;
        let from = self.skip(end);
        Some((value, from + begins_with(self.rest(from), words)?))
    }

    /// 2026/05/08, 2026-05-08, 2026.5.8, R7.4.1.
    fn date_in_digits(&self, at: usize) -> Option<DateAt> {
        let rest = self.rest(at);
        let short = |len: usize| rest[..len].chars().count() == 1;
        let (base, from) = match self.words.dates.eras.begins(rest) {
            Some((len, base)) if len == 1 && self.before(at).is_none_or(|c| !c.is_ascii_alphanumeric()) => {
                (Some(base), at + len)
            }
            // 令和8.10.5, 令8.10.5
            Some((len, base)) if !short(len) || !self.before(at).is_some_and(char::is_alphanumeric) => {
                (Some(base), at + len)
            }
            _ => (None, at),
        };
        let digits = |at: usize| -> Option<(i32, usize, usize)> {
            let len = self.rest(at).bytes().take_while(u8::is_ascii_digit).count();
            Some((self.text[at..at + len].parse().ok()?, at + len, len))
        };
        let (year, end, len) = digits(from)?;
        let year = match base {
            Some(base) if len <= 2 => year + base,
            None if len == 4 => year,
            // 26/3期
            None if len == 2 => {
                let (month, after) = self
                    .rest(end)
                    .strip_prefix('/')
                    .and_then(|_| digits(end + 1))
                    .map(|(month, after, _)| (month, after))?;
                let last = month_of(2000 + year, u32::try_from(month).ok()?)?.last_day();
                return self
                    .rest(after)
                    .starts_with('期')
                    .then(|| self.year_to(after + '期'.len_utf8(), last))
                    .flatten();
            }
            _ => return None,
        };
        let separator = self.at(end).filter(|c| matches!(c, '/' | '-' | '.'))?;
        let (month, end, _) = digits(end + 1).filter(|(_, _, len)| *len <= 2)?;
        // 2024/25シーズン
        let season = begins_with(self.rest(end), &["シーズン", "年度", "年", "マーケティングイヤー"]);
        if separator == '/' && month == (year + 1) % 100 && (season.is_some() || month > 12) {
            return Some(DateAt::of(end + season.unwrap_or(0), Date::SeasonYear(year)));
        }
        let Some(next) = self.rest(end).strip_prefix(separator) else {
            let month = u32::try_from(month).ok()?;
            if separator == '/' && self.rest(end).starts_with('期') {
                return self.year_to(end + '期'.len_utf8(), month_of(year, month)?.last_day());
            }
            return (separator == '/' && base.is_none())
                .then(|| Some(DateAt::of(end, month_of(year, month)?)))
                .flatten();
        };
        let (day, end, _) = digits(self.text.len() - next.len()).filter(|(_, _, len)| *len <= 2)?;
        let day = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
        Some(DateAt::of(end, Date::Day(day)))
    }

    /// What stands after a year: a month, a part of the year, or nothing.
    fn after_year(&self, year: &YearAt) -> Option<DateAt> {
        let mut read: Option<DateAt> = None;
        let years: Vec<i32> = if year.years.is_empty() { vec![2000] } else { year.years.clone() };
        let bracket = self.year_in_brackets(year);
        for value in years {
            let calendar = bracket.filter(|_| !year.fiscal);
            let month = calendar.and_then(|end| self.calendar_year(end, value).filter(|date| date.end > end));
            if month.is_some() {
                read = month;
                break;
            }
            let date = if year.fiscal {
                self.fiscal_year(year.end, value)
            } else {
                self.calendar_year(year.end, value)
            };
            let Some(mut date) = date else { continue };
            // 1970年(昭和45年), 2025年度(令和7年度)
            if let Some(end) = bracket.filter(|_| date.end == year.end) {
                date.end = end;
            }
            match &mut read {
                None => read = Some(date),
                Some(read) => read.dates.extend(date.dates),
            }
        }
        let mut read = read?;
        if let Some(why) = &year.unread {
            read = DateAt::unread(read.end, why.clone());
        }
        Some(read)
    }

    /// Where a bracket ends that says the same year in another way: 2025年(令和7年)4月1日.
    fn year_in_brackets(&self, year: &YearAt) -> Option<usize> {
        if !self.rest(year.end).starts_with('(') {
            return None;
        }
        let other = self.year_at(year.end + 1, None)?;
        let same = other.years.iter().any(|other| year.years.contains(other)) && other.fiscal == year.fiscal;
        (same && self.rest(other.end).starts_with(')')).then_some(other.end + 1)
    }

    /// After a calendar year.
    fn calendar_year(&self, end: usize, year: i32) -> Option<DateAt> {
        let words = &self.words.dates;
        let from = self.skip(end + self.comma_before_month(end));
        if let Some(months) = self.months(from, year) {
            return Some(months);
        }
        if let Some((month, after)) =
            self.counted(from, words.month).filter(|(month, _)| (1..=12).contains(month))
        {
            return self.after_month(after, year, month);
        }
        if let Some(week) = self.week_of_year(from, year) {
            return Some(DateAt { known: (Some(year), None, None), ..week });
        }
        // 2018년 대비: 대 of a decade stands right behind its year, which ends in 0.
        let decade = from == end && year % 10 == 0;
        if let Some((part, after)) =
            self.part(from, &words.parts).filter(|(part, _)| *part != PartOf::Decade || decade)
        {
            return Some(DateAt { known: (Some(year), None, None), ..self.part_of_year(after, year, part)? });
        }
        Some(DateAt { known: (Some(year), None, None), ..DateAt::of(end, Date::Year(year)) })
    }

    /// The length of a comma between a year and its month: 2023年、12月16日.
    pub fn comma_before_month(&self, end: usize) -> usize {
        let len = begins_with(self.rest(end), &["、", "，", ","]).unwrap_or(0);
        let is_month = || {
            let month = self.counted(self.skip(end + len), self.words.dates.month);
            month.is_some_and(|(month, _)| (1..=12).contains(&month))
        };
        if len > 0 && is_month() { len } else { 0 }
    }

    /// After a month of a known year.
    fn after_month(&self, end: usize, year: i32, month: u32) -> Option<DateAt> {
        let from = self.skip(end);
        let known = (Some(year), Some(month), None);
        if let Some(days) = self.days(from, year, month) {
            return Some(days);
        }
        if let Some(end) = self.week_of_month(from) {
            return Some(DateAt::unread(end, Unread::Unknown(from..end)));
        }
        if let Some(span) = self.months_over_years(from, year, month) {
            return Some(span);
        }
        if let Some((day, after)) = self.counted(from, self.words.dates.day) {
            let length = begins_with(self.rest(after), self.words.dates.length).is_some();
            if let Some(date) = NaiveDate::from_ymd_opt(year, month, day).filter(|_| !length) {
                return Some(DateAt {
                    known: (Some(year), Some(month), Some(day)),
                    ..DateAt::of(after, Date::Day(date))
                });
            }
        }
        let date = month_of(year, month)?;
        let chrono_month = chrono_month(month)?;
        // 2026年9月中間期 is the half that ends in the month.
        let half = ["中間連結会計期間", "中間会計期間", "中間決算期", "中間決算", "中間期"];
        if let Some(len) = begins_with(self.rest(end), &half) {
            return Some(DateAt::of(end + len, Date::Span { length: Length::Half, last: date.last_day() }));
        }
        if let Some((part, after)) = self.part(from, &self.words.dates.month_parts) {
            let third = |part: Part| Date::PartOfMonth { year, month: chrono_month, part };
            let date = match part {
                PartOf::Early => third(Part::Early),
                PartOf::Mid => third(Part::Mid),
                PartOf::Late => third(Part::Late),
                PartOf::End => Date::EndOfMonth { year, month: chrono_month },
                PartOf::YearTo => return self.year_to(after, date.last_day()),
                _ => return Some(DateAt { known, ..DateAt::of(end, date) }),
            };
            return Some(DateAt { known, ..DateAt::of(after, date) });
        }
        Some(DateAt { known, ..DateAt::of(end, date) })
    }

    /// 来春, 昨秋: a season by the source's own date.
    fn relative_season(&self, at: usize) -> Option<DateAt> {
        const YEARS: [(char, i32); 3] = [('昨', -1), ('今', 0), ('来', 1)];
        const SEASONS: [(char, Season); 4] =
            [('春', Season::Spring), ('夏', Season::Summer), ('秋', Season::Autumn), ('冬', Season::Winter)];
        let mut characters = self.rest(at).chars();
        let (first, second) = (characters.next()?, characters.next()?);
        let shift = YEARS.iter().find(|(word, _)| *word == first)?.1;
        let season = SEASONS.iter().find(|(word, _)| *word == second)?.1;
        let end = at + first.len_utf8() + second.len_utf8();
        Some(match self.setting.issued {
            Some(issued) => {
                // A winter begins in December: until it is over, this winter is that of the year before.
                let in_winter = season == Season::Winter && issued.month() < 3;
                let year = issued.year() + shift - i32::from(in_winter);
                DateAt::of(end, Date::Season { year, season })
            }
            None => DateAt::unread(end, Unread::NeedsIssued),
        })
    }

    /// A date without its year: 6月13日, 先月, 3月末; of a period's second date also 5月31日 and 14日.
    fn without_year(&self, at: usize, context: Antecedent) -> Option<DateAt> {
        let words = &self.words.dates;
        if let Some((len, shift)) = words.relative_months.begins(self.rest(at)) {
            return Some(match self.setting.issued {
                None => DateAt::unread(at + len, Unread::NeedsIssued),
                Some(issued) => {
                    let first = issued.with_day(1)?;
                    let months = Months::new(shift.unsigned_abs());
                    let day = if shift < 0 {
                        first.checked_sub_months(months)?
                    } else {
                        first.checked_add_months(months)?
                    };
                    self.after_month(at + len, day.year(), day.month())?
                }
            });
        }
        if let (Some(year), Some(month)) = (context.year, context.month)
            && let Some((day, end)) = self.counted(at, words.day)
            && begins_with(self.rest(end), words.length).is_none()
        {
            let date = NaiveDate::from_ymd_opt(year, month, day)?;
            return Some(DateAt {
                known: (Some(year), Some(month), Some(day)),
                ..DateAt::of(end, Date::Day(date))
            });
        }
        if let Some(season) = self.relative_season(at) {
            return Some(season);
        }
        if context.year.is_none()
            && let Some(part) = self.part_undated(at)
        {
            return Some(part);
        }
        let Some((month, end)) = self.counted(at, words.month).filter(|(month, _)| (1..=12).contains(month))
        else {
            // 1-7月份
            let months = self.months(at, context.year.unwrap_or(2000))?;
            return Some(if context.year.is_some() { months } else { self.months_undated(at, months) });
        };
        if let Some(year) = context.year {
            return self.after_month(end, year, month);
        }
        if let Some(months) = self.months(at, 2000) {
            return Some(self.months_undated(at, months));
        }
        let Some(issued) = self.setting.issued else {
            let end = self.after_month(end, 2000, month)?.end;
            return Some(DateAt::unread(end, Unread::NeedsIssued));
        };
        // The nearest, or the one in the year of the source.
        let distance = |year: i32| {
            ((year - issued.year()) * 12 + i32::try_from(month).unwrap_or(1)
                - i32::try_from(issued.month()).unwrap_or(1))
            .abs()
        };
        let nearest = (issued.year() - 1..=issued.year() + 1).min_by_key(|&year| distance(year))?;
        let mut date = self.after_month(end, nearest, month)?;
        if nearest != issued.year()
            && let Some(other) = self.after_month(end, issued.year(), month)
        {
            date.dates.extend(other.dates);
        }
        Some(date)
    }
}
