//! Reads the evidence of a fact.

use toml::de::DeValue;

use super::context::Context;
use super::messages::evidence as says;
use super::toml::{Item, TomlTable};
use crate::diagnostic::Span;
use crate::format::{EVIDENCE, FACT};
use crate::model::{Evidence, Few, Lines, Locator};
use crate::prose::amount_in_locator;

/// Reads every entry; `figures` are the names that `as-printed` may use.
pub fn evidence(item: Item<'_>, context: &Context, figures: &[&str]) -> Option<Vec<Evidence>> {
    if item.value.get_ref().as_array().is_some_and(|array| array.is_empty()) {
        item.report(says::no_evidence(item.span()));
        return None;
    }
    let tables = item.tables()?;
    if tables.is_empty() {
        return None;
    }
    let entries: Vec<_> = tables.iter().map(|table| one(table, context, figures)).collect();
    entries.into_iter().collect()
}

fn one(table: &TomlTable<'_>, context: &Context, figures: &[&str]) -> Option<Evidence> {
    let file = table.file;
    let span = table.span();
    for (key_span, entry) in table.seen() {
        // A key of the fact is reported as misplaced instead, with a better hint.
        if !EVIDENCE.has(entry.key) && !FACT.has(entry.key) {
            table.unknown_key(&EVIDENCE, key_span, entry.key);
        }
    }
    if table.get("source").is_none() {
        table.missing(&EVIDENCE, "source", &span);
    }
    if table.get("locator").is_none() {
        file.report(says::no_locator(span.clone()));
    }
    let source = table.get("source").and_then(|item| source(item, context, Role::Source));
    let original = table.get("original").map(|item| source_or_none(item, context));
    if let (Some(source), Some(Some(original)), Some(item)) = (source, original, table.get("original"))
        && source == original
    {
        item.report(says::own_original(item.span()));
    }
    let locator = table.get("locator").and_then(|item| locator(item, context));
    let lines = table.get("lines").map(lines);
    let as_printed = match table.get("as-printed") {
        Some(item) => as_printed(item, figures),
        None => Some(Few::new()),
    };
    let printed: Vec<&str> = as_printed.iter().flatten().map(|(name, _)| name.as_str()).collect();
    let unverifiable = match table.get("unverifiable") {
        Some(item) => unverifiable(item, &printed, figures),
        None => Some(Few::new()),
    };
    let printed_unit = table.get("printed-unit").and_then(Item::text_or_list).unwrap_or_default();
    let printed_unit = printed_unit.into_iter().map(|(text, span)| (text.to_owned(), span)).collect();
    let unit_lines = table.get("unit-lines").map(unit_lines);
    if let Some(item) = table.get("unit-lines").filter(|_| table.get("printed-unit").is_none()) {
        item.report(says::idle_unit_lines(item.span()));
    }
    if let Some(item) = table.get("printed-unit").filter(|_| printed.is_empty()) {
        item.report(says::idle_printed_unit(item.span()));
    }
    let by_eye = match table.get("by-eye") {
        Some(item) => by_eye(item, &printed),
        None => Some(Few::new()),
    };
    let remark = table.get("remark").and_then(Item::text).map(str::to_owned);
    Some(Evidence {
        source: source?,
        original: original.flatten(),
        version: None,
        locator: locator?,
        lines: match lines {
            Some(lines) => Some(lines?),
            None => None,
        },
        printed_unit,
        unit_lines: match unit_lines {
            Some(lines) => Some(lines?),
            None => None,
        },
        by_eye: by_eye?,
        as_printed: as_printed?,
        unverifiable: unverifiable?,
        remark,
        span,
    })
}

/// Why printed forms can't be found in the archived source: one reason where the evidence prints one form or none, else a table of
/// them, so that a reason for one form doesn't hide the others.
fn unverifiable(item: Item<'_>, printed: &[&str], figures: &[&str]) -> Option<Few<String, String>> {
    if let DeValue::Table(_) = item.value.get_ref() {
        let table = item.table()?;
        let mut reasons = Few::new();
        for (span, entry) in table.entries() {
            if !figures.contains(&entry.key) && !printed.contains(&entry.key) {
                item.report(says::unknown_figure(span, entry.key, figures.iter().chain(printed).copied()));
                continue;
            }
            reasons.insert(entry.key.to_owned(), entry.text()?.to_owned());
        }
        return Some(reasons);
    }
    let why = item.text()?;
    if printed.len() > 1 {
        item.report(says::one_reason_for_several(item.span(), printed));
        return None;
    }
    let excused = match (printed, figures) {
        ([one], _) => vec![*one],
        (_, []) => vec!["value"],
        (_, figures) => figures.to_vec(),
    };
    Some(excused.into_iter().map(|name| (name.to_owned(), why.to_owned())).collect())
}

