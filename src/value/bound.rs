//! What is known of a number: that it is exactly so, or on which side it is bounded.

use super::Number;

/// What a figure says of its number. 超 is `MoreThan` and 以上 is `AtLeast`; neither is ever taken for the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Just this number.
    Exact(Number),
    /// This number or more: at least, 以上.
    AtLeast(Number),
    /// More than this number and not the number itself: more than, 超.
    MoreThan(Number),
    /// This number or less: up to, 最大, 以下.
    AtMost(Number),
    /// Less than this number and not the number itself: less than, 未満.
    LessThan(Number),
    /// A little less than this number: nearly, 近く, 弱.
    Nearly(Number),
    /// A little more than this number: just over, 強, 余り.
    JustOver(Number),
    /// An open number of such steps: dozens of 12, 数百億 of 100億.
    Several(Number),
    /// From one number to another, both included.
    Range {
        /// The lower end.
        min: Number,
        /// The upper end, not below the lower.
        max: Number,
    },
    /// From a number up to another that is left out: 2万円台 is 20,000 and more, below 30,000.
    Band {
        /// The lower end, included.
        from: Number,
        /// The upper end, left out.
        below: Number,
    },
    /// A number with its margin: 1.29 ± 0.12, 1.09 (+0.11/−0.14).
    Margin {
        /// The number in the middle.
        value: Number,
        /// How far it reaches down, above zero.
        down: Number,
        /// How far it reaches up, above zero.
        up: Number,
    },
    /// A margin that is given without its number: ±3.1.
    MarginAlone(Number),
    /// A number with the interval that it lies in: 1.09 [0.95 to 1.20].
    Interval {
        /// The number.
        value: Number,
        /// The lower end.
        min: Number,
        /// The upper end.
        max: Number,
    },
}

impl Bound {
    /// Its numbers: the number first, then the ends of what surrounds it, the lower one first.
    pub fn numbers(&self) -> impl Iterator<Item = Number> {
        let (first, second, third) = match *self {
            Self::Exact(number)
            | Self::AtLeast(number)
            | Self::MoreThan(number)
            | Self::AtMost(number)
            | Self::LessThan(number)
            | Self::Nearly(number)
            | Self::JustOver(number)
            | Self::Several(number)
            | Self::MarginAlone(number) => (number, None, None),
            Self::Range { min, max } => (min, Some(max), None),
            Self::Band { from, below } => (from, Some(below), None),
            Self::Margin { value, down, up } => (value, Some(down), Some(up)),
            Self::Interval { value, min, max } => (value, Some(min), Some(max)),
        };
        std::iter::once(first).chain(second).chain(third)
    }

    /// The same bound of other numbers; nothing where `change` gives none for one of them.
    pub fn map(self, mut change: impl FnMut(Number) -> Option<Number>) -> Option<Self> {
        Some(match self {
            Self::Exact(number) => Self::Exact(change(number)?),
            Self::AtLeast(number) => Self::AtLeast(change(number)?),
            Self::MoreThan(number) => Self::MoreThan(change(number)?),
            Self::AtMost(number) => Self::AtMost(change(number)?),
            Self::LessThan(number) => Self::LessThan(change(number)?),
            Self::Nearly(number) => Self::Nearly(change(number)?),
            Self::JustOver(number) => Self::JustOver(change(number)?),
            Self::Several(number) => Self::Several(change(number)?),
            Self::MarginAlone(number) => Self::MarginAlone(change(number)?),
            Self::Range { min, max } => Self::Range { min: change(min)?, max: change(max)? },
            Self::Band { from, below } => Self::Band { from: change(from)?, below: change(below)? },
            Self::Margin { value, down, up } => {
                Self::Margin { value: change(value)?, down: change(down)?, up: change(up)? }
            }
            Self::Interval { value, min, max } => {
                Self::Interval { value: change(value)?, min: change(min)?, max: change(max)? }
            }
        })
    }
}
