//! Exact fractions of any size. Deliberately absent: floats.

use std::fmt;
use std::ops::{Add, Mul, Neg, Sub};

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use rust_decimal::Decimal;

use crate::value::Number;

/// A fraction with more bits above or below its line than this comes from no figures that anybody prints.
const MOST_BITS: u64 = 4_000;
/// The digits that a printed number can hold.
const MOST_DIGITS: u32 = 28;

/// An exact fraction.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fraction(BigRational);

impl Fraction {
    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self(BigRational::from_integer(BigInt::from(number)))
    }

    /// 0.
    pub fn zero() -> Self {
        Self::whole(0)
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.0.numer().sign() == Sign::NoSign
    }

    /// Whether it is below 0.
    pub fn is_negative(&self) -> bool {
        self.0.numer().sign() == Sign::Minus
    }

    /// One over it; nothing where it is 0.
    pub fn inverse(&self) -> Option<Self> {
        (!self.is_zero()).then(|| Self(self.0.recip()))
    }

    /// Whether it is too long to go on with.
    pub fn is_too_long(&self) -> bool {
        self.0.numer().bits() > MOST_BITS || self.0.denom().bits() > MOST_BITS
    }

    /// The same as a decimal, where one of 28 digits is exactly that.
    pub fn decimal(&self) -> Option<Decimal> {
        (0..=MOST_DIGITS).find_map(|places| {
            let scaled = self * &ten_to(places);
            if !scaled.0.is_integer() {
                return None;
            }
            decimal(scaled.0.numer(), places)
        })
    }

    /// Numerator and denominator, where the denominator is small.
    pub fn parts(&self) -> Option<(Decimal, u32)> {
        let below = u32::try_from(self.0.denom()).ok()?;
        Some((decimal(self.0.numer(), 0)?, below))
    }

    /// Rounded to so many significant digits, with the zeros that belong to them: 2.0 of 1.96 and two.
    pub fn rounded(&self, digits: u32, to: Towards) -> Option<Decimal> {
        if self.is_zero() {
            return Some(Decimal::ZERO);
        }
        let places = i64::from(digits) - self.magnitude();
        let whole = (self * &Self::power(places)).to_whole(to);
        let rounded = Self(BigRational::from_integer(whole)) * Self::power(-places);
        let mut decimal = rounded.decimal()?;
        // 9.96 becomes 10, of which two digits are 10 and not 10.0.
        let places = i64::from(digits) - rounded.magnitude();
        if let Ok(places) = u32::try_from(places)
            && places <= MOST_DIGITS
            && decimal.scale() < places
        {
            decimal.rescale(places);
        }
        Some(decimal)
    }

    /// How many digits it has before the point: 3 of 123, 0 of 0.5, −1 of 0.05.
    fn magnitude(&self) -> i64 {
        let mut magnitude = 0;
        let size = if self.is_negative() { -self } else { self.clone() };
        let one = Self::whole(1);
        let mut rest = size;
        while rest >= one {
            rest = &rest * &Self::power(-1);
            magnitude += 1;
        }
        while !rest.is_zero() && &rest * &Self::power(1) < one {
            rest = &rest * &Self::power(1);
            magnitude -= 1;
        }
        magnitude
    }

    fn power(places: i64) -> Self {
        let power = ten_to(u32::try_from(places.unsigned_abs()).unwrap_or(u32::MAX));
        if places < 0 { power.inverse().unwrap_or_else(Self::zero) } else { power }
    }

    fn to_whole(&self, to: Towards) -> BigInt {
        match to {
            Towards::Nearest => self.0.round().to_integer(),
            Towards::Below => self.0.floor().to_integer(),
            Towards::Above => self.0.ceil().to_integer(),
        }
    }
}

/// Where a rounded number goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Towards {
    /// To the nearest, halves away from zero.
    Nearest,
    /// To the nearest that isn't above.
    Below,
    /// To the nearest that isn't below.
    Above,
}

fn ten_to(power: u32) -> Fraction {
    Fraction(BigRational::from_integer(BigInt::from(10).pow(power.min(10_000))))
}

/// A whole number over a power of ten, where it has 28 digits at most.
fn decimal(whole: &BigInt, places: u32) -> Option<Decimal> {
    let whole = i128::try_from(whole).ok()?;
    let digits = whole.unsigned_abs().checked_ilog10().map_or(1, |power| power + 1);
    if digits > MOST_DIGITS {
        return None;
    }
    Decimal::try_from_i128_with_scale(whole, places).ok()
}

impl From<Number> for Fraction {
    fn from(number: Number) -> Self {
        let (above, below) = number.ratio();
        Self(BigRational::new(BigInt::from(above), BigInt::from(below)))
    }
}

impl From<Decimal> for Fraction {
    fn from(number: Decimal) -> Self {
        Self::from(Number::from(number))
    }
}

impl Add for &Fraction {
    type Output = Fraction;
    fn add(self, other: Self) -> Fraction {
        Fraction(&self.0 + &other.0)
    }
}

impl Sub for &Fraction {
    type Output = Fraction;
    fn sub(self, other: Self) -> Fraction {
        Fraction(&self.0 - &other.0)
    }
}

impl Mul for &Fraction {
    type Output = Fraction;
    fn mul(self, other: Self) -> Fraction {
        Fraction(&self.0 * &other.0)
    }
}

impl Mul for Fraction {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self(self.0 * other.0)
    }
}

impl Neg for &Fraction {
    type Output = Fraction;
    fn neg(self) -> Fraction {
        Fraction(-&self.0)
    }
}

/// `-3/2`, `4`.
impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
