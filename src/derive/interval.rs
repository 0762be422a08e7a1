//! Intervals with open or closed ends, or without an end: what an amount can be.

use std::cmp::Ordering;

use super::fraction::Fraction;

/// An end of an interval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// Where it is.
    pub at: Fraction,
    /// Whether that number belongs to the interval.
    pub closed: bool,
}

/// All that an amount can be. It holds at least one number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interval {
    /// The least; none where it can be as little as you like.
    pub low: Option<End>,
    /// The most; none where it can be as much as you like.
    pub high: Option<End>,
}

/// A divisor that may be zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HoldsZero;

impl End {
    /// An end that belongs to its interval.
    pub fn closed(at: Fraction) -> Self {
        Self { at, closed: true }
    }

    /// An end that doesn't.
    pub fn open(at: Fraction) -> Self {
        Self { at, closed: false }
    }
}

impl Interval {
    /// One number.
    pub fn point(at: Fraction) -> Self {
        Self { low: Some(End::closed(at.clone())), high: Some(End::closed(at)) }
    }

    /// The number, where it is only one.
    pub fn as_point(&self) -> Option<&Fraction> {
        match (&self.low, &self.high) {
            (Some(low), Some(high)) if low.at == high.at => Some(&low.at),
            _ => None,
        }
    }

    /// Whether it has no end on either side.
    pub fn is_unbounded(&self) -> bool {
        self.low.is_none() && self.high.is_none()
    }

    /// Whether all its numbers are below zero.
    pub fn is_below_zero(&self) -> bool {
        let zero = Fraction::zero();
        self.high.as_ref().is_some_and(|high| high.at < zero || high.at == zero && !high.closed)
    }

    /// Whether a number is in it.
    pub fn holds(&self, number: &Fraction) -> bool {
        let above = self.low.as_ref().is_none_or(|low| low.at < *number || low.closed && low.at == *number);
        let below =
            self.high.as_ref().is_none_or(|high| *number < high.at || high.closed && high.at == *number);
        above && below
    }

    /// Whether the two have a number in common.
    pub fn meets(&self, other: &Self) -> bool {
        let apart = |low: &Option<End>, high: &Option<End>| match (low, high) {
            (Some(low), Some(high)) => low.at > high.at || low.at == high.at && !(low.closed && high.closed),
            _ => false,
        };
        !apart(&self.low, &other.high) && !apart(&other.low, &self.high)
    }

    /// All sums of a number of each.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let sum = |one: &Option<End>, other: &Option<End>| {
            let (one, other) = (one.as_ref()?, other.as_ref()?);
            Some(End { at: &one.at + &other.at, closed: one.closed && other.closed })
        };
        Self { low: sum(&self.low, &other.low), high: sum(&self.high, &other.high) }
    }

    /// The same with the signs turned.
    #[must_use]
    pub fn negated(&self) -> Self {
        let turned = |end: &Option<End>| end.as_ref().map(|end| End { at: -&end.at, closed: end.closed });
        Self { low: turned(&self.high), high: turned(&self.low) }
    }

    /// All differences of a number of each.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.plus(&other.negated())
    }

    /// All products of a number of each.
    #[must_use]
    pub fn times(&self, other: &Self) -> Self {
        let mut corners = Vec::new();
        for one in self.sides() {
            for other in other.sides() {
                corners.push(one.times(&other));
            }
        }
        Self::around(corners)
    }

    /// All quotients of a number of each.
    ///
    /// # Errors
    /// When the divisor may be zero.
    pub fn over(&self, other: &Self) -> Result<Self, HoldsZero> {
        if other.holds(&Fraction::zero()) {
            return Err(HoldsZero);
        }
        // Zero isn't within, so an end at zero is an open one, and its inverse lies beyond all numbers.
        let inverse = |end: &Option<End>| match end {
            Some(end) => end.at.inverse().map(|at| End { at, closed: end.closed }),
            None => Some(End::open(Fraction::zero())),
        };
        let inverted = Self { low: inverse(&other.high), high: inverse(&other.low) };
        Ok(self.times(&inverted))
    }

    /// The same with each end moved outwards and counted as within.
    #[must_use]
    pub fn widened(&self, by: &Fraction) -> Self {
        Self {
            low: self.low.as_ref().map(|end| End::closed(&end.at - by)),
            high: self.high.as_ref().map(|end| End::closed(&end.at + by)),
        }
    }

    /// Whether one of its numbers is too long to go on with.
    pub fn is_too_long(&self) -> bool {
        [&self.low, &self.high].into_iter().flatten().any(|end| end.at.is_too_long())
    }

    fn sides(&self) -> [Side; 2] {
        [self.low.clone().map_or(Side::Less, Side::At), self.high.clone().map_or(Side::More, Side::At)]
    }

    fn around(corners: Vec<Side>) -> Self {
        let (mut low, mut high) = (Side::More, Side::Less);
        for corner in corners {
            low = match corner.place(&low) {
                Ordering::Less => corner.clone(),
                Ordering::Equal => corner.clone().joined(low),
                Ordering::Greater => low,
            };
            high = match corner.place(&high) {
                Ordering::Greater => corner,
                Ordering::Equal => corner.joined(high),
                Ordering::Less => high,
            };
        }
        let end = |side: Side| match side {
            Side::At(end) => Some(end),
            Side::Less | Side::More => None,
        };
        Self { low: end(low), high: end(high) }
    }
}

/// An end, or none on one side.
#[derive(Debug, Clone)]
enum Side {
    /// Below all numbers.
    Less,
    At(End),
    /// Above all numbers.
    More,
}

impl Side {
    fn sign(&self) -> Ordering {
        match self {
            Self::Less => Ordering::Less,
            Self::At(end) => end.at.cmp(&Fraction::zero()),
            Self::More => Ordering::Greater,
        }
    }

    fn times(&self, other: &Self) -> Self {
        let (sign, others) = (self.sign(), other.sign());
        match (self, other) {
            (Self::At(one), Self::At(other)) => {
                // Zero times whatever is in the other interval is zero.
                let is_zero = |end: &End| end.closed && end.at.is_zero();
                let closed = one.closed && other.closed || is_zero(one) || is_zero(other);
                Self::At(End { at: &one.at * &other.at, closed })
            }
            (Self::At(zero), _) | (_, Self::At(zero)) if zero.at.is_zero() => Self::At(zero.clone()),
            _ if sign == others => Self::More,
            _ => Self::Less,
        }
    }

    fn place(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::At(one), Self::At(other)) => one.at.cmp(&other.at),
            (Self::Less, Self::Less) | (Self::More, Self::More) => Ordering::Equal,
            (Self::Less, _) | (_, Self::More) => Ordering::Less,
            (Self::More, _) | (_, Self::Less) => Ordering::Greater,
        }
    }

    /// The end of both at one place: within, if one of them is.
    fn joined(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(one), Self::At(other)) => {
                Self::At(End { closed: one.closed || other.closed, at: one.at })
            }
            (side, _) => side,
        }
    }
}
