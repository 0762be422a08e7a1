//! The one policy by which a value is printed.

use super::{FigureStyle, Rendering, Value, english, japanese};
use crate::language::Language;

/// Prints a value.
///
/// Numbers are never rounded. English scales a number of a million or more where three decimals or fewer hold it
/// (¥6.34 billion) and prints it in full otherwise (12,345,678); Japanese groups by 万. A quantity's own words
/// replace its figure in the language that has them. A text is printed as it is in every rendering, because a
/// name keeps its case; where the language is missing, which checked values rule out, in the first language that
/// is there.
pub fn format(value: &Value, style: FigureStyle, rendering: Rendering) -> String {
    let running = match value {
        Value::Text(texts) => {
            return texts.get(&style.language).or_else(|| texts.values().next()).cloned().unwrap_or_default();
        }
        Value::Quantity(quantity) => match (quantity.words.get(&style.language), style.language) {
            (Some(words), _) => words.clone(),
            (None, Language::En) => english::quantity(quantity, rendering),
            (None, Language::Ja) => japanese::quantity(quantity, style.numbers),
        },
        Value::Date(date) => match style.language {
            Language::En => english::date(date, rendering),
            Language::Ja => japanese::date(date),
        },
        Value::Period(period) => match style.language {
            Language::En => english::period(period, rendering),
            Language::Ja => japanese::period(period),
        },
    };
    if rendering == Rendering::Initial { capitalise(&running) } else { running }
}

fn capitalise(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
