//! Takes facts back to what was recorded by a day: later ones are gone, those that were corrected later are as they were, and those that were
//! superseded later stand.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::context::Context;
use super::derived::DerivedDraft;
use super::facts::FactFile;
use super::messages::plan as says;
use super::messages::plan::DateOf;
use crate::diagnostic::Diagnostic;
use crate::model::{
    EarlierDay, Evidence, Fact, FactHistory, FigureName, KnownOn, Later, STATEMENT, Source, Stage, Was,
};
use crate::value::{Contested, Value};

/// Takes back the facts of all tables.
pub fn take_back(tables: &mut [FactFile], asked: &EarlierDay, context: &Context) -> KnownOn {
    let day = asked.day;
    let mut known = KnownOn {
        day,
        later: BTreeMap::new(),
        before: BTreeMap::new(),
        unrecorded: Vec::new(),
        as_was: Vec::new(),
        computed_as_was: Vec::new(),
        left_out: Vec::new(),
        later_editions: Vec::new(),
        audience: asked.audience.clone(),
        not_made: Vec::new(),
    };
    let successions = successions(tables);
    for table in &mut *tables {
        let (mut kept, mut places) = (Vec::new(), vec![0]);
        for fact in std::mem::take(&mut table.facts) {
            match back(fact, &mut known, &context.registered) {
                Ok(fact) => kept.push(fact),
                Err((id, why)) => drop(known.later.insert(id, why)),
            }
            places.push(kept.len());
        }
        table.facts = kept;
        for (place, draft) in &mut table.drafts {
            *place = places.get(*place).copied().unwrap_or_default();
            draft_back(draft, &mut known);
        }
        let recorded = |draft: &DerivedDraft| draft.history.recorded_on().filter(|recorded| *recorded > day);
        let late: Vec<_> =
            table.drafts.iter().filter_map(|(_, draft)| Some((draft, recorded(draft)?))).collect();
        known.later.extend(late.into_iter().map(|(draft, on)| (draft.id.clone(), Later::Recorded(on))));
    }
    let page_day = context.date.as_ref().map_or(day, |(today, _)| *today);
    let waiting = waiting(&successions, &known.later, (day, page_day));
    for table in &mut *tables {
        // A draft counts the facts before it.
        let stays: Vec<bool> = table.facts.iter().map(|fact| !waiting.contains_key(&fact.id)).collect();
        for (place, _) in &mut table.drafts {
            *place = stays.iter().take(*place).filter(|stays| **stays).count();
        }
        table.facts.retain(|fact| !waiting.contains_key(&fact.id));
    }
    known.later.extend(waiting.into_iter().map(|(id, on)| (id, Later::Succeeds(on))));
    drop_drafts(tables, &mut known);
    let ids: BTreeSet<&String> = successions.iter().map(|(_, by, _)| by).collect();
    for id in ids.into_iter().filter(|id| known.later.contains_key(*id)) {
        let before = before(id, &successions, &known.later, &mut BTreeSet::new());
        if !before.is_empty() {
            known.before.insert(id.clone(), before);
        }
    }
    let histories = tables.iter_mut().flat_map(|table| {
        let drafts = table.drafts.iter_mut().map(|(_, draft)| &mut draft.history);
        table.facts.iter_mut().map(|fact| &mut fact.history).chain(drafts)
    });
    for history in histories {
        // What was to take its place wasn't there yet.
        let is_later = |id: &String| known.later.contains_key(id);
        if history.superseded_by.as_ref().is_some_and(|one| one.on > day || is_later(&one.fact)) {
            history.superseded_by = None;
        }
    }
    known.unrecorded.sort();
    known
}

/// What was superseded, by what, and from which day on.
type Succession = (String, String, NaiveDate);

fn successions(tables: &[FactFile]) -> Vec<Succession> {
    let facts = tables.iter().flat_map(|table| {
        let drafts = table.drafts.iter().map(|(_, draft)| (&draft.id, &draft.history));
        table.facts.iter().map(|fact| (&fact.id, &fact.history)).chain(drafts)
    });
    let one = |(id, history): (&String, &FactHistory)| {
        let superseded = history.superseded_by.as_ref()?;
        Some((id.clone(), superseded.fact.clone(), superseded.on))
    };
    facts.filter_map(one).collect()
}

/// Facts that were known and are to take the place of others that were, too, each with the first day on which it does. One that had taken a
/// place by the day stands.
fn waiting(
    successions: &[Succession],
    later: &BTreeMap<String, Later>,
    (day, today): (NaiveDate, NaiveDate),
) -> BTreeMap<String, NaiveDate> {
    let mut found: BTreeMap<String, NaiveDate> = BTreeMap::new();
    let is_known = |id: &String| !later.contains_key(id);
    for (_, by, on) in successions.iter().filter(|(old, by, _)| is_known(old) && is_known(by)) {
        found.entry(by.clone()).and_modify(|first| *first = (*first).min(*on)).or_insert(*on);
    }
    // What takes a place after the date of today's pages is on them beside the other fact, if it is.
    found.retain(|_, on| *on > day && *on <= today);
    found
}

