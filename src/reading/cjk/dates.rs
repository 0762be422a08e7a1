//! A date by itself: 2026年5月12日, 令和7年10月, 昨年12月16日, 2026年3月期第1四半期, 2025年10〜12月期, 2026/05/08.

use chrono::{Datelike, Months, NaiveDate};

use super::super::meaning::Unread;
use super::lexicon::{PartOf, begins, begins_with};
use super::numbers::{self, Script, Sort};
use super::scan::Scan;
use crate::value::{Date, FiscalPart, Half, Length, Part, Quarter, Season};

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

/// A year in a text.
struct YearAt {
    end: usize,
    base: Option<i32>,
    years: Vec<i32>,
    fiscal: bool,
    unread: Option<Unread>,
}

/// What a date takes over from the one before it in a period.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context {
    /// Its year.
    pub year: Option<i32>,
    /// Its month, where it has a day.
    pub month: Option<u32>,
    /// What its printed year is counted from.
    pub base: Option<i32>,
}

impl DateAt {
    fn of(end: usize, date: Date) -> Self {
        Self { end, dates: vec![(date, None)], known: (None, None, None), base: None, unread: None }
    }

    fn unread(end: usize, why: Unread) -> Self {
        Self { end, dates: Vec::new(), known: (None, None, None), base: None, unread: Some(why) }
    }
}

/// A month of a year.
pub fn month_of(year: i32, month: u32) -> Option<Date> {
    Some(Date::Month { year, month: chrono_month(month)? })
}

fn chrono_month(month: u32) -> Option<chrono::Month> {
    u8::try_from(month).ok().and_then(|month| chrono::Month::try_from(month).ok())
}

