//! Reads the title of a source: in the source's own language, whichever that is, and translated into those of briefs.

use super::context::Context;
use super::messages::sources as says;
use super::messages::toml::{no_texts, not_by_language};
use super::toml::Item;
use crate::language::{Language, SourceLanguage};
use crate::value::Texts;

/// A title in each language that it is given in.
#[derive(Debug, Default)]
pub struct Titles {
    /// In languages of briefs.
    pub texts: Texts,
    /// In the source's own language, where no brief is written in it.
    pub foreign: Option<String>,
}

impl Titles {
    /// Whether there is one in the source's own language.
    pub fn has_own(&self, own: &SourceLanguage) -> bool {
        match own.language() {
            Some(language) => self.texts.contains_key(&language),
            None => self.foreign.is_some(),
        }
    }
}

/// The titles under a key; `own` is the source's language, none where nobody knows it.
pub fn titles(item: Item<'_>, own: Option<&SourceLanguage>, context: &Context) -> Option<Titles> {
    if item.value.get_ref().is_str() {
        item.report(not_by_language(item.span(), item.key, item.value.get_ref(), &context.languages));
        return None;
    }
    let table = item.table()?;
    let entries = table.entries();
    if entries.is_empty() {
        item.report(no_texts(table.span()));
        return None;
    }
    let mut titles = Titles::default();
    let mut sound = true;
    for (span, entry) in entries {
        let is_own = || own.is_some_and(|own| SourceLanguage::parse(entry.key).as_ref() == Ok(own));
        // Blanks at the ends aren't visible, and a citation is put before them.
        let text = || entry.text().map(|text| text.trim().to_owned());
        match Language::from_tag(entry.key) {
            Some(language) => match text() {
                Some(text) => drop(titles.texts.insert(language, text)),
                None => sound = false,
            },
            None if is_own() && own.is_some_and(|own| own.language().is_none()) => match text() {
                Some(text) => titles.foreign = Some(text),
                None => sound = false,
            },
            // Nobody knows whether it is the source's language.
            None if own.is_none() => sound = false,
            None => {
                entry.report(says::foreign_title(span, entry.key, own, &context.languages));
                sound = false;
            }
        }
    }
    sound.then_some(titles)
}
