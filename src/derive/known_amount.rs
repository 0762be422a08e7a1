//! What is known of an amount while it is computed, and what a typed quantity is as one.

use std::sync::Arc;

use super::dimension::{Dimension, Pure, factor, pure_of};
use super::formula_fault::{FormulaFault, NoNumber};
use super::fraction::Fraction;
use super::interval::{End, Interval};
use super::when::When;
use crate::value::{Bound, Number, Quantity, Sense, Unit, UnitKind};

/// An amount in the bases of its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAmount {
    /// All that it can be.
    pub range: Interval,
    /// The same if each printed number had been rounded; none where that can't be said.
    pub wide: Option<Interval>,
    /// Whether a rough figure is in it.
    pub about: bool,
    /// What it measures.
    pub dimension: Dimension,
    /// What it is, where it measures nothing.
    pub pure: Option<Pure>,
    /// The unit in which it is printed unless another is asked for.
    pub unit: Option<Arc<Unit>>,
    /// Whether it is by how much something changed.
    pub change: bool,
    /// Of which time it is.
    pub when: When,
    /// Whether something was divided in it.
    pub divided: bool,
    /// Whether it is a share minus another, which may be of points.
    pub between_shares: bool,
    /// Whether a percentage is a factor of it.
    pub percent: bool,
    /// Whether it was divided by 100.
    pub hundredth: bool,
    /// Why it can't be told as a growth, where it is a ratio that is none.
    pub no_growth: Option<FormulaFault>,
    /// The fewest significant digits of its figures.
    pub digits: Option<u32>,
}

impl KnownAmount {
    /// A number that the formula gives.
    pub fn constant(number: Fraction) -> Self {
        let range = Interval::point(number);
        Self {
            wide: Some(range.clone()),
            range,
            about: false,
            dimension: Dimension::default(),
            pure: Some(Pure::Constant),
            unit: None,
            change: false,
            when: When::Timeless,
            divided: false,
            between_shares: false,
            percent: false,
            hundredth: false,
            no_growth: None,
            digits: None,
        }
    }

    /// A number of days.
    pub fn days(range: Interval, about: bool, day: &Arc<Unit>) -> Self {
        let scale = Interval::point(factor(day.size()));
        let range = range.times(&scale);
        Self {
            wide: Some(range.clone()),
            range,
            about,
            dimension: Dimension::of(day.size()),
            pure: None,
            unit: Some(Arc::clone(day)),
            ..Self::constant(Fraction::zero())
        }
    }

    /// A typed quantity.
    ///
    /// # Errors
    /// When it is one with which there is no exact arithmetic.
    pub fn of(quantity: &Quantity, when: When) -> Result<Self, NoNumber> {
        let change = quantity.sense == Sense::Change;
        let Ends { range, about } = Ends::of(quantity.bound, change)?;
        let about = about || quantity.about;
        let steps = quantity.bound.numbers().filter_map(|number| number.rounding_step(about));
        let step = steps.max().map(|step| &Fraction::from(step) * &Fraction::from(half()));
        let wide = step.map_or_else(|| range.clone(), |step| range.widened(&step));
        let size = quantity.unit.size();
        let scale = Interval::point(factor(size));
        let timeless = quantity.unit.kind == UnitKind::Duration || quantity.unit.is_exchange_rate();
        Ok(Self {
            range: range.times(&scale),
            wide: Some(wide.times(&scale)),
            about,
            dimension: Dimension::of(size),
            pure: pure_of(size),
            unit: Some(Arc::clone(&quantity.unit)),
            change,
            when: if timeless { When::Timeless } else { when },
            divided: false,
            between_shares: false,
            percent: quantity.unit.kind == UnitKind::Share && quantity.unit.id != "share",
            hundredth: false,
            no_growth: None,
            digits: quantity.bound.numbers().filter_map(Number::significant_digits).min(),
        })
    }
}

fn half() -> rust_decimal::Decimal {
    rust_decimal::Decimal::new(5, 1)
}

/// What a bound says.
struct Ends {
    range: Interval,
    /// Whether the bound itself is a rough one: nearly, just over.
    about: bool,
}

impl Ends {
    /// What a bound says of an amount. That of a change is said of its size: what fell by more than 5% fell below −5%.
    fn of(bound: Bound, change: bool) -> Result<Self, NoNumber> {
        let Self { range, about } = Self::of_amount(bound)?;
        let falls = bound.numbers().all(Number::is_negative);
        let zero = || Some(End::closed(Fraction::zero()));
        let range = match (range.low, range.high) {
            (Some(size), None) if change && falls => Interval { low: None, high: Some(size) },
            (None, Some(size)) if change && falls => Interval { low: Some(size), high: zero() },
            (None, Some(size)) if change => Interval { low: zero(), high: Some(size) },
            (low, high) => Interval { low, high },
        };
        Ok(Self { range, about })
    }

    fn of_amount(bound: Bound) -> Result<Self, NoNumber> {
        let closed = |number: Number| Some(End::closed(number.into()));
        let open = |number: Number| Some(End::open(number.into()));
        let range = |low, high| Self { range: Interval { low, high }, about: false };
        Ok(match bound {
            Bound::Exact(number) => range(closed(number), closed(number)),
            Bound::AtLeast(number) => range(closed(number), None),
            Bound::MoreThan(number) | Bound::Several(number) => range(open(number), None),
            Bound::AtMost(number) => range(None, closed(number)),
            Bound::LessThan(number) => range(None, open(number)),
            Bound::Nearly(number) => Self { about: true, ..range(None, open(number)) },
            Bound::JustOver(number) => Self { about: true, ..range(open(number), None) },
            Bound::Range { min, max } => range(closed(min), closed(max)),
            // Further from zero than its lower end: below −20,000 and not below −30,000.
            Bound::Band { from, below } if below < from => range(open(below), closed(from)),
            Bound::Band { from, below } => range(closed(from), open(below)),
            Bound::Margin { .. } | Bound::MarginAlone(_) => return Err(NoNumber::Margin),
            Bound::Interval { .. } => return Err(NoNumber::Interval),
        })
    }
}
