//! The machine-readable facts that a PDF carries: exactly the fields of docs/facts-schema.md and nothing else.
//!
//! Notes, remarks, archive names, lines of copies, priorities and waivers never leave the house.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::draft::{Cited, Draft};
use crate::language::Language;
use crate::manifest::{Form, form, statement};
use crate::model::{Brief, Dossier, Fact, Locator, Source};
use crate::value::{Rendering, Value, format};

/// The name of the attachment.
pub const FILE_NAME: &str = "facts.json";

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct FactsFile<'a> {
    schema: &'static str,
    version: u32,
    generator: &'static str,
    dossier: &'a str,
    brief: &'a str,
    audience: &'a str,
    language: &'static str,
    title: &'a str,
    date: String,
    facts: Vec<FactView<'a>>,
    references: Vec<ReferenceView<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct FactView<'a> {
    id: &'a str,
    statement: String,
    values: BTreeMap<&'a str, ValueView>,
    status: &'static str,
    stage: &'static str,
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    due: Option<String>,
    lapsed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    evidence: Vec<EvidenceView<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct EvidenceView<'a> {
    reference: usize,
    locator: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    as_printed: BTreeMap<&'a str, &'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    as_cited_from: Option<&'a str>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ReferenceView<'a> {
    number: usize,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    nature: Option<&'static str>,
    publisher: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    authors: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// A value as printed and as a machine compares it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ValueView {
    text: String,
    #[serde(flatten)]
    form: Form,
}

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
        schema: "factbrief/facts",
        version: 1,
        generator: concat!("factbrief ", env!("CARGO_PKG_VERSION")),
        dossier: &dossier.name,
        brief: &brief.name,
        audience: &brief.audience,
        language: language.tag(),
        title: &draft.title,
        date: dossier.date.to_string(),
        facts: facts
            .iter()
            .map(|&index| fact_view(dossier, &dossier.facts[index], language, &numbers))
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

fn fact_view<'a>(
    dossier: &'a Dossier,
    fact: &'a Fact,
    language: Language,
    numbers: &BTreeMap<usize, usize>,
) -> FactView<'a> {
    let lapsed = fact.has_lapsed(dossier.date);
    let value_text = |value: &Value| format(value, dossier.style(language), Rendering::Running);
    let figures = fact.value.iter().map(|value| ("value", value));
    let figures = figures.chain(fact.companions.iter().map(|(name, value)| (name.as_str(), value)));
    FactView {
        id: &fact.id,
        statement: statement(dossier, fact, language),
        values: figures
            .map(|(name, value)| (name, ValueView { text: value_text(value), form: form(value) }))
            .collect(),
        status: fact.status.name(),
        stage: fact.stage.name(),
        as_of: fact.as_of.to_string(),
        due: fact.due.as_ref().map(ToString::to_string),
        lapsed,
        subject: fact.subject.as_deref(),
        evidence: fact
            .evidence
            .iter()
            .filter_map(|evidence| {
                Some(EvidenceView {
                    reference: *numbers.get(&evidence.source)?,
                    locator: Locator::display(&evidence.locator, language),
                    as_printed: evidence
                        .as_printed
                        .iter()
                        .map(|(name, (text, _))| (name.as_str(), text.as_str()))
                        .collect(),
                    as_cited_from: evidence
                        .original
                        .map(|original| dossier.sources[original].publisher_in(language)),
                })
            })
            .collect(),
    }
}

fn reference_view(number: usize, source: &Source, language: Language) -> ReferenceView<'_> {
    ReferenceView {
        number,
        id: &source.id,
        r#type: source.kind.map(crate::model::SourceType::name),
        nature: source.nature.map(crate::model::Nature::name),
        publisher: source.publisher_in(language),
        authors: &source.authors,
        title: source.own_title(),
        issued: source.issued.as_ref().map(ToString::to_string),
        url: source.url.as_deref(),
    }
}
