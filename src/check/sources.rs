//! Reads `sources.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::context::Context;
use super::dates;
use super::dossier::text_or_texts;
use super::texts::{Need, texts_in};
use super::toml::{File, Item, Table};
use crate::diagnostic::wording::unknown_name;
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::format::{self, SOURCE};
use crate::language::Language;
use crate::model::{Author, Nature, Source, SourceType};

/// The sources in the order of the file, and whether the file could be read as TOML.
pub fn sources(source: &Arc<SourceText>, context: &Context) -> (Vec<Source>, bool, Vec<Diagnostic>) {
    let file = File::new(source);
    let (parsed, errors) = super::parse(&file, &source.text);
    let table = Table { file: &file, map: parsed.get_ref(), range: 0..0 };
    let entries: Vec<_> =
        table.entries().into_iter().filter(|(span, entry)| !super::spoiled(span, entry, &errors)).collect();
    let index: BTreeMap<&str, usize> =
        entries.iter().enumerate().map(|(index, (_, entry))| (entry.key, index)).collect();
    let mut rest = Vec::new();
    let mut sources: Vec<Source> = entries
        .iter()
        .filter_map(|(span, entry)| {
            let (source, rests_on) = one(span, *entry, context)?;
            rest.push(rests_on);
            Some(source)
        })
        .collect();
    if sources.len() == entries.len() {
        for (source, rests_on) in sources.iter_mut().zip(rest) {
            for (id, span) in rests_on {
                match index.get(id) {
                    Some(&found) => source.rests_on.push(found),
                    None => file.report(
                        Diagnostic::at(Code::UnknownSource, span, format!("there is no source `{id}`"))
                            .hint(unknown_name(id, index.keys().copied(), "source")),
                    ),
                }
            }
        }
    }
    let complete = errors.is_empty() && sources.len() == entries.len();
    (sources, complete, file.into_found())
}

type Named<'a> = Vec<(&'a str, Span)>;

fn one<'a>(span: &Span, entry: Item<'a>, context: &Context) -> Option<(Source, Named<'a>)> {
    super::check_name(entry.file, span, entry.key, "a source");
    let table = entry.table()?;
    table.check_known(&SOURCE);
    let stated = table.get("read").map(Item::boolean);
    let read = stated.flatten().unwrap_or(true);
    // Where that can't be read, what the source must have isn't known.
    let judged = stated != Some(None);
    let language = table.get("language").and_then(|item| item.choice(Language::TAGS, &[]));
    let language = language.and_then(Language::from_tag);
    let title = table.get("title").and_then(|item| texts_in(item, context, Need::Some)).unwrap_or_default();
    if read && judged {
        for key in ["type", "nature", "title", "language"] {
            if table.get(key).is_none() {
                table.missing(&SOURCE, key, span);
            }
        }
        if let (Some(language), Some(item)) = (language, table.get("title"))
            && !title.is_empty()
            && !title.contains_key(&language)
        {
            item.file.report(
                Diagnostic::at(
                    Code::MissingLanguage,
                    span.clone(),
                    "the title is missing in the source's own language",
                )
                .hint(format!("add `title.{language}`")),
            );
        }
        if table.get("publisher").is_none() && table.get("author").is_none() {
            table.missing(&SOURCE, "publisher", span);
        }
    } else if judged && table.get("publisher").is_none() && table.get("title").is_none() {
        table.missing(&SOURCE, "publisher", span);
    }
    let issued = table.get("issued").and_then(|item| Some((super::values::date(item)?, item.span())));
    if let Some((issued, span)) = &issued {
        dates::check_not_after(entry.file, "the source's `issued`", issued, span, context);
    }
    let accessed = table.get("accessed").and_then(|item| Some((super::values::date(item)?, item.span())));
    if let Some((accessed, span)) = &accessed {
        dates::check_accessed(entry.file, accessed, span, issued.as_ref().map(|(date, _)| date), context);
    }
    let idle = |key: &str, message: &str, hint: &str| {
        if let Some(item) = table.get(key) {
            item.report(Code::IdleKey, message, Some(hint.into()));
        }
    };
    if judged && !read {
        for key in ["accessed", "file", "sha256"] {
            let message = format!("`{key}` has no effect on a source with `read = false`");
            idle(key, &message, "take it out; or, if the document has been read, take `read = false` out");
        }
    } else if table.get("file").is_none() {
        idle("sha256", "`sha256` has no effect without `file`", "add `file`, the bare name of your copy");
    }
    let rests_on = table.get("rests-on").and_then(Item::texts).unwrap_or_default();
    let source = Source {
        id: entry.key.to_owned(),
        span: span.clone(),
        kind: table
            .get("type")
            .and_then(|item| item.choice(format::SOURCE_TYPES, &[]))
            .and_then(SourceType::from_name),
        nature: table
            .get("nature")
            .and_then(|item| item.choice(format::NATURES, &[]))
            .and_then(Nature::from_name),
        title,
        publisher: table.get("publisher").and_then(|item| text_or_texts(item, context)).unwrap_or_default(),
        authors: authors(table.get("author")),
        issued: issued.map(|(date, _)| date),
        accessed: accessed.map(|(date, _)| date),
        language,
        url: table.get("url").and_then(url),
        file: table.get("file").and_then(file_name),
        sha256: table.get("sha256").and_then(sha256),
        rests_on: Vec::new(),
        read,
        note: table.get("note").and_then(Item::text).map(str::to_owned),
    };
    Some((source, rests_on))
}

fn authors(item: Option<Item<'_>>) -> Vec<String> {
    let texts = item.and_then(Item::texts).unwrap_or_default();
    if let Some(item) = item {
        for (text, span) in &texts {
            if let Err(message) = Author::parse(text) {
                item.file.report(Diagnostic::at(Code::BadValue, span.clone(), message).hint(
                    "write a person as `\"King, Martin Luther, Jr.\"`, initials with stops, and an organisation without a comma or as `publisher`",
                ));
            }
        }
    }
    owned(Some(texts))
}

fn owned(texts: Option<Named<'_>>) -> Vec<String> {
    texts.unwrap_or_default().into_iter().map(|(text, _)| text.to_owned()).collect()
}

fn url(item: Item<'_>) -> Option<String> {
    let text = item.text()?;
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    // Blanks and angle brackets would end the link in Markdown.
    let sound = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "<>\"`".contains(c));
    if !sound {
        item.report(
            Code::BadUrl,
            format!("`{text}` is no http or https address"),
            Some("write the whole address: \"https://example.org/page\"; a blank is %20".into()),
        );
        return None;
    }
    Some(text.to_owned())
}

fn file_name(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?;
    if text.contains(|c: char| matches!(c, '/' | '\\' | ':') || c.is_control()) || text == "." || text == ".."
    {
        item.report(
            Code::BadFileName,
            format!("`{text}` is more than a file name"),
            Some(
                "write the bare name; `archive` in dossier.toml or `--archive DIR` says in which folder"
                    .into(),
            ),
        );
        return None;
    }
    Some((text.to_owned(), item.span()))
}

fn sha256(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?.to_ascii_lowercase();
    if text.len() != 64 || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        item.report(
            Code::BadValue,
            "`sha256` takes 64 hexadecimal digits",
            Some("run `factbrief verify --archive DIR --pin`, which writes it".into()),
        );
        return None;
    }
    Some((text, item.span()))
}
