//! A value as `show` and lists have it: in each language, with its unit.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::model::Dossier;
use crate::value::{Pair, Rendering, Value, format};

/// A value in each language.
#[derive(Debug, Serialize)]
pub struct ValueView {
    /// As printed in running text.
    #[serde(flatten)]
    pub text: BTreeMap<&'static str, String>,
    /// The unit's id, of a number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

/// The same of a value of a dossier.
pub fn value_view(dossier: &Dossier, value: &Value) -> ValueView {
    let text = dossier
        .languages
        .iter()
        .map(|&language| (language.tag(), format(value, dossier.style(language), Rendering::Running)))
        .collect();
    let unit = match value {
        Value::Quantity(quantity) => Some(quantity.unit.id.clone()),
        Value::Pair(Pair::Of { unit, .. }) => Some(unit.id.clone()),
        _ => None,
    };
    ValueView { text, unit }
}
