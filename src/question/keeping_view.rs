//! What its keepers and its author say about a fact beside its figures, as `show` prints it: who reviewed it, how sure they are, and what it
//! is excused from.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::account::{changed_of_fact, confidence_in_words, likelihood_in_brief, reviewed_hash_of_fact};
use crate::model::{Dossier, Fact, Waiver};
use crate::value::Texts;

/// A review.
#[derive(Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub struct ReviewView<'a> {
    /// The desk or role.
    pub by: &'a str,
    /// The day.
    pub on: String,
    /// What has changed since.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub changed: Vec<String>,
}

/// How likely a judgement is, or how sure its author is.
#[derive(Debug, Serialize)]
pub struct JudgedView {
    /// The word, as a page prints it.
    pub word: String,
    /// The reason.
    pub basis: String,
}

/// A rule that a fact is excused from.
#[derive(Debug, Serialize)]
pub struct WaiverView<'a> {
    /// The rule.
    pub rule: &'static str,
    /// Why.
    pub why: &'a str,
    /// Who decided so.
    pub by: &'a str,
    /// How long.
    pub until: String,
}

/// The words of a judgement as they are printed, with the reason.
pub(super) fn judged(dossier: &Dossier, fact: &Fact) -> BTreeMap<String, JudgedView> {
    let mut rows = BTreeMap::new();
    for &language in &dossier.languages {
        let said = |word, basis: &Texts| JudgedView {
            word,
            basis: basis.get(&language).cloned().unwrap_or_default(),
        };
        if let Some(judged) = &fact.judgement.likelihood {
            let word = likelihood_in_brief(judged.word, language);
            rows.insert(format!("likelihood-{language}"), said(word, &judged.basis));
        }
        if let Some(judged) = &fact.judgement.confidence {
            let word = confidence_in_words(judged.word, language);
            rows.insert(format!("confidence-{language}"), said(word, &judged.basis));
        }
    }
    rows
}

pub(super) fn review_view<'a>(dossier: &Dossier, fact: &'a Fact) -> Option<ReviewView<'a>> {
    let reviewed = fact.custody.reviewed.as_ref()?;
    let changed = changed_of_fact(&reviewed.hash, &reviewed_hash_of_fact(dossier, fact));
    Some(ReviewView {
        by: &reviewed.by,
        on: reviewed.on.to_string(),
        changed: changed
            .map_or_else(|| vec!["hash".to_owned()], |parts| parts.iter().map(ToString::to_string).collect()),
    })
}

/// A waiver of a fact or a brief.
pub fn waiver_view(waiver: &Waiver) -> WaiverView<'_> {
    WaiverView { rule: waiver.rule.name(), why: &waiver.why, by: &waiver.by, until: waiver.until.to_string() }
}
