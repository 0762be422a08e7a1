//! PDF: the page as it is set, with its facts inside.

use crate::diagnostic::{Code, Diagnostic};
use crate::make::embed::FILE_NAME;
use crate::make::outcome::Output;
use crate::make::rung_texts::RungText;
use crate::make::set_brief::SetBrief;
use crate::manifest::OutputFormat;
use crate::pdf::{Attachment, Metadata, WriteError, write};
use crate::render::Rendered;

pub fn export(leaf: &SetBrief<'_>) -> Result<Vec<Output>, Diagnostic> {
    let metadata = metadata(leaf);
    let pdf = write(&leaf.setting.page, leaf.fonts, &metadata).map_err(|error| {
        let (span, message) = (leaf.brief.span.clone(), format!("the PDF can't be written: {error}"));
        match error {
            WriteError::Subset { .. } => Diagnostic::at(Code::BadFont, span, message),
            WriteError::Document { .. } => Diagnostic::internal(Some(span), &message),
        }
    })?;
    Ok(vec![Output { content_hash: metadata.content_hash, ..leaf.output(OutputFormat::Pdf, pdf) }])
}

/// What the PDF says about itself.
fn metadata(leaf: &SetBrief<'_>) -> Metadata {
    let SetBrief { dossier, rung_text: RungText { rendered, json, .. }, language, .. } = *leaf;
    let text = |texts: &crate::value::Texts| {
        texts.get(&language).or_else(|| texts.values().next()).cloned().unwrap_or_default()
    };
    let mut hasher = blake3::Hasher::new();
    hasher.update(leaf.markdown.as_bytes()).update(json);
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
        keywords: Vec::new(),
        date: dossier.date,
        attachment: Some(attachment).filter(|_| dossier.embed_facts),
        content_hash: Some(content_hash),
    }
}

/// What the page is about, and whether it sets an edition right.
fn subject(title: String, rendered: &Rendered) -> String {
    let labels = &rendered.language.words().labels;
    match &rendered.replaces {
        None => title,
        Some(replaces) => format!("{title}{}{}{replaces}", labels.stop, labels.gap),
    }
}
