//! Dates that a source gives relative to its own: 昨年12月16日, 来春, and days without a year.

use chrono::{Datelike, Days};

use super::{Date, Disagreement, PrintedDate, Value, read_date};

/// A date given relative to the source's year, with the year written out: 昨年12月16日, 来春.
pub fn with_year(printed: &str, issued: Option<&Date>) -> Option<String> {
    let issued = issued?;
    let year = issued.first_day().year();
    if issued.last_day().year() != year {
        return None;
    }
    const RELATIVE: [(&str, i32); 6] =
        [("昨年", -1), ("前年", -1), ("今年", 0), ("本年", 0), ("来年", 1), ("翌年", 1)];
    if let Some((rest, shift)) =
        RELATIVE.iter().find_map(|(word, shift)| Some((printed.strip_prefix(word)?, shift)))
    {
        return Some(format!("{}年{rest}", year + shift));
    }
    let (first, rest) = (printed.chars().next()?, printed.chars().skip(1).collect::<String>());
    let shift = match first {
        '昨' => -1,
        '今' => 0,
        '来' => 1,
        _ => return None,
    };
    ["春", "夏", "秋", "冬"].contains(&rest.as_str()).then(|| format!("{}年{rest}", year + shift))
}

/// A date printed without its year is one near the source's own date; a typed year further off is a slip.
pub fn far_from_source(printed: &str, value: &Value, issued: Option<&Date>) -> Option<Disagreement> {
    let (Value::Date(typed), Ok(PrintedDate::Yearless { .. }), Some(issued)) =
        (value, read_date(printed), issued)
    else {
        return None;
    };
    let year = Days::new(366);
    let earliest = issued.first_day().checked_sub_days(year)?;
    let latest = issued.last_day().checked_add_days(year)?;
    let typed = typed.date;
    let near = earliest <= typed.last_day() && typed.first_day() <= latest;
    let far = || Disagreement::FarFromSource { printed: printed.to_owned(), typed, issued: *issued };
    (!near).then(far)
}
