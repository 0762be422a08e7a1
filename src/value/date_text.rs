//! Reads and writes dates in the form of fact tables.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Date, DateError, FiscalCalendar, FiscalPart, Half, Length, Part, Quarter};

impl Date {
    /// Reads a date as fact tables write it: `2025-12-21`, `2025-12`, `2025-Q4`, `2025-H2`, `9M 2025`, `2026`, `1990s`,
    /// `spring 2026`, `early 2025` (or mid, late), `late 2026-11`, `end 2026`, `end 2027-03`, `2026-W10`, `2024/25`,
    /// `year to 2026-03` (or half, quarter, nine months; or to a day) or `FY2026`. [`Display`](fmt::Display) writes the same forms.
    ///
    /// # Errors
    /// When the text has another form, names a month, week or day that no calendar has, or a part of a fiscal year, which
    /// needs an owner. Years have four digits.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        Self::parse_of(text, None)
    }

    /// The same where fiscal years are those of an owner: `FY2025`, `FY2025-Q3`, `FY2025-H1` and `9M FY2025` are spans of days
    /// then.
    ///
    /// # Errors
    /// As [`Date::parse`].
    pub fn parse_of(text: &str, owner: Option<FiscalCalendar>) -> Result<Self, DateError> {
        let trimmed = text.trim();
        let unknown = || DateError::Form { text: text.to_owned() };
        let impossible = || DateError::Impossible { text: text.to_owned() };
        if let Some((year, part)) = fiscal(trimmed) {
            let Some(calendar) = owner else {
                return match part {
                    FiscalPart::Whole => Ok(Self::FiscalYear(year)),
                    _ => Err(DateError::NeedsOwner { text: text.to_owned() }),
                };
            };
            let (first, last) = calendar.part(year, part).ok_or_else(impossible)?;
            return Ok(Self::Fiscal { year, part, first, last });
        }
        if let Some((length, last)) = span(trimmed) {
            return span_to(length, last, text);
        }
        if let Some((word, date)) = trimmed.rsplit_once(' ') {
            return with_words(word, date, text);
        }
        if let Some(decade) = trimmed.strip_suffix('s').and_then(four_digits) {
            return if decade % 10 == 0 { Ok(Self::Decade(decade)) } else { Err(unknown()) };
        }
        if let Some((year, next)) = trimmed.split_once('/') {
            let (year, next) = four_digits(year).zip(two_digits(next)).ok_or_else(unknown)?;
            let follows = i64::from(year + 1).rem_euclid(100) == i64::from(next);
            return if follows { Ok(Self::SeasonYear(year)) } else { Err(unknown()) };
        }
        let Some((year, rest)) = trimmed.split_once('-') else {
            return Ok(Self::Year(four_digits(trimmed).ok_or_else(unknown)?));
        };
        let year = four_digits(year).ok_or_else(unknown)?;
        if let Some(number) = rest.strip_prefix('Q') {
            let found = Quarter::ALL.into_iter().find(|quarter| quarter.number().to_string() == number);
            return Ok(Self::Quarter { year, quarter: found.ok_or_else(unknown)? });
        }
        if let Some(number) = rest.strip_prefix('H') {
            let found = Half::ALL.into_iter().find(|half| half.number().to_string() == number);
            return Ok(Self::Half { year, half: found.ok_or_else(unknown)? });
        }
        if let Some(number) = rest.strip_prefix('W') {
            let week = two_digits(number).ok_or_else(unknown)?;
            return NaiveDate::from_isoywd_opt(year, week, Weekday::Mon)
                .map(Self::Week)
                .ok_or_else(impossible);
        }
        let Some((month, day)) = rest.split_once('-') else {
            let month = two_digits(rest).ok_or_else(unknown)?;
            return Self::month(year, month).ok_or_else(impossible);
        };
        let month = two_digits(month).ok_or_else(unknown)?;
        let day = two_digits(day).ok_or_else(unknown)?;
        NaiveDate::from_ymd_opt(year, month, day).map(Self::Day).ok_or_else(impossible)
    }

    /// As files that nobody types hold it: the form of fact tables, and after it the days of a fiscal year whose owner is known
    /// (`FY2025-Q3 2025-10-01/2025-12-31`).
    pub fn in_full(&self) -> String {
        match self {
            Self::Fiscal { first, last, .. } => format!("{self} {first}/{last}"),
            _ => self.to_string(),
        }
    }

    /// Reads what [`Date::in_full`] writes.
    ///
    /// # Errors
    /// When the text has another form.
    pub fn parse_in_full(text: &str) -> Result<Self, DateError> {
        let days = |days: &str| {
            let (first, last) = days.split_once('/')?;
            Some((first.parse::<NaiveDate>().ok()?, last.parse::<NaiveDate>().ok()?))
        };
        let whole = text.rsplit_once(' ').and_then(|(name, span)| Some((fiscal(name)?, days(span)?)));
        match whole {
            Some(((year, part), (first, last))) if first <= last => {
                Ok(Self::Fiscal { year, part, first, last })
            }
            _ => Self::parse(text),
        }
    }
}

