//! The facts and pages of one state of a dossier: as it is now, at a revision, at the last build, or in a foreign PDF.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::messages::ForeignPdfError;
use crate::account::FactRecord;
use crate::language::Language;
use crate::make::{DossierOutcome, FactsFile};
use crate::manifest::{Manifest, OutputFormat};
use crate::model::Brief;
use crate::value::Showing;

/// One state of one dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// The dossier's name.
    pub dossier: String,
    /// Whether it holds every fact of the dossier; else only those that the briefs print.
    pub whole: bool,
    /// The facts by id.
    pub facts: BTreeMap<String, FactRecord>,
    /// The briefs by name and language.
    pub briefs: BTreeMap<(String, Language), BriefState>,
}

/// A brief in one language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BriefState {
    /// The final Markdown, where it is known.
    pub markdown: Option<String>,
    /// The ids of the facts it prints, in order of first use.
    pub facts: Vec<String>,
    /// The BLAKE3 hashes of its files by name; none of a foreign PDF.
    pub files: BTreeMap<String, String>,
}

impl Snapshot {
    /// A dossier that isn't there.
    pub fn none(dossier: &str) -> Self {
        Self { dossier: dossier.to_owned(), whole: true, facts: BTreeMap::new(), briefs: BTreeMap::new() }
    }

    /// A dossier that was checked and whose briefs were made; none when it has mistakes.
    pub fn of_outcome(outcome: &DossierOutcome) -> Option<Self> {
        Self::shown(outcome, None)
    }

    /// The same, with contested figures as the brief of this name shows them, to be compared with a copy of its page.
    pub fn of_brief(outcome: &DossierOutcome, brief: &str) -> Option<Self> {
        let named = outcome.dossier.as_ref()?.briefs.iter().find(|one| one.name == brief);
        Self::shown(outcome, named.map(Brief::showing))
    }

    fn shown(outcome: &DossierOutcome, of_brief: Option<Showing>) -> Option<Self> {
        let dossier = outcome.dossier.as_ref().filter(|_| !outcome.failed())?;
        // A large dossier has thousands of facts, and most of the time goes into printing their values.
        let facts: Vec<_> = dossier
            .facts
            .par_iter()
            .map(|fact| (fact.id.clone(), FactRecord::whole(dossier, fact, of_brief)))
            .collect();
        let mut briefs: BTreeMap<(String, Language), BriefState> = BTreeMap::new();
        for output in &outcome.outputs {
            let brief = briefs.entry((output.brief.clone(), output.language)).or_default();
            if output.format == OutputFormat::Markdown {
                brief.markdown = Some(String::from_utf8_lossy(&output.bytes).into_owned());
                brief.facts = output.facts.iter().map(|&fact| dossier.facts[fact].id.clone()).collect();
            }
            brief.files.insert(output.file_name(), blake3::hash(&output.bytes).to_hex().to_string());
        }
        Some(Self { dossier: outcome.name.clone(), whole: true, facts: facts.into_iter().collect(), briefs })
    }

    /// What the last build printed. `markdown` gives the text of a file that is still as it was written. A build of
    /// other files only may have left a file that prints a fact as it was earlier; the earlier fact is used then.
    pub fn of_build(manifest: &Manifest, markdown: impl Fn(&str) -> Option<String>) -> Self {
        let mut facts = manifest.facts.clone();
        let mut briefs: BTreeMap<(String, Language), BriefState> = BTreeMap::new();
        for (name, output) in &manifest.outputs {
            let Some(language) = Language::from_tag(&output.language) else { continue };
            facts.extend(output.earlier.clone());
            let brief = briefs.entry((output.brief.clone(), language)).or_default();
            for id in &output.facts {
                if !brief.facts.contains(id) {
                    brief.facts.push(id.clone());
                }
            }
            brief.files.insert(name.clone(), output.hash.clone());
            if output.format == OutputFormat::Markdown {
                brief.markdown = markdown(name);
            }
        }
        Self { dossier: manifest.dossier.clone(), whole: false, facts, briefs }
    }

    /// The facts that a foreign PDF carries.
    ///
    /// # Errors
    /// When it is in a language that this program doesn't know.
    pub fn of_facts(file: &FactsFile) -> Result<Self, ForeignPdfError> {
        let language = Language::from_tag(&file.language)
            .ok_or_else(|| ForeignPdfError::Language { tag: file.language.clone() })?;
        let facts = file.facts.iter().map(|fact| (fact.id.clone(), file.record(fact, language)));
        let ids = file.facts.iter().map(|fact| fact.id.clone());
        let state = BriefState { facts: ids.collect(), ..BriefState::default() };
        Ok(Self {
            dossier: file.dossier.clone(),
            whole: false,
            facts: facts.collect(),
            briefs: BTreeMap::from([((file.brief.clone(), language), state)]),
        })
    }

    /// The same, with only the briefs that the other state has.
    pub fn within(mut self, other: &Self) -> Self {
        self.briefs.retain(|key, _| other.briefs.contains_key(key));
        self
    }

    /// The briefs that print a fact, as `investor.en`.
    pub fn printing(&self, id: &str) -> Vec<String> {
        let printing = self.briefs.iter().filter(|(_, state)| state.facts.iter().any(|fact| fact == id));
        printing.map(|((brief, language), _)| format!("{brief}.{language}")).collect()
    }

    /// Whether a brief prints the fact.
    pub fn prints(&self, id: &str) -> bool {
        self.briefs.values().any(|brief| brief.facts.iter().any(|fact| fact == id))
    }
}
