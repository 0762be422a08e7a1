//! A piece of evidence, as far as a state holds it: a copy has only the words of its language, and a manifest has no printed
//! forms.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::language::Language;
use crate::model::{Dossier, Evidence, Locator};

/// A piece of evidence. A manifest holds the ids and the English locator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Written", from = "Written")]
pub struct Citation {
    /// The source's id.
    pub source: String,
    /// Where in it, in each language that is known.
    pub locator: BTreeMap<Language, String>,
    /// The unread document that the source cites.
    pub original: Option<Original>,
    /// Which version of a contested value it is for, counted from 1.
    pub version: Option<usize>,
    /// The printed forms there, where they are known.
    pub as_printed: Option<BTreeMap<String, String>>,
}

/// A document that a source cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// Its id, where it is known.
    pub id: Option<String>,
    /// Who published it, in each language that is known.
    pub publisher: BTreeMap<Language, String>,
}

#[derive(Serialize, Deserialize)]
struct Written {
    source: String,
    locator: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    original: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<usize>,
}

impl From<Citation> for Written {
    fn from(mut citation: Citation) -> Self {
        Self {
            source: citation.source,
            locator: citation.locator.remove(&Language::En).unwrap_or_default(),
            original: citation.original.and_then(|original| original.id),
            version: citation.version,
        }
    }
}

impl From<Written> for Citation {
    fn from(written: Written) -> Self {
        let original = |id| Original { id: Some(id), publisher: BTreeMap::new() };
        Self {
            source: written.source,
            locator: BTreeMap::from([(Language::En, written.locator)]),
            original: written.original.map(original),
            version: written.version,
            as_printed: None,
        }
    }
}

impl Citation {
    /// As a manifest holds it.
    pub fn of(dossier: &Dossier, evidence: &Evidence) -> Self {
        let id = |index: usize| dossier.sources[index].id.clone();
        Self::from(Written {
            source: id(evidence.source),
            locator: Locator::display(&evidence.locator, Language::En),
            original: evidence.original.map(id),
            version: evidence.version.map(|version| version + 1),
        })
    }

    /// With everything that the dossier says of it.
    pub fn whole(dossier: &Dossier, evidence: &Evidence) -> Self {
        let each = |text: &dyn Fn(Language) -> String| {
            Language::ALL.into_iter().map(|language| (language, text(language))).collect()
        };
        Self {
            source: dossier.sources[evidence.source].id.clone(),
            locator: each(&|language| Locator::display(&evidence.locator, language)),
            original: evidence.original.map(|index| {
                let original = &dossier.sources[index];
                Original {
                    id: Some(original.id.clone()),
                    publisher: each(&|language| original.publisher_in(language).to_owned()),
                }
            }),
            version: evidence.version.map(|version| version + 1),
            as_printed: Some(
                evidence.as_printed.iter().map(|(name, (text, _))| (name.clone(), text.clone())).collect(),
            ),
        }
    }

    /// The ids of the source and of the document that it cites, as far as they are known.
    pub fn sources(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.source).chain(self.original.as_ref().and_then(|original| original.id.as_ref()))
    }

    /// Whether both say the same, in what both hold.
    pub fn agrees(&self, other: &Self) -> bool {
        let printed = match (&self.as_printed, &other.as_printed) {
            (Some(one), Some(two)) => one == two,
            _ => true,
        };
        let original = match (&self.original, &other.original) {
            (Some(one), Some(two)) => match (&one.id, &two.id) {
                (Some(one), Some(two)) => one == two,
                _ => agree(&one.publisher, &two.publisher),
            },
            (one, two) => one.is_none() && two.is_none(),
        };
        self.source == other.source
            && self.version == other.version
            && agree(&self.locator, &other.locator)
            && original
            && printed
    }
}

/// Whether two texts are the same in every language that both have.
fn agree(one: &BTreeMap<Language, String>, other: &BTreeMap<Language, String>) -> bool {
    one.iter().all(|(language, text)| other.get(language).is_none_or(|other| other == text))
}
