//! `verify`: compares the dossier with the archived sources.

use serde_json::json;

use super::arguments::VerifyArguments;
use super::messages::verify as messages;
use super::verdict::Verdict;
use super::{archive, project, terminal};
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
        sound &= report.is_sound();
        if arguments.json {
            json_reports.push(json!({
                "dossier": dossier.name,
                "normalised": report.normalised,
                "copies": report.archived.iter().map(|(index, state)| json!({
                    "source": dossier.sources[*index].id, "state": state_name(state),
                })).collect::<Vec<_>>(),
                "findings": report.findings.iter().map(|finding| json!({
                    "fact": finding.fact, "figure": finding.figure, "source": finding.source,
                    "printed": finding.printed, "outcome": finding.outcome.name(), "line": finding.span.line(),
                })).collect::<Vec<_>>(),
                "nouns": report.nouns.keys().collect::<Vec<_>>(),
                "diagnostics": report.diagnostics.iter().map(terminal::diagnostic_json).collect::<Vec<_>>(),
            }));
        } else {
            terminal::diagnostics(&report.diagnostics);
            for (index, state) in &report.archived {
                if let Some(said) = messages::copy(&dossier.sources[*index].id, state) {
                    terminal::note(&said);
                }
            }
            let same = report.archived.iter().filter(|(_, state)| *state == ArchivedState::Same).count();
            if same > 0 {
                terminal::note(&messages::unchanged(same));
            }
            let outcomes: Vec<&Outcome> = report.findings.iter().map(|finding| &finding.outcome).collect();
            terminal::note(&messages::summary(&dossier.name, &outcomes));
            let derived = dossier.facts.iter().filter(|fact| fact.derivation.is_some()).count();
            if derived > 0 {
                terminal::note(&messages::derived(derived));
            }
            if !report.nouns.is_empty() {
                terminal::note(&messages::on_the_authors_word(&report.nouns));
            }
        }
        if arguments.pin {
            let pinned = pin(dossier, &report, folder)?;
            terminal::note(&messages::pinned(pinned, &crate::disk::shown(&folder.join("sources.toml"))));
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
