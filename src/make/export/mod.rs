//! Makes the files of a brief from its page, with one module for each format.

mod markdown;
mod pdf;
mod picture;
mod svg;

use super::charts::{WrittenText, with_pictures};
use super::fit::SetPage;
use super::options::Select;
use super::outcome::Output;
use super::rung_texts::RungText;
use super::set_brief::SetBrief;
use crate::diagnostic::Diagnostic;
use crate::manifest::OutputFormat;
use crate::model::{Brief, Dossier};
use crate::page::{Fonts, Theme};

/// The files of a format.
type Export = fn(&SetBrief<'_>) -> Result<Vec<Output>, Diagnostic>;

fn export(format: OutputFormat) -> Export {
    match format {
        OutputFormat::Markdown => markdown::export,
        OutputFormat::Pdf => pdf::export,
        OutputFormat::Svg => svg::export,
        OutputFormat::Png => picture::png,
        OutputFormat::Jpeg => picture::jpeg,
    }
}

/// The files of a brief in one language, in the formats that are wanted.
///
/// # Errors
/// When a file can't be written, wanted or not: a font can't be reduced, or there is a bug.
pub fn files(
    (dossier, brief): (&Dossier, &Brief),
    rung_text: &RungText,
    setting: &SetPage,
    theme: &Theme,
    fonts: &Fonts,
    select: &Select,
) -> Result<Vec<Output>, Diagnostic> {
    let language = rung_text.rendered.language;
    let stem = format!("{}.{language}", brief.name);
    let WrittenText { markdown, pictures, lines } =
        with_pictures(&rung_text.cited, &setting.document, &stem, language, fonts, theme);
    let set = SetBrief { dossier, brief, language, rung_text, setting, fonts, markdown, pictures, lines };
    let mut outputs = Vec::new();
    for &format in OutputFormat::ALL {
        match select.wants(&brief.audience, language, format) {
            true => outputs.extend(export(format)(&set)?),
            false if format == OutputFormat::Pdf => pdf::judge(&set)?,
            false => {}
        }
    }
    Ok(outputs)
}
