//! Runs the pipeline over every brief of a dossier.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::export::files;
use super::fit::{Fitted, fit};
use super::messages as says;
use super::options::{Select, Wanted};
use super::outcome::{Conceded, DossierOutcome, Literal, Output, OwnWords, PageShare, Passed};
use super::rung_texts::{RungText, RungTexts};
use super::themes::Themes;
use crate::check::{Checked, PrintedFacts, UsedWords, compare_languages, policies, printed_with_names};
use crate::diagnostic;
use crate::diagnostic::{Code, Diagnostic};
use crate::manifest::Rung;
use crate::model::{Brief, Dossier, UsedWord};
use crate::page::{Fonts, Theme};
use crate::render::{
    Engine, Issued, MarkKind, Rendered, Templates, call_of, names_used, own_words, used_words,
};

/// What every brief is made with.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// The template engine.
    pub engine: &'a Engine,
    /// The themes.
    pub themes: &'a Themes,
    /// The fonts.
    pub fonts: &'a Fonts,
}

/// What came of one brief.
#[derive(Debug, Default)]
pub struct MadeBrief {
    /// The files asked for.
    pub outputs: Vec<Output>,
    pages: Vec<PageShare>,
    literals: Vec<Literal>,
    own_words: Vec<OwnWords>,
    passed: BTreeSet<Passed>,
    /// The proper names that let a figure pass.
    names: BTreeSet<usize>,
    conceded: Option<Conceded>,
    /// Indices of the facts that its pages print.
    printed: BTreeSet<usize>,
    /// Words that the house doesn't use so.
    words: Vec<UsedWord>,
    charts: BTreeMap<String, BTreeSet<String>>,
}

/// Makes every output of a dossier, or finds everything that is wrong with it.
pub fn produce(name: String, checked: Checked, tools: Option<&Tools<'_>>) -> DossierOutcome {
    let wanted = Wanted { select: &Select::default(), lists: true };
    let (outcome, _) = each_brief(name, checked, tools, |mut rung_texts, theme, fonts| {
        let fitted = fit(&mut rung_texts, theme, fonts)?;
        Ok((finish(rung_texts, fitted, theme, fonts, wanted)?, ()))
    });
    outcome
}

