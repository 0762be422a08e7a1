//! An earlier edition of a brief, kept so that the page can say what has changed since.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::language::Language;
use crate::value::Texts;

/// A brief as it was once published.
#[derive(Debug, Clone)]
pub struct Edition {
    /// The day printed on it.
    pub date: NaiveDate,
    /// The values of its facts, by id.
    pub values: BTreeMap<String, EarlierValue>,
}

/// The edition that a brief corrects and replaces.
#[derive(Debug, Clone)]
pub struct Replaced {
    /// Its name: the stem of its file in `editions`.
    pub name: String,
    /// The day printed on it.
    pub date: NaiveDate,
    /// The BLAKE3 hashes of its PDFs, by language.
    pub files: BTreeMap<Language, String>,
}

/// The value of a fact in an earlier edition.
#[derive(Debug, Clone)]
pub struct EarlierValue {
    /// The value in each language, as printed then; none for a fact without one.
    pub texts: Option<Texts>,
    /// Whether sources differed on it.
    pub contested: bool,
    /// Whether it differs from today's in number, bound, unit or date.
    pub differs: bool,
}
