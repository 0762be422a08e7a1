//! The list of references: each source, the places in it, and what it cites.

use std::collections::BTreeMap;
use std::sync::Arc;

use minijinja::context;
use minijinja::value::Value as Jinja;

use super::diagnose::diagnose;
use super::environment::Engine;
use super::escape;
use super::given::refuse_unlisted;
use super::limited;
use super::lookup::LabelFunction;
use super::mark::has_marks;
use super::messages::engine::reference_joins_no_text;
use super::object::with_absent;
use super::passage::link;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::{Language, SourceLanguage};
use crate::model::{Author, Dossier, Locator, Nature, Source};
use crate::value::{Date, Rendering, Value, format};

const TEMPLATE: &str = "reference.md.j2";

/// One source in the numbered list, with what was used of it, in order of use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The source's index.
    pub source: usize,
    /// Places in it.
    pub places: Vec<CitedPlace>,
}

/// A place in a source for which it is cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedPlace {
    /// Where.
    pub locator: Locator,
    /// The unread document that the source cites there.
    pub original: Option<usize>,
    /// The address of the passage, where the tables tell it and the place may be linked.
    pub passage: Option<String>,
}

impl Reference {
    /// A source not used yet.
    pub fn new(source: usize) -> Self {
        Self { source, places: Vec::new() }
    }

    /// Adds a place, once. Its passage is that of the first figure that tells one.
    pub fn add(&mut self, place: CitedPlace) {
        let same = |one: &&mut CitedPlace| (&one.locator, one.original) == (&place.locator, place.original);
        match self.places.iter_mut().find(same) {
            Some(known) => known.passage = known.passage.take().or(place.passage),
            None => self.places.push(place),
        }
    }
}

/// Which figures a page holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FiguresShown {
    /// None.
    NoFigures,
    /// Those of its facts.
    Figures,
    /// Those of an earlier edition too, which have no citation.
    OldFigures,
}

/// What the page says about its source numbers: only what is true of what it holds.
/// `summary` says it of all of them together.
pub fn promise(summary: Option<&str>, held: FiguresShown, language: Language) -> String {
    let words = language.words();
    let (labels, page) = (&words.labels, &words.page);
    let Some(summary) = summary else { return labels.no_sources.to_owned() };
    let numbered = match held {
        FiguresShown::NoFigures => page.every_fact,
        FiguresShown::Figures => page.every_figure,
        FiguresShown::OldFigures => page.every_present_figure,
    };
    format!("{numbered}{}{summary}", labels.gap)
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
    let date = |date: Date| format(&Value::from(date), dossier.style(language), Rendering::Running);
    let own: Vec<&CitedPlace> = reference.places.iter().filter(|place| place.original.is_none()).collect();
    // In the order of their places, as a reader meets them in the source.
    let mut cited: Vec<(usize, Vec<&CitedPlace>)> = Vec::new();
    for place in &reference.places {
        let Some(original) = place.original else { continue };
        match cited.iter_mut().find(|(known, _)| *known == original) {
            Some((_, places)) => places.push(place),
            None => cited.push((original, vec![place])),
        }
    }
    cited.sort_by_cached_key(|(_, places)| places.iter().map(|place| place.locator.order()).min());
    let cited: Vec<BTreeMap<&str, String>> = cited
        .into_iter()
        .map(|(original, places)| {
            BTreeMap::from([
                ("name", escape::markdown(dossier.sources[original].publisher_in(language))),
                ("locators", locators(&places, language)),
            ])
        })
        .collect();
    let translation = source.title.get(&language).filter(|_| source.own_language() != Some(language));
    // Readers expect the party itself or the press; any other kind of source is named.
    let labels = &language.words().labels;
    let nature = source.nature.and_then(|nature| match nature {
        Nature::Primary | Nature::News => None,
        Nature::Official => Some(labels.official),
        Nature::Analysis => Some(labels.analysis),
        Nature::Digest => Some(labels.digest),
        Nature::Blog => Some(labels.blog),
        Nature::AiGenerated => Some(labels.ai_generated),
    });
    let within_quotes = language.words().punctuation.within_quotes;
    // Where the title stands as it is, it tells a language that briefs are written in.
    let told = |own: &&SourceLanguage| translation.is_some() || own.language().is_none();
    let foreign = source.language.as_ref().filter(told);
    // The day on which it was read is told of what has no date of its own.
    let retrieved = source.accessed.filter(|_| source.issued.is_none());
    let view = context! {
        lang => language.tag(),
        label => Jinja::from_object(LabelFunction { language, state: None }),
        r => context! {
            authors => escape::markdown(&authors(source, language)),
            publisher => escape::markdown(&publisher(source, language)),
            title => source.own_title().map(|title| escape::markdown(&within_quotes(title))),
            translation => translation.map(|title| escape::markdown(&within_quotes(title))),
            language => foreign.map(|own| escape::markdown(own.name(language))),
            issued => source.issued.map_or_else(|| labels.no_date.to_owned(), |issued| escape::markdown(&date(issued))),
            retrieved => retrieved.map(|read| escape::markdown(&date(read))),
            nature,
            locators => locators(&own, language),
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
        .and_then(|template| limited::render(&template, with_absent(view)))
        .map_err(|error| diagnose(&error, &engine.templates, &fallback, Some(dossier)))?;
    if has_marks(&rendered) {
        return Err(reference_joins_no_text(fallback));
    }
    // A definition is one line; a line break in a template is a blank.
    Ok(rendered.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Places as they are printed, each a link to its passage where that is known.
fn locators(places: &[&CitedPlace], language: Language) -> String {
    let all: Vec<&Locator> = places.iter().map(|place| &place.locator).collect();
    if places.iter().all(|place| place.passage.is_none()) {
        return escape::markdown(&Locator::display_all(&all, language));
    }
    let (text, parts) = Locator::display_parts(&all, language);
    let mut linked = String::new();
    let mut at = 0;
    for (range, index) in parts {
        if let Some(address) = &places[index].passage {
            linked.push_str(&escape::markdown(&text[at..range.start]));
            linked.push_str(&link(&escape::markdown(&text[range.clone()]), address));
            at = range.end;
        }
    }
    linked.push_str(&escape::markdown(&text[at..]));
    linked
}

/// The publisher; empty where it is an author too, so that it isn't printed twice.
fn publisher(source: &Source, language: Language) -> String {
    if source.publisher.is_empty() {
        let unknown = language.words().labels.no_publisher;
        return if source.authors.is_empty() { unknown.to_owned() } else { String::new() };
    }
    let publisher = source.publisher_in(language);
    if source.authors.iter().any(|author| author == publisher) { String::new() } else { publisher.to_owned() }
}

/// The authors as they are printed: each in the order of the source's language, given name first where that isn't known.
fn authors(source: &Source, language: Language) -> String {
    let names: Vec<String> = source
        .authors
        .iter()
        .map(|author| match Author::parse(author) {
            Ok(Author::Person { family, given, suffix }) => {
                let name = match &source.language {
                    Some(own) => own.person(family, given),
                    None => format!("{given} {family}"),
                };
                suffix.map_or(name.clone(), |suffix| format!("{name}, {suffix}"))
            }
            // The check has refused what isn't clear.
            Ok(Author::Whole(_)) | Err(_) => author.clone(),
        })
        .collect();
    (language.words().punctuation.authors)(&names)
}
