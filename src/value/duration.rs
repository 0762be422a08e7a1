//! Lengths of time in several units: 1 h 30 min, 2 years 3 months.

use rust_decimal::Decimal;

use super::Number;

/// A unit of time: its id, how many of the smallest of its family it is, and what it is called. Months and years have no fixed
/// number of days, so they are a family of their own.
struct Step {
    id: &'static str,
    family: Family,
    size: u32,
    names: &'static [&'static str],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    Seconds,
    Months,
}

const STEPS: [Step; 8] = [
    Step { id: "year", family: Family::Months, size: 12, names: &["year", "years", "y", "yr", "yrs"] },
    Step { id: "quarter", family: Family::Months, size: 3, names: &["quarter", "quarters"] },
    Step { id: "month", family: Family::Months, size: 1, names: &["month", "months", "mo"] },
    Step { id: "week", family: Family::Seconds, size: 604_800, names: &["week", "weeks", "wk"] },
    Step { id: "day", family: Family::Seconds, size: 86_400, names: &["day", "days", "d"] },
    Step { id: "hour", family: Family::Seconds, size: 3_600, names: &["hour", "hours", "h", "hr", "hrs"] },
    Step { id: "minute", family: Family::Seconds, size: 60, names: &["minute", "minutes", "min", "mins"] },
    Step {
        id: "second",
        family: Family::Seconds,
        size: 1,
        names: &["second", "seconds", "s", "sec", "secs"],
    },
];

/// Why a length of time of several units isn't one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DurationError {
    /// It isn't numbers and units of time by turns.
    Form,
    /// Its first unit isn't the one of the value.
    OtherUnit {
        /// The id of its first unit.
        first: &'static str,
    },
    /// Its units don't get smaller, or are of two sorts (a month has no fixed number of days).
    Order,
    /// A later part is as long as one of the unit before it, or longer: 1 h 90 min.
    Overflow,
}

/// Reads `1 h 30 min` as 90 sixtieths of an hour: a fraction whose denominator says in which unit the last part is.
///
/// # Errors
/// When it isn't whole numbers of units of time that get smaller, the first of them `unit`.
pub fn duration(text: &str, unit: &str) -> Result<Number, DurationError> {
    let mut rest = text.trim();
    let (mut first, mut last): (Option<&Step>, Option<&Step>) = (None, None);
    let mut total: u32 = 0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        let number: u32 = rest[..digits].parse().map_err(|_| DurationError::Form)?;
        let word = rest[digits..].trim_start();
        let letters = word.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(word.len());
        let step =
            STEPS.iter().find(|step| step.names.contains(&&word[..letters])).ok_or(DurationError::Form)?;
        if let Some(before) = last {
            if before.family != step.family || before.size <= step.size {
                return Err(DurationError::Order);
            }
            if u64::from(number) * u64::from(step.size) >= u64::from(before.size) {
                return Err(DurationError::Overflow);
            }
        }
        let part = number.checked_mul(step.size).ok_or(DurationError::Form)?;
        total = total.checked_add(part).ok_or(DurationError::Form)?;
        first.get_or_insert(step);
        last = Some(step);
        rest = word[letters..].trim_start_matches([' ', ',']);
    }
    let (Some(first), Some(last)) = (first, last) else { return Err(DurationError::Form) };
    if first.id != unit {
        return Err(DurationError::OtherUnit { first: first.id });
    }
    let whole = Decimal::from(total / last.size);
    Number::fraction(whole, first.size / last.size).ok_or(DurationError::Form)
}

/// The parts of a number of a unit of time that is a fraction of sixtieths, twenty-fourths and so on, by the ids of their
/// units, the largest first: 90/60 of an hour is 1 hour 30 minutes. Nothing where the fraction is none of another unit of time.
pub fn parts(number: Number, unit: &str) -> Option<Vec<(Number, &'static str)>> {
    let (above, below) = number.as_fraction()?;
    let start = STEPS.iter().position(|step| step.id == unit)?;
    let first = &STEPS[start];
    let is_last =
        |step: &Step| step.family == first.family && step.size.checked_mul(below) == Some(first.size);
    let end = STEPS.iter().position(is_last)?;
    let last = &STEPS[end];
    let mut rest = above.abs().checked_mul(Decimal::from(last.size))?;
    let mut parts = Vec::new();
    for step in
        STEPS[start..=end].iter().filter(|step| step.id != "quarter" && step.id != "week" || step.id == unit)
    {
        let size = Decimal::from(step.size);
        let count = (rest / size).trunc();
        rest -= count * size;
        if !count.is_zero() {
            parts.push((Number::from(count), step.id));
        }
    }
    (rest.is_zero() && !parts.is_empty()).then_some(parts)
}
