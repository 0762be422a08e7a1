//! A fact of the dossier in the form in which copies are remembered.

use super::copy::{FactCopy, Figure};
use crate::language::Language;
use crate::model::{Dossier, Fact, Piece};
use crate::value::{Bound, Number, Quantity, Rendering, Value, format};

/// The fact as a copy in a language would have it now.
pub fn snapshot(dossier: &Dossier, fact: &Fact, language: Language) -> FactCopy {
    let text = |value: &Value, rendering| format(value, dossier.style(language), rendering);
    let texts = fact.lapsed.as_ref().filter(|_| fact.has_lapsed(dossier.date)).unwrap_or(&fact.statement);
    let pieces = texts.get(&language).map_or(&[][..], |statement| &statement.pieces);
    let statement = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.replace("**", ""),
        Piece::Placeholder { name, rendering } => {
            fact.value_named(name).map(|value| text(value, *rendering)).unwrap_or_default()
        }
    });
    let wording = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Placeholder { name, .. } => format!("{{{name}}}"),
    });
    let figures = fact.value.iter().map(|value| ("value", value));
    let figures = figures.chain(fact.companions.iter().map(|(name, value)| (name.as_str(), value)));
    FactCopy {
        id: fact.id.clone(),
        statement: statement.collect(),
        wording: wording.collect(),
        values: figures
            .map(|(name, value)| (name.to_owned(), figure(value, text(value, Rendering::Running))))
            .collect(),
        status: fact.status.name().to_owned(),
        stage: fact.stage.name().to_owned(),
        as_of: fact.as_of.to_string(),
        due: fact.due.as_ref().map(ToString::to_string),
    }
}

fn figure(value: &Value, text: String) -> Figure {
    let kind = |kind: &str| Figure { text: text.clone(), kind: kind.to_owned(), ..Figure::default() };
    match value {
        Value::Quantity(quantity) => quantity_figure(quantity, kind("quantity")),
        Value::Date(date) => Figure { date: Some(date.to_string()), ..kind("date") },
        Value::Period(period) => {
            Figure { from: Some(period.from.to_string()), to: Some(period.to.to_string()), ..kind("period") }
        }
        Value::Text(_) => kind("text"),
    }
}

fn quantity_figure(quantity: &Quantity, figure: Figure) -> Figure {
    let decimal = |number: &Number| Some(number.decimal().normalize().to_string());
    let (bound, number) = match &quantity.bound {
        Bound::Exact(number) => ("exact", decimal(number)),
        Bound::AtLeast(number) => ("at-least", decimal(number)),
        Bound::MoreThan(number) => ("more-than", decimal(number)),
        Bound::AtMost(number) => ("at-most", decimal(number)),
        Bound::LessThan(number) => ("less-than", decimal(number)),
        Bound::Nearly(number) => ("nearly", decimal(number)),
        Bound::Range { .. } => ("range", None),
    };
    let (min, max) = match &quantity.bound {
        Bound::Range { min, max } => (decimal(min), decimal(max)),
        _ => (None, None),
    };
    Figure {
        bound: Some(bound.to_owned()),
        about: quantity.about,
        number,
        min,
        max,
        unit: Some(quantity.unit.id.clone()),
        ..figure
    }
}
