//! Why a printed form can't be read.

use super::heading::HeadingFault;
use super::meaning::Unread;

/// Why a printed form can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unreadable {
    /// No figure is in it.
    NoFigure,
    /// More than one is.
    Several,
    /// These words of it aren't known.
    Unknown(String),
    /// These words of it make a name.
    Name(String),
    /// Its day or year depends on the source's date, which isn't known.
    NeedsIssued,
    /// Its year depends on whose fiscal years the source means.
    NeedsFiscal,
    /// This sign or word is that of several currencies.
    NeedsCurrency(String),
    /// These digits make no number.
    Malformed(String),
    /// The words that give its unit can't say which one.
    Heading(HeadingFault),
}

/// Why a figure in a text can't be read, with the words that it is about.
pub fn unread(text: &str, why: &Unread) -> Unreadable {
    let part = |range: &std::ops::Range<usize>| text.get(range.clone()).unwrap_or_default().trim().to_owned();
    match why {
        Unread::Unknown(range) => Unreadable::Unknown(part(range)),
        Unread::Name(range) => Unreadable::Name(part(range)),
        Unread::NeedsIssued => Unreadable::NeedsIssued,
        Unread::NeedsFiscal => Unreadable::NeedsFiscal,
        Unread::NeedsCurrency(range) => Unreadable::NeedsCurrency(part(range)),
        Unread::Malformed(range) => Unreadable::Malformed(part(range)),
    }
}
