//! An exact decimal number, read from digits or from a scaled form such as 63.4億 or 6.34 billion.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::scaled;

/// An exact decimal number: never a float and never rounded.
///
/// It holds up to 28 significant digits. Trailing zeros after the decimal point carry no meaning (`2.0` is
/// `2`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number(Decimal);

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
        let found = scaled::scan(rest, false)?.ok_or_else(|| NumberError::malformed(text))?;
        if found.len < rest.len() {
            return Err(NumberError::malformed(text));
        }
        if found.upper.is_some() {
            return Err(NumberError::Indefinite { text: text.to_owned() });
        }
        Ok(Self::from(if negative { -found.number } else { found.number }))
    }

    /// The number as a decimal, for arithmetic.
    pub fn decimal(self) -> Decimal {
        self.0
    }
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Self {
        // Also turns −0 into 0.
        Self(if decimal.is_zero() { Decimal::ZERO } else { decimal.normalize() })
    }
}

impl From<i64> for Number {
    fn from(integer: i64) -> Self {
        Self(Decimal::from(integer))
    }
}

impl FromStr for Number {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// Plain digits with a decimal point, which [`Number::parse`] reads back; for people use
/// [`format()`](super::format()).
impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Why a text is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing but white space.
    Empty,
    /// Not a number, or something stands beside it.
    Malformed {
        /// The text as written.
        text: String,
    },
    /// Commas elsewhere than between groups of three digits.
    Grouping {
        /// The digits and commas as written.
        text: String,
    },
    /// Scales that don't go down (1億2兆), or a part too large for its scale (1兆30000億).
    ScaleOrder {
        /// The numeral as written.
        text: String,
    },
    /// A numeral that names no definite number, such as 数百億 or 十数.
    Indefinite {
        /// The numeral as written.
        text: String,
    },
    /// More digits than a number can hold.
    Overflow {
        /// The numeral as written.
        text: String,
    },
}

impl NumberError {
    fn malformed(text: &str) -> Self {
        Self::Malformed { text: text.to_owned() }
    }

    /// What would help.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Self::Empty | Self::Malformed { .. } => {
                "write digits, or digits and a scale, such as `5000`, `33.3`, `\"1兆3000億\"` or `\"6.34 billion\"`"
            }
            Self::Grouping { .. } => {
                "put commas between groups of three digits only, and a point before decimals"
            }
            Self::ScaleOrder { .. } => {
                "write the larger scale first, and less than 10,000 before each later one, as in `1兆3000億`"
            }
            Self::Indefinite { .. } => {
                "give the bounds with `min` and `max` or `at-least`, and the printed form in `words`"
            }
            Self::Overflow { .. } => return None,
        };
        Some(hint.to_owned())
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "the number is empty"),
            Self::Malformed { text } => write!(f, "`{text}` is not a number"),
            Self::Grouping { text } => {
                write!(f, "the commas in `{text}` don't separate groups of three digits")
            }
            Self::ScaleOrder { text } => write!(f, "the scales in `{text}` don't fit together"),
            Self::Indefinite { text } => write!(f, "`{text}` names no definite number"),
            Self::Overflow { text } => write!(f, "`{text}` has more than the 28 digits a number can hold"),
        }
    }
}

impl std::error::Error for NumberError {}
