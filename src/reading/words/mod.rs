//! Reads figures of languages that part words by blanks.

mod brackets;
mod change;
mod date;
mod dated;
mod decade;
mod digits;
mod ended;
mod found;
mod heading;
mod hours;
mod lexicon;
mod margin;
mod money;
mod name;
mod neighbour;
mod number;
mod number_words;
mod operand;
mod pair;
mod periods;
mod phrases;
mod qualify;
mod quantity;
mod range;
mod rate;
mod relative;
mod scan;
mod share;
mod span;
mod tables;
mod time;
mod token;
mod unit;
mod written;

pub use heading::head;
pub use scan::figures;
