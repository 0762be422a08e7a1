//! A printed form that is compared with its archived source: its words, its lines and what gives its unit.

use crate::model::Lines;
use crate::value::Value;

/// A printed form to look for.
#[derive(Debug, Clone, Copy)]
pub struct JudgedForm<'a> {
    /// The form as the evidence has it.
    pub printed: &'a str,
    /// Its lines, where the evidence names some.
    pub lines: Option<Lines>,
    /// The texts that give its unit.
    pub heads: &'a [&'a str],
    /// Their lines, where they aren't near.
    pub unit_lines: Option<Lines>,
    /// The typed value; none for a term.
    pub value: Option<&'a Value>,
    /// Why its author compared it by eye.
    pub by_eye: Option<&'a str>,
}
