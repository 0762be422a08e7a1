//! Reads `sources.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::Context;
use super::dates;
use super::messages::evidence::unknown_source;
use super::messages::plan::DateOf;
use super::messages::sources as says;
use super::messages::syntax::Lost;
use super::messages::toml::NameOf;
use super::syntax;
use super::texts::text_or_texts;
use super::titles::{Titles, titles};
use super::toml::{File, Item, TomlTable};
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::format::{EXTRACTED, SOURCE};
use crate::language::SourceLanguage;
use crate::model::{Author, Extracted, Source};

/// The sources in the order of the file, and whether the file could be read as TOML.
pub fn sources(source: &Arc<SourceText>, context: &Context) -> (Vec<Source>, bool, Vec<Diagnostic>) {
    let file = File::new(source);
    let (parsed, errors) = syntax::parse(&file, &source.text);
    let table = TomlTable::of(&file, parsed.get_ref(), 0..0);
    let entries: Vec<_> =
        table.entries().into_iter().filter(|(span, entry)| !syntax::spoiled(span, entry, &errors)).collect();
    let index: BTreeMap<&str, usize> =
        entries.iter().enumerate().map(|(index, (_, entry))| (entry.key, index)).collect();
    let mut rest = Vec::new();
    let mut sources: Vec<Source> = entries
        .iter()
        .filter_map(|(span, entry)| {
            let Some((source, rests_on)) = one(span, *entry, context) else {
                file.lose(span.clone(), Lost::Source);
                return None;
            };
            rest.push(rests_on);
            Some(source)
        })
        .collect();
    if sources.len() == entries.len() {
        for (source, rests_on) in sources.iter_mut().zip(rest) {
            for (id, span) in rests_on {
                match index.get(id) {
                    Some(&found) => source.rests_on.push(found),
                    None => file.report(unknown_source(span, id, index.keys().copied())),
                }
            }
        }
    }
    let complete = errors.is_empty() && sources.len() == entries.len();
    (sources, complete, file.into_found(parsed.get_ref()))
}

/// The ids of the sources of a file, also of those in which something is wrong.
pub fn ids(source: &Arc<SourceText>) -> Vec<String> {
    let file = File::new(source);
    let (parsed, _) = syntax::parse(&file, &source.text);
    parsed.get_ref().keys().map(|key| key.get_ref().to_string()).collect()
}

type Entries<'a> = Vec<(&'a str, Span)>;

fn one<'a>(span: &Span, entry: Item<'a>, context: &Context) -> Option<(Source, Entries<'a>)> {
    entry.file.check_name(span, entry.key, NameOf::Source);
    let table = entry.table()?;
    table.check_known(&SOURCE);
    let stated = table.get("read").map(Item::boolean);
    let read = stated.flatten().unwrap_or(true);
    // Where `read` itself can't be read, nobody knows which keys the source needs.
    let judged = stated != Some(None);
    let language = table.get("language").and_then(language);
    let title = table.get("title").and_then(|item| titles(item, language.as_ref(), context));
    if read && judged {
        for key in ["type", "nature", "title", "language"] {
            if table.get(key).is_none() {
                table.missing(&SOURCE, key, span);
            }
        }
        if let (Some(language), Some(item), Some(title)) = (&language, table.get("title"), &title)
            && !title.has_own(language)
        {
            item.report(says::no_own_title(span.clone(), language));
        }
        // The day on which it was read is what there is to say of a document that doesn't name its publisher.
        if ["publisher", "author", "accessed"].iter().all(|key| table.get(key).is_none()) {
            table.missing(&SOURCE, "publisher", span);
        }
    } else if judged && table.get("publisher").is_none() && table.get("title").is_none() {
        table.missing(&SOURCE, "publisher", span);
    }
    let years = context.owners.years(table.get("fiscal"), context.owners.nobodys());
    let issued = table.get("issued").and_then(|item| Some((super::values::date(item, years)?, item.span())));
    if let Some((issued, span)) = &issued {
        dates::check_not_after(entry.file, DateOf::Issued, issued, span, context);
    }
    let accessed =
        table.get("accessed").and_then(|item| Some((super::values::date(item, years)?, item.span())));
    if let Some((accessed, span)) = &accessed {
        dates::check_accessed(entry.file, accessed, span, issued.as_ref().map(|(date, _)| date), context);
    }
    if judged && !read {
        for item in ["accessed", "file", "sha256", "extracted"].into_iter().filter_map(|key| table.get(key)) {
            item.report(says::idle_on_unread(item.span(), item.key));
        }
    } else if let Some(item) = table.get("sha256").filter(|_| table.get("file").is_none()) {
        item.report(says::idle_hash(item.span()));
    }
    if let Some(item) = table.get("extracted").filter(|_| table.get("file").is_none() && read) {
        item.report(says::idle_extract(item.span()));
    }
    if let Some(item) = table.get("first-page").filter(|_| table.get("extracted").is_none()) {
        item.report(says::idle_first_page(item.span()));
    }
    let rests_on = table.get("rests-on").and_then(Item::texts).unwrap_or_default();
    let Titles { texts: title, foreign: foreign_title } = title.unwrap_or_default();
    let source = Source {
        id: entry.key.to_owned(),
        span: span.clone(),
        kind: table.get("type").and_then(Item::choice),
        nature: table.get("nature").and_then(Item::choice),
        title,
        foreign_title,
        publisher: table.get("publisher").and_then(|item| text_or_texts(item, context)).unwrap_or_default(),
        authors: authors(table.get("author")),
        issued: issued.map(|(date, _)| date),
        accessed: accessed.map(|(date, _)| date),
        language,
        fiscal: years.owner,
        currency: table.get("currency").and_then(currency),
        url: table.get("url").and_then(url),
        file: table.get("file").and_then(file_name),
        sha256: table.get("sha256").and_then(sha256),
        extracted: table.get("extracted").and_then(|item| extracted(item, span)),
        first_page: table.get("first-page").and_then(first_page),
        rests_on: Vec::new(),
        licence: table.get("licence").and_then(Item::text).map(str::to_owned),
        reuse: table.get("reuse").and_then(Item::choice),
        read,
        note: table.get("note").and_then(Item::text).map(str::to_owned),
    };
    Some((source, rests_on))
}

