//! Texts in each language of the dossier.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::DeValue;

use super::context::Context;
use super::messages::texts as says;
use super::messages::texts::Holder;
use super::messages::toml::not_by_language;
use super::toml::Item;
use crate::diagnostic::Span;
use crate::language::Language;
use crate::model::{Piece, Statement};
use crate::prose::{Ask, ProseFigure, amount_in_name, figures, figures_of, merged, numbered_name};
use crate::value::{Folded, Texts};

/// Which languages a text must have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Every language of the dossier.
    All,
    /// At least one.
    Some,
}

/// A text in every language of the dossier.
pub fn texts(item: Item<'_>, context: &Context) -> Option<Texts> {
    texts_in(item, context, Need::All)
}

/// A text in some or all languages.
pub fn texts_in(item: Item<'_>, context: &Context, need: Need) -> Option<Texts> {
    let spanned = spanned(item, context, need)?;
    Some(spanned.into_iter().map(|(language, (text, _))| (language, text)).collect())
}

/// The same with the place of each.
pub fn spanned(item: Item<'_>, context: &Context, need: Need) -> Option<BTreeMap<Language, (String, Span)>> {
    if let DeValue::String(_) = item.value.get_ref() {
        let found = not_by_language(item.span(), item.key, item.value.get_ref(), &context.languages);
        item.report(found);
        return None;
    }
    let table = item.table()?;
    let mut found = BTreeMap::new();
    let mut sound = true;
    for (span, entry) in table.entries() {
        match Language::from_tag(entry.key) {
            Some(language) if context.languages.contains(&language) || need == Need::Some => {
                match entry.text() {
                    Some(text) => {
                        // Blanks at the ends aren't visible, and a citation is put before them.
                        found.insert(language, (text.trim().to_owned(), entry.span()));
                    }
                    None => sound = false,
                }
            }
            _ => {
                item.report(says::unknown_language(span, entry.key, &context.languages));
                sound = false;
            }
        }
    }
    if !sound {
        return None;
    }
    let missing: Vec<Language> =
        context.languages.iter().copied().filter(|language| !found.contains_key(language)).collect();
    let enough = match need {
        Need::All => missing.is_empty(),
        Need::Some => !found.is_empty(),
    };
    if !enough {
        let span = if item.span().range.is_empty() { table.span() } else { item.span() };
        item.report(says::missing_languages(span, item.key, &missing));
        return None;
    }
    Some(found)
}

/// One text for every language, or one for each.
pub fn text_or_texts(item: Item<'_>, context: &Context) -> Option<Texts> {
    match item.value.get_ref().is_table() {
        true => texts_in(item, context, Need::Some),
        false => {
            let text = item.text()?;
            Some(context.languages.iter().map(|&language| (language, text.to_owned())).collect())
        }
    }
}

/// A statement in every language of the dossier, its figures from values only.
pub fn statements(item: Item<'_>, context: &Context) -> Option<BTreeMap<Language, (Statement, Span)>> {
    statements_in(item, context, Need::All)
}

/// A statement in some or all languages.
pub fn statements_in(
    item: Item<'_>,
    context: &Context,
    need: Need,
) -> Option<BTreeMap<Language, (Statement, Span)>> {
    let mut statements = BTreeMap::new();
    let mut sound = true;
    for (language, (text, span)) in spanned(item, context, need)? {
        match Statement::parse(&text) {
            Ok(statement) => {
                report_numerals(item, context, language, (&text, &span), Holder::Statement);
                statements.insert(language, (statement, span));
            }
            Err(mistakes) => {
                sound = false;
                for (range, why) in mistakes {
                    item.report(says::bad_placeholder(span.inside(&text, range), &why));
                }
            }
        }
    }
    sound.then_some(statements)
}

/// Reports figures in a text, or in each language of one, that no value gives.
pub fn report_figures(item: Item<'_>, context: &Context) {
    for (language, text, span) in written(item, context) {
        report_numerals(item, context, language, (&text, &span), Holder::Plain);
    }
}

