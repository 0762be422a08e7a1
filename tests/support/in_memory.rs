//! A dossier of texts in memory, as the check reads it.

#![allow(dead_code, reason = "each test that shares this file uses a part of it")]

use std::sync::Arc;

use factbrief::diagnostic::SourceText;
use factbrief::disk::DossierFiles;

/// The texts of a dossier with one file of facts.
pub struct InMemory<'a> {
    pub dossier: &'a str,
    pub sources: &'a str,
    pub facts: &'a str,
    /// Each with its name.
    pub briefs: &'a [(&'a str, &'a str)],
}

pub fn source(path: &str, text: &str) -> Arc<SourceText> {
    Arc::new(SourceText { path: path.to_owned(), text: text.to_owned() })
}

impl InMemory<'_> {
    pub fn files(&self) -> DossierFiles {
        let brief = |(name, text): &(&str, &str)| source(&format!("briefs/harbour/{name}.toml"), text);
        DossierFiles {
            name: "harbour".to_owned(),
            folder: "briefs/harbour".into(),
            dossier: Some(source("dossier.toml", self.dossier)),
            sources: Some(source("sources.toml", self.sources)),
            facts: vec![source("facts/quays.toml", self.facts)],
            editions: Vec::new(),
            briefs: self.briefs.iter().map(brief).collect(),
            diagnostics: Vec::new(),
        }
    }
}
