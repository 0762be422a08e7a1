//! The picture of a brief beside the Markdown, byte for byte as its author has it.

use crate::diagnostic::Diagnostic;
use crate::make::outcome::Output;
use crate::make::picture_files::{NAME, format_of};
use crate::make::set_brief::SetBrief;
use crate::manifest::OutputFormat;

/// The picture as PNG, where it is one.
pub fn png(set: &SetBrief<'_>) -> Result<Vec<Output>, Diagnostic> {
    Ok(picture(set, OutputFormat::Png).into_iter().collect())
}

/// The picture as JPEG, where it is one.
pub fn jpeg(set: &SetBrief<'_>) -> Result<Vec<Output>, Diagnostic> {
    Ok(picture(set, OutputFormat::Jpeg).into_iter().collect())
}

/// The file of the picture, where it has this format.
pub(super) fn picture(set: &SetBrief<'_>, format: OutputFormat) -> Option<Output> {
    let art = set.setting.document.pictures().next()?.art.as_ref()?;
    let content = set.brief.picture.as_ref()?.content.as_ref()?;
    let output = set.output(format, content.bytes.to_vec());
    (format_of(art) == format).then(|| Output { chart: Some(NAME.to_owned()), ..output })
}
