//! A comparison as a table: two columns with a row for each topic, and words of the program's where nothing is stated.

use super::mark::MarkKind;
use super::state::RenderState;
use crate::model::{Section, Stage};
use crate::value::Rendering;

/// The author's texts of a comparison, rendered: what stands above the columns, and the topics.
pub(super) struct ComparedTexts {
    pub columns: [String; 2],
    pub topics: Vec<String>,
}

/// The table of a comparison, its facts in marks; none where a section isn't one.
pub(super) fn comparison(section: &Section, texts: &ComparedTexts, state: &RenderState) -> Option<String> {
    let compared = section.comparison.as_ref()?;
    let words = state.language.words();
    let program = |text: &str| state.issue(MarkKind::Program, None, text.to_owned());
    let item = super::escape::markdown(words.labels.item);
    let [left, right] = &texts.columns;
    let mut table = format!("| {} | {left} | {right} |\n| :--- | :--- | :--- |\n", program(&item));
    for (row, topic) in compared.rows.iter().zip(&texts.topics) {
        let cell = |fact: Option<usize>| match fact {
            Some(fact) => state.issue(MarkKind::Statement, Some(fact), cell(fact, state)),
            None => program(words.charts.not_stated),
        };
        let [left, right] = row.facts.map(cell);
        table.push_str(&format!("| {topic} | {left} | {right} |\n"));
    }
    Some(table)
}

/// What a cell prints of a fact: its value, else its short form, else its statement. That it is no more than planned is said there,
/// since a column has room for nothing else.
fn cell(index: usize, state: &RenderState) -> String {
    let fact = &state.dossier.facts[index];
    let Some(value) = &fact.value else {
        return state.short(fact).unwrap_or_else(|| state.row(index));
    };
    let planned = if fact.stage == Stage::Done { "" } else { state.language.words().charts.planned };
    state.beside_value(fact, format!("{}{planned}", state.value(value, Rendering::Compact)))
}