/// The facts that stood in the place of one that wasn't known: those that it superseded, and where these weren't known either, those
/// before them.
fn before(
    id: &str,
    successions: &[Succession],
    later: &BTreeMap<String, Later>,
    seen: &mut BTreeSet<String>,
) -> Vec<String> {
    let mut found = Vec::new();
    for (old, _, _) in successions.iter().filter(|(_, by, _)| by == id) {
        if !seen.insert(old.clone()) {
            continue;
        }
        match later.contains_key(old) {
            true => found.extend(before(old, successions, later, seen)),
            false => found.push(old.clone()),
        }
    }
    found
}

/// One fact as it stood, or why it wasn't known.
fn back(mut fact: Fact, known: &mut KnownOn, sources: &[Source]) -> Result<Fact, (String, Later)> {
    let day = known.day;
    let recorded = fact.history.recorded_on();
    if let Some(recorded) = recorded.filter(|recorded| *recorded > day) {
        return Err((fact.id, Later::Recorded(recorded)));
    }
    if recorded.is_none() && fact.as_of.first_day() > day {
        let as_of = fact.as_of;
        return Err((fact.id, Later::AsOf(as_of)));
    }
    fact.evidence.retain(|evidence| !is_later(&sources[evidence.source], day));
    if fact.evidence.is_empty() {
        return Err((fact.id, Later::Sources));
    }
    if let Some(contested) = fact.contested().cloned()
        && let Some(why) = versions_back(&mut fact, &contested, day)
    {
        return Err((fact.id, why));
    }
    figures_back(&mut fact, known);
    if recorded.is_none() {
        known.unrecorded.push(fact.id.clone());
    }
    fact.history.corrected.retain(|correction| correction.on <= day);
    Ok(fact)
}

/// Puts back what was corrected later. What a source prints for the right figure isn't what it prints for the wrong one.
fn figures_back(fact: &mut Fact, known: &mut KnownOn) {
    let day = known.day;
    let history = fact.history.clone();
    let names: BTreeSet<&str> =
        history.corrected.iter().map(|correction| correction.figure.as_str()).collect();
    for name in names {
        let Some(was) = history.was(name, day) else { continue };
        known.as_was.push((fact.id.clone(), name.to_owned()));
        match was {
            Was::Words(words) => {
                fact.statement.extend(words.clone());
                // A term that a source prints for the right words isn't what it prints for the wrong ones; its figures stand.
                let figures: BTreeSet<String> = fact.figures().map(|(name, _)| name.to_owned()).collect();
                for evidence in &mut fact.evidence {
                    let terms = evidence.as_printed.keys().filter(|name| !figures.contains(*name));
                    let terms: Vec<String> = terms.cloned().collect();
                    terms.iter().for_each(|name| drop(evidence.as_printed.remove(name.as_str())));
                }
            }
            Was::Figure(was) => {
                let now = if name == "value" { fact.value.as_ref() } else { fact.companions.get(name) };
                if falls_due_with(fact, now) {
                    fact.due = was.falls_due();
                }
                match name {
                    "value" => {
                        fact.value = Some(was.clone());
                        fact.deprecated.clear();
                        fact.evidence.iter_mut().for_each(|evidence| evidence.version = None);
                    }
                    _ => drop(fact.companions.insert(name.to_owned(), was.clone())),
                }
                for evidence in &mut fact.evidence {
                    evidence.as_printed.remove(name);
                    evidence.by_eye.remove(name);
                }
            }
        }
    }
}

/// Leaves out the versions of a contested value that were recorded later or that nobody had said yet; why the fact wasn't known where
/// these are all.
fn versions_back(fact: &mut Fact, contested: &Contested, day: NaiveDate) -> Option<Later> {
    let recorded = |version: usize| fact.history.versions.get(version).copied().flatten();
    let is_said = |version: usize| fact.evidence.iter().any(|evidence| evidence.version == Some(version));
    let is_known =
        |version: &usize| is_said(*version) && recorded(*version).is_none_or(|recorded| recorded <= day);
    let kept: Vec<usize> = (0..contested.versions.len()).filter(is_known).collect();
    if kept.is_empty() {
        let first =
            (0..contested.versions.len()).filter_map(recorded).filter(|recorded| *recorded > day).min();
        return Some(first.map_or(Later::Sources, Later::Recorded));
    }
    let follows = falls_due_with(fact, fact.value.as_ref());
    let versions: Vec<Value> = kept.iter().map(|&version| contested.versions[version].clone()).collect();
    let place = |version: Option<usize>| kept.iter().position(|&kept| Some(kept) == version);
    let of_kept = |evidence: &Evidence| place(evidence.version).is_some();
    fact.evidence.retain(of_kept);
    let mut versions = versions.into_iter();
    match (versions.next(), versions.len()) {
        // What one source said was a figure like any other.
        (Some(only), 0) => {
            fact.value = Some(only);
            fact.evidence.iter_mut().for_each(|evidence| evidence.version = None);
        }
        (first, _) => {
            let versions = first.into_iter().chain(versions).collect();
            fact.value =
                Some(Value::Contested(Contested { versions, preferred: place(contested.preferred) }));
            fact.evidence.iter_mut().for_each(|evidence| evidence.version = place(evidence.version));
        }
    }
    if follows {
        fact.due = fact.value.as_ref().and_then(Value::falls_due);
    }
    None
}

