//! A fact of the dossier in the form in which copies are remembered.

use super::copy::{FactCopy, Figure};
use crate::language::Language;
use crate::manifest::{form, statement};
use crate::model::{Dossier, Fact, Piece};
use crate::value::{Rendering, format};

/// The fact as a copy in a language would have it now.
pub fn snapshot(dossier: &Dossier, fact: &Fact, language: Language) -> FactCopy {
    let texts = fact.lapsed.as_ref().filter(|_| fact.has_lapsed(dossier.date)).unwrap_or(&fact.statement);
    let pieces = texts.get(&language).map_or(&[][..], |statement| &statement.pieces);
    let wording = pieces.iter().map(|piece| match piece {
        // Bold type is no wording.
        Piece::Text(text) => text.replace("**", ""),
        Piece::Placeholder { name, .. } => format!("{{{name}}}"),
    });
    let figures = fact.value.iter().map(|value| ("value", value));
    let figures = figures.chain(fact.companions.iter().map(|(name, value)| (name.as_str(), value)));
    let figures = figures.map(|(name, value)| {
        let text = format(value, dossier.style(language), Rendering::Running);
        (name.to_owned(), Figure { text, form: form(value) })
    });
    FactCopy {
        id: fact.id.clone(),
        statement: statement(dossier, fact, language),
        wording: wording.collect(),
        values: figures.collect(),
        status: fact.status.name().to_owned(),
        stage: fact.stage.name().to_owned(),
        as_of: fact.as_of.to_string(),
        due: fact.due.as_ref().map(ToString::to_string),
    }
}
