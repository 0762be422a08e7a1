//! Japanese years of eras: 令和8年.

use chrono::NaiveDate;

/// An era, by its first day, that begins with its year 1.
struct Era {
    name: &'static str,
    /// Year, month and day.
    begins: (i32, u32, u32),
}

/// The eras since the calendar is Gregorian (1873), the latest first.
const ERAS: [Era; 5] = [
    Era { name: "令和", begins: (2019, 5, 1) },
    Era { name: "平成", begins: (1989, 1, 8) },
    Era { name: "昭和", begins: (1926, 12, 25) },
    Era { name: "大正", begins: (1912, 7, 30) },
    Era { name: "明治", begins: (1873, 1, 1) },
];

/// A calendar year as a year of the era that the days from `first` to `last` lie in, such as 令和8年; nothing where they lie in
/// two, or before the calendar is Gregorian.
pub(super) fn era_year(year: i32, first: NaiveDate, last: NaiveDate) -> Option<String> {
    let begun = |era: &Era, day: NaiveDate| {
        let (year, month, date) = era.begins;
        NaiveDate::from_ymd_opt(year, month, date).is_some_and(|begins| begins <= day)
    };
    let place = ERAS.iter().position(|era| begun(era, first))?;
    if ERAS.iter().position(|era| begun(era, last)) != Some(place) {
        return None;
    }
    let era = &ERAS[place];
    // A fiscal year may be named by a year in which the era of its first months had ended: there was no 平成32年.
    if place > 0 && year > ERAS[place - 1].begins.0 {
        return None;
    }
    // 明治6年 was 1873.
    let before = if era.name == "明治" { 1867 } else { era.begins.0 - 1 };
    match year - before {
        1 => Some(format!("{}元年", era.name)),
        number @ 2.. => Some(format!("{}{number}年", era.name)),
        _ => None,
    }
}
