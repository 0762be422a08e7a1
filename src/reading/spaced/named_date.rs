//! A part of a year that is called by its name.

use super::reading_place::ReadingPlace;
use super::token::Gap;
use crate::reading::meaning::{Meaning, Unread};

/// What a named part of a year can be.
#[derive(Debug, Clone, Default)]
pub struct NamedDate {
    /// What it can mean.
    pub meanings: Vec<Meaning>,
    /// The place after it.
    pub end: usize,
    /// Why it can't be read.
    pub unread: Option<Unread>,
}

pub fn hyphen(place: &ReadingPlace<'_>, at: usize) -> usize {
    at + usize::from(place.tokens.sign(at) == Some('-') && place.tokens.gap(at) == Gap::None)
}
