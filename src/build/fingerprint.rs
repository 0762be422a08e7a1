//! Fingerprints of the parts of a brief's input. They decide nothing; they say which part differs when the key does.

use std::collections::{BTreeMap, BTreeSet};

use super::key::{Feed, PROGRAM, given_up};
use crate::draft::{Concession, Templates, template_of};
use crate::language::Language;
use crate::make::Drafts;
use crate::make::Tools;
use crate::manifest::{BriefEntry, Rung};
use crate::model::{Brief, Dossier, Piece, Statement};
use crate::page::{Fonts, Theme};
use crate::value::Numbers;

/// The template that every list of references goes through.
const REFERENCE: &str = "reference.md.j2";

/// What is worked out once for all briefs of a run.
pub struct Fingerprints {
    /// Of the fonts.
    pub fonts: String,
    /// Of everything together: templates, themes and fonts.
    pub all: blake3::Hash,
    /// Of each template, the fingerprints of those that it can reach.
    templates: BTreeMap<String, BTreeMap<String, String>>,
}

impl Fingerprints {
    /// Works them out.
    pub fn new(tools: &Tools<'_>) -> Self {
        let templates = &tools.engine.templates;
        let mut feed = Feed::default();
        for (name, text) in templates.iter() {
            feed.text(name);
            feed.text(&text.text);
        }
        feed.text(&format!("{:?}", tools.themes));
        let fonts = fonts(tools.fonts);
        feed.text(&fonts);
        let each = templates.iter().map(|(name, _)| (name.to_owned(), reachable(templates, name)));
        Self { fonts, all: feed.0.finalize(), templates: each.collect() }
    }
}

/// An embedded font file begins with its table directory, which holds a checksum of every table (OpenType, "Table
/// directory"); reading the megabytes behind it would tell no more. Of other files nobody knows whether the
/// checksums are right.
fn fonts(fonts: &Fonts) -> String {
    const DIRECTORY: usize = 1024;
    let mut feed = Feed::default();
    for face in fonts.faces() {
        let data = fonts.data(face);
        let read = if face.is_embedded() { data.len().min(DIRECTORY) } else { data.len() };
        feed.text(&fonts.name(face));
        feed.number(data.len());
        feed.bytes(&data[..read]);
    }
    feed.fingerprint()
}

/// The templates that one can reach: those whose names stand in it in quotes, and so on, and the one for references.
/// A name put together while the template runs isn't seen; then no reason names that template, and that is all.
fn reachable(templates: &Templates, name: &str) -> BTreeMap<String, String> {
    let mut found: BTreeSet<&str> = BTreeSet::new();
    let mut open = vec![name, REFERENCE];
    while let Some(name) = open.pop() {
        let Some(text) = templates.get(name) else { continue };
        if found.insert(name) {
            let named = templates.iter().map(|(name, _)| name).filter(|name| {
                ['"', '\''].iter().any(|quote| text.text.contains(&format!("{quote}{name}{quote}")))
            });
            open.extend(named);
        }
    }
    let print = |name: &str| {
        let mut feed = Feed::default();
        feed.text(templates.get(name).map_or("", |text| &text.text));
        (name.to_owned(), feed.fingerprint())
    };
    found.into_iter().map(print).collect()
}

/// What the manifest says of a brief that is set on a rung, which must be one that is reached.
pub fn describe_brief(
    drafts: &Drafts<'_>,
    theme: &Theme,
    fingerprints: &Fingerprints,
    key: String,
    rung: Rung,
    tried: Vec<Rung>,
) -> BriefEntry {
    let (dossier, brief) = (drafts.dossier, drafts.brief);
    let (short, omitted) = given_up(drafts, rung);
    BriefEntry {
        audience: brief.audience.clone(),
        program: PROGRAM.to_owned(),
        date: dossier.date.to_string(),
        key,
        rung,
        tried,
        short,
        omitted,
        theme: print(|feed| feed.text(&format!("{theme:?}"))),
        fonts: fingerprints.fonts.clone(),
        settings: settings(dossier, brief),
        words: words(brief),
        imprint: print(|feed| {
            feed.texts(&dossier.title);
            feed.texts(&dossier.publisher);
            feed.text(dossier.contact.as_deref().unwrap_or_default());
        }),
        ladder: print(|feed| {
            for concession in &drafts.ladder {
                let (kind, fact) = match concession {
                    Concession::Short(fact) => ("short", fact),
                    Concession::Omit(fact) => ("omit", fact),
                };
                feed.text(kind);
                feed.text(&dossier.facts[*fact].id);
            }
        }),
        shorts: shorts(dossier, brief),
        templates: fingerprints
            .templates
            .get(&*template_of(brief, |name| fingerprints.templates.contains_key(name)))
            .cloned()
            .unwrap_or_default(),
    }
}

fn print(write: impl FnOnce(&mut Feed)) -> String {
    let mut feed = Feed::default();
    write(&mut feed);
    feed.fingerprint()
}

/// The limits of the page and how figures are written.
fn settings(dossier: &Dossier, brief: &Brief) -> String {
    print(|feed| {
        let numbers = match dossier.numbers {
            Numbers::Report => "report",
            Numbers::Newspaper => "newspaper",
        };
        let Brief { min_type_size, tell_omitted, .. } = brief;
        let (paper, embed) = (dossier.paper, dossier.embed_facts);
        feed.text(&format!("{paper:?} {min_type_size} {tell_omitted} {embed} {numbers}"));
        let languages: Vec<String> = dossier.languages.iter().map(Language::to_string).collect();
        feed.list(&languages);
        if dossier.tell_unverified {
            feed.text("tell-unverified");
            feed.list(&pinned(dossier));
        }
        if let Some(label) = dossier.audiences.get(&brief.audience) {
            feed.texts(label);
        }
    })
}

/// The sources of which a copy is pinned.
fn pinned(dossier: &Dossier) -> Vec<String> {
    let pinned = dossier.sources.iter().filter(|source| source.sha256.is_some());
    pinned.map(|source| source.id.clone()).collect()
}

fn words(brief: &Brief) -> String {
    let texts = |feed: &mut Feed, texts: &BTreeMap<Language, (String, crate::diagnostic::Span)>| {
        feed.number(texts.len());
        for (language, (text, _)) in texts {
            feed.text(language.tag());
            feed.text(text);
        }
    };
    print(|feed| {
        texts(feed, &brief.title);
        texts(feed, &brief.bottom_line);
        if let Some(replaced) = &brief.replaces {
            feed.text(&replaced.date.to_string());
        }
        for section in &brief.sections {
            feed.text(section.layout.name());
            texts(feed, &section.heading);
            section.text.iter().for_each(|text| texts(feed, text));
        }
    })
}

/// The short forms of the facts in the sections.
fn shorts(dossier: &Dossier, brief: &Brief) -> String {
    let statement = |feed: &mut Feed, statement: &Statement| {
        for piece in &statement.pieces {
            match piece {
                Piece::Text(text) => feed.text(text),
                Piece::Placeholder { name, rendering } => feed.text(&format!("{name} {rendering:?}")),
            }
        }
    };
    print(|feed| {
        for &fact in brief.sections.iter().flat_map(|section| &section.facts) {
            for (language, short) in dossier.facts[fact].short.iter().flatten() {
                feed.text(language.tag());
                statement(feed, short);
            }
        }
    })
}