/// The most pages that a file can have.
const MOST_PAGES: i64 = 100_000;

fn first_page(item: Item<'_>) -> Option<u32> {
    item.integer(1, MOST_PAGES).and_then(|page| u32::try_from(page).ok())
}

fn language(item: Item<'_>) -> Option<SourceLanguage> {
    let text = item.text()?;
    let read = SourceLanguage::parse(text);
    if let Err(why) = &read {
        item.report(says::not_a_language(item.span(), text, why));
    }
    read.ok()
}

fn authors(item: Option<Item<'_>>) -> Vec<String> {
    let texts = item.and_then(Item::texts).unwrap_or_default();
    if let Some(item) = item {
        for (text, span) in &texts {
            if let Err(why) = Author::parse(text) {
                item.report(says::unclear_author(span.clone(), &why));
            }
        }
    }
    owned(Some(texts))
}

fn owned(texts: Option<Entries<'_>>) -> Vec<String> {
    texts.unwrap_or_default().into_iter().map(|(text, _)| text.to_owned()).collect()
}

fn url(item: Item<'_>) -> Option<String> {
    let text = item.text()?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // Blanks and angle brackets would end the link in Markdown.
    let sound = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c));
    if !sound {
        item.report(says::bad_url(item.span(), text));
        return None;
    }
    Some(text.to_owned())
}

/// The code of ISO 4217 of the money that `$` and the like stand for.
fn currency(item: Item<'_>) -> Option<String> {
    let text = item.text()?;
    if text.len() != 3 || !text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        item.report(says::not_a_currency(item.span(), text));
        return None;
    }
    Some(text.to_owned())
}

fn file_name(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?;
    if text.contains(|c: char| matches!(c, '/' | '\\' | ':') || c.is_control()) || text == "." || text == ".."
    {
        item.report(says::not_a_file_name(item.span(), text));
        return None;
    }
    Some((text.to_owned(), item.span()))
}

fn extracted(item: Item<'_>, owner: &Span) -> Option<Extracted> {
    let table = item.table()?;
    table.check_keys(&EXTRACTED, owner);
    let file = table.get("file").and_then(file_name);
    let sha256 = table.get("sha256").and_then(sha256);
    let by = table.get("by").and_then(Item::text).map(str::to_owned);
    Some(Extracted { file: file?, sha256: sha256?, by: by? })
}

fn sha256(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?.to_ascii_lowercase();
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        item.report(says::bad_hash(item.span()));
        return None;
    }
    Some((text, item.span()))
}
