//! `inspect`: the facts inside PDFs of briefs, and whether they are still right.

use std::path::{Path, PathBuf};

use rayon::prelude::*;
use serde_json::{Value, json};

use super::arguments::{InspectArguments, PlaceArguments};
use super::signing::{self, Signature};
use super::terminal;
use super::verdict::Verdict;
use crate::account::{CopiedFact, Standing};
use crate::compare::{
    Currency, Fate, ForeignPdf, Likeness, Made, Pages, Sides, currency, fact_change_view, foreign_pdf_bytes,
    now, read_foreign_pdf, summary, to_text,
};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::wording::count;
use crate::disk::shown;
use crate::error::{Error, Result};
use crate::make::{FactsFile, NumberedCitation};
use crate::pdf::Sealed;

/// How many files are read at once.
const AT_ONCE: usize = 32;

/// Inspects.
///
/// # Errors
/// When the disk fails, after every file that can be read has been told of.
pub fn run(arguments: &InspectArguments) -> Result<Verdict> {
    let made = match &arguments.against {
        Some(path) => match project(path, arguments)? {
            Some(made) => Some(made),
            None => return Ok(Verdict::Wrong),
        },
        None => None,
    };
    let pages = made.as_ref().map(Pages::new);
    let verifier = arguments.signed_by.as_deref().map(signing::verifier).transpose()?;
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
    // Some at once, and told in their order; not all, or a large folder would lie in memory.
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
                    // What a program wrote otherwise as it saved the page anew shows by itself, and is none.
                    copy.alterations.clear();
                }
                // Without a project to hold it against, a page that was written anew may be right, and isn't known to be.
                let doubtful = current.is_none() && copy.sealed == Sealed::Drawing;
                let signature = verifier.as_ref().map(|verifier| signing::hold(verifier, path, &bytes));
                let signed = signature.as_ref().map(|signature| signature.outcome.is_ok());
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
                    terminal::print(blank.into_iter().chain(describe(
                        path,
                        &copy,
                        currency.as_ref(),
                        against,
                        signature.as_ref(),
                    )))?;
                }
            }
            Err(why) => {
                verdict = Verdict::Wrong;
                terminal::note(&format!("error: `{}`: {why}", shown(path)));
                documents.push(json!({ "file": shown(path), "problem": why.to_string() }));
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

fn describe(
    path: &Path,
    copy: &ForeignPdf,
    currency: Option<&Currency>,
    against: Option<&Path>,
    signature: Option<&Signature>,
) -> Vec<String> {
    let about = &copy.about;
    let mut lines = vec![shown(path)];
    let mut row = |name: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("  {name:<10} {text}"));
        }
    };
    row("title", &about.title);
    if let Some(facts) = &copy.facts {
        row("brief", &format!("{}/{}, for `{}`", facts.dossier, facts.brief, facts.audience));
    }
    row("about", &about.subject);
    row("publisher", &about.author);
    row("language", &about.language);
    row("date", &about.date);
    row("program", &about.creator);
    row("content", copy.content_hash.as_deref().unwrap_or("no hash"));
    let facts = copy.facts.as_ref().map(|facts| facts.facts.len());
    row("facts", &facts.map_or_else(|| "none embedded".to_owned(), |number| number.to_string()));
    for alteration in &copy.alterations {
        row("altered", &alteration.describe());
    }
    for (name, text) in held(copy, currency, against) {
        row(name, &text);
    }
    if let Some(Signature { key, outcome }) = signature {
        match outcome {
            Ok(comment) => row("signed", &format!("by the key {key}, byte for byte, as `{comment}`")),
            Err(why) => row("unsigned", &format!("nothing says that the key {key} signed it: {why}")),
        }
    }
    if let Some(currency) = currency {
        row("current", if currency.standing.is_current() { "yes" } else { "no" });
        currency.remarks.iter().for_each(|remark| row("", remark));
    }
    if let Some(comparison) = currency.and_then(|currency| currency.comparison.as_ref()) {
        if !comparison.facts.is_empty() {
            let sides = Sides { old: shown(path), new: against.map(shown).unwrap_or_default() };
            lines.push(String::new());
            lines.extend(to_text(comparison, &sides));
        }
        lines.push(format!("  {:<10} {}", "since", standing(comparison)));
        return lines;
    }
    if let Some(file) = &copy.facts {
        for fact in &file.facts {
            lines.push(String::new());
            lines.extend(fact_lines(file, fact));
        }
    }
    lines
}

