//! `inspect`: the facts inside PDFs of briefs, and whether they are still right.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::{Value, json};

use super::arguments::{InspectArguments, PlaceArguments};
use super::messages::inspect as messages;
use super::terminal;
use super::verdict::Verdict;
use crate::compare::{
    Currency, ForeignPdf, Likeness, Made, Pages, currency, fact_change_view, foreign_pdf_bytes, now,
    read_foreign_pdf, summary,
};
use crate::diagnostic::Diagnostic;
use crate::disk::shown;
use crate::error::{Error, Result};
use crate::pdf::Sealed;
use crate::signature::{Signature, compare_signature, read_verifier};

/// How many files are read at once.
const AT_ONCE: usize = 32;

/// Inspects.
///
/// # Errors
/// When the disk fails, after everything is said of the files that can be read.
pub fn run(arguments: &InspectArguments) -> Result<Verdict> {
    let made = match &arguments.against {
        Some(path) => match project(path, arguments)? {
            Some(made) => Some(made),
            None => return Ok(Verdict::Wrong),
        },
        None => None,
    };
    let pages = made.as_ref().map(Pages::new);
    let verifier = arguments.signed_by.as_deref().map(read_verifier).transpose()?;
    let mut verdict = Verdict::Right;
    let mut failed = None;
    let mut documents = Vec::new();
    let read = |path: &PathBuf| {
        let bytes = foreign_pdf_bytes(path)?;
        let found = read_foreign_pdf(&bytes).and_then(|copy| {
            let currency = pages.as_ref().map(|pages| currency(&bytes, &copy, pages)).transpose()?;
            Ok((copy, currency))
        });
        Ok((bytes, found))
    };
    // Some at once, and reported in their order; not all, or a large folder would be in memory.
    let read = arguments.files.chunks(AT_ONCE).flat_map(|some| some.par_iter().map(read).collect::<Vec<_>>());
    for (place, (path, read)) in arguments.files.iter().zip(read).enumerate() {
        let (bytes, found) = match read {
            Ok(read) => read,
            Err(error) => {
                // The last error ends the command; the others are said at once.
                if let Some(earlier) = failed.replace(error) {
                    terminal::error(&earlier);
                }
                continue;
            }
        };
        match found {
            Ok((mut copy, currency)) => {
                let current = currency.as_ref().map(|currency| currency.standing.is_current());
                if current == Some(true) {
                    // A page that a program saved anew is written otherwise, and that alone isn't an alteration.
                    copy.alterations.clear();
                }
                // Without a project to compare it with, a page that was written anew may be right, but isn't known to be.
                let doubtful = current.is_none() && copy.sealed == Sealed::Drawing;
                let signature = verifier.as_ref().map(|verifier| compare_signature(verifier, path, &bytes));
                let signed = signature.as_ref().map(|signature| signature.outcome.comment().is_some());
                if !copy.alterations.is_empty()
                    || current == Some(false)
                    || signed == Some(false)
                    || doubtful && signed.is_none()
                {
                    verdict = Verdict::Wrong;
                }
                if arguments.json {
                    documents.push(document(path, &copy, currency.as_ref(), signature.as_ref())?);
                } else {
                    let against = arguments.against.as_deref();
                    let blank = (place > 0).then(String::new);
                    let said = messages::copy(path, &copy, currency.as_ref(), against, signature.as_ref());
                    terminal::print(blank.into_iter().chain(said))?;
                }
            }
            Err(why) => {
                verdict = Verdict::Wrong;
                let why = why.to_string();
                terminal::note(&messages::unreadable(&shown(path), &why));
                documents.push(json!({ "file": shown(path), "problem": why }));
            }
        }
    }
    if arguments.json {
        terminal::print_json(&json!({ "schema": "factbrief/inspect", "version": 1, "files": documents }))?;
    }
    failed.map_or(Ok(verdict), Err)
}

/// The project to compare with, or nothing where it has mistakes, which are printed.
fn project(path: &Path, arguments: &InspectArguments) -> Result<Option<Made>> {
    let place = PlaceArguments {
        path: path.to_owned(),
        templates: arguments.templates.clone(),
        date: None,
        font_dir: arguments.font_dir.clone(),
    };
    let made = now(&terminal::options(&place)?)?;
    let errors: Vec<Diagnostic> = made.errors().cloned().collect();
    terminal::diagnostics(&errors);
    Ok(errors.is_empty().then_some(made))
}

fn document(
    path: &Path,
    copy: &ForeignPdf,
    currency: Option<&Currency>,
    signature: Option<&Signature>,
) -> Result<Value> {
    let about = &copy.about;
    let failed = |error: serde_json::Error| Error::Disk {
        doing: "write",
        path: PathBuf::from("JSON"),
        source: error.into(),
    };
    let comparison = currency.and_then(|currency| currency.comparison.as_ref());
    let changes =
        comparison.map(|comparison| comparison.facts.iter().map(fact_change_view).collect::<Vec<_>>());
    Ok(json!({
        "file": shown(path),
        "title": about.title,
        "publisher": about.author,
        "about": about.subject,
        "language": about.language,
        "date": about.date,
        "program": about.creator,
        "content-hash": copy.content_hash,
        "embedded": serde_json::to_value(&copy.facts).map_err(failed)?,
        "altered": copy.alterations.iter().map(|alteration| alteration.describe()).collect::<Vec<_>>(),
        "check-number": match copy.sealed {
            Sealed::Whole => "whole",
            Sealed::Drawing => "drawing-rewritten",
            Sealed::Broken => "broken",
            Sealed::Unsealed => "none",
        },
        "signature": signature.map(|signature| json!({
            "key": signature.key,
            "valid": signature.outcome.comment().is_some(),
            "comment": signature.outcome.comment(),
            "problem": signature.outcome.problem(),
        })),
        "against": currency.map(|currency| json!({
            "standing": currency.standing.name(),
            "current": currency.standing.is_current(),
            "differs": match &currency.standing {
                Likeness::Altered { departures: differs } | Likeness::OtherState { otherwise: differs } => {
                    differs.clone()
                }
                _ => Vec::new(),
            },
            "wrong": currency.is_wrong(),
            "remarks": currency.remarks,
            "summary": comparison.map(summary),
            "facts": changes,
        })),
    }))
}
