//! Reads figures as documents print them: what a printed form says, and whether it stands whole where it is printed.
//!
//! A reader finds every figure in a text and says what each can mean. What is known to be harmless beside a figure passes;
//! whatever else touches it makes the figure unread, with the words that weren't known. Deliberately absent: typed values but
//! for the comparison with them, files and messages.

pub mod agreement;
mod beside;
mod cjk;
mod comparison;
mod currency_pair;
mod described;
mod form_setting;
mod head;
mod heading;
mod markup;
mod meaning;
mod messages;
mod own_print;
mod script;
mod seen;
mod setting;
mod shown;
mod sign_apart;
mod spaced;
mod stated;
mod text_figures;
mod typed;
mod undated;
mod unit_phrase;
mod unreadable;
mod wholeness;

pub use beside::{Beside, beside};
pub use comparison::{Mismatch, Remedy, compare, differing, words_hold};
pub use heading::{HeadingFault, HeadingPart, UnitHeading};
pub use meaning::{Figure, Meaning, SaidAmount, SaidSign, SaidUnit, UnitTerm, Unread};
pub use own_print::is_own_print;
pub use script::UNDETERMINED;
pub use setting::SourceSetting;
pub use shown::{CELL, LINE, ShownText};
pub use stated::{StatedHead, cell_head, is_caption};
pub use text_figures::figures;
pub use typed::{agrees, same};
pub use unit_phrase::UnitPhrase;
pub use unreadable::{UnreadableForm, unread};
pub use wholeness::{Unbacked, backed, holds_figure, meanings_of, stands_whole};