/// What a copy was held against, and what came of it: rows with their names.
fn held(
    copy: &ForeignPdf,
    currency: Option<&Currency>,
    against: Option<&Path>,
) -> Vec<(&'static str, String)> {
    let Some((currency, against)) = currency.zip(against) else {
        let itself = match copy.sealed {
            // It is among the alterations.
            Sealed::Broken => return Vec::new(),
            Sealed::Whole => {
                "itself only: it is what was written, by its own check number, which whoever alters a file can renew"
            }
            Sealed::Drawing => {
                "itself only: its page is written otherwise than at first, by a program that saved it anew or to alter it"
            }
            Sealed::Unsealed => {
                "itself only: the facts in it against its page; it has no check number, as versions before 0.5.0 wrote none"
            }
        };
        let further = "to know more, hold it against its dossier: --against";
        return vec![("held", itself.to_owned()), ("", further.to_owned())];
    };
    let project = format!("`{}`", shown(against));
    let about = &copy.about;
    let list = |clauses: &[String]| clauses.iter().map(|clause| ("", clause.clone())).collect::<Vec<_>>();
    match &currency.standing {
        Likeness::Identical => {
            vec![("held", format!("against {project}: it is a page that is made now, byte for byte"))]
        }
        Likeness::SavedAnew { by } => {
            let by = by.as_ref().map_or_else(|| "another program".to_owned(), |by| format!("`{by}`"));
            let what = "all that can be seen, heard, followed or read in it is that page's";
            vec![(
                "held",
                format!("against {project}: it is a page that is made now, saved anew by {by}; {what}"),
            )]
        }
        Likeness::Altered { departures } => {
            let what = format!("it says that it is a page that is made now from {project}, and isn't");
            [vec![("altered", what)], list(departures)].concat()
        }
        Likeness::OtherVersion => {
            let (its, ours) = (&about.creator, env!("CARGO_PKG_VERSION"));
            let what = format!(
                "`{its}` made it, as it says, and this is {ours}: what is made now can't show whether it is genuine"
            );
            vec![("held", what), ("", "that version can, on the dossier as it was then".to_owned())]
        }
        Likeness::OtherState { otherwise } => {
            let what = format!(
                "against {project}: no page is made like it now, so that nothing vouches for what it says: it is of another state of the dossier, or altered"
            );
            [vec![("held", what)], list(otherwise)].concat()
        }
        Likeness::NotHere => {
            let what = format!("its brief isn't in {project}: whether it is genuine can't be known here");
            vec![("held", what)]
        }
    }
}

/// What became of the facts of a copy, in numbers.
fn standing(comparison: &crate::compare::Comparison) -> String {
    let (changed, gone) = (comparison.count(Fate::Changed), comparison.count(Fate::Removed));
    match changed + gone {
        0 => "every fact in it still stands".to_owned(),
        _ => format!("{} changed, {} gone", count(changed, "fact", "facts"), count(gone, "fact", "facts")),
    }
}

fn fact_lines(file: &FactsFile, fact: &CopiedFact<NumberedCitation>) -> Vec<String> {
    let CopiedFact { id, told } = fact;
    let Standing { status, stage, as_of, due, lapsed, .. } = &told.standing;
    let due = due.as_ref().map(|due| format!(", due {due}")).unwrap_or_default();
    let lapsed = if *lapsed == Some(true) { ", lapsed" } else { "" };
    let mut lines = vec![format!("{id}  {status}, {stage}, as of {as_of}{due}{lapsed}")];
    for (name, value) in &told.values {
        lines.push(format!("  {name:<10} {}", value.text));
    }
    lines.push(format!("  {:<10} {}", "says", told.statement));
    for evidence in told.evidence.iter().flatten() {
        let name = file.reference(evidence.reference).map_or_else(String::new, |numbered| {
            let source = &numbered.source;
            let title = source.title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
            format!("{}{title}", source.publisher)
        });
        let original = evidence.as_cited_from.as_ref();
        let original = original.map(|original| format!("{original}, as cited in ")).unwrap_or_default();
        lines.push(format!(
            "  {:<10} [{}] {original}{name}, {}",
            "source", evidence.reference, evidence.locator
        ));
    }
    lines
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
            "valid": signature.outcome.is_ok(),
            "comment": signature.outcome.as_ref().ok(),
            "problem": signature.outcome.as_ref().err(),
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
