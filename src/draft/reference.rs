//! The reference lines: which source, where in it, and what it cites.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::context;

use super::environment::{Engine, diagnose};
use super::escape;
use super::given::refuse_unlisted;
use super::labels::{Label, label};
use super::limited;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Language;
use crate::model::{Dossier, Locator, Nature, Source};
use crate::value::{Date, Rendering, Value, format};

const TEMPLATE: &str = "reference.md.j2";

/// One source in the numbered list, with what was used of it, in order of use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The source's index.
    pub source: usize,
    /// Places, each with the unread document that the source cites there.
    pub places: Vec<(Locator, Option<usize>)>,
}

impl Reference {
    /// A source not used yet.
    pub fn new(source: usize) -> Self {
        Self { source, places: Vec::new() }
    }

    /// Adds a place, once.
    pub fn add(&mut self, locator: Locator, original: Option<usize>) {
        let place = (locator, original);
        if !self.places.contains(&place) {
            self.places.push(place);
        }
    }
}

/// The list as footnote definitions, one on each line.
pub fn list(
    references: &[Reference],
    dossier: &Arc<Dossier>,
    language: Language,
    engine: &Engine,
) -> Result<String, Diagnostic> {
    let lines: Result<Vec<String>, Diagnostic> = references
        .iter()
        .enumerate()
        .map(|(index, reference)| {
            let line = line(reference, dossier, language, engine)?;
            Ok(format!("[^{}]: {line}", index + 1))
        })
        .collect();
    Ok(lines?.join("\n"))
}

fn line(
    reference: &Reference,
    dossier: &Dossier,
    language: Language,
    engine: &Engine,
) -> Result<String, Diagnostic> {
    let source = &dossier.sources[reference.source];
    let date = |date: Date| format(&Value::Date(date), dossier.style(language), Rendering::Running);
    let own: Vec<&Locator> = reference
        .places
        .iter()
        .filter(|(_, original)| original.is_none())
        .map(|(locator, _)| locator)
        .collect();
    // BTreeMap would sort by index; the order is that of use.
    let mut cited: Vec<(usize, Vec<&Locator>)> = Vec::new();
    for (locator, original) in &reference.places {
        let Some(original) = original else { continue };
        match cited.iter_mut().find(|(known, _)| known == original) {
            Some((_, locators)) => locators.push(locator),
            None => cited.push((*original, vec![locator])),
        }
    }
    let cited: Vec<BTreeMap<&str, String>> = cited
        .into_iter()
        .map(|(original, locators)| {
            BTreeMap::from([
                ("name", escape::markdown(dossier.sources[original].publisher_in(language))),
                ("locators", escape::markdown(&Locator::display_all(&locators, language))),
            ])
        })
        .collect();
    let translation = source.title.get(&language).filter(|_| source.language != Some(language));
    let nature = match source.nature {
        Some(Nature::AiGenerated) => Some(label(Label::AiGenerated, language)),
        Some(Nature::Blog) => Some(label(Label::Blog, language)),
        _ => None,
    };
    let view = context! {
        lang => language.tag(),
        r => context! {
            authors => escape::markdown(&authors(source, language)),
            publisher => escape::markdown(&publisher(source, language)),
            title => source.own_title().map(escape::markdown),
            translation => translation.map(|title| escape::markdown(title)),
            issued => source.issued.map_or_else(|| label(Label::NoDate, language).to_owned(), |issued| escape::markdown(&date(issued))),
            nature,
            locators => escape::markdown(&Locator::display_all(&own, language)),
            cited,
            url => source.url.as_deref(),
        },
    };
    let fallback = engine.templates.get(TEMPLATE).map(|text| Span::new(text, 0..0));
    let fallback = fallback.unwrap_or_else(|| source.span.clone());
    refuse_unlisted(&view, &fallback)?;
    let rendered = engine
        .environment
        .get_template(TEMPLATE)
        .and_then(|template| limited::render(&template, view))
        .map_err(|error| diagnose(&error, &engine.templates, &fallback))?;
    // A definition is one line; a line break in a template is a blank.
    Ok(rendered.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Publishers differ from authors, else they are not printed twice.
fn publisher(source: &Source, language: Language) -> String {
    if source.publisher.is_empty() {
        return if source.authors.is_empty() { source.id.clone() } else { String::new() };
    }
    let publisher = source.publisher_in(language);
    if source.authors.iter().any(|author| author == publisher) { String::new() } else { publisher.to_owned() }
}

/// Persons; Japanese names print family first, others given name first.
fn authors(source: &Source, language: Language) -> String {
    let names: Vec<String> = source
        .authors
        .iter()
        .map(|author| match author.split_once(',') {
            None => author.clone(),
            Some((family, given)) => {
                let (family, given) = (family.trim(), given.trim());
                let kanji = !author.is_ascii();
                match source.language {
                    Some(Language::Ja) if kanji => format!("{family}{given}"),
                    Some(Language::Ja) => format!("{family} {given}"),
                    _ => format!("{given} {family}"),
                }
            }
        })
        .collect();
    names.join(if language == Language::Ja { "・" } else { ", " })
}
