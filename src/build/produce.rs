//! Runs the pipeline over every brief of a dossier.

use std::sync::Arc;

use rayon::prelude::*;

use super::embed::{FILE_NAME, facts_json};
use super::figures::with_pictures;
use super::fit::{Fitted, Setting, fit};
use super::options::Format;
use super::outcome::{Conceded, DossierOutcome, Literal, Output};
use super::themes::Themes;
use crate::check::Checked;
use crate::diagnostic;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::{Draft, Engine, Kind};
use crate::language::Language;
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
    let mut outcome = DossierOutcome {
        name,
        dossier: None,
        diagnostics: checked.diagnostics,
        outputs: Vec::new(),
        literals: Vec::new(),
        conceded: Vec::new(),
    };
    let (Some(dossier), Some(tools)) = (checked.dossier, tools) else { return outcome };
    let dossier = Arc::new(dossier);
    let made: Vec<_> = dossier.briefs.par_iter().map(|brief| one(&dossier, brief, tools)).collect();
    for result in made {
        match result {
            Ok(made) => {
                outcome.outputs.extend(made.outputs);
                outcome.literals.extend(made.literals);
                outcome.conceded.extend(made.conceded);
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

/// What came of one brief.
struct Made {
    outputs: Vec<Output>,
    literals: Vec<Literal>,
    conceded: Option<Conceded>,
}

fn one(dossier: &Arc<Dossier>, brief: &Brief, tools: &Tools<'_>) -> Result<Made, Vec<Diagnostic>> {
    let theme = tools.themes.of(brief, dossier).map_err(|found| vec![found])?;
    let Fitted { settings, selection } = fit(dossier, brief, &theme, tools)?;
    let written: Vec<_> =
        settings.into_par_iter().map(|setting| files(dossier, brief, setting, &theme, tools.fonts)).collect();
    let mut made = Made { outputs: Vec::new(), literals: Vec::new(), conceded: None };
    for result in written {
        let (outputs, literals) = result.map_err(|found| vec![found])?;
        made.outputs.extend(outputs);
        made.literals.extend(literals);
    }
    let ids = |facts: &std::collections::BTreeSet<usize>| {
        facts.iter().map(|&fact| dossier.facts[fact].id.clone()).collect()
    };
    if !selection.short.is_empty() || !selection.omitted.is_empty() {
        let conceded = Conceded {
            brief: brief.name.clone(),
            short: ids(&selection.short),
            omitted: ids(&selection.omitted),
        };
        made.conceded = Some(conceded);
    }
    Ok(made)
}

/// The files of a brief in one language.
fn files(
    dossier: &Dossier,
    brief: &Brief,
    setting: Setting,
    theme: &Theme,
    fonts: &Fonts,
) -> Result<(Vec<Output>, Vec<Literal>), Diagnostic> {
    let Setting { draft, cited, document, page } = setting;
    let language = draft.language;
    let mut facts: Vec<usize> = Vec::new();
    for cited in &cited.facts {
        if !facts.contains(&cited.fact) {
            facts.push(cited.fact);
        }
    }
    let failed = |error: &dyn std::error::Error| {
        let message = format!("the PDF can't be written: {error}");
        Diagnostic::at(Code::UnsupportedMarkdown, brief.span.clone(), message)
    };
    let stem = format!("{}.{language}", brief.name);
    let (markdown, pictures) = with_pictures(&cited, &document, &stem, language, fonts, theme);
    let json = facts_json(dossier, brief, &draft, &cited, &facts).map_err(|error| failed(&error))?;
    let metadata = metadata(&draft, &markdown, dossier, json);
    let pdf = write(&page, fonts, &metadata).map_err(|error| failed(&error))?;
    let output = |format, figure, bytes| Output {
        brief: brief.name.clone(),
        audience: brief.audience.clone(),
        language,
        format,
        figure,
        bytes,
        page_text: None,
        facts: facts.clone(),
    };
    let literals = draft
        .issued
        .iter()
        .filter(|issued| issued.kind == Kind::Literal)
        .map(|issued| Literal {
            brief: brief.name.clone(),
            language,
            text: issued.text.clone(),
            reason: issued.reason.clone().unwrap_or_default(),
        })
        .collect();
    let text =
        Output { page_text: Some(cited.markdown), ..output(Format::Markdown, None, markdown.into_bytes()) };
    let mut outputs = vec![text, output(Format::Pdf, None, pdf)];
    let pictures = pictures.into_iter();
    outputs.extend(pictures.map(|picture| output(Format::Svg, Some(picture.name), picture.svg.into_bytes())));
    Ok((outputs, literals))
}

fn metadata(draft: &Draft, markdown: &str, dossier: &Dossier, json: Vec<u8>) -> Metadata {
    let language = draft.language;
    let text = |texts: &crate::value::Texts| {
        texts.get(&language).or_else(|| texts.values().next()).cloned().unwrap_or_default()
    };
    let description = match language {
        Language::En => "The facts of this brief with their sources, for machines",
        Language::Ja => "このブリーフの事実と出典（機械可読）",
    };
    let mut hasher = blake3::Hasher::new();
    hasher.update(markdown.as_bytes()).update(&json);
    let content_hash = hasher.finalize().to_hex().to_string();
    let attachment = Attachment {
        name: FILE_NAME.to_owned(),
        mime: "application/json".to_owned(),
        description: description.to_owned(),
        bytes: json,
    };
    Metadata {
        title: draft.title.clone(),
        author: text(&dossier.publisher),
        subject: Some(text(&dossier.title)),
        language,
        keywords: Vec::new(),
        date: dossier.date,
        attachment: Some(attachment).filter(|_| dossier.embed_facts),
        content_hash: Some(content_hash),
    }
}
