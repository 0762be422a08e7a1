//! What has changed since an earlier edition, as templates see it: the facts whose value is another one, those that
//! are new, and how many are gone. Other changes, of wording or of sources, are left to `factbrief diff`.

use std::sync::Arc;

use minijinja::context;
use minijinja::value::Value as Jinja;

use super::contested::without_mark;
use super::escape;
use super::mark::MarkKind;
use super::object::{FactObject, Marked};
use super::state::RenderState;
use crate::model::{Brief, Edition};
use crate::value::{Date, Rendering, Value, format};

/// The heading over the changes. Whether a template prints the changes is known by it. The bar in it allows a line break.
pub fn heading(edition: &Edition, state: &RenderState) -> String {
    (state.language.words().editions.changed_since)(&day(edition, state))
}

/// The head of the column with the earlier figures.
pub fn then(edition: &Edition, state: &RenderState) -> String {
    (state.language.words().editions.then)(&compact_day(edition, state))
}

/// The changes of a brief since its edition; none for a brief that names no edition.
pub fn changes(brief: &Brief, state: &Arc<RenderState>) -> Option<Jinja> {
    let edition = brief.changes_since.as_ref()?;
    let program =
        |text: String| Jinja::from_object(Marked { text: state.issue(MarkKind::Program, None, text) });
    let words = &state.language.words().editions;
    let facts = &state.dossier.facts;
    let listed = brief.sections.iter().flat_map(|section| section.facts.iter().copied());
    let mut shown: Vec<usize> = listed.filter(|index| !state.selection.omitted.contains(index)).collect();
    // The title, the bottom line and the texts have been rendered by now: the facts given out so far are those that they name.
    for named in state.issued().iter().filter_map(|issued| issued.fact) {
        if !shown.contains(&named) {
            shown.push(named);
        }
    }
    let items: Vec<Jinja> = shown
        .iter()
        .filter_map(|&index| {
            let was = match edition.values.get(&facts[index].id) {
                Some(earlier) if !earlier.differs => return None,
                Some(earlier) => {
                    let text = earlier.texts.as_ref().and_then(|texts| texts.get(&state.language));
                    let without = |text: &String| without_mark(text, state.language);
                    if earlier.contested { text.map(without) } else { text.cloned() }
                }
                None => Some(words.not_shown.to_owned()),
            };
            let was = escape::markdown(was.as_deref().unwrap_or("–"));
            let fact = FactObject::listed(state, index);
            Some(context! { fact, was => program(was) })
        })
        .collect();
    let gone = edition.values.keys().filter(|id| !shown.iter().any(|&index| facts[index].id == **id)).count();
    let gone = (gone > 0).then(|| program((words.gone)(gone)));
    let nothing = items.is_empty().then(|| program(words.nothing.to_owned()));
    let then = then(edition, state);
    Some(
        context! { heading => program(heading(edition, state)), then => program(then), items, nothing, gone },
    )
}

fn day(edition: &Edition, state: &RenderState) -> String {
    format(&Value::from(Date::Day(edition.date)), state.style(), Rendering::Running)
}

fn compact_day(edition: &Edition, state: &RenderState) -> String {
    format(&Value::from(Date::Day(edition.date)), state.style(), Rendering::Compact)
}
