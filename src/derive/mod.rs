//! The arithmetic of derived facts: formulas on intervals with exact fractions, their units, periods and rounding, and what a
//! derived fact inherits. Deliberately absent: TOML and places in files, which belong to the check.

mod amount;
mod dimension;
mod evaluate;
mod fault;
mod fraction;
mod inherited;
mod interval;
mod messages;
mod moments;
mod result;
mod span;
mod total;
mod when;

pub use amount::Amount;
pub use evaluate::{Evaluated, Figures, Operand, evaluate};
pub use fault::{Fault, NoNumber};
pub use fraction::Fraction;
pub use inherited::{Inherited, both, inherit};
pub use interval::{End, Interval};
pub use result::{Wanted, result};
pub use span::Span;
pub use total::{Total, compare};
pub use when::When;
