//! The state of a dossier that a foreign PDF holds, with the reasons not to believe it.

use std::path::Path;

use super::currency::{Likeness, Pages, currency};
use super::foreign_pdf::read_foreign_pdf;
use super::made::Made;
use super::messages::{self, Alteration};
use super::past::foreign_pdf_bytes;
use super::snapshot::Snapshot;
use crate::disk::shown;
use crate::error::Result;

/// The state that a foreign PDF holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PdfState {
    /// The facts in it.
    pub snapshot: Snapshot,
    /// How it shows that it was altered, one lower-case clause each; none for a page that is made now.
    pub doubts: Vec<String>,
}

/// Reads the state in a foreign PDF, and holds the file against the pages that are made now.
///
/// # Errors
/// When it can't be read, holds no facts, or is of a language that this version doesn't know.
pub fn state_of_pdf(path: &Path, made: &Made) -> Result<PdfState> {
    let name = shown(path);
    let bytes = foreign_pdf_bytes(path)?;
    let pdf = read_foreign_pdf(&bytes).map_err(|why| messages::not_comparable(&name, why))?;
    let currency = currency(&bytes, &pdf, &Pages::new(made));
    let currency = currency.map_err(|why| messages::not_comparable(&name, why))?;
    let facts = pdf.facts.ok_or_else(|| messages::pdf_without_facts(&name))?;
    let doubts = match &currency.standing {
        standing if standing.is_current() => Vec::new(),
        Likeness::Altered { departures } => departures.clone(),
        _ => pdf.alterations.iter().map(Alteration::describe).collect(),
    };
    let snapshot = Snapshot::of_facts(&facts).map_err(|why| messages::not_comparable(&name, why))?;
    Ok(PdfState { snapshot, doubts })
}