impl Scan<'_> {
    /// The date that begins at a place. Of a period's second date the year, or the year and month, may be those of the first.
    pub fn date_at(&self, at: usize, context: Context) -> Option<DateAt> {
        if let Some(date) = self.date_in_digits(at) {
            return Some(date);
        }
        if let Some(year) = self.year_at(at, context.base) {
            return self.after_year(&year).map(|date| DateAt { base: year.base, ..date });
        }
        self.without_year(at, context)
    }

    /// A whole number of at most four digits, without a scale.
    fn whole(&self, at: usize) -> Option<(u32, usize, usize)> {
        let numeral = self.numeral(at).ok()??;
        let text = &self.text[at..numeral.end];
        let plain = numeral.sort == Sort::Definite && !text.contains([',', '.', '・', '万', '億', '亿', '千', '만']) && numeral.script != Script::Scaled;
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
        let (base, from) = match begins(rest, self.words.dates.eras) {
            Some((len, base)) if len == 1 && self.before(at).is_none_or(|c| !c.is_ascii_alphanumeric()) => (Some(base), at + len),
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
                let (month, after) = self.rest(end).strip_prefix('/').and_then(|_| digits(end + 1)).map(|(month, after, _)| (month, after))?;
                let last = month_of(2000 + year, u32::try_from(month).ok()?)?.last_day();
                return self.rest(after).starts_with('期').then(|| self.year_to(after + '期'.len_utf8(), last)).flatten();
            }
            _ => return None,
        };
        let separator = self.at(end).filter(|c| matches!(c, '/' | '-' | '.'))?;
        let (month, end, _) = digits(end + 1).filter(|(_, _, len)| *len <= 2)?;
        let Some(next) = self.rest(end).strip_prefix(separator) else {
            let month = u32::try_from(month).ok()?;
            if separator == '/' && self.rest(end).starts_with('期') {
                return self.year_to(end + '期'.len_utf8(), month_of(year, month)?.last_day());
            }
            return (separator == '/' && base.is_none()).then(|| Some(DateAt::of(end, month_of(year, month)?))).flatten();
        };
        let (day, end, _) = digits(self.text.len() - next.len()).filter(|(_, _, len)| *len <= 2)?;
        let day = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)?;
        Some(DateAt::of(end, Date::Day(day)))
    }

    /// A year at a place, calendar or fiscal: 2026年, 令和7年度, 昨年, 26年 before a month.
    fn year_at(&self, at: usize, base: Option<i32>) -> Option<YearAt> {
        let rest = self.rest(at);
        let words = &self.words.dates;
        let korean_word = self.words.language == "ko" && self.before(at).is_some_and(super::view::is_hangul);
        if !korean_word && let Some((len, shift)) = begins(rest, words.relative_fiscal) {
            return Some(self.relative_fiscal(at + len, shift));
        }
        if !korean_word && let Some((len, shift)) = begins(rest, words.relative_years) {
            let year = self.setting.issued.map(|issued| issued.year() + shift);
            let unread = if year.is_none() { Some(Unread::NeedsIssued) } else { None };
            return Some(YearAt { end: at + len, base: None, years: year.into_iter().collect(), fiscal: false, unread });
        }
        if let Some(digits) = rest.strip_prefix("FY").filter(|_| !self.before(at).is_some_and(|c| c.is_ascii_alphanumeric())) {
            let from = self.skip(self.text.len() - digits.len());
            let (value, end, len) = self.whole(from)?;
            let value = i32::try_from(value).ok()?;
            let year = match len {
                4 => value,
                2 => 2000 + value,
                _ => return None,
            };
            let word = begins_with(self.rest(end), words.fiscal_year).or_else(|| begins_with(self.rest(end), words.year)).unwrap_or(0);
            return Some(YearAt { end: end + word, base: None, years: vec![year], fiscal: true, unread: None });
        }
        let latin = |len: usize| len == 1 && rest.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some((len, base)) = begins(rest, words.eras).filter(|(len, _)| !latin(*len) || self.before(at).is_none_or(|c| !c.is_ascii_alphanumeric())) {
            let from = self.skip(at + len);
            let first = self.rest(from).strip_prefix('元').map(|rest| (1, self.text.len() - rest.len()));
            let (number, end) = first.or_else(|| self.whole(from).map(|(number, end, _)| (number, end)))?;
            let year = base + i32::try_from(number).ok()?;
            return self.year_word(end, vec![year]).map(|year| YearAt { base: Some(base), ..year });
        }
        let from = at + usize::from(rest.starts_with(['\'', '’']) && rest[rest.chars().next()?.len_utf8()..].starts_with(|c: char| c.is_ascii_digit())) * rest.chars().next()?.len_utf8();
        let (value, end, len) = self.whole(from)?;
        let value = i32::try_from(value).ok()?;
        match len {
            4 if (1600..=2200).contains(&value) => {
                // 2024〜2026年 and 2024/25年: the word may follow the second year only.
                self.year_word(end, vec![value]).map(|year| YearAt { base: Some(value - value % 100), ..year })
            }
            1 | 2 if base.is_some() => self.year_word(end, vec![base? + value]),
            1 | 2 if self.text[from..].starts_with(|c: char| c.is_ascii_digit()) => {
                let mut years = vec![2000 + value];
                let era = self.words.language == "ja" && value > 0 && value <= self.setting.issued.map_or(20, |issued| issued.year() - 2018);
                if era {
                    years.push(2018 + value);
                }
                if len == 1 {
                    years.remove(0);
                }
                let year = self.year_word(end, years)?;
                (!year.years.is_empty() && (year.fiscal || self.is_short_year(year.end))).then_some(year)
            }
            _ => None,
        }
    }

    /// The word after the number of a year.
    fn year_word(&self, end: usize, years: Vec<i32>) -> Option<YearAt> {
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
        let part = begins(rest, words.parts).filter(|(_, part)| !matches!(part, PartOf::Mid | PartOf::Decade | PartOf::Whole));
        part.is_some_and(|(len, _)| len > 3 || rest.starts_with(['末', '春', '夏', '秋', '冬', '底', '말', '초'])) || rest.starts_with('第') || begins_with(rest, &["以降", "までに", "比", "版"]).is_some()
    }

    /// A fiscal year by the source's own date: 昨年度.
    fn relative_fiscal(&self, end: usize, shift: i32) -> YearAt {
        let (years, unread) = match (self.setting.issued, &self.setting.fiscal) {
            (None, _) => (Vec::new(), Some(Unread::NeedsIssued)),
            (_, None) => (Vec::new(), Some(Unread::NeedsFiscal)),
            (Some(issued), Some(fiscal)) => (fiscal.year_of(issued).map(|year| year + shift).into_iter().collect(), None),
        };
        YearAt { end, base: None, years, fiscal: true, unread }
    }

    /// What stands after a year: a month, a part of the year, or nothing.
    fn after_year(&self, year: &YearAt) -> Option<DateAt> {
        let mut read: Option<DateAt> = None;
        let years: Vec<i32> = if year.years.is_empty() { vec![2000] } else { year.years.clone() };
        for value in years {
            let date = if year.fiscal { self.fiscal_year(year.end, value) } else { self.calendar_year(year.end, value) };
            let Some(date) = date else { continue };
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

    /// The number of a quarter: 第3四半期, 3四半期, 三季度, 3분기. With 累計 it is the first so many quarters.
    fn quarter(&self, at: usize) -> Option<(PartOf, usize)> {
        let short: [(&'static str, PartOf); 12] = [
            ("1Q", PartOf::Quarter(1)), ("2Q", PartOf::Quarter(2)), ("3Q", PartOf::Quarter(3)), ("4Q", PartOf::Quarter(4)), ("Q1", PartOf::Quarter(1)),
            ("Q2", PartOf::Quarter(2)), ("Q3", PartOf::Quarter(3)), ("Q4", PartOf::Quarter(4)), ("1H", PartOf::Half(1)), ("2H", PartOf::Half(2)),
            ("H1", PartOf::Half(1)), ("H2", PartOf::Half(2)),
        ];
        if let Some((len, part)) = begins(self.rest(at), &short) {
            let end = at + len;
            let cumulative = begins_with(self.rest(end), &["累計期間", "累計"]);
            let part = match (cumulative, part) {
                (Some(_), PartOf::Quarter(2)) => PartOf::Half(1),
                (Some(_), PartOf::Quarter(3)) => PartOf::NineMonths,
                (Some(_), PartOf::Quarter(4)) => PartOf::Whole,
                (_, part) => part,
            };
            let end = end + cumulative.unwrap_or(0);
            return (!self.at(end).is_some_and(|c| c.is_ascii_alphanumeric())).then_some((part, end));
        }
        let from = at + begins_with(self.rest(at), &["第", "제"]).unwrap_or(0);
        let (number, end) = self.counted(from, &["四半期", "季度", "분기"])?;
        let number = Some(number).filter(|number| (1..=4).contains(number))?;
        let cumulative = begins_with(self.rest(end), &["連結累計期間", "累計期間", "累計", "までの累計"]);
        let part = match (cumulative, number) {
            (Some(_), 2) => PartOf::Half(1),
            (Some(_), 3) => PartOf::NineMonths,
            (Some(_), 4) => PartOf::Whole,
            _ => PartOf::Quarter(number),
        };
        let rest = end + cumulative.unwrap_or(0);
        let period = if cumulative.is_none() { begins_with(self.rest(rest), &["連結会計期間", "会計期間"]).unwrap_or(0) } else { 0 };
        Some((part, rest + period))
    }

    fn part(&self, at: usize, table: &[(&'static str, PartOf)]) -> Option<(PartOf, usize)> {
        let found = self.quarter(at).or_else(|| begins(self.rest(at), table).map(|(len, part)| (part, at + len)));
        found.filter(|(part, end)| {
            let next = self.at(*end);
            // 末 of 末期, 夏 of 夏季, 代 of 代表, 初 of 初頭 are parts of other words.
            let one = self.text[at..*end].chars().count() == 1;
            let other = next.is_some_and(super::view::is_kanji) && begins_with(self.rest(*end), self.words.follows_date).is_none() && begins_with(self.rest(*end), self.words.follows).is_none();
            let bound = begins_with(self.rest(*end), self.words.dates.about).is_some() || self.words.dates.bounds.iter().any(|(word, _)| self.rest(*end).starts_with(word));
            !(one && other && !bound && !matches!(part, PartOf::Quarter(_))) && !(self.words.language == "ko" && one && next.is_some_and(|c| matches!(c, '반' | '기' | '대')))
        })
    }

    /// After a calendar year.
    fn calendar_year(&self, end: usize, year: i32) -> Option<DateAt> {
        let words = &self.words.dates;
        let from = self.skip(end);
        if let Some(months) = self.months(from, year) {
            return Some(months);
        }
        if let Some((month, after)) = self.counted(from, words.month).filter(|(month, _)| (1..=12).contains(month)) {
            return self.after_month(after, year, month);
        }
        if let Some((part, after)) = self.part(from, words.parts) {
            return Some(DateAt { known: (Some(year), None, None), ..self.part_of_year(after, year, part)? });
        }
        Some(DateAt { known: (Some(year), None, None), ..DateAt::of(end, Date::Year(year)) })
    }

    /// 10〜12月, 10〜12月期.
    fn months(&self, at: usize, year: i32) -> Option<DateAt> {
        let (first, end) = match self.counted(at, self.words.dates.month) {
            Some(found) => found,
            None => self.whole(at).map(|(value, end, _)| (value, end))?,
        };
        let from = self.skip(end);
        let from = self.skip(from + begins_with(self.rest(from), &["~", "-", "–", "―", "—", "至", "到"])?);
        let (last, end) = self.counted(from, self.words.dates.month)?;
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

    /// After a month of a known year.
    fn after_month(&self, end: usize, year: i32, month: u32) -> Option<DateAt> {
        let from = self.skip(end);
        let known = (Some(year), Some(month), None);
        if let Some((day, after)) = self.counted(from, self.words.dates.day) {
            let length = begins_with(self.rest(after), self.words.dates.length).is_some();
            if let Some(date) = NaiveDate::from_ymd_opt(year, month, day).filter(|_| !length) {
                return Some(DateAt { known: (Some(year), Some(month), Some(day)), ..DateAt::of(after, Date::Day(date)) });
            }
        }
        let date = month_of(year, month)?;
        let chrono_month = chrono_month(month)?;
        if let Some((part, after)) = self.part(from, self.words.dates.month_parts) {
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

    /// 2026年3月期, and a part of it: 第1四半期, 中間期.
    fn year_to(&self, end: usize, last: NaiveDate) -> Option<DateAt> {
        let span = |end: usize, length: Length, last: NaiveDate| Some(DateAt::of(end, Date::Span { length, last }));
        let from = self.skip(end + begins_with(self.rest(end), &["の"]).filter(|_| self.rest(end).starts_with("の第")).unwrap_or(0));
        let Some((part, after)) = self.part(from, self.words.dates.parts) else { return span(end, Length::Year, last) };
        let first = last.succ_opt()?.checked_sub_months(Months::new(12))?;
        let until = |months: u32| first.checked_add_months(Months::new(months))?.pred_opt();
        match part {
            PartOf::Quarter(number) => span(after, Length::Quarter, until(3 * number)?),
            PartOf::Half(number) => span(after, Length::Half, until(6 * number)?),
            PartOf::NineMonths => span(after, Length::NineMonths, until(9)?),
            PartOf::Whole => span(after, Length::Year, last),
            PartOf::End => Some(DateAt::of(after, Date::EndOfMonth { year: last.year(), month: chrono_month(last.month())? })),
            _ => span(end, Length::Year, last),
        }
    }

    /// A part of a calendar year; quarters and halves are the owner's where the source has one.
    fn part_of_year(&self, end: usize, year: i32, part: PartOf) -> Option<DateAt> {
        if self.setting.fiscal.is_some() && matches!(part, PartOf::Quarter(_) | PartOf::Half(_) | PartOf::NineMonths) && !self.says_calendar(end) {
            return self.fiscal_part(end, year, part);
        }
        let season = |season: Season| Date::Season { year, season };
        let early = |part: Part| Date::PartOfYear { year, part };
        let date = match part {
            PartOf::Quarter(number) => Date::Quarter { year, quarter: *Quarter::ALL.get(number.checked_sub(1)? as usize)? },
            PartOf::Half(number) => Date::Half { year, half: *Half::ALL.get(number.checked_sub(1)? as usize)? },
            PartOf::NineMonths => Date::NineMonths(year),
            PartOf::Early => early(Part::Early),
            PartOf::Mid => early(Part::Mid),
            PartOf::Late => early(Part::Late),
            PartOf::End => Date::EndOfYear(year),
            PartOf::Spring => season(Season::Spring),
            PartOf::Summer => season(Season::Summer),
            PartOf::Autumn => season(Season::Autumn),
            PartOf::Winter => season(Season::Winter),
            PartOf::Decade if year % 10 == 0 => Date::Decade(year),
            PartOf::Decade | PartOf::YearTo => return None,
            PartOf::Whole => Date::Year(year),
        };
        Some(DateAt::of(end, date))
    }

    /// Whether a bracket after a quarter says that it is of the calendar year: (暦年, 1〜3月).
    fn says_calendar(&self, end: usize) -> bool {
        let rest = self.rest(self.skip(end));
        ["(暦年", "(1~3月", "(1-3月"].iter().any(|word| rest.starts_with(word))
    }

    /// After a fiscal year.
    fn fiscal_year(&self, end: usize, year: i32) -> Option<DateAt> {
        let from = self.skip(end + begins_with(self.rest(end), &["の"]).filter(|_| self.rest(end).starts_with("の第")).unwrap_or(0));
        let (part, after) = self.part(from, self.words.dates.parts).unwrap_or((PartOf::Whole, end));
        self.fiscal_part(after, year, part)
    }

    /// A part of a fiscal year by its name.
    fn fiscal_part(&self, end: usize, year: i32, part: PartOf) -> Option<DateAt> {
        let part_of = match part {
            PartOf::Quarter(number) => FiscalPart::Quarter(number),
            PartOf::Half(number) => FiscalPart::Half(number),
            PartOf::NineMonths => FiscalPart::NineMonths,
            _ => FiscalPart::Whole,
        };
        let Some(fiscal) = &self.setting.fiscal else {
            return Some(match part {
                PartOf::Whole => DateAt::of(end, Date::FiscalYear(year)),
                _ => DateAt::unread(end, Unread::NeedsFiscal),
            });
        };
        let (first, last) = fiscal.part(year, part_of)?;
        let date = match part {
            PartOf::Whole | PartOf::Quarter(_) | PartOf::Half(_) | PartOf::NineMonths => Date::Fiscal { year, part: part_of, first, last },
            PartOf::End => Date::EndOfMonth { year: last.year(), month: chrono_month(last.month())? },
            // 年度初め, 年度半ば: there is no value for them.
            _ => return Some(DateAt::unread(end, Unread::Unknown(end..end))),
        };
        Some(DateAt { known: (None, None, None), ..DateAt::of(end, date) })
    }

    /// A date without its year: 6月13日, 先月, 3月末; of a period's second date also 5月31日 and 14日.
    fn without_year(&self, at: usize, context: Context) -> Option<DateAt> {
        let words = &self.words.dates;
        if let Some((len, shift)) = begins(self.rest(at), words.relative_months) {
            return Some(match self.setting.issued {
                None => DateAt::unread(at + len, Unread::NeedsIssued),
                Some(issued) => {
                    let first = issued.with_day(1)?;
                    let months = Months::new(shift.unsigned_abs());
                    let day = if shift < 0 { first.checked_sub_months(months)? } else { first.checked_add_months(months)? };
                    self.after_month(at + len, day.year(), day.month())?
                }
            });
        }
        if let (Some(year), Some(month)) = (context.year, context.month)
            && let Some((day, end)) = self.counted(at, words.day)
        {
            let date = NaiveDate::from_ymd_opt(year, month, day)?;
            return Some(DateAt { known: (Some(year), Some(month), Some(day)), ..DateAt::of(end, Date::Day(date)) });
        }
        let Some((month, end)) = self.counted(at, words.month).filter(|(month, _)| (1..=12).contains(month)) else {
            // 1-7月份
            let year = context.year.or_else(|| self.setting.issued.map(|issued| issued.year()));
            let months = self.months(at, year.unwrap_or(2000))?;
            return Some(if year.is_some() { months } else { DateAt::unread(months.end, Unread::NeedsIssued) });
        };
        if let Some(year) = context.year {
            return self.after_month(end, year, month);
        }
        let Some(issued) = self.setting.issued else {
            let end = self.after_month(end, 2000, month)?.end;
            return Some(DateAt::unread(end, Unread::NeedsIssued));
        };
        // The nearest, or the one in the year of the source.
        let distance = |year: i32| ((year - issued.year()) * 12 + i32::try_from(month).unwrap_or(1) - i32::try_from(issued.month()).unwrap_or(1)).abs();
        let nearest = (issued.year() - 1..=issued.year() + 1).min_by_key(|&year| distance(year))?;
        let mut date = self.months(at, nearest).or_else(|| self.after_month(end, nearest, month))?;
        if nearest != issued.year()
            && let Some(other) = self.months(at, issued.year()).or_else(|| self.after_month(end, issued.year(), month))
        {
            date.dates.extend(other.dates);
        }
        Some(date)
    }
}
