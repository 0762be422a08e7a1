//! A word or a date of a written state: one that this version knows, or one of a later version, which is kept as it is
//! written.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{Confidence, Likelihood, Stage, Status};
use crate::value::{Choice, Date};

/// A value that has one spelling in files.
pub trait Spelling: Copy + Eq {
    /// As it is written.
    fn spelling(self) -> String;

    /// The value of a spelling; none for a word that this version doesn't know.
    fn of_spelling(text: &str) -> Option<Self>;
}

impl Spelling for Status {
    fn spelling(self) -> String {
        self.name().to_owned()
    }

    fn of_spelling(text: &str) -> Option<Self> {
        Self::from_name(text)
    }
}

impl Spelling for Stage {
    fn spelling(self) -> String {
        self.name().to_owned()
    }

    fn of_spelling(text: &str) -> Option<Self> {
        Self::from_name(text)
    }
}

impl Spelling for Likelihood {
    fn spelling(self) -> String {
        self.name().to_owned()
    }

    fn of_spelling(text: &str) -> Option<Self> {
        Self::from_name(text)
    }
}

impl Spelling for Confidence {
    fn spelling(self) -> String {
        self.name().to_owned()
    }

    fn of_spelling(text: &str) -> Option<Self> {
        Self::from_name(text)
    }
}

impl Spelling for Date {
    fn spelling(self) -> String {
        self.in_full()
    }

    /// A date in another spelling than the program's own (`fall 2026`) is kept as it is written too.
    fn of_spelling(text: &str) -> Option<Self> {
        Self::parse_in_full(text).ok().filter(|date| date.in_full() == text)
    }
}

/// A word or a date as a file holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spelled<T> {
    /// One that this version knows.
    Known(T),
    /// One that it doesn't know.
    Other(String),
}

impl<T: Spelling> Spelled<T> {
    /// Reads it.
    pub fn read(text: &str) -> Self {
        T::of_spelling(text).map_or_else(|| Self::Other(text.to_owned()), Self::Known)
    }

    /// The value, where this version knows it.
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(one) => Some(*one),
            Self::Other(_) => None,
        }
    }
}

impl<T> From<T> for Spelled<T> {
    fn from(one: T) -> Self {
        Self::Known(one)
    }
}

impl<T: Spelling> fmt::Display for Spelled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(one) => f.write_str(&one.spelling()),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl<T: Spelling> Serialize for Spelled<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de, T: Spelling> Deserialize<'de> for Spelled<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::read(&String::deserialize(deserializer)?))
    }
}
