//! Whether a copy is the page that is made now, and what has become since of the facts it carries.

use std::collections::BTreeMap;

use super::comparison::{Comparison, Fate, compare};
use super::made::Made;
use super::otherwise::otherwise;
use super::pdf_copy::PdfCopy;
use super::snapshot::Snapshot;
use crate::make::{DossierOutcome, Output};
use crate::manifest::OutputFormat;
use crate::pdf::{Held, hold};

/// The program that makes the pages that a copy is held against.
const PROGRAM: &str = concat!("factbrief ", env!("CARGO_PKG_VERSION"));

/// How a copy stands to the pages that a project makes now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Likeness {
    /// It is one of them, byte for byte.
    Identical,
    /// It is one of them, saved anew by another program: all that can be seen, heard, followed or read is that page's.
    SavedAnew {
        /// How the program calls itself, if it does.
        by: Option<String>,
    },
    /// It says that it is one of them, and isn't.
    Altered {
        /// Where it departs from that page, one lower-case clause each.
        departures: Vec<String>,
    },
    /// Another version of the program made it, so that what is made now can't show whether it is genuine.
    OtherVersion,
    /// It is none of them: a page of another state of the dossier, or an altered one.
    OtherState {
        /// What it says otherwise than that page now, one lower-case clause each.
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

/// How a copy stands against a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    /// How it stands to the project's pages.
    pub standing: Likeness,
    /// What differs in the facts; none for a copy without facts, or of a dossier that isn't here.
    pub comparison: Option<Comparison>,
    /// What the reader should know, one lower-case sentence each.
    pub remarks: Vec<String>,
}

impl Currency {
    /// Whether whoever holds the copy is told something that no longer holds, or never did.
    pub fn is_wrong(&self) -> bool {
        let changed = self
            .comparison
            .as_ref()
            .is_some_and(|comparison| comparison.count(Fate::Changed) + comparison.count(Fate::Removed) > 0);
        changed || matches!(self.standing, Likeness::Altered { .. })
    }
}

/// The pages that a project makes, found by what copies say of themselves.
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

    /// The page of the brief and language that the facts in a copy name.
    fn of_brief(&self, copy: &PdfCopy) -> Option<&'a Output> {
        let facts = copy.facts.as_ref()?;
        let mut outputs = self.dossier(&facts.dossier)?.outputs.iter();
        outputs.find(|output| {
            output.format == OutputFormat::Pdf
                && output.brief == facts.brief
                && output.language.tag() == facts.language
        })
    }
}

/// Compares a copy, with the bytes it was read from, with the pages of a project.
///
/// # Errors
/// When the copy is in a language this program doesn't know, or is damaged.
pub fn currency(bytes: &[u8], copy: &PdfCopy, pages: &Pages<'_>) -> Result<Currency, String> {
    let standing = standing(bytes, copy, pages)?;
    let mut remarks = Vec::new();
    let Some(facts) = &copy.facts else {
        if !standing.is_current() {
            remarks.push("which facts have changed can't be said without facts in the copy".to_owned());
        }
        return Ok(Currency { standing, comparison: None, remarks });
    };
    let old = Snapshot::of_copy(facts)?;
    let Some(new) = pages.dossier(&old.dossier).and_then(Snapshot::of_outcome) else {
        remarks.push(format!("the dossier `{}` isn't here", old.dossier));
        return Ok(Currency { standing, comparison: None, remarks });
    };
    let new = new.within(&old);
    if new.briefs.is_empty() {
        remarks.push(format!("there is no brief `{}` in `{}` any more", facts.brief, facts.language));
    }
    let comparison = compare(&old, &new);
    if matches!(standing, Likeness::OtherState { .. } | Likeness::OtherVersion) && comparison.is_empty() {
        remarks.push("the page is made otherwise now, with the same facts".to_owned());
    }
    Ok(Currency { standing, comparison: Some(comparison), remarks })
}

fn standing(bytes: &[u8], copy: &PdfCopy, pages: &Pages<'_>) -> Result<Likeness, String> {
    let by_hash = copy.content_hash.as_deref().and_then(|hash| pages.by_hash.get(hash)).copied();
    let held_against = |page: &Output| hold(bytes, &page.bytes).map_err(|error| error.to_string());
    if let Some(page) = by_hash {
        if page.bytes == bytes {
            return Ok(Likeness::Identical);
        }
        let held = held_against(page)?;
        return Ok(match held.departures.is_empty() {
            true => Likeness::SavedAnew { by: held.saved_by },
            false => Likeness::Altered { departures: departures(&held) },
        });
    }
    if copy.about.creator != PROGRAM {
        return Ok(Likeness::OtherVersion);
    }
    let Some(page) = pages.of_brief(copy) else {
        let here = copy.facts.is_none();
        return Ok(if here { Likeness::OtherState { otherwise: Vec::new() } } else { Likeness::NotHere });
    };
    let held = held_against(page)?;
    let words = otherwise(&held.texts.0.text, &held.texts.1.text);
    // Where the words are the same, the rest is what tells them apart.
    Ok(Likeness::OtherState { otherwise: if words.is_empty() { departures(&held) } else { words } })
}

/// Where a copy departs from a page: first what it says, then all else.
fn departures(held: &Held) -> Vec<String> {
    let (copy, page) = &held.texts;
    let mut found = otherwise(&copy.text, &page.text);
    found.extend(held.departures.iter().map(|departure| departure.what.clone()));
    found
}
