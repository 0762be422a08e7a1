//! PDF: the page as it is set, with its facts inside.

use super::SetBrief;
use crate::diagnostic::{Code, Diagnostic};
use crate::draft::Draft;
use crate::language::Language;
use crate::make::drafts::Drafted;
use crate::make::embed::FILE_NAME;
use crate::make::outcome::Output;
use crate::manifest::OutputFormat;
use crate::pdf::{Attachment, Metadata, write};

pub fn export(leaf: &SetBrief<'_>) -> Result<Vec<Output>, Diagnostic> {
    let metadata = metadata(leaf);
    let pdf = write(&leaf.setting.page, leaf.fonts, &metadata).map_err(|error| {
        let message = format!("the PDF can't be written: {error}");
        Diagnostic::at(Code::UnsupportedMarkdown, leaf.brief.span.clone(), message)
    })?;
    Ok(vec![Output { content_hash: metadata.content_hash, ..leaf.output(OutputFormat::Pdf, pdf) }])
}

/// What the PDF says about itself.
fn metadata(leaf: &SetBrief<'_>) -> Metadata {
    let SetBrief { dossier, drafted: Drafted { draft, json, .. }, language, .. } = *leaf;
    let text = |texts: &crate::value::Texts| {
        texts.get(&language).or_else(|| texts.values().next()).cloned().unwrap_or_default()
    };
    let description = match language {
        Language::En => "The facts of this brief with their sources, for machines",
        Language::Ja => "このブリーフの事実と出典（機械可読）",
    };
    let mut hasher = blake3::Hasher::new();
    hasher.update(leaf.markdown.as_bytes()).update(json);
    let content_hash = hasher.finalize().to_hex().to_string();
    let attachment = Attachment {
        name: FILE_NAME.to_owned(),
        mime: "application/json".to_owned(),
        description: description.to_owned(),
        bytes: json.clone(),
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
    match (&draft.replaces, draft.language) {
        (None, _) => title,
        (Some(replaces), Language::En) => format!("{title}. {replaces}"),
        (Some(replaces), Language::Ja) => format!("{title}。{replaces}"),
    }
}
