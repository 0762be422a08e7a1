//! A date as a fact holds it: the date itself, its bound, and whether it is a rough one.

use super::{Date, Showing, Value};

/// On which side of its date something lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum DateBound {
    /// In it: in 2030.
    #[default]
    On,
    /// In it or before: by 2030, 2030年までに.
    By,
    /// From it to now: since April 2019, 2019年4月以来.
    Since,
    /// From it on, of a thing ahead: from 2026, 2026年以降.
    From,
    /// Later than it: after 2035.
    After,
    /// Up to it, and no longer: until 2027.
    Until,
}

impl DateBound {
    /// Every bound.
    pub const ALL: [Self; 6] = [Self::On, Self::By, Self::Since, Self::From, Self::After, Self::Until];

    /// The key of fact tables.
    pub fn key(self) -> &'static str {
        match self {
            Self::On => "date",
            Self::By => "by",
            Self::Since => "since",
            Self::From => "from",
            Self::After => "after",
            Self::Until => "until",
        }
    }
}

/// A date with its bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Dated {
    /// The date.
    pub date: Date,
    /// On which side of it.
    pub bound: DateBound,
    /// Whether it is approximate: around 2030, 2030年頃.
    pub about: bool,
}

impl From<Date> for Dated {
    fn from(date: Date) -> Self {
        Self { date, bound: DateBound::On, about: false }
    }
}

impl Value {
    /// The date on which it says that something begins: the date that it is, or the beginning of its period.
    pub fn begins(&self) -> Option<Date> {
        match self {
            Self::Date(dated) => match dated.bound {
                DateBound::On | DateBound::Since | DateBound::From | DateBound::After => Some(dated.date),
                DateBound::By | DateBound::Until => None,
            },
            Self::Period(period) => Some(period.from),
            Self::Contested(contested) => {
                contested.versions.iter().filter_map(Self::begins).max_by_key(|date| date.first_day())
            }
            Self::Quantity(_) | Self::Pair(_) | Self::Rank(_) | Self::Time(_) | Self::Text(_) => None,
        }
    }

    /// The date that it says something falls due: the date that it is, or the end of its period.
    pub fn falls_due(&self) -> Option<Date> {
        match self {
            Self::Date(dated) => match dated.bound {
                DateBound::On | DateBound::By | DateBound::From | DateBound::Until => Some(dated.date),
                // Of a thing that began in the past, or begins some day after a date, no day is the last.
                DateBound::Since | DateBound::After => None,
            },
            Self::Period(period) => Some(period.to),
            // The last of the dates that are named: until then one of the versions is still ahead.
            Self::Contested(contested) => {
                contested.versions.iter().filter_map(Self::falls_due).max_by_key(|date| date.last_day())
            }
            Self::Quantity(_) | Self::Pair(_) | Self::Rank(_) | Self::Time(_) | Self::Text(_) => None,
        }
    }

    /// The same where contested figures are shown in a way: the one version that is shown says it alone.
    pub fn falls_due_as_shown(&self, showing: Showing) -> Option<Date> {
        let shown = match self {
            Self::Contested(contested) => contested.shown(showing),
            _ => None,
        };
        shown.and_then(|shown| shown.falls_due()).or_else(|| self.falls_due())
    }
}
