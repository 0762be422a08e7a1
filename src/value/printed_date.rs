//! Reads a printed date or period back.

use chrono::{Datelike, Month, NaiveDate};
use unicode_normalization::UnicodeNormalization;

use super::date_text::four_digits;
use super::{Date, Number, Part, Period, Quarter, ReadError, Season, english_date};

/// A date as a source prints it, which may leave the year to the context.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrintedDate {
    /// A date with its year.
    Whole(Date),
    /// A month, or a day of a month, without its year: 12月21日, January 21.
    Yearless {
        /// The month.
        month: Month,
        /// The day of the month, where there is one.
        day: Option<u32>,
    },
}

impl PrintedDate {
    /// Whether the printed date is the typed one. Without its year it is any day or month with its month and day;
    /// precision must be the same (2026年 isn't a day of 2026).
    pub fn agrees_with(&self, date: &Date) -> bool {
        match (self, date) {
            (Self::Whole(printed), date) => printed == date,
            (Self::Yearless { month, day: Some(day) }, Date::Day(typed)) => {
                typed.month() == month.number_from_month() && typed.day() == *day
            }
            (Self::Yearless { month, day: None }, Date::Month { month: typed, .. }) => typed == month,
            _ => false,
        }
    }
}

/// Reads a printed date, Japanese or English.
///
/// Read are the forms that [`format()`](super::format()) prints, those of fact tables, and 令和7年 and 平成30年,
/// 2025年初頭, 2024年9月末 (the last day), 2025年末 (late in the year), 2024年内 (the year), 2024年第4四半期, December 21, 2025, January 21,
/// end of 2024, and all of the Japanese ones with kanji numerals (二〇二五年九月). A weekday in brackets after a day is dropped. A half of a year (前半, 後半) isn't one of the thirds
/// that [`Part`] has and is refused.
///
/// # Errors
/// When the text isn't such a date, or names a day that no calendar has.
pub fn read_date(text: &str) -> Result<PrintedDate, ReadError> {
    let normal: String = text.nfkc().collect();
    let trimmed = normal.trim();
    if trimmed.is_empty() {
        return Err(ReadError::Empty);
    }
    if let Ok(date) = Date::parse(trimmed) {
        return Ok(PrintedDate::Whole(date));
    }
    let found =
        if trimmed.contains(['年', '月', '日']) { japanese(trimmed) } else { english_date(trimmed) };
    match found {
        Some(Ok(date)) => Ok(date),
        Some(Err(Impossible)) => Err(ReadError::ImpossibleDate { text: text.to_owned() }),
        None => Err(ReadError::Date { text: text.to_owned() }),
    }
}

/// Reads a printed period with both its ends: from April 2026 to March 2031, 2026年度〜2030年度, FY2026–FY2030.
///
/// # Errors
/// When the text isn't such a period, an end has no year, or the first end begins after the last ends. A length
/// of time from a date on (2026年度から5年間) has no second end and is refused.
pub fn read_period(text: &str) -> Result<Period, ReadError> {
    let normal: String = text.nfkc().collect();
    let whole = normal.trim();
    let whole = whole.strip_prefix("from ").or_else(|| whole.strip_prefix("From ")).unwrap_or(whole);
    let whole = whole.strip_suffix("まで").unwrap_or(whole);
    let both = |from: &str, to: &str| -> Option<Period> {
        let (Ok(PrintedDate::Whole(from)), Ok(PrintedDate::Whole(to))) = (read_date(from), read_date(to))
        else {
            return None;
        };
        from.can_begin(&to).then_some(Period { from, to })
    };
    // A separator may also be within an end (2025年10〜12月期), so each place is tried.
    for separator in ["から", "〜", "~", " – ", "–", " to ", " - ", "-"] {
        for (place, _) in whole.match_indices(separator) {
            if let Some(period) = both(&whole[..place], &whole[place + separator.len()..]) {
                return Ok(period);
            }
        }
    }
    fiscal_period(whole).ok_or_else(|| ReadError::Date { text: text.to_owned() })
}

/// The months of a Japanese fiscal year, or of several, as sources print them.
fn fiscal_span(from: i32, to: i32) -> String {
    format!("April {from:04} to March {:04}", to.saturating_add(1))
}

