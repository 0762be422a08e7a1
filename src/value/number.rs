//! An exact number, read from digits, from a scaled form such as 63.4億 or 6.34 billion, or from a fraction.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::number_error::NumberError;
use super::scaled::{self, Scaled};

/// An exact number, a decimal or a fraction: never a float and never rounded.
///
/// It holds up to 28 significant digits. Two numbers are equal when their amounts are: `2.10` equals `2.1` and `1/2`
/// equals `0.5`, but each is printed as it was typed, for precision is a statement.
#[derive(Clone, Copy)]
pub struct Number {
    /// The numerator, without trailing zeros.
    amount: Decimal,
    /// The denominator of a fraction in the form in which it was typed; 1 of a decimal number.
    over: u32,
    /// How many decimals were typed, in which scale.
    typed: Decimals,
}

/// Decimals as typed: two, of billions, in `"1.50 billion"`; none, of 億, in `"5000億"`.
#[derive(Debug, Clone, Copy)]
struct Decimals {
    count: u8,
    /// What one stands for, as a power of ten: 0 for ones, 8 for 億. A byte, because every value holds several numbers.
    power: u8,
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
        if text.is_ascii() {
            return Self::parse_normal(text, text);
        }
        // Raised, lowered and circled digits are no digits of the number: 10³ isn't 103.
        let is_digit = |c: char| {
            c.is_ascii_digit()
                || matches!(c, '０'..='９' | '〇' | '\u{bc}'..='\u{be}' | '\u{2150}'..='\u{215f}')
        };
        if text.contains(|c: char| c.is_numeric() && !is_digit(c)) {
            return Err(NumberError::malformed(text));
        }
        // NFKC writes ½ with a fraction slash, and 2½ would be 21/2.
        let is_part = |c: char| c.to_string().nfkc().any(|c| c == '\u{2044}');
        if text.trim().chars().count() > 1 && text.contains(is_part) {
            return Err(NumberError::malformed(text));
        }
        let normal: String = text.nfkc().collect();
        Self::parse_normal(text, &normal.replace('\u{2044}', "/"))
    }

    /// The same of a text in compatibility form.
    fn parse_normal(text: &str, normal: &str) -> Result<Self, NumberError> {
        let trimmed = normal.trim();
        if trimmed.is_empty() {
            return Err(NumberError::Empty);
        }
        if let Some((above, below)) = trimmed.split_once('/') {
            let whole = |part: &str| {
                part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok()).flatten()
            };
            let (negative, above) = scaled::sign(above.trim());
            let parts = (whole(above.trim()), whole(below.trim()).filter(|&below| below > 0));
            let (Some(above), Some(below)) = parts else { return Err(NumberError::malformed(text)) };
            let above = Decimal::from(above);
            return Ok(Self { over: below, ..Self::from(if negative { -above } else { above }) });
        }
        // 0,123 is no thousand: a point was meant, or a digit is missing.
        let first = trimmed.trim_start_matches(['+', '-', '−']);
        if first.starts_with('0') && first.contains(',') {
            return Err(NumberError::malformed(text));
        }
        let (negative, rest) = scaled::sign(trimmed);
        let rest = if negative { rest } else { rest.strip_prefix('+').unwrap_or(rest) };
        let found = scaled::scan(rest)?.ok_or_else(|| NumberError::malformed(text))?;
        if found.len < rest.len() {
            return Err(NumberError::malformed(text));
        }
        if found.upper.is_some() {
            return Err(NumberError::Indefinite { text: text.to_owned() });
        }
        let amount = Self::from(if negative { -found.number } else { found.number });
        Ok(Self { typed: Decimals::typed(rest, &found), ..amount })
    }

    /// The number as a decimal without trailing zeros, for drawing and for differences. A fraction that no decimal is (1/3)
    /// is rounded to 28 digits; compare numbers, not their decimals.
    pub fn decimal(self) -> Decimal {
        if self.over == 1 { self.amount } else { (self.amount / Decimal::from(self.over)).normalize() }
    }

    /// A fraction: `above` of `below` equal parts; nothing where `below` is 0.
    pub fn fraction(above: Decimal, below: u32) -> Option<Self> {
        (below > 0).then(|| Self { over: below, ..Self::from(above) })
    }

    /// Numerator and denominator as typed, of a number that was typed as a fraction.
    pub fn as_fraction(self) -> Option<(Decimal, u32)> {
        (self.over != 1).then_some((self.amount, self.over))
    }

    /// The number times another, exactly; nothing where that needs more digits than there are.
    pub fn times(self, other: Self) -> Option<Self> {
        let amount = scaled::times_decimal(self.amount, other.amount)?;
        let over = self.over.checked_mul(other.over)?;
        let mut product = Self { over, ..Self::from(amount) };
        // A whole number of parts is no fraction.
        if over != 1 && (product.amount % Decimal::from(over)).is_zero() {
            product = Self::from(product.amount / Decimal::from(over));
        }
        Some(product)
    }

    /// One over the number, exactly; nothing where it is 0 or its digits are too many.
    pub fn inverse(self) -> Option<Self> {
        let (above, below) = self.reduced();
        let over = u32::try_from(above.unsigned_abs()).ok().filter(|&over| over > 0);
        match over {
            Some(over) => {
                let below =
                    Decimal::try_from_i128_with_scale(if above < 0 { -below } else { below }, 0).ok()?;
                let mut inverse = Self { over, ..Self::from(below) };
                if over == 1 || (below % Decimal::from(over)).is_zero() {
                    inverse = Self::from(below / Decimal::from(over));
                }
                Some(inverse)
            }
            // A round number has a finite decimal as its inverse.
            None => {
                let inverse = Decimal::ONE.checked_div(self.decimal())?.normalize();
                (inverse.checked_mul(self.decimal())? == Decimal::ONE && self.over == 1)
                    .then(|| Self::from(inverse))
            }
        }
    }

    /// The number with its sign turned.
    #[must_use]
    pub fn negated(self) -> Self {
        let amount = if self.amount.is_zero() { self.amount } else { -self.amount };
        Self { amount, ..self }
    }

    /// Which power of ten it is: 0 for 1, 3 for 1,000; none where it isn't one, or is below 1.
    pub fn power_of_ten(self) -> Option<u32> {
        let number = self.decimal();
        (0..=27).find(|&power| Decimal::from_i128_with_scale(10_i128.pow(power), 0) == number)
    }

    /// The number without its sign.
    #[must_use]
    pub fn magnitude(self) -> Self {
        Self { amount: self.amount.abs(), ..self }
    }

    /// The difference to another, exactly; nothing where that needs more digits than there are, and of fractions.
    pub fn minus(self, other: Self) -> Option<Self> {
        if self.over != 1 || other.over != 1 {
            return None;
        }
        let difference = self.amount.checked_sub(other.amount)?;
        (difference.checked_add(other.amount)? == self.amount).then(|| Self::from(difference))
    }

    /// One further from zero by a step.
    pub fn outwards(self, step: Self) -> Option<Self> {
        let size = self.magnitude().amount.checked_add(step.amount)?;
        Some(Self::from(if self.is_negative() { -size } else { size }))
    }

    /// How much one step of its last digit that isn't zero is, and of its last digit as typed: 10,000 and 1 of 20000, 1 of 151,
    /// 0.1 of 0.50 and 0.01. None of a fraction.
    pub fn steps(self) -> Vec<Self> {
        if self.over != 1 {
            return Vec::new();
        }
        let mut steps = Vec::new();
        let amount = self.amount.normalize();
        if !amount.is_zero() {
            let mut step = Decimal::new(1, amount.scale());
            while amount.scale() == 0 && (amount % (step * Decimal::TEN)).is_zero() {
                step *= Decimal::TEN;
            }
            steps.push(Self::from(step));
        }
        let scale = if self.typed.count == 0 { 1 } else { self.typed.scale() };
        let typed = scaled::times(Decimal::new(1, self.typed.count.into()), scale).map(Self::from);
        steps.extend(typed.filter(|typed| !steps.contains(typed)));
        steps
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.amount.is_sign_negative() && !self.amount.is_zero()
    }

    /// How many digits were typed that say something: 3 of 2.10, 2 of 1.5 billion, 1 of 5,000 and of 0.05. None of zero and of a
    /// fraction, which say all.
    pub fn significant_digits(self) -> Option<u32> {
        let step = self.written_step()?;
        let steps = self.amount.abs().checked_div(step)?.normalize();
        u32::try_from(steps.trunc().to_string().len()).ok()
    }

    /// One of its last digit that says something: 0.01 of 2.10, 0.1 billion of 1.5 billion, 1,000 of 5,000.
    fn written_step(self) -> Option<Decimal> {
        if self.over != 1 || self.amount.is_zero() {
            return None;
        }
        if self.typed.count > 0 {
            return scaled::times(Decimal::new(1, self.typed.count.into()), self.typed.scale());
        }
        let mut step = Decimal::new(1, self.amount.scale());
        while step.scale() == 0 && (self.amount % (step * Decimal::TEN)).is_zero() {
            step *= Decimal::TEN;
        }
        Some(step)
    }

    /// One of the digit to which the number may have been rounded, where it may: of a whole number that was typed without a scale
    /// only when it is a rough one. None of zero and of a fraction.
    pub fn rounding_step(self, rough: bool) -> Option<Decimal> {
        let whole = self.typed.count == 0 && self.typed.power == 0 && self.amount.scale() == 0;
        if whole && !rough { None } else { self.written_step() }
    }

    /// Numerator and denominator as whole numbers without a common divisor.
    pub fn ratio(self) -> (i128, i128) {
        self.reduced()
    }

    /// Numerator and denominator as whole numbers without a common divisor.
    fn reduced(self) -> (i128, i128) {
        let amount = self.amount.normalize();
        let mut above = amount.mantissa();
        let mut below = 10_i128.pow(amount.scale()) * i128::from(self.over);
        let (mut one, mut other) = (above.unsigned_abs(), below.unsigned_abs());
        while other != 0 {
            (one, other) = (other, one % other);
        }
        // A common divisor of a number of at most 96 bits is one, too.
        let common = i128::try_from(one).unwrap_or(1).max(1);
        above /= common;
        below /= common;
        (above, below)
    }

    /// A part of the number, counted in a scale, with the zeros that were typed where the number was typed in it.
    pub(super) fn as_typed(self, part: Decimal, scale: i64) -> Decimal {
        let mut part = part.normalize();
        if self.typed.scale() == scale && u32::from(self.typed.count) > part.scale() {
            part.rescale(self.typed.count.into());
        }
        part
    }
}

