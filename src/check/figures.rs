//! Whether facts can be drawn in the layout of their section.

use super::messages::briefs as says;
use super::toml::File;
use crate::diagnostic::Span;
use crate::model::{Fact, Layout};
use crate::value::Value;

/// Reports facts that the layout can't draw.
pub fn check_figure(file: &File, layout: Layout, section: &Span, facts: &[(&Fact, Span)]) {
    if layout == Layout::KeyFigures && !(2..=4).contains(&facts.len()) {
        file.report(says::number_of_key_figures(section.clone(), facts.len()));
    }
    if layout == Layout::BarChart && facts.len() < 2 {
        file.report(says::too_few_bars(section.clone()));
    }
    let mut unit: Option<&str> = None;
    for (fact, span) in facts {
        let span = || span.clone();
        if fact.short.is_none() {
            file.report(says::no_short(span(), &fact.id));
        }
        match (layout, &fact.value) {
            (Layout::Timeline, _) if fact.drawn_date().is_some() => {}
            (Layout::Timeline, _) => file.report(says::no_date(span(), fact)),
            (Layout::BarChart, Some(Value::Quantity(quantity))) => {
                let id = quantity.unit.id.as_str();
                let first = *unit.get_or_insert(id);
                if first != id {
                    file.report(says::another_unit(span(), &fact.id, id, first));
                }
            }
            (Layout::BarChart, _) => file.report(says::no_figure(span(), &fact.id)),
            (_, Some(_)) => {}
            (_, None) => file.report(says::no_value(span(), &fact.id)),
        }
    }
}
