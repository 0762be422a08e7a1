//! Where a fact stands in the outputs: the lines of the Markdown, the pages of the PDFs.
//!
//! The briefs are made in memory, so that each place is known and not guessed, and then held against the files on the disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use serde::Serialize;

use super::occurrences::occurrences;
use crate::check::Checked;
use crate::disk::shown;
use crate::error::{Error, Result};
use crate::language::Language;
use crate::make::{DossierOutcome, FactsFile, MadeBrief, Output, RungTexts, Tools, each_brief, finish, fit};
use crate::make::{Select, Wanted};
use crate::manifest::OutputFormat;
use crate::model::Dossier;
use crate::pdf::read_contents;

/// A file with a fact.
#[derive(Debug, Serialize)]
pub struct OutputView {
    /// The file in the folder of outputs.
    pub file: String,
    /// The brief.
    pub brief: String,
    /// The tag of its language.
    pub language: &'static str,
    /// Its format.
    pub format: OutputFormat,
    /// Whether the file on the disk is what would be made now.
    pub state: FileState,
    /// Of the Markdown, the lines, counted from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<usize>,
    /// Of a PDF, the pages, counted from 1.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<usize>,
}

/// What is on the disk in the place of a file that would be made now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileState {
    /// That file.
    Current,
    /// Another one, so that the places may be others there.
    Differs,
    /// None.
    NotThere,
}

/// What the pages print of each fact, by brief and language.
type Pieces = BTreeMap<(String, Language), Vec<(String, Vec<String>)>>;

/// A dossier that was made to find a fact in its outputs.
pub struct Traced {
    /// The dossier.
    pub dossier: Arc<Dossier>,
    /// The files with the fact; none where they can't be made, because something is wrong with a brief or a template.
    pub outputs: Option<Vec<OutputView>>,
}

/// Makes the briefs that print a fact, and finds it in their files; `out` is the folder of the dossier's outputs.
///
/// # Errors
/// When the disk fails, or a PDF that was just made can't be read, which would be a bug.
pub fn trace(
    dossier: String,
    checked: Checked,
    tools: Option<&Tools<'_>>,
    fact: usize,
    out: &Path,
) -> Result<Option<Traced>> {
    let without = (tools.is_none(), checked.dossier.is_some());
    if without == (true, true) {
        let traced = |dossier| Traced { dossier: Arc::new(dossier), outputs: None };
        return Ok(checked.dossier.map(traced));
    }
    let wanted = Wanted { select: &Select::default(), lists: false };
    let (outcome, pieces) = each_brief(dossier, checked, tools, |mut rung_texts, theme, fonts| {
        let first = rung_texts.first();
        // What isn't on the first rung is on none.
        if rung_texts.right(first).is_some_and(|texts| texts.iter().all(|text| !text.facts.contains(&fact))) {
            return Ok((MadeBrief::default(), Pieces::new()));
        }
        let fitted = fit(&mut rung_texts, theme, fonts)?;
        let pieces = pieces(&mut rung_texts, fitted.rung);
        Ok((finish(rung_texts, fitted, theme, fonts, wanted)?, pieces))
    });
    let pieces: Pieces = pieces.into_values().flatten().collect();
    let failed = outcome.failed();
    let DossierOutcome { dossier, outputs, charts, .. } = outcome;
    let Some(dossier) = dossier else { return Ok(None) };
    if failed {
        return Ok(Some(Traced { dossier, outputs: None }));
    }
    let mut found = Vec::new();
    for output in outputs.iter().filter(|output| output.facts.contains(&fact)) {
        found.extend(place(output, fact, &dossier, &pieces, &charts, out)?);
    }
    Ok(Some(Traced { dossier, outputs: Some(found) }))
}

/// What the texts on a rung print of each fact.
fn pieces(rung_texts: &mut RungTexts<'_>, rung: crate::manifest::Rung) -> Pieces {
    let brief = rung_texts.brief.name.clone();
    let texts = rung_texts.right(rung).unwrap_or_default();
    let each = texts.into_iter().filter_map(|text| {
        let facts = FactsFile::parse(&text.json).ok()?.facts;
        let printed = facts.into_iter().map(|fact| (fact.id, fact.record.printed));
        Some(((brief.clone(), text.rendered.language), printed.collect()))
    });
    each.collect()
}

/// A file with the places of a fact in it; none for a picture that doesn't show it.
fn place(
    output: &Output,
    fact: usize,
    dossier: &Dossier,
    pieces: &Pieces,
    charts: &BTreeMap<String, BTreeSet<String>>,
    out: &Path,
) -> Result<Option<OutputView>> {
    let name = output.file_name();
    let id = &dossier.facts[fact].id;
    let (mut lines, mut pages) = (BTreeSet::new(), BTreeSet::new());
    match output.format {
        OutputFormat::Markdown => {
            lines.extend(output.lines.iter().filter(|(one, _)| *one == fact).map(|(_, line)| *line));
        }
        OutputFormat::Pdf => {
            let page = read_contents(&output.bytes).map_err(|why| Error::Disk {
                doing: "read",
                path: out.join(&name),
                source: std::io::Error::other(why.to_string()),
            })?;
            let nothing = Vec::new();
            let printed = pieces.get(&(output.brief.clone(), output.language)).unwrap_or(&nothing);
            let found = occurrences(&page.page.text, printed);
            let own = found.iter().filter(|one| one.facts.contains(&id.as_str()));
            // A statement may go on upon the next page.
            pages.extend(own.flat_map(|one| {
                [one.range.start, one.range.end.saturating_sub(1)].map(|at| page.page.sheet_of(at))
            }));
        }
        // A picture that an author brings along shows no fact.
        OutputFormat::Svg | OutputFormat::Png | OutputFormat::Jpeg => {
            let shows = |(begins, facts): (&String, &BTreeSet<String>)| {
                name.starts_with(begins.as_str()) && facts.contains(id)
            };
            if !charts.iter().any(shows) {
                return Ok(None);
            }
        }
    }
    let path = out.join(&name);
    let state = match std::fs::read(&path) {
        Ok(bytes) if bytes == output.bytes => FileState::Current,
        Ok(_) => FileState::Differs,
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            FileState::NotThere
        }
        Err(error) => return Err(Error::disk("read", &path)(error)),
    };
    Ok(Some(OutputView {
        file: shown(&path),
        brief: output.brief.clone(),
        language: output.language.tag(),
        format: output.format,
        state,
        lines: lines.into_iter().collect(),
        pages: pages.into_iter().collect(),
    }))
}
