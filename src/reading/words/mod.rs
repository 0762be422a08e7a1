//! Reads figures of languages that part words by blanks.

mod change;
mod date;
mod dated;
mod english;
mod english_words;
mod found;
mod heading;
mod hours;
mod lexicon;
mod name;
mod neighbour;
mod number;
mod operand;
mod pair;
mod phrases;
mod qualify;
mod quantity;
mod scan;
mod span;
mod time;
mod token;
mod unit;
mod written;

pub use heading::head;
pub use scan::figures;
