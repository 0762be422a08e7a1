//! The annexes that lie in a folder of outputs: whose each is, and whether it is still that of its page.

use std::collections::BTreeSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::output_state::OutputState;
use crate::diagnostic::Diagnostic;
use crate::disk::holds;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::make::{AnnexFile, AnnexTools, RungTexts, Tools, annex, fit};
use crate::manifest::OutputFormat;
use crate::model::{Brief, Dossier};
use crate::page::{Fonts, Theme};

/// The annexes of a brief's pages in the languages that are wanted.
///
/// # Errors
/// When the brief or an annex can't be made.
pub fn of_brief(
    mut rung_texts: RungTexts<'_>,
    theme: &Arc<Theme>,
    fonts: &Fonts,
    wanted: impl Fn(Language) -> bool,
) -> std::result::Result<Vec<AnnexFile>, Vec<Diagnostic>> {
    let (dossier, brief, engine) = (rung_texts.dossier, rung_texts.brief, rung_texts.engine);
    let fitted = fit(&mut rung_texts, theme, fonts)?;
    let mut files = Vec::new();
    for page in rung_texts.right(fitted.rung).unwrap_or_default() {
        if wanted(page.rendered.language) {
            files.extend(annex(dossier, brief, page, AnnexTools { engine, theme, fonts })?);
        }
    }
    Ok(files)
}

/// A file of an annex that lies in a folder.
struct LyingAnnex {
    path: PathBuf,
    name: String,
    /// The brief that its name says.
    brief: String,
    language: Language,
}

impl LyingAnnex {
    fn of(path: PathBuf) -> Option<Self> {
        let name = path.file_name()?.to_str()?.to_owned();
        let formats = [OutputFormat::Markdown, OutputFormat::Pdf];
        let stem =
            formats.iter().find_map(|format| name.strip_suffix(&format!(".annex.{}", format.extension())))?;
        let (brief, tag) = stem.rsplit_once('.')?;
        let (brief, language) = (brief.to_owned(), Language::from_tag(tag)?);
        Some(Self { path, name, brief, language })
    }

    /// The brief whose annex it is, where the dossier has it in that language.
    fn brief_in<'d>(&self, dossier: &'d Dossier) -> Option<&'d Brief> {
        let spoken = dossier.languages.contains(&self.language);
        dossier.briefs.iter().find(|brief| spoken && brief.name == self.brief)
    }
}

/// The annexes in a folder, by name.
fn lying(folder: &Path) -> Result<Vec<LyingAnnex>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            return Ok(Vec::new());
        }
        entries => entries.map_err(Error::disk("read", folder))?,
    };
    let mut found = Vec::new();
    for entry in entries {
        found.extend(LyingAnnex::of(entry.map_err(Error::disk("read", folder))?.path()));
    }
    found.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(found)
}

/// The annexes of pages that the dossier no longer has. They are nobody's to remove, since no manifest says who wrote them.
///
/// # Errors
/// When the folder can't be read.
pub fn left_annexes(folder: &Path, dossier: &Dossier) -> Result<Vec<PathBuf>> {
    let left = lying(folder)?.into_iter().filter(|one| one.brief_in(dossier).is_none());
    Ok(left.map(|one| one.path).collect())
}

/// The annexes in a folder that aren't what `build --annex` would leave there: those of pages that are no more, and those of which the pages
/// say something else now.
///
/// # Errors
/// When the folder can't be read.
pub fn judge_annexes(
    folder: &Path,
    dossier: &Arc<Dossier>,
    tools: &Tools<'_>,
) -> Result<Vec<(PathBuf, OutputState)>> {
    let lying = lying(folder)?;
    let mut due: Vec<AnnexFile> = Vec::new();
    let names: BTreeSet<&str> =
        lying.iter().filter_map(|one| Some(one.brief_in(dossier)?.name.as_str())).collect();
    for brief in dossier.briefs.iter().filter(|brief| names.contains(brief.name.as_str())) {
        let Ok(theme) = tools.themes.of(brief, dossier) else { continue };
        // One that can't be made isn't what is there.
        let texts = RungTexts::new(dossier, brief, tools.engine);
        due.extend(of_brief(texts, &theme, tools.fonts, |_| true).unwrap_or_default());
    }
    let judged = lying.into_iter().filter_map(|one| {
        let state = match one.brief_in(dossier) {
            None => OutputState::LeftOver,
            Some(_) if due.iter().any(|file| file.name == one.name && holds(&one.path, &file.bytes)) => {
                return None;
            }
            Some(_) => OutputState::Stale,
        };
        Some((one.path, state))
    });
    Ok(judged.collect())
}
