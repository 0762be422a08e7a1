//! Reads the earlier edition that a brief compares itself with: a manifest kept in the dossier's `editions`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;

use super::context::Context;
use super::known::KnownFacts;
use super::messages::editions as says;
use super::toml::Item;
use crate::account::{FactRecord, Form, PrintedValue};
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::language::Language;
use crate::manifest::{self, BriefEntry, Manifest, OutputFormat};
use crate::model::{EarlierValue, Edition, LaterEdition, Replaced};
use crate::reading::{Mismatch, compare, words_hold};
use crate::value::{CONTESTED_MARK, Choice, Contested, Pair, Quantity, Showing, Texts, Units, Value};

/// A kept edition that an item names.
struct Kept<'a> {
    item: Item<'a>,
    source: &'a SourceText,
    manifest: Manifest,
    /// The day printed on the brief.
    date: NaiveDate,
}

impl Kept<'_> {
    /// The edition as one that wasn't there on an earlier day.
    fn later(&self, brief: &str, key: &'static str) -> Option<LaterEdition> {
        Some(LaterEdition {
            brief: brief.to_owned(),
            key,
            edition: self.item.text()?.to_owned(),
            date: self.date,
        })
    }

    /// Reports a mistake in it, at the item that names it.
    fn report(&self, says: impl FnOnce(Span, &str) -> Diagnostic) {
        self.item.report(says(self.item.span(), &self.source.path));
    }
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
        item.report(says::unknown_edition(item.span(), name, &stems));
        return None;
    };
    let manifest = match manifest::parse(&source.text) {
        Ok(manifest) => manifest,
        Err(why) => {
            item.report(says::unreadable(item.span(), &source.path, &why.to_string()));
            return None;
        }
    };
    // `briefs/pier/editions/2026-11-03.toml`; where the command runs in that folder, its name isn't in the path.
    let own = source.path.rsplit('/').nth(2).filter(|own| !matches!(*own, "." | "..") && !own.contains(':'));
    if let Some(own) = own.filter(|own| *own != manifest.dossier) {
        item.report(says::of_another_dossier(item.span(), &source.path, &manifest.dossier, own));
        return None;
    }
    let Some(entry) = manifest.briefs.get(brief) else {
        item.report(says::without_brief(item.span(), &source.path, brief, key));
        return None;
    };
    let Ok(date) = entry.date.parse::<NaiveDate>() else {
        item.report(says::without_day(item.span(), &source.path, &entry.date));
        return None;
    };
    Some(Kept { item, source, manifest, date })
}

/// Reads the edition that a brief corrects. The page must be of a later day: otherwise nobody could tell which of the two they hold. The page of
/// an earlier day corrects nothing that came later, nor itself.
pub fn replaced(
    item: Item<'_>,
    brief: &str,
    editions: &[Arc<SourceText>],
    context: &Context,
    known: &KnownFacts<'_>,
) -> Option<Option<Replaced>> {
    let kept = kept(item, "replaces", brief, editions)?;
    if known.leaves_out_edition(|on| kept.later(brief, "replaces").filter(|edition| edition.date >= on.day)) {
        return Some(None);
    }
    if let Some((today, _)) = context.date.as_ref().filter(|(today, _)| kept.date >= *today) {
        kept.report(|span, path| says::not_earlier(span, path, kept.date, *today));
        return None;
    }
    let outputs = || kept.manifest.outputs.values().filter(|output| output.brief == brief);
    let mut files = BTreeMap::new();
    for &language in &context.languages {
        let mut of_language = outputs().filter(|output| output.language == language.tag()).peekable();
        if of_language.peek().is_none() {
            kept.report(|span, path| says::without_language(span, path, brief, language));
            return None;
        }
        files.extend(
            of_language.find(|one| one.format == OutputFormat::Pdf).map(|pdf| (language, pdf.hash.clone())),
        );
    }
    Some(Some(Replaced { name: item.text()?.to_owned(), date: kept.date, files }))
}

/// Reads the edition that an item names: what it holds of this brief.
pub fn edition(
    item: Item<'_>,
    brief: &str,
    editions: &[Arc<SourceText>],
    context: &Context,
    known: &KnownFacts<'_>,
    showing: Showing,
) -> Option<Option<Edition>> {
    let kept = kept(item, "changes-since", brief, editions)?;
    if known
        .leaves_out_edition(|on| kept.later(brief, "changes-since").filter(|edition| edition.date > on.day))
    {
        return Some(None);
    }
    let (manifest, date) = (&kept.manifest, kept.date);
    if let Some((today, _)) = context.date.as_ref().filter(|(today, _)| date > *today) {
        kept.report(|span, path| says::later(span, path, date, *today));
        return None;
    }
    let mut values = BTreeMap::new();
    for id in printed(manifest, brief) {
        let Some(entry) = manifest.facts.get(id) else { continue };
        if let Some(then) = entry.values.get("value") {
            let found = contradictions(then, context);
            for (text, why) in &found {
                kept.report(|span, path| says::disagrees(span, path, id, text, why));
            }
            let unmarked = unmarked(then);
            if let Some(text) = unmarked {
                kept.report(|span, path| says::without_mark(span, path, id, text));
                return None;
            }
            if found.iter().any(|(_, why)| !why.is_unread()) {
                return None;
            }
        }
        let Some(then_shown) = way(entry, manifest.briefs.get(brief)) else {
            kept.report(|span, path| says::unknown_way(span, path, id));
            return None;
        };
        match earlier(entry, id, context, (known, [then_shown, showing])) {
            Ok(value) => values.insert(id.to_owned(), value),
            Err(language) => {
                kept.report(|span, path| says::without_words(span, path, id, language));
                return None;
            }
        };
    }
    Some(Some(Edition { date, values }))
}

