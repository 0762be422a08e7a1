//! PDF: the page as it is set, with its facts inside.

use crate::diagnostic::Diagnostic;
use crate::make::embed::FILE_NAME;
use crate::make::messages;
use crate::make::outcome::Output;
use crate::make::rung_texts::RungText;
use crate::make::set_brief::SetBrief;
use crate::manifest::OutputFormat;
use crate::pdf::{Attachment, Metadata, subset, write};
use crate::render::Rendered;

/// Finds what stands in the way of a PDF that nobody asked for: a font of a house that can't be reduced to the glyphs of the page.
pub fn judge(set: &SetBrief<'_>) -> Result<(), Diagnostic> {
    subset(&set.setting.page, set.fonts)
        .map(drop)
        .map_err(|error| messages::pdf_not_written(&set.brief.span, &error))
}

pub fn export(set: &SetBrief<'_>) -> Result<Vec<Output>, Diagnostic> {
    let metadata = metadata(set);
    let pdf = write(&set.setting.page, set.fonts, &metadata)
        .map_err(|error| messages::pdf_not_written(&set.brief.span, &error))?;
    Ok(vec![Output { content_hash: metadata.content_hash, ..set.output(OutputFormat::Pdf, pdf) }])
}

/// What the PDF says about itself.
fn metadata(set: &SetBrief<'_>) -> Metadata {
    let SetBrief { dossier, rung_text: RungText { rendered, json, .. }, language, .. } = *set;
    let text = |texts: &crate::value::Texts| {
        texts.get(&language).or_else(|| texts.values().next()).cloned().unwrap_or_default()
    };
    let mut hasher = blake3::Hasher::new();
    hasher.update(set.markdown.as_bytes()).update(json);
    let content_hash = hasher.finalize().to_hex().to_string();
    let attachment = Attachment {
        name: FILE_NAME.to_owned(),
        mime: "application/json".to_owned(),
        description: language.words().page.facts.to_owned(),
        bytes: json.clone(),
    };
    Metadata {
        title: rendered.title.clone(),
        author: text(&dossier.publisher),
        subject: Some(subject(text(&dossier.title), rendered)),
        language,
        keywords: rendered.marking.iter().map(|(_, text)| text.clone()).collect(),
        date: dossier.date,
        attachment: Some(attachment).filter(|_| dossier.embed_facts),
        content_hash: Some(content_hash),
    }
}

/// What the page is about, and whether it corrects an earlier edition.
fn subject(title: String, rendered: &Rendered) -> String {
    let labels = &rendered.language.words().labels;
    match &rendered.replaces {
        None => title,
        Some(replaces) => format!("{title}{}{}{replaces}", labels.stop, labels.gap),
    }
}