/// from fiscal 2026 to fiscal 2030 (April 2026 to March 2031): the months explain both ends together.
fn fiscal_period(text: &str) -> Option<Period> {
    let (ends, span) = text.strip_suffix(')')?.split_once(" (")?;
    let (from, to) = ends.split_once(" to ")?;
    let first = four_digits(from.strip_prefix("fiscal ")?)?;
    let last = four_digits(to.strip_prefix("fiscal ")?)?;
    let same = span == fiscal_span(first, last) && first <= last;
    same.then_some(Period { from: Date::FiscalYear(first), to: Date::FiscalYear(last) })
}

/// The text has the form of a date, but there is no such day.
struct Impossible;

type Found = Option<Result<PrintedDate, Impossible>>;

fn whole(date: Option<Date>) -> Found {
    Some(date.map(PrintedDate::Whole).ok_or(Impossible))
}

fn day(year: i32, month: u32, day: u32) -> Found {
    whole(NaiveDate::from_ymd_opt(year, month, day).map(Date::Day))
}

fn yearless(month: u32, day: Option<u32>) -> Found {
    // Any leap year knows every day that a year can have.
    let exists = NaiveDate::from_ymd_opt(2024, month, day.unwrap_or(1)).is_some();
    let month = u8::try_from(month).ok().and_then(|number| Month::try_from(number).ok());
    Some(month.filter(|_| exists).map(|month| PrintedDate::Yearless { month, day }).ok_or(Impossible))
}

fn japanese(text: &str) -> Found {
    let text = &with_digits(without_weekday(text));
    let Some((year, rest)) = text.split_once('年') else {
        let (month, rest) = text.split_once('月')?;
        let day = if rest.is_empty() { None } else { Some(number(rest.strip_suffix('日')?)?) };
        return yearless(number(month)?, day);
    };
    let year = japanese_year(year)?;
    if let Some(season) = Season::ALL.into_iter().find(|season| season.japanese() == rest) {
        return whole(Some(Date::Season { year, season }));
    }
    if let Some(quarter) = rest.strip_prefix('第').and_then(|rest| rest.strip_suffix("四半期")) {
        let quarter = number(quarter)?;
        let found = Quarter::ALL.into_iter().find(|candidate| candidate.number() == quarter);
        return whole(found.map(|quarter| Date::Quarter { year, quarter }));
    }
    if let Some((first, last)) =
        rest.strip_suffix("月期").and_then(|span| span.split_once(['〜', '~', '-', '–']))
    {
        let (first, last) = (number(first.trim_end_matches('月'))?, number(last)?);
        let quarter = Quarter::ALL.into_iter().find(|quarter| quarter.first_month() == first)?;
        return (last == first + 2).then_some(Ok(PrintedDate::Whole(Date::Quarter { year, quarter })));
    }
    let part = |part| whole(Some(Date::PartOfYear { year, part }));
    match rest {
        "" | "内" | "中" => return whole(Some(Date::Year(year))),
        "度" => return whole(Some(Date::FiscalYear(year))),
        "初め" | "はじめ" | "初頭" | "初" | "序盤" => return part(Part::Early),
        "半ば" | "なかば" | "中頃" | "中ごろ" | "央" => return part(Part::Mid),
        "終盤" | "末" | "終わり" | "末頃" | "末ごろ" => return part(Part::Late),
        _ => {}
    }
    let (month, rest) = rest.split_once('月')?;
    let month = number(month)?;
    if rest.is_empty() {
        whole(Date::month(year, month))
    } else if rest == "末" {
        // The end of a month is its last day, the day of a balance sheet.
        whole(Date::month(year, month).map(|date| Date::Day(date.last_day())))
    } else {
        day(year, month, number(rest.strip_suffix('日')?)?)
    }
}

