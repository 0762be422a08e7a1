//! Reads a brief.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::context::Context;
use super::editions::{edition, replaced};
use super::figures::check_figure;
use super::keeping::custody;
use super::known::KnownFacts;
use super::messages::briefs as says;
use super::messages::syntax::Lost;
use super::messages::toml::NameOf;
use super::syntax::parse;
use super::texts::{Need, spanned};
use super::toml::{File, Item, TomlTable};
use crate::diagnostic::{Diagnostic, SourceText, Span};
use crate::format::{BRIEF, SECTION};
use crate::model::{Brief, Layout, Section};
use crate::value::Showing;

/// Reads one brief.
pub fn brief(
    source: &Arc<SourceText>,
    editions: &[Arc<SourceText>],
    context: &Context,
    known: &KnownFacts<'_>,
) -> (Option<Brief>, Vec<Diagnostic>) {
    let file = File::new(source);
    let (parsed, errors) = parse(&file, &source.text);
    if !errors.is_empty() {
        return (None, file.into_found(parsed.get_ref()));
    }
    let table = TomlTable::of(&file, parsed.get_ref(), 0..0);
    let start = file.span(0..0);
    table.check_keys(&BRIEF, &start);
    let brief = read(&table, start.clone(), editions, context, known);
    if brief.is_none() {
        file.lose(start, Lost::Brief);
    }
    (brief, file.into_found(parsed.get_ref()))
}

fn read(
    table: &TomlTable<'_>,
    start: Span,
    editions: &[Arc<SourceText>],
    context: &Context,
    known: &KnownFacts<'_>,
) -> Option<Brief> {
    let file = table.file;
    let stem = file.source.path.rsplit('/').next().unwrap_or_default();
    let name = stem.strip_suffix(".toml").unwrap_or(stem).to_owned();
    file.check_name(&start, &name, NameOf::Brief);
    let audience = table.get("audience").and_then(|item| {
        let text = item.text()?;
        file.check_name(&item.span(), text, NameOf::Audience);
        Some((text, item.span()))
    });
    let pages = match table.get("pages") {
        Some(item) => item.integer(1, 4).and_then(|pages| usize::try_from(pages).ok()),
        None => Some(1),
    };
    let template = match table.get("template") {
        Some(item) => template_name(item).map(Some),
        None => Some(None),
    };
    let title = table.get("title").and_then(|item| spanned(item, context, Need::All));
    let bottom_line = table.get("bottom-line").and_then(|item| spanned(item, context, Need::All));
    let min_type_size = match table.get("min-type-size") {
        Some(item) => item.points(7.0, 14.0),
        None => Some(8.5),
    };
    let contested = match table.get("contested") {
        Some(item) => item.choice().map(|showing| Some((showing, item.span()))),
        None => Some(None),
    };
    let showing =
        contested.as_ref().and_then(Option::as_ref).map_or(Showing::Preferred, |(showing, _)| *showing);
    let mut seen = BTreeMap::new();
    let sections = table.get("section").and_then(Item::tables).map(|tables| {
        tables
            .iter()
            .map(|table| {
                let audience = audience.as_ref().map(|(name, _)| *name);
                section(table, (context, known), (audience, showing), &mut seen)
            })
            .collect::<Vec<_>>()
    });
    let changes_since = table.get("changes-since").map(|item| edition(item, &name, editions, context, known));
    let replaces = table.get("replaces").map(|item| replaced(item, &name, editions, context));
    let custody = custody(table, table.get("owner"));
    // For colleagues; never printed.
    table.get("note").and_then(Item::text);
    let (audience, audience_span) = audience?;
    Some(Brief {
        name,
        span: start,
        audience: audience.to_owned(),
        audience_span,
        template: template?,
        title: title?,
        bottom_line: bottom_line?,
        pages: pages?,
        min_type_size: min_type_size?,
        theme: table.get("theme").and_then(|item| Some((item.text()?.to_owned(), item.span()))),
        contested: contested?,
        changes_since: match changes_since {
            Some(edition) => Some(edition?),
            None => None,
        },
        replaces: match replaces {
            Some(replaced) => Some(replaced?),
            None => None,
        },
        tell_omitted: table.get("tell-omitted").and_then(Item::boolean).unwrap_or(false),
        custody,
        sections: sections?.into_iter().collect::<Option<_>>()?,
    })
}

