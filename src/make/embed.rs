//! The machine-readable facts that a PDF carries: exactly the fields of docs/facts-schema.md and nothing else.
//!
//! Notes, remarks, names and lines of archived sources, priorities and waivers are never handed on.

use std::collections::{BTreeMap, BTreeSet};

use super::facts_file::{
    FactsFile, MarkedAs, NumberedCitation, NumberedSource, PictureShown, SCHEMA, UnlistedSource, VERSION,
};
use crate::account::{CitedSource, CopiedFact, FactRecord, backing};
use crate::language::Language;
use crate::model::{Brief, BriefPicture, Dossier, Fact, Locator};
use crate::render::{ChartItem, Cited, Rendered, plain, shown_picture};

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
    let unlisted = Unlisted::of(dossier, cited, facts, &numbers);
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
        marking: rendered
            .marking
            .as_ref()
            .map(|(kind, text)| MarkedAs { kind: kind.name().to_owned(), text: text.clone() }),
        facts: facts
            .iter()
            .map(|&index| {
                let fact = &dossier.facts[index];
                let evidence = evidence(dossier, fact, language, &numbers, &unlisted);
                let record = FactRecord {
                    printed: printed(cited, index),
                    backing: backing(dossier, fact, |one| numbers.contains_key(&one.source)),
                    ..FactRecord::in_language(dossier, fact, (language, brief.showing()), Some(evidence))
                };
                CopiedFact { id: fact.id.clone(), record }
            })
            .collect(),
        picture: brief.picture.as_ref().and_then(|picture| picture_shown(picture, cited, &numbers)),
        references: cited
            .references
            .iter()
            .enumerate()
            .map(|(index, reference)| {
                let source = &dossier.sources[reference.source];
                let line = CitedSource::in_language(source, language);
                let origins = unlisted.origins(dossier, reference.source, &numbers);
                let originals = reference.places.iter().filter_map(|place| place.original);
                let originals: BTreeSet<usize> =
                    originals.filter_map(|original| unlisted.number(original, &numbers)).collect();
                let as_cited = originals.into_iter().collect();
                NumberedSource { number: index + 1, id: source.id.clone(), source: line, origins, as_cited }
            })
            .collect(),
        unlisted: unlisted.describe(dossier, &numbers),
    };
    let mut bytes = serde_json::to_vec_pretty(&file)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// The picture of a page as its readers get it.
fn picture_shown(
    picture: &BriefPicture,
    cited: &Cited,
    numbers: &BTreeMap<usize, usize>,
) -> Option<PictureShown> {
    let (alt, caption) = shown_picture(&cited.markdown)?;
    Some(PictureShown {
        alt,
        caption,
        reference: *numbers.get(&picture.source.0)?,
        locator: picture.locator.as_ref().map(|locator| Locator::display(locator, cited.language)),
        hash: picture.content.as_ref()?.hash.clone(),
    })
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
    unlisted: &Unlisted,
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
            original: evidence.original.and_then(|original| unlisted.number(original, numbers)),
        })
    });
    numbered.collect()
}

/// The documents to which a page's sources go back and that it doesn't list.
struct Unlisted(Vec<usize>);

impl Unlisted {
    /// In the order in which references and evidence lead to them.
    fn of(dossier: &Dossier, cited: &Cited, facts: &[usize], numbers: &BTreeMap<usize, usize>) -> Self {
        let listed = cited.references.iter().map(|reference| reference.source);
        let own = cited.references.iter().flat_map(|reference| &reference.places);
        let own = own.filter_map(|place| place.original);
        let others = facts.iter().flat_map(|&fact| &dossier.facts[fact].evidence);
        let others = others.filter(|one| numbers.contains_key(&one.source)).filter_map(|one| one.original);
        let originals = own.chain(others);
        let mut found: Vec<usize> = Vec::new();
        for source in listed.chain(originals) {
            for one in std::iter::once(source).chain(dossier.goes_back_to(source)) {
                if !numbers.contains_key(&one) && !found.contains(&one) {
                    found.push(one);
                }
            }
        }
        Self(found)
    }

    fn number(&self, source: usize, numbers: &BTreeMap<usize, usize>) -> Option<usize> {
        let place = || self.0.iter().position(|&one| one == source).map(|place| numbers.len() + place + 1);
        numbers.get(&source).copied().or_else(place)
    }

    /// The numbers of all documents to which a source goes back.
    fn origins(&self, dossier: &Dossier, source: usize, numbers: &BTreeMap<usize, usize>) -> Vec<usize> {
        let back = dossier.goes_back_to(source).into_iter();
        let mut origins: Vec<usize> = back.filter_map(|one| self.number(one, numbers)).collect();
        origins.sort_unstable();
        origins
    }

    fn describe(&self, dossier: &Dossier, numbers: &BTreeMap<usize, usize>) -> Vec<UnlistedSource> {
        let each = self.0.iter().enumerate().map(|(place, &source)| UnlistedSource {
            number: numbers.len() + place + 1,
            read: dossier.sources[source].read,
            origins: self.origins(dossier, source, numbers),
        });
        each.collect()
    }
}
