//! How dates, periods and times are printed in Japanese.

use chrono::{Datelike, NaiveDate};

use super::english_date::ends_month;
use super::era::era_year;
use super::{Date, DateBound, Dated, FiscalCalendar, FiscalPart, JapaneseYears, Length, Part, Period};

/// A date with its bound: 2030年頃までに.
pub(super) fn dated(dated: &Dated, years: JapaneseYears) -> String {
    let about = if dated.about { "頃" } else { "" };
    let bound = match dated.bound {
        DateBound::On => "",
        DateBound::By => "までに",
        DateBound::Since => "以来",
        DateBound::From => "以降",
        DateBound::After => "より後",
        DateBound::Until => "まで",
    };
    format!("{}{about}{bound}", date(&dated.date, years))
}

fn date(date: &Date, years: JapaneseYears) -> String {
    // The days that a year is told by: a fiscal year of nobody's may be any, and is told by April.
    let (first, last) = match *date {
        Date::FiscalYear(year) => {
            let days = FiscalCalendar::JAPAN.year(year);
            days.unwrap_or_else(|| (date.first_day(), date.last_day()))
        }
        _ => (date.first_day(), date.last_day()),
    };
    let named = |year: i32| year_text(year, (first, last), years);
    let day = |day: NaiveDate| day_text(day, years);
    match *date {
        Date::Day(date) => day(date),
        Date::Month { year, month } => format!("{}{}月", named(year), month.number_from_month()),
        // 第4四半期 and 上半期 might be those of a fiscal year; the months cannot be mistaken.
        Date::Quarter { year, quarter } => months(&named(year), quarter.first_month(), 3),
        Date::Half { year, half } => months(&named(year), 6 * (half.number() - 1) + 1, 6),
        Date::NineMonths(year) => months(&named(year), 1, 9),
        Date::Season { year, season } => format!("{}{}", named(year), season.japanese()),
        Date::Year(year) => named(year),
        Date::Decade(year) => format!("{year:04}年代"),
        Date::PartOfYear { year, part } => format!("{}{}", named(year), part.japanese()),
        Date::PartOfMonth { year, month, part } => {
            let part = match part {
                Part::Early => "上旬",
                Part::Mid => "中旬",
                Part::Late => "下旬",
            };
            format!("{}{}月{part}", named(year), month.number_from_month())
        }
        Date::EndOfMonth { year, month } => format!("{}{}月末", named(year), month.number_from_month()),
        Date::EndOfYear(year) => format!("{}末", named(year)),
        Date::Week(monday) => format!("{}の週", day(monday)),
        Date::SeasonYear(_) => format!("{date}年度"),
        Date::FiscalYear(year) => format!("{}度", named(year)),
        Date::Span { length, last } => span(date, length, last, years),
        Date::Fiscal { year, part, first, last } => {
            let name = match part {
                FiscalPart::Whole => format!("{}度", named(year)),
                FiscalPart::Half(1) => format!("{}度上期", named(year)),
                FiscalPart::Half(_) => format!("{}度下期", named(year)),
                FiscalPart::Quarter(quarter) => format!("{}度第{quarter}四半期", named(year)),
                FiscalPart::NineMonths => format!("{}度第3四半期累計", named(year)),
            };
            // Whose 年度 begins in April is nobody's surprise in Japanese.
            if FiscalCalendar::JAPAN.part(year, part) == Some((first, last)) && part == FiscalPart::Whole {
                return name;
            }
            format!("{name}（{}）", months_of(first, last, years))
        }
    }
}

/// 2026年, or 令和8年 where the days lie in one era.
fn year_text(year: i32, (first, last): (NaiveDate, NaiveDate), years: JapaneseYears) -> String {
    let era = (years == JapaneseYears::Era).then(|| era_year(year, first, last)).flatten();
    era.unwrap_or_else(|| format!("{year:04}年"))
}

fn day_text(day: NaiveDate, years: JapaneseYears) -> String {
    format!("{}{}月{}日", year_text(day.year(), (day, day), years), day.month(), day.day())
}

/// 2025年10〜12月期.
fn months(year: &str, first: u32, count: u32) -> String {
    format!("{year}{first}〜{}月期", first + count - 1)
}

/// 2026年3月期 for a year; for shorter parts their months, or their last day where that isn't a month's.
fn span(date: &Date, length: Length, last: NaiveDate, years: JapaneseYears) -> String {
    let day = |day| day_text(day, years);
    let named = |day: NaiveDate| year_text(day.year(), (day, day), years);
    if !ends_month(last) {
        let length = match length {
            Length::Quarter => "四半期",
            Length::Half => "半年",
            Length::NineMonths => "9カ月",
            Length::Year => "1年",
        };
        return format!("{}までの{length}", day(last));
    }
    if length == Length::Year {
        return format!("{}{}月期", named(last), last.month());
    }
    let first = date.first_day();
    if first.year() == last.year() {
        return months(&year_text(first.year(), (first, last), years), first.month(), length.months());
    }
    format!("{}期", months_of(first, last, years))
}

/// 2025年4月〜2026年3月; 2025年4〜6月; with days where it isn't made of months.
fn months_of(first: NaiveDate, last: NaiveDate, years: JapaneseYears) -> String {
    let day = |day| day_text(day, years);
    let named = |day: NaiveDate| year_text(day.year(), (day, day), years);
    if first.day() != 1 || !ends_month(last) {
        return format!("{}〜{}", day(first), day(last));
    }
    if first.year() == last.year() {
        let year = year_text(first.year(), (first, last), years);
        return format!("{year}{}〜{}月", first.month(), last.month());
    }
    format!("{}{}月〜{}{}月", named(first), first.month(), named(last), last.month())
}

pub(super) fn period(period: &Period, years: JapaneseYears) -> String {
    format!("{}〜{}", date(&period.from, years), date(&period.to, years))
}