fn section<'a>(
    table: &TomlTable<'a>,
    (context, known): (&Context, &KnownFacts<'_>),
    (audience, showing): (Option<&str>, Showing),
    seen: &mut BTreeMap<&'a str, Span>,
) -> Option<Section> {
    let span = table.span();
    table.check_keys(&SECTION, &span);
    let heading = table.get("heading").and_then(|item| spanned(item, context, Need::All));
    let text = table.get("text").map(|item| spanned(item, context, Need::All));
    let layout = match table.get("layout") {
        Some(item) => item.choice()?,
        None => Layout::Bullets,
    };
    let ids = table.get("facts").map(Item::texts);
    let nothing = ids.as_ref().is_none_or(|ids| ids.as_ref().is_some_and(Vec::is_empty));
    let ids = ids.flatten().unwrap_or_default();
    if nothing && text.is_none() {
        table.file.report(says::empty_section(span, &context.languages));
    }
    if let Some(item) =
        table.get("layout").filter(|_| nothing && layout != Layout::Bullets && layout != Layout::Prose)
    {
        item.report(says::idle_layout(item.span()));
    }
    let places: Vec<Span> = ids.iter().map(|(_, span)| span.clone()).collect();
    let facts: Vec<_> =
        ids.into_iter().map(|(id, span)| fact(table.file, id, span, known, audience, seen)).collect();
    if layout.is_chart() && facts.iter().all(Option::is_some) {
        let drawn: Vec<_> = facts.iter().flatten().map(|&index| &known.facts[index]).zip(places).collect();
        check_figure(table.file, (layout, showing), &table.span(), &drawn);
    }
    Some(Section {
        heading: heading?,
        layout,
        facts: facts.into_iter().collect::<Option<_>>()?,
        text: match text {
            Some(text) => Some(text?),
            None => None,
        },
    })
}

fn fact<'a>(
    file: &File,
    id: &'a str,
    span: Span,
    known: &KnownFacts<'_>,
    audience: Option<&str>,
    seen: &mut BTreeMap<&'a str, Span>,
) -> Option<usize> {
    let Some(&index) = known.index.get(id) else {
        if known.complete && !known.spoiled.contains(id) {
            file.report(says::unknown_fact(span, id, known.index.keys().map(String::as_str)));
        }
        return None;
    };
    let fact = &known.facts[index];
    if let Some(audience) = audience
        && !fact.is_for(audience)
    {
        file.report(says::not_for_audience(span, fact, audience));
        return None;
    }
    if let Some(first) = seen.get(id) {
        file.report(says::fact_listed_twice(span, id, first.clone()));
        return None;
    }
    seen.insert(id, span);
    Some(index)
}

fn template_name(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?;
    if !is_template_name(text) {
        item.report(says::bad_template_name(item.span(), text));
        return None;
    }
    Some((text.to_owned(), item.span()))
}

/// Whether a name is a template's: a bare file name in the templates folder.
fn is_template_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    !name.is_empty() && name.chars().all(plain) && !name.starts_with('.') && name.ends_with(".j2")
}

/// Reports audiences that `only-for` or dossier.toml name and no brief has.
pub fn check_audiences(audiences: &[(String, Span)], briefs: &[Brief]) -> Vec<Diagnostic> {
    let known: BTreeSet<&str> = briefs.iter().map(|brief| brief.audience.as_str()).collect();
    let unknown = audiences.iter().filter(|(name, _)| !known.contains(name.as_str()));
    unknown.map(|(name, span)| says::unknown_audience(span.clone(), name, known.iter().copied())).collect()
}