/// `FY2025`, `FY2025-Q3`, `FY2025-H1`, `9M FY2025`.
fn fiscal(text: &str) -> Option<(i32, FiscalPart)> {
    if let Some(year) = text.strip_prefix("9M FY") {
        return Some((four_digits(year)?, FiscalPart::NineMonths));
    }
    let name = text.strip_prefix("FY")?;
    let Some((year, part)) = name.split_once('-') else {
        return Some((four_digits(name)?, FiscalPart::Whole));
    };
    let part = match part {
        "Q1" => FiscalPart::Quarter(1),
        "Q2" => FiscalPart::Quarter(2),
        "Q3" => FiscalPart::Quarter(3),
        "Q4" => FiscalPart::Quarter(4),
        "H1" => FiscalPart::Half(1),
        "H2" => FiscalPart::Half(2),
        _ => return None,
    };
    Some((four_digits(year)?, part))
}

/// The length in `nine months to 2025-12`, and where it ends.
fn span(text: &str) -> Option<(Length, &str)> {
    Length::ALL
        .into_iter()
        .find_map(|length| Some((length, text.strip_prefix(length.word())?.strip_prefix(" to ")?)))
}

/// The span that ends with a month or on a day.
fn span_to(length: Length, last: &str, text: &str) -> Result<Date, DateError> {
    let last = match Date::parse(last) {
        Ok(month @ Date::Month { .. }) => month.last_day(),
        Ok(Date::Day(day)) => day,
        Err(DateError::Impossible { .. }) => return Err(DateError::Impossible { text: text.to_owned() }),
        _ => return Err(DateError::Form { text: text.to_owned() }),
    };
    Ok(Date::Span { length, last })
}

/// `spring 2026`, `early 2025`, `late 2026-11`, `end 2026`, `end 2027-03`, `9M 2025`.
fn with_words(word: &str, date: &str, text: &str) -> Result<Date, DateError> {
    let word = word.trim_end();
    let unknown = || DateError::Form { text: text.to_owned() };
    if let Some(year) = four_digits(date) {
        return match word {
            "9M" => Ok(Date::NineMonths(year)),
            "end" => Ok(Date::EndOfYear(year)),
            _ => Date::with_word(word, year).ok_or_else(unknown),
        };
    }
    let part = Part::ALL.into_iter().find(|part| part.english() == word);
    match (part, Date::parse(date)) {
        (Some(part), Ok(Date::Month { year, month })) => Ok(Date::PartOfMonth { year, month, part }),
        (None, Ok(Date::Month { year, month })) if word == "end" => Ok(Date::EndOfMonth { year, month }),
        (_, Err(DateError::Impossible { .. })) => Err(DateError::Impossible { text: text.to_owned() }),
        _ => Err(unknown()),
    }
}

pub(super) fn four_digits(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// The form of fact tables, which [`Date::parse`] reads back.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), day.month(), day.day()),
            Self::Month { year, month } => write!(f, "{year:04}-{:02}", month.number_from_month()),
            Self::Quarter { year, quarter } => write!(f, "{year:04}-Q{}", quarter.number()),
            Self::Season { year, season } => write!(f, "{} {year:04}", season.english()),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::PartOfYear { year, part } => write!(f, "{} {year:04}", part.english()),
            Self::FiscalYear(year) => write!(f, "FY{year:04}"),
            Self::Half { year, half } => write!(f, "{year:04}-H{}", half.number()),
            Self::NineMonths(year) => write!(f, "9M {year:04}"),
            Self::Decade(year) => write!(f, "{year:04}s"),
            Self::PartOfMonth { year, month, part } => {
                write!(f, "{} {year:04}-{:02}", part.english(), month.number_from_month())
            }
            Self::EndOfMonth { year, month } => write!(f, "end {year:04}-{:02}", month.number_from_month()),
            Self::EndOfYear(year) => write!(f, "end {year:04}"),
            Self::Week(monday) => {
                let week = monday.iso_week();
                write!(f, "{:04}-W{:02}", week.year(), week.week())
            }
            Self::SeasonYear(year) => write!(f, "{year:04}/{:02}", year.saturating_add(1).rem_euclid(100)),
            Self::Span { length, last } => {
                let whole_month = last.succ_opt().is_some_and(|next| next.day() == 1);
                let last = if whole_month { last.format("%Y-%m") } else { last.format("%Y-%m-%d") };
                write!(f, "{} to {last}", length.word())
            }
            Self::Fiscal { year, part, .. } => match part {
                FiscalPart::Whole => write!(f, "FY{year:04}"),
                FiscalPart::Half(number) => write!(f, "FY{year:04}-H{number}"),
                FiscalPart::Quarter(number) => write!(f, "FY{year:04}-Q{number}"),
                FiscalPart::NineMonths => write!(f, "9M FY{year:04}"),
            },
        }
    }
}
