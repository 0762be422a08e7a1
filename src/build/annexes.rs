//! Writes the annexes that were asked for beside the pages of a build.
//!
//! They aren't in the manifest: a build without `--annex` has no opinion on them, so it neither renews nor removes them, and no mail
//! and no publication takes one along.

use std::fs;
use std::path::{Path, PathBuf};

use crate::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::{holds, put, refuse_linked};
use crate::error::{Error, Result};
use crate::make::{AnnexFile, AnnexTools, DossierOutcome, MadeBrief, Select, Tools, annex, each_brief, fit};

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
    let (outcome, annexes) = each_brief(name, checked, tools, |mut rung_texts, theme, fonts| {
        let (dossier, brief, engine) = (rung_texts.dossier, rung_texts.brief, rung_texts.engine);
        let fitted = fit(&mut rung_texts, theme, fonts)?;
        let mut files = Vec::new();
        for page in rung_texts.right(fitted.rung).unwrap_or_default() {
            if select.wants_any(&brief.audience, page.rendered.language) {
                files.extend(annex(dossier, brief, page, AnnexTools { engine, theme, fonts })?);
            }
        }
        Ok((MadeBrief::default(), files))
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
