//! How dates, periods and times are printed in Japanese.

use chrono::{Datelike, NaiveDate};

use super::english_date::ends_month;
use super::{Date, DateBound, Dated, FiscalCalendar, FiscalPart, Length, Part, Period};

/// A date with its bound: 2030年頃までに.
pub(super) fn dated(dated: &Dated) -> String {
    let about = if dated.about { "頃" } else { "" };
    let bound = match dated.bound {
        DateBound::On => "",
        DateBound::By => "までに",
        DateBound::Since => "以来",
        DateBound::From => "以降",
        DateBound::After => "より後",
        DateBound::Until => "まで",
    };
    format!("{}{about}{bound}", date(&dated.date))
}

pub(super) fn date(date: &Date) -> String {
    match *date {
        Date::Day(date) => day(date),
        Date::Month { year, month } => format!("{year:04}年{}月", month.number_from_month()),
        // 第4四半期 and 上半期 might be those of a fiscal year; the months cannot be mistaken.
        Date::Quarter { year, quarter } => months(year, quarter.first_month(), 3),
        Date::Half { year, half } => months(year, 6 * (half.number() - 1) + 1, 6),
        Date::NineMonths(year) => months(year, 1, 9),
        Date::Season { year, season } => format!("{year:04}年{}", season.japanese()),
        Date::Year(year) => format!("{year:04}年"),
        Date::Decade(year) => format!("{year:04}年代"),
        Date::PartOfYear { year, part } => format!("{year:04}年{}", part.japanese()),
        Date::PartOfMonth { year, month, part } => {
            let part = match part {
                Part::Early => "上旬",
                Part::Mid => "中旬",
                Part::Late => "下旬",
            };
            format!("{year:04}年{}月{part}", month.number_from_month())
        }
        Date::EndOfMonth { year, month } => format!("{year:04}年{}月末", month.number_from_month()),
        Date::EndOfYear(year) => format!("{year:04}年末"),
        Date::Week(monday) => format!("{}の週", day(monday)),
        Date::SeasonYear(_) => format!("{date}年度"),
        Date::FiscalYear(year) => format!("{year:04}年度"),
        Date::Span { length, last } => span(date, length, last),
        Date::Fiscal { year, part, first, last } => {
            let name = match part {
                FiscalPart::Whole => format!("{year:04}年度"),
                FiscalPart::Half(1) => format!("{year:04}年度上期"),
                FiscalPart::Half(_) => format!("{year:04}年度下期"),
                FiscalPart::Quarter(quarter) => format!("{year:04}年度第{quarter}四半期"),
                FiscalPart::NineMonths => format!("{year:04}年度第3四半期累計"),
            };
            // Whose 年度 begins in April is nobody's surprise in Japanese.
            if FiscalCalendar::JAPAN.part(year, part) == Some((first, last)) && part == FiscalPart::Whole {
                return name;
            }
            format!("{name}（{}）", months_of(first, last))
        }
    }
}

fn day(date: NaiveDate) -> String {
    format!("{:04}年{}月{}日", date.year(), date.month(), date.day())
}

/// 2025年10〜12月期.
fn months(year: i32, first: u32, count: u32) -> String {
    format!("{year:04}年{first}〜{}月期", first + count - 1)
}

/// 2026年3月期 for a year; for shorter parts their months, or their last day where that isn't a month's.
fn span(date: &Date, length: Length, last: NaiveDate) -> String {
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
        return format!("{:04}年{}月期", last.year(), last.month());
    }
    let first = date.first_day();
    if first.year() == last.year() {
        return months(first.year(), first.month(), length.months());
    }
    format!("{}期", months_of(first, last))
}

/// 2025年4月〜2026年3月; 2025年4〜6月; with days where it isn't made of months.
fn months_of(first: NaiveDate, last: NaiveDate) -> String {
    if first.day() != 1 || !ends_month(last) {
        return format!("{}〜{}", day(first), day(last));
    }
    if first.year() == last.year() {
        return format!("{:04}年{}〜{}月", first.year(), first.month(), last.month());
    }
    format!("{:04}年{}月〜{:04}年{}月", first.year(), first.month(), last.year(), last.month())
}

pub(super) fn period(period: &Period) -> String {
    format!("{}〜{}", date(&period.from), date(&period.to))
}
