//! Other values than a typed date, period, time or rank, and other owners of fiscal years.

use chrono::{Datelike, Days, Months, NaiveDate, TimeDelta, Weekday};
use factbrief::value::{
    Date, DateBound, Dated, FiscalCalendar, FiscalPart, Half, Length, NamedBy, Part, Period, Quarter, Season,
    TimeOfDay, Value, YearEnd,
};

use super::quantities::Wrong;

/// Calendars of fiscal years that one could take another for.
pub fn calendars() -> Vec<FiscalCalendar> {
    let starts = |month, named_by| FiscalCalendar { year_end: YearEnd::Starts(month), named_by };
    let weeks = |weekday, month| FiscalCalendar {
        year_end: YearEnd::LastWeekday(weekday, month),
        named_by: NamedBy::End,
    };
    vec![
        starts(1, NamedBy::Start),
        starts(4, NamedBy::Start),
        starts(4, NamedBy::End),
        starts(7, NamedBy::Start),
        starts(7, NamedBy::End),
        starts(10, NamedBy::Start),
        starts(10, NamedBy::End),
        weeks(Weekday::Sat, 9),
        weeks(Weekday::Sun, 1),
    ]
}

const PARTS: [FiscalPart; 8] = [
    FiscalPart::Whole,
    FiscalPart::Half(1),
    FiscalPart::Half(2),
    FiscalPart::Quarter(1),
    FiscalPart::Quarter(2),
    FiscalPart::Quarter(3),
    FiscalPart::Quarter(4),
    FiscalPart::NineMonths,
];

fn fiscal(calendar: &FiscalCalendar, year: i32, part: FiscalPart) -> Option<Date> {
    let (first, last) = calendar.part(year, part)?;
    Some(Date::Fiscal { year, part, first, last })
}

fn sort_of(date: &Date, other: &Date) -> &'static str {
    match (date, other) {
        (Date::Fiscal { part, .. }, Date::Fiscal { part: other, .. }) => match (part, other) {
            _ if part == other => "fiscal owner",
            (FiscalPart::Quarter(_), FiscalPart::Quarter(_)) => "quarter",
            (FiscalPart::Half(_), FiscalPart::Half(_)) => "half",
            _ => "part of a fiscal year",
        },
        (Date::Fiscal { .. } | Date::Span { .. }, Date::Year(_)) => "calendar for fiscal year",
        (Date::Quarter { .. }, Date::Quarter { .. }) => "quarter",
        (Date::Half { .. }, Date::Half { .. }) => "half",
        (Date::Season { .. }, Date::Season { .. }) => "season",
        _ => "date",
    }
}

/// Every date that lies about a day, of every precision.
fn dates_about(day: NaiveDate, year: i32) -> Vec<Date> {
    let mut dates = Vec::new();
    let days = [1, 10, 27, 28]
        .into_iter()
        .flat_map(|days| [day.checked_add_days(Days::new(days)), day.checked_sub_days(Days::new(days))]);
    let years = [12, 120].into_iter().flat_map(|months| {
        [day.checked_add_months(Months::new(months)), day.checked_sub_months(Months::new(months))]
    });
    dates.extend(days.chain(years).chain([Some(day)]).flatten().map(Date::Day));
    for year in [year - 10, year - 1, year, year + 1] {
        dates.extend([Date::Year(year), Date::EndOfYear(year), Date::NineMonths(year)]);
        dates.extend(Half::ALL.map(|half| Date::Half { year, half }));
        dates.extend(Quarter::ALL.map(|quarter| Date::Quarter { year, quarter }));
        dates.extend(Season::ALL.map(|season| Date::Season { year, season }));
        dates.extend(Part::ALL.map(|part| Date::PartOfYear { year, part }));
        dates.extend((1..=12).filter_map(|month| Date::month(year, month)));
    }
    for months in [day, day.checked_add_months(Months::new(1)).unwrap_or(day)] {
        if let Some(Date::Month { year, month }) = Date::month(months.year(), months.month()) {
            dates.push(Date::EndOfMonth { year, month });
            dates.extend(Part::ALL.map(|part| Date::PartOfMonth { year, month, part }));
        }
    }
    dates.push(Date::Decade(year - year % 10));
    for last in [
        day,
        day.checked_sub_months(Months::new(3)).unwrap_or(day),
        day.checked_add_months(Months::new(12)).unwrap_or(day),
    ] {
        dates.extend(Length::ALL.map(|length| Date::Span { length, last }));
    }
    dates
}

