//! Reads the evidence of a fact.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::context::Context;
use super::toml::{Item, Table};
use crate::diagnostic::wording::{list, unknown_name};
use crate::diagnostic::{Code, Diagnostic, Span};
use crate::format::{EVIDENCE, FACT};
use crate::model::{Evidence, Lines, Locator};
use crate::value::amount_in_locator;

/// Reads every entry; `figures` are the names that `as-printed` may use.
pub fn evidence(item: Item<'_>, context: &Context, figures: &[&str]) -> Option<Vec<Evidence>> {
    let tables = item.tables()?;
    let given = item.value.get_ref().as_array().is_some_and(|array| !array.is_empty());
    if tables.is_empty() && given {
        return None;
    }
    if tables.is_empty() {
        item.report(
            Code::MissingKey,
            "the fact has no evidence",
            Some("add `{ source = \"…\", locator = \"…\" }`".into()),
        );
        return None;
    }
    let entries: Vec<_> = tables.iter().map(|table| one(table, context, figures)).collect();
    entries.into_iter().collect()
}

fn one(table: &Table<'_>, context: &Context, figures: &[&str]) -> Option<Evidence> {
    let file = table.file;
    let span = table.span();
    for (key_span, entry) in table.entries() {
        // A key of the fact is reported as misplaced, with a better hint.
        if !EVIDENCE.has(entry.key) && !FACT.has(entry.key) {
            table.unknown_key(&EVIDENCE, key_span, entry.key);
        }
    }
    if table.get("source").is_none() {
        table.missing(&EVIDENCE, "source", &span);
    }
    if table.get("locator").is_none() {
        file.report(
            Diagnostic::at(Code::MissingLocator, span.clone(), "the evidence has no locator")
                .hint("add `locator`, such as \"paragraph 4\", \"page 3\" or \"section 1.1\""),
        );
    }
    let source = table.get("source").and_then(|item| source(item, context, Role::Source));
    let original = table.get("original").map(|item| source_or_none(item, context));
    if let (Some(source), Some(Some(original)), Some(item)) = (source, original, table.get("original"))
        && source == original
    {
        let hint = "name the document that the source has it from, or take `original` out";
        item.report(Code::SourceRing, "the source is given as its own original", Some(hint.into()));
    }
    let locator = table.get("locator").and_then(|item| locator(item, context));
    let lines = table.get("lines").map(lines);
    let as_printed = match table.get("as-printed") {
        Some(item) => as_printed(item, figures),
        None => Some(BTreeMap::new()),
    };
    let printed: Vec<&str> = as_printed.iter().flatten().map(|(name, _)| name.as_str()).collect();
    let unverifiable = match table.get("unverifiable") {
        Some(item) => unverifiable(item, &printed, figures),
        None => Some(BTreeMap::new()),
    };
    let remark = table.get("remark").and_then(Item::text).map(str::to_owned);
    Some(Evidence {
        source: source?,
        original: original.flatten(),
        locator: locator?,
        lines: match lines {
            Some(lines) => Some(lines?),
            None => None,
        },
        as_printed: as_printed?,
        unverifiable: unverifiable?,
        remark,
        span,
    })
}

/// Why printed forms can't be found in the copy: one reason where the evidence prints one form or none, else a table of
/// them, so that what excuses one form hides nothing of the others.
fn unverifiable(item: Item<'_>, printed: &[&str], figures: &[&str]) -> Option<BTreeMap<String, String>> {
    if let DeValue::Table(_) = item.value.get_ref() {
        let table = item.table()?;
        let mut reasons = BTreeMap::new();
        for (span, entry) in table.entries() {
            if !figures.contains(&entry.key) && !printed.contains(&entry.key) {
                let hint = unknown_name(entry.key, figures.iter().chain(printed).copied(), "figure");
                let message = format!("the fact has no figure `{}`", entry.key);
                item.file.report(Diagnostic::at(Code::UnknownKey, span, message).hint(hint));
                continue;
            }
            reasons.insert(entry.key.to_owned(), entry.text()?.to_owned());
        }
        return Some(reasons);
    }
    let why = item.text()?;
    if printed.len() > 1 {
        let example: Vec<String> = printed.iter().map(|name| format!("{name} = \"…\"")).collect();
        item.report(
            Code::WrongType,
            format!("one reason is given for {}, and each printed form has its own", list(printed)),
            Some(format!(
                "write `unverifiable = {{ {} }}`, and leave out the forms that the copy has",
                example.join(", ")
            )),
        );
        return None;
    }
    let excused = match (printed, figures) {
        ([one], _) => vec![*one],
        (_, []) => vec!["value"],
        (_, figures) => figures.to_vec(),
    };
    Some(excused.into_iter().map(|name| (name.to_owned(), why.to_owned())).collect())
}

