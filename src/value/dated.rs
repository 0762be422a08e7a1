//! A date as a fact holds it: the date itself, its bound, and whether it is a rough one.

use super::Date;

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
