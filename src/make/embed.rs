//! The machine-readable facts that a PDF carries: exactly the fields of docs/facts-schema.md and nothing else.
//!
//! Notes, remarks, names and lines of archived sources, priorities and waivers are never handed on.

use std::collections::BTreeMap;

use super::facts_file::{FactsFile, NumberedCitation, NumberedSource, SCHEMA, VERSION};
use crate::account::{CitedSource, CopiedFact, FactRecord};
use crate::language::Language;
use crate::model::{Brief, Dossier, Fact, Locator};
use crate::render::{ChartItem, Cited, Rendered, plain};

/// The name of the attachment.
pub const FILE_NAME: &str = "facts.json";

/// The facts of a brief in one language as JSON, in the order of their first use.
///
/// # Errors
/// When serde can't write JSON, which for these types would be a bug in it.
pub fn facts_json(
    dossier: &Dossier,
    brief: &Brief,
    rendered: &Rendered,
    cited: &Cited,
    facts: &[usize],
) -> serde_json::Result<Vec<u8>> {
    let language = rendered.language;
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
        title: rendered.title.clone(),
        date: dossier.date.to_string(),
        facts: facts
            .iter()
            .map(|&index| {
                let fact = &dossier.facts[index];
                let evidence = evidence(dossier, fact, language, &numbers);
                let record = FactRecord {
                    printed: printed(cited, index),
                    ..FactRecord::in_language(dossier, fact, language, Some(evidence))
                };
                CopiedFact { id: fact.id.clone(), record }
            })
            .collect(),
        references: cited
            .references
            .iter()
            .enumerate()
            .map(|(index, reference)| {
                let source = &dossier.sources[reference.source];
                let line = CitedSource::in_language(source, language);
                NumberedSource { number: index + 1, id: source.id.clone(), source: line }
            })
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
        // An item of a chart is described in JSON; the page prints two of its fields.
        let item = text.starts_with('{').then(|| serde_json::from_str::<ChartItem>(text).ok());
        match item.flatten() {
            Some(item) => texts.extend([item.label, item.value]),
            None => texts.push(plain(text)),
        }
    }
    texts.retain(|text| !text.is_empty());
    texts
}

/// The evidence of a fact, without that of sources to which the page gives no number.
fn evidence(
    dossier: &Dossier,
    fact: &Fact,
    language: Language,
    numbers: &BTreeMap<usize, usize>,
) -> Vec<NumberedCitation> {
    let numbered = fact.evidence.iter().filter_map(|evidence| {
        let printed = evidence.as_printed.iter();
        Some(NumberedCitation {
            reference: *numbers.get(&evidence.source)?,
            locator: Locator::display(&evidence.locator, language),
            version: evidence.version.map(|version| version + 1),
            as_printed: printed.map(|(name, (text, _))| (name.clone(), text.clone())).collect(),
            as_cited_from: evidence
                .original
                .map(|original| dossier.sources[original].publisher_in(language).to_owned()),
        })
    });
    numbered.collect()
}
