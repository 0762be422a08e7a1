//! Reads a brief.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::brief_picture::brief_picture;
use super::context::Context;
use super::editions::{edition, replaced};
use super::figures::check_figure;
use super::house::{authors, marking};
use super::keeping::custody;
use super::known::KnownFacts;
use super::messages::briefs as says;
use super::messages::history::{Naming, recorded_later};
use super::messages::syntax::Lost;
use super::messages::toml::NameOf;
use super::of_which::of_which;
use super::side_by_side::side_by_side;
use super::superseded::refuse;
use super::syntax::parse;
use super::texts::{Need, spanned};
use super::toml::{File, Item, TomlTable};
use crate::diagnostic::{Code, Diagnostic, Severity, SourceText, Span};
use crate::format::{BRIEF, SECTION};
use crate::model::{Brief, Layout, Section};
use crate::value::Showing;

/// What could be read of a brief.
pub struct BriefRead {
    /// The brief, where it is right.
    pub brief: Option<Brief>,
    /// Whom it says that it is for, right or wrong.
    pub audience: Option<String>,
    /// What is wrong in it.
    pub found: Vec<Diagnostic>,
}

impl BriefRead {
    /// Whether nobody asked for the page of an earlier day that it can't make, and nothing else is wrong.
    pub fn is_unasked(&self, known: &KnownFacts<'_>) -> bool {
        let unasked = known.later.zip(self.audience.as_ref());
        let unasked = unasked.is_some_and(|((known, _), audience)| known.is_unasked(audience));
        let mut errors = self.found.iter().filter(|found| found.severity() == Severity::Error).peekable();
        unasked && errors.peek().is_some() && errors.all(|found| found.code == Code::RecordedLater)
    }
}

/// Reads one brief.
pub fn brief(
    source: &Arc<SourceText>,
    editions: &[Arc<SourceText>],
    context: &Context,
    known: &KnownFacts<'_>,
) -> BriefRead {
    let file = File::new(source);
    let (parsed, errors) = parse(&file, &source.text);
    if !errors.is_empty() {
        return BriefRead { brief: None, audience: None, found: file.into_found(parsed.get_ref()) };
    }
    let table = TomlTable::of(&file, parsed.get_ref(), 0..0);
    let start = file.span(0..0);
    table.check_keys(&BRIEF, &start);
    let brief = read(&table, start.clone(), editions, context, known);
    if brief.is_none() {
        file.lose(start, Lost::Brief);
    }
    let audience = table.map.get("audience").and_then(|audience| audience.get_ref().as_str());
    let audience = audience.map(str::to_owned);
    BriefRead { brief, audience, found: file.into_found(parsed.get_ref()) }
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
        None => Some(9.0),
    };
    let contested = match table.get("contested") {
        Some(item) => item.choice().map(|showing| Some((showing, item.span()))),
        None => Some(None),
    };
    let showing =
        contested.as_ref().and_then(Option::as_ref).map_or(Showing::Preferred, |(showing, _)| *showing);
    let mut seen = BTreeMap::new();
    let listed = listed(table);
    let sections = table.get("section").and_then(Item::tables).map(|tables| {
        tables
            .iter()
            .map(|table| {
                let audience = audience.as_ref().map(|(name, _)| *name);
                section(table, (context, known), (audience, showing), (&mut seen, &listed))
            })
            .collect::<Vec<_>>()
    });
    report_later(table, &start, known);
    let sections = sections.map(|sections| kept(sections, &start, table, known));
    let changes_since =
        table.get("changes-since").map(|item| edition(item, &name, editions, context, known, showing));
    let replaces = table.get("replaces").map(|item| replaced(item, &name, editions, context, known));
    let marking = table.get("marking").map(|item| marking(item, context));
    let reader = audience.as_ref().map(|(name, _)| *name);
    let picture = table.get("picture").map(|item| brief_picture(item, context, known, reader));
    let authors = table.get("authors").map(|item| authors(item, context));
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
            Some(edition) => edition?,
            None => None,
        },
        replaces: match replaces {
            Some(replaced) => replaced?,
            None => None,
        },
        marking: match marking {
            Some(marking) => Some(marking?),
            None => None,
        },
        authors: match authors {
            Some(authors) => authors?,
            None => Vec::new(),
        },
        picture: match picture {
            Some(picture) => Some(picture?),
            None => None,
        },
        tell_omitted: table.get("tell-omitted").and_then(Item::boolean).unwrap_or(true),
        custody,
        sections: sections??,
    })
}

