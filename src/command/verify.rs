//! `verify`: holds the dossier against the archived copies.

use serde_json::json;

use super::arguments::VerifyArguments;
use super::verdict::Verdict;
use super::{archive, project, terminal};
use crate::diagnostic::wording::count;
use crate::error::Result;
use crate::verify::{ArchivedState, Outcome, pin};

/// Verifies.
///
/// # Errors
/// When the disk fails.
pub fn run(arguments: &VerifyArguments) -> Result<Verdict> {
    let dossiers = match project::dossiers(&arguments.place)? {
        Ok(dossiers) => dossiers,
        Err(verdict) => return Ok(verdict),
    };
    let mut sound = true;
    let mut json_reports = Vec::new();
    for (folder, dossier) in &dossiers {
        let report = match archive::verify_strictly(folder, dossier, arguments.archive.as_deref())? {
            Ok(report) => report,
            Err(diagnostic) => {
                terminal::diagnostics(&[diagnostic]);
                return Ok(Verdict::Wrong);
            }
        };
        sound &= archive::is_sound(&report.diagnostics);
        if arguments.json {
            json_reports.push(json!({
                "dossier": dossier.name,
                "normalised": report.normalised,
                "copies": report.archived.iter().map(|(index, state)| json!({
                    "source": dossier.sources[*index].id, "state": state_name(state),
                })).collect::<Vec<_>>(),
                "findings": report.findings.iter().map(|finding| json!({
                    "fact": finding.fact, "figure": finding.figure, "source": finding.source,
                    "printed": finding.printed, "outcome": outcome_name(&finding.outcome), "line": finding.span.line(),
                })).collect::<Vec<_>>(),
                "diagnostics": report.diagnostics.iter().map(terminal::diagnostic_json).collect::<Vec<_>>(),
            }));
        } else {
            terminal::diagnostics(&report.diagnostics);
            for (index, state) in &report.archived {
                terminal::note(&format!("{}: {}", dossier.sources[*index].id, describe(state)));
            }
            let mut parts = Vec::new();
            for name in [
                "value present",
                "term present",
                "unverifiable",
                "value differs",
                "not read",
                "not found",
                "ambiguous",
                "no copy",
            ] {
                let number =
                    report.findings.iter().filter(|finding| outcome_name(&finding.outcome) == name).count();
                if number > 0 {
                    parts.push(format!("{number} {name}"));
                }
            }
            terminal::note(&format!(
                "{}: {} · {}",
                dossier.name,
                count(report.findings.len(), "printed form", "printed forms"),
                parts.join(", ")
            ));
        }
        if arguments.pin {
            let pinned = pin(dossier, &report, folder)?;
            terminal::note(&format!(
                "{} pinned in `{}`",
                count(pinned, "copy", "copies"),
                crate::disk::shown(&folder.join("sources.toml"))
            ));
        }
    }
    if arguments.json {
        terminal::print_json(
            &json!({ "schema": "factbrief/verify", "version": 1, "dossiers": json_reports }),
        )?;
    }
    Ok(if sound { Verdict::Right } else { Verdict::Wrong })
}

fn state_name(state: &ArchivedState) -> &'static str {
    match state {
        ArchivedState::Same => "same",
        ArchivedState::Changed => "changed",
        ArchivedState::Unpinned(_) => "unpinned",
        ArchivedState::Missing => "missing",
        ArchivedState::Unreadable => "unreadable",
        ArchivedState::None => "none",
    }
}

fn describe(state: &ArchivedState) -> &'static str {
    match state {
        ArchivedState::Same => "the copy is the one that was pinned",
        ArchivedState::Changed => "the copy is not the one that was pinned",
        ArchivedState::Unpinned(_) => "the copy is not pinned yet; `--pin` does it",
        ArchivedState::Missing => "there is no copy",
        ArchivedState::Unreadable => "the copy can't be read",
        ArchivedState::None => "no copy is registered",
    }
}

/// The name of an outcome: a value is present or not; nothing is said about the claim.
fn outcome_name(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::ValueFound => "value present",
        Outcome::TermFound => "term present",
        Outcome::ValueDiffers { .. } => "value differs",
        Outcome::Unread { .. } => "not read",
        Outcome::NotFound { .. } | Outcome::NothingPrinted => "not found",
        Outcome::Ambiguous { .. } => "ambiguous",
        Outcome::NoCopy => "no copy",
        Outcome::Unverifiable { .. } => "unverifiable",
    }
}