#[derive(PartialEq, Eq)]
enum Role {
    Source,
    Original,
}

fn source_or_none(item: Item<'_>, context: &Context) -> Option<usize> {
    source(item, context, Role::Original)
}

fn source(item: Item<'_>, context: &Context, role: Role) -> Option<usize> {
    let id = item.text()?;
    match context.sources.get(id) {
        Some(&(index, read)) => {
            if role == Role::Source && !read {
                item.report(
                    Code::UnreadSource,
                    format!("`{id}` has not been read, and can't be cited as if it had"),
                    Some(format!("cite the source that you read, with `original = \"{id}\"`; or read it and remove `read = false`")),
                );
                return None;
            }
            Some(index)
        }
        None => {
            if context.sources_complete {
                let hint = unknown_name(id, context.sources.keys().map(String::as_str), "source");
                item.report(Code::UnknownSource, format!("there is no source `{id}`"), Some(hint));
            }
            None
        }
    }
}

fn locator(item: Item<'_>, context: &Context) -> Option<Locator> {
    match Locator::parse(item.text()?) {
        Ok(locator) => {
            let amounts = locator
                .parts
                .iter()
                .filter_map(|(_, which)| amount_in_locator(which, &context.names, &context.units));
            if let Some(amount) = amounts.into_iter().next() {
                let hint =
                    "a locator says where alone, `page 3`; write the amount in `as-printed` or in a fact";
                item.report(
                    Code::BadLocator,
                    format!("the locator holds an amount, `{amount}`"),
                    Some(hint.into()),
                );
            }
            Some(locator)
        }
        Err(message) => {
            item.report(Code::BadLocator, message, Some("write `page`, `section`, `paragraph`, `table`, `figure`, `slide` or `time`, and which: \"page 3, table 2\"".into()));
            None
        }
    }
}

fn lines(item: Item<'_>) -> Option<Lines> {
    let hint = "write \"14\" or \"52-56\", counted from 1 as `cat -n` does";
    let text = match item.value.get_ref() {
        DeValue::Integer(number) => number.as_str().to_owned(),
        _ => item.text()?.to_owned(),
    };
    let (first, last) = text.split_once('-').unwrap_or((&text, &text));
    match (first.trim().parse(), last.trim().parse()) {
        (Ok(first), Ok(last)) if 1 <= first && first <= last => Some(Lines { first, last }),
        _ => {
            item.report(Code::BadLocator, format!("`{text}` are no lines"), Some(hint.into()));
            None
        }
    }
}

fn as_printed(item: Item<'_>, figures: &[&str]) -> Option<BTreeMap<String, (String, Span)>> {
    let mut printed = BTreeMap::new();
    match item.value.get_ref() {
        DeValue::Table(_) => {
            for (span, entry) in item.table()?.entries() {
                // A fact without a value has a term there.
                if !figures.contains(&entry.key) && entry.key != "value" {
                    let hint = unknown_name(entry.key, figures.iter().copied(), "figure");
                    item.file.report(
                        Diagnostic::at(
                            Code::UnknownKey,
                            span,
                            format!("the fact has no figure `{}`", entry.key),
                        )
                        .hint(hint),
                    );
                    continue;
                }
                printed.insert(entry.key.to_owned(), (entry.text()?.to_owned(), entry.span()));
            }
        }
        _ => {
            printed.insert("value".to_owned(), (item.text()?.to_owned(), item.span()));
        }
    }
    Some(printed)
}
