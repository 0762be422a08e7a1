//! Whether a foreign PDF is a page that is made now, and what has changed since in the facts it carries.

use std::collections::BTreeMap;

use super::comparison::{Comparison, Fate, compare};
use super::foreign_pdf::ForeignPdf;
use super::made::Made;
use super::messages::{self, ForeignPdfError};
use super::otherwise::otherwise;
use super::snapshot::Snapshot;
use crate::make::{DossierOutcome, Output};
use crate::manifest::OutputFormat;
use crate::pdf::{FileComparison, compare_files};

/// The program that makes the pages with which a foreign PDF is compared.
pub(super) const PROGRAM: &str = concat!("factbrief ", env!("CARGO_PKG_VERSION"));

/// How a foreign PDF compares with the pages that a project makes now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Likeness {
    /// It is one of them, byte for byte.
    Identical,
    /// It is one of them, saved anew by another program: everything to be seen, heard, followed or read is that page's.
    SavedAnew {
        /// The name that the program gives itself, if any.
        by: Option<String>,
    },
    /// It claims to be one of them, and isn't.
    Altered {
        /// Where it differs from that page, one lower-case clause each.
        departures: Vec<String>,
    },
    /// Another version of the program made it, so that what is made now can't show whether it is genuine.
    OtherVersion,
    /// It isn't any of them: a page of another state of the dossier, or an altered one.
    OtherState {
        /// Where its words differ from those of that page, one lower-case clause each.
        otherwise: Vec<String>,
    },
    /// Its dossier or its brief isn't here.
    NotHere,
}

impl Likeness {
    /// Its name in JSON.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Identical => "identical",
            Self::SavedAnew { .. } => "saved-anew",
            Self::Altered { .. } => "altered",
            Self::OtherVersion => "other-version",
            Self::OtherState { .. } => "other-state",
            Self::NotHere => "not-here",
        }
    }

    /// Whether the project makes just this page now.
    pub fn is_current(&self) -> bool {
        matches!(self, Self::Identical | Self::SavedAnew { .. })
    }
}

/// How a foreign PDF compares with a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    /// How it compares with the project's pages.
    pub standing: Likeness,
    /// What differs in the facts; none for a PDF without facts, or of a dossier that isn't here.
    pub comparison: Option<Comparison>,
    /// What the reader should know, one lower-case sentence each.
    pub remarks: Vec<String>,
}

impl Currency {
    /// Whether it tells its reader something that isn't true any more, or never was.
    pub fn is_wrong(&self) -> bool {
        let changed = self
            .comparison
            .as_ref()
            .is_some_and(|comparison| comparison.count(Fate::Changed) + comparison.count(Fate::Removed) > 0);
        changed || matches!(self.standing, Likeness::Altered { .. })
    }
}

/// The pages that a project makes, found by what a foreign PDF says of itself.
pub struct Pages<'a> {
    made: &'a Made,
    by_hash: BTreeMap<&'a str, &'a Output>,
}

impl<'a> Pages<'a> {
    /// Of a project that has no mistakes.
    pub fn new(made: &'a Made) -> Self {
        let outputs = made.dossiers.iter().flat_map(|outcome| &outcome.outputs);
        let hashed = outputs.filter_map(|output| Some((output.content_hash.as_deref()?, output)));
        Self { made, by_hash: hashed.collect() }
    }

    fn dossier(&self, name: &str) -> Option<&'a DossierOutcome> {
        self.made.dossiers.iter().find(|outcome| outcome.name == name)
    }

    /// The page of the brief and language that the facts in a PDF name.
    fn of_brief(&self, pdf: &ForeignPdf) -> Option<&'a Output> {
        let facts = pdf.facts.as_ref()?;
        let mut outputs = self.dossier(&facts.dossier)?.outputs.iter();
        outputs.find(|output| {
            output.format == OutputFormat::Pdf
                && output.brief == facts.brief
                && output.language.tag() == facts.language
        })
    }
}

/// Compares a foreign PDF with the pages of a project. `bytes` are those it was read from.
///
/// # Errors
/// When it is in a language that this program doesn't know, or is damaged.
pub fn currency(bytes: &[u8], pdf: &ForeignPdf, pages: &Pages<'_>) -> Result<Currency, ForeignPdfError> {
    let standing = likeness(bytes, pdf, pages)?;
    let mut remarks = Vec::new();
    let Some(facts) = &pdf.facts else {
        if !standing.is_current() {
            remarks.push(messages::no_facts());
        }
        return Ok(Currency { standing, comparison: None, remarks });
    };
    let old = Snapshot::of_facts(facts)?;
    let Some(new) = pages.dossier(&old.dossier).and_then(|outcome| Snapshot::of_brief(outcome, &facts.brief))
    else {
        remarks.push(messages::dossier_not_here(&old.dossier));
        return Ok(Currency { standing, comparison: None, remarks });
    };
    let new = new.within(&old);
    if new.briefs.is_empty() {
        remarks.push(messages::brief_gone(&facts.brief, &facts.language));
    }
    let comparison = compare(&old, &new);
    if matches!(standing, Likeness::OtherState { .. } | Likeness::OtherVersion) && comparison.is_empty() {
        remarks.push(messages::same_facts());
    }
    Ok(Currency { standing, comparison: Some(comparison), remarks })
}

fn likeness(bytes: &[u8], pdf: &ForeignPdf, pages: &Pages<'_>) -> Result<Likeness, ForeignPdfError> {
    let by_hash = pdf.content_hash.as_deref().and_then(|hash| pages.by_hash.get(hash)).copied();
    if let Some(page) = by_hash {
        if page.bytes == bytes {
            return Ok(Likeness::Identical);
        }
        let compared = compare_files(bytes, &page.bytes)?;
        return Ok(match compared.departures.is_empty() {
            true => Likeness::SavedAnew { by: compared.saved_by },
            false => Likeness::Altered { departures: departures(&compared) },
        });
    }
    if pdf.about.creator != PROGRAM {
        return Ok(Likeness::OtherVersion);
    }
    let Some(page) = pages.of_brief(pdf) else {
        let here = pdf.facts.is_none();
        return Ok(if here { Likeness::OtherState { otherwise: Vec::new() } } else { Likeness::NotHere });
    };
    let compared = compare_files(bytes, &page.bytes)?;
    let words = otherwise(&compared.texts.0.text, &compared.texts.1.text);
    // Where the words are the same, the difference is in the rest.
    Ok(Likeness::OtherState { otherwise: if words.is_empty() { departures(&compared) } else { words } })
}

/// Where a foreign PDF differs from a page: first in its words, then in the rest.
pub(super) fn departures(compared: &FileComparison) -> Vec<String> {
    let (pdf, page) = &compared.texts;
    let mut found = otherwise(&pdf.text, &page.text);
    found.extend(compared.departures.iter().map(|departure| departure.what.clone()));
    found
}
