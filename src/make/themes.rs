//! The themes that a brief can name: the built-in ones, and the project's own, which take precedence.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::messages;
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::disk::FoundFile;
use crate::error::Error;
use crate::model::{Brief, Dossier};
use crate::page::{Art, Theme};

/// Themes by name.
#[derive(Debug, Clone)]
pub struct Themes {
    themes: BTreeMap<String, Arc<Theme>>,
    /// The texts of the project's own, by name.
    texts: BTreeMap<String, Arc<SourceText>>,
}

impl Themes {
    /// The built-in themes, replaced by those of the project with the same name.
    ///
    /// # Errors
    /// Every mistake in the project's own.
    pub fn new(own: &[Arc<SourceText>]) -> Result<Self, Vec<Diagnostic>> {
        let built_in = Theme::names().filter_map(|name| Some((name.to_owned(), Theme::built_in(name)?)));
        let mut themes: BTreeMap<String, Arc<Theme>> = built_in.collect();
        let mut found = Vec::new();
        let mut texts = BTreeMap::new();
        for text in own {
            let file = text.path.rsplit('/').next().unwrap_or_default();
            match Theme::parse(&text.text) {
                Ok(theme) => {
                    let name = file.trim_end_matches(".toml").to_owned();
                    texts.insert(name.clone(), Arc::clone(text));
                    themes.insert(name, Arc::new(theme));
                }
                Err(faults) => found.extend(faults.into_iter().map(|fault| messages::bad_theme(text, fault))),
            }
        }
        if found.is_empty() { Ok(Self { themes, texts }) } else { Err(found) }
    }

    /// Reads the logos that the project's own themes name; `read` gives a file beside them.
    ///
    /// # Errors
    /// When the reading fails. What is wrong with a logo is a diagnostic.
    pub fn read_logos(
        &mut self,
        mut read: impl FnMut(&str) -> Result<FoundFile, Error>,
    ) -> Result<Vec<Diagnostic>, Error> {
        let mut found = Vec::new();
        for (name, text) in &self.texts {
            let Some(theme) = self.themes.get_mut(name) else { continue };
            let Some((file, range)) = theme.logo.file.clone() else { continue };
            let span = Span::new(text, range);
            let art = match read(&file)? {
                FoundFile::Read(bytes) => {
                    Art::read(&bytes).map_err(|fault| messages::bad_drawing(&file, &span, &fault))
                }
                FoundFile::Absent => Err(messages::no_drawing(&file, &span)),
                FoundFile::Unfit => Err(messages::unfit_drawing(&file, &span)),
                FoundFile::Refused(diagnostic) => Err(diagnostic),
            };
            match art {
                Ok(art) => Arc::make_mut(theme).logo.art = Some(Arc::new(art)),
                Err(diagnostic) => found.push(diagnostic),
            }
        }
        Ok(found)
    }

    /// The names of the logos that the project's own themes name.
    pub fn logos(&self) -> impl Iterator<Item = &str> {
        let own = self.texts.keys().filter_map(|name| self.themes.get(name));
        own.filter_map(|theme| theme.logo.file.as_ref().map(|(name, _)| name.as_str()))
    }

    /// Every theme, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Theme)> {
        self.themes.iter().map(|(name, theme)| (name.as_str(), &**theme))
    }

    /// The fonts that the theme of a brief names, each with its place.
    pub fn fonts_of(&self, brief: &Brief, dossier: &Dossier) -> Vec<(String, Span)> {
        let name = brief.theme.as_ref().or(dossier.theme.as_ref()).map_or("standard", |(name, _)| name);
        let theme = self.themes.get(name).zip(self.texts.get(name));
        theme.map_or_else(Vec::new, |(theme, text)| {
            theme.fonts.all().map(|file| (file.name.clone(), Span::new(text, file.range.clone()))).collect()
        })
    }

    /// The theme of a brief: its own, else the dossier's, else `standard`.
    ///
    /// # Errors
    /// When no theme has the name.
    pub fn of(&self, brief: &Brief, dossier: &Dossier) -> Result<Arc<Theme>, Diagnostic> {
        let Some((name, span)) = brief.theme.as_ref().or(dossier.theme.as_ref()) else {
            return Ok(self.themes.get("standard").map_or_else(Theme::standard, Arc::clone));
        };
        self.themes
            .get(name)
            .map(Arc::clone)
            .ok_or_else(|| messages::unknown_theme(name, span, self.themes.keys().map(String::as_str)))
    }
}
