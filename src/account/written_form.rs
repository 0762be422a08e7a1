//! How files hold the form of a value: numbers as decimal strings, so that no digit is lost, and dates as fact tables have them.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::form_error::{FormError, Needed};
use crate::value::{Bound, DateBound, Number, PairBound};

/// The form in files.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub(super) enum Written {
    Quantity {
        bound: Side,
        about: bool,
        #[serde(default, skip_serializing_if = "is_amount")]
        change: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        number: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        min: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        max: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        below: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        down: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        up: Option<String>,
        unit: String,
    },
    Of {
        part: String,
        whole: String,
        unit: String,
        #[serde(default, skip_serializing_if = "PairSide::is_exact")]
        bound: PairSide,
        #[serde(default, skip_serializing_if = "is_amount")]
        about: bool,
    },
    Ratio {
        numbers: Vec<String>,
        #[serde(default, skip_serializing_if = "PairSide::is_exact")]
        bound: PairSide,
        #[serde(default, skip_serializing_if = "is_amount")]
        about: bool,
    },
    Score {
        numbers: Vec<String>,
    },
    Rank {
        rank: u32,
    },
    Time {
        time: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        zone: Option<String>,
    },
    Date {
        date: String,
        #[serde(default, skip_serializing_if = "DateSide::is_on")]
        bound: DateSide,
        #[serde(default, skip_serializing_if = "is_amount")]
        about: bool,
    },
    Period {
        from: String,
        to: String,
    },
    Text,
    Contested {
        versions: Vec<Written>,
        /// Counted from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        preferred: Option<usize>,
    },
}

