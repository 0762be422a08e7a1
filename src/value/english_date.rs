//! How dates, periods and times are printed in English.

use chrono::{Datelike, Month, NaiveDate};

use super::{Date, DateBound, Dated, FiscalPart, Half, Length, Part, Period, Quarter, Rendering};

/// A date with its bound: by around 2030.
pub(super) fn dated(dated: &Dated, rendering: Rendering) -> String {
    let bound = match dated.bound {
        DateBound::On => "",
        DateBound::By => "by ",
        DateBound::Since => "since ",
        DateBound::From => "from ",
        DateBound::After => "after ",
        DateBound::Until => "until ",
    };
    let about = if dated.about { "around " } else { "" };
    format!("{bound}{about}{}", date(&dated.date, rendering))
}

pub(super) fn date(date: &Date, rendering: Rendering) -> String {
    let compact = rendering == Rendering::Compact;
    let name = |month: Month| month_name(month, compact);
    let whole = |compact_text: String, text: String| if compact { compact_text } else { text };
    match *date {
        Date::Day(date) => day(date, compact),
        Date::Month { year, month } => format!("{} {year:04}", name(month)),
        Date::Quarter { year, quarter } => whole(
            format!("Q{} {year:04}", quarter.number()),
            format!("the {} quarter of {year:04}", ordinal(quarter)),
        ),
        Date::Half { year, half } => whole(
            format!("H{} {year:04}", half.number()),
            format!("the {} half of {year:04}", half_ordinal(half)),
        ),
        Date::NineMonths(year) => {
            whole(format!("9M {year:04}"), format!("the first nine months of {year:04}"))
        }
        Date::Season { year, season } => format!("{} {year:04}", season.english()),
        Date::Year(year) => format!("{year:04}"),
        Date::Decade(year) => whole(format!("{year:04}s"), format!("the {year:04}s")),
        Date::PartOfYear { year, part: Part::Mid } => format!("mid-{year:04}"),
        Date::PartOfYear { year, part } => format!("{} {year:04}", part.english()),
        Date::PartOfMonth { year, month, part: Part::Mid } => format!("mid-{} {year:04}", name(month)),
        Date::PartOfMonth { year, month, part } => format!("{} {} {year:04}", part.english(), name(month)),
        Date::EndOfMonth { year, month } => {
            whole(format!("end {} {year:04}", name(month)), format!("the end of {} {year:04}", name(month)))
        }
        Date::EndOfYear(year) => whole(format!("end {year:04}"), format!("the end of {year:04}")),
        Date::Week(monday) => {
            let monday = day(monday, compact);
            whole(format!("week of {monday}"), format!("the week of {monday}"))
        }
        Date::SeasonYear(_) => date.to_string(),
        Date::FiscalYear(year) => whole(format!("FY{year:04}"), format!("fiscal {year:04}")),
        Date::Span { length, last } => {
            let the = if compact { "" } else { "the " };
            format!("{the}{} to {}", span_name(length), span_end(last, compact))
        }
        Date::Fiscal { year, part, first, last } => {
            let short = match part {
                FiscalPart::Whole => format!("FY{year:04}"),
                FiscalPart::Half(half) => format!("H{half} FY{year:04}"),
                FiscalPart::Quarter(quarter) => format!("Q{quarter} FY{year:04}"),
                FiscalPart::NineMonths => format!("9M FY{year:04}"),
            };
            let long = match part {
                FiscalPart::Whole => format!("fiscal {year:04}"),
                FiscalPart::Half(half) => format!("the {} half of fiscal {year:04}", nth(half)),
                FiscalPart::Quarter(quarter) => format!("the {} quarter of fiscal {year:04}", nth(quarter)),
                FiscalPart::NineMonths => format!("the first nine months of fiscal {year:04}"),
            };
            whole(short, format!("{long} ({})", months_of(first, last)))
        }
    }
}

pub(super) fn day(date: NaiveDate, compact: bool) -> String {
    let month = Month::try_from(date.month() as u8).map_or("", |month| month_name(month, compact));
    format!("{} {month} {:04}", date.day(), date.year())
}

fn month_name(month: Month, compact: bool) -> &'static str {
    if compact { &month.name()[..3] } else { month.name() }
}

pub(super) fn ordinal(quarter: Quarter) -> &'static str {
    ["first", "second", "third", "fourth"][quarter as usize]
}

fn half_ordinal(half: Half) -> &'static str {
    ["first", "second"][half as usize]
}

fn nth(number: u32) -> &'static str {
    ["first", "second", "third", "fourth"].get(number.wrapping_sub(1) as usize).copied().unwrap_or_default()
}

fn span_name(length: Length) -> &'static str {
    match length {
        Length::Quarter => "quarter",
        Length::Half => "half-year",
        Length::NineMonths => "nine months",
        Length::Year => "year",
    }
}

/// March 2026, or 23 February 2025 where that isn't the last day of a month.
fn span_end(last: NaiveDate, compact: bool) -> String {
    let month = Month::try_from(last.month() as u8).map_or("", |month| month_name(month, compact));
    if ends_month(last) { format!("{month} {:04}", last.year()) } else { day(last, compact) }
}

/// April 2025 to March 2026; April to June 2025; 29 September 2024 to 27 September 2025.
fn months_of(first: NaiveDate, last: NaiveDate) -> String {
    if first.day() != 1 || !ends_month(last) {
        return format!("{} to {}", day(first, false), day(last, false));
    }
    let month =
        |day: NaiveDate| Month::try_from(day.month() as u8).map_or("", |month| month_name(month, false));
    if first.year() == last.year() {
        return format!("{} to {} {:04}", month(first), month(last), last.year());
    }
    format!("{} {:04} to {} {:04}", month(first), first.year(), month(last), last.year())
}

/// Whether a day is the last of its month.
pub(super) fn ends_month(day: NaiveDate) -> bool {
    day.succ_opt().is_none_or(|next| next.day() == 1)
}

pub(super) fn period(period: &Period, rendering: Rendering) -> String {
    let Period { from, to } = period;
    if rendering == Rendering::Compact {
        let (from, to) = (date(from, rendering), date(to, rendering));
        // An en dash between words is put between spaces, so that it doesn't join 2025 to 3.
        let dash = if from.contains(' ') || to.contains(' ') { " – " } else { "–" };
        return format!("{from}{dash}{to}");
    }
    format!("from {} to {}", date(from, rendering), date(to, rendering))
}
