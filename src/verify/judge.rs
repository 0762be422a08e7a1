//! Judges one printed form against the copy and against the typed value.

use chrono::{Datelike, Days};

use crate::model::Lines;
use crate::value::{Date, PrintedDate, Value, agrees, figure_extent, read_date};

use super::copy::Copy;

/// What came of looking for one printed form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The printed form stands there, and reads as the typed value.
    ValueFound,
    /// The term of a fact without a figure stands there.
    TermFound,
    /// The printed form stands there, but isn't the typed value.
    ValueDiffers {
        /// How they differ, as one sentence.
        why: String,
        /// What would help.
        hint: Option<String>,
    },
    /// It doesn't stand there.
    NotFound {
        /// Whether it stands elsewhere in the copy.
        elsewhere: usize,
    },
    /// It stands several times in the copy, and no lines say which.
    Ambiguous {
        /// How often.
        times: usize,
    },
    /// There is nothing to look for.
    NothingPrinted,
    /// There is no copy.
    NoCopy,
    /// The author says why it can't be found.
    Unverifiable {
        /// Why.
        why: String,
    },
}

/// Looks for a printed form in a copy. `value` is the typed figure, absent for a term; `issued` is the source's date,
/// to which 昨年 and a date without a year refer.
pub fn judge(
    copy: &Copy,
    lines: Option<Lines>,
    printed: &str,
    value: Option<&Value>,
    issued: Option<&Date>,
) -> Outcome {
    let elsewhere = || copy.at(None).map_or(0, |whole| whole.find(printed).len());
    let Some(passage) = copy.at(lines) else { return Outcome::NotFound { elsewhere: elsewhere() } };
    let places = passage.find(printed);
    if places.is_empty() {
        return Outcome::NotFound { elsewhere: if lines.is_some() { elsewhere() } else { 0 } };
    }
    if lines.is_none() && places.len() > 1 {
        return Outcome::Ambiguous { times: places.len() };
    }
    let Some(value) = value.filter(|value| !matches!(value, Value::Text(_))) else {
        return Outcome::TermFound;
    };
    let dated = with_year(printed, issued);
    let printed_value = dated.as_deref().unwrap_or(printed);
    if let Err(disagreement) = agrees(printed_value, value) {
        return Outcome::ValueDiffers { why: disagreement.to_string(), hint: disagreement.hint() };
    }
    if let Some(why) = far_from_source(printed_value, value, issued) {
        return Outcome::ValueDiffers { why, hint: Some("check the year that is typed".to_owned()) };
    }
    // A printed form that is part of a larger figure has lost its qualifier, or some of its digits.
    let mut larger = None;
    for place in places {
        let extent = figure_extent(&passage.text, place.clone());
        let whole = passage.text[extent].trim();
        // Extraction from PDF can leave a letter before a date; before a figure it would be a name, H100.
        let dated = matches!(value, Value::Date(_) | Value::Period(_));
        let bare = whole.trim_start_matches(|c: char| c.is_ascii_alphabetic());
        let stray = dated
            && bare.starts_with(|c: char| c.is_ascii_digit())
            && same(bare, &passage.text[place.clone()]);
        if stray || same(whole, &passage.text[place]) || agrees(whole, value).is_ok() {
            return Outcome::ValueFound;
        }
        larger = Some(whole.to_owned());
    }
    let whole = larger.unwrap_or_default();
    Outcome::ValueDiffers {
        why: format!("the copy prints `{whole}` there, of which `{printed}` is a part"),
        hint: Some(format!("write `as-printed = \"{whole}\"`, and type the value so")),
    }
}

/// A date told from the source's year, with the year written out: 昨年12月16日, 来春.
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
pub fn far_from_source(printed: &str, value: &Value, issued: Option<&Date>) -> Option<String> {
    let (Value::Date(typed), Ok(PrintedDate::Yearless { .. }), Some(issued)) =
        (value, read_date(printed), issued)
    else {
        return None;
    };
    let year = Days::new(366);
    let earliest = issued.first_day().checked_sub_days(year)?;
    let latest = issued.last_day().checked_add_days(year)?;
    let near = earliest <= typed.last_day() && typed.first_day() <= latest;
    (!near).then(|| {
        format!(
            "`{printed}` has no year, and `{typed}` is more than a year from the source's date, `{issued}`"
        )
    })
}

fn same(a: &str, b: &str) -> bool {
    a.chars().filter(|c| !c.is_whitespace()).eq(b.chars().filter(|c| !c.is_whitespace()))
}
