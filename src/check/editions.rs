//! Reads the earlier edition that a brief compares itself with: a manifest kept in the dossier's `editions`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::briefs::Known;
use super::context::Context;
use super::toml::Item;
use crate::account::{Form, PrintedValue, Told};
use crate::diagnostic::wording::unknown_name;
use crate::diagnostic::{Code, SourceText};
use crate::manifest::{self, Manifest, OutputFormat};
use crate::model::{EarlierFact, Edition, Replaced};
use crate::value::{Disagreement, Quantity, Texts, Units, Value, compare, words_hold};

/// A kept edition that an item names.
struct Kept<'a> {
    item: Item<'a>,
    source: &'a SourceText,
    manifest: Manifest,
    /// The day printed on the brief.
    date: NaiveDate,
}

impl Kept<'_> {
    fn bad(&self, why: &str, hint: &str) {
        bad(self.item, self.source, why, hint);
    }
}

fn bad(item: Item<'_>, source: &SourceText, why: &str, hint: &str) {
    item.report(Code::BadEdition, format!("`{}` {why}", source.path), Some(hint.to_owned()));
}

/// Looks up the edition that a key of a brief names.
fn kept<'a>(item: Item<'a>, key: &str, brief: &str, editions: &'a [Arc<SourceText>]) -> Option<Kept<'a>> {
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
    let bad = |why: String, hint: &str| bad(item, source, &why, hint);
    let manifest = match manifest::parse(&source.text) {
        Ok(manifest) => manifest,
        Err(why) => {
            bad(format!("can't be read: {why}"), "copy the manifest again from the outputs of that edition");
            return None;
        }
    };
    // `briefs/pier/editions/2026-11-03.toml`; where the command runs in that folder, its name isn't in the path.
    let own = source.path.rsplit('/').nth(2).filter(|own| !matches!(*own, "." | "..") && !own.contains(':'));
    if let Some(own) = own.filter(|own| *own != manifest.dossier) {
        let hint = format!(
            "copy the manifest from the outputs of `{own}`; where this dossier had that name then, write `dossier = \"{own}\"` in it"
        );
        bad(format!("is an edition of the dossier `{}`", manifest.dossier), &hint);
        return None;
    }
    let Some(entry) = manifest.briefs.get(brief) else {
        let hint = format!("name an edition that has it, or leave `{key}` out until there is one");
        bad(format!("has no brief `{brief}`"), &hint);
        return None;
    };
    let Ok(date) = entry.date.parse::<NaiveDate>() else {
        bad(format!("gives no day: `{}`", entry.date), "copy the manifest again");
        return None;
    };
    Some(Kept { item, source, manifest, date })
}

/// The edition that a brief sets right. The page is of a later day, or nobody could tell which of the two they hold.
pub fn replaced(
    item: Item<'_>,
    brief: &str,
    editions: &[Arc<SourceText>],
    context: &Context,
) -> Option<Replaced> {
    let kept = kept(item, "replaces", brief, editions)?;
    if let Some((today, _)) = context.date.as_ref().filter(|(today, _)| kept.date >= *today) {
        kept.bad(
            &format!("is of {}, and the brief of {today} isn't later", kept.date),
            "set the dossier's `date` to the day of the correction, so that readers can tell the two apart",
        );
        return None;
    }
    let outputs = || kept.manifest.outputs.values().filter(|output| output.brief == brief);
    let mut files = BTreeMap::new();
    for &language in &context.languages {
        let mut of_language = outputs().filter(|output| output.language == language.tag()).peekable();
        if of_language.peek().is_none() {
            let why = format!("doesn't have `{brief}` in `{language}`");
            kept.bad(&why, "name an edition in all languages of the dossier");
            return None;
        }
        files.extend(
            of_language.find(|one| one.format == OutputFormat::Pdf).map(|pdf| (language, pdf.hash.clone())),
        );
    }
    Some(Replaced { name: item.text()?.to_owned(), date: kept.date, files })
}

/// The edition that an item names, as far as the brief was in it.
pub fn edition(
    item: Item<'_>,
    brief: &str,
    editions: &[Arc<SourceText>],
    context: &Context,
    known: &Known<'_>,
) -> Option<Edition> {
    let kept = kept(item, "changes-since", brief, editions)?;
    let bad = |why: String, hint: &str| kept.bad(&why, hint);
    let Kept { source, manifest, date, .. } = &kept;
    let date = *date;
    if let Some((today, _)) = context.date.as_ref().filter(|(today, _)| date > *today) {
        bad(
            format!("is of {date}, later than the brief of {today}"),
            "set the dossier's `date`, or name an earlier edition",
        );
        return None;
    }
    let mut facts = BTreeMap::new();
    for id in printed(manifest, brief) {
        let Some(entry) = manifest.facts.get(id) else { continue };
        if let Some(then) = entry.values.get("value") {
            let found = contradictions(then, context);
            for (text, why) in &found {
                let message = format!("`{id}` of `{}`, `{text}`: {why}", source.path);
                match why.is_unread() {
                    true => item.report(
                        Code::UnreadForm,
                        message,
                        Some("compare it by eye with its value there".into()),
                    ),
                    false => bad(
                        format!("contradicts itself: it says `{text}` of `{id}`, and {why}"),
                        "copy the manifest again from the outputs of that edition",
                    ),
                }
            }
            if found.iter().any(|(_, why)| !why.is_unread()) {
                return None;
            }
        }
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

/// The texts of an edition's value that don't say what the value beside them says: the page prints the text, and what has
/// changed is decided by the value.
fn contradictions<'a>(then: &'a PrintedValue, context: &Context) -> Vec<(&'a str, Disagreement)> {
    let Some(value) = value_of(&then.form, &context.units) else { return Vec::new() };
    let texts = then.text.values().map(String::as_str);
    let judged = texts.filter_map(|text| {
        // As it is printed, without its emphasis.
        let shown = text.replace("**", "");
        let held = match &value {
            Value::Quantity(typed) => words_hold(&shown, typed, &context.units),
            other => compare(&shown, other, None, &context.units),
        };
        Some((text, held.err()?))
    });
    judged.collect()
}

/// The value that a form tells of; none for a text, and for a unit that the dossier doesn't know any more.
fn value_of(form: &Form, units: &Units) -> Option<Value> {
    Some(match form {
        Form::Text => return None,
        Form::Date(date) => Value::Date(*date),
        Form::Period(period) => Value::Period(*period),
        Form::Quantity { bound, about, unit } => Value::Quantity(Quantity {
            bound: *bound,
            about: *about,
            unit: units.get(unit)?,
            words: Texts::new(),
        }),
    })
}

/// Ids of the facts that a brief printed in any of its files.
fn printed<'a>(manifest: &'a Manifest, brief: &str) -> BTreeSet<&'a str> {
    let outputs = manifest.outputs.values().filter(|output| output.brief == brief);
    outputs.flat_map(|output| output.facts.iter().map(String::as_str)).collect()
}

/// A fact of the edition beside the fact of today; or the language in which its value isn't known.
fn earlier(
    entry: &Told,
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
        (Some(then), Some(today)) => then.form == Form::of(today) && then.form != Form::Text,
        (then, today) => then.is_none() && today.is_none(),
    };
    Ok(EarlierFact { value, differs: !same })
}