/// Reports amounts in the name of a publisher, or in each language of one. Names of their kind hold digits: Studio 54, © 2026.
pub fn report_amounts(item: Item<'_>, context: &Context) {
    for (_, text, span) in written(item, context) {
        let found = context.words.find(|| amount_in_name(&text, &context.names, &context.units));
        let Some(amount) = found else { continue };
        let span = match text.find(&amount) {
            Some(start) => span.inside(&text, start..start + amount.len()),
            None => span,
        };
        item.report(says::unsourced_figure(span, &amount, Holder::Plain));
    }
}

/// A text as it is written, with its place: one that stands for every language, once for each, or those of a table.
fn written(item: Item<'_>, context: &Context) -> Vec<(Language, String, Span)> {
    match item.value.get_ref() {
        DeValue::String(text) => {
            context.languages.iter().map(|&language| (language, text.to_string(), item.span())).collect()
        }
        DeValue::Table(_) => {
            let entries = item.table().map(|table| table.entries()).unwrap_or_default();
            let texts = entries.into_iter().filter_map(|(_, entry)| match entry.value.get_ref() {
                DeValue::String(text) => {
                    Some((Language::from_tag(entry.key)?, text.to_string(), entry.span()))
                }
                _ => None,
            });
            texts.collect()
        }
        _ => Vec::new(),
    }
}

/// How many figures are reported of one text; a text with more isn't a statement at all.
const MAX_FOUND: usize = 20;

/// Reports figures that are typed in a text, where nothing gives their source.
fn report_numerals(
    item: Item<'_>,
    context: &Context,
    language: Language,
    (text, span): (&str, &Span),
    holder: Holder,
) {
    for numeral in context.words.find(|| typed_figures(text, context, language)).into_iter().take(MAX_FOUND) {
        let figure = &text[numeral.range.clone()];
        let place = span.inside(text, numeral.range.clone());
        item.report(match numbered_name(text, &numeral.range, &context.units) {
            Some(name) => says::unsourced_number(place, figure, &name),
            None => says::unsourced_figure(place, figure, holder),
        });
    }
}

fn typed_figures(text: &str, context: &Context, language: Language) -> Vec<ProseFigure> {
    let masked = mask_placeholders(text);
    let found = figures(&masked, language, &context.names, &context.units);
    if !masked.contains("**") {
        return found;
    }
    let ask = Ask { language, names: &context.names, units: &context.units, about: &|_| true };
    merged(found, figures_of(&Folded::data(&masked), &ask))
}

/// The text with its placeholders blanked, byte for byte, so that ranges stay true.
///
/// A placeholder becomes a letter-like run, because a figure beside it must not join with what was inside.
pub fn mask_placeholders(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find("{{") {
        let Some(length) = rest[start..].find("}}") else { break };
        masked.push_str(&rest[..start]);
        let placeholder: Range<usize> = start..start + length + 2;
        masked.extend(std::iter::repeat_n('_', placeholder.len()));
        rest = &rest[placeholder.end..];
    }
    masked.push_str(rest);
    masked
}

/// Reports names that are neither the value nor a companion; returns whether all are known.
pub fn check_names(
    item: Item<'_>,
    statements: &BTreeMap<Language, (Statement, Span)>,
    known: &[&str],
) -> bool {
    let mut sound = true;
    for (statement, span) in statements.values() {
        for piece in &statement.pieces {
            let Piece::Placeholder { name, .. } = piece else { continue };
            if known.contains(&name.as_str()) {
                continue;
            }
            sound = false;
            item.report(says::unknown_figure(place_of_name(span, name), name, known));
        }
    }
    sound
}

/// Where a text names a figure.
pub fn place_of_name(span: &Span, name: &str) -> Span {
    let text = span.text();
    let place = text.find(&format!("{{ {name}")).map(|offset| offset + 2);
    match place.or_else(|| text.find(name)) {
        Some(offset) => {
            Span { range: span.range.start + offset..span.range.start + offset + name.len(), ..span.clone() }
        }
        None => span.clone(),
    }
}
