//! What this room says of formulas.

use std::fmt;

use super::dimension::Pure;
use super::formula_fault::{FormulaFault, NoNumber};
use super::known_amount::KnownAmount;
use crate::diagnostic::wording::list;

impl fmt::Display for NoNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Margin => "has a margin, and how likely each number within it is nobody says",
            Self::Interval => {
                "has an interval around it, and how likely each number within it is nobody says"
            }
            Self::Rank => "is a rank, and ranks aren't amounts",
            Self::Ratio => "is a ratio of two numbers that stand together",
            Self::Of => "is so many of so many, which are two numbers",
            Self::Score => "is a score, whose numbers stand together",
            Self::Time => "is a time of day",
            Self::Period => "is a period, not one date",
            Self::Text => "is a text",
            Self::Contested => "is contested, and a result of one version would hide the others",
        })
    }
}

impl NoNumber {
    /// What to do instead.
    pub fn hint(self) -> &'static str {
        match self {
            Self::Margin | Self::Interval => {
                "compute with a fact that gives the figure alone, or its two ends as `min` and `max`"
            }
            Self::Of | Self::Ratio | Self::Score => "make a fact of each number that the formula needs",
            Self::Period => "make a fact or companion of each of its dates, and subtract those",
            Self::Rank | Self::Time | Self::Text => "take it out of the formula",
            Self::Contested => {
                "compute with a figure on which the sources agree; take this one out of the formula"
            }
        }
    }
}

impl fmt::Display for FormulaFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoNumber { name, why } => write!(f, "`{name}` can't be computed with: it {why}"),
            Self::Date { name } => {
                write!(f, "`{name}` is a date, which can only be subtracted from a date")
            }
            Self::UnitsDiffer { names: [one, other], units: [first, second] } => {
                write!(f, "`{one}` is in {first} and `{other}` in {second}")
            }
            Self::NumberAndUnit { number, name, unit } => {
                write!(f, "`{number}` has no unit, and `{name}` is in {unit}")
            }
            Self::NotTheWhole { number, name } => {
                write!(f, "`{name}` is a share, of which the whole is 1, not {number}")
            }
            Self::Hundredth { part } => {
                write!(f, "`{part}` divides a percentage by 100, and a percentage is in hundredths already")
            }
            Self::HoldsZero { divisor } => {
                write!(f, "`{divisor}` may be zero, and nothing can be divided by it")
            }
            Self::BelowZero { divisor } => {
                write!(f, "`{divisor}` is below zero, and a growth from there means nothing")
            }
            Self::EitherWay => {
                f.write_str("the result may be a rise or a fall, so no bound can be said of it as a change")
            }
            Self::OverChange { divisor } => {
                write!(f, "`{divisor}` is a change, and an amount over a change means nothing")
            }
            Self::PeriodsDiffer { names } => {
                let names = list(names);
                write!(f, "{names} are of periods that don't go together")
            }
            Self::TooLong => f.write_str("the result needs more digits than a figure can have"),
            Self::Unbounded => f.write_str("the result has neither a least nor a most, so it says nothing"),
            Self::NeedsUnit => f.write_str(
                "the result is a ratio, and nothing says whether it is a share, a multiple or a number",
            ),
            Self::NoUnit { found } => write!(f, "the result is in {found}, which is no unit of its figures"),
            Self::OtherUnit { asked, found } => write!(f, "the result is in {found}, not in `{asked}`"),
            Self::HundredTwice { number, unit } => {
                write!(f, "`{number}` makes hundredths of what `unit = \"{unit}\"` makes hundredths of, too")
            }
            Self::PointsMeant { unit } => write!(
                f,
                "a share minus a share of another time in `{unit}` would be read as by how much the share itself grew"
            ),
            Self::ShareOutside => {
                f.write_str("the result is more than the whole, or less than nothing, so it is no share")
            }
        }
    }
}

impl FormulaFault {
    /// What would help.
    pub fn hint(&self) -> String {
        match self {
            Self::NoNumber { why, .. } => why.hint().to_owned(),
            Self::Date { .. } => "write `later-date - earlier-date`; the result is in days".to_owned(),
            Self::UnitsDiffer { .. } => {
                "add only what is of one kind; a sum of money in another currency needs a rate that is a fact".to_owned()
            }
            Self::NumberAndUnit { .. } => {
                "make a fact of the amount, with its source; numbers only multiply and divide".to_owned()
            }
            Self::NotTheWhole { .. } => "subtract the share from 1".to_owned(),
            Self::Hundredth { .. } => "leave the number out: 33% of something is `amount * share`".to_owned(),
            Self::HoldsZero { .. } => "divide by a figure whose bounds leave zero out".to_owned(),
            Self::BelowZero { .. } => "say by how much it changed: `after - before`, with `change = true`".to_owned(),
            Self::EitherWay => {
                "print both amounts, or compute with figures that are known better; without `change = true` the bound is said of the difference"
                    .to_owned()
            }
            Self::OverChange { .. } => "divide by the amount that changed".to_owned(),
            Self::PeriodsDiffer { .. } => {
                "add what is of one period, or of such that follow each other; compare what is equally long, or a part with its whole"
                    .to_owned()
            }
            Self::TooLong => "compute with fewer figures at once".to_owned(),
            Self::Unbounded => {
                "a lower bound minus a lower bound tells nothing; compute with figures that are known better".to_owned()
            }
            Self::NeedsUnit => "add `unit = \"%\"`, or `share`, `x` or `number`".to_owned(),
            Self::NoUnit { .. } => "add `unit` with the unit in which it is to be printed".to_owned(),
            Self::OtherUnit { .. } => "leave `unit` out, or name a unit of the same kind".to_owned(),
            Self::HundredTwice { .. } => "leave the number out, or take `unit = \"number\"`".to_owned(),
            Self::PointsMeant { .. } => "write `unit = \"points\"`, percentage points".to_owned(),
            Self::ShareOutside => "write `unit = \"x\"` or `unit = \"%\"`, or correct the formula".to_owned(),
        }
    }
}

/// What an amount measures, for people: the id of its unit, or what it is made of.
pub(super) fn measured_in(amount: &KnownAmount) -> String {
    match (&amount.unit, amount.pure) {
        (Some(unit), _) => format!("`{}`", unit.id),
        (None, Some(Pure::Ratio)) => "no unit, as a ratio".to_owned(),
        (None, Some(_)) => "no unit".to_owned(),
        (None, None) => format!("`{}`", amount.dimension),
    }
}
