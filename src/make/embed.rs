//! The machine-readable facts that a PDF carries: exactly the fields of docs/facts-schema.md and nothing else.
//!
//! Notes, remarks, archive names, lines of copies, priorities and waivers never leave the house.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::facts_file::{EvidenceView, FactView, FactsFile, ReferenceView, SCHEMA, VERSION, ValueView};
use crate::draft::{Cited, Draft, plain};
use crate::language::Language;
use crate::manifest::{form, statement};
use crate::model::{Brief, Dossier, Fact, Locator, Source};
use crate::value::{Rendering, Value, format};

/// The name of the attachment.
pub const FILE_NAME: &str = "facts.json";

/// The facts of a brief in one language as JSON, in the order of their first use.
///
/// # Errors
/// When serde can't write JSON, which for these types would be a bug in it.
pub fn facts_json(
    dossier: &Dossier,
    brief: &Brief,
    draft: &Draft,
    cited: &Cited,
    facts: &[usize],
) -> serde_json::Result<Vec<u8>> {
    let language = draft.language;
    let numbers: BTreeMap<usize, usize> =
        cited.references.iter().enumerate().map(|(index, reference)| (reference.source, index + 1)).collect();
    let file = FactsFile {
        schema: SCHEMA.to_owned(),
        version: VERSION,
        generator: concat!("factbrief ", env!("CARGO_PKG_VERSION")).to_owned(),
        dossier: dossier.name.clone(),
        brief: brief.name.clone(),
        audience: brief.audience.clone(),
        language: language.tag().to_owned(),
        title: draft.title.clone(),
        date: dossier.date.to_string(),
        facts: facts
            .iter()
            .map(|&index| FactView {
                printed: printed(cited, index),
                ..fact_view(dossier, &dossier.facts[index], language, |source| numbers.get(&source).copied())
            })
            .collect(),
        references: cited
            .references
            .iter()
            .enumerate()
            .map(|(index, reference)| reference_view(index + 1, &dossier.sources[reference.source], language))
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// What the page prints of a fact, piece by piece, without markup.
fn printed(cited: &Cited, fact: usize) -> Vec<String> {
    let mut texts: Vec<String> = Vec::new();
    for piece in cited.facts.iter().filter(|piece| piece.fact == fact) {
        let text = &cited.markdown[piece.range.clone()];
        // An item of a figure is described in JSON; the page prints two of its fields.
        let item = text.starts_with('{').then(|| serde_json::from_str::<FigureItem>(text).ok());
        match item.flatten() {
            Some(item) => texts.extend([item.label, item.value]),
            None => texts.push(plain(text)),
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

#[derive(Deserialize)]
struct FigureItem {
    label: String,
    value: String,
}

/// A fact in one language. `number` gives the number of a source; evidence of a source without one is left out.
fn fact_view(
    dossier: &Dossier,
    fact: &Fact,
    language: Language,
    number: impl Fn(usize) -> Option<usize>,
) -> FactView {
    let lapsed = fact.has_lapsed(dossier.date);
    let value_text = |value: &Value| format(value, dossier.style(language), Rendering::Running);
    let figures = fact.value.iter().map(|value| ("value", value));
    let figures = figures.chain(fact.companions.iter().map(|(name, value)| (name.as_str(), value)));
    FactView {
        id: fact.id.clone(),
        statement: statement(dossier, fact, language),
        printed: Vec::new(),
        values: figures
            .map(|(name, value)| {
                let view = ValueView { text: value_text(value), form: form(value) };
                (name.to_owned(), view)
            })
            .collect(),
        status: fact.status.name().to_owned(),
        stage: fact.stage.name().to_owned(),
        as_of: fact.as_of.to_string(),
        due: fact.due.as_ref().map(ToString::to_string),
        lapsed,
        subject: fact.subject.clone(),
        evidence: fact
            .evidence
            .iter()
            .filter_map(|evidence| {
                let printed = evidence.as_printed.iter();
                Some(EvidenceView {
                    reference: number(evidence.source)?,
                    locator: Locator::display(&evidence.locator, language),
                    as_printed: printed.map(|(name, (text, _))| (name.clone(), text.clone())).collect(),
                    as_cited_from: evidence
                        .original
                        .map(|original| dossier.sources[original].publisher_in(language).to_owned()),
                })
            })
            .collect(),
    }
}

fn reference_view(number: usize, source: &Source, language: Language) -> ReferenceView {
    ReferenceView {
        number,
        id: source.id.clone(),
        r#type: source.kind.map(|kind| kind.name().to_owned()),
        nature: source.nature.map(|nature| nature.name().to_owned()),
        publisher: source.publisher_in(language).to_owned(),
        authors: source.authors.clone(),
        title: source.own_title().map(str::to_owned),
        issued: source.issued.as_ref().map(ToString::to_string),
        url: source.url.clone(),
    }
}
