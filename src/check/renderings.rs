//! How the texts of a fact print its values: a change in words needs a change, its size a word for its direction, and a date in
//! a sentence is written out.

use std::collections::BTreeMap;

use super::messages::texts as says;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Language;
use crate::model::{PREPOSITIONS, Piece, Statement, any_particle, last_word, second_particle};
use crate::value::{Date, DateBound, FigureStyle, Rendering, Sense, Value, format};

/// Whether a text is a sentence, in which dates are written out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextKind {
    /// A statement or its lapsed form.
    Sentence,
    /// A short form, which may have the forms of tables.
    Short,
}

/// Reports placeholders that print a value in a form that it doesn't have, or that doesn't fit the words around it.
pub fn renderings<'v>(
    texts: &BTreeMap<Language, (Statement, Span)>,
    text: TextKind,
    value: impl Fn(&str) -> Option<&'v Value>,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (&language, (statement, span)) in texts {
        let mut before = "";
        for (index, piece) in statement.pieces.iter().enumerate() {
            let (name, rendering) = match piece {
                Piece::Text(words) => {
                    before = words;
                    continue;
                }
                Piece::Placeholder { name, rendering } => (name.as_str(), *rendering),
            };
            let Some(value) = value(name) else { continue };
            let place = || within(span, name, rendering);
            if rendering.is_of_changes() {
                found.extend(of_change(statement, name, rendering, value, &place));
            }
            if matches!(language, Language::En) {
                found.extend(of_date(text, name, rendering, value, before, &place));
            }
            if let Some(Piece::Text(after)) = statement.pieces.get(index + 1)
                && let Value::Date(_) = value
            {
                let printed = format(value, FigureStyle::of(language), rendering);
                // Nothing is joined across emphasis.
                let bare = after.trim_start_matches(['*', '_']);
                let second = match bare.len() == after.len() {
                    true => second_particle(&printed, after),
                    false => any_particle(&printed, bare),
                };
                found.extend(second.map(|(word, own)| says::two_particles(place(), name, word, own)));
            }
            before = "";
        }
    }
    found
}

/// A change in words.
fn of_change(
    statement: &Statement,
    name: &str,
    rendering: Rendering,
    value: &Value,
    place: &impl Fn() -> Span,
) -> Option<Diagnostic> {
    let prints = |wanted: &dyn Fn(Rendering) -> bool| {
        statement.pieces.iter().any(
            |piece| matches!(piece, Piece::Placeholder { name: own, rendering } if own == name && wanted(*rendering)),
        )
    };
    let change = match value {
        Value::Quantity(quantity) if quantity.sense == Sense::Change => quantity,
        _ => return Some(says::no_change(place(), name)),
    };
    if rendering == Rendering::Change {
        return None;
    }
    if change.direction().is_none() {
        return Some(says::no_direction(place(), name));
    }
    if rendering == Rendering::Size {
        let told = prints(&|one| matches!(one, Rendering::Direction | Rendering::Verb));
        return (!told).then(|| says::size_without_direction(place(), name));
    }
    let figure = prints(&|one| !matches!(one, Rendering::Direction | Rendering::Verb));
    (!figure).then(|| says::direction_without_size(place(), name))
}

/// A date in an English text.
fn of_date(
    text: TextKind,
    name: &str,
    rendering: Rendering,
    value: &Value,
    before: &str,
    place: &impl Fn() -> Span,
) -> Option<Diagnostic> {
    let (own, shortened) = match value {
        Value::Date(dated) => {
            let own = (dated.bound != DateBound::On).then(|| dated.bound.key());
            (own, names_a_month(&dated.date))
        }
        Value::Period(period) => (Some("from"), names_a_month(&period.from) || names_a_month(&period.to)),
        // Each version is judged by itself.
        Value::Contested(_)
        | Value::Quantity(_)
        | Value::Pair(_)
        | Value::Rank(_)
        | Value::Time(_)
        | Value::Text(_) => {
            return None;
        }
    };
    if text == TextKind::Sentence && rendering == Rendering::Compact && shortened {
        return Some(says::compact_date(place(), name));
    }
    let word = last_word(before)?.to_ascii_lowercase();
    let own = own.filter(|own| PREPOSITIONS.contains(&word.as_str()) && *own != word)?;
    // "In from April to June" is nobody's English, but a compact period has no "from".
    let is_period = matches!(value, Value::Period(_));
    (!(is_period && rendering == Rendering::Compact))
        .then(|| says::two_prepositions(place(), name, &word, own))
}

/// Whether a date is printed with the name of a month, which tables shorten: 12 Jul 2023, but FY2025 and Q4 2025.
fn names_a_month(date: &Date) -> bool {
    match date {
        Date::Day(_)
        | Date::Month { .. }
        | Date::PartOfMonth { .. }
        | Date::EndOfMonth { .. }
        | Date::Week(_)
        | Date::Span { .. } => true,
        Date::Quarter { .. }
        | Date::Half { .. }
        | Date::NineMonths(_)
        | Date::Season { .. }
        | Date::Year(_)
        | Date::Decade(_)
        | Date::PartOfYear { .. }
        | Date::EndOfYear(_)
        | Date::SeasonYear(_)
        | Date::FiscalYear(_)
        | Date::Fiscal { .. } => false,
    }
}

/// The place of a placeholder in its text.
fn within(span: &Span, name: &str, rendering: Rendering) -> Span {
    let suffix = Rendering::NAMED.iter().find(|(_, own)| *own == rendering).map(|(suffix, _)| *suffix);
    let written = suffix.map_or_else(|| name.to_owned(), |suffix| format!("{name}.{suffix}"));
    let text = span.text();
    let found = ["{{ ", "{{"].iter().find_map(|open| {
        let at = text.find(&format!("{open}{written}"))?;
        Some(at + open.len())
    });
    match found {
        Some(at) => {
            Span { range: span.range.start + at..span.range.start + at + written.len(), ..span.clone() }
        }
        None => span.clone(),
    }
}
