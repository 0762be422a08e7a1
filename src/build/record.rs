//! Composes the manifest of a build: what it made, and what it left as an earlier build made it.

use std::collections::{BTreeMap, BTreeSet};

use super::inputs::PROGRAM;
use super::past::Past;
use crate::account::{CitedSource, FactRecord};
use crate::language::Language;
use crate::make::{Output, Select};
use crate::manifest::{BriefEntry, Manifest, OutputEntry};
use crate::model::Dossier;

/// The manifest for the time when the new outputs are written. `briefs` has each brief as it is now; those without outputs
/// are as the last build left them, or weren't requested.
pub fn record(
    dossier: &Dossier,
    briefs: &BTreeMap<String, BriefEntry>,
    outputs: &[Output],
    past: Option<&Past>,
    select: &Select,
) -> Manifest {
    let mut manifest = Manifest::empty(PROGRAM, &dossier.name);
    for (name, entry) in briefs {
        let before = past.and_then(|past| past.manifest.briefs.get(name));
        let same = before.is_some_and(|before| before.key == entry.key);
        if same || outputs.iter().any(|output| output.brief == *name) {
            manifest.briefs.insert(name.clone(), entry.clone());
        }
    }
    let described = outputs.iter().map(|output| (output.file_name(), describe_output(dossier, output)));
    manifest.outputs.extend(described);
    if let Some(past) = past {
        keep(&mut manifest, briefs, outputs, past, select);
    }
    let current = current(&manifest, briefs);
    add_printed(&mut manifest, dossier, &current);
    if let Some(past) = past {
        add_earlier(&mut manifest, &past.manifest, &current);
    }
    manifest
}

fn describe_output(dossier: &Dossier, output: &Output) -> OutputEntry {
    OutputEntry {
        brief: output.brief.clone(),
        language: output.language.tag().to_owned(),
        format: output.format,
        hash: blake3::hash(&output.bytes).to_hex().to_string(),
        size: output.bytes.len() as u64,
        key: None,
        facts: output.facts.iter().map(|&fact| dossier.facts[fact].id.clone()).collect(),
        earlier: BTreeMap::new(),
    }
}

/// Takes over the files that this build didn't make: those of current briefs, and those that weren't requested.
fn keep(
    manifest: &mut Manifest,
    briefs: &BTreeMap<String, BriefEntry>,
    outputs: &[Output],
    past: &Past,
    select: &Select,
) {
    for (name, output) in &past.manifest.outputs {
        if manifest.outputs.contains_key(name) {
            continue;
        }
        let now = briefs.get(&output.brief);
        let before = past.manifest.briefs.get(&output.brief);
        let audience = now.or(before).map(|brief| &brief.audience);
        let current = now.is_some() && !outputs.iter().any(|made| made.brief == output.brief);
        if !current && is_wanted(output, audience.map_or("", String::as_str), select) {
            continue;
        }
        if let (None, Some(before)) = (manifest.briefs.get(&output.brief), before) {
            manifest.briefs.insert(output.brief.clone(), before.clone());
        }
        let of_brief = manifest.briefs.get(&output.brief).map(|brief| &brief.key);
        let key = past.manifest.key_of(output).filter(|&key| of_brief.is_none_or(|of_brief| key != of_brief));
        let kept = OutputEntry { key: key.map(str::to_owned), ..output.clone() };
        manifest.outputs.insert(name.clone(), kept);
    }
}

/// Whether a build of a selection would make a file of the last build, if it still belonged to a brief.
fn is_wanted(output: &OutputEntry, audience: &str, select: &Select) -> bool {
    let language = Language::from_tag(&output.language);
    match language {
        Some(language) => select.wants(audience, language, output.format),
        // An unknown language was written by another program; only a build of everything judges its files.
        None => select.is_everything(),
    }
}

/// The names of the files that are current.
fn current(manifest: &Manifest, briefs: &BTreeMap<String, BriefEntry>) -> BTreeSet<String> {
    let is_current = |output: &OutputEntry| {
        let now = briefs.get(&output.brief);
        now.is_some_and(|now| manifest.key_of(output) == Some(now.key.as_str()))
    };
    let current = manifest.outputs.iter().filter(|(_, output)| is_current(output));
    current.map(|(name, _)| name.clone()).collect()
}

/// Adds the facts and sources of those files.
pub fn add_printed(manifest: &mut Manifest, dossier: &Dossier, current: &BTreeSet<String>) {
    let mut printed: BTreeSet<String> = BTreeSet::new();
    for (name, output) in &mut manifest.outputs {
        if current.contains(name) {
            output.earlier.clear();
            printed.extend(output.facts.iter().cloned());
        }
    }
    for picture in pictures(manifest, current) {
        if let Some(source) = dossier.sources.iter().position(|source| source.id == picture) {
            let origins = dossier.goes_back_to(source);
            for source in std::iter::once(source).chain(origins).map(|source| &dossier.sources[source]) {
                let cited = || CitedSource::of(dossier, source);
                manifest.sources.entry(source.id.clone()).or_insert_with(cited);
            }
        }
    }
    for id in printed {
        let Some(fact) = dossier.fact(&id) else { continue };
        manifest.facts.insert(id, FactRecord::of(dossier, fact));
        for evidence in &fact.evidence {
            // Those that they rest on are in it too, so that it tells how many origins a figure has.
            let cited = std::iter::once(evidence.source)
                .chain(evidence.original)
                .chain(evidence.origins(&dossier.sources));
            for source in cited {
                let source = &dossier.sources[source];
                if !manifest.sources.contains_key(&source.id) {
                    manifest.sources.insert(source.id.clone(), CitedSource::of(dossier, source));
                }
            }
        }
    }
}

/// The ids of the sources of the pictures on the pages of some files.
fn pictures(manifest: &Manifest, files: &BTreeSet<String>) -> BTreeSet<String> {
    let outputs = manifest.outputs.iter().filter(|(name, _)| files.contains(*name));
    let briefs = outputs.filter_map(|(_, output)| manifest.briefs.get(&output.brief));
    briefs.filter_map(|brief| Some(brief.picture.as_ref()?.source.clone())).collect()
}

/// Adds the facts and sources of files that are older than their brief. A fact that such a file prints differently from
/// the others is recorded with the file.
fn add_earlier(manifest: &mut Manifest, before: &Manifest, current: &BTreeSet<String>) {
    let Manifest { outputs, facts, sources, .. } = manifest;
    for (name, output) in outputs {
        let Some(old) = before.outputs.get(name).filter(|_| !current.contains(name)) else { continue };
        let mut earlier = BTreeMap::new();
        for id in &output.facts {
            let Some(fact) = before.fact_in(old, id) else { continue };
            match facts.get(id) {
                None => {
                    facts.insert(id.clone(), fact.clone());
                }
                Some(now) if now == fact => {}
                Some(_) => {
                    earlier.insert(id.clone(), fact.clone());
                }
            }
            for source in fact.sources() {
                if let (None, Some(source_before)) = (sources.get(source), before.sources.get(source)) {
                    sources.insert(source.clone(), source_before.clone());
                }
            }
        }
        output.earlier = earlier;
        // Its picture may be another one than that of newer files.
        let picture = before.briefs.get(&output.brief).and_then(|brief| brief.picture.as_ref());
        if let Some(picture) = picture
            && let Some(source) = before.sources.get(&picture.source)
        {
            sources.entry(picture.source.clone()).or_insert_with(|| source.clone());
        }
    }
}