fn section(
    table: &TomlTable<'_>,
    (context, known): (&Context, &KnownFacts<'_>),
    (audience, showing): (Option<&str>, Showing),
    (seen, listed): (&mut BTreeMap<String, Span>, &BTreeSet<&str>),
) -> Option<Section> {
    let span = table.span();
    table.check_keys(&SECTION, &span);
    let heading = table.get("heading").and_then(|item| spanned(item, context, Need::All));
    let text = table.get("text").map(|item| spanned(item, context, Need::All));
    let layout = match table.get("layout") {
        Some(item) => item.choice()?,
        None => Layout::Bullets,
    };
    let compared = side_by_side(table, layout, context);
    let ids = match &compared {
        Some(compared) => Some(Some(compared.ids())),
        None => table.get("facts").map(Item::texts),
    };
    let nothing = ids.as_ref().is_none_or(|ids| ids.as_ref().is_some_and(Vec::is_empty));
    let ids = ids.flatten().unwrap_or_default();
    // A comparison without facts has been reported.
    if nothing && text.is_none() && compared.is_none() {
        table.file.report(says::empty_section(span, &context.languages));
    }
    if let Some(item) = table.get("layout").filter(|_| nothing && layout.needs_facts() && compared.is_none())
    {
        item.report(says::idle_layout(item.span()));
    }
    let listed_later = ids.iter().filter(|(id, _)| known.is_later(id)).count();
    let ids = match known.later {
        Some(_) if listed_later > 0 => instead(ids, known, audience, (seen, listed)),
        _ => ids,
    };
    // A cell whose fact wasn't known would say that nothing was stated.
    let too_little = if compared.is_some() { listed_later > 0 } else { layout.is_chart() && ids.len() < 2 };
    if listed_later > 0 && too_little {
        report_later_chart(table, known);
        return None;
    }
    let places: Vec<Span> = ids.iter().map(|(_, span)| span.clone()).collect();
    let facts: Vec<_> = ids
        .into_iter()
        .map(|(id, span)| fact((table.file, context), id, span, known, audience, (seen, listed)))
        .collect();
    if layout.is_chart() && facts.iter().all(Option::is_some) {
        let drawn: Vec<_> = facts.iter().flatten().map(|&index| &known.facts[index]).zip(places).collect();
        check_figure(table.file, (layout, showing), &table.span(), &drawn);
    }
    let facts: Option<Vec<usize>> = facts.into_iter().collect();
    let wholes = facts.as_ref().and_then(|facts| {
        let listed: Vec<_> = facts.iter().map(|&index| (index, &known.facts[index])).collect();
        of_which(table, layout, &listed)
    });
    Some(Section {
        heading: heading?,
        layout,
        facts: facts?,
        text: match text {
            Some(text) => Some(text?),
            None => None,
        },
        wholes: wholes?,
        comparison: match compared {
            Some(compared) => Some(compared.resolved(known)?),
            None => None,
        },
    })
}

fn fact(
    (file, context): (&File, &Context),
    id: &str,
    span: Span,
    known: &KnownFacts<'_>,
    audience: Option<&str>,
    (seen, listed): (&mut BTreeMap<String, Span>, &BTreeSet<&str>),
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
    let day = context.date.as_ref().map(|(day, _)| *day);
    let all = (known.facts, known.index);
    if let Some(found) = day.and_then(|day| refuse(fact, span.clone(), audience, all, day, listed)) {
        file.report(found);
        return None;
    }
    if let Some(first) = seen.get(id) {
        file.report(says::fact_listed_twice(span, id, first.clone()));
        return None;
    }
    seen.insert(id.to_owned(), span);
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

/// The ids of a section as they were known: what wasn't is left out, and what it superseded stands in its place.
fn instead<'a>(
    ids: Vec<(&'a str, Span)>,
    known: &'a KnownFacts<'_>,
    audience: Option<&str>,
    (seen, listed): (&BTreeMap<String, Span>, &BTreeSet<&str>),
) -> Vec<(&'a str, Span)> {
    let mut found: Vec<(&str, Span)> = Vec::new();
    for (id, span) in ids {
        if !known.is_later(id) {
            found.push((id, span));
            continue;
        }
        let before = known.later.iter().flat_map(|(known, _)| known.before.get(id)).flatten();
        let is_shown = |id: &&String| {
            let fact = known.index.get(*id).map(|&index| &known.facts[index]);
            fact.is_some_and(|fact| audience.is_none_or(|audience| fact.is_for(audience)))
                && !listed.contains(id.as_str())
                && !seen.contains_key(id.as_str())
                && !found.iter().any(|(other, _)| other == id)
        };
        let before: Vec<&'a String> = before.filter(is_shown).collect();
        known.leave_out(&span, id, before.iter().map(|id| (*id).clone()).collect());
        found.extend(before.into_iter().map(|id| (id.as_str(), span.clone())));
    }
    found
}

/// Refuses a brief whose words name facts that weren't known.
fn report_later(table: &TomlTable<'_>, start: &Span, known: &KnownFacts<'_>) {
    let Some((on, _)) = known.later else { return };
    let sections = table.get("section").map(|item| item.value.get_ref());
    let sections = sections.and_then(|value| value.as_array()).into_iter().flatten();
    let of_sections = sections.filter_map(|section| section.get_ref().as_table()).flat_map(|section| {
        let own = ["heading", "text"].into_iter().filter_map(|key| section.get(key));
        let of_sides = [("columns", "heading"), ("rows", "topic")].into_iter().flat_map(|(list, key)| {
            let tables = section.get(list).and_then(|list| list.get_ref().as_array()).into_iter().flatten();
            tables.filter_map(move |table| table.get_ref().as_table()?.get(key))
        });
        own.chain(of_sides)
    });
    let picture = table.get("picture").and_then(|item| item.value.get_ref().as_table());
    let caption = picture.and_then(|picture| picture.get("caption"));
    let own = ["title", "bottom-line"].into_iter().filter_map(|key| table.get(key).map(|item| item.value));
    let own = own.chain(caption);
    let mut named = BTreeSet::new();
    for texts in own.chain(of_sections).filter_map(|value| value.get_ref().as_table()) {
        for text in texts.values().filter_map(|text| text.get_ref().as_str()) {
            let parts = text.split(['\'', '"']);
            named.extend(parts.filter_map(|part| on.later.get_key_value(part)).map(|(id, _)| id.as_str()));
        }
    }
    report_needed(table, start, known, Naming::Words, &named);
}

/// Refuses a brief with a chart that what was known is too little for.
fn report_later_chart(section: &TomlTable<'_>, known: &KnownFacts<'_>) {
    report_needed(section, &section.span(), known, Naming::Chart, &listed_in(section));
}

fn report_needed(
    table: &TomlTable<'_>,
    span: &Span,
    known: &KnownFacts<'_>,
    naming: Naming,
    ids: &BTreeSet<&str>,
) {
    let Some((on, _)) = known.later else { return };
    let later: Vec<_> = ids.iter().filter_map(|id| on.later.get(*id).map(|why| (*id, why))).collect();
    if !later.is_empty() {
        table.file.report(recorded_later(span.clone(), on.day, naming, &later));
    }
}

/// The sections without those of which nothing was known; a brief without any is refused.
fn kept(
    sections: Vec<Option<Section>>,
    start: &Span,
    table: &TomlTable<'_>,
    known: &KnownFacts<'_>,
) -> Option<Vec<Section>> {
    let mut sections = sections.into_iter().collect::<Option<Vec<_>>>()?;
    if known.later.is_some() {
        sections.retain(|section| !section.facts.is_empty() || section.text.is_some());
        if sections.is_empty() {
            report_needed(table, start, known, Naming::Sections, &listed(table));
            return None;
        }
    }
    Some(sections)
}

/// The ids that a section lists.
fn listed_in<'a>(section: &TomlTable<'a>) -> BTreeSet<&'a str> {
    listed_ids(section.map).collect()
}

/// The ids that the sections of a brief list.
fn listed<'a>(table: &TomlTable<'a>) -> BTreeSet<&'a str> {
    let sections = table.get("section").and_then(|item| item.value.get_ref().as_array());
    let sections = sections.into_iter().flatten().filter_map(|section| section.get_ref().as_table());
    sections.flat_map(listed_ids).collect()
}

/// The ids in the list of a section, and in the rows of a comparison.
fn listed_ids<'a>(section: &'a ::toml::de::DeTable<'a>) -> impl Iterator<Item = &'a str> {
    let list = |key: &str| section.get(key).and_then(|list| list.get_ref().as_array()).into_iter().flatten();
    let rows = list("rows").filter_map(|row| row.get_ref().as_table());
    let cells = rows.flat_map(|row| ["left", "right"].into_iter().filter_map(|key| row.get(key)));
    list("facts").filter_map(|id| id.get_ref().as_str()).chain(cells.filter_map(|id| id.get_ref().as_str()))
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
