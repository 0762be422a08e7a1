//! Mutation score: sound dossiers are changed so that the page is wrong, and each change must be told for what it is.

#![allow(clippy::unwrap_used, reason = "a helper that panics fails its test")]

mod dossier;
mod figure;
mod generate;
#[allow(dead_code, reason = "the changes are applied by what is written after the list")]
mod list;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use factbrief::build::{Themes, Tools, produce};
use factbrief::check::check;
use factbrief::diagnostic::{Colour, Diagnostic, SourceText, report};
use factbrief::draft::{Engine, Templates};
use factbrief::page::Fonts;
use rayon::prelude::*;

use self::dossier::Written;
use self::generate::{DOSSIERS, generate};

/// What every check needs.
struct Bench {
    engine: Arc<Engine>,
    themes: Themes,
    fonts: Fonts,
}

impl Bench {
    fn new(templates: &[(String, String)]) -> Self {
        let own = templates.iter().map(|(name, text)| {
            let path = format!("templates/{name}");
            Arc::new(SourceText { path, text: text.clone() })
        });
        let engine = Engine::new(Templates::new(own)).unwrap();
        Self { engine: Arc::new(engine), themes: Themes::new(&[]).unwrap(), fonts: Fonts::embedded() }
    }

    /// What the command `check` says.
    fn check(&self, written: &Written) -> Vec<Diagnostic> {
        let tools = Tools { engine: &self.engine, themes: &self.themes, fonts: &self.fonts };
        produce("made".to_owned(), check(&written.files(), None), Some(&tools)).diagnostics
    }
}

fn printed(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(|diagnostic| report(diagnostic, Colour::Plain)).collect()
}

#[test]
fn unchanged_dossiers_are_sound() {
    let bench = Bench::new(&generate(1).write().templates);
    let wrong: Vec<String> = (1..=DOSSIERS)
        .into_par_iter()
        .filter_map(|seed| {
            let found = bench.check(&generate(seed).write());
            (!found.is_empty()).then(|| format!("seed {seed}\n{}", printed(&found)))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of them are not: {}", wrong.len(), wrong[..wrong.len().min(5)].join("\n"));
}

#[test]
fn every_subject_has_three_changes_and_every_change_a_name_of_its_own() {
    let changes = list::changes();
    let names: BTreeSet<&str> = changes.iter().map(|change| change.name.as_str()).collect();
    assert_eq!(names.len(), changes.len());
    let mut subjects: BTreeMap<String, usize> = BTreeMap::new();
    for change in &changes {
        *subjects.entry(list::label(change.subject)).or_default() += 1;
    }
    let few: Vec<_> = subjects.iter().filter(|(_, count)| **count < 3).collect();
    assert!(few.is_empty(), "{few:?}");
}
