//! `reproduce`: makes a delivered page again, byte for byte, or says which input is another one.

use std::path::Path;

use serde_json::json;

use super::messages::inspect::unreadable;
use super::messages::reproduce as messages;
use super::past_arguments::ReproduceArguments;
use super::place_arguments::PlaceArguments;
use super::verdict::Verdict;
use super::{archive, terminal};
use crate::compare::{
    Origin, PageSources, Reproduced, Reproduction, fact_change_view, foreign_pdf_bytes, read_foreign_pdf,
    reproduce,
};
use crate::disk::{put, shown};
use crate::error::Result;
use crate::make::Options;
use crate::model::EarlierDay;
use crate::verify::{Archive, ArchiveFolder, Archived};

/// Reproduces.
///
/// # Errors
/// When the disk or git fails, or the revision isn't there.
pub fn run(arguments: &ReproduceArguments) -> Result<Verdict> {
    let place = PlaceArguments {
        path: arguments.path.clone(),
        templates: arguments.templates.clone(),
        font_dir: arguments.font_dir.clone(),
        date: None,
    };
    let known_on =
        arguments.known_on.as_deref().map(|text| terminal::date(text, "--known-on")).transpose()?;
    let options = Options { known_on: known_on.map(EarlierDay::from), ..terminal::options(&place)? };
    let bytes = foreign_pdf_bytes(&arguments.file)?;
    let file = shown(&arguments.file);
    let pdf = match read_foreign_pdf(&bytes) {
        Ok(pdf) => pdf,
        Err(why) => {
            terminal::note(&unreadable(&file, &why.to_string()));
            return Ok(Verdict::Wrong);
        }
    };
    let found = match reproduce((&bytes, &pdf), &options, &arguments.out, arguments.rev.as_deref())? {
        Ok(found) => found,
        Err(why) => {
            terminal::note(&unreadable(&file, &why.to_string()));
            return Ok(Verdict::Wrong);
        }
    };
    let copies = found.cited.as_ref().map(|cited| changed_copies(cited, arguments.archive.as_deref()));
    let copies = copies.transpose()?.unwrap_or_default();
    if let Reproduction::Mistakes(found) = &found.standing {
        terminal::diagnostics(found);
    }
    if arguments.json {
        terminal::print_json(&as_json(&file, &pdf.about.creator, &found, &copies))?;
    } else {
        found.notes.iter().for_each(|note| terminal::remark(note));
        terminal::print(messages::lines(&file, &pdf.about.creator, &found, &copies))?;
    }
    if let (Some(path), Some(page)) = (&arguments.output, &found.page) {
        put(path, page)?;
        terminal::note(&messages::written(&shown(path)));
    }
    let same = matches!(found.standing, Reproduction::Same | Reproduction::SavedAnew { .. });
    Ok(if same { Verdict::Right } else { Verdict::Wrong })
}

/// The ids of cited sources whose archived copy isn't the one that was pinned when the page was made.
fn changed_copies(cited: &PageSources, typed: Option<&Path>) -> Result<Vec<String>> {
    let PageSources { folder, dossier, sources } = cited;
    let found = archive::named(typed).find(folder, dossier.archive.as_ref())?;
    let Ok(Some(Archive::Here(path))) = found else { return Ok(Vec::new()) };
    let archived = ArchiveFolder::new(&path)?;
    let mut changed = Vec::new();
    for source in sources.iter().map(|&source| &dossier.sources[source]) {
        let (Some(file), Some(pinned)) = (&source.file, &source.sha256) else { continue };
        if let Archived::Source(copy) = archived.hash(&file.0)?
            && copy.sha256 != pinned.0
        {
            changed.push(source.id.clone());
        }
    }
    Ok(changed)
}

fn as_json(file: &str, program: &str, found: &Reproduced, copies: &[String]) -> serde_json::Value {
    let mut view = json!({
        "schema": "factbrief/reproduce",
        "version": 1,
        "file": file,
        "program": program,
        "standing": messages::name(&found.standing),
        "revision": match &found.origin {
            Some(Origin::Commit(revision)) => Some(revision.as_str()),
            Some(Origin::Folder) | None => None,
        },
        "changed-copies": copies,
        "notes": found.notes,
    });
    let facts = match &found.standing {
        Reproduction::SavedAnew { by } => {
            view["saved-by"] = json!(by);
            None
        }
        Reproduction::Differs { inputs, departures, facts } => {
            view["inputs"] = json!(inputs);
            view["differs"] = json!(departures);
            facts.as_ref()
        }
        Reproduction::Edition { path, very_file, facts } => {
            view["edition"] = json!(path);
            view["very-file"] = json!(very_file);
            facts.as_ref()
        }
        Reproduction::Same
        | Reproduction::OtherVersion
        | Reproduction::Mistakes(_)
        | Reproduction::NoBrief
        | Reproduction::Unknown => None,
    };
    view["facts"] = json!(facts.map(|facts| facts.facts.iter().map(fact_change_view).collect::<Vec<_>>()));
    view
}
