//! What of an author's own words is a figure and needs a source: one reader for both languages, its word lists data.
//!
//! [`figures`] takes every digit, kanji numeral and counting word for a figure unless the lists in `assets/prose` know it
//! to be harmless. Deliberately absent: how figures of sources are read, which is in `reading`.

mod beginnings;
mod by_first_two;
mod candidates;
mod claimed;
mod class_words;
mod code;
mod copyright;
mod declared;
mod disguised;
mod find;
mod found;
mod lexicon;
mod lexicon_rows;
mod listed;
mod literal;
mod name_entry;
mod pattern;
mod plain_place;
mod reads_as;
mod said_again;
mod same_date;
mod searched;
mod second_rate;
mod second_unit;
mod shape;
mod shared;
mod signs;
mod typed_onto;
mod unit_form;
mod word_list;

pub use find::{Ask, figures, figures_asked, figures_of, merged, named_figures, named_figures_of};
pub use found::{FigureForm, ProseFigure};
pub use literal::literal_measures;
pub use name_entry::{no_name, numbered_name};
pub use plain_place::{amount_in, amount_in_locator, amount_in_name, claim_in};
pub use reads_as::NoName;
pub use said_again::said_again;
pub use same_date::has_same_date;
pub use typed_onto::{is_second_unit, said_onto, typed_onto};
pub use unit_form::check_forms;

/// What the tests look at besides what other rooms may use.
#[doc(hidden)]
pub mod internals {
    pub use super::candidates::find_number;
    pub use super::lexicon::LISTS;
    pub use super::lexicon_rows::written_lists;
    pub use super::typed_onto::BESIDE;
}
