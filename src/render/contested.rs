//! Contested figures on a page: the line that says who says what, and whether each is printed with its mark.

use std::collections::{BTreeMap, BTreeSet};

use super::chart_item::UncitedChart;
use super::escape;
use super::mark::{Issued, MarkKind, Segment};
use super::messages::contested as says;
use super::state::RenderState;
use crate::diagnostic::{Diagnostic, Span};
use crate::language::Language;
use crate::model::{Brief, Dossier, Evidence, Fact, Few, Statement};
use crate::value::{CONTESTED_MARK, Contested, Rendering, Showing, Value, format};

/// A rendered text with its marks and charts.
pub(super) struct MarkedPage<'a> {
    pub text: &'a str,
    pub segments: &'a [Segment],
    pub issued: &'a [Issued],
    pub charts: &'a BTreeMap<usize, UncitedChart>,
}

/// The line for these facts and those that have been given out so far, in marks; none where no figure is contested.
pub(super) fn line(facts: impl Iterator<Item = usize>, state: &RenderState) -> Option<String> {
    let mut told: Vec<usize> = Vec::new();
    let named: Vec<usize> = state.with_issued(|issued| issued.iter().filter_map(|one| one.fact).collect());
    for fact in named.into_iter().chain(facts) {
        if state.dossier.facts[fact].contested().is_some() && !told.contains(&fact) {
            told.push(fact);
        }
    }
    if told.is_empty() {
        return None;
    }
    let words = &state.language.words().contested;
    let program = |text: &str| state.issue(MarkKind::Program, None, text.to_owned());
    let mut line = program(&format!("{CONTESTED_MARK}{}", words.differ));
    let names = names(&told, state);
    for ((place, &index), name) in told.iter().enumerate().zip(&names) {
        let fact = &state.dossier.facts[index];
        let Some(contested) = fact.contested() else { continue };
        let before = if place > 0 { words.next } else { "" };
        // The name is the author's, and judged as the author's words are (`house.rs`).
        for part in [before, name, words.colon] {
            if !part.is_empty() {
                line.push_str(&program(part));
            }
        }
        for (version, value) in contested.versions.iter().enumerate() {
            if version > 0 {
                line.push_str(&program(words.semicolon));
            }
            let text = state.value(value, Rendering::Running);
            line.push_str(&state.issue_version(index, version, text));
            let [open, close] = words.said_by;
            line.push_str(&program(&format!("{open}{}{close}", sayers(fact, version, state))));
        }
        let origin = one_origin(fact, state).unwrap_or_default();
        line.push_str(&program(&format!("{}{origin}", words.stop)));
    }
    Some(line)
}

/// What an earlier page said: with words in the place of the mark, which there pointed at the line of that page.
pub(super) fn without_mark(text: &str, language: Language) -> String {
    text.replace(CONTESTED_MARK, language.words().contested.differed)
}

/// Which figures these are: the short form of each, or the statement where there is none or another figure has the same.
fn names(told: &[usize], state: &RenderState) -> Vec<String> {
    let (dossier, language) = (&state.dossier, state.language);
    let facts = || told.iter().map(|&index| &dossier.facts[index]);
    let shorts: Vec<Option<String>> = facts().map(|fact| short_name(fact, dossier, language)).collect();
    let is_shared = |short: &Option<String>| shorts.iter().filter(|other| *other == short).count() > 1;
    let named = facts().zip(&shorts).map(|(fact, short)| match short {
        Some(name) if !is_shared(short) => name.clone(),
        _ => long_name(fact, dossier, language, state.contested),
    });
    named.collect()
}

/// Whatever the lines may call contested facts, with these.
pub(super) fn possible_names(dossier: &Dossier, language: Language) -> BTreeMap<String, usize> {
    let contested = dossier.facts.iter().enumerate().filter(|(_, fact)| fact.contested().is_some());
    let names = contested.flat_map(|(index, fact)| {
        // A plan that has lapsed by one version may not have by another.
        let long = Showing::ALL.iter().map(|&showing| long_name(fact, dossier, language, showing));
        let all = short_name(fact, dossier, language).into_iter().chain(long);
        all.map(move |name| (name, index))
    });
    names.collect()
}

