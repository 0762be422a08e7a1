//! A value as a machine compares it, with the names of docs/facts-schema.md.

use serde::{Deserialize, Serialize};

use super::form_error::FormError;
use super::written_form::{DateSide, Numbers, PairSide, Written, bounded, decimal, written};
use crate::value::{Bound, Date, Dated, Number, Pair, Period, Qualifier, Sense, TimeOfDay, Value};

/// A value without its printed form. Files hold it as text; one whose numbers or dates can't be read is refused on reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Written", try_from = "Written")]
pub enum Form {
    /// A number with a bound and a unit.
    Quantity {
        /// The number and the side on which it is bounded.
        bound: Bound,
        /// Whether it is rough.
        about: bool,
        /// Whether it is an amount or a change.
        sense: Sense,
        /// The unit's id.
        unit: String,
    },
    /// So many of so many.
    Of {
        /// The part.
        part: Number,
        /// The whole.
        whole: Number,
        /// The unit's id.
        unit: String,
        /// How the part is meant.
        qualifier: Qualifier,
    },
    /// A ratio, and how its first number is meant.
    Ratio([Number; 2], Qualifier),
    /// A score or a vote: two numbers or three.
    Score(Vec<Number>),
    /// A rank.
    Rank(u32),
    /// A time of day.
    Time(TimeOfDay),
    /// A date with its bound.
    Date(Dated),
    /// A span between two dates, both included.
    Period(Period),
    /// A text.
    Text,
    /// A figure on which sources differ: every version that somebody stands by, and which of them is preferred, from 0.
    Contested {
        /// The versions.
        versions: Vec<Form>,
        /// The preferred one.
        preferred: Option<usize>,
    },
}

impl Form {
    /// Whether it says less than its text: what a text is, only the text says.
    pub fn is_text(&self) -> bool {
        match self {
            Self::Text => true,
            Self::Contested { versions, .. } => versions.iter().any(Self::is_text),
            _ => false,
        }
    }

    /// Whether both are contested figures of the same versions, in whatever order.
    pub fn has_versions_of(&self, other: &Self) -> bool {
        let (Self::Contested { versions, .. }, Self::Contested { versions: others, .. }) = (self, other)
        else {
            return false;
        };
        versions.len() == others.len() && versions.iter().all(|one| others.contains(one))
    }

    /// Whether both are contested figures of which the same version is preferred, or none. Of texts the place tells which one it is.
    pub fn prefers_as(&self, other: &Self) -> bool {
        let (
            Self::Contested { versions, preferred },
            Self::Contested { versions: others, preferred: other_preferred },
        ) = (self, other)
        else {
            return false;
        };
        let version = |versions: &[Self], preferred: Option<usize>| versions.get(preferred?).cloned();
        match self.is_text() {
            true => preferred == other_preferred,
            false => version(versions, *preferred) == version(others, *other_preferred),
        }
    }

    /// Whether sources differ on it.
    pub fn is_contested(&self) -> bool {
        matches!(self, Self::Contested { .. })
    }

    /// Of a value.
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Quantity(quantity) => Self::Quantity {
                bound: quantity.bound,
                about: quantity.about,
                sense: quantity.sense,
                unit: quantity.unit.id.clone(),
            },
            Value::Pair(Pair::Of { part, whole, unit, qualifier }) => {
                Self::Of { part: *part, whole: *whole, unit: unit.id.clone(), qualifier: *qualifier }
            }
            Value::Pair(Pair::Ratio(numbers, qualifier)) => Self::Ratio(*numbers, *qualifier),
            Value::Pair(Pair::Score(numbers)) => Self::Score(numbers.clone()),
            Value::Rank(rank) => Self::Rank(*rank),
            Value::Time(time) => Self::Time(time.clone()),
            Value::Date(dated) => Self::Date(*dated),
            Value::Period(period) => Self::Period(*period),
            Value::Text(_) => Self::Text,
            Value::Contested(contested) => Self::Contested {
                versions: contested.versions.iter().map(Self::of).collect(),
                preferred: contested.preferred,
            },
        }
    }

    /// Its numbers and dates as files hold them.
    pub fn texts(&self) -> Vec<String> {
        let all = |numbers: &[Number]| numbers.iter().map(Number::to_string).collect();
        match self {
            Self::Quantity { bound, .. } => bound.numbers().map(|number| number.to_string()).collect(),
            Self::Of { part, whole, .. } => all(&[*part, *whole]),
            Self::Ratio(numbers, _) => all(numbers),
            Self::Score(numbers) => all(numbers),
            Self::Rank(rank) => vec![rank.to_string()],
            Self::Time(time) => vec![time.to_string()],
            Self::Date(dated) => vec![dated.date.to_string()],
            Self::Period(period) => vec![period.from.to_string(), period.to.to_string()],
            Self::Text => Vec::new(),
            Self::Contested { versions, .. } => versions.iter().flat_map(Self::texts).collect(),
        }
    }
}