/// A Japanese date with digits for kanji numerals: 二〇二八年九月二十一日 is 2028年9月21日.
fn with_digits(text: &str) -> String {
    let is_part = |c: char| "〇零一二三四五六七八九十百千".contains(c);
    let (mut digits, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find(is_part) {
        let end = rest[start..].find(|c| !is_part(c)).map_or(rest.len(), |length| start + length);
        // 四半期 is a quarter.
        let quarter = if rest[end..].starts_with("半期") { "四".len() } else { 0 };
        let number = Number::parse(&rest[start..end - quarter]);
        digits.push_str(&rest[..start]);
        match number.map(|number| number.to_string()) {
            Ok(number) => digits.push_str(&number),
            Err(_) => digits.push_str(&rest[start..end - quarter]),
        }
        digits.push_str(&rest[end - quarter..end]);
        rest = &rest[end..];
    }
    digits.push_str(rest);
    digits
}

/// A year in four digits, or of the eras 令和 (since 2019) and 平成 (since 1989); 元 is the first.
fn japanese_year(text: &str) -> Option<i32> {
    for (era, before) in [("令和", 2018), ("平成", 1988)] {
        if let Some(year) = text.strip_prefix(era) {
            let year = if year == "元" { 1 } else { number(year)? };
            return Some(before + i32::try_from(year).ok()?);
        }
    }
    four_digits(text)
}

fn without_weekday(text: &str) -> &str {
    let bare = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match bare {
        Some((bare, weekday))
            if bare.ends_with('日') && "月火水木金土日".contains(weekday.trim_end_matches("曜日")) =>
        {
            bare
        }
        _ => text,
    }
}

/// One or two ASCII digits.
fn number(text: &str) -> Option<u32> {
    ((1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn english_date(text: &str) -> Found {
    let lower = text.to_ascii_lowercase();
    let fiscal = lower.strip_prefix("fiscal year ").or_else(|| lower.strip_prefix("fiscal "));
    if let Some(rest) = fiscal.or_else(|| lower.strip_prefix("fy ")).or_else(|| lower.strip_prefix("fy")) {
        let (year, span) = match rest.split_once(" (") {
            Some((year, span)) => (four_digits(year)?, Some(span.strip_suffix(')')?)),
            None => (four_digits(rest)?, None),
        };
        // A source may say which months it means; others than these can't be typed.
        let expected = fiscal_span(year, year);
        let agrees = span.is_none_or(|span| span.eq_ignore_ascii_case(&expected));
        return agrees.then_some(Ok(PrintedDate::Whole(Date::FiscalYear(year))));
    }
    if let Some(year) = lower.strip_prefix("mid-") {
        return whole(Some(Date::PartOfYear { year: four_digits(year)?, part: Part::Mid }));
    }
    if let Some((year, part)) = part_of_year(&lower) {
        return whole(Some(Date::PartOfYear { year: four_digits(year)?, part }));
    }
    for quarter in Quarter::ALL {
        let long = format!("{} quarter of ", english_date::ordinal(quarter));
        let short = format!("q{} ", quarter.number());
        let bare = lower.strip_prefix("the ").unwrap_or(&lower);
        if let Some(year) = bare.strip_prefix(&long).or_else(|| bare.strip_prefix(&short)) {
            return whole(Some(Date::Quarter { year: four_digits(year)?, quarter }));
        }
    }
    let words: Vec<&str> = lower.split_whitespace().collect();
    let words: Vec<&str> = words.iter().map(|word| word.trim_end_matches(',')).collect();
    match words.as_slice() {
        [first, second] => match (month_named(first), month_named(second)) {
            (Some(month), None) => match four_digits(second) {
                Some(year) => whole(Date::month(year, month)),
                None => yearless(month, Some(day_number(second)?)),
            },
            (None, Some(month)) => yearless(month, Some(day_number(first)?)),
            _ => {
                let bare = second.strip_prefix("of ").unwrap_or(second);
                whole(Some(Date::with_word(first, four_digits(bare)?)?))
            }
        },
        [first, second, year] => {
            if *second == "of" {
                return whole(Some(Date::with_word(first, four_digits(year)?)?));
            }
            let (month, number) = match month_named(first) {
                Some(month) => (month, day_number(second)?),
                None => (month_named(second)?, day_number(first)?),
            };
            day(four_digits(year)?, month, number)
        }
        [month] => yearless(month_named(month)?, None),
        _ => None,
    }
}

/// The year in "the beginning of 2025" and the like, with the third of the year it says.
fn part_of_year(lower: &str) -> Option<(&str, Part)> {
    let (words, year) = lower.rsplit_once(' ')?;
    let part = match words.strip_prefix("the ").unwrap_or(words) {
        "beginning of" | "start of" | "early in" => Part::Early,
        "middle of" => Part::Mid,
        "end of" | "late in" => Part::Late,
        _ => return None,
    };
    Some((year, part))
}

/// The number of the month that a word names in full, or by its first three letters with or without a point.
fn month_named(word: &str) -> Option<u32> {
    let word = if word == "sept." || word == "sept" { "sep" } else { word.trim_end_matches('.') };
    (1..=12_u8).find_map(|number| {
        let name = Month::try_from(number).ok()?.name().to_ascii_lowercase();
        (name == word || name[..3] == *word).then_some(u32::from(number))
    })
}

/// A day as 21 or 21st.
fn day_number(word: &str) -> Option<u32> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    number(digits)
}
