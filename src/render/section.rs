//! A section as a template gets it, and the chart that it may be drawn as.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::context;
use minijinja::value::Value as Jinja;

use super::chart::chart;
use super::chart_item::UncitedChart;
use super::chart_text::key;
use super::escape;
use super::mark::{Issued, MarkKind};
use super::object::{FactObject, Marked, program};
use super::side_by_side::{ComparedTexts, side_by_side};
use super::state::RenderState;
use crate::model::{Brief, Layout, Section};
use crate::value::{Rendering, Value, format};

/// The name under which a section's chart is given out; it is replaced before anything is printed.
pub(super) fn chart_name(section: &Section) -> String {
    format!("chart:{}", section.facts.iter().map(usize::to_string).collect::<Vec<_>>().join(" "))
}

/// The charts of the sections, by the marks under which they were given out.
pub(super) fn charts(brief: &Brief, state: &RenderState, issued: &[Issued]) -> BTreeMap<usize, UncitedChart> {
    let drawn = brief.sections.iter().filter(|section| section.layout.is_chart());
    drawn
        .filter_map(|section| {
            let name = chart_name(section);
            let mark = issued.iter().position(|one| one.kind == MarkKind::Program && one.text == name)?;
            Some((mark, chart(state, section)))
        })
        .collect()
}

/// What a template gets of a section, whose heading and text have been rendered.
pub(super) fn section_view(
    (heading, text, compared): (String, Option<String>, Option<ComparedTexts>),
    section: &Section,
    state: &Arc<RenderState>,
) -> Jinja {
    let facts: Vec<Jinja> = section
        .facts
        .iter()
        .filter(|index| !state.selection.omitted.contains(index))
        .map(|&index| FactObject::listed(state, index))
        .collect();
    let drawn = section.layout.is_chart();
    let chart_mark = drawn.then(|| program(state, chart_name(section)));
    let key = drawn.then(|| key(&chart(state, section), state.language)).flatten();
    let key = key.map(|key| program(state, key));
    let table = compared.and_then(|texts| side_by_side(section, &texts, state));
    let comparison = table.map(|text| Jinja::from_object(Marked { text }));
    let item_as_of = shared_date(section, state);
    let layout = section.layout.name();
    context! { heading, text, layout, facts, chart => chart_mark, key, comparison, item_as_of }
}

/// The head of a table's first column with the date that all its rows share; none where they don't, or where there is one row.
fn shared_date(section: &Section, state: &Arc<RenderState>) -> Option<Jinja> {
    let mut shown = section.facts.iter().filter(|index| !state.selection.omitted.contains(index));
    let date = |index: &usize| state.dossier.facts[*index].as_of;
    let first = *shown.next().filter(|_| section.layout == Layout::Table)?;
    let shared = shown.clone().next().is_some() && shown.all(|index| date(index) == date(&first));
    shared.then(|| {
        let words = state.language.words();
        let printed = format(&Value::from(date(&first)), state.style(), Rendering::Compact);
        let [open, close] = words.punctuation.brackets;
        let as_of = (words.remarks.as_of)(&escape::markdown(&printed));
        let text = format!("{}{open}{as_of}{close}", words.labels.item);
        program(state, text)
    })
}
