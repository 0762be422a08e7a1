//! Fingerprints of what the briefs of a run share: fonts, templates and themes.

use std::collections::{BTreeMap, BTreeSet};

use super::digest::{digest, fingerprint};
use crate::error::{Error, Result};
use crate::make::Tools;
use crate::page::Fonts;
use crate::render::Templates;

/// The template that renders every list of references.
const REFERENCE: &str = "reference.md.j2";

/// The fingerprints that are computed once for all briefs of a run.
pub struct Fingerprints {
    /// Of the fonts.
    pub fonts: String,
    /// Of everything together: templates, themes and fonts.
    pub all: blake3::Hash,
    /// Of each template, the fingerprints of those that it can reach.
    pub templates: BTreeMap<String, BTreeMap<String, String>>,
}

impl Fingerprints {
    /// Computes them.
    ///
    /// # Errors
    /// When serde can't write JSON, which for these types would be a bug in it.
    pub fn new(tools: &Tools<'_>) -> Result<Self> {
        Self::of(tools).map_err(|error| Error::disk("write", "JSON".as_ref())(error.into()))
    }

    fn of(tools: &Tools<'_>) -> serde_json::Result<Self> {
        let templates = &tools.engine.templates;
        let texts: Vec<(&str, &str)> =
            templates.iter().map(|(name, text)| (name, text.text.as_str())).collect();
        let themes: Vec<_> = tools.themes.iter().collect();
        let fonts = fonts(tools.fonts)?;
        let all = digest(&(&texts, themes, &fonts))?;
        let each = texts.iter().map(|&(name, _)| Ok((name.to_owned(), reachable(templates, name)?)));
        Ok(Self { all, templates: each.collect::<serde_json::Result<_>>()?, fonts })
    }
}

/// An embedded font file begins with its table directory, which holds a checksum of every table (OpenType, "Table
/// directory"); reading the megabytes after it would add nothing. In other files the
/// checksums may be wrong.
fn fonts(fonts: &Fonts) -> serde_json::Result<String> {
    const DIRECTORY: usize = 1024;
    let faces = fonts.faces().map(|face| {
        let data = fonts.data(face);
        let read = if face.is_embedded() { data.len().min(DIRECTORY) } else { data.len() };
        (fonts.name(face), data.len(), blake3::hash(&data[..read]).to_hex().to_string())
    });
    fingerprint(&faces.collect::<Vec<_>>())
}

/// The templates that one can reach: those whose names are in it in quotes, those that these reach, and the one for
/// references. A name that is composed while the template runs isn't found; the only effect is that no reason names it.
fn reachable(templates: &Templates, name: &str) -> serde_json::Result<BTreeMap<String, String>> {
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
        let text = templates.get(name).map_or("", |text| &text.text);
        Ok((name.to_owned(), fingerprint(&text)?))
    };
    found.into_iter().map(print).collect()
}
