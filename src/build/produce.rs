//! Runs the pipeline over every brief of a dossier.

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use super::drafts::{Drafted, Drafts};
use super::embed::FILE_NAME;
use super::figures::with_pictures;
use super::fingerprint::{Fingerprints, describe_brief};
use super::fit::{Fitted, Setting, fit};
use super::key::key;
use super::listener::Listener;
use super::options::{Format, Wish};
use super::outcome::{Conceded, DossierOutcome, Literal, Output, OwnWords, Passed};
use super::past::Past;
use super::themes::Themes;
use crate::check::{Checked, compare_languages};
use crate::diagnostic;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::{Draft, Engine, Issued, Kind, names_used, own_words};
use crate::manifest::{BriefEntry, Manifest};
use crate::model::{Brief, Dossier};
use crate::page::{Fonts, Theme};
use crate::pdf::{Attachment, Metadata, write};

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

/// Makes every output of a dossier, or finds everything that is wrong with it.
pub fn produce(name: String, checked: Checked, tools: Option<&Tools<'_>>) -> DossierOutcome {
    let fingerprints = tools.map(Fingerprints::new);
    let wish = Wish { lists: true, ..Wish::default() };
    renew(name, checked, tools.zip(fingerprints.as_ref()), &wish, None, Listener::NOBODY)
}