/// Whether a plan falls due on the date that one of its figures is, whichever that was.
fn falls_due_with(fact: &Fact, figure: Option<&Value>) -> bool {
    fact.stage != Stage::Done && fact.due.is_some() && figure.and_then(Value::falls_due) == fact.due
}

/// Whether a source can't have been read by a day.
pub fn is_later(source: &Source, day: NaiveDate) -> bool {
    source.issued.or(source.accessed).is_some_and(|date| date.first_day() > day)
}

/// The words of a derived fact as they were.
fn draft_back(draft: &mut DerivedDraft, known: &mut KnownOn) {
    let day = known.day;
    if let (Some(Was::Words(words)), Some(statement)) =
        (draft.history.was(STATEMENT, day), &mut draft.texts.statement)
    {
        for (language, words) in words {
            statement.entry(*language).and_modify(|(text, _)| *text = words.clone());
        }
        known.as_was.push((draft.id.clone(), STATEMENT.to_owned()));
    }
    draft.history.corrected.retain(|correction| correction.on <= day);
}

/// Leaves out the derived facts that weren't recorded, and those that are computed from what wasn't known.
fn drop_drafts(tables: &mut [FactFile], known: &mut KnownOn) {
    drop_expectations(tables, known);
    loop {
        let mut found = Vec::new();
        for (_, draft) in tables.iter_mut().flat_map(|table| &mut table.drafts) {
            for figure in std::iter::once(&mut draft.value).chain(&mut draft.companions) {
                let is_later = |(name, _): &(FigureName, _)| known.later.contains_key(&name.fact);
                figure.expect = figure.expect.take().filter(|expect| !is_later(expect));
            }
            if known.later.contains_key(&draft.id) {
                continue;
            }
            if let Some(missing) = draft.facts().find(|id| known.later.contains_key(*id)) {
                found.push((draft.id.clone(), Later::Computed(missing.to_owned())));
            }
        }
        if found.is_empty() {
            break;
        }
        known.later.extend(found);
    }
    for table in tables {
        table.drafts.retain(|(_, draft)| !known.later.contains_key(&draft.id));
    }
}

/// Leaves out what derived facts are expected to agree with, where a figure was corrected since that either rests on: today's tables say what
/// today's figures come to.
fn drop_expectations(tables: &mut [FactFile], known: &KnownOn) {
    let figures = known.as_was.iter().filter(|(_, figure)| figure != STATEMENT);
    let mut other: BTreeSet<String> = figures.map(|(id, _)| id.clone()).collect();
    loop {
        let drafts = tables.iter().flat_map(|table| &table.drafts).map(|(_, draft)| draft);
        let rests =
            |draft: &&DerivedDraft| !other.contains(&draft.id) && draft.facts().any(|id| other.contains(id));
        let found: Vec<String> = drafts.filter(rests).map(|draft| draft.id.clone()).collect();
        if found.is_empty() {
            break;
        }
        other.extend(found);
    }
    for (_, draft) in tables.iter_mut().flat_map(|table| &mut table.drafts) {
        let is_other = other.contains(&draft.id);
        for figure in std::iter::once(&mut draft.value).chain(&mut draft.companions) {
            figure.expect = figure.expect.take().filter(|(name, _)| !is_other && !other.contains(&name.fact));
        }
    }
}

/// The derived facts that are computed from figures as they were, each with the facts of these.
pub fn computed_as_was(facts: &[Fact], known: &KnownOn) -> Vec<(String, Vec<String>)> {
    let is_as_was =
        |leaf: &FigureName| known.as_was.iter().any(|(id, name)| *id == leaf.fact && *name == leaf.figure);
    let computed = facts.iter().filter_map(|fact| {
        let leaves = fact.derivation.as_ref()?.all_leaves().into_iter();
        let from: BTreeSet<String> =
            leaves.filter(|leaf| is_as_was(leaf)).map(|leaf| leaf.fact.clone()).collect();
        (!from.is_empty()).then(|| (fact.id.clone(), from.into_iter().collect()))
    });
    computed.collect()
}

/// Facts and sources that are later than the day printed on the page.
pub fn after_page(facts: &[Fact], printed: NaiveDate, context: &Context) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for fact in facts {
        let span = || fact.span.clone();
        if fact.as_of.first_day() > printed {
            found.push(says::after_brief(span(), DateOf::AsOf, &fact.as_of, printed, None));
        }
        let issued = fact.evidence.iter().filter_map(|evidence| context.registered[evidence.source].issued);
        for issued in issued.filter(|issued| issued.first_day() > printed) {
            found.push(says::after_brief(span(), DateOf::Issued, &issued, printed, None));
        }
    }
    found
}
