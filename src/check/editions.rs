//! Reads the earlier edition that a brief compares itself with: a manifest kept in the dossier's `editions`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::briefs::Known;
use super::context::Context;
use super::toml::Item;
use crate::diagnostic::wording::unknown_name;
use crate::diagnostic::{Code, SourceText};
use crate::manifest::{self, FactEntry, Manifest, form};
use crate::model::{EarlierFact, Edition};
use crate::value::Texts;

/// The edition that an item names, as far as the brief was in it.
pub fn edition(
    item: Item<'_>,
    brief: &str,
    editions: &[Arc<SourceText>],
    context: &Context,
    known: &Known<'_>,
) -> Option<Edition> {
    let name = item.text()?;
    let stem = |source: &'_ Arc<SourceText>| {
        let file = source.path.rsplit('/').next().unwrap_or_default();
        file.strip_suffix(".toml").unwrap_or(file).to_owned()
    };
    let Some(source) = editions.iter().find(|source| stem(source) == name) else {
        let stems: Vec<String> = editions.iter().map(stem).collect();
        let hint = match stems.is_empty() {
            true => format!("copy the manifest of that edition to `editions/{name}.toml` of the dossier"),
            false => unknown_name(name, stems.iter().map(String::as_str), "edition"),
        };
        item.report(Code::UnknownEdition, format!("there is no edition `{name}`"), Some(hint));
        return None;
    };
    let bad = |why: String, hint: &str| {
        item.report(Code::BadEdition, format!("`{}` {why}", source.path), Some(hint.to_owned()));
    };
    let manifest = match manifest::parse(&source.text) {
        Ok(manifest) => manifest,
        Err(why) => {
            bad(format!("can't be read: {why}"), "copy the manifest again from the outputs of that edition");
            return None;
        }
    };
    let Some(entry) = manifest.briefs.get(brief) else {
        let hint = "name an edition that has it, or leave `changes-since` out until there is one";
        bad(format!("has no brief `{brief}`"), hint);
        return None;
    };
    let Ok(date) = entry.date.parse::<NaiveDate>() else {
        bad(format!("gives no day: `{}`", entry.date), "copy the manifest again");
        return None;
    };
    if let Some((today, _)) = context.date.as_ref().filter(|(today, _)| date > *today) {
        bad(
            format!("is of {date}, later than the brief of {today}"),
            "set the dossier's `date`, or name an earlier edition",
        );
        return None;
    }
    let mut facts = BTreeMap::new();
    for id in printed(&manifest, brief) {
        let Some(entry) = manifest.facts.get(id) else { continue };
        match earlier(entry, id, context, known) {
            Ok(fact) => facts.insert(id.to_owned(), fact),
            Err(language) => {
                let why = format!("doesn't say how `{id}` read in `{language}`");
                bad(why, "name an edition in all languages of the dossier");
                return None;
            }
        };
    }
    Some(Edition { date, facts })
}

/// Ids of the facts that a brief printed in any of its files.
fn printed<'a>(manifest: &'a Manifest, brief: &str) -> BTreeSet<&'a str> {
    let outputs = manifest.outputs.values().filter(|output| output.brief == brief);
    outputs.flat_map(|output| output.facts.iter().map(String::as_str)).collect()
}

/// A fact of the edition beside the fact of today; or the language in which its value isn't known.
fn earlier(
    entry: &FactEntry,
    id: &str,
    context: &Context,
    known: &Known<'_>,
) -> Result<EarlierFact, &'static str> {
    let today = known.index.get(id).and_then(|&index| known.facts[index].value.as_ref());
    let then = entry.values.get("value");
    let value = match then {
        None => None,
        Some(then) => {
            let mut texts = Texts::new();
            for &language in &context.languages {
                let text = then.text.get(language.tag()).ok_or(language.tag())?;
                texts.insert(language, text.clone());
            }
            Some(texts)
        }
    };
    let same = match (then, today) {
        // What kind of value a text is says nothing about the text.
        (Some(then), Some(today)) => then.form == form(today) && then.form != manifest::Form::Text,
        (then, today) => then.is_none() && today.is_none(),
    };
    Ok(EarlierFact { value, differs: !same })
}