/// Makes the outputs of a dossier that are asked for and aren't as the last build left them, or finds everything that
/// is wrong with it. Every brief is drafted and judged, whatever is asked for, so that no filter hides a mistake.
pub fn renew(
    name: String,
    checked: Checked,
    tools: Option<(&Tools<'_>, &Fingerprints)>,
    wish: &Wish,
    past: Option<&Past>,
    listener: Listener<'_>,
) -> DossierOutcome {
    let mut outcome = DossierOutcome { name, diagnostics: checked.diagnostics, ..DossierOutcome::default() };
    let (Some(dossier), Some((tools, fingerprints))) = (checked.dossier, tools) else { return outcome };
    let dossier = Arc::new(dossier);
    let results: Vec<_> = dossier
        .briefs
        .par_iter()
        .map(|brief| {
            let made = one(&dossier, brief, tools, fingerprints, wish, past);
            (listener.done)();
            made
        })
        .collect();
    for (brief, result) in dossier.briefs.iter().zip(results) {
        match result {
            Ok(made) => {
                outcome.diagnostics.extend(compare_languages(brief, &dossier));
                outcome.outputs.extend(made.outputs);
                outcome.literals.extend(made.literals);
                outcome.own_words.extend(made.own_words);
                outcome.passed.extend(made.passed);
                outcome.names.extend(made.names);
                outcome.conceded.extend(conceded(&made.name, &made.entry));
                outcome.briefs.insert(made.name, made.entry);
            }
            Err(found) => outcome.diagnostics.extend(found),
        }
    }
    diagnostic::sort(&mut outcome.diagnostics);
    if outcome.failed() {
        outcome.outputs.clear();
    }
    outcome.dossier = Some(dossier);
    outcome
}

/// What comes of a dossier whose outputs are known to be what they would be made as.
pub fn unchanged(name: String, checked: Checked, manifest: &Manifest) -> DossierOutcome {
    let mut outcome = DossierOutcome { name, diagnostics: checked.diagnostics, ..DossierOutcome::default() };
    if let Some(dossier) = checked.dossier {
        for brief in &dossier.briefs {
            outcome.diagnostics.extend(compare_languages(brief, &dossier));
            if let Some(entry) = manifest.briefs.get(&brief.name) {
                outcome.conceded.extend(conceded(&brief.name, entry));
                outcome.briefs.insert(brief.name.clone(), entry.clone());
            }
        }
        diagnostic::sort(&mut outcome.diagnostics);
        outcome.dossier = Some(Arc::new(dossier));
    }
    outcome
}

fn conceded(brief: &str, entry: &BriefEntry) -> Option<Conceded> {
    let gave_way = !entry.short.is_empty() || !entry.omitted.is_empty();
    gave_way.then(|| Conceded {
        brief: brief.to_owned(),
        short: entry.short.clone(),
        omitted: entry.omitted.clone(),
    })
}

/// What came of one brief.
struct Made {
    name: String,
    /// The brief as it is now.
    entry: BriefEntry,
    /// The files asked for; none when they all stand as the last build left them.
    outputs: Vec<Output>,
    literals: Vec<Literal>,
    own_words: Vec<OwnWords>,
    passed: Vec<Passed>,
    /// The proper names that let a figure pass.
    names: BTreeSet<usize>,
}

fn one(
    dossier: &Arc<Dossier>,
    brief: &Brief,
    tools: &Tools<'_>,
    fingerprints: &Fingerprints,
    wish: &Wish,
    past: Option<&Past>,
) -> Result<Made, Vec<Diagnostic>> {
    let theme = tools.themes.of(brief, dossier).map_err(|found| vec![found])?;
    let mut drafts = Drafts::new(dossier, brief, tools.engine);
    let past = past.filter(|_| !wish.force);
    if let Some((past, known)) = past.and_then(|past| Some((past, past.manifest.briefs.get(&brief.name)?))) {
        let (rung, tried) = (known.rung, known.tried.clone());
        let key = key(&mut drafts, &theme, fingerprints, rung, &tried);
        if let Some(key) = key.filter(|key| *key == known.key)
            && past.stands(&brief.name, &brief.audience, &dossier.languages, &key, &wish.select)
        {
            let entry = describe_brief(&drafts, &theme, fingerprints, key, rung, tried);
            let drafted = drafts.take(rung);
            let literals = drafted.iter().flat_map(|drafted| literals(brief, &drafted.draft)).collect();
            let passed = drafted.iter().flat_map(|drafted| passed(brief, &drafted.draft, dossier)).collect();
            let (own_words, names) = (Vec::new(), BTreeSet::new());
            let name = brief.name.clone();
            return Ok(Made { name, entry, outputs: Vec::new(), literals, own_words, passed, names });
        }
    }
    let Fitted { settings, rung, tried } = fit(&mut drafts, &theme, tools.fonts)?;
    let Some(key) = key(&mut drafts, &theme, fingerprints, rung, &tried) else {
        // The fit succeeded on these very drafts.
        let message = "the brief was set from drafts with mistakes, which is a bug of factbrief";
        return Err(vec![Diagnostic::at(Code::UnsupportedMarkdown, brief.span.clone(), message)]);
    };
    let entry = describe_brief(&drafts, &theme, fingerprints, key, rung, tried);
    let pairs: Vec<_> = drafts.take(rung).into_iter().zip(settings).collect();
    let literals = pairs.iter().flat_map(|(drafted, _)| literals(brief, &drafted.draft)).collect();
    let to_list = || pairs.iter().filter(|_| wish.lists);
    let own_words = to_list().flat_map(|(drafted, _)| uncited(brief, &drafted.draft)).collect();
    let passed = pairs.iter().flat_map(|(drafted, _)| passed(brief, &drafted.draft, dossier)).collect();
    let names = to_list().flat_map(|(drafted, _)| names_used(&drafted.draft, dossier)).collect();
    let written: Vec<_> = pairs
        .into_par_iter()
        .filter(|(drafted, _)| wish.select.wants_any(&brief.audience, drafted.draft.language))
        .map(|(drafted, setting)| files(dossier, brief, drafted, &setting, &theme, tools.fonts))
        .collect();
    let mut outputs = Vec::new();
    for result in written {
        outputs.extend(result.map_err(|found| vec![found])?);
    }
    outputs.retain(|output| wish.select.wants(&output.audience, output.language, output.format));
    Ok(Made { name: brief.name.clone(), entry, outputs, literals, own_words, passed, names })
}

/// The numbers without a source in a draft.
fn literals(brief: &Brief, draft: &Draft) -> Vec<Literal> {
    let issued = draft.issued.iter().filter(|issued| issued.kind == Kind::Literal);
    let literal = |issued: &Issued| Literal {
        brief: brief.name.clone(),
        language: draft.language,
        text: issued.text.clone(),
        reason: issued.reason.clone().unwrap_or_default(),
    };
    issued.map(literal).collect()
}

/// What a draft asserts in words of its own without a citation.
fn uncited(brief: &Brief, draft: &Draft) -> Vec<OwnWords> {
    let own = |text| OwnWords { brief: brief.name.clone(), language: draft.language, text };
    own_words(draft).into_iter().map(own).collect()
}

/// The plans whose date has passed and that a draft names with a reason.
fn passed(brief: &Brief, draft: &Draft, dossier: &Dossier) -> BTreeSet<Passed> {
    let named = |issued: &Issued| {
        let fact = &dossier.facts[issued.fact?];
        let reason = issued.reason.as_ref().filter(|_| fact.has_lapsed(dossier.date))?.clone();
        let (brief, fact) = (brief.name.clone(), fact.id.clone());
        Some(Passed { brief, language: draft.language, fact, reason })
    };
    draft.issued.iter().filter_map(named).collect()
}

/// The files of a brief in one language.
fn files(
    dossier: &Dossier,
    brief: &Brief,
    drafted: Drafted,
    setting: &Setting,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<Vec<Output>, Diagnostic> {
    let Drafted { draft, cited, facts, json } = drafted;
    let language = draft.language;
    let stem = format!("{}.{language}", brief.name);
    let (markdown, pictures) = with_pictures(&cited, &setting.document, &stem, language, fonts, theme);
    let metadata = metadata(&draft, &markdown, dossier, json);
    let pdf = write(&setting.page, fonts, &metadata).map_err(|error| {
        let message = format!("the PDF can't be written: {error}");
        Diagnostic::at(Code::UnsupportedMarkdown, brief.span.clone(), message)
    })?;
    let output = |format, figure, bytes| Output {
        brief: brief.name.clone(),
        audience: brief.audience.clone(),
        language,
        format,
        figure,
        bytes,
        content_hash: None,
        page_text: None,
        facts: facts.clone(),
    };
    let text =
        Output { page_text: Some(cited.markdown), ..output(Format::Markdown, None, markdown.into_bytes()) };
    let page = Output { content_hash: metadata.content_hash, ..output(Format::Pdf, None, pdf) };
    let mut outputs = vec![text, page];
    let pictures = pictures.into_iter();
    outputs.extend(pictures.map(|picture| output(Format::Svg, Some(picture.name), picture.svg.into_bytes())));
    Ok(outputs)
}

fn metadata(draft: &Draft, markdown: &str, dossier: &Dossier, json: Vec<u8>) -> Metadata {
    let language = draft.language;
    let text = |texts: &crate::value::Texts| {
        texts.get(&language).or_else(|| texts.values().next()).cloned().unwrap_or_default()
    };
    let mut hasher = blake3::Hasher::new();
    hasher.update(markdown.as_bytes()).update(&json);
    let content_hash = hasher.finalize().to_hex().to_string();
    let attachment = Attachment {
        name: FILE_NAME.to_owned(),
        mime: "application/json".to_owned(),
        description: language.words().page.facts.to_owned(),
        bytes: json,
    };
    Metadata {
        title: draft.title.clone(),
        author: text(&dossier.publisher),
        subject: Some(subject(text(&dossier.title), draft)),
        language,
        keywords: Vec::new(),
        date: dossier.date,
        attachment: Some(attachment).filter(|_| dossier.embed_facts),
        content_hash: Some(content_hash),
    }
}

/// What the page is about, and whether it sets an edition right.
fn subject(title: String, draft: &Draft) -> String {
    let labels = &draft.language.words().labels;
    match &draft.replaces {
        None => title,
        Some(replaces) => format!("{title}{}{}{replaces}", labels.stop, labels.gap),
    }
}
