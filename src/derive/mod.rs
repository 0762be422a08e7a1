//! The arithmetic of derived facts: formulas on intervals with exact fractions, their units, periods and rounding, and what a
//! derived fact inherits. Deliberately absent: TOML and places in files, which belong to the check.

mod dimension;
mod evaluate;
mod formula_fault;
mod fraction;
mod inherited;
mod interval;
mod known_amount;
mod messages;
mod moments;
mod result;
mod stretch;
mod total;
mod when;

pub use evaluate::{Evaluated, FigureLookup, Operand, evaluate};
pub use formula_fault::{FormulaFault, NoNumber};
pub use fraction::Fraction;
pub use inherited::{Inherited, as_of_change, both, inherit};
pub use interval::{End, Interval};
pub use known_amount::KnownAmount;
pub use result::{Asked, result};
pub use stretch::Stretch;
pub use total::{Total, compare};
pub use when::When;
