//! Reads figures of languages that part words by blanks.

mod against;
mod barrels;
mod brackets;
mod change;
mod columns;
mod compound;
mod date_bounds;
mod date_parts;
mod dated;
mod decade;
mod degree;
mod digits;
mod enclosed;
mod ended;
mod found;
mod frames;
mod heading;
mod hours;
mod lexicon;
mod margin;
mod moment;
mod money;
mod name;
mod named_unit;
mod names;
mod neighbour;
mod number;
mod number_words;
mod numeral;
mod operand;
mod ordinal;
mod pair;
mod periods;
mod phrases;
mod qualify;
mod quantity;
mod range;
mod rate;
mod ratio_range;
mod region;
mod relative;
mod relative_year;
mod row;
mod rows;
mod run_of_months;
mod said;
mod says;
mod scan;
mod share;
mod span;
mod stops;
mod surroundings;
mod tables;
mod time;
mod token;
mod unit;
mod voted;
mod week;
mod written;
mod year_or_count;

pub use heading::head;
pub use row::{head_above, row_unit};
pub use scan::figures;

/// Whether a unit is money.
pub fn is_of_money(unit: &super::meaning::SaidUnit) -> bool {
    unit::unit_is(unit, crate::value::UnitKind::Money)
}
