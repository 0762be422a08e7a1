//! Reads a brief.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::context::Context;
use super::editions::{edition, replaced};
use super::figures::check_figure;
use super::texts::{Need, spanned};
use super::toml::{File, Item, Table};
use crate::diagnostic::wording::{count, list, nearest, unknown_name};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::format::{self, BRIEF, SECTION};
use crate::model::{Brief, Fact, Layout, Section};

/// The facts a brief may name.
pub struct Known<'a> {
    pub facts: &'a [Fact],
    pub index: &'a BTreeMap<String, usize>,
    /// Ids of facts that couldn't be read.
    pub spoiled: &'a BTreeSet<String>,
    /// False when a fact table wasn't TOML, so that no fact is reported as unknown.
    pub complete: bool,
}

/// Reads one brief.
pub fn brief(
    source: &Arc<SourceText>,
    editions: &[Arc<SourceText>],
    context: &Context,
    known: &Known<'_>,
) -> (Option<Brief>, Vec<Diagnostic>) {
    let file = File::new(source);
    let (parsed, errors) = super::parse(&file, &source.text);
    if !errors.is_empty() {
        return (None, file.into_found());
    }
    let table = Table { file: &file, map: parsed.get_ref(), range: 0..0 };
    let start = file.span(0..0);
    table.check_keys(&BRIEF, &start);
    let brief = read(&table, start, editions, context, known);
    (brief, file.into_found())
}

fn read(
    table: &Table<'_>,
    start: Span,
    editions: &[Arc<SourceText>],
    context: &Context,
    known: &Known<'_>,
) -> Option<Brief> {
    let file = table.file;
    let stem = file.source.path.rsplit('/').next().unwrap_or_default();
    let name = stem.strip_suffix(".toml").unwrap_or(stem).to_owned();
    super::check_name(file, &start, &name, "a brief (its file)");
    let audience = table.get("audience").and_then(|item| {
        let text = item.text()?;
        super::check_name(file, &item.span(), text, "an audience");
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
    let mut seen = BTreeMap::new();
    let sections = table.get("section").and_then(Item::tables).map(|tables| {
        tables
            .iter()
            .map(|table| section(table, context, known, audience.as_ref().map(|(name, _)| *name), &mut seen))
            .collect::<Vec<_>>()
    });
    let changes_since = table.get("changes-since").map(|item| edition(item, &name, editions, context, known));
    let replaces = table.get("replaces").map(|item| replaced(item, &name, editions, context));
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
        changes_since: match changes_since {
            Some(edition) => Some(edition?),
            None => None,
        },
        replaces: match replaces {
            Some(replaced) => Some(replaced?),
            None => None,
        },
        tell_omitted: table.get("tell-omitted").and_then(Item::boolean).unwrap_or(false),
        sections: sections?.into_iter().collect::<Option<_>>()?,
    })
}

