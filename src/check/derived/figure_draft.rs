//! A figure of a derived fact as its table has it: its value, or a companion that a formula gives.

use std::sync::Arc;

use crate::check::context::Context;
use crate::check::messages::derived as says;
use crate::check::toml::{Item, TomlTable};
use crate::check::values::check_companion_name;
use crate::derive::Asked;
use crate::diagnostic::Span;
use crate::format::COMPUTED;
use crate::model::{Computation, FigureName, Formula};
use crate::value::Unit;

/// A figure without its value.
#[derive(Debug, Clone)]
pub struct FigureDraft {
    /// `value`, or the name of the companion.
    pub name: String,
    /// The formula as it is written.
    pub written: String,
    pub formula: Formula,
    /// The place of the formula.
    pub span: Span,
    pub unit: Option<(Arc<Unit>, Span)>,
    pub change: bool,
    pub digits: Option<u32>,
    pub expect: Option<(FigureName, Span)>,
}

impl FigureDraft {
    /// The figure of which it is a copy, as it is there; none where something is computed. A value is always computed.
    pub fn copied(&self) -> Option<&FigureName> {
        let asked = self.unit.is_some() || self.change || self.digits.is_some();
        self.formula.as_figure().filter(|_| self.name != "value" && !asked)
    }

    /// How its author wants it.
    pub fn asked(&self) -> Asked {
        Asked {
            unit: self.unit.as_ref().map(|(unit, _)| Arc::clone(unit)),
            change: self.change,
            digits: self.digits,
        }
    }

    /// How it came about.
    pub fn computation(&self) -> Computation {
        Computation {
            written: self.written.clone(),
            formula: self.formula.clone(),
            expect: self.expect.as_ref().map(|(name, _)| name.clone()),
            copied: self.copied().is_some(),
        }
    }
}

/// Reads a formula with the keys beside it.
pub fn figure_draft(
    name: &str,
    written: Item<'_>,
    table: Option<&TomlTable<'_>>,
    context: &Context,
) -> Option<FigureDraft> {
    let get = |key: &str| table?.get(key);
    let text = written.text();
    let formula = text.and_then(|text| match Formula::parse(text) {
        Ok(formula) => Some(formula),
        Err((range, why)) => {
            written.report(says::bad_formula(written.span().inside(text, range), &why));
            None
        }
    });
    let unit = get("unit").map(|item| {
        let name = item.text()?;
        let unit = context.units.get(name);
        if unit.is_none() && context.units_complete {
            let found = crate::check::messages::values::unknown_unit(item.span(), name, &context.units);
            item.report(found);
        }
        Some((unit?, item.span()))
    });
    let change = get("change").and_then(Item::boolean).unwrap_or(false);
    let digits = get("round").and_then(|item| item.integer(2, 12));
    let expect = get("expect").map(figure_name);
    Some(FigureDraft {
        name: name.to_owned(),
        written: text?.to_owned(),
        formula: formula?,
        span: written.span(),
        unit: match unit {
            Some(unit) => Some(unit?),
            None => None,
        },
        change,
        digits: digits.map(|digits| digits as u32),
        expect: match expect {
            Some(expect) => Some(expect?),
            None => None,
        },
    })
}

/// The name of a figure of another fact, with its place.
fn figure_name(item: Item<'_>) -> Option<(FigureName, Span)> {
    let text = item.text()?;
    let name = FigureName::parse(text);
    if name.is_none() {
        item.report(says::no_figure_name(item.span(), text));
    }
    Some((name?, item.span()))
}

/// Companions: each a formula, or a table with one.
pub fn companions(item: Item<'_>, context: &Context) -> Option<Vec<FigureDraft>> {
    let mut found = Vec::new();
    let mut sound = true;
    for (span, entry) in item.table()?.entries() {
        if !check_companion_name(item, span, entry.key) {
            sound = false;
            continue;
        }
        match companion(entry, context) {
            Some(figure) => found.push(figure),
            None => sound = false,
        }
    }
    sound.then_some(found)
}

fn companion(entry: Item<'_>, context: &Context) -> Option<FigureDraft> {
    if !entry.value.get_ref().is_table() {
        return figure_draft(entry.key, entry, None, context);
    }
    let table = entry.table()?;
    let Some(formula) = table.get(COMPUTED.keys[0].name) else {
        entry.report(says::companion_of_its_own(entry.span(), entry.key));
        return None;
    };
    table.check_known(&COMPUTED);
    let known = table.seen().iter().all(|(_, item)| COMPUTED.has(item.key));
    figure_draft(entry.key, formula, Some(&table), context).filter(|_| known)
}