/// What isn't said of an exact amount, pair or date.
fn is_amount(said: &bool) -> bool {
    !said
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Side {
    Exact,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
    JustOver,
    Several,
    Range,
    Band,
    Margin,
    Interval,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum DateSide {
    #[default]
    On,
    By,
    Since,
    From,
    After,
    Until,
}

impl DateSide {
    /// The same in both notations.
    const PAIRS: [(Self, DateBound); 6] = [
        (Self::On, DateBound::On),
        (Self::By, DateBound::By),
        (Self::Since, DateBound::Since),
        (Self::From, DateBound::From),
        (Self::After, DateBound::After),
        (Self::Until, DateBound::Until),
    ];

    fn is_on(&self) -> bool {
        *self == Self::On
    }

    pub fn of(bound: DateBound) -> Self {
        Self::PAIRS.into_iter().find(|(_, own)| *own == bound).map_or(Self::On, |(side, _)| side)
    }

    pub fn bound(self) -> DateBound {
        Self::PAIRS.into_iter().find(|(side, _)| *side == self).map_or(DateBound::On, |(_, bound)| bound)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum PairSide {
    #[default]
    Exact,
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Nearly,
    JustOver,
}

impl PairSide {
    fn is_exact(&self) -> bool {
        *self == Self::Exact
    }

    pub fn of(bound: PairBound) -> Self {
        match bound {
            PairBound::Exact => Self::Exact,
            PairBound::AtLeast => Self::AtLeast,
            PairBound::MoreThan => Self::MoreThan,
            PairBound::AtMost => Self::AtMost,
            PairBound::LessThan => Self::LessThan,
            PairBound::Nearly => Self::Nearly,
            PairBound::JustOver => Self::JustOver,
        }
    }

    pub fn bound(self) -> PairBound {
        match self {
            Self::Exact => PairBound::Exact,
            Self::AtLeast => PairBound::AtLeast,
            Self::MoreThan => PairBound::MoreThan,
            Self::AtMost => PairBound::AtMost,
            Self::LessThan => PairBound::LessThan,
            Self::Nearly => PairBound::Nearly,
            Self::JustOver => PairBound::JustOver,
        }
    }
}

/// The numbers of a bound by their names in files.
#[derive(Default)]
pub(super) struct Numbers {
    pub number: Option<String>,
    pub min: Option<String>,
    pub max: Option<String>,
    pub below: Option<String>,
    pub down: Option<String>,
    pub up: Option<String>,
}

/// A bound as files hold it.
pub(super) fn written(bound: Bound) -> (Side, Numbers) {
    let text = |number: Number| Some(number.to_string());
    let one = |side, number| (side, Numbers { number: text(number), ..Numbers::default() });
    match bound {
        Bound::Exact(number) => one(Side::Exact, number),
        Bound::AtLeast(number) => one(Side::AtLeast, number),
        Bound::MoreThan(number) => one(Side::MoreThan, number),
        Bound::AtMost(number) => one(Side::AtMost, number),
        Bound::LessThan(number) => one(Side::LessThan, number),
        Bound::Nearly(number) => one(Side::Nearly, number),
        Bound::JustOver(number) => one(Side::JustOver, number),
        Bound::Several(number) => one(Side::Several, number),
        Bound::Range { min, max } => {
            (Side::Range, Numbers { min: text(min), max: text(max), ..Numbers::default() })
        }
        Bound::Band { from, below } => {
            (Side::Band, Numbers { min: text(from), below: text(below), ..Numbers::default() })
        }
        Bound::Margin { value, down, up } => {
            let numbers =
                Numbers { number: text(value), down: text(down), up: text(up), ..Numbers::default() };
            (Side::Margin, numbers)
        }
        Bound::MarginAlone(margin) => {
            (Side::Margin, Numbers { down: text(margin), up: text(margin), ..Numbers::default() })
        }
        Bound::Interval { value, min, max } => {
            let numbers =
                Numbers { number: text(value), min: text(min), max: text(max), ..Numbers::default() };
            (Side::Interval, numbers)
        }
    }
}

/// The bound that files hold so.
pub(super) fn bounded(side: Side, numbers: Numbers) -> Result<Bound, FormError> {
    let Numbers { number, min, max, below, down, up } = numbers;
    let lacks = |bound| FormError::Numbers { bound };
    let single = match (side, number, min, max, below, down, up) {
        (Side::Range, None, Some(min), Some(max), None, None, None) => {
            let (min, max) = (decimal(min)?, decimal(max)?);
            return if min <= max {
                Ok(Bound::Range { min, max })
            } else {
                Err(FormError::Turned { min, max })
            };
        }
        (Side::Range, ..) => return Err(FormError::Ends),
        (Side::Band, None, Some(from), None, Some(below), None, None) => {
            return Ok(Bound::Band { from: decimal(from)?, below: decimal(below)? });
        }
        (Side::Band, ..) => return Err(lacks(Needed::Band)),
        (Side::Margin, Some(value), None, None, None, Some(down), Some(up)) => {
            return Ok(Bound::Margin { value: decimal(value)?, down: decimal(down)?, up: decimal(up)? });
        }
        (Side::Margin, None, None, None, None, Some(down), Some(up)) if down == up => {
            return Ok(Bound::MarginAlone(decimal(up)?));
        }
        (Side::Margin, ..) => return Err(lacks(Needed::Margin)),
        (Side::Interval, Some(value), Some(min), Some(max), None, None, None) => {
            return Ok(Bound::Interval { value: decimal(value)?, min: decimal(min)?, max: decimal(max)? });
        }
        (Side::Interval, ..) => return Err(lacks(Needed::Interval)),
        (_, Some(number), None, None, None, None, None) => decimal(number)?,
        _ => return Err(FormError::OneNumber),
    };
    Ok(match side {
        Side::Exact | Side::Range | Side::Band | Side::Margin | Side::Interval => Bound::Exact(single),
        Side::AtLeast => Bound::AtLeast(single),
        Side::MoreThan => Bound::MoreThan(single),
        Side::AtMost => Bound::AtMost(single),
        Side::LessThan => Bound::LessThan(single),
        Side::Nearly => Bound::Nearly(single),
        Side::JustOver => Bound::JustOver(single),
        Side::Several => Bound::Several(single),
    })
}

/// Digits with a decimal point, or a fraction of whole numbers, as files hold them; the other spellings of a fact table aren't
/// used there.
pub(super) fn decimal(text: String) -> Result<Number, FormError> {
    let read = match text.split_once('/') {
        None => Decimal::from_str_exact(&text).ok().map(Number::from),
        Some((above, below)) => {
            Decimal::from_str_exact(above).ok().and_then(|above| Number::fraction(above, below.parse().ok()?))
        }
    };
    read.ok_or(FormError::Number { text })
}
