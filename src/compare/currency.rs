//! Whether a copy is still right: what has become since of the facts it carries.

use super::comparison::{Comparison, Fate, compare};
use super::made::Made;
use super::pdf_copy::PdfCopy;
use super::snapshot::Snapshot;
use crate::build::Format;
use crate::pdf::read_content_hash;

/// How a copy stands against a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    /// Whether the project makes just this page now.
    pub current: bool,
    /// What differs in the facts; none for a copy without facts, or of a dossier that isn't here.
    pub comparison: Option<Comparison>,
    /// What the reader should know, one lower-case sentence each.
    pub remarks: Vec<String>,
}

impl Currency {
    /// Whether whoever holds the copy is told something that no longer holds.
    pub fn is_wrong(&self) -> bool {
        match &self.comparison {
            Some(comparison) => comparison.count(Fate::Changed) + comparison.count(Fate::Removed) > 0,
            None => !self.current,
        }
    }
}

/// Compares a copy with a project that has no mistakes.
///
/// # Errors
/// When the copy is in a language this program doesn't know.
pub fn currency(copy: &PdfCopy, made: &Made) -> Result<Currency, String> {
    let pages = made.dossiers.iter().flat_map(|outcome| &outcome.outputs);
    let mut hashes = pages
        .filter(|output| output.format == Format::Pdf)
        .filter_map(|output| read_content_hash(&output.bytes).ok().flatten());
    let current = copy.content_hash.as_ref().is_some_and(|hash| hashes.any(|other| other == *hash));
    let mut remarks = Vec::new();
    let Some(facts) = &copy.facts else {
        if !current {
            remarks.push(
                "no brief is made like this now; which facts changed can't be said without facts in the copy"
                    .to_owned(),
            );
        }
        return Ok(Currency { current, comparison: None, remarks });
    };
    let old = Snapshot::of_copy(facts)?;
    let outcome = made.dossiers.iter().find(|outcome| outcome.name == old.dossier);
    let Some(new) = outcome.and_then(Snapshot::of_outcome) else {
        remarks.push(format!("the dossier `{}` isn't here", old.dossier));
        return Ok(Currency { current, comparison: None, remarks });
    };
    let new = new.within(&old);
    if new.briefs.is_empty() {
        remarks.push(format!("there is no brief `{}` in `{}` any more", facts.brief, facts.language));
    }
    let comparison = compare(&old, &new);
    if !current && comparison.is_empty() {
        remarks.push("the page is made otherwise now, with the same facts".to_owned());
    }
    Ok(Currency { current, comparison: Some(comparison), remarks })
}
