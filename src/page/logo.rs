//! The logo of a house, as a theme names it.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::art::Art;
use crate::language::Language;

/// A logo.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Logo {
    /// The name of its file beside the theme, and where the theme names it; none where there is no logo.
    #[serde(serialize_with = "name_alone")]
    pub file: Option<(String, Range<usize>)>,
    /// Its height in points.
    pub height: f32,
    /// What it shows, in English; empty where nothing is said.
    pub alt_en: String,
    /// The same in Japanese.
    pub alt_ja: String,
    /// Its drawing, once it has been read.
    #[serde(serialize_with = "by_hash")]
    pub art: Option<Arc<Art>>,
}

impl Default for Logo {
    fn default() -> Self {
        Self { file: None, height: 24.0, alt_en: String::new(), alt_ja: String::new(), art: None }
    }
}

impl Logo {
    /// Whether there is none.
    pub(super) fn is_none(&self) -> bool {
        self.file.is_none()
    }

    /// What it shows, in a language.
    pub fn alt(&self, language: Language) -> &str {
        match language {
            Language::En => &self.alt_en,
            Language::Ja => &self.alt_ja,
        }
    }
}

/// The place in the theme is no part of how pages look.
fn name_alone<S: serde::Serializer>(
    file: &Option<(String, Range<usize>)>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    file.as_ref().map(|(name, _)| name).serialize(serializer)
}

/// A drawing is known by the hash of its file.
fn by_hash<S: serde::Serializer>(art: &Option<Arc<Art>>, serializer: S) -> Result<S::Ok, S::Error> {
    art.as_ref().map(|art| &art.hash).serialize(serializer)
}
