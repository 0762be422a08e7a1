//! A unit as it stands behind a number.

use std::ops::Range;

use crate::reading::meaning::SaidUnit;

/// A unit after a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// The unit.
    pub unit: SaidUnit,
    /// The place after it.
    pub end: usize,
    /// What of it isn't known.
    pub unknown: Option<Range<usize>>,
}
