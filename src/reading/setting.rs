//! What a reader has to know besides the text: whose language, units, years and money it is in.

use chrono::NaiveDate;

use crate::value::{FiscalCalendar, UnitNames};

/// Where a printed figure stands.
#[derive(Debug, Clone)]
pub struct SourceSetting<'a> {
    /// The language of the source: a tag of BCP 47, `de` or `de-CH`. Only languages that part words by blanks have more than the
    /// primary subtag.
    pub language: &'a str,
    /// The units of the dossier.
    pub units: &'a dyn UnitNames,
    /// The source's date, to which 昨年 and dates without a year refer.
    pub issued: Option<NaiveDate>,
    /// The first day that this date may be, where only its month or year is known; `issued` is the last.
    pub issued_from: Option<NaiveDate>,
    /// Whose fiscal years the source means.
    pub fiscal: Option<FiscalCalendar>,
    /// Whose money a sign or word that several currencies share is: an ISO 4217 code.
    pub currency: Option<&'a str>,
}

impl<'a> SourceSetting<'a> {
    /// For words that no source prints: of no date, no owner of fiscal years and no one currency.
    pub fn of_no_source(language: &'a str, units: &'a dyn UnitNames) -> Self {
        Self { language, units, issued: None, issued_from: None, fiscal: None, currency: None }
    }
}
