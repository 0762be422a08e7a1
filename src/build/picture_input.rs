//! The picture of a brief as an input: its file by its hash, its words, and the source that it is from.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::language::Language;
use crate::manifest::PictureEntry;
use crate::model::{Brief, BriefPicture, Dossier, Source};

/// The words of a picture, and where it is from.
#[derive(Serialize)]
pub(super) struct PictureText<'a> {
    alt: ByTag<'a>,
    caption: ByTag<'a>,
    source: &'a str,
    locator: Option<String>,
}

impl<'a> PictureText<'a> {
    /// Those of a picture.
    pub(super) fn of(picture: &'a BriefPicture, sources: &'a [Source]) -> Self {
        // The file is an input by itself.
        let BriefPicture { file: _, content: _, alt, caption, source, locator } = picture;
        let source = &sources[source.0].id;
        Self {
            alt: placed(alt),
            caption: placed(caption),
            source,
            locator: locator.as_ref().map(ToString::to_string),
        }
    }
}

/// The picture as the manifest names it; none where the brief has none, or where nobody has read it.
pub(super) fn picture_entry(dossier: &Dossier, brief: &Brief) -> Option<PictureEntry> {
    let picture = brief.picture.as_ref()?;
    let (file, hash) = (picture.file.0.clone(), picture.content.as_ref()?.hash.clone());
    Some(PictureEntry { file, hash, source: dossier.sources[picture.source.0].id.clone() })
}

/// Texts by the tag of their language.
pub(super) type ByTag<'a> = BTreeMap<&'static str, &'a str>;

/// Those of a text that has places.
pub(super) fn placed<P>(texts: &BTreeMap<Language, (String, P)>) -> ByTag<'_> {
    texts.iter().map(|(language, (text, _))| (language.tag(), text.as_str())).collect()
}
