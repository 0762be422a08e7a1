//! An exact decimal number, read from digits or from a scaled form such as 63.4億 or 6.34 billion.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::number_error::NumberError;
use super::scaled::{self, ScaleLetters, Scaled};

/// An exact decimal number: never a float and never rounded.
///
/// It holds up to 28 significant digits. Two numbers are equal when their amounts are: `2.10` equals `2.1`, but each is
/// printed with the decimals that it was typed with, for precision is a statement.
#[derive(Clone, Copy)]
pub struct Number {
    /// Without trailing zeros.
    amount: Decimal,
    /// How many decimals were typed, in which scale.
    typed: Decimals,
}

/// Decimals as typed: two, of billions, in `"1.50 billion"`.
#[derive(Debug, Clone, Copy)]
struct Decimals {
    count: u32,
    /// What one stands for: 1, or a scale.
    scale: i64,
}

impl Number {
    /// Reads a number as people write it in a fact table.
    ///
    /// Accepted are digits with a decimal point (`33.3`), with underscores between digits (`1_000`) or with
    /// commas between groups of three (`1,000`), a leading `+`, `-` or `−`, English scales (`6.34 billion`,
    /// `1.5 trillion`), Japanese scales (`1兆`, `63.4億`, `1兆3000億`, `2千億`) and kanji numerals (`三兆`).
    /// Full-width forms are normalised first (Unicode NFKC), because １ can mean nothing but 1.
    ///
    /// # Errors
    /// When the text is empty, isn't a number throughout, has commas elsewhere than between groups of three
    /// (`1,5` might mean 1.5), has scales out of order, says no definite number (`数百億`, `十数`), or needs more
    /// than 28 digits.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let normal: String = text.nfkc().collect();
        let trimmed = normal.trim();
        if trimmed.is_empty() {
            return Err(NumberError::Empty);
        }
        let (negative, rest) = scaled::sign(trimmed);
        let rest = if negative { rest } else { rest.strip_prefix('+').unwrap_or(rest) };
        let found = scaled::scan(rest, ScaleLetters::Ignored)?.ok_or_else(|| NumberError::malformed(text))?;
        if found.len < rest.len() {
            return Err(NumberError::malformed(text));
        }
        if found.upper.is_some() {
            return Err(NumberError::Indefinite { text: text.to_owned() });
        }
        let amount = Self::from(if negative { -found.number } else { found.number });
        Ok(Self { typed: Decimals::typed(rest, &found), ..amount })
    }

    /// The number as a decimal without trailing zeros, for arithmetic.
    pub fn decimal(self) -> Decimal {
        self.amount
    }

    /// A part of the number, counted in a scale, with the zeros that were typed where the number was typed in it.
    pub(super) fn as_typed(self, part: Decimal, scale: i64) -> Decimal {
        let mut part = part.normalize();
        if self.typed.scale == scale && self.typed.count > part.scale() {
            part.rescale(self.typed.count);
        }
        part
    }
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Self {
        // Also turns −0 into 0.
        let amount = if decimal.is_zero() { Decimal::ZERO } else { decimal.normalize() };
        Self { amount, typed: Decimals::NONE }
    }
}

impl From<i64> for Number {
    fn from(integer: i64) -> Self {
        Self { amount: Decimal::from(integer), typed: Decimals::NONE }
    }
}

/// Equal numbers look the same.
impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Number").field(&self.amount).finish()
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.amount == other.amount
    }
}

impl Eq for Number {}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        self.amount.cmp(&other.amount)
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.amount.hash(state);
    }
}

impl Decimals {
    /// A whole number, or one that nobody typed.
    const NONE: Self = Self { count: 0, scale: 1 };

    /// The decimals of a numeral that was read whole.
    fn typed(text: &str, found: &Scaled) -> Self {
        let digit =
            |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
        let point = text.match_indices('.').map(|(at, _)| at);
        let Some(point) = point.into_iter().find(|&at| digit(at.checked_sub(1)) && digit(Some(at + 1)))
        else {
            return Self::NONE;
        };
        let count = text[point + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let Ok(count) = u32::try_from(count) else { return Self::NONE };
        let scale = found.scale.unwrap_or(1);
        // In 1億5000.50 the decimals are of ones. In 5.50千億 they are of no single scale, and no page prints that.
        let simple = !found.compound && {
            let before = &text[..point];
            let start = before
                .rfind(|c: char| !c.is_ascii_digit() && c != ',' && c != '_')
                .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
            let digits: String =
                text[start..=point + count as usize].chars().filter(|c| !matches!(c, ',' | '_')).collect();
            let mantissa = Decimal::from_str_exact(&digits).ok();
            mantissa.and_then(|mantissa| scaled::times(mantissa, scale)) == Some(found.number)
        };
        if simple || (found.compound && found.scale.is_none()) { Self { count, scale } } else { Self::NONE }
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// Plain digits with a decimal point and no trailing zeros, which [`Number::parse`] reads back; for people use
/// [`format()`](super::format()).
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.amount)
    }
}