impl From<Form> for Written {
    fn from(form: Form) -> Self {
        let all = |numbers: &[Number]| numbers.iter().map(Number::to_string).collect();
        match form {
            Form::Quantity { bound, about, sense, unit } => {
                let (side, numbers) = written(bound);
                let Numbers { number, min, max, below, down, up } = numbers;
                let change = sense == Sense::Change;
                Self::Quantity { bound: side, about, change, number, min, max, below, down, up, unit }
            }
            Form::Of { part, whole, unit, qualifier } => Self::Of {
                part: part.to_string(),
                whole: whole.to_string(),
                unit,
                bound: PairSide::of(qualifier.bound),
                about: qualifier.about,
            },
            Form::Ratio(numbers, qualifier) => Self::Ratio {
                numbers: all(&numbers),
                bound: PairSide::of(qualifier.bound),
                about: qualifier.about,
            },
            Form::Score(numbers) => Self::Score { numbers: all(&numbers) },
            Form::Rank(rank) => Self::Rank { rank },
            Form::Time(time) => Self::Time { time: time.time.format("%H:%M").to_string(), zone: time.zone },
            Form::Date(dated) => Self::Date {
                date: dated.date.in_full(),
                bound: DateSide::of(dated.bound),
                about: dated.about,
            },
            Form::Period(period) => Self::Period { from: period.from.in_full(), to: period.to.in_full() },
            Form::Text => Self::Text,
            Form::Contested { versions, preferred } => Self::Contested {
                versions: versions.into_iter().map(Self::from).collect(),
                preferred: preferred.map(|index| index + 1),
            },
        }
    }
}

impl TryFrom<Written> for Form {
    type Error = FormError;

    fn try_from(written: Written) -> Result<Self, FormError> {
        Ok(match written {
            Written::Quantity { bound, about, change, number, min, max, below, down, up, unit } => {
                let numbers = Numbers { number, min, max, below, down, up };
                let sense = if change { Sense::Change } else { Sense::Amount };
                Self::Quantity { bound: bounded(bound, numbers)?, about, sense, unit }
            }
            Written::Of { part, whole, unit, bound, about } => {
                let qualifier = Qualifier { bound: bound.bound(), about };
                Self::Of { part: decimal(part)?, whole: decimal(whole)?, unit, qualifier }
            }
            Written::Ratio { numbers, bound, about } => {
                let numbers = numbers.into_iter().map(decimal).collect::<Result<Vec<_>, _>>()?;
                let numbers = numbers.try_into().map_err(|_| FormError::Count { kind: "ratio" })?;
                Self::Ratio(numbers, Qualifier { bound: bound.bound(), about })
            }
            Written::Score { numbers } => {
                let numbers = numbers.into_iter().map(decimal).collect::<Result<Vec<_>, _>>()?;
                if !(2..=3).contains(&numbers.len()) {
                    return Err(FormError::Count { kind: "score" });
                }
                Self::Score(numbers)
            }
            Written::Rank { rank } => Self::Rank(rank),
            Written::Time { time, zone } => match TimeOfDay::parse(&time) {
                Some(read) => Self::Time(TimeOfDay { zone, ..read }),
                None => return Err(FormError::Time { text: time }),
            },
            Written::Date { date, bound, about } => {
                Self::Date(Dated { date: Date::parse_in_full(&date)?, bound: bound.bound(), about })
            }
            Written::Period { from, to } => {
                Self::Period(Period { from: Date::parse_in_full(&from)?, to: Date::parse_in_full(&to)? })
            }
            Written::Text => Self::Text,
            Written::Contested { versions, preferred } => {
                let versions = versions.into_iter().map(Self::try_from).collect::<Result<Vec<_>, _>>()?;
                let there = preferred.is_none_or(|one| (1..=versions.len()).contains(&one));
                if versions.len() < 2 || !there {
                    return Err(FormError::Versions);
                }
                Self::Contested { versions, preferred: preferred.map(|one| one - 1) }
            }
        })
    }
}