fn section<'a>(
    table: &Table<'a>,
    context: &Context,
    known: &Known<'_>,
    audience: Option<&str>,
    seen: &mut BTreeMap<&'a str, Span>,
) -> Option<Section> {
    let span = table.span();
    table.check_keys(&SECTION, &span);
    let heading = table.get("heading").and_then(|item| spanned(item, context, Need::All));
    let text = table.get("text").map(|item| spanned(item, context, Need::All));
    let layout = match table.get("layout") {
        Some(item) => match item.choice(format::LAYOUTS, &[])? {
            "prose" => Layout::Prose,
            "table" => Layout::Table,
            "key-figures" => Layout::KeyFigures,
            "timeline" => Layout::Timeline,
            "bar-chart" => Layout::BarChart,
            _ => Layout::Bullets,
        },
        None => Layout::Bullets,
    };
    let ids = table.get("facts").map(Item::texts);
    let nothing = ids.as_ref().is_none_or(|ids| ids.as_ref().is_some_and(Vec::is_empty));
    let ids = ids.flatten().unwrap_or_default();
    if nothing && text.is_none() {
        let texts = context.languages.iter().map(|language| format!("text.{language}"));
        table.file.report(
            Diagnostic::at(Code::EmptyText, span, "the section has neither facts nor text")
                .hint(format!("add `facts = [\"…\"]`, or {}", list(texts))),
        );
    }
    if let Some(item) =
        table.get("layout").filter(|_| nothing && layout != Layout::Bullets && layout != Layout::Prose)
    {
        let hint = "add `facts`, or take `layout` out";
        item.report(Code::IdleKey, "`layout` has no effect on a section without facts", Some(hint.into()));
    }
    let places: Vec<Span> = ids.iter().map(|(_, span)| span.clone()).collect();
    let facts: Vec<_> =
        ids.into_iter().map(|(id, span)| fact(table.file, id, span, known, audience, seen)).collect();
    if layout.is_chart() && facts.iter().all(Option::is_some) {
        let drawn: Vec<_> = facts.iter().flatten().map(|&index| &known.facts[index]).zip(places).collect();
        check_figure(table.file, layout, &table.span(), &drawn);
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
    known: &Known<'_>,
    audience: Option<&str>,
    seen: &mut BTreeMap<&'a str, Span>,
) -> Option<usize> {
    let Some(&index) = known.index.get(id) else {
        if known.complete && !known.spoiled.contains(id) {
            let hint = unknown_name(id, known.index.keys().map(String::as_str), "fact");
            file.report(
                Diagnostic::at(Code::UnknownFact, span, format!("there is no fact `{id}`")).hint(hint),
            );
        }
        return None;
    };
    let fact = &known.facts[index];
    if let Some(audience) = audience
        && !fact.is_for(audience)
    {
        let allowed = fact.only_for.iter().flatten();
        file.report(
            Diagnostic::at(
                Code::FactNotForAudience,
                span,
                format!("`{id}` is not for the audience `{audience}`"),
            )
            .also(fact.span.clone(), format!("it is only for {}", list(allowed)))
            .hint(match nearest(audience, fact.only_for.iter().flatten().map(String::as_str)) {
                Some(near) => format!(
                    "write \"{audience}\" for \"{near}\" in its `only-for` if that is meant, or take it out of this brief"
                ),
                None => format!("take it out of this brief, or add \"{audience}\" to its `only-for`"),
            }),
        );
        return None;
    }
    if let Some(first) = seen.get(id) {
        file.report(
            Diagnostic::at(Code::RepeatedFact, span, format!("`{id}` stands twice in the brief"))
                .also(first.clone(), "the first time")
                .hint("remove one; a title, heading or text may name it again with `fact()`"),
        );
        return None;
    }
    seen.insert(id, span);
    Some(index)
}

/// A template is named by its file name within the templates folder, so that no dossier reads other files.
fn template_name(item: Item<'_>) -> Option<(String, Span)> {
    let text = item.text()?;
    if !crate::check::is_template_name(text) {
        item.report(
            Code::UnknownTemplate,
            format!("`{text}` is no template name"),
            Some("name a file in `templates`, such as \"investor.md.j2\"".into()),
        );
        return None;
    }
    Some((text.to_owned(), item.span()))
}

/// Reports audiences that `only-for` or dossier.toml name and no brief has.
pub fn check_audiences(audiences: &[(String, Span)], briefs: &[Brief]) -> Vec<Diagnostic> {
    let known: BTreeSet<&str> = briefs.iter().map(|brief| brief.audience.as_str()).collect();
    let unknown = audiences.iter().filter(|(name, _)| !known.contains(name.as_str()));
    unknown
        .map(|(name, span)| {
            let message = format!("no brief is for the audience `{name}`");
            Diagnostic::at(Code::UnknownAudience, span.clone(), message).hint(unknown_name(
                name,
                known.iter().copied(),
                "audience",
            ))
        })
        .collect()
}

/// What to say of a dossier without any brief.
pub fn no_brief(folder: &str, facts: usize) -> Diagnostic {
    let message = format!("the dossier `{folder}` has {} and no brief", count(facts, "fact", "facts"));
    Diagnostic::without_place(Code::NoBrief, message)
        .hint("write one as `NAME.toml` beside `dossier.toml`; docs/file-format.md shows its keys")
}
