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
    /// A little less than this number: nearly, 近く.
    Nearly(Number),
    /// From one number to another, both included.
    Range {
        /// The lower end.
        min: Number,
        /// The upper end, not below the lower.
        max: Number,
    },
}

impl Bound {
    /// Its number; of a range the lower and the upper end.
    pub fn numbers(&self) -> impl Iterator<Item = Number> {
        let (first, last) = match *self {
            Self::Exact(number)
            | Self::AtLeast(number)
            | Self::MoreThan(number)
            | Self::AtMost(number)
            | Self::LessThan(number)
            | Self::Nearly(number) => (number, None),
            Self::Range { min, max } => (min, Some(max)),
        };
        std::iter::once(first).chain(last)
    }
}
