//! The direction and the size of a change, apart from its sign.

use std::cmp::Ordering;

use super::{Bound, Number, Quantity, Sense};

/// Which way something changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

impl Quantity {
    /// Which way it changed; none of an amount, of no change, and of a range from a fall to a rise.
    pub fn direction(&self) -> Option<Direction> {
        if self.sense != Sense::Change {
            return None;
        }
        let mut found = None;
        for number in self.bound.ends() {
            let direction = match number.cmp(&Number::from(0)) {
                Ordering::Greater => Direction::Up,
                Ordering::Less => Direction::Down,
                Ordering::Equal => continue,
            };
            if *found.get_or_insert(direction) != direction {
                return None;
            }
        }
        found
    }

    /// The change without its sign, as an amount: a fall of 3% to 5% is from 3% to 5%.
    ///
    /// A bound is said of the size: a fall of more than 5% is more than 5%, although its number is −5.
    #[must_use]
    pub fn size(&self) -> Self {
        let bound = if self.direction() == Some(Direction::Down) { self.bound.turned() } else { self.bound };
        Self { bound, sense: Sense::Amount, ..self.clone() }
    }
}

impl Bound {
    /// The ends between which it can lie, without the lengths of its margins.
    pub fn ends(&self) -> impl Iterator<Item = Number> {
        let (first, second, third) = match *self {
            Self::Margin { value, .. } | Self::MarginAlone(value) => (value, None, None),
            Self::Range { min, max } => (min, Some(max), None),
            Self::Band { from, below } => (from, Some(below), None),
            Self::Interval { value, min, max } => (value, Some(min), Some(max)),
            Self::Exact(number)
            | Self::AtLeast(number)
            | Self::MoreThan(number)
            | Self::AtMost(number)
            | Self::LessThan(number)
            | Self::Nearly(number)
            | Self::JustOver(number)
            | Self::Several(number) => (number, None, None),
        };
        std::iter::once(first).chain(second).chain(third)
    }

    /// The same with the signs of its numbers turned.
    fn turned(self) -> Self {
        match self {
            Self::Range { min, max } => Self::Range { min: max.negated(), max: min.negated() },
            Self::Margin { value, down, up } => Self::Margin { value: value.negated(), down: up, up: down },
            Self::Interval { value, min, max } => {
                Self::Interval { value: value.negated(), min: max.negated(), max: min.negated() }
            }
            Self::MarginAlone(_) => self,
            Self::Band { from, below } => Self::Band { from: from.negated(), below: below.negated() },
            Self::Exact(number) => Self::Exact(number.negated()),
            Self::AtLeast(number) => Self::AtLeast(number.negated()),
            Self::MoreThan(number) => Self::MoreThan(number.negated()),
            Self::AtMost(number) => Self::AtMost(number.negated()),
            Self::LessThan(number) => Self::LessThan(number.negated()),
            Self::Nearly(number) => Self::Nearly(number.negated()),
            Self::JustOver(number) => Self::JustOver(number.negated()),
            Self::Several(number) => Self::Several(number.negated()),
        }
    }

    /// Whether it says on which side of its number the amount lies, so that a sign alone would leave open whether that is said
    /// of the number or of its size.
    pub fn is_one_sided(&self) -> bool {
        match self {
            Self::AtLeast(_)
            | Self::MoreThan(_)
            | Self::AtMost(_)
            | Self::LessThan(_)
            | Self::Nearly(_)
            | Self::JustOver(_)
            | Self::Several(_)
            | Self::Band { .. } => true,
            Self::Exact(_)
            | Self::Range { .. }
            | Self::Margin { .. }
            | Self::MarginAlone(_)
            | Self::Interval { .. } => false,
        }
    }
}
