//! Dates as PDF writes them.

use chrono::NaiveDate;

/// The first moment of a day, as PDF writes it (ISO 32000-1 §7.9.4).
pub(super) fn pdf_date(date: NaiveDate) -> String {
    date.format("D:%Y%m%d000000Z").to_string()
}