/// Finds texts of an edition's value that disagree with the value itself: the page prints the text, but the value decides
/// what has changed.
fn contradictions<'a>(then: &'a PrintedValue, context: &Context) -> Vec<(&'a str, Mismatch)> {
    let preferred = match &then.form {
        Form::Contested { versions, preferred } => preferred.and_then(|preferred| versions.get(preferred)),
        _ => None,
    };
    let Some(value) = value_of(preferred.unwrap_or(&then.form), &context.units) else { return Vec::new() };
    // Of a contested value what a page printed that shows the preferred version.
    let texts = if preferred.is_some() { then.shown(Showing::Preferred) } else { &then.text };
    let texts = texts.iter().filter_map(|(tag, text)| Some((Language::from_tag(tag)?, text.as_str())));
    let judged = texts.filter_map(|(language, text)| {
        // As it is printed, without its emphasis.
        let shown = text.replace("**", "").replace(CONTESTED_MARK, "");
        let setting = context.own_words(language);
        let held = match &value {
            Value::Quantity(typed) => words_hold(&shown, typed, &setting),
            other => compare(&shown, &[], other, &setting),
        };
        Some((text, held.err()?))
    });
    judged.collect()
}

/// A text of a contested value without the mark that every page prints behind it.
fn unmarked(then: &PrintedValue) -> Option<&str> {
    let texts = then.shown.values().chain([&then.text]).flat_map(BTreeMap::values);
    let mut unmarked = texts.map(String::as_str).filter(|text| !text.ends_with(CONTESTED_MARK));
    unmarked.next().filter(|_| then.form.is_contested())
}

/// The value that a form stands for; `None` for a text, and for a unit that the dossier no longer has.
fn value_of(form: &Form, units: &Units) -> Option<Value> {
    Some(match form {
        // Its texts have each version, and the forms decide what has changed.
        Form::Text | Form::Contested { .. } => return None,
        Form::Date(dated) => Value::Date(*dated),
        Form::Period(period) => Value::Period(*period),
        Form::Rank(rank) => Value::Rank(*rank),
        Form::Time(time) => Value::Time(time.clone()),
        Form::Ratio(numbers, qualifier) => Value::Pair(Pair::Ratio(*numbers, *qualifier)),
        Form::Score(numbers) => Value::Pair(Pair::Score(numbers.clone())),
        Form::Of { part, whole, unit, qualifier } => Value::Pair(Pair::Of {
            part: *part,
            whole: *whole,
            unit: units.get(unit)?,
            qualifier: *qualifier,
        }),
        Form::Quantity { bound, about, sense, unit } => Value::Quantity(Quantity {
            bound: *bound,
            about: *about,
            sense: *sense,
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

/// The value of a fact in the edition, beside that of today; or the language in which its value isn't known.
fn earlier(
    entry: &FactRecord,
    id: &str,
    context: &Context,
    (known, [then_shown, now_shown]): (&KnownFacts<'_>, [Showing; 2]),
) -> Result<EarlierValue, &'static str> {
    let today = known.index.get(id).and_then(|&index| known.facts[index].value.as_ref());
    let then = entry.values.get("value");
    let texts = match then {
        None => None,
        Some(then) => {
            let mut texts = Texts::new();
            for &language in &context.languages {
                let text = then.shown(then_shown).get(language.tag()).ok_or(language.tag())?;
                texts.insert(language, text.clone());
            }
            Some(texts)
        }
    };
    let same = match (then, today) {
        // What kind of value a text is says nothing about the text.
        (Some(then), Some(today)) => {
            let form = Form::of(today);
            !then.form.is_text()
                && (then.form == form && then_shown == now_shown
                    || form_shown(&then.form, then_shown, context) == form_shown(&form, now_shown, context))
        }
        (then, today) => then.is_none() && today.is_none(),
    };
    let contested = then.is_some_and(|then| then.form.is_contested());
    Ok(EarlierValue { texts, contested, differs: !same })
}

/// What a page prints of a form that shows contested figures so: its preferred version, from the least to the most, or all versions in
/// their order.
fn form_shown(form: &Form, showing: Showing, context: &Context) -> Vec<Form> {
    let Form::Contested { versions, preferred } = form else { return vec![form.clone()] };
    let values: Option<Vec<Value>> =
        versions.iter().map(|version| value_of(version, &context.units)).collect();
    let shown = match showing {
        Showing::Preferred => preferred.and_then(|preferred| versions.get(preferred).cloned()),
        Showing::Range => values.and_then(|versions| {
            Contested { versions, preferred: *preferred }.shown(showing).map(|value| Form::of(&value))
        }),
        Showing::Both => None,
    };
    shown.map_or_else(|| versions.clone(), |shown| vec![shown])
}

/// How a brief of an edition showed the contested value of a fact; none where a program that didn't record it made the edition.
fn way(entry: &FactRecord, brief: Option<&BriefEntry>) -> Option<Showing> {
    let Some(value) = entry.values.get("value") else { return Some(Showing::Both) };
    let Form::Contested { preferred, .. } = &value.form else { return Some(Showing::Both) };
    match brief.and_then(|brief| brief.contested.as_deref()) {
        Some(way) => Showing::from_name(way),
        None if preferred.is_some() && value.shown.is_empty() => None,
        None => Some(Showing::Preferred),
    }
}