fn short_name(fact: &Fact, dossier: &Dossier, language: Language) -> Option<String> {
    fact.short.as_ref().map(|texts| name(fact, texts, dossier, language))
}

fn long_name(fact: &Fact, dossier: &Dossier, language: Language, showing: Showing) -> String {
    name(fact, fact.texts_on(dossier.date, showing), dossier, language)
}

/// A text of a fact as the page prints it, but for the figure on which sources differ.
fn name(fact: &Fact, texts: &Few<Language, Statement>, dossier: &Dossier, language: Language) -> String {
    let gap = language.words().contested.gap;
    let print = |value: &Value, rendering| match value {
        Value::Contested(_) => gap.to_owned(),
        companion => format(companion, dossier.style(language), rendering),
    };
    let text = texts.get(&language).map(|text| fact.compose(&text.plain(), print));
    escape::markdown(text.unwrap_or_default().trim_end_matches(['.', '。']))
}

/// Who says a version. Those who cite one original that nobody read are one.
fn sayers(fact: &Fact, version: usize, state: &RenderState) -> String {
    let words = &state.language.words().contested;
    let publisher = |source: usize| state.dossier.sources[source].publisher_in(state.language).to_owned();
    let mut said: Vec<(Option<usize>, Vec<String>)> = Vec::new();
    for evidence in fact.cited(Some(version), state.contested) {
        let by = publisher(evidence.source);
        match said.iter_mut().find(|(original, _)| *original == evidence.original) {
            Some((_, all)) if !all.contains(&by) => all.push(by),
            Some(_) => {}
            None => said.push((evidence.original, vec![by])),
        }
    }
    let mut names: Vec<String> = Vec::new();
    for (original, by) in said {
        match original {
            Some(original) => names.push((words.cited)(&publisher(original), &by)),
            None => names.extend(by),
        }
    }
    escape::markdown(&(words.all)(&names))
}

