//! Typed values: what a figure, a date or a period is, how each is printed in a language, and how a printed
//! one is read back, because a value that cannot be read from its own print can drift from it unnoticed.
//!
//! One policy formats a value everywhere ([`format()`]); the qualifier (about, at least, more than, …) is part of
//! the value and is lost on no path. Deliberately absent: TOML, spans and diagnostics, which belong to the
//! rooms that read files.

mod bound;
mod built_in_units;
mod choice;
mod contested;
mod date;
mod date_text;
mod dated;
mod direction;
mod direction_word;
mod duration;
mod english;
mod english_date;
mod era;
mod fiscal;
mod folded;
mod format;
mod japanese;
mod japanese_date;
mod letters;
mod measure;
mod messages;
mod number;
mod number_error;
mod number_words;
mod own_unit;
mod pair;
mod printed_date;
mod printed_pair;
mod qualifier;
mod quantity;
mod read_error;
mod rendering;
mod scaled;
mod showing;
mod substance_name;
mod thousands;
mod time_of_day;
mod unit;
mod unit_edge;
mod unit_english;
mod unit_entry;
mod unit_id;
mod unit_index;
mod unit_japanese;
mod unit_kind;
mod unit_names;
mod unit_names_made;
mod unit_rows;
mod unit_search;
mod unit_tables;
mod units;
mod unseen;

use std::collections::BTreeMap;

pub use bound::Bound;
pub use choice::Choice;
pub(crate) use choice::choice;
pub use contested::{Contested, NoRange};
pub use date::{Date, DateError, Half, Length, Part, Period, Quarter, Season};
pub use dated::{DateBound, Dated};
pub use direction::Direction;
pub use direction_word::{DIRECTION_WORDS, against_sign};
pub use duration::{DurationError, duration, parts as duration_parts};
pub use fiscal::{FiscalCalendar, FiscalPart, NamedBy, YearEnd};
pub use folded::{Folded, Shown};
pub use format::format;
pub use letters::letters;
pub use measure::{Measure, Size, UnitName, UnitNames, UnlessSaid, Writing};
pub use number::Number;
pub use number_error::NumberError;
pub use own_unit::{OwnUnit, Position, UnitError};
pub use pair::Pair;
pub use printed_date::{PrintedDate, read_date, read_period};
pub use qualifier::{PairBound, Qualifier};
pub use quantity::{Quantity, Sense};
pub use read_error::ReadError;
pub use rendering::{FigureStyle, JapaneseYears, Negative, Numbers, Rendering};
pub use scaled::is_kanji_numeral;
pub use showing::{CONTESTED_MARK, Showing};
pub use time_of_day::TimeOfDay;
pub use unit::{Below, Unit};
pub use unit_kind::UnitKind;
pub use units::Units;
pub use unseen::{SignFate, ends_line, fate as unseen, without_unseen};

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::unit_names_made::unit_name_files;
}

use crate::language::Language;

/// A text in each language it is given in.
pub type Texts = BTreeMap<Language, String>;

/// What a fact or a companion holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number with a bound form and a unit.
    Quantity(Quantity),
    /// Numbers in one form: so many of so many, a ratio, a score.
    Pair(Pair),
    /// A place in an order: 1 is the first.
    Rank(u32),
    /// A time of day.
    Time(TimeOfDay),
    /// A date of any precision, with its bound.
    Date(Dated),
    /// A span between two dates, both included.
    Period(Period),
    /// A text, such as a name.
    Text(Texts),
    /// A figure on which sources differ.
    Contested(Contested),
}

impl From<Date> for Value {
    fn from(date: Date) -> Self {
        Self::Date(date.into())
    }
}
