//! The year that a date begins with: 2026年, 令和7年度, 昨年, FY2025, 26年 before a month.

use chrono::{Datelike, NaiveDate};

use super::super::meaning::Unread;
use super::characters::is_hangul;
use super::scan::Scan;
use super::vocabulary::PartOf;
use super::word_list::begins_with;

/// A year in a text.
pub struct YearAt {
    /// Where it ends.
    pub end: usize,
    /// What its number is counted from.
    pub base: Option<i32>,
    /// What it can be, the most likely first.
    pub years: Vec<i32>,
    /// Whether it is a fiscal year.
    pub fiscal: bool,
    /// Why it can't be told.
    pub unread: Option<Unread>,
}

impl Scan<'_> {
    /// A year at a place, calendar or fiscal: 2026年, 令和7年度, 昨年, 26年 before a month.
    pub fn year_at(&self, at: usize, base: Option<i32>) -> Option<YearAt> {
        let rest = self.rest(at);
        let words = &self.words.dates;
        let korean_word = self.words.language == "ko" && self.before(at).is_some_and(is_hangul);
        if !korean_word && let Some((len, shift)) = words.relative_fiscal.begins(rest) {
            return Some(self.relative_fiscal(at + len, shift));
        }
        if !korean_word && let Some((len, shift)) = words.relative_years.begins(rest) {
            // 今年の冬 in January is the winter that runs, which began in the year before.
            let winter = shift == 0 && matches!(self.part(at + len, &words.parts), Some((PartOf::Winter, _)));
            let before = |issued: NaiveDate| i32::from(winter && issued.month() < 3);
            let year = self.setting.issued.map(|issued| issued.year() + shift - before(issued));
            let unread = if year.is_none() { Some(Unread::NeedsIssued) } else { None };
            return Some(YearAt {
                end: at + len,
                base: None,
                years: year.into_iter().collect(),
                fiscal: false,
                unread,
            });
        }
        if let Some(digits) =
            rest.strip_prefix("FY").filter(|_| !self.before(at).is_some_and(|c| c.is_ascii_alphanumeric()))
        {
            let from = self.skip(self.text.len() - digits.len());
            let (value, end, len) = self.whole(from)?;
            let value = i32::try_from(value).ok()?;
            let year = match len {
                4 => value,
                2 => 2000 + value,
                _ => return None,
            };
            let word = begins_with(self.rest(end), words.fiscal_year)
                .or_else(|| begins_with(self.rest(end), words.year))
                .unwrap_or(0);
            return Some(YearAt {
                end: end + word,
                base: None,
                years: vec![year],
                fiscal: true,
                unread: None,
            });
        }
        let latin = |len: usize| len == 1 && rest.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((len, base)) = words
            .eras
            .begins(rest)
            .filter(|(len, _)| !latin(*len) || self.before(at).is_none_or(|c| !c.is_ascii_alphanumeric()))
        {
            let from = self.skip(at + len);
            let first = self.rest(from).strip_prefix('元').map(|rest| (1, self.text.len() - rest.len()));
            let (number, end) = first.or_else(|| self.whole(from).map(|(number, end, _)| (number, end)))?;
            let year = base + i32::try_from(number).ok()?;
            return self.year_word(end, vec![year]).map(|year| YearAt { base: Some(base), ..year });
        }
        let from = at
            + usize::from(
                rest.starts_with(['\'', '’'])
                    && rest[rest.chars().next()?.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()),
            ) * rest.chars().next()?.len_utf8();
        let (value, end, len) = self.whole(from)?;
        let value = i32::try_from(value).ok()?;
        match len {
            4 if (1600..=2200).contains(&value) => {
                // 2024〜2026年 and 2024/25年: the word may follow the second year only.
                self.year_word(end, vec![value])
                    .map(|year| YearAt { base: Some(value - value % 100), ..year })
            }
            // 2021~25年, and of an era 平成22年~7年; 2025年から3年 is a length.
            1 | 2 if base.is_some_and(|base| base % 100 != 0 || len == 2) => {
                self.year_word(end, vec![base? + value])
            }
            1 | 2 if self.text[from..].starts_with(|c: char| c.is_ascii_digit()) => {
                let years = self.short_years(value, len);
                let year = self.year_word(end, years)?;
                (!year.years.is_empty() && (year.fiscal || self.is_short_year(year.end))).then_some(year)
            }
            _ => None,
        }
    }

    /// What a year of one or two digits can be: one of this century or of an era, 26年 of 2026 or of 平成26年. An era that ended is
    /// meant only where the text names it; a form by itself doesn't tell.
    fn short_years(&self, value: i32, digits: usize) -> Vec<i32> {
        const FORM: usize = 60;
        let japanese = self.words.language == "ja" && value > 0;
        let mut years = if digits == 2 { vec![2000 + value] } else { Vec::new() };
        let latest = self.setting.issued.map_or(2028, |issued| issued.year() + 1);
        if japanese && 2018 + value <= latest {
            years.push(2018 + value);
        }
        let before = self.setting.issued.is_none_or(|issued| issued.year() <= 1988 + value + 10);
        if japanese && before && value <= 31 && (self.names_heisei || self.text.len() <= FORM) {
            years.push(1988 + value);
        }
        years
    }

    /// Where a bracket ends that gives the number of the same year in another calendar: 令和7(2025)年度, 2019(令和元)年.
    fn other_calendar(&self, end: usize, years: &[i32]) -> Option<usize> {
        let from = end + self.rest(end).starts_with('(').then_some(1)?;
        let era = self.words.dates.eras.begins(self.rest(from));
        let at = from + era.map_or(0, |(len, _)| len);
        let first = self.rest(at).strip_prefix('元').filter(|_| era.is_some());
        let (number, after) = match first {
            Some(rest) => (1, self.text.len() - rest.len()),
            None => self.whole(at).map(|(number, after, _)| (number, after))?,
        };
        let year = era.map_or(0, |(_, base)| base) + i32::try_from(number).ok()?;
        let same = years.contains(&year) && (era.is_some() || year >= 1600);
        (same && self.rest(after).starts_with(')')).then_some(after + 1)
    }

    /// The word after the number of a year.
    fn year_word(&self, end: usize, years: Vec<i32>) -> Option<YearAt> {
        let end = self.other_calendar(end, &years).unwrap_or(end);
        let from = self.skip(end);
        let rest = self.rest(from);
        if let Some(len) = begins_with(rest, self.words.dates.fiscal_year) {
            return Some(YearAt { end: from + len, base: None, years, fiscal: true, unread: None });
        }
        let len = begins_with(rest, self.words.dates.year)?;
        let after = &rest[len..];
        // 2000年間 is a length.
        if begins_with(after, self.words.dates.length).is_some() {
            return None;
        }
        Some(YearAt { end: from + len, base: None, years, fiscal: false, unread: None })
    }

    /// Whether a year of one or two digits is a calendar year, by what follows: 26年3月, 26年末, 26年第1四半期. 15年 may be a length.
    fn is_short_year(&self, end: usize) -> bool {
        let from = self.skip(end);
        let rest = self.rest(from);
        let words = &self.words.dates;
        if let Some((value, _)) = self.counted(from, words.month) {
            return (1..=12).contains(&value);
        }
        if let Some((_, end, _)) = self.whole(from) {
            // 26年10〜12月期
            return begins_with(self.rest(end), &["~", "-", "–", "―"]).is_some();
        }
        let part = words
            .parts
            .begins(rest)
            .filter(|(_, part)| !matches!(part, PartOf::Mid | PartOf::Decade | PartOf::Whole));
        part.is_some_and(|(len, _)| {
            len > 3 || rest.starts_with(['末', '春', '夏', '秋', '冬', '底', '말', '초'])
        }) || rest.starts_with('第')
            || begins_with(rest, &["以降", "までに", "比", "版"]).is_some()
    }

    /// A fiscal year by the source's own date: 昨年度.
    fn relative_fiscal(&self, end: usize, shift: i32) -> YearAt {
        let (years, unread) = match (self.setting.issued, &self.setting.fiscal) {
            (None, _) => (Vec::new(), Some(Unread::NeedsIssued)),
            (_, None) => (Vec::new(), Some(Unread::NeedsFiscal)),
            (Some(issued), Some(fiscal)) => {
                (fiscal.year_of(issued).map(|year| year + shift).into_iter().collect(), None)
            }
        };
        YearAt { end, base: None, years, fiscal: true, unread }
    }
}
