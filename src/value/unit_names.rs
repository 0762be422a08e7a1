//! What units are called in texts: the built-in ones, and those of a dossier.

use super::unit_entry::Place;
use super::unit_search::{entries_of, names_at, names_before};
use super::unit_tables::LANGUAGES;
use super::{Measure, Number, UnitKind, UnitName, UnitNames, Units};

impl UnitNames for Units {
    fn after(&self, text: &str, language: &str) -> Vec<UnitName> {
        names_at(self.own_names(), text, &[language], Place::After)
    }

    fn before(&self, text: &str, language: &str) -> Vec<UnitName> {
        names_before(self.own_names(), text, &[language])
    }
}

impl Units {
    /// What a text in a language of briefs counts or measures right after a figure, and the length of the longest name in bytes:
    /// the door of the rooms that read prose to the units.
    pub fn counted_at(&self, text: &str) -> Option<(UnitKind, usize)> {
        let (measure, len) = self.first_at(text, Place::After)?;
        // 4F is a floor and 7A a house or an article: nobody's prose has farads.
        let letter = len == 1 && text.starts_with(|c: char| c.is_ascii_uppercase());
        // Parts of money are no units of a dossier's: 50 Cent is a name.
        let part = measure.kind == UnitKind::Money && measure.factor != Number::from(1);
        (!letter && !part).then_some((measure.kind, len))
    }

    /// The first meaning of the longest name that a text begins with and that may stand there beside a figure.
    pub(super) fn first_at(&self, text: &str, place: Place) -> Option<(Measure, usize)> {
        let names = names_at(self.own_names(), text, &["en", "ja"], place);
        let name = names.into_iter().next()?;
        Some((name.measures.into_iter().next()?, name.len))
    }
}

/// What a whole name stands for, in the first language of the tables that has it.
pub(super) fn whole(units: &Units, text: &str) -> Vec<Measure> {
    let named = LANGUAGES.iter().flat_map(|language| entries_of(units.own_names(), text, &[language]));
    named.flat_map(|entry| entry.measures).collect()
}
