//! Why a printed form can't be read.

use super::heading::HeadingFault;
use super::meaning::Unread;

/// Why a printed form can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnreadableForm {
    /// No figure is in it.
    NoFigure,
    /// More than one is.
    Several,
    /// These words of it aren't known.
    Unknown(String),
    /// These words of it aren't known, and the form can be read where the number and the words with its unit are quoted apart.
    Apart {
        /// The words that aren't known.
        part: String,
        /// What `as-printed` would have.
        number: String,
        /// What `printed-unit` would have.
        unit: String,
    },
    /// These words of it make a name.
    Name(String),
    /// Its day or year depends on the source's date, which isn't known.
    NeedsIssued,
    /// Its day or year depends on the source's date, which isn't known exactly enough.
    NeedsDay,
    /// Its year depends on whose fiscal years the source means.
    NeedsFiscal,
    /// This sign or word is that of several currencies.
    NeedsCurrency(String),
    /// This word is money and a mass, and its sentence doesn't tell which.
    MoneyOrMass(String),
    /// These digits make no number.
    Malformed(String),
    /// The words that give its unit can't say which one.
    Heading(HeadingFault),
}

/// Why a figure in a text can't be read, with the words that it is about.
pub fn unread(text: &str, why: &Unread) -> UnreadableForm {
    let part = |range: &std::ops::Range<usize>| text.get(range.clone()).unwrap_or_default().trim().to_owned();
    match why {
        Unread::Unknown(range) => UnreadableForm::Unknown(part(range)),
        Unread::Name(range) => UnreadableForm::Name(part(range)),
        Unread::NeedsIssued => UnreadableForm::NeedsIssued,
        Unread::NeedsDay => UnreadableForm::NeedsDay,
        Unread::NeedsFiscal => UnreadableForm::NeedsFiscal,
        Unread::NeedsCurrency(range) => UnreadableForm::NeedsCurrency(part(range)),
        Unread::MoneyOrMass(range) => UnreadableForm::MoneyOrMass(part(range)),
        Unread::Malformed(range) => UnreadableForm::Malformed(part(range)),
    }
}