/// Calls `work` for each brief of a dossier, several at a time, and gathers the results; the second part of each is returned
/// by the brief's name. Nothing is done for a dossier that couldn't be read, or without tools.
pub fn each_brief<T: Send>(
    name: String,
    checked: Checked,
    tools: Option<&Tools<'_>>,
    work: impl Fn(RungTexts<'_>, &Arc<Theme>, &Fonts) -> Result<(MadeBrief, T), Vec<Diagnostic>> + Sync,
) -> (DossierOutcome, BTreeMap<String, T>) {
    let mut outcome = DossierOutcome { name, diagnostics: checked.diagnostics, ..DossierOutcome::default() };
    let mut more = BTreeMap::new();
    let (Some(dossier), Some(tools)) = (checked.dossier, tools) else { return (outcome, more) };
    let mut dossier = Arc::new(dossier);
    let one = |brief| {
        let theme = tools.themes.of(brief, &dossier).map_err(|found| vec![found])?;
        work(RungTexts::new(&dossier, brief, tools.engine), &theme, tools.fonts)
    };
    let results: Vec<_> = dossier.briefs.par_iter().map(one).collect();
    let (mut printed, mut used) = (PrintedFacts::new(), UsedWords::new());
    for (brief, result) in dossier.briefs.iter().zip(results) {
        match result {
            Ok((made, of_brief)) => {
                outcome.diagnostics.extend(compare_languages(brief, &dossier));
                let MadeBrief {
                    outputs,
                    pages,
                    literals,
                    own_words,
                    passed,
                    names,
                    conceded,
                    printed: facts,
                    words,
                    charts,
                } = made;
                printed.insert(brief.name.clone(), facts);
                used.insert(brief.name.clone(), words);
                outcome.outputs.extend(outputs);
                outcome.pages.extend(pages);
                outcome.literals.extend(literals);
                outcome.own_words.extend(own_words);
                outcome.diagnostics.extend(too_early(brief, &dossier, &passed));
                outcome.passed.extend(passed);
                outcome.names.extend(names);
                outcome.conceded.extend(conceded);
                outcome.charts.extend(charts);
                more.insert(brief.name.clone(), of_brief);
            }
            Err(found) if is_unasked(&dossier, brief, &found) => outcome.not_made.push(brief.name.clone()),
            Err(found) => outcome.diagnostics.extend(found),
        }
    }
    if let Some(dossier) = Arc::get_mut(&mut dossier).filter(|_| !outcome.not_made.is_empty()) {
        dossier.briefs.retain(|brief| !outcome.not_made.contains(&brief.name));
    }
    outcome.printed = printed_with_names(&dossier, &printed);
    outcome.diagnostics.extend(policies(&dossier, &outcome.printed, &used));
    diagnostic::sort(&mut outcome.diagnostics);
    if outcome.failed() {
        outcome.outputs.clear();
    }
    outcome.dossier = Some(dossier);
    (outcome, more)
}

/// Whether all that is wrong with a page of an earlier day is that a template names what wasn't known, and nobody asked for the page.
fn is_unasked(dossier: &Dossier, brief: &Brief, found: &[Diagnostic]) -> bool {
    let later = found.iter().all(|found| found.code == Code::RecordedLater);
    later && dossier.known_on.as_ref().is_some_and(|known| known.is_unasked(&brief.audience))
}

/// Writes the files of a brief that was fitted.
///
/// # Errors
/// When a file can't be written, which would be a bug.
pub fn finish(
    rung_texts: RungTexts<'_>,
    fitted: Fitted,
    theme: &Theme,
    fonts: &Fonts,
    wanted: Wanted<'_>,
) -> Result<MadeBrief, Vec<Diagnostic>> {
    let Fitted { settings, rung, tried: _ } = fitted;
    let (dossier, brief, engine) = (rung_texts.dossier, rung_texts.brief, rung_texts.engine);
    let conceded = conceded(&rung_texts, rung);
    let rung_text = rung_texts.take(rung);
    let mut made = MadeBrief { conceded, ..said(brief, dossier, &rung_text, &engine.templates) };
    if wanted.lists {
        made.own_words = rung_text.iter().flat_map(|rung_text| uncited(brief, &rung_text.rendered)).collect();
        made.names =
            rung_text.iter().flat_map(|rung_text| names_used(&rung_text.rendered, dossier)).collect();
    }
    let shares = rung_text.iter().zip(&settings).map(|(rung_text, setting)| PageShare {
        brief: brief.name.clone(),
        language: rung_text.rendered.language,
        apart: setting.page.share_apart(),
    });
    made.pages = shares.collect();
    let pairs: Vec<_> = rung_text.into_iter().zip(settings).collect();
    let written: Vec<_> = pairs
        .into_par_iter()
        .filter(|(rung_text, _)| wanted.select.wants_any(&brief.audience, rung_text.rendered.language))
        .map(|(rung_text, setting)| {
            files((dossier, brief), &rung_text, &setting, theme, fonts, wanted.select)
        })
        .collect();
    for result in written {
        made.outputs.extend(result.map_err(|found| vec![found])?);
    }
    Ok(made)
}

/// The result for a brief whose files are known to be current. The rendered texts on this rung must be without mistakes.
pub fn as_it_is(rung_texts: RungTexts<'_>, rung: Rung) -> MadeBrief {
    let (dossier, brief, engine) = (rung_texts.dossier, rung_texts.brief, rung_texts.engine);
    let conceded = conceded(&rung_texts, rung);
    MadeBrief { conceded, ..said(brief, dossier, &rung_texts.take(rung), &engine.templates) }
}

fn conceded(rung_texts: &RungTexts<'_>, rung: Rung) -> Option<Conceded> {
    let (short, omitted) = rung_texts.given_up(rung);
    let conceded = Conceded { brief: rung_texts.brief.name.clone(), short, omitted };
    Some(conceded).filter(Conceded::is_something)
}

/// What is reported of rendered texts.
fn said(brief: &Brief, dossier: &Dossier, rung_text: &[RungText], templates: &Templates) -> MadeBrief {
    let rung_texts = || rung_text.iter().map(|rung_text| &rung_text.rendered);
    let mut charts = BTreeMap::new();
    for rung_text in rung_text {
        for (index, facts) in rung_text.cited.charts.iter().enumerate() {
            let name = format!("{}.{}.{}-", brief.name, rung_text.rendered.language, index + 1);
            charts.insert(name, facts.iter().map(|&fact| dossier.facts[fact].id.clone()).collect());
        }
    }
    MadeBrief {
        literals: rung_texts().flat_map(|rendered| literals(brief, rendered)).collect(),
        passed: rung_texts().flat_map(|rendered| passed(brief, rendered, dossier)).collect(),
        charts,
        printed: rung_texts().flat_map(Rendered::printed_facts).collect(),
        words: rung_texts().flat_map(|rendered| used_words(rendered, brief, dossier, templates)).collect(),
        ..MadeBrief::default()
    }
}

/// Warns of words about the past of a plan that is still ahead, once for each plan.
fn too_early(brief: &Brief, dossier: &Dossier, passed: &BTreeSet<Passed>) -> Vec<Diagnostic> {
    let early = passed.iter().filter_map(|one| Some((one.fact.as_str(), one.ahead.as_deref()?)));
    let early: BTreeMap<&str, &str> = early.collect();
    let describe = |(id, due): (&str, &str)| {
        let fact = dossier.fact(id)?;
        let texts = brief.texts().flat_map(|(_, texts)| texts.values());
        let place = texts.filter_map(|(text, span)| call_of(text, span, &fact.id)).next();
        let place = place.unwrap_or_else(|| brief.span.clone());
        Some(says::passed_too_early(place, fact, due, dossier.date))
    };
    early.into_iter().filter_map(describe).collect()
}

/// The numbers without a source in a rendered text.
fn literals(brief: &Brief, rendered: &Rendered) -> Vec<Literal> {
    let issued = rendered.issued.iter().filter(|issued| issued.kind == MarkKind::Literal);
    let literal = |issued: &Issued| Literal {
        brief: brief.name.clone(),
        language: rendered.language,
        text: issued.text.clone(),
        reason: issued.reason.clone().unwrap_or_default(),
    };
    issued.map(literal).collect()
}

/// The sentences of a rendered text that assert something and cite nothing.
fn uncited(brief: &Brief, rendered: &Rendered) -> Vec<OwnWords> {
    let own = |text| OwnWords { brief: brief.name.clone(), language: rendered.language, text };
    own_words(rendered).into_iter().map(own).collect()
}

/// The plans that a rendered text names with the reason why the words are right when their date has passed.
fn passed(brief: &Brief, rendered: &Rendered, dossier: &Dossier) -> BTreeSet<Passed> {
    let named = |issued: &Issued| {
        let fact = &dossier.facts[issued.fact?];
        let reason = issued.reason.clone().filter(|_| issued.kind != MarkKind::Literal)?;
        let is_ahead = !fact.has_lapsed(dossier.date, brief.showing());
        let ahead = fact.due_as_shown(brief.showing()).filter(|_| is_ahead).map(|due| due.to_string());
        let (brief, fact) = (brief.name.clone(), fact.id.clone());
        Some(Passed { brief, language: rendered.language, fact, reason, ahead })
    };
    rendered.issued.iter().filter_map(named).collect()
}