/// Whether one is a part of somebody's year by its name, the other the same by its last day.
fn is_same_span(date: &Date, other: &Date) -> bool {
    let length = match date {
        Date::Fiscal { part: FiscalPart::Whole, .. } => Length::Year,
        Date::Fiscal { part: FiscalPart::Half(_), .. } => Length::Half,
        Date::Fiscal { part: FiscalPart::Quarter(_), .. } => Length::Quarter,
        Date::Fiscal { part: FiscalPart::NineMonths, .. } => Length::NineMonths,
        _ => return false,
    };
    *other == Date::Span { length, last: date.last_day() }
}

/// Other dates: those whose days differ.
fn other_dates(date: &Date) -> Vec<(&'static str, Date)> {
    let year = match date {
        Date::Fiscal { year, .. } | Date::SeasonYear(year) | Date::Season { year, .. } => *year,
        other => other.last_day().year(),
    };
    let mut dates = dates_about(date.last_day(), year);
    if let Date::Fiscal { part, .. } = date {
        let calendars = calendars();
        dates.extend(calendars.iter().filter_map(|calendar| fiscal(calendar, year, *part)));
        let own = calendars.iter().filter(|calendar| fiscal(calendar, year, *part) == Some(*date));
        for calendar in own {
            for year in [year - 1, year, year + 1] {
                dates.extend(PARTS.iter().filter_map(|part| fiscal(calendar, year, *part)));
            }
        }
    }
    if let Date::SeasonYear(year) = date {
        dates.extend([year - 1, year + 1].map(Date::SeasonYear));
    }
    let days = (date.first_day(), date.last_day());
    dates.retain(|other| (other.first_day(), other.last_day()) != days && !is_same_span(date, other));
    dates.into_iter().map(|other| (sort_of(date, &other), other)).collect()
}

/// The wrong values of a date.
pub fn dates(dated: &Dated) -> Vec<Wrong> {
    let mut wrong: Vec<Wrong> = DateBound::ALL
        .into_iter()
        .filter(|bound| *bound != dated.bound)
        .map(|bound| ("bound of a date", Value::Date(Dated { bound, ..*dated })))
        .collect();
    wrong.push(("about", Value::Date(Dated { about: !dated.about, ..*dated })));
    // By 2030 and by the end of 2030 are the same.
    let same_end = |other: &Date| dated.bound == DateBound::By && other.last_day() == dated.date.last_day();
    let others = other_dates(&dated.date).into_iter().filter(|(_, other)| !same_end(other));
    wrong.extend(others.map(|(sort, date)| (sort, Value::Date(Dated { date, ..*dated }))));
    wrong.push(("number for date", Value::Rank(u32::try_from(dated.date.last_day().year()).unwrap_or(1))));
    wrong
}

/// The wrong values of a period.
pub fn periods(period: &Period) -> Vec<Wrong> {
    let mut wrong: Vec<Wrong> = Vec::new();
    let days = (period.first_day(), period.last_day());
    for (_, from) in other_dates(&period.from) {
        wrong.push(("period", Value::Period(Period { from, ..*period })));
    }
    for (_, to) in other_dates(&period.to) {
        wrong.push(("period", Value::Period(Period { to, ..*period })));
    }
    wrong.retain(|(_, value)| match value {
        Value::Period(other) => {
            (other.first_day(), other.last_day()) != days && other.from.can_begin(&other.to)
        }
        _ => true,
    });
    for (date, bound) in
        [(period.from, DateBound::From), (period.to, DateBound::Until), (period.to, DateBound::By)]
    {
        wrong.push(("end of a period", Value::Date(Dated { date, bound, about: false })));
    }
    wrong
}

/// The wrong values of a time.
pub fn times(time: &TimeOfDay) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    for minutes in [1, 10, 60, 12 * 60] {
        let (time_of_day, _) = time.time.overflowing_add_signed(TimeDelta::minutes(minutes));
        wrong.push(("time", Value::Time(TimeOfDay { time: time_of_day, zone: time.zone.clone() })));
    }
    for zone in ["JST", "CET", "BST"] {
        let other = Some(zone.to_owned()).filter(|zone| Some(zone) != time.zone.as_ref());
        wrong
            .extend(other.map(|zone| ("zone", Value::Time(TimeOfDay { time: time.time, zone: Some(zone) }))));
    }
    wrong
}

/// The wrong values of a rank.
pub fn ranks(rank: u32) -> Vec<Wrong> {
    let others =
        [rank + 1, rank + 10, rank.saturating_sub(1).max(1)].into_iter().filter(|other| *other != rank);
    others.map(|other| ("rank", Value::Rank(other))).collect()
}
