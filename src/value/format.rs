//! The one policy by which a value is printed.

use super::{
    CONTESTED_MARK, Contested, FigureStyle, Rendering, Value, english, english_date, japanese, japanese_date,
    printed_pair,
};
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
            (Some(words), _) if !rendering.is_of_changes() => words.clone(),
            (_, Language::En) => english::quantity(quantity, rendering),
            (_, Language::Ja) => japanese::quantity(quantity, style, rendering),
        },
        Value::Pair(pair) => match style.language {
            Language::En => printed_pair::english(pair, rendering),
            Language::Ja => printed_pair::japanese(pair, style),
        },
        Value::Rank(rank) => match style.language {
            Language::En => printed_pair::english_rank(*rank, rendering),
            Language::Ja => printed_pair::japanese_rank(*rank, style),
        },
        Value::Time(time) => time.to_string(),
        Value::Date(date) => match style.language {
            Language::En => english_date::dated(date, rendering),
            Language::Ja => japanese_date::dated(date, style.years),
        },
        Value::Period(period) => match style.language {
            Language::En => english_date::period(period, rendering),
            Language::Ja => japanese_date::period(period, style.years),
        },
        Value::Contested(contested) => return print_contested(contested, style, rendering),
    };
    if rendering == Rendering::Initial { capitalise(&running) } else { running }
}

/// A contested figure with its mark, which so is lost on no path.
fn print_contested(contested: &Contested, style: FigureStyle, rendering: Rendering) -> String {
    let mut text = match contested.shown(style.contested) {
        Some(shown) => format(&shown, style, rendering),
        None => {
            let later = if rendering == Rendering::Initial { Rendering::Running } else { rendering };
            let mut texts: Vec<String> = Vec::new();
            for (index, version) in contested.versions.iter().enumerate() {
                let text = format(version, style, if index == 0 { rendering } else { later });
                // Two versions may differ in what isn't printed here.
                if !texts.contains(&text) {
                    texts.push(text);
                }
            }
            (style.language.words().contested.or)(&texts)
        }
    };
    text.push(CONTESTED_MARK);
    text
}

fn capitalise(text: &str) -> String {
    let mut characters = text.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}
