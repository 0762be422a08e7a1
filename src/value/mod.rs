//! Typed values: what a figure, a date or a period is, how each is printed in a language, and how a printed
//! one is read back, because a value that cannot be read from its own print can drift from it unnoticed.
//!
//! One policy formats a value everywhere ([`format()`]); the qualifier (about, at least, more than, …) is part of
//! the value and is lost on no path. Deliberately absent: TOML, spans and diagnostics, which belong to the
//! rooms that read files.

mod agreement;
mod bound;
mod choice;
mod common_words;
mod comparison;
mod counted;
mod date;
mod english;
mod extent;
mod folded;
mod format;
mod japanese;
mod letters;
mod messages;
mod number;
mod number_error;
mod number_words;
mod numerals;
mod other_money;
mod plain_place;
mod printed_date;
mod printed_quantity;
mod qualifier;
mod quantity;
mod read_error;
mod reading;
mod relative_date;
mod rendering;
mod scaled;
mod sum;
mod typed_onto;
mod unit;
mod unit_form;
mod units;
mod unseen;

use std::collections::BTreeMap;

pub use agreement::{Disagreement, agrees};
pub use bound::Bound;
pub use choice::Choice;
pub(crate) use choice::choice;
pub use comparison::{compare, holds_yearly, text_holds_figures, words_hold};
pub use counted::unit_at;
pub use date::{Date, DateError, Part, Period, Quarter, Season};
pub use extent::figure_extent;
pub use folded::{Folded, Shown};
pub use format::format;
pub use letters::letters;
pub use number::Number;
pub use number_error::NumberError;
pub use numerals::{Numeral, NumeralForm, numerals};
pub use plain_place::{amount_in, amount_in_locator};
pub use printed_date::{PrintedDate, read_date, read_period};
pub use printed_quantity::read;
pub use quantity::Quantity;
pub use read_error::ReadError;
pub use reading::{NoName, no_name};
pub use rendering::{FigureStyle, Numbers, Rendering};
pub use scaled::is_kanji_numeral;
pub use typed_onto::{says_yearly, typed_onto};
pub use unit::{Unit, UnitKind};
pub use units::{UnitError, Units};
pub use unseen::{SignFate, ends_line, fate as unseen, without_unseen};

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::numerals::{INITIALS, QUANTIFIERS, find_number};
    pub use super::relative_date::{far_from_source, with_year};
}

use crate::language::Language;

/// A text in each language it is given in.
pub type Texts = BTreeMap<Language, String>;

/// What a fact or a companion holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number with a bound form and a unit.
    Quantity(Quantity),
    /// A date of any precision.
    Date(Date),
    /// A span between two dates, both included.
    Period(Period),
    /// A text, such as a name.
    Text(Texts),
}
