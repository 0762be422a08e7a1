//! Markdown: the cited text, with pictures for its charts.

use crate::diagnostic::Diagnostic;
use crate::make::outcome::Output;
use crate::make::set_brief::SetBrief;
use crate::manifest::OutputFormat;

pub fn export(leaf: &SetBrief<'_>) -> Result<Vec<Output>, Diagnostic> {
    let output = leaf.output(OutputFormat::Markdown, leaf.markdown.clone().into_bytes());
    Ok(vec![Output { page_text: Some(leaf.rung_text.cited.markdown.clone()), ..output }])
}
