//! Reads a dossier's own units, and further words of sources for any.

use super::messages::dossier as says;
use super::messages::syntax::Lost;
use super::messages::toml::no_texts;
use super::toml::{Item, TomlTable};
use crate::diagnostic::Span;
use crate::format;
use crate::language::{Language, SourceLanguage};
use crate::prose::check_forms;
use crate::value::{OwnUnit, UnitError, Units};

/// Adds the units of `[unit]`; returns whether all could be read.
pub fn add(item: Item<'_>, languages: &[Language], units: &mut Units) -> bool {
    let Some(table) = item.table() else { return false };
    let mut complete = true;
    for (span, entry) in table.entries() {
        if add_unit(span.clone(), entry, languages, units).is_none() {
            entry.file.lose(span, Lost::Unit);
            complete = false;
        }
    }
    complete
}

/// A form with its place.
type Form<'a> = (&'a str, Span);

fn add_unit(span: Span, entry: Item<'_>, languages: &[Language], units: &mut Units) -> Option<()> {
    let table = entry.table()?;
    table.check_keys(&format::UNIT, &span);
    let mut words = words(&table)?;
    let keys: Vec<_> = table.seen().into_iter().filter(|(_, item)| item.key != "also").collect();
    if let Some(unit) = units.get(entry.key)
        && let Some((place, first)) = keys.first()
    {
        // An own unit of an id that is taken, or a built-in one with forms of the author's.
        let error = UnitError::Taken { id: entry.key.to_owned(), unit: unit.id.clone() };
        let only_also = table.get("also").is_some();
        entry.report(if only_also {
            says::form_of_built_in(place.clone(), &unit.id, first.key)
        } else {
            says::bad_unit(span, &error)
        });
        return None;
    }
    if keys.is_empty() && table.get("also").is_some() {
        let read: Vec<_> =
            words.iter().map(|(language, (word, _))| (language.clone(), (*word).to_owned())).collect();
        let forms = words.iter().map(|(_, (word, _))| *word);
        let added = check_forms(entry.key, forms, units).and_then(|()| units.add_words(entry.key, &read));
        return report(added, entry, span, words.iter().map(|(_, form)| form));
    }
    let english = match table.get("en") {
        Some(item) => Some(english(item)?),
        None => None,
    };
    let counter = text(&table, "ja")?;
    let symbol = text(&table, "symbol")?;
    for (language, item) in Reads::forms(&table) {
        words.extend(item.text_or_list()?.into_iter().map(|form| (language.clone(), form)));
    }
    let position = match table.get("position") {
        Some(item) if symbol.is_none() => {
            item.report(says::position_without_symbol(item.span()));
            return None;
        }
        Some(item) => item.choice()?,
        None => Default::default(),
    };
    for language in languages {
        let has = match language {
            Language::En => english.is_some(),
            Language::Ja => counter.is_some(),
        };
        if !has && symbol.is_none() {
            table.missing(&format::UNIT, language.tag(), &span);
            return None;
        }
    }
    let read: Vec<_> =
        words.iter().map(|(language, (word, _))| (language.clone(), (*word).to_owned())).collect();
    let own = OwnUnit {
        id: entry.key,
        english: english.as_ref().map(|[(singular, _), (plural, _)]| [*singular, *plural]),
        counter: counter.as_ref().map(|(text, _)| *text),
        symbol: symbol.as_ref().map(|(text, _)| *text),
        position,
        read: &read,
    };
    let added = check_forms(own.id, own.forms(), units).and_then(|()| units.add(&own));
    let forms = english.iter().flatten().chain(&counter).chain(&symbol);
    report(added.map(drop), entry, span, forms.chain(words.iter().map(|(_, form)| form)))
}

/// Reports an error at the form that it is about, else at the unit.
fn report<'a>(
    added: Result<(), UnitError>,
    entry: Item<'_>,
    span: Span,
    mut forms: impl Iterator<Item = &'a Form<'a>>,
) -> Option<()> {
    let Err(error) = added else { return Some(()) };
    let wrong = match &error {
        UnitError::Id { .. }
        | UnitError::Taken { .. }
        | UnitError::Formless { .. }
        | UnitError::Unknown { .. } => None,
        UnitError::Same { form, .. }
        | UnitError::Form { form, .. }
        | UnitError::Figure { form, .. }
        | UnitError::Qualifier { form, .. } => Some(form),
    };
    let place = wrong.and_then(|wrong| forms.find(|(form, _)| form == wrong)).map(|(_, span)| span.clone());
    entry.report(says::bad_unit(place.unwrap_or(span), &error));
    None
}

/// The singular and the plural.
fn english(item: Item<'_>) -> Option<[Form<'_>; 2]> {
    let forms = item.texts()?;
    let count = forms.len();
    let forms: Option<[Form<'_>; 2]> = forms.try_into().ok();
    if forms.is_none() {
        item.report(says::unit_without_plural(item.span(), count));
    }
    forms
}

/// A text that may be left out: nothing where it can't be read, nothing inside where it isn't there.
fn text<'a>(table: &TomlTable<'a>, key: &str) -> Option<Option<Form<'a>>> {
    match table.get(key) {
        Some(item) => Some(Some((item.text()?, item.span()))),
        None => Some(None),
    }
}

/// Other words of sources, each with the primary tag of its language.
fn words<'a>(table: &TomlTable<'a>) -> Option<Vec<(String, Form<'a>)>> {
    let Some(also) = table.get("also") else { return Some(Vec::new()) };
    let mut words = Vec::new();
    let entries = also.table()?.entries();
    if entries.is_empty() {
        also.report(no_texts(also.span()));
        return None;
    }
    for (span, item) in entries {
        let reader = SourceLanguage::parse(item.key).ok().and_then(|language| language.reader());
        let Some(reader) = reader else {
            item.report(says::words_of_no_reader(span, item.key));
            return None;
        };
        words.extend(item.text_or_list()?.into_iter().map(|form| (reader.tag().to_owned(), form)));
    }
    Some(words)
}

/// Languages that only sources use.
struct Reads;

impl Reads {
    /// The forms of a unit in them, by primary tag.
    fn forms<'a>(table: &TomlTable<'a>) -> Vec<(String, Item<'a>)> {
        let tag = |key: &str| {
            Language::from_tag(key).is_none().then(|| SourceLanguage::parse(key).ok()?.reader()).flatten()
        };
        let entries = table.seen().into_iter().map(|(_, item)| item.key);
        entries.filter_map(|key| Some((tag(key)?.tag().to_owned(), table.get(key)?))).collect()
    }
}
