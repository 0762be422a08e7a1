//! What is said of a ratio or of so many of so many: about 3 to 1, more than 7 of 9.

use super::{Bound, Number};

/// On which side a pair is bounded. It is the first number of a ratio, and the part of so many of so many, that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PairBound {
    /// Just these numbers.
    #[default]
    Exact,
    /// These or more.
    AtLeast,
    /// More than these.
    MoreThan,
    /// These or less.
    AtMost,
    /// Less than these.
    LessThan,
    /// A little less.
    Nearly,
    /// A little more.
    JustOver,
}

/// How the numbers of a pair are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Qualifier {
    /// The side on which the pair is bounded.
    pub bound: PairBound,
    /// Whether it is rough.
    pub about: bool,
}

impl PairBound {
    /// Those that a table says, by their keys.
    pub const KEYS: [(&'static str, Self); 6] = [
        ("at-least", Self::AtLeast),
        ("more-than", Self::MoreThan),
        ("at-most", Self::AtMost),
        ("less-than", Self::LessThan),
        ("nearly", Self::Nearly),
        ("just-over", Self::JustOver),
    ];

    /// The same bound of one number.
    pub fn of(self, number: Number) -> Bound {
        match self {
            Self::Exact => Bound::Exact(number),
            Self::AtLeast => Bound::AtLeast(number),
            Self::MoreThan => Bound::MoreThan(number),
            Self::AtMost => Bound::AtMost(number),
            Self::LessThan => Bound::LessThan(number),
            Self::Nearly => Bound::Nearly(number),
            Self::JustOver => Bound::JustOver(number),
        }
    }

    /// The bound of a pair whose first number is bounded so; none for what surrounds a number or is no side of it.
    pub fn like(bound: &Bound) -> Option<Self> {
        match bound {
            Bound::Exact(_) => Some(Self::Exact),
            Bound::AtLeast(_) => Some(Self::AtLeast),
            Bound::MoreThan(_) => Some(Self::MoreThan),
            Bound::AtMost(_) => Some(Self::AtMost),
            Bound::LessThan(_) => Some(Self::LessThan),
            Bound::Nearly(_) => Some(Self::Nearly),
            Bound::JustOver(_) => Some(Self::JustOver),
            Bound::Several(_)
            | Bound::Range { .. }
            | Bound::Band { .. }
            | Bound::Margin { .. }
            | Bound::MarginAlone(_)
            | Bound::Interval { .. } => None,
        }
    }
}

impl Qualifier {
    /// Whether nothing is said: just these numbers.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }
}
