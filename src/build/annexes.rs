//! Writes the annexes that were asked for beside the pages of a build.
//!
//! They aren't in the manifest: a build without `--annex` neither renews nor removes them, and no mail and no publication takes one along.
//! But one that lies beside a page without being its annex is told.

use std::fs;
use std::path::{Path, PathBuf};

use super::built::Built;
use super::lying_annex::of_brief;
use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{holds, put, refuse_linked};
use crate::error::{Error, Result};
use crate::make::{AnnexFile, DossierOutcome, MadeBrief, Select, Tools, annex_name, each_brief};
use crate::manifest::OutputFormat;

/// The annexes of a dossier.
#[derive(Debug, Default)]
pub struct Annexes {
    /// The files, in their order, that are there now.
    pub files: Vec<PathBuf>,
    /// How many of them had other bytes before.
    pub written: usize,
    /// Why some of them can't be made.
    pub diagnostics: Vec<Diagnostic>,
}

/// Makes the annexes of the pages of a selection, and writes those that differ from what is there.
///
/// # Errors
/// When the disk fails.
pub fn write_annexes(
    folder: &Path,
    name: String,
    checked: Checked,
    tools: Option<&Tools<'_>>,
    select: &Select,
) -> Result<Annexes> {
    let (outcome, annexes) = each_brief(name, checked, tools, |rung_texts, theme, fonts| {
        let brief = rung_texts.brief;
        let wanted = |language| select.wants_any(&brief.audience, language);
        Ok((MadeBrief::default(), of_brief(rung_texts, theme, fonts, wanted)?))
    });
    let DossierOutcome { diagnostics, .. } = outcome;
    let wrong = |found: &Diagnostic| found.severity() == Severity::Error;
    let mut all =
        Annexes { diagnostics: diagnostics.into_iter().filter(wrong).collect(), ..Annexes::default() };
    if !all.diagnostics.is_empty() {
        return Ok(all);
    }
    refuse_linked(folder)?;
    fs::create_dir_all(folder).map_err(Error::disk("make", folder))?;
    let wanted = |file: &AnnexFile| select.wants(&file.audience, file.language, file.format);
    for file in annexes.into_values().flatten().filter(wanted) {
        let path = folder.join(&file.name);
        if !holds(&path, &file.bytes) {
            put(&path, &file.bytes)?;
            all.written += 1;
        }
        all.files.push(path);
    }
    Ok(all)
}

/// The annexes that lie beside pages which a build has just written anew.
pub fn outdated_annexes(built: &[Built]) -> Vec<PathBuf> {
    let pages = built.iter().flat_map(|built| built.pages.iter().map(move |page| (built, page)));
    let written = pages.filter(|(_, page)| !page.written.is_empty());
    let annexes = written.flat_map(|(built, page)| {
        let formats = [OutputFormat::Markdown, OutputFormat::Pdf];
        formats.map(|format| built.folder.join(annex_name(&page.brief, page.language, format)))
    });
    annexes.filter(|path| path.is_file()).collect()
}
