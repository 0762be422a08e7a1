//! A comparison as a table: two columns with a row for each topic, and words of the program's where nothing is stated.

use super::mark::MarkKind;
use super::remarks::remarked;
use super::standing::InAWord;
use super::state::RenderState;
use crate::model::Section;
use crate::value::Rendering;

/// The author's texts of a comparison, rendered: what stands above the columns, and the topics.
pub(super) struct ComparedTexts {
    pub columns: [String; 2],
    pub topics: Vec<String>,
}

/// The table of a comparison, its facts in marks; none where a section isn't one.
pub(super) fn side_by_side(section: &Section, texts: &ComparedTexts, state: &RenderState) -> Option<String> {
    let compared = section.comparison.as_ref()?;
    let words = state.language.words();
    let program = |text: &str| state.issue(MarkKind::Program, None, text.to_owned());
    let item = super::escape::markdown(words.labels.item);
    let [left, right] = texts.columns.each_ref().map(|column| in_a_cell(column));
    let line = |cells: [&str; 3]| format!("| {} |", cells.join(" | "));
    let mut table = vec![line([&program(&item), &left, &right]), line([":---"; 3])];
    for (row, topic) in compared.rows.iter().zip(&texts.topics) {
        let cell = |fact: Option<usize>| match fact {
            Some(fact) => state.issue(MarkKind::Statement, Some(fact), cell(fact, state)),
            None => program(words.charts.not_stated),
        };
        let [left, right] = row.facts.map(cell);
        table.push(line([&in_a_cell(topic), &left, &right]));
    }
    Some(table.join("\n"))
}

/// A text of the author's within a cell: a bar would end it, and a line break the row.
fn in_a_cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    let mut escaped = false;
    for character in text.chars() {
        match character {
            '|' if !escaped => cell.push_str("\\|"),
            '\n' | '\r' => cell.push(' '),
            _ => cell.push(character),
        }
        escaped = character == '\\' && !escaped;
    }
    cell
}

/// What a cell prints of a fact: its value, else its short form, else its statement. That it is planned, conditional or estimated is
/// said there, as is when it held, since a column has room for nothing else.
fn cell(index: usize, state: &RenderState) -> String {
    let fact = &state.dossier.facts[index];
    let word = InAWord::of(fact).map(|standing| standing.word(state.language).to_owned());
    let (text, said) = match (&fact.value, state.composed_short(fact)) {
        (Some(value), _) => (state.value(value, Rendering::Compact), state.said_beside(fact, word, None)),
        (None, Some(short)) => (short, state.said_beside_short(fact, word)),
        // A sentence says by itself what it is.
        (None, None) => return state.point(index),
    };
    remarked(text, said, None, state.language)
}