/// Why printed forms can't be read: a reason for each by its name, so that one doesn't hide the others.
fn by_eye(item: Item<'_>, printed: &[&str]) -> Option<Few<String, (String, Span)>> {
    if let DeValue::String(_) = item.value.get_ref() {
        item.report(says::by_eye_without_names(item.span(), printed));
        return None;
    }
    let mut reasons = Few::new();
    for (span, entry) in item.table()?.entries() {
        if !printed.contains(&entry.key) {
            item.report(says::by_eye_of_unprinted(span, entry.key, printed));
            continue;
        }
        reasons.insert(entry.key.to_owned(), (entry.text()?.to_owned(), entry.span()));
    }
    Some(reasons)
}

/// `[52, 56]`, or as `lines` has them.
fn unit_lines(item: Item<'_>) -> Option<Lines> {
    let DeValue::Array(array) = item.value.get_ref() else { return lines(item) };
    let ends: Vec<Option<usize>> = array
        .iter()
        .map(|end| match end.get_ref() {
            DeValue::Integer(number) if number.radix() == 10 => number.as_str().parse().ok(),
            _ => None,
        })
        .collect();
    match ends[..] {
        [Some(first), Some(last)] if 1 <= first && first <= last => Some(Lines { first, last }),
        _ => {
            item.report(says::bad_unit_lines(item.span()));
            None
        }
    }
}

#[derive(PartialEq, Eq)]
enum Role {
    Source,
    Picture,
    Original,
}

fn source_or_none(item: Item<'_>, context: &Context) -> Option<usize> {
    source(item, context, Role::Original)
}

/// The source of a picture, which somebody must have read.
pub fn source_read(item: Item<'_>, context: &Context) -> Option<usize> {
    source(item, context, Role::Picture)
}

fn source(item: Item<'_>, context: &Context, role: Role) -> Option<usize> {
    let id = item.text()?;
    match context.sources.get(id) {
        Some(&(index, read)) => {
            match role {
                _ if read => {}
                Role::Source => {
                    item.report(says::unread_source(item.span(), id));
                    return None;
                }
                Role::Picture => {
                    item.report(says::unread_source_of_picture(item.span(), id));
                    return None;
                }
                Role::Original => {}
            }
            Some(index)
        }
        None => {
            if context.sources_complete {
                let known = context.sources.keys().map(String::as_str);
                item.report(says::unknown_source(item.span(), id, known));
            }
            None
        }
    }
}

/// A place in a source.
pub fn locator(item: Item<'_>, context: &Context) -> Option<Locator> {
    match Locator::parse(item.text()?) {
        Ok(locator) => {
            let amounts = locator.parts.iter().filter_map(|(_, which)| {
                context.words.find(|| amount_in_locator(which, &context.names, &context.units))
            });
            if let Some(amount) = amounts.into_iter().next() {
                item.report(says::amount_in_locator(item.span(), &amount));
            }
            Some(locator)
        }
        Err(why) => {
            item.report(says::bad_locator(item.span(), &why));
            None
        }
    }
}

fn lines(item: Item<'_>) -> Option<Lines> {
    let text = match item.value.get_ref() {
        DeValue::Integer(number) => number.as_str().to_owned(),
        _ => item.text()?.to_owned(),
    };
    let (first, last) = text.split_once('-').unwrap_or((&text, &text));
    match (first.trim().parse(), last.trim().parse()) {
        (Ok(first), Ok(last)) if 1 <= first && first <= last => Some(Lines { first, last }),
        _ => {
            item.report(says::bad_lines(item.span(), &text));
            None
        }
    }
}

fn as_printed(item: Item<'_>, figures: &[&str]) -> Option<Few<String, (String, Span)>> {
    let DeValue::Table(written) = item.value.get_ref() else {
        let only = ("value".to_owned(), (item.text()?.to_owned(), item.span()));
        return Some(Few::from_iter([only]));
    };
    let mut printed = Few::with_capacity(written.len());
    for (span, entry) in item.table()?.entries() {
        // A fact without a value has a term there.
        if !figures.contains(&entry.key) && entry.key != "value" {
            item.report(says::unknown_figure(span, entry.key, figures.iter().copied()));
            continue;
        }
        printed.insert(entry.key.to_owned(), (entry.text()?.to_owned(), entry.span()));
    }
    Some(printed)
}
