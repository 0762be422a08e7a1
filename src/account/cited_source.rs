//! A cited source as a written state holds it: the contents of its line among the references.

use serde::{Deserialize, Serialize};

use super::fact_record::Tagged;
use crate::language::Language;
use crate::model::{Dossier, Nature, Source, SourceType};

/// A source. A manifest holds publisher and title by language; a copy holds the publisher in its own language, and the title
/// in the source's language, where there is one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "kebab-case",
    bound(
        serialize = "P: Serialize, T: Serialize + Default + PartialEq",
        deserialize = "P: Deserialize<'de>, T: Deserialize<'de> + Default"
    )
)]
pub struct CitedSource<P = Tagged, T = Tagged> {
    /// What it is; none for an unread source.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub r#type: Option<String>,
    /// Who speaks in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// Who published it.
    pub publisher: P,
    /// Persons, family name first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub authors: Vec<String>,
    /// Its title.
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: T,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issued: Option<String>,
    /// When it was read; none in a copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub accessed: Option<String>,
    /// Where it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Its licence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licence: Option<String>,
    /// What may be taken from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reuse: Option<String>,
    /// The ids of the sources that it takes its statements from; none in a copy, which has their numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rests_on: Vec<String>,
    /// Whether somebody read it.
    #[serde(default = "yes")]
    pub read: bool,
}

/// States of older versions don't say it, and had only sources that were read on their pages.
fn yes() -> bool {
    true
}

fn is_default<T: Default + PartialEq>(one: &T) -> bool {
    *one == T::default()
}

impl CitedSource {
    /// In every language of its dossier.
    pub fn of(dossier: &Dossier, source: &Source) -> Self {
        let publisher =
            |language: &Language| (language.tag().to_owned(), source.publisher_in(*language).to_owned());
        let foreign = source.language.as_ref().zip(source.foreign_title.as_ref());
        let foreign = foreign.map(|(language, title)| (language.tag().to_owned(), title.clone()));
        let titles = source.title.iter().map(|(language, title)| (language.tag().to_owned(), title.clone()));
        let titles = titles.chain(foreign);
        Self {
            accessed: source.accessed.as_ref().map(ToString::to_string),
            rests_on: source.rests_on.iter().map(|&index| dossier.sources[index].id.clone()).collect(),
            ..described(source, dossier.languages.iter().map(publisher).collect(), titles.collect())
        }
    }
}

impl CitedSource<String, Option<String>> {
    /// As a copy in one language holds it.
    pub fn in_language(source: &Source, language: Language) -> Self {
        described(source, source.publisher_in(language).to_owned(), source.own_title().map(str::to_owned))
    }
}

fn described<P, T>(source: &Source, publisher: P, title: T) -> CitedSource<P, T> {
    CitedSource {
        r#type: source.kind.map(|kind| SourceType::name(kind).to_owned()),
        nature: source.nature.map(|nature| Nature::name(nature).to_owned()),
        publisher,
        authors: source.authors.clone(),
        title,
        issued: source.issued.as_ref().map(ToString::to_string),
        accessed: None,
        url: source.url.clone(),
        licence: source.licence.clone(),
        reuse: source.reuse.map(|reuse| reuse.name().to_owned()),
        rests_on: Vec::new(),
        read: source.read,
    }
}
