//! Reads how likely a judgement is and how sure its author is.

use std::collections::BTreeMap;

use super::context::Context;
use super::messages::judgement as says;
use super::spoken::SpokenTexts;
use super::texts::{report_figures, texts};
use super::toml::{Item, TomlTable};
use crate::account::{confidence_in_words, likelihood_in_sentence};
use crate::diagnostic::{Diagnostic, Span};
use crate::format::{CONFIDENCE, LIKELIHOOD};
use crate::model::{
    Confidence, Fact, JUDGED, JudgedWord, Judgement, Likelihood, Stage, Status, is_judgement, judged_value,
};
use crate::value::Texts;

/// Reads `likelihood`, `confidence` and `status-said`.
pub fn judgement(table: &TomlTable<'_>, context: &Context) -> Judgement {
    let likelihood = table.get("likelihood").and_then(|item| {
        let (inner, basis) = judged(item, &LIKELIHOOD, context)?;
        let word: Likelihood = inner.get("word")?.choice()?;
        let printed = judged_value(|language| likelihood_in_sentence(word, language), &context.languages);
        Some(JudgedWord { word, basis: basis?, printed, span: item.span() })
    });
    let confidence = table.get("confidence").and_then(|item| {
        let (inner, basis) = judged(item, &CONFIDENCE, context)?;
        let word: Confidence = inner.get("level")?.choice()?;
        let printed = judged_value(|language| confidence_in_words(word, language), &context.languages);
        Some(JudgedWord { word, basis: basis?, printed, span: item.span() })
    });
    let status_said = table.get("status-said").and_then(|item| Some((item.text()?.to_owned(), item.span())));
    Judgement { likelihood: likelihood.map(Box::new), confidence: confidence.map(Box::new), status_said }
}

/// The table of a word, and the reason for it.
fn judged<'a>(
    item: Item<'a>,
    format: &crate::format::Format,
    context: &Context,
) -> Option<(TomlTable<'a>, Option<Texts>)> {
    let table = item.table()?;
    table.check_keys(format, &item.span());
    let basis = table.get("basis").and_then(|item| {
        report_figures(item, context);
        let read = texts(item, context)?;
        let bare = |text: String| text.trim_end_matches(['.', '。']).trim_end().to_owned();
        Some(read.into_iter().map(|(language, text)| (language, bare(text))).collect())
    });
    Some((table, basis))
}

/// The names by which the sentences of a fact may print its words, also where these couldn't be read.
pub fn names_of_words(table: &TomlTable<'_>) -> Vec<&'static str> {
    JUDGED.into_iter().filter(|name| table.get(name).is_some()).collect()
}

/// What is wrong with them: only a judgement has them, and no sentence holds both.
pub fn judge_judgement(
    judgement: &Judgement,
    (status, stage): (Status, Stage),
    texts: &SpokenTexts,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    if !is_judgement(status, stage) {
        found.extend(words(judgement).map(|(name, span)| says::no_judgement(span, name, status)));
    }
    if let Some((_, span)) = &judgement.status_said
        && !matches!(status, Status::Opinion | Status::Speculation)
    {
        found.push(says::idle_status_said(span.clone(), status));
    }
    for (statement, span) in texts.given().flat_map(BTreeMap::values) {
        if JUDGED.iter().all(|word| statement.names().any(|name| name == *word)) {
            found.push(says::both_in_one_sentence(span.clone()));
        }
    }
    found
}

/// A derived fact whose figures are judged and that says nothing of itself.
pub fn judge_inputs(id: &str, span: &Span, judgement: &Judgement, inputs: &[&Fact]) -> Option<Diagnostic> {
    let judged = inputs.iter().find(|input| words(&input.judgement).next().is_some())?;
    words(judgement).next().is_none().then(|| says::unsaid(span.clone(), id, &judged.id))
}

fn words(judgement: &Judgement) -> impl Iterator<Item = (&'static str, Span)> {
    let likelihood = judgement.likelihood.as_ref().map(|judged| ("likelihood", judged.span.clone()));
    let confidence = judgement.confidence.as_ref().map(|judged| ("confidence", judged.span.clone()));
    likelihood.into_iter().chain(confidence)
}
