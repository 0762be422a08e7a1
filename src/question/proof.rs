//! What the archive says of the printed forms of a dossier, for a view of its facts.

use serde::Serialize;

use crate::diagnostic::Span;
use crate::model::Evidence;
use crate::verify::{Outcome, Report};

/// What the printed forms of a dossier were compared with.
#[derive(Debug)]
pub enum Proofs {
    /// With an archive, whose folder is named.
    Compared(String, Report),
    /// With nothing, since the archive isn't on this machine; as it was named.
    Elsewhere(String),
    /// With nothing, since nobody names an archive.
    NoArchive,
}

/// What `verify` says of a printed form.
#[derive(Debug, Serialize)]
pub struct ProofView<'a> {
    /// The name of the outcome, as in the JSON of `verify`.
    pub outcome: &'static str,
    /// Why a form can't be compared, as its author says, or how it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<&'a str>,
}

impl Proofs {
    /// The outcomes of a piece of evidence, by figure, for a view; none where nothing was compared.
    pub fn of<'a>(&'a self, evidence: &Evidence) -> Vec<(&'a str, ProofView<'a>)> {
        self.outcomes(evidence).into_iter().map(|(figure, outcome)| (figure, proof(outcome))).collect()
    }

    /// The outcomes of a piece of evidence, by figure; none where nothing was compared.
    pub fn outcomes<'a>(&'a self, evidence: &Evidence) -> Vec<(&'a str, &'a Outcome)> {
        let Self::Compared(_, report) = self else { return Vec::new() };
        // A finding stands at its printed form, or where nothing is printed at its evidence.
        let places: Vec<&Span> = evidence
            .as_printed
            .values()
            .map(|(_, span)| span)
            .chain(std::iter::once(&evidence.span))
            .collect();
        let own = report.findings.iter().filter(|finding| places.contains(&&finding.span));
        own.map(|finding| (finding.figure.as_str(), &finding.outcome)).collect()
    }
}

fn proof(outcome: &Outcome) -> ProofView<'_> {
    let why = match outcome {
        Outcome::Unverifiable { why } | Outcome::ValueDiffers { why, .. } | Outcome::Unread { why, .. } => {
            Some(why.as_str())
        }
        _ => None,
    };
    ProofView { outcome: outcome.name(), why }
}
