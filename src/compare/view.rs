//! What differs as JSON: the fields of docs/diff-schema.md.

use std::collections::BTreeMap;

use serde::Serialize;

use super::comparison::{BriefChange, Comparison, FactChange};
use super::report::Sides;
use crate::account::{Cause, Change, Difference, PropertyText};
use crate::language::Language;

/// The document.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DiffView<'a> {
    schema: &'static str,
    version: u32,
    old: &'a str,
    new: &'a str,
    dossiers: Vec<DossierView<'a>>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct DossierView<'a> {
    dossier: &'a str,
    facts: Vec<FactChangeView<'a>>,
    briefs: Vec<BriefView<'a>>,
}

/// A fact that differs.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct FactChangeView<'a> {
    id: &'a str,
    fate: &'static str,
    statement: BTreeMap<&'static str, &'a str>,
    kinds: Vec<&'static str>,
    changes: Vec<ChangeView<'a>>,
    printed_in: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    causes: Vec<CauseView<'a>>,
}

/// Why something changed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct CauseView<'a> {
    on: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<&'a str>,
    /// The fact of which it was corrected, or whose place was taken, where the other is computed from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    superseded_by: Option<&'a str>,
    why: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    told: &'a [String],
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct ChangeView<'a> {
    kind: &'static str,
    property: &'a str,
    old: Option<SaidView<'a>>,
    new: Option<SaidView<'a>>,
    differences: Vec<DifferenceView>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum SaidView<'a> {
    Plain(&'a str),
    Languages(BTreeMap<&'static str, &'a str>),
    List(&'a [String]),
}

/// By how much a number changed.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct DifferenceView {
    of: &'static str,
    about: bool,
    per_cent: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
struct BriefView<'a> {
    brief: &'a str,
    language: &'static str,
    fate: &'static str,
    outputs: &'a [String],
    facts: &'a [String],
}

/// The comparisons as one document.
pub fn view<'a>(comparisons: &'a [Comparison], sides: &'a Sides) -> DiffView<'a> {
    let dossiers = comparisons.iter().map(|comparison| DossierView {
        dossier: &comparison.dossier,
        facts: comparison.facts.iter().map(fact_change_view).collect(),
        briefs: comparison.briefs.iter().map(brief_view).collect(),
    });
    DiffView {
        schema: "factbrief/diff",
        version: 1,
        old: &sides.old,
        new: &sides.new,
        dossiers: dossiers.collect(),
    }
}

/// One fact.
pub fn fact_change_view(fact: &FactChange) -> FactChangeView<'_> {
    let mut kinds: Vec<_> = fact.changes.iter().map(|change| change.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    FactChangeView {
        id: &fact.id,
        fate: fact.fate.name(),
        statement: tagged(&fact.statement),
        kinds: kinds.into_iter().map(|kind| kind.name()).collect(),
        changes: fact.changes.iter().map(change_view).collect(),
        printed_in: &fact.printed_in,
        causes: fact.causes.iter().map(cause_view).collect(),
    }
}

/// One cause.
pub fn cause_view(cause: &Cause) -> CauseView<'_> {
    CauseView {
        on: cause.on.to_string(),
        figure: cause.figure.as_deref(),
        of: cause.of.as_deref(),
        superseded_by: cause.by.as_deref(),
        why: &cause.why,
        told: &cause.told,
    }
}

fn change_view(change: &Change) -> ChangeView<'_> {
    ChangeView {
        kind: change.kind.name(),
        property: change.property.name(),
        old: change.old.as_ref().map(said_view),
        new: change.new.as_ref().map(said_view),
        differences: change.differences.iter().map(difference_view).collect(),
    }
}

/// One difference.
pub fn difference_view(difference: &Difference) -> DifferenceView {
    DifferenceView {
        of: difference.of.name(),
        about: difference.about,
        per_cent: difference.per_cent.to_string(),
    }
}

fn said_view(said: &PropertyText) -> SaidView<'_> {
    match said {
        PropertyText::Plain(text) => SaidView::Plain(text),
        PropertyText::Languages(texts) => SaidView::Languages(tagged(texts)),
        PropertyText::List(entries) => SaidView::List(entries),
    }
}

fn tagged(texts: &BTreeMap<Language, String>) -> BTreeMap<&'static str, &str> {
    texts.iter().map(|(language, text)| (language.tag(), text.as_str())).collect()
}

fn brief_view(brief: &BriefChange) -> BriefView<'_> {
    BriefView {
        brief: &brief.brief,
        language: brief.language.tag(),
        fate: brief.fate.name(),
        outputs: &brief.outputs,
        facts: &brief.facts,
    }
}
