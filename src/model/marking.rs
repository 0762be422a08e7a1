//! What a page says of itself across its head: that it is a draft, or for its readers alone.

use std::collections::BTreeMap;

use super::house_texts::PlacedText;
use crate::language::Language;
use crate::value::choice;

choice! {
    /// What a page is marked as.
    MarkingKind {
        /// It isn't finished; no mail takes it along unless it is asked for.
        Draft = "draft",
        /// It is for its readers alone.
        Confidential = "confidential",
    }
}

/// The marking of a page.
#[derive(Debug, Clone)]
pub struct Marking {
    /// What the page is.
    pub kind: MarkingKind,
    /// How the house says so, in every language of the dossier; none where the program's own words are printed.
    pub text: Option<BTreeMap<Language, PlacedText>>,
}

impl Marking {
    /// What is printed in a language.
    pub fn text_in(&self, language: Language) -> &str {
        let own = self.text.as_ref().and_then(|text| text.get(&language));
        let words = &language.words().markings;
        own.map_or(
            match self.kind {
                MarkingKind::Draft => words.draft,
                MarkingKind::Confidential => words.confidential,
            },
            |(text, _)| text,
        )
    }
}
