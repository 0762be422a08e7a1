//! What became of one property of a fact.

use std::collections::BTreeMap;

use super::difference::Difference;
use super::property::{Property, PropertyKind};
use crate::language::Language;

/// What was or is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PropertyText {
    /// The same in every language.
    Plain(String),
    /// In each language.
    Languages(BTreeMap<Language, String>),
    /// Several entries.
    List(Vec<String>),
}

impl PropertyText {
    /// In one language, or as it is said in all.
    pub fn text_in(&self, language: Language) -> Option<&str> {
        match self {
            Self::Plain(text) => Some(text),
            Self::Languages(texts) => texts.get(&language).map(String::as_str),
            Self::List(_) => None,
        }
    }
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind: that of the property, but a number that is the same and prints otherwise is worded otherwise.
    pub kind: PropertyKind,
    /// The property.
    pub property: Property,
    /// What was said; none where nothing was.
    pub old: Option<PropertyText>,
    /// What is said now; none where nothing is.
    pub new: Option<PropertyText>,
    /// By how much numbers changed.
    pub differences: Vec<Difference>,
}

impl Change {
    /// From one text to another.
    pub fn plain(property: Property, old: Option<String>, new: Option<String>) -> Self {
        Self::said(property, old.map(PropertyText::Plain), new.map(PropertyText::Plain))
    }

    /// A change that isn't one of numbers.
    pub fn said(property: Property, old: Option<PropertyText>, new: Option<PropertyText>) -> Self {
        Self { kind: property.kind(), property, old, new, differences: Vec::new() }
    }
}