/// What is said where several sources of a contested fact have one origin, and the names don't show it.
fn one_origin(fact: &Fact, state: &RenderState) -> Option<String> {
    let sources = &state.dossier.sources;
    let mut groups: Vec<(BTreeSet<usize>, Vec<&Evidence>)> = Vec::new();
    for evidence in &fact.evidence {
        let mut group = (evidence.origins(sources), vec![evidence]);
        // One piece of evidence may join several groups.
        let (joined, apart) =
            std::mem::take(&mut groups).into_iter().partition(|(origins, _)| !origins.is_disjoint(&group.0));
        groups = apart;
        for (origins, members) in joined {
            group.0.extend(origins);
            group.1.splice(0..0, members);
        }
        groups.push(group);
    }
    let words = &state.language.words().contested;
    let mut said = String::new();
    for (_, members) in groups {
        let first = members[0];
        let is_named = members.iter().all(|one| {
            one.original.is_some() && one.original == first.original && one.version == first.version
        });
        let mut names: Vec<String> = Vec::new();
        for one in &members {
            let name = sources[one.source].publisher_in(state.language).to_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if names.len() > 1 && !is_named {
            said.push_str(&(words.one_origin)(&names));
        }
    }
    (!said.is_empty()).then(|| escape::markdown(&said))
}

/// The contested facts of which a page prints anything, each once, in order.
fn shown(page: &MarkedPage<'_>, state: &RenderState) -> Vec<usize> {
    let mut shown: Vec<usize> = Vec::new();
    let mut add = |fact: usize| {
        if state.dossier.facts[fact].contested().is_some() && !shown.contains(&fact) {
            shown.push(fact);
        }
    };
    for segment in page.segments {
        let Segment::Marked { index, .. } = segment else { continue };
        let one = &page.issued[*index];
        if let Some(chart) = page.charts.get(index) {
            chart.items.iter().for_each(|(fact, _)| add(*fact));
        }
        if let (Some(fact), None, true) = (one.fact, one.version, prints(one)) {
            add(fact);
        }
    }
    shown
}

/// Whether a text that was given out is a fact's figure or its words.
fn prints(one: &Issued) -> bool {
    matches!(one.kind, MarkKind::Statement | MarkKind::Value)
}

/// Contested figures that are printed without their mark, or without the line that says who says what.
pub(super) fn judge(
    page: &MarkedPage<'_>,
    state: &RenderState,
    template: &str,
    place: &Span,
) -> Vec<Diagnostic> {
    let mut unmarked: BTreeSet<usize> = BTreeSet::new();
    for (at, segment) in page.segments.iter().enumerate() {
        let Segment::Marked { index, content } = segment else { continue };
        let (one, text) = (&page.issued[*index], &page.text[content.clone()]);
        let Some(fact) = one.fact.filter(|_| prints(one) && one.version.is_none()) else { continue };
        let Some(contested) = state.dossier.facts[fact].contested() else { continue };
        let bare = match one.kind {
            MarkKind::Statement => !text.contains(CONTESTED_MARK) && !is_marked_beside(page, at, fact),
            _ => is_bare(text, contested, state),
        };
        if bare {
            unmarked.insert(fact);
        }
    }
    for (fact, item) in page.charts.values().flat_map(|chart| &chart.items) {
        let is_marked = item.value.contains(CONTESTED_MARK) || item.label.contains(CONTESTED_MARK);
        if state.dossier.facts[*fact].contested().is_some() && !is_marked {
            unmarked.insert(*fact);
        }
    }
    let mut found: Vec<Diagnostic> = unmarked
        .iter()
        .map(|&fact| says::unmarked(&state.dossier.facts[fact].id, template, place.clone()))
        .collect();
    for fact in shown(page, state) {
        let Some(contested) = state.dossier.facts[fact].contested() else { continue };
        let is_said = |version: usize| {
            page.segments.iter().any(|segment| {
                let Segment::Marked { index, .. } = segment else { return false };
                let one = &page.issued[*index];
                one.fact == Some(fact) && one.version == Some(version)
            })
        };
        if !(0..contested.versions.len()).all(is_said) {
            found.push(says::unsaid(&state.dossier.facts[fact].id, template, place.clone()));
        }
    }
    found
}

/// Whether a text is just what one of the versions would print.
fn is_bare(text: &str, contested: &Contested, state: &RenderState) -> bool {
    let renderings = [Rendering::Running, Rendering::Initial, Rendering::Compact];
    contested
        .versions
        .iter()
        .any(|version| renderings.iter().any(|rendering| state.value(version, *rendering) == text))
}

/// Whether the figure of a fact is printed with its mark on the line of a text.
fn is_marked_beside(page: &MarkedPage<'_>, at: usize, fact: usize) -> bool {
    let Segment::Marked { content, .. } = &page.segments[at] else { return false };
    let start = page.text[..content.start].rfind('\n').map_or(0, |end| end + 1);
    let end = page.text[content.end..].find('\n').map_or(page.text.len(), |end| content.end + end);
    page.segments.iter().any(|segment| {
        let Segment::Marked { index, content } = segment else { return false };
        let one = &page.issued[*index];
        let on_line = start <= content.start && content.end <= end;
        on_line
            && one.fact == Some(fact)
            && one.version.is_none()
            && page.text[content.clone()].contains(CONTESTED_MARK)
    })
}

/// Contested figures of a page that it can't show in the way that its brief says.
pub(super) fn unshowable(page: &MarkedPage<'_>, state: &RenderState, brief: &Brief) -> Vec<Diagnostic> {
    let fault = |fact: usize| {
        let fact = &state.dossier.facts[fact];
        let contested = fact.contested()?;
        if contested.can_show(state.contested) {
            return None;
        }
        let place = brief.contested.as_ref().map_or_else(|| named(fact, brief), |(_, span)| span.clone());
        Some(match state.contested {
            Showing::Range => says::no_range(place, &fact.id, contested.range().err()?),
            Showing::Preferred | Showing::Both => {
                says::none_preferred(place, &fact.id, contested.range().is_ok())
            }
        })
    };
    shown(page, state).into_iter().filter_map(fault).collect()
}

/// Where a brief names a fact, else where it begins.
fn named(fact: &Fact, brief: &Brief) -> Span {
    let source = &brief.span.source;
    let quoted = ['"', '\''].map(|quote| format!("{quote}{}{quote}", fact.id));
    let at = quoted.iter().filter_map(|quoted| source.text.find(quoted.as_str())).min();
    at.map_or_else(|| brief.span.clone(), |at| Span::new(source, at + 1..at + 1 + fact.id.len()))
}
