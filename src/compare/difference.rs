//! By how much a number changed, in per cent of the old one, said of the bound that it is.

use std::fmt;

use rust_decimal::Decimal;

use crate::manifest::{BoundForm, Form};

/// The difference of two numbers of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Which number of the figure.
    pub of: Of,
    /// Whether one of the two figures is rough, and so the difference.
    pub about: bool,
    /// In per cent of the old number, rounded to one decimal place, or to the first digit that isn't zero.
    pub per_cent: Decimal,
}

/// A number of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// The number itself: exact or nearly.
    Number,
    /// The end below which it doesn't lie: at least, more than, or the lower end of a range.
    Lower,
    /// The end above which it doesn't lie: up to, less than, or the upper end of a range.
    Upper,
    /// The number that is stated, where the old one was another sort of bound than the new one.
    Stated,
}

impl Of {
    /// As printed and as written in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Lower => "lower bound",
            Self::Upper => "upper bound",
            Self::Stated => "stated number",
        }
    }
}

/// `+50 %`, `about −3.5 % (lower bound)`.
impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.per_cent.is_sign_negative() { "−" } else { "+" };
        let about = if self.about { "about " } else { "" };
        write!(f, "{about}{sign}{} %", self.per_cent.abs())?;
        match self.of {
            Of::Number => Ok(()),
            of => write!(f, " ({})", of.name()),
        }
    }
}

/// The differences of two figures: none where the units differ, one of them is no number, or the old number is zero.
pub fn differences(old: &Form, new: &Form) -> Vec<Difference> {
    let (Some(old), Some(new)) = (Figure::of(old), Figure::of(new)) else { return Vec::new() };
    if old.unit != new.unit {
        return Vec::new();
    }
    let about = old.about || new.about;
    let one = |of, old, new| Some(Difference { of, about, per_cent: per_cent(old, new)? });
    match (&old.numbers[..], &new.numbers[..]) {
        (&[(of, old)], &[(other, new)]) => {
            one(if of == other { of } else { Of::Stated }, old, new).into_iter().collect()
        }
        // A range has two ends; a single bound is one of them.
        (olds, news) => {
            let pairs = olds.iter().flat_map(|&(of, old)| {
                news.iter().filter(move |(other, _)| *other == of).map(move |&(_, new)| (of, old, new))
            });
            pairs.filter_map(|(of, old, new)| one(of, old, new)).collect()
        }
    }
}

struct Figure<'a> {
    about: bool,
    unit: &'a str,
    numbers: Vec<(Of, Decimal)>,
}

impl<'a> Figure<'a> {
    fn of(form: &'a Form) -> Option<Self> {
        let Form::Quantity { bound, about, number, min, max, unit } = form else { return None };
        let side = match bound {
            BoundForm::AtLeast | BoundForm::MoreThan => Of::Lower,
            BoundForm::AtMost | BoundForm::LessThan => Of::Upper,
            BoundForm::Exact | BoundForm::Nearly | BoundForm::Range => Of::Number,
        };
        let read = |of, text: &Option<String>| Some((of, Decimal::from_str_exact(text.as_deref()?).ok()?));
        let numbers: Vec<_> = match bound {
            BoundForm::Range => vec![read(Of::Lower, min)?, read(Of::Upper, max)?],
            _ => vec![read(side, number)?],
        };
        Some(Self { about: *about, unit, numbers })
    }
}

/// The change in per cent; none for no change, of zero, and beyond what a decimal holds.
fn per_cent(old: Decimal, new: Decimal) -> Option<Decimal> {
    let change = new.checked_sub(old)?;
    if change.is_zero() || old.is_zero() {
        return None;
    }
    let exact = change.checked_div(old.abs())?.checked_mul(Decimal::ONE_HUNDRED)?;
    let rounded = (1..=28)
        .map(|places| {
            exact.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
        })
        .find(|rounded| !rounded.is_zero())?;
    Some(rounded.normalize())
}
