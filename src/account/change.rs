//! What became of one property of a fact.

use std::collections::BTreeMap;

use super::difference::Difference;
use super::property::{Property, PropertyKind};
use crate::language::Language;

/// The text of a property on one side of a change.
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
    /// In one language, or the one text of all languages.
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
    /// The kind: that of the property, or a change of wording where the same number is printed in another way.
    pub kind: PropertyKind,
    /// The property.
    pub property: Property,
    /// The old text; none where there was nothing.
    pub old: Option<PropertyText>,
    /// The new text; none where there is nothing.
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
