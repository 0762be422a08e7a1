//! Markdown: the cited text, with pictures in the place of its charts.

use crate::diagnostic::Diagnostic;
use crate::make::outcome::Output;
use crate::make::set_brief::SetBrief;
use crate::manifest::OutputFormat;

pub fn export(set: &SetBrief<'_>) -> Result<Vec<Output>, Diagnostic> {
    let output = set.output(OutputFormat::Markdown, set.markdown.clone().into_bytes());
    let page_text = Some(set.rung_text.cited.markdown.clone());
    Ok(vec![Output { page_text, lines: set.lines.clone(), ..output }])
}