impl From<Decimal> for Number {
    fn from(decimal: Decimal) -> Self {
        // Also turns −0 into 0.
        let amount = if decimal.is_zero() { Decimal::ZERO } else { decimal.normalize() };
        Self { amount, over: 1, typed: Decimals::NONE }
    }
}

impl From<i64> for Number {
    fn from(integer: i64) -> Self {
        Self { amount: Decimal::from(integer), over: 1, typed: Decimals::NONE }
    }
}

/// Equal numbers look the same.
impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Number({self})")
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.reduced() == other.reduced()
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
        if self.over == other.over {
            return self.amount.cmp(&other.amount);
        }
        if self == other {
            return Ordering::Equal;
        }
        let product = |number: Self, over: u32| scaled::times_decimal(number.amount, Decimal::from(over));
        match (product(*self, other.over), product(*other, self.over)) {
            (Some(one), Some(other)) => one.cmp(&other),
            _ => self.decimal().cmp(&other.decimal()),
        }
    }
}

impl Hash for Number {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.reduced().hash(state);
    }
}

impl Decimals {
    /// A whole number, or one that nobody typed.
    const NONE: Self = Self { count: 0, power: 0 };

    /// So many decimals of a scale, which is a power of ten.
    fn of(count: u8, scale: i64) -> Self {
        Self { count, power: scale.checked_ilog10().map_or(0, |power| power as u8) }
    }

    /// What one stands for: 1, or a scale.
    const fn scale(self) -> i64 {
        10_i64.pow(self.power as u32)
    }

    /// The decimals of a numeral that was read whole.
    fn typed(text: &str, found: &Scaled) -> Self {
        let digit =
            |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_some_and(u8::is_ascii_digit);
        let point = text.match_indices('.').map(|(at, _)| at);
        let Some(point) = point.into_iter().find(|&at| digit(at.checked_sub(1)) && digit(Some(at + 1)))
        else {
            return Self::of(0, found.scale.unwrap_or(1));
        };
        let count = text[point + 1..].bytes().take_while(u8::is_ascii_digit).count();
        let Ok(count) = u8::try_from(count) else { return Self::NONE };
        let scale = found.scale.unwrap_or(1);
        // In 1億5000.50 the decimals are of ones. In 5.50千億 they are of no single scale, and no page prints that.
        let simple = !found.compound && {
            let before = &text[..point];
            let start = before
                .rfind(|c: char| !c.is_ascii_digit() && c != ',' && c != '_')
                .map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
            let digits: String = text[start..=point + usize::from(count)]
                .chars()
                .filter(|c| !matches!(c, ',' | '_'))
                .collect();
            let mantissa = Decimal::from_str_exact(&digits).ok();
            mantissa.and_then(|mantissa| scaled::times(mantissa, scale)) == Some(found.number)
        };
        if simple || (found.compound && found.scale.is_none()) { Self::of(count, scale) } else { Self::NONE }
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
        match self.over {
            1 => write!(f, "{}", self.amount),
            over => write!(f, "{}/{over}", self.amount),
        }
    }
}
